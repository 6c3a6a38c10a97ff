"""Kept reports: who sees and deletes them, which customers they remember, and what a destruction does with them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.access.level import Level
from app.clock import DAY
from app.customers.actions import create_customer
from app.customers.form import CustomerForm, Ref
from app.customers.statistics.actions import delete_report, save_report
from app.customers.statistics.model import MOST_NAMED, OTHERS, Figure, Period, nameless
from app.customers.statistics.queries import get_report, get_statistics, list_reports
from app.destruction.scope import members
from app.errors import Corrupt, Problem, Refused
from app.ids import Id
from app.session.door import TOP_SECRET_ROOM, Session
from tests.customers.statistics.test_figures import counts, put_item
from tests.destruction.desk import approved
from tests.fixtures.vault import Office

LOW, MIDDLE, HIGH = Level
ALWAYS = Period()


def customers(session: Session, project: Id, *levels: Level, owner: str = "Lan") -> list[Ref]:
    return [create_customer(session, project, CustomerForm("Khách", level=level, owner=owner)) for level in levels]


def test_a_report_stays_as_it_was(office: Office) -> None:
    lan = office.sign_in("lan")
    customers(lan, office.project, LOW, MIDDLE)
    then = get_statistics(lan, office.project, (LOW, MIDDLE), ALWAYS)
    ref = save_report(lan, office.project, (MIDDLE, LOW), ALWAYS, "  Quý \n bốn ")
    assert ref.level == MIDDLE
    customers(lan, office.project, LOW)
    kept = get_report(lan, ref)
    assert kept.statistics == then
    row = kept.row
    assert (row.title, row.levels, row.by, row.customers, row.named) == (
        "Quý bốn",
        (LOW, MIDDLE),
        lan.person.name,
        2,
        True,
    )
    assert list_reports(lan, office.project) == (row,)


def test_a_report_covers_only_what_its_reader_holds(office: Office) -> None:
    lan, nam = office.sign_in("lan"), office.sign_in("nam")
    both = save_report(lan, office.project, (LOW, MIDDLE), ALWAYS, "Hai cấp")
    low = save_report(lan, office.project, (LOW,), ALWAYS, "Một cấp")
    assert [row.ref for row in list_reports(nam, office.project)] == [low]
    with pytest.raises(Refused, match="beyond_clearance"):
        get_report(nam, both)
    with pytest.raises(Problem, match="report_not_found"):
        get_report(nam, Ref(office.project, LOW, both.rid))
    with pytest.raises(Refused, match="beyond_clearance"):
        save_report(nam, office.project, (LOW, MIDDLE), ALWAYS, "Hai cấp")
    with pytest.raises(Refused, match="not_your_duty"):
        list_reports(office.sign_in("ha"), office.project)


def test_who_holds_the_upper_level_alone_is_not_told_of_a_report_over_both(office: Office) -> None:
    lan = office.sign_in("lan")
    both = save_report(lan, office.project, (LOW, MIDDLE), ALWAYS, "Hai cấp")
    upper = save_report(lan, office.project, (MIDDLE,), ALWAYS, "Cấp trên")
    del lan._keys[office.project, LOW]
    assert [row.ref for row in list_reports(lan, office.project)] == [upper]
    with pytest.raises(Problem, match="report_not_found"):
        get_report(lan, both)


def test_its_maker_deletes_it_and_a_manager_and_nobody_else(office: Office) -> None:
    lan, long, quan = office.sign_in("lan"), office.sign_in("long"), office.sign_in("quan")
    first = save_report(lan, office.project, (LOW,), ALWAYS, "Một")
    second = save_report(lan, office.project, (LOW,), ALWAYS, "Hai")
    assert [row.may_delete for row in list_reports(long, office.project)] == [False, False]
    before = long.journal.count()
    with pytest.raises(Refused, match="not_your_report"):
        delete_report(long, first, 1)
    assert long.journal.count() > before
    delete_report(lan, first, 1)
    delete_report(quan, second, 1)
    assert list_reports(lan, office.project) == ()
    with pytest.raises(Problem, match="report_not_found"):
        delete_report(lan, first, 2)


@pytest.mark.parametrize(("title", "code"), [(" \n ", "title_missing"), ("a" * 121, "title_too_long")])
def test_a_title_that_will_not_do(office: Office, title: str, code: str) -> None:
    with pytest.raises(Problem, match=code):
        save_report(office.sign_in("nam"), office.project, (LOW,), ALWAYS, title)


def test_a_report_knows_the_customers_of_its_period_and_those_of_its_items(office: Office) -> None:
    lan = office.sign_in("lan")
    one, two, three = customers(lan, office.project, LOW, LOW, MIDDLE)
    put_item(lan, two, MIDDLE, "dealing", day="2026-10-05")
    put_item(lan, three, MIDDLE, "dealing", day="2026-09-05")
    ref = save_report(lan, office.project, (LOW, MIDDLE), Period("2026-10-01", "2026-10-31"), "Tháng mười")
    holding = [
        ref.rid in members(lan.compartment(office.project, MIDDLE), customer.rid) for customer in (one, two, three)
    ]
    assert holding == [False, True, False]
    assert get_report(lan, ref).row.customers == 1


def test_a_report_over_very_many_names_nobody(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.customers.statistics.actions.MOST_NAMED", 8)
    monkeypatch.setattr("app.customers.statistics.store.MOST_NAMED", 8)
    lan = office.sign_in("lan")
    known = customers(lan, office.project, *[LOW] * 7)
    known += customers(lan, office.project, LOW, LOW, LOW, owner="Nam")
    put_item(lan, known[0], LOW, "dealing", amount=7, stage="open", owner="Nam", day="2026-11-01", due="2026-11-01")
    ref = save_report(lan, office.project, (LOW,), ALWAYS, "Rất nhiều")
    kept = get_report(lan, ref)
    assert (kept.row.named, kept.row.customers) == (False, MOST_NAMED + 1)
    assert kept.statistics.customers.count == 10
    assert counts(kept.statistics.customers.by_owner) == {"Lan": 7}  # three of Nam's are too few to be nobody
    assert kept.statistics.items[1].count == 0
    assert not any(ref.rid in members(lan.compartment(office.project, LOW), customer.rid) for customer in known)


def test_small_groups_are_gathered_and_a_small_rest_is_left_out(office: Office) -> None:
    lan = office.sign_in("lan")
    figures = get_statistics(lan, office.project, (LOW,), ALWAYS)
    groups = (Figure("a", 9), Figure("b", 3), Figure("c", 2), Figure(OTHERS, 1))
    customers = replace(figures.customers, by_owner=groups, by_relation=groups[:2])
    kept = nameless(replace(figures, customers=customers)).customers
    assert kept.by_owner == (Figure("a", 9), Figure(OTHERS, 6))
    assert kept.by_relation == (Figure("a", 9),)


def test_destroying_a_customer_takes_every_report_that_counted_it_and_no_other(office: Office, tmp_path: Path) -> None:
    desk = approved(office, tmp_path)
    lan, room = office.sign_in("lan"), office.sign_in("quan", TOP_SECRET_ROOM)
    office.clock.advance(2 * DAY)
    later = create_customer(lan, office.project, CustomerForm("Khách đến sau", owner="Lan"))
    goes = [
        save_report(lan, office.project, (LOW,), ALWAYS, "Có khách ấy"),
        save_report(room, office.project, tuple(Level), ALWAYS, "Mọi cấp"),
    ]
    stays = save_report(lan, office.project, (LOW,), Period("2026-11-26", ""), "Chỉ khách đến sau")
    assert get_report(lan, stays).row.customers == 1
    certificate = desk.execute(room)
    again = office.sign_in("quan", TOP_SECRET_ROOM)
    assert [row.ref for row in list_reports(again, office.project)] == [stays]
    for ref in goes:
        assert again.compartment(ref.project, ref.level).get(ref.rid) is None
    assert later.rid in [Id(row[0]) for row in again.compartment(office.project, LOW).rows("SELECT rid FROM customer")]
    assert certificate.pdf.startswith(b"%PDF")


def test_a_deleted_report_is_found_by_a_destruction_too(office: Office) -> None:
    lan = office.sign_in("lan")
    (customer,) = customers(lan, office.project, LOW)
    ref = save_report(lan, office.project, (LOW,), ALWAYS, "Đã xóa")
    delete_report(lan, ref, 1)
    assert ref.rid in members(lan.compartment(office.project, LOW), customer.rid)


def test_a_damaged_report_says_so(office: Office) -> None:
    lan = office.sign_in("lan")
    ref = save_report(lan, office.project, (LOW,), ALWAYS, "Hỏng")
    with lan.compartment(office.project, LOW).change("customer:report-save", lan.identity, lan.now()) as change:
        change.put(ref.rid, "report", {"title": "Hỏng", "counted": 1, "contains": "", "figures": "[]"}, base=1)
    with pytest.raises(Corrupt, match="report_damaged"):
        get_report(lan, ref)
