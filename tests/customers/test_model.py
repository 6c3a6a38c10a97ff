"""The pure rules of customers and items."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.access.level import Level
from app.customers.contacts import restored_tax_code, tax_check_digit, tax_code_fault
from app.customers.model import (
    CustomerForm,
    ItemForm,
    ItemKind,
    Ref,
    Relation,
    fold,
    from_body,
    item_from_body,
    item_to_body,
    normalised,
    normalised_item,
    proposed_level,
    shown_phone,
    standard_phone,
    to_body,
    validate,
    validate_item,
)
from app.errors import Corrupt
from app.ids import Id

GOOD = CustomerForm(
    name="Công ty TNHH Mẫu Đường Sáng",
    code="KH-0001",
    phones=("0901 234 567", "(024) 3825 1234"),
    email="lien-he@duong-sang.example.vn",
    tax_code="0100109106",
    address="Số 1 phố Mẫu\nHà Nội",
    relation=Relation.IMPORTANT,
    owner="Trần Mẫu",
    level=Level.SECRET,
    note="- gọi lại thứ hai\n- gửi báo giá",
)
HOME = Ref(Id(b"p" * 16), Level.SECRET, Id(b"c" * 16))
DEAL = ItemForm(customer=HOME, kind=ItemKind.DEALING, level=Level.SECRET, title="Hợp đồng", amount=0, day="2026-11-24")


def test_levels_are_ordered_and_proposed_from_the_relation() -> None:
    assert Level.CONFIDENTIAL < Level.SECRET < Level.TOP_SECRET
    assert [proposed_level(relation) for relation in Relation] == [1, 2, 3]
    assert [level.label() for level in Level] == ["bí mật", "cơ mật", "tuyệt mật"]
    assert len({level.criterion(language) for level in Level for language in ("vi", "en")}) == 6


def test_a_good_form_has_no_fault_and_is_stored_in_one_way() -> None:
    assert validate(GOOD) == ()
    stored = normalised(GOOD)
    assert stored.phones == ("+84901234567", "+842438251234")
    assert normalised(stored) == stored


@pytest.mark.parametrize("name", ["\u200b", "\u2060\u00ad", "\u3164", "\u2800", "\u0301", " \u200d "])
def test_a_name_of_which_nothing_can_be_seen_is_none(name: str) -> None:
    assert validate(CustomerForm(name)) == (("name", "required"),)
    assert validate_item(replace(DEAL, title=name)) == (("title", "required"),)
    assert validate(CustomerForm(f"An{name}")) == ()


def test_a_tax_code_of_other_digits_is_stored_as_any_other() -> None:
    assert normalised(CustomerForm("An", tax_code="０１００１０９１０６")).tax_code == "0100109106"
    assert validate(CustomerForm("An", tax_code="０１００１０９１０６-００１")) == ()


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"name": "  "}, ("name", "required")),
        ({"name": "x" * 201}, ("name", "too_long")),
        ({"name": "=HYPERLINK(1)"}, ("name", "formula")),
        ({"name": "Công\x00ty"}, ("name", "control")),
        ({"name": "An\u202etxt.exe"}, ("name", "control")),
        ({"code": "x" * 41}, ("code", "too_long")),
        ({"code": "-1"}, ("code", "formula")),
        ({"code": "\t1"}, ("code", "formula")),
        ({"phones": ("0123456789",)}, ("phones", "phone")),
        ({"phones": ("0901234567 ext 12",)}, ("phones", "phone")),
        ({"phones": tuple(f"09012345{n:02d}" for n in range(11))}, ("phones", "too_many")),
        ({"email": "a@b"}, ("email", "email")),
        ({"email": "a b@c.vn"}, ("email", "email")),
        ({"email": "@sum.vn"}, ("email", "formula")),
        ({"tax_code": "0100109107"}, ("tax_code", "tax_check")),
        ({"tax_code": "12345"}, ("tax_code", "tax_code")),
        ({"tax_code": "0100109106-000"}, ("tax_code", "tax_code")),
        ({"owner": "Trần\nMẫu"}, ("owner", "control")),
        ({"note": "x" * 4001}, ("note", "too_long")),
    ],
)
def test_each_wrong_field_is_named(change: dict[str, object], fault: tuple[str, str]) -> None:
    assert validate(replace(GOOD, **change)) == (fault,)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "code", ["0100109106", "0100109106-001", "0100109106001", "001099012345", " 0100 109 106 ", ""]
)
def test_right_tax_codes_pass(code: str) -> None:
    assert validate(replace(GOOD, tax_code=code)) == ()


@given(st.integers(0, 999_999_999))
def test_one_wrong_digit_of_a_tax_code_is_always_found(number: int) -> None:
    first = f"{number:09d}"
    digit = tax_check_digit(first)
    for last in range(10):
        assert (tax_code_fault(first + str(last)) == "") == (last == digit)
    if digit is not None:
        for place in range(9):
            other = first[:place] + str((int(first[place]) + 1) % 10) + first[place + 1 :]
            assert tax_code_fault(other + str(digit)) == "tax_check"


def test_a_zero_lost_by_the_spreadsheet_comes_back_only_when_the_check_digit_agrees() -> None:
    assert restored_tax_code("100109106") == "0100109106"
    assert restored_tax_code("100109107") == "100109107"


@pytest.mark.parametrize(
    ("typed", "standard", "shown"),
    [
        ("0901234567", "+84901234567", "0901 234 567"),
        ("901234567", "+84901234567", "0901 234 567"),
        ("+84 90 123 45 67", "+84901234567", "0901 234 567"),
        ("+65 6123 4567", "+6561234567", "+65 6123 4567"),
    ],
)
def test_phones_have_one_stored_form_and_one_shown_form(typed: str, standard: str, shown: str) -> None:
    assert standard_phone(typed) == standard
    assert shown_phone(standard).replace(" ", "") == shown.replace(" ", "")


@given(st.text(max_size=30))
def test_no_text_breaks_the_rules_themselves(text: str) -> None:
    form = CustomerForm(name=text, code=text, phones=(text,), email=text, tax_code=text, owner=text, note=text)
    validate(form)
    assert fold(fold(text)) == fold(text)


def test_fold_leaves_plain_letters() -> None:
    assert fold("ĐẶNG Thị Hường") == "dang thi huong"
    assert fold("Đặng\u00a0Thị\u200b\u2003Hường\ufeff") == "dang thi huong", "as copied out of a page or a letter"
    assert fold("Nguye\u0302\u0303n") == fold("Nguyễn") == "nguyen"


def test_bodies_come_back_and_keep_what_a_newer_version_wrote() -> None:
    body = to_body(GOOD, {"birthday": "1990-01-01", "name": "cũ"})
    assert body["birthday"] == "1990-01-01"
    assert from_body(body) == normalised(GOOD)
    deal = item_to_body(DEAL, {"currency": "VND"})
    assert deal["currency"] == "VND"
    assert item_from_body(deal) == normalised_item(DEAL)


@pytest.mark.parametrize("damage", [{"name": 5}, {"level": 9}, {"phones": [1]}, {"relation": "x"}])
def test_a_body_of_other_types_is_corrupt(damage: dict[str, object]) -> None:
    with pytest.raises(Corrupt, match=r"customers\.body_damaged"):
        from_body({**to_body(GOOD), **damage})


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"title": ""}, ("title", "required")),
        ({"level": Level.CONFIDENTIAL}, ("level", "below_customer")),
        ({"amount": -1}, ("amount", "amount")),
        ({"day": "2026-02-30"}, ("day", "day")),
        ({"day": "24/11/2026"}, ("day", "day")),
    ],
)
def test_each_wrong_field_of_an_item_is_named(change: dict[str, object], fault: tuple[str, str]) -> None:
    assert validate_item(DEAL) == ()
    assert validate_item(replace(DEAL, **change)) == (fault,)  # type: ignore[arg-type]
