"""The commands. Each does everything it needs from a bare Python on: see :func:`parser` for their names."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from installer import association, checks, doctor, environment, locks, system, throwaway, translations, window
from installer.places import tool
from installer.words import Stop, announce, say, speak_utf8


def main(arguments: Sequence[str]) -> int:
    """Do what was asked; the exit code of the last thing that mattered, 2 when the person has to do something first."""
    speak_utf8()
    rest: Sequence[str] = ()
    if arguments[:1] == ["test"]:
        arguments, rest = arguments[:1], arguments[1:]
    asked = parser().parse_args(arguments)
    try:
        return _do(asked, rest)
    except Stop as stop:
        say(stop.vi, stop.en, to=sys.stderr)
        return stop.code
    except KeyboardInterrupt:
        say("Đã dừng.", "Stopped.", to=sys.stderr)
        return 130


def parser() -> argparse.ArgumentParser:
    """What may be asked for."""
    whole = argparse.ArgumentParser(prog="installer", description="Niêm: cài và chạy · install and run")
    commands = whole.add_subparsers(dest="command", required=True)
    run = commands.add_parser("run", help="mở Niêm · open Niêm")
    run.add_argument("--check", action="store_true", help="mở không cần màn hình rồi đóng · open off screen and close")
    commands.add_parser("test", help="mọi kiểm tra và kiểm thử; đối số thêm là của pytest · all checks and tests")
    tour = commands.add_parser("tour", help="đi một vòng chương trình thật, để lại ảnh · tour the real program")
    tour.add_argument(
        "out", type=Path, metavar="OUT", help="thư mục để ảnh và báo cáo · folder for pictures and report"
    )
    speed = commands.add_parser("benchmark", help="đo tốc độ bên cạnh giới hạn · measure speed beside its limit")
    speed.add_argument("--sizes", default="10000,100000", metavar="N,N", help="số khách hàng · numbers of customers")
    speed.add_argument(
        "--entries", type=int, default=50_000, metavar="N", help="số mục nhật ký · entries of the officer's journal"
    )
    speed.add_argument("--write", action="store_true", help="ghi vào docs/benchmarks.md · keep in docs/benchmarks.md")
    commands.add_parser("translate", help="gom và biên dịch lời của cửa sổ · collect and compile the window's texts")
    commands.add_parser("doctor", help="xem máy đã đủ chưa, không đổi gì · look at this machine, change nothing")
    files = commands.add_parser("associate", help="bấm đúp tệp .niem thì mở Niêm · open .niem files by double-click")
    files.add_argument("--remove", action="store_true", help="thôi không như thế nữa · take that back")
    commands.add_parser("lock", help="khóa lại danh sách thư viện (cần uv) · lock the libraries anew (needs uv)")
    return whole


def _do(asked: argparse.Namespace, rest: Sequence[str]) -> int:
    if asked.command == "doctor":
        return doctor.report()
    if asked.command == "lock":
        return locks.compile_locks()
    if asked.command == "associate":
        if not asked.remove:
            system.provide(False)
            environment.prepare(False)
        return association.associate(remove=asked.remove)
    if asked.command == "run" and not asked.check:
        window.require_screen(os.environ)  # before half a gigabyte is fetched for nothing
    for_tests = asked.command != "run"
    system.provide(for_tests)
    environment.prepare(for_tests)
    if asked.command == "run":
        return window.start(asked.check)
    if asked.command == "test":
        return checks.run_all(rest)
    if asked.command == "benchmark":
        return benchmark(asked.sizes, asked.entries, write=asked.write)
    if asked.command == "translate":
        return translations.translate()
    return tour(asked.out.resolve())


def tour(out: Path) -> int:
    """The tour is a journey of the tests, so it runs in their surroundings; its exit code."""
    announce("Đi một vòng", "tour")
    with throwaway.account() as variables:
        return throwaway.run([str(tool("python")), "-m", "tests.journeys.tour", str(out)], variables)


def benchmark(sizes: str, entries: int, *, write: bool) -> int:
    """Measure with the parts of the tests, in their surroundings; its exit code."""
    announce("Đo tốc độ", "benchmark")
    wanted = ["--sizes", sizes, "--entries", str(entries), *(["--write"] if write else [])]
    with throwaway.account() as variables:
        return throwaway.run([str(tool("python")), "-m", "tests.benchmarks", *wanted], variables)
