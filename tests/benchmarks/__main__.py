"""Measure and print the table; ``--write`` keeps it in docs/benchmarks.md."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from pathlib import Path

from tests.benchmarks.cases import measure_all

PAGE = Path(__file__).resolve().parents[2] / "docs" / "benchmarks.md"
HEAD = """# Speed, as measured

`python3 -m installer benchmark --write` made this page. Every line times our work and its limit in turn, in one run;
the limit is the same work written straight against SQLCipher, without journal, signatures, validation or processes.
Times are medians (smallest–largest); the ratio is what to trust, on a machine that others share.

Machine: {cores} cores, {system}, Python {python}.

| what | customers | ours | limit | ratio | target |
|---|---|---|---|---|---|
"""


def main() -> int:
    """Measure the sizes asked for."""
    parser = argparse.ArgumentParser(prog="benchmark")
    parser.add_argument("--sizes", default="10000,100000")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    lines = []
    for size in (int(text) for text in given.sizes.split(",")):
        for figure in measure_all(size, repeats=5 if size <= 20_000 else 3):
            lines.append(figure.line())
            print(lines[-1], flush=True)  # noqa: T201
    if given.write:
        head = HEAD.format(cores=os.cpu_count(), system=platform.system(), python=platform.python_version())
        PAGE.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
