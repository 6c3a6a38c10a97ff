"""``python -m ui``: open the window. ``--check`` paints it once without a screen and ends."""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
from contextlib import suppress


def main() -> int:
    """Read the arguments and run; gives the exit code."""
    parser = argparse.ArgumentParser(prog="python -m ui", description="Niêm: kho hồ sơ khách hàng niêm kín")
    parser.add_argument("--check", action="store_true", help="paint the first window without a screen, then end")
    parser.add_argument("--vault", metavar="FOLDER", help="open this vault instead of the last one")
    parser.add_argument("package", metavar="FILE.niem", nargs="?", help="open this sealed package, without any vault")
    arguments = parser.parse_args()
    if arguments.check:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from app.bootstrap.window_process import harden_window

    harden_window()
    from app.bootstrap.vault_process import VaultProcess

    # It loads what unlocking needs while this process loads Qt, on another core.
    ready = VaultProcess()
    with suppress(OSError):  # what is in the way is told where the window starts one
        ready.start()
    # Qt is loaded here and not above: the vault process starts from this module too, and must not load it.
    from ui.application import run, run_package

    if arguments.package:
        return run_package(arguments.package, check=arguments.check, ready=ready)
    return run(vault=arguments.vault, check=arguments.check, ready=ready)


if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(main())
