"""Opening what no manager can open any more: with the kit and enough shares, and for a manager who is present.

Rules (keys-and-files §7.7):

1. Only compartments that no manager in service holds are opened: without one nobody can clear others, or renew the key
   after somebody has left. Where a manager still holds the key, they give it on.
2. A manager and an officer act together; the manager becomes a holder, both sign, and the reason is signed for.
3. The recovered key is used once, to write the compartment anew under a fresh key with a fresh escrow key. The manager,
   and others who may still read, are given the new key. So the kit's entry that was opened is of no more use.

The switch is the rewrite's: killed before it, nothing has changed; killed after it, the manager holds the new key.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.access.event import Event
from app.access.level import Level
from app.errors import Corrupt, Problem
from app.ids import Id
from app.keys.compartment_key import file_key
from app.keys.hashing import sha256
from app.keys.recovery import Kit, open_entry
from app.keys.wrap import EncryptionKey
from app.people import granting, register
from app.people.escrow import escrows_in, index_of, open_escrow
from app.people.granting import Terms
from app.people.pairing import Pair
from app.people.register import ProjectEntry
from app.session.clearance import OpenKey
from app.session.door import Session
from app.vault.compartment import Compartment
from app.vault.grant import RECOVERED
from app.vault.rewrite import NewKey, NewWraps, Progress, Rewritten, Target, WrapMaker, rewrite
from app.vault.roster import MANAGER
from app.vault.statement import Wrap
from app.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Lost:
    """A compartment that no manager in service holds, and its escrow wrap for the kit in force, if it has one."""

    project: ProjectEntry
    cid: Id
    level: Level
    escrow: Wrap | None


def lost_compartments(vault: Vault, office: Compartment, now: int) -> list[Lost]:
    """Rule 1, over the whole register; projects whose making was cut off are left out."""
    covered, found, people = escrows_in(office, vault), [], vault.roster.people
    everybody = register.all_holders(office, vault)
    managed = {
        holder.cid
        for holder in everybody
        if people[holder.uid].active and MANAGER in people[holder.uid].duties and holder.not_after >= now
    }
    known = {holder.cid for holder in everybody} | covered.keys()
    for project in register.projects(office):
        for level, cid in zip(Level, project.cids, strict=True):
            if cid in known - managed:
                found.append(Lost(project, cid, level, covered.get(cid)))
    return found


def recover(
    session: Session, two: Pair, lost: Sequence[Lost], key: EncryptionKey, kit: Kit, progress: Progress
) -> list[Rewritten]:
    """Open the compartments in ``lost``, all of one project, and write them anew for the manager of the pair.

    ``key`` is the recovery key that the shares gave. Raises what `open_entry` and `open_escrow` raise, and
    Problem("people.no_top_secret_key") when the manager has no key for level 3; nothing has changed then.
    """
    vault = session.vault
    opened = [_opened(vault, one, key, kit) for one in lost]
    targets: list[Target] = []
    try:
        targets.extend(Target(_compartment(session, one), one.key) for one in opened)
        return rewrite(
            vault,
            targets,
            (),
            reference=session.world.new_id().hex(),
            writer=two.manager,
            make_wraps=_wrap_maker(session, two, lost),
            signers=two.signers,
            at=session.now(),
            progress=progress,
        )
    finally:
        for target in targets:
            target.compartment.close()


def _opened(vault: Vault, lost: Lost, key: EncryptionKey, kit: Kit) -> OpenKey:
    """The compartment's key out of its escrow wrap."""
    stated = vault.roster.kit
    if stated is None or lost.escrow is None:
        raise Problem("recovery.no_escrow")
    blob = lost.escrow.blob
    index, taken = index_of(blob), vault.roster.taken.get(sha256(blob))
    if taken is None or index >= len(stated.publics):
        raise Problem("recovery.no_escrow")
    opened = open_escrow(open_entry(key, kit, index, stated.publics[index]), vault.vault_id, blob, taken.grant)
    if opened.place.cid != lost.cid:
        raise Corrupt("people.escrow_damaged")
    return opened


def _compartment(session: Session, opened: OpenKey) -> Compartment:
    place = opened.place
    return Compartment.open(
        session.vault.folder.compartment(place.file_id),
        file_key(opened.key, place.file_id),
        place,
        session.world.projections,
        public_key_of=session.vault.roster.public_key_of,
        locked_memory=place.level == Level.TOP_SECRET,
    )


def _wrap_maker(session: Session, two: Pair, lost: Sequence[Lost]) -> WrapMaker:
    """Who may still read keeps reading, the manager of the pair holds the new key as well; the old wraps go."""
    vault, name, request = session.vault, lost[0].project.name, session.world.new_id()
    terms = Terms(vault.vault_id, RECOVERED, request, vault.directory.head[0], two.signers)
    manager = vault.roster.people[two.manager.uid]
    carried = granting.carry_over(
        vault,
        two.office,
        writer=two.officer,
        signers=two.signers,
        names={lost[0].project.project: name},
        request=request,
        new_id=session.world.new_id,
        at=session.now(),
    )

    def make_wraps(keys: Sequence[NewKey]) -> NewWraps:
        others = carried(keys)
        if len(others.escrow) < len(keys):
            raise Problem("recovery.pool_empty")
        wraps = [granting.seal_for(terms, OpenKey(one.place, one.key, name), manager) for one in keys]
        with two.office.change(Event.RECOVERY_OPEN.value, two.officer, session.now()) as change:
            granting.note(change, session.world.new_id, terms, wraps)
        return replace(others, added=(*others.added, *(wrap.taken_in for wrap in wraps)))

    return make_wraps
