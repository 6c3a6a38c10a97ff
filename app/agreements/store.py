"""Where agreements stand: the fact in the directory's signed statements, the document in sealed letters beside them.

A document is sealed twice, for the officers and for its person, and put in by the transaction that makes the agreement
count: there is never one without the other. Nobody believes a letter by its place: the statement names the SHA-256 of
the document that was signed for. Which signatures a statement needs is the roster's rule (`app.vault.roster_rules`);
the newest statement about a person is the one that counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from app.agreements.model import PDF, SCAN_TYPES, Filed, Form, Standing, begins_as, standing_of
from app.clock import local
from app.errors import Corrupt, Problem
from app.ids import Id, from_hex
from app.keys.encoding import Label, b64, pae, unb64
from app.keys.hashing import sha256
from app.keys.wrap import EncryptionKey, open_sealed, seal
from app.session.door import Session
from app.vault.directory import Directory, DirectoryChange
from app.vault.roster import Roster
from app.vault.statement import Fields, Signers, Statement

SERIES = "TT"
OFFICERS = Id(bytes(16))
"""Owner of the letters that officers open, with the key that the journal is sealed to."""


@dataclass(frozen=True, slots=True)
class Stated:
    """One agreement as it was stated. ``ended`` is the reason when somebody ended it early, else None."""

    uid: Id
    number: str
    text: str
    sha256: bytes
    start: int
    until: int
    form: Form
    ended: str | None = None

    def standing(self, now: int) -> Standing:
        """Where its person stands at ``now``."""
        return standing_of(self.until, now, ended=self.ended is not None)


def all_stated(directory: Directory) -> list[Stated]:
    """Every agreement that was ever stated, oldest first."""
    ends = {
        (fields["uid"], fields["number"]): fields["reason"]
        for fields in (statement.fields for statement in directory.statements(Label.AGREEMENT_END))
    }
    return [
        Stated(
            uid=from_hex(fields["uid"]),
            number=fields["number"],
            text=fields["text"],
            sha256=unb64(fields["sha256"]),
            start=fields["start"],
            until=fields["until"],
            form=Form(fields.get("form", Form.PROGRAM)),
            ended=ends.get((fields["uid"], fields["number"])),
        )
        for fields in (statement.fields for statement in _stated(directory))
    ]


def _stated(directory: Directory) -> list[Statement]:
    found = [*directory.statements(Label.AGREEMENT), *directory.statements(Label.AGREEMENT_JOINED)]
    return sorted(found, key=lambda statement: statement.seq)


def newest_of(stated: Iterable[Stated], uid: Id) -> Stated | None:
    """The one that counts for ``uid``, or counted last."""
    mine = [one for one in stated if one.uid == uid]
    return mine[-1] if mine else None


def numbered(stated: Iterable[Stated], number: str) -> Stated | None:
    """The one of that number."""
    return next((one for one in stated if one.number == number), None)


def next_number(stated: Iterable[Stated], now: int) -> str:
    """The next number of the year, like ``TT-2026-0001``."""
    head = f"{SERIES}-{local(now).year}-"
    counts = (one.number.removeprefix(head) for one in stated if one.number.startswith(head))
    taken = [int(count) for count in counts if count.isascii() and count.isdigit()]
    return f"{head}{max(taken, default=0) + 1:04d}"


def put(
    change: DirectoryChange,
    directory: Directory,
    roster: Roster,
    agreement: Stated,
    content: bytes,
    signers: Signers,
    half: Fields | None = None,
) -> None:
    """Keep the document and make the agreement count; ``half`` is what its person signed first, elsewhere.

    Raises Problem("vault.changed_meanwhile") when its number was given away meanwhile.
    """
    if numbered(all_stated(directory), agreement.number) is not None:
        raise Problem("vault.changed_meanwhile")
    readers = ((OFFICERS, roster.journal_public), (agreement.uid, roster.people[agreement.uid].encryption))
    for owner, public in readers:
        info = _info(directory.vault_id, owner, agreement.number)
        change.put_letter(_kind(agreement.number), owner, seal(public, info, content))
    if half is not None:
        _state_joined(change, agreement, half, signers)
        return
    change.state(
        Label.AGREEMENT,
        {
            "uid": agreement.uid.hex(),
            "number": agreement.number,
            "text": agreement.text,
            "sha256": b64(agreement.sha256),
            "start": agreement.start,
            "until": agreement.until,
            "form": agreement.form.value,
        },
        signers,
    )


def _state_joined(change: DirectoryChange, agreement: Stated, half: Fields, signers: Signers) -> None:
    change.state(
        Label.AGREEMENT_JOINED,
        {
            "uid": agreement.uid.hex(),
            "number": agreement.number,
            "text": agreement.text,
            "sha256": b64(agreement.sha256),
            "start": agreement.start,
            "until": agreement.until,
            "half": {"at": half["at"], "sha256": half["sha256"], "sig": half["sig"]},
        },
        signers,
    )


def put_end(change: DirectoryChange, agreement: Stated, reason: str, signers: Signers) -> None:
    """It counts no longer."""
    change.state(
        Label.AGREEMENT_END,
        {"uid": agreement.uid.hex(), "number": agreement.number, "reason": reason},
        signers,
    )


def document_of(directory: Directory, agreement: Stated, owner: Id, keys: Sequence[EncryptionKey]) -> Filed | None:
    """The very document that was signed for, opened as ``owner``; None when none of ``keys`` opens one."""
    info = _info(directory.vault_id, owner, agreement.number)
    for letter in directory.letters(_kind(agreement.number), owner):
        for key in keys:
            try:
                content = open_sealed(key, info, letter.blob)
            except Corrupt:
                continue  # sealed to a key of an earlier time, or nonsense that anybody could put there
            if sha256(content) == agreement.sha256:
                return filed(agreement.number, content)
    return None


def seal_anew(session: Session, change: DirectoryChange, keys: Sequence[EncryptionKey]) -> None:
    """Seal the person's own copies to the first of ``keys``: the others, which open them now, are about to go."""
    directory, uid = session.vault.directory, session.uid
    for number in {one.number for one in all_stated(directory) if one.uid == uid}:
        info = _info(directory.vault_id, uid, number)
        for letter in directory.letters(_kind(number), uid):
            for key in keys[1:]:
                with suppress(Corrupt):
                    content = open_sealed(key, info, letter.blob)
                    change.drop_letter(letter.id)
                    change.put_letter(_kind(number), uid, seal(keys[0].public, info, content))
                    break


def filed(number: str, content: bytes) -> Filed:
    """A document with its name and kind, which are told by how it begins."""
    kind = next((kind for kind in SCAN_TYPES if begins_as(kind, content)), PDF)
    ending = kind.rpartition("/")[2].replace("jpeg", "jpg")
    return Filed(number, f"{number}.{ending}", kind, content)


def _kind(number: str) -> str:
    return f"agreement {number}"


def _info(vault_id: Id, owner: Id, number: str) -> bytes:
    return pae(Label.AGREEMENT_COPY, vault_id, owner, number)
