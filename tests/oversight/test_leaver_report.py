"""The report about somebody who left: from the journal and the registers, signed by two, without a customer's name."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.access.event import Event
from app.access.level import Level
from app.copies.actions import register_paper
from app.copies.model import PaperForm
from app.customers.actions import create_customer
from app.customers.form import CustomerForm
from app.customers.queries import get_customer
from app.errors import NiemError, Problem
from app.ids import random_id
from app.journal.entry import Detail
from app.oversight.actions import make_leaver_report
from app.people.actions import leave_person
from app.people.model import LeaveReason
from app.settings.message import sentence
from tests.fixtures.vault import NAMES, PASSPHRASES, Office
from tests.journeys.papers import ran
from tests.people.test_entrance import events

CUSTOMER = "Công ty Hải Đăng Bí Mật"


def text_of(pdf: bytes, place: Path) -> str:
    file = place / "report.pdf"
    file.write_bytes(pdf)
    return " ".join(ran("pdftotext", "-layout", file, "-").split())


def worked(office: Office) -> None:
    """Lan reads a customer twice and has a print; then she goes."""
    lan = office.sign_in("lan")
    customer = create_customer(lan, office.project, CustomerForm(CUSTOMER, level=Level.SECRET))
    get_customer(lan, customer)
    get_customer(lan, customer)
    register_paper(lan, PaperForm(customer, "Bản in", 3, NAMES["lan"], "Bàn số 2", "2026-12-01"))
    lan.close()
    leave_person(
        office.sign_in("quan"), office.people["lan"], LeaveReason.RESIGNED, "Hết hợp đồng", PASSPHRASES["quan"],
        office.credential("ha"),
    )  # fmt: skip


@pytest.mark.parametrize(("signed_in", "second"), [("quan", "ha"), ("ha", "quan")])
def test_it_says_what_was_read_and_what_is_out(office: Office, tmp_path: Path, signed_in: str, second: str) -> None:
    worked(office)
    session = office.sign_in(signed_in)
    pdf = make_leaver_report(session, office.people["lan"], PASSPHRASES[signed_in], office.credential(second))
    told = text_of(pdf, tmp_path)
    for words in (NAMES["lan"], "Hết hợp đồng", "bộ khóa thứ 2", "đổi từ khóa đời 1 sang đời 2"):
        assert words in told
    assert CUSTOMER not in told
    assert ("BG-2026" in told or "bản in" in told) is (signed_in == "quan")  # an officer opens no compartment
    assert ran("pdfsig", "-nocert", tmp_path / "report.pdf").count("Signature is Valid") == 2
    assert (Event.LEAVER_REPORT.value, "ok") in events(office.sign_in("ha"))


@pytest.mark.parametrize("who", ["nam", "long", "minh"])
def test_nobody_else_makes_one(office: Office, who: str) -> None:
    with pytest.raises(NiemError, match=r"session\.not_your_duty"):
        make_leaver_report(office.sign_in(who), office.people["lan"], PASSPHRASES[who], office.credential("ha"))


def test_of_nobody_there_is_none(office: Office) -> None:
    with pytest.raises(Problem, match=r"people\.unknown"):
        make_leaver_report(office.sign_in("quan"), random_id(), PASSPHRASES["quan"], office.credential("ha"))


def test_what_a_colleague_wrote_in_their_name_is_none_of_it(office: Office, tmp_path: Path) -> None:
    lan, nam = office.sign_in("lan"), office.sign_in("nam")
    record = random_id()

    class Forger:
        writer_id = lan.identity.writer_id
        sign = staticmethod(nam.identity.sign)

    nam.journal._own[Forger.writer_id.encoded()] = nam.journal.head_of(Forger.writer_id)
    detail = Detail(Event.CUSTOMER_VIEW.value, "ok", office.project, 1, record)
    nam.journal.append(Forger(), nam.now(), detail)
    pdf = make_leaver_report(office.sign_in("ha"), lan.uid, PASSPHRASES["ha"], office.credential("quan"))
    assert sentence("acts.customer:view", "vi") not in text_of(pdf, tmp_path)
    nam.journal.append(nam.identity, nam.now(), detail)  # the control: an act of one's own is told
    pdf = make_leaver_report(office.sign_in("ha"), nam.uid, PASSPHRASES["ha"], office.credential("quan"))
    assert sentence("acts.customer:view", "vi") in text_of(pdf, tmp_path)
