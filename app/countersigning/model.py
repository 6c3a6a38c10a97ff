"""What crosses to the window of papers that wait for a second signature."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Paper(StrEnum):
    """What is signed second."""

    RELEASE = "release"
    AGREEMENT = "agreement"
    DESTRUCTION = "destruction"


class Standing(StrEnum):
    """Where a half stands, as its letters and the days tell."""

    WAITS = "half"
    TAKEN_BACK = "taken-back"
    SIGNED = "signed"
    REFUSED = "refused"
    LAPSED = "lapsed"


def digest_words(digest: str) -> str:
    """The first sixteen bytes of a digest as two people compare them, on two pages that show the same."""
    return " ".join(digest[place : place + 4] for place in range(0, 32, 4)).upper()


@dataclass(frozen=True, slots=True)
class SecondRow:
    """One paper that somebody signed first. Times in UTC microseconds, days ISO, empty where there is none.

    ``half`` names exactly what was signed, in hexadecimal. ``subject_name`` is who asks, or whose agreement it is, or
    who recorded the order of a destruction.
    ``parts`` are the fields and kinds of items that would leave, as `app.release.model.part_name` names them;
    ``purpose`` is empty where it names the customer. ``why_not`` keeps this person from signing, as a code.
    Of an order: its ``ground``, the day its request was ``received_on``, until when that is to be answered, whether a
    ``letter`` came with it, and how many ``hours`` it waits once both have signed. ``own``: this person signed first.
    """

    paper: Paper
    half: str
    number: str
    subject_name: str
    signer_name: str
    signed_at: int
    until: str
    standing: Standing
    answered_by: str
    answer: str
    why_not: str
    level: int = 0
    project_name: str = ""
    recipient_kind: str = ""
    purpose: str = ""
    parts: tuple[str, ...] = ()
    decide_by: str = ""
    start: str = ""
    text: str = ""
    ground: str = ""
    received_on: str = ""
    letter: bool = False
    hours: int = 0
    own: bool = False

    @property
    def waits(self) -> bool:
        """Whether this person can sign it now."""
        return self.standing is Standing.WAITS and not self.why_not
