"""A checkpoint of the journal: officers sign where all chains end, so that a paper can say it outside the vault.

Rules, beside those of `app.vault.roster_rules`:

* It is signed by two officers who are two persons. Where no two officers serve, by the officer and a manager (the
  pair); in one-person mode by the one.
* Checkpoints are numbered from 1 on without a gap, and none ends before the one before it.
* ``heads`` are [writer, number, hash] in order of writers, each writer once, each from number 1 on. ``faults`` are what
  was known not to hold when it was signed, so that nobody can say later that the paper vouched for it.
"""

from __future__ import annotations

from typing import Any

from app.clock import DAY, long_ago
from app.ids import Id
from app.keys.encoding import unb64
from app.vault.roster import OFFICER, Checkpoint, Roster
from app.vault.roster_fields import key_in, number_in, require, text_in
from app.vault.statement import Statement

EVERY = 31 * DAY
"""So often a checkpoint is due."""


def due_at(roster: Roster) -> int:
    """When the next checkpoint is due (UTC microseconds)."""
    return (roster.checkpoint.at if roster.checkpoint else roster.founded_at) + EVERY


def is_due(roster: Roster, *moments: int) -> bool:
    """Whether it is, by any of these clocks: what this one says, and the latest time it has ever said."""
    return any(long_ago(due_at(roster) - EVERY, now, EVERY) for now in moments)


def checkpointed(roster: Roster, statement: Statement, signers: frozenset[Id]) -> None:
    """``roster`` after a checkpoint. Raises ValueError when a rule is broken."""
    fields = statement.fields
    require(set(fields) == {"number", "last", "entries", "first", "heads", "faults"})
    before = roster.checkpoint
    require(may_checkpoint(roster, signers))
    require(number_in(fields["number"]) == (before.number if before else 0) + 1)
    last, entries = number_in(fields["last"]), number_in(fields["entries"])
    require(last >= (before.last if before else 0))
    key_in(fields["first"])
    require(isinstance(fields["heads"], list) and isinstance(fields["faults"], list))
    heads = [_head(one) for one in fields["heads"]]
    writers = [writer for writer, _ in heads]
    require(bool(heads) and writers == sorted(set(writers)) and entries == sum(seq for _, seq in heads))
    for code, writer, seq in fields["faults"]:
        text_in(code), _writer(writer), number_in(seq)
    roster.checkpoint = Checkpoint(number_in(fields["number"]), statement.seq, statement.at, last)


def may_checkpoint(roster: Roster, signers: frozenset[Id]) -> bool:
    """Whether these persons together may sign a checkpoint."""
    officers = {uid for uid in signers if OFFICER in roster.duties_of(uid)}
    if any(other not in roster.family_of(one) for one in officers for other in officers):
        return True
    serving = {person.uid for person in roster.holders(OFFICER)}
    alone = not any(other not in roster.family_of(one) for one in serving for other in serving)
    return alone and roster.is_pair(signers)


def _head(one: list[Any]) -> tuple[bytes, int]:
    writer, seq, h = one
    key_in(h)
    require(number_in(seq) > 0)
    return _writer(writer), seq


def _writer(value: str) -> bytes:
    writer = unb64(value)
    require(len(writer) == 48)
    return writer
