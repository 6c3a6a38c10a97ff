"""Cut off anywhere while a customer's file is printed: no number was given, or the register holds a copy.

The printer gets its pages only when the act is over, so a cut never leaves a paper whose number nobody knows; at worst
a number without a paper, which its printer can say at once.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from app.access.level import Level
from app.copies.actions import print_customer, void_print
from app.copies.model import CopyState, PrintForm
from app.copies.queries import list_copies
from app.customers.actions import create_customer
from app.customers.model import CustomerForm, Ref
from app.session.door import Session
from tests.faults.cutting import CUTS_RUN_HERE, cut_everywhere, require_whole
from tests.fixtures.vault import Office

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not CUTS_RUN_HERE, reason="needs fork and strace")]


def _prepare(office: Office) -> None:
    lan = office.sign_in("lan")
    create_customer(lan, office.project, CustomerForm("Công ty Bách Việt", level=Level.CONFIDENTIAL))
    lan.close()


def _print(session: Session, office: Office) -> object:
    (record,) = session.compartment(office.project, Level.CONFIDENTIAL).of_kind("customer")
    customer = Ref(office.project, Level.CONFIDENTIAL, record.rid)
    return print_customer(session, PrintForm(customer, True, "HP tầng 3", "Giữ", "Tủ 3", "Họp", "", True))


def _outcome(office: Office) -> int:
    """How many copies there are. What a cut left is said to be void, and printed anew under the next number."""
    require_whole(office, "lan")
    lan = office.sign_in("lan")
    found = list_copies(lan, office.project)
    for row in found:
        assert row.state is CopyState.HELD
        void_print(lan, row.ref)
    _print(lan, office)
    rows = list_copies(lan, office.project)
    assert len({row.number for row in rows}) == len(found) + 1
    lan.close()
    return len(found)


def test_a_print_has_its_number_or_none_was_given(office_template: Office, tmp_path: Path) -> None:
    cuts = cut_everywhere(office_template, tmp_path, "lan", _print, _outcome, prepare=_prepare, kills=4, most_images=4)
    assert (cuts.before, cuts.after) == (0, 1)
