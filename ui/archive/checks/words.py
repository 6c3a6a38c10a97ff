"""The light in words: for the status bar, for the line above every page, and for the head of the part itself."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.archive.checks.model import GRACE, WEEK, CheckState, Light
from app.clock import shown_date
from ui.messages import sentence
from ui.widgets.text import Tone

ICONS: dict[Light, str] = {
    Light.NONE: "shield-check",
    Light.GREEN: "shield-check",
    Light.YELLOW: "clock",
    Light.RED: "shield-x",
}
TONES: dict[Light, Tone] = {
    Light.NONE: "secondary",
    Light.GREEN: "success",
    Light.YELLOW: "warning",
    Light.RED: "danger",
}

UNKNOWN_PLACE = "?"
"""Stands where a sentence names a row that this check did not count."""


def fault_sentence(code: str) -> str:
    """What was found, in words."""
    return sentence(code, seq=UNKNOWN_PLACE)


def short_words(state: CheckState) -> str:
    """For the status bar; empty while nothing was ever checked and nothing is late."""
    match state.light:
        case Light.RED:
            return QCoreApplication.translate("checks", "Kho có hỏng")
        case Light.YELLOW:
            return QCoreApplication.translate("checks", "Kho quá hạn kiểm tra")
        case Light.GREEN if state.checked_at:
            return QCoreApplication.translate("checks", "Kho nguyên vẹn, kiểm tra hết ngày {}").format(
                shown_date(state.checked_at)
            )
        case Light.GREEN:
            return QCoreApplication.translate("checks", "Kho nguyên vẹn theo lần kiểm tra gần nhất")
        case _:
            return ""


def banner_words(state: CheckState, *, leads: bool) -> str:
    """For the line above every page, while something is damaged; empty otherwise."""
    if state.light is not Light.RED:
        return ""
    if state.hurts_here:
        said = QCoreApplication.translate("checks", "Một ngăn bạn dùng bị hỏng nên chỉ xem được, không ghi thêm gì.")
    else:
        said = QCoreApplication.translate("checks", "Kiểm tra kho thấy có hỏng. Các ngăn khác vẫn dùng bình thường.")
    if leads:
        return said
    return f"{said} {QCoreApplication.translate('checks', 'Hãy báo quản lý hoặc cán bộ an toàn.')}"


def title_words(state: CheckState) -> str:
    """The light itself, as a heading."""
    match state.light:
        case Light.RED:
            return QCoreApplication.translate("checks", "Kho có hỏng")
        case Light.YELLOW:
            return QCoreApplication.translate("checks", "Quá hạn kiểm tra")
        case Light.GREEN:
            return QCoreApplication.translate("checks", "Kho nguyên vẹn")
        case _:
            return QCoreApplication.translate("checks", "Chưa kiểm tra lần nào")


def below_words(state: CheckState) -> str:
    """What the light means here, and what is next."""
    match state.light:
        case Light.RED:
            return QCoreApplication.translate(
                "checks",
                "{} tệp có hỏng, ghi ở dưới. Ngăn bị hỏng chỉ xem được cho đến khi được lấy lại từ bản sao lưu"
                " và kiểm tra lại; các ngăn khác vẫn dùng bình thường.",
            ).format(state.damaged)
        case Light.YELLOW:
            return QCoreApplication.translate(
                "checks",
                "{} tệp đã hơn một tuần chưa ai kiểm tra hết. Mỗi ngăn được kiểm tra khi người giữ khóa của ngăn đó"
                " mở kho; ngăn tuyệt mật khi có người vào phòng tuyệt mật.",
            ).format(state.overdue)
        case Light.GREEN if state.checked_at:
            return QCoreApplication.translate("checks", "Mọi tệp đã được kiểm tra hết từ ngày {} đến nay.").format(
                shown_date(state.checked_at)
            )
        case _:
            return QCoreApplication.translate(
                "checks",
                "Mỗi tệp được kiểm tra hết mỗi tuần một lần, không cần ai nhớ. Tệp chưa kiểm tra lần nào sẽ được"
                " kiểm tra trước ngày {}.",
            ).format(shown_date(state.first_due + WEEK + GRACE))
