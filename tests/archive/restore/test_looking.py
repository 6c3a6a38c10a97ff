"""On a clean machine: what was brought is looked at piece by piece, and mistakes are told before anything is made."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.archive.discs.actions import make_discs
from app.archive.discs.model import DiscSize, MakeForm, What
from app.archive.restore import anew
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
from app.archive.restore.looking import OUT_OF_DISC
from app.archive.restore.model import AnewForm, DrillForm
from app.clock import DAY, FixedClock
from app.errors import Corrupt, Problem
from app.keys.signature import fingerprint_words
from app.people.enrolment import name_here
from app.session.world import World
from app.vault.folder import Folder
from app.vault.incarnation import UNFINISHED
from tests.archive.discs.discs_at_hand import hurt
from tests.archive.restore.test_anew import clean
from tests.archive.restore.test_anew import form_of as anew_form
from tests.fixtures.vault import Office
from tests.recovery.desk import shares_of  # noqa: F401  (what custodians read off their sheets)


def code_of(function, *args) -> str:  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN002
    with pytest.raises((Problem, Corrupt)) as told:
        function(*args)
    return told.value.code


def test_each_thing_that_is_brought_is_judged_by_itself(office: Office, tmp_path: Path) -> None:
    form = anew_form(office, tmp_path)
    world = clean(office, tmp_path)
    _kit_and_shares(form, world, tmp_path)
    _promises(form, world, office, tmp_path)
    _places(form, world, tmp_path)


def _places(form: AnewForm, world: World, tmp_path: Path) -> None:
    """Backups are found from the disk down, and a hurt one hides no other."""
    root = form.source.parent
    for place in (form.source, root, root.parent, tmp_path):
        (seen,) = find_backups(world, place).backups
        assert (seen.path, seen.name, seen.escrowed) == (form.source, form.source.name, True)
    assert seen.age >= 0
    back = replace(world, clock=FixedClock(seen.at - 3000 * DAY))  # a new machine's clock, before anybody set it
    assert find_backups(back, root).backups[0].age == -3000 * DAY
    assert backup_contents(back, form.source, form.kit, form.shares).age == -3000 * DAY
    older = root / "SL-0009"
    shutil.copytree(form.source, older)
    (older / "backup.json").write_bytes(b"{}")
    (seen,) = find_backups(world, root).backups  # the whole one, though another is hurt
    assert seen.path == form.source
    shutil.rmtree(form.source)
    assert code_of(find_backups, world, root) == "backup.cover_damaged"
    shutil.rmtree(older)
    assert code_of(find_backups, world, root) == "restore.no_backup_here"
    assert code_of(find_backups, world, tmp_path / "none") == "discs.no_source"
    assert code_of(find_backups, world, tmp_path / ("x" * 300)) == "vault.disk_error"


def _kit_and_shares(form: AnewForm, world: World, tmp_path: Path) -> None:
    """Before anything is opened."""
    one, other = form.shares
    assert kit_of_backup(world, form.kit, form.source) == 1
    assert code_of(kit_of_backup, world, tmp_path / "none.niemkit", form.source) == "recovery.cannot_read"
    assert code_of(kit_of_backup, world, form.source / "backup.json", form.source) == "keys.not_a_kit"
    half = tmp_path / "half.niemkit"
    half.write_bytes(form.kit.read_bytes()[:-9])
    assert code_of(kit_of_backup, world, half, form.source) == "keys.kit_damaged"

    first = judge_shares(world, form.kit, (one,))
    assert (first.shares[0].code, first.needed, first.fits) == ("", 2, None)
    words = one.split()
    typing = judge_shares(world, form.kit, (" ".join(words[:5]), " ".join([*words[:3], "xyz", *words[4:]])))
    assert [(share.code, share.word) for share in typing.shares] == [
        ("keys.share_length", 0),
        ("keys.share_word_unknown", 4),
    ]
    assert [share.code for share in judge_shares(world, form.kit, (one, one)).shares] == ["", "keys.share_twice"]
    assert judge_shares(world, form.kit, (one, other.upper())).fits is True

    # A whole set of another kit: each share is good, together they give another key.
    from app.keys.recovery import new_seed
    from app.keys.shares import split

    foreign = split(new_seed(), 2, 3)
    assert judge_shares(world, form.kit, foreign[:2]).fits is False
    mixed = judge_shares(world, form.kit, (one, foreign[0]))
    assert [share.code for share in mixed.shares] == ["", "keys.shares_of_different_sets"]


def _promises(form: AnewForm, world: World, office: Office, tmp_path: Path) -> None:
    """Told without unpacking more than the directory."""
    office.clock.advance(50 * 3600 * 1_000_000)
    told = backup_contents(world, form.source, form.kit, form.shares)
    assert told.words == fingerprint_words(Folder(office.path).read_label().genesis)
    assert (told.people, told.compartments, told.closed) == (6, 3, 0)
    assert (len(told.projects), told.age >= 50 * 3600 * 1_000_000, told.entries > 20) == (1, True, True)
    assert not list(world.profile.glob(".niem-look-*"))
    result = rehearse(world, DrillForm(form.source, form.kit, form.shares, tmp_path))
    assert (result.whole, result.words, result.entries) == (True, told.words, told.entries)
    assert result.heads > 6
    manifest = form.source / "manifest"
    whole = manifest.read_bytes()
    manifest.write_bytes(whole[:-1])
    assert code_of(backup_contents, world, form.source, form.kit, form.shares) == "backup.part_damaged"
    manifest.write_bytes(whole)
    assert not list(world.profile.glob(".niem-look-*"))


@pytest.fixture
def disc(office: Office, tmp_path: Path) -> Iterator[tuple[AnewForm, Path]]:
    form = anew_form(office, tmp_path)
    officer = office.sign_in("ha")
    images = tmp_path / "images"
    images.mkdir()
    made = make_discs(officer, MakeForm(form.source, What.BACKUP, "Sao lưu", DiscSize.CD, 15, images))
    officer.close()
    return form, Path(made.images[0].path)


def test_a_scratched_disc_gives_its_backup_and_goes_on_where_it_was_cut_off(
    disc: tuple[AnewForm, Path], office: Office, tmp_path: Path
) -> None:
    form, image = disc
    world = clean(office, tmp_path)
    seen = find_backups(world, image).disc
    assert seen is not None
    assert (seen.disc, seen.discs, seen.title) == (1, 1, "Sao lưu")
    scratched = hurt(image, tmp_path / "xuoc.iso", range(300, 320))
    place = tmp_path / "cho"
    place.mkdir()
    found = take_from_disc(world, scratched, place)
    assert (found.verdict, found.lost, found.missing) == ("discs.repaired", 0, 0)
    assert found.folder.name.startswith(OUT_OF_DISC)
    again = take_from_disc(world, image, place)  # what lies there already is compared, not written again
    assert [one.path for one in again.backups] == [one.path for one in found.backups]
    contents = backup_contents(world, found.backups[0].path, form.kit, form.shares)
    assert contents.name == form.source.name
    forget_from_disc(world, found.folder)
    assert not found.folder.exists()
    forget_from_disc(world, place)  # nothing of anybody else's
    assert place.exists()

    dead = hurt(image, tmp_path / "nat.iso", range(200, image.stat().st_size // 2048 - 400))
    half = take_from_disc(world, dead, place)
    assert (half.verdict, half.backups) == ("discs.beyond_repair", ())
    assert half.lost > 0
    whole = take_from_disc(world, image, place)  # the second disc fills what the first one lost
    assert [one.name for one in whole.backups] == [form.source.name]


def test_the_new_vault_is_counted_again_and_a_killed_try_leaves_no_keys(office: Office, tmp_path: Path) -> None:
    form = anew_form(office, tmp_path)
    world = clean(office, tmp_path)
    path = form.founding.path
    left: list[Path] = []

    def kept(step: str) -> None:
        if step == "built":
            for folder in path.parent.glob(f"{path.name}{UNFINISHED}*"):
                shutil.copytree(folder, tmp_path / "killed" / folder.name)
                left.append(folder)

    done = bring_back_vault(world, form, checkpoint=kept)
    records = sum(line.records for line in done.lines if line.level)
    assert done.whole
    assert done.recounted == records > 0
    assert done.heads > 6
    # The next try sweeps up what a killed one would have left of its people.
    (killed,) = (tmp_path / "killed").iterdir()
    vault_id = Folder(path).read_label().vault_id
    keyring = world.keyring_for(vault_id)
    assert name_here(keyring, done.manager)
    shutil.copytree(killed, path.with_name(f"hai{UNFINISHED}{'0' * 32}"))
    anew.sweep(world, path.with_name("hai"), vault_id)
    assert name_here(keyring, done.manager) is None
    assert not list(path.parent.glob(f"*{UNFINISHED}*"))
