"""The life of each kind, move by move, written down a second time; and what is wrong with an item's fields."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from app.access.level import Level
from app.customers.form import ItemForm, Ref
from app.customers.items.life import BAD_ENDS, BEGINNINGS, ENDS, MOVES, STAGES, first_stage, moves_from, needs_reason
from app.customers.items.model import (
    DealingDetails,
    DealingType,
    ItemKind,
    PolicyDetails,
    ProspectDetails,
    Stage,
    item_field_label,
    item_field_text,
    normalised_item,
    percent_shown,
    validate_item,
)
from app.customers.items.words import ITEM_FIELDS
from app.customers.model import item_from_body, item_to_body
from app.errors import Corrupt
from app.ids import Id

PROSPECT = """
          new  contacted  offered  negotiating  won  lost
new        .       f         f          f        f    r
contacted  f       .         f          f        f    r
offered    f       f         .          f        f    r
negotiating f      f         f          .        f    r
won        r       r         r          r        .    -
lost       r       r         r          r        -    .
"""
DEALING = """
          open waiting done cancelled
open       .     f      f      r
waiting    f     .      f      r
done       r     r      .      -
cancelled  r     r      -      .
"""
POLICY = """
          draft in_force ended
draft      .      f       r
in_force   r      .       r
ended      r      r       .
"""
TABLES = {ItemKind.PROSPECT: PROSPECT, ItemKind.DEALING: DEALING, ItemKind.POLICY: POLICY}


def _read(table: str) -> dict[tuple[Stage, Stage], str]:
    head, *lines = [line.split() for line in table.strip().splitlines()]
    return {
        (Stage(line[0]), Stage(to)): sign
        for line in lines
        for to, sign in zip(head, line[1:], strict=True)
    }  # fmt: skip


@pytest.mark.parametrize("kind", ItemKind)
def test_every_move_is_what_the_table_says(kind: ItemKind) -> None:
    table = _read(TABLES[kind])
    assert {stage for stage, _ in table} == set(STAGES[kind])
    for (stage, to), sign in table.items():
        assert ((stage, to) in MOVES[kind]) == (sign in "fr"), (stage, to)
        if sign in "fr":
            assert needs_reason(kind, stage, to) == (sign == "r"), (stage, to)
        assert (to in moves_from(kind, stage)) == (sign in "fr")


def test_no_stage_of_one_kind_leads_into_another() -> None:
    for kind, stage, to in product(ItemKind, Stage, Stage):
        if stage not in STAGES[kind] or to not in STAGES[kind]:
            assert (stage, to) not in MOVES[kind]
    assert sorted(stage for stages in STAGES.values() for stage in stages) == sorted(Stage)


def test_an_end_is_left_only_with_a_reason_and_a_bad_one_is_reached_only_with_one() -> None:
    for moves in MOVES.values():
        assert all(asked for (stage, _), asked in moves.items() if stage in ENDS)
        assert all(asked for (_, to), asked in moves.items() if to in BAD_ENDS)
    assert all(first_stage(kind) in BEGINNINGS[kind] and not set(BEGINNINGS[kind]) & BAD_ENDS for kind in ItemKind)


HOME = Ref(Id(b"p" * 16), Level.SECRET, Id(b"c" * 16))
LEAD = ItemForm(HOME, ItemKind.PROSPECT, Level.SECRET, "Máy lọc nước", details=ProspectDetails("hội chợ", "gọi lại"))
ORDER = ItemForm(
    HOME, ItemKind.DEALING, Level.SECRET, "Đơn 12", amount=1, details=DealingDetails(DealingType.ORDER, "12")
)
TERMS = ItemForm(
    HOME, ItemKind.POLICY, Level.SECRET, "Giá sỉ", "Trả chậm", 5, "2026-01-01", Stage.IN_FORCE, "Lan", "2026-12-01",
    PolicyDetails(1850, 30, "2026-12-31", "Trần Minh Quân"), custom=(("a1", "xanh"), ("b2", 7), ("c3", True)),
)  # fmt: skip


@pytest.mark.parametrize(
    ("form", "change", "fault"),
    [
        (LEAD, {"stage": Stage.OPEN}, ("stage", "stage")),
        (LEAD, {"stage": Stage.LOST}, ("reason", "required")),
        (LEAD, {"due": "01/12/2026"}, ("due", "day")),
        (LEAD, {"owner": "=x"}, ("owner", "formula")),
        (LEAD, {"details": ProspectDetails("=cmd")}, ("source", "formula")),
        (LEAD, {"details": ProspectDetails("", "x" * 301)}, ("next_step", "too_long")),
        (LEAD, {"details": DealingDetails()}, ("details", "stage")),
        (ORDER, {"details": DealingDetails(DealingType.ORDER, "x" * 61)}, ("number", "too_long")),
        (ORDER, {"amount": 10**15 + 1}, ("amount", "amount")),
        (TERMS, {"details": PolicyDetails(10_001, approved_by="Q")}, ("discount", "discount")),
        (TERMS, {"details": PolicyDetails(-1, approved_by="Q")}, ("discount", "discount")),
        (TERMS, {"details": PolicyDetails(None, 3651, approved_by="Q")}, ("credit_days", "credit_days")),
        (TERMS, {"details": PolicyDetails(until="2025-12-31", approved_by="Q")}, ("until", "until")),
        (TERMS, {"details": PolicyDetails(until="2026-02-30", approved_by="Q")}, ("until", "day")),
        (TERMS, {"details": PolicyDetails()}, ("approved_by", "required")),
    ],
)
def test_each_wrong_field_is_named(form: ItemForm, change: dict[str, object], fault: tuple[str, str]) -> None:
    assert validate_item(form) == ()
    assert validate_item(replace(form, **change)) == (fault,)  # type: ignore[arg-type]


@pytest.mark.parametrize("form", [LEAD, ORDER, TERMS], ids=["prospect", "dealing", "policy"])
def test_bodies_come_back_and_keep_what_a_newer_version_wrote(form: ItemForm) -> None:
    newer = {"warranty": {"months": 12}, "custom": {"new": {"complicated": 1}, "a1": "cũ"}, "source": "cũ"}
    body = item_to_body(form, newer)
    assert body["warranty"] == {"months": 12}
    assert body["custom"]["new"] == {"complicated": 1}
    assert item_from_body(body) == normalised_item(form)


def test_an_item_of_the_first_version_begins_its_life() -> None:
    old = {"customer": item_to_body(LEAD)["customer"], "kind": "policy", "level": 2, "title": "Giá"}
    form = item_from_body(old)
    assert (form.stage, form.details, form.custom) == (Stage.DRAFT, PolicyDetails(), ())


@pytest.mark.parametrize("damage", [{"stage": "x"}, {"discount": "1"}, {"custom": [1]}, {"until": 5}, {"owner": None}])
def test_a_body_of_other_types_is_corrupt(damage: dict[str, object]) -> None:
    with pytest.raises(Corrupt, match=r"customers\.body_damaged"):
        item_from_body({**item_to_body(TERMS), **damage})


def test_every_field_has_words_and_reads_as_people_write() -> None:
    form = normalised_item(TERMS)
    told = {field: item_field_text(form, field) for field in ITEM_FIELDS[ItemKind.POLICY]}
    assert (told["discount"], told["amount"], told["until"], told["stage"]) == (
        "18,5 %", "5 ₫", "31/12/2026", "đang áp dụng",
    )  # fmt: skip
    assert [percent_shown(n) for n in (0, 1, 50, 100, 1850, 10_000)] == [
        "0 %", "0,01 %", "0,5 %", "1 %", "18,5 %", "100 %",
    ]  # fmt: skip
    for kind, fields in ITEM_FIELDS.items():
        for language in ("vi", "en"):
            assert all(item_field_label(kind, field, language) != field for field in fields)
