"""``disc``: making discs, and reading and checking them.

Making asks an officer to unlock, since the set gets its number in the vault. Reading and checking need no vault, no
account and no keyring: what is on a disc is sealed anyway. A source is an image, the folder where a disc is mounted, or
a drive's device file. 0 when all files are whole and the disc, or the set as far as it was read, has nothing to repair;
1 otherwise.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.archive.discs.actions import make_discs
from app.archive.discs.model import DEFAULT_SHARE, DiscSize, MakeForm, Reading, What
from app.archive.discs.reading import check_disc, read_disc
from app.cli.unlocking import unlocked
from app.settings.message import sentence


def add(commands: Any, add_sign_in: Callable[[argparse.ArgumentParser], None]) -> None:  # noqa: ANN401 (argparse)
    """The command and its ways."""
    disc = commands.add_parser("disc", help="đĩa chống xước / discs that survive scratches")
    ways = disc.add_subparsers(required=True, metavar="VIỆC")
    reading = ways.add_parser("read", help="lấy các tệp ra, sửa chỗ xước / take the files out, repaired")
    reading.add_argument("source", metavar="ĐĨA", nargs="+", help="ảnh, thư mục hoặc ổ đĩa / image, folder or drive")
    reading.add_argument("--to", metavar="THƯ-MỤC", required=True, help="ghi các tệp ra đây / write the files here")
    reading.set_defaults(command=read)
    checking = ways.add_parser("verify", help="đọc hết đĩa, không ghi gì / read the whole disc, write nothing")
    checking.add_argument("source", metavar="ĐĨA", nargs="+", help="ảnh, thư mục hoặc ổ đĩa / image, folder or drive")
    checking.set_defaults(command=verify)
    making = ways.add_parser("make", help="làm ảnh đĩa (cán bộ an toàn) / make disc images (officers)")
    add_sign_in(making)
    making.add_argument("--folder", metavar="THƯ-MỤC", required=True, help="thư mục đã niêm mật / the sealed folder")
    making.add_argument("--title", metavar="TÊN", required=True, help="tên trên nhãn / the name on the label")
    making.add_argument("--to", metavar="THƯ-MỤC", required=True, help="để ảnh đĩa ở đây / where the images go")
    making.add_argument("--what", choices=[str(what) for what in What], default=str(What.BACKUP))
    making.add_argument("--size", choices=[str(size) for size in DiscSize], default=str(DiscSize.DVD))
    making.add_argument("--share", metavar="%", type=int, default=DEFAULT_SHARE, help="phần dự phòng / share of parity")
    making.set_defaults(command=make)


def make(given: argparse.Namespace, language: str) -> int:
    """Make the images of a folder, and print where they are."""
    form = MakeForm(
        folder=Path(given.folder),
        what=What(given.what),
        title=given.title,
        size=DiscSize(given.size),
        share=given.share,
        into=Path(given.to),
    )
    session = unlocked(given)
    try:
        made = make_discs(session, form)
    finally:
        session.close()
    for image in made.images:
        print(image.path)
    print(sentence("discs.made", language, number=made.number, discs=len(made.images)))
    return 0


def read(given: argparse.Namespace, language: str) -> int:
    """Put the files of one or more discs into a folder."""
    readings = []
    for source in given.source:
        readings.append(read_disc(Path(source), Path(given.to)))
        _print(readings[-1], language, repaired=True)
    return 0 if all(found.whole for found in readings) and not readings[-1].missing else 1


def verify(given: argparse.Namespace, language: str) -> int:
    """Read one or more discs through."""
    readings = []
    for source in given.source:
        readings.append(check_disc(Path(source)))
        _print(readings[-1], language, repaired=False)
    return 0 if all(found.whole for found in readings) else 1


def _print(reading: Reading, language: str, *, repaired: bool) -> None:
    own = reading.identity
    print(
        sentence(
            "discs.which",
            language,
            number=own.number,
            disc=own.disc,
            discs=own.discs,
            title=own.title,
            words=own.words,
        )
    )
    print(sentence(reading.verdict(repaired=repaired), language, **reading.told()))
    for name in reading.lost:
        print("  " + sentence("discs.file_lost", language, name=name))
    if reading.missing:
        print(sentence("discs.waiting_for_discs", language, missing=len(reading.missing)))
