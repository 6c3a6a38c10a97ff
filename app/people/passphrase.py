"""Changing one's passphrase: the old one is asked even in an open session, and no copy of the old slot opens after it.

Both sections of the slot are opened and sealed anew, under a new device secret (`app.people.resealing`). The other
room of the same person goes on: its keys are the same, and it asks for the new passphrase from then on.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Final

from app.access.event import Event
from app.errors import Problem
from app.keys.passphrase import normalised, require_acceptable
from app.people import resealing
from app.people.resealing import SlotPlace
from app.session.door import Session
from app.session.identity import unlock

STEPS: Final = 3

Progress = Callable[[int, int], None]


def change(session: Session, old: str, new: str, progress: Progress) -> None:
    """See `app.people.actions.change_passphrase`."""
    place = SlotPlace.of(session)
    told = 0

    def step() -> None:
        nonlocal told
        told += 1
        progress(told, STEPS)

    with session.act(Event.KEYS_PASSPHRASE):
        if normalised(old) == normalised(new):
            raise Problem("people.passphrase_unchanged")
        require_acceptable(new, (session.person.name, session.vault.roster.company))
        with session.counted_try(session.uid):
            opened = unlock(session.world, session.vault.folder, session.uid, old, step_up=True)
        step()
        resealing.reseal(place, opened.everyday, opened.step_up, new, Event.KEYS_PASSPHRASE, step)
    with suppress(Problem):  # what the keyring does not forget just now, it is told to forget at the next unlocking
        resealing.settle(place)
