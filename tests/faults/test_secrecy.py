"""What a person's own keys do not open stays shut: other levels, other projects, other accounts, other rooms."""

from __future__ import annotations

import itertools
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.access.event import Event
from app.access.level import Level
from app.customers.actions import add_item, create_customer, edit_customer, save_draft
from app.customers.folding import fold
from app.customers.form import CustomerForm, ItemForm, ItemKind, Ref
from app.customers.intake.actions import import_customers
from app.customers.intake.model import ImportChoices
from app.customers.intake.queries import preview_import
from app.customers.model import Draft
from app.customers.queries import customer_history, get_customer, list_customers, list_drafts, reveal_field
from app.errors import Corrupt, NiemError, Problem, Refused
from app.journal.entry import open_detail
from app.keys.compartment_key import file_key
from app.keys.system_keyring import SystemKeyring
from app.people.entrance import create_vault, people_here, sign_in
from app.projects.actions import create_project
from app.session.door import Session
from app.vault.database import open_database
from app.vault.grant import open_wrap
from tests.fixtures.vault import PASSPHRASES, PROJECT, Office, founding_form, new_world

WRONG = r"keys\.wrong_passphrase_or_machine"
OTHER_PROJECT = "Dự án Hoa Sen Trắng"
MARK = "Trịnh Quốc Dấuvết"


@pytest.fixture
def worked(office: Office) -> Office:
    """The office after a day: a customer with an item at every level, and a second project."""
    session = office.sign_in("long", "top_secret")
    for level in Level:
        ref = create_customer(session, office.project, CustomerForm(f"{MARK} {level.name}", level=level))
        add_item(session, ItemForm(ref, ItemKind.DEALING, level, f"Việc {level.name}"))
    session.close()
    manager = office.sign_in("quan")
    create_project(manager, OTHER_PROJECT, PASSPHRASES["quan"], office.credential("ha"))
    manager.close()
    return office


def test_level_one_opens_its_own_file_and_no_other(worked: Office) -> None:
    session = worked.sign_in("nam")
    assert [project.levels for project in session.projects()] == [(Level.CONFIDENTIAL,)]
    own = session.open_key(worked.project, Level.CONFIDENTIAL)
    known = [own.key, session.identity.house.directory, *(key.private for key in session.identity.wrap_keys)]
    others = [file for file in worked.path.rglob("*.db") if file.stem != own.place.file_id.hex()]
    shut = [file for file in others if file.name not in {"directory.db", "journal.db"}]
    assert len(shut) == 6  # two levels, three of the other project, the office
    for file, key in itertools.product(shut, known):
        tries = [key]
        if len(file.stem) == 32:
            tries.append(file_key(key, bytes.fromhex(file.stem)))  # type: ignore[arg-type]
        for attempt in tries:
            with pytest.raises(Corrupt):
                open_database(file, attempt, "compartment")


def test_nothing_that_level_one_can_decrypt_names_a_level_a_project_or_a_customer_above(worked: Office) -> None:
    session = worked.sign_in("nam")
    seen = b"".join(_open_text(session, worked))
    assert PROJECT.encode() in seen  # his own, from inside his wrap
    assert f"{MARK} CONFIDENTIAL".encode() in seen
    for word in (f"{MARK} SECRET", f"{MARK} TOP_SECRET", OTHER_PROJECT, "Việc SECRET", "Việc TOP_SECRET"):
        assert word.encode() not in seen
        assert fold(word).encode() not in seen
    directory = b"".join(_dump(session.vault.directory.connection))
    # That somebody holds a second key, for the top-secret room, is visible to colleagues; for what is not.
    for word in (PROJECT, '"level"', "cơ mật", "tuyệt mật"):
        assert word.encode() not in directory, word
    higher = [key.place for key in worked.sign_in("long", "top_secret").open_keys() if key.place.level > 1]
    for place in higher:
        assert seen.count(place.cid) == 0
        assert place.cid.hex().encode() not in seen


def test_colleagues_trails_are_sealed(worked: Office) -> None:
    session = worked.sign_in("nam")
    for entry in session.journal.entries():
        for key in session.identity.wrap_keys:
            with pytest.raises(Corrupt):
                open_detail([key], session.vault.vault_id, entry.detail)


