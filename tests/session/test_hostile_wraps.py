"""Nonsense that a colleague sealed for somebody: it opens nothing and keeps nobody out."""

from __future__ import annotations

from typing import Any

import pytest

from app.access.level import Level
from app.ids import random_id
from app.keys.compartment_key import commitment
from app.keys.encoding import Label, b64, canonical, pae
from app.keys.signature import fingerprint
from app.keys.wrap import seal
from app.people.granting import keys_held
from app.vault.grant import PADDED
from tests.fixtures.vault import Office

CID = random_id()
GRANT = {
    "ck_commit": b64(commitment(bytes(32), CID, 9)), "epoch": 9, "identity": b64(bytes(32)),
    "not_after": 2**62, "policy_version": 1, "reason": "granted", "request_id": random_id().hex(),
}  # fmt: skip
WRAP: dict[str, Any] = {
    "cid": CID.hex(), "file_id": random_id().hex(), "grant": GRANT, "key": b64(bytes(32)), "level": 1,
    "project": random_id().hex(), "project_name": "x", "signatures": {},
}  # fmt: skip
NONSENSE: list[dict[str, Any]] = [
    {},
    WRAP,
    {**WRAP, "signatures": []},
    {**WRAP, "signatures": {"x": "y"}},
    {**WRAP, "key": b64(b"short")},
    {**WRAP, "level": 9},
    {**WRAP, "level": True},
    {**WRAP, "grant": []},
    {**WRAP, "grant": {**GRANT, "not_after": "never"}},
    {**WRAP, "grant": {**GRANT, "epoch": -1}},
    {**WRAP, "grant": {**GRANT, "policy_version": 2**70}},
    {**WRAP, "grant": {**GRANT, "reason": None}},
]


def plant(office: Office, reader: str) -> int:
    """All of it, put into the directory by Nam with a program of his own."""
    nam = office.sign_in("nam")
    vault = nam.vault
    person = vault.roster.people[office.people[reader]]
    info = pae(Label.WRAP, vault.vault_id, person.uid, fingerprint(person.encryption))
    with vault.directory.change(nam.now()) as change:
        for content in NONSENSE:
            text = canonical(content)
            grant = content.get("grant")
            if isinstance(grant, dict):  # it is for this very person, so that the rest is looked at
                text = canonical({**content, "grant": {**grant, "identity": b64(fingerprint(person.identity))}})
            change.add_wrap(person.uid, seal(person.encryption, info, text, padded_to=PADDED))
        change.add_wrap(person.uid, b"")
        # A word for the own key, which anybody may give: it signs the root over the wraps as they stand now.
        fields = {"uid": nam.uid.hex(), "public": b64(nam.person.encryption), "room": "everyday"}
        change.state(Label.ENCKEY, fields, [(nam.uid, nam.identity.signing_key)])
    nam.close()
    return len(NONSENSE)


@pytest.mark.parametrize("reader", ["lan", "quan"])
def test_it_keeps_nobody_out(office: Office, reader: str) -> None:
    before = office.sign_in(reader).levels(office.project)
    plant(office, reader)
    session = office.sign_in(reader)
    assert session.levels(office.project) == before
    held = keys_held(session.vault, session.identity, office.project, session.now())
    assert tuple(sorted(held)) == before
    assert Level.CONFIDENTIAL in held
