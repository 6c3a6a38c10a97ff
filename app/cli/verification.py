"""``verify``: the whole vault, said in words."""

from __future__ import annotations

import argparse

from app.access.level import Level
from app.archive.model import CheckLine
from app.archive.queries import verify_vault
from app.cli.unlocking import unlocked
from app.settings.message import sentence


def verify(given: argparse.Namespace, language: str) -> int:
    """Print what is whole and what is not; 0 when everything that could be checked is whole."""
    session = unlocked(given, top_secret=given.top_secret)
    try:
        health = verify_vault(session)
    finally:
        session.close()
    for line in health.lines:
        print(_told(line, language))
    print(sentence("archive.whole" if health.whole else "archive.not_whole", language))
    return 0 if health.whole else 1


def _told(line: CheckLine, language: str) -> str:
    level = Level(line.level).label(language) if line.level else ""
    name = " · ".join(part for part in (sentence(line.what, language), line.name, level) if part)
    if line.faults:
        return f"[!] {name}: " + " ".join(sentence(code, language) for code in line.faults)
    if line.skipped:
        return f"[-] {name}: {sentence('archive.skipped', language)}"
    return f"[v] {name}: {sentence('archive.line_whole', language)}"
