"""The application around the window: looks, language, one instance per profile, and the last net under faults."""

from __future__ import annotations

import hashlib
import importlib
import os
import signal
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLocale, QLockFile, QObject, QSocketNotifier, Qt, QTimer, QTranslator, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication, QMainWindow

from app import log
from app.bootstrap.doorway import Bug, Doorway
from app.bootstrap.vault_process import VaultProcess
from app.paths import RESOURCES, profile
from app.settings.preference import Preference, load, save
from ui import messages
from ui.tasks import Tasks
from ui.theme import apply_theme, icon
from ui.window import Window
from ui.window.collecting import Collector
from ui.window.package_window import PackageWindow

WARM_UP_MILLISECONDS = 400
PAGES_USE = tuple(
    f"app.{feature}.queries"
    for feature in ("customers", "people", "projects", "release", "copies", "destruction", "oversight", "archive")
)
"""What the pages will import. It is loaded beside the window while the passphrase is typed, so that opening a page
does not wait for it."""

KNOCK_MILLISECONDS = 500
"""How long another instance may take to answer."""


class Application(QObject):
    """Builds the window and keeps it dressed. Made once, after :func:`make_qt`."""

    _fault = Signal(str)

    def __init__(
        self,
        qt: QApplication,
        preference: Preference,
        *,
        doorway: Doorway | None = None,
        package: Path | None = None,
        ready: VaultProcess | None = None,
    ) -> None:
        """``doorway`` is what the vault processes answer to: the program's own unless a test brings another.

        With ``package`` the window is one that opens this package and nothing else. ``ready`` is a vault process that
        was started already, for the first room that opens.
        """
        super().__init__(qt)
        self._qt = qt
        self._translators: list[QTranslator] = []
        self._dress(preference)
        self.tasks = Tasks(messages.show, make_process=_with_ready(ready, partial(VaultProcess, doorway)), parent=self)
        self.window = PackageWindow(self.tasks, package) if package else Window(self.tasks, preference)
        self.window.preference_changed.connect(self._preference_changed)
        self._preference = preference
        self._fault.connect(self._show_fault)

    def catch_faults(self) -> None:
        """From now on a fault that nobody handled gets a short code, a line in the log and a sentence."""
        sys.excepthook = self._hook
        threading.excepthook = lambda told: self._hook(told.exc_type, told.exc_value, told.exc_traceback)

    def _dress(self, preference: Preference) -> None:
        messages.set_language(preference.language)
        QLocale.setDefault(QLocale("vi_VN" if preference.language == "vi" else "en_GB"))
        self.speak(preference.language)
        apply_theme(self._qt, preference.theme, preference.font_percent)

    def speak(self, language: str) -> None:
        """Load what is not in ``language`` already: Niêm's own texts are Vietnamese, Qt's are English."""
        for old in self._translators:
            self._qt.removeTranslator(old)
            old.deleteLater()
        self._translators.clear()
        for name in (f"niem_{language}.qm", f"qtbase_{language}.qm"):
            file = RESOURCES / "translations" / name
            translator = QTranslator(self)
            if file.is_file() and translator.load(str(file)):
                self._qt.installTranslator(translator)
                self._translators.append(translator)

    def _preference_changed(self, preference: Preference) -> None:
        before, self._preference = self._preference, preference
        try:
            save(preference)
        except OSError as failure:
            log.event("preference.not_saved", errno=failure.errno)
        looks = (preference.language, preference.theme, preference.font_percent)
        if looks != (before.language, before.theme, before.font_percent):
            self._dress(preference)
        # Later, because the sender may be the very page that is made anew in another language.
        QTimer.singleShot(0, self.window, lambda: self.window.set_preference(preference))

    def _hook(self, kind: type[BaseException], fault: BaseException | None, trace: TracebackType | None) -> None:
        if fault is None or issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault or kind(), trace)
            return
        self._fault.emit(log.bug(fault))

    def _show_fault(self, number: str) -> None:
        messages.show(self.window, Bug("process.bug", number=number))


