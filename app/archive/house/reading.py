"""Opening the sealed house of a vault that was lost, and proving it.

Its files lie among the documents of the vault; each is taken out into staging, as the ciphertext it is, for as long as
it is read. What it says is believed when its own chains hold and end where the present vault's first statement says.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from app.archive.house.model import FormerGrant, FormerHouse, FormerPaper, FormerPerson, FormerStatement
from app.archive.restore.former import Former, file_of
from app.copies.store import shredding_document, shreddings_in
from app.destruction import register as certificates
from app.errors import Corrupt, Problem
from app.ids import Id, from_hex
from app.keys.compartment_key import file_key
from app.keys.encoding import b64, unb64
from app.keys.signature import fingerprint_words
from app.people import register
from app.people.proof import followed
from app.session.door import Session
from app.vault.compartment import Compartment
from app.vault.directory import Directory
from app.vault.grant import FOR_EVER
from app.vault.roster import Roster
from app.vault.statement import Statement
from app.vault.vault import DIRECTORY_FILE, OFFICE_FILE, office_place

DIFFERS = "restore.heads_differ"
CERTIFICATE, SHREDDING = "house.certificate", "house.shredding"


@dataclass(frozen=True, slots=True)
class _Chain:
    """The directory of the house: its statements, and who belonged to it at the end."""

    statements: tuple[Statement, ...]
    roster: Roster
    head: tuple[int, bytes]


def continues(session: Session) -> dict[str, Any]:
    """What the vault's first statement says of the one it came out of; empty where it began by itself."""
    said = session.vault.directory.statements()[0].fields.get("continues")
    return said if isinstance(said, dict) else {}


def house_of(session: Session, former: Former, key: str) -> FormerHouse:
    """Everything of a former house but its journal. Raises Corrupt for a chain that does not hold."""
    chain = _chain(session, former)
    with _office(session, former, chain.roster) as office:
        grants = tuple(_grants(office, chain))
        papers = tuple(_papers(office))
    return FormerHouse(
        key=key,
        backup=former.name,
        company=chain.roster.company,
        words=fingerprint_words(chain.statements[0].h),
        faults=_faults(session, former, chain),
        people=tuple(sorted(_people(chain), key=lambda one: one.name)),
        grants=grants,
        statements=tuple(_told(chain, one) for one in reversed(chain.statements)),
        papers=tuple(sorted(papers, key=lambda one: -one.at)),
        root=chain.roster.authority,
    )


def _faults(session: Session, former: Former, chain: _Chain) -> tuple[str, ...]:
    said = continues(session)
    if said.get("backup") != former.name:
        return ()  # the house of a vault before the one that this one came out of: its own chain is all there is
    seq, h = chain.head
    same = said.get("directory") == [seq, b64(h)] and said.get("genesis") == b64(chain.statements[0].h)
    return () if same else (DIFFERS,)


def _chain(session: Session, former: Former) -> _Chain:
    vault_id = session.vault.vault_id
    with file_of(session, former, "directory.db") as place:
        directory = Directory.open(place, file_key(former.keys.directory, DIRECTORY_FILE), vault_id)
        try:
            directory.verify_linking()
            statements = directory.statements()
            if not statements:
                raise Corrupt("vault.directory_broken", seq=0)
            roster, _ = followed(statements, vault_id)
            return _Chain(tuple(statements), roster, directory.head)
        finally:
            directory.close()


@contextmanager
def _office(session: Session, former: Former, roster: Roster) -> Iterator[Compartment]:
    with file_of(session, former, "office.db") as place:
        key = file_key(former.keys.office or b"", OFFICE_FILE)
        office = Compartment.open(
            place, key, office_place(session.vault.vault_id), (), public_key_of=roster.officer_key_of
        )
        try:
            yield office
        finally:
            office.close()


def _people(chain: _Chain) -> Iterator[FormerPerson]:
    for person in chain.roster.people.values():
        yield FormerPerson(person.name, person.title, tuple(sorted(person.duties)), person.at, person.left_at)


def _grants(office: Compartment, chain: _Chain) -> Iterator[FormerGrant]:
    names = {project.project: project.name for project in register.projects(office)}
    for record in office.of_kind(register.GRANT):
        body = record.body
        yield FormerGrant(
            person=_name(chain.roster, from_hex(body["uid"])),
            project=names.get(from_hex(body["project"]), ""),
            level=int(body["level"]),
            at=record.at,
            not_after=int(body["not_after"]),
            ends=int(body["not_after"]) < FOR_EVER,
            why=str(body.get("why", "")),
            signers=tuple(_name(chain.roster, from_hex(uid)) for uid in body["signers"]),
        )


def _papers(office: Compartment) -> Iterator[FormerPaper]:
    for entry in certificates.entries(office):
        for issue in entry.issues:
            yield FormerPaper(entry.number, CERTIFICATE, issue.at, issue.status, issue.revision)
        if not entry.issues:
            yield FormerPaper(entry.number, CERTIFICATE, entry.at, entry.status)
    for record in shreddings_in(office):
        yield FormerPaper(record.number, SHREDDING, record.at, record.title, 1)


def pdf_of(session: Session, former: Former, paper: FormerPaper) -> bytes:
    """A paper as it was signed. Raises Problem("restore.no_former_paper") where the house keeps no such."""
    with _office(session, former, _chain(session, former).roster) as office:
        found = _certificate(office, paper) if paper.code == CERTIFICATE else _shredding(office, paper)
    if found is None:
        raise Problem("restore.no_former_paper")
    return found


def _certificate(office: Compartment, paper: FormerPaper) -> bytes | None:
    entry = certificates.entry_numbered(office, paper.number)
    return certificates.pdf_of(office, entry, paper.revision) if entry and paper.revision else None


def _shredding(office: Compartment, paper: FormerPaper) -> bytes | None:
    record = next((one for one in shreddings_in(office) if one.number == paper.number), None)
    return shredding_document(office, record) if record else None


def _told(chain: _Chain, statement: Statement) -> FormerStatement:
    kind = str(statement.kind).rpartition("/")[2]
    about = statement.fields.get("uid")
    return FormerStatement(
        seq=statement.seq,
        code=f"house.{kind.replace('-', '_')}",
        at=statement.at,
        about=_name(chain.roster, from_hex(about)) if isinstance(about, str) else "",
        signers=tuple(_name(chain.roster, uid) for uid in sorted(statement.signatures)),
    )


def _name(roster: Roster, uid: Id) -> str:
    person = roster.people.get(uid)
    return person.name if person else uid.hex()[:6].upper()


def heads_said(session: Session, former: Former) -> dict[str, tuple[int, bytes]] | None:
    """Where each chain of the journal ended, by the present vault's first statement; None where it says nothing."""
    said = continues(session)
    if said.get("backup") != former.name:
        return None
    return {writer: (int(seq), unb64(h)) for writer, seq, h in said.get("journal", ())}
