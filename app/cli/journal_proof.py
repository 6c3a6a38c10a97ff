"""``verify-journal``: whether a package of the journal, made for an auditor, proves what it says; without the vault."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.access.event import Event
from app.access.level import Level
from app.access.words import act_label
from app.cli.certificate import UNPROVEN
from app.clock import shown_time
from app.errors import Problem
from app.oversight.reports.checking import Checked, Told, check_package
from app.settings.message import sentence


def verify(given: argparse.Namespace, language: str) -> int:
    """Print what the package proves; 0 when all of it holds and ``--words`` are the vault's.

    Without ``--words`` the genesis has yet to be compared: `UNPROVEN`. ``--list`` prints every entry.
    """
    try:
        content = Path(given.file).read_bytes()
    except OSError as error:
        raise Problem("cli.cannot_read") from error
    found = check_package(content)
    if given.list:
        for told in found.told:
            print(_line(told, language))
    for fault in found.faults:
        print(f"[!] #{fault.entry}: {sentence(fault.code, language)}")
    print(_summary(found, language))
    if not found.whole:
        print(sentence("cli.journal_not_proven", language))
        return 1
    if not given.words:
        print(sentence("cli.compare_genesis", language, words=found.genesis_words))
        return UNPROVEN
    if given.words.split() != found.genesis_words.split():
        print(sentence("cli.other_genesis", language, words=found.genesis_words))
        return 1
    print(sentence("cli.journal_proven", language))
    return 0


def _summary(found: Checked, language: str) -> str:
    return sentence(
        f"cli.journal_{found.kind.value}", language, subject=found.subject, number=found.number, company=found.company,
        at=shown_time(found.made_at), by=found.made_by, entries=len(found.told), sealed=found.sealed,
        period=" – ".join((found.day_from or "…", found.day_to or "…")),
    )  # fmt: skip


def _line(told: Told, language: str) -> str:
    act = told.act
    try:
        what = act_label(Event(act.event), language)
    except ValueError:
        what = act.event
    level = Level(act.level).label(language) if act.level else ""
    record = act.rid.hex() if act.rid else ""
    outcome = "" if act.ok else act.outcome
    parts = (f"#{act.id}", shown_time(act.at), told.person, what, told.project, level, record, act.note, outcome)
    return "  ".join(part for part in parts if part)
