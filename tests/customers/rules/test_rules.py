"""Fields of a project's own: who decides on them, what is accepted in them, and how old values live on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.access.event import Event
from app.access.level import Level
from app.customers.actions import add_item, create_customer, edit_customer, edit_item
from app.customers.form import Custom, CustomerForm, ItemForm, Value
from app.customers.items.model import ItemFilter, ItemKind
from app.customers.items.queries import list_items
from app.customers.queries import customer_history, get_customer, list_customers
from app.customers.rules import store
from app.customers.rules.actions import save_fields
from app.customers.rules.model import (
    MOST_FIELDS,
    CustomField,
    FieldType,
    ProjectRules,
    Target,
    shown_value,
    validate_custom,
    validate_fields,
)
from app.customers.rules.queries import get_rules
from app.errors import Corrupt, Problem, Refused
from app.session.door import Session
from tests.fixtures.vault import Office

LOW, MIDDLE, HIGH = Level
C = Target.CUSTOMER
TYPED = tuple(CustomField(C, str(kind), kind, choices=("xanh", "đỏ"), id=str(kind)) for kind in FieldType)
COLOUR = CustomField(C, "Màu xe", FieldType.CHOICE, choices=("xanh", "đỏ"))
SEATS = CustomField(Target.DEALING, "Số chỗ", FieldType.NUMBER, required=True)


def decide(session: Session, office: Office, *fields: CustomField) -> ProjectRules:
    return save_fields(session, office.project, fields, get_rules(session, office.project).rev)


# Pure rules


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (FieldType.TEXT, ["xanh", "- bốn"], [5, "x" * 1001, "a\x00b", "a\nb", True]),
        (FieldType.NUMBER, [0, -7], ["7", True, 10**15 + 1]),
        (FieldType.AMOUNT, [0, 10**15], [-1, "5", False]),
        (FieldType.DAY, ["2026-02-28"], ["2026-02-30", "28/02/2026", 5]),
        (FieldType.YES_NO, [True, False], [1, "có"]),
        (FieldType.CHOICE, ["xanh"], ["vàng", 1]),
    ],
)
def test_a_value_is_of_its_fields_type(kind: FieldType, good: list[Value], bad: list[Value]) -> None:
    field = next(field for field in TYPED if field.type is kind)
    assert all(validate_custom((field,), ((field.id, value),)) == () for value in good)
    for value in bad:
        ((name, code),) = validate_custom((field,), ((field.id, value),))
        assert name == f"custom:{kind}"
        assert code


def test_a_required_field_is_asked_for_and_an_unknown_one_never_set() -> None:
    needed = replace(TYPED[0], required=True)
    assert validate_custom((needed,), ()) == (("custom:text", "required"),)
    assert validate_custom((needed,), (("text", "  "),)) == (("custom:text", "required"),)
    strange: Custom = (("other", "x"),)
    assert validate_custom((), strange) == (("custom:other", "unknown"),)
    assert validate_custom((), strange, strange) == ()
    dropped = replace(TYPED[-1], choices=("đỏ",))
    assert validate_custom((dropped,), (("choice", "xanh"),), (("choice", "xanh"),)) == ()


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ((CustomField(C, " ", FieldType.TEXT),), (0, "name_missing")),
        ((CustomField(C, "=A1", FieldType.TEXT),), (0, "name_bad")),
        ((CustomField(C, "x" * 61, FieldType.TEXT),), (0, "name_bad")),
        ((COLOUR, replace(COLOUR, name="mau XE")), (1, "name_taken")),
        ((replace(COLOUR, choices=()),), (0, "choices_missing")),
        ((replace(COLOUR, choices=("Đỏ", "do")),), (0, "choices_bad")),
        ((replace(COLOUR, id="nobody"),), (0, "field_unknown")),
        (tuple(CustomField(C, f"f{n}", FieldType.TEXT) for n in range(MOST_FIELDS + 1)), (41, "too_many_fields")),
    ],
)
def test_each_wrong_field_is_named(fields: tuple[CustomField, ...], fault: tuple[int, str]) -> None:
    assert validate_fields(fields, ()) == (fault,)


def test_a_saved_field_keeps_its_type_and_is_retired_not_taken_away() -> None:
    saved = (replace(COLOUR, id="a"), replace(SEATS, id="b"))
    assert validate_fields((saved[1], replace(saved[0], name="Màu", choices=("tím",))), saved) == ()
    assert validate_fields((replace(saved[0], retired=True), saved[1], COLOUR), saved) == ()
    assert validate_fields(saved[:1], saved) == ((1, "field_gone"),)
    assert validate_fields((replace(saved[0], type=FieldType.TEXT), saved[1]), saved) == ((0, "type_fixed"),)
    assert validate_fields((replace(saved[0], target=Target.POLICY), saved[1]), saved) == ((0, "type_fixed"),)


def test_values_read_as_people_write() -> None:
    assert shown_value(FieldType.AMOUNT, 1_500_000) == "1.500.000 ₫"
    assert shown_value(FieldType.DAY, "2026-11-24") == "24/11/2026"
    assert (shown_value(FieldType.YES_NO, True), shown_value(FieldType.YES_NO, False, "en")) == ("có", "no")


# On a real vault


def test_only_a_manager_decides_and_it_is_on_record(office: Office) -> None:
    quan, lan = office.sign_in("quan"), office.sign_in("lan")
    before = lan.journal.count()
    rules = decide(quan, office, COLOUR, SEATS)
    assert [len(field.id) for field in rules.fields] == [12, 12]
    assert get_rules(lan, office.project) == rules
    assert lan.journal.count() == before + 1
    for who in ("lan", "nam"):
        with pytest.raises(Refused, match=r"session\.not_your_duty"):
            decide(office.sign_in(who), office, COLOUR)
    with pytest.raises(Refused, match=r"session\.not_your_duty"):
        get_rules(office.sign_in("minh"), office.project)
    assert Event.RULES_CHANGE.value == "rules:change"


def test_the_second_of_two_managers_is_told_and_bad_fields_are_refused(office: Office) -> None:
    quan = office.sign_in("quan")
    decide(quan, office, COLOUR)
    with pytest.raises(Problem, match=r"vault\.changed_meanwhile"):
        save_fields(quan, office.project, (SEATS,), 0)
    with pytest.raises(Problem, match=r"rules\.invalid"):
        save_fields(quan, office.project, (COLOUR,), 1)


def test_the_other_rules_and_what_a_newer_program_wrote_stay(office: Office) -> None:
    quan = office.sign_in("quan")
    (colour,) = decide(quan, office, COLOUR).fields
    compartment = quan.compartment(office.project, LOW)
    rules = store.load(compartment)
    with compartment.change("test", quan.identity, quan.now()) as change:
        saved = store.save(
            change, compartment, replace(rules, three_steps=True, critical=("phones",)), quan.world.new_id()
        )
        body = compartment.get(saved.rid).body  # type: ignore[arg-type, union-attr]
        fields = [{**body["fields"][0], "colour": "blue"}]
        change.put(saved.rid, store.RULES, {**body, "fields": fields, "mood": 1}, base=2)  # type: ignore[arg-type]
    again = save_fields(quan, office.project, (replace(colour, name="Màu"),), 3)
    assert (again.three_steps, again.critical, again.fields[0].name) == (True, ("phones",), "Màu")
    record = compartment.get(again.rid)  # type: ignore[arg-type]
    assert record is not None
    assert (record.body["mood"], record.body["fields"][0]["colour"]) == (1, "blue")
    with pytest.raises(Corrupt, match=r"customers\.body_damaged"):
        store.from_record(replace(record, body={"fields": [{"id": 5}]}))


def test_values_are_judged_stored_shown_and_found(office: Office) -> None:
    quan, lan = office.sign_in("quan"), office.sign_in("lan")
    colour, seats = decide(quan, office, COLOUR, SEATS).fields
    red: Custom = ((colour.id, "đỏ"),)
    ref = create_customer(lan, office.project, CustomerForm("An", custom=red))
    card = get_customer(lan, ref)
    assert (card.form.custom, card.fields) == (red, (colour, seats))
    for custom, fault in (((("zz", 1),), "unknown"), (((colour.id, "tím"),), "choice")):
        with pytest.raises(Problem, match=r"customers\.invalid") as raised:
            create_customer(lan, office.project, CustomerForm("B", custom=custom))  # type: ignore[arg-type]
        assert raised.value.details["fault"] == fault
    form = ItemForm(ref, ItemKind.DEALING, MIDDLE, "Thuê xe")
    with pytest.raises(Problem, match=r"customers\.invalid"):
        add_item(lan, form)
    item = add_item(lan, replace(form, custom=((seats.id, 45),)))
    with pytest.raises(Problem, match=r"customers\.invalid"):
        edit_item(lan, item, form, 1)
    page = list_customers(lan, office.project, (LOW,), "do")
    assert [(row.name, row.matched) for row in page.rows] == [("An", "custom")]
    assert list_items(lan, office.project, ItemKind.DEALING, (MIDDLE,), ItemFilter("45")).total == 1
    edit_customer(lan, ref, CustomerForm("An", custom=((colour.id, "xanh"),)), 1)
    change = customer_history(lan, ref)[0].changes[0]
    assert (change.field, change.before, change.after) == ("Màu xe", "đỏ", "xanh")


def test_a_retired_field_keeps_its_old_values_and_takes_no_new_ones(office: Office) -> None:
    quan, lan = office.sign_in("quan"), office.sign_in("lan")
    (colour,) = decide(quan, office, replace(COLOUR, required=True)).fields
    ref = create_customer(lan, office.project, CustomerForm("An", custom=((colour.id, "đỏ"),)))
    decide(quan, office, replace(colour, retired=True))
    edit_customer(lan, ref, CustomerForm("Ân"), 1)
    assert get_customer(lan, ref).form.custom == ((colour.id, "đỏ"),)
    with pytest.raises(Problem, match=r"customers\.invalid"):
        edit_customer(lan, ref, CustomerForm("Ân", custom=((colour.id, "xanh"),)), 2)
    with pytest.raises(Problem, match=r"customers\.invalid"):
        create_customer(lan, office.project, CustomerForm("B", custom=((colour.id, "xanh"),)))


def test_the_rules_belong_to_one_project_and_are_read_in_the_room_too(office: Office) -> None:
    quan = office.sign_in("quan")
    rules = decide(quan, office, COLOUR)
    assert get_rules(office.sign_in("long", "top_secret"), office.project) == rules
    with pytest.raises(Refused):
        get_rules(quan, quan.world.new_id())
