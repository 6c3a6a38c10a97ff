"""What the program wrote is read by the second one, and is what the program itself shows."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path

import pytest
import sqlcipher3

from app.access.level import Level
from app.customers.actions import edit_customer, save_draft
from app.customers.documents.actions import add_document, remove_document
from app.customers.model import Draft
from app.customers.queries import get_customer
from app.keys.encoding import unb64
from app.session.keyslot import SECRET_PURPOSE
from app.vault.folder import Folder
from tests.archive.backup.desk import desk_of
from tests.customers.documents.desk import customer, pdf, written
from tests.fixtures.vault import NAMES, PASSPHRASES, Office
from tests.package.packs import DOCUMENT, FACTS, PASSWORD, packed
from tests.reader.backup import unpack
from tests.reader.encoding import UnreadableError, b64, database
from tests.reader.kit import ESCROW, open_escrow, open_kit
from tests.reader.package import open_package
from tests.reader.vault import DIRECTORY, Compartment, Read, chain_of, people_of, read_compartment, read_vault
from tests.recovery.desk import held, shares_of

READER = Path(__file__).parent
CONTENT = pdf("Phụ lục hợp đồng")


@pytest.fixture
def worked(office: Office, tmp_path: Path) -> Office:
    """An office in which something of everything was done."""
    lan = office.sign_in("lan")
    for name in ("Gạo Trắng", "Cà Phê Đắk", "Xoài Cát"):
        customer(office, lan, name)
    secret = customer(office, lan, "Bưởi Hồng", Level.SECRET)
    edit_customer(lan, secret, replace(get_customer(lan, secret).form, note="gọi lại"), 1)
    add_document(lan, secret, Level.SECRET, written(tmp_path, "Phụ lục.pdf", CONTENT))
    gone = add_document(lan, secret, Level.SECRET, written(tmp_path, "Nhầm.pdf", pdf("Nhầm")))
    remove_document(lan, gone.ref, 1)
    save_draft(lan, Draft("new", "customer", office.project, Level.CONFIDENTIAL, None, {"name": "đang gõ"}, 0))
    lan.close()
    long = office.sign_in("long", "top_secret")
    customer(office, long, "Kín", Level.TOP_SECRET)
    long.close()
    return office


def read_as(office: Office, who: str) -> Read:
    uid = office.people[who]
    keyring = office.world.keyring_for(Folder(office.path).read_label().vault_id)

    def secret_of(number: int) -> bytes:
        kept = keyring.get(SECRET_PURPOSE, uid, number)
        assert kept is not None
        return unb64(kept)

    return read_vault(office.path, uid, PASSPHRASES[who], secret_of)


def names_in(read: Read) -> dict[int, set[str]]:
    """Customers in force by level."""
    return names_of(read.compartments)


def names_of(compartments: list[Compartment]) -> dict[int, set[str]]:
    """Customers in force by level."""
    return {
        one.level: {body["name"] for kind, op, body in one.records if kind == "customer" and op == "U"}
        for one in compartments
    }


def test_each_reads_what_they_hold_keys_to(worked: Office) -> None:
    low, secret, top = {"Gạo Trắng", "Cà Phê Đắk", "Xoài Cát"}, {"Bưởi Hồng"}, {"Kín"}
    assert names_in(read_as(worked, "nam")) == {1: low}
    assert names_in(read_as(worked, "lan")) == {1: low, 2: secret}
    assert names_in(read_as(worked, "long")) == {1: low, 2: secret, 3: top}
    assert names_in(read_as(worked, "ha")) == names_in(read_as(worked, "minh")) == {}


def test_revisions_removals_and_documents_are_all_there(worked: Office) -> None:
    found = {one.level: one for one in read_as(worked, "lan").compartments}
    assert found[2].documents == {"Phụ lục.pdf": CONTENT}
    assert [op for kind, op, _ in found[2].records if kind == "document"].count("D") == 1
    assert found[2].revisions == len(found[2].records) + 2
    session = worked.sign_in("lan")
    heads = {level: session.compartment(worked.project, level).head for level in session.levels(worked.project)}
    assert {Level(level): one.head for level, one in found.items()} == heads


def test_the_journal_is_proved_by_everybody_and_told_to_officers(worked: Office) -> None:
    officer, clerk = read_as(worked, "ha"), read_as(worked, "nam")
    assert officer.entries == clerk.entries == len(officer.details) > 20
    assert clerk.details == []
    assert "customer:create" in {detail["event"] for detail in officer.details}
    assert officer.office is not None
    assert clerk.office is None
    assert {person["name"] for person in officer.people.values()} == set(NAMES.values())


def test_the_kit_and_two_shares_open_every_compartment(worked: Office, tmp_path: Path) -> None:
    done = held(worked, tmp_path)
    session = worked.sign_in("quan", "top_secret")
    vault_id, key = session.vault.vault_id, session.vault.directory_key
    session.close()
    directory = database(worked.path / f"house-{session.vault.label.house}" / "directory.db", key, DIRECTORY)
    statements = list(chain_of(directory, vault_id, session.vault.label.genesis.hex()))
    (kit,) = [one["fields"] for one in statements if one["kind"] == "kit"]
    _, identities = people_of(statements)
    (path,) = (tmp_path / "stick one").glob("*.niemkit")
    keys = open_kit(path, shares_of(done)[1:], [b64(text) for text in kit["publics"]], identities)
    blobs = [blob for uid, blob in directory.execute("SELECT uid, blob FROM wrap").fetchall() if uid == ESCROW]
    compartments = [raw for raw in (open_escrow(vault_id, blob, keys) for blob in blobs) if "level" in raw]
    assert sorted(one["level"] for one in compartments) == [1, 2, 3]
    for one in compartments:
        file = worked.path / "c" / f"{one['file_id']}.db"
        rows = database(file, b64(one["key"]), bytes.fromhex(one["file_id"])).execute("SELECT count(*) FROM record")
        assert rows.fetchone()[0] > 0


def test_a_backup_comes_back_with_the_kit_and_two_shares_alone(worked: Office, tmp_path: Path) -> None:
    done = held(worked, tmp_path)
    desk = desk_of(worked, tmp_path)
    name = desk.make().name
    desk.session.close()
    (kit,) = (tmp_path / "stick one").glob("*.niemkit")
    (backup,) = desk.disk.glob(f"niem-*/{name}")
    found = unpack(backup, kit, shares_of(done)[:2], tmp_path / "back")
    label = Folder(tmp_path / "back").read_label()
    assert label == Folder(worked.path).read_label()
    place, key = tmp_path / "back" / f"house-{label.house}", b64(found["house"]["directory"])
    directory = database(place / "directory.db", key, DIRECTORY)
    statements = list(chain_of(directory, label.vault_id, label.genesis.hex()))
    (told,) = [one["fields"] for one in statements if one["kind"] == "kit"]
    _, identities = people_of(statements)
    keys = open_kit(kit, shares_of(done)[:2], [b64(text) for text in told["publics"]], identities)
    blobs = [blob for uid, blob in directory.execute("SELECT uid, blob FROM wrap").fetchall() if uid == ESCROW]
    wraps = [raw for blob in blobs if (raw := open_escrow(label.vault_id, blob, keys))]
    read = [read_compartment(tmp_path / "back", label.vault_id, raw, identities) for raw in wraps]
    low, secret, top = {"Gạo Trắng", "Cà Phê Đắk", "Xoài Cát"}, {"Bưởi Hồng"}, {"Kín"}
    assert names_of(read) == {1: low, 2: secret, 3: top}
    assert [one.documents for one in read if one.level == 2] == [{"Phụ lục.pdf": CONTENT}]
    heads = {(chain, seq): b64(h) for chain, _, seq, h in found["manifest"]["heads"]}
    assert (
        heads["directory", len(statements)]
        == directory.execute("SELECT h FROM statement ORDER BY seq DESC").fetchone()[0]
    )


def test_a_package_opens_with_its_password(tmp_path: Path) -> None:
    manifest, files = open_package(packed(tmp_path / "a.niem").read_bytes(), PASSWORD.lower().replace("-", " "))
    assert (manifest["number"], manifest["recipient"]) == (FACTS.number, FACTS.recipient)
    assert files["Hợp đồng.pdf"] == DOCUMENT


def test_it_proves_what_it_reads(worked: Office) -> None:
    """The control: one letter of one body changed behind everybody's back, under the right key, is found."""
    session = worked.sign_in("lan")
    key = session.open_key(worked.project, Level.CONFIDENTIAL)
    session.close()
    path = worked.path / "c" / f"{key.place.file_id.hex()}.db"
    connection = database(path, key.key, key.place.file_id)
    connection.close()
    from tests.reader.encoding import hkdf, pae

    writing = sqlcipher3.connect(str(path), isolation_level=None)
    writing.execute(f"PRAGMA key = \"x'{hkdf(key.key, pae('file-key', key.place.file_id)).hex()}'\"")
    writing.execute("UPDATE record SET body = replace(body, 'Gạo Trắng', 'Gạo Trứng') WHERE kind = 'customer'")
    writing.close()
    with pytest.raises(UnreadableError, match="a record"):
        read_as(worked, "lan")


def test_it_takes_nothing_from_the_program() -> None:
    for file in READER.glob("*.py"):
        if file.name.startswith("test_"):
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            assert not [name for name in names if name.split(".")[0] in {"app", "ui"}], file
