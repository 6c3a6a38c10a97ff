"""What a statement about a confidentiality agreement needs to be believed (rule 9 of `app.vault.roster_rules`).

1. Signed in the program: by the person and by a manager or officer for the company, another human being; in one-person
   mode by the one. On paper: by the pair, neither of them the person.
2. One after the other: who signs for the company states it alone, and the person's signature stands inside, over these
   very terms, the paper as the person signed it, and who is to sign for the company. It counts once, within 31 days.
3. Its person, a manager or an officer ends it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.clock import DAY
from app.ids import Id, from_hex
from app.keys.encoding import Label, pae, unb64
from app.keys.hashing import sha256
from app.keys.signature import verify
from app.vault.roster_fields import number_in, require, text_in

if TYPE_CHECKING:
    from app.vault.roster import Roster
    from app.vault.statement import Statement

SIGNS_FOR_COMPANY = frozenset({"manager", "officer"})
WITHIN = 31 * DAY


def half_message(vault_id: Id, company: Id, fields: dict[str, Any], at: int, digest: bytes) -> bytes:
    """What the person signs for ``company`` to state: ``fields`` as stated, ``digest`` of the paper so far."""
    return pae(
        Label.AGREEMENT_HALF,
        vault_id,
        from_hex(fields["uid"]),
        company,
        fields["number"],
        fields["text"],
        fields["start"],
        fields["until"],
        at,
        digest,
    )


def agreed(roster: Roster, statement: Statement, signers: frozenset[Id], vault_id: Id) -> None:
    """Follow an agreement that begins or ends."""
    fields = statement.fields
    uid = from_hex(fields["uid"])
    person = roster.people[uid]
    company = {one for one in signers if roster.duties_of(one) & SIGNS_FOR_COMPANY and one != uid}
    if statement.kind == Label.AGREEMENT_END:
        require(uid in signers or bool(company))
        require(person.agreement is not None and person.agreement.number == fields["number"])
        roster.agree(uid, None)
        return
    start, until = number_in(fields["start"]), number_in(fields["until"])
    number, text, digest = text_in(fields["number"]), text_in(fields["text"]), unb64(fields["sha256"])
    if statement.kind == Label.AGREEMENT_JOINED:
        form = "program"
        require(signers == company and len(signers) == 1)
        _require_half(roster, statement, next(iter(signers)), vault_id)
    else:
        form = fields["form"]
        alone = roster.one_person and roster.duties_of(uid) >= SIGNS_FOR_COMPANY and uid in signers
        by_program = uid in signers and bool(company)
        require(alone or (by_program if form == "program" else roster.is_pair(signers - {uid})))
    require(start < until and form in ("program", "paper"))
    roster.agree(uid, (number, text, digest, start, until, form))


def _require_half(roster: Roster, statement: Statement, company: Id, vault_id: Id) -> None:
    """Rule 2."""
    fields = statement.fields
    half, uid = fields["half"], from_hex(fields["uid"])
    at, signature = number_in(half["at"]), unb64(half["sig"])
    public = roster.public_key_of(uid)
    message = half_message(vault_id, company, fields, at, unb64(half["sha256"]))
    require(company not in roster.family_of(uid) and bool(roster.duties_of(uid)))
    require(public is not None and verify(public, message, signature))
    require(abs(statement.at - at) <= WITHIN and sha256(signature) not in roster.requests)
    roster.requests.add(sha256(signature))
