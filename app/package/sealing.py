"""Making a package: a stream of sealed bytes from streams of plain ones; never more than a piece of it in memory."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from app.errors import Corrupt
from app.keys.chunked import seal, sealed_size
from app.keys.slot_header import KdfCost
from app.package.contents import padded, write_manifest
from app.package.header import check_of, new_head
from app.package.model import PackageFacts, PackageFile, PackageView

Tell = Callable[[int], None]
"""Told how many bytes were sealed since it was last told; may raise Cancelled."""


@dataclass(frozen=True, slots=True)
class Content:
    """One file to enclose: how it is listed, and where its bytes come from when they are wanted."""

    file: PackageFile
    pieces: Callable[[], Iterable[bytes]]


def of_bytes(name: str, content: bytes) -> Content:
    """A small file that is in memory already."""
    return Content(PackageFile(name, len(content), hashlib.sha256(content).hexdigest()), lambda: (content,))


def package_size(facts: PackageFacts, contents: tuple[Content, ...]) -> int:
    """How long the package will be, give or take the head."""
    manifest = write_manifest(PackageView(facts, tuple(content.file for content in contents)))
    return sealed_size(padded(len(manifest) + sum(content.file.size for content in contents)))


def sealed_package(
    facts: PackageFacts, contents: tuple[Content, ...], password: str, cost: KdfCost, tell: Tell = lambda _: None
) -> Iterator[bytes]:
    """The package file, piece by piece.

    Raises ValueError for names that are not plain, Corrupt("package.content_changed") when a content does not give the
    bytes it was listed with, and what making a piece raises: then what came so far is no package.
    """
    manifest = write_manifest(PackageView(facts, tuple(content.file for content in contents)))
    head = new_head(facts.number, cost)
    body = seal(head.key(password), head.context, _plain(manifest, contents, tell))
    first = next(body)
    yield head.prefix + check_of(head.prefix, first) + first
    yield from body


def _plain(manifest: bytes, contents: tuple[Content, ...], tell: Tell) -> Iterator[bytes]:
    yield manifest
    total = len(manifest)
    for content in contents:
        size, digest = 0, hashlib.sha256()
        for piece in content.pieces():
            size += len(piece)
            digest.update(piece)
            yield piece
            tell(len(piece))
        if (size, digest.hexdigest()) != (content.file.size, content.file.sha256):
            raise Corrupt("package.content_changed")
        total += size
    yield bytes(padded(total) - total)
