"""Repetitions in a list and in the vault, merging, batches and taking them back, on a real vault."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.access.event import Event
from app.access.level import Level
from app.customers.actions import add_item, create_customer, edit_customer
from app.customers.form import CustomerForm, ItemForm, ItemKind, Ref
from app.customers.intake import actions, writing
from app.customers.intake.actions import import_customers, undo_import, undo_interrupted_imports
from app.customers.intake.model import Act, Decision, Fate, ImportChoices, ImportPreview, ImportResult, Taken
from app.customers.intake.queries import compare_twins, list_imports, look_at_import, preview_import
from app.customers.queries import customer_history, get_customer, list_customers
from app.customers.rules.actions import save_fields
from app.customers.rules.model import PREFIX, CustomField, FieldType, Target
from app.errors import Cancelled, Problem, Refused
from app.journal.entry import Detail, open_detail
from app.keys.wrap import EncryptionKey
from app.session.door import Session
from app.vault.check import check_compartment
from tests.fixtures.settling import settles
from tests.fixtures.vault import Office

LOW, MIDDLE, HIGH = Level
HEAD = "Mã KH;Tên khách hàng;Điện thoại;MST;Ghi chú;Cấp mật"


def told(office: Office, event: Event) -> list[Detail]:
    officer = office.sign_in("ha")
    opener = [EncryptionKey.from_bytes(key) for key in officer.identity.house.journal]
    details = (open_detail(opener, officer.vault.vault_id, entry.detail) for entry in officer.journal.entries())
    return [detail for detail in details if detail.event == event.value]


def written(folder: Path, *lines: str) -> str:
    file = folder / "ds.csv"
    file.write_text("\n".join((HEAD, *lines)) + "\n", "utf-8")
    return str(file)


def bring(
    session: Session, office: Office, path: str, choices: ImportChoices | None = None
) -> tuple[ImportPreview, ImportResult]:
    choices = choices or ImportChoices(LOW)
    preview = preview_import(session, office.project, path, choices)
    return preview, import_customers(session, office.project, preview, path, choices)


def names(session: Session, office: Office, *levels: Level) -> list[str]:
    return [row.name for row in list_customers(session, office.project, levels or (LOW, MIDDLE)).rows]


@pytest.fixture
def known(office: Office) -> Ref:
    """A customer of bí mật with everything but a note."""
    form = CustomerForm("Công ty An", "K1", ("0901234567", "0907654321"), tax_code="0100109106")
    return create_customer(office.sign_in("lan"), office.project, form)


def test_every_kind_of_repetition_is_found_and_nothing_is_said_of_levels_above(
    office: Office, known: Ref, tmp_path: Path
) -> None:
    lan = office.sign_in("lan")
    create_customer(lan, office.project, CustomerForm("Bí ẩn", "K9", ("0912345678",), level=MIDDLE))
    path = written(
        tmp_path, "k1;A;;;;", "K2;B;;0100109106;;", "K3;công ty an;0907654321;;;", "K4;D;0901234567;;;",
        "K9;E;;;;", "K5;F;0912345678;;;", "K5;G;;;;", "K6;Mới;;;;",
    )  # fmt: skip
    preview = preview_import(lan, office.project, path, ImportChoices(LOW))
    found = [(row.twin.by, row.twin.line, row.fate) if row.twin else None for row in preview.rows]
    assert found == [
        ("code", 0, Fate.SKIP), ("tax_code", 0, Fate.SKIP), ("name_phone", 0, Fate.SKIP), ("phone", 0, Fate.ADD),
        ("code", 0, Fate.SKIP), ("phone", 0, Fate.ADD), ("code", 7, Fate.SKIP), None,
    ]  # fmt: skip
    assert (preview.good, preview.skipped, preview.twins) == (3, 5, 7)
    below = office.sign_in("nam")  # bí mật alone
    seen = preview_import(below, office.project, path, ImportChoices(LOW))
    assert [row.line for row in seen.rows if row.twin is None] == [6, 7, 9]
    assert [row.twin.ref.level for row in seen.rows if row.twin and row.twin.ref] == [LOW] * 4


def test_a_merge_fills_what_is_empty_and_takes_what_was_chosen(office: Office, known: Ref, tmp_path: Path) -> None:
    lan = office.sign_in("lan")
    path = written(
        tmp_path, "K1;Công ty An Khang;0911111111;;Gọi sáng;cơ mật", "K8;Mới;0933333333;;;", ";Mới;0933333333;;Hai;"
    )
    choices = ImportChoices(LOW, sure=Act.MERGE, decisions=(Decision(2, Act.MERGE, ("name",)),))
    preview, result = bring(lan, office, path, choices)
    assert (preview.good, preview.merged) == (1, 2)
    assert (result.added, result.merged) == (1, 1)
    card = get_customer(lan, known)
    assert card.rev == 2
    assert (card.form.name, card.form.note, card.form.level) == ("Công ty An Khang", "Gọi sáng", LOW)
    assert card.form.phones == ("+84901234567", "+84907654321")
    new = next(row for row in list_customers(lan, office.project, (LOW,)).rows if row.name == "Mới")
    assert get_customer(lan, new.ref).form.note == "Hai"
    (merge,) = told(office, Event.CUSTOMER_IMPORT_MERGE)
    assert (merge.rid, merge.level) == (known.rid, 1)
    assert [detail.note for detail in told(office, Event.CUSTOMER_IMPORT)] == ["rows:1 merged:1"]


def test_a_list_that_says_nothing_new_changes_nobody(office: Office, known: Ref, tmp_path: Path) -> None:
    """Whoever brings the same list in again leaves no revision behind, and where it is checked no empty correction."""
    lan = office.sign_in("lan")
    path = written(tmp_path, "K1;Công ty An;0901234567;;Gọi sáng;", "K2;Bình;;;;")
    choices = ImportChoices(LOW, sure=Act.MERGE)
    assert bring(lan, office, path, choices)[1].merged == 1
    _, again = bring(lan, office, path, choices)
    assert (again.added, again.merged, get_customer(lan, known).rev) == (0, 0, 2)
    assert len(told(office, Event.CUSTOMER_IMPORT_MERGE)) == 1
    assert undo_import(lan, office.project, again.batch) == Taken(0, 0, 0, 0)


def test_what_hangs_on_somebody_is_seen_although_the_clock_was_set_back(office: Office, tmp_path: Path) -> None:
    lan = office.sign_in("lan")
    _, result = bring(lan, office, written(tmp_path, "K1;An;;;;", "K2;Bình;;;;"))
    first = next(row for row in list_customers(lan, office.project, (LOW,)).rows if row.code == "K1")
    office.clock.advance(-2 * 3600 * 1_000_000)
    item = add_item(lan, ItemForm(first.ref, ItemKind.DEALING, MIDDLE, "Đơn hàng"))
    assert undo_import(lan, office.project, result.batch) == Taken(1, 0, 0, 1)
    (kept,) = get_customer(lan, first.ref).items
    assert kept.ref == item


def test_what_the_vault_has_is_shown_beside_a_row_and_on_record(office: Office, known: Ref, tmp_path: Path) -> None:
    lan = office.sign_in("lan")
    preview = preview_import(lan, office.project, written(tmp_path, "K1;Khác;;;;"), ImportChoices(LOW))
    (pair,) = compare_twins(lan, office.project, preview.rows)
    assert (pair.ours.name, pair.theirs.name) == ("Công ty An", "Khác")
    assert [(detail.rid, detail.level) for detail in told(office, Event.CUSTOMER_IMPORT_COMPARE)] == [(known.rid, 1)]
    with pytest.raises(Refused, match=r"session\.not_your_duty"):
        compare_twins(office.sign_in("ha"), office.project, preview.rows)
    elsewhere = tuple(
        replace(row, twin=replace(row.twin, ref=replace(row.twin.ref, project=office.world.new_id())))
        for row in preview.rows
        if row.twin is not None and row.twin.ref is not None
    )
    with pytest.raises(Problem, match=r"customers\.not_found"):
        compare_twins(lan, office.project, elsewhere)
    assert len(told(office, Event.CUSTOMER_IMPORT_COMPARE)) == 2  # one look and one refusal


def test_a_customer_changed_since_the_preview_stops_the_import(office: Office, known: Ref, tmp_path: Path) -> None:
    lan = office.sign_in("lan")
    choices, path = ImportChoices(LOW, sure=Act.MERGE), written(tmp_path, "K1;An;;;Mới;", "K7;B;;;;")
    preview = preview_import(lan, office.project, path, choices)
    edit_customer(lan, known, CustomerForm("Công ty An", "K1", note="Khác"), 1)
    with pytest.raises(Problem, match=r"customers\.import_changed"):
        import_customers(lan, office.project, preview, path, choices)
    with pytest.raises(Problem, match=r"customers\.import_changed"):
        import_customers(lan, office.project, preview, path, ImportChoices(LOW))
    assert names(lan, office) == ["Công ty An"]


def test_a_batch_is_taken_back_as_one_act_after_days(office: Office, known: Ref, tmp_path: Path) -> None:
    lan = office.sign_in("lan")
    choices = ImportChoices(LOW, sure=Act.MERGE)
    path = written(tmp_path, "K1;An;;;Gộp;", "K2;B;;;;", "K3;C;;;;cơ mật", "K4;D;;;;", "K5;E;;;;")
    _, result = bring(lan, office, path, choices)
    refs = {row.name: row.ref for row in list_customers(lan, office.project, (LOW, MIDDLE)).rows}
    edit_customer(lan, refs["D"], CustomerForm("D sửa", "K4"), 1)
    add_item(lan, ItemForm(refs["E"], ItemKind.DEALING, MIDDLE, "Hợp đồng"))
    office.world.clock.advance(5 * 24 * 3600)  # type: ignore[attr-defined]
    again = office.sign_in("lan")
    (batch,) = list_imports(again, office.project)
    assert (batch.batch, batch.added, batch.merged, batch.undoable) == (result.batch, 4, 1, True)
    assert batch.levels == ((LOW, 3), (MIDDLE, 1))
    assert look_at_import(again, office.project, batch.batch) == Taken(2, 1, 1, 1)
    assert undo_import(again, office.project, batch.batch) == Taken(2, 1, 1, 1)
    assert names(again, office) == ["Công ty An", "D sửa", "E"]
    assert get_customer(again, known).form.note == ""
    assert len(customer_history(again, known)) == 3
    notes = [(detail.level, detail.note) for detail in told(office, Event.CUSTOMER_IMPORT_UNDO)]
    assert notes == [(1, "rows:1 merged:1 stayed:2"), (2, "rows:1 merged:0 stayed:0")]
    (after,) = list_imports(again, office.project)
    assert after.undone_by == "Nguyễn Thị Lan"
    with pytest.raises(Problem, match=r"intake\.no_such_batch"):
        undo_import(again, office.project, batch.batch)
    for level in (LOW, MIDDLE):
        compartment = again.compartment(office.project, level)
        assert check_compartment(compartment, again.vault.roster.public_key_of) == []


def test_only_the_importer_and_managers_take_a_batch_back(office: Office, tmp_path: Path) -> None:
    _, result = bring(office.sign_in("lan"), office, written(tmp_path, "K2;B;;;;", "K3;C;;;;cơ mật"))
    other = office.sign_in("nam")
    (seen,) = list_imports(other, office.project)
    assert (seen.levels, seen.undoable) == (((LOW, 1),), False)  # nothing of cơ mật, not even that there is more
    with pytest.raises(Refused, match=r"intake\.not_your_batch"):
        undo_import(other, office.project, result.batch)
    with pytest.raises(Refused, match=r"session\.not_your_duty"):
        undo_import(office.sign_in("ha"), office.project, result.batch)
    manager = office.sign_in("quan")
    assert undo_import(manager, office.project, result.batch).removed == 2
    outcomes = [detail.outcome for detail in told(office, Event.CUSTOMER_IMPORT_UNDO)]
    assert outcomes == ["intake.not_your_batch", "ok", "ok"]


def test_a_taking_back_that_was_cut_off_goes_on_at_the_next_unlocking(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lan = office.sign_in("lan")
    _, result = bring(lan, office, written(tmp_path, "K2;B;;;;", "K3;C;;;;cơ mật"))
    real = type(lan).change

    def change(self: Session, event: Event, subject: object) -> object:
        if event is Event.CUSTOMER_IMPORT_UNDO and getattr(subject, "level", None) == MIDDLE:
            raise KeyboardInterrupt
        return real(self, event, subject)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(type(lan), "change", change)
        patch.setattr(actions, "_finish", lambda *_: None)
        with pytest.raises(KeyboardInterrupt):
            undo_import(lan, office.project, result.batch)
    assert names(lan, office) == ["C"]
    assert settles(undo_interrupted_imports)
    again = office.sign_in("lan")
    assert names(again, office) == []
    assert again.vault.directory.intents() == []


def test_stopping_while_writing_leaves_nothing(
    office: Office, known: Ref, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "AT_ONCE", 500)
    lan = office.sign_in("lan")
    lines = [f"N{number};Khách {number};;;;{'cơ mật' if number % 2 else ''}" for number in range(1300)]
    path, choices = written(tmp_path, *lines, "K1;An;;;Gộp;"), ImportChoices(LOW, sure=Act.MERGE)
    preview = preview_import(lan, office.project, path, choices)
    seen: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        seen.append((done, total))
        if done > 1000:
            raise Cancelled

    with pytest.raises(Cancelled):
        import_customers(lan, office.project, preview, path, choices, progress=stop)
    assert [done for done, _ in seen] == [500, 650, 1151]
    assert names(lan, office) == ["Công ty An"]
    assert get_customer(lan, known).form.note == ""
    assert lan.vault.directory.intents() == []


def test_fields_of_the_projects_own_are_filled_and_taken_one_by_one(office: Office, tmp_path: Path) -> None:
    lan = office.sign_in("lan")
    own = tuple(CustomField(Target.CUSTOMER, name, FieldType.TEXT) for name in ("Số tài khoản", "Ngân hàng", "Ngành"))
    account, bank, trade = save_fields(office.sign_in("quan"), office.project, own, 0).fields
    had = tuple(sorted(((account.id, "111"), (bank.id, "VCB"))))
    ref = create_customer(lan, office.project, CustomerForm("Công ty An", "K1", custom=had))
    file = tmp_path / "ds.csv"
    file.write_text("Mã KH;Tên khách hàng;Số tài khoản;Ngân hàng;Ngành\nK1;Công ty An;222;ACB;gạo\n", "utf-8")
    taken = (f"{PREFIX}{account.id}",)
    choices = ImportChoices(LOW, sure=Act.MERGE, decisions=(Decision(2, Act.MERGE, taken),))
    bring(lan, office, str(file), choices)
    assert dict(get_customer(lan, ref).form.custom) == {account.id: "222", bank.id: "VCB", trade.id: "gạo"}
