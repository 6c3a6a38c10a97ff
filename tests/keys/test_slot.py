"""Keyslots: two secrets, two sections, nothing told by size, nothing opened after a change."""

from __future__ import annotations

import hashlib
import hmac
import random
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from app.errors import Corrupt, NiemError, Problem
from app.ids import Id
from app.keys import slot, stretching
from app.keys.slot import CEILING, DEFAULT, FLOOR, KdfCost, SlotHeader

FIXTURE = Path(__file__).parent / "fixtures" / "format1.slot"
PASSPHRASE = "Niêm phong hồ sơ trước bảy giờ"
SECRET = bytes(range(32))
VAULT, UID, DEVICE = Id(b"v" * 16), Id(b"u" * 16), Id(b"d" * 16)
EVERYDAY, STEP_UP = b'{"id":"everyday"}', b'{"t":"step-up"}'
PREFIX = 14


@pytest.fixture(scope="module")
def header() -> SlotHeader:
    return slot.new_header(VAULT, UID, DEVICE, 3, FLOOR)


@pytest.fixture(scope="module")
def sealed(header: SlotHeader) -> bytes:
    return slot.seal_slot(header, EVERYDAY, STEP_UP, PASSPHRASE, SECRET)


@pytest.fixture(scope="module")
def key_a(header: SlotHeader) -> bytes:
    return slot.key_a(header, PASSPHRASE, SECRET)


@pytest.fixture(scope="module")
def key_b(header: SlotHeader) -> bytes:
    return slot.key_b(header, PASSPHRASE, SECRET)


