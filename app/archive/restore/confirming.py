"""Accepting an older copy that was put back: a manager and an officer, with a reason, and nothing newer undone.

Order, so that nothing that was destroyed or withdrawn is open for a moment:

1. the present vault is read, where it can be: what happened after the copy was made (`newer`);
2. what was destroyed since is taken out of the copy again, compartment by compartment, each a rewrite of its own;
3. one transaction of the directory: who left or was frozen since is out again, clearances withdrawn and agreements
   ended since go, backups made since keep their numbers, and the statement that accepts the copy, with the heads of
   the journal as it was laid, the newest heads that are known, the hashes of what is left behind, and the number of a
   recovery kit that is newer than the copy: the older one then counts no more until a ceremony is held;
4. the anchors of the two begin anew from there.

Done once more, when the copy counts here already, it only names what devices elsewhere have seen: for whoever had seen
something that the first statement did not know.

Killed before 3 the copy is as unaccepted as before, and the act is done again: what was taken out is out. Killed after
it, each device takes the statement when it next unlocks, provided that it names what that device has seen.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass

from app.archive.restore import newer as newer_copy
from app.archive.restore.model import Checkpoint, Confirmed, ConfirmForm, Progress
from app.archive.restore.newer import Fork
from app.archive.restore.opened import OpenedCopy, opened_with
from app.destruction.replaying import replay
from app.errors import Problem
from app.ids import Id, from_hex
from app.keys.encoding import Label, b64
from app.people.pairing import Pair
from app.people.register import all_holders
from app.session.clearance import open_clearances
from app.session.door import TOP_SECRET_ROOM, Session
from app.vault.anchor import started_anew
from app.vault.directory import DirectoryChange
from app.vault.incarnation import Mark, mark_of
from app.vault.rewrite import resume
from app.vault.roster import OFFICER
from app.vault.statement import Fields, Wrap
from app.vault.vault import Vault

_NOTHING = Fork(0, ())
_NEWER = "theo kho mới hơn"
"""Why somebody is out again: what is stated for ever, in the words of the office."""


@dataclass(slots=True)
class _Plan:
    """What the copy is told before it counts."""

    fork: Fork = _NOTHING
    out: tuple[Id, ...] = ()
    dropped: tuple[Wrap, ...] = ()
    owed: tuple[Id, ...] = ()
    escrow: tuple[int, ...] = ()
    heads: tuple[tuple[str, int, str], ...] = ()
    joined: tuple[str, ...] = ()
    backups: tuple[Fields, ...] = ()
    kit: int = 0


def confirm(session: Session, two: Pair, form: ConfirmForm, progress: Progress, checkpoint: Checkpoint) -> Confirmed:
    """Accept the open copy. ``progress`` may raise Cancelled until the statement.

    Raises Problem("restore.not_a_restored_copy", "restore.partial", "restore.not_the_present", "restore.signer_gone",
    "restore.needs_manager_of", "restore.present_changed")
    and what opening the present vault and replaying raise; the copy is as unaccepted as before then.
    """
    mark, pending = _mark(session), session.vault.pending
    plan, erased = _Plan(), 0
    seen = newer_copy.heads_seen(session)
    with ExitStack() as held:
        if form.newer is not None:
            present = held.enter_context(opened_with(session, form.newer, two.officer))
            if pending:
                newer_copy.require_present(present.vault, seen)
            plan = _planned(session, two, present) if pending else _named_only(session, present)
            checkpoint("read")
            if pending:
                _escrow_used(session, two, plan.escrow)
                erased = _destroyed_again(session, two, present.vault, plan.fork, progress, checkpoint)
                session.vault.refresh()
                plan = _planned(session, two, present)  # what was written anew has other wraps
            checkpoint("destroyed again")
            if present.vault.directory.head != (present.vault.roster.seq, present.vault.roster.h):
                raise Problem("restore.present_changed")  # somebody left there, say, and would be back here
        _state(session, two, mark, form.reason, plan, [h for _, h in seen])
    checkpoint("stated")
    if pending:
        _go_on(session, two, mark)
    names = tuple(sorted(session.name_of(uid) for uid in plan.out))
    return Confirmed(names, erased, len(session.vault.roster.owed), plan.joined)


def _mark(session: Session) -> Mark:
    mark = mark_of(session.vault.folder.path)
    if mark is None:
        raise Problem("restore.not_a_restored_copy")
    if mark.partial:
        raise Problem("restore.partial")
    return mark


def _planned(session: Session, two: Pair, present: OpenedCopy) -> _Plan:
    copy, vault = session.vault, present.vault
    fork = newer_copy.fork_of(copy, vault)
    out = newer_copy.out_of_service(copy, vault)
    if {uid for uid, _ in two.signers} & set(out):
        raise Problem("restore.signer_gone")
    with present.journal() as journal:
        heads = tuple((writer.encoded().hex(), seq, b64(h)) for writer, (seq, h) in sorted(
            journal.heads().items(), key=lambda row: row[0].encoded()
        ))  # fmt: skip
    with present.office() as office:
        gone = newer_copy.withdrawn(copy, two.office, vault, office) if office is not None else {}
    kits = copy.roster.kit, vault.roster.kit
    same_kit = kits[0] is not None and kits[1] is not None and kits[0].recovery == kits[1].recovery
    used = vault.roster.escrow_used - copy.roster.escrow_used if same_kit else set()
    return _Plan(
        fork=fork,
        out=out,
        dropped=tuple(wrap for wraps in gone.values() for wrap in wraps),
        owed=tuple(sorted(gone)),
        escrow=tuple(sorted(used)),
        heads=heads,
        joined=newer_copy.joined(copy, vault),
        kit=newer_copy.later_kit(copy, vault),
        backups=tuple(one.fields for one in fork.after if one.kind == Label.BACKUP)
        if not _numbered(copy, fork)
        else (),
    )


def _numbered(copy: Vault, fork: Fork) -> bool:
    """Whether the copy has numbered backups of its own since: then those of the other are not carried on."""
    return any(one.kind == Label.BACKUP for one in copy.directory.statements(after=fork.last))


def _named_only(session: Session, present: OpenedCopy) -> _Plan:
    """For a copy that counts here already: what others have seen is named as well, and nothing else changes."""
    return _Plan(fork=newer_copy.fork_of(session.vault, present.vault))


def _escrow_used(session: Session, two: Pair, numbers: tuple[int, ...]) -> None:
    """Escrow keys that were used since are used, before anything here is sealed to one."""
    if numbers:
        with session.vault.stating(session.now()) as change:
            change.take_in(two.signers, escrow=numbers)
        session.vault.refresh()


def _destroyed_again(
    session: Session, two: Pair, present: Vault, fork: Fork, progress: Progress, checkpoint: Checkpoint
) -> int:
    """Step 2; returns how many records went. The manager's keys open what they hold, for this alone."""
    vault, ledger = session.vault, newer_copy.ledger_of(present, fork)
    if not ledger.erasures:
        return 0
    vault.pending = False
    try:
        resume(vault, session.now())
        vault.refresh()
        held = open_clearances(vault, two.manager, session.latest(), upstairs=True).keys
        known = {holder.cid for holder in all_holders(two.office, vault)}
        closed = newer_copy.touched_by(fork) & known - {key.place.cid for key in held.values()}
        if closed:
            raise Problem("restore.needs_manager_of", count=len(closed))
        desk = Session(
            session.world, vault, session.journal, two.manager, TOP_SECRET_ROOM, held,
            session.anchor_file, session.anchor_file.read(),
        )  # fmt: skip
        done = replay(desk, two, ledger, progress, checkpoint)
        for key in desk.open_keys():
            desk.hold(key)  # which closes its file
    finally:
        vault.pending = True
    return done.records


