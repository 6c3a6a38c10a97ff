"""What follows a destruction, on a real vault: every line is closed, and the certificate becomes complete."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.access.level import Level
from app.clock import DAY
from app.copies import store as copies
from app.destruction import queries, register
from app.destruction.certificate import SEEN, told
from app.destruction.closing import actions
from app.destruction.closing.model import Line, LineKind, LineState
from app.destruction.closing.queries import check_certificate, check_code, get_certificate, get_issue
from app.destruction.paper import METHODS
from app.destruction.register import COMPLETE, IN_PROGRESS
from app.errors import Problem, Refused
from app.keys.encoding import Label
from app.people.queries import renewal_state
from app.recovery.actions import kit_destroyed, renew_kit
from app.recovery.model import RenewForm
from app.session.door import Session
from tests.destruction.desk import TRACES, Desk, approved
from tests.fixtures.papers import acts_of, text_of
from tests.fixtures.vault import PASSPHRASES, Office
from tests.recovery.desk import held

HA = PASSPHRASES["ha"]


@pytest.fixture
def desk(office: Office, tmp_path: Path) -> Desk:
    """An office with a kit, in which the customer was destroyed."""
    held(office, tmp_path)
    made = approved(office, tmp_path)
    upstairs = made.upstairs()
    made.execute(upstairs)
    upstairs.close()
    return made


def number_of(officer: Session) -> str:
    (row,) = queries.list_certificates(officer)
    return row.number


def lines(officer: Session) -> dict[LineKind, list[Line]]:
    view = get_certificate(officer, number_of(officer))
    return {kind: [line for line in view.lines if line.kind is kind] for kind in LineKind}


def everybody_unlocks(office: Office) -> None:
    for who in ("quan", "nam", "lan", "long"):
        office.sign_in(who).close()


def shredded(officer: Session, number: str, *copy: str) -> None:
    """A shredding record in the office's register, as a session leaves it there."""
    office = officer.open_office()
    assert office is not None
    with office.change("shredding", officer.identity, officer.now()) as change:
        items = tuple((Level.CONFIDENTIAL, one) for one in copy)
        copies.put_shredding(change, officer.world.new_id(), number, officer.now(), items, b"%PDF-", None)
    office.close()


def closed_all(desk: Desk, place: Path) -> Session:
    """Every line closed, each in its way; gives the officer's session."""
    office = desk.office
    everybody_unlocks(office)
    officer = office.sign_in("ha")
    found, number = lines(officer), number_of(officer)
    (first, second) = (place / "new one", place / "new two")
    first.mkdir()
    second.mkdir()
    (present,) = (place / "stick one").glob("*.niemkit")
    renew_kit(officer, RenewForm(present, first, second), HA, office.credential("quan"))
    kit_destroyed(officer, 1, "nghiền vụn", HA, office.credential("quan"))
    shredded(officer, "BBTH-2026-7QK-0001", found[LineKind.PRINT][0].number)
    actions.close_line(officer, number, found[LineKind.OUTPUT][0].name, LineState.CONFIRMED, "thư ngày 01/12")
    actions.not_provable(
        officer, number, found[LineKind.THIRD_PARTY][0].name, "không trả lời", HA, office.credential("quan")
    )
    return officer


def test_what_must_be_accounted_for_stands_as_lines(desk: Desk) -> None:
    officer = desk.office.sign_in("ha")
    found = lines(officer)
    assert [line.holder for line in found[LineKind.KEY]] == [
        "Nguyễn Thị Lan", "Phạm Văn Nam", "Trần Minh Quân", "Đỗ Hoàng Long"
    ]  # fmt: skip
    assert {line.state for line in found[LineKind.KEY]} == {LineState.OUTSTANDING}
    assert all(line.due == officer.now() + 7 * DAY for line in found[LineKind.KEY])
    (kit,) = found[LineKind.KIT]
    assert (kit.number, kit.state, kit.hint) == ("001", LineState.OUTSTANDING, "closing.kit_to_write")
    (printed,) = found[LineKind.PRINT]
    assert (printed.holder, printed.place, printed.state) == ("Lê Văn Giữ", "Tủ số 3", LineState.OUTSTANDING)
    assert found[LineKind.OUTPUT][0].number == found[LineKind.THIRD_PARTY][0].number
    text = repr(get_certificate(officer, number_of(officer))).casefold()
    assert not [trace for trace in TRACES if trace.casefold() in text]


