"""The sheet that goes with a disc, to lie in its sleeve: which disc this is, and nothing about anybody.

The title is what the person typed; everything else comes from the register. The QR code is read when discs are counted.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.archive.discs.model import DiscRow
from app.clock import shown_date, shown_time
from app.pdf.document import Document, Fields, Notice, Paragraph, Qr, check_code, render


@dataclass(frozen=True, slots=True)
class Label:
    """What the sheet says. ``second_place`` is where the other disc lies, empty while there is none."""

    disc: DiscRow
    company: str
    place_of_company: str
    words: str
    made_at: int
    at: int
    second_number: str
    second_place: str
    language: str


def label_pdf(label: Label) -> bytes:
    """The sheet as a PDF."""
    said = _document(label)
    code = check_code(said)
    caption = "\n".join((label.disc.number, _words(label, "count")))
    qr = Qr(f"NIEM|{label.disc.number}|{code}", caption)
    return render(replace(said, blocks=(*said.blocks, qr)))


def _document(label: Label) -> Document:
    disc = label.disc
    last = disc.proofs[-1]
    second = label.second_place or _words(label, "none")
    if label.second_number and label.second_place:
        second = f"{label.second_place} ({label.second_number})"
    return Document(
        title=_words(label, "title"),
        number=disc.number,
        company=label.company,
        place=label.place_of_company,
        level=None,
        language=label.language,
        at=label.at,
        motto=False,
        subtitle=disc.title,
        blocks=(
            Fields(
                (
                    (_words(label, "which"), f"{disc.disc} / {disc.discs}"),
                    (_words(label, "made"), shown_date(label.made_at)),
                    (_words(label, "read"), shown_time(last.at)),
                    (_words(label, "vault"), label.words),
                    (_words(label, "kept"), disc.place),
                    (_words(label, "second"), second),
                )
            ),
            Paragraph(_words(label, "how"), small=True),
            *(() if label.second_place else (Notice(_words(label, "two"), warning=True),)),
        ),
    )


_WORDS = {
    "vi": {
        "title": "Nhãn đĩa",
        "count": "Quét mã này khi kiểm đếm.",
        "which": "Đĩa thứ",
        "made": "Ngày làm",
        "read": "Đọc lại nguyên vẹn lúc",
        "vault": "Từ của kho",
        "kept": "Nơi giữ",
        "second": "Đĩa thứ hai ở",
        "none": "chưa có",
        "how": "Mọi thứ trên đĩa đã được niêm mật. Đĩa xước vẫn đọc lại được bằng chương trình Niêm, mục Kiểm tra, "
        "sao lưu. Để đĩa trong bao, nơi khô và tối; không dán giấy lên mặt đĩa.",
        "two": "Hãy làm đĩa thứ hai, khác hãng, và giữ ở nơi khác: một đĩa cháy hay xước thì còn đĩa kia.",
    },
    "en": {
        "title": "Disc label",
        "count": "Scan this when discs are counted.",
        "which": "Disc",
        "made": "Made on",
        "read": "Read back whole at",
        "vault": "Words of the vault",
        "kept": "Kept at",
        "second": "The second disc is at",
        "none": "there is none yet",
        "how": "Everything on this disc is sealed. A scratched disc can still be read with the program Niêm, page "
        "Checks and backups. Keep it in its sleeve, dry and dark; stick no paper onto the disc.",
        "two": "Make a second disc, of another brand, and keep it elsewhere: if one burns, the other is there.",
    },
}


def _words(label: Label, key: str) -> str:
    return _WORDS[label.language][key]
