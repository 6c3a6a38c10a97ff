"""Clearances as open keys: which compartments a person's own wraps open, judged grant by grant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.access.level import Level
from app.errors import Corrupt, Problem
from app.ids import Id
from app.keys.hashing import sha256
from app.session.identity import Identity
from app.vault.compartment import Place
from app.vault.grant import FOR_EVER, accept_grant, open_wrap
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
    """The ``keys`` that count, the codes of the wraps ``refused``, and how many are ``closed`` to the keys at hand.

    ``until`` is when the first of them lapses (UTC microseconds).
    """

    keys: Keys
    refused: list[str]
    closed: int
    until: int


def open_clearances(vault: Vault, identity: Identity, now: int, *, upstairs: bool) -> Clearances:
    """The keys that count, newest epoch of each compartment. Level 3 only ``upstairs``, in the top-secret room.

    None counts in an older copy that was put back and not accepted. Raises Problem("session.keys_renewed") for keys
    that the person has replaced elsewhere since: nothing new opens.
    """
    _require_present_keys(vault, identity)
    keys: Keys = {}
    refused: list[str] = []
    closed, until = 0, FOR_EVER
    if vault.pending:
        return Clearances(keys, refused, closed, until)
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
            until = min(until, content.grant.not_after)
    return Clearances(keys, refused, closed, until)


def projects_of(keys: Mapping[tuple[Id, Level], OpenKey]) -> tuple[ProjectKeys, ...]:
    """The projects that these keys open, by name."""
    found: dict[Id, list[OpenKey]] = {}
    for (project, _), key in keys.items():
        found.setdefault(project, []).append(key)
    rows = [
        ProjectKeys(project, held[0].project_name, tuple(sorted(Level(key.place.level) for key in held)))
        for project, held in found.items()
    ]
    return tuple(sorted(rows, key=lambda row: (row.name, row.project)))


def _require_present_keys(vault: Vault, identity: Identity) -> None:
    person = vault.roster.people.get(identity.uid)
    if person is None:
        return
    lower = person.encryption in {key.public for key in identity.everyday.encryption}
    upper = identity.step_up is None or person.step_up in {key.public for key in identity.step_up.top_secret}
    if not lower or not upper:
        raise Problem("session.keys_renewed")