def test_keys_and_kit_close_by_themselves(desk: Desk, tmp_path: Path) -> None:
    office = desk.office
    office.clock.advance(DAY)
    lan = office.sign_in("lan")  # her keys are renewed while she unlocks
    officer = office.sign_in("ha")
    by_holder = {line.holder: line for line in lines(officer)[LineKind.KEY]}
    assert by_holder[lan.person.name].state is LineState.KEY_DEAD
    assert by_holder[lan.person.name].closed_at == office.clock.now()
    assert by_holder["Phạm Văn Nam"].state is LineState.OUTSTANDING
    for line in lines(officer)[LineKind.KEY] + lines(officer)[LineKind.KIT]:
        with pytest.raises(Problem, match="closing.(not_this_way|closed_already)"):
            actions.close_line(officer, number_of(officer), line.name, LineState.CONFIRMED, "tin tôi")
    closed_all(desk, tmp_path)
    found = lines(officer)
    assert {line.state for line in found[LineKind.KEY]} == {LineState.KEY_DEAD}
    (kit,) = found[LineKind.KIT]
    assert (kit.state, kit.note) == (LineState.KEY_DEAD, "nghiền vụn")
    (printed,) = found[LineKind.PRINT]
    assert (printed.state, printed.note) == (LineState.SHREDDED, "BBTH-2026-7QK-0001")


def test_the_certificate_is_complete_when_every_line_is(desk: Desk, tmp_path: Path) -> None:
    office = desk.office
    officer = office.sign_in("ha")
    number = number_of(officer)
    first = get_issue(officer, number, 1)
    with pytest.raises(Problem, match="closing.lines_open"):
        actions.complete_certificate(officer, number, HA, office.credential("quan"))
    assert queries.list_certificates(officer)[0].status == IN_PROGRESS
    officer.close()
    office.clock.advance(DAY)
    officer = closed_all(desk, tmp_path)
    issued = actions.complete_certificate(officer, number, HA, office.credential("quan"))
    assert issued.revision == 2
    office.clock.advance(DAY)
    again = actions.complete_certificate(officer, number, HA, office.credential("quan"))
    assert again == issued == get_issue(officer, number, 2)
    assert get_issue(officer, number, 1) == first
    view = get_certificate(officer, number)
    assert (view.status, [issue.revision for issue in view.issues]) == (COMPLETE, [1, 2])
    text = text_of(issued.pdf)
    for words in ("HOÀN TẤT", view.issues[0].code, "không trả lời", "trong đó 1 việc không chứng minh được"):
        assert words in text, words
    assert "Người thực hiện" not in text
    assert not [trace for trace in TRACES if trace.casefold() in text.casefold()]
    with pytest.raises(Problem, match="closing.closed_already"):
        actions.close_line(officer, number, view.lines[-1].name, LineState.CONFIRMED, "muộn")
    acts = acts_of(office)
    for event in ("lines", "close-line", "not-provable", "complete", "view"):
        assert (f"certificate:{event}", "ok") in acts, event