@pytest.mark.parametrize("who", ["ha", "minh"])
def test_officer_and_administrator_see_no_customer(worked: Office, who: str) -> None:
    session = worked.sign_in(who)
    assert session.projects() == ()
    wraps = [wrap for uid in worked.people.values() for wrap in session.vault.directory.wraps_of(uid)]
    assert len(wraps) > 5
    opened = (
        open_wrap(session.identity.wrap_keys, session.vault.vault_id, owner, wrap.blob)
        for wrap in wraps
        for owner in (wrap.uid, session.uid)
    )
    assert not any(opened)
    before = session.journal.count()
    ref = Ref(worked.project, Level.CONFIDENTIAL, worked.project)
    looks = (
        lambda: list_customers(session, worked.project, (Level.CONFIDENTIAL,)),
        lambda: get_customer(session, ref),
        lambda: customer_history(session, ref),
        lambda: reveal_field(session, ref, "phones"),
        lambda: list_drafts(session),
        lambda: create_customer(session, worked.project, CustomerForm("A")),
    )
    for look in looks:
        with pytest.raises(Refused, match=r"session\.not_your_duty"):
            look()
    assert session.journal.count() == before + len(looks)  # every refusal is on record


def test_the_everyday_room_does_not_hold_level_three(worked: Office) -> None:
    session = worked.sign_in("long")
    assert session.levels(worked.project) == (Level.CONFIDENTIAL, Level.SECRET)
    before = session.journal.count()
    with pytest.raises(Refused, match=r"session\.beyond_clearance"):
        list_customers(session, worked.project, (Level.CONFIDENTIAL, Level.TOP_SECRET))
    assert session.journal.count() == before + 1


def test_a_person_without_the_key_does_not_enter_the_top_secret_room(worked: Office) -> None:
    with pytest.raises(Refused, match=r"session\.beyond_clearance"):
        worked.sign_in("lan", "top_secret")


def test_a_vault_copied_to_another_account_is_answered_like_a_wrong_passphrase(worked: Office, tmp_path: Path) -> None:
    shutil.copytree(worked.path, tmp_path / "stolen")
    thief = new_world(tmp_path / "thief", worked.clock)
    same_device = replace(
        thief, device=worked.world.device, keyring_for=lambda vault_id: SystemKeyring(vault_id, thief.device.id)
    )
    uid = worked.people["lan"]
    assert people_here(thief, tmp_path / "stolen") == ()
    for world in (thief, same_device):
        with pytest.raises(Problem, match=WRONG):
            sign_in(world, tmp_path / "stolen", uid, PASSPHRASES["lan"])
    with pytest.raises(Problem, match=WRONG):
        sign_in(worked.world, worked.path, uid, PASSPHRASES["nam"])


