"""The plan of this account on this machine: a small file in its profile. Paths differ from machine to machine.

It holds no secret and names no customer. A file that is missing, damaged or of another form is an empty plan, and then
the age of the last proved backup says what follows from that.
"""

from __future__ import annotations

import json
from pathlib import Path

from app.archive.backup.model import Destination, Plan, checked
from app.errors import Problem
from app.ids import Id
from app.vault.durable import read_small, write_atomically

LONGEST = 64 * 1024


def read_plan(profile: Path, vault_id: Id) -> Plan:
    """The plan as it was kept."""
    try:
        raw = json.loads(read_small(_file(profile, vault_id), LONGEST))
        destinations = tuple(Destination(str(one["name"]), str(one["path"])) for one in raw["destinations"])
        return checked(Plan(destinations, raw["scheduled"] is True, int(raw["hour"])))
    except (KeyError, OSError, Problem, TypeError, ValueError):
        return Plan()


def keep_plan(profile: Path, vault_id: Id, plan: Plan) -> None:
    """Keep a plan that was found right (`model.checked`). Raises the disk's problems."""
    content = {
        "destinations": [{"name": one.name, "path": one.path} for one in plan.destinations],
        "scheduled": plan.scheduled,
        "hour": plan.hour,
    }
    write_atomically(_file(profile, vault_id), json.dumps(content, ensure_ascii=False, sort_keys=True).encode("utf-8"))


def _file(profile: Path, vault_id: Id) -> Path:
    return profile / f"{vault_id.hex()}.backups"
