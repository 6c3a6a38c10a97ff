"""Requests for a clearance, on their way from who asks to the manager who signs and the officer who countersigns.

Every step is a signed letter to all who may act on it: the officers, the serving managers, and who asked. Nothing is
changed or taken away; the state follows from the letters, whatever their order. Rules of `requests_of`:

1. The first word is the asker's, who still serves. It counts for 30 days; then the request has lapsed.
2. A manager's half counts while that manager serves as one; the latest one is in force.
3. Refused is what a manager or an officer says, withdrawn what the asker says, given what an officer says. What is
   over stays over: given outweighs withdrawn, withdrawn outweighs refused, and that a half.
4. An officer believes neither letter nor order about what was given: a manager's signature that the directory has
   taken in counts as given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from app.access.level import Level
from app.clock import DAY
from app.errors import Corrupt, Problem
from app.ids import Id, from_hex
from app.keys.encoding import b64, canonical, parse_canonical, unb64
from app.keys.hashing import sha256
from app.people import letters
from app.people.letters import Read, Reader
from app.projects.model import GrantForm, RequestState
from app.session.door import Session
from app.vault.compartment import Place
from app.vault.directory import DirectoryChange
from app.vault.grant import Grant
from app.vault.roster import MANAGER, NOBODY, OFFICER
from app.vault.statement import Fields

KIND = letters.REQUESTS
OPEN_FOR = 30 * DAY
CLOCKS_APART = DAY
"""How far ahead the clock of another machine may be."""
WITH_WRAPS = 24 * 1024
"""A half carries up to three wraps of 2 KB each, written as text; all halves have one size."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One sealed wrap that waits for the second signature, and the grant inside it."""

    place: Place
    blob: bytes
    grant: Grant

    def named(self) -> dict[str, str]:
        """As the statement will name it."""
        return {
            "uid": self.grant.grantee.hex(),
            "wrap": b64(sha256(self.blob)),
            "grant": b64(self.grant.digest),
        }


@dataclass(frozen=True, slots=True)
class Half:
    """A manager's signature over wraps; ``wraps`` are known to officers alone, empty for others."""

    by: Id
    at: int
    sig: bytes
    wraps: tuple[Waiting, ...]

    @property
    def name(self) -> str:
        """By which who countersigns says which half they saw."""
        return sha256(self.sig).hex()

    @property
    def taken(self) -> list[dict[str, str]]:
        """What is signed."""
        return [wrap.named() for wrap in self.wraps]

    @property
    def request(self) -> Fields:
        """As the statement names it."""
        return {"by": self.by.hex(), "sig": b64(self.sig), "at": self.at}


@dataclass(frozen=True, slots=True)
class Request:
    """A request as the letters tell it."""

    id: Id
    at: int
    asker: Id
    uid: Id
    project: Id | None
    project_name: str
    level: Level
    not_after: int
    reason: str
    state: RequestState = RequestState.ASKED
    half: Half | None = None
    answered_by: Id | None = None
    answer: str = ""


def post_asked(session: Session, change: DirectoryChange, request: Id, form: GrantForm, not_after: int) -> None:
    """The first word; ``form`` is checked by then."""
    body = {
        "step": RequestState.ASKED.value,
        "request": request.hex(),
        "uid": form.uid.hex(),
        "project": form.project.hex() if form.project else "",
        "project_name": form.project_name,
        "level": str(int(form.level)),
        "not_after": str(not_after),
        "reason": form.reason,
    }
    _post(session, change, body, _readers(session, session.uid))


def post_half(session: Session, change: DirectoryChange, request: Request, half: Half) -> None:
    """A manager's half: with its wraps to the officers, as a notice to the others."""
    body = {
        "step": RequestState.SIGNED.value,
        "request": request.id.hex(),
        "half": b64(half.sig),
        "half_at": str(half.at),
    }
    others = [reader for reader in _readers(session, request.asker) if reader.owner != NOBODY]
    _post(session, change, body, others)
    wraps = canonical({"wraps": [_told(wrap) for wrap in half.wraps]}).decode("utf-8")
    officers = [letters.the_officers(session.vault.roster)]
    _post(session, change, {**body, "wraps": wraps}, officers, padded_to=WITH_WRAPS)


def post_end(session: Session, change: DirectoryChange, request: Request, state: RequestState, answer: str) -> None:
    """Given, refused or withdrawn."""
    body = {"step": state.value, "request": request.id.hex(), "answer": answer}
    _post(session, change, body, _readers(session, request.asker))


def requests_of(session: Session) -> list[Request]:
    """Every request that this session can read, newest first. See the rules of this module."""
    found: dict[Id, Request] = {}
    later: list[tuple[Id, Read]] = []
    for letter in letters.read_letters(session, KIND):
        try:
            request = from_hex(letter.body["request"])
            if letter.body["step"] == RequestState.ASKED:
                found.setdefault(request, _asked(letter, request))
            else:
                later.append((request, letter))
        except (AttributeError, KeyError, TypeError, ValueError):
            continue  # signed by somebody in service, but by another program
    for request, letter in later:
        if request in found:
            found[request] = _after(session, found[request], letter)
    return sorted((_as_of_now(session, one) for one in found.values()), key=lambda one: (-one.at, one.id))


