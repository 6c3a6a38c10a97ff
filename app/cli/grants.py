"""``grants`` and ``verify-grants``: every clearance ever given with its two signatures, in the vault and without it."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.access.level import Level
from app.cli.certificate import UNPROVEN
from app.cli.unlocking import unlocked
from app.clock import shown_date, shown_time
from app.errors import Problem
from app.people.proof import GrantProof, Proof, prove
from app.projects.queries import export_grants
from app.settings.message import sentence
from app.vault.durable import write_atomically
from app.vault.grant import FOR_EVER


def show(given: argparse.Namespace, language: str) -> int:
    """Print every grant and whether both signatures hold, and write the bundle where asked; 0 when all hold."""
    session = unlocked(given)
    try:
        bundle = export_grants(session)
    finally:
        session.close()
    proof = prove(bundle)
    _print(proof, language)
    if given.export:
        write_atomically(Path(given.export), bundle)
        print(sentence("cli.grants_exported", language, path=given.export))
    return 0 if proof.whole else 1


def verify(given: argparse.Namespace, language: str) -> int:
    """The same from a bundle alone. Without ``--words`` the genesis has yet to be compared: `UNPROVEN`."""
    try:
        bundle = Path(given.file).read_bytes()
    except OSError as error:
        raise Problem("cli.cannot_read") from error
    proof = prove(bundle)
    _print(proof, language)
    if not proof.whole:
        return 1
    if not given.words:
        print(sentence("cli.compare_genesis", language, words=proof.genesis_words))
        return UNPROVEN
    if given.words.split() != proof.genesis_words.split():
        print(sentence("cli.other_genesis", language, words=proof.genesis_words))
        return 1
    return 0


def _print(proof: Proof, language: str) -> None:
    for grant in proof.grants:
        print(_told(grant, language))
    code = "cli.grants_whole" if proof.whole else "cli.grants_not_whole"
    print(
        sentence(
            code, language, count=len(proof.grants), statements=proof.statements, at=shown_time(proof.last_at),
            company=proof.company,
        )
    )  # fmt: skip


def _told(grant: GrantProof, language: str) -> str:
    until = (
        "" if grant.not_after == FOR_EVER else sentence("cli.grant_until", language, day=shown_date(grant.not_after))
    )
    state = "" if grant.standing or grant.fault else sentence("cli.grant_ended", language)
    fault = sentence(grant.fault, language) if grant.fault else ""
    given = shown_time(grant.at) if grant.at else ""
    where = f"#{grant.statement}" if grant.statement else ""
    parts = (
        grant.person, grant.project, Level(grant.level).label(language), " + ".join(grant.signers), given, where, until,
        state, fault,
    )  # fmt: skip
    return ("[!] " if grant.fault else "[v] " if grant.standing else "[-] ") + "  ".join(part for part in parts if part)