def test_what_was_issued_is_known_again_and_what_was_changed_is_not(desk: Desk, tmp_path: Path) -> None:
    officer = closed_all(desk, tmp_path)
    number = number_of(officer)
    first = get_issue(officer, number, 1)
    for content in (first.pdf, first.json):
        found = check_certificate(officer, content)
        assert (found.genuine, found.registered, found.newer) == (True, True, False), found.problem
        assert (found.number, found.revision, found.status) == (number, 1, "in_progress")
        assert [line.name for line in found.signatures] == ["Trần Minh Quân", "Lê Thị Thu Hà"]
    code = get_certificate(officer, number).issues[0].code
    typed = check_code(officer, f" {number} ", code.lower().replace("-", " "))
    assert (typed.genuine, typed.registered, typed.told) == (True, True, found.told)
    assert check_code(officer, number, "AAAA-AAAA-AAAA").problem == "closing.code_unknown"
    assert check_code(officer, "CNTH-2026-AAA-0009", code).problem == "closing.code_unknown"
    forged = bytearray(first.pdf)
    forged[len(forged) // 2] ^= 1
    assert not check_certificate(officer, bytes(forged)).genuine
    assert not check_certificate(officer, first.json.replace(b'"hits":0', b'"hits":1')).genuine
    actions.complete_certificate(officer, number, HA, desk.office.credential("quan"))
    assert check_certificate(officer, first.pdf).newer
    with pytest.raises(Problem, match="closing.not_a_certificate"):
        check_certificate(officer, b"PK\3\4 a list")


def test_lines_are_closed_in_their_own_way_alone(desk: Desk) -> None:
    officer = desk.office.sign_in("ha")
    found, number = lines(officer), number_of(officer)
    printed, output = found[LineKind.PRINT][0], found[LineKind.OUTPUT][0]
    with pytest.raises(Problem, match="closing.not_this_way"):
        actions.close_line(officer, number, printed.name, LineState.CONFIRMED, "đã xé")
    with pytest.raises(Problem, match="closing.not_this_way"):
        actions.close_line(officer, number, printed.name, LineState.NOT_PROVABLE, "mất")
    with pytest.raises(Problem, match="closing.not_this_way"):  # a numbered paper: by the register alone
        actions.close_line(officer, number, printed.name, LineState.SHREDDED, "BBTH-2026-AAA-0001")
    with pytest.raises(Problem, match="closing.no_such_record"):
        actions.close_line(officer, number, output.name, LineState.SHREDDED, "BBTH-2026-AAA-0001")
    with pytest.raises(Problem, match="closing.note_missing"):
        actions.close_line(officer, number, output.name, LineState.CONFIRMED, "  ")
    with pytest.raises(Problem, match="closing.not_found"):
        actions.close_line(officer, number, "print:BI-0", LineState.SHREDDED, "x")
    now = desk.office.clock.time
    desk.office.clock.time = now - 30 * DAY
    shredded(officer, "BBTH-2026-7QK-0003")
    desk.office.clock.time = now
    with pytest.raises(Problem, match="closing.record_too_early"):
        actions.close_line(officer, number, output.name, LineState.SHREDDED, "BBTH-2026-7QK-0003")
    shredded(officer, "BBTH-2026-7QK-0007")
    actions.close_line(officer, number, output.name, LineState.SHREDDED, "BBTH-2026-7QK-0007")
    (line,) = lines(officer)[LineKind.OUTPUT]
    assert (line.state, line.by, line.note) == (LineState.SHREDDED, "Lê Thị Thu Hà", "BBTH-2026-7QK-0007")
    with pytest.raises(Problem, match="closing.closed_already"):
        actions.close_line(officer, number, output.name, LineState.SHREDDED, "BBTH-2026-7QK-0007")


def test_officers_alone_and_not_provable_takes_a_manager_too(desk: Desk) -> None:
    office = desk.office
    officer = office.sign_in("ha")
    number, line = number_of(officer), lines(officer)[LineKind.THIRD_PARTY][0]
    with pytest.raises(Refused, match="people.needs_manager_and_officer"):
        actions.not_provable(officer, number, line.name, "lý do", HA, office.credential("lan"))
    with pytest.raises(Problem, match="keys.wrong_passphrase_or_machine"):
        actions.not_provable(officer, number, line.name, "lý do", "sai cum mat khau roi", office.credential("quan"))
    for who in ("quan", "nam", "minh"):
        session = office.sign_in(who)
        for refused in (
            lambda s=session: get_certificate(s, number),
            lambda s=session: get_issue(s, number, 1),
            lambda s=session: check_code(s, number, "A"),
            lambda s=session: actions.close_line(s, number, line.name, LineState.CONFIRMED, "x"),
            lambda s=session, w=who: actions.not_provable(
                s, number, line.name, "x", PASSPHRASES[w], office.credential("ha")
            ),
            lambda s=session, w=who: actions.complete_certificate(s, number, PASSPHRASES[w], office.credential("ha")),
        ):
            with pytest.raises(Refused, match="session.not_your_duty"):
                refused()
    assert lines(officer)[LineKind.THIRD_PARTY] == [line]


def test_who_is_late_is_suspended_but_not_who_signs(desk: Desk) -> None:
    office = desk.office
    office.clock.advance(7 * DAY)
    office.sign_in("nam").close()  # on the last day
    office.clock.advance(DAY)
    with pytest.raises(Refused, match="people.keys_overdue"):
        office.sign_in("lan")
    office.sign_in("nam").close()
    office.sign_in("minh").close()  # holds nothing
    office.sign_in("quan").close()  # late as well, but who else would enrol the others anew
    officer = office.sign_in("ha")
    by_holder = {line.holder: line for line in lines(officer)[LineKind.KEY]}
    assert by_holder["Nguyễn Thị Lan"].due < officer.now()
    assert by_holder["Nguyễn Thị Lan"].by_hand == ()
    assert by_holder["Trần Minh Quân"].state is LineState.KEY_DEAD
    late = {row.name for row in renewal_state(officer) if row.late}
    assert late == {"Nguyễn Thị Lan", "Đỗ Hoàng Long"}
    assert ("session:sign-in", "people.keys_overdue") in acts_of(office)


def test_the_key_of_who_left_is_closed_by_what_an_officer_saw(desk: Desk) -> None:
    office = desk.office
    officer, manager = office.sign_in("ha"), office.sign_in("quan")
    signers = [(one.uid, one.identity.signing_key) for one in (manager, officer)]
    with officer.vault.directory.change(officer.now()) as change:
        change.state(Label.REVOKE, {"uid": office.people["nam"].hex(), "reason": "left", "owed": []}, signers)
    officer.vault.refresh()
    (line,) = (line for line in lines(officer)[LineKind.KEY] if line.left)
    assert (line.holder, line.hint, line.by_hand) == (
        "Phạm Văn Nam", "closing.key_of_who_left", (LineState.CONFIRMED,)
    )  # fmt: skip
    actions.close_line(officer, number_of(officer), line.name, LineState.CONFIRMED, "đã xóa khe khóa trên máy 04")
    (line,) = (line for line in lines(officer)[LineKind.KEY] if line.left)
    assert (line.state, line.note) == (LineState.CONFIRMED, "đã xóa khe khóa trên máy 04")
    summed = fields_told(lines(officer)[LineKind.KEY])
    assert (summed["state"], summed["method"]) == ("outstanding", "none")
    assert summed["counts"] == {"confirmed": 1, "outstanding": 2, "key_dead": 1}
    assert "Phạm Văn Nam" not in repr(summed)
    # Who left confirms nothing: the certificate says whose word it is that the key is gone.
    closed = fields_told([line, *(one for one in lines(officer)[LineKind.KEY] if one.state is LineState.KEY_DEAD)])
    assert (closed["state"], closed["method"]) == ("confirmed", SEEN)
    assert "cán bộ an toàn" in METHODS[SEEN]


def fields_told(keys: list[Line]) -> dict[str, object]:
    """Holders' keys as the certificate has them."""
    (line,) = told(keys)
    return line


def test_facts_are_never_written_over_what_was_certified(desk: Desk) -> None:
    """Somebody who began the same execution at the same time comes too late, and takes nothing away."""
    officer = desk.office.sign_in("ha")
    number = number_of(officer)
    office = officer.open_office()
    assert office is not None
    with pytest.raises(Problem, match=r"destruction\.not_in_this_state"):
        register.note_facts(officer, office, officer.identity, desk.order.rid, {})
    office.close()
    assert get_issue(officer, number, 1).pdf
