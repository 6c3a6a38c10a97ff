"""The two files by which somebody joins from their own account, the invitation and the answer to it, without a secret.

* The *invitation* names the vault (id and the hash of its genesis), the company, the person (a random id, name, title,
  duties) and its last day. The manager and the officer who invite sign all of it.
* The *answer* holds the public keys that were made in the person's own account. It is signed with the new identity key,
  which proves possession of it, and carries the invitation along.

A signature shows that a file is whole, not whose it is: anybody can sign with keys of their own. So people compare six
words of each file aloud. The words are of the very bytes that are signed: with another vault, person, duty or key they
are other words. An invitation is used up by its person: an id that is in the directory is never taken in again.

Both files are canonical JSON; any other spelling, another field or a missing one is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.access.duty import Duty
from app.errors import Corrupt, Problem
from app.ids import Id, from_hex
from app.keys.authority import signer_public
from app.keys.encoding import Label, b64, canonical, pae, parse_canonical, unb64
from app.keys.hashing import sha256
from app.keys.signature import SigningKey, fingerprint_words, verify
from app.people.model import clean_name
from app.vault.durable import disk_errors, write_atomically
from app.vault.statement import Signers

INVITATION_ENDING, ANSWER_ENDING = "niem-invite", "niem-join"
LONGEST = 64 * 1024
"""Far more bytes than either file has."""
VERSION = 1
LATEST = 1 << 62


@dataclass(frozen=True, slots=True)
class Invitation:
    """Who is invited into which vault; ``at`` and ``until`` UTC microseconds, ``signers`` with their public keys.

    ``continues`` is the person's earlier identity, for a new machine or account.
    """

    vault_id: Id
    genesis: bytes
    company: str
    uid: Id
    name: str
    title: str
    duties: frozenset[str]
    continues: Id | None
    at: int
    until: int
    signers: Mapping[Id, bytes]

    def message(self) -> bytes:
        """What is signed, and what the six words stand for."""
        who = [part for uid, public in sorted(self.signers.items()) for part in (uid, public)]
        return pae(
            Label.INVITATION, VERSION, self.vault_id, self.genesis, self.company, self.uid, self.name, self.title,
            ",".join(sorted(self.duties)), self.continues or b"", self.at, self.until, *who,
        )  # fmt: skip

    @property
    def digest(self) -> bytes:
        """The hash by which an answer names it."""
        return sha256(self.message())

    @property
    def words(self) -> str:
        """Six words to compare aloud."""
        return fingerprint_words(self.message())


@dataclass(frozen=True, slots=True)
class Answer:
    """The new public keys: identity, encryption (everyday and top secret), and the one for signing papers (DER)."""

    invitation: Invitation
    device: Id
    identity: bytes
    encryption: bytes
    step_up: bytes
    signer: bytes
    at: int

    def message(self) -> bytes:
        """What is signed, and what the six words stand for."""
        return pae(
            Label.ANSWER, VERSION, self.invitation.digest, self.device, self.identity, self.encryption, self.step_up,
            self.signer, self.at,
        )  # fmt: skip

    @property
    def digest(self) -> bytes:
        """The hash by which the one that was compared is told from any other."""
        return sha256(self.message())

    @property
    def words(self) -> str:
        """Six words to compare aloud."""
        return fingerprint_words(self.message())


def write_invitation(invitation: Invitation, signers: Signers) -> bytes:
    """The invitation's file, signed by the ones it names."""
    message = invitation.message()
    fields = {
        "vault_id": invitation.vault_id.hex(),
        "genesis": b64(invitation.genesis),
        "company": invitation.company,
        "uid": invitation.uid.hex(),
        "name": invitation.name,
        "title": invitation.title,
        "duties": sorted(invitation.duties),
        "continues": invitation.continues.hex() if invitation.continues else None,
        "at": invitation.at,
        "until": invitation.until,
        "signers": {uid.hex(): b64(public) for uid, public in invitation.signers.items()},
        "signatures": {uid.hex(): b64(key.sign(message)) for uid, key in signers},
    }
    return canonical({"niem": "invitation", "version": VERSION, **fields})


