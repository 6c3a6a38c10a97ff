"""What can go wrong, as one family.

::

    NiemError
    ├── Refused     the policy says no; journalled by the door
    ├── Problem     something the person at the desk can mend
    ├── Corrupt     stored data is damaged, replaced or older than it was; stop and report
    └── Cancelled   the person asked to stop; nothing was changed

Anything else that is raised is a bug: the window shows a short code and the log keeps it without data.

An error carries a ``code`` (``"people.wrong_passphrase"``) and ``details`` for the sentence. The words live in
``resources/messages/{vi,en}.toml`` and nowhere else. Details never hold customer data, passphrases or keys: only
numbers, file kinds, column names and the like.
"""

from __future__ import annotations

from typing import Self


class NiemError(Exception):
    """The common ancestor: a code, and the details its sentence needs."""

    def __init__(self, code: str, **details: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.details = details

    def __reduce__(self) -> tuple[object, ...]:
        """Errors cross from the vault process to the window, so they must survive pickling with their details."""
        return _rebuild, (type(self), self.code, self.details)

    def __str__(self) -> str:
        return self.code


def _rebuild(kind: type[NiemError], code: str, details: dict[str, str | int]) -> NiemError:
    return kind(code, **details)


class Refused(NiemError):
    """The policy does not allow this act to this person."""


class Problem(NiemError):
    """Something is wrong that the person can put right; nothing was changed."""


class Corrupt(NiemError):
    """Stored data failed a check of integrity: damaged, replaced, or older than what was seen before."""

    def because(self, cause: BaseException) -> Self:
        """The same error with its cause noted for the log, without the cause's own text."""
        self.details["cause"] = type(cause).__name__
        return self


class Cancelled(NiemError):
    """The person cancelled; nothing is left half done."""

    def __init__(self, code: str = "cancelled", **details: str | int) -> None:
        super().__init__(code, **details)