def _state(session: Session, two: Pair, mark: Mark, reason: str, plan: _Plan, seen: list[bytes]) -> None:
    """Step 3."""
    vault = session.vault
    with vault.stating(session.now()) as change:
        vault.refresh()
        _put_out(session, change, two, plan.out)
        dropped = [wrap for wrap in vault.directory.wraps() if wrap in plan.dropped]
        if dropped or plan.owed:
            change.take_in(two.signers, dropped=dropped, owed=plan.owed)
        for told in _ended(session, plan):
            change.state(
                Label.AGREEMENT_END,
                {"uid": told["uid"], "number": told["number"], "reason": told["reason"]},
                two.signers,
            )
        for told in plan.backups:
            change.state(
                Label.BACKUP,
                {
                    "number": told["number"],
                    "step": told["step"],
                    "medium": told["medium"],
                    "of": told["of"],
                    "place": told["place"],
                    "note": told["note"],
                    "sha256": told["sha256"],
                    "size": told["size"],
                },
                [(two.officer.uid, two.officer.signing_key)],
            )
        heads = sorted((writer.encoded().hex(), seq, b64(h)) for writer, (seq, h) in session.journal.heads().items())
        left = sorted({b64(h) for h in (*plan.fork.left, *seen) if any(h)})
        change.state(
            Label.RESTORED,
            {
                "restore": mark.restore.hex(),
                "copied_at": mark.copied_at,
                "reason": reason,
                "left": left,
                "heads": [list(head) for head in heads],
                "left_heads": [list(head) for head in plan.heads],
                "kit": plan.kit,
            },
            two.signers,
        )
    vault.refresh()


def _ended(session: Session, plan: _Plan) -> list[Fields]:
    """The agreements in force in the copy that were ended since: without one nobody sees a customer."""
    people = session.vault.roster.people
    found = {}
    for one in plan.fork.after:
        if one.kind != Label.AGREEMENT_END:
            continue
        uid, number = from_hex(one.fields["uid"]), one.fields["number"]
        standing = people[uid].agreement if uid in people and uid not in plan.out else None
        if standing is not None and standing.number == number:
            found[uid] = {"uid": uid.hex(), "number": number, "reason": one.fields["reason"]}
    return list(found.values())


def _put_out(session: Session, change: DirectoryChange, two: Pair, out: tuple[Id, ...]) -> None:
    """Who may no longer do what they may in the copy: out again, or frozen where more officers would have to sign."""
    vault, gone = session.vault, set[Id]()
    holders = all_holders(two.office, vault)
    officers = {uid for uid, _ in two.signers if OFFICER in vault.roster.duties_of(uid)}
    for uid in out:
        person = vault.roster.people[uid]
        others = {one.uid for one in vault.roster.holders(OFFICER)} - gone - {uid}
        enough = OFFICER not in person.duties or len(officers) >= len(others) // 2 + 1
        if not enough:
            change.state(Label.FREEZE, {"uid": uid.hex(), "reason": _NEWER}, two.signers)
            continue
        wraps = vault.directory.wraps_of(uid)
        if wraps:
            change.take_in(two.signers, dropped=wraps)
        owed = sorted({holder.cid.hex() for holder in holders if holder.uid == uid})
        change.state(Label.REVOKE, {"uid": uid.hex(), "reason": _NEWER, "owed": owed}, two.signers)
        gone.add(uid)


def _go_on(session: Session, two: Pair, mark: Mark) -> None:
    """Step 4: this session, and the anchors of both."""
    vault, real = session.vault, session.anchor_file.real()
    head = vault.directory.head
    for uid, _ in two.signers:
        real.of_colleague(uid).advance(lambda before: started_anew(before, head, mark.restore))
    session.anchor_file = real
    vault.pending = False
    session.follow()