def open_request(session: Session, request: Id) -> Request:
    """The request when it is still open. Raises Problem("projects.request_closed")."""
    found = next((one for one in requests_of(session) if one.id == request), None)
    if found is None or not found.state.is_open:
        raise Problem("projects.request_closed")
    return found


def tidy(session: Session, change: DirectoryChange) -> None:
    """Take away letters of this session's own box that are twice as old as any request that counts."""
    for letter in letters.read_letters(session, KIND):
        if session.latest() - letter.at > 2 * OPEN_FOR:
            change.drop_letter(letter.id)


def _asked(letter: Read, request: Id) -> Request:
    body = letter.body
    return Request(
        id=request,
        at=letter.at,
        asker=letter.by,
        uid=from_hex(body["uid"]),
        project=from_hex(body["project"]) if body["project"] else None,
        project_name=body["project_name"],
        level=Level(int(body["level"])),
        not_after=int(body["not_after"]),
        reason=body["reason"],
    )


_WEIGHT = {
    RequestState.ASKED: 0,
    RequestState.SIGNED: 1,
    RequestState.REFUSED: 2,
    RequestState.WITHDRAWN: 3,
    RequestState.GIVEN: 4,
}


def _after(session: Session, request: Request, letter: Read) -> Request:
    """Rules 2 and 3; the request unchanged when the letter does not count."""
    try:
        state = RequestState(letter.body["step"])
        if not _may_say(session, state, letter.by, request) or _WEIGHT[state] < _WEIGHT[request.state]:
            return request
        if state is not RequestState.SIGNED:
            return replace(request, state=state, answered_by=letter.by, answer=letter.body["answer"])
        half = _half(session, request, letter)
    except (AttributeError, Corrupt, KeyError, TypeError, ValueError):
        return request
    # An officer who asked has the same half twice: as the officers' letter with its wraps, and as the asker's notice.
    known = request.half
    if known is not None and (known.at, bool(known.wraps)) > (half.at, bool(half.wraps)):
        return request
    return replace(request, state=state, half=half)


def _may_say(session: Session, state: RequestState, by: Id, request: Request) -> bool:
    duties = session.vault.roster.duties_of(by)
    match state:
        case RequestState.SIGNED:
            return MANAGER in duties
        case RequestState.REFUSED:
            return bool(duties & {MANAGER, OFFICER})
        case RequestState.WITHDRAWN:
            return by == request.asker
        case RequestState.GIVEN:
            return OFFICER in duties
    return False


def _as_of_now(session: Session, request: Request) -> Request:
    """Rules 1 and 4."""
    if request.half is not None and sha256(request.half.sig) in session.vault.roster.requests:
        return replace(request, state=RequestState.GIVEN)
    if not request.state.is_open:
        return request
    gone = not session.vault.roster.duties_of(request.asker)
    too_old = not -CLOCKS_APART <= session.latest() - request.at <= OPEN_FOR
    ended = request.not_after < session.latest()
    return replace(request, state=RequestState.LAPSED) if gone or too_old or ended else request


def _half(session: Session, request: Request, letter: Read) -> Half:
    body = letter.body
    wraps: Iterable[Mapping[str, str]] = ()
    if "wraps" in body:
        wraps = parse_canonical(body["wraps"].encode("utf-8"))["wraps"]
    waiting = tuple(_waiting(session, request, wrap) for wrap in wraps)
    return Half(letter.by, int(body["half_at"]), unb64(body["half"]), waiting)


def _told(wrap: Waiting) -> dict[str, str]:
    grant, place = wrap.grant, wrap.place
    return {
        "blob": b64(wrap.blob),
        "cid": place.cid.hex(),
        "ck_commit": b64(grant.ck_commit),
        "epoch": str(grant.epoch),
        "identity": b64(grant.identity),
        "level": str(grant.level),
        "not_after": str(grant.not_after),
        "policy_version": str(grant.policy_version),
        "project": place.project.hex(),
        "reason": grant.reason,
    }


def _waiting(session: Session, request: Request, told: Mapping[str, str]) -> Waiting:
    vault_id, cid = session.vault.vault_id, from_hex(told["cid"])
    level, epoch = int(told["level"]), int(told["epoch"])
    grant = Grant(
        vault_id=vault_id,
        cid=cid,
        epoch=epoch,
        level=level,
        ck_commit=unb64(told["ck_commit"]),
        grantee=request.uid,
        identity=unb64(told["identity"]),
        not_after=int(told["not_after"]),
        request_id=request.id,
        policy_version=int(told["policy_version"]),
        reason=told["reason"],
    )
    # Where the file lies is nothing an officer knows or needs.
    place = Place(vault_id, cid, from_hex(told["project"]), level, epoch, NOBODY)
    return Waiting(place, unb64(told["blob"]), grant)


def _readers(session: Session, asker: Id) -> Iterator[Reader]:
    roster = session.vault.roster
    yield letters.the_officers(roster)
    for person in roster.holders(MANAGER):
        yield letters.the_person(person)
    if asker in roster.people:
        yield letters.the_person(roster.people[asker])


def _post(
    session: Session,
    change: DirectoryChange,
    body: Mapping[str, str],
    readers: Iterable[Reader],
    padded_to: int = letters.PADDED,
) -> None:
    at = session.now()
    letters.post(change, KIND, session.vault.vault_id, session.identity, at, body, readers, padded_to)
