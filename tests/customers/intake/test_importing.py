"""Lists on a real vault: imported whole or not at all, cancelled, cut off; what stands in the journal."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.access.event import Event
from app.access.level import Level
from app.customers.intake import actions
from app.customers.intake.actions import import_customers, undo_interrupted_imports
from app.customers.intake.model import ImportChoices
from app.customers.intake.queries import preview_import
from app.customers.queries import list_customers
from app.errors import Cancelled, Problem
from app.journal.entry import Detail, open_detail
from app.keys.wrap import EncryptionKey
from app.session.door import Session
from app.vault.check import check_compartment
from tests.fixtures.settling import settles
from tests.fixtures.vault import Office

LOW, MIDDLE, HIGH = Level
LIST = "Tên khách hàng,Mã khách hàng,Mức mật\nAn,KH1,bí mật\nBình,KH2,cơ mật\nCúc,KH3,bí mật\n"


def _told(office: Office) -> list[Detail]:
    """The whole journal in the open, as an officer reads it."""
    officer = office.sign_in("ha")
    opener = [EncryptionKey.from_bytes(key) for key in officer.identity.house.journal]
    return [open_detail(opener, officer.vault.vault_id, entry.detail) for entry in officer.journal.entries()]


def _import(session: Session, office: Office, path: Path, **more: object) -> object:
    preview = preview_import(session, office.project, str(path), ImportChoices(LOW))
    return import_customers(session, office.project, preview, str(path), ImportChoices(LOW), **more)  # type: ignore[arg-type]


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def test_a_list_is_imported_level_by_level(office: Office, sheet: Path) -> None:
    session = office.sign_in("lan")
    result = _import(session, office, sheet)
    assert result.by_level == ((LOW, 2), (MIDDLE, 1))  # type: ignore[attr-defined]
    page = list_customers(session, office.project, (LOW, MIDDLE))
    assert [row.name for row in page.rows] == ["An", "Bình", "Cúc"]
    assert session.vault.directory.intents() == []
    imported = [detail for detail in _told(office) if detail.event == Event.CUSTOMER_IMPORT.value]
    assert [(detail.level, detail.note) for detail in imported] == [(1, "rows:2"), (2, "rows:1")]


def test_a_list_that_changed_after_the_preview_is_refused(office: Office, sheet: Path) -> None:
    session = office.sign_in("lan")
    preview = preview_import(session, office.project, str(sheet), ImportChoices(LOW))
    sheet.write_text(LIST.replace("Bình", "Bích"), encoding="utf-8")
    with pytest.raises(Problem, match=r"customers\.import_changed"):
        import_customers(session, office.project, preview, str(sheet), ImportChoices(LOW))
    assert list_customers(session, office.project, (LOW, MIDDLE)).total == 0


def test_one_bad_row_or_a_level_above_refuses_the_whole_list(office: Office, sheet: Path) -> None:
    nam = office.sign_in("nam")
    with pytest.raises(Problem, match=r"customers\.import_bad_rows"):
        _import(nam, office, sheet)
    lan = office.sign_in("lan")
    _import(lan, office, sheet)
    with pytest.raises(Problem, match=r"customers\.import_empty"):
        _import(lan, office, sheet)  # every code is there already
    assert list_customers(lan, office.project, (LOW, MIDDLE)).total == 3


def test_cancelling_imports_nothing(office: Office, sheet: Path) -> None:
    session = office.sign_in("lan")

    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        _import(session, office, sheet, progress=stop)
    assert list_customers(session, office.project, (LOW, MIDDLE)).total == 0
    assert session.vault.directory.intents() == []


def _fail_in_second(monkeypatch: pytest.MonkeyPatch, session: Session) -> None:
    real = type(session).change

    def change(self: Session, event: Event, subject: object) -> object:
        if getattr(subject, "level", None) == MIDDLE and str(getattr(subject, "note", "")).startswith("rows"):
            raise Problem("vault.disk_full")
        return real(self, event, subject)  # type: ignore[arg-type]

    monkeypatch.setattr(type(session), "change", change)


def test_a_failure_in_the_second_compartment_takes_the_first_back(
    office: Office, sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = office.sign_in("lan")
    with monkeypatch.context() as patch:
        _fail_in_second(patch, session)
        with pytest.raises(Problem, match=r"vault\.disk_full"):
            _import(session, office, sheet)
    assert list_customers(session, office.project, (LOW, MIDDLE)).total == 0
    assert session.vault.directory.intents() == []
    for level in (LOW, MIDDLE):
        compartment = session.compartment(office.project, level)
        assert check_compartment(compartment, session.vault.roster.public_key_of) == []


def test_what_could_not_be_taken_back_is_at_the_next_unlocking(
    office: Office, sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = office.sign_in("lan")
    with monkeypatch.context() as patch:
        _fail_in_second(patch, session)
        patch.setattr(actions, "_take_back", _out_of_room)
        with pytest.raises(Problem):
            _import(session, office, sheet)
    assert list_customers(session, office.project, (LOW, MIDDLE)).total == 2
    assert settles(undo_interrupted_imports)
    assert office.sign_in("nam").vault.directory.intents() != []  # not all levels: left to somebody who has them
    assert office.sign_in("minh").vault.directory.intents() != []
    assert office.sign_in("long", "top_secret").vault.directory.intents() != []  # another room may be in the middle
    again = office.sign_in("lan")
    assert again.vault.directory.intents() == []
    assert list_customers(again, office.project, (LOW, MIDDLE)).total == 0


def _out_of_room(*_: object, **__: object) -> None:
    raise Problem("vault.disk_full")
