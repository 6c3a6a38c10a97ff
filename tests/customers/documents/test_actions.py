"""Documents on a real vault: taken in, found again, renamed, removed, brought back; who may, what is written down."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.access.event import Event
from app.customers.actions import add_item
from app.customers.documents import actions
from app.customers.documents.actions import (
    add_document,
    bind_document,
    remove_document,
    rename_document,
    restore_document,
)
from app.customers.documents.model import Reading
from app.customers.documents.queries import document_text, list_documents, view_document
from app.customers.form import ItemForm, ItemKind, Ref
from app.customers.queries import get_customer
from app.errors import Cancelled, Corrupt, Problem, Refused
from app.ids import random_id
from app.vault.check import check_compartment
from tests.customers.documents.desk import (
    HIGH,
    LOW,
    MIDDLE,
    added,
    customer,
    docx,
    leftovers,
    pdf,
    picture,
    sealed_paths,
    written,
)
from tests.fixtures.papers import acts_of, entries_of
from tests.fixtures.vault import Office


def test_a_document_comes_back_as_it_was_brought(office: Office, tmp_path: Path) -> None:
    lan = office.sign_in("lan")
    owner = customer(office, lan)
    told: list[tuple[int, int]] = []
    path = written(tmp_path, "Hợp đồng.pdf", pdf("Hợp đồng khung", *(f"dòng {number}" for number in range(60))))
    answer = add_document(lan, owner, LOW, path, progress=lambda done, total: told.append((done, total)))
    size = Path(path).stat().st_size
    assert told[-1] == (2 * size, 2 * size)
    (row,) = list_documents(lan, owner)
    assert (row.ref, row.name, row.media_type, row.size) == (answer.ref, "Hợp đồng.pdf", "application/pdf", size)
    assert (row.added_by, row.rev, row.level, row.reading, row.fault) == ("Nguyễn Thị Lan", 1, LOW, Reading.WORDS, "")
    view = view_document(lan, row.ref, 0, 300)
    assert view.png.startswith(b"\x89PNG")
    assert view.pages == 2
    assert "Hợp đồng khung" in document_text(lan, row.ref)
    assert len(sealed_paths(office)) == 1
    assert leftovers(office) == []
    assert lan.vault.directory.intents() == []
    compartment = lan.compartment(office.project, LOW)
    assert check_compartment(compartment, lan.vault.roster.public_key_of) == []
    # The words are in the list of words, folded.
    ((words,),) = compartment.rows("SELECT words FROM document")
    assert {"hop", "dong", "khung", "pdf"} <= set(words.split())
    assert compartment.rows("SELECT rowid FROM document_words WHERE document_words MATCH 'khung'") != []


def test_content_judges_never_the_name(office: Office, tmp_path: Path) -> None:
    lan = office.sign_in("lan")
    owner = customer(office, lan)
    cases = {
        "ảnh.pdf": (picture(), "image/png", Reading.NOTHING),
        "thư.jpg": (docx("Kính gửi ông Bách"), "application/vnd.openxmlformats-officedocument", Reading.WORDS),
        "ghi chú": ("ghi chú tiếng Việt".encode("utf-16"), "text/plain", Reading.WORDS),
        "lạ.docx": (b"\0\1\2\3" * 99, "application/octet-stream", Reading.NOTHING),
        "giả.pdf": (b"%PDF-1.7 rong", "application/pdf", Reading.UNREADABLE),
    }
    for name, (content, _, _) in cases.items():
        added(lan, owner, written(tmp_path, name, content))
    rows = {row.name: row for row in list_documents(lan, owner)}
    for name, (_, media_type, reading) in cases.items():
        assert rows[name].media_type.startswith(media_type), name
        assert rows[name].reading is reading, name
    assert document_text(lan, rows["thư.jpg"].ref) == "Kính gửi ông Bách"
    assert document_text(lan, rows["ghi chú"].ref) == "ghi chú tiếng Việt"


def test_the_level_is_never_below_the_customers_or_the_items(office: Office, tmp_path: Path) -> None:
    long = office.sign_in("long", "top_secret")
    owner = customer(office, long, level=MIDDLE)
    item = add_item(long, ItemForm(owner, ItemKind.POLICY, HIGH, "Giá riêng"))
    other = customer(office, long, "Khác", MIDDLE)
    path = written(tmp_path, "a.txt", b"mot")
    with pytest.raises(Problem, match=r"documents\.below_customer"):
        add_document(long, owner, LOW, path)
    with pytest.raises(Problem, match=r"documents\.below_item"):
        add_document(long, owner, MIDDLE, path, item)
    with pytest.raises(Problem, match=r"documents\.item_of_another"):
        add_document(long, other, HIGH, path, item)
    with pytest.raises(Problem, match=r"customers\.not_found"):
        add_document(long, Ref(office.project, MIDDLE, random_id()), MIDDLE, path)
    assert (sealed_paths(office), leftovers(office)) == ([], [])
    answer = add_document(long, owner, HIGH, path, item)
    (row,) = list_documents(long, owner)
    assert (row.ref, row.item, row.level) == (answer.ref, item, HIGH)


def test_what_is_above_the_reader_does_not_exist(office: Office, tmp_path: Path) -> None:
    long = office.sign_in("long", "top_secret")
    owner = customer(office, long)
    content = pdf("Bảng giá")
    low = added(long, owner, written(tmp_path, "thấp.pdf", content))
    high = add_document(long, owner, HIGH, written(tmp_path, "cao.pdf", content), again=True).ref
    assert high is not None
    secret = add_document(long, owner, MIDDLE, written(tmp_path, "giữa.pdf", content + b"\n"), again=True).ref
    assert secret is not None
    long.close()
    for who, expected in (("nam", ["thấp.pdf"]), ("lan", ["giữa.pdf", "thấp.pdf"])):
        session = office.sign_in(who)
        assert sorted(row.name for row in list_documents(session, owner)) == expected
        with pytest.raises(Refused, match=r"session\.beyond_clearance"):
            view_document(session, high, 0, 300)
        # The same content above is never compared with, and so never told of.
        twins = add_document(session, owner, LOW, written(tmp_path, "nữa.pdf", content)).twins
        assert [twin.ref for twin in twins] == [low]
        session.close()


def test_the_same_content_is_named_and_added_only_on_wish(office: Office, tmp_path: Path) -> None:
    lan = office.sign_in("lan")
    owner, other = customer(office, lan), customer(office, lan, "Bách Việt", MIDDLE)
    first = added(lan, owner, written(tmp_path, "gốc.pdf", pdf("x")))
    path = written(tmp_path, "bản sao.pdf", (tmp_path / "gốc.pdf").read_bytes())
    answer = add_document(lan, other, MIDDLE, path)
    assert answer.ref is None
    assert [(twin.ref, twin.name, twin.customer_name) for twin in answer.twins] == [(first, "gốc.pdf", "Bưởi Hồng")]
    assert len(sealed_paths(office)) == 1
    assert (leftovers(office), lan.vault.directory.intents()) == ([], [])
    assert add_document(lan, other, MIDDLE, path, again=True).ref is not None
    assert len(sealed_paths(office)) == 2
    remove_document(lan, first, 1)
    lan.close()
    nam = office.sign_in("nam")
    # What was removed is no twin, and what lies above Nam does not exist.
    assert add_document(nam, owner, LOW, path).ref is not None


def test_a_twin_of_a_customer_whose_level_is_not_open_is_told_without_their_name(
    office: Office, tmp_path: Path
) -> None:
    lan = office.sign_in("lan")
    first = added(lan, customer(office, lan), written(tmp_path, "gốc.pdf", pdf("một")), MIDDLE)
    second = customer(office, lan, "Cam Sành", MIDDLE)
    del lan._keys[office.project, LOW]
    (twin,) = add_document(lan, second, MIDDLE, str(tmp_path / "gốc.pdf")).twins
    assert (twin.ref, twin.customer_name) == (first, "")


def test_renamed_removed_and_brought_back_each_is_a_revision(office: Office, tmp_path: Path) -> None:
    lan = office.sign_in("lan")
    owner = customer(office, lan)
    ref = added(lan, owner, written(tmp_path, "a.txt", b"noi dung"))
    assert rename_document(lan, ref, "  Biên bản \u202egnud.txt ", 1) == 2
    assert [row.name for row in list_documents(lan, owner)] == ["Biên bản gnud.txt"]
    with pytest.raises(Problem, match=r"vault\.changed_meanwhile"):
        rename_document(lan, ref, "b", 1)
    for name, code in (("", "name_missing"), (" \u200b", "name_missing"), ("x" * 10_000, "name_too_long")):
        with pytest.raises(Problem, match=rf"documents\.{code}"):
            rename_document(lan, ref, name, 2)
    assert remove_document(lan, ref, 2) == 3
    assert list_documents(lan, owner) == ()
    for look in (lambda: view_document(lan, ref, 0, 300), lambda: document_text(lan, ref)):
        with pytest.raises(Problem, match=r"documents\.not_found"):
            look()
    with pytest.raises(Problem, match=r"documents\.not_found"):
        restore_document(lan, ref, 2)
    assert restore_document(lan, ref, 3) == 4
    (row,) = list_documents(lan, owner)
    assert (row.ref, row.name, row.rev, row.added_by) == (ref, "Biên bản gnud.txt", 4, "Nguyễn Thị Lan")
    with pytest.raises(Problem, match=r"documents\.not_found"):
        restore_document(lan, ref, 3)
    compartment = lan.compartment(office.project, LOW)
    assert check_compartment(compartment, lan.vault.roster.public_key_of) == []
    assert len(compartment.history(ref.rid)) == 4


def test_a_document_goes_to_an_item_and_back_to_the_whole_file(office: Office, tmp_path: Path) -> None:
    lan = office.sign_in("lan")
    owner, other = customer(office, lan), customer(office, lan, "Xoài Cát")
    made = [
        add_item(lan, ItemForm(of, ItemKind.DEALING, level, "Hợp đồng"))
        for of, level in ((owner, LOW), (owner, MIDDLE), (other, LOW))
    ]
    ref = added(lan, owner, written(tmp_path, "a.txt", b"noi dung"))
    assert bind_document(lan, ref, made[0], 1) == 2
    assert [row.item for row in list_documents(lan, owner)] == [made[0]]
    assert [item.documents for item in get_customer(lan, owner).items if item.ref == made[0]] == [1]
    with pytest.raises(Problem, match=r"documents\.below_item"):
        bind_document(lan, ref, made[1], 2)
    with pytest.raises(Problem, match=r"documents\.item_of_another"):
        bind_document(lan, ref, made[2], 2)
    with pytest.raises(Problem, match=r"vault\.changed_meanwhile"):
        bind_document(lan, ref, None, 1)
    assert bind_document(lan, ref, None, 2) == 3
    assert [row.item for row in list_documents(lan, owner)] == [None]
    assert [item.documents for item in get_customer(lan, owner).items] == [0, 0]
    lan.close()
    assert [event for event, _ in acts_of(office)].count("document:bind") == 2


def test_every_act_is_on_record_and_pages_that_follow_are_not(office: Office, tmp_path: Path) -> None:
    lan = office.sign_in("lan")
    owner = customer(office, lan)
    ref = added(lan, owner, written(tmp_path, "a.pdf", pdf(*(f"dòng {number}" for number in range(60)))))
    list_documents(lan, owner)
    view_document(lan, ref, 0, 300)
    view_document(lan, ref, 1, 300, follows=True)
    view_document(lan, ref, 0, 300)
    document_text(lan, ref)
    rename_document(lan, ref, "b.pdf", 1)
    remove_document(lan, ref, 2)
    restore_document(lan, ref, 3)
    add_document(lan, owner, LOW, written(tmp_path, "c.pdf", (tmp_path / "a.pdf").read_bytes()))
    lan.close()
    told = [event for event, outcome in acts_of(office) if event.startswith("document:") and outcome == "ok"]
    assert told == [
        "document:add", "document:list", "document:view", "document:view", "document:view", "document:rename",
        "document:remove", "document:restore", "document:list",
    ]  # fmt: skip


def test_a_page_that_follows_nothing_is_a_look_of_its_own(office: Office, tmp_path: Path) -> None:
    lan = office.sign_in("lan")
    ref = added(lan, customer(office, lan), written(tmp_path, "a.pdf", pdf("một")))
    lan.close()
    again = office.sign_in("lan")
    view_document(again, ref, 0, 300, follows=True)
    with pytest.raises(Problem, match=r"documents\.no_such_page"):
        view_document(again, ref, 7, 300, follows=True)
    again.close()
    assert [event for event, _ in acts_of(office)].count("document:view") == 1


def test_who_may_not_gets_nothing_and_it_is_written_down(office: Office, tmp_path: Path) -> None:
    lan = office.sign_in("lan")
    owner = customer(office, lan)
    ref = added(lan, owner, written(tmp_path, "a.txt", b"x"))
    lan.close()
    for who in ("ha", "minh"):
        session = office.sign_in(who)
        path = str(tmp_path / "không có")
        for act in (
            lambda session=session: list_documents(session, owner),
            lambda session=session: view_document(session, ref, 0, 300),
            lambda session=session: document_text(session, ref),
            lambda session=session, path=path: add_document(session, owner, LOW, path),
            lambda session=session: rename_document(session, ref, "b", 1),
            lambda session=session: bind_document(session, ref, None, 1),
            lambda session=session: remove_document(session, ref, 1),
            lambda session=session: restore_document(session, ref, 1),
        ):
            with pytest.raises(Refused, match=r"session\.not_your_duty"):
                act()
        session.close()
    refused = [row for row in entries_of(office) if row.event.startswith("document:") and row.outcome != "ok"]
    assert len(refused) == 16
    # Who may not add is told so before the file is looked at.
    unasked = {Event.DOCUMENT_PAGE, Event.DOCUMENT_ADD}
    assert {row.event for row in refused} == {
        str(event) for event in Event if event.value.startswith("document:") and event not in unasked
    }


def test_cancelled_half_way_nothing_is_left(office: Office, tmp_path: Path) -> None:
    lan = office.sign_in("lan")
    owner = customer(office, lan)
    path = written(tmp_path, "lớn.bin", bytes(5_000_000))
    for stop in (1_000_000, 6_000_000, 10_000_000):

        def progress(done: int, total: int, stop: int = stop) -> None:
            if done >= stop:
                raise Cancelled

        with pytest.raises(Cancelled):
            add_document(lan, owner, LOW, path, progress=progress)
        assert (sealed_paths(office), leftovers(office), lan.vault.directory.intents()) == ([], [], [])
    assert list_documents(lan, owner) == ()


def test_a_record_that_is_not_written_takes_its_file_away(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lan = office.sign_in("lan")
    owner = customer(office, lan)

    def fails(_document: object) -> None:
        raise Problem("vault.disk_full")

    monkeypatch.setattr(actions, "to_body", fails)
    with pytest.raises(Problem, match=r"vault\.disk_full"):
        add_document(lan, owner, LOW, written(tmp_path, "a.txt", b"x"))
    assert (sealed_paths(office), leftovers(office), lan.vault.directory.intents()) == ([], [], [])


def test_damage_is_seen_in_the_list_and_refused_when_opened(office: Office, tmp_path: Path) -> None:
    lan = office.sign_in("lan")
    owner = customer(office, lan)
    ref = added(lan, owner, written(tmp_path, "a.pdf", pdf("một")))
    (path,) = sealed_paths(office)
    raw = bytearray(path.read_bytes())
    raw[-200] ^= 1
    path.write_bytes(raw)
    with pytest.raises(Corrupt, match=r"documents\.damaged"):
        view_document(lan, ref, 0, 300)
    path.write_bytes(raw[:-1])
    assert [row.fault for row in list_documents(lan, owner)] == ["documents.damaged"]
    path.unlink()
    assert [row.fault for row in list_documents(lan, owner)] == ["documents.missing"]
    with pytest.raises(Corrupt, match=r"documents\.missing"):
        view_document(lan, ref, 0, 300)
    # Its words are in the record, and still there.
    assert "một" in document_text(lan, ref)
