"""The rules of copies and shredding sessions."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from app.access.level import Level
from app.copies import model
from app.copies.model import CopyState, PaperForm, ShredForm
from app.customers.model import Ref
from app.errors import Problem
from app.ids import Id

PROJECT = Id(b"p" * 16)
CUSTOMER = Ref(PROJECT, Level.CONFIDENTIAL, Id(b"c" * 16))
LOW = Ref(PROJECT, Level.CONFIDENTIAL, Id(b"l" * 16))
HIGH = Ref(PROJECT, Level.SECRET, Id(b"h" * 16))
PAPER = PaperForm(CUSTOMER, "Bản in thẻ khách hàng", 2, "Lê Thị Mai", "Tủ số 3", "2026-12-01")
SHRED = ShredForm(PROJECT, (LOW,), (("Giấy nháp", 3),), "HSM B34", "P-4", "Phòng hồ sơ", "", "")


@pytest.mark.parametrize(("old", "new"), list(product(CopyState, CopyState)))
def test_copies_move_only_along_the_table(old: CopyState, new: CopyState) -> None:
    allowed = {
        (CopyState.HELD, CopyState.RETURNED),
        (CopyState.HELD, CopyState.SHREDDED),
        (CopyState.HELD, CopyState.VOID),
        (CopyState.RETURNED, CopyState.SHREDDED),
    }
    if (old, new) in allowed:
        model.require_follows(old, new)
    else:
        with pytest.raises(Problem, match=r"copies\.not_in_this_state"):
            model.require_follows(old, new)


@pytest.mark.parametrize(
    ("level", "coarsest"), [(Level.CONFIDENTIAL, "P-4"), (Level.SECRET, "P-5"), (Level.TOP_SECRET, "P-6")]
)
def test_the_cut_must_be_fine_enough_for_the_level(level: Level, coarsest: str) -> None:
    assert model.minimum_standard(level) == coarsest
    fine = [standard for standard in model.STANDARDS if model.fine_enough(standard, level)]
    assert fine == list(model.STANDARDS[model.STANDARDS.index(coarsest) :])
    assert not model.fine_enough("P-8", level)
    assert not model.fine_enough("", level)


def test_a_paper_form_is_accepted() -> None:
    model.require_paper(PAPER)
    model.require_paper(replace(PAPER, due=""))


@pytest.mark.parametrize(
    ("form", "code"),
    [
        (replace(PAPER, customer=Ref(PROJECT, Level.TOP_SECRET, CUSTOMER.rid)), "copies.top_secret_never"),
        (replace(PAPER, description=" "), "copies.description_missing"),
        (replace(PAPER, holder=""), "copies.holder_missing"),
        (replace(PAPER, place=""), "copies.holder_missing"),
        (replace(PAPER, sheets=0), "copies.sheets"),
        (replace(PAPER, sheets=model.MOST_SHEETS + 1), "copies.sheets"),
        (replace(PAPER, due="mai"), "copies.day_unreadable"),
        (replace(PAPER, holder="x" * 501), "copies.text_too_long"),
    ],
)
def test_a_paper_form_that_breaks_a_rule_is_refused(form: PaperForm, code: str) -> None:
    with pytest.raises(Problem) as refusal:
        model.require_paper(form)
    assert refusal.value.code == code


def test_the_highest_level_of_a_session_counts() -> None:
    assert model.require_shredding(SHRED) == Level.CONFIDENTIAL
    assert model.require_shredding(replace(SHRED, items=(LOW, HIGH), standard="P-5")) == Level.SECRET
    assert model.require_shredding(replace(SHRED, items=())) == Level.CONFIDENTIAL


@pytest.mark.parametrize(
    ("form", "code"),
    [
        (replace(SHRED, items=(), extra=()), "copies.nothing_to_shred"),
        (replace(SHRED, items=(LOW, LOW)), "copies.item_twice"),
        (replace(SHRED, items=(Ref(Id(b"q" * 16), Level.CONFIDENTIAL, LOW.rid),)), "copies.another_project"),
        (replace(SHRED, machine=" "), "copies.machine_missing"),
        (replace(SHRED, place=""), "copies.machine_missing"),
        (replace(SHRED, extra=((" ", 1),)), "copies.description_missing"),
        (replace(SHRED, extra=(("Nháp", 0),)), "copies.sheets"),
        (replace(SHRED, standard="P-3"), "copies.cut_too_coarse"),
        (replace(SHRED, items=(HIGH,)), "copies.cut_too_coarse"),
        (replace(SHRED, note="x" * 501), "copies.text_too_long"),
    ],
)
def test_a_session_that_breaks_a_rule_is_refused(form: ShredForm, code: str) -> None:
    with pytest.raises(Problem) as refusal:
        model.require_shredding(form)
    assert refusal.value.code == code
