"""The list of keys, under F1."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.widgets.card import Card
from ui.widgets.dialog import Dialog
from ui.widgets.field_grid import FieldGrid


def shortcuts() -> tuple[tuple[str, str], ...]:
    """Every key of the window and what it does, in the language in force."""
    return (
        ("Ctrl+1 … Ctrl+9", QCoreApplication.translate("shortcuts", "Mở mục thứ nhất đến thứ chín ở thanh bên")),
        ("Ctrl+K", QCoreApplication.translate("shortcuts", "Đi tới trang, khách hàng, tìm kiếm đã lưu theo tên")),
        ("Ctrl+F", QCoreApplication.translate("shortcuts", "Tìm trong danh sách")),
        ("Ctrl+N", QCoreApplication.translate("shortcuts", "Thêm mới")),
        ("Ctrl+E", QCoreApplication.translate("shortcuts", "Sửa mục đang chọn")),
        (
            "Space · Shift+↑↓ · Ctrl+A",
            QCoreApplication.translate("shortcuts", "Chọn thêm hồ sơ, chọn một dải, chọn tất cả"),
        ),
        ("Shift+F10", QCoreApplication.translate("shortcuts", "Mở bảng chọn của hàng: thứ tự, cột, việc khác")),
        ("Ctrl+Z", QCoreApplication.translate("shortcuts", "Hoàn tác việc vừa báo ở cuối cửa sổ")),
        ("Ctrl+S", QCoreApplication.translate("shortcuts", "Lưu")),
        ("Ctrl+Shift+E", QCoreApplication.translate("shortcuts", "Đề nghị cung cấp thông tin")),
        ("Alt+Enter", QCoreApplication.translate("shortcuts", "Xem chi tiết mục đang chọn")),
        ("F5", QCoreApplication.translate("shortcuts", "Tải lại trang")),
        ("Esc", QCoreApplication.translate("shortcuts", "Đóng hộp thoại")),
        ("Ctrl+L", QCoreApplication.translate("shortcuts", "Khóa kho ngay")),
        ("Shift+F1", QCoreApplication.translate("shortcuts", "Xem quyền của bạn")),
        ("F1", QCoreApplication.translate("shortcuts", "Danh sách phím tắt này")),
    )


class ShortcutsDialog(Dialog):
    """Shows :func:`shortcuts`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, QCoreApplication.translate("shortcuts", "Phím tắt"), width=520)
        card, grid = Card(tone="raised"), FieldGrid(dense=True)
        for keys, meaning in shortcuts():
            grid.add_row(keys, keys, meaning)
        card.add(grid)
        self.add(card)
        self.add_cancel(QCoreApplication.translate("shortcuts", "Đóng"))
