"""What goes into the journal, and what this device says about everybody's journal when somebody unlocks."""

from __future__ import annotations

from app.access.event import Event
from app.errors import Corrupt
from app.ids import Id
from app.journal.entry import Detail
from app.journal.store import Break, Journal
from app.journal.verification import verify_since
from app.keys.encoding import Label, unb64
from app.session.standing import Standing
from app.session.subject import Subject
from app.vault.anchor import NOTHING_SEEN, Anchor, JournalSeen
from app.vault.vault import Vault

MOST_NOTE = 120
"""Bytes of a note: with them every detail stays below its padding."""

_ESCAPED = '"\\'
"""Letters that JSON writes with two; our own notes have none."""


def detail_of(event: Event, subject: Subject, outcome: str, standing: Standing, customer: Id | None = None) -> Detail:
    """The entry of an act, with what bound the person at that moment, and whose file it was about."""
    return Detail(
        event=event.value,
        outcome=outcome,
        project=subject.project,
        level=int(subject.level) if subject.level is not None else None,
        rid=subject.rid,
        person=subject.person,
        note=_short(subject.note),
        agreement=standing.agreement,
        lesson=standing.lesson,
        customer=customer,
    )


def _short(note: str) -> str:
    """As much of a note as an entry has room for: what somebody typed as a number may be of any length."""
    kept = "".join(letter for letter in note if letter.isprintable() and letter not in _ESCAPED)
    return kept.encode("utf-8", "ignore")[:MOST_NOTE].decode("utf-8", "ignore")


def papers_of(vault: Vault) -> tuple[JournalSeen, ...]:
    """What the checkpoints say that officers have signed, oldest first."""
    if vault.roster.checkpoint is None:
        return ()
    return tuple(
        JournalSeen(
            statement.fields["last"],
            unb64(statement.fields["first"]),
            {unb64(writer): (seq, unb64(h)) for writer, seq, h in statement.fields["heads"]},
        )
        for statement in vault.directory.statements(Label.CHECKPOINT)
    )


def caught_up(vault: Vault, journal: Journal, anchor: Anchor) -> tuple[JournalSeen, tuple[Break, ...]]:
    """Prove what others wrote since ``anchor``, so that the entry of unlocking bears witness to what was looked at.

    Gives the state to anchor and what does not hold, which the session puts on record: a person is not locked out by
    what somebody did to another's entries. Raises Corrupt("vault.older_than_seen") and Corrupt("journal.rewritten")
    when the file as a whole is not the one that was seen.
    """
    papers = papers_of(vault)
    # Somebody who unlocks here for the first time begins where the officers last signed for the whole.
    known = max((anchor.seen, *papers[-1:]), key=lambda one: one.last)
    # Where one's own newest entry is found the file is not an older one: then others' entries were cut out of it.
    older = anchor.journal == NOTHING_SEEN
    breaks, state = verify_since(journal, vault.roster.public_key_of, known, clean=older)
    codes = {found.code for found in breaks}
    if "journal.older_file" in codes:
        raise Corrupt("vault.older_than_seen")
    if "journal.rewritten" in codes:
        raise Corrupt("journal.rewritten")
    return state, tuple(breaks)
