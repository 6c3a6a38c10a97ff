"""Killed while a copy is laid, accepted, practised with or made a vault again: nothing half done is taken for whole."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.archive.restore.actions import confirm_copy, hold_drill, lay_beside
from app.archive.restore.drill import SCRATCH
from app.archive.restore.entrance import bring_back_vault
from app.archive.restore.model import ConfirmForm, LayForm
from app.errors import Problem
from app.people.entrance import people_here, sign_in
from app.session.door import Session
from app.vault.folder import Folder
from app.vault.incarnation import UNFINISHED, mark_of
from tests.archive.restore.desk import QUAN, anchor_of, desk_of, keep, names_in
from tests.archive.restore.test_anew import BINH, WORDS_OF, clean
from tests.archive.restore.test_anew import form_of as anew_form
from tests.archive.restore.test_drill import form_of as drill_form
from tests.faults.killing import Act, attempt, points
from tests.fixtures.vault import Office

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL"),
]

MOST = int(os.environ.get("NIEM_DEEP_POINTS", "6"))
KILLED = -signal.SIGKILL


def at_step(act: Callable[[Session, Office, Callable[[str], None]], object], step: str) -> Act:
    """The act, killed when it tells of that step."""

    def done(session: Session, office: Office) -> object:
        def checkpoint(name: str) -> None:
            if name == step:
                os.kill(os.getpid(), signal.SIGKILL)

        return act(session, office, checkpoint)

    return done


def test_a_copy_that_is_being_laid(office: Office) -> None:
    desk = desk_of(office)
    into = desk.beside()

    def act(session: Session, _office: Office) -> object:
        return lay_beside(session, LayForm(desk.older, into, office.path))

    total = attempt(office, "minh", act, None)
    shutil.rmtree(into)
    for kill_at in points(total, MOST):
        ended = attempt(office, "minh", act, kill_at)
        left = list(into.parent.glob(f"{into.name}{UNFINISHED}*"))
        if into.exists():
            assert mark_of(into) is not None
            assert not left
            copy = desk.at(into).sign_in("quan")
            assert copy.vault.pending
            copy.close()
            shutil.rmtree(into)
        for folder in left:
            # What lies there is refused, whatever is in it.
            with pytest.raises(Problem, match=r"vault\.(half_restored|not_a_vault)"):
                desk.at(folder).sign_in("quan")
        assert ended == KILLED or not left
    session = office.sign_in("minh")
    lay_beside(session, LayForm(desk.older, into, office.path))
    assert not list(into.parent.glob(f"{into.name}{UNFINISHED}*"))
    session.close()


def test_a_copy_that_is_being_accepted(office: Office, tmp_path: Path) -> None:
    desk = desk_of(office)
    untouched = desk.lay()

    def act(session: Session, copy: Office) -> object:
        return confirm_copy(session, ConfirmForm("đĩa hỏng", office.path), QUAN, copy.credential("ha"))

    def accepted(copy: Office) -> bool:
        session = copy.sign_in("quan")
        session.vault.verify_whole()
        pending = session.vault.pending
        names = [] if pending else names_in(session, office.project)
        assert names == ([] if pending else ["Trần Văn Sớm"])
        assert bool(session.projects()) is not pending
        assert bool(session.vault.roster.restored) is not pending
        session.close()
        return not pending

    def fresh(number: int) -> Office:
        """A copy of the copy: each try starts from there."""
        place = tmp_path / f"try-{number}"
        shutil.copytree(untouched.path, place)
        return desk.at(place)

    copy = fresh(0)
    before = {who: anchor_of(office, who) for who in ("quan", "ha")}
    total = attempt(copy, "quan", act, None)
    assert accepted(copy)
    seen = set()
    for number, kill_at in enumerate(points(total, MOST), start=1):
        for who, anchor in before.items():
            keep(office, who, anchor)
        copy = fresh(number)
        attempt(copy, "quan", act, kill_at)
        seen.add(accepted(copy))
        if not accepted(copy):
            assert attempt(copy, "quan", act, None) > 0
            assert accepted(copy)
    assert False in seen


def test_a_drill_leaves_nothing_the_next_does_not_take(office: Office, tmp_path: Path) -> None:
    form = drill_form(office, tmp_path)

    def act(session: Session, _office: Office, checkpoint: Callable[[str], None]) -> object:
        return hold_drill(session, form, checkpoint=checkpoint)

    for step in ("unpacked", "checked"):
        assert attempt(office, "ha", at_step(act, step), None) == KILLED
        (left,) = form.scratch.glob(f"{SCRATCH}*")
        plain = "Trần Văn Sớm".encode()
        assert not any(plain in file.read_bytes() for file in left.rglob("*") if file.is_file())
    session = office.sign_in("ha")
    assert hold_drill(session, form).whole
    assert not list(form.scratch.iterdir())
    session.close()


def test_a_vault_that_is_being_brought_back(office: Office, tmp_path: Path) -> None:
    form = anew_form(office, tmp_path)
    world = clean(office, tmp_path)
    machine = replace(office, world=world)

    def act(_session: Session, _office: Office, checkpoint: Callable[[str], None]) -> object:
        return bring_back_vault(world, form, checkpoint=checkpoint)

    path = form.founding.path
    for step in ("unpacked", "founded", "renewed", "synced"):
        assert attempt(machine, None, at_step(act, step), None) == KILLED
        assert not path.exists()
        for left in path.parent.glob(f"{path.name}{UNFINISHED}*"):
            for inner in (left, left / "new"):
                with pytest.raises(Problem, match=r"vault\.(half_restored|not_a_vault)"):
                    sign_in(world, inner, office.people["quan"], QUAN)
    assert attempt(machine, None, at_step(act, "named"), None) == KILLED
    assert not list(path.parent.glob(f"{path.name}{UNFINISHED}*"))
    (manager,) = (one.uid for one in people_here(world, path) if one.name == BINH)
    session = sign_in(world, path, manager, WORDS_OF[BINH])
    assert Folder(path).read_label().house == 1
    assert len(session.levels(office.project)) == 2
    session.close()
