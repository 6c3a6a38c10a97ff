"""Figures over a real vault: what is counted, for whom, in which month, and what the look leaves in the journal."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.access.level import Level
from app.clock import DAY, SECOND
from app.customers.actions import create_customer
from app.customers.form import CustomerForm, ItemKind, Ref, Relation
from app.customers.projection import ITEM
from app.customers.statistics import store
from app.customers.statistics.model import NOT_GIVEN, OTHERS, Figure, Figures, ItemFigures, Period, Statistics
from app.customers.statistics.queries import get_statistics
from app.customers.statistics.span import span_of
from app.errors import Problem, Refused
from app.session.door import EVERYDAY, TOP_SECRET_ROOM, Session
from tests.fixtures.compartments import new_shelf
from tests.fixtures.vault import Office

LOW, MIDDLE, HIGH = Level
ALWAYS = Period()
PROSPECT, DEALING, POLICY = range(3)


def put_item(session: Session, customer: Ref, level: Level, kind: str, **more: object) -> None:
    """An item as it stands in force, whatever the forms of its kind ask for."""
    body = {
        "customer": {"project": customer.project.hex(), "level": int(customer.level), "rid": customer.rid.hex()},
        "kind": kind, "level": int(level), "title": "Một mục", **more,
    }  # fmt: skip
    with session.compartment(customer.project, level).change("item:create", session.identity, session.now()) as change:
        change.put(session.world.new_id(), ITEM, body, base=None)


def at(office: Office, moment: str) -> None:
    """Set the office's clock to a time of day in UTC, like ``2026-10-31T16:59``."""
    office.clock.time = int(datetime.fromisoformat(moment).replace(tzinfo=UTC).timestamp()) * SECOND


def counts(figures: Figures) -> dict[str, int]:
    return {figure.key: figure.count for figure in figures if figure.count}


def of_kind(found: Statistics, kind: int) -> ItemFigures:
    return found.items[kind]


def test_customers_by_level_relation_owner(office: Office) -> None:
    lan = office.sign_in("lan")
    for owner, relation, level in (
        ("Nguyễn Lan", Relation.ORDINARY, LOW),
        ("nguyen lan", Relation.ORDINARY, LOW),
        ("Nguyễn  Lan", Relation.IMPORTANT, MIDDLE),
        ("Nguyễn Lan", Relation.IMPORTANT, MIDDLE),
        ("", Relation.INTEREST, LOW),
    ):
        create_customer(lan, office.project, CustomerForm("Khách", owner=owner, relation=relation, level=level))
    found = get_statistics(lan, office.project, (LOW, MIDDLE), ALWAYS)
    assert (found.customers.total, found.customers.count) == (5, 5)
    assert counts(found.customers.by_level) == {"1": 3, "2": 2}
    assert counts(found.customers.by_relation) == {"ordinary": 2, "important": 2, "interest": 1}
    assert counts(found.customers.by_owner) == {"Nguyễn Lan": 4, NOT_GIVEN: 1}
    assert get_statistics(lan, office.project, (LOW,), ALWAYS).customers.total == 3


@pytest.mark.parametrize(
    "spellings",
    [("Lan Hà", "lan ha", "LAN HÀ"), ("Lan Hà", " Lan Hà", "Lan Hà "), ("Lan Hà", "Lan  Hà", "Lan\u00a0Hà"),
     ("Lan Hà", "Lan\tHà", "Lan\u2003Hà"), ("Lan Hà", "Lan\nHà", "La\u0302n Ha\u0300".replace("\u0302", ""))],
)  # fmt: skip
def test_every_spelling_of_a_name_is_one_person(spellings: tuple[str, ...]) -> None:
    owners = store.Owners()
    owners.counts = {"Đỗ An": 1, **dict.fromkeys(spellings, 2), spellings[0]: 3, "李": 1, "": 4}
    assert owners.figures() == (Figure("Lan Hà", 7), Figure("", 4), Figure("Đỗ An", 1), Figure("李", 1))


def test_beyond_the_greatest_owners_the_others_are_counted_together() -> None:
    owners = store.Owners()
    for number in range(store.MOST_OWNERS + 30):
        owners.add(f"Người {number:03d}", (2 if number % 2 else 1, number))
    shown = owners.figures()
    greatest = [number for number in range(80) if number % 2] + [number for number in range(80) if number % 2 == 0]
    expected = greatest[: store.MOST_OWNERS]
    assert [one.key for one in shown[:-1]] == [f"Người {number:03d}" for number in expected]
    rest = greatest[store.MOST_OWNERS :]
    assert shown[-1] == Figure(OTHERS, len(rest), sum(rest))
    assert sum(one.count for one in shown) == owners.whole[0]


