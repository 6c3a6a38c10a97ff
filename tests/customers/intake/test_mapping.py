"""Columns find their fields by their headers."""

from __future__ import annotations

import pytest

from app.customers.form import FIELDS
from app.customers.intake.mapping import SYNONYMS, field_of, header_row, plain_header, propose_mapping


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Tên khách hàng", "name"),
        ("TÊN CÔNG TY (*)", "name"),
        ("Mã KH", "code"),
        ("Số ĐT", "phones"),
        ("SĐT", "phones"),
        ("Điện thoại 2", "phones"),
        ("Di động", "phones"),
        ("E-mail", "email"),
        ("MST", "tax_code"),
        ("Mã số thuế", "tax_code"),
        ("Địa chỉ", "address"),
        ("Quan hệ", "relation"),
        ("Người phụ trách", "owner"),
        ("Cấp mật", "level"),
        ("Ghi chú", "note"),
        ("STT", ""),
        ("", ""),
    ],
)
def test_a_header_names_its_field(header: str, field: str) -> None:
    assert field_of(header) == field


def test_every_field_has_headers_and_no_header_has_two_fields() -> None:
    assert set(SYNONYMS) == set(FIELDS)
    synonyms = [synonym for field in SYNONYMS.values() for synonym in field]
    assert len(synonyms) == len(set(synonyms))
    assert all(plain_header(synonym) == synonym for synonym in synonyms)


def test_only_phones_take_several_columns_and_the_surer_header_wins() -> None:
    headers = ("Công ty", "Tên khách hàng", "SĐT", "Di động", "Ghi chú", "Lưu ý")
    assert propose_mapping(headers) == ("", "name", "phones", "phones", "note", "")


def test_a_longer_header_is_understood_by_its_words() -> None:
    headers = ("Tên khách hàng / đối tác", "Số điện thoại liên hệ", "Mã số thuế DN", "Doanh thu")
    assert propose_mapping(headers) == ("name", "phones", "tax_code", "")


def test_headers_are_found_below_a_letterhead_and_not_in_data() -> None:
    rows = [("Công ty Mẫu", "", ""), ("", "Danh sách", ""), ("STT", "Tên KH", "MST"), ("1", "Cty", "0100109106")]
    assert header_row(rows) == 2
    assert header_row([("1", "0901"), ("2", "0902")]) is None
    assert header_row([("Khách hàng",), ("Cty A",)]) == 0
    assert header_row([("Đối tượng", "Liên lạc"), ("Cty A", "0901")]) == 0
