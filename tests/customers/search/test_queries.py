"""What the window is told about lists: found by documents, owners to choose from, places far away; and by whom."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.access.level import Level
from app.customers.actions import add_item, create_customer
from app.customers.documents.actions import add_document
from app.customers.form import CustomerForm, ItemForm, ItemKind
from app.customers.queries import list_customers
from app.customers.search import listing, queries
from app.customers.search.model import BY_NAME, ListFilter, ListOrder, OrderBy
from app.customers.search.paging import decode_cursor
from app.customers.search.queries import list_anchors, list_owners
from app.errors import Refused
from tests.customers.documents.desk import pdf, written
from tests.fixtures.papers import entries_of
from tests.fixtures.vault import Office

LOW, MIDDLE, HIGH = Level
BOTH = (LOW, MIDDLE)


def test_a_document_makes_its_customer_known_to_who_may_read_it(office: Office, tmp_path: Path) -> None:
    lan = office.sign_in("lan")
    an = create_customer(lan, office.project, CustomerForm("An"))
    path = written(tmp_path, "Biên bản.pdf", pdf("Thanh lý hợp đồng khung số bảy"))
    add_document(lan, an, MIDDLE, path)
    (row,) = list_customers(lan, office.project, BOTH, "thanh ly bay").rows
    assert (row.name, row.matched, row.matched_title, row.matched_level) == ("An", "document", "Biên bản.pdf", MIDDLE)
    assert list_customers(lan, office.project, BOTH, '"hop dong khung"').total == 1
    assert list_customers(lan, office.project, BOTH, '"khung hop dong"').total == 0
    page = list_customers(lan, office.project, (LOW,), "thanh ly")
    assert (page.total, page.highest) == (0, 0)
    assert list_customers(office.sign_in("nam"), office.project, (LOW,), "thanh ly").total == 0


def test_an_item_above_the_reader_does_not_exist_for_search_or_filter(office: Office) -> None:
    long = office.sign_in("long", "top_secret")
    an = create_customer(long, office.project, CustomerForm("An"))
    add_item(long, ItemForm(an, ItemKind.POLICY, HIGH, "Giá riêng"))
    nam = office.sign_in("nam")
    for text, filters in (("gia rieng", ListFilter()), ("", ListFilter(kind=ItemKind.POLICY))):
        page = list_customers(nam, office.project, (LOW,), text, filters=filters)
        assert (page.total, page.rows, page.too_many) == (0, (), False)
    assert list_customers(long, office.project, (LOW, HIGH), "gia rieng").highest == HIGH


def test_levels_without_a_key_are_refused_by_every_query(office: Office) -> None:
    nam = office.sign_in("nam")
    for ask in (list_owners, list_anchors, list_customers):
        with pytest.raises(Refused, match=r"session\.beyond_clearance"):
            ask(nam, office.project, BOTH)


def test_owners_are_told_once_however_they_are_written(office: Office) -> None:
    lan = office.sign_in("lan")
    for name, owner, level in (("A", "Lê Quân", LOW), ("B", "lê quân", MIDDLE), ("C", "", LOW), ("D", "Đào", MIDDLE)):
        create_customer(lan, office.project, CustomerForm(name, owner=owner, level=level))
    assert [one.key for one in list_owners(lan, office.project, BOTH)] == ["dao", "le quan"]
    assert [one.name for one in list_owners(lan, office.project, (LOW,))] == ["Lê Quân"]


def test_mine_is_who_asks_and_the_journal_names_the_filter_not_its_words(office: Office) -> None:
    lan = office.sign_in("lan")
    for owner in ("nguyen thi lan", "Nguyễn Thị Lan", "Lan"):
        create_customer(lan, office.project, CustomerForm("An", owner=owner))
    filters = ListFilter(mine=True, owner="Nguyen Thi Lan")
    assert list_customers(lan, office.project, (LOW,), filters=filters).total == 2
    assert [one.note for one in entries_of(office) if one.event == "customer:list"] == ["levels:1 filter:owner,mine"]


def test_anchors_belong_to_the_look_on_record(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "MOST_SKIPPED", 4)
    lan = office.sign_in("lan")
    for number in range(9):
        create_customer(lan, office.project, CustomerForm(f"Khách {number}", level=BOTH[number % 2]))
    order = ListOrder(OrderBy.UPDATED, descending=True)
    page = list_customers(lan, office.project, BOTH, order=order)
    before = lan.journal.count()
    found = list_anchors(lan, office.project, BOTH, "", order)
    assert lan.journal.count() == before
    names = [row.name for row in page.rows]
    for anchor in found:
        decode_cursor(anchor.cursor, order.by)
        far = list_customers(lan, office.project, BOTH, "", anchor.cursor, 3, order)
        assert [row.name for row in far.rows] == names[anchor.rows : anchor.rows + 3]
    assert len(found) >= 3
    list_anchors(lan, office.project, BOTH, "khách", BY_NAME)
    assert lan.journal.count() == before + 1


def test_a_long_search_gives_its_first_rows_uncounted_and_its_count_belongs_to_the_same_look(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    lan = office.sign_in("lan")
    for number in range(6):
        create_customer(lan, office.project, CustomerForm(f"Khách {number}", level=BOTH[number % 2]))
    whole = list_customers(lan, office.project, BOTH, "khach")
    assert list_customers(lan, office.project, BOTH, "khach", first=4) == whole  # a short list is counted at once
    monkeypatch.setattr(listing, "LONG", 5)
    before = lan.journal.count()
    quick = list_customers(lan, office.project, BOTH, "khach", first=4)
    assert (quick.rows, quick.total, quick.next, quick.counted) == (whole.rows[:4], 4, None, False)
    assert quick.highest == 2
    assert list_customers(lan, office.project, BOTH, "khach", again=True) == whole
    assert lan.journal.count() == before + 1
    few = list_customers(lan, office.project, BOTH, "khach 4", first=4)
    assert few == list_customers(lan, office.project, BOTH, "khach 4", again=True)  # all there is: counted already
    assert (few.counts, few.highest, few.counted) == (((BOTH[0], 1), (BOTH[1], 0)), 1, True)
    assert list_customers(lan, office.project, BOTH, first=4).counted  # no search: nothing to wait for
    before = lan.journal.count()
    list_customers(lan, office.project, BOTH, "ai do", again=True)  # nobody looked for that: a look of its own
    assert lan.journal.count() == before + 1
