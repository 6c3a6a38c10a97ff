"""Concerns on a real vault: who can hand one in, who can read it, and what nobody can find out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.bootstrap.doorway import Doorway
from app.clock import DAY, SECOND, end_of_day, local_date
from app.concerns import store
from app.concerns.actions import mark_concern, report_concern
from app.concerns.letter import PADDED, Name, code_of, open_concern, seal_concern
from app.concerns.model import LONGEST_TEXT, ConcernForm, ConcernState, MarkForm, Trouble, kept_time
from app.concerns.queries import list_concerns
from app.errors import Problem, Refused
from app.keys.encoding import Label, b64, canonical, pae
from app.keys.signature import SigningKey
from app.keys.wrap import EncryptionKey, seal
from app.session.door import Session
from tests.fixtures.papers import acts_of, entries_of
from tests.fixtures.vault import NAMES, Office

TEXT = "Có người chụp màn hình danh sách khách ở bàn số 4."


def hand_in(office: Office, who: str, *, named: bool, text: str = TEXT) -> str:
    session = office.sign_in(who)
    return report_concern(session, ConcernForm(text, named))


@pytest.mark.parametrize("who", ["nam", "quan", "ha", "minh"])
@pytest.mark.parametrize("named", [True, False])
def test_anybody_in_service_hands_one_in_and_the_officer_reads_it(office: Office, who: str, named: bool) -> None:
    code = hand_in(office, who, named=named)
    (row,) = list_concerns(office.sign_in("ha"))
    assert (row.text, row.code, row.state, row.trouble) == (TEXT, code, ConcernState.NEW, Trouble.NONE)
    assert row.name == (NAMES[who] if named else "")


@pytest.mark.parametrize("who", ["nam", "lan", "quan", "minh"])
def test_nobody_else_can_read_them_neither_by_the_door_nor_by_any_key(office: Office, who: str) -> None:
    hand_in(office, "nam", named=True)
    session = office.sign_in(who)
    with pytest.raises(Refused, match=r"session\.not_your_duty"):
        list_concerns(session)
    assert ("concern:read", "session.not_your_duty") in acts_of(office)
    (letter,) = store.letters(session)
    keys = [*session.identity.wrap_keys, *(EncryptionKey.from_bytes(key) for key in session.identity.house.journal)]
    assert open_concern(keys, session.vault.vault_id, letter.blob, session.vault.roster.public_key_of) is None
    assert TEXT.encode() not in letter.blob


@pytest.mark.parametrize("who", ["nam", "quan", "minh"])
def test_nobody_else_can_note_anything_about_one(office: Office, who: str) -> None:
    hand_in(office, "nam", named=True)
    session = office.sign_in(who)
    (letter,) = store.letters(session)
    with pytest.raises(Refused, match=r"session\.not_your_duty"):
        mark_concern(session, MarkForm(letter.id, ConcernState.SEEN, ""))
    assert list_concerns(office.sign_in("ha"))[0].state is ConcernState.NEW


def test_the_journal_says_that_a_named_one_was_handed_in_and_not_what_it_says(office: Office) -> None:
    hand_in(office, "nam", named=True)
    (entry,) = [row for row in entries_of(office) if row.event == "concern:report"]
    assert (entry.person_name, entry.note, entry.rid, entry.about_name) == (NAMES["nam"], "", "", "")


def test_without_a_name_nothing_in_the_vault_points_to_the_person(office: Office) -> None:
    nam = office.sign_in("nam")
    before = nam.journal.count()
    report_concern(nam, ConcernForm(TEXT, named=False))
    assert nam.journal.count() == before
    assert not any(event.startswith("concern:") for event, _ in acts_of(office))
    (letter,) = store.letters(nam)
    officer = office.sign_in("ha")
    keys = [EncryptionKey.from_bytes(key) for key in officer.identity.house.journal]
    content = open_concern(keys, officer.vault.vault_id, letter.blob, officer.vault.roster.public_key_of)
    assert content is not None
    assert content.uid is None
    for trace in (nam.uid, nam.world.device.id, nam.identity.signing_key.public):
        assert trace not in letter.blob
        assert trace not in letter.id + letter.owner
    day = end_of_day(local_date(nam.now())) - DAY + 1
    assert letter.at == content.at == day


def test_a_named_one_and_an_unnamed_one_are_of_one_size(office: Office) -> None:
    nam = office.sign_in("nam")
    report_concern(nam, ConcernForm("x", named=False))
    report_concern(nam, ConcernForm("Ừ" * LONGEST_TEXT, named=True))
    assert len({len(letter.blob) for letter in store.letters(nam)}) == 1


def test_two_unnamed_ones_of_one_day_cannot_be_told_apart_by_time(office: Office) -> None:
    first = kept_time(office.clock.now(), named=False)
    assert kept_time(office.clock.now() + 3600 * SECOND, named=False) == first
    assert kept_time(office.clock.now() + DAY, named=False) == first + DAY
    assert kept_time(office.clock.now(), named=True) == office.clock.now()


@pytest.mark.parametrize(("text", "code"), [("", "empty"), ("  \n ", "empty"), ("a" * (LONGEST_TEXT + 1), "too_long")])
def test_a_form_without_words_or_with_too_many_is_refused(office: Office, text: str, code: str) -> None:
    nam = office.sign_in("nam")
    with pytest.raises(Problem, match=rf"concerns\.{code}"):
        report_concern(nam, ConcernForm(text, named=True))
    assert store.letters(nam) == []


def test_an_officer_notes_that_it_was_seen_and_how_it_was_dealt_with(office: Office) -> None:
    hand_in(office, "nam", named=True)
    ha = office.sign_in("ha")
    (row,) = list_concerns(ha)
    mark_concern(ha, MarkForm(row.concern, ConcernState.SEEN, ""))
    office.clock.advance(SECOND)
    assert list_concerns(ha)[0].state is ConcernState.SEEN
    with pytest.raises(Problem, match=r"concerns\.say_how"):
        mark_concern(ha, MarkForm(row.concern, ConcernState.ANSWERED, " "))
    mark_concern(ha, MarkForm(row.concern, ConcernState.ANSWERED, "Đã nói chuyện, đã xóa ảnh."))
    (told,) = list_concerns(ha)
    assert (told.state, told.note, told.noted_by) == (
        ConcernState.ANSWERED,
        "Đã nói chuyện, đã xóa ảnh.",
        NAMES["ha"],
    )
    assert told.noted_at == ha.now()
    notes = [row.note for row in entries_of(office) if row.event == "concern:mark" and row.outcome == "ok"]
    assert notes == ["seen", "answered"]


def test_what_is_not_there_cannot_be_noted_about(office: Office) -> None:
    ha = office.sign_in("ha")
    with pytest.raises(Problem, match=r"concerns\.not_found"):
        mark_concern(ha, MarkForm(ha.uid, ConcernState.SEEN, ""))


def _put(session: Session, blob: bytes) -> None:
    store.put_letter(session, blob, session.now())


def test_nobody_can_put_anothers_name_under_a_concern(office: Office) -> None:
    nam = office.sign_in("nam")
    vault = nam.vault
    lan = next(uid for uid, person in vault.roster.people.items() if person.name == NAMES["lan"])
    forged = Name(lan, nam.identity.signing_key)
    _put(nam, seal_concern(vault.roster.journal_public, vault.vault_id, TEXT, nam.now(), forged)[0])
    stranger = Name(vault.vault_id, SigningKey.generate())
    _put(nam, seal_concern(vault.roster.journal_public, vault.vault_id, TEXT, nam.now(), stranger)[0])
    rows = list_concerns(office.sign_in("ha"))
    assert [(row.name, row.trouble) for row in rows] == [("", Trouble.NAME_FORGED)] * 2


@pytest.mark.parametrize(
    "spoil",
    [
        lambda blob: blob[:-1] + bytes([blob[-1] ^ 1]),
        lambda blob: blob[: len(blob) // 2],
        lambda _: b"",
        lambda _: b"\x02" + bytes(100),
    ],
)
def test_a_damaged_letter_is_shown_as_such_and_hides_nothing(office: Office, spoil: Callable[[bytes], bytes]) -> None:
    hand_in(office, "nam", named=True)
    nam = office.sign_in("nam")
    (letter,) = store.letters(nam)
    _put(nam, spoil(letter.blob))
    rows = list_concerns(office.sign_in("ha"))
    assert sorted(row.trouble for row in rows) == [Trouble.NONE, Trouble.UNREADABLE]


@pytest.mark.parametrize("odd", [{"at": -1}, {"at": 2**70}, {"at": "x"}, {"name": 5}, {"text": None}, {"nonce": ""}])
def test_a_letter_of_a_program_of_ones_own_hides_no_other(office: Office, odd: dict[str, object]) -> None:
    nam, ha = office.sign_in("nam"), office.sign_in("ha")
    report_concern(nam, ConcernForm(TEXT, True))
    content = {"at": nam.now(), "name": nam.uid.hex(), "nonce": b64(bytes(16)), "signature": "", "text": "x", **odd}
    vault = nam.vault
    info = pae(Label.CONCERN, vault.vault_id)
    _put(nam, seal(vault.roster.journal_public, info, canonical(content), padded_to=PADDED))
    assert TEXT in [row.text for row in list_concerns(ha)]


def test_a_letter_put_in_twice_is_shown_once(office: Office) -> None:
    hand_in(office, "nam", named=True)
    nam = office.sign_in("nam")
    (letter,) = store.letters(nam)
    _put(nam, letter.blob)
    assert len(store.letters(nam)) == 2
    assert len(list_concerns(office.sign_in("ha"))) == 1


def test_a_letter_of_another_vault_does_not_open(office: Office) -> None:
    nam, ha = office.sign_in("nam"), office.sign_in("ha")
    blob, _ = seal_concern(nam.vault.roster.journal_public, nam.uid, TEXT, nam.now(), None)
    _put(nam, blob)
    assert list_concerns(ha)[0].trouble is Trouble.UNREADABLE


def test_codes_say_nothing_and_differ() -> None:
    codes = {code_of(bytes([place]) * 16) for place in range(200)}
    assert len(codes) == 200
    assert all(len(code) == 9 and code[4] == "-" for code in codes)


def test_nothing_that_is_handed_in_shows_in_a_representation() -> None:
    assert TEXT not in repr(ConcernForm(TEXT, named=True))
    assert "lời" not in repr(MarkForm(b"x" * 16, ConcernState.SEEN, "lời"))  # type: ignore[arg-type]


def test_the_window_may_ask_for_these_and_nothing_more() -> None:
    doorway = Doorway()
    assert doorway.find("app.concerns.actions", "report_concern") is report_concern
    for module, name in (("app.concerns.actions", "seal_concern"), ("app.concerns.store", "letters")):
        with pytest.raises(Refused, match=r"process\.unknown_function"):
            doorway.find(module, name)
