"""Words that the parts of this page share, in the language in force."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.customers.retention.model import Terms
from app.destruction.model import Ground, OrderState
from ui.widgets.naming import grouped
from ui.widgets.text import Tone


@dataclass(frozen=True, slots=True)
class Look:
    """How a state is shown: never by its tone alone."""

    words: str
    icon: str
    tone: Tone


def state_look(state: OrderState) -> Look:
    """The words, icon and tone of a state."""
    return {
        OrderState.REQUESTED: Look(QCoreApplication.translate("destruction", "Chờ duyệt"), "clock", "warning"),
        OrderState.HALF_APPROVED: Look(
            QCoreApplication.translate("destruction", "Chờ chữ ký hai"), "signature", "warning"
        ),
        OrderState.APPROVED: Look(QCoreApplication.translate("destruction", "Chờ thực hiện"), "stamp", "info"),
        OrderState.REFUSED: Look(QCoreApplication.translate("destruction", "Đã từ chối"), "circle-x", "secondary"),
        OrderState.EXECUTING: Look(
            QCoreApplication.translate("destruction", "Đang làm dở"), "triangle-alert", "danger"
        ),
        OrderState.EXECUTED: Look(QCoreApplication.translate("destruction", "Đã tiêu hủy"), "circle-check", "success"),
        OrderState.WITHDRAWN: Look(QCoreApplication.translate("destruction", "Đã rút lại"), "undo-2", "secondary"),
    }[state]


def grounds() -> tuple[tuple[Ground, str], ...]:
    """The grounds that somebody fills in a form for, with their words."""
    return (
        (Ground.CUSTOMER_REQUEST, QCoreApplication.translate("destruction", "Khách hàng yêu cầu")),
        (Ground.CONTRACT_END, QCoreApplication.translate("destruction", "Hết hợp đồng")),
    )


def deadline_words(what: str) -> str:
    """What is to be done by a day that the law gives."""
    return {
        "reply_to_request": QCoreApplication.translate("destruction", "Trả lời trước ngày"),
        "destroy": QCoreApplication.translate("destruction", "Tiêu hủy trước ngày"),
    }.get(what, what)


def reduced_words(what: str) -> str:
    """What a nameless line was."""
    return {
        "release": QCoreApplication.translate("destruction", "Đề nghị cung cấp"),
        "consent": QCoreApplication.translate("destruction", "Văn bản đồng ý"),
    }.get(what, what)


def happened_words(what: str) -> str:
    """What happened on a day of a nameless line."""
    return {
        "asked": QCoreApplication.translate("destruction", "đề nghị"),
        "decided": QCoreApplication.translate("destruction", "quyết định"),
        "handed_over": QCoreApplication.translate("destruction", "bàn giao"),
        "ended": QCoreApplication.translate("destruction", "kết thúc"),
        "narrowed": QCoreApplication.translate("destruction", "thu hẹp"),
        "given": QCoreApplication.translate("destruction", "đồng ý"),
        "withdrawn": QCoreApplication.translate("destruction", "rút lại"),
    }.get(what, "")


def ground_words(ground: Ground) -> str:
    """One ground in words."""
    if ground is Ground.RETENTION:
        return QCoreApplication.translate("destruction", "Hết thời hạn lưu trữ")
    return dict(grounds())[ground]


def terms_words(terms: Terms) -> str:
    """A project's terms in one sentence."""
    waits = QCoreApplication.translate("destruction", "Lệnh đã duyệt chờ {} giờ rồi mới thực hiện được.")
    if not terms.years:
        return waits.format(terms.cooling_hours)
    keeps = QCoreApplication.translate("destruction", "Hồ sơ được giữ {} năm sau giao dịch cuối.")
    return f"{keeps.format(terms.years)} {waits.format(terms.cooling_hours)}"


def scope_words(records: int, documents: int) -> str:
    """How much of one level goes."""
    return QCoreApplication.translate("destruction", "{records} bản ghi, {documents} văn bản").format(
        records=grouped(records), documents=grouped(documents)
    )


def copy_words(kind: str) -> str:
    """What kind of copy is still out."""
    return {
        "print": QCoreApplication.translate("destruction", "Bản giấy"),
        "output": QCoreApplication.translate("destruction", "Tệp đã bàn giao"),
        "disc": QCoreApplication.translate("destruction", "Đĩa"),
        "stick": QCoreApplication.translate("destruction", "USB, thẻ nhớ"),
    }.get(kind, kind)


def status_words(status: str) -> str:
    """The status of a certificate in the register, as a person reads it."""
    return {
        "đang thực hiện": QCoreApplication.translate("destruction", "ĐANG THỰC HIỆN"),
        "in_progress": QCoreApplication.translate("destruction", "ĐANG THỰC HIỆN"),
        "hoàn tất": QCoreApplication.translate("destruction", "HOÀN TẤT"),
        "complete": QCoreApplication.translate("destruction", "HOÀN TẤT"),
        "dở dang": QCoreApplication.translate("destruction", "DỞ DANG, chưa ký"),
        "chưa hủy": QCoreApplication.translate("destruction", "CHƯA CÓ GÌ BỊ HỦY"),
    }.get(status, status)


def status_look(status: str) -> Look:
    """The status with its icon and tone."""
    done = status in ("hoàn tất", "complete")
    return Look(status_words(status), "circle-check" if done else "clock", "success" if done else "warning")


def destroyed_words(certificate: str) -> str:
    """All that is left of a destroyed file wherever it would stand."""
    return QCoreApplication.translate("destruction", "đã tiêu hủy – chứng nhận số {}").format(certificate)
