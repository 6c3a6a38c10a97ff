"""What spreadsheets do to numbers and days."""

from __future__ import annotations

import pytest

from app.customers.intake.values import LOST, amount, day, tax_code, whole_number


@pytest.mark.parametrize(
    ("text", "whole", "fault"),
    [
        ("0901234567", "0901234567", ""),
        ("901234567.0", "901234567", ""),
        ("9.01234567E+08", "901234567", ""),
        ("9,01234567E8", "901234567", ""),
        ("9,01E+08", "9,01E+08", LOST),
        ("1.5", "1.5", ""),
        ("KH-12", "KH-12", ""),
        ("", "", ""),
    ],
)
def test_a_number_comes_back_whole_or_is_told_as_maimed(text: str, whole: str, fault: str) -> None:
    assert whole_number(text) == (whole, fault)


def test_tax_codes_get_their_zero_back() -> None:
    assert tax_code("100109106") == ("0100109106", "")
    assert tax_code("100109106.0") == ("0100109106", "")
    assert tax_code("1089012345") == ("1089012345", "")  # ten digits may be a company's own
    assert tax_code("01089012345") == ("001089012345", "")
    assert tax_code("1,00109E+08")[1] == LOST


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("5/3/2026", "2026-03-05"),
        ("05-03-26", "2026-03-05"),
        ("31.12.1999 00:00", "1999-12-31"),
        ("2026-03-05", "2026-03-05"),
        ("46086", "2026-03-05"),
        ("46086.0", "2026-03-05"),
        ("31/02/2026", None),
        ("hôm qua", None),
        ("12", None),
    ],
)
def test_days_in_all_their_ways(text: str, found: str | None) -> None:
    assert day(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1.500.000 đ", 1_500_000),
        ("1,500,000.00", 1_500_000),
        ("1500000.0", 1_500_000),
        ("-20", -20),
        ("1,5", None),
        ("nhiều", None),
    ],
)
def test_amounts_in_all_their_ways(text: str, found: int | None) -> None:
    assert amount(text) == found
