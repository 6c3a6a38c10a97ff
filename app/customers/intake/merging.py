"""Bringing what a list says into a customer who is there already.

Rules:

1. What is empty is filled from the list, fields of the project's own included; what is there stays, except in the
   fields in which the list is believed. A field of the project's own is named ``custom:<id>`` there.
2. Level and relation are no empty fields: the level never changes by a merge, the relation only where it is believed.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from app.customers.form import CustomerForm
from app.customers.rules.model import PREFIX
from app.customers.validation import faults_of, normalised
from app.errors import Problem

FILLED = ("name", "code", "phones", "email", "tax_code", "address", "owner", "note")
CHOSEN = (*FILLED, "relation")
"""The fields in which a person may believe the list."""


def merged(ours: CustomerForm, theirs: CustomerForm, taken: Collection[str] = ()) -> CustomerForm:
    """``ours`` with what ``theirs`` adds. Raises Problem("customers.invalid") where the result would be none."""
    changes: dict[str, Any] = {
        field: getattr(theirs, field) for field in FILLED if getattr(theirs, field) and not getattr(ours, field)
    }
    have, said = dict(ours.custom), dict(theirs.custom)
    believed = {name: value for name, value in said.items() if PREFIX + name in taken}
    changes["custom"] = tuple(sorted((said | have | believed).items()))
    changes |= {field: getattr(theirs, field) for field in CHOSEN if field in taken and getattr(theirs, field)}
    whole = normalised(replace(ours, **changes))
    for field, fault in faults_of(whole):
        raise Problem("customers.invalid", field=field, fault=fault)
    return whole
