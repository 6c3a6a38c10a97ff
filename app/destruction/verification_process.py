"""The process that reads a PDF brought for verification: one file in, one verdict out, then it ends.

Run as ``python -m`` of itself. It holds itself to its limits before it takes the file, knows no vault and no key, and
writes no file. Question (standard input): one line of JSON ``{"authority": base64url of the root or "", "memory_mb":
int, "seconds": float}``, then the PDF. Answer: one line of JSON with the verdict, the document's number and the root
that the file encloses.
"""

from __future__ import annotations

import dataclasses
import json
import sys
from typing import Any

from app.apart import hold_to
from app.keys.encoding import b64, unb64


def main() -> int:
    """Read the question, answer it. Exit code 0 when there is a verdict, a bad one included."""
    question = json.loads(sys.stdin.buffer.readline())
    hold_to(question["memory_mb"], question["seconds"])
    answer = _answered(sys.stdin.buffer.read(), unb64(question["authority"]))
    sys.stdout.buffer.write(json.dumps(answer).encode())
    sys.stdout.buffer.flush()
    return 0


def _answered(pdf: bytes, authority: bytes) -> dict[str, Any]:
    # Imported under the limits: the parsers are what is not trusted.
    from app.pdf.places import read_properties
    from app.pdf.verification import enclosed_authority, verify

    root = authority or enclosed_authority(pdf) or b""
    if not root:
        return {"valid": False, "problem": "pdf.not_signed", "signatures": [], "number": "", "root": ""}
    found = verify(pdf, root)
    try:
        number = read_properties(pdf).number
    except (KeyError, TypeError, ValueError):
        number = ""
    return {
        "valid": found.valid,
        "problem": found.problem_code,
        "signatures": [dataclasses.asdict(line) for line in found.signatures],
        "number": number,
        "root": b64(root),
    }


if __name__ == "__main__":
    sys.exit(main())
