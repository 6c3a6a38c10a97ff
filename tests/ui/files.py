"""What tests of the pages about leaving have in common: a customer, a scan, the forms around them."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

from app.access.level import Level
from app.customers.actions import create_customer
from app.customers.model import CustomerForm, Ref, Relation
from app.ids import Id
from app.release.model import ReleaseForm
from app.session.door import Session
from tests.fixtures import releases


def scan() -> bytes:
    """A picture as a scanner gives it."""
    picture = io.BytesIO()
    Image.new("RGB", (240, 320), "white").save(picture, "PNG")
    return picture.getvalue()


def scan_file(folder: Path) -> Path:
    """The same, on the disk."""
    path = folder / "ban-quet.png"
    path.write_bytes(scan())
    return path


def make_customer(session: Session, project: Id, level: Level = Level.SECRET, name: str = "Công ty Sông Thu") -> Ref:
    """A customer with everything that can be released."""
    form = CustomerForm(
        name=name,
        code=f"KH-{int(level)}-{name[-3:].upper()}",
        level=level,
        relation=next(iter(Relation)),
        phones=("+84901234567",),
        email="lienhe@songthu.example",
        tax_code="0100109106",
        address="12 phố Vọng, Hà Nội",
        owner="",
        note="",
    )
    return create_customer(session, project, form)


def release_form(customer: Ref, **changes: object) -> ReleaseForm:
    """A request that breaks no rule."""
    given: dict[str, object] = {
        "recipient_name": "Bà Trà",
        "recipient_contact": "0902 000 111",
        "purpose": "Giao hàng",
        "until": "2026-11-30",
    }
    return releases.release_form(customer, **{**given, **changes})
