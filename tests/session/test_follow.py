"""An open session notices what others signed: nobody reads, or writes into, a file that is no longer in force."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.access.event import Event
from app.access.level import Level
from app.customers.actions import create_customer, edit_customer
from app.customers.model import CustomerForm, Ref
from app.customers.queries import get_customer, list_customers
from app.errors import Problem
from app.ids import random_id
from app.people.granting import carry_over
from app.session.door import Session
from app.session.signing import countersigner
from app.vault import rewrite as rewriting
from app.vault.exclusive import alone
from app.vault.rewrite import Target, resume, rewrite
from tests.fixtures.vault import Office

LEVEL = Level.CONFIDENTIAL


def rewrite_without(
    office: Office, session: Session, gone: Ref, *, checkpoint: Callable[[str], None] = lambda _: None
) -> None:
    """The manager and the officer write the lowest compartment anew without one customer."""
    with countersigner(session, office.credential("ha"), Event.DESTRUCTION_EXECUTE) as second:
        assert second.office is not None
        signers = [(session.uid, session.identity.signing_key), (second.uid, second.signing_key)]
        key = session.open_key(office.project, LEVEL)
        makes = carry_over(
            session.vault, second.office, writer=second.identity, signers=signers,
            names={office.project: key.project_name}, request=random_id(), new_id=office.world.new_id, at=session.now(),
        )  # fmt: skip

        target = Target(session.compartment(office.project, LEVEL), key.key)
        rewrite(
            session.vault, [target], (gone.rid,), reference="TH-1", writer=session.identity, make_wraps=makes,
            signers=signers, at=session.now(), checkpoint=checkpoint,
        )  # fmt: skip


@pytest.fixture
def two_customers(office: Office) -> tuple[Ref, Ref]:
    session = office.sign_in("quan")
    return tuple(  # type: ignore[return-value]
        create_customer(session, office.project, CustomerForm(name=name, level=LEVEL)) for name in ("Mai", "Lan Anh")
    )


def test_a_colleague_reads_the_new_file_and_not_the_old_one(office: Office, two_customers: tuple[Ref, Ref]) -> None:
    gone, stays = two_customers
    clerk = office.sign_in("nam")
    assert get_customer(clerk, gone).form.name == "Mai"
    rewrite_without(office, office.sign_in("quan"), gone)
    with pytest.raises(Problem, match=r"customers\.not_found"):
        get_customer(clerk, gone)
    assert [row.ref for row in list_customers(clerk, office.project, (LEVEL,)).rows] == [stays]


def test_what_a_colleague_saves_afterwards_is_in_the_new_file(office: Office, two_customers: tuple[Ref, Ref]) -> None:
    gone, stays = two_customers
    clerk = office.sign_in("nam")
    before = get_customer(clerk, stays)
    rewrite_without(office, office.sign_in("quan"), gone)
    edit_customer(clerk, stays, CustomerForm(name="Lan Anh", note="gọi lại", level=LEVEL), before.rev)
    assert get_customer(office.sign_in("quan"), stays).form.note == "gọi lại"


def test_a_change_that_waited_for_its_turn_is_told_instead_of_lost(
    office: Office, two_customers: tuple[Ref, Ref]
) -> None:
    gone, stays = two_customers
    clerk = office.sign_in("nam")
    compartment = clerk.compartment(office.project, LEVEL)
    rewrite_without(office, office.sign_in("quan"), gone)
    # As if the clerk's session had looked a moment before the switch and got the database's lock a moment after it.
    clerk.follow = lambda: None  # type: ignore[method-assign]
    assert clerk.compartment(office.project, LEVEL) is compartment
    with pytest.raises(Problem, match=r"vault\.changed_meanwhile"):
        edit_customer(clerk, stays, CustomerForm(name="Lan Anh", note="mất", level=LEVEL), 1)


def test_nobody_writes_while_a_compartment_is_written_anew(office: Office, two_customers: tuple[Ref, Ref]) -> None:
    gone, stays = two_customers
    clerk = office.sign_in("nam")
    clerk.compartment(office.project, LEVEL).connection.set_authorizer(None)
    clerk.compartment(office.project, LEVEL).connection.execute("PRAGMA busy_timeout = 50")
    tried = []

    def meanwhile(step: str) -> None:
        if step == "built":
            with pytest.raises(Problem, match=r"vault\.busy"):
                edit_customer(clerk, stays, CustomerForm(name="Lan Anh", note="giữa chừng", level=LEVEL), 1)
            tried.append(step)

    rewrite_without(office, office.sign_in("quan"), gone, checkpoint=meanwhile)
    assert tried == ["built"]


def test_signing_in_leaves_a_running_rewrite_alone(office: Office, two_customers: tuple[Ref, Ref]) -> None:
    gone, stays = two_customers
    session = office.sign_in("quan")
    seen = []

    def meanwhile(step: str) -> None:
        if step == "placed":
            other = office.sign_in("lan")
            seen.append(resume(other.vault, other.now()))

    rewrite_without(office, session, gone, checkpoint=meanwhile)
    assert seen == [0]
    assert get_customer(office.sign_in("nam"), stays).form.name == "Lan Anh"


def test_two_rewrites_do_not_meet(office: Office, two_customers: tuple[Ref, Ref]) -> None:
    session = office.sign_in("quan")
    with alone(session.vault.folder.lock, wait=0), pytest.raises(Problem, match=r"vault\.busy"):
        rewrite_without(office, session, two_customers[0])
    assert not [intent for intent in session.vault.directory.intents() if intent.procedure == rewriting.PROCEDURE]


def test_a_rewrite_leaves_nothing_under_construction(office: Office, two_customers: tuple[Ref, Ref]) -> None:
    session = office.sign_in("quan")
    before = {file.name for file in session.vault.folder.compartments.glob("*.db")}
    rewrite_without(office, session, two_customers[0])
    after = {file.name for file in session.vault.folder.compartments.glob("*.db")}
    assert list(session.vault.folder.staging.iterdir()) == []
    assert (len(before), len(after), len(before & after)) == (3, 3, 2)
