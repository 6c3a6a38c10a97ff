"""The steps of joining from one's own OS account, for the tests of it: two worlds, one vault."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.access.duty import Duty
from app.access.level import Level
from app.ids import Id
from app.people.actions import invite_person, take_person_in
from app.people.entrance import accept_invitation, first_unlock, view_invitation
from app.people.model import Answered, InvitationForm, Invited, TakeInForm, TakenPerson
from app.people.queries import view_answer
from app.session.door import Session
from app.session.world import World
from tests.fixtures.vault import PASSPHRASES, Office, new_world

TYPED = "vach cau gio lua mien khoai"
NAME = "Vũ Thị Mai"
MAI = InvitationForm(NAME, "Nhân viên", (Duty.SALES,))


@dataclass
class Desk:
    """The office, the account of the one who joins, and the folder by which the files go to and fro."""

    office: Office
    own: World
    post: Path

    @property
    def invitation(self) -> Path:
        return self.post / "moi.niem-invite"

    @property
    def answer(self) -> Path:
        return self.post / "tra-loi.niem-join"

    def invite(self, form: InvitationForm = MAI, signed_in: str = "quan", second: str = "ha") -> Invited:
        session = self.office.sign_in(signed_in)
        credential = self.office.credential(second)
        return invite_person(session, form, self.invitation, PASSPHRASES[signed_in], credential)

    def accept(self, passphrase: str = TYPED) -> Answered:
        seen = view_invitation(self.own, self.invitation)
        return accept_invitation(self.own, self.invitation, seen.digest, passphrase, self.answer)

    def take_in(
        self,
        clearance: Level | None = Level.SECRET,
        signed_in: str = "quan",
        second: str = "ha",
        *,
        as_before: bool = False,
        session: Session | None = None,
    ) -> TakenPerson:
        session = session or self.office.sign_in(signed_in)
        seen = view_answer(session, self.answer)
        form = TakeInForm(seen.digest, self.office.project, clearance, as_before)
        return take_person_in(session, self.answer, form, PASSPHRASES[signed_in], self.office.credential(second))

    def unlock(self, uid: Id, passphrase: str = TYPED) -> Session:
        session = first_unlock(self.own, self.office.path, uid, passphrase)
        self.office.sessions.append(session)
        return session


def desk_of(office: Office, place: Path, account: str = "own") -> Desk:
    """A desk with a fresh OS account for the one who joins."""
    post = place / "post"
    post.mkdir(exist_ok=True)
    return Desk(office, new_world(place / account, office.clock), post)
