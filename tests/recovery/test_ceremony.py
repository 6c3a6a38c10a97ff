"""The ceremony: what it makes, who may hold it, what is left when it fails, and what it never tells."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pypdfium2
import pytest

from app.access.event import Event
from app.access.level import Level
from app.errors import Cancelled, Corrupt, Problem, Refused
from app.keys import recovery as keys
from app.keys.hashing import sha256
from app.keys.recovery import POOL, open_entry, read_kit, recovery_key
from app.keys.shares import combine
from app.oversight.model import JournalFilter
from app.oversight.queries import read_journal
from app.people.escrow import escrows_in, index_of, open_escrow
from app.recovery import actions, ceremony, kit
from app.recovery.model import checked
from app.recovery.queries import recovery_state
from app.session.postponed import unconfirmed
from app.vault.house_escrow import escrow_in
from app.vault.roster import ESCROW
from tests.fixtures.vault import PASSPHRASES, Office
from tests.recovery.desk import CUSTODIANS, form, held, read_share, shares_of, sticks


def test_two_of_three_shares_open_the_kit_and_every_compartment_in_it(office: Office, tmp_path: Path) -> None:
    manager = office.sign_in("quan")
    done = held(office, tmp_path, manager)
    vault = manager.vault
    stated = vault.roster.kit
    assert stated is not None
    assert (stated.serial, stated.custodians, stated.threshold, len(stated.publics)) == ("1", 3, 2, POOL)
    first, second = (path.read_bytes() for path in done.files)
    assert first == second
    assert [path.parent.name for path in done.files] == ["stick one", "stick two"]
    opened = kit.read(vault, done.files[0])
    assert done.escrowed == len(Level) == len(vault.directory.wraps_of(ESCROW)) - 1  # and the house
    shares = shares_of(done)
    assert len(set(shares)) == 3
    for pair in combinations(shares, 2):
        assert recovery_key(combine(pair), vault.vault_id, vault.label.genesis).public == stated.recovery
    key = recovery_key(combine(shares), vault.vault_id, vault.label.genesis)
    held_keys = {one.place.cid: one.key for one in office.sign_in("quan", "top_secret").open_keys()}
    house = escrow_in(vault.directory, vault.roster)
    for wrap in vault.directory.wraps_of(ESCROW):
        if wrap == house:
            continue
        index = index_of(wrap.blob)
        escrow_key = open_entry(key, opened, index, stated.publics[index])
        inside = open_escrow(escrow_key, vault.vault_id, wrap.blob, vault.roster.taken[sha256(wrap.blob)].grant)
        assert held_keys.pop(inside.place.cid) == inside.key
    assert held_keys == {}
    store = office.sign_in("ha").open_office()
    assert store is not None
    assert len(escrows_in(store, vault)) == len(Level)
    store.close()


def test_the_officer_may_hold_it_too_and_three_of_five(office: Office, tmp_path: Path) -> None:
    officer = office.sign_in("ha")
    five = form(tmp_path, (*CUSTODIANS, "Phạm Văn Nam", "Nguyễn Thị Lan"), 3)
    done = actions.hold_ceremony(officer, five, PASSPHRASES["ha"], office.credential("quan"))
    assert done.escrowed == len(Level)
    shares = shares_of(done)
    assert len(shares) == 5
    stated = officer.vault.roster.kit
    assert stated is not None
    assert (
        recovery_key(combine(shares[1:4]), officer.vault.vault_id, officer.vault.label.genesis).public
        == stated.recovery
    )
    with pytest.raises(Problem, match="keys.shares_too_few"):
        combine(shares[:2])


def test_nobody_else_may_hold_it(office: Office, tmp_path: Path) -> None:
    for who in ("nam", "lan", "long", "minh"):
        session = office.sign_in(who)
        with pytest.raises(Refused, match="session.not_your_duty"):
            actions.hold_ceremony(session, form(tmp_path), PASSPHRASES[who], office.credential("ha"))
        with pytest.raises(Refused, match="session.not_your_duty"):
            recovery_state(session)
        session.close()
    manager = office.sign_in("quan")
    with pytest.raises(Refused, match="people.needs_manager_and_officer"):
        actions.hold_ceremony(manager, form(tmp_path), PASSPHRASES["quan"], office.credential("lan"))
    with pytest.raises(Problem, match="session.same_person"):
        actions.hold_ceremony(manager, form(tmp_path), PASSPHRASES["quan"], office.credential("quan"))
    wrong = replace(office.credential("ha"), passphrase="khong phai cum nay")
    with pytest.raises(Problem, match="keys.wrong_passphrase_or_machine"):
        actions.hold_ceremony(manager, form(tmp_path), PASSPHRASES["quan"], wrong)
    assert manager.vault.roster.kit is None
    assert list(tmp_path.rglob("*.niemkit")) == []


def test_bad_forms_are_refused_before_anything_is_written(office: Office, tmp_path: Path) -> None:
    good = form(tmp_path)
    bad = {
        "recovery.custodians_number": replace(good, custodians=("Một",)),
        "recovery.custodians_not_different": replace(good, custodians=("An Bình", "an  bình", "Cúc")),
        "people.name_missing": replace(good, custodians=("An", " ", "Cúc")),
        "recovery.threshold": replace(good, threshold=1),
        "recovery.folder_missing": replace(good, second=tmp_path / "nowhere"),
        "recovery.same_folder": replace(good, second=good.first / "x" / ".."),
        "recovery.inside_vault": replace(good, second=office.path / "c"),
    }
    (good.first / "x").mkdir()
    for code, wrong in bad.items():
        with pytest.raises(Problem) as refused:
            checked(wrong, office.path)
        assert refused.value.code == code
    with pytest.raises(Problem, match="recovery.threshold"):
        checked(replace(good, threshold=4), office.path)
    with pytest.raises(Problem, match="recovery.custodians_number"):
        checked(replace(good, custodians=tuple("abcdef")), office.path)


def test_stopped_before_the_statement_nothing_is_left(office: Office, tmp_path: Path) -> None:
    manager = office.sign_in("quan")
    for step in range(1, 6):

        def stop(done: int, _total: int, step: int = step) -> None:
            if done == step:
                raise Cancelled

        with pytest.raises(Cancelled):
            actions.hold_ceremony(
                manager, form(tmp_path), PASSPHRASES["quan"], office.credential("ha"), progress=stop
            )  # fmt: skip
        assert manager.vault.roster.kit is None
        assert manager.vault.directory.intents() == []
        assert list(tmp_path.glob("stick*/*")) == []
    assert held(office, tmp_path, manager).serial == 1  # and it can be held right after


def test_a_stick_that_does_not_keep_what_is_written_stops_it(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    manager = office.sign_in("quan")
    real = kit.read_small
    monkeypatch.setattr(kit, "read_small", lambda path, size: real(path, size)[:-1] + b" ")
    with pytest.raises(Problem, match="recovery.kit_not_written"):
        actions.hold_ceremony(manager, form(tmp_path), PASSPHRASES["quan"], office.credential("ha"))
    assert manager.vault.roster.kit is None


def test_shares_that_do_not_recombine_are_never_handed_out(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    manager = office.sign_in("quan")

    def unproved(*_: object) -> tuple[str, ...]:
        raise Corrupt("keys.shares_unproved")

    monkeypatch.setattr(ceremony, "split", unproved)
    with pytest.raises(Corrupt, match="keys.shares_unproved"):
        actions.hold_ceremony(manager, form(tmp_path), PASSPHRASES["quan"], office.credential("ha"))
    assert list(tmp_path.glob("stick*/*")) == []
    assert manager.vault.directory.intents() == []


def test_a_kit_counts_only_when_its_sheets_were_handed_out(office: Office, tmp_path: Path) -> None:
    manager = office.sign_in("quan")
    held(office, tmp_path, manager, confirm=False)
    assert unconfirmed(manager.vault)
    assert recovery_state(manager).unconfirmed
    manager.close()
    again = office.sign_in("quan")
    assert recovery_state(again).unconfirmed  # the sheets are lost with the process: nothing settles that by itself
    actions.confirm_sheets(again)
    assert not recovery_state(again).unconfirmed
    with pytest.raises(Refused, match="session.not_your_duty"):
        actions.confirm_sheets(office.sign_in("nam"))


def test_a_second_ceremony_replaces_the_first(office: Office, tmp_path: Path) -> None:
    manager = office.sign_in("quan")
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    first = held(office, tmp_path / "a", manager, confirm=False)
    second = held(office, tmp_path / "b", manager)
    assert (first.serial, second.serial) == (1, 2)
    assert manager.vault.directory.intents() == []
    with pytest.raises(Problem, match="recovery.kit_not_in_force"):
        kit.read(manager.vault, first.files[0])
    assert kit.read(manager.vault, second.files[1]).serial == 2
    assert len(manager.vault.directory.wraps_of(ESCROW)) == len(Level) + 1
    manager.vault.verify_whole()
    manager.close()
    assert recovery_state(office.sign_in("ha")).without_escrow == 0


def test_what_officers_and_managers_are_told(office: Office, tmp_path: Path) -> None:
    before = recovery_state(office.sign_in("ha"))
    assert (before.serial, before.days_left, before.owed, before.without_escrow) == (0, 7, False, len(Level) + 1)
    held(office, tmp_path)
    officer = recovery_state(office.sign_in("ha"))
    assert officer.custodians == CUSTODIANS
    assert (officer.serial, officer.threshold, officer.count, officer.unused) == (1, 2, 3, POOL - len(Level) - 1)
    assert officer.without_escrow == 0
    manager = recovery_state(office.sign_in("quan"))
    assert manager.serial == 1
    assert manager.custodians == ()
    rows = read_journal(office.sign_in("ha"), JournalFilter(), limit=50).rows
    told = [(row.event, row.outcome) for row in rows if row.event.startswith("recovery:")]
    assert (Event.RECOVERY_CEREMONY.value, "ok") in told
    assert (Event.RECOVERY_CONFIRM.value, "ok") in told


def test_the_file_of_another_vault_or_a_changed_one_is_refused(office: Office, tmp_path: Path) -> None:
    manager = office.sign_in("quan")
    done = held(office, tmp_path, manager)
    opened = read_kit(done.files[0].read_bytes())
    alone = [(manager.uid, manager.identity.signing_key)]
    other = tmp_path / "other.niemkit"
    other.write_bytes(keys.kit_file(office.project, opened.genesis, 1, opened.recovery, opened.entries, alone))
    with pytest.raises(Problem, match="recovery.other_vault"):
        kit.read(manager.vault, other)
    other.write_bytes(keys.kit_file(opened.vault_id, bytes(32), 1, opened.recovery, opened.entries, alone))
    with pytest.raises(Problem, match="recovery.other_vault"):
        kit.read(manager.vault, other)
    stranger = keys.new_pool(opened.recovery, opened.vault_id, 1)
    for entries in (opened.entries, stranger.entries):  # signed by the manager, but not by the officer who stated it
        other.write_bytes(keys.kit_file(opened.vault_id, opened.genesis, 1, opened.recovery, entries, alone))
        with pytest.raises(Corrupt, match="keys.kit_damaged"):
            kit.read(manager.vault, other)
    with pytest.raises(Problem, match="recovery.cannot_read"):
        kit.read(manager.vault, tmp_path / "absent")
    with pytest.raises(Problem, match="keys.not_a_kit"):
        kit.read(manager.vault, office.path / "vault.json")


def test_every_sheet_says_whose_it_is_on_one_page(office: Office, tmp_path: Path) -> None:
    done = held(office, tmp_path)
    assert [sheet.custodian for sheet in done.sheets] == list(CUSTODIANS)
    for sheet in done.sheets:
        document = pypdfium2.PdfDocument(sheet.pdf)
        text = document[0].get_textpage().get_text_range()
        assert sheet.custodian in text
        assert "001" in text
        assert len(document) == 1
        document.close()
        assert len(read_share(sheet.pdf).split()) == 33
    assert repr(done.sheets[0]) == "Sheet(1)"


def test_no_share_seed_or_key_is_written_anywhere(office: Office, tmp_path: Path) -> None:
    done = held(office, tmp_path)
    shares = shares_of(done)
    words = [share.split() for share in shares]
    seed = combine(shares[:2])
    opened = read_kit(done.files[0].read_bytes())
    private = recovery_key(seed, opened.vault_id, opened.genesis).private
    office.close()
    traces = {seed, private, seed.hex().encode(), private.hex().encode()}
    traces |= {" ".join(share[at : at + 4]).encode() for share in words for at in range(0, 30, 4)}
    two = sticks(tmp_path)
    files = [
        file
        for place in (office.path, office.world.profile, two.first, two.second)
        for file in place.rglob("*")
        if file.is_file()
    ]
    assert len(files) > 8
    for file in files:
        content = file.read_bytes()
        assert not [trace for trace in traces if trace in content], file


def test_a_planted_intent_removes_nothing_of_ours(office: Office, tmp_path: Path) -> None:
    manager = office.sign_in("quan")
    done = held(office, tmp_path, manager)
    letter = tmp_path / "letter.txt"
    letter.write_text("do not touch")
    named = tmp_path / done.files[0].name
    named.write_text("not a kit at all")
    files = [str(letter), str(named), str(done.files[0]), str(done.files[1])]
    body = {"device": office.world.device.id.hex(), "files": files, "serial": 1}
    with manager.vault.directory.change(manager.now()) as change:
        change.begin("ceremony", "building", body)
    manager.close()
    again = office.sign_in("quan")
    assert again.vault.directory.intents() == []
    assert letter.exists()
    assert named.exists()
    assert all(path.exists() for path in done.files)
