"""Which column of an office's list is which field, guessed from the headers. A person confirms it in the preview."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.customers.folding import fold

Mapping = tuple[str, ...]
"""One field name per column, ``""`` for a column that is left out."""

SYNONYMS: dict[str, tuple[str, ...]] = {
    "name": (
        "ten khach hang",
        "ten cong ty",
        "ten don vi",
        "ten doanh nghiep",
        "ten kh",
        "ho va ten",
        "ho ten",
        "khach hang",
        "cong ty",
        "don vi",
        "customer name",
        "company name",
        "full name",
        "customer",
        "company",
        "client",
        "ten",
        "name",
    ),
    "code": (
        "ma khach hang",
        "ma kh",
        "ma so kh",
        "ma so khach hang",
        "customer code",
        "customer id",
        "ma",
        "code",
    ),
    "phones": (
        "so dien thoai",
        "dien thoai",
        "dien thoai di dong",
        "so di dong",
        "di dong",
        "sdt",
        "dt",
        "dtdd",
        "so dt",
        "hotline",
        "phone number",
        "phone",
        "mobile",
        "telephone",
        "tel",
    ),
    "email": (
        "email",
        "e mail",
        "thu dien tu",
        "hop thu",
        "dia chi email",
        "email address",
        "mail",
    ),
    "tax_code": (
        "ma so thue",
        "mst",
        "ma thue",
        "tax code",
        "tax id",
        "tax number",
        "vat number",
    ),
    "address": ("dia chi", "dia chi lien he", "tru so", "dia chi tru so", "address"),
    "relation": (
        "quan he",
        "loai quan he",
        "moi quan he",
        "loai khach hang",
        "nhom khach hang",
        "relation",
        "type",
    ),
    "owner": (
        "nguoi phu trach",
        "phu trach",
        "nhan vien phu trach",
        "nv phu trach",
        "nhan vien",
        "nvkd",
        "nhan vien kinh doanh",
        "owner",
        "in charge",
        "sales person",
        "account manager",
    ),
    "level": (
        "cap mat",
        "muc mat",
        "do mat",
        "cap do mat",
        "muc do mat",
        "level",
        "secrecy",
        "classification",
    ),
    "note": (
        "ghi chu",
        "chu thich",
        "luu y",
        "dien giai",
        "note",
        "notes",
        "remark",
        "remarks",
        "comment",
    ),
}
"""Headers without marks, the surest first. Written from how such lists are commonly headed in Vietnamese offices."""

_EXACT = {synonym: field for field, synonyms in SYNONYMS.items() for synonym in synonyms}


def plain_header(header: str) -> str:
    """A header reduced to its words: ``"Số ĐT (*)"`` → ``"so dt"``. What stands in brackets is an explanation."""
    without_brackets = re.sub(r"[(\[].*?[)\]]", " ", fold(header))
    return " ".join(re.findall(r"[a-z0-9]+", without_brackets)) or " ".join(re.findall(r"[a-z0-9]+", fold(header)))


def field_of(header: str) -> str:
    """The field that one header names, or ``""``. Numbers at its end count for nothing: ``Điện thoại 2`` is a phone."""
    plain = plain_header(header)
    return _EXACT.get(plain) or _EXACT.get(re.sub(r" ?\d+$", "", plain), "")


def propose_mapping(headers: Sequence[str]) -> Mapping:
    """The field of each column. Only phones may have several columns; of two names the surer synonym wins.

    Headers that match no synonym whole are tried once more by the words in them, for fields still without a column.
    """
    mapping = [field_of(header) for header in headers]
    for field in SYNONYMS:
        columns = [index for index, found in enumerate(mapping) if found == field]
        if field != "phones" and len(columns) > 1:
            best = min(columns, key=lambda index: _sureness(field, headers[index]))
            for index in columns:
                mapping[index] = field if index == best else ""
    for index, header in enumerate(headers):
        if not mapping[index]:
            mapping[index] = _loose(plain_header(header), frozenset(mapping))
    return tuple(mapping)


def _sureness(field: str, header: str) -> int:
    plain = plain_header(header)
    synonyms = SYNONYMS[field]
    return synonyms.index(plain) if plain in synonyms else len(synonyms)


def _loose(plain: str, taken: frozenset[str]) -> str:
    """The field whose longest synonym of two words or more stands inside ``plain``."""
    best = ""
    found = ""
    for synonym, field in _EXACT.items():
        longer = " " in synonym and len(synonym) > len(best)
        if longer and field not in taken and f" {synonym} " in f" {plain} ":
            best, found = synonym, field
    return found


@dataclass(frozen=True, slots=True)
class Band:
    """Where the headers stand, by index: one row, or two where some headers are split under a common one."""

    first: int
    last: int
    headers: tuple[str, ...]


def header_band(rows: Sequence[Sequence[str]], within: int = 20) -> Band | None:
    """The headers, found by their words among the first ``within`` rows; see `header_row` and `header_at`."""
    best = header_row(rows, within)
    if best is None:
        return None
    whole = header_at(rows, best)
    above = header_at(rows, best - 1) if best else whole
    return above if above.last == best and _known(above.headers) > _known(whole.headers) else whole


def header_at(rows: Sequence[Sequence[str]], index: int) -> Band:
    """The headers that begin in this row. The next row belongs to them when both together name more than either.

    That is how merged headers look once taken apart: ``Liên hệ`` above, ``Điện thoại`` and ``Email`` below.
    """
    upper = tuple(rows[index])
    if index + 1 < len(rows):
        lower = tuple(rows[index + 1])
        longer = max(len(upper), len(lower))
        pairs = zip(upper + ("",) * (longer - len(upper)), lower + ("",) * (longer - len(lower)), strict=True)
        both = tuple(below if below.strip() else above for above, below in pairs)
        if _known(both) > max(_known(upper), _known(lower)):
            return Band(index, index + 1, both)
    return Band(index, index, upper)


def known_headers(rows: Sequence[Sequence[str]]) -> frozenset[str]:
    """The fields that the header of these rows names, nothing where there is none."""
    band = header_band(rows)
    return frozenset(map(field_of, band.headers)) - {""} if band else frozenset()


def _known(row: Sequence[str]) -> int:
    return len({field_of(cell) for cell in row} - {""})


def header_row(rows: Sequence[Sequence[str]], within: int = 20) -> int | None:
    """The index of the row that holds the headers, among the first ``within`` rows.

    It is the row with the most known headers, if it has two of them (or is one known header alone in its row, which
    is a list of names only); else the first row of at least two filled cells without a digit at their start; else
    none.
    """
    known = [_known(row) for row in rows[:within]]
    most = max(known, default=0)
    if most >= 2:
        return known.index(most)
    for index, row in enumerate(rows[:within]):
        filled = [cell for cell in row if cell.strip()]
        if known[index] and len(filled) == 1 and field_of(filled[0]) == "name" and _narrow(rows):
            return index
    for index, row in enumerate(rows[:within]):
        filled = [cell for cell in row if cell.strip()]
        if len(filled) >= 2 and not any(re.match(r"[+\d(]", cell.strip()) or "@" in cell for cell in filled):
            return index
    return None


def _narrow(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the list has one column only."""
    return all(sum(1 for cell in row if cell.strip()) <= 1 for row in rows[:50])
