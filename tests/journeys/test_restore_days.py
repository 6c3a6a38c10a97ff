"""Days on which something is lost, in sentences: a hurt vault and its copy; one record; a fire, and a disc in a drawer.

Each story goes through the program's own acts and queries, as the window asks for them, with the refusals on the way.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.access.level import Level
from app.archive.backup.actions import make_backup, set_plan
from app.archive.backup.model import Destination, Plan
from app.archive.discs.actions import make_discs
from app.archive.discs.model import DiscSize, MakeForm, What
from app.archive.queries import verify_vault
from app.archive.restore.actions import bring_back, confirm_copy, hold_drill, lay_beside
from app.archive.restore.entrance import (
    backup_contents,
    bring_back_vault,
    find_backups,
    forget_from_disc,
    judge_shares,
    kit_of_backup,
    rehearse,
    take_from_disc,
)
from app.archive.restore.model import AnewForm, BringForm, ConfirmForm, DrillForm, LayForm
from app.archive.restore.queries import compare_copy, copy_state
from app.customers.actions import create_customer, edit_customer
from app.customers.form import Ref
from app.customers.queries import get_customer
from app.errors import Corrupt
from app.keys.signature import fingerprint_words
from app.people.entrance import sign_in
from app.session.door import TOP_SECRET_ROOM
from app.vault.folder import Folder
from tests.archive.discs.discs_at_hand import hurt
from tests.archive.restore.desk import QUAN, customer, names_in
from tests.archive.restore.test_anew import BINH, THU, WORDS_OF, clean, two_agree
from tests.fixtures.vault import Office, founding_form
from tests.recovery.desk import held, shares_of

DISK = "Ổ cứng rời"


def backup_of(office: Office, place: Path) -> Path:
    """Hà makes a backup on the office's disk; where it lies."""
    place.mkdir(exist_ok=True)
    officer = office.sign_in("ha")
    set_plan(officer, Plan((Destination(DISK, str(place)),), scheduled=False))
    assert not make_backup(officer, DISK).why
    officer.close()
    return max(place.glob("niem-*/SL-*"))


def entered(office: Office, name: str) -> Ref:
    """Quân enters a customer."""
    manager = office.sign_in("quan")
    ref = create_customer(manager, office.project, customer(name))
    manager.close()
    return ref


def test_a_hurt_vault_is_replaced_by_its_backup_and_what_was_written_since_is_fetched_back(
    office: Office, tmp_path: Path
) -> None:
    """Damage → recovery."""
    early = entered(office, "Trần Văn Sớm")
    backup = backup_of(office, tmp_path / "usb")
    office.clock.advance(26 * 3600 * 1_000_000)
    late = entered(office, "Lê Thị Muộn")

    # The disk hurts the compartment of cơ mật; the check names it.
    manager = office.sign_in("quan")
    file_id = manager.open_key(office.project, Level.SECRET).place.file_id
    manager.close()
    file = office.path / "c" / f"{file_id.hex()}.db"
    data = bytearray(file.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 64] = bytes(64)
    file.write_bytes(data)
    officer = office.sign_in("ha")
    # Hà lays the backup beside; nothing of the present vault is touched.
    before = file.read_bytes()
    lay_beside(officer, LayForm(backup, tmp_path / "kho moi", office.path))
    assert file.read_bytes() == before
    officer.close()
    manager = office.sign_in("quan")
    assert not verify_vault(manager).whole
    manager.close()

    # Quân opens it: a day old, and only looked at. With Hà beside he accepts it.
    copy = replace(office, path=tmp_path / "kho moi")
    manager = copy.sign_in("quan")
    state = copy_state(manager, office.path)
    assert state.pending
    assert state.lacking is not None
    assert state.lacking.entries > 0
    assert manager.projects() == ()
    confirm_copy(manager, ConfirmForm("ổ đĩa hỏng", office.path), QUAN, copy.credential("ha"))
    manager.close()
    manager = copy.sign_in("quan", TOP_SECRET_ROOM)
    assert verify_vault(manager).whole
    assert names_in(manager, office.project) == ["Trần Văn Sớm"]

    # What was written since stands in the hurt vault's whole compartments: it is brought over, record by record.
    rows = compare_copy(manager, office.path, office.project, Level.CONFIDENTIAL).rows
    assert [(row.name, row.state) for row in rows] == [("Lê Thị Muộn", "missing")]
    assert bring_back(manager, BringForm(office.path, late, 0)) == late
    assert names_in(manager, office.project) == ["Lê Thị Muộn", "Trần Văn Sớm"]
    assert get_customer(manager, early).rev == 1
    with pytest.raises(Corrupt):
        compare_copy(manager, office.path, office.project, Level.SECRET)
    manager.close()
    with pytest.raises(Corrupt, match=r"vault\.older_than_seen"):
        office.sign_in("quan")  # nobody works on in the hurt one by mistake


