"""The rules of copies and shredding sessions."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from app.access.level import Level
from app.copies import model
from app.copies.model import CopyKind, CopyState, LendForm, Loose, Medium, PaperForm, Photo, ShredForm
from app.customers.model import Ref
from app.errors import Problem
from app.ids import Id

PROJECT = Id(b"p" * 16)
CUSTOMER = Ref(PROJECT, Level.CONFIDENTIAL, Id(b"c" * 16))
LOW = Ref(PROJECT, Level.CONFIDENTIAL, Id(b"l" * 16))
HIGH = Ref(PROJECT, Level.SECRET, Id(b"h" * 16))
PAPER = PaperForm(CUSTOMER, "Bản in thẻ khách hàng", 2, "Lê Thị Mai", "Tủ số 3", "2026-12-01")
SHRED = ShredForm(PROJECT, (LOW,), (Loose("Giấy nháp", 3),), "HSM B34", "P-4", "Phòng hồ sơ", "")


@pytest.mark.parametrize(("old", "new"), list(product(CopyState, CopyState)))
def test_copies_move_only_along_the_table(old: CopyState, new: CopyState) -> None:
    allowed = {
        (CopyState.MAKING, CopyState.VOID),
        (CopyState.HELD, CopyState.HELD),
        (CopyState.HELD, CopyState.RETURNED),
        (CopyState.HELD, CopyState.SHREDDED),
        (CopyState.HELD, CopyState.VOID),
        (CopyState.RETURNED, CopyState.HELD),
        (CopyState.RETURNED, CopyState.SHREDDED),
    }
    if (old, new) in allowed:
        model.require_follows(old, new)
    else:
        with pytest.raises(Problem, match=r"copies\.not_in_this_state"):
            model.require_follows(old, new)


@pytest.mark.parametrize(
    ("medium", "level", "coarsest"),
    [
        (Medium.PAPER, Level.CONFIDENTIAL, "P-4"),
        (Medium.PAPER, Level.SECRET, "P-5"),
        (Medium.PAPER, Level.TOP_SECRET, "P-6"),
        (Medium.DISC, Level.CONFIDENTIAL, "O-3"),
        (Medium.DISC, Level.SECRET, "O-4"),
        (Medium.DISC, Level.TOP_SECRET, "O-5"),
        (Medium.STICK, Level.CONFIDENTIAL, "E-3"),
        (Medium.STICK, Level.SECRET, "E-4"),
        (Medium.STICK, Level.TOP_SECRET, "E-5"),
    ],
)
def test_the_cut_must_be_fine_enough_for_the_level(medium: Medium, level: Level, coarsest: str) -> None:
    assert model.minimum_standard(level, medium) == coarsest
    known = model.STANDARDS[medium]
    fine = [standard for standard in known if model.fine_enough(standard, level, medium)]
    assert fine == list(known[known.index(coarsest) :])
    for standard in ("P-8", "", *(name for other in Medium if other is not medium for name in model.STANDARDS[other])):
        assert not model.fine_enough(standard, level, medium)


A, B, C = (Id(letter * 16) for letter in (b"a", b"b", b"c"))


@pytest.mark.parametrize(
    ("first", "second", "needed", "why"),
    [
        (A, None, False, "copies.witness_is_performer"),
        (B, A, False, "copies.witness_is_performer"),
        (B, B, True, "copies.witness_twice"),
        (B, None, True, "copies.second_witness_missing"),
        (B, None, False, ""),
        (B, C, True, ""),
        (B, C, False, ""),
    ],
)
def test_who_watches_is_never_who_shreds(first: Id, second: Id | None, needed: bool, why: str) -> None:
    told = model.why_not_watch(performer=A, first=first, second=second, two_needed=needed, one_person=False)
    assert told == why
    assert not model.why_not_watch(performer=A, first=first, second=second, two_needed=needed, one_person=True)


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


LEND = LendForm("Trần Văn Khoa", "Két phòng kế toán", "2026-12-10", True)


@pytest.mark.parametrize(
    ("form", "code"),
    [
        (LEND, ""),
        (replace(LEND, due=""), ""),
        (replace(LEND, holder=" "), "copies.holder_missing"),
        (replace(LEND, place=""), "copies.holder_missing"),
        (replace(LEND, due="mai"), "copies.day_unreadable"),
        (replace(LEND, holder="x" * 501), "copies.text_too_long"),
        (replace(LEND, acknowledged=False), "copies.not_acknowledged"),
    ],
)
def test_nobody_is_given_a_paper_without_having_acknowledged(form: LendForm, code: str) -> None:
    if not code:
        model.require_lending(CopyKind.PRINT, form)
        return
    with pytest.raises(Problem) as refusal:
        model.require_lending(CopyKind.PRINT, form)
    assert refusal.value.code == code


def test_an_output_is_not_lent() -> None:
    with pytest.raises(Problem, match=r"copies\.outputs_are_not_lent"):
        model.require_lending(CopyKind.OUTPUT, LEND)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("BI-2026-7QK-0001", "BI-2026-7QK-0001"),
        ("  bi-2026-7qk-0001 ", "BI-2026-7QK-0001"),
        ("NIEM|BI-2026-7QK-0001|K3P9", "BI-2026-7QK-0001"),
        ("BI – 2026\u22127QK\u20110001", "BI-2026-7QK-0001"),
        ("\uff22\uff29\uff0d2026-7qk-0001", "BI-2026-7QK-0001"),
        ("", ""),
    ],
)
def test_a_number_is_typed_or_scanned(typed: str, number: str) -> None:
    assert model.counted_number(typed) == number


def test_the_highest_level_of_a_session_counts() -> None:
    assert model.require_shredding(SHRED) == Level.CONFIDENTIAL
    assert model.require_shredding(replace(SHRED, items=(LOW, HIGH), standard="P-5")) == Level.SECRET
    assert model.require_shredding(replace(SHRED, items=())) == Level.CONFIDENTIAL
    loose = (Loose("Hợp đồng cũ", 1, Level.TOP_SECRET),)
    assert model.require_shredding(replace(SHRED, loose=loose, standard="P-6")) == Level.TOP_SECRET
    assert model.require_shredding(replace(SHRED, medium=Medium.DISC, standard="O-3")) == Level.CONFIDENTIAL


@pytest.mark.parametrize(
    ("form", "code"),
    [
        (replace(SHRED, items=(), loose=()), "copies.nothing_to_shred"),
        (replace(SHRED, items=(LOW, LOW)), "copies.item_twice"),
        (replace(SHRED, items=(Ref(Id(b"q" * 16), Level.CONFIDENTIAL, LOW.rid),)), "copies.another_project"),
        (replace(SHRED, machine=" "), "copies.machine_missing"),
        (replace(SHRED, place=""), "copies.machine_missing"),
        (replace(SHRED, loose=(Loose(" ", 1),)), "copies.description_missing"),
        (replace(SHRED, loose=(Loose("Nháp", 0),)), "copies.sheets"),
        (replace(SHRED, standard="P-3"), "copies.cut_too_coarse"),
        (replace(SHRED, items=(HIGH,)), "copies.cut_too_coarse"),
        (replace(SHRED, loose=(Loose("Hợp đồng cũ", 1, Level.TOP_SECRET),), standard="P-5"), "copies.cut_too_coarse"),
        (replace(SHRED, medium=Medium.DISC), "copies.cut_too_coarse"),
        (replace(SHRED, photo=Photo("anh.pdf", "application/pdf", b"%PDF")), "copies.photo_type"),
        (replace(SHRED, photo=Photo("anh.png", "image/png", b"")), "copies.photo_type"),
        (replace(SHRED, photo=Photo("anh.png", "image/png", b"x" * (model.PHOTO_LIMIT + 1))), "copies.photo_too_large"),
        (replace(SHRED, note="x" * 501), "copies.text_too_long"),
    ],
)
def test_a_session_that_breaks_a_rule_is_refused(form: ShredForm, code: str) -> None:
    with pytest.raises(Problem) as refusal:
        model.require_shredding(form)
    assert refusal.value.code == code
