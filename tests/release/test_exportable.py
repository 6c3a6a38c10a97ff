"""The one type that leaves cannot be made from a top-secret record."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest

from app.access.level import Level
from app.customers.items.model import PolicyDetails, Stage
from app.customers.model import CustomerForm, ItemForm, ItemKind, Ref, item_to_body, to_body
from app.errors import Problem
from app.ids import Id
from app.release.exportable import Exportable, Piece
from app.release.model import label_name
from app.vault.compartment import Place
from app.vault.record import Record, WriterId

PROJECT = Id(b"p" * 16)
RID = Id(b"c" * 16)
CUSTOMER = CustomerForm(
    name="Công ty Sao Mai",
    code="KH-001",
    phones=("+84901234567",),
    address="12 Lê Lợi",
    owner="Nguyễn Thị Hà",
    level=Level.CONFIDENTIAL,
)


def place(level: int, project: Id = PROJECT) -> Place:
    return Place(Id(b"v" * 16), Id(b"k" * 16), project, level, 1, Id(b"f" * 16))


def record(body: dict[str, Any], kind: str = "customer", op: str = "U") -> Record:
    writer = WriterId(Id(b"u" * 16), Id(b"d" * 16), Id(b"i" * 16))
    return Record(RID, kind, 1, 0, op, body, writer, 1, 1, 2)


def item(level: Level) -> Record:
    form = ItemForm(
        Ref(PROJECT, Level.CONFIDENTIAL, RID), ItemKind.DEALING, level, "Hợp đồng 12", "Ba đợt", 1_500_000, "2026-11-02"
    )
    return record(item_to_body(form), "item")


def test_the_lines_come_from_the_record_in_the_order_of_the_form() -> None:
    made = Exportable([Piece(place(1), record(to_body(CUSTOMER)), ("phones", "name", "email"))])
    assert made.lines == (("customer.name", "Công ty Sao Mai"), ("customer.phones", "0901 234 567"))
    assert made.level is Level.CONFIDENTIAL


def test_an_item_leaves_whole_and_raises_the_level() -> None:
    made = Exportable([Piece(place(1), record(to_body(CUSTOMER)), ("code",)), Piece(place(2), item(Level.SECRET))])
    assert made.level is Level.SECRET
    assert made.lines == (
        ("customer.code", "KH-001"),
        ("item.dealing", "Hợp đồng 12"),
        ("item.text", "Ba đợt"),
        ("item.amount", "1.500.000 ₫"),
        ("item.day", "02/11/2026"),
    )


def test_of_a_policy_the_terms_leave_and_nothing_of_the_company_itself() -> None:
    details = PolicyDetails(1850, 30, "2026-12-31", "Trần Minh Quân")
    form = ItemForm(
        Ref(PROJECT, Level.CONFIDENTIAL, RID), ItemKind.POLICY, Level.CONFIDENTIAL, "Giá sỉ", "Trả chậm",
        stage=Stage.IN_FORCE, owner="Lan", due="2026-12-01", details=details, custom=(("a", "riêng"),),
    )  # fmt: skip
    made = Exportable([Piece(place(1), record(item_to_body(form), "item"))])
    assert made.lines[2:] == (
        ("item.discount", "18,5 %"), ("item.credit_days", "30"), ("item.until", "31/12/2026"),
    )  # fmt: skip
    assert [label_name(code, "vi") for code, _ in made.lines[2:]] == ["Chiết khấu", "Số ngày công nợ", "Hiệu lực đến"]


@pytest.mark.parametrize(
    "pieces",
    [
        [Piece(place(3), record(to_body(CUSTOMER)), ("name",))],
        [Piece(place(1), record({**to_body(CUSTOMER), "level": 3}), ("name",))],
        [Piece(place(1), record(to_body(CUSTOMER)), ("name",)), Piece(place(3), item(Level.TOP_SECRET))],
        [Piece(place(3), record({}), ())],
        [Piece(place(4), record(to_body(CUSTOMER)), ("name",))],
    ],
)
def test_one_piece_of_level_three_is_enough_to_refuse(pieces: list[Piece]) -> None:
    with pytest.raises(Problem, match=r"release\.top_secret_never"):
        Exportable(pieces)


def test_there_is_no_second_way_to_make_one() -> None:
    made = Exportable([Piece(place(1), record(to_body(CUSTOMER)), ("name",))])
    with pytest.raises(AttributeError):
        made._lines = (("customer.name", "khác"),)
    with pytest.raises(AttributeError):
        made.lines = ()  # type: ignore[misc]
    for remake in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError):
            remake(made)


@pytest.mark.parametrize("field", ["owner", "relation", "level", "created_by", "__class__"])
def test_internal_fields_cannot_be_chosen(field: str) -> None:
    with pytest.raises(Problem, match=r"release\.unknown_field"):
        Exportable([Piece(place(1), record(to_body(CUSTOMER)), ("name", field))])


def test_nothing_filled_means_nothing_to_release() -> None:
    with pytest.raises(Problem, match=r"release\.nothing_chosen"):
        Exportable([Piece(place(1), record(to_body(CUSTOMER)), ("email",))])
    with pytest.raises(Problem, match=r"release\.nothing_chosen"):
        Exportable([])


def test_two_projects_never_meet_in_one_output() -> None:
    pieces = [
        Piece(place(1), record(to_body(CUSTOMER)), ("name",)),
        Piece(place(1, Id(b"q" * 16)), record(to_body(CUSTOMER)), ("name",)),
    ]
    with pytest.raises(Problem, match=r"release\.another_project"):
        Exportable(pieces)


def test_a_removed_record_does_not_leave() -> None:
    with pytest.raises(Problem, match=r"release\.record_gone"):
        Exportable([Piece(place(1), record({}, op="D"), ("name",))])
