"""Agreements in words: where somebody stands, and how it was signed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.agreements.model import AgreementRow, Form, Sent, SentRow, Standing
from app.clock import DAY, shown_date, shown_time
from ui.widgets.notice import NoticeKind


def days_left(row: AgreementRow, now: int) -> int:
    """Whole days until the end, at least 0."""
    return max(0, (row.until - now) // DAY)


def own_sentence(row: AgreementRow, now: int) -> tuple[NoticeKind, str]:
    """Where the signed-in person stands, as a notice: its kind, and what to do."""
    until = shown_date(row.until)
    if row.standing is Standing.IN_FORCE:
        words = QCoreApplication.translate("agreements", "Thỏa thuận có hiệu lực đến hết ngày {}.")
        return "success", words.format(until)
    if row.standing is Standing.LAPSING:
        words = QCoreApplication.translate(
            "agreements", "Thỏa thuận hết hạn sau {days} ngày, vào {until}. Hãy ký thỏa thuận mới trước ngày đó."
        )
        return "warning", words.format(days=days_left(row, now), until=until)
    return ("warning" if row.needed else "info"), f"{_without(row, until)} {_consequence(row)}"


def sent_kind(sent: SentRow) -> NoticeKind:
    """The kind of the notice."""
    return "info" if sent.standing is Sent.WAITS else "warning"


def sent_sentence(sent: SentRow) -> str:
    """Where what the person signed and sent stands, and what to do."""
    at = shown_time(sent.at)
    if sent.standing is Sent.WAITS:
        words = QCoreApplication.translate(
            "agreements",
            "Chờ bên kia ký: bạn đã ký thỏa thuận {number} lúc {at} và gửi {company}. "
            "Có hiệu lực ngay khi người ấy ký, ở mục Chờ ký thứ hai; cần gấp thì nhắc người ấy.",
        )
    elif sent.standing is Sent.REFUSED:
        words = QCoreApplication.translate(
            "agreements", "{company} không ký thỏa thuận {number} bạn gửi lúc {at}: {reason}. Hãy sửa và ký lại."
        )
    else:
        words = QCoreApplication.translate(
            "agreements", "Thỏa thuận {number} bạn gửi {company} lúc {at} đã quá 30 ngày chưa ký. Hãy ký và gửi lại."
        )
    return words.format(number=sent.number, at=at, company=sent.company, reason=sent.reason)


def _without(row: AgreementRow, until: str) -> str:
    if row.standing is Standing.LAPSED:
        return QCoreApplication.translate("agreements", "Thỏa thuận của bạn đã hết hạn ngày {}.").format(until)
    if row.standing is Standing.ENDED:
        return QCoreApplication.translate("agreements", "Thỏa thuận của bạn đã chấm dứt.")
    return QCoreApplication.translate("agreements", "Bạn chưa ký thỏa thuận bảo mật.")


def _consequence(row: AgreementRow) -> str:
    if row.needed:
        return QCoreApplication.translate("agreements", "Kho chưa mở hồ sơ khách hàng cho đến khi bạn ký.")
    return QCoreApplication.translate(
        "agreements", "Nhiệm vụ của bạn không xem hồ sơ khách hàng, nhưng công ty nên có thỏa thuận với mọi người."
    )


def form_words(row: AgreementRow) -> str:
    """How it was signed."""
    if row.form is Form.PAPER:
        return QCoreApplication.translate("agreements", "Ký trên giấy, lưu bản quét")
    return QCoreApplication.translate("agreements", "Ký số trong chương trình")


def text_words(row: AgreementRow) -> str:
    """Which text was signed, and whether there is a newer one."""
    words = QCoreApplication.translate("agreements", "mẫu {}").format(row.text)
    return f"{words} · {newer_words()}" if row.newer_text else words


def newer_words() -> str:
    """There is a newer text."""
    return QCoreApplication.translate("agreements", "đã có văn bản mới")


def term_words(row: AgreementRow) -> str:
    """From when to when."""
    return QCoreApplication.translate("agreements", "{start} đến hết {until}").format(
        start=shown_date(row.start), until=shown_date(row.until)
    )
