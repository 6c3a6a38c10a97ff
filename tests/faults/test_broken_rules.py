"""Statements that carry true signatures and still break a rule, stated after everything else: each is refused by name.

And statements of the wrong shape, truly signed: whatever is believed of them does no harm to those who read it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from app.errors import Corrupt
from app.ids import random_id
from app.keys.encoding import Label, b64
from app.keys.hashing import random_bytes, sha256
from app.keys.signature import SigningKey
from app.session.standing import standing_of
from app.vault.directory import Directory
from app.vault.roster_rules import read_roster, request_message
from app.vault.roster_snapshot import roster_from, snapshot_of
from app.vault.statement import Fields
from tests.faults.forgery import Forger, judged, put
from tests.faults.living import DAY, Living, agreement_fields, living_directory, person_fields
from tests.fixtures.vault import Office, copy_office

Case = tuple[Label, Fields, tuple[str, ...]]


@pytest.fixture(scope="module")
def living(office_template: Office, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Living]:
    office = copy_office(office_template, tmp_path_factory.mktemp("living"))
    made = living_directory(office)
    made.uids["new"], made.keys["new"] = random_id(), SigningKey.generate()
    yield made
    office.close()


@pytest.fixture(scope="module")
def forger(living: Living) -> Forger:
    return Forger(living)


@pytest.fixture
def directory(living: Living) -> Iterator[Directory]:
    opened = living.open()
    yield opened
    opened.close()


def _entered(living: Living, name: str) -> Fields:
    """The statement that entered somebody, as it was made."""
    uid = living.uids[name].hex()
    return next(row.fields for row in Forger(living).rows if row.kind == Label.PERSON and row.fields["uid"] == uid)


def _request(living: Living, by: str, **changes: Any) -> Fields:
    """Wraps stated by an officer on a request that ``by`` signed."""
    taken = [{"uid": living.uids["nam"].hex(), "wrap": b64(random_bytes(32)), "grant": b64(random_bytes(32))}]
    signature = living.keys[by].sign(request_message(living.vault_id, living.at, taken))
    request = {"by": living.uids[by].hex(), "at": living.at, "sig": b64(signature)}
    return {"taken": taken, "dropped": [], "escrow": [], "owed": [], "request": request, **changes}


def _people(living: Living) -> dict[str, Case]:
    lan, pair, three = _entered(living, "lan"), ("quan", "ha"), ("quan", "ha", "mai")
    new = person_fields(living, "new", "sales")
    return {
        "another identity for a person": (Label.PERSON, {**lan, "identity": b64(random_bytes(32))}, pair),
        "the identity of a colleague": (Label.PERSON, {**new, "identity": lan["identity"]}, pair),
        "a person who left is back": (Label.PERSON, _entered(living, "gone"), three),
        "an officer made by one of two officers": (Label.PERSON, {**new, "duties": ["officer"]}, pair),
        "a successor of nobody": (Label.PERSON, {**new, "continues": random_id().hex()}, pair),
        "a successor of oneself": (Label.PERSON, {**lan, "continues": lan["uid"]}, pair),
        "a key of 31 bytes": (Label.PERSON, {**new, "encryption": b64(random_bytes(31))}, pair),
        "revoked with their own signature": (Label.REVOKE, _revoke(living, "mai"), ("quan", "ha", "mai")),
        "revoked a second time": (Label.REVOKE, _revoke(living, "gone"), three),
        "frozen by themselves": (Label.FREEZE, {"uid": living.uids["ha"].hex(), "reason": ""}, ("ha",)),
        "thawed with their own signature": (Label.THAW, {"uid": living.uids["ha"].hex()}, ("quan", "mai", "ha")),
        "a session of nobody ended": (Label.SESSION_END, {"uid": random_id().hex(), "reason": ""}, ("ha",)),
        "a second founding": (Label.GENESIS, Forger(living).rows[0].fields, pair),
        "a kind that is no statement": (Label.POLICY, {"uid": lan["uid"]}, pair),
    }


def _revoke(living: Living, name: str) -> Fields:
    return {"uid": living.uids[name].hex(), "reason": "", "owed": []}


def _keys(living: Living) -> dict[str, Case]:
    lan, pair = living.uids["lan"].hex(), ("quan", "ha")
    enckey = {"uid": lan, "public": b64(random_bytes(32)), "room": "everyday"}
    theirs, first = b64(sha256(living.grants[1].blob)), living.grants[1].named()
    doubled = {"uid": lan, "wrap": b64(random_bytes(32)), "grant": b64(random_bytes(32))}
    wrapped = {"taken": [doubled], "dropped": [], "escrow": [], "owed": [], "request": None}
    rewrap = {"uid": living.uids["nam"].hex(), "room": "everyday", "pairs": [[theirs, b64(random_bytes(32))]]}
    return {
        "a grantee's key swapped by the pair": (Label.ENCKEY, enckey, pair),
        "a grantee's key swapped with the manager beside": (Label.ENCKEY, enckey, ("lan", "quan")),
        "a key of who left": (Label.ENCKEY, {**enckey, "uid": living.uids["gone"].hex()}, ("gone",)),
        "a wrap taken in again": (Label.WRAPPED, {**wrapped, "taken": [first]}, pair),
        "a wrap twice in one": (Label.WRAPPED, {**wrapped, "taken": [doubled, doubled]}, pair),
        "asked by an officer": (Label.WRAPPED, _request(living, "mai"), ("ha",)),
        "asked by a clerk": (Label.WRAPPED, _request(living, "lan"), ("ha",)),
        "asked by a frozen manager": (Label.WRAPPED, _request(living, "cold"), ("ha",)),
        "asked by who left": (Label.WRAPPED, _request(living, "gone"), ("ha",)),
        "asked, and stated by a clerk": (Label.WRAPPED, _request(living, "quan"), ("lan",)),
        "asked, and something else dropped": (Label.WRAPPED, _request(living, "quan", dropped=[theirs]), ("ha",)),
        "asked, and more owed": (Label.WRAPPED, _request(living, "quan", owed=[random_id().hex()]), ("ha",)),
        "asked for somebody else": (
            Label.WRAPPED, {**_request(living, "quan"), "taken": [doubled]}, ("ha",)),
        "a colleague's wrap carried over": (Label.REWRAP, rewrap, ("nam",)),
        "an unknown wrap carried over": (
            Label.REWRAP, {"uid": lan, "room": "everyday", "pairs": [[b64(random_bytes(32)), theirs]]}, ("lan",)),
        "carried over onto another": (
            Label.REWRAP, {"uid": lan, "room": "everyday", "pairs": [[theirs, b64(sha256(living.grants[2].blob))]]},
            ("lan",)),
        "house 2 again": (Label.HOUSE, {"number": 2, "journal_public": b64(random_bytes(32))}, pair),
        "house 4 before 3": (Label.HOUSE, {"number": 4, "journal_public": b64(random_bytes(32))}, pair),
        "a kit that no share opens": (Label.KIT, _kit(threshold=0), pair),
        "a kit that all shares do not open": (Label.KIT, _kit(threshold=4), pair),
        "a kit with one escrow key twice": (Label.KIT, _kit(publics=[b64(bytes(32))] * 2), pair),
    }  # fmt: skip


def _kit(**changes: Any) -> Fields:
    return {
        "serial": "BK-2", "recovery": b64(random_bytes(32)), "publics": [b64(random_bytes(32))], "custodians": 3,
        "threshold": 2, **changes,
    }  # fmt: skip


def _terms(living: Living) -> dict[str, Case]:
    program, paper = agreement_fields(living, "lan2", "program"), agreement_fields(living, "quan", "paper")
    quans = agreement_fields(living, "quan", "program")
    ended = {"uid": living.uids["minh"].hex(), "number": "TT-khác", "reason": ""}
    lesson = {"uid": living.uids["lan"].hex(), "lesson": "x", "version": 1, "score": 90, "until": living.at - DAY}
    return {
        "an agreement with a colleague": (Label.AGREEMENT, program, ("lan2", "nam")),
        "an agreement with oneself": (Label.AGREEMENT, quans, ("quan",)),
        "an agreement without the person": (Label.AGREEMENT, program, ("quan", "ha")),
        "a paper signed by the person it binds": (Label.AGREEMENT, paper, ("quan", "ha")),
        "an agreement that ends before it begins": (
            Label.AGREEMENT, {**program, "until": program["start"] - 1}, ("lan2", "ha")),
        "an agreement by word of mouth": (Label.AGREEMENT, {**program, "form": "oral"}, ("quan", "ha", "lan2")),
        "an agreement of another number ended": (Label.AGREEMENT_END, ended, ("ha",)),
        "a lesson that ran out before it was passed": (Label.LESSON, lesson, ("lan",)),
    }  # fmt: skip


def test_true_signatures_do_not_help_what_breaks_a_rule(living: Living, forger: Forger, directory: Directory) -> None:
    wrong = []
    for what, (kind, fields, who) in (_people(living) | _keys(living) | _terms(living)).items():
        forgery = forger.appended(kind, fields, who, what)
        error = judged(directory, forgery.make(), living.genesis)
        if error is None or (error.code, error.details.get("seq")) != ("vault.roster_forged", *forgery.refused_at):
            wrong.append(f"{what}: {error and (error.code, error.details)}")
    assert not wrong, "\n".join(wrong)


def test_an_office_keeps_a_manager(living: Living, forger: Forger, directory: Directory) -> None:
    """Both managers become salespeople, one after the other: the second must not, or nobody could sign any more."""
    rows = forger.rows
    for name in ("tuan", "quan"):
        forger.rows = rows
        fields = {**_entered(living, name), "duties": ["sales"]}
        rows = forger.appended(Label.PERSON, fields, ("quan", "ha"), name).make()
    forger.rows = rows[:-2]
    error = judged(directory, rows, living.genesis)
    assert error is not None
    assert error.details["seq"] == rows[-1].seq


ODD: tuple[Any, ...] = (None, True, -1, 10**30, "", "x" * 5000, [], ["a"], {}, {"a": []})


@pytest.mark.slow
def test_misshapen_statements_do_no_harm_to_who_reads_them(
    living: Living, forger: Forger, directory: Directory
) -> None:
    """Each field of each kind in turn holds something odd, truly signed: refused, or without effect on the rest."""
    last = {row.kind: row for row in forger.rows}
    names = {uid: name for name, uid in living.uids.items()}
    harmful, refused = [], 0
    for kind, row in last.items():
        who = [names[uid] for uid in row.signatures]
        for field in row.fields:
            for odd in ODD:
                if field == "duties" and isinstance(odd, list):
                    continue  # which duties there are is a later program's to say
                rows = forger.appended(kind, {**row.fields, field: odd}, who, "").make()
                try:
                    refused += _refused(directory, rows, living)
                except Exception as error:  # noqa: BLE001 (a reader that stumbles is what is looked for)
                    harmful.append(f"{kind}.{field} = {str(odd)[:20]}: {type(error).__name__}: {str(error)[:80]}")
    assert refused > 100
    assert not harmful, "\n".join(harmful)


def _refused(directory: Directory, rows: Any, living: Living) -> bool:
    connection = directory.connection
    connection.execute("BEGIN")
    try:
        put(connection, rows)
        try:
            directory.verify_linking()
            roster = read_roster(directory.statements(), living.genesis, living.vault_id)
        except Corrupt:
            return True
        assert snapshot_of(roster_from(snapshot_of(roster))) == snapshot_of(roster)
        for person in roster.people.values():
            standing_of(person, living.at, ["levels", "x"])
            assert isinstance(person.name, str)
            assert isinstance(person.title, str)
            assert all(isinstance(lesson.score, int) for lesson in person.lessons.values())
            assert all(isinstance(lesson.version, int) for lesson in person.lessons.values())
            assert person.agreement is None or isinstance(person.agreement.number, str)
            assert sorted(person.duties) is not None
    finally:
        connection.execute("ROLLBACK")
    return False
