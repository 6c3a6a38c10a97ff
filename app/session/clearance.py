"""Clearances as open keys: which compartments a person's own wraps open, judged grant by grant."""

from __future__ import annotations

from dataclasses import dataclass

from app.access.level import Level
from app.errors import Corrupt
from app.ids import Id
from app.keys.hashing import sha256
from app.session.identity import Identity
from app.vault.compartment import Place
from app.vault.grant import accept_grant, open_wrap
from app.vault.vault import Vault


@dataclass(frozen=True, slots=True, repr=False)
class OpenKey:
    """A compartment that a session can open: its place, key, and the project's name from inside the wrap."""

    place: Place
    key: bytes
    project_name: str


@dataclass(frozen=True, slots=True)
class ProjectKeys:
    """A project as far as this session can open it."""

    project: Id
    name: str
    levels: tuple[Level, ...]


Keys = dict[tuple[Id, Level], OpenKey]


@dataclass(frozen=True, slots=True, repr=False)
class Clearances:
    """The ``keys`` that count, the codes of the wraps ``refused``, and how many are ``closed`` to the keys at hand."""

    keys: Keys
    refused: list[str]
    closed: int


def open_clearances(vault: Vault, identity: Identity, now: int, *, upstairs: bool) -> Clearances:
    """The keys that count, newest epoch of each compartment. Level 3 only ``upstairs``, in the top-secret room."""
    keys: Keys = {}
    refused: list[str] = []
    closed = 0
    for wrap in vault.directory.wraps_of(identity.uid):
        try:
            content = open_wrap(identity.wrap_keys, vault.vault_id, identity.uid, wrap.blob)
        except Corrupt as error:
            # Anybody can seal nonsense for this person; it must not keep them from what they hold.
            refused.append(error.code)
            continue
        if content is None:
            closed += 1
            continue
        if code := accept_grant(content, vault.roster.taken.get(sha256(wrap.blob)), vault.roster, now):
            refused.append(code)
            continue
        place = content.place
        slot = (place.project, Level(place.level))
        newer = slot not in keys or keys[slot].place.epoch < place.epoch
        if newer and (upstairs or place.level < Level.TOP_SECRET):
            keys[slot] = OpenKey(place, content.key, content.project_name)
    return Clearances(keys, refused, closed)
