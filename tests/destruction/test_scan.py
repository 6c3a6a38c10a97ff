"""The search that proves an erasure finds what is there, and only that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.access.level import Level
from app.customers.items.projection import ItemProjection
from app.customers.model import CustomerForm, ItemForm, ItemKind, Ref, fold, item_to_body, to_body
from app.customers.projection import CustomerProjection
from app.destruction import scan as scanning
from app.destruction.scan import Wanted, scan, shared, wanted
from app.destruction.scope import drop_drafts, members, names_customer, part_of
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
    assert scanning.fold(text) == fold(text)


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
