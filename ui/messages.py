"""The only place where an error becomes words.

Pure rules:

* A failure is told where the work is: inside the dialog that asked, otherwise in a message over the window.
* Damage and faults of the program are told over everything, until the person has read them.
* A cancelled act is not a failure and is not told.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from app.bootstrap.doorway import Bug
from app.errors import Cancelled, Corrupt, NiemError, Refused
from app.settings import message
from ui.widgets.dialog import Dialog
from ui.widgets.message_dialog import MessageDialog
from ui.widgets.notice import InlineNotice
from ui.widgets.toast import show_toast

_PROPERTY = "niem_language"
_NAME = "failure"


def set_language(language: str) -> None:
    """Speak ``"vi"`` or ``"en"`` from now on. The application calls this."""
    application = QCoreApplication.instance()
    if application is not None:
        application.setProperty(_PROPERTY, language)


def language() -> str:
    """The language in force."""
    application = QCoreApplication.instance()
    return cast(str, application.property(_PROPERTY) or "vi") if application else "vi"


def sentence(error: NiemError | str, **details: str | int) -> str:
    """What happened and what to do, in the language in force."""
    return message.sentence(error, language(), **details)


def show(owner: QObject, error: NiemError) -> None:
    """Tell ``error`` where the owner is; nothing for ``Cancelled``, or when there is no window to tell it in."""
    if isinstance(error, Cancelled):
        return
    widget = _widget(owner)
    dialog = _dialog(widget)
    if dialog is not None and not isinstance(error, Corrupt | Bug):
        _tell_in(dialog, sentence(error))
        return
    window = widget.window() if widget else QApplication.activeWindow()
    if window is None:
        return
    close = QCoreApplication.translate("messages", "Đã hiểu")
    told = MessageDialog(window, _title(error), sentence(error), cancel_text=close)
    told.finished.connect(told.deleteLater)
    told.open()


def forget(dialog: Dialog) -> None:
    """Take away what :func:`show` told inside ``dialog``: call it before trying again."""
    notice = dialog.findChild(InlineNotice, _NAME)
    if notice is not None:
        notice.hide()


def done(owner: QObject, text: str) -> None:
    """Tell in passing that something has been done."""
    widget = _widget(owner)
    if widget is not None:
        show_toast(widget, text)


def offer(owner: QObject, text: str, action: str, act: Callable[[], None]) -> None:
    """Tell in passing that something has been done, and offer to do ``act`` about it, called ``action``.

    Nothing is done once the owner is gone.
    """
    widget = _widget(owner)
    if widget is not None:
        show_toast(widget, text, action=action).acted.connect(lambda: act() if isValid(widget) else None)


def _tell_in(dialog: Dialog, text: str) -> None:
    notice = dialog.findChild(InlineNotice, _NAME)
    if notice is None:
        notice = InlineNotice("danger", text)
        notice.setObjectName(_NAME)
        dialog.add(notice)
    notice.set_text(text)
    notice.show()
    area = dialog.findChild(QScrollArea)
    if area is not None:
        # Later, when the notice has its place: it must be seen, whatever part of a long form was being read.
        QTimer.singleShot(0, notice, lambda: area.ensureWidgetVisible(notice))


def _widget(owner: QObject) -> QWidget | None:
    current: QObject | None = owner
    while current is not None and not isinstance(current, QWidget):
        current = current.parent()
    return current


def _dialog(widget: QWidget | None) -> Dialog | None:
    while widget is not None and not isinstance(widget, Dialog):
        widget = widget.parentWidget()
    return widget


def _title(error: NiemError) -> str:
    if isinstance(error, Corrupt):
        return QCoreApplication.translate("messages", "Dữ liệu có dấu hiệu hư hỏng")
    if isinstance(error, Bug):
        return QCoreApplication.translate("messages", "Có lỗi ngoài dự kiến")
    if isinstance(error, Refused):
        return QCoreApplication.translate("messages", "Việc này không được phép")
    return QCoreApplication.translate("messages", "Chưa làm được")
