"""A confidentiality agreement, signed by its person and then for the company, each in an OS account of their own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.access.duty import Duty
from app.agreements import actions, second, wording
from app.agreements.model import Sent, Standing
from app.agreements.queries import agreement_document, my_agreement
from app.clock import DAY
from app.countersigning.actions import refuse_second, sign_second
from app.countersigning.model import Paper, SecondRow
from app.countersigning.model import Standing as Stands
from app.countersigning.queries import count_seconds, list_seconds, second_paper
from app.errors import Corrupt, NiemError, Problem, Refused
from app.keys.encoding import Label, b64
from app.keys.hashing import sha256
from app.pdf.verification import verify
from app.people import halves, letters
from app.people.actions import freeze_person
from app.session.door import Session
from app.session.signing import step_up
from app.vault.roster_agreements import half_message
from tests.fixtures.accounts import from_own_account
from tests.fixtures.papers import acts_of
from tests.fixtures.vault import PASSPHRASES, Office
from tests.people.joining import TYPED
from tests.people.test_renewing import ask_for_renewal

UNTIL = date(2027, 11, 17)
LAN = PASSPHRASES["lan"]


def send(session: Session, company: Session, passphrase: str = LAN, until: date = UNTIL) -> str:
    return actions.send_agreement(session, wording.newest(), until, passphrase, company.uid)


def row_of(session: Session) -> SecondRow:
    return next(row for row in list_seconds(session) if row.paper is Paper.AGREEMENT)


def test_signed_in_two_accounts_it_is_in_force(office: Office, tmp_path: Path) -> None:
    mai = from_own_account(office, tmp_path, "Vũ Thị Mai", Duty.SALES)
    assert "agreement" in mai.standing().missing
    quan = office.sign_in("quan")
    number = send(mai, quan, TYPED)
    sent = my_agreement(mai).sent
    assert sent is not None
    assert (sent.number, sent.company, sent.standing) == (number, quan.person.name, Sent.WAITS)
    assert "agreement" in mai.standing().missing
    row = row_of(quan)
    assert (row.number, row.subject_name, row.until, row.waits) == (number, "Vũ Thị Mai", "2027-11-17", True)
    assert second_paper(quan, row.half).content.startswith(b"%PDF-")
    sign_second(quan, row.paper, row.half, "", PASSPHRASES["quan"])
    mai.follow()
    assert "agreement" not in mai.standing().missing
    assert my_agreement(mai).row.standing is Standing.IN_FORCE
    assert my_agreement(mai).sent is None
    assert row_of(quan).standing is Stands.SIGNED
    filed = agreement_document(mai, number)
    assert agreement_document(office.sign_in("ha"), number).content == filed.content
    found = verify(filed.content, mai.vault.roster.authority)
    assert found.valid
    assert [line.name for line in found.signatures] == ["Vũ Thị Mai", quan.person.name]
    acts = acts_of(office)
    for event in ("agreement:send", "countersign:list", "countersign:agreement"):
        assert (event, "ok") in acts
    ha = office.sign_in("ha")
    with pytest.raises(Problem, match="agreements.half_closed"):
        sign_second(quan, row.paper, row.half, "", PASSPHRASES["quan"])
    assert all(one.paper is not Paper.AGREEMENT for one in list_seconds(ha))


def test_the_company_refuses_with_a_reason_and_the_person_reads_it(office: Office) -> None:
    lan, ha = office.sign_in("lan"), office.sign_in("ha")
    send(lan, ha)
    row = row_of(ha)
    with pytest.raises(Problem, match="agreements.reason_missing"):
        refuse_second(ha, row.paper, row.half, " ", "")
    refuse_second(ha, row.paper, row.half, "sai thời hạn", "")
    sent = my_agreement(lan).sent
    assert sent is not None
    assert (sent.standing, sent.reason) == (Sent.REFUSED, "sai thời hạn")
    with pytest.raises(Problem, match="agreements.half_closed"):
        sign_second(ha, row.paper, row.half, "", PASSPHRASES["ha"])
    assert ("countersign:refuse", "ok") in acts_of(office)


def test_taken_back_or_sent_anew_the_earlier_one_is_not_signed(office: Office) -> None:
    lan, ha = office.sign_in("lan"), office.sign_in("ha")
    send(lan, ha)
    first = row_of(ha)
    office.clock.advance(1_000_000)
    send(lan, ha, until=date(2027, 6, 1))
    newer = next(row for row in list_seconds(ha) if row.half != first.half)
    assert {row.half: row.standing for row in list_seconds(ha)}[first.half] is Stands.TAKEN_BACK
    with pytest.raises(Problem, match="agreements.half_closed"):
        sign_second(ha, first.paper, first.half, "", PASSPHRASES["ha"])
    actions.take_agreement_back(lan)
    assert my_agreement(lan).sent is None
    with pytest.raises(Problem, match="agreements.half_closed"):
        sign_second(ha, newer.paper, newer.half, "", PASSPHRASES["ha"])
    with pytest.raises(Problem, match="agreements.half_closed"):
        actions.take_agreement_back(lan)


@pytest.mark.parametrize("who", ["nam", "minh", "lan"])
def test_it_is_sent_only_to_who_signs_for_the_company(office: Office, who: str) -> None:
    lan = office.sign_in("lan")
    with pytest.raises(Refused, match="agreements.signs_not_for_company"):
        actions.send_agreement(lan, wording.newest(), UNTIL, LAN, office.people[who])


def test_a_manager_does_not_sign_for_the_company_what_is_their_own(office: Office) -> None:
    quan = office.sign_in("quan")
    with pytest.raises(Refused, match="agreements.signs_not_for_company"):
        actions.send_agreement(quan, wording.newest(), UNTIL, PASSPHRASES["quan"], quan.uid)


def test_after_thirty_days_it_has_lapsed_and_whoever_left_has_signed_nothing(office: Office) -> None:
    lan, ha = office.sign_in("lan"), office.sign_in("ha")
    send(lan, ha)
    row = row_of(ha)
    freeze_person(office.sign_in("quan"), lan.uid, "nghi ngờ", PASSPHRASES["quan"])
    with pytest.raises(Problem, match="session.not_in_service"):
        sign_second(ha, row.paper, row.half, "", PASSPHRASES["ha"])
    office.clock.advance(31 * DAY)
    assert row_of(office.sign_in("ha")).standing is Stands.LAPSED


def test_the_letters_follow_both_to_renewed_keys(office: Office) -> None:
    send(office.sign_in("lan"), office.sign_in("ha"))
    ask_for_renewal(office)
    lan, ha = office.sign_in("lan"), office.sign_in("ha")
    assert my_agreement(lan).sent is not None
    row = row_of(ha)
    sign_second(ha, row.paper, row.half, "", PASSPHRASES["ha"])
    lan.follow()
    assert my_agreement(lan).row.in_force


# What another program sends ------------------------------------------------------------------------------------------


def sent_by_hand(
    office: Office, edit: Callable[[dict[str, Any]], None], paper: Callable[[bytes], bytes] = lambda pdf: pdf
) -> tuple[Session, SecondRow]:
    """A half that Lan's own program made: true terms and paper, ``edit``-ed before and ``paper`` after the PDF."""
    lan, ha = office.sign_in("lan"), office.sign_in("ha")
    at = lan.latest()
    until = at + 300 * DAY
    terms = {"uid": lan.uid.hex(), "number": "TT-2026-R000001", "text": wording.newest(), "start": at, "until": until}
    with step_up(lan, LAN) as own:
        assert own is not None
        made = {**terms}
        edit(made)
        pdf = paper(second.signed_paper(second.paper_of(lan, lan.uid, ha.uid, terms, at), own))
        with lan.vault.directory.change(lan.now()) as change:
            second.send(lan, change, ha.uid, made, made.pop("at", at), own, pdf)
    return ha, row_of(ha)


