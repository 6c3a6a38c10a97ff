"""What the operating system has to give, asked of the folder of the system we are on."""

from __future__ import annotations

import struct
import sys

from installer.words import Stop


def provide(for_tests: bool) -> None:
    """Make sure that the system has what Niêm needs (and what its tests need); install it where we may.

    Raises Stop with one exact command when the person has to do it.
    """
    require_64_bit()
    if sys.platform == "linux":
        from installer.linux import packages

        packages.provide(for_tests)


def missing(for_tests: bool) -> list[str]:
    """What the system lacks, in words for a report; changes nothing."""
    if sys.platform == "linux":
        from installer.linux import packages

        return packages.missing(for_tests)
    return []


def require_64_bit(pointer: int = struct.calcsize("P")) -> None:
    """The libraries exist for 64-bit Python only; ``pointer`` is the size of an address in bytes."""
    if pointer < 8:
        raise Stop(
            "Niêm cần Python 64-bit; bản đang chạy là 32-bit. Hãy cài Python 64-bit rồi chạy lại.",
            "Niêm needs a 64-bit Python; this one is 32-bit. Install a 64-bit Python and start again.",
        )
