"""Whether a package of the journal proves what it says: needs no vault, no session and no key.

Checked are, in this order: the chain of statements from its first to its last, with every signature and every duty;
each entry's hash, made anew from what it says, and its signature under its writer's key; the numbering and the chain
of each writer (of one person no number may be missing); each opened detail, by AES-GCM under the secret that was told;
that it is about the subject; and the end, signed by somebody who was an officer. The six words of the genesis are
compared by people.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.errors import Corrupt, Problem
from app.ids import Id, from_hex
from app.journal.entry import Detail, entry_hash, told_detail
from app.keys.encoding import parse_canonical, unb64
from app.keys.hashing import sha256
from app.keys.signature import fingerprint_words, verify
from app.oversight.acts import Act
from app.oversight.reports.model import Kind
from app.oversight.reports.package import FORMAT, signed_end
from app.people.proof import chain_from, followed
from app.vault.record import WriterId
from app.vault.roster import Roster

NO_PACKAGE = "oversight.no_package"
FORGED, GAP, OTHER_SUBJECT, UNREADABLE, END = (
    "oversight.proof_forged", "oversight.proof_gap", "oversight.proof_other_subject", "oversight.proof_unreadable",
    "oversight.proof_end",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """What does not hold: a code for the sentence, and the entry."""

    code: str
    entry: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """An opened entry, with names from the package's own directory and list of projects."""

    act: Act
    person: str
    project: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What a package proves. The words are compared with those of the founding; ``sealed`` entries stay closed."""

    company: str
    genesis_words: str
    kind: Kind
    subject: str
    number: str
    day_from: str
    day_to: str
    made_at: int
    made_by: str
    told: tuple[Told, ...]
    sealed: int
    faults: tuple[Fault, ...]

    @property
    def whole(self) -> bool:
        """Whether everything holds."""
        return not self.faults


def check_package(content: bytes) -> Checked:
    """Check a whole file.

    Raises Problem("oversight.no_package") for another kind of file, Corrupt("vault.roster_forged", seq=…) for a chain
    of statements that breaks a rule.
    """
    try:
        head, roster, words, rest = _begin(content)
        return _Check(head, roster, words).run(rest)
    except (AttributeError, IndexError, KeyError, OverflowError, TypeError, ValueError) as error:
        raise Problem(NO_PACKAGE) from error


def _begin(content: bytes) -> tuple[Mapping[str, Any], Roster, str, list[bytes]]:
    lines = content.split(b"\n")
    if len(lines) < 4 or lines[-1]:
        raise Problem(NO_PACKAGE)
    try:
        head, directory = parse_canonical(lines[0]), parse_canonical(lines[1])
    except Corrupt as error:
        raise Problem(NO_PACKAGE) from error
    if head.get("format") != FORMAT:
        raise Problem(NO_PACKAGE)
    vault_id = from_hex(head["vault_id"])
    chain = chain_from(vault_id, directory["statements"])
    if not chain:
        raise Problem(NO_PACKAGE)
    roster, _ = followed(chain, vault_id)
    return head, roster, fingerprint_words(chain[0].h), lines[:-1]


@dataclass
class _Check:
    head: Mapping[str, Any]
    roster: Roster
    words: str
    faults: list[Fault] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    heads: dict[bytes, tuple[int, bytes]] = field(default_factory=dict)
    last: int = 0

    def __post_init__(self) -> None:
        self.vault_id = from_hex(self.head["vault_id"])
        self.kind, self.subject = Kind(self.head["kind"]), from_hex(self.head["subject"])
        self.projects: Mapping[str, str] = self.head["projects"]

    def run(self, lines: list[bytes]) -> Checked:
        digest = sha256(b"")
        for line in lines[:-1]:
            digest = sha256(digest, line + b"\n")
        entries = [self._parsed(line) for line in lines[2:-1]]
        sealed = sum(self._entry(entry) for entry in entries)
        self.faults += self._end(self._parsed(lines[-1])["end"], digest, len(entries), len(entries) - sealed)
        name = self.subject.hex() if self.kind is Kind.RECORD else self._name(self.subject)
        return Checked(
            self.roster.company, self.words, self.kind, name, self.head["number"], self.head["from"], self.head["to"],
            self.head["made_at"], self._name(from_hex(self.head["made_by"])), tuple(self.told), sealed,
            tuple(self.faults),
        )  # fmt: skip

    def _parsed(self, line: bytes) -> dict[str, Any]:
        try:
            return parse_canonical(line)
        except Corrupt as error:
            raise Problem(NO_PACKAGE) from error

    def _entry(self, raw: Mapping[str, Any]) -> bool:
        """Check one entry; whether it stays sealed."""
        writer, number = WriterId.decoded(unb64(raw["writer"])), int(raw["id"])
        sealed = "secret" not in raw
        detail = b"" if sealed else unb64(raw["detail"])
        detail_hash = unb64(raw["detail_hash"]) if sealed else sha256(detail)
        prev, sig = unb64(raw["prev"]), unb64(raw["sig"])
        h = entry_hash(
            writer.encoded(), raw["seq"], prev, raw["at"], unb64(raw["seen"]), unb64(raw["ref"]), detail_hash
        )
        public = self.roster.public_key_of(writer.uid)
        if public is None or not verify(public, h, sig):
            self.faults.append(Fault(FORGED, number))
        self.faults += self._order(writer, number, raw["seq"], prev, h)
        if not sealed:
            self._open(unb64(raw["secret"]), detail, writer, number, raw["at"])
        return sealed

    def _order(self, writer: WriterId, number: int, seq: int, prev: bytes, h: bytes) -> Iterator[Fault]:
        before = self.heads.get(writer.encoded())
        self.heads[writer.encoded()] = (seq, h)
        if number <= self.last:
            yield Fault(GAP, number)
        self.last = number
        if self.kind is Kind.PERSON and writer.uid != self.subject:
            yield Fault(OTHER_SUBJECT, number)
        if before is None:
            return
        follows = seq == before[0] + 1
        if (follows and prev != before[1]) or seq <= before[0] or (self.kind is Kind.PERSON and not follows):
            yield Fault(GAP, number)

    def _open(self, secret: bytes, sealed: bytes, writer: WriterId, number: int, at: int) -> None:
        try:
            detail = told_detail(secret, self.vault_id, sealed)
        except Corrupt:
            self.faults.append(Fault(UNREADABLE, number))
            return
        if self.kind is Kind.RECORD and not _about(detail, self.subject):
            self.faults.append(Fault(OTHER_SUBJECT, number))
        act = Act(
            number, at, writer.uid, writer.device, detail.event, detail.outcome, detail.project, detail.level or 0,
            detail.rid, detail.person, detail.note, detail.agreement or "", detail.lesson or "", detail.customer,
        )  # fmt: skip
        project = self.projects.get(detail.project.hex(), "") if detail.project else ""
        self.told.append(Told(act, self._name(writer.uid), project))

    def _end(self, end: Mapping[str, Any], digest: bytes, entries: int, told: int) -> Iterator[Fault]:
        made_by = from_hex(self.head["made_by"])
        public = self.roster.officer_key_of(made_by)
        message = signed_end(self.vault_id, digest, entries, told)
        counted = (unb64(end["digest"]), end["entries"], end["opened"]) == (digest, entries, told)
        signed = public is not None and verify(public, message, unb64(end["signature"]))
        if not counted or not signed:
            yield Fault(END)

    def _name(self, uid: Id) -> str:
        person = self.roster.people.get(uid)
        return person.name if person else uid.hex()[:8]


def _about(detail: Detail, record: Id) -> bool:
    return record in {detail.rid, detail.customer}
