"""The reading process: one list in, one answer out, then it ends. Run as ``python -m app.customers.intake.process``.

It holds itself to its limits before it touches the file, knows no vault and no key, writes no file, and answers on
its standard output in JSON. Whatever a list does to a parser, it does it in here.

Question (standard input): ``{"path": str, "memory_mb": int, "seconds": float, "sheet": int, "header": int, "reading":
str}``; the last three as in ``wish.Wish``.
Answer: ``{"headers": [str], "rows": [[str]], "lines": [int], "encoding": str, "reading": str, "samples": [[reading,
[cell]]], "kind": str, "sheets": [name], "sheet": int, "header": int, "top": [[line, [cell]]], "skipped": [int]}`` or
``{"problem": code, "details": {…}}``.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from app.apart import hold_to
from app.errors import Problem

TOO_BIG = b'{"problem":"customers.import_too_big","details":{}}'
"""Written out beforehand: it is said when there is no memory left to build an answer with."""


def main() -> int:
    """Read the question, answer it. Exit code 0 when there is an answer, a refusal included."""
    question = json.loads(sys.stdin.buffer.read())
    hold_to(question["memory_mb"], question["seconds"])
    try:
        answer = json.dumps(_answer(question), ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    except MemoryError:
        answer = TOO_BIG
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
    return 0


def _answer(question: dict[str, Any]) -> dict[str, Any]:
    # Imported under the limits: the parsers are what is not trusted.
    from app.customers.intake.tables import read_table
    from app.customers.intake.wish import Wish

    try:
        wish = Wish(question["sheet"], question["header"], question["reading"])
        return read_table(question["path"], wish)
    except Problem as problem:
        return {"problem": problem.code, "details": problem.details}
    except RecursionError:
        return {"problem": "customers.import_damaged", "details": {}}


if __name__ == "__main__":
    sys.exit(main())
