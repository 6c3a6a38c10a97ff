"""Killed, or the power goes, at any step of making a vault again after a fire: it is there whole, or it is done again.

``FAULT_IMAGES=200`` and ``FAULT_KILLS=100`` make the deep run, in which the vault is made anew after each cut that left
none. test_kill_restore.py kills it between its steps.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from app.access.level import Level
from app.archive.restore.entrance import bring_back_vault
from app.archive.restore.model import Anew, AnewForm
from app.errors import Problem
from app.people.entrance import people_here, sign_in
from app.session.door import TOP_SECRET_ROOM
from app.session.world import World
from app.vault.check import check_compartment
from app.vault.incarnation import UNFINISHED
from tests.archive.restore.test_anew import BINH, THU, WORDS_OF
from tests.archive.restore.test_anew import form_of as anew_form
from tests.faults.cutting import CUTS_RUN_HERE, cut_everywhere
from tests.fixtures.vault import Office

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not CUTS_RUN_HERE, reason="needs fork and strace")]

IMAGES = int(os.environ.get("FAULT_IMAGES", "4"))
KILLS = int(os.environ.get("FAULT_KILLS", "0"))


def clean(office: Office) -> World:
    """A machine that knows nobody: no profile, and of its keyring only what is put there from now on."""
    profile = office.path.parent / "clean"
    profile.mkdir(mode=0o700, exist_ok=True)
    return replace(office.world, profile=profile)


def test_a_vault_after_a_fire_is_there_whole_or_can_be_made(office_template: Office, tmp_path: Path) -> None:
    forms: list[AnewForm] = []
    again: list[Anew] = []

    def prepare(office: Office) -> None:
        forms.append(anew_form(office, office.path.parent))
        clean(office)

    def form_at(office: Office) -> AnewForm:
        here = office.path.parent
        (form,) = forms
        was = form.kit.parent.parent
        founding = replace(form.founding, path=here / "moi")
        return replace(
            form, source=here / form.source.relative_to(was), kit=here / form.kit.relative_to(was), founding=founding
        )

    def begin_anew(_: None, office: Office) -> object:
        return bring_back_vault(clean(office), form_at(office))

    def found(office: Office) -> str:
        form, world = form_at(office), clean(office)
        path = form.founding.path
        there = path.exists() and any(path.iterdir())
        if not there and again and not KILLS:
            return "not there"
        if not there:
            again.append(bring_back_vault(world, form))
            assert again[-1].whole
        beside = list(path.parent.glob(f"{path.name}{UNFINISHED}*"))
        for folder in (inner for left in beside for inner in (left, left / "new")):
            with pytest.raises(Problem, match=r"vault\.(half_restored|not_a_vault)"):
                sign_in(world, folder, office.people["quan"], WORDS_OF[BINH])
        uids = {one.name: one.uid for one in people_here(world, path)}
        assert {BINH, THU} <= set(uids)
        session = sign_in(world, path, uids[BINH], WORDS_OF[BINH], TOP_SECRET_ROOM)
        session.vault.verify_whole()
        for level in Level:
            opened = session.compartment(office.project, level)
            assert check_compartment(opened, session.vault.roster.public_key_of) == []
        assert session.vault.directory.intents() == []
        session.close()
        officer = sign_in(world, path, uids[THU], WORDS_OF[THU])
        assert officer.journal.verify(officer.vault.roster.public_key_of) == []
        officer.close()
        return ("there, not swept up" if beside else "there") if there else "not there"

    cuts = cut_everywhere(
        office_template, tmp_path, None, begin_anew, found,
        prepare=prepare, between={"there, not swept up"}, kills=KILLS, most_images=IMAGES,
    )  # fmt: skip
    assert (cuts.before, cuts.after) == ("not there", "there")
