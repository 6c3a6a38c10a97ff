"""Short words for tests of entries: enter, review, verify."""

from __future__ import annotations

from app.access.level import Level
from app.customers.actions import create_customer, edit_customer
from app.customers.entry.actions import review_entry, verify_entry
from app.customers.entry.model import Checked, EntryRow, EntryView, Queue
from app.customers.entry.queries import get_entry, list_entries, open_entry_about
from app.customers.form import CustomerForm, Ref
from app.customers.queries import get_customer
from app.journal.entry import Detail, open_detail
from app.keys.wrap import EncryptionKey
from app.session.door import Session
from tests.fixtures.entering import EntryOffice

LOW, MIDDLE, HIGH = Level
FORM = CustomerForm("Trần Thị Bưởi", "KH-7", ("0912345678",), "buoi@example.vn", "0100109106", "12 Hàng Bông")
TYPED = {"phones": "0912 345 678", "tax_code": "0100109106"}
SOURCE = "Giấy đăng ký kinh doanh"


def entry_of(session: Session, target: Ref) -> EntryRow:
    row = open_entry_about(session, target)
    assert row is not None
    return row


def look(session: Session, target: Ref) -> EntryView:
    return get_entry(session, entry_of(session, target).ref)


def entered(office: EntryOffice, form: CustomerForm = FORM, who: str = "thu") -> Ref:
    """The customer that an entry proposes."""
    return create_customer(office.sign_in(who), office.project, form)


def reviewed(office: EntryOffice, target: Ref, who: str = "mai") -> None:
    session = office.sign_in(who)
    view = look(session, target)
    review_entry(session, view.row.ref, view.rev)


def verified(office: EntryOffice, target: Ref, typed: dict[str, str] | None = None, who: str = "hung") -> Checked:
    session = office.sign_in(who)
    view = look(session, target)
    given = TYPED if typed is None else typed
    return verify_entry(session, view.row.ref, {field: given[field] for field in view.retype}, SOURCE, view.rev)


def in_force(office: EntryOffice, form: CustomerForm = FORM) -> Ref:
    """A customer that went through all three steps."""
    target = entered(office, form)
    reviewed(office, target)
    assert verified(office, target).matched
    return target


def corrected(office: EntryOffice, target: Ref, form: CustomerForm, who: str = "thu") -> None:
    session = office.sign_in(who)
    edit_customer(session, target, form, get_customer(session, target).rev)


def queue(session: Session, which: Queue) -> list[str]:
    (project,) = session.projects()
    page = list_entries(session, project.project, session.levels(project.project), which)
    return [row.title for row in page.rows]


def told(office: EntryOffice) -> list[Detail]:
    """The whole journal in the open, as an officer reads it."""
    officer = office.sign_in("ha")
    opener = [EncryptionKey.from_bytes(key) for key in officer.identity.house.journal]
    return [open_detail(opener, officer.vault.vault_id, entry.detail) for entry in officer.journal.entries()]