def spoilt(pdf: bytes) -> bytes:
    place = pdf.index(b"endstream") - 20
    return pdf[:place] + bytes([pdf[place] ^ 1]) + pdf[place + 1 :]


def unsigned(pdf: bytes) -> bytes:
    place = pdf.index(b"/Contents <") + 3000
    return pdf[:place] + b"00000000" + pdf[place + 8 :]


@pytest.mark.parametrize(
    ("edit", "paper", "code"),
    [
        ({"until": 1_810_000_000_000_000}, None, "agreements.half_forged"),
        ({"number": "TT-2026-0001"}, None, "agreements.half_forged"),
        ({"text": "2020-1"}, None, "agreements.text_changed"),
        ({"start": 1_700_000_000_000_000}, None, "agreements.half_forged"),
        ({"at": 1_700_000_000_000_000}, None, "agreements.half_forged"),
        ({}, spoilt, "agreements.half_forged"),
        ({}, unsigned, "agreements.half_forged"),
        ({}, lambda pdf: pdf + b"\n%%EOF", "agreements.half_forged"),
        ({}, lambda pdf: b"%PDF-1.7 nothing", "agreements.half_forged"),
    ],
)
def test_nothing_but_our_own_paper_of_these_terms_is_signed(
    office: Office, edit: dict[str, Any], paper: Callable[[bytes], bytes] | None, code: str
) -> None:
    ha, row = sent_by_hand(office, lambda terms: terms.update(edit), paper or (lambda pdf: pdf))
    with pytest.raises(NiemError) as refusal:
        sign_second(ha, row.paper, row.half, "", PASSPHRASES["ha"])
    assert refusal.value.code == code
    assert ha.vault.directory.statements(Label.AGREEMENT_JOINED) == []


