"""Cut off anywhere while a consent or a request is written: what stands there is the old word or the new one, whole.

Each act is killed at its steps and loses what was not synced at a power cut. And: two managers at one moment.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.access.level import Level
from app.consents.actions import record_consent, withdraw_consent
from app.consents.model import ChangeForm
from app.consents.queries import list_consents
from app.customers.actions import create_customer
from app.customers.model import CustomerForm, Ref
from app.errors import NiemError
from app.release.actions import (
    amend_release,
    ask_release,
    countersign_release,
    decide_release,
    withdraw_release,
)
from app.release.approvals import approvals_hold
from app.release.queries import get_release, list_releases
from app.release.store import request_at
from app.session.door import Session
from tests.faults.cutting import CUTS_RUN_HERE, cut_everywhere, require_whole
from tests.fixtures.releases import SECOND_PASSPHRASE, consent_form, release_form, second_manager
from tests.fixtures.vault import PASSPHRASES, Office

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not CUTS_RUN_HERE, reason="needs fork and strace")]

QUAN = PASSPHRASES["quan"]
Outcome = tuple[tuple[int, ...], tuple[tuple[str, int], ...]]
"""How many events each consent has; the state of each request with how many signatures hold."""


def customer_of(session: Session, office: Office) -> Ref:
    (record,) = session.compartment(office.project, Level.SECRET).of_kind("customer")
    return Ref(office.project, Level.SECRET, record.rid)


def consent_of(session: Session, office: Office) -> Ref:
    return list_consents(session, customer_of(session, office))[0].ref


def request_of(session: Session, office: Office) -> Ref:
    (row,) = list_releases(session, office.project)
    return row.ref


def prepared(office: Office, *steps: str) -> None:
    lan, quan = office.sign_in("lan"), office.sign_in("quan")
    customer = create_customer(lan, office.project, CustomerForm("Công ty Bách Việt", level=Level.SECRET))
    consent = record_consent(lan, consent_form(customer)) if steps else None
    if "ask" in steps:
        ask_release(lan, release_form(customer, consent=consent, fields=("name",)))
    if "first" in steps:
        ref = request_of(quan, office)
        decide_release(quan, ref, get_release(quan, ref).digest, True, "đủ văn bản", QUAN)
    lan.close()
    quan.close()


def check(office: Office) -> Outcome:
    require_whole(office, "lan", "quan")
    quan = office.sign_in("quan")
    consents = tuple(len(row.events) for row in list_consents(quan, customer_of(quan, office)))
    requests = []
    for row in list_releases(quan, office.project):
        request, _ = request_at(quan, row.ref)
        assert approvals_hold(quan, request) == (str(row.state) == "approved")
        requests.append((str(row.state), row.signed))
    return consents, tuple(requests)


def _ask_with_a_new_consent(session: Session, office: Office) -> object:
    return ask_release(session, release_form(customer_of(session, office), fields=("name",)))


def _withdraw_consent(session: Session, office: Office) -> object:
    return withdraw_consent(session, consent_of(session, office), ChangeForm(1, "2026-11-24", "gọi điện"))


def _decide_with_the_officer(session: Session, office: Office) -> object:
    ref = request_of(session, office)
    digest = get_release(session, ref).digest
    return decide_release(session, ref, digest, True, "đủ văn bản", QUAN, office.credential("ha"))


def _countersign(session: Session, office: Office) -> object:
    ref = request_of(session, office)
    return countersign_release(session, ref, get_release(session, ref).digest, "đã xem", office.credential("ha"))


def _amend(session: Session, office: Office) -> object:
    view = get_release(session, request_of(session, office))
    assert view.form is not None
    return amend_release(session, view.row.ref, view.form, view.rev)


def _withdraw(session: Session, office: Office) -> object:
    return withdraw_release(session, request_of(session, office))


ACTS = {
    "ask": ("lan", _ask_with_a_new_consent, (), (((1,), ()),)),
    "withdraw-consent": ("lan", _withdraw_consent, ("ask", "first"), ()),
    "decide": ("quan", _decide_with_the_officer, ("ask",), ()),
    "countersign": ("quan", _countersign, ("ask", "first"), ()),
    "amend": ("lan", _amend, ("ask", "first"), ()),
    "withdraw": ("lan", _withdraw, ("ask",), ()),
}
"""Who does it, what, after which steps, and what else may be found: a consent on record before its request."""


@pytest.mark.parametrize("name", ACTS)
def test_cut_anywhere_the_old_word_or_the_new_one_stands(office_template: Office, tmp_path: Path, name: str) -> None:
    who, act, steps, between = ACTS[name]
    cut_everywhere(
        office_template, tmp_path, who, act, check,
        prepare=lambda office: prepared(office, *steps), between=between, kills=3, most_images=4,
    )  # fmt: skip


# Two managers at one moment -----------------------------------------------------------------------------------------


def _decided(office: Office, who: str, ref: Ref, digest: bytes, gate: int, *, approve: bool) -> int:
    """Decide in a process of its own, when the gate opens; 0 done, 1 refused with a code of the rules."""
    child = os.fork()
    if child:
        return child
    code = 3
    try:
        session, passphrase = (office.sign_in("quan"), QUAN) if who == "quan" else (
            second_manager(office), SECOND_PASSPHRASE
        )  # fmt: skip
        os.read(gate, 1)
        decide_release(session, ref, digest, approve, "cùng lúc", passphrase)
        code = 0
    except NiemError as error:
        code = 1 if error.code in ("release.not_in_this_state", "vault.changed_meanwhile") else 2
    finally:
        os._exit(code)
    return child


@pytest.mark.parametrize(("level", "both"), [(Level.CONFIDENTIAL, False), (Level.SECRET, True)])
@pytest.mark.parametrize("second_approves", [True, False])
def test_two_managers_decide_at_once(office: Office, level: Level, both: bool, second_approves: bool) -> None:
    """At bí mật just one of them is heard; at cơ mật both are, one after the other, unless the first word refused."""
    lan = office.sign_in("lan")
    customer = create_customer(lan, office.project, CustomerForm("Công ty Bách Việt", level=level))
    ref = ask_release(lan, release_form(customer, fields=("name",)))
    second_manager(office).close()
    quan = office.sign_in("quan")
    digest = get_release(quan, ref).digest
    gate, opened = os.pipe()
    children = [
        _decided(office, "quan", ref, digest, gate, approve=True),
        _decided(office, "hoa", ref, digest, gate, approve=second_approves),
    ]
    os.write(opened, b"gg")
    codes = sorted(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children)
    view = get_release(quan, ref)
    approved = [one for one in view.decisions if one.approved]
    if both and second_approves:
        assert (codes, str(view.row.state), len(approved)) == ([0, 0], "approved", 2)
    elif both:
        assert (str(view.row.state), len(approved)) in (("refused", 0), ("refused", 1))
    else:
        assert (codes, len(view.decisions)) == ([0, 1], 1)
        assert str(view.row.state) in ("approved", "refused")
    request, _ = request_at(quan, ref)
    assert approvals_hold(quan, request) == (str(view.row.state) == "approved")
