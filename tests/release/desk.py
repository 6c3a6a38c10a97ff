"""A desk for tests of releases: who asks, who decides, and whose file it is."""

from __future__ import annotations

from dataclasses import dataclass

from app.access.level import Level
from app.customers.actions import add_item, create_customer
from app.customers.model import CustomerForm, ItemForm, ItemKind, Ref
from app.release import actions, queries
from app.release.model import ReleaseForm, ReleaseState, ReleaseView
from app.session.door import Session
from app.session.subject import Credential
from tests.fixtures.releases import release_form
from tests.fixtures.vault import PASSPHRASES, Office

CUSTOMER = CustomerForm(
    name="Công ty Bách Việt",
    code="KH-0418",
    phones=("0901234567",),
    email="lienhe@bachviet.example",
    note="trả chậm",
    level=Level.CONFIDENTIAL,
)
QUAN = PASSPHRASES["quan"]


@dataclass
class Desk:
    """Lan (level 2) who asks, Quân who decides, a customer of level 1 with a dealing of level 2."""

    office: Office
    lan: Session
    quan: Session
    customer: Ref
    dealing: Ref

    def form(self, **changes: object) -> ReleaseForm:
        return release_form(self.customer, **changes)

    def asked(self, **changes: object) -> Ref:
        return actions.ask_release(self.lan, self.form(**changes))

    def asked_above(self, **changes: object) -> Ref:
        """A request of cơ mật: with the dealing."""
        return self.asked(items=(self.dealing,), **changes)

    def approved(self, **changes: object) -> Ref:
        ref = self.asked(**changes)
        self.decide(ref)
        return ref

    def decide(self, ref: Ref, *, approve: bool = True, officer: Credential | None = None) -> None:
        if approve and ref.level == Level.SECRET and officer is None:
            officer = self.office.credential("ha")
        digest = self.view(ref).digest
        actions.decide_release(self.quan, ref, digest, approve, "đủ văn bản", QUAN, officer)

    def first(self, ref: Ref) -> None:
        """Quân's signature alone."""
        actions.decide_release(self.quan, ref, self.view(ref).digest, True, "đủ văn bản", QUAN)

    def view(self, ref: Ref) -> ReleaseView:
        return queries.get_release(self.quan, ref)

    def state(self, ref: Ref) -> ReleaseState:
        return self.view(ref).row.state


def new_desk(office: Office) -> Desk:
    """The desk of an office."""
    lan = office.sign_in("lan")
    customer = create_customer(lan, office.project, CUSTOMER)
    dealing = ItemForm(customer, ItemKind.DEALING, Level.SECRET, "Hợp đồng 12", "Ba đợt", 1_500_000, "2026-11-02")
    return Desk(office, lan, office.sign_in("quan"), customer, add_item(lan, dealing))
