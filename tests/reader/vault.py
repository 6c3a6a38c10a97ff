"""A whole vault: directory, compartments, documents, journal. Every hash and signature is proved while reading."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.reader.chunked import unchunked
from tests.reader.encoding import b64, canonical, database, hkdf, pae, public_of, require, sha, signed, unsealed
from tests.reader.person import Keys, keys_of

DIRECTORY, JOURNAL, OFFICE = b"niem directory 1", b"niem journal   1", b"niem office    1"
ZEROS = bytes(32)


@dataclass
class Compartment:
    """What one file holds, all of it signed for."""

    project: str
    level: int
    records: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)
    """(kind, op, body) of every current record."""
    revisions: int = 0
    head: tuple[int, bytes] = (0, ZEROS)
    documents: dict[str, bytes] = field(default_factory=dict)


@dataclass
class Read:
    """What was found in the vault."""

    company: str
    people: dict[bytes, dict[str, Any]]
    statements: int
    compartments: list[Compartment]
    entries: int
    details: list[dict[str, Any]]
    office: Compartment | None


def read_vault(vault: Path, uid: bytes, passphrase: str, secret_of: Callable[[int], bytes]) -> Read:
    """The vault as one person can read it."""
    label = json.loads((vault / "vault.json").read_bytes())
    require((label["format"], label["suite"]) == (1, 1), "another format")
    vault_id, house = bytes.fromhex(label["vault_id"]), vault / f"house-{label['house']}"
    keys = keys_of(vault, label["house"], vault_id, uid, passphrase, secret_of)
    directory = database(house / "directory.db", keys.directory, DIRECTORY)
    statements = list(chain_of(directory, vault_id, label["genesis"]))
    people, identities = people_of(statements)
    taken = taken_in(statements)
    found = []
    for wrap_uid, blob in directory.execute("SELECT uid, blob FROM wrap").fetchall():
        if wrap_uid == uid and sha(blob) in taken:
            opened = open_wrap(keys, vault_id, blob, taken[sha(blob)])
            if opened is not None:
                found.append(read_compartment(vault, vault_id, opened, identities))
    entries, details = read_journal(house, keys, vault_id, identities)
    office = None
    if keys.office:
        office = read_file(database(house / "office.db", keys.office, OFFICE), "", 0, identities)
    return Read(statements[0]["fields"]["company"], people, len(statements), found, entries, details, office)


def chain_of(directory: Any, vault_id: bytes, genesis: str) -> Iterator[dict[str, Any]]:
    """All statements, each following from the one before, signed by people the chain has named by then."""
    signatures: dict[int, list[tuple[bytes, bytes]]] = {}
    for seq, uid, sig in directory.execute("SELECT seq, uid, sig FROM statement_signature"):
        signatures.setdefault(seq, []).append((uid, sig))
    prev, known, root = ZEROS, dict[bytes, bytes](), b""
    columns = "seq, kind, fields, at, prev, wraps_root, h"
    rows = directory.execute(f"SELECT {columns} FROM statement ORDER BY seq").fetchall()
    for place, (seq, kind, text, at, before, root, h) in enumerate(rows, start=1):
        fields = canonical(text.encode())
        require((seq, before) == (place, prev), "the order of statements")
        require(
            h == sha(pae(kind.removeprefix("niem/v1/"), vault_id, seq, at, prev, root, *flat(fields))), "a statement"
        )
        if seq == 1:
            require(h.hex() == genesis, "the genesis")
            known = {bytes.fromhex(one["uid"]): b64(one["identity"]) for one in fields["founders"]}
        require(bool(signatures.get(seq)), "a statement without a signature")
        for uid, sig in signatures[seq]:
            signed(known[uid], h, sig)
        if kind.endswith("/person"):
            known[bytes.fromhex(fields["uid"])] = b64(fields["identity"])
        prev = h
        yield {"kind": kind.removeprefix("niem/v1/"), "fields": fields, "seq": seq, "at": at}
    wraps = directory.execute("SELECT wrap_id, uid, blob FROM wrap ORDER BY wrap_id")
    require(root == sha(b"".join(sha(pae("wraps-root", *row)) for row in wraps)), "the wraps")


def flat(value: object) -> list[str | int]:
    """A value as parts of a pae."""
    if value is None:
        return ["n"]
    if isinstance(value, bool):
        return ["b", int(value)]
    if isinstance(value, int):
        return ["i", str(value)]
    if isinstance(value, str):
        return ["s", value]
    if isinstance(value, list):
        return ["l", len(value), *(part for one in value for part in flat(one))]
    assert isinstance(value, dict)
    return ["d", len(value), *(part for key in sorted(value) for part in (key, *flat(value[key])))]


def people_of(statements: list[dict[str, Any]]) -> tuple[dict[bytes, dict[str, Any]], dict[bytes, bytes]]:
    """Everybody the chain names, and their identity keys."""
    people = {bytes.fromhex(one["fields"]["uid"]): one["fields"] for one in statements if one["kind"] == "person"}
    return people, {uid: b64(person["identity"]) for uid, person in people.items()}


def taken_in(statements: list[dict[str, Any]]) -> dict[bytes, bytes]:
    """The wraps that count: hash of the sealed bytes → hash of the grant."""
    taken: dict[bytes, bytes] = {}
    for one in statements:
        fields = one["fields"]
        if one["kind"] == "wrapped":
            for text in fields["dropped"]:
                taken.pop(b64(text), None)
            taken.update({b64(item["wrap"]): b64(item["grant"]) for item in fields["taken"]})
        elif one["kind"] == "rewrap":
            for old, new in fields["pairs"]:
                taken[b64(new)] = taken.pop(b64(old))
    return taken


def open_wrap(keys: Keys, vault_id: bytes, blob: bytes, grant: bytes) -> dict[str, Any] | None:
    """A wrap that one of the person's keys opens, its commitment and its grant proved."""
    for private in (*keys.everyday, *keys.top_secret):
        try:
            raw = canonical(unsealed(private, pae("wrap", vault_id, keys.uid, sha(public_of(private))), blob))
        except Exception:  # noqa: BLE001, S112 - sealed to another of them
            continue
        cid, told = bytes.fromhex(raw["cid"]), raw["grant"]
        commitment = b64(told["ck_commit"])
        require(hkdf(b64(raw["key"]), pae("ck-commit", cid, told["epoch"])) == commitment, "the commitment")
        message = pae(
            "grant", vault_id, cid, told["epoch"], raw["level"], commitment, keys.uid, b64(told["identity"]),
            told["not_after"], bytes.fromhex(told["request_id"]), told["policy_version"], told["reason"],
        )  # fmt: skip
        require(sha(message) == grant, "the grant")
        return raw
    return None


