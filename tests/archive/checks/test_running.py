"""The check in a process of its own: what it finds is signed for, closes what is damaged, and leaves the rest open."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from app.access.event import Event
from app.access.level import Level
from app.archive.checks import running, store
from app.archive.checks.actions import continue_check, start_check, stop_check
from app.archive.checks.examining import Found
from app.archive.checks.model import CheckState, Light
from app.archive.checks.queries import check_state, list_checks, list_files, list_hurt
from app.clock import DAY
from app.customers.actions import create_customer
from app.customers.form import CustomerForm
from app.customers.queries import get_customer, list_customers
from app.errors import Problem, Refused
from app.keys.encoding import Label, b64
from app.oversight.checkpoints.actions import make_checkpoint
from app.session.door import Session
from app.session.signing import countersigner
from app.session.subject import Subject
from app.vault.roster_checks import damage_proof
from app.vault.vault import OFFICE_FILE
from tests.fixtures.vault import PASSPHRASES, Office
from tests.oversight.checkpoints.test_actions import cut

PAGE = 4096


def finished(session: Session) -> CheckState:
    """Go on until the check is over and kept."""
    until = time.monotonic() + 60
    while running.under_way(session) is not None and time.monotonic() < until:
        time.sleep(0.05)
        continue_check(session)
    return check_state(session)


def checked(session: Session) -> CheckState:
    start_check(session)
    return finished(session)


def customers(session: Session, office: Office, level: Level, count: int = 40) -> None:
    for number in range(count):
        form = CustomerForm(f"Khách {number} " + "dài " * 40, phones=("0912 345 678",), level=level)
        create_customer(session, office.project, form)


def file_of(session: Session, office: Office, level: Level) -> Path:
    return session.vault.folder.compartment(session.open_key(office.project, level).place.file_id)


def spoil(path: Path, page: int) -> None:
    """Flip a bit of one page."""
    content = bytearray(path.read_bytes())
    content[page * PAGE + 1000] ^= 1
    path.write_bytes(content)


def test_a_whole_vault_turns_green_and_the_check_is_signed(office: Office) -> None:
    quan = office.sign_in("quan")
    assert check_state(quan).light is Light.NONE
    state = checked(quan)
    assert (state.light, state.failed, state.running) == (Light.GREEN, "", False)
    assert state.overdue == 0
    (past,) = list_checks(quan)
    assert past.whole
    assert past.by == "Trần Minh Quân"
    assert {part.what for part in past.parts} == {
        "archive.ciphertext", "archive.directory", "archive.journal", "archive.compartment",
    }  # fmt: skip
    files = list_files(office.sign_in("ha"))
    assert {row.name for row in files} == {""}  # an officer without clearances learns no project
    assert not list(quan.vault.folder.staging.iterdir())


def test_damage_closes_one_compartment_for_everybody_and_nothing_else(office: Office) -> None:
    quan = office.sign_in("quan")
    for level in (Level.CONFIDENTIAL, Level.SECRET):
        customers(quan, office, level)
    path = file_of(quan, office, Level.CONFIDENTIAL)
    lan = office.sign_in("lan")
    spoil(path, path.stat().st_size // PAGE // 2)
    state = checked(quan)
    assert state.light is Light.RED
    assert state.hurts_here
    (row,) = [row for row in list_files(quan) if row.closed]
    assert (row.level, row.project, row.faults) == (Level.CONFIDENTIAL, office.project, ("vault.pages_damaged",))
    form = CustomerForm("Người mới", level=Level.CONFIDENTIAL)
    for session in (quan, lan, office.sign_in("nam")):  # the one who looked, one at work, one who comes later
        with pytest.raises(Problem, match="vault.damaged_read_only"):
            create_customer(session, office.project, form)
    create_customer(lan, office.project, CustomerForm("Ngăn khác", level=Level.SECRET))
    assert list_customers(lan, office.project, (Level.SECRET,)).total == 41
    assert check_state(lan).damaged == 0  # who is not offered the page hears the light alone
    assert check_state(lan).light is Light.RED


def test_what_is_hurt_is_told_record_by_record_to_who_holds_the_key(office: Office) -> None:
    quan = office.sign_in("quan")
    customers(quan, office, Level.CONFIDENTIAL)
    path = file_of(quan, office, Level.CONFIDENTIAL)
    whole = list_hurt(quan, office.project, Level.CONFIDENTIAL)
    assert (whole.opens, whole.all_named, whole.whole, whole.lines) == (True, True, 40, ())
    names = {f"Khách {number} " + ("dài " * 40).strip() for number in range(40)}
    told = 0
    for page in range(1, path.stat().st_size // PAGE):
        before = path.read_bytes()
        spoil(path, page)
        hurt = list_hurt(quan, office.project, Level.CONFIDENTIAL)
        assert {line.name for line in hurt.lines} <= names | {""}
        assert hurt.whole + len(hurt.lines) == 40 or not hurt.all_named
        told += bool(hurt.lines)
        path.write_bytes(before)
    assert told >= 3
    with pytest.raises(Refused):
        list_hurt(office.sign_in("ha"), office.project, Level.CONFIDENTIAL)
    with pytest.raises(Refused):
        list_hurt(office.sign_in("lan"), office.project, Level.CONFIDENTIAL)
    with pytest.raises(Refused):  # the key is upstairs
        list_hurt(quan, office.project, Level.TOP_SECRET)


def test_only_a_signer_has_damage_stated_whole_again(office: Office) -> None:
    quan, lan = office.sign_in("quan"), office.sign_in("lan")
    customers(quan, office, Level.CONFIDENTIAL, 5)
    path = file_of(quan, office, Level.CONFIDENTIAL)
    file_id = quan.open_key(office.project, Level.CONFIDENTIAL).place.file_id
    before = path.read_bytes()
    spoil(path, 3)
    assert checked(quan).light is Light.RED
    path.write_bytes(before)
    running.begin(lan, running.everything(lan))
    finished(lan)
    assert lan.vault.roster.damage_of(file_id)
    assert checked(quan).light is Light.GREEN
    create_customer(lan, office.project, CustomerForm("Lại ghi được", level=Level.CONFIDENTIAL))


def test_who_has_no_key_of_a_file_closes_nothing_by_calling_it_damaged(office: Office) -> None:
    quan, lan, nam = office.sign_in("quan"), office.sign_in("lan"), office.sign_in("nam")
    place = lan.open_key(office.project, Level.SECRET).place
    stated = Found(place.file_id, ("vault.pages_damaged",))
    store.state(nam, [stated])
    create_customer(lan, office.project, CustomerForm("Vẫn ghi được", level=Level.SECRET))
    state = check_state(lan)
    assert (state.light, state.hurts_here) == (Light.RED, False)  # it is told, with who says so, and looked at
    (row,) = [row for row in list_files(quan) if row.faults]
    assert (row.by, row.closed) == ("Phạm Văn Nam", False)
    # Somebody else's proof is none of his, nor one for another file or another fault.
    key = lan.open_key(office.project, Level.SECRET).key
    for by, file, faults in (
        (lan.uid, place.file_id, stated.faults),
        (nam.uid, office.project, stated.faults),
        (nam.uid, place.file_id, ("vault.index_damaged",)),
    ):
        proof = b64(damage_proof(key, file, by, faults))
        fields = {"parts": [[place.file_id.hex(), list(stated.faults), proof]], "gone": []}
        with nam.vault.stating(nam.now()) as change:
            change.state(Label.CHECKED, fields, [(nam.uid, nam.identity.signing_key)])
        create_customer(lan, office.project, CustomerForm(f"Khách {proof[:4]}", level=Level.SECRET))
    # Who holds the key closes it, and what others say does not take that away.
    store.state(lan, [stated])
    store.state(nam, [Found(place.file_id, ("documents.missing",))])
    with pytest.raises(Problem, match=r"vault\.damaged_read_only"):
        create_customer(lan, office.project, CustomerForm("Không ghi được", level=Level.SECRET))
    assert check_state(lan).hurts_here
    # A manager's program looks at once, without waiting for the week, and ends it.
    assert continue_check(quan).running
    assert finished(quan).light is Light.GREEN
    create_customer(lan, office.project, CustomerForm("Lại ghi được", level=Level.SECRET))
    assert not continue_check(quan).running


def test_what_is_due_is_checked_at_unlocking_and_only_that(office: Office) -> None:
    quan = office.sign_in("quan")
    assert not continue_check(quan).running
    office.clock.advance(7 * DAY)
    assert check_state(quan).overdue > 0
    assert continue_check(quan).running
    assert finished(quan).light is Light.GREEN
    assert not continue_check(quan).running
    office.clock.advance(8 * DAY)
    nam = office.sign_in("nam")
    assert check_state(nam).light is Light.YELLOW
    assert continue_check(nam).running
    finished(nam)
    mine = {key.place.file_id for key in nam.open_keys()}
    stated = {bytes.fromhex(file) for file, *_ in store.statements(nam)[-1].fields["parts"]}
    assert mine < stated
    assert check_state(nam).light is Light.YELLOW  # the levels that Nam holds no key of wait for others
    assert continue_check(quan).running
    finished(quan)
    long = office.sign_in("long", "top_secret")
    assert continue_check(long).running
    assert finished(long).light is Light.YELLOW  # the officers' store is left
    ha = office.sign_in("ha")
    assert continue_check(ha).running
    assert finished(ha).light is Light.GREEN


def test_the_administrator_checks_the_directory_and_ciphertext(office: Office) -> None:
    minh = office.sign_in("minh")
    customers(office.sign_in("quan"), office, Level.CONFIDENTIAL, 5)
    assert checked(minh).failed == ""
    (past,) = list_checks(minh)
    assert [part.what for part in past.parts] == ["archive.ciphertext", "archive.directory", "archive.journal"]
    path = next(minh.vault.folder.compartments.glob("*.db"))
    content = bytearray(path.read_bytes())
    content[PAGE : 2 * PAGE] = bytes(PAGE)
    path.write_bytes(content)
    assert checked(minh).light is Light.RED
    (row,) = [row for row in list_files(minh) if row.faults]
    assert (row.what, row.faults) == ("archive.ciphertext", ("checks.page_empty",))


def test_a_journal_that_lacks_what_a_checkpoint_names_is_not_whole(office: Office) -> None:
    minh = office.sign_in("minh")  # saw nothing of what comes now
    nam = office.sign_in("nam")
    nam.read(Event.PERSON_LIST)
    ha = office.sign_in("ha")
    make_checkpoint(ha, False, PASSPHRASES["ha"], office.credential("quan"))
    cut(ha, more=1)
    checked(minh)
    (row,) = [row for row in list_files(minh) if row.what == "archive.journal"]
    assert row.faults == ("journal.older_file",)


def test_what_was_doubted_without_keys_is_looked_at_by_who_has_them(office: Office) -> None:
    minh, quan = office.sign_in("minh"), office.sign_in("quan")
    checked(quan)
    path = file_of(quan, office, Level.CONFIDENTIAL)
    content = bytearray(path.read_bytes())
    content[PAGE : 2 * PAGE] = bytes(PAGE)
    path.write_bytes(content)
    office.clock.advance(1000)
    checked(minh)
    office.clock.advance(1000)
    assert continue_check(quan).running
    finished(quan)
    assert quan.vault.roster.damage_of(quan.open_key(office.project, Level.CONFIDENTIAL).place.file_id)
    assert not continue_check(quan).running


def test_a_check_that_is_stopped_keeps_what_it_found(office: Office) -> None:
    quan = office.sign_in("quan")
    start_check(quan)
    assert not stop_check(quan).running
    assert check_state(quan).failed in ("", "checks.stopped")
    assert checked(quan).light is Light.GREEN


def test_a_damaged_office_store_is_read_only_whoever_of_the_two_is_signed_in(office: Office) -> None:
    quan, ha = office.sign_in("quan"), office.sign_in("ha")
    store.state(ha, [Found(OFFICE_FILE, ("vault.file_damaged_or_replaced",))])
    quan.follow()
    own = ha.open_office()
    assert own is not None
    with countersigner(quan, office.credential("ha"), Event.PROJECT_CREATE) as second:
        assert second.office is not None
        for opened in (own, second.office):
            with (
                pytest.raises(Problem, match=r"vault\.damaged_read_only"),
                opened.change("project:create", ha.identity, ha.now()),
            ):
                pass
    own.close()


def test_why_a_check_ended_early_is_told_and_it_does_not_begin_again_by_itself(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    quan = office.sign_in("quan")
    assert not continue_check(quan).running
    office.clock.advance(8 * DAY)
    assert continue_check(quan).running
    apart = running.under_way(quan)
    assert apart is not None
    apart._process.kill()
    until = time.monotonic() + 30
    while not apart.over and time.monotonic() < until:
        time.sleep(0.02)
    for _ in range(3):  # the light of the window asks as well as the page
        state = continue_check(quan)
        assert (state.running, state.failed) == (False, "checks.stopped")
    monkeypatch.setattr(running, "REST", 0.0)
    assert continue_check(quan).running
    assert finished(quan).failed == ""


def test_a_locked_vault_ends_the_check(office: Office) -> None:
    quan = office.sign_in("quan")
    start_check(quan)
    apart = running.under_way(quan)
    assert apart is not None
    assert apart._process.stdin is not None
    apart._process.stdin.close()  # what the system does when the vault's process is gone
    apart._process.wait(10)
    assert apart._process.returncode == 0
    apart.stop()


def test_who_may_not_start_a_check(office: Office) -> None:
    for who in ("nam", "lan"):
        session = office.sign_in(who)
        for act in (start_check, list_files, list_checks, stop_check):
            with pytest.raises(Refused):
                act(session)


def test_a_compartment_that_opens_no_more_is_set_aside_and_the_others_go_on(office: Office) -> None:
    quan = office.sign_in("quan")
    ref = create_customer(quan, office.project, CustomerForm("An Bình", phones=("0912345678",)))
    path = file_of(quan, office, Level.SECRET)
    quan.close()
    content = bytearray(path.read_bytes())
    content[:PAGE] = bytes(PAGE)
    path.write_bytes(content)
    quan = office.sign_in("quan")
    assert quan.levels(office.project) == (Level.CONFIDENTIAL,)
    assert get_customer(quan, ref).form.name == "An Bình"
    create_customer(quan, office.project, CustomerForm("Bình An", phones=("0912345679",)))
    assert check_state(quan).light is Light.RED
    assert continue_check(quan).running  # it need not be due
    finished(quan)
    (row,) = [row for row in list_files(quan) if row.closed]
    assert (row.level, row.faults) == (Level.SECRET, ("vault.file_damaged_or_replaced",))
    assert not list_hurt(quan, office.project, Level.SECRET).opens
    with pytest.raises(Problem, match="vault.damaged_read_only"):
        quan.read(Event.DESTRUCTION_EXECUTE, Subject(office.project))