def test_a_name_of_two_lines_by_an_altered_program_upsets_nothing(office: Office) -> None:
    nam = office.sign_in("nam")
    create_customer(nam, office.project, CustomerForm("Khách", owner="Lan"))
    other = create_customer(nam, office.project, CustomerForm("Khách", owner="Lan"))
    connection = nam.compartment(office.project, LOW).connection
    connection.execute("UPDATE customer SET owner = 'Lan' || char(10) || 'Nam' WHERE rid = ?", (other.rid,))
    found = get_statistics(nam, office.project, (LOW,), ALWAYS).customers
    assert (found.count, counts(found.by_owner)) == (2, {"Lan": 1, "Lan\nNam": 1})


def test_a_month_is_one_of_vietnam(office: Office) -> None:
    """17:00 UTC is midnight there."""
    for moment in ("2026-10-31T16:59:59", "2026-10-31T17:00:00", "2026-11-30T16:59:59", "2026-11-30T17:00:00"):
        at(office, moment)
        create_customer(office.sign_in("nam"), office.project, CustomerForm("Khách"))
    nam = office.sign_in("nam")
    found = get_statistics(nam, office.project, (LOW,), ALWAYS).customers
    assert found.by_month == (Figure("2026-10", 1), Figure("2026-11", 2), Figure("2026-12", 1))
    november = get_statistics(nam, office.project, (LOW,), Period("2026-11-01", "2026-11-30")).customers
    assert (november.total, november.count, november.by_month) == (4, 2, (Figure("2026-11", 2),))
    assert counts(november.by_level) == {"1": 2}


def test_items_by_kind_stage_owner_month_with_their_amounts(office: Office) -> None:
    lan = office.sign_in("lan")
    customer = create_customer(lan, office.project, CustomerForm("Khách"))
    put_item(
        lan, customer, LOW, "dealing", amount=10**15, day="2026-11-02", stage="open", owner="Lan", due="2026-11-23"
    )
    put_item(lan, customer, MIDDLE, "dealing", amount=7, day="2026-10-31", stage="open", owner="lan", due="2026-11-24")
    put_item(lan, customer, LOW, "dealing", amount=1_500_000, day="2026-11-30", stage="done", due="2026-01-01")
    put_item(lan, customer, LOW, "dealing", stage="waiting", owner="Nam")
    put_item(lan, customer, LOW, "prospect", amount=5, stage="won", owner="Lan")
    found = get_statistics(lan, office.project, (LOW, MIDDLE), ALWAYS)
    dealings = of_kind(found, DEALING)
    assert (dealings.kind, dealings.count, dealings.amount) == (ItemKind.DEALING, 4, 10**15 + 1_500_007)
    assert (dealings.open, dealings.open_amount, dealings.overdue) == (3, 10**15 + 7, 1)
    assert counts(dealings.by_stage) == {"open": 2, "done": 1, "waiting": 1}
    assert counts(dealings.by_owner) == {"Lan": 2, "Nam": 1, NOT_GIVEN: 1}
    assert counts(dealings.by_level) == {"1": 3, "2": 1}
    assert counts(dealings.by_month) == {"2026-10": 1, "2026-11": 3}  # the one without a day was entered in November
    assert sum(figure.amount for figure in dealings.by_month) == dealings.amount
    assert of_kind(found, PROSPECT).count == 1
    assert of_kind(found, PROSPECT).open == 0
    assert of_kind(found, POLICY).count == 0


def test_a_period_takes_items_by_their_day_and_without_one_by_their_entry(office: Office) -> None:
    nam = office.sign_in("nam")
    customer = create_customer(nam, office.project, CustomerForm("Khách"))
    for day in ("2026-09-30", "2026-10-01", "2026-10-31", "2026-11-01", ""):
        put_item(nam, customer, LOW, "policy", day=day, amount=1)
    october = of_kind(get_statistics(nam, office.project, (LOW,), Period("2026-10-01", "2026-10-31")), POLICY)
    assert (october.count, october.amount, counts(october.by_month)) == (2, 2, {"2026-10": 2})
    november = of_kind(get_statistics(nam, office.project, (LOW,), Period("2026-11-01", "")), POLICY)
    assert (november.count, counts(november.by_month)) == (2, {"2026-11": 2})


def test_a_period_before_everything_is_one_empty_month(office: Office) -> None:
    nam = office.sign_in("nam")
    put_item(nam, create_customer(nam, office.project, CustomerForm("Khách")), LOW, "dealing")
    found = get_statistics(nam, office.project, (LOW,), Period("", "2026-01-31"))
    assert (found.customers.count, found.customers.by_month) == (0, (Figure("2026-01", 0),))


