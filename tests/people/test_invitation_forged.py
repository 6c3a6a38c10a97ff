"""Every field of an invitation and of an answer, altered: refused, with a sentence that says what to do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from app.errors import Problem
from app.ids import Id, random_id
from app.keys.authority import new_signer_key
from app.keys.encoding import b64, canonical, parse_canonical
from app.keys.signature import SigningKey
from app.keys.wrap import EncryptionKey
from app.people.invitation import (
    LONGEST,
    Answer,
    Invitation,
    read_answer,
    read_invitation,
    write_answer,
    write_invitation,
)
from tests.fixtures.vault import MORNING

VAULT, UID, DEVICE = random_id(), random_id(), random_id()
SIGNERS = [(random_id(), SigningKey.generate()), (random_id(), SigningKey.generate())]
IDENTITY = SigningKey.generate()

OTHERS: tuple[Any, ...] = (
    None, True, 0, -1, 7, 1 << 70, "", " ", "khác", "0" * 32, random_id().hex(), b64(bytes(32)), b64(bytes(31)), [],
    ["sales", "sales"], ["manager"], ["nobody"], {}, {"a": "b"}, [1], {"0" * 32: b64(bytes(32))},
)  # fmt: skip


def an_invitation(**changes: Any) -> Invitation:
    fields: dict[str, Any] = {
        "vault_id": VAULT,
        "genesis": bytes(range(32)),
        "company": "Công ty Sao Khuê",
        "uid": UID,
        "name": "Vũ Thị Mai",
        "title": "Nhân viên",
        "duties": frozenset({"sales", "clerk"}),
        "continues": None,
        "at": MORNING,
        "until": MORNING + 1,
        "signers": {uid: key.public for uid, key in SIGNERS},
    }
    return Invitation(**{**fields, **changes})


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return both_files()


def both_files() -> dict[str, bytes]:
    """An invitation, and an answer to it, as they are written."""
    invitation = an_invitation()
    written = write_invitation(invitation, SIGNERS)
    _, public = new_signer_key()
    keys = [EncryptionKey.generate().public for _ in range(2)]
    answer = Answer(invitation, DEVICE, IDENTITY.public, keys[0], keys[1], public, MORNING)
    return {"invitation": written, "answer": write_answer(answer, written, IDENTITY)}


READ = {"invitation": read_invitation, "answer": read_answer}


def altered(raw: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every field dropped, replaced by other values, and one more field; the insides of maps and lists too."""
    for name, value in raw.items():
        yield f"without {name}", {key: other for key, other in raw.items() if key != name}
        for number, other in enumerate(OTHERS):
            if other != value:
                yield f"{name} {number}", {**raw, name: other}
        if isinstance(value, str) and value:
            yield f"{name} longer", {**raw, name: value + "A"}
            yield f"{name} shorter", {**raw, name: value[:-1]}
        if isinstance(value, int) and not isinstance(value, bool):
            yield f"{name} later", {**raw, name: value + 1}
        if isinstance(value, dict):
            for inner in value:
                yield f"{name} without one", {**raw, name: {key: v for key, v in value.items() if key != inner}}
                yield f"{name} exchanged", {**raw, name: {**value, inner: b64(bytes(64))}}
        if isinstance(value, list):
            yield f"{name} less", {**raw, name: value[:-1]}
            yield f"{name} turned", {**raw, name: list(reversed(value))}
    yield "one more", {**raw, "more": 1}


def test_a_key_of_a_kind_that_nobody_knows_is_refused() -> None:
    """Whole and signed, as somebody's own program may make it: a sentence all the same, and no crash."""
    invitation = an_invitation()
    written = write_invitation(invitation, SIGNERS)
    _, public = new_signer_key()
    unknown = public.replace(bytes.fromhex("2a864886f70d010101"), bytes.fromhex("2a864886f70d01017f"))
    assert unknown != public
    answer = Answer(invitation, DEVICE, IDENTITY.public, bytes(range(32)), bytes(range(32)), unknown, MORNING)
    with pytest.raises(Problem, match=r"people\.answer_damaged"):
        read_answer(write_answer(answer, written, IDENTITY))


@pytest.mark.parametrize("kind", READ)
def test_every_altered_field_is_refused(files: dict[str, bytes], kind: str) -> None:
    raw = parse_canonical(files[kind])
    tried = 0
    for what, changed in altered(raw):
        with pytest.raises(Problem) as refused:
            READ[kind](canonical(changed))
        assert refused.value.code == f"people.{kind}_damaged", what
        tried += 1
    assert tried > 180


@pytest.mark.parametrize("kind", READ)
def test_every_other_spelling_is_refused(files: dict[str, bytes], kind: str) -> None:
    whole = files[kind]
    spoiled = [
        b"", b"{}", b"[]", b"\xff", whole[:-1], whole + b" ", whole.replace(b":", b": ", 1), b" " * (LONGEST + 1),
        whole.replace(b'{"', b'{"at":0,"', 1), files["answer" if kind == "invitation" else "invitation"],
    ]  # fmt: skip
    spoiled += [whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :] for at in range(0, len(whole), 11)]
    for content in spoiled:
        with pytest.raises(Problem, match=rf"people\.{kind}_damaged"):
            READ[kind](content)
    assert READ[kind](whole) is not None


def test_what_is_said_is_what_was_signed(files: dict[str, bytes]) -> None:
    invitation = read_invitation(files["invitation"])
    assert invitation == an_invitation()
    answer = read_answer(files["answer"])
    assert answer.invitation == invitation
    assert (answer.device, answer.identity) == (DEVICE, IDENTITY.public)


@pytest.mark.parametrize(
    "changes",
    [
        {"vault_id": random_id()},
        {"genesis": bytes(32)},
        {"company": "Công ty khác"},
        {"uid": random_id()},
        {"name": "Vũ Thị Mái"},
        {"title": "Quản lý"},
        {"duties": frozenset({"manager"})},
        {"continues": UID},
        {"at": MORNING - 1},
        {"until": MORNING + 2},
        {"signers": {SIGNERS[0][0]: SIGNERS[0][1].public}},
        {"signers": {Id(bytes(16)): SIGNERS[0][1].public, SIGNERS[1][0]: SIGNERS[1][1].public}},
    ],
)
def test_the_words_are_of_every_field(changes: dict[str, Any]) -> None:
    assert an_invitation(**changes).words != an_invitation().words


def test_an_answer_signed_with_another_key_proves_nothing(files: dict[str, bytes]) -> None:
    answer = read_answer(files["answer"])
    with pytest.raises(Problem, match=r"people\.answer_damaged"):
        read_answer(write_answer(answer, files["invitation"], SigningKey.generate()))


def test_an_answer_cannot_be_put_to_another_invitation(files: dict[str, bytes]) -> None:
    answer = read_answer(files["answer"])
    other = write_invitation(an_invitation(duties=frozenset({"manager"})), SIGNERS)
    with pytest.raises(Problem, match=r"people\.answer_damaged"):
        read_answer(write_answer(answer, other, IDENTITY))
