"""Getting things back where nobody can unlock: before there is a session, or any vault at all.

All functions take the `World` first. What they do is journalled by whoever opens what came about: nobody can sign an
entry before.
"""

from __future__ import annotations

from pathlib import Path

from app.archive.restore import anew, drill, laying
from app.archive.restore.model import (
    Anew,
    AnewForm,
    Checkpoint,
    DrillForm,
    DrillResult,
    Laid,
    LayForm,
    Progress,
    no_progress,
    no_stop,
)
from app.archive.restore.sources import by_kit, ceremony_of
from app.session.world import World


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
    """A drill without a vault at hand, whose outcome nobody keeps. Raises as `actions.hold_drill`."""
    ceremony = ceremony_of(form.kit, form.shares)
    source = by_kit(Path(form.source).absolute(), ceremony)
    scratch, at = Path(form.scratch).absolute(), world.clock.now()
    return drill.hold(source, ceremony, scratch, world.projections, at, progress or no_progress, checkpoint)
