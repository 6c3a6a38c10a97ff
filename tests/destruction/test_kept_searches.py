"""A search that somebody keeps and that names the customer goes with the customer; others stay."""

from __future__ import annotations

from pathlib import Path

from app.access.level import Level
from app.customers.search.actions import delete_search, rename_search, save_search
from app.customers.search.model import KeptSearch, ListFilter
from app.customers.search.queries import list_saved_searches
from tests.destruction.desk import GONE, approved
from tests.destruction.test_actions import everything_in
from tests.fixtures.vault import Office

BOTH = (Level.CONFIDENTIAL, Level.SECRET)


def test_kept_searches_that_name_the_customer_go_with_all_their_revisions(office: Office, tmp_path: Path) -> None:
    desk = approved(office, tmp_path)
    lan = office.sign_in("lan")
    project = office.project
    save_search(lan, project, KeptSearch("Của tôi", "Tran thi hong dao", BOTH))
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
