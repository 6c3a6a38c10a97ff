"""Keyslots and key files that somebody blew up: refused without reading them whole."""

from __future__ import annotations

import os
import tracemalloc
from pathlib import Path

import pytest

from app.errors import Corrupt
from app.people.entrance import people_here, sign_in
from tests.fixtures.vault import PASSPHRASES, Office

HUGE = 256 * 1024 * 1024


@pytest.mark.parametrize("kind", ["slot", "keys"])
def test_a_giant_file_is_damage_and_takes_no_memory(office: Office, kind: str) -> None:
    device = office.world.device.id.hex()
    place = "slots" if kind == "slot" else "house-1"
    path = Path(office.path, place, f"{office.people['lan'].hex()}.{device}.{kind}")
    os.truncate(path, HUGE)
    tracemalloc.start()
    try:
        with pytest.raises(Corrupt):
            sign_in(office.world, office.path, office.people["lan"], PASSPHRASES["lan"])
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < HUGE // 8


def test_a_foreign_file_among_the_slots_stops_nobody(office: Office) -> None:
    Path(office.path, "slots", f"ai-do.{office.world.device.id.hex()}.slot").write_bytes(b"x")
    assert {person.uid for person in people_here(office.world, office.path)} == set(office.people.values())


@pytest.mark.parametrize("content", [b"[" * 1024, b"[1]", b'{"format":1,"suite":1,"vault_id":7,"genesis":8}', b""])
def test_a_label_that_is_none_is_damage(office: Office, content: bytes) -> None:
    Path(office.path, "vault.json").write_bytes(content)
    with pytest.raises(Corrupt, match=r"vault\.label_damaged"):
        people_here(office.world, office.path)
