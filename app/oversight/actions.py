"""What may be done with what the journal knows: reports."""

from __future__ import annotations

from app.access.duty import Duty
from app.access.event import Event
from app.access.level import Level
from app.clock import DAY, local
from app.copies import store as copies
from app.copies.model import CopyKind, CopyState
from app.errors import Corrupt, Problem
from app.ids import Id
from app.journal.entry import is_signed, open_detail
from app.keys.encoding import Label
from app.keys.wrap import EncryptionKey
from app.oversight.leaver_report import DAYS, LeaverFacts, Outstanding, Readings, signed_report
from app.people import register
from app.people.pairing import Pair, pair
from app.session.door import Session
from app.session.signing import signer_of
from app.session.subject import Credential, Subject
from app.settings.message import sentence
from app.vault.roster import Person

_KINDS = {
    CopyKind.PRINT: "bản in",
    CopyKind.OUTPUT: "bản xuất",
    CopyKind.DISC: "đĩa",
    CopyKind.STICK: "USB, thẻ nhớ",
}


def make_leaver_report(session: Session, uid: Id, passphrase: str, countersigner: Credential) -> bytes:
    """The signed report about somebody who left or is leaving, as a PDF; manager and officer sign.

    The officer's key reads the journal, the manager's session the registers of copies; whichever of the two is signed
    in, only compartments that are open in this session are looked through. Raises Problem("people.unknown"),
    Problem("oversight.no_signer") and what `pair` raises.
    """
    event, subject = Event.LEAVER_REPORT, Subject(person=uid)
    with session.act(event, subject):
        person = session.vault.roster.people.get(uid)
        if person is None:
            raise Problem("people.unknown")
        with pair(session, passphrase, countersigner, event, top_secret=True) as two:
            people = dict.fromkeys((two.manager, two.officer))
            signers = [signer_of(who, session.name_of(who.uid)) for who in people]
            if any(signer is None for signer in signers):
                raise Problem("oversight.no_signer")
            facts = _facts(session, two, person)
            return signed_report(facts, [signer for signer in signers if signer is not None])


def _facts(session: Session, two: Pair, person: Person) -> LeaverFacts:
    roster = session.vault.roster
    names = {project.project: project.name for project in register.projects(two.office)}
    readings = _readings(session, two, person, names)
    acts = tuple((sentence(f"acts.{act}", "vi"), times) for act, times in readings.acts.most_common())
    reason, renewed = _statements(session, person)
    boxes = [("Người quản lý", session.name_of(two.manager.uid))]
    if two.officer.uid != two.manager.uid:
        boxes.append(("Cán bộ an toàn hệ thống", session.name_of(two.officer.uid)))
    return LeaverFacts(
        number=f"NV-{local(session.now()).year}-{person.uid.hex()[-6:].upper()}",
        company=roster.company,
        place=roster.place,
        at=session.now(),
        name=person.name,
        title=person.title,
        duties=", ".join(Duty(duty).label() for duty in sorted(person.duties)),
        joined_at=person.at,
        left_at=person.left_at,
        reason=reason,
        acts=acts,
        refusals=readings.refusals,
        readings=readings.most_read(),
        outstanding=_outstanding(session, person),
        renewed=renewed,
        waiting=len(roster.owed),
        house=roster.house,
        signers=tuple(boxes),
        one_person=roster.one_person,
    )


def _readings(session: Session, two: Pair, person: Person, names: dict[Id, str]) -> Readings:
    keys = [EncryptionKey.from_bytes(key) for key in two.officer.house.journal]
    since, found = session.now() - DAYS * DAY, Readings()
    for entry in session.journal.entries(newest_first=True):
        if entry.at < since or entry.writer.uid != person.uid:
            continue
        if not is_signed(person.identity, entry):
            continue  # written by somebody else in this person's name: told by the check of the journal as well
        try:
            detail = open_detail(keys, session.vault.vault_id, entry.detail)
        except Corrupt:
            continue  # told by the check of the journal; a report must not fail for it
        rid = detail.rid.hex() if detail.rid and detail.event.startswith(("customer:", "item:")) else ""
        project = names.get(detail.project, "") if detail.project else ""
        found.note(detail.event, detail.outcome, project, detail.level or 0, rid, entry.at)
    return found


def _outstanding(session: Session, person: Person) -> tuple[Outstanding, ...]:
    """Copies in the open compartments whose holder bears the person's name and that have not come back."""
    wanted = " ".join(person.name.split()).casefold()
    return tuple(
        Outstanding(copy.number, _KINDS[copy.kind], int(copy.ref.level), copy.sheets, copy.due)
        for project in session.projects()
        for level in project.levels
        if level != Level.TOP_SECRET
        for copy in copies.copies_in(session.compartment(project.project, level))
        if copy.state is CopyState.HELD and " ".join(copy.holder.split()).casefold() == wanted
    )


def _statements(session: Session, person: Person) -> tuple[str, tuple[str, ...]]:
    """The reason given, and one line for each compartment that got a new key since."""
    directory, reason, renewed = session.vault.directory, "", []
    revoked: set[str] = set()
    for statement in directory.statements():
        if statement.kind == Label.REVOKE and statement.fields["uid"] == person.uid.hex():
            reason, revoked = statement.fields["reason"], set(statement.fields["owed"])
        elif statement.kind == Label.RETIRE:
            renewed += [
                f"Ngăn {item['cid'][:8].upper()}: đổi từ khóa đời {item['old_epoch']} sang đời {item['old_epoch'] + 1}"
                for item in statement.fields["dead"]
                if item["cid"] in revoked
            ]
    return reason, tuple(renewed)
