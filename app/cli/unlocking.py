"""Signing in from a terminal or a file descriptor."""

from __future__ import annotations

import argparse
import getpass
import os
import sys

from app.bootstrap.world import build_world
from app.errors import Problem
from app.keys.process import harden_process
from app.people.entrance import people_here, sign_in
from app.session.door import EVERYDAY, TOP_SECRET_ROOM, Session

_LONGEST = 4096


def unlocked(given: argparse.Namespace, *, top_secret: bool = False, passphrase: str | None = None) -> Session:
    """A session for the person the arguments name, or the only one there is on this account.

    ``passphrase``: what was read already, for an act that asks for it again.

    Raises Problem("cli.nobody_here"), Problem("cli.which_person", names=…), and what signing in raises.
    """
    harden_process()
    world = build_world()
    people = people_here(world, given.vault)
    wanted = [person for person in people if given.person in ("", person.name)]
    if not wanted:
        raise Problem("cli.nobody_here")
    if len(wanted) > 1:
        raise Problem("cli.which_person")
    room = TOP_SECRET_ROOM if top_secret else EVERYDAY
    typed = passphrase_from(given.passphrase_fd) if passphrase is None else passphrase
    return sign_in(world, given.vault, wanted[0].uid, typed, room)


def passphrase_from(descriptor: int | None, who: str = "") -> str:
    """A passphrase from a file descriptor, or typed without echo; ``who`` is named in the prompt."""
    if descriptor is not None:
        with os.fdopen(descriptor, encoding="utf-8") as source:
            return source.read(_LONGEST).rstrip("\r\n")
    if not sys.stdin.isatty():
        raise Problem("cli.no_terminal")
    return getpass.getpass(f"Cụm mật khẩu / passphrase{' · ' if who else ''}{who}: ")
