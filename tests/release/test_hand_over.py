"""From approved to written: what stands in a package, who signs a paper, and every way in which it can go wrong."""

from __future__ import annotations

import csv
import errno
import inspect
import io
import os
import resource
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace
from unicodedata import normalize

import pytest
from python_calamine import CalamineWorkbook

import app.package.contents
from app.access.level import Level
from app.clock import DAY
from app.consents.actions import withdraw_consent
from app.consents.model import ChangeForm
from app.copies.actions import take_stock
from app.copies.model import CopyState
from app.copies.queries import list_copies
from app.customers.actions import add_item, create_customer, edit_customer
from app.customers.documents.actions import add_document, remove_document
from app.customers.documents.receiving import sealed_files
from app.customers.model import CustomerForm, ItemForm, ItemKind, Ref
from app.errors import Cancelled, Corrupt, NiemError, Problem
from app.package.opening import read_label, take_out, view_package
from app.pdf.verification import enclosed_authority, verify
from app.release import actions, destination, hand_over, package, paper, queries
from app.release.model import Output, OutputKind, ReleaseState
from app.session.door import TOP_SECRET_ROOM
from app.vault.sealed_file import SealedFiles
from tests.fixtures.discs import mounted
from tests.fixtures.papers import acts_of, text_of
from tests.fixtures.vault import PASSPHRASES, Office
from tests.release.asking import approved

PACKAGE, PAPER = OutputKind.PACKAGE, OutputKind.PAPER
FORMULA = '=HYPERLINK("http://x";"Bấm vào")'
CUSTOMER = CustomerForm(
    name="Công ty Bách Việt", code="KH-0418", phones=("0901234567",), email="a@b.example", note=FORMULA,
    level=Level.CONFIDENTIAL,
)  # fmt: skip
CONTRACT = b"%PDF-1.7 hop dong " + bytes(range(256)) * 400


@dataclass
class Desk:
    office: Office
    customer: Ref
    dealing: Ref
    document: Ref
    ref: Ref
    target: Path

    def hand_over(self, name: str = "giao.niem", kind: OutputKind = PACKAGE, **more: object) -> Output:
        lan = self.office.sign_in("lan")
        return actions.hand_over_release(lan, self.ref, str(self.target / name), kind, **more)  # type: ignore[arg-type]

    @property
    def state(self) -> ReleaseState:
        return queries.get_release(self.office.sign_in("quan"), self.ref).row.state

    def copies(self) -> list[tuple[str, CopyState]]:
        rows = list_copies(self.office.sign_in("quan"), self.office.project)
        return [(row.number, row.state) for row in rows]

    def left(self) -> list[str]:
        return sorted(path.name for path in self.target.iterdir())


@pytest.fixture
def desk(office: Office, tmp_path: Path) -> Desk:
    lan = office.sign_in("lan")
    customer = create_customer(lan, office.project, CUSTOMER)
    form = ItemForm(customer, ItemKind.DEALING, Level.SECRET, "Hợp đồng 12", "@ba đợt", 1_500_000, "2026-11-02")
    dealing = add_item(lan, form)
    source = tmp_path / "Hợp đồng số 12.pdf"
    source.write_bytes(CONTRACT)
    added = add_document(lan, customer, Level.CONFIDENTIAL, str(source)).ref
    assert added is not None
    target = tmp_path / "ra"
    target.mkdir()
    ref = approved(office, customer, ("name", "phones", "note"), (dealing, added))
    return Desk(office, customer, dealing, added, ref, target)


@pytest.fixture
def plain(desk: Desk) -> Desk:
    """A request without documents."""
    return replace(desk, ref=approved(desk.office, desk.customer, ("code", "phones"), ()))


