"""What tests leave in the keyring is found and taken out: otherwise every test makes the later ones slower."""

from __future__ import annotations

import sys

import pytest

from app.ids import random_id
from app.keys.system_keyring import SystemKeyring
from tests.fixtures.tidy import delete, items


@pytest.mark.skipif(sys.platform != "linux", reason="only gnome-keyring writes everything anew with every item")
def test_what_is_left_is_found_and_taken_out() -> None:
    keyring, owner = SystemKeyring(random_id(), random_id()), random_id()
    before = items()
    keyring.put("anchor", owner, 1, "left behind")
    left = items() - before
    assert len(left) == 1
    delete(left)
    assert keyring.get("anchor", owner, 1) is None
    assert items() == before
