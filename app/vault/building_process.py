"""A process that builds new files of compartments (`app.vault.building`), for a process whose memory is protected.

SQLCipher's protection of memory, which the top-secret room asks for, holds for a whole process and cannot be ended:
each piece of memory is locked and wiped, which makes copying and indexing six times slower. Compartments of the levels
below are opened without it every day; so they are written anew here, where nothing of the top-secret level ever comes.

It gets keys on standard input and nowhere else, is hardened before it reads any, and has no key to sign with: each
signature is asked for. When whoever started it is gone, so is this process, whatever it is doing: nothing refers to an
unfinished file.

What it says is not believed where it matters: whoever started it takes nothing out of its messages but counts, errors,
that the file is complete, and the root to be signed for, and works out itself what is signed, the first row of the new
file (`building_apart`). What the file is searched for does not come here at all.
"""

from __future__ import annotations

import os
import pickle
import queue
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, Any

from app.errors import Corrupt, NiemError
from app.ids import Id
from app.keys.process import harden_process
from app.vault.record import WriterId

_LENGTH = 8


def send(stream: IO[bytes], message: tuple[str, Any]) -> None:
    """One message, at once. What it is made of is this program's own, on both sides."""
    content = pickle.dumps(message)
    stream.write(len(content).to_bytes(_LENGTH, "big") + content)
    stream.flush()


def receive(stream: IO[bytes]) -> tuple[str, Any]:
    """The next message. Raises EOFError when there is nobody on the other side any more."""
    kind, what = pickle.loads(received(stream))  # noqa: S301 (from whoever started this process)
    return kind, what


def received(stream: IO[bytes]) -> bytes:
    """The next message as it came. Raises EOFError like `receive`."""
    length = stream.read(_LENGTH)
    content = stream.read(int.from_bytes(length, "big"))
    if len(length) < _LENGTH or len(content) < int.from_bytes(length, "big"):
        raise EOFError
    return content


@dataclass(frozen=True, slots=True)
class _Asking:
    """A writer whose signatures are made on the other side."""

    writer_id: WriterId
    answers: queue.SimpleQueue[Any]

    def sign(self, _message: bytes) -> bytes:
        raise Corrupt("vault.rewrite_not_verified")  # nothing but rows is signed there

    def sign_row(self, count: int, digest: bytes) -> bytes:
        send(sys.stdout.buffer, ("sign", (count, digest)))
        return bytes(self.answers.get())


def _listen(into: queue.SimpleQueue[Any]) -> None:
    try:
        while True:
            into.put(receive(sys.stdin.buffer)[1])
    finally:
        # No clean-up on purpose: a process that is gone holds no key.
        os._exit(0)


def _telling() -> tuple[Callable[[int], None], Callable[[], None]]:
    """Tells the other side how many revisions were dealt with, and that the file can be looked at."""
    out = sys.stdout.buffer
    return lambda count: send(out, ("moved", count)), lambda: send(out, ("copied", None))


def main() -> None:
    """Build one file after another, until there is nobody who asks."""
    harden_process()
    from app.vault.building import build

    asked: queue.SimpleQueue[Any] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(asked,), daemon=True).start()
    while True:
        job, writer, public, at = asked.get()
        known: dict[Id, bytes] = {writer.uid: public}
        try:
            built = build(job, _Asking(writer, asked), at, known.get, *_telling())
            send(sys.stdout.buffer, ("built", built))
        except NiemError as error:
            send(sys.stdout.buffer, ("failed", error))


if __name__ == "__main__":
    main()
