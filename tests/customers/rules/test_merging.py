"""Two people decide on a project's own fields at the same time: nothing that either decided is lost unseen."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from app.customers.rules.actions import save_fields
from app.customers.rules.merging import changed, merged, orders
from app.customers.rules.model import CustomField, FieldType, ProjectRules, Target, validate_fields
from app.customers.rules.queries import get_decided_rules, get_rules
from tests.fixtures.vault import Office

C, D = Target.CUSTOMER, Target.DEALING
A = CustomField(C, "Màu", FieldType.CHOICE, choices=("xanh",), id="a")
B = CustomField(C, "Vốn", FieldType.AMOUNT, id="b")
M = CustomField(D, "Số tháng", FieldType.NUMBER, id="m")
NEW = CustomField(C, "Ghi thêm", FieldType.TEXT)


def names(fields: tuple[CustomField, ...]) -> list[str]:
    return [field.name for field in fields]


def test_what_one_changed_stands_and_what_both_changed_is_mine() -> None:
    theirs = (replace(A, required=True, name="Màu sơn"), replace(B, retired=True), M)
    mine = (replace(A, name="Màu xe", choices=("xanh", "đỏ")), B, M)
    assert merged((A, B, M), mine, theirs) == (
        replace(A, name="Màu xe", choices=("xanh", "đỏ"), required=True), replace(B, retired=True), M
    )  # fmt: skip


def test_no_field_is_lost_and_what_comes_out_can_be_saved() -> None:
    base = (A, M)
    for theirs in permutations((A, M, B)):
        for mine in permutations((A, M, NEW)):
            both = merged(base, mine, theirs)
            assert {field.id for field in both} == {"a", "m", "b", ""}
            assert validate_fields(both, theirs) == ()
            assert [field.target for field in both] == sorted((field.target for field in both), key=list(Target).index)


def test_the_order_is_theirs_unless_mine_is_another() -> None:
    third = CustomField(C, "Ba", FieldType.TEXT, id="c")
    base = (A, B)
    assert names(merged(base, (A, B, NEW), (third, B, A))) == ["Ba", "Vốn", "Màu", "Ghi thêm"]
    assert names(merged(base, (B, A), (third, A, B))) == ["Vốn", "Màu", "Ba"]


def test_nothing_typed_takes_theirs_as_it_is_and_what_is_mine_stays_without_theirs() -> None:
    base, theirs = (A, B, M), (replace(B, name="Vốn góp"), A, M)
    assert merged(base, base, theirs) == theirs
    assert merged(base, theirs, base) == theirs


def test_what_differs_is_told_field_by_field_and_so_is_the_order() -> None:
    now = (replace(A, required=True), B, NEW)
    assert changed((A, B), now) == ((A, now[0]), (None, NEW))
    assert orders((A, B, M), (B, A, M)) == ((C, (A, B), (B, A)),)
    assert orders((A, B), (A, M, NEW, B)) == ()


def test_who_decided_last_is_told(office: Office) -> None:
    lan, quan = office.sign_in("lan"), office.sign_in("quan")
    nobody = get_decided_rules(lan, office.project)
    assert (nobody.rules, nobody.by, nobody.at) == (ProjectRules(), "", 0)
    save_fields(quan, office.project, (NEW,), 0)
    last = get_decided_rules(lan, office.project)
    assert (last.by, last.at) == ("Trần Minh Quân", office.clock.now())
    assert last.rules == get_rules(lan, office.project)
