"""``open-package``: what a sealed package holds, and its files, for who has its password; no vault is needed."""

from __future__ import annotations

import argparse
import getpass
import os
from pathlib import Path

from app.clock import shown_time
from app.package.model import PackageView
from app.package.opening import read_label, take_out, view_package
from app.settings.message import sentence

LONGEST_PASSWORD = 1024


def open_package(given: argparse.Namespace, language: str) -> int:
    """Print what stands inside; with ``--to``, write the files, or those named with ``--only``, into that folder."""
    path = Path(given.file)
    label = read_label(path)
    print(sentence("package.said_number", language, number=label.number))
    password = _password(given, language)
    if not given.to:
        _tell(view_package(path, password), language)
        return 0
    names = take_out(path, password, given.only or None, Path(given.to))
    for name in names:
        print(Path(given.to) / name)
    print(sentence("package.said_written", language, count=len(names)))
    return 0


def _tell(view: PackageView, language: str) -> None:
    facts = view.facts
    rows = (
        ("recipient", facts.recipient),
        ("purpose", facts.purpose),
        ("company", facts.company),
        ("request", facts.request),
        ("approved_by", facts.approved_by),
        ("handed_by", facts.handed_by),
        ("made_at", shown_time(facts.made_at)),
        ("until", "/".join(reversed(facts.until.split("-")))),
    )
    for name, text in rows:
        if text:
            print(sentence(f"package.label_{name}", language) + f": {_printable(text)}")
    for file in view.files:
        print(f"  {file.size:>13,}  {file.name}".replace(",", "."))
    print(sentence("package.said_terms", language))


def _printable(text: str) -> str:
    """Without what would steer the terminal: a package may come from anybody who chose its password."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _password(given: argparse.Namespace, language: str) -> str:
    if given.password_fd is None:
        return getpass.getpass(sentence("package.ask_password", language) + " ")
    with os.fdopen(os.dup(given.password_fd), "rb") as source:
        return source.read(LONGEST_PASSWORD).decode("utf-8", "replace")