def read_compartment(vault: Path, vault_id: bytes, wrap: dict[str, Any], identities: dict[bytes, bytes]) -> Compartment:
    """A compartment and its documents."""
    file_id = bytes.fromhex(wrap["file_id"])
    connection = database(vault / "c" / f"{wrap['file_id']}.db", b64(wrap["key"]), file_id)
    meta = dict(connection.execute("SELECT key, value FROM meta").fetchall())
    told = (meta["vault_id"], meta["cid"].hex(), meta["project"].hex(), meta["file_id"], meta["level"][-1])
    require(told == (vault_id, wrap["cid"], wrap["project"], file_id, wrap["level"]), "the place")
    found = read_file(connection, wrap["project_name"], wrap["level"], identities)
    for kind, op, body in found.records:
        if kind == "document" and op == "U":
            path = vault / "a" / body["file"][:2] / body["file"]
            context = pae("document", vault_id, bytes.fromhex(body["cid"]), bytes.fromhex(body["file"]))
            plain = unchunked(b64(body["key"]), context, path.read_bytes())[: body["size"]]
            require(sha(plain).hex() == body["sha256"], "a document")
            found.documents[body["name"]] = plain
    return found


def read_file(connection: Any, project: str, level: int, identities: dict[bytes, bytes]) -> Compartment:
    """The records of a compartment, or of the office store, against its ledger."""
    meta = dict(connection.execute("SELECT key, value FROM meta").fetchall())
    cid, epoch = meta["cid"], int.from_bytes(meta["epoch"], "big")
    signed_for: dict[int, list[tuple[bytes, int, bytes]]] = {}
    found = Compartment(project, level)
    columns = "rid, kind, rev, base, op, enc_v, body, writer, at, epoch, seq, digest"
    for table in ("record", "revision"):
        for row in connection.execute(f"SELECT {columns} FROM {table}"):
            rid, kind, rev, base, op, enc_v, body, writer, at, own_epoch, seq, digest = row
            parts = (cid, rid, kind, rev, base, op, enc_v, body.encode(), writer, at, own_epoch)
            require(sha(pae("record", *parts)) == digest and own_epoch == epoch, "a record")
            signed_for.setdefault(seq, []).append((rid, rev, digest))
            found.revisions += 1
            if table == "record":
                found.records.append((kind, op, canonical(body.encode())))
    for att_id, rid, name, media, content, seq in connection.execute(
        "SELECT att_id, rid, name, media_type, content, seq FROM attachment"
    ):
        digest = sha(pae("attachment", cid, att_id, rid, name, media, sha(content)))
        signed_for.setdefault(seq, []).append((att_id, 0, digest))
    columns = "seq, op, at, count, digest, prev, h, writer, sig"
    for row in connection.execute(f"SELECT {columns} FROM ledger ORDER BY seq"):
        seq, op, at, count, digest, prev, h, writer, sig = row
        things = sorted(signed_for.pop(seq, []))
        require((seq, prev) == (found.head[0] + 1, found.head[1]), "the ledger's order")
        require((count, digest) == (len(things), sha(b"".join(one for _, _, one in things))), "what a row signs for")
        require(h == sha(pae("ledger", cid, epoch, seq, op, at, count, digest, prev, writer)), "a row")
        signed(identities[writer[:16]], h, sig)
        found.head = (seq, h)
    require(not signed_for and found.head[0] > 0, "something nobody signed for")
    drafts = connection.execute("SELECT uid, key, rid, form, body, at FROM draft ORDER BY uid, key").fetchall()
    hashes = (sha(pae("draft", *(b"" if cell is None else cell for cell in row))) for row in drafts)
    require(meta["draft_root"] == sha(b"".join(hashes)), "the drafts")
    return found


