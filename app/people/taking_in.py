"""Taking in who answered an invitation: by a manager and an officer, after the words were compared.

The answer is checked anew, whatever the window showed (`app.people.inviting.require_fitting`), and the window hands
back the digest of the one whose words were compared: another file is refused. The private keys never come here, so what
is issued goes to the public ones: house keys, wraps and the certificate.

Order (keys-and-files §7.2): intent, house keys into their file, the register, then one transaction of the directory:
the person, the wraps, the certificate's letter. Killed before it, the person is not there, and `settle_interrupted`
takes the file away.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from app.access.duty import Duty
from app.access.event import Event
from app.access.level import Level
from app.access.separation import refuse_clearance
from app.errors import Corrupt, Problem
from app.ids import Id, from_hex
from app.keys.authority import certify_signer
from app.keys.encoding import Label
from app.people import enrolment, granting, register
from app.people.arrival import CERTIFICATE, certificate_letter
from app.people.granting import Sealed, Terms
from app.people.invitation import Answer, Invitation, read_answer
from app.people.inviting import require_fitting, require_officers_sign, why_not_together
from app.people.joining import read_file
from app.people.model import TakeInForm, TakenPerson
from app.people.pairing import Pair, pair
from app.session.clearance import open_clearances
from app.session.door import EVERYDAY, OpenKey, Session
from app.session.subject import Credential, Subject
from app.vault.durable import remove, write_atomically
from app.vault.grant import FOR_EVER, GRANTED, Grant
from app.vault.house_keys import seal_house_keys
from app.vault.rehearsal import rehearse
from app.vault.roster import Person

PROCEDURE, BUILDING = "join", "building"


def take_in(session: Session, path: Path, form: TakeInForm, passphrase: str, second: Credential) -> TakenPerson:
    """See `app.people.actions.take_person_in`."""
    event = Event.PERSON_JOIN
    answer = read_answer(read_file(path))
    invited = answer.invitation
    with session.act(event, Subject(person=invited.uid)):
        require_fitting(session, answer)
        if answer.digest != form.digest:
            raise Problem("people.answer_changed")
        duties = frozenset(Duty(duty) for duty in invited.duties)
        refused = why_not_together(session, duties, invited.continues) or (
            refuse_clearance(duties) if form.clearance else ""
        )
        if refused:
            raise session.refuse(event, Subject(person=invited.uid), refused)
        top_secret = form.as_before or form.clearance == Level.TOP_SECRET
        with pair(session, passphrase, second, event, top_secret=top_secret) as two:
            require_officers_sign(two, invited.uid, invited.duties, invited.continues)
            gifts, held_back = _gifts(session, two, form, invited)
            _enter(session, two, answer, gifts)
    given = tuple((gift.key.project_name, Level(gift.key.place.level)) for gift in gifts)
    return TakenPerson(invited.uid, invited.name, given, held_back)


def settle_interrupted(session: Session) -> int:
    """Work off takings-in at this desk that were cut off; returns how many. Runs at every everyday unlocking."""
    if session.room != EVERYDAY:
        return 0
    vault, settled = session.vault, 0
    for intent in vault.directory.intents():
        if intent.procedure != PROCEDURE or intent.body["desk"] != session.world.device.id.hex():
            continue
        uid, device = (from_hex(intent.body[name]) for name in ("uid", "device"))
        if uid not in vault.roster.people:
            remove(vault.folder.keys(uid, device))
        with vault.directory.change(session.now()) as change:
            change.finish(intent.id)
        settled += 1
    return settled


@dataclass(frozen=True, slots=True, repr=False)
class _Gift:
    """A key to give, and until when."""

    key: OpenKey
    not_after: int = FOR_EVER


def _gifts(session: Session, two: Pair, form: TakeInForm, invited: Invitation) -> tuple[list[_Gift], int]:
    """The keys to give, each held by the manager, and how many of the earlier identity's the manager does not hold."""
    if form.as_before:
        return _gifts_as_before(session, two, invited.continues)
    if form.clearance is None:
        return [], 0
    held = two.keys(form.project)
    wanted = [level for level in Level if level <= form.clearance]
    if any(level not in held for level in wanted):
        refused = "people.beyond_givers_clearance"
        raise session.refuse(Event.PERSON_JOIN, Subject(person=two.manager.uid), refused)
    return [_Gift(held[level]) for level in wanted], 0


