"""Masks show enough to recognise, never enough to use."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.customers.model import CustomerForm
from ui.customers.masks import masked, masked_code, masked_email, masked_phone


def test_the_shapes_people_know() -> None:
    assert masked_phone("+84901234567") == "0901 ••• •67"
    assert masked_email("phuong@phuocloc.vn") == "p•••@phuocloc.vn"
    assert masked_code("0100109106") == "••••••• 106"


def test_nothing_is_masked_where_there_is_nothing() -> None:
    empty = CustomerForm("Ai đó")
    assert [masked(empty, field) for field in ("phones", "email", "tax_code")] == ["", "", ""]


@given(st.text("0123456789", min_size=1, max_size=20))
def test_a_number_never_shows_more_than_six_digits(digits: str) -> None:
    assert sum(sign.isdigit() for sign in masked_phone("+84" + digits)) <= 6
    assert sum(sign.isdigit() for sign in masked_code(digits)) <= 3


@given(st.emails())
def test_an_address_shows_one_letter_of_its_name(email: str) -> None:
    name = email.split("@", maxsplit=1)[0]
    assert masked_email(email).split("@")[0] in (f"{name[:1]}•••", "•" * len(email))
