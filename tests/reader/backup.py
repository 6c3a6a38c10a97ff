"""A backup, with the recovery kit and enough shares: the vault as it was, on a machine that has nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.reader.chunked import unchunked
from tests.reader.encoding import b64, canonical, database, hkdf, pae, public_of, require, sha, signed, unsealed
from tests.reader.kit import open_entry, open_house_escrow
from tests.reader.vault import DIRECTORY, chain_of, people_of


def unpack(backup: Path, kit: Path, shares: list[str], into: Path) -> dict[str, Any]:
    """Every file of the vault under ``into``, and the house keys; the cover is proved by what is inside."""
    cover = canonical((backup / "backup.json").read_bytes())
    require((cover["format"], cover["suite"]) == (1, 1), "another format")
    vault_id, number = bytes.fromhex(cover["vault_id"]), cover["number"]
    escrow = b64(cover["escrow"])
    index = int.from_bytes(escrow[:2], "big")
    entry = open_entry(kit, shares, index, b64(cover["escrow_public"]))
    house = open_house_escrow(vault_id, cover["house"], escrow, {index: entry})
    bk = by_journal_keys(
        [b64(key) for key in house["journal"]], pae("backup-key", vault_id, number), b64(cover["officers"])
    )
    for name, size, digest in cover["parts"]:
        data = (backup / name).read_bytes()
        require((len(data), sha(data)) == (size, b64(digest)), "a part")
    listed = (backup / "documents").read_bytes()
    lines = [line.split(" ") for line in listed.decode("ascii").splitlines()]
    told = [len(lines), sum(int(size) for _, size, _ in lines)]
    require([*told, sha(listed)] == [*cover["documents"][:2], b64(cover["documents"][2])], "the list of documents")
    manifest = canonical(part_of(backup, "manifest", bk, vault_id, number))
    require((manifest["number"], manifest["at"]) == (number, cover["at"]), "the manifest of another")
    for place, size, digest, parts in manifest["files"]:
        content = b"".join(part_of(backup, name, bk, vault_id, number) for name in parts)
        require((len(content), sha(content)) == (size, b64(digest)), "a file")
        target = into / place
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    for name, size, digest in lines:
        content = (backup.parent / "documents" / name[:2] / name).read_bytes()
        require((len(content), sha(content).hex()) == (int(size), digest), "a document beside the backups")
        target = into / "a" / name[:2] / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    _require_signed(cover, into, vault_id, house)
    return {"house": house, "manifest": manifest, "cover": cover}


def part_of(backup: Path, name: str, bk: bytes, vault_id: bytes, number: int) -> bytes:
    """One part in the open."""
    info = pae("backup-part", vault_id, number, name)
    return unchunked(hkdf(bk, info), info, (backup / name).read_bytes())


def by_journal_keys(journal: list[bytes], info: bytes, blob: bytes) -> bytes:
    """What was sealed to one of the journal keys."""
    for private in journal:
        try:
            return unsealed(private, info, blob)
        except Exception:  # noqa: BLE001, S112 - of another time
            continue
    require(False, f"sealed to none of {[public_of(key).hex()[:8] for key in journal]}")
    return b""


def _require_signed(cover: dict[str, Any], into: Path, vault_id: bytes, house: dict[str, Any]) -> None:
    path = into / f"house-{cover['house']}" / "directory.db"
    directory = database(path, b64(house["directory"]), DIRECTORY)
    statements = list(chain_of(directory, vault_id, b64(cover["genesis"]).hex()))
    _, identities = people_of(statements)
    by, documents = bytes.fromhex(cover["by"]), cover["documents"]
    parts = [one for name, size, digest in cover["parts"] for one in (name, size, b64(digest))]
    message = pae(
        "backup-label", 1, 1, vault_id, b64(cover["genesis"]), cover["number"], cover["at"], cover["house"], by,
        b64(cover["officers"]), b64(cover["letter"]), b64(cover["escrow_public"]), b64(cover["escrow"]),
        documents[0], documents[1], b64(documents[2]), len(cover["parts"]), *parts,
    )  # fmt: skip
    signed(identities[by], message, b64(cover["signature"]))
