"""Discs in the register: made, read back, kept in two places, lent, counted, shredded; who may; what is on record."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from app.access.event import Event
from app.archive.discs import working
from app.archive.discs.actions import (
    begin_making,
    begin_read_back,
    begin_reading,
    count_discs,
    end_work,
    keep_disc,
    make_discs,
    read_back_disc,
    shred_discs,
    stop_work,
    take_back_disc,
)
from app.archive.discs.model import (
    DiscSize,
    KeepForm,
    MakeForm,
    ReadBackForm,
    ReadForm,
    ShredDiscsForm,
    Twin,
    What,
    WorkKind,
)
from app.archive.discs.queries import disc_label, list_discs, list_drives, plan_discs, work_state
from app.copies.model import CopyState
from app.copies.queries import shredding_pdf, shredding_records
from app.errors import Cancelled, Problem, Refused
from app.pdf.verification import verify
from app.session.door import Session
from tests.archive.discs.discs_at_hand import MB, folder_of, hurt, same_files
from tests.fixtures.papers import entries_of
from tests.fixtures.vault import PASSPHRASES, Office


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "images").mkdir()
    return folder_of(tmp_path / "backup 17", {"manifest.niem": 3000, "c/1.db": MB})


@pytest.fixture
def ha(office: Office) -> Session:
    return office.sign_in("ha")


def form_of(folder: Path, **changes: object) -> MakeForm:
    form = {"folder": folder, "what": What.BACKUP, "title": "Sao lưu 17", "size": DiscSize.CD, "share": 15}
    return MakeForm(**{**form, "into": folder.parent / "images", **changes})


def burnt(image: str, folder: Path, name: str) -> Path:
    """What a drive shows after burning: the image, and some padding behind it."""
    disc = folder.parent / name
    shutil.copyfile(image, disc)
    with disc.open("ab") as file:
        file.write(bytes(300 * 1024))
    return disc


def test_a_disc_is_made_read_back_kept_and_shredded(office: Office, ha: Session, folder: Path) -> None:
    planned = plan_discs(ha, str(folder), DiscSize.CD, 15)
    assert [(disc.disc, disc.files) for disc in planned] == [(1, 2)]
    made = make_discs(ha, form_of(folder))
    assert made.number.startswith("DI-2026-")
    (image,) = made.images
    assert abs(image.size - planned[0].image_bytes) < 100 * 2048
    (row,) = list_discs(ha)
    assert (row.number, row.title, row.discs) == (made.number, "Sao lưu 17", ())  # no disc counts before it was read

    first = burnt(image.path, folder, "first.iso")
    done = read_back_disc(ha, ReadBackForm(made.number, 1, Twin.FIRST, first))
    assert done.number == f"{made.number}-1A"
    assert done.reading is not None
    assert done.reading.whole
    (disc,) = list_discs(ha)[0].discs
    assert (disc.state, disc.place, disc.proofs[-1].whole) == (CopyState.HELD, "", True)
    assert disc.advice == ("discs.advice_place", "discs.advice_second")

    keep_disc(ha, disc.number, KeepForm("Lê Thị Thu Hà", "Két sắt tầng 2", "Verbatim"))
    second = burnt(image.path, folder, "second.iso")
    done = read_back_disc(ha, ReadBackForm(made.number, 1, Twin.SECOND, second))
    keep_disc(ha, done.number, KeepForm("Trần Minh Quân", "két sắt  Tầng 2", "verbatim"))
    advice = [row.advice for row in list_discs(ha)[0].discs]
    assert advice == [("discs.advice_same_place", "discs.advice_same_brand")] * 2
    keep_disc(ha, done.number, KeepForm("Trần Minh Quân", "Ngân hàng", "Sony"))
    assert [row.advice for row in list_discs(ha)[0].discs] == [(), ()]

    take_back_disc(ha, done.number, "Văn phòng")
    counted = count_discs(ha, (f"NIEM|{disc.number}|CODE", "DI-2026-XXX-0009-1A"))
    assert counted.seen == (disc.number,)
    assert counted.missing == (done.number,)
    assert counted.unknown == ("DI-2026-XXX-0009-1A",)

    shredded = shred_discs(
        ha,
        ShredDiscsForm((disc.number,), "HSM 411", "O-5", "Văn phòng", "đĩa cũ"),
        PASSPHRASES["ha"],
        office.credential("quan"),
        office.credential("lan"),
    )
    assert verify(shredded.pdf, ha.vault.roster.authority).valid
    assert shredding_pdf(ha, shredded.number) == shredded.pdf
    assert shredding_records(ha)[0].number == shredded.number
    rows = {row.number: row for row in list_discs(ha)[0].discs}
    assert rows[disc.number].state is CopyState.SHREDDED
    assert rows[done.number].advice == ("discs.advice_second",)
    assert count_discs(ha, (disc.number,)).ended == (disc.number,)
    with pytest.raises(Problem, match="copies.not_in_this_state"):
        keep_disc(ha, disc.number, KeepForm("Ai đó", "Đâu đó"))
    with pytest.raises(Problem, match="copies.not_in_this_state"):
        read_back_disc(ha, ReadBackForm(made.number, 1, Twin.FIRST, first))
    seen = [entry.event for entry in entries_of(office) if entry.outcome == "ok"]
    assert [seen.count(str(event)) for event in (Event.DISC_MAKE, Event.DISC_READ_BACK, Event.DISC_RESULT)] == [1, 2, 3]


def test_only_the_disc_that_was_made_counts(ha: Session, folder: Path, tmp_path: Path) -> None:
    made = make_discs(ha, form_of(folder))
    other = make_discs(ha, form_of(folder))
    assert made.number != other.number
    (image,), (another,) = made.images, other.images
    with pytest.raises(Problem, match="discs.that_is_the_image"):
        read_back_disc(ha, ReadBackForm(made.number, 1, Twin.FIRST, Path(image.path)))
    with pytest.raises(Problem, match="discs.not_this_one"):
        read_back_disc(ha, ReadBackForm(made.number, 1, Twin.FIRST, burnt(another.path, folder, "x.iso")))
    bad = hurt(Path(image.path), tmp_path / "bad.iso", [500])
    done = read_back_disc(ha, ReadBackForm(made.number, 1, Twin.FIRST, bad))
    assert done.number == ""
    assert done.reading is not None
    assert done.reading.hurt == 1
    assert all(not row.discs for row in list_discs(ha))
    with pytest.raises(Problem, match="discs.set_not_found"):
        begin_read_back(ha, ReadBackForm(made.number, 2, Twin.FIRST, bad))

    read_back_disc(ha, ReadBackForm(made.number, 1, Twin.FIRST, burnt(image.path, folder, "good.iso")))
    read_back_disc(ha, ReadBackForm(made.number, 1, Twin.FIRST, bad))
    disc = next(row for row in list_discs(ha) if row.number == made.number).discs[0]
    assert [proof.whole for proof in disc.proofs] == [True, False]
    assert "discs.advice_new_disc" in disc.advice


def test_a_disc_unread_for_a_year_asks_to_be_read(office: Office, ha: Session, folder: Path) -> None:
    made = make_discs(ha, form_of(folder))
    read_back_disc(ha, ReadBackForm(made.number, 1, Twin.FIRST, burnt(made.images[0].path, folder, "a.iso")))
    office.clock.advance(366 * 86_400 * 1_000_000)
    from app.archive.discs import store

    with store.office_of(ha) as kept:
        (row,) = store.disc_rows(ha, kept)
    assert "discs.advice_read_again" in row.advice


def test_long_work_is_watched_and_stopped(ha: Session, folder: Path) -> None:
    assert work_state(ha).kind is None
    large = folder_of(folder.parent / "large", {"a": 40 * MB})
    begin_making(ha, form_of(large))
    with pytest.raises(Problem, match="discs.busy"):
        begin_making(ha, form_of(folder))
    limit = time.monotonic() + 60
    while not (state := work_state(ha)).done and time.monotonic() < limit:
        time.sleep(0.05)
    assert (state.kind, state.over) == (WorkKind.MAKE, False)
    stop_work(ha)
    with pytest.raises(Cancelled):
        end_work(ha)
    assert work_state(ha).kind is None
    assert not list((folder.parent / "images").iterdir())
    assert list_discs(ha) == ()
    with pytest.raises(Problem, match="discs.nothing_under_way"):
        end_work(ha)


def test_work_is_stopped_before_it_began_in_earnest(ha: Session, folder: Path) -> None:
    begin_making(ha, form_of(folder))
    stop_work(ha)
    with pytest.raises(Cancelled):
        end_work(ha)
    assert not list((folder.parent / "images").iterdir())


def test_work_that_was_killed_says_so_and_the_next_goes_on(ha: Session, folder: Path) -> None:
    large = folder_of(folder.parent / "large", {"a": 40 * MB})
    begin_making(ha, form_of(large))
    limit = time.monotonic() + 60
    while not work_state(ha).done and time.monotonic() < limit:
        time.sleep(0.05)
    working._children[working.place_of(ha)].kill()
    with pytest.raises(Problem, match="discs.work_ended"):
        end_work(ha)
    assert list_discs(ha) == ()
    assert make_discs(ha, form_of(folder)).images


def test_a_backup_takes_the_documents_beside_it_along(tmp_path: Path) -> None:
    from app.archive.discs.planning import chosen, files_in

    place = tmp_path / "niem-0123456789ab"
    files = {f"SL-0007/{name}": 3000 for name in ("backup.json", "manifest", "0001")} | {"SL-0006/backup.json": 10}
    folder_of(place, {**files, "documents/ab/cdef": 500})
    folder, parts = chosen(place / "SL-0007")
    names = {file.name for file in files_in(folder, parts)}
    assert names == {"SL-0007/backup.json", "SL-0007/manifest", "SL-0007/0001", "documents/ab/cdef"}
    assert chosen(place / "documents") == (place / "documents", ())


def test_a_disc_with_a_backup_stands_in_the_register_of_copies_until_it_is_shredded(
    office: Office, ha: Session, tmp_path: Path
) -> None:
    from app.archive.backup import register
    from app.archive.backup.actions import make_backup, set_plan
    from app.archive.backup.model import Destination, Plan
    from app.archive.discs.queries import backups_here
    from app.vault.backups import DESTROYED, DISC

    (tmp_path / "usb").mkdir()
    (tmp_path / "images").mkdir()
    set_plan(ha, Plan((Destination("USB", str(tmp_path / "usb")),)))
    make_backup(ha, "USB")
    (here,) = backups_here(ha)
    made = make_discs(ha, form_of(Path(here.folder), into=tmp_path / "images"))
    copy = burnt(made.images[0].path, tmp_path / "x", "a.iso")
    done = read_back_disc(ha, ReadBackForm(made.number, 1, Twin.FIRST, copy))
    stated = register.backups_of(ha)[-1]
    assert (stated.medium, stated.of, stated.place, stated.counts) == (DISC, 1, done.number, True)
    read_back_disc(ha, ReadBackForm(made.number, 1, Twin.FIRST, copy))
    assert len(register.backups_of(ha)) == 2  # the same disc is one copy
    record = shred_discs(
        ha,
        ShredDiscsForm((done.number,), "HSM 411", "O-5", "Văn phòng", ""),
        PASSPHRASES["ha"],
        office.credential("quan"),
        office.credential("lan"),
    )
    stated = register.backups_of(ha)[-1]
    assert (stated.gone, stated.how, stated.may_exist) == (DESTROYED, record.number, False)


def test_a_disc_whose_number_was_taken_before_a_cut_takes_no_other_one(
    ha: Session, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.archive.backup import register
    from app.archive.discs import carrying
    from app.archive.discs.store import Carried
    from app.vault.backups import DISC

    numbers = register.take(ha, "folder", "USB"), register.take(ha, DISC, "DI-1-1A", of=1)
    assert carrying.enter(ha, Carried(numbers[0], bytes(32)), "DI-1-1A", 7) == numbers[1]
    assert carrying.enter(ha, Carried(numbers[0], bytes(32)), "DI-1-1A", 7) == numbers[1]
    assert carrying.enter(ha, Carried(numbers[0], bytes(32)), "DI-1-1B", 7) == numbers[1] + 1
    assert [copy.counts for copy in register.backups_of(ha)[1:]] == [True, True]


def test_work_goes_on_while_the_vault_is_locked(office: Office, ha: Session, folder: Path) -> None:
    made = make_discs(ha, form_of(folder))
    copy = burnt(made.images[0].path, folder, "a.iso")
    begin_read_back(ha, ReadBackForm(made.number, 1, Twin.FIRST, copy))
    place = working.place_of(ha)
    child = working._children.pop(place)  # the vault process is gone
    ha.close()
    again = office.sign_in("ha")
    limit = time.monotonic() + 60
    while not (place / working.LOCK).exists() and time.monotonic() < limit:
        time.sleep(0.05)
    assert work_state(again).kind is WorkKind.READ_BACK
    assert end_work(again).number == f"{made.number}-1A"
    assert work_state(again).kind is None
    child.wait(10)


def test_a_result_that_nobody_worked_out_does_not_count(ha: Session, folder: Path) -> None:
    made = make_discs(ha, form_of(folder))
    copy = burnt(made.images[0].path, folder, "a.iso")
    begin_read_back(ha, ReadBackForm(made.number, 1, Twin.FIRST, copy))
    place = working.place_of(ha)
    while working.running(place):
        time.sleep(0.05)
    answer = (place / working.ANSWER).read_bytes()
    (place / working.ANSWER).write_bytes(answer.replace(b'"hurt": 0', b'"hurt": 1'))
    with pytest.raises(Problem, match="discs.work_ended"):
        end_work(ha)
    assert not list_discs(ha)[0].discs


def test_what_was_over_before_is_ended_by_the_next_beginning(ha: Session, folder: Path) -> None:
    made = make_discs(ha, form_of(folder))
    begin_read_back(ha, ReadBackForm(made.number, 1, Twin.FIRST, burnt(made.images[0].path, folder, "a.iso")))
    place = working.place_of(ha)
    while working.running(place):
        time.sleep(0.05)
    begin_reading(ha, ReadForm(Path(made.images[0].path), folder.parent / "back"))
    assert end_work(ha).kind is WorkKind.READ
    assert list_discs(ha)[0].discs[0].proofs[-1].whole


def test_files_come_out_of_a_disc_again(ha: Session, folder: Path, tmp_path: Path) -> None:
    made = make_discs(ha, form_of(folder))
    bad = hurt(Path(made.images[0].path), tmp_path / "bad.iso", range(400, 500))
    begin_reading(ha, ReadForm(bad, tmp_path / "back"))
    done = end_work(ha)
    assert done.reading is not None
    assert done.reading.soon
    assert same_files(folder, tmp_path / "back")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"title": " "}, "discs.title_missing"),
        ({"title": "x" * 61}, "discs.title_too_long"),
        ({"share": 4}, "discs.share"),
        ({"share": 51}, "discs.share"),
        ({"into": Path("/nowhere")}, "discs.no_folder"),
    ],
)
def test_what_is_wrong_with_a_form_is_said(ha: Session, folder: Path, changes: dict[str, object], code: str) -> None:
    with pytest.raises(Problem, match=code):
        begin_making(ha, form_of(folder, **changes))
    with pytest.raises(Problem, match="discs.inside_source"):
        begin_making(ha, form_of(folder, into=folder / "c"))
    assert work_state(ha).kind is None


def test_shredding_keeps_the_rules_of_shredding(office: Office, ha: Session, folder: Path) -> None:
    made = make_discs(ha, form_of(folder))
    done = read_back_disc(ha, ReadBackForm(made.number, 1, Twin.FIRST, burnt(made.images[0].path, folder, "a.iso")))

    def shred(numbers: tuple[str, ...], standard: str = "O-5", witness: str = "quan", second: str = "lan") -> object:
        form = ShredDiscsForm(numbers, "HSM 411", standard, "Văn phòng", "")
        other = office.credential(second) if second else None
        return shred_discs(ha, form, PASSPHRASES["ha"], office.credential(witness), other)

    for arguments, code in (
        (((), "O-5"), "copies.nothing_to_shred"),
        (((done.number,), "O-4"), "copies.cut_too_coarse"),
        (((done.number,), "P-7"), "copies.cut_too_coarse"),
        ((("DI-1",), "O-5"), "copies.not_found"),
        (((done.number, done.number), "O-5"), "copies.item_twice"),
        (((done.number,), "O-5", "ha"), "copies.witness_is_performer"),
        (((done.number,), "O-5", "quan", "quan"), "copies.witness_twice"),
        (((done.number,), "O-5", "quan", ""), "copies.second_witness_missing"),
    ):
        with pytest.raises(Problem, match=code):
            shred(*arguments)
    assert list_discs(ha)[0].discs[0].state is CopyState.HELD


@pytest.mark.parametrize("who", ["quan", "nam", "minh"])
def test_nobody_but_an_officer_sees_or_does_anything(office: Office, folder: Path, who: str) -> None:
    session = office.sign_in(who)
    form = form_of(folder)
    for ask in (
        lambda: list_discs(session),
        lambda: plan_discs(session, str(folder), DiscSize.CD, 15),
        lambda: list_drives(session),
        lambda: work_state(session),
        lambda: disc_label(session, "DI-1", "vi"),
        lambda: begin_making(session, form),
        lambda: begin_reading(session, ReadForm(folder, folder)),
        lambda: end_work(session),
        lambda: stop_work(session),
        lambda: keep_disc(session, "DI-1", KeepForm("a", "b")),
        lambda: take_back_disc(session, "DI-1", "b"),
        lambda: count_discs(session, ()),
    ):
        with pytest.raises(Refused, match="session.not_your_duty"):
            ask()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_label_says_where_the_second_disc_is(ha: Session, folder: Path, language: str) -> None:
    from app.pdf.picture import page_count

    made = make_discs(ha, form_of(folder))
    first = read_back_disc(ha, ReadBackForm(made.number, 1, Twin.FIRST, burnt(made.images[0].path, folder, "a.iso")))
    alone = disc_label(ha, first.number, language)
    assert page_count(alone, "application/pdf") == 1
    second = read_back_disc(ha, ReadBackForm(made.number, 1, Twin.SECOND, burnt(made.images[0].path, folder, "b.iso")))
    keep_disc(ha, second.number, KeepForm("Quân", "Ngân hàng"))
    both = disc_label(ha, first.number, language)
    text = _text(both)
    assert made.number in text
    assert "Ngân hàng" in text
    assert "Ngân hàng" not in _text(alone)


def _text(pdf: bytes) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()
