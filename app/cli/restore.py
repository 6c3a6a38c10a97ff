"""``restore`` and ``drill``: getting a vault back, and practising it, over the window's own actions.

Shares come from files (``--share-file``, once for each) or from prompts without echo. With ``--vault`` somebody
unlocks: the copy is laid beside their vault, or the drill's outcome is kept in it. Without it nothing has to be
unlocked: the copied folder of a vault is laid beside, a backup needs kit and shares and two new people, and a drill
prints a line that an officer can record. With a kit the backup may be on a disc: where it is mounted, or its image.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from app.access.level import Level
from app.archive.restore.actions import hold_drill, lay_beside
from app.archive.restore.entrance import (
    bring_back_vault,
    find_backups,
    forget_from_disc,
    lay_folder_beside,
    rehearse,
    take_from_disc,
)
from app.archive.restore.model import AnewForm, DrillForm, DrillLine, DrillResult, LayForm
from app.archive.restore.sources import is_backup
from app.bootstrap.world import build_world
from app.cli.recovery import shares_given
from app.cli.unlocking import passphrase_from, unlocked
from app.clock import shown_time
from app.errors import Problem
from app.keys.process import harden_process
from app.people.model import FoundingForm
from app.settings.message import sentence


def add(commands: Any, _sign_in: Any = None) -> None:  # noqa: ANN401 (argparse)
    """The two commands and what they take."""
    restore = commands.add_parser("restore", help="đặt một bản sao ra thư mục mới / lay a copy into a new folder")
    drill = commands.add_parser("drill", help="diễn tập khôi phục / a restore drill")
    for parser in (restore, drill):
        parser.add_argument("--vault", metavar="KHO", default="", help="kho đang dùng / the vault in use")
        parser.add_argument("--person", metavar="TÊN", default="", help="ai mở kho / who unlocks")
        parser.add_argument(
            "--passphrase-fd", type=int, metavar="FD", help="đọc cụm mật khẩu từ đây / read it from here"
        )
        parser.add_argument("--from", dest="source", metavar="THƯ-MỤC", required=True, help="bản sao / the copy")
        parser.add_argument("--kit", metavar="TỆP", default="", help="tệp bộ khôi phục / the kit's file")
        parser.add_argument(
            "--share-file", metavar="TỆP", action="append", default=[], help="tệp chứa một mảnh / a file with one share"
        )
    restore.add_argument("--into", metavar="THƯ-MỤC", required=True, help="thư mục mới / the new folder")
    restore.add_argument(
        "--company", metavar="TÊN", default="", help="với --kit: tên công ty / with --kit: the company"
    )
    restore.add_argument("--place", metavar="NƠI", default="", help="với --kit: nơi / with --kit: the place")
    restore.add_argument("--manager", metavar="TÊN", default="", help="với --kit: quản lý mới / the new manager")
    restore.add_argument("--officer", metavar="TÊN", default="", help="với --kit: cán bộ an toàn mới / the new officer")
    restore.add_argument("--manager-fd", type=int, metavar="FD", help="cụm mật khẩu quản lý / the manager's passphrase")
    restore.add_argument("--officer-fd", type=int, metavar="FD", help="của cán bộ an toàn / the officer's")
    restore.set_defaults(command=lay)
    drill.add_argument("--scratch", metavar="THƯ-MỤC", required=True, help="chỗ tạm, được xóa sạch / wiped afterwards")
    drill.set_defaults(command=practise)


def lay(given: argparse.Namespace, language: str) -> int:
    """Lay a copy beside, or with ``--kit`` bring a vault back for two new people; 0 when all of it is there."""
    source, into = Path(given.source), Path(given.into)
    if given.kit:
        with _backup(source, into.absolute().parent, language) as backup:
            return _anew(given, backup, into, language) if backup else 1
    if given.vault:
        session = unlocked(given)
        try:
            laid = lay_beside(session, LayForm(source, into, Path(given.vault)))
        finally:
            session.close()
    else:
        laid = lay_folder_beside(build_world(), LayForm(source, into))
    print(sentence("restore.said_laid", language, path=str(laid.path), files=laid.files))
    return 0


def practise(given: argparse.Namespace, language: str) -> int:
    """Hold a drill; 0 when everything was opened, counted and as the backup's manifest says."""
    if not given.kit:
        raise Problem("recovery.cannot_read")
    with _backup(Path(given.source), Path(given.scratch), language) as source:
        return _practised(given, source, language) if source else 1


def _practised(given: argparse.Namespace, source: Path, language: str) -> int:
    form = DrillForm(source, Path(given.kit), shares_given(given), Path(given.scratch))
    if given.vault:
        session = unlocked(given)
        try:
            result = hold_drill(session, form)
        finally:
            session.close()
    else:
        harden_process()
        result = rehearse(build_world(), form)
    _print(result, language)
    return 0 if result.whole else 1


@contextmanager
def _backup(source: Path, place: Path, language: str) -> Iterator[Path | None]:
    """The backup that was pointed to, for a block; out of a disc or an image it is taken below ``place`` first.

    None, and what is missing said, while the disc gives no whole backup: what it gave stays for the other disc, or for
    the next of its set. After the block what was taken out goes, unless something was raised.
    """
    source = source.absolute()
    if is_backup(source):
        yield source
        return
    world = build_world()
    found = find_backups(world, source)
    if found.disc is None:
        yield found.backups[0].path
        return
    taken = take_from_disc(world, source, place)
    print(sentence(taken.verdict, language, hurt=taken.hurt, files=taken.files, lost=taken.lost))
    if taken.missing:
        print(sentence("discs.waiting_for_discs", language, missing=taken.missing))
    yield taken.backups[0].path if taken.backups else None
    if taken.backups:
        forget_from_disc(world, taken.folder)


def _anew(given: argparse.Namespace, source: Path, into: Path, language: str) -> int:
    harden_process()
    shares = shares_given(given)
    founding = FoundingForm(
        path=into,
        company=given.company,
        place=given.place,
        manager_name=given.manager,
        manager_passphrase=passphrase_from(given.manager_fd, given.manager),
        officer_name=given.officer,
        officer_passphrase=passphrase_from(given.officer_fd, given.officer),
        project_name="",
    )
    done = bring_back_vault(build_world(), AnewForm(source, Path(given.kit), shares, founding))
    for line in done.lines:
        print(_told(line, language))
    print(
        sentence(
            "restore.said_anew", language, path=str(done.path), at=shown_time(done.copied_at), missing=done.missing,
            words=done.genesis_words,
        )
    )  # fmt: skip
    print(sentence("restore.said_former", language, words=done.former_words))
    return 0 if done.whole else 1


def _print(result: DrillResult, language: str) -> None:
    for line in result.lines:
        print(_told(line, language))
    code = "restore.said_drill_whole" if result.whole else "restore.said_drill_not_whole"
    print(
        sentence(
            code, language, name=result.source, at=shown_time(result.copied_at), entries=result.entries,
            statements=result.statements, missing=result.missing, seconds=result.seconds,
        )
    )  # fmt: skip
    if result.line:
        print(sentence("restore.said_line", language))
        print(result.line)


def _told(line: DrillLine, language: str) -> str:
    what = sentence(line.what, language) if line.what != "archive.compartment" else line.name
    level = Level(line.level).label(language) if line.level else ""
    counted = sentence("restore.said_counted", language, records=line.records, documents=line.documents)
    faults = "; ".join(sentence(code, language) for code in line.faults)
    parts = (what, level, counted if line.records or line.documents else "", faults)
    return ("[!] " if line.faults else "[v] ") + "  ".join(part for part in parts if part)
