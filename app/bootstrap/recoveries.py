"""What every unlocking goes through before anything is shown: each procedure's own way to settle what was cut off.

Rules:

* All of them are asked at every unlocking. What is asked here is only whether there can be anything: an intent of the
  procedure stands in the directory, or its trace lies on the disk. Nearly always there is nothing.
* A procedure's module is loaded when there is: together they are half of the program, and unlocking waits for none of
  it.
* The question here may say yes too often, never no too often; each procedure looks for itself again.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.session.door import TOP_SECRET_ROOM, Session


def later(place: str) -> Callable[..., Any]:
    """A function of ours by its name, "module:function"; its module is loaded when it is called."""

    def call(*args: object) -> object:
        module, _, name = place.partition(":")
        return getattr(importlib.import_module(module), name)(*args)

    return call


@dataclass(frozen=True, slots=True)
class Recovery:
    """One procedure's settling, the function ``place``: called where an intent of ``procedures`` stands, or ``also``
    says so.
    """

    place: str
    procedures: frozenset[str]
    also: Callable[[Session], bool]

    def __call__(self, session: Session) -> int:
        """How much was settled."""
        named = any(intent.procedure in self.procedures for intent in session.vault.directory.intents())
        return int(later(self.place)(session)) if named or self.also(session) else 0


def resume_rewrites(session: Session) -> int:
    """Finish or undo rewrites that were cut off; returns how many."""
    from app.vault.rewrite import resume

    return resume(session.vault, session.now())


def _never(_: Session) -> bool:
    """Its intents tell all."""
    return False


def _upstairs(session: Session) -> bool:
    """What is settled by who holds the highest level looks into the compartments themselves."""
    return session.room == TOP_SECRET_ROOM


def _arrives(session: Session) -> bool:
    """Somebody's keys wait in this account for their first unlocking, or an earlier identity has not ended."""
    place = session.world.profile / "joining" / f"{session.vault.vault_id.hex()}.{session.uid.hex()}"
    return place.exists() or any(person.active for person in session.vault.roster.earlier_of(session.uid))


def _reseals(session: Session) -> bool:
    """A keyslot was being sealed anew."""
    return (session.world.profile / f"{session.vault.vault_id.hex()}.{session.uid.hex()}.resealing").exists()


def _moved_house(session: Session) -> bool:
    """A house stands there that is not in force."""
    folder = session.vault.folder
    in_force = folder.house()
    return any(path != in_force for path in folder.path.glob("house-*"))


def _backs_up(session: Session) -> bool:
    """A backup left something on the vault's disk."""
    return (session.vault.folder.path / "backing-up").exists()


def _of(place: str, *procedures: str, also: Callable[[Session], bool] = _never) -> Recovery:
    return Recovery(place, frozenset(procedures), also)


RECOVERIES = (
    _of("app.people.enrolment:settle_interrupted", "enrol"),
    _of("app.people.taking_in:settle_interrupted", "join"),
    _of("app.people.arrival:settle_arrival", also=_arrives),
    _of("app.people.resealing:settle_interrupted", also=_reseals),
    _of("app.projects.store:settle_interrupted", "project"),
    _of("app.customers.intake.actions:undo_interrupted_imports", "import", "import-undo"),
    _of("app.customers.documents.receiving:settle_interrupted", "document"),
    _of("app.recovery.ceremony:settle_interrupted", "ceremony"),
    _of("app.recovery.renewal:settle_interrupted", "kit-renewal"),
    _of("app.bootstrap.recoveries:resume_rewrites", "rewrite"),
    _of("app.people.rekeying:settle_interrupted", also=_moved_house),
    _of("app.customers.classification.settling:settle_moves", "level", also=_upstairs),
    _of("app.destruction.settling:settle_withdrawn", also=_upstairs),
    _of("app.archive.backup.copying:settle_interrupted", also=_backs_up),
)
