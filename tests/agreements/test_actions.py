"""Signing, filing and ending agreements on a real vault. Everybody in the tests' office begins with one in force."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from app.access.level import Level
from app.agreements import actions, store, wording
from app.agreements.model import Filed, Form, PaperForm, Standing
from app.agreements.queries import agreement_document, agreement_to_print, list_agreements, my_agreement
from app.clock import DAY, FixedClock
from app.customers.actions import create_customer
from app.customers.model import CustomerForm
from app.customers.queries import list_customers
from app.errors import Corrupt, Problem, Refused
from app.ids import Id, random_id
from app.keys.encoding import Label, b64
from app.pdf.verification import verify
from app.people.entrance import create_vault, sign_in
from app.session.door import Session
from app.session.subject import Credential
from app.vault.directory import DirectoryChange
from tests.fixtures.papers import acts_of, entries_of, scan_of, text_of
from tests.fixtures.vault import MORNING, NAMES, PASSPHRASES, Office, founding_form, new_world

TODAY = date(2026, 11, 24)
A_YEAR = date(2027, 11, 23)


def sign(office: Office, who: str, company: str = "ha", until: date = A_YEAR) -> tuple[Session, Filed]:
    session = office.sign_in(who)
    filed = actions.sign_agreement(session, wording.newest(), until, PASSPHRASES[who], office.credential(company))
    return session, filed


def paper(office: Office, who: str, **changes: object) -> PaperForm:
    values: dict[str, object] = {
        "uid": office.people[who],
        "text": "2026-1",
        "start": date(2026, 11, 20),
        "until": date(2027, 11, 19),
        "content": scan_of("Bản ký tay"),
    }
    return PaperForm(**{**values, **changes})  # type: ignore[arg-type]


def head(session: Session) -> tuple[tuple[int, bytes], int]:
    """How far the directory has come: its last statement and how many letters lie beside."""
    directory = session.vault.directory
    letters = directory.connection.execute("SELECT count(*) FROM letter").fetchone()[0]
    return directory.head, int(letters)


@pytest.mark.parametrize(
    ("who", "company"), [("lan", "ha"), ("lan", "quan"), ("quan", "ha"), ("ha", "quan"), ("minh", "ha")]
)
def test_two_sign_one_paper_and_it_counts(office: Office, who: str, company: str) -> None:
    session, filed = sign(office, who, company)
    assert filed.number == "TT-2026-0007"
    verdict = verify(filed.content, session.vault.roster.authority)
    assert verdict.valid
    assert [line.name for line in verdict.signatures] == [NAMES[who], NAMES[company]]
    mine = my_agreement(session).row
    assert (mine.number, mine.standing, mine.form) == (filed.number, Standing.IN_FORCE, Form.PROGRAM)
    assert session.person.agreement is not None
    assert session.person.agreement.number == filed.number
    assert office.sign_in(who).standing().agreement == filed.number
    for words in (filed.number, NAMES[who], NAMES[company], "23/11/2027", "chế độ một người"):
        assert (words in text_of(filed.content)) is (words != "chế độ một người"), words
    assert ("agreement:sign", "ok") in acts_of(office)


def test_the_document_is_there_for_its_person_and_for_officers_alone(office: Office) -> None:
    lan, filed = sign(office, "lan")
    assert agreement_document(lan, filed.number) == filed
    assert agreement_document(office.sign_in("ha"), filed.number) == filed
    for who in ("nam", "quan", "minh"):
        with pytest.raises(Refused, match="agreements.document_elsewhere"):
            agreement_document(office.sign_in(who), filed.number)
    with pytest.raises(Problem, match="agreements.not_found"):
        agreement_document(lan, "TT-2026-9999")
    assert ("agreement:view", "agreements.document_elsewhere") in acts_of(office)


def test_a_document_that_was_changed_is_not_shown(office: Office) -> None:
    lan, filed = sign(office, "lan")
    connection = lan.vault.directory.connection
    connection.execute(
        "UPDATE letter SET blob = CAST(substr(blob, 1, length(blob) - 1) || x'00' AS BLOB) WHERE owner = ?", (lan.uid,)
    )
    with pytest.raises(Problem, match="agreements.copy_gone"):
        agreement_document(lan, filed.number)
    assert agreement_document(office.sign_in("ha"), filed.number) == filed


def test_a_document_that_nobody_signed_for_is_not_shown(office: Office) -> None:
    """Anybody in service can seal something for the officers; the statement names what was signed for."""
    lan, filed = sign(office, "lan")
    other = store.filed(filed.number, b"%PDF-1.7 something else")
    with lan.vault.directory.change(lan.now()) as change:
        agreement = store.newest_of(store.all_stated(lan.vault.directory), lan.uid)
        assert agreement is not None
        lan.vault.directory.connection.execute("DELETE FROM letter WHERE owner = ?", (store.OFFICERS,))
        info = store._info(lan.vault.vault_id, store.OFFICERS, filed.number)
        blob = store.seal(lan.vault.roster.journal_public, info, other.content)
        change.put_letter(store._kind(filed.number), store.OFFICERS, blob)
    with pytest.raises(Problem, match="agreements.copy_gone"):
        agreement_document(office.sign_in("ha"), filed.number)


@pytest.mark.parametrize(
    ("company", "code"),
    [("nam", "agreements.signs_not_for_company"), ("minh", "agreements.signs_not_for_company"),
     ("lan", "session.same_person")],
)  # fmt: skip
def test_who_may_not_sign_for_the_company(office: Office, company: str, code: str) -> None:
    before = head(office.sign_in("lan"))
    with pytest.raises(Problem, match=code):
        sign(office, "lan", company)
    assert head(office.sign_in("lan")) == before


@pytest.mark.parametrize("wrong", ["own", "company"])
def test_both_passphrases_are_asked_and_nothing_is_half_filed(office: Office, wrong: str) -> None:
    lan = office.sign_in("lan")
    before = head(lan)
    own = "khong phai cum nay" if wrong == "own" else PASSPHRASES["lan"]
    second = office.credential("ha") if wrong == "own" else Credential(office.people["ha"], "khong phai cum nay")
    with pytest.raises(Problem, match="keys.wrong_passphrase_or_machine"):
        actions.sign_agreement(lan, wording.newest(), A_YEAR, own, second)
    assert head(lan) == before
    assert ("session:confirm-failed", "ok") in acts_of(office)


def test_only_the_newest_text_is_signed_and_for_a_sound_term(office: Office) -> None:
    lan = office.sign_in("lan")
    before = head(lan)
    for text, until, code in (
        ("2025-1", A_YEAR, "agreements.text_changed"),
        (wording.newest(), date(2026, 11, 23), "agreements.term_too_short"),
        (wording.newest(), date(2029, 11, 24), "agreements.term_too_long"),
    ):
        with pytest.raises(Problem, match=code):
            actions.sign_agreement(lan, text, until, PASSPHRASES["lan"], office.credential("ha"))
    assert head(lan) == before


def test_a_full_disk_leaves_neither_statement_nor_document(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    lan = office.sign_in("lan")
    before = head(lan)

    def full(*_: object) -> None:
        raise Problem("vault.disk_full")

    with monkeypatch.context() as cut:
        cut.setattr(DirectoryChange, "state", full)
        with pytest.raises(Problem, match="vault.disk_full"):
            actions.sign_agreement(lan, wording.newest(), A_YEAR, PASSPHRASES["lan"], office.credential("ha"))
    assert head(lan) == before
    assert my_agreement(lan).row.number == "TT-2026-0004"
    filed = actions.sign_agreement(lan, wording.newest(), A_YEAR, PASSPHRASES["lan"], office.credential("ha"))
    assert filed.number == "TT-2026-0007"


def test_without_the_device_secret_nothing_is_signed(office: Office) -> None:
    lan = office.sign_in("lan")
    before = head(lan)
    keyring = office.world.keyring_for(lan.vault.vault_id)
    secret = keyring.get("secret", lan.uid, 1)
    assert secret is not None
    keyring.delete("secret", lan.uid, 1)
    try:
        with pytest.raises(Problem, match="keys.wrong_passphrase_or_machine"):
            actions.sign_agreement(lan, wording.newest(), A_YEAR, PASSPHRASES["lan"], office.credential("ha"))
    finally:
        keyring.put("secret", lan.uid, 1, secret)
    assert head(lan) == before


def test_two_desks_never_give_one_number_twice(office: Office) -> None:
    lan, nam = office.sign_in("lan"), office.sign_in("nam")
    stale = store.all_stated(lan.vault.directory)
    _, first = sign(office, "nam")
    agreement = store.Stated(lan.uid, store.next_number(stale, lan.now()), "2026-1", bytes(32), 1, 2, Form.PROGRAM)
    assert agreement.number == first.number
    with pytest.raises(Problem, match="vault.changed_meanwhile"), lan.vault.directory.change(lan.now()) as change:
        store.put(change, lan.vault.directory, lan.vault.roster, agreement, b"%PDF-", [])
    assert my_agreement(nam).row.number == first.number


def test_numbers_begin_anew_each_year(office: Office) -> None:
    office.clock.advance(40 * DAY)
    _, filed = sign(office, "lan", until=date(2027, 12, 31))
    assert filed.number == "TT-2027-0001"


# On paper


@pytest.mark.parametrize(("first", "second"), [("quan", "ha"), ("ha", "quan")])
def test_a_paper_is_filed_by_a_manager_and_an_officer(office: Office, first: str, second: str) -> None:
    session = office.sign_in(first)
    number = actions.file_paper_agreement(session, paper(office, "lan"), PASSPHRASES[first], office.credential(second))
    row = next(row for row in list_agreements(session) if row.name == NAMES["lan"])
    assert (row.number, row.form, row.standing) == (number, Form.PAPER, Standing.IN_FORCE)
    lan = office.sign_in("lan")
    filed = agreement_document(lan, number)
    assert (filed.name, filed.content) == (f"{number}.pdf", paper(office, "lan").content)
    assert lan.standing().agreement == number
    assert ("agreement:file", "ok") in acts_of(office)


def test_scans_may_be_pictures(office: Office) -> None:
    quan = office.sign_in("quan")
    form = paper(office, "lan", content=b"\xff\xd8\xff\xe0 ...")
    number = actions.file_paper_agreement(quan, form, PASSPHRASES["quan"], office.credential("ha"))
    filed = agreement_document(office.sign_in("ha"), number)
    assert (filed.name, filed.media_type) == (f"{number}.jpg", "image/jpeg")


def test_who_may_not_file_a_paper(office: Office) -> None:
    lan, quan = office.sign_in("lan"), office.sign_in("quan")
    before = head(quan)
    with pytest.raises(Refused, match="session.not_your_duty"):
        actions.file_paper_agreement(lan, paper(office, "nam"), PASSPHRASES["lan"], office.credential("ha"))
    with pytest.raises(Refused, match="people.needs_manager_and_officer"):
        actions.file_paper_agreement(quan, paper(office, "nam"), PASSPHRASES["quan"], office.credential("lan"))
    for who in ("quan", "ha"):
        with pytest.raises(Problem, match="agreements.own_paper"):
            actions.file_paper_agreement(quan, paper(office, who), PASSPHRASES["quan"], office.credential("ha"))
    stranger = paper(office, "nam", uid=random_id())
    with pytest.raises(Problem, match="agreements.not_in_service"):
        actions.file_paper_agreement(quan, stranger, PASSPHRASES["quan"], office.credential("ha"))
    with pytest.raises(Problem, match="agreements.text_changed"):
        actions.file_paper_agreement(
            quan, paper(office, "nam", text="2025-1"), PASSPHRASES["quan"], office.credential("ha")
        )
    assert head(quan) == before


def test_a_manager_prints_the_text_for_somebody(office: Office) -> None:
    pdf = agreement_to_print(office.sign_in("quan"), office.people["lan"], A_YEAR)
    text = text_of(pdf)
    for words in (NAMES["lan"], "chăm sóc khách hàng", "24/11/2026 đến hết 23/11/2027"):
        assert words in text, words
    with pytest.raises(Refused, match="session.not_your_duty"):
        agreement_to_print(office.sign_in("lan"), office.people["nam"], A_YEAR)


# Ending, lapsing, renewing


def test_an_ended_agreement_closes_customer_data_at_once_and_a_new_one_opens_it(office: Office) -> None:
    lan, quan = office.sign_in("lan"), office.sign_in("quan")
    create_customer(lan, office.project, CustomerForm(name="Công ty Bách Việt", level=Level.CONFIDENTIAL))
    actions.end_agreement(quan, lan.uid, "TT-2026-0004", "tạm chuyển việc", PASSPHRASES["quan"])
    with pytest.raises(Refused, match="session.no_agreement"):
        list_customers(lan, office.project, (Level.CONFIDENTIAL,), "")
    with pytest.raises(Refused, match="session.no_agreement"):
        create_customer(lan, office.project, CustomerForm(name="Công ty Đại Nam", level=Level.CONFIDENTIAL))
    mine = my_agreement(lan).row
    assert (mine.standing, mine.reason, mine.in_force) == (Standing.ENDED, "tạm chuyển việc", False)
    acts = acts_of(office)
    assert ("agreement:end", "ok") in acts
    assert ("customer:page", "session.no_agreement") in acts
    actions.sign_agreement(lan, wording.newest(), A_YEAR, PASSPHRASES["lan"], office.credential("ha"))
    assert list_customers(lan, office.project, (Level.CONFIDENTIAL,), "").total == 1


def test_everybody_may_end_their_own_and_nobody_else_s(office: Office) -> None:
    lan, nam = office.sign_in("lan"), office.sign_in("nam")
    with pytest.raises(Refused, match="agreements.not_yours_to_end"):
        actions.end_agreement(nam, lan.uid, "TT-2026-0004", "không ưa", PASSPHRASES["nam"])
    with pytest.raises(Problem, match="keys.wrong_passphrase_or_machine"):
        actions.end_agreement(lan, lan.uid, "TT-2026-0004", "nghỉ việc", "khong phai cum nay")
    with pytest.raises(Problem, match="agreements.reason_missing"):
        actions.end_agreement(lan, lan.uid, "TT-2026-0004", " ", PASSPHRASES["lan"])
    with pytest.raises(Problem, match="agreements.not_in_force"):
        actions.end_agreement(lan, lan.uid, "TT-2026-0003", "nghỉ việc", PASSPHRASES["lan"])
    assert my_agreement(lan).row.in_force
    actions.end_agreement(lan, lan.uid, "TT-2026-0004", "nghỉ việc", PASSPHRASES["lan"])
    assert not my_agreement(lan).row.in_force
    with pytest.raises(Problem, match="agreements.not_in_force"):
        actions.end_agreement(lan, lan.uid, "TT-2026-0004", "nghỉ việc", PASSPHRASES["lan"])


def test_it_lapses_in_the_middle_of_a_session(office: Office) -> None:
    lan, _ = sign(office, "lan", until=TODAY)
    assert my_agreement(lan).row.standing is Standing.LAPSING
    list_customers(lan, office.project, (Level.CONFIDENTIAL,), "")
    office.clock.advance(DAY)
    with pytest.raises(Refused, match="session.no_agreement"):
        list_customers(lan, office.project, (Level.CONFIDENTIAL,), "")
    assert my_agreement(lan).row.standing is Standing.LAPSED
    assert acts_of(office).count(("customer:page", "session.no_agreement")) == 1
    row = next(row for row in list_agreements(office.sign_in("quan")) if row.name == NAMES["lan"])
    assert (row.standing, row.needed) == (Standing.LAPSED, True)
    actions.sign_agreement(lan, wording.newest(), A_YEAR, PASSPHRASES["lan"], office.credential("ha"))
    list_customers(lan, office.project, (Level.CONFIDENTIAL,), "")


def test_a_clock_set_back_renews_nothing(office: Office) -> None:
    lan, _ = sign(office, "lan", until=TODAY)
    office.clock.advance(2 * DAY)
    lan.close()
    office.sign_in("lan").close()
    office.clock.advance(-2 * DAY)
    lan = office.sign_in("lan")
    with pytest.raises(Refused, match="session.no_agreement"):
        list_customers(lan, office.project, (Level.CONFIDENTIAL,), "")
    assert my_agreement(lan).row.standing is Standing.LAPSED


def test_a_renewal_takes_the_place_of_the_old_one_and_loses_no_day(office: Office) -> None:
    lan, first = sign(office, "lan", until=date(2026, 12, 10))
    draft = my_agreement(lan).draft
    assert (draft.start, draft.until) == (TODAY, date(2027, 12, 10))
    assert my_agreement(lan).row.standing is Standing.LAPSING
    office.clock.advance(DAY)
    _, second = sign(office, "lan", until=draft.until)
    mine = my_agreement(office.sign_in("lan")).row
    assert (mine.number, mine.standing) == (second.number, Standing.IN_FORCE)
    assert agreement_document(office.sign_in("ha"), first.number) == first


def test_the_list_is_for_managers_and_officers(office: Office) -> None:
    rows = {row.name: row for row in list_agreements(office.sign_in("ha"))}
    assert set(rows) == set(NAMES.values())
    assert {name for name, row in rows.items() if not row.needed} == {NAMES["ha"], NAMES["minh"]}
    assert all(row.standing is Standing.IN_FORCE for row in rows.values())
    for who in ("lan", "minh"):
        with pytest.raises(Refused, match="session.not_your_duty"):
            list_agreements(office.sign_in(who))
    assert ("agreement:list", "session.not_your_duty") in acts_of(office)


def test_an_older_text_counts_and_the_list_says_that_there_is_a_newer(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    lan, _ = sign(office, "lan")
    monkeypatch.setattr(wording, "versions", lambda: ("2026-1", "2026-2"))
    row = next(row for row in list_agreements(office.sign_in("ha")) if row.name == NAMES["lan"])
    assert (row.text, row.newer_text, row.in_force) == ("2026-1", True, True)
    list_customers(lan, office.project, (Level.CONFIDENTIAL,), "")


def test_a_draft_has_both_languages_filled_in(office: Office) -> None:
    draft = my_agreement(office.sign_in("lan")).draft
    assert (draft.binding.language, draft.reading.language) == ("vi", "en")
    assert NAMES["lan"] in draft.binding.preamble[0]
    assert NAMES["lan"] in draft.reading.preamble[0]


def test_every_entry_of_the_journal_names_what_was_in_force(office: Office) -> None:
    lan, filed = sign(office, "lan")
    list_customers(lan, office.project, (Level.CONFIDENTIAL,), "")
    actions.end_agreement(lan, lan.uid, filed.number, "nghỉ việc", PASSPHRASES["lan"])
    with pytest.raises(Refused, match="session.no_agreement"):
        list_customers(lan, office.project, (Level.CONFIDENTIAL,), "")
    mine = [row for row in entries_of(office) if row.person == lan.uid]
    assert [row.agreement for row in mine if row.event == "customer:list"] == [filed.number]
    assert [row.agreement for row in mine if row.event == "session:sign-in"][-1] == "TT-2026-0004"
    refused = [row for row in mine if row.outcome == "session.no_agreement"]
    assert [row.agreement for row in refused] == [""]
    assert [row.note for row in mine if row.event == "agreement:sign"] == [filed.number]


# One person


def test_in_one_person_mode_the_one_signs_both(tmp_path: Path, remembered_argon2: None) -> None:
    world = new_world(tmp_path / "profile", FixedClock(MORNING))
    alone = founding_form(tmp_path / "vault", officer_name="", officer_passphrase="", one_person=True)
    founded = create_vault(world, alone)
    session = sign_in(world, founded.path, founded.manager, PASSPHRASES["quan"])
    me = Credential(founded.manager, PASSPHRASES["quan"])
    assert my_agreement(session).row.standing is Standing.NONE
    assert "agreement" in session.standing().missing
    filed = actions.sign_agreement(session, wording.newest(), A_YEAR, PASSPHRASES["quan"], me)
    assert "chế độ một người" in text_of(filed.content)
    assert len(verify(filed.content, session.vault.roster.authority).signatures) == 2
    assert "agreement" not in session.standing().missing
    form = PaperForm(session.uid, "2026-1", TODAY, A_YEAR, scan_of("Bản ký tay"))
    number = actions.file_paper_agreement(session, form, PASSPHRASES["quan"], me)
    assert agreement_document(session, number).content == form.content
    session.close()


# Forged statements


def _fields(uid: Id, form: str) -> dict[str, object]:
    return {
        "uid": uid.hex(), "number": "TT-2026-0099", "text": "2026-1", "sha256": b64(bytes(32)),
        "start": MORNING, "until": MORNING + 400 * DAY, "form": form,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("form", "signers"),
    [
        ("program", ["lan"]),
        ("program", ["ha"]),
        ("program", ["ha", "quan"]),
        ("program", ["lan", "nam"]),
        ("program", ["lan", "minh"]),
        ("paper", ["lan", "ha"]),
        ("paper", ["quan"]),
        ("paper", ["ha"]),
        ("other", ["lan", "ha"]),
    ],
)
def test_a_statement_without_its_two_signatures_is_refused_by_everybody(
    office: Office, form: str, signers: list[str]
) -> None:
    keys = [(office.people[who], office.sign_in(who).identity.signing_key) for who in signers]
    lan = office.sign_in("lan")
    with lan.vault.directory.change(lan.now()) as change:
        change.state(Label.AGREEMENT, _fields(lan.uid, form), keys)
    with pytest.raises(Corrupt, match="vault.roster_forged"):
        office.sign_in("minh")


@pytest.mark.parametrize(
    "forge",
    [
        lambda lan, nam: ({"uid": lan.uid.hex(), "number": "TT-2026-0004", "reason": "x"}, nam),
        lambda lan, nam: ({"uid": lan.uid.hex(), "number": "TT-2026-0001", "reason": "x"}, lan),
    ],
    ids=["by a colleague", "of another number"],
)
def test_an_end_that_nobody_may_state_is_refused(
    office: Office, forge: Callable[[Session, Session], tuple[dict[str, object], Session]]
) -> None:
    lan, nam = office.sign_in("lan"), office.sign_in("nam")
    fields, signer = forge(lan, nam)
    with lan.vault.directory.change(lan.now()) as change:
        change.state(Label.AGREEMENT_END, fields, [(signer.uid, signer.identity.signing_key)])
    with pytest.raises(Corrupt, match="vault.roster_forged"):
        office.sign_in("ha")
