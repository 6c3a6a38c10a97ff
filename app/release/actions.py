"""What may be done about releases: ask, amend, withdraw, send back, decide, countersign, hand over, take back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from app.access.duty import Duty
from app.access.event import Event
from app.access.level import Level
from app.consents.store import today
from app.customers.model import Ref
from app.errors import Problem
from app.ids import Id
from app.release import asking, deciding, delegation, second, store
from app.release.ending import take_back
from app.release.hand_over import Progress, hand_over, void_left_over
from app.release.model import (
    Act,
    DelegateForm,
    Ending,
    Output,
    OutputKind,
    ReleaseForm,
    ReleaseState,
    require_reason,
    require_state,
)
from app.release.refusal import subject_of
from app.release.standing import facts_of, is_party
from app.session.door import Session
from app.session.subject import Credential, Subject

LONGEST_ABSENCE = timedelta(days=90)


def ask_release(session: Session, form: ReleaseForm) -> Ref:
    """Ask for a disclosure outside. Returns where the request stands.

    Raises ``Problem`` of the form's rules (``release.…``), of what the consent does not cover (``consents.…``), and
    ``pdf.unreadable_document`` for a new consent that cannot be opened. A request that touches level 3 is journalled as
    refused and kept nowhere.
    """
    return asking.ask(session, form)


def amend_release(session: Session, ref: Ref, form: ReleaseForm, base: int) -> None:
    """Ask for something else in a request that was read at revision ``base``. What was signed before is void.

    Raises as `ask_release`, and ``release.amended_to_another_level``, ``release.amended_to_another_customer``,
    ``release.not_in_this_state``, ``vault.changed_meanwhile``.
    """
    asking.amend(session, ref, form, base)


def withdraw_release(session: Session, ref: Ref) -> None:
    """Take a request back before it is handed over: the asker, or a manager who had approved it."""
    subject = subject_of(ref)
    with session.change(Event.RELEASE_WITHDRAW, subject) as change:
        request, body = second.request_at(session, ref)
        if not is_party(session, request):
            raise session.refuse(Event.RELEASE_WITHDRAW, subject, "release.not_yours")
        require_state(facts_of(session, request).state, Act.WITHDRAW)
        rest = void_left_over(session, change, ref, body)
        change.put(ref.rid, store.RELEASE, {**rest, "state": str(ReleaseState.WITHDRAWN)}, base=request.rev)
    second.end(session, request)


def send_back_release(session: Session, ref: Ref, reason: str) -> None:
    """Give a request back to its asker, to be amended. Raises as `decide_release`, without a passphrase."""
    deciding.send_back(session, ref, reason)


def decide_release(
    session: Session,
    ref: Ref,
    digest: bytes,
    approve: bool,
    reason: str,
    passphrase: str,
    officer: Credential | None = None,
) -> None:
    """Approve or refuse what was seen: ``digest`` is the one of the view the manager looked at, and is signed.

    At cơ mật an ``officer`` at the same desk may give the second approval in the same act. Raises ``Refused`` (own
    request, edited by oneself, asked by whom one stands in for, signed already, no manager), ``Problem``
    (``release.reason_missing``, ``release.expired``, ``release.not_in_this_state``, ``release.changed_since``, what the
    consent does not cover, a wrong passphrase); refusals are journalled.
    """
    deciding.decide(session, ref, digest, approve, reason, passphrase, officer)


def countersign_release(session: Session, ref: Ref, digest: bytes, reason: str, officer: Credential) -> None:
    """Have an officer give the second approval at the desk of the manager who gave the first. Raises alike."""
    deciding.countersign(session, ref, digest, reason, officer)


def ask_officers(session: Session, ref: Ref) -> None:
    """Tell the officers again of a request that one has signed first: who came since, or whose time ran out.

    Raises ``release.at_the_first_desk``, ``release.changed_since``, ``release.not_in_this_state``.
    """
    deciding.ask_officers(session, ref)


def hand_over_release(
    session: Session,
    ref: Ref,
    destination: str,
    kind: OutputKind = OutputKind.PAPER,
    passphrase: str = "",
    progress: Progress | None = None,
) -> Output:
    """Write the sealed output to ``destination`` and return its password, which is kept nowhere.

    With ``passphrase``, the signed-in person's own, a paper is signed by them. ``progress`` counts the bytes of a
    package and may raise Cancelled: then nothing is left. The register and the journal know of the copy before the file
    exists. When writing then fails, the copy's number is void, the request can be handed over again, and
    ``Problem("release.output_failed", number=…)`` is raised. Raises ``Problem`` "outputs.…" before anything is written,
    and ``Problem``/``Refused`` "release.…" of the rules.
    """
    return hand_over(session, ref, destination, kind, passphrase, progress)


def take_back_release(session: Session, ref: Ref, how: Ending, note: str) -> None:
    """Note that an output came back or was deleted: the asker, who approved, or any manager.

    Raises ``release.not_yours``, ``release.not_in_this_state``, ``release.whose_word_missing``.
    """
    take_back(session, ref, how, note)


def delegate_release(session: Session, form: DelegateForm) -> Id:
    """Name another manager who decides in one's stead for some days; signed. Returns the delegation.

    Raises ``release.not_another_manager``, ``release.absence_days``, ``release.reason_missing``.
    """
    subject = Subject(project=form.project, level=Level.CONFIDENTIAL, person=form.delegate)
    rid = session.world.new_id()
    one = delegation.Delegation(
        rid, 1, session.uid, form.delegate, form.start, form.until, require_reason(form.reason), session.now(), 0, b""
    )
    message = delegation.message_of(session.vault.vault_id, form.project, one)
    with session.change(Event.RELEASE_DELEGATE, subject) as change:
        roster = session.vault.roster
        if str(Duty.MANAGER) not in roster.duties_of(form.delegate) or form.delegate in roster.family_of(session.uid):
            raise Problem("release.not_another_manager")
        _require_days(form.start, form.until, today(session))
        body = delegation.new_body(replace(one, signature=session.identity.sign(message)))
        change.put(rid, delegation.DELEGATION, body, base=None)
    return rid


def end_delegation(session: Session, project: Id, rid: Id) -> None:
    """End a delegation that one gave. Raises ``release.not_yours``, ``release.not_found``."""
    subject = Subject(project=project, level=Level.CONFIDENTIAL, rid=rid)
    with session.change(Event.RELEASE_DELEGATE_END, subject) as change:
        record = session.compartment(project, Level.CONFIDENTIAL).get(rid)
        if record is None or record.op != "U" or record.kind != delegation.DELEGATION:
            raise Problem("release.not_found")
        one = delegation.read(record)
        if one.by != session.uid:
            raise session.refuse(Event.RELEASE_DELEGATE_END, subject, "release.not_yours")
        if not one.ended:
            change.put(rid, delegation.DELEGATION, {**record.body, "ended": session.now()}, base=record.rev)


def _require_days(start: str, until: str, now: date) -> None:
    try:
        first, last = date.fromisoformat(start), date.fromisoformat(until)
    except ValueError:
        raise Problem("release.day_unreadable") from None
    if last < max(first, now) or last - first > LONGEST_ABSENCE:
        raise Problem("release.absence_days", limit=LONGEST_ABSENCE.days)
