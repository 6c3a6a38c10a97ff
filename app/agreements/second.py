"""An agreement signed one after the other: its person in their own account, then a manager or officer in theirs.

The person signs the paper and, with the identity key, its terms (`app.vault.roster_agreements.half_message`): both for
one named manager or officer, by letter. What who signs for the company looks at (`require_countersignable`):

1. The person serves and is another human being; the letter is addressed to who signs; it is not taken back or answered.
2. The terms are those that the identity key signed, begin on the day of that signature, on the newest text, and the
   term is not over.
3. The certificate is one of this company for this very person.
4. The paper is, byte for byte, the one that our own program makes of these terms (`app.pdf.likeness`).
5. After both have signed, a process without keys finds both signatures good (`app.agreements.reading`).

Then the statement holds both signatures; a half counts once, and an answer by letter is a courtesy to the person.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.access.duty import Duty
from app.access.separation import SIGNING
from app.agreements import store, wording
from app.agreements.document import Paper, first_signed, is_first_signed
from app.agreements.drafting import paper_for
from app.agreements.model import Form, require_term
from app.agreements.store import Stated
from app.clock import local, local_date
from app.errors import Corrupt, Problem, Refused
from app.ids import Id, from_hex
from app.keys.document_signature import named_by
from app.keys.encoding import b64, unb64
from app.keys.hashing import sha256
from app.keys.signature import verify
from app.pdf.signing import Signer
from app.people import halves, letters
from app.people.halves import AGREEMENTS, Half, Step
from app.people.letters import Read
from app.session.door import Session
from app.vault.directory import DirectoryChange
from app.vault.roster_agreements import half_message

DOCUMENT_SIZE = 64 * 1024
"""Letters with a paper are padded to whole multiples of this."""
_END_OF_TIME = 1 << 63


@dataclass(frozen=True, slots=True)
class FirstSigned:
    """What the person signed. ``pdf`` and ``certificate`` are empty in the person's own notice of it."""

    half: Half
    uid: Id
    company: Id
    terms: Mapping[str, Any]
    at: int
    digest: bytes
    sig: bytes
    certificate: bytes
    revocations: bytes
    pdf: bytes

    @property
    def number(self) -> str:
        """The agreement's number."""
        return str(self.terms["number"])

    @property
    def stated(self) -> dict[str, Any]:
        """As it stands in the statement."""
        return {"at": self.at, "sha256": b64(self.digest), "sig": b64(self.sig)}


def number_for(session: Session) -> str:
    """A number that nobody else takes meanwhile: those of the desk are counted, these are drawn."""
    year = local(session.latest()).year
    return f"{store.SERIES}-{year}-R{session.world.new_id().hex()[-6:].upper()}"


def paper_of(session: Session, uid: Id, company: Id, terms: Mapping[str, Any], at: int) -> Paper:
    """The paper that these terms make."""
    return paper_for(
        session,
        session.vault.roster.people[uid],
        start=local_date(terms["start"]),
        until=local_date(terms["until"]),
        number=terms["number"],
        representative=company,
        at=at,
    )


