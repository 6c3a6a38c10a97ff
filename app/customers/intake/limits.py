"""How much an office's list may ask of this machine. The reading process holds itself to these."""

from __future__ import annotations

MAX_FILE = 32 * 1024 * 1024
"""Bytes of the file as it lies on disk: some 200 000 customers."""

MAX_UNPACKED = 192 * 1024 * 1024
"""Bytes of all parts of a workbook once unpacked."""

MAX_RATIO = 150
"""How many times larger a part of a workbook may become; real ones stay below 60. Small parts are not judged."""

MAX_PARTS = 2_000
MAX_ROWS = 200_000
MAX_COLUMNS = 200
MAX_CELL = 2_000
"""Characters in one cell."""

MAX_ANSWER = 96 * 1024 * 1024
"""Bytes that the reading process may answer with."""
