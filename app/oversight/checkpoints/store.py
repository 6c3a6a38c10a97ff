"""Checkpoints in the directory, and the journal as each of them names it."""

from __future__ import annotations

from dataclasses import dataclass

from app.ids import Id
from app.journal.heads import Heads
from app.keys.encoding import Label, b64, unb64
from app.oversight.checkpoints.model import CheckpointRow, Mark, code_of
from app.session.door import Session
from app.vault.anchor import JournalSeen
from app.vault.statement import Fields, Statement


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A signed statement about where all chains ended."""

    statement: Statement

    @property
    def number(self) -> int:
        """Its number."""
        return int(self.statement.fields["number"])

    @property
    def code(self) -> str:
        """What stands on the paper."""
        return code_of(self.statement.h)

    @property
    def heads(self) -> Heads:
        """Where the chains ended."""
        return Heads((unb64(writer), seq, unb64(h)) for writer, seq, h in self.statement.fields["heads"])

    def seen(self) -> JournalSeen:
        """The journal as it was."""
        fields = self.statement.fields
        return JournalSeen(fields["last"], unb64(fields["first"]), self.heads.copied())

    def mark(self, vault_id: Id) -> Mark:
        """What the QR code says."""
        fields = self.statement.fields
        heads = self.heads.digest()
        return Mark(vault_id, self.number, fields["last"], fields["entries"], heads, self.statement.h)

    def row(self, session: Session) -> CheckpointRow:
        """As it is listed."""
        fields = self.statement.fields
        signers = tuple(sorted(session.name_of(uid) for uid in self.statement.signatures))
        return CheckpointRow(
            self.number,
            self.statement.at,
            fields["entries"],
            len(fields["heads"]),
            signers,
            len(fields["faults"]),
            self.code,
        )


def checkpoints(session: Session) -> list[Checkpoint]:
    """All of them, oldest first."""
    session.vault.refresh()
    if session.vault.roster.checkpoint is None:
        return []
    return [Checkpoint(statement) for statement in session.vault.directory.statements(Label.CHECKPOINT)]


def fields_of(number: int, state: JournalSeen, faults: list[tuple[str, bytes, int]]) -> Fields:
    """What a checkpoint states."""
    heads = [[b64(writer), seq, b64(h)] for writer, (seq, h) in sorted(state.heads.items())]
    return {
        "number": number,
        "last": state.last,
        "entries": sum(seq for _, seq, _ in heads if isinstance(seq, int)),
        "first": b64(state.first),
        "heads": heads,
        "faults": [[code, b64(writer), seq] for code, writer, seq in faults],
    }
