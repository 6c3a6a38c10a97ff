"""Packages made for tests, and hostile ones that this program would never make."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.keys.chunked import seal
from app.keys.encoding import canonical
from app.keys.slot_header import FLOOR, KdfCost
from app.package import header
from app.package.contents import padded
from app.package.header import Head, check_of
from app.package.model import PackageFacts
from app.package.sealing import Content, of_bytes, sealed_package

PASSWORD = "K7Q2-9XZB-M4TB-6RHF-8GHJ"
FACTS = PackageFacts(
    number="BX-2026-00007",
    company="Công ty Thử",
    request="CC-2026-00003",
    recipient="Đại lý Hòa Bình",
    recipient_kind="partner",
    purpose="Giao hàng tháng 12",
    until="2026-12-01",
    level=1,
    approved_by="Trần Quân",
    handed_by="Lê Lan",
    made_at=1_780_000_000_000_000,
)
DOCUMENT = bytes(range(256)) * 900


def contents() -> tuple[Content, ...]:
    return of_bytes("Khách hàng.csv", "Tên;Điện thoại\r\n".encode()), of_bytes("Hợp đồng.pdf", DOCUMENT)


def packed(path: Path, password: str = PASSWORD, **facts: Any) -> Path:
    path.write_bytes(b"".join(sealed_package(replace(FACTS, **facts), contents(), password, FLOOR)))
    return path


def manifest(**changes: Any) -> dict[str, Any]:
    """A manifest's fields as they would stand in a package with one file ``a.txt`` of three bytes."""
    names = "number company request recipient recipient_kind purpose until approved_by handed_by level made_at".split()
    files = [{"name": "a.txt", "size": 3, "sha256": hashlib.sha256(b"abc").hexdigest()}]
    return {"format": 1, **{name: getattr(FACTS, name) for name in names}, "files": files, **changes}


def forged(path: Path, fields: dict[str, Any], rest: bytes, *, filling: int | None = None) -> Path:
    """A package that opens with `PASSWORD` and says whatever ``fields`` say, with ``rest`` behind them."""
    text = canonical(fields)
    plain = len(text).to_bytes(4, "big") + text + rest
    plain += bytes(padded(len(plain)) - len(plain) if filling is None else filling)
    return written(path, header.new_head(FACTS.number, FLOOR), plain)


def written(path: Path, head: Head, plain: bytes) -> Path:
    body = b"".join(seal(head.key(PASSWORD), head.context, [plain]))
    path.write_bytes(head.prefix + check_of(head.prefix, body[:56]) + body)
    return path


def with_cost(path: Path, cost: KdfCost) -> Path:
    """A head that asks for ``cost``, its check made anew."""
    fields = {
        "number": FACTS.number, "memory_kib": cost.memory_kib, "passes": cost.passes, "lanes": cost.lanes,
        "salt": "A" * 22,
    }  # fmt: skip
    text = canonical(fields)
    prefix = header.MAGIC + b"\1" + len(text).to_bytes(4, "big") + text
    body = bytes(56 + 16)
    path.write_bytes(prefix + check_of(prefix, body[:56]) + body)
    return path


def pieces_of(content: bytes, size: int = 1024 * 1024) -> Iterator[bytes]:
    for start in range(0, len(content), size):
        yield content[start : start + size]
