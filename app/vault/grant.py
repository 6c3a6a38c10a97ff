"""Clearance as a key: compartment keys sealed for one person, with the grant inside.

A wrap in the directory is opaque to everybody but the person it is for. The two signatures stand in the statement that
takes it in, over the hash of the sealed bytes and the hash of the grant; so they are judged by the duties of that
moment, and a grant stays good when one of its signers has left. Rules enforced by `accept_grant`:

1. The directory took in this very wrap with this very grant: signed by a manager and an officer, two persons (in
   one-person mode by the one). That is checked when the statement is read (`roster_rules`).
2. The key inside fits the commitment that was signed for, and the compartment it says it is.
3. The grant is for this person and this identity key, and has not lapsed.
4. Neither signer is the person it is for, but for the manager who makes the very key: at the founding of a
   compartment, when clearances are carried over into a new epoch, and when a compartment without any holder was
   recovered with the kit. Such a manager holds the key already; the reason is signed for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.errors import Corrupt
from app.ids import Id, from_hex
from app.keys.compartment_key import commitment
from app.keys.encoding import Label, b64, canonical, pae, parse_canonical, unb64
from app.keys.hashing import KEY_SIZE, sha256
from app.keys.signature import fingerprint
from app.keys.wrap import EncryptionKey, open_sealed, seal
from app.vault.compartment import Place
from app.vault.roster import OFFICER, Roster, Taken

PADDED = 2048
LEVELS = (1, 2, 3)
FOR_EVER = 2**63 - 1
FOUNDING, CARRIED_OVER, GRANTED, RECOVERED = "founding", "carried-over", "granted", "recovered"


@dataclass(frozen=True, slots=True)
class Grant:
    """What the two signers put their names to. ``not_after`` is UTC microseconds."""

    vault_id: Id
    cid: Id
    epoch: int
    level: int
    ck_commit: bytes
    grantee: Id
    identity: bytes
    not_after: int
    request_id: Id
    policy_version: int
    reason: str

    def message(self) -> bytes:
        """What is signed."""
        return pae(
            Label.GRANT, self.vault_id, self.cid, self.epoch, self.level, self.ck_commit, self.grantee,
            self.identity, self.not_after, self.request_id, self.policy_version, self.reason,
        )  # fmt: skip

    @property
    def digest(self) -> bytes:
        """The hash by which a statement names it."""
        return sha256(self.message())


@dataclass(frozen=True, slots=True)
class WrapContent:
    """An opened wrap: the compartment's key and place, the project's name, and the grant."""

    place: Place
    key: bytes
    project_name: str
    grant: Grant


def seal_wrap(grantee_public: bytes, content: WrapContent) -> bytes:
    """The wrap for one person; ``grantee_public`` is their encryption key, or their top-secret key for level 3."""
    grant, place = content.grant, content.place
    payload = {
        "file_id": place.file_id.hex(),
        "grant": {
            "ck_commit": b64(grant.ck_commit),
            "epoch": grant.epoch,
            "identity": b64(grant.identity),
            "not_after": grant.not_after,
            "policy_version": grant.policy_version,
            "reason": grant.reason,
            "request_id": grant.request_id.hex(),
        },
        "key": b64(content.key),
        "level": place.level,
        "cid": place.cid.hex(),
        "project": place.project.hex(),
        "project_name": content.project_name,
    }
    info = _info(grant.vault_id, grant.grantee, grantee_public)
    return seal(grantee_public, info, canonical(payload), padded_to=PADDED)


def open_wrap(keys: Sequence[EncryptionKey], vault_id: Id, uid: Id, blob: bytes) -> WrapContent | None:
    """The wrap's content, or None when none of the person's ``keys`` opens it (a top-secret one before stepping up)."""
    for key in keys:
        try:
            raw = parse_canonical(open_sealed(key, _info(vault_id, uid, key.public), blob))
        except Corrupt:
            continue
        return _content(raw, vault_id, uid)
    return None


def _content(raw: dict[str, Any], vault_id: Id, uid: Id) -> WrapContent:
    try:
        signed = raw["grant"]
        place = Place(
            vault_id, from_hex(raw["cid"]), from_hex(raw["project"]), raw["level"], signed["epoch"],
            from_hex(raw["file_id"]),
        )  # fmt: skip
        grant = Grant(
            vault_id=vault_id,
            cid=place.cid,
            epoch=place.epoch,
            level=place.level,
            ck_commit=unb64(signed["ck_commit"]),
            grantee=uid,
            identity=unb64(signed["identity"]),
            not_after=signed["not_after"],
            request_id=from_hex(signed["request_id"]),
            policy_version=signed["policy_version"],
            reason=signed["reason"],
        )
        content = WrapContent(place, unb64(raw["key"]), raw["project_name"], grant)
        _require_shape(content)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise Corrupt("vault.wrap_damaged").because(error) from error
    return content


def _require_shape(content: WrapContent) -> None:
    """Anybody can seal something for this person: before a signature is looked at, it has to be of our kinds."""
    grant = content.grant
    numbers = (grant.level, grant.epoch, grant.not_after, grant.policy_version)
    sound = all(type(number) is int and 0 <= number <= FOR_EVER for number in numbers)
    texts = isinstance(grant.reason, str) and isinstance(content.project_name, str)
    if not (sound and texts and grant.level in LEVELS and len(content.key) == KEY_SIZE):
        raise ValueError("no wrap of ours")


def accept_grant(content: WrapContent, taken: Taken | None, roster: Roster, now: int) -> str:
    """Why the clearance does not count, as a code; empty when it does. See the rules of this module.

    ``taken`` is what the roster says of the wrap that ``content`` came out of.
    """
    grant = content.grant
    person = roster.people.get(grant.grantee)
    if taken is None or taken.uid != grant.grantee:
        return "vault.grant_not_taken_in"
    if person is None or not person.active or fingerprint(person.identity) != grant.identity:
        return "vault.grant_not_for_you"
    if commitment(content.key, grant.cid, grant.epoch) != grant.ck_commit:
        return "vault.grant_wrong_key"
    if taken.grant != grant.digest:
        return "vault.grant_forged"
    if now > grant.not_after:
        return "vault.grant_lapsed"
    return _refuse_signers(grant, taken, roster)


def _refuse_signers(grant: Grant, taken: Taken, roster: Roster) -> str:
    if grant.grantee not in taken.signers or len(taken.signers) == 1:
        return ""  # one signature was enough for the roster: one-person mode
    # The custodian who seals a new key holds it already; what the rule bars is an officer, or a raised clearance.
    carried = grant.reason in (FOUNDING, CARRIED_OVER, RECOVERED)
    return "" if carried and OFFICER not in roster.duties_of(grant.grantee) else "vault.grant_to_oneself"


def _info(vault_id: Id, uid: Id, public: bytes) -> bytes:
    return pae(Label.WRAP, vault_id, uid, fingerprint(public))
