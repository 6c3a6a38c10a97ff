"""``python -m app``: the same actions from the command line."""

from __future__ import annotations

import sys

from app.cli.command import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
