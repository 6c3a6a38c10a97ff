"""An office whose holders have all left: a second manager without clearance, and the officer, remain."""

from __future__ import annotations

from app.access.duty import Duty
from app.access.level import Level
from app.customers.actions import create_customer
from app.customers.model import CustomerForm
from app.keys.encoding import Label
from app.people.actions import add_person
from app.people.entrance import sign_in
from app.people.model import PersonForm
from app.session.door import EVERYDAY, Session
from app.session.identity import unlock
from app.session.subject import Credential
from tests.fixtures.vault import PASSPHRASES, Office

MAI = "Lê Thị Mai"
MAI_PASSPHRASE = "nam con voi trang bay cao"
LOST_NAME = "Công ty Bách Việt"


def second_manager(office: Office) -> None:
    """Lê Thị Mai joins as a manager, with no clearance in the project."""
    manager = office.sign_in("quan")
    form = PersonForm(MAI, "Quản lý", (Duty.MANAGER,), office.project, None, MAI_PASSPHRASE)
    office.people["mai"] = add_person(manager, form, PASSPHRASES["quan"], office.credential("ha"))
    for level in (Level.CONFIDENTIAL, Level.SECRET):
        create_customer(manager, office.project, CustomerForm(LOST_NAME, level=level))
    manager.close()


def as_mai(office: Office, room: str = EVERYDAY) -> Session:
    """Unlock as the second manager."""
    session = sign_in(office.world, office.path, office.people["mai"], MAI_PASSPHRASE, room)
    office.sessions.append(session)
    return session


def mai_beside(office: Office) -> Credential:
    """The second manager as the second person of a dialog."""
    return Credential(office.people["mai"], MAI_PASSPHRASE)


def everybody_leaves(office: Office, *who: str) -> None:
    """The people named are revoked by the second manager and the officer."""
    session = office.sign_in("ha")
    signers = [
        (identity.uid, identity.signing_key)
        for identity in (
            unlock(office.world, session.vault.folder, office.people[key], typed, step_up=False)
            for key, typed in (("mai", MAI_PASSPHRASE), ("ha", PASSPHRASES["ha"]))
        )
    ]
    with session.vault.directory.change(session.now()) as change:
        for key in who or ("quan", "nam", "lan", "long"):
            fields = {"uid": office.people[key].hex(), "reason": "left", "owed": []}
            change.state(Label.REVOKE, fields, signers)
    session.close()
