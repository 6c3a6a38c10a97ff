"""Once everything was written anew: what lies in the new vault, counted and held against what came out of the old one.

A restore that lost a record on the way would else be told as one that went well.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace

from app.archive.restore.model import DrillLine
from app.archive.restore.opened import OpenedCopy
from app.session.clearance import open_clearances
from app.session.identity import Identity
from app.session.world import World
from app.vault.folder import Folder
from app.vault.reading import count_standing
from app.vault.sealed_file import KIND as DOCUMENT
from app.vault.vault import Vault

DIFFERS = "restore.counts_differ"


def recounted(
    world: World, folder: Folder, manager: Identity, lines: Sequence[DrillLine]
) -> tuple[int, list[DrillLine]]:
    """How many records the new vault holds, and a line for each compartment that has other counts than its ``lines``.

    A compartment with faults was left out on the way, and an empty one stands in its place: it is told already.
    """
    before = {(line.project, line.level): line for line in lines if line.level}
    total, differing = 0, []
    with closing(Vault.open(folder, manager.house.directory)) as vault:
        keys = open_clearances(vault, manager, world.clock.now(), upstairs=True).keys
        copy = OpenedCopy(vault, manager.house, keys, world.projections)
        for slot in sorted(keys, key=lambda one: (one[0], one[1])):
            with copy.compartment(*slot) as compartment:
                found = count_standing(compartment), count_standing(compartment, (DOCUMENT,))
            total += found[0]
            line = before.pop((slot[0], int(slot[1])), None)
            wanted = (line.records, line.documents) if line is not None and not line.faults else (0, 0)
            if found != wanted:
                name = keys[slot].project_name
                differing.append(DrillLine("archive.compartment", name, int(slot[1]), *found, (DIFFERS,), slot[0]))
    lost = (line for line in before.values() if not line.faults)
    differing += [replace(line, records=0, documents=0, faults=(DIFFERS,)) for line in lost]
    return total, differing
