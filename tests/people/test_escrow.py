"""Escrow wraps: one key each, one size, opened by the right private half for the right compartment only."""

from __future__ import annotations

import pytest

from app.errors import Corrupt
from app.ids import random_id
from app.keys.compartment_key import commitment, new_key
from app.keys.wrap import EncryptionKey
from app.people.escrow import escrow_all, escrow_wrap, index_of, open_escrow, seal_escrow
from app.session.clearance import OpenKey
from app.vault.compartment import Place
from app.vault.house_escrow import unused
from app.vault.roster import Kit, Roster

KEYS = [EncryptionKey.generate() for _ in range(4)]


def roster(used: set[int], keys: list[EncryptionKey] = KEYS) -> Roster:
    publics = tuple(key.public for key in keys)
    kit = Kit("1", EncryptionKey.generate().public, publics, 3, 2, 2, 0)
    made = Roster("Sao Khuê", "Hà Nội", False, bytes(32), b"", random_id(), {}, 0, 1, bytes(32))
    made.kit, made.escrow_used = kit, set(used)
    return made


def opened(level: int = 1, name: str = "Miền Bắc") -> OpenKey:
    return OpenKey(Place(random_id(), random_id(), random_id(), level, 1, random_id()), new_key(), name)


def test_a_wrap_opens_with_its_own_key_for_its_own_compartment() -> None:
    one = opened()
    made = seal_escrow(2, KEYS[2].public, one)
    assert index_of(made.blob) == 2
    assert open_escrow(KEYS[2], one.place.vault_id, made.blob, made.ck_commit) == one
    wrong_commit = commitment(new_key(), one.place.cid, 1)
    for key, vault_id, blob, commit in (
        (KEYS[1], one.place.vault_id, made.blob, made.ck_commit),
        (KEYS[2], random_id(), made.blob, made.ck_commit),
        (KEYS[2], one.place.vault_id, b"\x00\x03" + made.blob[2:], made.ck_commit),
        (KEYS[2], one.place.vault_id, made.blob[:-1] + bytes([made.blob[-1] ^ 1]), made.ck_commit),
        (KEYS[2], one.place.vault_id, b"", made.ck_commit),
        (KEYS[2], one.place.vault_id, made.blob, wrong_commit),
    ):
        with pytest.raises(Corrupt, match="people.escrow_damaged"):
            open_escrow(key, vault_id, blob, commit)


def test_all_wraps_have_one_size_and_hold_no_name_in_the_open() -> None:
    sizes = {len(seal_escrow(0, KEYS[0].public, opened(level, "M" * level * 20)).blob) for level in (1, 2, 3)}
    assert len(sizes) == 1
    assert "Miền Bắc".encode() not in seal_escrow(0, KEYS[0].public, opened()).blob


def test_no_escrow_key_is_used_twice() -> None:
    one = opened()
    first = escrow_wrap(roster({0, 2}), one.place, one.key, one.project_name)
    assert first is not None
    assert first.index == 1
    assert first.taken_in.grant == first.ck_commit
    second = escrow_wrap(roster({0, 2}), one.place, one.key, one.project_name, [1])
    assert second is not None
    assert second.index == 3
    assert escrow_wrap(roster({0, 1, 2, 3}), one.place, one.key, one.project_name) is None
    assert [one.index for one in escrow_all(roster({1}), [opened() for _ in range(5)])] == [0, 2, 3]
    assert unused(roster({1})) == [0, 2, 3]


def test_without_a_kit_there_is_nothing_to_seal_to() -> None:
    bare = roster(set())
    bare.kit = None
    one = opened()
    assert escrow_wrap(bare, one.place, one.key, one.project_name) is None
    assert escrow_all(bare, [one]) == []
    assert unused(bare) == []
