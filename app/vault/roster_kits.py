"""Recovery kits in the directory: a ceremony makes one, which may be written anew without entries that were used."""

from __future__ import annotations

from dataclasses import replace

from app.keys.encoding import Label
from app.vault.roster import Kit, Roster
from app.vault.roster_shapes import key, number, require, text
from app.vault.statement import Statement


def kit_stated(roster: Roster, statement: Statement) -> None:
    """A new kit, or the one in force written anew; signed by a pair."""
    if statement.kind == Label.KIT_RENEWED:
        _renewed(roster, statement)
        return
    fields = statement.fields
    publics = tuple(key(public) for public in fields["publics"])
    require(len(set(publics)) == len(publics) and 1 <= fields["threshold"] <= fields["custodians"])
    roster.kit = Kit(
        text(fields["serial"]), key(fields["recovery"]), publics,
        number(fields["custodians"]), number(fields["threshold"]),
        statement.seq, statement.at,
        editions=((text(fields["serial"]), statement.seq),),
    )  # fmt: skip
    roster.escrow_used.clear()


def _renewed(roster: Roster, statement: Statement) -> None:
    """The kit in force under the next serial, without entries that were used: none of a key that waits to be."""
    kit, serial, dropped = roster.kit, text(statement.fields["serial"]), statement.fields["dropped"]
    require(kit is not None and isinstance(dropped, list))
    if kit is None:
        return
    gone = frozenset(number(entry) for entry in dropped)
    require(bool(gone) and len(gone) == len(dropped) and gone <= roster.escrow_used and not gone & kit.dropped)
    require(serial == str(int(kit.serial) + 1))
    roster.kit = replace(
        kit,
        serial=serial,
        seq=statement.seq,
        at=statement.at,
        dropped=kit.dropped | gone,
        editions=(*kit.editions, (serial, statement.seq)),
    )
