"""A refusal goes on record once: by whoever decides it, or by the act in which it came up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from app.errors import Refused


class Refusals:
    """Remembers the refusal that was put on record last."""

    def __init__(self) -> None:
        self._last: Refused | None = None

    def noted(self, refused: Refused) -> Refused:
        """This one is on record now."""
        self._last = refused
        return refused

    @contextmanager
    def around(self, record: Callable[[str], None]) -> Iterator[None]:
        """Around an act: a refusal by a rule inside it, which nobody has put on record, is put there with its code."""
        try:
            yield
        except Refused as error:
            if error is not self._last:
                record(error.code)
                self.noted(error)
            raise
