"""What a document says, apart from how it looks: a head, then blocks from top to bottom.

``render`` draws it in the house style: A4, Be Vietnam Pro embedded, company and number upper left, motto with place and
date upper right, the title centred, the level in a stamp, page numbers, the document's number and a short check code
at the foot of every page. Text is written in NFC; a letter that the font lacks appears as ``[U+1F600]`` and is never
left out silently.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

CODE_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Strong:
    """A stretch of a paragraph in semi-bold."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a section; kept on one page with what follows. ``rank`` 1 or 2."""

    text: str
    rank: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. ``small`` for remarks; line feeds are kept; no markup is read from the text."""

    text: str | tuple[str | Strong, ...]
    small: bool = False
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Fields:
    """Labels with their values, one under another. An empty value is shown as a dash."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose header comes back on every page.

    ``widths`` are shares of the line, in any unit, one for each column. ``align`` has one letter for each column:
    ``l``, ``c`` or ``r``; empty means all left. Long rows break across pages.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    align: str = ""


@dataclass(frozen=True, slots=True)
class WordBoxes:
    """Words that are copied by hand one by one: each in a numbered box, counted down the columns."""

    words: tuple[str, ...]
    columns: int = 3


@dataclass(frozen=True, slots=True)
class SignatureBoxes:
    """Places to sign, side by side, at most three in a row: (role, name) in the order of signing."""

    people: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Qr:
    """A QR code with a line or two of explanation beside it."""

    text: str
    caption: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A tinted box for what must not be missed. ``warning`` makes it orange instead of blue."""

    text: str
    title: str = ""
    warning: bool = False


@dataclass(frozen=True, slots=True)
class Space:
    """Empty height in millimetres."""

    millimetres: float = 4.0


@dataclass(frozen=True, slots=True)
class Room:
    """What follows begins a new page unless this height in millimetres is left: no signature stands on a page alone."""

    millimetres: float


Block = Heading | Paragraph | Fields | Table | WordBoxes | SignatureBoxes | Qr | Notice | Space | Room


@dataclass(frozen=True, slots=True)
class Document:
    """One document.

    ``level`` is 1 (bí mật), 2 (cơ mật), 3 (tuyệt mật) or None for no stamp. ``at`` is the document's own time in UTC
    microseconds; None leaves the date line out. ``watermark`` names the recipient and is drawn across every page
    together with ``copy_number``; None means no watermark, and an empty one is refused. ``subtitle`` stands under
    the title, ``footer`` in the middle of the foot, ``code`` (instead of one worked out here) at its left. ``motto``
    shows the national motto upper right.
    """

    title: str
    number: str
    company: str
    place: str
    level: int | None
    blocks: tuple[Block, ...]
    footer: str = ""
    watermark: str | None = None
    copy_number: str | None = None
    language: str = "vi"
    at: int | None = None
    subtitle: str = ""
    motto: bool = True
    code: str = ""

    def __post_init__(self) -> None:
        if self.language not in ("vi", "en"):
            raise ValueError("a document is written in vi or en")
        if self.level not in (None, 1, 2, 3):
            raise ValueError("a level is 1, 2 or 3")


def check_code(document: Document) -> str:
    """Eight letters that stand for everything the document says, like ``7KQ2-9XWD``.

    QR codes do not count, so that one can carry the code of the document it stands in. A convenience for comparing
    two papers by eye; the signature, not this code, is the proof.
    """
    if document.code:
        return document.code
    # A level may come as a plain number or as an enumerated one; both say the same.
    level = None if document.level is None else int(document.level)
    said = tuple(block for block in document.blocks if not isinstance(block, Qr))
    unmarked = replace(document, blocks=said, watermark=None, copy_number=None, level=level)
    digest = hashlib.sha256(repr(unmarked).encode("utf-8", "surrogatepass")).digest()
    letters = "".join(CODE_LETTERS[byte % 32] for byte in digest[:8])
    return f"{letters[:4]}-{letters[4:]}"


def render(document: Document) -> bytes:
    """The document as a PDF, ready for ``to_archival`` or ``encrypt``.

    Raises ``Problem("pdf.watermark_impossible")`` when the watermark is empty, has a letter that cannot be drawn, or
    is too long to be read on the page: then there is no page at all. ``ValueError`` for a table whose rows, widths
    and header differ in length.
    """
    from app.pdf.press import press

    return press(document)
