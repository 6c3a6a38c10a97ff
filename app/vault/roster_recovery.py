"""Recovery kits, copies put back and houses that were lost, in the directory (rules 3 and 15 of `roster_rules`)."""

from __future__ import annotations

from dataclasses import replace

from app.ids import from_hex
from app.keys.encoding import Label
from app.vault.roster import Kit, Person, Restored, Roster
from app.vault.roster_fields import key_in, number_in, require, text_in
from app.vault.statement import Statement


def recovery(roster: Roster, statement: Statement) -> None:
    """What a manager and an officer stated of one of these."""
    match statement.kind:
        case Label.KIT:
            _kit(roster, statement)
        case Label.KIT_RENEWED:
            _kit_renewed(roster, statement)
        case Label.RESTORED:
            _restored(roster, statement)
        case Label.FORMER:
            _former(roster, statement)


def _restored(roster: Roster, statement: Statement) -> None:
    fields = statement.fields
    left = frozenset(key_in(told) for told in fields["left"])
    roster.restored.append(Restored(from_hex(fields["restore"]), statement.seq, statement.at, left))
    newer = number_in(fields["kit"])
    if newer:  # there was a later kit: the one that the copy knows, and its shares, count no more
        roster.kit, roster.kit_left = None, (newer, statement.at)


def _former(roster: Roster, statement: Statement) -> None:
    """Rule 15."""
    for fields in statement.fields["people"]:
        uid, identity = from_hex(fields["uid"]), key_in(fields["identity"])
        known = {person.identity for person in roster.people.values()}
        require(uid not in roster.people and uid not in roster.founders and identity not in known)
        roster.people[uid] = Person(
            uid=uid,
            name=text_in(fields["name"]),
            title=text_in(fields["title"]),
            duties=frozenset(map(text_in, fields["duties"])),
            identity=identity,
            device=from_hex(fields["device"]),
            encryption=bytes(32),
            step_up=None,
            at=number_in(fields["at"]),
            active=False,
            left_at=number_in(fields["left_at"]),
        )


def _kit(roster: Roster, statement: Statement) -> None:
    fields = statement.fields
    publics = tuple(key_in(told) for told in fields["publics"])
    require(len(set(publics)) == len(publics) and 1 <= fields["threshold"] <= fields["custodians"])
    roster.kit = Kit(
        text_in(fields["serial"]), key_in(fields["recovery"]), publics,
        number_in(fields["custodians"]), number_in(fields["threshold"]),
        statement.seq, statement.at,
        editions=((text_in(fields["serial"]), statement.seq),),
    )  # fmt: skip
    roster.escrow_used.clear()
    roster.kit_left = (0, 0)


def _kit_renewed(roster: Roster, statement: Statement) -> None:
    """The kit in force under the next serial, without entries that were used: none of a key that waits to be."""
    kit, serial, dropped = roster.kit, text_in(statement.fields["serial"]), statement.fields["dropped"]
    require(kit is not None and isinstance(dropped, list))
    if kit is None:
        return
    gone = frozenset(number_in(told) for told in dropped)
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
