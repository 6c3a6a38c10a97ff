"""How things are written down before they are hashed, signed or sealed.

Two encodings, never mixed:

* ``pae`` (pre-authentication encoding): what is signed, hashed, MACed or used as ``info``. For every part its length as
  8 bytes big-endian, then the part; the first part is always the ASCII label, so that bytes made for one purpose can
  never be read as another's. Integers are 8 bytes big-endian, text is UTF-8 in NFC, ids are their 16 bytes.
* ``canonical`` JSON: what is stored. Sorted keys, NFC, no floats, no space; one value has exactly one spelling, and a
  file in any other spelling is refused. A signature covers the pae of the fields, never the JSON text.
"""

from __future__ import annotations

import base64
import functools
import json
import re
import unicodedata
from enum import StrEnum
from typing import Any, NoReturn, cast

from app.errors import Corrupt

_PREFIX_SIZE = 8
_INTEGER_PREFIX = _PREFIX_SIZE.to_bytes(_PREFIX_SIZE, "big")
_LENGTHS = tuple(size.to_bytes(_PREFIX_SIZE, "big") for size in range(256))
_BASE64 = re.compile(r"[A-Za-z0-9_-]*", re.ASCII)
_MAX_DEPTH = 64


class Label(StrEnum):
    """The first part of every pae. One label, one structure: tests/keys/label_test.py holds the code to it."""

    GENESIS = "niem/v1/genesis"
    OFFICERS = "niem/v1/officers"
    PERSON = "niem/v1/person"
    ENCKEY = "niem/v1/enckey"
    GRANT = "niem/v1/grant"
    REWRAP = "niem/v1/rewrap"
    REVOKE = "niem/v1/revoke"
    RETIRE = "niem/v1/retire"
    POLICY = "niem/v1/policy"
    WRAP = "niem/v1/wrap"
    HOUSE_KEYS = "niem/v1/house-keys"
    WRAPS_ROOT = "niem/v1/wraps-root"
    WRAPPED = "niem/v1/wrapped"
    REQUEST = "niem/v1/request"
    AGREEMENT = "niem/v1/agreement"
    AGREEMENT_COPY = "niem/v1/agreement-copy"
    AGREEMENT_END = "niem/v1/agreement-end"
    AGREEMENT_HALF = "niem/v1/agreement-half"
    AGREEMENT_JOINED = "niem/v1/agreement-joined"
    LESSON = "niem/v1/lesson"
    HOLD = "niem/v1/hold"
    FREEZE = "niem/v1/freeze"
    THAW = "niem/v1/thaw"
    SESSION_END = "niem/v1/session-end"
    HOUSE = "niem/v1/house"
    INVITATION = "niem/v1/invitation"
    ANSWER = "niem/v1/answer"
    CONTINUED = "niem/v1/continued"
    RESTORED = "niem/v1/restored"
    FORMER = "niem/v1/former"
    INCARNATION = "niem/v1/incarnation"
    CONCERN = "niem/v1/concern"
    CONCERN_NAME = "niem/v1/concern-name"
    SEALED = "niem/v1/sealed"
    LETTER = "niem/v1/letter"
    CK_COMMIT = "niem/v1/ck-commit"
    SLOT_A = "niem/v1/slot-a"
    SLOT_B = "niem/v1/slot-b"
    SLOT_COMMIT = "niem/v1/slot-commit"
    SLOT_SEAL = "niem/v1/slot-seal"
    FILE_KEY = "niem/v1/file-key"
    LEDGER = "niem/v1/ledger"
    RECORD = "niem/v1/record"
    DRAFT = "niem/v1/draft"
    JOURNAL = "niem/v1/journal"
    JOURNAL_DETAIL = "niem/v1/journal-detail"
    ACTS_INDEX = "niem/v1/acts-index"
    JOURNAL_PROOF = "niem/v1/journal-proof"
    JOURNAL_ARCHIVE = "niem/v1/journal-archive"
    JOURNAL_ARCHIVE_END = "niem/v1/journal-archive-end"
    HEADS = "niem/v1/heads"
    ALERT = "niem/v1/alert"
    CHECKPOINT = "niem/v1/checkpoint"
    ATTACHMENT = "niem/v1/attachment"
    DOCUMENT = "niem/v1/document"
    BACKUP = "niem/v1/backup"
    BACKUP_LABEL = "niem/v1/backup-label"
    BACKUP_KEY = "niem/v1/backup-key"
    BACKUP_PART = "niem/v1/backup-part"
    HOUSE_ESCROW = "niem/v1/house-escrow"
    HOUSE_LETTER = "niem/v1/house-letter"
    HOUSE_LETTER_SIGNED = "niem/v1/house-letter-signed"
    MANIFEST = "niem/v1/manifest"
    KIT = "niem/v1/kit"
    KIT_FILE = "niem/v1/kit-file"
    KIT_ENTRY = "niem/v1/kit-entry"
    KIT_RENEWED = "niem/v1/kit-renewed"
    RECOVERY = "niem/v1/recovery"
    DRILL_TOLD = "niem/v1/drill-told"
    CHECKED = "niem/v1/checked"
    DAMAGE = "niem/v1/damage"
    ESCROW = "niem/v1/escrow"
    RELEASE = "niem/v1/release"
    RELEASE_APPROVAL = "niem/v1/release-approval"
    RELEASE_DELEGATION = "niem/v1/release-delegation"
    PACKAGE = "niem/v1/package"
    PACKAGE_BODY = "niem/v1/package-body"
    ERASURE = "niem/v1/erasure"
    ERASURE_FIRST = "niem/v1/erasure-first"
    ERASURE_SECOND = "niem/v1/erasure-second"
    ERASED = "niem/v1/erased"
    CERTIFICATE = "niem/v1/certificate"
    CERTIFICATE_FIELDS = "niem/v1/certificate-fields"
    CERTIFICATE_FILE = "niem/v1/certificate-file"


