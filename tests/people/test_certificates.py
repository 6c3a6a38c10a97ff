"""Certificates for signing papers are renewed at unlocking, before and after their end; nothing else gets in so."""

from __future__ import annotations

from datetime import date

import pytest

from app.access.duty import Duty
from app.agreements import actions as agreements
from app.agreements import wording
from app.clock import DAY, local_date
from app.errors import Problem
from app.keys.authority import found_authority, issue_signer, lasts_until
from app.keys.encoding import b64, canonical
from app.pdf.verification import verify
from app.people import certificates, letters
from app.people.actions import freeze_person
from app.people.arrival import CERTIFICATE, certificate_letter
from app.people.certificate_due import ASKING, FIRST_LIFE, RENEWED, until_of
from app.people.queries import list_people
from app.session.door import Session
from app.session.signing import step_up
from tests.fixtures.papers import acts_of
from tests.fixtures.vault import PASSPHRASES, Office


def end_of(session: Session, who: str) -> int:
    """Until when the certificate in the keyslot lasts."""
    with step_up(session, PASSPHRASES[who]) as own:
        assert own is not None
        return lasts_until(own.certificate)


def signed(office: Office, who: str, company: str) -> bytes:
    session = office.sign_in(who)
    until = date(local_date(session.latest()).year + 1, 1, 1)
    text = wording.newest()
    return agreements.sign_agreement(session, text, until, PASSPHRASES[who], office.credential(company)).content


def renewed(office: Office, who: str = "lan") -> Session:
    """The person unlocks, an officer does, the person does again."""
    office.sign_in(who).close()
    office.sign_in("ha").close()
    return office.sign_in(who)


@pytest.mark.parametrize("left", [80, -40], ids=["before its end", "after its end"])
def test_a_certificate_is_renewed_at_unlocking_and_old_papers_stay_good(office: Office, left: int) -> None:
    old = signed(office, "lan", "ha")
    before = end_of(office.sign_in("lan"), "lan")
    office.clock.advance(FIRST_LIFE - left * DAY)
    lan = renewed(office)
    assert end_of(lan, "lan") > before + 900 * DAY
    assert until_of(lan.vault, lan.uid) == end_of(lan, "lan")
    row = next(row for row in list_people(lan) if row.me)
    assert row.certificate_until == end_of(lan, "lan")
    office.clock.advance(100 * DAY)
    new = signed(office, "lan", "ha")
    for paper in (old, new):
        assert verify(paper, lan.vault.roster.authority).valid
    acts = acts_of(office)
    assert ("keys:certify", "ok") in acts
    assert ("keys:certificate", "ok") in acts


def test_the_control_without_renewal_nothing_is_signed_after_the_end(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(certificates, "renew_if_due", lambda _session, _passphrase: None)
    office.clock.advance(FIRST_LIFE + 40 * DAY)
    with pytest.raises(Problem, match="pdf.signer_not_valid"):
        signed(office, "lan", "ha")


def test_before_the_last_ninety_days_nothing_is_asked(office: Office) -> None:
    office.clock.advance(FIRST_LIFE - 95 * DAY)
    lan = renewed(office)
    assert lan.vault.directory.letters(RENEWED, lan.uid) == []
    assert letters.read_letters(lan, ASKING) == []
    assert ("keys:certificate", "ok") not in acts_of(office)


def test_once_asked_it_is_not_asked_again_every_day(office: Office) -> None:
    office.clock.advance(FIRST_LIFE - 80 * DAY)
    for _ in range(3):
        office.sign_in("lan").close()
        office.clock.advance(DAY)
    lan = office.sign_in("lan")
    assert len(letters.read_letters(lan, ASKING)) == 1


def ask_with(office: Office, who: str, certificate: bytes) -> None:
    """A request as another program makes it."""
    session = office.sign_in(who)
    with session.vault.directory.change(session.now()) as change:
        readers = [letters.the_officers(session.vault.roster)]
        body = {"certificate": b64(certificate)}
        letters.post(change, ASKING, session.vault.vault_id, session.identity, session.now(), body, readers)
    session.close()


def certificate_of(office: Office, who: str) -> bytes:
    with step_up(office.sign_in(who), PASSPHRASES[who]) as own:
        assert own is not None
        return own.certificate


def test_no_other_key_is_certified(office: Office) -> None:
    """Somebody else's certificate, one of another root, one of a key that was never certified, and nonsense."""
    colleague = certificate_of(office, "lan")
    nam = office.people["nam"]
    root = found_authority("Công ty TNHH Sao Khuê", office.clock.now())
    stranger = issue_signer(root, "Đặng Hoài Nam", "", nam, office.clock.now()).certificate
    for certificate in (colleague, stranger, b"nonsense", b""):
        ask_with(office, "nam", certificate)
    office.clock.advance(FIRST_LIFE - 80 * DAY)
    ha = office.sign_in("ha")
    assert ha.vault.directory.letters(RENEWED, nam) == []
    assert ha.vault.directory.letters(CERTIFICATE, nam) == []


def test_who_does_not_serve_gets_none(office: Office) -> None:
    office.clock.advance(FIRST_LIFE - 80 * DAY)
    office.sign_in("lan").close()
    freeze_person(office.sign_in("quan"), office.people["lan"], "nghi ngờ", PASSPHRASES["quan"])
    ha = office.sign_in("ha")
    assert ha.vault.directory.letters(RENEWED, office.people["lan"]) == []


@pytest.mark.parametrize("kind", [CERTIFICATE, RENEWED])
def test_no_letter_keeps_anybody_out(office: Office, kind: str) -> None:
    """Everybody in service can leave one: of a version that no reader knows, of odd parts, of no form at all."""
    nam, lan = office.sign_in("nam"), office.people["lan"]
    genuine = certificate_of(office, "lan")
    version = genuine.index(b"\xa0\x03\x02\x01\x02") + 4
    odd = [genuine[:version] + b"\x05" + genuine[version + 1 :], genuine[:200], genuine[::-1], b""]
    with nam.vault.directory.change(nam.now()) as change:
        for one in odd:
            change.put_letter(kind, lan, certificate_letter(one, nam.vault.roster.authority, b""))
        for blob in (b"{}", b"[]", canonical({"certificate": 5}), canonical({"certificate": None}), b"\xff"):
            change.put_letter(kind, lan, blob)
    assert list_people(office.sign_in("lan"))
    assert list_people(office.sign_in("ha"))


def test_nobody_takes_in_what_is_not_for_their_own_key(office: Office) -> None:
    lan = office.sign_in("lan")
    theirs = certificate_of(office, "nam")
    root = found_authority("Công ty TNHH Sao Khuê", office.clock.now())
    stranger = issue_signer(root, "Nguyễn Thị Lan", "", lan.uid, office.clock.now() + DAY).certificate
    before = end_of(lan, "lan")
    with lan.vault.directory.change(lan.now()) as change:
        for one in (theirs, stranger, b"x"):
            change.put_letter(CERTIFICATE, lan.uid, certificate_letter(one, root.certificate, b""))
            change.put_letter(RENEWED, lan.uid, certificate_letter(one, root.certificate, b""))
        change.put_letter(CERTIFICATE, lan.uid, b"nonsense")
    lan = office.sign_in("lan")
    assert end_of(lan, "lan") == before
    assert lan.vault.directory.letters(CERTIFICATE, lan.uid) == []
    assert until_of(lan.vault, lan.uid) == lan.person.at + FIRST_LIFE
    assert Duty.OFFICER not in lan.duties
