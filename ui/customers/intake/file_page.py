"""The first step: the file, and the level of lines that say none."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.access.level import Level
from ui.customers.level_field import LevelField
from ui.widgets.check_field import CheckField
from ui.widgets.file_drop import MEBIBYTE, FileDrop
from ui.widgets.text import Label

LARGEST = 32 * MEBIBYTE
KINDS = ("xlsx", "xls", "ods", "csv", "tsv", "txt")


class FilePage(QWidget):
    """``level_changed()`` when the level, or how it is proposed, was changed; the file is told by ``drop``."""

    level_changed = Signal()

    def __init__(self, levels: tuple[Level, ...], first: Level) -> None:
        super().__init__()
        self.drop = FileDrop(self.tr("Danh sách khách hàng"), largest=LARGEST, kinds=KINDS)
        self.level = LevelField(levels, self.tr("Cấp mật cho dòng không ghi cấp"))
        self.level.choose(first)
        self.by_relation = CheckField(
            self.tr("Đề xuất cấp theo quan hệ của từng khách hàng"),
            hint=self.tr("Thông thường: bí mật; quan trọng: cơ mật; lợi ích trực tiếp: tuyệt mật."),
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        files, rules = QVBoxLayout(), QVBoxLayout()
        files.setSpacing(4)
        files.addWidget(Label(self.tr("Tệp Excel, OpenDocument hoặc CSV"), "strong"))
        files.addWidget(self.drop)
        files.addStretch(1)
        rules.setSpacing(12)
        rules.addWidget(self.level)
        rules.addWidget(self.by_relation)
        rules.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(files, 3)
        row.addLayout(rules, 2)
        self.level.changed.connect(self.level_changed)
        self.by_relation.changed.connect(self.level_changed)
