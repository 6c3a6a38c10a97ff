"""The register of backups: what the directory's statements say of every copy of the vault that was ever begun.

A number is stated before the first byte of a copy is written, so that every copy that may exist somewhere has one: one
that failed or was cut off as well. Discs take their numbers here too. Steps::

    made      a copy is begun; its number is the next one
    proved    it was restored into a scratch place, and that was whole
    failed    it could not be made or proved, and why (a code)
    deleted   its files were taken away: no proof that nothing of them is left on the medium
    destroyed the medium was destroyed, and how
    dropped   its destination is planned no more, so nobody is told any longer that it failed; else all stays as it was
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.ids import Id
from app.keys.encoding import unb64
from app.vault.roster import ADMINISTRATOR, OFFICER, Roster
from app.vault.roster_fields import number_in, require, text_in
from app.vault.statement import Statement

MADE, PROVED, FAILED, DELETED, DESTROYED, DROPPED = "made", "proved", "failed", "deleted", "destroyed", "dropped"
STEPS = frozenset({MADE, PROVED, FAILED, DELETED, DESTROYED, DROPPED})
FOLDER, DISC = "folder", "disc"
MEDIA = frozenset({FOLDER, DISC})
LONGEST_TEXT = 300
SERIES = "SL"


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy. ``of`` is the backup that a disc carries, 0 for a backup itself; ``place`` where it was put, in the
    office's words; ``seq`` the statement that took the number, ``sha256`` of its cover, once it has one. Times are UTC
    microseconds, 0 for never.
    """

    number: int
    medium: str
    of: int
    place: str
    by: Id
    made_at: int
    seq: int = 0
    proved_at: int = 0
    sha256: bytes = b""
    size: int = 0
    failed_at: int = 0
    why: str = ""
    gone_at: int = 0
    gone: str = ""
    how: str = ""
    dropped_at: int = 0

    @property
    def name(self) -> str:
        """As it stands on paper, on labels and in certificates."""
        return backup_name(self.number)

    @property
    def counts(self) -> bool:
        """Whether it is proved, nothing was found wrong with it since, and nobody took it away."""
        return bool(self.proved_at) and not self.failed_at and not self.gone_at

    @property
    def may_exist(self) -> bool:
        """Whether it may lie somewhere: deleting proves nothing, but without its cover no part of it opens any more."""
        never_covered = bool(self.failed_at) and not self.sha256
        return self.gone != DESTROYED and not never_covered


def backup_name(number: int) -> str:
    """The number as people read it, like ``SL-0007``."""
    return f"{SERIES}-{number:04d}"


def backed_up(roster: Roster, statement: Statement, signers: frozenset[Id]) -> None:
    """Follow one statement about a backup (`app.vault.roster_rules`, rule 12)."""
    fields = statement.fields
    number, step = number_in(fields["number"]), text_in(fields["step"])
    require(all(roster.duties_of(uid) & {ADMINISTRATOR, OFFICER} for uid in signers))
    require(step in STEPS and fields["medium"] in MEDIA)
    require(step != DESTROYED or all(OFFICER in roster.duties_of(uid) for uid in signers))
    require(max(len(text_in(fields["place"])), len(text_in(fields["note"]))) <= LONGEST_TEXT)
    require(len(unb64(fields["sha256"])) in (0, 32))
    number_in(fields["size"])
    require(number_in(fields["of"]) <= roster.backups)
    if step == MADE:
        require(number == roster.backups + 1)
        roster.backups = number
    require(1 <= number <= roster.backups)


def register_of(statements: Iterable[Statement]) -> list[Backup]:
    """Every backup and disc, in order of numbers; ``statements`` are those of the kind `Label.BACKUP`."""
    found: dict[int, Backup] = {}
    for statement in statements:
        fields, at = statement.fields, statement.at
        number, step = int(fields["number"]), fields["step"]
        before = found.get(number)
        if step == MADE:
            by = next(iter(statement.signatures))
            found[number] = Backup(number, fields["medium"], int(fields["of"]), fields["place"], by, at, statement.seq)
        elif before is not None:
            found[number] = _followed(before, step, fields, at)
    return [found[number] for number in sorted(found)]


def _followed(before: Backup, step: str, fields: dict[str, object], at: int) -> Backup:
    note = str(fields["note"])
    if step == PROVED:
        digest = unb64(str(fields["sha256"]))
        return replace(before, proved_at=at, sha256=digest, size=int(str(fields["size"])), failed_at=0, why="")
    if step == FAILED:
        # Once it had a cover it may lie somewhere, whatever is said of it later without naming one.
        digest = unb64(str(fields["sha256"])) or before.sha256
        return replace(before, failed_at=at, why=note, sha256=digest)
    if step == DROPPED:
        return replace(before, dropped_at=at)
    return replace(before, gone_at=at, gone=step, how=note)


def of_register(statements: Iterable[Statement], number: int) -> Backup | None:
    """One backup by its number."""
    return next((one for one in register_of(statements) if one.number == number), None)
