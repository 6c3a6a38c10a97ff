"""The desk of who puts a copy back: an older copy of the office, the present one, and the copy laid beside."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from app.access.level import Level
from app.archive.restore.actions import confirm_copy, lay_beside
from app.archive.restore.model import Confirmed, ConfirmForm, LayForm
from app.customers.actions import create_customer, edit_customer
from app.customers.form import CustomerForm, Ref
from app.customers.queries import list_customers
from app.ids import Id
from app.session.door import Session
from app.vault.anchor import Anchor, AnchorFile
from app.vault.folder import Folder
from tests.fixtures.vault import PASSPHRASES, Office

QUAN, HA = PASSPHRASES["quan"], PASSPHRASES["ha"]


@dataclass
class Desk:
    """``office`` is the present one; ``older`` a byte copy of its folder as it was when somebody took it."""

    office: Office
    older: Path
    early: Ref

    def beside(self, name: str = "lai") -> Path:
        """Where a copy is laid."""
        return self.office.path.with_name(name)

    def lay(self, who: str = "quan", name: str = "lai") -> Office:
        """Lay the older copy beside the present vault, and an office that opens it on the same machine."""
        session = self.office.sign_in(who)
        lay_beside(session, LayForm(self.older, self.beside(name), self.office.path))
        session.close()
        return self.at(self.beside(name))

    def at(self, path: Path) -> Office:
        """The same people at the same machine, with another folder."""
        return replace(self.office, path=path, sessions=self.office.sessions)

    def confirm(self, copy: Office, newer: Path | None, who: str = "quan", beside: str = "ha") -> Confirmed:
        """Two of them accept it."""
        session = copy.sign_in(who)
        done = confirm_copy(session, ConfirmForm("đĩa hỏng", newer), PASSPHRASES[who], copy.credential(beside))
        session.close()
        return done


def customer(name: str, level: Level = Level.CONFIDENTIAL) -> CustomerForm:
    """A customer by name."""
    return CustomerForm(name=name, phones=("0912345678",), level=level, note="ghi chú cũ")


def desk_of(office: Office) -> Desk:
    """An office that was copied, and worked on."""
    session = office.sign_in("quan")
    early = create_customer(session, office.project, customer("Trần Văn Sớm"))
    session.close()
    older = office.path.with_name("ban-sao")
    shutil.copytree(office.path, older)
    office.clock.advance(3 * 24 * 3600 * 1_000_000)
    session = office.sign_in("quan")
    create_customer(session, office.project, customer("Lê Thị Muộn"))
    changed = replace(customer("Trần Văn Sớm"), note="ghi chú mới", email="som@vd.vn")
    edit_customer(session, early, changed, 1)
    session.close()
    return Desk(office, older, early)


def names_in(session: Session, project: Id) -> list[str]:
    """The customers that a session lists."""
    return sorted(row.name for row in list_customers(session, project, session.levels(project)).rows)


def _anchors(office: Office, who: str) -> AnchorFile:
    vault_id = Folder(office.path).read_label().vault_id
    return AnchorFile(office.world.profile, vault_id, office.people[who], office.world.keyring_for(vault_id))


def anchor_of(office: Office, who: str) -> Anchor:
    """What somebody's device has seen."""
    return _anchors(office, who).read()


def keep(office: Office, who: str, anchor: Anchor) -> None:
    """Let it have seen something else."""
    _anchors(office, who).write(anchor)
