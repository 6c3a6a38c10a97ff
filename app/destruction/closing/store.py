"""Where every line of a certificate stands now: from the facts, the directory, the registers, and what was closed by
hand.

Nothing is copied: a line that closes by itself is worked out anew each time it is looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.clock import DAY
from app.copies.store import Shredding, shreddings_in
from app.destruction.closing.model import CLOSED, Line, LineKind, LineState
from app.destruction.register import Entry
from app.ids import Id, from_hex
from app.keys.encoding import Label
from app.people import kits
from app.people.register import grants
from app.people.renewing import RENEWAL_DAYS
from app.session.door import Session
from app.vault.backups import DESTROYED, register_of
from app.vault.compartment import Compartment


@dataclass(frozen=True, slots=True)
class Retired:
    """The statement by which the keys of an execution were retired; number and time 0 before the switch."""

    seq: int
    at: int


def lines_of(session: Session, office: Compartment, entry: Entry) -> tuple[Line, ...]:
    """Every line, in the order in which the certificate has them."""
    retired = retired_by(session, entry.facts)
    keys = [_closed_by_hand(session, line, entry) for line in _keys(session, office, entry.facts, retired)]
    kit = [_closed_by_hand(session, line, entry) for line in _kit(session, office, entry.facts)]
    copies = _with_shreddings(_copies(entry.facts), shreddings_in(office), entry.facts)
    media = _with_shreddings(_backups(session, entry.facts, [*keys, *kit], retired), shreddings_in(office), entry.facts)
    others = [_closed_by_hand(session, line, entry) for line in (*copies, *media, *_third_parties(entry.facts))]
    return (*keys, *kit, *others)


def retired_by(session: Session, facts: Mapping[str, Any]) -> Retired:
    """When the keys were retired, as the directory says."""
    for statement in session.vault.directory.statements(Label.RETIRE):
        if statement.fields["reference"] == facts["retired"]:
            return Retired(statement.seq, statement.at)
    return Retired(0, 0)


def nothing_destroyed(session: Session, entry: Entry) -> bool:
    """Whether the number was taken and no key was ever retired for it: the order waits to be executed again, or was
    withdrawn. It has nothing to be accounted for.
    """
    return not entry.issues and not retired_by(session, entry.facts).seq


def _epochs(facts: Mapping[str, Any]) -> dict[str, int]:
    """Each compartment that was written anew (hex), and its last epoch before."""
    return {part["cid"]: int(part["old_epoch"]) for part in facts["parts"]}


def _keys(session: Session, office: Compartment, facts: Mapping[str, Any], retired: Retired) -> list[Line]:
    """One line for everybody who was ever given a key of those compartments, of that epoch or before."""
    until = _epochs(facts)
    given = {from_hex(grant["uid"]) for grant in grants(office) if int(grant["epoch"]) <= until.get(grant["cid"], -1)}
    people = session.vault.roster.people
    lines = []
    for uid in sorted(given, key=lambda uid: (session.name_of(uid), uid)):
        person = people.get(uid)
        if person is None:
            continue
        seq, at = person.renewed
        done = bool(retired.seq) and seq > retired.seq
        lines.append(
            Line(
                name=f"{LineKind.KEY}:{uid.hex()}",
                kind=LineKind.KEY,
                number="",
                holder=person.name,
                place="",
                state=LineState.KEY_DEAD if done else LineState.OUTSTANDING,
                closed_at=at if done else 0,
                by=person.name if done else "",
                due=0 if done or not retired.at else retired.at + RENEWAL_DAYS * DAY,
                left=not person.active,
                hint="" if done else "closing.key_of_who_left" if not person.active else "closing.key_not_renewed",
            )
        )
    return lines


def _kit(session: Session, office: Compartment, facts: Mapping[str, Any]) -> list[Line]:
    """One line for all kits that open one of those epochs, if there is any."""
    dead = kits.retired_keys(session.vault, _epochs(facts))
    made = kits.editions(session.vault)
    affected = [edition for edition in made if edition.holds(dead)]
    if not affected:
        return []
    gone = kits.destroyed_kits(office)
    ends = [gone[edition.serial] for edition in affected if edition.serial in gone]
    done = len(ends) == len(affected)
    last = max(ends, key=lambda end: end.at) if done else None
    in_force = affected[-1] is made[-1]
    line = Line(
        name=LineKind.KIT,
        kind=LineKind.KIT,
        number=", ".join(f"{edition.serial:03d}" for edition in affected),
        holder="",
        place="",
        state=LineState.KEY_DEAD if done else LineState.OUTSTANDING,
        hint="" if done else "closing.kit_to_write" if in_force else "closing.kit_to_destroy",
    )
    if last is None:
        return [line]
    by = ", ".join(session.name_of(uid) for uid in last.by)
    return [replace(line, closed_at=last.at, by=by, note=last.how)]


def _copies(facts: Mapping[str, Any]) -> list[Line]:
    return [
        Line(
            name=f"{row['kind']}:{row['number']}",
            kind=_kind(row["kind"]),
            number=row["number"],
            holder=row["holder"],
            place=row["place"],
            state=LineState.RETURNED if row["state"] == LineState.RETURNED else LineState.OUTSTANDING,
            hint="closing.output_out" if row["kind"] == LineKind.OUTPUT else "closing.copy_out",
        )
        for row in facts["outstanding"]
        if row["kind"] != LineKind.BACKUP
    ]


def _kind(kind: str) -> LineKind:
    """A kind of the register of copies; whatever is neither paper nor output is a medium with readable files."""
    return LineKind(kind) if kind in (LineKind.PRINT, LineKind.OUTPUT) else LineKind.DISC


def _backups(session: Session, facts: Mapping[str, Any], keys: list[Line], retired: Retired) -> list[Line]:
    """Backups hold ciphertext alone: they are dead once nothing opens it any more, or their medium is destroyed.

    Those made between the listing of the facts and the switch are told as well.
    """
    dead = [line for line in keys if line.state is LineState.KEY_DEAD]
    done = len(dead) == len(keys)
    at = max((line.closed_at for line in dead), default=0)
    copies = {copy.name: copy for copy in register_of(session.vault.directory.statements(Label.BACKUP))}
    rows = {row["number"]: row for row in facts["outstanding"] if row["kind"] == LineKind.BACKUP}
    for name, copy in copies.items():
        if name not in rows and copy.seq < retired.seq and copy.may_exist:
            rows[name] = {"number": name, "holder": "", "place": copy.place}
    lines = []
    for number, row in rows.items():
        known = copies.get(number)
        line = Line(
            name=f"{LineKind.BACKUP}:{number}",
            kind=LineKind.BACKUP,
            number=number,
            holder=row["holder"],
            place=row["place"],
            state=LineState.KEY_DEAD if done else LineState.OUTSTANDING,
            closed_at=at if done else 0,
            hint="" if done else "closing.medium_out",
        )
        if not done and known is not None and known.gone == DESTROYED:
            line = replace(line, state=LineState.SHREDDED, closed_at=known.gone_at, note=known.how, hint="")
        lines.append(line)
    return lines


def _third_parties(facts: Mapping[str, Any]) -> list[Line]:
    return [
        Line(
            name=f"{LineKind.THIRD_PARTY}:{row['number']}",
            kind=LineKind.THIRD_PARTY,
            number=row["number"],
            holder=row["holder"],
            place="",
            state=LineState.OUTSTANDING,
            hint="closing.third_party",
        )
        for row in facts["recipients"]
    ]


def _with_shreddings(lines: Iterable[Line], records: list[Shredding], facts: Mapping[str, Any]) -> list[Line]:
    """Lines whose number and level stand in a shredding record made since are shredded by it."""
    since = int(facts["began"])
    listed = {
        (number, int(level)): record for record in records if record.at >= since for level, number in record.items
    }
    levels = {row["number"]: row["level"] for row in facts["outstanding"] if row["kind"] != LineKind.BACKUP}
    found = []
    for line in lines:
        record = listed.get((line.number, levels.get(line.number, 0)))
        if record is None or line.closed:
            found.append(line)
        else:
            found.append(replace(line, state=LineState.SHREDDED, closed_at=record.at, note=record.number, hint=""))
    return found


def _closed_by_hand(session: Session, line: Line, entry: Entry) -> Line:
    closing = entry.closings.get(line.name)
    if closing is None or line.state in CLOSED:  # what the program sees itself counts for more than what was said
        return line
    return replace(
        line,
        state=LineState(closing["state"]),
        closed_at=int(closing["at"]),
        by=", ".join(session.name_of(Id(bytes.fromhex(uid))) for uid in closing["by"]),
        note=closing["note"],
        hint="",
    )
