"""The day of the tour without its window: the same acts in one process, in sentences, with the refusals."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from app.access.level import Level
from app.archive.queries import verify_vault
from app.copies.actions import record_shredding, register_paper
from app.copies.model import CopyState, PaperForm, ShredForm
from app.copies.queries import list_copies
from app.customers.actions import add_item, create_customer
from app.customers.intake.actions import import_customers
from app.customers.intake.model import ImportChoices
from app.customers.intake.queries import preview_import
from app.customers.model import CustomerForm, ItemForm, ItemKind, Ref
from app.customers.queries import get_customer, list_customers
from app.destruction.actions import approve_destruction, execute_destruction, request_destruction
from app.destruction.model import DestructionForm, Ground, Letter, OrderState
from app.destruction.queries import company_root, get_order, list_certificates
from app.destruction.verification import verify_certificate
from app.errors import NiemError, Problem, Refused
from app.oversight.model import JournalFilter
from app.oversight.queries import read_journal, verify_journal
from app.paths import RESOURCES
from app.people.entrance import sign_in
from app.release.actions import ask_release, decide_release, hand_over_release
from app.release.model import ReleaseForm
from app.release.queries import get_release
from app.session.door import TOP_SECRET_ROOM, Session
from tests.destruction.desk import COOLING
from tests.fixtures.papers import scan_of, text_of
from tests.fixtures.releases import release_form
from tests.fixtures.vault import PASSPHRASES, Office

CUSTOMER = CustomerForm(
    name="Công ty Mẫu Rạng Đông", code="KH-7001", phones=("0907654321",), address="12 phố Mẫu", level=Level.SECRET
)
SECRET = CustomerForm(name="Công ty Mẫu Hải Vân", code="KH-9001", phones=("0912345876",), level=Level.TOP_SECRET)
BOTH = (Level.CONFIDENTIAL, Level.SECRET)


def names(session: Session, office: Office, text: str, levels: tuple[Level, ...] = BOTH) -> list[str]:
    """Whom a search finds."""
    return [row.name for row in list_customers(session, office.project, levels, text).rows]


def wish(customer: Ref, **changes: Any) -> ReleaseForm:
    """A release form that would be accepted for a customer up to cơ mật."""
    given = {
        "recipient_name": "Vũ Mẫu Thu", "recipient_contact": "thu@doitac.example", "purpose": "Báo giá vận chuyển",
    }  # fmt: skip
    return release_form(customer, **{**given, **changes})


def refusals(office: Office) -> list[tuple[str, str]]:
    """(event, code) of every refusal in the journal, oldest first."""
    officer = office.sign_in("ha")
    rows = read_journal(officer, JournalFilter(refusals_only=True), limit=500).rows
    return [(row.event, row.outcome) for row in reversed(rows)]


def refused(code: str) -> Any:
    """A refusal or a problem with this code, and no other error."""
    return pytest.raises(NiemError, match=f"^{re.escape(code)}$")


def test_a_list_goes_in_whole_or_not_at_all(office: Office) -> None:
    sample = RESOURCES / "samples"
    manager, room = office.sign_in("quan"), office.sign_in("quan", TOP_SECRET_ROOM)
    choices, wrong = ImportChoices(Level.CONFIDENTIAL), str(sample / "danh-sach-loi.csv")
    faulty = preview_import(manager, office.project, wrong, choices)
    with pytest.raises(Problem) as told:
        import_customers(manager, office.project, faulty, wrong, choices)
    assert told.value.code == "customers.import_bad_rows"
    assert list_customers(manager, office.project, BOTH).total == 0
    whole = str(sample / "danh-sach-khach-hang.xlsx")
    below = preview_import(manager, office.project, whole, choices)
    assert (below.good, below.bad) == (279, 41)  # the top-secret lines belong to that room
    above = preview_import(room, office.project, whole, choices)
    done = import_customers(room, office.project, above, whole, choices)
    assert dict(done.by_level) == {Level.CONFIDENTIAL: 199, Level.SECRET: 80, Level.TOP_SECRET: 41}
    counts = {who: list_customers(office.sign_in(who), office.project, BOTH).total for who in ("lan", "long")}
    assert counts == {"lan": 279, "long": 279}
    nam = office.sign_in("nam")
    assert list_customers(nam, office.project, (Level.CONFIDENTIAL,)).total == 199
    with refused("session.beyond_clearance"):
        list_customers(nam, office.project, BOTH)


def test_nobody_opens_with_half_of_what_it_takes(office: Office) -> None:
    with pytest.raises(Problem) as told:
        sign_in(office.world, office.path, office.people["lan"], PASSPHRASES["nam"])
    assert told.value.code == "keys.wrong_passphrase_or_machine"


def test_a_search_needs_no_accents_and_crosses_no_level(office: Office) -> None:
    create_customer(office.sign_in("lan"), office.project, CUSTOMER)
    assert names(office.sign_in("lan"), office, "rang dong") == [CUSTOMER.name]
    assert names(office.sign_in("lan"), office, "0907654321") == [CUSTOMER.name]
    assert names(office.sign_in("nam"), office, "rang dong", (Level.CONFIDENTIAL,)) == []


def test_top_secret_stays_in_its_room_whoever_asks(office: Office) -> None:
    long = office.sign_in("long", TOP_SECRET_ROOM)
    secret = create_customer(long, office.project, SECRET)
    assert names(long, office, "hai van", (Level.TOP_SECRET,)) == [SECRET.name]
    everyday = office.sign_in("long")
    with refused("session.beyond_clearance"):
        get_customer(everyday, secret)
    manager = office.sign_in("quan", TOP_SECRET_ROOM)
    for session in (long, everyday, manager):
        with refused("release.top_secret_never"):
            ask_release(session, wish(secret))
    with pytest.raises(NiemError):
        register_paper(long, PaperForm(secret, "Bản in", 1, "Ai đó", "Đâu đó", ""))
    assert refusals(office).count(("release:ask", "release.top_secret_never")) == 3


def test_a_release_takes_a_second_person_and_binds_to_what_was_seen(office: Office, tmp_path: Path) -> None:
    lan, manager = office.sign_in("lan"), office.sign_in("quan")
    customer = create_customer(lan, office.project, CUSTOMER)
    own = ask_release(manager, wish(customer))
    with pytest.raises(Refused) as told:
        decide_release(manager, own, get_release(manager, own).digest, True, "tự duyệt", PASSPHRASES["quan"])
    assert told.value.code == "release.own_request"
    asked = ask_release(lan, wish(customer))
    with pytest.raises(Problem):
        hand_over_release(lan, asked, str(tmp_path / "som.pdf"))
    assert not (tmp_path / "som.pdf").exists()
    seen = get_release(manager, asked)
    beside = office.credential("ha")
    decide_release(manager, asked, seen.digest, True, "đủ văn bản", PASSPHRASES["quan"], beside)
    output = hand_over_release(lan, asked, str(tmp_path / "giao.pdf"))
    text = text_of((tmp_path / "giao.pdf").read_bytes(), output.password)
    assert CUSTOMER.name in text
    assert output.number in text
    assert CUSTOMER.address not in text
    with pytest.raises(Problem):
        hand_over_release(lan, asked, str(tmp_path / "lai.pdf"))
    assert output.number in [row.number for row in list_copies(lan, office.project)]
    assert ("release:approve", "release.own_request") in refusals(office)


def test_a_print_ends_before_a_witness(office: Office) -> None:
    lan = office.sign_in("lan")
    customer = create_customer(lan, office.project, CUSTOMER)
    number = register_paper(lan, PaperForm(customer, "Bản in liên hệ", 2, "Ngô Mẫu Giữ", "Tủ sắt", "2026-12-08"))
    (paper,) = list_copies(lan, office.project)
    form = ShredForm(office.project, (paper.ref,), (), "Máy hủy tầng 3", "P-5", "Hành chính", "")
    with pytest.raises(NiemError):
        record_shredding(lan, form, PASSPHRASES["lan"], office.credential("lan"))
    record = record_shredding(lan, form, PASSPHRASES["lan"], office.credential("ha"), office.credential("nam"))
    assert number in text_of(record.pdf)
    root = company_root(office.sign_in("ha"))
    assert verify_certificate(record.pdf, root).valid
    assert [row.state for row in list_copies(lan, office.project)] == [CopyState.SHREDDED]


def test_a_customer_is_destroyed_by_two_and_a_certificate_says_so(office: Office) -> None:
    lan = office.sign_in("lan")
    customer = create_customer(lan, office.project, CUSTOMER)
    add_item(lan, ItemForm(customer, ItemKind.DEALING, Level.SECRET, "Báo giá", "giao quý một"))
    letter = Letter("don.pdf", "application/pdf", scan_of("Yêu cầu tiêu hủy"))
    form = DestructionForm(customer, Ground.CUSTOMER_REQUEST, "Người đại diện", "2026-11-20", letter, True)
    order = request_destruction(lan, form)
    manager = office.sign_in("quan")
    approve_destruction(manager, order, True, "", PASSPHRASES["quan"], None)
    assert get_order(manager, order).row.state is OrderState.HALF_APPROVED  # one signature is none
    approve_destruction(manager, order, True, "", PASSPHRASES["quan"], office.credential("ha"))
    office.clock.advance(COOLING)
    with pytest.raises(NiemError) as below:
        execute_destruction(manager, order, CUSTOMER.code, 3, PASSPHRASES["quan"], office.credential("ha"))
    assert below.value.code == "destruction.needs_top_secret_room"
    for session in (lan, manager):
        session.close()
    before = {path.name for path in (office.path / "c").glob("*.db")}
    room = office.sign_in("quan", TOP_SECRET_ROOM)
    with pytest.raises(Problem) as mistyped:
        execute_destruction(room, order, "KH-0000", 3, PASSPHRASES["quan"], office.credential("ha"))
    assert mistyped.value.code == "destruction.code_differs"
    certificate = execute_destruction(
        room, order, CUSTOMER.code, get_order(room, order).count, PASSPHRASES["quan"], office.credential("ha")
    )
    room.close()
    after = {path.name for path in (office.path / "c").glob("*.db")}
    assert len(before - after) == 1
    assert len(after) == len(before)
    assert not any((office.path / "staging").iterdir())
    assert names(office.sign_in("lan"), office, "rang dong") == []
    officer = office.sign_in("ha")
    assert [row.number for row in list_certificates(officer)] == [certificate.number]
    assert verify_certificate(certificate.pdf, company_root(officer)).valid
    broken = bytearray(certificate.pdf)
    broken[len(broken) // 2] ^= 1
    assert not verify_certificate(bytes(broken), company_root(officer)).valid


def test_at_the_end_of_the_day_everything_is_whole(office: Office) -> None:
    create_customer(office.sign_in("lan"), office.project, CUSTOMER)
    create_customer(office.sign_in("long", TOP_SECRET_ROOM), office.project, SECRET)
    officer = office.sign_in("ha")
    health = verify_journal(officer)
    assert health.whole, health.breaks
    with refused("session.not_your_duty"):
        list_customers(officer, office.project, BOTH)
    with refused("session.not_your_duty"):
        read_journal(office.sign_in("lan"), JournalFilter())
    assert verify_vault(office.sign_in("quan", TOP_SECRET_ROOM)).whole