def _gifts_as_before(session: Session, two: Pair, earlier: Id | None) -> tuple[list[_Gift], int]:
    """What the earlier identity could open, until it was revoked if it was; each with the term it had."""
    given = _last_grants(session, two, earlier)
    open_to_them = {one.cid for one in register.all_holders(two.office, session.vault) if one.uid == earlier}
    for statement in session.vault.directory.statements(Label.REVOKE):
        if earlier is not None and statement.fields["uid"] == earlier.hex():
            open_to_them |= {from_hex(cid) for cid in statement.fields["owed"]}
    before = [grant for cid, grant in sorted(given.items()) if cid in open_to_them]
    before = [grant for grant in before if grant.not_after >= session.latest()]
    held = open_clearances(session.vault, two.manager, session.latest(), upstairs=True).keys
    keys = {key.place.cid: key for key in held.values()}
    gifts = [_Gift(keys[grant.cid], grant.not_after) for grant in before if grant.cid in keys]
    return gifts, len(before) - len(gifts)


def _last_grants(session: Session, two: Pair, grantee: Id | None) -> dict[Id, Grant]:
    """The newest grant of each compartment that ``grantee`` was ever given."""
    found: dict[Id, Grant] = {}
    for record in two.office.of_kind(register.GRANT):
        grant = register.grant_of(session.vault.vault_id, record.body)
        if grant.grantee == grantee and grant.policy_version >= getattr(found.get(grant.cid), "policy_version", 0):
            found[grant.cid] = grant
    return found


def _enter(session: Session, two: Pair, answer: Answer, gifts: Sequence[_Gift]) -> None:
    """All that changes the vault."""
    world, vault, invited = session.world, session.vault, answer.invitation
    authority = register.read_authority(two.office)
    if authority.root.certificate != vault.roster.authority:
        raise Corrupt("people.register_damaged")  # not the root that the genesis was signed over
    person = Person(
        uid=invited.uid,
        name=invited.name,
        title=invited.title,
        duties=invited.duties,
        identity=answer.identity,
        device=answer.device,
        encryption=answer.encryption,
        step_up=answer.step_up,
        at=session.now(),
        continues=invited.continues,
    )
    certificate = certify_signer(
        authority.root, answer.signer, person.name, person.title, person.uid, session.now()
    )  # fmt: skip
    letter = certificate_letter(certificate, authority.root.certificate, authority.revocations)
    house = enrolment.house_keys_for(two.officer.house, person.duties)
    sealed = seal_house_keys(person.encryption, vault.vault_id, person.uid, house)
    body = {"desk": world.device.id.hex(), "device": person.device.hex(), "uid": person.uid.hex()}
    with vault.directory.change(session.now()) as change:
        intent = change.begin(PROCEDURE, BUILDING, body)
    try:
        write_atomically(vault.folder.keys(person.uid, person.device), sealed)
        terms = Terms(vault.vault_id, GRANTED, world.new_id(), vault.directory.head[0], two.signers)
        wraps = [granting.seal_for(replace(terms, not_after=gift.not_after), gift.key, person) for gift in gifts]
        _note(session, two, terms, wraps)
        with vault.directory.change(session.now()) as change:
            vault.refresh()
            if person.uid in vault.roster.people:
                raise Problem("people.invitation_used")  # taken in at another desk meanwhile
            enrolment.state_person(change, person, two.signers)
            if wraps:
                change.take_in(two.signers, taken=[wrap.taken_in for wrap in wraps])
            change.put_letter(CERTIFICATE, person.uid, letter)
            rehearse(vault)
    except BaseException:
        vault.refresh()
        if person.uid not in vault.roster.people:
            remove(vault.folder.keys(person.uid, person.device))
        with vault.directory.change(session.now()) as change:
            change.finish(intent)
        raise
    vault.refresh()
    # The person exists by now; the note of it is taken away at the next unlocking if not here.
    with suppress(Problem), vault.directory.change(session.now()) as change:
        change.finish(intent)


def _note(session: Session, two: Pair, terms: Terms, wraps: list[Sealed]) -> None:
    if not wraps:
        return
    with two.office.change(Event.PERSON_JOIN.value, two.officer, session.now()) as change:
        granting.note(change, session.world.new_id, terms, wraps)
