"""What must not be readable anywhere outside the encrypted files: no name, telephone number or passphrase of the tour.

Searched are all bytes of all files of the profile and the vault, and the names of files and folders: each text as it
was typed and as it is written into indexes (small letters without marks, digits alone), in UTF-8 and UTF-16.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

from app.customers.folding import fold
from app.customers.queries import get_customer
from tests.journeys.cast import EVERYBODY, PROJECT, SERVICE, WRONG_PASSPHRASE
from tests.journeys.office import TourOffice, sample_customers
from tests.journeys.report import Step

SHORTEST = 9
"""Digits or letters: shorter texts turn up in random bytes."""


def search_for_traces(office: TourOffice, step: Step) -> None:
    """No planted text in the log, in a file's name, or in any byte of profile and vault."""
    _provoke_a_fault(office, step)
    needles = _needles(office)
    files = [path for folder in (office.profile, office.vault, *office.left) for path in sorted(folder.rglob("*"))]
    found = [(what, path.name) for what, path in _found(needles, files)]
    size = sum(path.stat().st_size for path in files if path.is_file())
    words = (
        f"none of {len(needles)} planted texts in {len(files)} files and folders ({size // 1024} KB) and their names"
    )
    step.check(f"{words}; found: {found[:4]}" if found else words, not found)
    logs = [path for path in files if path.parent.name == "log"]
    lines = sum(path.read_text("utf-8").count("\n") for path in logs)
    step.check(f"the program's log has {lines} line(s), and they were searched", lines > 0)
    control = office.work / "control.txt"
    control.write_text(sample_customers()[0].name, "utf-8")
    step.check("the search itself finds a text that was put there", bool(list(_found(needles, [control]))))


def _provoke_a_fault(office: TourOffice, step: Step) -> None:
    """A fault inside the vault process, with a name in what was asked: the log keeps the place and not the name."""
    driver, name = office.driver, sample_customers()[0].name
    office.sign_in(SERVICE)
    outcome: list[str] = []
    driver.application.tasks.read(
        get_customer, name, then=lambda _: outcome.append("answered"),
        failed=lambda error: outcome.append(error.code), owner=driver.window,
    )  # fmt: skip
    driver.wait_until(lambda: outcome, "the fault to be told")
    step.check("a fault in the vault process is told by a number", outcome == ["process.bug"])
    office.lock()


def _needles(office: TourOffice) -> dict[bytes, str]:
    texts: dict[str, str] = {"wrong passphrase": WRONG_PASSPHRASE, "project": PROJECT, **office.planted}
    for person in EVERYBODY:
        texts[f"passphrase of {person.title or person.duty}"] = person.passphrase
        texts[f"name of {person.title or person.duty}"] = person.name
    for customer in sample_customers():
        texts[f"name of {customer.code}"] = customer.name
        texts[f"phone of {customer.code}"] = customer.phone
    spelled = {form: what for what, text in texts.items() for form in _forms(text)}
    return {
        form.encode(encoding): what
        for form, what in spelled.items()
        if len(form) >= SHORTEST
        for encoding in ("utf-8", "utf-16-le")
    }


def _forms(text: str) -> set[str]:
    digits = "".join(letter for letter in text if letter.isdigit())
    forms = {text, unicodedata.normalize("NFD", text), fold(text)}
    # Digits are looked for as numbers are stored: without the leading zero they fit +84 as well.
    return forms | ({digits.lstrip("0")} if len(digits) >= SHORTEST else set())


def _found(needles: dict[bytes, str], files: list[Path]) -> list[tuple[str, Path]]:
    hits = []
    for path in files:
        content = path.name.encode() + b"\n" + (path.read_bytes() if path.is_file() else b"")
        hits += [(what, path) for needle, what in needles.items() if needle in content]
    return hits
