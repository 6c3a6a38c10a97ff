"""An office with one customer that is to be destroyed, spread over all three levels, and one that stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from app.access.level import Level
from app.clock import SECOND
from app.copies.actions import register_paper
from app.copies.model import PaperForm
from app.customers.actions import add_item, create_customer, edit_customer, save_draft
from app.customers.model import CustomerForm, Draft, ItemForm, ItemKind, Ref
from app.customers.retention.model import USUAL_COOLING
from app.destruction import actions
from app.destruction.model import Certificate, Checkpoint, DestructionForm, Ground, Letter
from app.destruction.queries import get_order
from app.errors import NiemError
from app.release.actions import ask_release, hand_over_release
from app.release.model import Document
from app.session.door import TOP_SECRET_ROOM, Session
from tests.fixtures.papers import scan_of
from tests.fixtures.releases import approve, consent_form, release_form
from tests.fixtures.vault import PASSPHRASES, Office

CODE = "KH-0417"
GONE = CustomerForm(
    name="Trần Thị Hồng Đào",
    code=CODE,
    phones=("0901234567",),
    email="hongdao@example.vn",
    tax_code="0100109106",
    address="45 Nguyễn Huệ, Huế",
    level=Level.CONFIDENTIAL,
)
STAYS = CustomerForm(
    name="Công ty Bách Việt", code="KH-0418", phones=("0901234567",), level=Level.CONFIDENTIAL, owner="Lan"
)
COOLING = USUAL_COOLING * 60 * 60 * SECOND
"""How long an approved order waits."""
TRACES = ("Hồng Đào", "hong dao", "hongdao", CODE, "0100109106", "Nguyễn Huệ", "Giá sỉ riêng", "Bà Đào", "don-xin.pdf")
"""Texts of the customer that must be nowhere afterwards (the telephone number is shared with the one that stays)."""


@dataclass
class Desk:
    """Lan records, Quân and Hà approve, Quân executes upstairs with Hà beside."""

    office: Office
    customer: Ref
    stays: Ref
    order: Ref

    def upstairs(self) -> Session:
        return self.office.sign_in("quan", TOP_SECRET_ROOM)

    def execute(self, session: Session, checkpoint: Checkpoint = lambda _: None, code: str = CODE) -> Certificate:
        officer, count = self.office.credential("ha"), count_of(session, self.order)
        return actions.execute_destruction(
            session, self.order, code, count, PASSPHRASES["quan"], officer, checkpoint=checkpoint
        )


def handed_over(office: Office, customer: Ref, file: Path, recipient: str, paper: str) -> None:
    """Lan asks for a release to ``recipient``, Quân approves, Lan hands it over; ``paper`` names the consent's scan."""
    lan, quan = office.sign_in("lan"), office.sign_in("quan")
    scan = Document(paper, "application/pdf", scan_of("Tôi đồng ý"))
    form = release_form(
        customer, recipient_name=recipient, recipient_contact="hongdao@example.vn", purpose="Đối chiếu",
        consent=consent_form(customer, "Đối chiếu", giver=recipient, paper=scan),
    )  # fmt: skip
    ref = ask_release(lan, form)
    approve(office, ref, quan)
    hand_over_release(lan, ref, str(file))
    lan.close()
    quan.close()


def count_of(session: Session, order: Ref) -> int:
    """How many records the view says will go; 0 where the order cannot be seen, or is done."""
    try:
        return get_order(session, order).count
    except NiemError:
        return 0


def furnish(office: Office, place: Path, *, policy: bool = True) -> tuple[Ref, Ref]:
    """The two customers, with items, a release handed over, a print and a draft about the first.

    Without ``policy`` nothing of the first was ever written in the compartment of top secret.
    """
    lan, long = office.sign_in("lan"), office.sign_in("long", TOP_SECRET_ROOM)
    customer = create_customer(lan, office.project, GONE)
    stays = create_customer(lan, office.project, STAYS)
    edit_customer(lan, customer, replace(GONE, name="Trần Thị Hồng Đào (Huế)"), 1)
    add_item(lan, ItemForm(customer, ItemKind.DEALING, Level.SECRET, "Đơn hàng", "Bà Đào trả chậm"))
    if policy:
        add_item(long, ItemForm(customer, ItemKind.POLICY, Level.TOP_SECRET, "Giá sỉ riêng", "giảm 12 %"))
    add_item(lan, ItemForm(stays, ItemKind.DEALING, Level.SECRET, "Hợp đồng khung"))
    handed_over(office, customer, place / "giao.pdf", "Hồng Đào", "dong-y-hong-dao.pdf")
    register_paper(lan, PaperForm(customer, "Thẻ của bà Hồng Đào", 2, "Lê Văn Giữ", "Tủ số 3", ""))
    save_draft(lan, Draft("new", "customer", office.project, Level.CONFIDENTIAL, None, {"name": GONE.name}, 0))
    for session in (lan, long):
        session.close()
    return customer, stays


def requested(office: Office, customer: Ref) -> Ref:
    """Lan records the customer's own request."""
    lan = office.sign_in("lan")
    letter = Letter("don-xin.pdf", "application/pdf", scan_of("Đề nghị tiêu hủy", "trang hai"))
    form = DestructionForm(customer, Ground.CUSTOMER_REQUEST, "Trần Thị Hồng Đào", "2026-11-20", letter, True)
    order = actions.request_destruction(lan, form)
    lan.close()
    return order


def approved(
    office: Office, place: Path, before: Callable[[Ref, Ref], None] | None = None, *, policy: bool = True
) -> Desk:
    """A desk whose order waits to be executed; ``before`` is done to the two customers ahead of the request."""
    customer, stays = furnish(office, place, policy=policy)
    if before is not None:
        before(customer, stays)
    order = requested(office, customer)
    quan = office.sign_in("quan")
    actions.approve_destruction(quan, order, True, "", PASSPHRASES["quan"], office.credential("ha"))
    quan.close()
    office.clock.advance(COOLING)
    return Desk(office, customer, stays, order)
