"""The top of an open customer file: level, name, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from app.clock import shown_date
from app.customers.model import CustomerCard, ItemKind
from ui.customers.abilities import Abilities
from ui.customers.words import KIND_ICONS, field_label, kind_words
from ui.theme import current, icon
from ui.widgets.buttons import IconButton, PrimaryButton, SecondaryButton
from ui.widgets.level_chip import LevelChip
from ui.widgets.text import Elided, Paragraph

COPIED_FIELDS = ("name", "code", "phones", "email", "address")
"""Fields whose text may be put on the clipboard, one at a time, by pressing their name."""
NARROW = 400


class DetailHead(QWidget):
    """``asked(what)``: ``edit level release paper consents hold destroy back``, or a kind; ``copy_asked(field)``."""

    asked = Signal(str)
    copy_asked = Signal(str)

    def __init__(self, abilities: Abilities, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._abilities = abilities
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.chip = LevelChip(1)
        self.name = Paragraph("", role="title")
        self.meta = Elided("", "body", "secondary")
        self.back = IconButton("arrow-left", self.tr("Về danh sách"), framed=True)
        self.copy = IconButton("copy", self.tr("Sao chép"), framed=True)
        self.more = IconButton("ellipsis", self.tr("Việc khác với hồ sơ này"), framed=True)
        self.release = PrimaryButton(self.tr("Đề nghị cung cấp…"), "send")
        self.edit = SecondaryButton(self.tr("Sửa"), "pencil")
        self.add = SecondaryButton(self.tr("Thêm mục"), "plus")
        self.add_menu, self.copy_menu, self.more_menu = QMenu(self), QMenu(self), QMenu(self)
        self._fill_menus()
        self._lay_out()
        self._connect()

    def _fill_menus(self) -> None:
        for kind in ItemKind:
            action = self._action(self.add_menu, kind_words(kind), KIND_ICONS[kind])
            action.triggered.connect(lambda _=False, kind=kind: self.asked.emit(str(kind)))
        for field in COPIED_FIELDS:
            action = self._action(self.copy_menu, field_label(field), "copy")
            action.triggered.connect(lambda _=False, field=field: self.copy_asked.emit(field))
        if self._abilities.paper:
            printed = self._action(self.more_menu, self.tr("In hồ sơ…"), "printer")
            printed.triggered.connect(lambda: self.asked.emit("print"))
            paper = self._action(self.more_menu, self.tr("Ghi nhận bản giấy…"), "tag")
            paper.triggered.connect(lambda: self.asked.emit("paper"))
        if self._abilities.consents:
            consents = self._action(self.more_menu, self.tr("Văn bản đồng ý"), "file-check")
            consents.triggered.connect(lambda: self.asked.emit("consents"))
        if self._abilities.level:
            level = self._action(self.more_menu, self.tr("Đổi cấp mật…"), "scale")
            level.triggered.connect(lambda: self.asked.emit("level"))
        if self._abilities.hold:
            hold = self._action(self.more_menu, self.tr("Lưu giữ pháp lý…"), "lock-keyhole")
            hold.triggered.connect(lambda: self.asked.emit("hold"))
        if self._abilities.destroy:
            destroy = self._action(self.more_menu, self.tr("Đề nghị tiêu hủy…"), "trash-2", "danger_text")
            destroy.triggered.connect(lambda: self.asked.emit("destroy"))

    def _action(self, menu: QMenu, words: str, picture: str, colour: str = "secondary") -> QAction:
        action = QAction(icon(picture, colour), words, menu)
        menu.addAction(action)
        return action

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.back)
        top.addWidget(self.chip)
        top.addStretch(1)
        top.addWidget(self.copy)
        top.addWidget(self.more)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        for button in (self.release, self.edit, self.add):
            acts.addWidget(button)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self.name)
        column.addWidget(self.meta)
        column.addSpacing(4)
        column.addLayout(acts)
        self.back.hide()
        self.copy.setVisible(self._abilities.copy)
        self.more.setVisible(not self.more_menu.isEmpty())
        self.release.setVisible(self._abilities.release)
        self.edit.setVisible(self._abilities.edit)
        self.add.setVisible(self._abilities.add_item)

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self.asked.emit("back"))
        self.release.clicked.connect(lambda: self.asked.emit("release"))
        self.edit.clicked.connect(lambda: self.asked.emit("edit"))
        for button, menu in ((self.add, self.add_menu), (self.copy, self.copy_menu), (self.more, self.more_menu)):
            button.clicked.connect(lambda _=False, button=button, menu=menu: _drop(button, menu))

    def show_card(self, card: CustomerCard) -> None:
        """Show whose file is open."""
        self.chip.set_level(int(card.ref.level))
        self.name.setText(card.form.name)
        owner = self.tr("Phụ trách: {}").format(card.form.owner) if card.form.owner else ""
        updated = self.tr("Cập nhật {}").format(shown_date(card.updated_at))
        self.meta.setText(" · ".join(part for part in (card.form.code, owner, updated) if part))
        for action, field in zip(self.copy_menu.actions(), COPIED_FIELDS, strict=True):
            action.setEnabled(bool(getattr(card.form, field)))

    def set_editable(self, editable: bool, why: str) -> None:
        """Offer editing the customer's own fields, or say why not."""
        self.edit.set_available(editable, why)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = current().px(NARROW)
        self.add.setText(self.tr("Thêm mục") if self.width() >= room else self.tr("Thêm"))
        self.add.setAccessibleName(self.tr("Thêm mục"))


def _drop(button: QWidget, menu: QMenu) -> None:
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
