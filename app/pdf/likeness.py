"""Whether a PDF that somebody else's program signed is the one that our program makes of the same facts.

Whoever signs second signs a file that came from another account. It is not parsed to be believed: our program makes it
again, with a signature of its own in the place of the other's, and every byte has to be the same but for what cannot
be: the signature itself, the times of writing, and the random halves of the file's id. Each of these stands in its
place, has its length and is made of its own characters, so that nothing else fits there.
"""

from __future__ import annotations

import re

_FREE = (
    (re.compile(rb"/Contents ?<([0-9A-Fa-f]+)>"), re.compile(rb"[0-9A-Fa-f]*")),
    (re.compile(rb"/ID ?\[ ?<([0-9a-f]{32})> ?<[0-9a-f]{32}> ?\]"), re.compile(rb"[0-9a-f]*")),
    (re.compile(rb"/ID ?\[ ?<[0-9a-f]{32}> ?<([0-9a-f]{32})> ?\]"), re.compile(rb"[0-9a-f]*")),
    (re.compile(rb"<xmp:MetadataDate>([^<]*)</xmp:MetadataDate>"), re.compile(rb"[0-9T:.+-]*")),
    (re.compile(rb'xmp:(?:Modify|Metadata)Date="([^"]*)"'), re.compile(rb"[0-9TZ:.+-]*")),
    (re.compile(rb"/ModDate \(([^)]*)\)"), re.compile(rb"[0-9DZ:\\+'-]*")),
)


def is_like(theirs: bytes, ours: bytes) -> bool:
    """Whether ``theirs`` says, byte for byte, what ``ours`` does."""
    if len(theirs) != len(ours):
        return False
    spans = sorted((match.span(1), kind) for found, kind in _FREE for match in found.finditer(ours))
    done = 0
    for (start, end), kind in spans:
        if theirs[done:start] != ours[done:start] or not kind.fullmatch(theirs[start:end]):
            return False
        done = end
    return theirs[done:] == ours[done:]


def contents_of(signed: bytes) -> bytes:
    """The hexadecimal digits of the first signature in a file that `is_like` ours."""
    found = _FREE[0][0].search(signed)
    return found.group(1) if found else b""
