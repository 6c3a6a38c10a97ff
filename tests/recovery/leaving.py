"""An office whose holders have all left: a second manager without clearance, and the officer, remain."""

from __future__ import annotations

from app.access.duty import Duty
from app.access.level import Level
from app.customers.actions import create_customer
from app.customers.model import CustomerForm
from app.keys.encoding import Label
from app.people.actions import add_person
from app.people.model import PersonForm
from app.session.identity import unlock
from tests.fixtures.vault import NAMES, PASSPHRASES, Office

MAI = "Lê Thị Mai"
MAI_PASSPHRASE = "nam con voi trang bay cao"
LOST_NAME = "Công ty Bách Việt"


def second_manager(office: Office) -> None:
    """Lê Thị Mai joins as a manager, with no clearance in the project."""
    NAMES.setdefault("mai", MAI)
    PASSPHRASES.setdefault("mai", MAI_PASSPHRASE)
    manager = office.sign_in("quan")
    form = PersonForm(MAI, "Quản lý", (Duty.MANAGER,), office.project, None, MAI_PASSPHRASE)
    office.people["mai"] = add_person(manager, form, PASSPHRASES["quan"], office.credential("ha"))
    for level in (Level.CONFIDENTIAL, Level.SECRET):
        create_customer(manager, office.project, CustomerForm(LOST_NAME, level=level))
    manager.close()


def everybody_leaves(office: Office, *who: str) -> None:
    """The people named are revoked by the second manager and the officer."""
    session = office.sign_in("ha")
    signers = [
        (identity.uid, identity.signing_key)
        for identity in (
            unlock(office.world, session.vault.folder, office.people[key], PASSPHRASES[key], step_up=False)
            for key in ("mai", "ha")
        )
    ]
    with session.vault.directory.change(session.now()) as change:
        for key in who or ("quan", "nam", "lan", "long"):
            fields = {"uid": office.people[key].hex(), "reason": "left", "owed": []}
            change.state(Label.REVOKE, fields, signers)
    session.close()
