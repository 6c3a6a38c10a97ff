"""Officers sign where the journal ends; the paper says so, and is compared with a journal that was tampered with."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.access.event import Event
from app.clock import DAY
from app.errors import Problem, Refused
from app.journal.entry import open_detail
from app.keys.wrap import EncryptionKey
from app.oversight.checkpoints.actions import checkpoint_paper, make_checkpoint
from app.oversight.checkpoints.model import CheckpointRow
from app.oversight.checkpoints.queries import checkpoint_state, compare_paper
from app.oversight.checkpoints.store import checkpoints
from app.oversight.queries import verify_journal
from app.session.door import Session
from tests.fixtures.vault import PASSPHRASES, Office
from tests.people.test_officers import WORDS, add_officer


def signed(office: Office, session: Session, second: str = "quan", *, knowing: bool = False) -> CheckpointRow:
    """A checkpoint by Hà and another; its row."""
    made = make_checkpoint(session, knowing, PASSPHRASES["ha"], office.credential(second))
    assert made.pdf.startswith(b"%PDF")
    row = checkpoint_state(session).rows[0]
    assert row.number == made.number
    return row


def qr_of(session: Session, number: int = 1) -> str:
    """The text of a paper's QR code."""
    return checkpoints(session)[number - 1].mark(session.vault.vault_id).text()


def cut(session: Session, more: int = 0) -> None:
    """Somebody with the directory key takes the newest entries away, so that nothing in the file says so."""
    connection = session.journal.connection
    last = checkpoints(session)[-1].seen().last if session.vault.roster.checkpoint else session.journal.last_id()
    connection.execute("DELETE FROM entry WHERE id > ?", (last - 1 - more,))
    connection.execute("DELETE FROM head")
    connection.execute(
        "INSERT INTO head SELECT writer, seq, h FROM entry e WHERE seq = "
        "(SELECT max(seq) FROM entry WHERE writer = e.writer)"
    )
    session.journal._own.clear()


def test_the_officer_and_the_manager_sign_the_first_one(office: Office) -> None:
    session = office.sign_in("ha")
    state = checkpoint_state(session)
    assert (state.rows, state.due, [name for _, name in state.seconds]) == ((), False, ["Trần Minh Quân"])
    before = session.journal.count()
    row = signed(office, session)
    assert session.journal.count() == before + 1  # one entry for the act, none for looking at the list
    # All that was there when it was signed; its own entry came after.
    assert (row.entries, row.signers, row.faults) == (before, ("Lê Thị Thu Hà", "Trần Minh Quân"), 0)
    assert checkpoint_state(session).since_last == 1
    keys = [EncryptionKey.from_bytes(key) for key in session.identity.house.journal]
    last = next(session.journal.entries(newest_first=True))
    detail = open_detail(keys, session.vault.vault_id, last.detail)
    assert (detail.event, detail.outcome, detail.note) == (Event.CHECKPOINT_MAKE.value, "ok", "1")


def test_with_two_officers_the_manager_does_not_suffice(office: Office) -> None:
    manager = office.sign_in("quan")
    second = add_officer(manager, office, "thu hai", (office.credential("ha"),))
    manager.close()
    session = office.sign_in("ha")
    assert [uid for uid, _ in checkpoint_state(session).seconds] == [second.uid]
    with pytest.raises(Refused, match=r"checkpoint\.needs_two_officers"):
        make_checkpoint(session, False, PASSPHRASES["ha"], office.credential("quan"))
    assert checkpoint_state(session).rows == ()
    assert make_checkpoint(session, False, PASSPHRASES["ha"], second).number == 1
    assert len(WORDS) == 3


@pytest.mark.parametrize("who", ["quan", "lan", "minh"])
def test_nobody_else_signs_lists_prints_or_compares(office: Office, who: str) -> None:
    session = office.sign_in(who)
    for ask in (
        lambda: checkpoint_state(session),
        lambda: make_checkpoint(session, False, PASSPHRASES[who], office.credential("ha")),
        lambda: checkpoint_paper(session, 1),
        lambda: compare_paper(session, "2345-6789-ABCD-EFGH-JKLM"),
    ):
        with pytest.raises(Refused, match=r"session\.not_your_duty"):
            ask()


def test_one_is_due_a_month_after_the_last_one(office: Office) -> None:
    session = office.sign_in("ha")
    assert not checkpoint_state(session).due
    office.clock.advance(32 * DAY)
    session = office.sign_in("ha")
    assert checkpoint_state(session).due


