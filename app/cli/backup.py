"""``backup``: plan where backups go from this machine, make one, prove one again, list them; over the window's actions.

A timer of the system may call ``backup make … --due``: it makes those that are due and nothing else. The passphrase
comes from a prompt or a file descriptor, as everywhere.
"""

from __future__ import annotations

import argparse
import sys
from typing import Any

from app.archive.backup.actions import make_backups, make_due_backups, prove_backup, set_plan
from app.archive.backup.model import UNTOLD, BackupRow, BackupState, Destination, Outcome, Plan
from app.archive.backup.queries import backup_state
from app.cli.unlocking import unlocked
from app.clock import shown_date, shown_time
from app.settings.message import sentence


def add(commands: Any, sign_in: Any) -> None:  # noqa: ANN401 (argparse has no public name for it)
    """The command and what it takes."""
    parser = commands.add_parser("backup", help="sao lưu kho / back the vault up")
    ways = parser.add_subparsers(required=True, metavar="VIỆC")
    listing = ways.add_parser("list", help="sổ các bản sao lưu / the register of backups")
    listing.set_defaults(command=show)
    planning = ways.add_parser("plan", help="nơi lưu và giờ sao lưu của máy này / where and when, on this machine")
    planning.add_argument(
        "--to", metavar="TÊN=THƯ-MỤC", action="append", default=[], help="một nơi lưu / a destination"
    )
    planning.add_argument("--hour", type=int, default=12, help="giờ sao lưu hằng ngày / the hour of the day")
    planning.add_argument("--by-hand", action="store_true", help="chỉ sao lưu khi được bảo / only when asked to")
    planning.set_defaults(command=plan)
    making = ways.add_parser("make", help="sao lưu và kiểm chứng / make backups and prove them")
    making.add_argument("--place", metavar="TÊN", default="", help="chỉ vào nơi này / only to this destination")
    making.add_argument("--due", action="store_true", help="chỉ nơi đã đến giờ / only where one is due")
    making.set_defaults(command=make)
    proving = ways.add_parser("prove", help="kiểm chứng lại một bản (cán bộ an toàn) / prove one again (officers)")
    sign_in(proving)
    proving.add_argument("number", metavar="SỐ", type=int, help="7 = SL-0007")
    proving.set_defaults(command=prove)
    for one in (listing, planning, making):
        sign_in(one)


def show(given: argparse.Namespace, language: str) -> int:
    """Print the register and the destinations; 0 when a backup counts."""
    session = unlocked(given)
    try:
        state = backup_state(session)
    finally:
        session.close()
    print(_told(state, language))
    for place in state.places:
        code = "cli.backup_place" if place.there else "cli.backup_place_gone"
        print(sentence(code, language, name=place.name, path=place.path, free=place.free // 1_000_000))
    for row in state.rows:
        print(_line(row, language))
    return 0 if state.proved_at else 1


def plan(given: argparse.Namespace, language: str) -> int:
    """Keep the plan of this machine; 0 when done."""
    named = [text.partition("=") for text in given.to]
    destinations = tuple(Destination(name, path) for name, _, path in named)
    session = unlocked(given)
    try:
        set_plan(session, Plan(destinations, not given.by_hand, given.hour))
    finally:
        session.close()
    print(sentence("cli.backup_planned", language, count=len(destinations)))
    return 0


def make(given: argparse.Namespace, language: str) -> int:
    """Make backups, each whatever became of the others; 0 when every one of them was made and proved."""
    session = unlocked(given)
    try:
        if given.due:
            outcomes = make_due_backups(session)
        else:
            places = [given.place] if given.place else [one.name for one in backup_state(session).plan.destinations]
            outcomes = make_backups(session, places)
    finally:
        session.close()
    for outcome in outcomes:
        failed = sys.stderr if outcome.why else sys.stdout
        print(_made(outcome, language), file=failed)
    if not outcomes:
        print(sentence("cli.backup_nothing", language))
    return 1 if any(outcome.why for outcome in outcomes) or not (outcomes or given.due) else 0


def prove(given: argparse.Namespace, language: str) -> int:
    """Prove one backup again; 0 when it is whole."""
    session = unlocked(given)
    try:
        prove_backup(session, given.number)
    finally:
        session.close()
    print(sentence("cli.backup_proved", language, number=f"{given.number:04d}"))
    return 0


def _told(state: BackupState, language: str) -> str:
    if not state.proved_at:
        return sentence("cli.backup_none", language)
    return sentence("cli.backup_last", language, at=shown_time(state.proved_at))


def _line(row: BackupRow, language: str) -> str:
    why = f" – {sentence(row.why, language, number=row.name, **UNTOLD)}" if row.why and row.state == "failed" else ""
    state = sentence(f"backup.state_{row.state}", language)
    return f"{row.name}  {shown_date(row.made_at)}  {row.place}  {state}{why}"


def _made(outcome: Outcome, language: str) -> str:
    if outcome.why:
        why = sentence(outcome.why, language, **dict(outcome.details))
        return sentence("cli.backup_failed", language, number=outcome.name, place=outcome.place, why=why)
    return sentence("cli.backup_made", language, number=outcome.name, place=outcome.place)
