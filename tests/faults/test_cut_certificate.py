"""Killed, or the power gone, while a certificate is completed: it is issued whole, once, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.destruction.closing import actions
from app.destruction.closing.model import LineKind, LineState
from app.destruction.closing.queries import check_certificate, get_certificate, get_issue
from app.destruction.queries import list_certificates
from app.session.door import Session
from tests.destruction.desk import approved
from tests.faults.cutting import CUTS_RUN_HERE, cut_everywhere, require_whole
from tests.fixtures.vault import PASSPHRASES, Office

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not CUTS_RUN_HERE, reason="needs fork and strace")]

HA = PASSPHRASES["ha"]


def _number(officer: Session) -> str:
    (row,) = list_certificates(officer)
    return row.number


def _prepare(office: Office) -> None:
    """Destroyed, keys renewed; all but the print is closed."""
    desk = approved(office, office.path.parent)
    upstairs = desk.upstairs()
    desk.execute(upstairs)
    upstairs.close()
    for who in ("quan", "nam", "lan", "long"):
        office.sign_in(who).close()
    officer = office.sign_in("ha")
    number = _number(officer)
    for line in get_certificate(officer, number).lines:
        if line.kind in (LineKind.OUTPUT, LineKind.THIRD_PARTY):
            actions.close_line(officer, number, line.name, LineState.CONFIRMED, "thư")
    officer.close()


def _finish(session: Session, office: Office) -> object:
    number = _number(session)
    for line in get_certificate(session, number).lines:
        if not line.closed:
            actions.not_provable(session, number, line.name, "mất", HA, office.credential("quan"))
    return actions.complete_certificate(session, number, HA, office.credential("quan"))


def _outcome(office: Office) -> tuple[int, int]:
    """How many issues there are, and how many lines are open; whatever was begun is then finished by the same act."""
    require_whole(office, "ha")
    officer = office.sign_in("ha")
    number = _number(officer)
    before = get_certificate(officer, number)
    _finish(officer, office)
    view = get_certificate(officer, number)
    assert [issue.revision for issue in view.issues] == [1, 2]
    for issue in view.issues:
        issued = get_issue(officer, number, issue.revision)
        found = check_certificate(officer, issued.json)
        assert (found.genuine, found.registered) == (True, True)
    officer.close()
    return len(before.issues), sum(not line.closed for line in before.lines)


def test_a_certificate_is_complete_or_can_be_completed(office_template: Office, tmp_path: Path) -> None:
    cuts = cut_everywhere(
        office_template, tmp_path, "ha", _finish, _outcome,
        prepare=_prepare, between=((1, 0),), kills=4, most_images=4,
    )  # fmt: skip
    assert (cuts.before, cuts.after) == ((1, 1), (2, 0))