def test_the_paper_fits_by_code_and_by_qr_until_an_entry_is_gone(office: Office) -> None:
    session = office.sign_in("ha")
    office.sign_in("nam").close()
    row, qr = signed(office, session), qr_of(session)
    typed = row.code.lower().replace("-", " ")
    for text in (row.code, typed, qr, f"  {qr}\n"):
        found = compare_paper(session, text)
        assert (found.fits, found.code, found.number) == (True, "checkpoint.fits", 1)
    cut(session)
    for text in (row.code, qr):
        found = compare_paper(session, text)
        assert (found.fits, found.code) == (False, "journal.older_file")
    health = verify_journal(session)
    assert {one.code for one in health.breaks} == {"journal.older_file"}


def test_a_paper_notices_a_whole_older_vault(office: Office, tmp_path: Path) -> None:
    """Directory, journal and this person's anchor are all put back together: only the paper knows better."""
    session = office.sign_in("ha")
    session.close()
    kept, profile = tmp_path / "kept", office.world.profile
    shutil.copytree(office.path, kept)
    shutil.copytree(profile, tmp_path / "kept profile")
    session = office.sign_in("ha")
    row, qr = signed(office, session), qr_of(session)
    session.close()
    shutil.rmtree(office.path)
    shutil.copytree(kept, office.path)
    shutil.rmtree(profile)
    shutil.copytree(tmp_path / "kept profile", profile)
    keyring = office.world.keyring_for(session.vault.vault_id)
    for uid in office.people.values():
        keyring.delete("anchor", uid, 1)
    again = office.sign_in("ha")
    assert verify_journal(again).whole  # the control: nothing inside contradicts it
    assert compare_paper(again, qr).code == "checkpoint.both_older"
    assert compare_paper(again, row.code).code == "checkpoint.code_unknown"


def test_what_is_no_code_and_another_vaults_paper_are_told_apart(office: Office) -> None:
    session = office.sign_in("ha")
    signed(office, session)
    with pytest.raises(Problem, match=r"checkpoint\.not_a_code"):
        compare_paper(session, "NK-1")
    other = qr_of(session).replace(session.vault.vault_id.hex(), "0" * 32)
    with pytest.raises(Problem, match=r"checkpoint\.other_vault"):
        compare_paper(session, other)


def test_what_does_not_hold_is_signed_for_only_knowingly_and_the_paper_names_it(office: Office) -> None:
    nam = office.sign_in("nam")
    nam.close()
    session = office.sign_in("ha")
    session.journal.connection.execute(
        "UPDATE entry SET at = at + 1 WHERE id = (SELECT max(id) FROM entry WHERE writer = ?)",
        (nam.identity.writer_id.encoded(),),
    )
    with pytest.raises(Problem, match=r"checkpoint\.not_whole"):
        make_checkpoint(session, False, PASSPHRASES["ha"], office.credential("quan"))
    row = signed(office, session, knowing=True)
    assert row.faults == 1
    # The next month begins behind it: what is known is not told again, and new damage would be.
    assert signed(office, session).faults == 0


def test_a_journal_shorter_than_the_last_one_cannot_be_signed(office: Office) -> None:
    session = office.sign_in("ha")
    signed(office, session)
    cut(session, more=2)
    with pytest.raises(Problem, match=r"checkpoint\.older_than_last"):
        make_checkpoint(session, True, PASSPHRASES["ha"], office.credential("quan"))


def test_the_paper_is_made_again(office: Office) -> None:
    session = office.sign_in("ha")
    signed(office, session)
    before = session.journal.count()
    assert checkpoint_paper(session, 1).startswith(b"%PDF")
    assert session.journal.count() == before + 1
    with pytest.raises(Problem, match=r"checkpoint\.unknown_number"):
        checkpoint_paper(session, 2)


def test_who_unlocks_here_for_the_first_time_begins_at_the_checkpoint(office: Office) -> None:
    session = office.sign_in("ha")
    signed(office, session)
    last = checkpoints(session)[-1].seen().last
    office.world.keyring_for(session.vault.vault_id).delete("anchor", office.people["lan"], 1)
    first = session.journal.connection.execute("SELECT min(id) FROM entry").fetchone()[0]
    session.journal.connection.execute("UPDATE entry SET at = at + 1 WHERE id = ?", (first + 1,))
    lan = office.sign_in("lan")
    # Entries before the checkpoint are left to the weekly check.
    assert lan.journal_breaks == ()
    assert lan._anchor.seen.last > last
