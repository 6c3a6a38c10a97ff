"""The commands and what they take.

A passphrase comes from a prompt without echo, or from a file descriptor (``--passphrase-fd 3``), never from an argument
or the environment, which other programs can read; a share of a recovery seed comes from a prompt or a file. Exit codes:
0 whole or done, 1 not whole or refused, 2 wrong usage, 3 signed, but by a root that has yet to be compared.

What a command needs is loaded when it runs: all of them together are nearly the whole program.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Callable, Sequence
from typing import Any

from app.errors import NiemError
from app.settings.message import sentence
from app.settings.preference import load

Command = Callable[[argparse.Namespace, str], int]

_DEFINED_HERE = frozenset(
    {"verify", "check", "journal", "grants", "verify-grants", "verify-journal", "verify-certificate", "open-package",
     "duties", "recover"}
)  # fmt: skip
_DEFINED_THERE = ("backup", "disc", "restore")
"""Commands whose module defines what they take as well."""


def main(arguments: Sequence[str]) -> int:
    """Run one command; returns the exit code."""
    given = _parser(_asked(arguments)).parse_args(arguments)
    language = given.language or load().language
    command: Command = given.command
    try:
        return command(given, language)
    except NiemError as error:
        print(sentence(error, language), file=sys.stderr)
        return 1
    except (KeyboardInterrupt, EOFError):
        print(file=sys.stderr)
        return 1


def _asked(arguments: Sequence[str]) -> str:
    """The command's name; empty where none is to be seen."""
    words = iter(arguments)
    for word in words:
        if word == "--language":
            next(words, None)
        elif not word.startswith("--language="):
            return word
    return ""


def _in(module: str, name: str) -> Command:
    """A command by its name."""

    def run(given: argparse.Namespace, language: str) -> int:
        command: Command = getattr(importlib.import_module(f"app.cli.{module}"), name)
        return command(given, language)

    return run


def _parser(asked: str) -> argparse.ArgumentParser:
    """All commands; of those defined elsewhere only the one ``asked`` for, unless it is none that is known."""
    parser = argparse.ArgumentParser(prog="python -m app", description="Niêm: kho hồ sơ khách hàng niêm mật.")
    parser.add_argument("--language", choices=("vi", "en"), help="vi, en")
    commands = parser.add_subparsers(required=True, metavar="LỆNH")

    verify = commands.add_parser("verify", help="kiểm tra toàn bộ kho / check the whole vault")
    _add_sign_in(verify)
    verify.add_argument("--top-secret", action="store_true", help="cả các ngăn tuyệt mật / top-secret ones as well")
    verify.set_defaults(command=_in("verification", "verify"))

    weekly = commands.add_parser("check", help="kiểm tra kho và ghi kết quả / check the vault and keep the result")
    _add_sign_in(weekly, needed=False)
    weekly.add_argument("--top-secret", action="store_true", help="cả các ngăn tuyệt mật / top-secret ones as well")
    weekly.add_argument("--scheduled", action="store_true", help="tệp mã hóa, không cần khóa / ciphertext, no keys")
    weekly.add_argument("--profile", metavar="THƯ MỤC", default="", help="nơi giữ ghi chú / where the notes are kept")
    weekly.set_defaults(command=_in("check", "check"))

    _add_journal(commands)

    granted = commands.add_parser(
        "grants", help="thẩm quyền và chữ ký (cán bộ an toàn) / grants, signatures (officers)"
    )
    _add_sign_in(granted)
    granted.add_argument("--export", metavar="TỆP", default="", help="ghi tệp bằng chứng / write a file that proves it")
    granted.set_defaults(command=_in("grants", "show"))

    _add_proofs(commands)
    opening = commands.add_parser("open-package", help="mở gói niêm đã nhận / open a sealed package (no vault needed)")
    opening.add_argument("file", metavar="TỆP")
    opening.add_argument("--to", metavar="THƯ-MỤC", default="", help="ghi các tệp ra đây / write the files here")
    opening.add_argument("--only", metavar="TÊN", action="append", default=[], help="chỉ tệp này / only this file")
    opening.add_argument("--password-fd", type=int, metavar="FD", help="đọc mật khẩu từ đây / read the password here")
    opening.set_defaults(command=_in("package", "open_package"))

    table = commands.add_parser("duties", help="bảng nhiệm vụ và quyền / the table of duties")
    table.add_argument("--language", choices=("vi", "en"), default=argparse.SUPPRESS, help="vi, en")
    table.add_argument("--markdown", action="store_true", help="cả trang, dạng Markdown / the whole page, as Markdown")
    table.set_defaults(command=_in("duties", "show"))
    _add_recover(commands)
    for name in _DEFINED_THERE:
        if name == asked or asked not in (*_DEFINED_HERE, *_DEFINED_THERE):
            importlib.import_module(f"app.cli.{name}").add(commands, _add_sign_in)
    return parser


def _add_journal(commands: Any) -> None:  # noqa: ANN401 (argparse has no public name for it)
    journals = commands.add_parser("journal", help="nhật ký (cán bộ an toàn) / the journal (officers)")
    ways = journals.add_subparsers(required=True, metavar="VIỆC")
    reading = ways.add_parser("read", help="đọc, mới nhất trước / read, newest first")
    _add_sign_in(reading)
    reading.add_argument("--of", metavar="TÊN", default="", help="chỉ của người này / only of this person")
    reading.add_argument("--record", metavar="MÃ", default="", help="chỉ hồ sơ có mã này / only of this record id")
    reading.add_argument("--from", dest="day_from", metavar="YYYY-MM-DD", default="")
    reading.add_argument("--to", dest="day_to", metavar="YYYY-MM-DD", default="")
    reading.add_argument("--limit", type=int, default=200)
    reading.set_defaults(command=_in("journal", "read"))
    verifying = ways.add_parser("verify", help="có toàn vẹn không, gì làm chứng / whole, and what vouches for it")
    _add_sign_in(verifying)
    verifying.set_defaults(command=_in("journal", "verify"))
    comparing = ways.add_parser("compare", help="so giấy mốc với nhật ký / compare a checkpoint's paper")
    _add_sign_in(comparing)
    comparing.add_argument(
        "--paper", metavar="MÃ", required=True, help="mã trên giấy, hoặc mã QR / its code or QR text"
    )
    comparing.set_defaults(command=_in("journal", "compare"))


