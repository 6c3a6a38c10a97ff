"""Other files of the same project that may be about the same customer: an order touches one file, and says so.

The same customer may have been entered twice, at one level or at two. Which of them is to be destroyed is what the
people decide who sign; the others are shown to them, by code and name, as far as this session opens their levels.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.access.level import Level
from app.customers.collation import sort_key
from app.customers.model import Ref, from_body
from app.customers.projection import CUSTOMER
from app.vault.compartment import Compartment

MOST = 20
_BY_NAME = "SELECT rid, code, name FROM customer WHERE name_key = ? AND rid <> ?"
_BY_TAX = (
    "SELECT rid, code, name FROM customer WHERE id IN (SELECT rowid FROM customer_words WHERE customer_words MATCH ?) "
    "AND tax_code = ? AND rid <> ?"
)


def namesakes(compartments: Sequence[Compartment], customer: Ref) -> tuple[tuple[Level, str, str], ...]:
    """(level, code, name) of files with the same name or tax code, at most `MOST`."""
    own = next(
        (
            record.body
            for compartment in compartments
            if (record := compartment.get(customer.rid)) is not None and record.op == "U" and record.kind == CUSTOMER
        ),
        None,
    )
    if own is None:
        return ()
    form = from_body(own)
    found: dict[bytes, tuple[Level, str, str]] = {}
    for compartment in compartments:
        rows = compartment.rows(_BY_NAME, (sort_key(form.name), customer.rid))
        if form.tax_code:
            bare = "".join(letter for letter in form.tax_code if letter.isalnum())
            rows += compartment.rows(_BY_TAX, (f'"{bare}"', form.tax_code, customer.rid))
        for rid, code, name in rows:
            found.setdefault(rid, (Level(compartment.place.level), code, name))
    return tuple(sorted(found.values()))[:MOST]
