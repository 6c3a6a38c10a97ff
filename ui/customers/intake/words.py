"""The words of importing: fields, readings, what becomes of a row and why."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.customers.intake.model import (
    PLAIN,
    PREFIX,
    Act,
    Batch,
    Fate,
    ImportPreview,
    ImportResult,
    ImportRow,
    Taken,
    Twin,
)
from app.errors import NiemError
from app.settings.message import codes_of
from ui.customers.words import explained, fault_sentence, field_label
from ui.messages import sentence
from ui.widgets.level import level_name
from ui.widgets.naming import grouped


def field_name(field: str, preview: ImportPreview) -> str:
    """A field of a customer, or one of the project's own, by its name."""
    if field.startswith(PREFIX):
        return next((own.name for own in preview.own if PREFIX + own.id == field), field)
    return field_label(field)


def reading_name(reading: str) -> str:
    """How the letters of a list are read."""
    return {
        PLAIN: QCoreApplication.translate("intake", "Như trong tệp"),
        "tcvn3": QCoreApplication.translate("intake", "Phông cũ TCVN3 (ABC, .VnTime)"),
        "viscii": QCoreApplication.translate("intake", "Bảng mã VISCII"),
        "vni": QCoreApplication.translate("intake", "Phông cũ VNI (VNI-Times)"),
    }[reading]


def problem_sentence(code: str) -> str:
    """One fault of a cell."""
    return sentence(f"rules.field_{code}") if f"field_{code}" in _OF_RULES else fault_sentence(code)


_OF_RULES = frozenset(codes_of("rules"))


def row_sentences(row: ImportRow, preview: ImportPreview) -> list[str]:
    """Everything wrong with a row: "Điện thoại: không phải số …"."""
    return [f"{field_name(field, preview)}: {problem_sentence(code)}" for field, code in row.problems]


def twin_words(twin: Twin) -> str:
    """Why a row is held to be another customer: "trùng mã với dòng 12 của danh sách"."""
    by = {
        "code": QCoreApplication.translate("intake", "trùng mã"),
        "tax_code": QCoreApplication.translate("intake", "trùng mã số thuế"),
        "name_phone": QCoreApplication.translate("intake", "trùng tên và điện thoại"),
        "phone": QCoreApplication.translate("intake", "chỉ trùng điện thoại"),
    }[twin.by]
    if twin.line:
        return QCoreApplication.translate("intake", "{} với dòng {} của danh sách").format(by, twin.line)
    return QCoreApplication.translate("intake", "{} với hồ sơ đã có").format(by)


def act_words(act: Act) -> str:
    """What can be done with a row that repeats a customer."""
    return {
        Act.SKIP: QCoreApplication.translate("intake", "Bỏ qua dòng"),
        Act.MERGE: QCoreApplication.translate("intake", "Gộp vào hồ sơ đã có"),
        Act.ADD: QCoreApplication.translate("intake", "Vẫn thêm mới"),
    }[act]


def fate_words(row: ImportRow) -> str:
    """What will become of a row that is not wrong."""
    words = {
        Fate.ADD: QCoreApplication.translate("intake", "Nhập được"),
        Fate.MERGE: QCoreApplication.translate("intake", "Sẽ gộp"),
        Fate.SKIP: QCoreApplication.translate("intake", "Sẽ bỏ qua"),
        Fate.LEFT_OUT: QCoreApplication.translate("intake", "Không nhập"),
        Fate.BAD: QCoreApplication.translate("intake", "Có lỗi"),
    }[row.fate]
    return f"{words}: {twin_words(row.twin)}" if row.twin is not None else words


def counts_words(preview: ImportPreview) -> str:
    """What would happen, in one line: the dry run."""
    parts = [QCoreApplication.translate("intake", "{} dòng sẽ thêm mới").format(grouped(preview.good))]
    if preview.by_level:
        levels = ", ".join(f"{level_name(level).lower()} {grouped(count)}" for level, count in preview.by_level)
        parts[0] = f"{parts[0]} ({levels})"
    told = (
        (preview.merged, QCoreApplication.translate("intake", "{} dòng gộp vào hồ sơ đã có")),
        (preview.skipped, QCoreApplication.translate("intake", "{} dòng trùng bỏ qua")),
        (preview.left_out, QCoreApplication.translate("intake", "{} dòng không nhập")),
        (preview.bad, QCoreApplication.translate("intake", "{} dòng có lỗi")),
    )
    return " · ".join([*parts, *(words.format(grouped(count)) for count, words in told if count)])


def taken_words(taken: Taken) -> str:
    """What taking a batch back did or would do, and what stays for which reason."""
    told = (
        (taken.removed, QCoreApplication.translate("intake", "{} hồ sơ được lấy ra khỏi danh sách khách hàng")),
        (taken.restored, QCoreApplication.translate("intake", "{} hồ sơ đã gộp trở lại như trước")),
        (taken.changed, QCoreApplication.translate("intake", "{} hồ sơ ở lại vì đã có người sửa, chuyển hoặc xóa")),
        (taken.hangs, QCoreApplication.translate("intake", "{} hồ sơ ở lại vì đã có ghi chú, tài liệu hay đề nghị")),
    )
    parts = [words.format(grouped(count)) for count, words in told if count]
    return "; ".join(parts) or QCoreApplication.translate("intake", "không còn gì để lấy lại")


def batch_words(batch: Batch) -> str:
    """How many customers an import entered, by level, and how many it merged."""
    parts = [f"{level_name(level).lower()} {grouped(count)}" for level, count in batch.levels if count]
    if batch.merged:
        parts.append(QCoreApplication.translate("intake", "gộp {}").format(grouped(batch.merged)))
    return ", ".join(parts) or "0"


def failure_words(error: NiemError) -> str:
    """Why a list was not read, or not taken in."""
    return sentence(explained(error))


def result_words(result: ImportResult, file: str) -> str:
    """What an import did."""
    words = QCoreApplication.translate("intake", "Đã nhập {} khách hàng từ {}")
    if result.waits:
        words = QCoreApplication.translate("intake", "Đã gửi {} khách hàng từ {} đi kiểm tra")
    parts = [words.format(grouped(result.added), file)]
    if result.by_level:
        levels = ", ".join(f"{level_name(level).lower()} {grouped(count)}" for level, count in result.by_level)
        parts[0] = f"{parts[0]}: {levels}"
    if result.merged:
        parts.append(QCoreApplication.translate("intake", "gộp vào {} hồ sơ đã có").format(grouped(result.merged)))
    if result.skipped:
        parts.append(QCoreApplication.translate("intake", "bỏ qua {} dòng").format(grouped(result.skipped)))
    return "; ".join(parts) + "."
