"""A small office's customers for the tests of these pages, made through the real actions."""

from __future__ import annotations

from collections.abc import Sequence

from app.access.level import Level
from app.customers.actions import add_item, create_customer
from app.customers.model import CustomerForm, ItemForm, ItemKind, Ref, Relation
from app.ids import Id
from app.session.door import Session

NAMES = (
    ("Công ty TNHH Phước Lộc", Level.SECRET),
    ("Bà Đặng Thị Ngọc Ánh", Level.CONFIDENTIAL),
    ("Công ty CP Dược phẩm Mỹ Đình", Level.SECRET),
    ("Ông Vũ Đình Đẩu", Level.CONFIDENTIAL),
    ("Hợp tác xã Nông nghiệp Ỷ La", Level.CONFIDENTIAL),
)
PHONE, EMAIL = "0901 234 567", "lienhe@phuocloc.vn"


def form(name: str, level: Level = Level.CONFIDENTIAL, code: str = "") -> CustomerForm:
    """A customer with everything in it."""
    return CustomerForm(
        name=name,
        code=code,
        phones=(PHONE,),
        email=EMAIL,
        tax_code="0100109106",
        address="12 Nguyễn Thị Minh Khai, Đà Nẵng",
        relation=Relation(("ordinary", "important", "interest")[level - 1]),
        owner="Nguyễn Thị Hường",
        level=level,
    )


def fill(session: Session, project: Id, names: Sequence[tuple[str, Level]] = NAMES) -> list[Ref]:
    """Enter these customers; the first has a note of its own level."""
    refs = [
        create_customer(session, project, form(name, level, f"KH-{number:04d}"))
        for number, (name, level) in enumerate(names, start=1)
    ]
    add_item(
        session, ItemForm(refs[0], ItemKind.POLICY, refs[0].level, "Chiết khấu 18 %", "Đơn từ 500 triệu", 500_000_000)
    )
    return refs
