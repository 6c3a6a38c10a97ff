"""A ceremony held at one desk, for tests; and what the holders read off their sheets."""

from __future__ import annotations

import io
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pypdfium2

from app.recovery.actions import confirm_sheets, hold_ceremony
from app.recovery.model import CeremonyForm, Held
from app.session.door import Session
from tests.fixtures.vault import PASSPHRASES, Office

CUSTODIANS = ("Trần Minh Quân", "Lê Thị Thu Hà", "Bùi Tuấn Minh")


@dataclass
class Sticks:
    """Two memory sticks."""

    first: Path
    second: Path


def sticks(place: Path) -> Sticks:
    """Two folders that stand for two sticks."""
    found = Sticks(place / "stick one", place / "stick two")
    for folder in (found.first, found.second):
        folder.mkdir(exist_ok=True)
    return found


def form(place: Path, custodians: tuple[str, ...] = CUSTODIANS, threshold: int = 2) -> CeremonyForm:
    """The usual ceremony: two of three."""
    two = sticks(place)
    return CeremonyForm(custodians, threshold, two.first, two.second)


def held(office: Office, place: Path, session: Session | None = None, *, confirm: bool = True) -> Held:
    """Hold the usual ceremony, the manager signed in."""
    manager = session or office.sign_in("quan")
    done = hold_ceremony(manager, form(place), PASSPHRASES["quan"], office.credential("ha"))
    if confirm:
        confirm_sheets(manager)
    if session is None:
        manager.close()
    return done


def read_share(pdf: bytes) -> str:
    """The words of a sheet, read from its numbered boxes as its holder would."""
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    try:
        text = document[0].get_textpage().get_text_range()
    finally:
        document.close()
    words: dict[int, str] = {}
    tokens = text.partition("xuống")[2].split()
    for number, word in pairwise(tokens):
        if number.isdigit() and 1 <= int(number) <= 33 and word.isascii() and word.isalpha() and word.islower():
            words.setdefault(int(number), word)
    return " ".join(words[place] for place in range(1, 34))


def shares_of(done: Held) -> list[str]:
    """All shares of a ceremony."""
    return [read_share(sheet.pdf) for sheet in done.sheets]
