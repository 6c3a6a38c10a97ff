"""Preferences: language, theme, size of letters, row height, time to lock, each at once; and one's own keys.

The window is built from this page before anybody has signed in, so what needs the vault is loaded when it is shown.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.clock import shown_date
from app.session.model import Summary
from app.settings.preference import FONT_PERCENT, LOCK_MINUTES, TOP_SECRET_LOCK_MINUTES, Language, Theme, load
from ui.messages import done
from ui.tasks import Tasks
from ui.theme import current
from ui.widgets.buttons import SecondaryButton
from ui.widgets.card import Card
from ui.widgets.check_field import CheckField
from ui.widgets.columns import scrolled, stacked
from ui.widgets.combo_field import ComboField
from ui.widgets.number_field import NumberField
from ui.widgets.page import Page
from ui.widgets.page_header import PageHeader
from ui.widgets.text import Paragraph

if TYPE_CHECKING:
    from app.people.model import KeysState
    from ui.preferences.passphrase_dialog import PassphraseDialog

WIDTH = 560
FONT_STEP = 10


class PreferencesPage(Page):
    """``preference_changed`` carries the preferences as they should be from now on."""

    preference_changed = Signal(object)

    def __init__(self, tasks: Tasks, summary: Summary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._preference = load()
        self.language = ComboField(self.tr("Ngôn ngữ"), (("vi", "Tiếng Việt"), ("en", "English")))
        self.theme = ComboField(self.tr("Màu nền"), (("light", self.tr("Sáng")), ("dark", self.tr("Tối"))))
        smallest, largest = FONT_PERCENT
        sizes = range(smallest, largest + 1, FONT_STEP)
        self.font_percent = ComboField(self.tr("Cỡ chữ"), tuple((size, f"{size} %") for size in sizes))
        self.compact = CheckField(self.tr("Danh sách dày"), hint=self.tr("Hàng thấp hơn, thấy được nhiều hồ sơ hơn."))
        shortest, longest = LOCK_MINUTES
        self.lock_minutes = NumberField(
            self.tr("Tự khóa khi không ai dùng máy"),
            lowest=shortest,
            highest=longest,
            suffix=self.tr("phút"),
            hint=self.tr("Phòng tuyệt mật luôn tự đóng sau {} phút.").format(TOP_SECRET_LOCK_MINUTES),
        )
        self.forget = SecondaryButton(self.tr("Quên các kho đã mở"), "eraser")
        self.forget.clicked.connect(self._forget)
        self.change = SecondaryButton(self.tr("Đổi cụm mật khẩu…"), "key-round")
        self.change.clicked.connect(self.open_passphrase_dialog)
        self.age = Paragraph("", "secondary")
        self._lay_out()
        self.reload()
        for field in (self.language, self.theme, self.font_percent, self.compact, self.lock_minutes):
            field.changed.connect(self._changed)

    def title(self) -> str:
        return self.tr("Tùy chọn")

    def reload(self) -> None:
        self._preference = load()
        self.language.set_value(self._preference.language)
        self.theme.set_value(self._preference.theme)
        self.font_percent.set_value(round(self._preference.font_percent / FONT_STEP) * FONT_STEP)
        self.compact.set_value(self._preference.compact_rows)
        self.lock_minutes.set_value(self._preference.lock_minutes)
        from app.people.queries import my_keys

        self._tasks.read(my_keys, then=self._show_keys, failed=lambda _: None, owner=self)

    def open_passphrase_dialog(self) -> PassphraseDialog:
        """Ask for the old passphrase and the new one."""
        from ui.preferences.passphrase_dialog import PassphraseDialog

        dialog = PassphraseDialog(self, self._tasks)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _show_keys(self, keys: KeysState) -> None:
        words = self.tr("Khóa riêng của bạn có từ ngày {}.").format(shown_date(keys.renewed_at))
        if keys.due:
            words += " " + self.tr("Lần mở khóa tới, khóa sẽ tự được đổi.")
        self.age.setText(words)

    def _lay_out(self) -> None:
        look = Card(self.tr("Hiển thị"), "monitor")
        for field in (self.language, self.theme, self.font_percent, self.compact):
            look.add(field)
        lock = Card(self.tr("Khóa kho"), "lock")
        lock.add(self.lock_minutes)
        lock.body.addWidget(self.forget, 0, Qt.AlignmentFlag.AlignLeft)
        keys = Card(self.tr("Khóa của bạn"), "key-round")
        keys.add(self.age)
        keys.body.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)
        cards = stacked(look, lock, keys)
        cards.setMaximumWidth(current().px(WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addWidget(PageHeader(self.tr("Tùy chọn"), self.tr("Cho tài khoản này trên máy này")))
        column.addWidget(scrolled(cards), 1)

    def _forget(self) -> None:
        """The next unlocking starts without a vault and a person chosen."""
        self._preference = replace(load(), recent_vaults=(), last_person={})
        self.preference_changed.emit(self._preference)
        done(self, self.tr("Đã quên các kho từng mở trên máy này."))

    def _changed(self) -> None:
        changed = replace(
            load(),
            language=cast(Language, self.language.value()),
            theme=cast(Theme, self.theme.value()),
            font_percent=cast(int, self.font_percent.value()),
            compact_rows=self.compact.value(),
            lock_minutes=self.lock_minutes.value(),
        )
        if changed != self._preference:
            self._preference = changed
            self.preference_changed.emit(changed)
