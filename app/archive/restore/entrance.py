"""Getting things back where nobody can unlock: before there is a session, or any vault at all.

All functions take the `World` first. What they do is journalled by whoever opens what came about: nobody can sign an
entry before.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.archive.restore import anew, drill, elsewhere, laying, looking, store
from app.archive.restore.model import (
    Anew,
    AnewForm,
    Checkpoint,
    Contents,
    DrillForm,
    DrillResult,
    Laid,
    LayForm,
    Progress,
    SharesSeen,
    Sources,
    TakenOut,
    no_progress,
    no_stop,
)
from app.archive.restore.sources import by_kit, ceremony_of
from app.session.world import World


def find_backups(world: World, path: Path) -> Sources:
    """The backups in a folder, or the disc that a mounted folder, an image or a drive is. See `looking.sources_in`."""
    return looking.sources_in(Path(path).absolute(), world.clock.now())


def take_from_disc(world: World, source: Path, place: Path, progress: Progress | None = None) -> TakenOut:
    """Take the files of a disc out into a folder of their own below ``place``. ``progress`` may raise Cancelled.

    Raises what reading a disc raises; what was read stays for the next try, or for the other disc.
    """
    return looking.take_out(Path(source).absolute(), Path(place).absolute(), world.clock.now(), progress)


def forget_from_disc(world: World, folder: Path) -> None:
    """Take away what `take_from_disc` took out."""
    looking.forget_out(Path(folder).absolute())


def kit_of_backup(world: World, kit: Path, source: Path) -> int:
    """The number of a kit that belongs to a backup. Raises as `looking.kit_for`."""
    return looking.kit_for(kit, Path(source).absolute())


def judge_shares(world: World, kit: Path, shares: tuple[str, ...]) -> SharesSeen:
    """What is to be said of the shares typed so far. See `looking.shares_so_far`."""
    return looking.shares_so_far(kit, shares)


def backup_contents(world: World, source: Path, kit: Path, shares: tuple[str, ...]) -> Contents:
    """What would come back of a backup, and what not. Raises as `ceremony_of` and `looking.contents_of`."""
    ceremony = ceremony_of(kit, shares)
    return looking.contents_of(Path(source).absolute(), ceremony, world.profile, world.clock.now())


def lay_folder_beside(
    world: World, form: LayForm, progress: Progress | None = None, checkpoint: Checkpoint = no_stop
) -> Laid:
    """Lay the copied folder of a vault into a new folder, where the present vault cannot be unlocked.

    Raises as `app.archive.restore.actions.lay_beside`; a backup is sealed and needs an officer, or kit and shares.
    """
    form = laying.checked(form)
    filler = laying.plain(form.source)
    return laying.lay(form, filler, world.clock.now(), progress or no_progress, checkpoint)


def bring_back_vault(
    world: World, form: AnewForm, progress: Progress | None = None, checkpoint: Checkpoint = no_stop
) -> Anew:
    """Make a vault again out of a backup, the kit and enough shares, with two new founding persons. See `anew`."""
    return anew.start_anew(world, form, progress or no_progress, checkpoint)


def rehearse(
    world: World, form: DrillForm, progress: Progress | None = None, checkpoint: Checkpoint = no_stop
) -> DrillResult:
    """A drill without a vault at hand; its ``line`` can be recorded later. Raises as `actions.hold_drill`."""
    ceremony = ceremony_of(form.kit, form.shares)
    source = by_kit(Path(form.source).absolute(), ceremony)
    scratch, at = Path(form.scratch).absolute(), world.clock.now()
    held = drill.hold(source, ceremony, scratch, world.projections, at, progress or no_progress, checkpoint)
    line = elsewhere.line_of(store.body_of(held), ceremony.kit.vault_id, source.house.journal[0])
    return replace(held, line=line)
