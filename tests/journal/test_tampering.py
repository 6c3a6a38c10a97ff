"""Everything that can be done to the journal by somebody with its key is found, and named for what it is.

Whoever is in service has the key of the file, so that nothing here is left to SQLCipher's page MACs: the forger writes
with SQL, and makes the list of heads fit where that helps. What a forger lacks are the signing keys of others.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from app.errors import Corrupt
from app.ids import random_id
from app.journal.entry import Detail, entry_hash
from app.journal.heads import FIRST_PREV, Heads, counted
from app.journal.store import Journal
from app.journal.verification import Verification, verify_since
from app.keys.hashing import sha256
from app.settings.message import sentence
from app.vault.anchor import JournalSeen
from app.vault.database import Connection
from tests.fixtures.compartments import Hand
from tests.journal.desk import HA, LAN, LANS_OTHER, MINUTE, NAM, ORDER, Desk, public_key_of

REFIT = (
    "DELETE FROM head",
    (
        "INSERT INTO head SELECT writer, seq, h FROM entry e WHERE seq = "
        "(SELECT max(seq) FROM entry WHERE writer = e.writer)"
    ),
)
"""The list of heads made to fit what is left."""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path)
    made.written()
    return made


def tampered(desk: Desk, *statements: str, refit: bool = True) -> Journal:
    """The journal after SQL by somebody with the key; ``$LAN`` and the others are writers."""
    journal = desk.open()
    for statement in (*statements, *(REFIT if refit else ())):
        sql = statement
        for name, hand in (("$LAN", LAN), ("$NAM", NAM), ("$HA", HA)):
            sql = sql.replace(name, f"x'{hand.writer_id.encoded().hex()}'")
        journal.connection.execute(sql)
    return journal


def codes(found: Verification) -> dict[bytes, str]:
    """What was found in whose chain."""
    return {one.writer.encoded(): one.code.removeprefix("journal.") for one in found.breaks}


def test_the_control_what_nobody_touched_is_whole(desk: Desk) -> None:
    journal = tampered(desk)
    found = journal.examine(public_key_of)
    assert (found.breaks, found.entries, found.backwards) == ((), len(ORDER), ())
    journal.close()


CASES: dict[str, tuple[tuple[str, ...], str]] = {
    "an entry's time": (("UPDATE entry SET at = 5 WHERE id = 7",), "entry_changed"),
    "an entry's details": (("UPDATE entry SET detail = zeroblob(600) WHERE id = 7",), "entry_changed"),
    "what an entry points at": (("UPDATE entry SET ref = x'01' WHERE id = 7",), "entry_changed"),
    "what an entry saw": (("UPDATE entry SET seen = zeroblob(44) WHERE id = 7",), "entry_changed"),
    "a cell of another kind": (("UPDATE entry SET at = 'noon' WHERE id = 7",), "entry_changed"),
    "a signature": (("UPDATE entry SET sig = zeroblob(64) WHERE id = 7",), "writer_forged"),
    "somebody else's name": (("UPDATE entry SET writer = $HA, seq = 9 WHERE id = 7",), "entry_changed"),
    "a removed middle": (("DELETE FROM entry WHERE id = 7",), "middle_removed"),
    "a removed middle of a chain's beginning": (("DELETE FROM entry WHERE id = 2",), "middle_removed"),
    "a cut tail": (("DELETE FROM entry WHERE id = 10",), "tail_cut"),
    "a tail of two": (("DELETE FROM entry WHERE id IN (6, 10)",), "tail_cut"),
    "a removed chain": (("DELETE FROM entry WHERE writer = $NAM",), "chain_removed"),
    "an entry moved back": (("UPDATE entry SET id = 0 WHERE id = 7",), "reordered"),
    "an entry moved forward": (("UPDATE entry SET id = 99 WHERE id = 6",), "reordered"),
    "two entries that changed places": (
        ("UPDATE entry SET id = 99 WHERE id = 6", "UPDATE entry SET id = 6 WHERE id = 7",
         "UPDATE entry SET id = 7 WHERE id = 99"),
        "reordered",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_what_was_done_with_sql_is_named(desk: Desk, case: str) -> None:
    statements, code = CASES[case]
    journal = tampered(desk, *statements)
    assert code in codes(journal.examine(public_key_of)).values()
    journal.close()


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("DELETE FROM entry WHERE id = 12", "journal.tail_cut"),
        ("DELETE FROM entry WHERE writer = $NAM", "journal.chain_removed"),
        ("UPDATE head SET seq = 3 WHERE writer = $LAN", "journal.head_changed"),
        ("UPDATE head SET h = zeroblob(32) WHERE writer = $LAN", "journal.head_changed"),
    ],
)
def test_a_chain_that_ends_elsewhere_than_the_list_says_is_refused_at_opening(
    desk: Desk, statement: str, code: str
) -> None:
    tampered(desk, statement, refit=False).close()
    with pytest.raises(Corrupt, match=code.replace(".", r"\.")):
        desk.open()


def test_a_missing_or_emptied_journal_is_no_empty_journal(desk: Desk) -> None:
    kept = desk.aside()
    desk.path.write_bytes(b"")
    with pytest.raises(Corrupt, match=r"journal\.damaged"):
        desk.open()
    desk.path.unlink()
    with pytest.raises(Corrupt, match=r"journal\.missing"):
        desk.open()
    assert not desk.path.exists()
    desk.put_back(kept)
    desk.open().close()


def test_an_entry_in_somebodys_name_without_their_key_is_a_forged_writer(desk: Desk) -> None:
    journal = desk.open()
    forge(journal.connection, LAN, HA)
    assert codes(journal.examine(public_key_of)) == {LAN.writer_id.encoded(): "writer_forged"}
    forge(journal.connection, Hand(), HA)
    assert "writer_unknown" in codes(journal.examine(public_key_of)).values()
    journal.close()


def forge(connection: Connection, name: Hand, by: Hand) -> None:
    """An entry in the chain of ``name``, in everything as it should be, but signed by another."""
    mine = name.writer_id.encoded()
    row = connection.execute("SELECT seq, h FROM head WHERE writer = ?", (mine,)).fetchone() or (0, FIRST_PREV)
    others = connection.execute("SELECT writer, seq, h FROM head WHERE writer <> ?", (mine,)).fetchall()
    detail = b"x" * 600
    seen = Heads(others).witness(mine)
    h = entry_hash(mine, row[0] + 1, row[1], MINUTE, seen, b"", sha256(detail))
    fields = (mine, row[0] + 1, row[1], MINUTE, seen, b"", sha256(detail), detail, h, by.sign(h))
    connection.execute(
        "INSERT INTO entry (writer, seq, prev, at, seen, ref, detail_hash, detail, h, sig) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        fields,
    )
    connection.execute("INSERT OR REPLACE INTO head VALUES (?, ?, ?)", (mine, row[0] + 1, h))


def test_nobody_signs_on_top_of_a_forged_entry_of_their_own(desk: Desk) -> None:
    journal = desk.open()
    journal.append(LAN, 20 * MINUTE, Detail("customer:view", "ok"))  # the control
    forge(journal.connection, LAN, HA)
    with pytest.raises(Corrupt, match=r"journal\.own_chain_forged"):
        journal.append(LAN, 21 * MINUTE, Detail("customer:view", "ok"))
    journal.append(NAM, 21 * MINUTE, Detail("customer:view", "ok"))
    journal.close()


# Against what is known from outside the file -------------------------------------------------------------------------


def known_codes(desk: Desk, seen: JournalSeen) -> set[str]:
    """What a device finds that saw this much, in the whole and since then; both must say it."""
    journal = desk.open()
    whole = {one.code for one in journal.examine(public_key_of, device=seen).breaks}
    since = {one.code for one in verify_since(journal, public_key_of, seen)[0]}
    assert whole == since
    journal.close()
    return {code.removeprefix("journal.") for code in whole}


def test_the_control_what_was_seen_is_there(desk: Desk) -> None:
    seen = desk.written((NAM, LAN), start=20)
    desk.written((HA, LANS_OTHER), start=30)
    assert known_codes(desk, seen) == set()


def test_an_older_file_put_back_is_an_older_file(desk: Desk) -> None:
    older = desk.aside()
    seen = desk.written((NAM, LAN), start=20)
    desk.put_back(older)
    assert known_codes(desk, seen) == {"older_file"}


def test_all_tails_cut_to_one_moment_are_the_same_as_an_older_file(desk: Desk) -> None:
    journal = desk.open()
    seen = journal.examine(public_key_of).state
    journal.close()
    tampered(desk, "DELETE FROM entry WHERE id > 8").close()
    assert known_codes(desk, seen) == {"older_file"}


def test_written_from_scratch_by_everybody_together_is_rewritten(desk: Desk) -> None:
    """Even with all signing keys: who saw the old one knows another first entry."""
    seen = desk.written((NAM, LAN), start=20)
    desk.path.unlink()
    desk.written((*ORDER, NAM, LAN, HA))
    assert known_codes(desk, seen) == {"rewritten"}


def test_written_from_scratch_by_one_is_rewritten(desk: Desk) -> None:
    seen = desk.written((NAM, LAN), start=20)
    desk.path.unlink()
    desk.written((HA,) * 6)
    assert known_codes(desk, seen) == {"rewritten"}


def test_ones_own_tail_written_anew_is_a_rewritten_chain(desk: Desk) -> None:
    """Hà, who can sign for herself, writes another last entry than the one that was seen."""
    before = desk.aside()
    seen = desk.written((HA,), start=20)
    desk.put_back(before)
    desk.written((HA,), start=21)
    assert known_codes(desk, seen) == {"chain_rewritten"}


def test_a_cut_tail_that_a_device_saw_names_whose_it_is(desk: Desk) -> None:
    seen = desk.written((NAM, NAM, LAN), start=20)
    journal = tampered(desk, "DELETE FROM entry WHERE writer = $NAM AND seq > 3")
    found = {one.writer: one for one in journal.examine(public_key_of, device=seen).breaks}
    assert (found[NAM.writer_id].code, found[NAM.writer_id].missing) == ("journal.tail_cut", 2)
    assert found[LAN.writer_id].missing == 2  # who bears witness to them
    journal.close()


def test_after_what_was_seen_the_new_entries_are_proved(desk: Desk) -> None:
    seen = desk.written((NAM,), start=20)
    desk.written((HA, NAM, LAN, HA), start=30)
    spoils: list[tuple[Callable[[Connection], object], str]] = [
        (lambda file: file.execute("UPDATE entry SET at = 1 WHERE id = 15"), "entry_changed"),
        (lambda file: file.execute("DELETE FROM entry WHERE id = 15"), "tail_cut"),
        (lambda file: forge(file, NAM, HA), "writer_forged"),
    ]
    for spoil, code in spoils:
        kept = desk.aside()
        journal = desk.open()
        spoil(journal.connection)
        for statement in REFIT:
            journal.connection.execute(statement)
        breaks, _ = verify_since(journal, public_key_of, seen)
        assert f"journal.{code}" in {one.code for one in breaks}
        journal.close()
        desk.put_back(kept)
    journal = desk.open()
    breaks, state = verify_since(journal, public_key_of, seen)
    assert (breaks, state.last) == ([], 17)
    assert verify_since(journal, public_key_of, state) == ([], state)
    journal.close()


@pytest.mark.parametrize("seq", [-(10**9), 0, 2**62, "x"])
def test_a_number_that_no_chain_has_stops_nobody(desk: Desk, seq: int | str) -> None:
    seen = desk.written((NAM,), start=20)
    desk.written((HA,), start=30)
    journal = desk.open()
    connection = journal.connection
    for _ in range(6):
        writer = NAM.uid + random_id() + random_id()
        connection.execute(
            "INSERT INTO entry (writer, seq, prev, at, seen, ref, detail_hash, detail, h, sig) "
            "SELECT ?, ?, prev, at, seen, ref, detail_hash, detail, h, sig FROM entry WHERE id = 14",
            (writer, seq),
        )
        connection.execute(
            "INSERT INTO head (writer, seq, h) SELECT writer, seq, h FROM entry ORDER BY id DESC LIMIT 1"
        )
    assert "journal.entry_changed" in {found.code for found in journal.examine(public_key_of).breaks}
    breaks, _ = verify_since(journal, public_key_of, seen)
    assert "journal.entry_changed" in {found.code for found in breaks}
    journal.append(LAN, 50 * MINUTE, Detail("customer:view", "ok"))
    journal.close()


def test_very_many_wrong_witnesses_are_not_looked_into_one_by_one(desk: Desk) -> None:
    journal = desk.open()
    heads = journal.listed_to()[0]
    mine, (seq, prev) = NAM.writer_id.encoded(), heads[NAM.writer_id.encoded()]
    here = counted(Heads((writer, *head) for writer, head in heads.items()).witness(mine))
    for number in range(1, 501):
        wrong = bytes(32) + here[0].to_bytes(4, "big") + (here[1] + 1).to_bytes(8, "big")
        h = entry_hash(mine, seq + number, prev, MINUTE, wrong, b"", sha256(b""))
        journal.connection.execute(
            "INSERT INTO entry (writer, seq, prev, at, seen, ref, detail_hash, detail, h, sig) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (mine, seq + number, prev, MINUTE, wrong, b"", sha256(b""), b"", h, NAM.sign(h)),
        )
        prev = h
    journal.connection.execute(REFIT[0])
    journal.connection.execute(REFIT[1])
    asked = 0
    hash_at = journal.hash_at

    def counting(writer: bytes, number: int) -> bytes | None:
        nonlocal asked
        asked += 1
        return hash_at(writer, number)

    journal.hash_at = counting  # type: ignore[method-assign]
    found = journal.examine(public_key_of)
    assert {one.writer for one in found.breaks} == {NAM.writer_id}
    assert asked < 300
    journal.close()


def test_a_clock_that_ran_backwards_is_pointed_out(desk: Desk) -> None:
    journal = desk.open()
    journal.append(LAN, 2 * MINUTE, Detail("customer:view", "ok"))
    journal.append(NAM, 8 * MINUTE, Detail("customer:view", "ok"))  # two minutes back: a clock that corrects itself
    found = journal.examine(public_key_of)
    assert (found.breaks, [writer for writer, _ in found.backwards]) == ((), [LAN.writer_id])
    journal.close()


def test_what_vouches_for_each_chain_is_told_apart(desk: Desk) -> None:
    journal = desk.open()
    paper = journal.examine(public_key_of).state
    journal.close()
    device = desk.written((LAN, NAM), start=20)
    desk.written((HA, LAN, LANS_OTHER), start=30)
    journal = desk.open()
    chains = {one.writer: one for one in journal.examine(public_key_of, papers=(paper,), device=device).chains}
    journal.close()
    lan, other, ha = chains[LAN.writer_id], chains[LANS_OTHER.writer_id], chains[HA.writer_id]
    # Lan's last entries are vouched for by nobody: the one at her other machine is her own.
    assert (lan.last, lan.paper, lan.device, lan.witness, lan.anchored) == (6, 4, 5, 5, 5)
    assert (other.last, other.anchored) == (3, 2)
    assert (ha.last, ha.paper, ha.device, ha.witness) == (4, 3, 3, 4)


def test_every_finding_has_a_sentence_in_both_languages() -> None:
    names = "writer_unknown writer_forged entry_changed middle_removed reordered chain_rewritten tail_cut chain_removed"
    names += " chain_inserted witness_contradicts head_changed older_file rewritten missing damaged own_chain_forged"
    for name in names.split():
        told = {sentence(f"journal.{name}", language, missing=2, seq=3) for language in ("vi", "en")}
        assert len(told) == 2
        assert not any("{" in one or "journal." in one for one in told)


def test_ids_are_no_part_of_what_is_proved(desk: Desk) -> None:
    """A file whose entries were numbered anew in the same order says the same."""
    journal = tampered(desk, "UPDATE entry SET id = id + 1000")
    assert journal.examine(public_key_of).breaks == ()
    assert random_id() not in {entry.writer.uid for entry in journal.entries()}
    journal.close()
