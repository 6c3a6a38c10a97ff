"""An approved request in one step, for tests of what comes after it."""

from __future__ import annotations

from app.customers.model import Ref
from app.release import actions
from tests.fixtures.releases import approve, release_form
from tests.fixtures.vault import Office


def approved(office: Office, customer: Ref, fields: tuple[str, ...], items: tuple[Ref, ...], **changes: object) -> Ref:
    """Lan asks, Quân approves, at cơ mật with the officer beside him."""
    form = release_form(customer, purpose="Giao hàng", fields=fields, items=items, **changes)
    ref = actions.ask_release(office.sign_in("lan"), form)
    approve(office, ref, office.sign_in("quan"))
    return ref
