"""Keyslots and key files that somebody blew up: refused without reading them whole."""

from __future__ import annotations

import os
import tracemalloc
from pathlib import Path

import pytest

from app.errors import Corrupt
from app.people.entrance import sign_in
from tests.fixtures.vault import PASSPHRASES, Office

HUGE = 256 * 1024 * 1024


@pytest.mark.parametrize("kind", ["slot", "keys"])
def test_a_giant_file_is_damage_and_takes_no_memory(office: Office, kind: str) -> None:
    device = office.world.device.id.hex()
    path = Path(office.path, "slots", f"{office.people['lan'].hex()}.{device}.{kind}")
    os.truncate(path, HUGE)
    tracemalloc.start()
    try:
        with pytest.raises(Corrupt):
            sign_in(office.world, office.path, office.people["lan"], PASSPHRASES["lan"])
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < HUGE // 8
