"""What is shown of customers on a real vault: pages, counts, histories, and what each look leaves in the journal."""

from __future__ import annotations

from app.access.level import Level
from app.customers.actions import add_item, create_customer, edit_customer
from app.customers.form import CustomerForm, ItemForm, ItemKind
from app.customers.model import CustomerRow
from app.customers.queries import customer_history, list_customers, list_linked_customers, reveal_field
from app.session.door import Session
from tests.fixtures.vault import Office

LOW, MIDDLE, HIGH = Level


def _fill(session: Session, office: Office) -> None:
    for number in range(7):
        for level in (LOW, MIDDLE):
            create_customer(session, office.project, CustomerForm(f"Khách {number}", level=level, owner="Lan"))


def test_pages_are_complete_without_doubles_and_one_entry(office: Office) -> None:
    session = office.sign_in("lan")
    _fill(session, office)
    before = session.journal.count()
    rows: list[CustomerRow] = []
    after = None
    while True:
        page = list_customers(session, office.project, (MIDDLE, LOW, LOW), after=after, limit=4)
        assert (page.total, page.counts) == (14, ((LOW, 7), (MIDDLE, 7)))
        rows += page.rows
        after = page.next
        if after is None:
            break
    assert len({row.ref for row in rows}) == len(rows) == 14
    assert [row.name for row in rows] == sorted(row.name for row in rows)
    assert session.journal.count() == before + 1


def test_a_cursor_does_not_open_a_list_that_was_never_on_record(office: Office) -> None:
    session = office.sign_in("lan")
    _fill(session, office)
    cursor = list_customers(session, office.project, (LOW,), limit=1).next
    before = session.journal.count()
    list_customers(session, office.project, (LOW,), after=cursor)
    assert session.journal.count() == before
    list_customers(session, office.project, (LOW, MIDDLE), after=cursor)
    list_customers(session, office.project, (LOW,), "khach", after=cursor)
    again = office.sign_in("lan")
    list_customers(again, office.project, (LOW,), after=cursor)
    assert session.journal.count() == before + 2 + 2  # two lists; a signing in and its list


def test_counts_of_a_search_are_by_level(office: Office) -> None:
    session = office.sign_in("lan")
    _fill(session, office)
    create_customer(session, office.project, CustomerForm("Đặng Thị Hường", level=MIDDLE))
    page = list_customers(session, office.project, (LOW, MIDDLE), "HUONG dang")
    assert (page.total, page.counts) == (1, ((LOW, 0), (MIDDLE, 1)))
    assert list_customers(session, office.project, (), "").total == 0


def test_a_history_tells_what_each_saving_changed(office: Office) -> None:
    lan = office.sign_in("lan")
    ref = create_customer(lan, office.project, CustomerForm("An"))
    long = office.sign_in("long")
    edit_customer(long, ref, CustomerForm("Ân", phones=("0912345678",)), 1)
    edit_customer(lan, ref, CustomerForm("Ân"), 2)
    newest, middle, first = customer_history(lan, ref)
    assert {change.field for change in first.changes} == {"name", "relation", "level"}
    assert [(change.field, change.before, change.after) for change in middle.changes] == [
        ("name", "An", "Ân"), ("phones", "", "0912 345 678"),
    ]  # fmt: skip
    assert [(change.field, change.after) for change in newest.changes] == [("phones", "")]
    assert [revision.by for revision in (newest, middle)] == ["Nguyễn Thị Lan", "Đỗ Hoàng Long"]


def test_each_reveal_is_on_record(office: Office) -> None:
    session = office.sign_in("lan")
    ref = create_customer(session, office.project, CustomerForm("An", phones=("0912345678",)))
    before = session.journal.count()
    assert reveal_field(session, ref, "phones") == "0912 345 678"
    reveal_field(session, ref, "phones")
    assert session.journal.count() == before + 2


def test_the_top_secret_room_lists_customers_from_below_with_items_there(office: Office) -> None:
    session = office.sign_in("long", "top_secret")
    linked = create_customer(session, office.project, CustomerForm("An"))
    create_customer(session, office.project, CustomerForm("Bình"))
    add_item(session, ItemForm(linked, ItemKind.POLICY, HIGH, "riêng"))
    assert [row.ref for row in list_linked_customers(session, office.project)] == [linked]