def pae(label: Label, *parts: bytes | str | int) -> bytes:
    """The unambiguous bytes of ``label`` and ``parts``.

    Raises ``TypeError`` for any other type (``bool`` and ``None`` included: write them as a number or an empty
    part) and ``OverflowError`` for an integer outside 0 … 2**64-1.
    """
    return _heading(label) + encoded(*parts)


def encoded(*parts: bytes | str | int) -> bytes:
    """``parts`` as they stand one after the other in a ``pae``, for whoever hashes many that have most in common.

    Raises as ``pae`` does.
    """
    pieces: list[bytes] = []
    add = pieces.append
    for part in parts:
        if type(part) is int:
            add(_integer(part))
            continue
        piece = part if type(part) is bytes else _part(part)
        size = len(piece)
        add(_LENGTHS[size] if size < len(_LENGTHS) else size.to_bytes(_PREFIX_SIZE, "big"))
        add(piece)
    return b"".join(pieces)


def framed(part: bytes) -> bytes:
    """One part of bytes as it stands in a ``pae``."""
    size = len(part)
    return (_LENGTHS[size] if size < len(_LENGTHS) else size.to_bytes(_PREFIX_SIZE, "big")) + part


@functools.lru_cache(maxsize=4096)
def _integer(value: int) -> bytes:
    """An integer as a part; those of one file (revisions, times of a batch) are the same ones again and again."""
    return _INTEGER_PREFIX + value.to_bytes(_PREFIX_SIZE, "big")


@functools.cache
def _heading(label: Label) -> bytes:
    name = str(label).encode("ascii")
    return len(name).to_bytes(_PREFIX_SIZE, "big") + name


def _part(part: bytes | str | int) -> bytes:
    if isinstance(part, str):
        return part.encode("ascii") if part.isascii() else unicodedata.normalize("NFC", part).encode("utf-8")
    if isinstance(part, bytes):
        return part
    if isinstance(part, int) and not isinstance(part, bool):
        return part.to_bytes(_PREFIX_SIZE, "big")
    raise TypeError(f"a pae part is bytes, text or an integer, not {type(part).__name__}")


def canonical(value: object) -> bytes:
    """The one JSON spelling of ``value``: dicts with text keys, lists or tuples, text, integers, booleans, ``None``.

    Raises ``TypeError`` for floats, bytes, keys that are not text and every other type; ``ValueError`` when two keys
    are the same text in NFC, when text holds half a surrogate pair, or when the value is nested more than 64 deep.
    """
    if _is_plain(value, 0):
        text = _ENCODER.encode(value)
        # Every part of a text in NFC is in NFC itself, so one look at the whole is a look at every string in it.
        if unicodedata.is_normalized("NFC", text):
            return text.encode("utf-8")
    return _ENCODER.encode(_plain(value, 0)).encode("utf-8")


