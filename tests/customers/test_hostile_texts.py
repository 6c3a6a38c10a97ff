"""Hostile texts in every field and in every search: a sentence or a result, and nothing lost.

What is taken is there as it was typed (composed, without blanks at its ends) and is found again by its words; what is
not taken is told with a code that has a sentence, and nothing of it is kept.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.access.level import Level
from app.customers.actions import add_item, create_customer, edit_customer, save_draft
from app.customers.form import CustomerForm, ItemForm, ItemKind
from app.customers.items.model import ItemFilter
from app.customers.items.queries import list_items
from app.customers.model import Draft
from app.customers.projection import wanted_words
from app.customers.queries import get_customer, list_customers, list_drafts
from app.customers.search.actions import save_search
from app.customers.search.model import KeptSearch, ListFilter
from app.customers.search.queries import list_saved_searches
from app.customers.statistics.actions import save_report
from app.customers.statistics.model import Period
from app.customers.statistics.queries import get_report, get_statistics
from app.customers.validation import tidy
from app.errors import Problem
from app.session.door import Session
from app.settings.message import sentence
from tests.fixtures.vault import Office, copy_office

LOW = Level.CONFIDENTIAL
TEXTS = {
    "ten thousand letters": "Ể" * 10_000,
    "ten thousand words": "ông bà " * 1_700,
    "emoji": "🏢 Công ty 👨‍👩‍👧 Hạnh Phúc",
    "decomposed": unicodedata.normalize("NFD", "Nguyễn Thị Hường Ẩn"),
    "turned writing": "\u202eHường\u202c",
    "isolated writing": "\u2066Hường\u2069",
    "right to left": "شركة هانوي",
    "a formula": '=HYPERLINK("http://vidu.example";"x")',
    "a number as a formula": "+84 hai",
    "a command": "@SUM(A1:A9)",
    "a minus": "-1+1",
    "SQL": "'; DROP TABLE customer; --",
    "SQL that is always true": '" OR ""="',
    "a LIKE pattern": "%_%",
    "FTS near": 'NEAR("mot" "hai", 5)',
    "FTS column": "words: mot",
    "FTS prefix": "mot* OR hai*",
    "FTS start": "^mot",
    "FTS bracket": "(mot",
    "FTS quote": '"mot',
    "FTS words": "AND OR NOT",
    "FTS minus": "mot -hai",
    "NUL": "một\x00hai",
    "half a character": "một \ud800 hai",
    "nothing to be seen": "\u200b\u200d\ufeff",
    "a byte order mark": "\ufeffHường",
    "lines": "một\r\nhai\nba",
    "a tab": "một\thai",
    "JSON": '{"name": "x", "level": 3}',
    "a backslash": "C:\\Hồ sơ\\n\\u0041",
    "blanks": "   ",
    "marks upon marks": "Z" + "\u0301" * 300,
    "not a character": "một \uffff hai",
}


@pytest.fixture(scope="module")
def lan(office_template: Office, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """Somebody at work; what a test leaves does not mind the others."""
    office = copy_office(office_template, tmp_path_factory.mktemp("hostile"))
    yield office.sign_in("lan")
    office.end()


def tried(act: Callable[..., Any], *arguments: Any, **more: Any) -> Any:
    """The answer, or None when it was not taken; then there are words for it in both languages."""
    try:
        return act(*arguments, **more)
    except Problem as error:
        refused = error
    for language in ("vi", "en"):
        assert sentence(refused, language).strip() not in {"", refused.code}
    return None


def project_of(session: Session) -> Any:
    return session.projects()[0].project


def everything(session: Session) -> int:
    """How many records there are."""
    return int(session.compartment(project_of(session), LOW).rows("SELECT count(*) FROM record")[0][0])


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_in_the_forms(lan: Session, text: str) -> None:
    project = project_of(lan)
    for field in ("name", "code", "note", "email", "tax_code"):
        before = everything(lan)
        typed: dict[str, Any] = {field: text}
        form = replace(CustomerForm("Khách"), **typed)
        ref = tried(create_customer, lan, project, form)
        if ref is None:
            assert everything(lan) == before
            continue
        kept = getattr(get_customer(lan, ref).form, field)
        assert kept == tidy(text) or (field == "name" and kept == "Khách")
        if field == "name":
            _is_found(lan, text, ref)
            tried(edit_customer, lan, ref, CustomerForm("Khách", note=text), 1)
    whole = create_customer(lan, project, CustomerForm("Khách"))
    for field in ("title", "text", "owner"):
        typed = {field: text}
        item = replace(ItemForm(whole, ItemKind.DEALING, LOW, "Mục"), **typed)
        added = tried(add_item, lan, item)
        if added is not None:
            (found,) = [one for one in get_customer(lan, whole).items if one.ref == added]
            assert getattr(found.form, field) == tidy(text)
    for function in (_kept_search, _kept_report, _draft):
        function(lan, text)


def _is_found(session: Session, text: str, ref: object) -> None:
    """By its own words, if it has any."""
    if wanted_words(text):
        found = list_customers(session, project_of(session), (LOW,), text, limit=500)
        assert ref in [row.ref for row in found.rows]


def _kept_search(session: Session, text: str) -> None:
    wanted = KeptSearch(text, text, (LOW,), filters=ListFilter(owner=text))
    saved = tried(save_search, session, project_of(session), wanted)
    if saved is not None:
        (found,) = [one for one in list_saved_searches(session, project_of(session)) if one.rid == saved.rid]
        assert tidy(found.search.name) == tidy(saved.search.name)


def _kept_report(session: Session, text: str) -> None:
    ref = tried(save_report, session, project_of(session), (LOW,), Period(), text)
    if ref is not None:
        assert get_report(session, ref).row.title == " ".join(tidy(text).split())


def _draft(session: Session, text: str) -> None:
    """Typed text that is not right yet is kept as well."""
    draft = Draft(f"d{len(text)}", "customer", project_of(session), LOW, None, {"name": text}, 0)
    tried(save_draft, session, draft)
    assert list_drafts(session) is not None


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_in_the_search_box(lan: Session, text: str) -> None:
    project = project_of(lan)
    create_customer(lan, project, CustomerForm("Khách để tìm"))
    before = everything(lan)
    tried(list_customers, lan, project, (LOW,), text)
    tried(list_customers, lan, project, (LOW,), "khach", filters=ListFilter(owner=text, stage=text))
    for kind in ItemKind:
        tried(list_items, lan, project, kind, (LOW,), ItemFilter(text=text, owner=text))
    tried(get_statistics, lan, project, (LOW,), Period(text, text))
    assert everything(lan) == before
    assert list_customers(lan, project, (LOW,), "khách để tìm").total >= 1


def test_a_vault_full_of_hostile_texts_is_whole(lan: Session, tmp_path: Path) -> None:
    """After all of the above: the tables are what the records give."""
    compartment = lan.compartment(project_of(lan), LOW)
    for projection in compartment.projections:
        kinds = sorted(projection.kinds)
        records = sorted((one for kind in kinds for one in compartment.of_kind(kind)), key=lambda one: one.rid)
        assert projection.check(compartment.connection, iter(records)), kinds
