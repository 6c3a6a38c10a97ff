"""What is typed about a consent, as a draft: which dialog it was, for whom, and about which consent."""

from __future__ import annotations

from app.customers.model import Draft, Ref

FORM = "consent"
"""What a draft of these dialogs is called."""


def draft_of(what: str, customer: Ref, consent: Ref | None = None) -> Draft:
    """The draft of recording, narrowing or withdrawing; ``what`` says which."""
    about = consent or customer
    values = {
        "what": what,
        "customer_rid": customer.rid.hex(),
        "customer_level": str(int(customer.level)),
        "consent": consent.rid.hex() if consent else "",
    }
    key = f"{FORM}:{what}:{about.rid.hex()}"
    return Draft(key, FORM, customer.project, customer.level, customer.rid, values, 0)
