"""What became of many customers, in words; and what each thing that can be changed for many is called."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.customers.lists.model import Field, ManyResult
from ui.messages import sentence
from ui.widgets.naming import grouped


def title_of(field: Field, count: int) -> str:
    """The head of the dialog that changes ``field`` for ``count`` customers."""
    words = {
        Field.OWNER: QCoreApplication.translate("many", "Đổi người phụ trách của {} hồ sơ"),
        Field.RELATION: QCoreApplication.translate("many", "Đặt quan hệ cho {} hồ sơ"),
        Field.NOTE: QCoreApplication.translate("many", "Thêm ghi chú vào {} hồ sơ"),
    }
    return words[field].format(grouped(count))


def save_words(count: int) -> str:
    """What the button says."""
    return QCoreApplication.translate("many", "Đổi {} hồ sơ").format(grouped(count))


def went_well(result: ManyResult) -> bool:
    """Whether every record was come to and changed, or was as wanted already."""
    return not (result.changed or result.refused or result.left)


def told(result: ManyResult, *, undone: bool = False) -> str:
    """One sentence about what was done."""
    if result.entered:
        return QCoreApplication.translate("many", "Đã gửi {} đề nghị sửa để duyệt.").format(grouped(result.entered))
    if not result.done and not undone:
        return QCoreApplication.translate("many", "Không có gì để đổi: các hồ sơ vốn đã như vậy.")
    words = (
        QCoreApplication.translate("many", "Đã hoàn tác {} hồ sơ.")
        if undone
        else QCoreApplication.translate("many", "Đã đổi {} hồ sơ.")
    )
    return words.format(grouped(len(result.done)))


def lines_of(result: ManyResult, *, undone: bool = False) -> list[tuple[str, str]]:
    """(icon, sentence) for everything that became of the records; nothing for what did not happen."""
    changed = (
        QCoreApplication.translate("many", "{} hồ sơ không hoàn tác được: đã có người sửa sau đó.")
        if undone
        else QCoreApplication.translate("many", "{} hồ sơ giữ nguyên: có người vừa sửa sau khi bạn mở danh sách.")
    )
    alike = QCoreApplication.translate("many", "{} hồ sơ vốn đã như vậy.")
    left = QCoreApplication.translate("many", "{} hồ sơ chưa làm tới vì đã dừng.")
    refused = QCoreApplication.translate("many", "{} hồ sơ không đổi được. {}")
    found = [("check", told(result, undone=undone))] if result.done or result.entered else []
    found += [("minus", alike.format(grouped(result.alike)))] if result.alike else []
    found += [("pencil", changed.format(grouped(result.changed)))] if result.changed else []
    found += [("ban", refused.format(grouped(count), sentence(code))) for code, count in result.refused]
    found += [("clock", left.format(grouped(result.left)))] if result.left else []
    found += [("octagon-alert", sentence(result.stopped_by))] if result.stopped_by else []
    return found
