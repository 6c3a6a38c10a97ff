"""The process that looks at a paper which two people signed in two accounts: a PDF in, a verdict out, then it ends.

Run as ``python -m`` of itself by `both_hold`. It holds itself to its limits before it takes the file, knows no vault
and no key, and writes no file. Question (standard input): one line of JSON ``{"authority": base64url, "memory_mb": int,
"seconds": float}``, then the PDF. Answer: one line of JSON, ``{"valid": bool, "names": [str, …]}``.
"""

from __future__ import annotations

import json
import sys

from app.apart import ask, hold_to
from app.keys.encoding import b64, unb64

MEMORY_MB, SECONDS, LONGEST_ANSWER = 512, 30.0, 4096


def both_hold(pdf: bytes, authority: bytes, names: tuple[str, str]) -> bool:
    """Whether ``pdf`` bears just two good signatures, by people of these names under ``authority`` (DER)."""
    limits = {"authority": b64(authority), "memory_mb": MEMORY_MB, "seconds": SECONDS}
    question = (json.dumps(limits).encode() + b"\n", pdf)
    heard = ask("app.agreements.reading", question, seconds=SECONDS, longest=LONGEST_ANSWER)
    if heard.late or heard.code != 0 or len(heard.answer) > LONGEST_ANSWER:
        return False
    try:
        raw = json.loads(heard.answer)
        return raw["valid"] is True and tuple(raw["names"]) == names
    except (KeyError, TypeError, ValueError):
        return False


def main() -> int:
    """Read the question, answer it. Exit code 0 when there is a verdict, a bad one included."""
    question = json.loads(sys.stdin.buffer.readline())
    hold_to(question["memory_mb"], question["seconds"])
    # Imported under the limits: the parsers are what is not trusted.
    from app.pdf.verification import verify

    found = verify(sys.stdin.buffer.read(), unb64(question["authority"]))
    answer = {"valid": found.valid, "names": [line.name for line in found.signatures]}
    sys.stdout.buffer.write(json.dumps(answer).encode())
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