def test_days_far_away_are_counted_together_and_nothing_is_lost(office: Office) -> None:
    nam = office.sign_in("nam")
    customer = create_customer(nam, office.project, CustomerForm("Khách"))
    for day in ("0001-01-01", "9999-12-31", "2026-11-05", "không phải ngày"):
        put_item(nam, customer, LOW, "dealing", day=day)
    found = of_kind(get_statistics(nam, office.project, (LOW,), ALWAYS), DEALING)
    assert found.count == 4
    assert sum(figure.count for figure in found.by_month) == 4
    assert counts(found.by_month)["2026-11"] == 1
    assert counts(found.by_month)[OTHERS] == 3
    assert len(found.by_month) <= 121


def test_many_owners_are_counted_together_beyond_fifty(office: Office) -> None:
    nam = office.sign_in("nam")
    for number in range(53):
        create_customer(nam, office.project, CustomerForm("Khách", owner=f"Người {number:02d}"))
    found = get_statistics(nam, office.project, (LOW,), ALWAYS).customers.by_owner
    assert len(found) == 51
    assert found[-1] == Figure(OTHERS, 3)


def test_whoever_has_no_key_is_refused_and_told_nothing(office: Office) -> None:
    create_customer(office.sign_in("lan"), office.project, CustomerForm("Khách cơ mật", level=MIDDLE, owner="Lan"))
    nam = office.sign_in("nam")
    before = get_statistics(nam, office.project, (LOW,), ALWAYS)
    with pytest.raises(Refused, match="beyond_clearance"):
        get_statistics(nam, office.project, (LOW, MIDDLE), ALWAYS)
    assert (before.customers.total, before.customers.by_owner) == (0, ())
    with pytest.raises(Refused, match="not_your_duty"):
        get_statistics(office.sign_in("minh"), office.project, (LOW,), ALWAYS)
    with pytest.raises(Refused, match="beyond_clearance"):
        get_statistics(office.sign_in("long"), office.project, (LOW, MIDDLE, HIGH), ALWAYS)


def test_top_secret_is_counted_in_its_room_alone(office: Office) -> None:
    room = office.sign_in("long", TOP_SECRET_ROOM)
    create_customer(room, office.project, CustomerForm("Khách tuyệt mật", level=HIGH))
    assert get_statistics(room, office.project, tuple(Level), ALWAYS).customers.total == 1
    assert get_statistics(office.sign_in("long", EVERYDAY), office.project, (LOW, MIDDLE), ALWAYS).customers.total == 0


def test_a_look_is_one_entry_of_the_journal(office: Office) -> None:
    lan = office.sign_in("lan")
    before = lan.journal.count()
    get_statistics(lan, office.project, (LOW, MIDDLE), ALWAYS)
    assert lan.journal.count() == before + 1


@pytest.mark.parametrize("period", [Period("2026-11-02", "2026-11-01"), Period("hôm qua"), Period("", "2026-1-1")])
def test_a_period_that_is_none_is_told(office: Office, period: Period) -> None:
    with pytest.raises(Problem, match=r"statistics\.period"):
        get_statistics(office.sign_in("nam"), office.project, (LOW,), period)


def test_no_level_is_no_figure(office: Office) -> None:
    with pytest.raises(Problem, match="no_level"):
        get_statistics(office.sign_in("nam"), office.project, (), ALWAYS)


def test_what_was_removed_is_not_counted(office: Office) -> None:
    nam = office.sign_in("nam")
    gone = create_customer(nam, office.project, CustomerForm("Khách"))
    office.clock.advance(DAY)
    with nam.compartment(office.project, LOW).change("customer:import", nam.identity, nam.now()) as change:
        change.remove(gone.rid, 1)
    assert get_statistics(nam, office.project, (LOW,), ALWAYS).empty


def test_the_wide_rows_are_never_read(tmp_path: Path) -> None:
    """Every count walks an index that holds all the columns it groups by."""
    compartment, span = new_shelf(tmp_path).create(), span_of(ALWAYS)
    month = store._month_of("rid", ("2026-10", "2026-11"))
    of_items = (span.first_day, span.last_day, span.first_id, span.end_id)
    for sql, params in (
        (store.CUSTOMERS, (span.first_at, span.end_at)),
        (store.CUSTOMERS_OF_MONTH, (b"", b"")),
        (store.ITEMS, ("2026-11-24", *of_items)),
        (store.ITEM_MONTHS, of_items[:2]),
        (store.UNDATED_MONTHS.format(month=month, sums=store.SUMS), of_items[2:]),
    ):
        plan = [row[3] for row in compartment.rows(f"EXPLAIN QUERY PLAN {sql}", params)]
        tables = [
            step for step in plan if "INDEX" in step or "PRIMARY KEY" in step or step in ("SCAN customer", "SCAN item")
        ]
        assert len(tables) == 1, (sql, plan)
        assert "COVERING INDEX" in tables[0], (sql, plan)
    compartment.close()
