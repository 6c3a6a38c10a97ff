"""The restore drill: a backup, kit and shares on a clean place; the outcome is kept, and nothing stays behind."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.archive.backup import reading
from app.archive.backup.format import COVER
from app.archive.restore import store
from app.archive.restore.actions import hold_drill, lay_beside, record_drill
from app.archive.restore.drill import SCRATCH, compared
from app.archive.restore.elsewhere import line_of
from app.archive.restore.entrance import rehearse
from app.archive.restore.model import DrillForm, LayForm
from app.archive.restore.opened import opened_with
from app.archive.restore.queries import drill_standing, list_drills
from app.clock import DAY
from app.errors import Cancelled, Corrupt, NiemError, Problem, Refused
from app.keys.encoding import b64, canonical, parse_canonical, unb64
from app.keys.recovery import kit_file, read_kit
from app.recovery.queries import recovery_state
from tests.archive.backup.test_format import made_by, put_document
from tests.archive.restore.desk import desk_of
from tests.fixtures.papers import acts_of
from tests.fixtures.vault import Office, new_world
from tests.recovery.desk import held, shares_of


def form_of(office: Office, tmp_path: Path) -> DrillForm:
    desk_of(office)
    done = held(office, tmp_path)
    made = made_by(office.sign_in("ha"), tmp_path / "usb")
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    return DrillForm(made.path, done.files[0], shares_of(done)[:2], scratch)


def test_a_drill_opens_everything_counts_and_wipes(office: Office, tmp_path: Path) -> None:
    form = form_of(office, tmp_path)
    session = office.sign_in("ha")
    assert list_drills(session).rows == ()
    office.clock.advance(91 * DAY)
    assert list_drills(session).due
    result = hold_drill(session, form)
    assert [line.faults for line in result.lines if line.faults] == []
    assert (result.whole, result.missing) == (True, 0)
    counted = {(line.what, line.level): line.records for line in result.lines}
    assert counted["archive.compartment", 1] == 2
    assert counted["archive.journal", 0] == result.entries > 0
    assert not list(form.scratch.iterdir())
    drills = list_drills(session)
    assert [(row.whole, row.compartments, row.records, row.by) for row in drills.rows] == [
        (True, 3, 2, "Lê Thị Thu Hà")
    ]
    assert not drills.due
    assert recovery_state(session).proved_at == session.now()
    office.clock.advance(91 * DAY)
    assert list_drills(session).due
    session.close()
    assert ("restore:drill", "ok") in acts_of(office)


def test_an_older_backup_with_the_kit_of_its_day_proves_nothing_of_the_shares_in_force(
    office: Office, tmp_path: Path
) -> None:
    form = form_of(office, tmp_path)
    office.clock.advance(DAY)
    (tmp_path / "second").mkdir()
    again = held(office, tmp_path / "second")
    session = office.sign_in("ha")
    assert hold_drill(session, form).whole
    assert recovery_state(session).proved_at == 0
    made = made_by(session, tmp_path / "usb", 2)
    hold_drill(session, replace(form, source=made.path, kit=again.files[0], shares=shares_of(again)[:2]))
    assert recovery_state(session).proved_at == session.now()
    session.close()


def test_a_drill_under_a_clock_that_is_years_ahead_silences_nobody(office: Office, tmp_path: Path) -> None:
    form = form_of(office, tmp_path)
    years = 3000 * DAY
    office.clock.advance(years)
    session = office.sign_in("ha")
    hold_drill(session, form)
    assert not list_drills(session).due
    session.close()
    office.clock.advance(DAY - years)
    session = office.sign_in("ha")
    assert not list_drills(session).due  # founded four days ago
    session.close()
    office.clock.advance(100 * DAY)
    session = office.sign_in("ha")
    assert list_drills(session).due
    standing = drill_standing(session)
    assert (standing.due, standing.days) == (True, 104)
    session.close()


def test_the_mistakes_people_make(office: Office, tmp_path: Path) -> None:
    form = form_of(office, tmp_path)
    session = office.sign_in("ha")
    words = form.shares[0].split()
    wrong = " ".join([*words[:5], words[6], words[5], *words[7:]])
    bad_kit = tmp_path / "x.niemkit"
    bad_kit.write_bytes(form.kit.read_bytes()[:-10])
    cases: tuple[tuple[DrillForm, str], ...] = (
        (replace(form, shares=form.shares[:1]), "keys.shares_too_few"),
        (replace(form, shares=(form.shares[0], wrong)), "keys.share"),
        (replace(form, kit=tmp_path / "none"), "recovery.cannot_read"),
        (replace(form, kit=bad_kit), "keys.kit_damaged"),
        (replace(form, source=tmp_path), "restore.not_a_backup"),
        (replace(form, scratch=tmp_path / "none"), "restore.no_scratch"),
        (replace(form, scratch=tmp_path / ("x" * 300)), "vault.disk_error"),
        (replace(form, scratch=office.path), "restore.inside"),
    )
    for mistaken, code in cases:
        with pytest.raises(NiemError) as told:
            hold_drill(session, mistaken)
        assert told.value.code.startswith(code)
    assert not list(form.scratch.iterdir())
    assert list_drills(session).rows == ()
    session.close()
    for who in ("quan", "minh", "lan"):
        with pytest.raises(Refused):
            hold_drill(office.sign_in(who), form)


def test_another_vault_under_the_same_number_passes_no_drill(office: Office, tmp_path: Path) -> None:
    """Everybody in service knows the public keys that a backup is sealed to, and could make a whole vault up."""
    form = form_of(office, tmp_path)
    cover = reading.read_cover(form.source)
    made_up = replace(cover, genesis=bytes(32)).signed(office.sign_in("ha").identity.sign)
    (form.source / COVER).write_bytes(made_up.encoded())
    with pytest.raises(Problem, match=r"restore\.other_vault"):
        hold_drill(office.sign_in("ha"), form)
    # Nor where no vault is at hand: kit and shares say whose backup is theirs, and a kit that names another one opens
    # with no shares.
    with pytest.raises(Problem, match=r"restore\.other_vault"):
        rehearse(office.world, form)
    kit = read_kit(form.kit.read_bytes())
    lying = tmp_path / "lying.niemkit"
    officer = office.sign_in("ha").identity
    signers = [(officer.uid, officer.signing_key)]
    lying.write_bytes(kit_file(kit.vault_id, bytes(32), kit.serial, kit.recovery, kit.entries, signers))
    with pytest.raises(Problem, match=r"recovery\.shares_of_other_kit"):
        rehearse(office.world, replace(form, kit=lying))
    assert not list(form.scratch.iterdir())


def test_a_chain_that_the_manifest_names_and_nobody_finds_is_told(office: Office) -> None:
    session = office.sign_in("ha")
    with opened_with(session, office.path) as copy:
        heads = [("directory", 1, *copy.vault.directory.head)]
        assert compared(copy, heads) == []
        gone = (f"journal {bytes(48).hex()}", 0, 5, bytes(32))
        assert [(line.what, line.faults) for line in compared(copy, [*heads, gone])] == [
            ("archive.journal", ("restore.heads_differ",))
        ]
    session.close()


def test_a_damaged_backup_fails_and_leaves_nothing(office: Office, tmp_path: Path) -> None:
    form = form_of(office, tmp_path)
    part = max((path for path in form.source.iterdir() if path.name.isdigit()), key=lambda path: path.stat().st_size)
    data = bytearray(part.read_bytes())
    data[len(data) // 2] ^= 4
    part.write_bytes(data)
    session = office.sign_in("ha")
    with pytest.raises(Corrupt, match=r"backup\.part_damaged"):
        hold_drill(session, form)
    assert not list(form.scratch.iterdir())
    session.close()


def test_a_drill_that_was_cut_off_is_swept_up(office: Office, tmp_path: Path) -> None:
    form = form_of(office, tmp_path)
    session = office.sign_in("ha")
    (form.scratch / f"{SCRATCH}old").mkdir()

    def stop(step: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        hold_drill(session, form, checkpoint=stop)
    assert not list(form.scratch.iterdir())
    session.close()


def test_a_backup_is_laid_beside_by_an_officer(office: Office, tmp_path: Path) -> None:
    put_document(office, b"x" * 5000)
    form = form_of(office, tmp_path)
    with pytest.raises(Problem, match=r"restore\.officer_opens"):
        lay_beside(office.sign_in("quan"), LayForm(form.source, tmp_path / "lai"))
    session = office.sign_in("ha")
    lay_beside(session, LayForm(form.source, tmp_path / "lai", office.path))
    session.close()
    copy = replace(office, path=tmp_path / "lai")
    session = copy.sign_in("quan")
    assert session.vault.pending
    session.close()


def test_a_drill_held_elsewhere_is_recorded_once_and_only_as_it_was(office: Office, tmp_path: Path) -> None:
    form = form_of(office, tmp_path)
    result = rehearse(new_world(tmp_path / "clean", office.clock), form)
    assert result.whole
    file = tmp_path / "ket qua.txt"
    file.write_text(f"Diễn tập khôi phục: ĐẠT\n\n{result.line}\n", "utf-8")
    for who in ("quan", "minh", "lan"):
        with pytest.raises(Refused):
            record_drill(office.sign_in(who), str(file))
    office.clock.advance(3 * DAY)
    session = office.sign_in("ha")
    row = record_drill(session, str(file))
    assert (row.at, row.source, row.whole, row.records) == (result.at, result.source, True, 2)
    assert not list_drills(session).due
    with pytest.raises(Problem, match=r"restore\.drill_known"):
        record_drill(session, str(file))

    # Another outcome under the same tag, no outcome, and one of a day to come.
    mark, body, tag = result.line.split(" ")
    better = canonical({**parse_canonical(unb64(body)), "records": 999})
    for line, code in (
        (f"{mark} {b64(better)} {tag}", "restore.drill_unproved"),
        (f"{mark} {body} {b64(bytes(32))}", "restore.drill_unproved"),
        (f"{mark} {body}", "restore.no_drill_line"),
        ("Diễn tập khôi phục: ĐẠT", "restore.no_drill_line"),
    ):
        file.write_text(line, "utf-8")
        with pytest.raises(Problem) as told:
            record_drill(session, str(file))
        assert told.value.code == code
    for odd in ({"at": "hôm qua"}, {"whole": 1}, {"more": 1}):
        key = session.identity.house.journal[0]
        file.write_text(line_of({**store.body_of(result), **odd}, session.vault.vault_id, key), "utf-8")
        with pytest.raises(Problem, match=r"restore\.drill_unproved"):
            record_drill(session, str(file))
    file.write_bytes(b"x" * 200_000)
    with pytest.raises(Problem, match=r"restore\.no_drill_line"):
        record_drill(session, str(file))
    later = {**store.body_of(result), "at": session.now() + 2 * DAY}
    file.write_text(line_of(later, session.vault.vault_id, session.identity.house.journal[0]), "utf-8")
    with pytest.raises(Problem, match=r"restore\.drill_in_future"):
        record_drill(session, str(file))
    assert len(list_drills(session).rows) == 1
    session.close()
    acts = acts_of(office)
    assert ("restore:drill-record", "ok") in acts
    assert ("restore:drill-record", "restore.drill_unproved") in acts
