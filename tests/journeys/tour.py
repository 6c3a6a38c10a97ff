"""The tour: an office's first day in the real window, from the first run to the journal. ``python -m … tour OUT``.

It is started by ``python3 -m installer tour OUT`` inside a throw-away account with a real keyring. It leaves in OUT
numbered pictures, the PDFs and ``report.md``; the exit code is 0 only if every step's outcome was checked and held.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import shutil
import sys
import tempfile
from pathlib import Path


def main() -> int:
    """Go round once; gives the exit code."""
    parser = argparse.ArgumentParser(prog="tests.journeys.tour")
    parser.add_argument("out", type=Path, help="folder for the pictures, the PDFs and the report")
    parser.add_argument("--only", default="", help="stop after the step whose title begins so")
    parser.add_argument("--quick", action="store_true", help="the least passphrase cost, for work on the tour itself")
    arguments = parser.parse_args()
    if Path(tempfile.gettempdir()).resolve() not in Path.home().resolve().parents:
        parser.error("it makes a vault of its own: start it with  python3 -m installer tour OUT")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    out = _emptied(arguments.out.resolve())
    # Qt is loaded here and not above: the vault process starts from this module too, and must not load it.
    from tests.journeys.tour_steps import go_round

    return go_round(out, arguments.only, quick=arguments.quick)


def _emptied(out: Path) -> Path:
    """The folder, without what an earlier tour left in it."""
    out.mkdir(parents=True, exist_ok=True)
    for old in out.iterdir():
        if old.is_file() and old.suffix in {".png", ".pdf", ".md", ".cer"}:
            old.unlink()
    shutil.rmtree(out / "en", ignore_errors=True)
    return out


if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(main())
