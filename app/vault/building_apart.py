"""Building the new files of compartments in another process; see `app.vault.building_process`."""

from __future__ import annotations

import pickle
import subprocess
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from types import TracebackType
from typing import Self

from app import apart
from app.errors import Corrupt
from app.vault.building import Built, Job
from app.vault.building_process import receive, send
from app.vault.ledger import PublicKeyOf, Writer

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
        if self._process is not None:
            self._process.kill()
            self._process.communicate()

    def build(
        self, job: Job, writer: Writer, at: int, public_key_of: PublicKeyOf, moved: Callable[[int], None]
    ) -> Built:
        """As `app.vault.building.build`; what the job's ``examine`` is made of goes over to that process.

        Raises Corrupt("vault.rewrite_not_verified") as well when the process comes to an end of its own.
        """
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            raise Corrupt("vault.rewrite_not_verified")
        packed = replace(job, projections=partial(pickle.loads, pickle.dumps(job.projections())))
        try:
            send(process.stdin, ("build", (packed, writer.writer_id, public_key_of(writer.writer_id.uid), at)))
            while True:
                kind, what = receive(process.stdout)
                if kind == "built":
                    return what  # type: ignore[no-any-return]
                if kind == "failed":
                    raise what
                if kind == "sign":
                    send(process.stdin, ("signature", writer.sign(what)))
                if kind == "moved":
                    moved(what)
        except (EOFError, OSError):
            raise Corrupt("vault.rewrite_not_verified") from None
