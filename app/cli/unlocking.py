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


def unlocked(given: argparse.Namespace, *, top_secret: bool = False) -> Session:
    """A session for the person the arguments name, or the only one there is on this account.

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
    return sign_in(world, given.vault, wanted[0].uid, _passphrase(given), room)


def _passphrase(given: argparse.Namespace) -> str:
    if given.passphrase_fd is not None:
        with os.fdopen(given.passphrase_fd, encoding="utf-8") as source:
            return source.read(_LONGEST).rstrip("\r\n")
    if not sys.stdin.isatty():
        raise Problem("cli.no_terminal")
    return getpass.getpass("Cụm mật khẩu / passphrase: ")