_ENCODER = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False, check_circular=False
)
_KEYS = {str}
_SCALARS = frozenset({str, int, bool, type(None)})


def _is_plain(value: object, depth: int) -> bool:
    """Whether ``value`` is made of just the types that JSON has, no subclasses, and not nested too deep.

    What is not goes through `_plain`, which converts it or says what is wrong with it.
    """
    if depth > _MAX_DEPTH:
        return False
    kind = type(value)
    if kind in _SCALARS:
        return True
    if kind is dict:
        parts = cast(dict[object, object], value)
        if parts and {*map(type, parts)} != _KEYS:
            return False
        for part in parts.values():
            if type(part) not in _SCALARS and not _is_plain(part, depth + 1):
                return False
        return depth < _MAX_DEPTH or not parts
    if kind is list:
        items = cast(list[object], value)
        for part in items:
            if type(part) not in _SCALARS and not _is_plain(part, depth + 1):
                return False
        return depth < _MAX_DEPTH or not items
    return False


def _plain(value: object, depth: int) -> object:
    if depth > _MAX_DEPTH:
        raise ValueError("nested too deep")
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return int(value)
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list | tuple):
        return [_plain(item, depth + 1) for item in value]
    if isinstance(value, dict):
        return _plain_dict(value, depth)
    raise TypeError(f"canonical JSON has no {type(value).__name__}")


def _plain_dict(value: dict[Any, object], depth: int) -> dict[str, object]:
    result: dict[str, object] = {}
    for key, item in value.items():
        if not isinstance(key, str):
            raise TypeError("a key is text")
        name = unicodedata.normalize("NFC", key)
        if name in result:
            raise ValueError("two keys are one text in NFC")
        result[name] = _plain(item, depth + 1)
    return result


def parse_canonical(data: bytes) -> dict[str, Any]:
    """The object spelled by ``data``.

    Raises ``Corrupt("keys.not_canonical")`` for anything that ``canonical`` would not have written: other spacing or
    order, duplicate keys, floats, text not in NFC, bytes that are not UTF-8, or a top value that is no object.
    """
    try:
        value = _DECODER.decode(data.decode("utf-8"))
        again = canonical(value)
    except (ValueError, TypeError, RecursionError) as cause:
        raise Corrupt("keys.not_canonical").because(cause) from None
    if not isinstance(value, dict) or again != data:
        raise Corrupt("keys.not_canonical")
    return value


def parse_stored(text: str) -> dict[str, Any]:
    """The object spelled by ``text``, which this program wrote with ``canonical`` and whose very bytes are signed for.

    For the inside of our own encrypted files: spelling and order are not proved again at every look. Still refused with
    ``Corrupt("keys.not_canonical")`` are duplicate keys, floats, what is no JSON, and a top value that is no object.
    """
    try:
        # What `canonical` writes begins and ends without a blank, so nothing has to be looked for before and behind.
        value, end = _DECODER.raw_decode(text)
    except (ValueError, RecursionError) as cause:
        raise Corrupt("keys.not_canonical").because(cause) from None
    if not isinstance(value, dict) or end != len(text):
        raise Corrupt("keys.not_canonical")
    return value


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) != len(pairs):
        raise ValueError("a key twice")
    return result


def _refuse_number(_text: str) -> NoReturn:
    raise ValueError("only integers")


_DECODER = json.JSONDecoder(object_pairs_hook=_unique, parse_float=_refuse_number, parse_constant=_refuse_number)


def b64(data: bytes) -> str:
    """``data`` in base64url without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def unb64(text: str) -> bytes:
    """The bytes written by ``b64``. Raises ``ValueError`` for any other spelling, stray low bits included."""
    if not _BASE64.fullmatch(text) or len(text) % 4 == 1:
        raise ValueError("not base64url")
    data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if b64(data) != text:
        raise ValueError("not the one spelling of these bytes")
    return data