def test_one_spoilt_record_comes_back_out_of_a_backup(office: Office, tmp_path: Path) -> None:
    ref = entered(office, "Công ty Sớm Mai")
    backup = backup_of(office, tmp_path / "usb")
    manager = office.sign_in("quan")
    edit_customer(manager, ref, replace(customer("Công ty Sớm Mai"), note="", phones=()), 1)
    manager.close()
    officer = office.sign_in("ha")
    lay_beside(officer, LayForm(backup, tmp_path / "xem", office.path))
    officer.close()
    manager = office.sign_in("quan")
    (row,) = compare_copy(manager, tmp_path / "xem", office.project, Level.CONFIDENTIAL, "som mai").rows
    assert {change.field for change in row.changes} == {"note", "phones"}
    bring_back(manager, BringForm(tmp_path / "xem", row.ref, row.base, ("phones",)))
    card = get_customer(manager, ref)
    assert (card.form.phones, card.form.note, card.rev) == (("+84912345678",), "", 3)
    manager.close()


def test_a_scratched_disc_and_the_kit_make_the_vault_again_on_a_clean_machine(office: Office, tmp_path: Path) -> None:
    """Disc → clean machine."""
    entered(office, "Trần Văn Sớm")
    kit = held(office, tmp_path)
    backup = backup_of(office, tmp_path / "usb")
    officer = office.sign_in("ha")
    images = tmp_path / "images"
    images.mkdir()
    made = make_discs(officer, MakeForm(backup, What.BACKUP, "Sao lưu", DiscSize.CD, 15, images))
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    assert hold_drill(officer, DrillForm(backup, kit.files[0], shares_of(kit)[1:], scratch)).whole
    officer.close()
    # A fire takes the machine and the disk. In a drawer elsewhere: the disc, scratched; two sheets; a stick.
    (image,) = sorted(images.glob("*.iso"))
    assert made
    scratched = hurt(image, tmp_path / "dia xuoc.iso", range(300, 330))
    world = clean(office, tmp_path)

    # On the clean machine the disc says which one it is; its backup comes out of it, mended.
    place = tmp_path / "tu dia"
    disc = find_backups(world, scratched).disc
    assert disc is not None
    assert (disc.disc, disc.discs, disc.title) == (1, 1, "Sao lưu")
    reading = take_from_disc(world, scratched, place)
    assert (reading.verdict, reading.lost, reading.missing) == ("discs.repaired", 0, 0)
    assert reading.hurt > 0
    (seen,) = reading.backups
    source, stick, sheets = seen.path, kit.files[1], shares_of(kit)[1:]

    # Stick and sheets are looked at one by one; the words of the backup are those on the sheets.
    assert kit_of_backup(world, stick, source) == 1
    assert judge_shares(world, stick, tuple(sheets[:1])).fits is None
    assert judge_shares(world, stick, tuple(sheets)).fits
    promised = backup_contents(world, source, stick, tuple(sheets))
    assert promised.words == fingerprint_words(Folder(office.path).read_label().genesis)

    # A drill first: everything opens, counts and heads are equal, and nothing of it stays.
    (tmp_path / "cho tam").mkdir()
    drilled = rehearse(world, DrillForm(source, stick, tuple(sheets), tmp_path / "cho tam"))
    assert drilled.whole
    assert (drilled.words, drilled.entries) == (promised.words, promised.entries)
    assert not list((tmp_path / "cho tam").iterdir())

    # Then in earnest, for two new people.
    form = founding_form(
        tmp_path / "kho sau chay", manager_name=BINH, manager_passphrase=WORDS_OF[BINH], officer_name=THU,
        officer_passphrase=WORDS_OF[THU], project_name="",
    )  # fmt: skip
    office.close()
    done = bring_back_vault(world, AnewForm(source, stick, tuple(sheets), form))
    assert done.whole
    assert done.recounted == sum(line.records for line in drilled.lines if line.level)
    forget_from_disc(world, reading.folder)
    assert not list(place.iterdir())
    two_agree(world, done)
    manager = sign_in(world, done.path, done.manager, WORDS_OF[BINH], TOP_SECRET_ROOM)
    assert names_in(manager, office.project) == ["Trần Văn Sớm"]
    assert verify_vault(manager).whole
    manager.close()