def joined(office: Office, edit: Callable[[dict[str, Any], Session, Session], None]) -> None:
    """State by hand, as Hà, what Lan signed for her, with ``edit`` made to what is stated."""
    lan, ha = office.sign_in("lan"), office.sign_in("ha")
    at, digest = ha.now(), sha256(b"paper")
    terms = {
        "uid": lan.uid.hex(), "number": "TT-2026-R000001", "text": "2026-1", "start": at, "until": at + DAY
    }  # fmt: skip
    sig = lan.identity.sign(half_message(ha.vault.vault_id, ha.uid, terms, at, digest))
    fields = {**terms, "sha256": b64(sha256(b"both")), "half": {"at": at, "sha256": b64(digest), "sig": b64(sig)}}
    signer = {"as": ha}
    edit(fields, lan, signer)  # type: ignore[arg-type]
    with ha.vault.stating(ha.now()) as change:
        change.state(Label.AGREEMENT_JOINED, fields, [(signer["as"].uid, signer["as"].identity.signing_key)])
    if fields.pop("again", None):
        with ha.vault.stating(ha.now()) as change:
            change.state(Label.AGREEMENT_JOINED, fields, [(ha.uid, ha.identity.signing_key)])


def test_the_statement_by_hand_is_believed(office: Office) -> None:
    joined(office, lambda fields, lan, signer: None)
    lan = office.sign_in("lan")
    assert lan.person.agreement is not None
    assert lan.person.agreement.number == "TT-2026-R000001"


FORGED: dict[str, Callable[[dict[str, Any], Session, Any, Office], object]] = {
    "another term": lambda f, lan, s, o: f.update(until=f["until"] + DAY),
    "another text": lambda f, lan, s, o: f.update(text="2025-1"),
    "another number": lambda f, lan, s, o: f.update(number="TT-2026-0009"),
    "another start": lambda f, lan, s, o: f.update(start=f["start"] - DAY),
    "for another person": lambda f, lan, s, o: f.update(uid=o.people["nam"].hex()),
    "another paper": lambda f, lan, s, o: f["half"].update(sha256=b64(bytes(32))),
    "another time": lambda f, lan, s, o: f["half"].update(at=f["half"]["at"] + 1),
    "no signature": lambda f, lan, s, o: f["half"].update(sig=b64(bytes(64))),
    "signed by the manager instead": lambda f, lan, s, o: s.update({"as": o.sign_in("quan")}),
    "signed by who signs for nobody": lambda f, lan, s, o: s.update({"as": o.sign_in("nam")}),
    "signed by the person alone": lambda f, lan, s, o: s.update({"as": lan}),
}


@pytest.mark.parametrize("how", FORGED)
def test_a_forged_half_is_no_statement(office: Office, how: str) -> None:
    with pytest.raises(Corrupt):
        joined(office, lambda fields, lan, signer: FORGED[how](fields, lan, signer, office) and None)


def test_a_half_counts_once_and_not_for_ever(office: Office) -> None:
    lan, ha = office.sign_in("lan"), office.sign_in("ha")
    send(lan, ha)
    row = row_of(ha)
    sign_second(ha, row.paper, row.half, "", PASSPHRASES["ha"])
    lan.follow()
    actions.end_agreement(lan, lan.uid, row.number, "sai sót", LAN)
    one = next(one for one in second.all_signed(ha) if one.half.name.hex() == row.half)
    fields = {**one.terms, "sha256": b64(bytes(32)), "half": one.stated}
    with pytest.raises(Corrupt), ha.vault.stating(ha.now()) as change:
        change.state(Label.AGREEMENT_JOINED, fields, [(ha.uid, ha.identity.signing_key)])
    send(lan, ha)
    late = row_of(ha)
    one = next(one for one in second.all_signed(ha) if one.half.name.hex() == late.half)
    office.clock.advance(32 * DAY)
    ha = office.sign_in("ha")
    fields = {**one.terms, "sha256": b64(bytes(32)), "half": one.stated}
    with pytest.raises(Corrupt), ha.vault.stating(ha.now()) as change:
        change.state(Label.AGREEMENT_JOINED, fields, [(ha.uid, ha.identity.signing_key)])


ODD = [
    {"until": str(10**30)}, {"until": str(-(10**30))}, {"until": "-1"}, {"start": str(2**70)}, {"start": "-5"},
    {"at": str(10**40)}, {"at": "-7"}, {"until": "9" * 5000}, {"number": "\ud7ff" * 9}, {"text": ""},
]  # fmt: skip


def test_a_letter_of_a_program_of_ones_own_does_not_close_the_page(office: Office) -> None:
    """Somebody in service can sign any letter; what no calendar and no message has is passed over or not signed."""
    lan, quan = office.sign_in("lan"), office.sign_in("quan")
    number = send(lan, quan)
    good = next(one for one in second.all_signed(quan) if one.pdf)
    whole = {**good.half.body, "name": "", "step": ""}
    for place, odd in enumerate(ODD):
        with lan.vault.directory.change(lan.now()) as change:
            body = {**{key: text for key, text in whole.items() if key not in ("name", "step", "about")}, **odd}
            name = sha256(f"{place}".encode())
            readers = [letters.the_person(quan.person)]
            halves.post(lan, change, halves.AGREEMENTS, name, halves.Step.HALF, body, readers, padded_to=256 * 1024)
    rows = list_seconds(quan)
    assert [row.number for row in rows if row.waits] == [number]
    assert count_seconds(quan) == 1
    my_agreement(lan)
