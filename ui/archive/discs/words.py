"""Words that the dialogs and cards of discs share."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.archive.discs.model import DiscSize, Reading, Twin, What, WorkKind
from ui import messages


def whats() -> list[tuple[object, str]]:
    """What can be on discs, as a choice."""
    return [
        (What.BACKUP, QCoreApplication.translate("discs", "Bản sao lưu")),
        (What.KIT, QCoreApplication.translate("discs", "Bộ khôi phục")),
        (What.ARCHIVE, QCoreApplication.translate("discs", "Nhật ký hằng năm")),
        (What.OTHER, QCoreApplication.translate("discs", "Thứ khác đã niêm mật")),
    ]


def sizes() -> list[tuple[object, str]]:
    """Blank discs, as a choice."""
    return [
        (DiscSize.DVD, QCoreApplication.translate("discs", "DVD, 4,7 GB")),
        (DiscSize.DVD_DOUBLE, QCoreApplication.translate("discs", "DVD hai lớp, 8,5 GB")),
        (DiscSize.CD, QCoreApplication.translate("discs", "CD, 700 MB")),
    ]


def size_name(size: DiscSize) -> str:
    """A blank disc in words."""
    return next(words for value, words in sizes() if value is size)


def twin_name(twin: Twin) -> str:
    """Which of the two discs."""
    if twin is Twin.FIRST:
        return QCoreApplication.translate("discs", "Đĩa thứ nhất")
    return QCoreApplication.translate("discs", "Đĩa thứ hai")


def work_title(kind: WorkKind) -> str:
    """What is under way."""
    words = {
        WorkKind.MAKE: QCoreApplication.translate("discs", "Đang làm ảnh đĩa"),
        WorkKind.BURN: QCoreApplication.translate("discs", "Đang ghi đĩa"),
        WorkKind.READ_BACK: QCoreApplication.translate("discs", "Đang đọc lại đĩa"),
        WorkKind.READ: QCoreApplication.translate("discs", "Đang lấy tệp từ đĩa"),
    }
    return words[kind]


def found(reading: Reading, *, repaired: bool) -> str:
    """What a reading found, in sentences."""
    said = [messages.sentence(reading.verdict(repaired=repaired), **reading.told())]
    if reading.missing:
        said.append(messages.sentence("discs.waiting_for_discs", missing=len(reading.missing)))
    return " ".join(said)


def gigabytes(size: int) -> str:
    """Bytes as they are printed on discs: 4,31 GB, 82 MB."""
    if size >= 1_000_000_000:
        return f"{size / 1_000_000_000:.2f} GB".replace(".", ",")
    return f"{max(1, round(size / 1_000_000))} MB"
