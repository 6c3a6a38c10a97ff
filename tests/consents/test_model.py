"""What a consent covers: every way in which a request can lie outside it, on each day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.access.level import Level
from app.consents import model
from app.consents.model import ChangeForm, ConsentForm, Document, RecipientKind, Scope, Standing, Wanted, covers
from app.customers.model import Ref
from app.errors import Problem
from app.ids import Id

PROJECT = Id(b"p" * 16)
CUSTOMER = Ref(PROJECT, Level.CONFIDENTIAL, Id(b"c" * 16))
DEALING, OTHER = Ref(PROJECT, Level.SECRET, Id(b"d" * 16)), Ref(PROJECT, Level.SECRET, Id(b"e" * 16))
SCOPE = Scope(
    recipients=(RecipientKind.PARTNER, RecipientKind.HIRED),
    purposes=("Giao hàng", "Lắp đặt"),
    fields=("name", "phones"),
    start="2026-11-10",
    until="2026-12-01",
    named=("Đại lý Hòa Bình",),
    kinds=("policy",),
    items=(DEALING,),
)
WANTED = Wanted(RecipientKind.PARTNER, "đại lý  hoà bình", "giao hang", ("name",), ((DEALING, "dealing"),))
DAY = date(2026, 11, 24)
PAPER = Document("dong-y.pdf", "application/pdf", b"%PDF-1.7")
FORM = ConsentForm(CUSTOMER, "Ông Bách", "Giám đốc", SCOPE, "2026-11-09", PAPER)


def test_what_stands_in_it_is_covered_whatever_marks_and_case() -> None:
    assert covers(SCOPE, WANTED, DAY, withdrawn=False) == ()


@pytest.mark.parametrize(
    ("wanted", "code", "what"),
    [
        (replace(WANTED, recipient_kind=RecipientKind.OTHER), "consents.other_recipient", "other"),
        (replace(WANTED, recipient_name="Đại lý Hòa An"), "consents.not_named", ""),
        (replace(WANTED, purpose="Chào hàng"), "consents.other_purpose", ""),
        (replace(WANTED, fields=("name", "email")), "consents.field_outside", "email"),
        (replace(WANTED, items=((OTHER, "dealing"),)), "consents.item_outside", "dealing"),
        (replace(WANTED, items=((OTHER, ""),)), "consents.item_outside", ""),
    ],
)
def test_what_does_not_stand_in_it_is_not_covered(wanted: Wanted, code: str, what: str) -> None:
    (gap,) = covers(SCOPE, wanted, DAY, withdrawn=False)
    assert (gap.code, gap.what) == (code, what)


def test_a_kind_covers_every_item_of_it_and_names_are_free_where_none_is_named() -> None:
    assert covers(SCOPE, replace(WANTED, items=((OTHER, "policy"),)), DAY, withdrawn=False) == ()
    free = replace(SCOPE, named=())
    assert covers(free, replace(WANTED, recipient_name="Bất kỳ ai"), DAY, withdrawn=False) == ()


@pytest.mark.parametrize(
    ("day", "withdrawn", "standing", "code"),
    [
        (date(2026, 11, 9), False, Standing.NOT_YET, "consents.not_yet"),
        (date(2026, 11, 10), False, Standing.IN_FORCE, ""),
        (date(2026, 12, 1), False, Standing.IN_FORCE, ""),
        (date(2026, 12, 2), False, Standing.EXPIRED, "consents.expired"),
        (date(2026, 11, 24), True, Standing.WITHDRAWN, "consents.withdrawn"),
    ],
)
def test_it_holds_from_its_first_day_to_its_last(day: date, withdrawn: bool, standing: Standing, code: str) -> None:
    assert model.standing_on(SCOPE, day, withdrawn=withdrawn) is standing
    assert model.first(covers(SCOPE, WANTED, day, withdrawn=withdrawn)) == code


def test_without_a_last_day_it_holds_until_it_is_withdrawn() -> None:
    endless = replace(SCOPE, until="")
    assert covers(endless, WANTED, date(2046, 1, 1), withdrawn=False) == ()


@pytest.mark.parametrize(
    ("changes", "is_narrower"),
    [
        ({"fields": ("name",)}, True),
        ({"recipients": (RecipientKind.PARTNER,)}, True),
        ({"until": "2026-11-30"}, True),
        ({"start": "2026-11-12"}, True),
        ({"items": ()}, True),
        ({"purposes": ("lap dat",)}, True),
        ({}, False),
        ({"fields": ("name", "phones", "email")}, False),
        ({"fields": ("name",), "until": "2026-12-02"}, False),
        ({"until": ""}, False),
        ({"named": ()}, False),
        ({"named": ("Đại lý Hòa An",)}, False),
        ({"start": "2026-11-01"}, False),
        ({"kinds": ("policy", "dealing")}, False),
        ({"items": (OTHER,)}, False),
    ],
)
def test_a_change_only_ever_takes_away(changes: dict[str, object], is_narrower: bool) -> None:
    assert model.narrower(replace(SCOPE, **changes), SCOPE) is is_narrower  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("form", "code"),
    [
        (replace(FORM, giver=" "), "consents.giver_missing"),
        (replace(FORM, role=""), "consents.giver_missing"),
        (replace(FORM, scope=replace(SCOPE, recipients=())), "consents.recipients_missing"),
        (replace(FORM, scope=replace(SCOPE, purposes=())), "consents.purpose_missing"),
        (replace(FORM, scope=replace(SCOPE, purposes=("x", " "))), "consents.purpose_missing"),
        (replace(FORM, scope=replace(SCOPE, fields=(), kinds=(), items=())), "consents.nothing_covered"),
        (replace(FORM, scope=replace(SCOPE, fields=("owner",))), "consents.unknown_part"),
        (replace(FORM, scope=replace(SCOPE, kinds=("draft",))), "consents.unknown_part"),
        (replace(FORM, scope=replace(SCOPE, named=("x",) * 21)), "consents.too_many_lines"),
        (replace(FORM, scope=replace(SCOPE, start="mai")), "consents.day_unreadable"),
        (replace(FORM, scope=replace(SCOPE, until="2026-11-09")), "consents.ends_before_it_starts"),
        (replace(FORM, note="x" * 2001), "consents.text_too_long"),
        (replace(FORM, day="2026-11-25"), "consents.day_to_come"),
        (replace(FORM, day="hôm qua"), "consents.day_unreadable"),
        (replace(FORM, paper=Document("", "", b"")), "consents.paper_missing"),
        (replace(FORM, paper=Document("a.zip", "application/zip", b"PK")), "consents.paper_type"),
        (replace(FORM, paper=replace(PAPER, content=bytes(model.PAPER_LIMIT + 1))), "consents.paper_too_large"),
    ],
)
def test_a_form_that_breaks_a_rule_is_refused(form: ConsentForm, code: str) -> None:
    with pytest.raises(Problem) as refusal:
        model.require_form(form, DAY)
    assert refusal.value.code == code


def test_a_whole_form_is_accepted_and_a_change_without_paper_says_how_it_came() -> None:
    model.require_form(FORM, DAY)
    model.require_change(ChangeForm(1, "2026-11-24", "gọi điện lúc 9 giờ"), DAY)
    model.require_change(ChangeForm(1, "2026-11-24", "", paper=PAPER), DAY)
    with pytest.raises(Problem, match=r"consents\.how_missing"):
        model.require_change(ChangeForm(1, "2026-11-24", " "), DAY)