def read_journal(
    house: Path, keys: Keys, vault_id: bytes, identities: dict[bytes, bytes]
) -> tuple[int, list[dict[str, Any]]]:
    """How many entries there are, all of them proved, and their details for whoever holds the journal key."""
    connection = database(house / "journal.db", keys.directory, JOURNAL)
    heads: dict[bytes, tuple[int, bytes]] = {}
    details = []
    columns = "writer, seq, prev, at, seen, ref, detail_hash, detail, h, sig"
    rows = connection.execute(f"SELECT {columns} FROM entry ORDER BY id").fetchall()
    for writer, seq, prev, at, seen, ref, detail_hash, detail, h, sig in rows:
        require((seq - 1, prev) == heads.get(writer, (0, ZEROS)), "a chain of the journal")
        others = sorted((other, head) for other, (_, head) in heads.items() if other != writer)
        entries = sum(seq for other, (seq, _) in heads.items() if other != writer)
        counts = len(others).to_bytes(4, "big") + entries.to_bytes(8, "big")
        require(seen == sha(pae("heads", *(part for pair in others for part in pair))) + counts, "a witness")
        require(sha(detail) == detail_hash, "a detail")
        require(h == sha(pae("journal", writer, seq, prev, at, seen, ref, detail_hash)), "an entry")
        signed(identities[writer[:16]], h, sig)
        heads[writer] = (seq, h)
        if keys.journal:
            details.append(detail_of(keys.journal, vault_id, detail))
    listed = {writer: (seq, h) for writer, seq, h in connection.execute("SELECT writer, seq, h FROM head")}
    require(listed == heads, "the heads")
    return len(rows), details


def detail_of(journal_keys: list[bytes], vault_id: bytes, sealed: bytes) -> dict[str, Any]:
    """A detail, by the journal key of its time."""
    for private in journal_keys:
        try:
            return canonical(unsealed(private, pae("journal-detail", vault_id), sealed))
        except Exception:  # noqa: BLE001, S112 - of another time
            continue
    require(False, "a detail for nobody")
    return {}
