"""Issuing a certificate: fields, paper and file, signed by two, stamped by the company's own clock, and filed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.access.level import Level
from app.destruction import register
from app.destruction.certificate import Execution
from app.destruction.model import Checkpoint
from app.destruction.paper import signed_certificate
from app.destruction.signed_file import Hand, short_code, signed_file
from app.ids import Id
from app.pdf.signing import Stamper
from app.people.register import time_stamper
from app.session.door import Session
from app.vault.compartment import Compartment
from app.vault.ledger import Writer


@dataclass(frozen=True, slots=True)
class Desk:
    """Who issues: the session, the open office store, the officer who writes to it, and the two who sign, in order."""

    session: Session
    office: Compartment
    writer: Writer
    hands: tuple[Hand, Hand]


def execution_of(
    desk: Desk, entry: register.Entry, roles: Sequence[str], files: dict[int, tuple[str, int]]
) -> Execution:
    """What is known only now: the time, the company, who signs in which role."""
    session, roster = desk.session, desk.session.vault.roster
    _, head = session.journal.head_of(session.identity.writer_id)
    names = [hand.signer.name for hand in desk.hands]
    return Execution(
        number=entry.number,
        at=session.now(),
        company=roster.company,
        place=roster.place,
        machine=session.world.device.name,
        vault_id=session.vault.vault_id.hex(),
        signers=tuple(zip(roles, names, strict=True)),
        files=files,
        head=head.hex(),
    )


def files_now(session: Session, facts: dict[str, Any]) -> dict[int, tuple[str, int]]:
    """For each level that was written anew: the epoch that followed, and its file while that is in force.

    Where the certificate is finished late, another rewrite may have followed: its file is not what was written then.
    """
    project = Id(bytes.fromhex(facts["project_id"]))
    found: dict[int, tuple[str, int]] = {}
    for part in facts["parts"]:
        place, epoch = session.compartment(project, Level(part["level"])).place, int(part["old_epoch"]) + 1
        found[place.level] = (place.file_id.hex() if place.epoch == epoch else "", epoch)
    return found


def issue(desk: Desk, entry: register.Entry, fields: dict[str, Any], checkpoint: Checkpoint) -> tuple[bytes, bytes]:
    """Sign and file; gives the PDF and the JSON. Killed before it is filed, nothing was issued."""
    session, writer = desk.session, desk.writer
    clock = time_stamper(desk.office, writer, session.world.new_id, session.now())
    checkpoint("stamper")
    pdf = signed_certificate(fields, [hand.signer for hand in desk.hands], Stamper(clock.key, clock.certificate))
    told = signed_file(fields, pdf, desk.hands)
    checkpoint("signed")
    register.file_issue(session, desk.office, writer, entry, fields, short_code(fields), pdf, told)
    return pdf, told
