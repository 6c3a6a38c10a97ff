"""A customer with something of every kind at every level, and eyes that read every cell of a compartment."""

from __future__ import annotations

from app.access.level import Level
from app.copies.actions import register_paper
from app.copies.model import PaperForm
from app.customers.actions import add_item, create_customer, edit_customer, save_draft
from app.customers.classification.model import LevelForm
from app.customers.form import CustomerForm, ItemForm, ItemKind, Ref
from app.customers.model import Draft
from app.ids import Id
from app.journal.entry import Detail, open_detail
from app.keys.wrap import EncryptionKey
from app.release.actions import ask_release
from app.session.door import TOP_SECRET_ROOM, Session
from app.vault.check import check_compartment
from tests.fixtures.releases import release_form
from tests.fixtures.vault import Office

LOW, MIDDLE, HIGH = Level
FIRST = CustomerForm("Trần Thị Hồng Đào", "KH-0417", ("0901234567",), address="45 Nguyễn Huệ, Huế", owner="Nam")
STAYS = CustomerForm("Công ty Bách Việt", "KH-0418", owner="Lan")
TRACES = ("Hồng Đào", "hong dao", "KH-0417", "Nguyễn Huệ", "0901234567", "901234567", "trả chậm", "dong-y.pdf")
REVIEW = "2027-05-24"


def to(level: Level, reason: str = "Giá riêng", review: str = REVIEW, *, with_items: bool = False) -> LevelForm:
    """A new level with its reason."""
    return LevelForm(level, reason, review, ("own_terms",), with_items)


def furnish(office: Office, *, release: bool = True) -> tuple[Ref, Ref]:
    """A customer of level 1 with items at all levels, a release asked for, a print, a draft; and one that stays."""
    lan, long = office.sign_in("lan"), office.sign_in("long", TOP_SECRET_ROOM)
    customer = create_customer(lan, office.project, FIRST)
    stays = create_customer(lan, office.project, STAYS)
    edit_customer(lan, customer, FIRST, 1)
    add_item(lan, ItemForm(customer, ItemKind.DEALING, LOW, "Đơn hàng", "trả chậm"))
    add_item(lan, ItemForm(customer, ItemKind.DEALING, MIDDLE, "Hợp đồng khung", "trả chậm"))
    add_item(long, ItemForm(customer, ItemKind.POLICY, HIGH, "Giá sỉ riêng", "giảm 12 %"))
    add_item(lan, ItemForm(stays, ItemKind.DEALING, LOW, "Mua lẻ"))
    if release:
        ask_release(lan, release_form(customer, recipient_name="Hồng Đào", purpose="Đối chiếu", fields=("name",)))
        register_paper(lan, PaperForm(customer, "Thẻ của bà Hồng Đào", 2, "Lê Văn Giữ", "Tủ số 3", ""))
    values = {"name": "Trần Thị Hồng Đào", "level": "1", "base": "2"}
    key = f"customer:{customer.rid.hex()}"
    save_draft(lan, Draft(key, "customer", office.project, LOW, customer.rid, values, 0))
    lan.close()
    long.close()
    return customer, stays


def cells(session: Session, project: Id, level: Level) -> str:
    """Every cell of every table of one compartment, as one text."""
    compartment = session.compartment(project, level)
    found: list[str] = []
    tables = compartment.rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'")
    for (table,) in tables:
        for row in compartment.rows(f"SELECT * FROM {table}"):
            found += [cell.hex() + repr(cell) if isinstance(cell, bytes) else str(cell) for cell in row]
    return "\n".join(found).casefold()


def traces(session: Session, customer: Ref, level: Level) -> list[str]:
    """What of the customer stands anywhere in the compartment."""
    text = cells(session, customer.project, level)
    return [trace for trace in (*TRACES, customer.rid.hex()) if trace.casefold() in text]


def require_sound(session: Session) -> None:
    """Every open compartment passes the full check, and no procedure waits."""
    for row in session.projects():
        for level in row.levels:
            faults = check_compartment(session.compartment(row.project, level), session.vault.roster.public_key_of)
            assert faults == [], (level, faults)
    assert session.vault.directory.intents() == []


def told(office: Office) -> list[Detail]:
    """The whole journal in the open, as an officer reads it, newest last."""
    officer = office.sign_in("ha")
    opener = [EncryptionKey.from_bytes(key) for key in officer.identity.house.journal]
    return [open_detail(opener, officer.vault.vault_id, entry.detail) for entry in officer.journal.entries()]