class OneInstance(QObject):
    """At most one window per profile; a second start shows the first one and ends."""

    asked_to_show = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = "niem-" + hashlib.sha256(str(folder).encode()).hexdigest()[:16]
        self._lock = QLockFile(str(folder / "window.lock"))
        self._lock.setStaleLockTime(0)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._knocked)

    def take(self) -> bool:
        """Become the one instance; gives ``False`` when there is another, which has been asked to show itself."""
        if not self._lock.tryLock(0):
            knock = QLocalSocket()
            knock.connectToServer(self._name)
            knock.waitForConnected(KNOCK_MILLISECONDS)
            return False
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        return True

    def release(self) -> None:
        """Let another instance start."""
        self._server.close()
        self._lock.unlock()

    def _knocked(self) -> None:
        connection = self._server.nextPendingConnection()
        if connection is not None:
            connection.close()
            connection.deleteLater()
        self.asked_to_show.emit()


def make_qt() -> QApplication:
    """The Qt application, set up before anything is drawn."""
    # The wheel brings the ibus plugin and no other; fcitx5 speaks that protocol as well.
    if os.environ.get("QT_IM_MODULE", "").startswith("fcitx"):
        os.environ["QT_IM_MODULE"] = "ibus"
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    existing = QApplication.instance()
    qt = existing if isinstance(existing, QApplication) else QApplication(["niem"])
    qt.setApplicationName("niem")
    qt.setApplicationDisplayName("Niêm")
    qt.setDesktopFileName("niem")
    return qt


def _with_ready(ready: VaultProcess | None, make: Callable[..., VaultProcess]) -> Callable[..., VaultProcess]:
    """``make``, but for the first that is asked for, which is ``ready`` if that still runs."""
    left = [ready] if ready is not None else []

    def made(*, died: Callable[[], None]) -> VaultProcess:
        if left and (first := left.pop()).alive:
            first.when_ended(died)
            return first
        return make(died=died)

    return made


def run(*, vault: str | None = None, check: bool = False, ready: VaultProcess | None = None) -> int:
    """Open the window and stay until it is closed; with ``check``, paint it once and end. Gives the exit code.

    ``ready`` is a vault process for the window, which ends with it.
    """
    qt = make_qt()
    one = OneInstance(profile(), qt)
    if not check and not one.take():
        if ready is not None:
            ready.kill()
        return 0
    application = Application(qt, load(), ready=ready)
    application.catch_faults()
    window = application.window
    window.setWindowIcon(icon("niem-product"))
    one.asked_to_show.connect(lambda: _bring_up(window))
    if vault and isinstance(window, Window):
        window.sign_in.open_vault(vault)
    window.show()
    if check:
        return _check(qt, window)
    QTimer.singleShot(WARM_UP_MILLISECONDS, lambda: threading.Thread(target=_warm_up, daemon=True).start())
    listening = _end_on_signals(window)
    collector = Collector(qt)
    collector.start()
    code = qt.exec()
    collector.stop()
    del listening
    one.release()
    return code


def run_package(path: str, *, check: bool = False, ready: VaultProcess | None = None) -> int:
    """Open one package in a window of its own, beside any other, until it is closed. The others as in `run`."""
    qt = make_qt()
    application = Application(qt, load(), package=Path(path).absolute(), ready=ready)
    application.catch_faults()
    application.window.setWindowIcon(icon("niem-product"))
    application.window.show()
    if check:
        return _check(qt, application.window)
    listening = _end_on_signals(application.window)
    code = qt.exec()
    del listening
    return code


def _end_on_signals(window: QMainWindow) -> QSocketNotifier | None:
    """Close the window in good order on Ctrl+C in the terminal and at the end of the session (not on Windows).

    Python handles a signal only while it runs; a pipe wakes Qt, and with it Python.
    """
    if sys.platform == "win32":
        return None
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: window.close())
    notifier = QSocketNotifier(reading, QSocketNotifier.Type.Read)
    notifier.activated.connect(lambda: os.read(reading, 64))
    return notifier


def _warm_up() -> None:
    for module in PAGES_USE:
        importlib.import_module(module)


def _bring_up(window: QMainWindow) -> None:
    window.showNormal()
    window.raise_()
    window.activateWindow()


def _check(qt: QApplication, window: QMainWindow) -> int:
    qt.processEvents()
    painted = not window.grab().isNull()
    window.close()
    return 0 if painted else 1