def flipped(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def header_end(data: bytes) -> int:
    return PREFIX + int.from_bytes(data[10:14], "big")


def test_argon2id_rfc9106_vector() -> None:
    kdf = Argon2id(
        salt=b"\2" * 16,
        length=32,
        iterations=3,
        lanes=4,
        memory_cost=32,
        ad=b"\4" * 12,
        secret=b"\3" * 8,
    )
    assert kdf.derive(b"\1" * 32).hex() == "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"


def test_both_sections_open_with_both_secrets(header: SlotHeader, sealed: bytes) -> None:
    assert slot.read_header(sealed) == header
    assert slot.open_everyday(sealed, PASSPHRASE, SECRET) == EVERYDAY
    assert slot.open_step_up(sealed, PASSPHRASE, SECRET) == STEP_UP


def test_composed_and_decomposed_typing_are_one_passphrase(sealed: bytes) -> None:
    decomposed = unicodedata.normalize("NFD", PASSPHRASE)
    assert decomposed != PASSPHRASE
    assert slot.open_everyday(sealed, decomposed, SECRET) == EVERYDAY


@pytest.mark.parametrize(
    ("passphrase", "secret"),
    [
        (PASSPHRASE + " ", SECRET),
        (PASSPHRASE.lower(), SECRET),
        ("", SECRET),
        (PASSPHRASE, bytes(32)),
    ],
)
def test_one_wrong_secret_is_told_as_such(sealed: bytes, passphrase: str, secret: bytes) -> None:
    for opening in (slot.open_everyday, slot.open_step_up):
        with pytest.raises(Problem) as caught:
            opening(sealed, passphrase, secret)
        assert caught.value.code == "keys.wrong_passphrase_or_machine"


def test_the_everyday_key_does_not_open_the_other_section(sealed: bytes, key_a: bytes, key_b: bytes) -> None:
    assert key_a != key_b
    with pytest.raises(Problem):
        slot.open_section_b(sealed, key_a)
    with pytest.raises(Problem):
        slot.open_section_a(sealed, key_b)


def test_a_missing_section_shows_neither_in_size_nor_in_the_answer(header: SlotHeader, sealed: bytes) -> None:
    without = slot.seal_slot(header, EVERYDAY, None, PASSPHRASE, SECRET)
    assert len(without) == len(sealed)
    assert slot.read_header(without) == slot.read_header(sealed)
    assert slot.open_everyday(without, PASSPHRASE, SECRET) == EVERYDAY
    with pytest.raises(Problem) as caught:
        slot.open_step_up(without, PASSPHRASE, SECRET)
    assert caught.value.code == "keys.wrong_passphrase_or_machine"


def test_an_officers_slot_is_as_large_as_a_clerks(header: SlotHeader) -> None:
    officer = slot.seal_slot(header, bytes(2500), bytes(9000), PASSPHRASE, SECRET)
    clerk = slot.seal_slot(header, bytes(200), None, PASSPHRASE, SECRET)
    assert len(officer) == len(clerk)


def test_every_sealing_is_fresh(header: SlotHeader, sealed: bytes) -> None:
    again = slot.seal_slot(header, EVERYDAY, STEP_UP, PASSPHRASE, SECRET)
    start = header_end(sealed) + 32
    assert again[start : start + 1000] != sealed[start : start + 1000]
    other = slot.new_header(VAULT, UID, DEVICE, 3, FLOOR)
    assert len({other.salt_a, other.salt_b, header.salt_a, header.salt_b}) == 4


def outcome_a(data: bytes, key: bytes) -> str:
    with pytest.raises(NiemError) as caught:
        slot.open_section_a(data, key)
    assert isinstance(caught.value, Problem | Corrupt)
    return caught.value.code


def test_every_bit_of_the_commitment_and_the_nonce(sealed: bytes, key_a: bytes) -> None:
    start = header_end(sealed)
    for bit in range(start * 8, (start + 32) * 8):
        assert outcome_a(flipped(sealed, bit), key_a) == "keys.wrong_passphrase_or_machine"
    for bit in range((start + 32) * 8, (start + 44) * 8):
        assert outcome_a(flipped(sealed, bit), key_a) == "keys.slot_damaged"


def test_a_bit_in_every_byte_of_both_ciphertexts(sealed: bytes, key_a: bytes, key_b: bytes) -> None:
    """Section a authenticates section b as well, so the everyday opening finds a change anywhere in the file."""
    chance = random.Random(9106)
    start = header_end(sealed) + 44
    middle = header_end(sealed) + (len(sealed) - header_end(sealed)) // 2
    for place in range(start, len(sealed)):
        changed = flipped(sealed, place * 8 + chance.randrange(8))
        assert outcome_a(changed, key_a) in {
            "keys.slot_damaged",
            "keys.wrong_passphrase_or_machine",
        }
        if place >= middle and place % 16 < 4:
            with pytest.raises(NiemError):
                slot.open_section_b(changed, key_b)


def test_every_bit_of_the_header_is_refused_or_changes_the_key(sealed: bytes, key_a: bytes, key_b: bytes) -> None:
    """Even somebody who had the right section keys could not use them under another header."""
    before, opened_headers = slot.read_header(sealed), []
    codes: set[tuple[bool, str]] = set()
    for bit in range(header_end(sealed) * 8):
        changed = flipped(sealed, bit)
        try:
            opened_headers.append((changed, slot.read_header(changed)))
        except Corrupt as error:
            codes.add((bit // 8 == 9, error.code))
            continue
        assert outcome_a(changed, key_a) == "keys.slot_damaged"
        with pytest.raises(Corrupt):
            slot.open_section_b(changed, key_b)
    assert codes == {(True, "keys.unknown_suite"), (False, "keys.slot_damaged")}
    assert len(opened_headers) > 300
    assert all(header != before for _, header in opened_headers)
    cheap = [data for data, header in opened_headers if header.cost == FLOOR]
    for data in random.Random(5869).sample(cheap, 12):
        with pytest.raises((Problem, Corrupt)):
            slot.open_everyday(data, PASSPHRASE, SECRET)


def test_every_cut_and_every_addition_is_refused(sealed: bytes) -> None:
    for size in [*range(500), *range(500, len(sealed), 97), len(sealed) - 1]:
        with pytest.raises(Corrupt):
            slot.read_header(sealed[:size])
    for extra in (1, 2, 60, 2 * slot.PADDING + 1):
        with pytest.raises(Corrupt):
            slot.read_header(sealed + bytes(extra))


def test_sections_of_two_days_cannot_be_mixed(header: SlotHeader, sealed: bytes, key_a: bytes) -> None:
    later = slot.seal_slot(header, EVERYDAY, STEP_UP, PASSPHRASE, SECRET)
    middle = header_end(sealed) + (len(sealed) - header_end(sealed)) // 2
    assert outcome_a(later[:middle] + sealed[middle:], key_a) == "keys.slot_damaged"


@pytest.mark.parametrize(
    "cost",
    [
        KdfCost(FLOOR.memory_kib - 1, 3, 4),
        KdfCost(8, 1, 1),
        KdfCost(FLOOR.memory_kib, 2, 4),
        KdfCost(FLOOR.memory_kib, 3, 1),
        KdfCost(FLOOR.memory_kib, 3, 255),
        KdfCost(CEILING.memory_kib + 1, 3, 4),
        KdfCost(FLOOR.memory_kib, 11, 4),
        KdfCost(2**40, 2**30, 4),
    ],
)
def test_a_cost_out_of_bounds_is_refused_before_it_is_paid(
    header: SlotHeader, sealed: bytes, cost: KdfCost, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = _with_cost(sealed, header, cost)

    def never(**_: object) -> None:
        raise AssertionError("Argon2 was run")

    monkeypatch.setattr(stretching, "Argon2id", never)
    for reading in (
        slot.read_header,
        lambda data: slot.open_everyday(data, PASSPHRASE, SECRET),
    ):
        with pytest.raises(Corrupt) as caught:
            reading(changed)
        assert caught.value.code == "keys.slot_damaged"
    with pytest.raises(ValueError, match="cost"):
        slot.seal_slot(replace(header, cost=cost), EVERYDAY, None, PASSPHRASE, SECRET)


def _with_cost(sealed: bytes, header: SlotHeader, cost: KdfCost) -> bytes:
    text = sealed[PREFIX : header_end(sealed)].decode()
    for name in ("memory_kib", "passes", "lanes"):
        text = text.replace(f'"{name}":{getattr(header.cost, name)}', f'"{name}":{getattr(cost, name)}')
    return sealed[:10] + len(text).to_bytes(4, "big") + text.encode() + sealed[header_end(sealed) :]


def test_the_rewriting_used_above_is_itself_sound(header: SlotHeader, sealed: bytes) -> None:
    assert slot.read_header(_with_cost(sealed, header, DEFAULT)).cost == DEFAULT
    assert slot.read_header(_with_cost(sealed, header, CEILING)).cost == CEILING


@pytest.mark.parametrize(
    "field",
    ['"slot":true', '"slot":-1', '"slot":"3"', '"slot":3,"extra":1', '"slat":3'],
)
def test_a_header_of_another_shape_is_damaged(sealed: bytes, field: str) -> None:
    text = sealed[PREFIX : header_end(sealed)].decode().replace('"slot":3', field)
    data = sealed[:10] + len(text).to_bytes(4, "big") + text.encode() + sealed[header_end(sealed) :]
    with pytest.raises(Corrupt) as caught:
        slot.read_header(data)
    assert caught.value.code == "keys.slot_damaged"


def test_a_later_format_is_told_apart_from_damage(sealed: bytes) -> None:
    with pytest.raises(Corrupt) as caught:
        slot.open_everyday(sealed[:9] + b"\2" + sealed[10:], PASSPHRASE, SECRET)
    assert caught.value.code == "keys.unknown_suite"


def test_a_short_device_secret_or_too_many_keys_is_a_bug_of_the_caller(
    header: SlotHeader,
) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        slot.seal_slot(header, EVERYDAY, None, PASSPHRASE, b"short")
    with pytest.raises(ValueError, match="fit"):
        slot.seal_slot(header, bytes(300_000), None, PASSPHRASE, SECRET)


def hkdf(ikm: bytes, salt: bytes, info: bytes) -> bytes:
    root = hmac.digest(salt or bytes(32), ikm, hashlib.sha256)
    return hmac.digest(root, info + b"\1", hashlib.sha256)


def joined(*parts: bytes) -> bytes:
    return b"".join(len(part).to_bytes(8, "big") + part for part in parts)


def test_the_frozen_file_still_opens() -> None:
    data = FIXTURE.read_bytes()
    assert slot.open_everyday(data, PASSPHRASE, SECRET) == EVERYDAY
    assert slot.open_step_up(data, PASSPHRASE, SECRET) == STEP_UP
    assert slot.read_header(data).slot_no == 3


def test_the_frozen_file_opens_by_the_written_layout_alone() -> None:
    """A second reading of the docstring of app/keys/slot.py that shares no code with it but Argon2 and AES-GCM."""
    data = FIXTURE.read_bytes()
    end = header_end(data)
    middle = end + (len(data) - end) // 2
    found = slot.read_header(data)
    stretched = Argon2id(salt=found.salt_a, length=32, iterations=3, lanes=4, memory_cost=65536).derive(
        unicodedata.normalize("NFKC", PASSPHRASE).encode()
    )
    numbers = [number.to_bytes(8, "big") for number in (3, 65536, 3, 4)]
    key = hkdf(stretched, SECRET, joined(b"niem/v1/slot-a", VAULT, UID, DEVICE, *numbers))
    assert data[end : end + 32] == hkdf(key, b"", joined(b"niem/v1/slot-commit"))
    cipher = AESGCM(hkdf(key, b"", joined(b"niem/v1/slot-seal")))
    plaintext = cipher.decrypt(data[end + 32 : end + 44], data[end + 44 : middle], data[:end] + data[middle:])
    assert plaintext == (len(EVERYDAY).to_bytes(4, "big") + EVERYDAY).ljust(slot.PADDING, b"\0")
