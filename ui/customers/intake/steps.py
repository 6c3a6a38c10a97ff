"""The steps of an import: which there are for a list, which comes first, and what the last button says in each."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.customers.intake.model import PLAIN, ImportPreview
from ui.widgets.naming import grouped
from ui.widgets.pill_bar import Pill

FILE, READ, COLUMNS, CHECK, TWINS = "file", "read", "columns", "check", "twins"
STEPS = (FILE, READ, COLUMNS, CHECK, TWINS)
_TOLD = {FILE: READ, READ: COLUMNS, COLUMNS: CHECK}


@dataclass(frozen=True, slots=True)
class Offer:
    """The last button: whether it can be pressed, why not, and what it says."""

    able: bool
    why: str
    words: str


def pills(preview: ImportPreview) -> list[Pill]:
    """The steps that this list has; wrong and repeated rows are counted."""
    found = [
        Pill(FILE, QCoreApplication.translate("intake", "Tệp")),
        Pill(READ, QCoreApplication.translate("intake", "Cách đọc")),
        Pill(COLUMNS, QCoreApplication.translate("intake", "Cột")),
    ]
    if "name" in preview.mapping:
        found.append(Pill(CHECK, QCoreApplication.translate("intake", "Kiểm tra"), preview.bad or None))
    if preview.twins:
        found.append(Pill(TWINS, QCoreApplication.translate("intake", "Trùng"), preview.twins))
    return found


def first_step(preview: ImportPreview) -> str:
    """Where an answer is wanted: letters of an old font and several sheets are for a person to confirm."""
    if preview.reading != PLAIN or len(preview.sheets) > 1:
        return READ
    return CHECK if "name" in preview.mapping else COLUMNS


def next_step(step: str, preview: ImportPreview) -> str:
    """Where the last button leads, ``""`` when it imports."""
    if step in _TOLD:
        return _TOLD[step]
    return TWINS if step == CHECK and preview.twins else ""


def offer(step: str, preview: ImportPreview | None, *, working: bool) -> Offer:
    """What the last button offers now."""
    into = QCoreApplication.translate("intake", "Nhập danh sách")
    if working:
        return Offer(False, QCoreApplication.translate("intake", "Đang làm, xin chờ."), into)
    if preview is None:
        return Offer(False, QCoreApplication.translate("intake", "Hãy chọn tệp trước."), into)
    if step in _TOLD:
        named = "name" in preview.mapping or step != COLUMNS
        why = QCoreApplication.translate("intake", "Hãy chọn cột nào là tên khách hàng.")
        return Offer(named, why, QCoreApplication.translate("intake", "Tiếp tục"))
    if preview.bad:
        why = QCoreApplication.translate("intake", "Còn {} dòng có lỗi. Hãy sửa ô hoặc không nhập những dòng đó.")
        return Offer(False, why.format(grouped(preview.bad)), into)
    if next_step(step, preview):
        words = QCoreApplication.translate("intake", "Tiếp tục: {} dòng trùng")
        return Offer(True, "", words.format(grouped(preview.twins)))
    if not preview.good + preview.merged:
        return Offer(False, QCoreApplication.translate("intake", "Không có dòng nào để nhập."), into)
    if preview.merged:
        words = QCoreApplication.translate("intake", "Nhập {} và gộp {} khách hàng")
        return Offer(True, "", words.format(grouped(preview.good), grouped(preview.merged)))
    words = QCoreApplication.translate("intake", "Nhập {} khách hàng")
    return Offer(True, "", words.format(grouped(preview.good)))
