"""Building the new files of compartments in another process; see `app.vault.building_process`.

1. What that process says is read as counts, errors and roots, and as no other kind of thing.
2. It gets one kind of signature: over the first row of the file it was asked for, which is worked out here.
3. Whatever ends `build` but its success ends the process as well, before anybody takes the file away.
4. What the job's ``examine`` looks for stays here: a complete file is looked at here while it is verified there.
"""

from __future__ import annotations

import io
import pickle
import subprocess
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from functools import partial
from types import TracebackType
from typing import IO, Any, Self

from app import apart, errors
from app.errors import Corrupt, NiemError
from app.vault.building import Built, Job, unexamined
from app.vault.building_process import received, send
from app.vault.compartment import Compartment
from app.vault.ledger import FIRST_PREV, START, PublicKeyOf, Writer, row_hash

_MODULE = "app.vault.building_process"


class BuildingApart:
    """One such process. Leaving the block ends it, whatever it is doing."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        """Start it and return at once: it makes itself ready meanwhile."""
        self._process = apart.start(_MODULE)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End it and wait for its end: from then on it writes to no file."""
        self._end()

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()

    def build(
        self, job: Job, writer: Writer, at: int, public_key_of: PublicKeyOf, moved: Callable[[int], None]
    ) -> Built:
        """As `app.vault.building.build`.

        Raises Corrupt("vault.rewrite_not_verified") as well when the process comes to an end of its own.
        """
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            raise Corrupt("vault.rewrite_not_verified")
        packed = replace(job, projections=partial(pickle.loads, pickle.dumps(job.projections())), examine=unexamined)
        examined = False
        try:
            send(process.stdin, ("build", (packed, writer.writer_id, public_key_of(writer.writer_id.uid), at)))
            while True:
                match _told(process.stdout):
                    case "copied", None:
                        _examine(job, public_key_of)
                        examined = True
                    case "built", Built() as built if examined:
                        return built
                    case "failed", NiemError() as error:
                        raise error
                    case "sign", (int() as count, bytes() as digest):
                        send(process.stdin, ("signature", writer.sign(_start_row(job, writer, at, count, digest))))
                    case "moved", int() as count:
                        moved(count)
                    case _:
                        raise EOFError
        except (EOFError, OSError, pickle.UnpicklingError):
            self._end()
            raise Corrupt("vault.rewrite_not_verified") from None
        except BaseException:
            self._end()
            raise


def _examine(job: Job, public_key_of: PublicKeyOf) -> None:
    with closing(Compartment.open(job.path, job.secret, job.place, (), public_key_of=public_key_of)) as made:
        job.examine(made)


def _start_row(job: Job, writer: Writer, at: int, count: int, digest: bytes) -> bytes:
    place = job.place
    return row_hash(place.cid, place.epoch, 1, START, at, count, digest, FIRST_PREV, writer.writer_id)


class _Plain(pickle.Unpickler):
    """Makes nothing out of a message but what is plain, `Built` and the errors of this program."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 (as in the class above it)
        """Raises pickle.UnpicklingError."""
        if (module, name) == (Built.__module__, Built.__name__):
            return Built
        found = getattr(errors, name, None) if module == errors.__name__ else None
        if found is errors._rebuild or (isinstance(found, type) and issubclass(found, NiemError)):
            return found
        raise pickle.UnpicklingError


def _told(stream: IO[bytes]) -> Any:  # noqa: ANN401 (looked at closely by whoever asks)
    try:
        return _Plain(io.BytesIO(received(stream))).load()
    except (AttributeError, TypeError, ValueError, IndexError, KeyError):
        raise EOFError from None
