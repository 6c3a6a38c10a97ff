"""The recovery kit: opened by the seed alone, and refused when one byte of it is not what was written."""

from __future__ import annotations

import random

import pytest

from app.errors import Corrupt, NiemError, Problem
from app.ids import Id, random_id
from app.keys.hashing import random_bytes
from app.keys.recovery import (
    POOL,
    Kit,
    Pool,
    kit_file,
    kit_name,
    new_pool,
    new_seed,
    open_entry,
    read_kit,
    recovery_key,
    signed_by,
)
from app.keys.signature import SigningKey
from app.keys.wrap import EncryptionKey

MUTATIONS = 10_000

VAULT, GENESIS = random_id(), random_bytes(32)
SEED = new_seed()
R = recovery_key(SEED, VAULT, GENESIS)
MANAGER, OFFICER = (random_id(), SigningKey.generate()), (random_id(), SigningKey.generate())
SIGNERS = (MANAGER, OFFICER)


def public_key_of(uid: Id) -> bytes | None:
    return {owner: key.public for owner, key in SIGNERS}.get(uid)


@pytest.fixture(scope="module")
def pool() -> Pool:
    return new_pool(R.public, VAULT, 1)


@pytest.fixture(scope="module")
def data(pool: Pool) -> bytes:
    return kit_file(VAULT, GENESIS, 1, R.public, pool.entries, SIGNERS)


def accepted(data: bytes) -> Kit:
    kit = read_kit(data)
    if signed_by(kit, public_key_of) != {MANAGER[0], OFFICER[0]}:
        raise Corrupt("keys.kit_damaged")
    return kit


def test_every_entry_opens_with_the_seed_and_fits_its_public_half(pool: Pool, data: bytes) -> None:
    kit = accepted(data)
    assert len(kit.entries) == len(pool.publics) == POOL
    again = recovery_key(SEED, VAULT, GENESIS)
    for number in range(POOL):
        assert open_entry(again, kit, number, pool.publics[number]).public == pool.publics[number]
    assert len(set(pool.publics)) == POOL


def test_another_seed_or_another_vault_gives_another_key(pool: Pool, data: bytes) -> None:
    kit = accepted(data)
    for wrong in (
        recovery_key(new_seed(), VAULT, GENESIS),
        recovery_key(SEED, random_id(), GENESIS),
        recovery_key(SEED, VAULT, bytes(32)),
        EncryptionKey.generate(),
    ):
        with pytest.raises(Corrupt, match="keys.kit_damaged"):
            open_entry(wrong, kit, 0, pool.publics[0])


def test_entries_do_not_change_places(pool: Pool) -> None:
    swapped = {**pool.entries, 3: pool.entries[4], 4: pool.entries[3]}
    kit = accepted(kit_file(VAULT, GENESIS, 1, R.public, swapped, SIGNERS))
    with pytest.raises(Corrupt, match="keys.kit_damaged"):
        open_entry(R, kit, 3, pool.publics[3])
    with pytest.raises(Corrupt, match="keys.kit_damaged"):
        open_entry(R, kit, 3, pool.publics[4])
    other = accepted(kit_file(VAULT, GENESIS, 2, R.public, pool.entries, SIGNERS))  # the entries of kit 1 in kit 2
    with pytest.raises(Corrupt, match="keys.kit_damaged"):
        open_entry(R, other, 3, pool.publics[3])


def test_an_entry_is_dropped_without_the_shares(pool: Pool) -> None:
    fewer = {number: sealed for number, sealed in pool.entries.items() if number != 7}
    kit = accepted(kit_file(VAULT, GENESIS, 1, R.public, fewer, SIGNERS))
    with pytest.raises(Problem, match="keys.kit_without_entry"):
        open_entry(R, kit, 7, pool.publics[7])
    assert open_entry(R, kit, 8, pool.publics[8]).public == pool.publics[8]


@pytest.mark.slow
def test_no_changed_byte_goes_unnoticed(data: bytes) -> None:
    luck, kit = random.Random(20261126), accepted(data)
    for _ in range(MUTATIONS):
        changed = bytearray(data)
        kind = luck.randrange(4)
        place = luck.randrange(len(changed))
        if kind == 0:
            changed[place] ^= 1 << luck.randrange(8)
        elif kind == 1:
            changed[place] = luck.choice(b'0123456789abcdefABC-_{}":,')
        elif kind == 2:
            del changed[place : place + luck.randrange(1, 40)]
        else:
            changed[place:place] = bytes(changed[luck.randrange(len(changed)) :][:3])
        try:
            found = accepted(bytes(changed))
        except NiemError:
            continue
        assert found == kit, bytes(changed[max(0, place - 20) : place + 20])


def test_truncated_empty_and_foreign_files_are_refused(data: bytes) -> None:
    for size in (0, 1, 11, 12, 200, len(data) - 1):
        with pytest.raises(NiemError):
            accepted(data[:size])
    with pytest.raises(Problem, match="keys.not_a_kit"):
        read_kit(b"%PDF-1.7 and so on")
    with pytest.raises(Problem, match="keys.not_a_kit"):
        read_kit(b'{"entries":' + b" " * 1024 * 1024)
    with pytest.raises(Problem, match="keys.newer_kit"):
        read_kit(data.replace(b'"format":1', b'"format":2'))


def test_a_kit_signed_by_a_stranger_is_refused(pool: Pool) -> None:
    stranger = (random_id(), SigningKey.generate())
    with pytest.raises(Corrupt, match="keys.kit_damaged"):
        accepted(kit_file(VAULT, GENESIS, 1, R.public, pool.entries, (MANAGER, stranger)))
    with pytest.raises(Corrupt, match="keys.kit_damaged"):
        accepted(kit_file(VAULT, GENESIS, 1, R.public, pool.entries, (MANAGER,)))
    imposter = (OFFICER[0], SigningKey.generate())
    with pytest.raises(Corrupt, match="keys.kit_damaged"):
        accepted(kit_file(VAULT, GENESIS, 1, R.public, pool.entries, (MANAGER, imposter)))


def test_the_file_holds_no_private_key_in_the_open(pool: Pool, data: bytes) -> None:
    opened = open_entry(R, read_kit(data), 0, pool.publics[0])
    assert opened.private not in data
    assert SEED not in data
    assert kit_name(VAULT, 7) == f"kit-{VAULT.hex()[:6]}-007.niemkit"
