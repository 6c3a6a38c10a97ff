"""An approved request in one step, for tests of what comes after it."""

from __future__ import annotations

from app.customers.model import Ref
from app.release import actions, queries
from app.release.model import Document, RecipientKind, ReleaseForm
from tests.fixtures.papers import scan_of
from tests.fixtures.vault import PASSPHRASES, Office


def approved(office: Office, customer: Ref, fields: tuple[str, ...], items: tuple[Ref, ...], **changes: object) -> Ref:
    """Lan asks, Quân approves."""
    form = ReleaseForm(
        customer=customer,
        recipient_kind=RecipientKind.PARTNER,
        recipient_name="Đại lý Hòa Bình",
        recipient_contact="giaohang@hoabinh.example",
        purpose="Giao hàng",
        fields=fields,
        items=items,
        until="2026-12-01",
        consent=Document("dong-y.pdf", "application/pdf", scan_of("Tôi đồng ý")),
        **changes,  # type: ignore[arg-type]
    )
    ref = actions.ask_release(office.sign_in("lan"), form)
    quan = office.sign_in("quan")
    digest = queries.get_release(quan, ref).digest
    actions.decide_release(quan, ref, digest, True, "đủ văn bản", PASSPHRASES["quan"])
    return ref