def send(
    session: Session, change: DirectoryChange, company: Id, terms: dict[str, Any], at: int, own: Signer, pdf: bytes
) -> None:
    """Sign the terms, and put the letter for who signs second and the person's own notice."""
    vault, digest = session.vault, sha256(pdf)
    message = half_message(vault.vault_id, company, terms, at, digest)
    body = {
        "company": company.hex(),
        "number": terms["number"],
        "text": terms["text"],
        "start": str(terms["start"]),
        "until": str(terms["until"]),
        "at": str(at),
        "sha256": b64(digest),
        "sig": b64(session.identity.sign(message)),
    }
    name, post = sha256(message), halves.post
    people = vault.roster.people
    post(session, change, AGREEMENTS, name, Step.HALF, body, [letters.the_person(people[session.uid])])
    whole = {**body, "certificate": b64(own.certificate), "revocations": b64(own.revocations), "pdf": b64(pdf)}
    size = -(-(sum(map(len, whole.values())) + 4096) // DOCUMENT_SIZE) * DOCUMENT_SIZE
    to = [letters.the_person(people[company])]
    post(session, change, AGREEMENTS, name, Step.HALF, whole, to, padded_to=size)
    halves.tidy(session, change, AGREEMENTS)


def answer(session: Session, change: DirectoryChange, one: FirstSigned, step: Step, reason: str = "") -> None:
    """Tell the other side: signed, refused, or taken back by the person; and keep it for oneself."""
    people = session.vault.roster.people
    readers = [letters.the_person(people[uid]) for uid in (one.uid, one.company) if uid in people]
    halves.post(session, change, AGREEMENTS, one.half.name, step, {"reason": reason}, readers)


def all_signed(session: Session) -> list[FirstSigned]:
    """What this person signed, or may sign for the company, the newest first."""

    def counts(half: Half, step: Step, letter: Read) -> bool:
        return letter.by == half.by if step is Step.TAKEN_BACK else letter.by.hex() == half.body.get("company")

    found = []
    for half in halves.halves_of(session, AGREEMENTS, counts):
        try:
            one = _read(half)
        except (AttributeError, Corrupt, KeyError, OverflowError, TypeError, ValueError):
            continue  # signed by somebody in service, but by another program
        if session.uid in (one.uid, one.company):
            found.append(one)
    return found


def pending_of(session: Session) -> FirstSigned | None:
    """The person's own that was sent last; None when there is none, or when it has become an agreement."""
    mine = (one for one in all_signed(session) if one.uid == session.uid)
    newest = next(mine, None)
    return None if newest is None or is_stated(session, newest) else newest


def is_stated(session: Session, one: FirstSigned) -> bool:
    """Whether the directory has taken this half in."""
    return sha256(one.sig) in session.vault.roster.requests


def refuse_reason(session: Session, one: FirstSigned) -> str:
    """Why this person may not sign it for the company, as far as that shows without making the paper; or ``""``."""
    try:
        _require_open(session, one)
        _require_terms(session, one)
    except (Problem, Refused) as error:
        return error.code
    return ""


def require_countersignable(session: Session, one: FirstSigned, own: Signer) -> tuple[Paper, tuple[str, str]]:
    """The paper, when all of it may be believed (rules 1 to 4), and the names in both certificates.

    ``own`` is who signs for the company.

    Raises Problem("agreements.half_closed"), Refused("agreements.half_forged"), Problem("agreements.text_changed"),
    Refused("agreements.signs_not_for_company"), Problem("agreements.already_over"), Problem("session.not_in_service").
    """
    _require_open(session, one)
    _require_terms(session, one)
    person = session.vault.roster.people[one.uid]
    root = session.vault.roster.authority
    named, mine = named_by(root, one.certificate), named_by(root, own.certificate)
    if named is None or mine is None or named.uid != one.uid.hex():
        raise Refused("agreements.half_forged")
    paper = paper_of(session, one.uid, one.company, one.terms, one.at)
    signer = Signer(own.key, one.certificate, root, one.revocations, person.name)
    if sha256(one.pdf) != one.digest or not is_first_signed(one.pdf, paper, signer):
        raise Refused("agreements.half_forged")
    return paper, (named.name, mine.name)


def signed_paper(paper: Paper, own: Signer) -> bytes:
    """The paper with the person's own signature."""
    return first_signed(paper, own)


def agreement_of(one: FirstSigned, pdf: bytes) -> Stated:
    """What is stated of it when both have signed ``pdf``."""
    terms = one.terms
    return Stated(one.uid, one.number, terms["text"], sha256(pdf), terms["start"], terms["until"], Form.PROGRAM)


def _require_open(session: Session, one: FirstSigned) -> None:
    """Rule 1."""
    roster = session.vault.roster
    person = roster.people.get(one.uid)
    if person is None or not person.serves:
        raise Problem("session.not_in_service")
    if one.company != session.uid or one.uid in roster.family_of(session.uid):
        raise Refused("agreements.signs_not_for_company")
    if not SIGNING & {Duty(duty) for duty in roster.duties_of(session.uid)}:
        raise Refused("agreements.signs_not_for_company")
    if not one.half.waits or is_stated(session, one):
        raise Problem("agreements.half_closed")


def _require_terms(session: Session, one: FirstSigned) -> None:
    """Rule 2."""
    vault, terms = session.vault, one.terms
    public = vault.roster.public_key_of(one.uid)
    message = half_message(vault.vault_id, one.company, dict(terms), one.at, one.digest)
    known = public is not None and verify(public, message, one.sig)
    if not known or one.half.name != sha256(message) or terms["start"] != one.at:
        raise Refused("agreements.half_forged")
    if terms["text"] != wording.newest():
        raise Problem("agreements.text_changed")
    if terms["until"] < session.latest():
        raise Problem("agreements.already_over")
    require_term(local_date(terms["start"]), local_date(terms["until"]))


def _read(half: Half) -> FirstSigned:
    body = half.body
    terms = {
        "uid": half.by.hex(),
        "number": body["number"],
        "text": body["text"],
        "start": _moment(body["start"]),
        "until": _moment(body["until"]),
    }
    return FirstSigned(
        half=half,
        uid=half.by,
        company=from_hex(body["company"]),
        terms=terms,
        at=_moment(body["at"]),
        digest=unb64(body["sha256"]),
        sig=unb64(body["sig"]),
        certificate=unb64(body.get("certificate", "")),
        revocations=unb64(body.get("revocations", "")),
        pdf=unb64(body.get("pdf", "")),
    )


def _moment(text: str) -> int:
    """A moment (UTC microseconds) out of a letter. Raises ``ValueError`` for what no statement could hold."""
    moment = int(text)
    if not 0 <= moment < _END_OF_TIME:
        raise ValueError("no moment")
    return moment
