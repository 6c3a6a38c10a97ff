"""What is sealed inside: ``length (4 bytes big-endian) ‖ manifest (canonical JSON) ‖ the files, one after another ‖
zeros`` up to a multiple of 64 KiB.

The manifest is the cover and the list of files with their lengths and hashes. Nothing is compressed, so nothing inside
can be larger than the file that holds it; lengths that do not add up to just that are refused before anything is read.
"""

from __future__ import annotations

from typing import Any, Final

from app.errors import Corrupt, Problem
from app.keys.chunked import CHUNK
from app.keys.encoding import canonical, parse_canonical
from app.package.model import MOST_FILES, PackageFacts, PackageFile, PackageView, are_plain_names

PADDED_TO: Final = 4 * CHUNK
LENGTH: Final = 4
LONGEST: Final = 1024 * 1024
FORMAT: Final = 1
LONGEST_TEXT: Final = 4000
_TEXTS = (
    "number", "company", "request", "recipient", "recipient_kind", "purpose", "until", "approved_by", "handed_by",
)  # fmt: skip
_KEYS = frozenset({"format", "level", "made_at", "files", *_TEXTS})
HOSTILE = "package.hostile"


def padded(size: int) -> int:
    """How many bytes are sealed for ``size`` bytes of manifest and files."""
    return max(1, -(-size // PADDED_TO)) * PADDED_TO


def write_manifest(view: PackageView) -> bytes:
    """The beginning of what is sealed, the length included. Raises ValueError for what no package may hold."""
    facts = view.facts
    if not 0 < len(view.files) <= MOST_FILES or not are_plain_names(file.name for file in view.files):
        raise ValueError("plain and different names, neither none nor too many")
    fields = {
        "format": FORMAT,
        **{name: getattr(facts, name) for name in _TEXTS},
        "level": facts.level,
        "made_at": facts.made_at,
        "files": [{"name": file.name, "size": file.size, "sha256": file.sha256} for file in view.files],
    }
    text = canonical(fields)
    if len(text) > LONGEST:
        raise ValueError("a manifest that fits")
    return len(text).to_bytes(LENGTH, "big") + text


def read_manifest(text: bytes, number: str, sealed: int) -> PackageView:
    """The manifest (without its length) of the package ``number`` that has ``sealed`` bytes inside.

    The seal held, so it says what its maker wrote. Raises Problem("package.hostile") for what this program never makes.
    """
    try:
        fields = parse_canonical(text)
        if fields.keys() != _KEYS or fields["format"] != FORMAT:
            raise ValueError("not a manifest of ours")
        view = PackageView(_facts(fields), tuple(_file(part) for part in fields["files"]))
        fits = LENGTH + len(text) + sum(file.size for file in view.files)
        if (
            view.facts.number != number
            or not 0 < len(view.files) <= MOST_FILES
            or not are_plain_names(file.name for file in view.files)
            or padded(fits) != sealed
        ):
            raise ValueError("not a package of ours")
    except (KeyError, TypeError, ValueError, Corrupt):
        raise Problem(HOSTILE) from None
    return view


def _facts(fields: dict[str, Any]) -> PackageFacts:
    texts = {name: fields[name] for name in _TEXTS}
    if not all(isinstance(text, str) and len(text) <= LONGEST_TEXT for text in texts.values()):
        raise ValueError("texts of bearable length")
    level, made_at = fields["level"], fields["made_at"]
    if level not in (1, 2) or type(level) is not int or type(made_at) is not int or not 0 <= made_at < 1 << 56:
        raise ValueError("a level that may leave, and a time")
    return PackageFacts(**texts, level=level, made_at=made_at)


def _file(part: dict[str, Any]) -> PackageFile:
    name, size, digest = part["name"], part["size"], part["sha256"]
    if part.keys() != {"name", "size", "sha256"} or not isinstance(name, str) or type(size) is not int or size < 0:
        raise ValueError("a file of ours")
    if not isinstance(digest, str) or len(bytes.fromhex(digest)) != 32:
        raise ValueError("a SHA-256")
    return PackageFile(name, size, digest)
