"""The process that does what takes long with discs: it has no key of the vault, and files in, files out.

Run as ``python -m`` of itself with the folder of `working`, which holds what it tells. Question (standard input): JSON
of ``kind``, ``key`` (hex, for the HMAC of the answer) and ``question``. It ends by itself, whether anybody waits or
not.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.archive.discs.work import burned, made, read, read_back
from app.archive.discs.working import ANSWER, LOCK, PROGRESS, STOP, sum_of
from app.errors import Cancelled, NiemError
from app.keys.process import harden_process
from app.vault.exclusive import alone

_TOLD_EVERY = 0.2
_WORK: dict[str, Callable[..., Any]] = {"make": made, "burn": burned, "read-back": read_back, "read": read}


def main() -> int:
    """Read the question, work, answer. Nobody else at this account may read the key of the answer out of it."""
    harden_process()
    place = Path(sys.argv[1])
    asked = json.loads(sys.stdin.buffer.read())
    with alone(place / LOCK, wait=0):
        try:
            said = {"answer": _WORK[asked["kind"]](asked["question"], _teller(place))}
        except NiemError as error:
            said = {"error": error.code, "details": error.details, "family": type(error).__name__}
        payload = json.dumps(said).encode()
        _put(place / ANSWER, sum_of(bytes.fromhex(asked["key"]), payload) + b"\n" + payload)
    return 0


def _teller(place: Path) -> Callable[[int, int], None]:
    told = 0.0

    def progress(done: int, total: int) -> None:
        """Tell how far it is, a few times a second. Raises Cancelled when somebody wants it stopped."""
        nonlocal told
        now = time.monotonic()
        if now - told >= _TOLD_EVERY:
            told = now
            if (place / STOP).exists():
                raise Cancelled
            _put(place / PROGRESS, json.dumps({"done": done, "total": total}).encode())

    return progress


def _put(path: Path, content: bytes) -> None:
    beside = path.with_suffix(".new")
    beside.write_bytes(content)
    beside.replace(path)


if __name__ == "__main__":
    sys.exit(main())
