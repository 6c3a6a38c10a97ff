"""Taking back a batch so large that the search index is made anew: all of it or nothing, and nothing else is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.access.level import Level
from app.customers.actions import create_customer
from app.customers.form import CustomerForm
from app.customers.intake.actions import import_customers, undo_import
from app.customers.intake.model import ImportChoices, Taken
from app.customers.intake.queries import look_at_import, preview_import
from app.customers.projection import CustomerProjection
from app.customers.queries import list_customers
from app.errors import Cancelled
from app.ids import Id
from app.session.door import Session
from app.vault.check import check_compartment
from tests.fixtures.vault import Office

LOW = Level.CONFIDENTIAL
ROWS = 1200


def brought(office: Office, session: Session, folder: Path) -> Id:
    """Many customers of one list, beside one who was there before."""
    create_customer(session, office.project, CustomerForm("Trần Đã Có", "CU-1"))
    path = folder / "list.csv"
    rows = [f"Nguyễn Văn {number},KH{number:05d}" for number in range(ROWS)]
    path.write_text("\n".join(["Tên khách hàng,Mã khách hàng", *rows]), "utf-8")
    choices = ImportChoices(LOW)
    preview = preview_import(session, office.project, str(path), choices)
    return import_customers(session, office.project, preview, str(path), choices).batch


def found(office: Office, session: Session, text: str) -> int:
    return list_customers(session, office.project, (LOW,), text).total


def test_a_large_batch_goes_whole_and_leaves_the_index_right(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    anew: list[int] = []
    index = CustomerProjection.index
    monkeypatch.setattr(CustomerProjection, "index", lambda self, file: (anew.append(1), index(self, file))[1])
    lan = office.sign_in("lan")
    batch = brought(office, lan, tmp_path)
    told: list[tuple[int, int]] = []
    assert look_at_import(lan, office.project, batch) == Taken(ROWS, 0, 0, 0)
    assert undo_import(lan, office.project, batch, lambda *step: told.append(step)) == Taken(ROWS, 0, 0, 0)
    assert (told, anew) == ([(ROWS, ROWS)], [1])
    assert [found(office, lan, text) for text in ("", "van", "kh00001", "da co", "cu-1")] == [1, 0, 0, 1, 1]
    compartment = lan.compartment(office.project, LOW)
    assert check_compartment(compartment, lan.vault.roster.public_key_of) == []


def test_taking_back_that_is_stopped_took_nothing(office: Office, tmp_path: Path) -> None:
    lan = office.sign_in("lan")
    batch = brought(office, lan, tmp_path)

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        undo_import(lan, office.project, batch, stop)
    assert [found(office, lan, text) for text in ("", "van", "kh00001", "da co")] == [ROWS + 1, ROWS, 1, 1]
    assert undo_import(lan, office.project, batch).removed == ROWS
