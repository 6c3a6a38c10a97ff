"""Words for consents that the card, the dialogs and the requests share, in the language in force."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from app.consents.model import ConsentRow, RecipientKind, Scope, Standing, Step
from app.release.model import part_name
from ui.messages import language
from ui.widgets.text import Tone


@dataclass(frozen=True, slots=True)
class Look:
    """How something is shown: never by its tone alone."""

    words: str
    icon: str
    tone: Tone


def standing_look(standing: Standing) -> Look:
    """How a consent stands."""
    return {
        Standing.IN_FORCE: Look(QCoreApplication.translate("consents", "Đang có hiệu lực"), "circle-check", "success"),
        Standing.NOT_YET: Look(QCoreApplication.translate("consents", "Chưa có hiệu lực"), "clock", "info"),
        Standing.EXPIRED: Look(QCoreApplication.translate("consents", "Đã hết hạn"), "calendar-clock", "secondary"),
        Standing.WITHDRAWN: Look(QCoreApplication.translate("consents", "Khách hàng đã rút lại"), "undo-2", "danger"),
    }[standing]


def step_look(step: Step) -> Look:
    """What happened to it."""
    return {
        Step.GIVEN: Look(QCoreApplication.translate("consents", "Đồng ý"), "file-check", "success"),
        Step.NARROWED: Look(QCoreApplication.translate("consents", "Thu hẹp"), "list-checks", "info"),
        Step.WITHDRAWN: Look(QCoreApplication.translate("consents", "Rút lại"), "undo-2", "danger"),
    }[step]


def recipient_kinds() -> tuple[tuple[RecipientKind, str], ...]:
    """Every kind of recipient with its words."""
    return (
        (RecipientKind.REPRESENTATIVE, QCoreApplication.translate("consents", "Người đại diện của khách hàng")),
        (RecipientKind.CONTACT, QCoreApplication.translate("consents", "Người liên hệ của khách hàng")),
        (RecipientKind.PARTNER, QCoreApplication.translate("consents", "Đối tác bán hàng")),
        (RecipientKind.HIRED, QCoreApplication.translate("consents", "Người được thuê làm")),
        (RecipientKind.PARTICIPANT, QCoreApplication.translate("consents", "Bên tham gia nghiệp vụ")),
        (RecipientKind.OTHER, QCoreApplication.translate("consents", "Người khác")),
    )


def recipient_kind(kind: RecipientKind) -> str:
    """One kind of recipient in words."""
    return dict(recipient_kinds())[kind]


def shown(day: str) -> str:
    """An ISO day as people write it; empty stays empty."""
    return date.fromisoformat(day).strftime("%d/%m/%Y") if day else ""


def term_words(scope: Scope) -> str:
    """From when until when."""
    if not scope.until:
        words = QCoreApplication.translate("consents", "Từ {} cho đến khi khách hàng rút lại")
        return words.format(shown(scope.start))
    return QCoreApplication.translate("consents", "Từ {} đến hết {}").format(shown(scope.start), shown(scope.until))


def recipients_words(scope: Scope) -> str:
    """For whom, with the names where only some are meant."""
    kinds = ", ".join(recipient_kind(kind) for kind in scope.recipients)
    if not scope.named:
        return kinds
    return QCoreApplication.translate("consents", "{kinds}; chỉ: {names}").format(
        kinds=kinds, names=", ".join(scope.named)
    )


def parts_words(row: ConsentRow) -> str:
    """Which parts of the file."""
    names = [part_name(part, language()) for part in (*row.scope.fields, *row.scope.kinds)]
    return ", ".join([*names, *(title for title in row.titles if title)])


def short_words(row: ConsentRow) -> str:
    """One line for a list to choose from: number, giver, how it stands."""
    return f"{row.number} · {row.giver} · {standing_look(row.standing).words}"
