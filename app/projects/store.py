"""Making the compartments of a project, so that a kill leaves either a whole project or none.

Order: intent with the names of the files → files → register → one transaction of the directory with the custodian's
wraps, which brings the project into force and clears the intent. `settle_interrupted` removes the files of what was
cut off before that transaction; its entry in the register has no wrap in force and is not listed.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.access.event import Event
from app.errors import Problem
from app.ids import Id, from_hex
from app.people import granting, register
from app.people.escrow import escrow_all
from app.people.granting import Sealed, Terms
from app.people.pairing import Pair
from app.people.register import ProjectEntry
from app.session.door import EVERYDAY, OpenKey, Session
from app.vault import new_project
from app.vault.grant import FOUNDING
from app.vault.new_project import NewCompartment
from app.vault.statement import Wrap

PROCEDURE = "project"
BUILDING = "building"


def make_project(session: Session, two: Pair, name: str) -> tuple[ProjectEntry, list[OpenKey]]:
    """Make a project whose custodian is the manager of the pair; returns it and its three keys."""
    vault, world = session.vault, session.world
    project = world.new_id()
    planned = new_project.plan(vault.vault_id, project)
    entry = ProjectEntry(project, name, tuple(one.place.cid for one in planned), two.manager.uid)
    keys = [OpenKey(one.place, one.key, name) for one in planned]
    with vault.directory.change(session.now()) as change:
        intent = change.begin(PROCEDURE, BUILDING, _intent(session, planned))
    try:
        new_project.create(vault.folder, planned, world.projections, session.identity, session.now())
        terms = Terms(vault.vault_id, FOUNDING, project, vault.directory.head[0], two.signers)
        custodian = vault.roster.people[two.manager.uid]
        wraps = [granting.seal_for(terms, key, custodian) for key in keys]
        with two.office.change(Event.PROJECT_CREATE.value, two.officer, session.now()) as register_change:
            register.put_project(register_change, entry)
            granting.note(register_change, world.new_id, terms, wraps)
        _take_in(session, two, wraps, intent, keys)
    except BaseException:
        new_project.discard(vault.folder, [one.place.file_id for one in planned])
        with vault.directory.change(session.now()) as change:
            change.finish(intent)
        raise
    return entry, keys


def give(
    session: Session, two: Pair, terms: Terms, wraps: Sequence[Sealed], *, dropped: Sequence[Wrap] = (), why: str = ""
) -> None:
    """Bring wraps into force, in place of those ``dropped``: first the register, then the directory."""
    with two.office.change(Event.CLEARANCE_GRANT.value, two.officer, session.now()) as change:
        granting.note(change, session.world.new_id, terms, wraps, why=why)
    _take_in(session, two, wraps, None, (), dropped)


def require_unchanged(session: Session) -> None:
    """Inside a change of the directory: raise Problem("vault.changed_meanwhile") when somebody stated something since.

    What is stated next was judged by the roster of before, and could break a rule by now; that would break the chain.
    """
    roster = session.vault.roster
    if session.vault.directory.head != (roster.seq, roster.h):
        raise Problem("vault.changed_meanwhile")


def settle_interrupted(session: Session) -> int:
    """Remove what interrupted makings of projects on this device left; returns how many."""
    if session.room != EVERYDAY:
        return 0  # the everyday process of this account may be in the middle of one
    vault, settled = session.vault, 0
    for intent in vault.directory.intents():
        if intent.procedure != PROCEDURE or intent.body["device"] != session.world.device.id.hex():
            continue
        new_project.discard(vault.folder, [from_hex(name) for name in intent.body["files"]])
        with vault.directory.change(session.now()) as change:
            change.finish(intent.id)
        settled += 1
    return settled


def _intent(session: Session, planned: Sequence[NewCompartment]) -> dict[str, object]:
    # In order of the random names: the order of levels would tell which file is which.
    files = sorted(one.place.file_id.hex() for one in planned)
    return {"device": session.world.device.id.hex(), "files": files}


def _take_in(
    session: Session,
    two: Pair,
    wraps: Sequence[Sealed],
    intent: Id | None,
    founded: Sequence[OpenKey],
    dropped: Sequence[Wrap] = (),
) -> None:
    """``founded`` are the keys of compartments just made: with a recovery kit each gets its escrow wrap."""
    with session.vault.stating(session.now()) as change:
        require_unchanged(session)
        escrowed = escrow_all(session.vault.roster, founded)
        change.take_in(
            two.signers,
            taken=[*(wrap.taken_in for wrap in wraps), *(one.taken_in for one in escrowed)],
            dropped=dropped,
            escrow=[one.index for one in escrowed],
        )
        if intent is not None:
            change.finish(intent)
    session.vault.refresh()