def read_invitation(data: bytes) -> Invitation:
    """The invitation in a file, whole as it was signed. Raises Problem("people.invitation_damaged") for all else."""
    try:
        raw = _opened(data, "invitation")
        signatures = {from_hex(uid): unb64(text) for uid, text in raw.pop("signatures").items()}
        invitation = Invitation(
            vault_id=from_hex(raw.pop("vault_id")),
            genesis=_bytes(raw.pop("genesis"), 32),
            company=_text(raw.pop("company")),
            uid=from_hex(raw.pop("uid")),
            name=clean_name(raw.pop("name")),
            title=clean_name(raw.pop("title")),
            duties=frozenset(Duty(duty).value for duty in raw["duties"]),
            continues=from_hex(text) if (text := raw.pop("continues")) is not None else None,
            at=_moment(raw.pop("at")),
            until=_moment(raw.pop("until")),
            signers={from_hex(uid): _bytes(text, 32) for uid, text in raw.pop("signers").items()},
        )
        _require(raw.pop("duties") == sorted(invitation.duties) and bool(invitation.duties) and not raw)
        _require(bool(signatures) and signatures.keys() == invitation.signers.keys())
        message = invitation.message()
        _require(all(verify(invitation.signers[uid], message, signatures[uid]) for uid in signatures))
    except (AttributeError, Corrupt, KeyError, OverflowError, Problem, TypeError, ValueError) as error:
        raise Problem("people.invitation_damaged") from error
    return invitation


def write_answer(answer: Answer, invitation_file: bytes, identity: SigningKey) -> bytes:
    """The answer's file, signed with the new identity key; the invitation goes along as it was received."""
    fields = {
        "invitation": b64(invitation_file),
        "device": answer.device.hex(),
        "identity": b64(answer.identity),
        "encryption": b64(answer.encryption),
        "step_up": b64(answer.step_up),
        "signer": b64(answer.signer),
        "at": answer.at,
        "signature": b64(identity.sign(answer.message())),
    }
    return canonical({"niem": "answer", "version": VERSION, **fields})


def read_answer(data: bytes) -> Answer:
    """The answer in a file, whole as it was signed. Raises Problem("people.answer_damaged") for all else."""
    try:
        raw = _opened(data, "answer")
        signature = unb64(raw.pop("signature"))
        answer = Answer(
            invitation=read_invitation(unb64(raw.pop("invitation"))),
            device=from_hex(raw.pop("device")),
            identity=_bytes(raw.pop("identity"), 32),
            encryption=_bytes(raw.pop("encryption"), 32),
            step_up=_bytes(raw.pop("step_up"), 32),
            signer=unb64(raw.pop("signer")),
            at=_moment(raw.pop("at")),
        )
        signer_public(answer.signer)
        _require(not raw and verify(answer.identity, answer.message(), signature))
    except (AttributeError, Corrupt, KeyError, OverflowError, Problem, TypeError, ValueError) as error:
        raise Problem("people.answer_damaged") from error
    return answer


def publish(path: Path, content: bytes) -> None:
    """Write one of the two files where other accounts of the machine can read it: nothing in it is secret."""
    write_atomically(path, content)
    with disk_errors():
        path.chmod(0o644)


def _opened(data: bytes, kind: str) -> dict[str, Any]:
    _require(len(data) <= LONGEST)
    raw = parse_canonical(data)
    _require(raw.pop("niem") == kind and raw.pop("version") == VERSION)
    return raw


def _require(holds: bool) -> None:
    if not holds:
        raise ValueError("no file of ours")


def _bytes(text: str, size: int) -> bytes:
    value = unb64(text)
    _require(len(value) == size)
    return value


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("a text expected")
    return value


def _moment(value: object) -> int:
    if type(value) is not int or not 0 <= value < LATEST:
        raise ValueError("a moment expected")
    return value