def test_more_documents_than_a_package_holds_are_told_before_anything_happens(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for limit in (package, app.package.contents):
        monkeypatch.setattr(limit, "MOST_FILES", len(package.OURS))
    with pytest.raises(Problem, match=r"outputs\.too_many_documents"):
        desk.hand_over()
    assert (desk.state, desk.copies(), desk.left()) == (ReleaseState.APPROVED, [], [])


# What is inside -----------------------------------------------------------------------------------------------------


def test_a_package_holds_tables_and_documents_and_opens_without_the_vault(desk: Desk, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    made = desk.hand_over(progress=lambda done, total: told.append((done, total)))
    file, out = desk.target / "giao.niem", tmp_path / "mo"
    out.mkdir()
    assert read_label(file).number == made.number
    view = view_package(file, made.password.lower())
    assert (view.facts.recipient, view.facts.purpose, view.facts.level) == ("Đại lý Hòa Bình", "Giao hàng", 2)
    assert view.facts.handed_by == desk.office.sign_in("lan").person.name
    names = take_out(file, made.password, None, out)
    assert names == ("Thông tin cung cấp.xlsx", "Khách hàng.csv", "Nghiệp vụ.csv", "Hợp đồng số 12.pdf")
    assert (out / names[3]).read_bytes() == CONTRACT
    assert told[-1][0] == told[-1][1] == sum(file.size for file in view.files)
    assert (made.kind, made.files, made.pages, made.signed) == (PACKAGE, 4, 0, False)
    assert desk.state is ReleaseState.HANDED_OVER
    assert desk.copies() == [(made.number, CopyState.HELD)]
    assert queries.get_release(desk.office.sign_in("quan"), desk.ref).output is not None
    assert made.sha256 == _sha256(file)
    for text in (out / names[1]).read_text("utf-8-sig"), _book_text(out / names[0]):
        assert "0901 234 567" in text
        assert "a@b.example" not in text
        assert "KH-0418" not in text


def test_no_cell_of_any_table_is_a_formula(desk: Desk, tmp_path: Path) -> None:
    made = desk.hand_over()
    out = tmp_path / "mo"
    out.mkdir()
    take_out(desk.target / "giao.niem", made.password, None, out)
    book = CalamineWorkbook.from_path(str(out / "Thông tin cung cấp.xlsx"))
    assert book.sheet_names == ["Bản cung cấp", "Khách hàng", "Nghiệp vụ", "Tài liệu"]
    rows = book.get_sheet_by_name("Khách hàng").to_python()
    assert any(FORMULA in row for row in rows)
    assert all(isinstance(cell, str) for row in rows for cell in row)
    for name in ("Khách hàng.csv", "Nghiệp vụ.csv"):
        text = (out / name).read_bytes().decode("utf-8-sig")
        for row in csv.reader(io.StringIO(text, newline="")):
            assert all(not cell.startswith(tuple("=+-@\t\r")) for cell in row), row
    assert "'=HYPERLINK" in (out / "Khách hàng.csv").read_text("utf-8-sig")


def test_a_password_typed_decomposed_or_in_other_letters_opens_it(desk: Desk) -> None:
    made = desk.hand_over()
    for typed in (normalize("NFD", made.password), made.password.replace("-", " ").lower()):
        assert view_package(desk.target / "giao.niem", typed).facts.number == made.number


def test_neither_names_nor_the_password_are_kept_or_readable(desk: Desk) -> None:
    made = desk.hand_over()
    content = (desk.target / "giao.niem").read_bytes()
    for words in ("Hòa Bình", "Bách Việt", "Hợp đồng", "Giao hàng", "0901"):
        assert words.encode() not in content
    quan = desk.office.sign_in("quan")
    for level in (Level.CONFIDENTIAL, Level.SECRET):
        for (body,) in quan.compartment(desk.office.project, level).rows("SELECT body FROM record"):
            assert made.password not in repr(body)


def test_documents_do_not_fit_on_paper(desk: Desk) -> None:
    with pytest.raises(Problem, match=r"outputs\.documents_need_package"):
        desk.hand_over("giao.pdf", PAPER)
    assert (desk.left(), desk.copies(), desk.state) == ([], [], ReleaseState.APPROVED)


def test_a_document_that_was_removed_or_whose_file_is_damaged_does_not_leave(desk: Desk) -> None:
    lan = desk.office.sign_in("lan")
    files = sealed_files(lan)
    (sealed,) = files.folder.attachments.rglob("?" * 32)
    whole = sealed.read_bytes()
    sealed.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    with pytest.raises(Corrupt, match=r"documents\.damaged"):
        desk.hand_over()
    assert (desk.left(), desk.state) == ([], ReleaseState.APPROVED)
    assert [state for _, state in desk.copies()] == [CopyState.VOID]
    sealed.write_bytes(whole)
    remove_document(lan, desk.document, 1)
    with pytest.raises(Problem, match=r"release\.changed_since"):
        desk.hand_over()
    assert desk.left() == []


# Signing ------------------------------------------------------------------------------------------------------------


def test_a_paper_can_be_signed_by_who_hands_it_over(plain: Desk) -> None:
    made = plain.hand_over("giao.pdf", PAPER, passphrase=PASSPHRASES["lan"])
    content = (plain.target / "giao.pdf").read_bytes()
    lan = plain.office.sign_in("lan")
    assert made.signed
    assert lan.person.name in text_of(content, made.password)
    found = verify(content, lan.vault.roster.authority, password=made.password)
    assert (found.valid, [line.name for line in found.signatures]) == (True, [lan.person.name])
    assert enclosed_authority(content) is None  # nobody reads it without the password


def test_a_wrong_passphrase_and_a_signed_package_leave_nothing(plain: Desk) -> None:
    for kind, passphrase, code in (
        (PAPER, "sai hoàn toàn", "keys.wrong_passphrase_or_machine"),
        (PACKAGE, PASSPHRASES["lan"], "outputs.only_papers_are_signed"),
    ):
        with pytest.raises(Problem) as caught:
            plain.hand_over("giao.pdf", kind, passphrase=passphrase)
        assert caught.value.code == code
    assert (plain.left(), plain.copies(), plain.state) == ([], [], ReleaseState.APPROVED)


# Top secret ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", OutputKind)
def test_nothing_top_secret_is_packed_or_printed(desk: Desk, kind: OutputKind, tmp_path: Path) -> None:
    """A request among ordinary records that names a top-secret document, as no action would write it."""
    upstairs = desk.office.sign_in("quan", TOP_SECRET_ROOM)
    source = tmp_path / "bi-mat.bin"
    source.write_bytes(b"mat" * 1000)
    secret = add_document(upstairs, desk.customer, Level.TOP_SECRET, str(source)).ref
    assert secret is not None
    compartment = upstairs.compartment(desk.ref.project, desk.ref.level)
    record = compartment.get(desk.ref.rid)
    assert record is not None
    reference = {"project": secret.project.hex(), "level": 3, "rid": secret.rid.hex()}
    with compartment.change("release:ask", upstairs.identity, upstairs.now()) as change:
        body = {**record.body, "items": [*record.body["items"], reference]}
        change.put(desk.ref.rid, "release", body, base=record.rev)
    with pytest.raises(NiemError):
        actions.hand_over_release(upstairs, desk.ref, str(desk.target / "ra"), kind)
    assert desk.left() == []


def test_every_writer_takes_an_exportable_and_nothing_else() -> None:
    for writer in (paper.sealed_paper, package.package_of):
        first = next(iter(inspect.signature(writer).parameters.values()))
        assert first.annotation == "Exportable"
    with pytest.raises(TypeError):
        package.package_of(SimpleNamespace(documents=(), parts=()), None, None)  # type: ignore[arg-type]
    with pytest.raises((TypeError, AttributeError)):
        paper.sealed_paper(SimpleNamespace(documents=(), lines=()), None)  # type: ignore[arg-type]


# What goes wrong ----------------------------------------------------------------------------------------------------


def test_cancelling_leaves_no_file_and_a_void_number(desk: Desk) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        desk.hand_over(progress=stop)
    assert (desk.left(), desk.state) == ([], ReleaseState.APPROVED)
    ((number, state),) = desk.copies()
    assert state is CopyState.VOID
    acts = [event for event, outcome in acts_of(desk.office) if outcome == "ok"]
    assert acts.index("release:hand-over") < acts.index("release:output-failed")
    made = desk.hand_over()
    assert made.number != number


@pytest.mark.parametrize("kind", OutputKind)
def test_a_disk_that_fills_up_while_the_output_is_written(
    desk: Desk, plain: Desk, kind: OutputKind, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = desk if kind is PACKAGE else plain
    real = destination.Hidden.write

    def full(self: destination.Hidden, pieces: Iterator[bytes]) -> str:
        def some() -> Iterator[bytes]:
            yield next(iter(pieces))
            raise OSError(errno.ENOSPC, "full")

        return real(self, some())

    monkeypatch.setattr(destination.Hidden, "write", full)
    with pytest.raises(Problem, match=r"release\.output_failed") as told:
        chosen.hand_over("giao", kind)
    assert (chosen.left(), chosen.state) == ([], ReleaseState.APPROVED)
    assert chosen.copies() == [(told.value.details["number"], CopyState.VOID)]


def test_a_real_disk_that_fills_up_leaves_nothing_on_it(desk: Desk, tmp_path: Path) -> None:
    """A small disk of its own; somebody else fills it once the writing has begun."""
    with mounted(tmp_path / "small", "size=3m") as place:
        filler = place / "of-somebody-else"

        def fill(_done: int, _total: int) -> None:
            if not filler.exists():
                with suppress(OSError), filler.open("wb", buffering=0) as file:
                    while file.write(bytes(4096)):
                        pass

        lan = desk.office.sign_in("lan")
        with pytest.raises(Problem, match=r"release\.output_failed"):
            actions.hand_over_release(lan, desk.ref, str(place / "giao.niem"), PACKAGE, progress=fill)
        assert [path.name for path in place.iterdir()] == [filler.name]
        assert ([state for _, state in desk.copies()], desk.state) == ([CopyState.VOID], ReleaseState.APPROVED)
        filler.unlink()
        assert actions.hand_over_release(lan, desk.ref, str(place / "giao.niem"), PACKAGE).number


def test_a_disk_without_room_is_told_before_a_number_is_given(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    room = destination.SPARE_BYTES + 100
    monkeypatch.setattr(destination.shutil, "disk_usage", lambda _: SimpleNamespace(free=room))
    with pytest.raises(Problem, match=r"outputs\.disk_full"):
        desk.hand_over()
    assert (desk.left(), desk.copies()) == ([], [])


@pytest.mark.skipif(sys.platform == "win32", reason="needs a folder that refuses files even to root")
def test_a_folder_that_cannot_be_written_to_costs_no_number(desk: Desk) -> None:
    lan = desk.office.sign_in("lan")
    with pytest.raises(Problem, match=r"outputs\.(read_only|disk_full)|release\.destination_missing"):
        actions.hand_over_release(lan, desk.ref, "/proc/giao.niem", PACKAGE)
    assert desk.copies() == []


def test_a_folder_that_vanishes_and_a_name_that_is_taken_meanwhile(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    away = desk.target.with_name("di-mat")

    def vanish(_done: int, _total: int) -> None:
        if desk.target.is_dir():
            desk.target.rename(away)

    with pytest.raises(Problem, match=r"release\.output_failed"):
        desk.hand_over(progress=vanish)
    away.rename(desk.target)
    for left in desk.target.iterdir():
        assert left.name.endswith(".part")  # the folder was away: what could not be reached is sealed
        left.unlink()

    def taken(_done: int, _total: int) -> None:
        (desk.target / "giao.niem").write_text("mine")

    with pytest.raises(Problem, match=r"release\.output_failed"):
        desk.hand_over(progress=taken)
    assert (desk.target / "giao.niem").read_text() == "mine"
    assert (desk.left(), desk.state) == (["giao.niem"], ReleaseState.APPROVED)
    assert [state for _, state in desk.copies()] == [CopyState.VOID, CopyState.VOID]


def test_a_name_that_could_not_be_made_durable_is_taken_away(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Path) -> None:
        raise OSError(errno.EIO, "gone")

    monkeypatch.setattr(destination, "sync_folder", broken)
    with pytest.raises(Problem, match=r"release\.output_failed"):
        desk.hand_over()
    assert (desk.left(), desk.state) == ([], ReleaseState.APPROVED)


def test_what_changes_while_it_is_written_stops_it(desk: Desk) -> None:
    quan = desk.office.sign_in("quan")

    def change(_done: int, _total: int) -> None:
        record = quan.compartment(desk.customer.project, desk.customer.level).get(desk.customer.rid)
        assert record is not None
        if record.rev == 1:
            edit_customer(quan, desk.customer, replace(CUSTOMER, note="khác"), 1)

    with pytest.raises(Problem, match=r"release\.changed_since"):
        desk.hand_over(progress=change)
    assert desk.left() == []
    assert [state for _, state in desk.copies()] == [CopyState.VOID]


class Killed(BaseException):
    pass


def cut_off(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> str:
    """The process ends between the file and its being on record; gives the number that was given."""

    def die(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as broken:
        broken.setattr(hand_over, "_finish", die)
        broken.setattr(hand_over, "_mark_void", die)
        broken.setattr(destination.Hidden, "drop", lambda _: None)
        broken.setattr(destination.Hidden, "place", lambda *_: None)
        with pytest.raises(Killed):
            desk.hand_over()
    assert [name.endswith(".part") for name in desk.left()] == [True]
    ((number, state),) = desk.copies()
    assert (state, desk.state) == (CopyState.MAKING, ReleaseState.APPROVED)
    return number


def test_an_interruption_never_shows_a_number_as_out_however_the_request_ends(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody writes when a request expires or its consent is withdrawn: the register tells it all the same."""
    number = cut_off(desk, monkeypatch)
    lan = desk.office.sign_in("lan")
    consent = queries.get_release(lan, desk.ref).consent
    assert consent is not None
    withdraw_consent(lan, consent.ref, ChangeForm(1, "2026-11-24", "gọi điện"))
    assert (desk.state, desk.copies()) == (ReleaseState.STOPPED, [(number, CopyState.MAKING)])
    desk.office.clock.advance(60 * DAY)
    assert (desk.state, desk.copies()) == (ReleaseState.EXPIRED, [(number, CopyState.MAKING)])
    stock = take_stock(desk.office.sign_in("lan"), desk.office.project, (number,))
    assert (stock.seen, stock.missing, stock.unknown) == ((), (), ())


def test_an_interruption_leaves_a_request_that_can_be_handed_over_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = cut_off(desk, monkeypatch)
    made = desk.hand_over()
    assert desk.left() == ["giao.niem"]  # what lay hidden is gone
    assert sorted(desk.copies()) == sorted([(number, CopyState.VOID), (made.number, CopyState.HELD)])
    assert desk.state is ReleaseState.HANDED_OVER


def test_an_interruption_that_is_withdrawn_leaves_no_number_out(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    number = cut_off(desk, monkeypatch)
    actions.withdraw_release(desk.office.sign_in("lan"), desk.ref)
    assert (desk.copies(), desk.left()) == ([(number, CopyState.VOID)], [])
    assert desk.state is ReleaseState.WITHDRAWN


# Large --------------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(not hasattr(os, "fork"), reason="measures a forked child")
def test_a_document_of_200_megabytes_goes_through_in_bounded_memory(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sealed document is stood in for by one that makes its bytes when they are asked for."""
    megabyte = bytes(1024 * 1024)
    size = 200 * len(megabyte)
    import hashlib

    digest = hashlib.sha256()
    for _ in range(200):
        digest.update(megabyte)
    record_of = package.PackageFile
    monkeypatch.setattr(package, "PackageFile", lambda name, _size, _sha: record_of(name, size, digest.hexdigest()))
    monkeypatch.setattr(SealedFiles, "plain", lambda *_: (megabyte for _ in range(200)))
    child = os.fork()
    if child == 0:
        code = 1
        try:
            before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            made = desk.hand_over()
            view = view_package(desk.target / "giao.niem", made.password)
            grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
            argon = 64 * 1024
            code = 0 if view.files[-1].size == size and grown < argon + 40 * 1024 else 2
        finally:
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert (desk.target / "giao.niem").stat().st_size > size


def _sha256(path: Path) -> str:
    import hashlib

    return hashlib.sha256(path.read_bytes()).hexdigest()


def _book_text(path: Path) -> str:
    book = CalamineWorkbook.from_path(str(path))
    return repr([book.get_sheet_by_name(name).to_python() for name in book.sheet_names])


def test_an_interruption_that_is_asked_anew_and_refused_leaves_no_number_out(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = cut_off(desk, monkeypatch)
    lan, quan = desk.office.sign_in("lan"), desk.office.sign_in("quan")
    seen = queries.get_release(lan, desk.ref)
    assert seen.form is not None
    actions.amend_release(lan, desk.ref, replace(seen.form, detail="gấp"), seen.rev)
    digest = queries.get_release(quan, desk.ref).digest
    actions.decide_release(quan, desk.ref, digest, False, "thôi", PASSPHRASES["quan"])
    assert (desk.state, desk.copies()) == (ReleaseState.REFUSED, [(number, CopyState.VOID)])
    assert desk.left() == []
