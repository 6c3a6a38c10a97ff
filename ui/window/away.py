"""The system says that the person leaves: its screen is locked, the session switched, the lid closed.

* Linux: logind's ``PrepareForSleep`` and ``Lock`` on the system bus, the screen saver's ``ActiveChanged`` on the
  session bus (freedesktop.org and GNOME names). Where no such service runs, nothing is heard and the idle lock remains.
* Windows: ``WM_WTSSESSION_CHANGE`` (lock, switched away) and ``WM_POWERBROADCAST`` (suspend), from a native event
  filter.
"""

from __future__ import annotations

import sys
from typing import cast

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

if sys.platform == "win32":
    import ctypes
    import ctypes.wintypes

    from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication

    _WM_POWERBROADCAST, _PBT_APMSUSPEND = 0x0218, 0x0004
    _WM_WTSSESSION_CHANGE = 0x02B1
    _SESSION_GONE = (0x2, 0x4, 0x7)  # console disconnected, remote disconnected, locked

    class _Filter(QAbstractNativeEventFilter):
        def __init__(self, away: SystemAway) -> None:
            super().__init__()
            self._away = away

        def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> object:
            if bytes(kind) == b"windows_generic_MSG":
                entry = ctypes.wintypes.MSG.from_address(int(message))
                if entry.message == _WM_POWERBROADCAST and entry.wParam == _PBT_APMSUSPEND:
                    self._away.sleeping(True)
                elif entry.message == _WM_WTSSESSION_CHANGE and entry.wParam in _SESSION_GONE:
                    self._away.screen_locked()
            return False, 0


def _slot(signature: str) -> bytes:
    # Qt for Python declares bytes here, but takes the text of SLOT alone.
    return cast(bytes, SLOT(signature))


class SystemAway(QObject):
    """``left`` is emitted with ``"screen_locked"`` or ``"sleep"``."""

    left = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.listening = self._listen(window)

    @Slot(bool)
    def sleeping(self, about_to: bool) -> None:
        """The machine is about to sleep (or has woken, when false)."""
        if about_to:
            self.left.emit("sleep")

    @Slot()
    def screen_locked(self) -> None:
        """The session was locked."""
        self.left.emit("screen_locked")

    @Slot(bool)
    def screen_saver(self, active: bool) -> None:
        """The screen saver, which locks, went on or off."""
        if active:
            self.left.emit("screen_locked")

    if sys.platform == "win32":

        def _listen(self, window: QWidget) -> bool:
            self._filter = _Filter(self)
            application = QCoreApplication.instance()
            if application is None:
                return False
            application.installNativeEventFilter(self._filter)
            return bool(ctypes.windll.wtsapi32.WTSRegisterSessionNotification(int(window.winId()), 0))

    else:

        def _listen(self, window: QWidget) -> bool:
            from PySide6.QtDBus import QDBusConnection

            system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
            manager, one = "org.freedesktop.login1.Manager", "org.freedesktop.login1.Session"
            heard = [
                system.connect(
                    "", "/org/freedesktop/login1", manager, "PrepareForSleep", self, _slot("sleeping(bool)")
                ),
                system.connect("", "", one, "Lock", self, _slot("screen_locked()")),
            ]
            heard += [
                session.connect("", "", name, "ActiveChanged", self, _slot("screen_saver(bool)"))
                for name in ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")
            ]
            return any(heard)
