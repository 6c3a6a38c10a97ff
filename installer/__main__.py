"""The start: refuses a Python that is too old before anything that it could not read is imported.

Written for Python 3.6, which some systems still call ``python3``, so that it can say so.
"""

import sys
from typing import Sequence  # noqa: UP035  where Python 3.6 has it

OLDEST = (3, 11)


def too_old(version: Sequence[int]) -> str:
    """What to say to a Python older than 3.11; empty when it is new enough."""
    if tuple(version[:2]) >= OLDEST:
        return ""
    found = ".".join(str(part) for part in version[:3])
    return (
        f"Niêm cần Python 3.11 trở lên; máy này đang chạy Python {found}. Hãy cài bản mới hơn, rồi chạy lại bằng nó"
        " (ví dụ: python3.11 -m installer run).\n"
        f"Niêm needs Python 3.11 or newer; this is Python {found}. Install a newer one and start again with it"
        " (for example: python3.11 -m installer run)."
    )


def main() -> int:
    """Run the command given; the exit code says how it went."""
    refusal = too_old(sys.version_info[:3])
    if refusal:
        sys.stderr.write(refusal + "\n")
        return 2
    from installer.commands import main as run_command

    return run_command(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
