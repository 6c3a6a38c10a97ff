"""Which rows of a list repeat a customer, of the vault or of an earlier row, and what becomes of them.

Rules:

1. The same customer surely: the same code, the same tax code, or the same name with the same phone. Perhaps the same:
   the same phone alone.
2. Only levels that the session has open are looked at; nothing is said of others.
3. The vault comes before the list: a row that repeats both repeats the customer of the vault.
4. Within the list, only a row that will be entered can be repeated.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from app.access.level import Level
from app.customers.body import from_body
from app.customers.folding import fold
from app.customers.form import CustomerForm, Ref
from app.customers.intake import store
from app.customers.intake.model import Act, Fate, ImportChoices, ImportRow, Twin
from app.ids import Id
from app.vault.compartment import Compartment

_FATES = {Act.ADD: Fate.ADD, Act.MERGE: Fate.MERGE, Act.SKIP: Fate.SKIP}
_NAMED = ("code", "tax_code")

Place = tuple[Level, Compartment]
Kept = TypeVar("Kept")
Index = dict[str, dict[str, Kept]]
"""By kind of number, then by number."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the vault has of the numbers in a list: the customers by code, tax code and phone, their names folded, and
    at which revision they stand.
    """

    numbers: Index[list[Ref]] = field(default_factory=dict)
    names: dict[Ref, str] = field(default_factory=dict)
    revisions: dict[Ref, int] = field(default_factory=dict)


def known_of(project: Id, places: Sequence[Place], forms: Iterable[CustomerForm]) -> Known:
    """What stands in these compartments of the numbers in ``forms``."""
    known = Known()
    there = [(level, compartment) for level, compartment in places if store.has_customers(compartment)]
    if not there:
        return known
    wanted: dict[str, set[str]] = {"code": set(), "tax_code": set(), "phone": set()}
    for form in forms:
        for kind, number in _keys(form):
            wanted[kind].add(number)
    codes = sorted(wanted["code"])
    words = sorted({_word(number) for number in wanted["tax_code"] | wanted["phone"]})
    for level, compartment in there:
        rids = {rid for _, rid in store.by_codes(compartment, codes)}
        rids.update(store.by_numbers(compartment, words))
        for rid in sorted(rids):
            _learn(known, wanted, Ref(project, level, rid), compartment)
    return known


def _learn(known: Known, wanted: dict[str, set[str]], ref: Ref, compartment: Compartment) -> None:
    record = compartment.get(ref.rid)
    if record is None or record.op != "U":
        return
    form = from_body(record.body)
    keys = [(kind, number) for kind, number in _keys(form) if number in wanted[kind]]
    if keys:
        known.names[ref] = fold(form.name)
        known.revisions[ref] = record.rev
        for kind, number in keys:
            known.numbers.setdefault(kind, {}).setdefault(number, []).append(ref)


def settled(rows: Iterable[ImportRow], known: Known, choices: ImportChoices) -> list[ImportRow]:
    """The rows with their twins and fates."""
    decided = {decision.line: decision.act for decision in choices.decisions}
    seen: Index[ImportRow] = {"code": {}, "tax_code": {}, "phone": {}}
    return [row if row.form is None else _settled(row, row.form, known, seen, decided, choices) for row in rows]


def _settled(
    row: ImportRow,
    form: CustomerForm,
    known: Known,
    seen: Index[ImportRow],
    decided: dict[int, Act],
    choices: ImportChoices,
) -> ImportRow:
    keys = list(_keys(form))
    twin = _in_vault(form, keys, known) if known.numbers else None
    if twin is None and any(number in seen[kind] for kind, number in keys):
        twin = _in_list(form, keys, seen)
    if twin is not None:
        act = decided.get(row.line, choices.sure if twin.sure else choices.possible)
        row = replace(row, twin=twin, fate=_FATES[act])
    if row.fate is Fate.ADD:
        for kind, number in keys:
            seen[kind].setdefault(number, row)
    return row


def _keys(form: CustomerForm) -> Iterable[tuple[str, str]]:
    if form.code:
        yield "code", fold(form.code)
    if form.tax_code:
        yield "tax_code", form.tax_code
    for phone in form.phones:
        yield "phone", phone


def _word(number: str) -> str:
    """A number as it stands among the words of a customer."""
    return number.lstrip("+").partition("-")[0]


def _in_vault(form: CustomerForm, keys: Sequence[tuple[str, str]], known: Known) -> Twin | None:
    found = [(kind, ref) for kind, number in keys for ref in known.numbers.get(kind, {}).get(number, ())]
    return _twin(form, [(kind, known.names[ref], Twin(kind, ref=ref)) for kind, ref in found])


def _in_list(form: CustomerForm, keys: Sequence[tuple[str, str]], seen: Index[ImportRow]) -> Twin | None:
    found = [(kind, row) for kind, number in keys if (row := seen[kind].get(number)) is not None]
    named = [(kind, row.form.name if row.form else "", row.line) for kind, row in found]
    return _twin(form, [(kind, fold(name), Twin(kind, line=line)) for kind, name, line in named])


def _twin(form: CustomerForm, found: Sequence[tuple[str, str, Twin]]) -> Twin | None:
    """The surest of what was found: (kind of number, folded name, twin) each."""
    for kind, _, twin in found:
        if kind in _NAMED:
            return twin
    if not found:
        return None
    name = fold(form.name)
    same = next((twin for _, theirs, twin in found if theirs == name), None)
    return replace(same, by="name_phone") if same else found[0][2]
