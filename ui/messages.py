"""The only place where an error becomes words.

Pure rules:

* A problem or a refusal is told beside the work, in the window or dialog that asked, and waits for no answer.
* Damage and faults of the program stand in a box of their own until the person has read them.
* A cancelled act is not a failure and is not told.
"""

from __future__ import annotations

from typing import Protocol, cast, runtime_checkable

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from app.bootstrap.doorway import Bug
from app.errors import Cancelled, Corrupt, NiemError
from app.settings import message

_PROPERTY = "niem_language"


@runtime_checkable
class Teller(Protocol):
    """A window or dialog with a place for sentences."""

    def tell(self, kind: str, text: str) -> None:
        """Show ``text``; ``kind`` is ``"problem"``, ``"refused"`` or ``"done"``."""
        ...


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
    """Tell ``error`` where the owner is."""
    if isinstance(error, Cancelled):
        return
    widget = _widget(owner)
    teller = _teller(widget)
    if teller is not None and not isinstance(error, Corrupt | Bug):
        teller.tell("problem", sentence(error))
        return
    box = QMessageBox(
        QMessageBox.Icon.Warning, _title(error), sentence(error), parent=widget
    )
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()


def done(owner: QObject, text: str) -> None:
    """Tell that something has been done, in passing."""
    teller = _teller(_widget(owner))
    if teller is not None:
        teller.tell("done", text)


def _widget(owner: QObject) -> QWidget | None:
    current: QObject | None = owner
    while current is not None and not isinstance(current, QWidget):
        current = current.parent()
    return current


def _teller(widget: QWidget | None) -> Teller | None:
    while widget is not None:
        if isinstance(widget, Teller):
            return widget
        widget = widget.parentWidget()
    return None


def _title(error: NiemError) -> str:
    if isinstance(error, Corrupt):
        return QCoreApplication.translate("messages", "Dữ liệu có dấu hiệu hư hỏng")
    return QCoreApplication.translate("messages", "Có lỗi ngoài dự kiến")
