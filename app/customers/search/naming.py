"""Which kept searches name a customer. A search knows nobody by id, only by what was typed.

1. A customer's code or tax code names them, and a phone number, or six digits in a row of one, however it is spelled.
2. So do the words of their name, in any order: all of them, or words with at least half of its letters; unless the same
   words name another customer of that compartment too. ("công ty thương mại" is the greater part of many a name.)
3. What a search was called, and what it once looked for, counts as well as what it looks for now.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.customers.body import from_body
from app.customers.folding import fold
from app.customers.form import CustomerForm
from app.customers.projection import words_of
from app.customers.search.saved import SEARCH
from app.ids import Id
from app.vault.compartment import Compartment
from app.vault.record import Record

SHORTEST_CODE, SHORTEST_NUMBER = 4, 6
"""Signs and digits: anything shorter is found by accident."""
_OTHERS = (
    "SELECT 1 FROM customer WHERE rid <> ? AND id IN (SELECT rowid FROM customer_words WHERE customer_words MATCH ?) "
    "LIMIT 1"
)


@dataclass(frozen=True, slots=True)
class Marks:
    """By what a customer is known: the words of each name they had, their codes, their numbers."""

    names: frozenset[frozenset[str]]
    codes: frozenset[str]
    numbers: frozenset[str]


def marks_of(history: Iterable[Record]) -> Marks:
    """What any revision of a customer says."""
    forms = [from_body(record.body) for record in history if record.op == "U"]
    names = frozenset(frozenset(words_of(form.name)) for form in forms)
    codes = (_bare(code) for form in forms for code in (form.code, form.tax_code))
    numbers = (number for form in forms for number in _numbers(form))
    return Marks(
        names - {frozenset()},
        frozenset(code for code in codes if len(code) >= SHORTEST_CODE),
        frozenset(number for number in numbers if len(number) >= SHORTEST_NUMBER),
    )


def searches_naming(compartment: Compartment, customer: Id, marks: Marks) -> frozenset[Id]:
    """The kept searches of a compartment, given up ones included, that name the customer."""
    rids = [Id(rid) for (rid,) in compartment.rows("SELECT rid FROM record WHERE kind = ?", (SEARCH,))]
    return frozenset(
        rid for rid in rids if any(_names(compartment, customer, text, marks) for text in _typed(compartment, rid))
    )


def _typed(compartment: Compartment, rid: Id) -> set[str]:
    past = (record.body for record in compartment.history(rid) if record.op == "U")
    return {str(text) for body in past for text in (body.get("name", ""), body.get("text", ""))}


def _names(compartment: Compartment, customer: Id, text: str, marks: Marks) -> bool:
    bare, digits = _bare(text), "".join(sign for sign in text if sign.isdecimal())
    if any(code in bare for code in marks.codes):
        return True
    if any(number in digits or (len(digits) >= SHORTEST_NUMBER and digits in number) for number in marks.numbers):
        return True
    said = [name_words(text, name) for name in marks.names]
    return any(words and not _finds_others(compartment, customer, words) for words in said)


def name_words(text: str, name: frozenset[str]) -> frozenset[str]:
    """The words of ``name`` that ``text`` says, when they are enough to name somebody; else none."""
    said = name.intersection(words_of(text))
    enough = 2 * sum(map(len, said)) >= sum(map(len, name))
    return said if enough else frozenset()


def _finds_others(compartment: Compartment, customer: Id, words: frozenset[str]) -> bool:
    query = " AND ".join(f'"{word}"' for word in sorted(words))
    return bool(compartment.rows(_OTHERS, (customer, query)))


def _numbers(form: CustomerForm) -> Iterable[str]:
    """Phone numbers without the country's code or the nought before them."""
    return (phone.removeprefix("+84").lstrip("+0") for phone in form.phones)


def _bare(text: str) -> str:
    return "".join(sign for sign in fold(text) if sign.isalnum())
