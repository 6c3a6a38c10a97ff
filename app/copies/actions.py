"""What may be done about copies: number a print, record a shredding session.

A shredding session touches one or two compartments and the office store, and no transaction spans two files. So:

1. the document is built and signed in memory: when that fails, nothing has happened;
2. one change of the compartment of the highest level stores the signed document with the list of copies, and closes
   the copies of that level; from here on the record exists;
3. the copies of the other level are closed;
4. the office store gets the document and the numbers, by which lines of certificates close.

An interruption after step 2 loses nothing: the next session in the project first carries on with step 3 and 4 for every
record that still needs it, which does nothing for those that are complete.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass

from app.access.duty import Duty
from app.access.event import Event
from app.access.level import Level
from app.access.policy import may
from app.clock import SECOND
from app.copies import store
from app.copies.model import (
    ENDED,
    IN_THE_HOUSE,
    MEDIUM,
    TWO_WATCH_FROM,
    CopyKind,
    CopyState,
    LendForm,
    MadePrint,
    PaperForm,
    PrintForm,
    ShreddingRecord,
    ShredForm,
    Stock,
    counted_number,
    require_follows,
    require_lending,
    require_paper,
    require_place,
    require_print,
    require_shredding,
    why_not_watch,
)
from app.copies.nameless import require_nameless
from app.copies.numbers import next_number
from app.copies.printed_card import Head, printed_pages
from app.copies.shredding_record import Session as Paper
from app.copies.shredding_record import signed_record
from app.customers import store as customers
from app.customers.holding.protecting import require_not_held
from app.customers.model import Ref, from_body, item_from_body
from app.customers.papers import page_count
from app.errors import Problem
from app.ids import Id
from app.keys.hashing import sha256
from app.pdf.signing import Signer
from app.session.door import Session
from app.session.signing import Countersigner, countersigner, step_up
from app.session.subject import Credential, Subject
from app.vault.change import Change
from app.vault.compartment import Compartment

PRINTING = 3600 * SECOND
"""How long after its number was given a print may still fail."""


def register_paper(session: Session, form: PaperForm) -> str:
    """Give a print, disc or stick its number.

    Raises ``Problem`` of the form's rules; level 3 is refused and journalled.
    """
    customer = form.customer
    subject = Subject(project=customer.project, level=customer.level, rid=customer.rid)
    if customer.level == Level.TOP_SECRET:
        session.refuse(Event.COPY_REGISTER, subject, "copies.top_secret_never")
        raise Problem("copies.top_secret_never")
    require_paper(form)
    with session.change(Event.COPY_REGISTER, subject) as change:
        compartment = session.compartment(customer.project, customer.level)
        customers.customer(compartment, customer.rid)
        number = store.number_for(session, compartment, form.kind)
        store.register_paper(session, change, session.world.new_id(), number, form)
    return number


def print_customer(session: Session, form: PrintForm) -> MadePrint:
    """The pages of a customer's file, already in the register under their number.

    Raises ``Problem`` of the form's rules, "pdf.watermark_impossible", "copies.too_many_pages", "customers.not_found";
    level 3 is refused and journalled before anything is read.
    """
    customer = form.customer
    subject = Subject(project=customer.project, level=customer.level, rid=customer.rid)
    if customer.level == Level.TOP_SECRET:
        session.refuse(Event.COPY_PRINT, subject, "copies.top_secret_never")
        raise Problem("copies.top_secret_never")
    require_print(form)
    rid = session.world.new_id()
    with session.change(Event.COPY_PRINT, subject) as change:
        compartment = session.compartment(customer.project, customer.level)
        record = customers.customer(compartment, customer.rid)
        items = customers.items_of(compartment, customer.rid) if form.with_items else []
        number = store.number_for(session, compartment, CopyKind.PRINT)
        head = Head(
            number=number,
            company=session.vault.roster.company,
            place=session.vault.roster.place,
            level=int(customer.level),
            at=session.now(),
            holder=form.holder.strip(),
            purpose=form.purpose.strip(),
            due=form.due,
            printed_by=session.person.name,
        )
        pages = printed_pages(head, from_body(record.body), [item_from_body(item.body) for item in items])
        store.register_print(session, change, rid, number, form, len(pages))
    return MadePrint(Ref(customer.project, customer.level, rid), number, pages)


def void_print(session: Session, ref: Ref) -> None:
    """The printer took nothing: the number stays, and no paper exists under it.

    Said at once, of a print that nothing was done with since: later nobody makes a paper unknown by saying so.
    Raises ``Problem("copies.not_in_this_state")``, ``Refused`` "copies.not_yours" for a print that somebody else made,
    ``Problem("copies.print_is_out")``.
    """
    subject = Subject(project=ref.project, level=ref.level, rid=ref.rid)
    with session.change(Event.COPY_PRINT_FAILED, subject) as change:
        compartment = session.compartment(ref.project, ref.level)
        copy = store.copy_at(compartment, ref.rid)
        if copy.kind is not CopyKind.PRINT or copy.by != session.uid.hex():
            raise session.refuse(Event.COPY_PRINT_FAILED, subject, "copies.not_yours")
        if copy.state is CopyState.HELD and not _just_printed(session, compartment, copy):
            session.refuse(Event.COPY_PRINT_FAILED, subject, "copies.print_is_out")
            raise Problem("copies.print_is_out")
        store.move(change, compartment, ref.rid, CopyState.VOID)


def _just_printed(session: Session, compartment: Compartment, copy: store.Copy) -> bool:
    """Whether it was printed by the program, moments ago, and nobody wrote anything about it since."""
    record = compartment.get(copy.ref.rid)
    by_program = record is not None and "printer" in record.body
    return by_program and copy.rev == 1 and session.latest() - copy.at <= PRINTING


def lend_copy(session: Session, ref: Ref, form: LendForm) -> None:
    """Give a copy to somebody, whoever has it now.

    Raises ``Problem`` of the form's rules, "copies.not_in_this_state".
    """
    subject = Subject(project=ref.project, level=ref.level, rid=ref.rid)
    with session.change(Event.COPY_LEND, subject) as change:
        compartment = session.compartment(ref.project, ref.level)
        copy = store.copy_at(compartment, ref.rid)
        require_lending(copy.kind, form, gone=copy.gone, level=ref.level)
        more = {"holder": form.holder.strip(), "place": form.place.strip(), "due": form.due}
        store.move(change, compartment, ref.rid, CopyState.HELD, **more, acknowledged=True, seen_at=session.now())


def take_back_copy(session: Session, ref: Ref, place: str) -> None:
    """Note that a copy came back to the office, and where it lies now.

    Raises ``Problem("copies.place_missing")``, "copies.not_in_this_state".
    """
    subject = Subject(project=ref.project, level=ref.level, rid=ref.rid)
    require_place(place)
    with session.change(Event.COPY_TAKE_BACK, subject) as change:
        compartment = session.compartment(ref.project, ref.level)
        more = {"place": place.strip(), "due": ""}
        store.move(change, compartment, ref.rid, CopyState.RETURNED, **more, seen_at=session.now())


def take_stock(session: Session, project: Id, counted: tuple[str, ...]) -> Stock:
    """Note which copies were seen, and say what is missing. ``counted``: numbers as typed or scanned.

    Each level's copies are noted in one change of that level; a count cut off half-way has noted what it had, and
    counting again does no harm.
    """
    session.read(Event.COPY_LIST, Subject(project=project))
    numbers = frozenset(counted_number(text) for text in counted) - {""}
    known: list[store.Copy] = []
    for level in session.levels(project):
        compartment = session.compartment(project, level)
        here = store.register_in(compartment)
        seen = [copy for copy in here if copy.number in numbers and copy.state in IN_THE_HOUSE]
        if seen:
            with session.change(Event.COPY_COUNT, Subject(project=project, level=level)) as change:
                for copy in seen:
                    store.note_seen(change, compartment, copy.ref.rid, session.now())
        known += store.register_in(compartment)
    there = [copy for copy in known if copy.state in IN_THE_HOUSE]
    due = [copy for copy in there if copy.kind is not CopyKind.OUTPUT]  # an output is with its recipient
    return Stock(
        seen=tuple(store.row_of(session, copy) for copy in there if copy.number in numbers),
        missing=tuple(store.row_of(session, copy) for copy in due if copy.number not in numbers),
        ended=tuple(sorted(copy.number for copy in known if copy.number in numbers and copy.state in ENDED)),
        unknown=tuple(sorted(numbers - {copy.number for copy in known})),
    )


def record_shredding(
    session: Session, form: ShredForm, passphrase: str, witness: Credential, second: Credential | None = None
) -> ShreddingRecord:
    """Close copies and loose pieces with a signed record.

    ``passphrase`` is the performer's (the signed-in person), ``witness`` an officer at the same desk, another person
    unless the vault is in one-person mode, ``second`` whoever else watches (rule 5 of the model says when somebody
    must); without a passphrase they sign the print by hand, as when their keys are at another machine.

    Raises ``Problem`` of the form's rules, "copies.witness_is_performer", "copies.witness_twice",
    "copies.second_witness_missing", "copies.witness_is_officer", "copies.witness_has_no_signer",
    "copies.other_medium", "copies.not_in_this_state", "holding.held", "copies.names_a_customer", a wrong passphrase,
    "pdf.unreadable_document" for a photograph that does not open.
    """
    highest = require_shredding(form)
    subject = Subject(project=form.project, level=_level_of_place(form))
    if why := why_not_watch(
        performer=session.uid,
        first=witness.uid,
        second=second.uid if second else None,
        two_needed=highest >= TWO_WATCH_FROM and _three_serve(session),
        one_person=session.one_person,
    ):
        session.refuse(Event.COPY_SHRED, subject, why)
        raise Problem(why)
    if not may(Event.COPY_SHRED, session.duties):  # before anything of an earlier session is carried on
        raise session.refuse(Event.COPY_SHRED, subject, "session.not_your_duty")
    if form.photo is not None:
        page_count(form.photo.content, form.photo.media_type)
    with ExitStack() as stack:
        own = stack.enter_context(step_up(session, passphrase))
        officer = stack.enter_context(countersigner(session, witness, Event.COPY_SHRED))
        crew = _crew(own, officer, _second(session, stack, second))
        _carry_on(session, form.project, crew)
        return _record(session, form, highest, crew)


def _three_serve(session: Session) -> bool:
    """Whether the office has a third person in service at all."""
    return len(list(session.vault.roster.serving())) >= 3


def _level_of_place(form: ShredForm) -> Level:
    """Where the record is kept: beside the highest registered copy. Loose pieces name nobody and raise nothing."""
    return max((item.level for item in form.items), default=Level.CONFIDENTIAL)


@dataclass(frozen=True, slots=True)
class _Crew:
    """Everybody at the machine. ``own`` None: the performer has no certificate and signs the print by hand."""

    own: Signer | None
    officer: Countersigner
    signer: Signer
    office: Compartment
    second: tuple[str, Signer | None]
    """Who else watched, by name (empty: nobody); without a signer they sign the print by hand."""

    @property
    def signers(self) -> list[Signer]:
        """Who signs the record, in the order of its boxes."""
        return [signer for signer in (self.own, self.signer, self.second[1]) if signer is not None]


def _second(session: Session, stack: ExitStack, second: Credential | None) -> tuple[str, Signer | None]:
    if second is None:
        return "", None
    person = session.vault.roster.people.get(second.uid)
    if person is None or not person.serves:
        raise Problem("session.not_in_service")
    if not second.passphrase:
        return person.name, None
    opened = stack.enter_context(countersigner(session, second, Event.COPY_SHRED))
    return opened.name, opened.signer


def _crew(own: Signer | None, officer: Countersigner, second: tuple[str, Signer | None]) -> _Crew:
    if Duty.OFFICER not in officer.duties or officer.office is None:
        raise Problem("copies.witness_is_officer")
    if officer.signer is None:
        raise Problem("copies.witness_has_no_signer")
    return _Crew(own, officer, officer.signer, officer.office, second)


def _record(session: Session, form: ShredForm, highest: Level, crew: _Crew) -> ShreddingRecord:
    rid, level = session.world.new_id(), _level_of_place(form)
    subject = Subject(project=form.project, level=level, rid=rid)
    with session.change(Event.COPY_SHRED, subject) as change:
        compartment = session.compartment(form.project, level)
        chosen = tuple(store.copy_at(session.compartment(item.project, item.level), item.rid) for item in form.items)
        for copy in chosen:
            if not copy.gone:
                require_not_held(session, copy.customer)
            require_follows(copy.state, CopyState.SHREDDED)
            if MEDIUM[copy.kind] is not form.medium:
                raise Problem("copies.other_medium")
        require_nameless(form, (name for copy in chosen for name in store.customer_name(session, copy.customer)))
        number = next_number(session, compartment, store.SHREDDING_SERIES, store.SHREDDING)
        paper = _paper(session, form, highest, number, chosen, crew)
        pdf = signed_record(paper, crew.signers)
        items = tuple((copy.ref.level, copy.number) for copy in chosen)
        store.put_shredding(change, rid, number, paper.at, items, pdf, form.photo)
        _close(change, compartment, _numbers(items, level), number)
    shredding = next(found for found in store.shreddings_in(compartment) if found.rid == rid)
    _finish(session, compartment, shredding, crew)
    return ShreddingRecord(number, pdf)


def _paper(
    session: Session, form: ShredForm, highest: Level, number: str, chosen: tuple[store.Copy, ...], crew: _Crew
) -> Paper:
    roster = session.vault.roster
    return Paper(
        number=number,
        company=roster.company,
        place_of_company=roster.place,
        at=session.now(),
        copies=chosen,
        loose=form.loose,
        medium=form.medium,
        machine=form.machine.strip(),
        standard=form.standard,
        place=form.place.strip(),
        performer=session.person.name,
        witness=crew.officer.name,
        second=crew.second[0],
        note=form.note.strip(),
        photo_sha256=sha256(form.photo.content).hex() if form.photo else "",
        highest=highest,
        performer_signs=crew.own is not None,
        second_signs=crew.second[1] is not None,
        one_person=session.one_person,
    )


def _numbers(items: tuple[tuple[Level, str], ...], level: Level) -> frozenset[str]:
    return frozenset(number for of_level, number in items if of_level == level)


def _close(change: Change, compartment: Compartment, numbers: frozenset[str], record: str) -> None:
    """Close the copies of those numbers; ended ones stay as they are."""
    for copy in store.register_in(compartment):
        if copy.number in numbers and copy.state in IN_THE_HOUSE:
            store.move(change, compartment, copy.ref.rid, CopyState.SHREDDED, shredding=record)


def _carry_on(session: Session, project: Id, crew: _Crew) -> None:
    """Complete what an interruption left of earlier sessions in the project."""
    for level in session.levels(project):
        compartment = session.compartment(project, level)
        for shredding in store.shreddings_in(compartment):
            _finish(session, compartment, shredding, crew)


def _finish(session: Session, compartment: Compartment, shredding: store.Shredding, crew: _Crew) -> None:
    """Steps 3 and 4 for one record; what is done already is not done again."""
    here = Level(compartment.place.level)
    for level in {level for level, _ in shredding.items} - {here}:
        _close_elsewhere(session, compartment.place.project, level, shredding)
    if crew.office.get(shredding.rid) is None:
        pdf = store.shredding_document(compartment, shredding)
        photo = store.shredding_photo(compartment, shredding)
        with crew.office.change(Event.COPY_SHRED.value, crew.officer.identity, session.now()) as change:
            store.put_shredding(change, shredding.rid, shredding.number, shredding.at, shredding.items, pdf, photo)


def _close_elsewhere(session: Session, project: Id, level: Level, shredding: store.Shredding) -> None:
    compartment = session.compartment(project, level)
    numbers = _numbers(shredding.items, level)
    held = (copy for copy in store.register_in(compartment) if copy.state in IN_THE_HOUSE)
    if any(copy.number in numbers for copy in held):
        subject = Subject(project=project, level=level, rid=shredding.rid, note=shredding.number)
        with session.change(Event.COPY_SHRED, subject) as change:
            _close(change, compartment, numbers, shredding.number)
