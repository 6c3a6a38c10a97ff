"""A letter that somebody in service wrote with a program of their own hides none of the others."""

from __future__ import annotations

from typing import Any

import pytest

from app.people import halves, letters
from app.people.halves import RELEASES, Step
from app.release import second
from app.session.door import Session
from tests.fixtures.vault import Office

ODD: dict[str, tuple[Any, Any]] = {
    "words for a time": ("hôm qua", {"name": "00", "step": "half", "about": ""}),
    "a number in the body": (1, {"name": "00", "step": 7, "about": ""}),
}


def posted(writer: Session, reader: Session, at: Any, body: Any) -> None:
    with writer.vault.directory.change(writer.now()) as change:
        to = [letters.the_person(reader.person)]
        letters.post(change, RELEASES, writer.vault.vault_id, writer.identity, at, body, to)


@pytest.mark.parametrize("what", ODD)
def test_it_is_passed_over(office: Office, what: str) -> None:
    nam, ha = office.sign_in("nam"), office.sign_in("ha")
    with nam.vault.directory.change(nam.now()) as change:
        to = [letters.the_person(ha.person)]
        halves.post(nam, change, RELEASES, b"good", Step.HALF, {}, to)
    posted(nam, ha, *ODD[what])
    assert [read.body["name"] for read in letters.read_letters(ha, RELEASES)] == [b"good".hex()]
    assert second.told(ha) == []  # of a manager none came
