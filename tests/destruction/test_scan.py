"""The search that proves an erasure finds what is there, and only that."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
import sqlcipher3
from hypothesis import given
from hypothesis import strategies as st

from app.access.level import Level
from app.bootstrap.world import PROJECTIONS
from app.customers.items.projection import ItemProjection
from app.customers.model import CustomerForm, ItemForm, ItemKind, Ref, fold, item_to_body, to_body
from app.customers.projection import CustomerProjection
from app.destruction import haystack
from app.destruction import scan as scanning
from app.destruction.haystack import Haystack, Sieve
from app.destruction.scan import Search, Wanted, scan, shared, wanted
from app.destruction.scope import drop_drafts, members, names_customer, part_of
from app.errors import Problem
from app.ids import Id, random_id
from app.keys.signature import SigningKey
from app.vault.compartment import Compartment, DraftRow, Place
from app.vault.record import WriterId

PROJECT = Id(b"p" * 16)
GONE = CustomerForm(
    name="Trần Thị Hồng Đào",
    code="KH-0417",
    phones=("+84901234567",),
    email="hongdao@example.vn",
    tax_code="0100109106",
    address="45 Nguyễn Huệ, Huế",
    note='Ghi chú "riêng"\nhai dòng',
    level=Level.CONFIDENTIAL,
)
STAYS = CustomerForm(name="Công ty Bách Việt", code="KH-0418", phones=("+84283822999",), level=Level.CONFIDENTIAL)


@dataclass(frozen=True)
class Pen:
    """Somebody who signs for what they write."""

    key: SigningKey
    writer_id: WriterId

    def sign(self, message: bytes) -> bytes:
        return self.key.sign(message)


@pytest.fixture
def pen() -> Pen:
    return Pen(SigningKey.generate(), WriterId(random_id(), random_id(), random_id()))


@pytest.fixture
def compartment(tmp_path: Path, pen: Pen) -> Iterator[Compartment]:
    place = Place(random_id(), random_id(), PROJECT, 1, 1, random_id())
    projections = (CustomerProjection(), ItemProjection())
    made = Compartment.create(tmp_path / "one.db", bytes(range(32)), place, projections, writer=pen, at=1)
    yield made
    made.close()


def add(compartment: Compartment, pen: Pen, form: CustomerForm) -> Id:
    rid = random_id()
    with compartment.change("customer:create", pen, 2) as change:
        change.put(rid, "customer", to_body(form), base=None)
    return rid


def values_of(compartment: Compartment, rid: Id) -> Wanted:
    return wanted(compartment.history(rid), ["thư yêu cầu.pdf"])


def test_everything_of_every_revision_is_wanted(compartment: Compartment, pen: Pen) -> None:
    rid = add(compartment, pen, GONE)
    with compartment.change("customer:edit", pen, 3) as change:
        change.put(rid, "customer", {**to_body(GONE), "name": "Tên mới"}, base=1)
    found = values_of(compartment, rid)
    assert {
        "tran thi hong dao",
        "ten moi",
        "kh-0417",
        "+84901234567",
        "hongdao@example.vn",
        "0100109106",
    } <= found.texts
    assert {"45 nguyen hue, hue", 'ghi chu "riêng"'.replace("ê", "e"), "hai dong", "thu yeu cau.pdf"} <= found.texts
    assert found.ids == {bytes(rid)}


def test_it_finds_a_customer_that_is_still_there(compartment: Compartment, pen: Pen) -> None:
    rid = add(compartment, pen, GONE)
    hits = scan(compartment, values_of(compartment, rid))
    assert hits["record"] > 5
    assert hits["customer"] > 3


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("Trần Thị Hồng Đào", "chị TRẦN THỊ HỒNG ĐÀO, Huế"),
        ("0901 234 567", "gọi 0901.234.567 nhé"),
        ('Ghi chú "riêng"', 'Xem ghi chú "riêng" ở đây'),
    ],
)
def test_spelling_does_not_hide_a_value(compartment: Compartment, pen: Pen, text: str, cell: str) -> None:
    with compartment.change("x", pen, 2) as change:
        change.put(random_id(), "note", {"text": text}, base=None)
    values = wanted(compartment.of_kind("note"))
    compartment.save_draft(DraftRow(random_id(), "k", None, "form", {"text": cell}, 3))
    assert scan(compartment, values)["draft"] >= 1


def test_ids_are_found_as_bytes_and_in_hexadecimal(compartment: Compartment, pen: Pen) -> None:
    one, two = random_id(), random_id()
    with compartment.change("x", pen, 2) as change:
        change.put(random_id(), "note", {"see": one.hex()}, base=None)
        change.attach(two, "a.png", "image/png", b"picture")
    assert scan(compartment, Wanted(frozenset(), frozenset({bytes(one)}))) == {"record": 1}
    assert scan(compartment, Wanted(frozenset(), frozenset({bytes(two)}))) == {"attachment": 1}


def test_a_clean_compartment_has_no_hits(compartment: Compartment, pen: Pen) -> None:
    rid = add(compartment, pen, GONE)
    values = values_of(compartment, rid)
    with compartment.transaction():
        for table in ("record", "revision", "ledger"):
            compartment.connection.execute(f"DELETE FROM {table}")
        compartment.connection.execute("DELETE FROM customer")
        compartment.connection.execute("INSERT INTO customer_words (customer_words) VALUES ('rebuild')")
    add(compartment, pen, STAYS)
    aside = shared(compartment, values, frozenset())
    assert aside == {"ordinary"}
    assert scan(compartment, values.without(aside)) == {}


def test_a_word_left_in_the_search_index_is_found(compartment: Compartment, pen: Pen) -> None:
    rid = add(compartment, pen, GONE)
    values = values_of(compartment, rid)
    with compartment.transaction():
        for table in ("record", "revision", "ledger", "customer"):
            compartment.connection.execute(f"DELETE FROM {table}")
    assert set(scan(compartment, values)) >= {"customer_words"}


def test_what_other_files_hold_too_is_left_aside(compartment: Compartment, pen: Pen) -> None:
    rid = add(compartment, pen, GONE)
    add(compartment, pen, CustomerForm(name="Đại lý Huế", phones=GONE.phones, level=Level.CONFIDENTIAL))
    values = values_of(compartment, rid)
    aside = shared(compartment, values, frozenset({rid}))
    assert "+84901234567" in aside
    assert {"tran thi hong dao", "kh-0417"} & aside == set()
    assert "0901234567" in aside
    assert "0901234567" not in values.without(aside).texts
    assert shared(compartment, values, frozenset()) == values.texts - {"thu yeu cau.pdf"}


def test_short_texts_are_not_searched_for(compartment: Compartment, pen: Pen) -> None:
    rid = add(compartment, pen, CustomerForm(name="Lan", code="K1", level=Level.CONFIDENTIAL))
    assert all(len(text) >= scanning.SHORTEST for text in values_of(compartment, rid).texts)


@pytest.mark.parametrize("text", ["Đặng Thị Hường", "ƯỚC MƠ", "Phở 24 giờ", "e\u0301"])
def test_it_folds_as_the_search_does(text: str) -> None:
    assert haystack.fold(text) == fold(text)


# Everywhere ---------------------------------------------------------------------------------------------------------

NEEDLE = "Trần Thị Hồng Đào"
SOUGHT = Wanted(frozenset({frozenset({"tran thi hong dao"})}), frozenset({b"one that is gone"}))
INDEXES = ("customer_words", "item_words", "document_words")
BY_RULE = {("record", "op"), ("record", "writer"), ("ledger", "writer"), ("ledger", "sig")}
"""Columns whose rule allows neither the text nor the id, in bytes or in hexadecimal."""


@pytest.fixture
def whole(tmp_path: Path, pen: Pen) -> Iterator[Compartment]:
    """A compartment with all the lists of the program."""
    place = Place(random_id(), random_id(), PROJECT, 1, 1, random_id())
    made = Compartment.create(tmp_path / "whole.db", bytes(range(32)), place, PROJECTIONS, writer=pen, at=1)
    yield made
    made.close()


def cells_of(compartment: Compartment) -> list[tuple[str, str]]:
    """Each table and column in which a text or bytes can stand, as the file itself tells."""
    tables = [
        name
        for (name,) in compartment.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
        if name not in INDEXES
    ]
    return [
        (table, name)
        for table in tables
        for _, name, kind, *_ in compartment.rows(f"PRAGMA table_info({table})")
        if kind != "INTEGER"
    ]


def plant(compartment: Compartment, table: str, column: str, planted: object) -> None:
    """A row of ``table`` in which ``column`` holds what is planted, and every other cell as little as it may."""
    sizes = {"rid": 16, "att_id": 16, "writer": 48, "digest": 32, "sha256": 32, "prev": 32, "h": 32, "sig": 64}
    row: dict[str, object] = {}
    for _, name, kind, *_ in compartment.rows(f"PRAGMA table_info({table})"):
        row[name] = (
            "U" if name == "op" else 1 if kind == "INTEGER" else "" if kind == "TEXT" else bytes(sizes.get(name, 1))
        )
    row[column] = planted
    marks = ", ".join("?" * len(row))
    names = ", ".join(f'"{name}"' for name in row)
    compartment.connection.execute(f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({marks})", tuple(row.values()))


def test_what_is_planted_in_any_cell_of_any_table_is_found(whole: Compartment) -> None:
    """The text as a person would write it, and the id; only where a rule of the table allows neither, none is."""
    cells, found = cells_of(whole), set()
    assert scan(whole, SOUGHT) == {}
    for table, column in cells:
        for planted in (NEEDLE, b"one that is gone", b"one that is gone".hex()):
            with suppress(Undone), whole.transaction():
                try:
                    plant(whole, table, column, planted)
                except sqlcipher3.IntegrityError:
                    raise Undone from None
                assert scan(whole, SOUGHT).get(table, 0) >= 1, (table, column, planted)
                found.add((table, column))
                raise Undone
    assert scan(whole, SOUGHT) == {}
    assert set(cells) - found == BY_RULE


class Undone(Exception):
    """Ends a transaction."""


def test_it_looks_at_the_last_row_of_a_long_table(whole: Compartment, pen: Pen) -> None:
    ids = [random_id() for _ in range(2 * scanning.BATCH + 3)]
    with whole.change("x", pen, 2) as change:
        change.put_many([(rid, "note", {"text": "như nhau"}) for rid in ids])
    last = max(ids)
    assert scan(whole, Wanted(frozenset(), frozenset({bytes(last)}))) == {"record": 1}


def test_a_scan_s_name_and_content_are_looked_at(whole: Compartment, pen: Pen) -> None:
    for name, content in ((f"{NEEDLE}.pdf", b"%PDF"), ("a.txt", b"tran thi hong dao, 45 tuoi")):
        with suppress(Undone), whole.transaction():
            plant(whole, "attachment", "name", name)
            whole.connection.execute("UPDATE attachment SET content = ?", (content,))
            assert scan(whole, SOUGHT) == {"attachment": 1}
            raise Undone


def test_the_search_of_a_new_file_stops_what_was_to_be_put_in_force(compartment: Compartment, pen: Pen) -> None:
    rid = add(compartment, pen, GONE)
    with pytest.raises(Problem, match=r"destruction\.traces_found"):
        Search({compartment.cid: values_of(compartment, rid)})(compartment)


LETTERS = 'aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạĂẤỀỘỰß12345 .()-"\\ﬁ中İſ'


@given(st.text(LETTERS, max_size=40), st.text(LETTERS, min_size=4, max_size=8), st.integers(0, 40), st.booleans())
def test_the_sieve_holds_back_whatever_is_found(text: str, value: str, at: int, spaced: bool) -> None:
    """A value in any spelling anywhere in a text: what a close look finds, the sieve does not let through."""
    planted = " ".join(value) if spaced else value.upper()
    rows = [(text[:at] + planted + text[at:], b"", 7, None)]
    for line in (value, text):
        for forms in scanning._values(line):
            for form in forms:
                if Haystack(rows).has_text(form):
                    assert Sieve({form}).holds_back(rows)
                    assert Sieve({form, "khong lien quan"}).holds_back(rows)


@given(st.text(st.one_of(st.sampled_from(haystack._KNOWN), st.sampled_from("\x01\x1b\x7fßﬁ中\u0301éèİſ")), max_size=60))
def test_letters_are_squeezed_by_themselves_as_they_are_among_others(text: str) -> None:
    assert haystack._sieved(text) == haystack._sieved_by_letter(text)


def test_texts_of_vietnamese_are_squeezed_byte_by_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    letters = "".join(letter + letter.upper() for letter in "aàảãáạăằẳẵắặâầẩẫấậđeèẻẽéẹêềểễếệiìỉĩíịuùủũúụưừửữứựyỳỷỹýỵ")
    text = f"{letters}oòỏõóọôồổỗốộơờởỡớợ 0901 (234).567-8"
    expected = haystack._sieved_by_letter(text)
    monkeypatch.setattr(haystack, "_sieved_by_letter", lambda _text: pytest.fail("the slow way"))
    assert haystack._sieved(text) == expected


@given(st.lists(st.binary(min_size=1, max_size=6), min_size=1, max_size=6), st.binary(max_size=30))
def test_the_least_needles_stand_for_all(needles: list[bytes], stack: bytes) -> None:
    least = haystack._least(needles)
    assert any(needle in stack for needle in needles) == any(needle in stack for needle in least)


def test_everything_that_names_the_customer_belongs_to_it(compartment: Compartment, pen: Pen) -> None:
    rid, other = add(compartment, pen, GONE), add(compartment, pen, STAYS)
    customer = Ref(PROJECT, Level.CONFIDENTIAL, rid)
    form = ItemForm(customer, ItemKind.DEALING, Level.CONFIDENTIAL, "Đơn hàng")
    kept, removed = random_id(), random_id()
    with compartment.change("item:create", pen, 3) as change:
        change.put(kept, "item", item_to_body(form), base=None)
        change.put(removed, "item", item_to_body(form), base=None)
        change.attach(kept, "don.pdf", "application/pdf", b"%PDF")
    with compartment.change("item:remove", pen, 4) as change:
        change.remove(removed, 1)
    part = part_of(compartment, customer)
    assert part.rids == {rid, kept, removed} == members(compartment, rid)
    assert other not in part.rids
    assert (part.by_kind, part.revisions, part.documents) == ({"customer": 1, "item": 2}, 4, 1)


def test_drafts_about_the_customer_are_dropped_and_others_kept(compartment: Compartment, pen: Pen) -> None:
    rid, uid = add(compartment, pen, GONE), random_id()
    texts = wanted(compartment.history(rid)).texts
    for key, draft_rid, body in (
        ("edit", rid, {"name": "x"}),
        ("new-item", None, {"customer": rid.hex()}),
        ("new", None, {"name": "Tran Thi Hong Dao"}),
        ("other", None, {"name": "Ai khác"}),
    ):
        compartment.save_draft(DraftRow(uid, key, draft_rid, "form", body, 5))
    assert drop_drafts(compartment, Ref(PROJECT, Level.CONFIDENTIAL, rid), texts) == 3
    assert [draft.key for draft in compartment.drafts(uid)] == ["other"]


def test_a_holder_that_names_the_customer_is_recognised() -> None:
    texts = frozenset({"tran thi hong dao", "kh-0417"})
    assert names_customer("Bà Trần Thị Hồng Đào", texts)
    assert names_customer("Thị Hồng Đào", texts)
    assert not names_customer("Lê Văn Sỹ", texts)
    assert not names_customer("", texts)
