"""Agreements and lessons in the directory (rule 9 of `app.vault.roster_rules`)."""

from __future__ import annotations

from dataclasses import replace

from app.ids import Id, from_hex
from app.keys.encoding import Label, unb64
from app.vault.roster import MANAGER, OFFICER, Agreement, Lesson, Roster
from app.vault.roster_fields import number, require, text
from app.vault.statement import Statement


def agreed(roster: Roster, statement: Statement, signers: frozenset[Id]) -> None:
    """An agreement begins, or ends early."""
    fields = statement.fields
    uid = from_hex(fields["uid"])
    person = roster.people[uid]
    company = {signer for signer in signers if roster.duties_of(signer) & {MANAGER, OFFICER} and signer != uid}
    if statement.kind == Label.AGREEMENT_END:
        require(uid in signers or bool(company))
        require(person.agreement is not None and person.agreement.number == fields["number"])
        roster.people[uid] = replace(person, agreement=None)
        return
    alone = roster.one_person and roster.duties_of(uid) >= {MANAGER, OFFICER} and uid in signers
    by_program = uid in signers and bool(company)
    require(alone or (by_program if fields["form"] == "program" else roster.is_pair(signers - {uid})))
    agreement = Agreement(
        text(fields["number"]),
        text(fields["text"]),
        unb64(fields["sha256"]),
        number(fields["start"]),
        number(fields["until"]),
        text(fields["form"]),
    )
    require(agreement.start < agreement.until and fields["form"] in ("program", "paper"))
    roster.people[uid] = replace(person, agreement=agreement)


def learnt(roster: Roster, statement: Statement, signers: frozenset[Id]) -> None:
    """A lesson was passed."""
    fields = statement.fields
    uid = from_hex(fields["uid"])
    require(signers == {uid} and fields["until"] > statement.at)
    lesson = Lesson(number(fields["version"]), number(fields["score"]), statement.at, number(fields["until"]))
    person = roster.people[uid]
    roster.people[uid] = replace(person, lessons={**person.lessons, text(fields["lesson"]): lesson})
