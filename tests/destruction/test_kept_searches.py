"""A search that somebody keeps and that names the customer goes with the customer; others stay."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.access.level import Level
from app.customers.actions import edit_customer, save_draft
from app.customers.belonging import members
from app.customers.model import Draft
from app.customers.queries import get_customer, list_drafts
from app.customers.search.actions import delete_search, rename_search, save_search
from app.customers.search.model import KeptSearch, ListFilter
from app.customers.search.queries import list_saved_searches
from app.destruction.actions import execute_destruction
from app.errors import Cancelled
from tests.destruction.desk import CODE, GONE, approved, count_of
from tests.destruction.test_actions import everything_in
from tests.fixtures.vault import PASSPHRASES, Office

BOTH = (Level.CONFIDENTIAL, Level.SECRET)


def test_kept_searches_that_name_the_customer_go_with_all_their_revisions(office: Office, tmp_path: Path) -> None:
    desk = approved(office, tmp_path)
    lan = office.sign_in("lan")
    project = office.project
    save_search(lan, project, KeptSearch("Của tôi", "Tran thi hong dao", BOTH))
    save_search(lan, project, KeptSearch("Của tôi nữa", "Đào Hồng", BOTH))
    save_search(lan, project, KeptSearch("Theo số", GONE.phones[0].replace(" ", "."), BOTH[:1]))
    save_search(lan, project, KeptSearch("Phụ trách", "", BOTH, filters=ListFilter(owner="Nguyễn Thị Lan")))
    renamed = rename_search(lan, save_search(lan, project, KeptSearch("Bà Trần Thị Hồng Đào", "x", BOTH)), "Khác")
    delete_search(lan, renamed)
    lan.close()
    upstairs = desk.upstairs()
    desk.execute(upstairs)
    assert [one.search.name for one in list_saved_searches(office.sign_in("lan"), project)] == ["Phụ trách"]
    assert "hong dao" not in everything_in(upstairs, project).casefold()
    assert "Hồng Đào" not in everything_in(upstairs, project)
    assert "Đào Hồng" not in everything_in(upstairs, project)


def test_what_the_office_says_of_many_customers_takes_nobody_elses_searches_and_drafts_away(
    office: Office, tmp_path: Path
) -> None:
    desk = approved(office, tmp_path)
    lan = office.sign_in("lan")
    card = get_customer(lan, desk.customer)
    edit_customer(lan, desk.customer, replace(card.form, owner="Phạm Hải Nam"), card.rev)
    save_search(lan, office.project, KeptSearch("Việc của Nam", "", BOTH, filters=ListFilter(owner="Phạm Hải Nam")))
    other = {"name": "Công ty Khác", "owner": "Phạm Hải Nam", "relation": str(card.form.relation)}
    save_draft(lan, Draft("other", "customer", office.project, Level.CONFIDENTIAL, None, other, 0))
    lan.close()
    desk.execute(desk.upstairs())
    again = office.sign_in("lan")
    assert [one.search.name for one in list_saved_searches(again, office.project)] == ["Việc của Nam"]
    assert [draft.values for draft in list_drafts(again)] == [other]


def test_unsaved_typing_goes_also_where_nothing_of_the_customer_was_ever_saved(office: Office, tmp_path: Path) -> None:
    desk = approved(office, tmp_path, policy=False)
    upstairs = desk.upstairs()
    highest = upstairs.compartment(office.project, Level.TOP_SECRET)
    assert members(highest, desk.customer.rid) == frozenset()
    draft = Draft("new", "item", office.project, Level.TOP_SECRET, desk.customer.rid, {"title": "giảm giá"}, 0)
    save_draft(upstairs, draft)
    key = upstairs.open_key(office.project, Level.TOP_SECRET)

    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    count = count_of(upstairs, desk.order)
    with pytest.raises(Cancelled):
        execute_destruction(
            upstairs, desk.order, CODE, count, PASSPHRASES["quan"], office.credential("ha"), progress=stop
        )
    desk.execute(upstairs)
    assert list_drafts(upstairs) == ()
    # An older copy of that file must not open with a key in force, also when the draft went in an earlier try.
    assert upstairs.open_key(office.project, Level.TOP_SECRET).key != key.key
