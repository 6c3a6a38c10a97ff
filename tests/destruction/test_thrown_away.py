"""What somebody typed about a customer and threw away: no row says it was there, so the file goes all the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from app.access.level import Level
from app.customers.actions import discard_draft, save_draft
from app.customers.model import Draft, Ref
from app.session.door import TOP_SECRET_ROOM, Session
from tests.destruction.desk import Desk, approved
from tests.fixtures.vault import Office


def file_of(session: Session, desk: Desk, level: Level) -> bytes:
    return session.compartment(desk.office.project, level).place.file_id


def typed(office: Office, *, over: bool) -> Callable[[Ref, Ref], None]:
    """Long types about the customer upstairs, and throws it away or types over it."""

    def before(_customer: Ref, _stays: Ref) -> None:
        long = office.sign_in("long", TOP_SECRET_ROOM)
        save_draft(long, Draft("new", "customer", office.project, Level.TOP_SECRET, None, {"name": "Hồng Đào"}, 0))
        if over:
            save_draft(long, Draft("new", "customer", office.project, Level.TOP_SECRET, None, {"name": "Ai khác"}, 0))
        else:
            discard_draft(long, office.project, Level.TOP_SECRET, "new")
        long.close()

    return before


@pytest.mark.parametrize("over", [False, True])
def test_a_file_in_which_something_was_typed_is_written_anew(office: Office, tmp_path: Path, *, over: bool) -> None:
    desk = approved(office, tmp_path, typed(office, over=over), policy=False)
    upstairs = desk.upstairs()
    old = file_of(upstairs, desk, Level.TOP_SECRET)
    desk.execute(upstairs)
    assert file_of(upstairs, desk, Level.TOP_SECRET) != old
    # Once written anew nothing more is told of it, unless something is typed there still.
    compartment = upstairs.compartment(office.project, Level.TOP_SECRET)
    assert compartment.ever_drafted() is over
    if over:  # it is thrown away in the new file, in which it was never typed
        (draft,) = compartment.drafts(office.people["long"])
        compartment.drop_draft(draft.uid, draft.key)
        assert compartment.ever_drafted()


def test_a_file_in_which_nobody_ever_typed_stays_as_it_is(office: Office, tmp_path: Path) -> None:
    desk = approved(office, tmp_path, policy=False)
    upstairs = desk.upstairs()
    old = file_of(upstairs, desk, Level.TOP_SECRET)
    upstairs.compartment(office.project, Level.TOP_SECRET).drop_draft(upstairs.uid, "none")
    desk.execute(upstairs)
    assert file_of(upstairs, desk, Level.TOP_SECRET) == old
