"""A package with its password."""

from __future__ import annotations

import unicodedata
from typing import Any

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from tests.reader.chunked import unchunked
from tests.reader.encoding import b64, canonical, hkdf, pae, require, sha


def open_package(data: bytes, password: str) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The manifest, and the files by name."""
    magic = b"niem-package\x01"
    require(data.startswith(magic), "no package")
    start = len(magic) + 4
    end = start + int.from_bytes(data[len(magic) : start], "big")
    before, check, body = data[:end], data[end : end + 32], data[end + 32 :]
    require(sha(before + body[:56]) == check, "damaged")
    header = canonical(data[start:end])
    typed = "".join(one for one in unicodedata.normalize("NFKC", password).upper() if one.isascii() and one.isalnum())
    cost = {"iterations": header["passes"], "lanes": header["lanes"], "memory_cost": header["memory_kib"]}
    stretched = Argon2id(salt=b64(header["salt"]), length=32, **cost).derive(typed.encode())
    key = hkdf(stretched, pae("package", before))
    plain = unchunked(key, pae("package-body", header["number"]), body)
    place = 4 + int.from_bytes(plain[:4], "big")
    manifest, files = canonical(plain[4:place]), {}
    for file in manifest["files"]:
        content = plain[place : place + file["size"]]
        place += file["size"]
        require(sha(content).hex() == file["sha256"], "a file")
        files[file["name"]] = content
    require(not any(plain[place:]) and len(plain) % (64 * 1024) == 0, "the filling")
    return manifest, files