def _add_proofs(commands: Any) -> None:  # noqa: ANN401 (argparse has no public name for it)
    """What is checked without the vault, or beside it."""
    proving = commands.add_parser("verify-grants", help="kiểm tra tệp bằng chứng thẩm quyền / check exported grants")
    proving.add_argument("file", metavar="TỆP")
    proving.add_argument("--words", metavar="TỪ", default="", help="sáu từ của kho / the vault's six words")
    proving.set_defaults(command=_in("grants", "verify"))

    proof = commands.add_parser(
        "verify-journal",
        help="kiểm tra gói nhật ký đã nhận (không cần kho) / check a journal package (no vault needed)",
    )
    proof.add_argument("file", metavar="TỆP")
    proof.add_argument("--words", metavar="TỪ", default="", help="sáu từ của kho / the vault's six words")
    proof.add_argument("--list", action="store_true", help="in từng mục / print every entry")
    proof.set_defaults(command=_in("journal_proof", "verify"))

    checking = commands.add_parser("verify-certificate", help="kiểm tra chứng nhận / check a certificate")
    checking.add_argument("file", metavar="TỆP", nargs="?", default="", help="PDF, JSON")
    checking.add_argument("--vault", metavar="KHO", default="", help="so với sổ trong kho / compare with the register")
    checking.add_argument("--person", metavar="TÊN", default="", help="ai mở kho / who unlocks")
    checking.add_argument("--passphrase-fd", type=int, metavar="FD", help="đọc cụm mật khẩu từ đây / read it from here")
    checking.add_argument("--number", metavar="SỐ", default="", help="số trên giấy / the number on the paper")
    checking.add_argument("--code", metavar="MÃ", default="", help="mã kiểm tra trên giấy / the code on the paper")
    checking.add_argument("--root", metavar="TỆP", default="", help="chứng thư gốc của công ty / the company's root")
    checking.set_defaults(command=_in("certificate", "verify"))


def _add_recover(commands: Any) -> None:  # noqa: ANN401 (argparse has no public name for it)
    recover = commands.add_parser("recover", help="khôi phục ngăn không còn quản lý giữ khóa / recovery")
    ways = recover.add_subparsers(required=True, metavar="VIỆC")
    listing = ways.add_parser("list", help="bộ khôi phục và các ngăn mất khóa / the kit and what is lost")
    _add_sign_in(listing)
    listing.set_defaults(command=_in("recovery", "show"))
    proving = ways.add_parser("prove", help="diễn tập: thử các mảnh, không mở gì / practice run, opens nothing")
    opening = ways.add_parser("open", help="mở lại cho người quản lý có mặt / open again for the manager present")
    for parser in (proving, opening):
        _add_sign_in(parser)
        parser.add_argument("--kit", metavar="TỆP", required=True, help="tệp bộ khôi phục / the kit's file")
        parser.add_argument(
            "--share-file", metavar="TỆP", action="append", default=[], help="tệp chứa một mảnh / a file with one share"
        )
    proving.set_defaults(command=_in("recovery", "prove"))
    opening.add_argument("--project", metavar="TÊN", required=True, help="dự án / the project")
    opening.add_argument("--second", metavar="TÊN", required=True, help="người quản lý cùng ký / the manager who signs")
    opening.add_argument("--second-passphrase-fd", type=int, metavar="FD", help="như --passphrase-fd / likewise")
    opening.set_defaults(command=_in("recovery", "reopen"))
    renewing = ways.add_parser(
        "renew", help="viết lại bộ không còn mục đã hủy / write the kit without what was destroyed"
    )
    renewing.add_argument("--kit", metavar="TỆP", required=True, help="bộ đang dùng / the present kit's file")
    renewing.add_argument("--first", metavar="THƯ MỤC", required=True, help="thẻ mới thứ nhất / the first new stick")
    renewing.add_argument("--other", metavar="THƯ MỤC", required=True, help="thẻ mới thứ hai / the second new stick")
    renewing.set_defaults(command=_in("recovery", "renew"))
    gone = ways.add_parser("destroyed", help="ghi đã hủy bộ cũ / put the destruction of an old kit on record")
    gone.add_argument("--serial", metavar="SỐ", type=int, required=True, help="số của bộ / the kit's number")
    gone.add_argument("--how", metavar="CÁCH", required=True, help="hủy bằng cách nào / how it was done")
    gone.set_defaults(command=_in("recovery", "destroyed"))
    for parser in (renewing, gone):
        _add_sign_in(parser)
        parser.add_argument("--second", metavar="TÊN", required=True, help="người cùng ký / who signs as well")
        parser.add_argument("--second-passphrase-fd", type=int, metavar="FD", help="như --passphrase-fd / likewise")


def _add_sign_in(parser: argparse.ArgumentParser, *, needed: bool = True) -> None:
    parser.add_argument("vault", metavar="KHO", nargs=None if needed else "?", help="thư mục kho / the vault's folder")
    parser.add_argument("--person", metavar="TÊN", default="", help="ai mở kho / who unlocks")
    parser.add_argument("--passphrase-fd", type=int, metavar="FD", help="đọc cụm mật khẩu từ đây / read it from here")