def test_without_a_keyring_there_is_a_sentence_and_nothing_is_made(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/nobody")
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    with pytest.raises(Problem, match=r"keys\.no_system_keyring"):
        office.sign_in("lan")
    with pytest.raises(Problem, match=r"keys\.no_system_keyring"):
        create_vault(new_world(tmp_path / "new", office.clock), founding_form(tmp_path / "kho"))
    assert not (tmp_path / "kho").exists()
    assert not list(tmp_path.glob("kho*"))
    assert not list((tmp_path / "new").iterdir())


def test_no_plaintext_mark_anywhere_after_a_days_work(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    incoming = tmp_path / "incoming.csv"
    incoming.write_text("Tên khách hàng,Mức mật\n" + "".join(f"{MARK} {n},cơ mật\n" for n in range(30)), "utf-8")
    session = office.sign_in("long", "top_secret")
    for level in Level:
        ref = create_customer(session, office.project, CustomerForm(MARK, level=level, note=MARK))
        edit_customer(session, ref, CustomerForm(f"{MARK} Hai", level=level), 1)
        add_item(session, ItemForm(ref, ItemKind.POLICY, level, MARK, text=MARK))
        save_draft(session, Draft("new", "customer", office.project, level, None, {"name": MARK}, 0))
        get_customer(session, ref)
        customer_history(session, ref)
    preview = preview_import(session, office.project, str(incoming), ImportChoices(Level.SECRET))
    import_customers(session, office.project, preview, str(incoming), ImportChoices(Level.SECRET))
    assert list_customers(session, office.project, tuple(Level), MARK).total == 33
    while_open = list(_files(office.path, office.world.profile, temporary))
    session.close()
    files = [*while_open, *_files(office.path, office.world.profile, temporary)]
    assert len(files) > 20
    for spelled in (MARK, fold(MARK), "Dấuvết", unicodedata.normalize("NFD", MARK)):
        for encoding in ("utf-8", "utf-16-le"):
            assert not [path for path, content in files if spelled.encode(encoding) in content], (spelled, encoding)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_level_three_is_in_no_memory_but_the_top_secret_rooms(office: Office) -> None:
    session = office.sign_in("long", "top_secret")
    keys = {level: session.open_key(office.project, level).key for level in Level}
    private = session.identity.wrap_keys[-1].private
    session.close()
    everyday = _memory_of_room(office, "everyday", [keys[Level.CONFIDENTIAL], keys[Level.TOP_SECRET], private])
    assert everyday == [True, False, False]
    upstairs = _memory_of_room(office, "top_secret", [keys[Level.CONFIDENTIAL], keys[Level.TOP_SECRET], private])
    assert upstairs == [True, True, True]


def _memory_of_room(office: Office, room: str, wanted: list[bytes]) -> list[bool]:
    """Which of these bytes stand in the memory of a process that unlocked ``room``; it is gone afterwards."""
    device = office.world.device
    words = [str(office.path), device.id.hex(), device.incarnation.hex(), office.people["long"].hex(), room]
    root = Path(__file__).resolve().parents[2]
    with subprocess.Popen(
        [sys.executable, str(root / "tests" / "fixtures" / "stay.py"), *words, str(office.path.parent / f"p-{room}")],
        cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as child:  # fmt: skip
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(PASSPHRASES["long"].encode() + b"\n")
        child.stdin.flush()
        assert child.stdout.readline() == b"unlocked\n"
        found = [False] * len(wanted)
        for content in _writable_memory(child.pid):
            found = [there or key in content for there, key in zip(found, wanted, strict=True)]
        child.kill()
        child.wait()
    assert not Path(f"/proc/{child.pid}").exists()
    return found


def _writable_memory(pid: int) -> Iterator[bytes]:
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            span, rights = line.split()[:2]
            if rights.startswith("rw") and "[v" not in line:
                first, last = (int(part, 16) for part in span.split("-"))
                memory.seek(first)
                try:
                    yield memory.read(last - first)
                except OSError:  # a page that the kernel does not give away
                    continue


def _files(*folders: Path) -> Iterator[tuple[Path, bytes]]:
    for folder in folders:
        for path in folder.rglob("*"):
            yield path, str(path.name).encode() + (path.read_bytes() if path.is_file() else b"")


def _open_text(session: Session, office: Office) -> Iterator[bytes]:
    """Everything the person's keys open, as text, and everything that lies there in the open."""
    yield from (content for path, content in _files(office.path) if not path.name.endswith(".db"))
    yield from _dump(session.vault.directory.connection)
    yield from _dump(session.journal.connection)
    yield from _dump(session.compartment(office.project, Level.CONFIDENTIAL).connection)
    for wrap in session.vault.directory.wraps_of(session.uid):
        try:
            content = open_wrap(session.identity.wrap_keys, session.vault.vault_id, session.uid, wrap.blob)
        except NiemError:
            continue
        if content is not None:
            yield repr(content).encode()


def _dump(connection: object) -> Iterator[bytes]:
    tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql IS NOT NULL")  # type: ignore[attr-defined]
    for (table,) in tables.fetchall():
        for row in connection.execute(f"SELECT * FROM {table}"):  # type: ignore[attr-defined]
            yield from (cell if isinstance(cell, bytes) else str(cell).encode() for cell in row)


def test_the_event_of_a_refusal_is_the_one_that_was_asked(worked: Office) -> None:
    minh = worked.sign_in("minh")
    with pytest.raises(Refused):
        list_customers(minh, worked.project, (Level.CONFIDENTIAL,), "dấu")
    officer = worked.sign_in("ha")
    (key,) = officer.identity.house.journal
    from app.keys.wrap import EncryptionKey

    *_, last = (entry for entry in officer.journal.entries() if entry.writer == minh.identity.writer_id)
    detail = open_detail([EncryptionKey.from_bytes(key)], officer.vault.vault_id, last.detail)
    assert (detail.event, detail.outcome) == (Event.CUSTOMER_PAGE.value, "session.not_your_duty")
