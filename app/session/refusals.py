"""A refusal goes on record once: by whoever decides it, or by the act in which it came up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from app.access.event import Event
from app.errors import Refused
from app.session.subject import Subject


class Refusals:
    """Remembers the refusal that was put on record last; ``record(event, subject, outcome=code)`` puts one there."""

    def __init__(self, record: Callable[..., None]) -> None:
        self._record = record
        self._last: Refused | None = None

    def noted(self, refused: Refused) -> Refused:
        """This one is on record now."""
        self._last = refused
        return refused

    @contextmanager
    def around(self, event: Event, subject: Subject) -> Iterator[None]:
        """Around an act: a refusal by a rule inside it, which nobody has put on record, is put there with its code."""
        try:
            yield
        except Refused as error:
            if error is not self._last:
                self._record(event, subject, outcome=error.code)
                self.noted(error)
            raise
