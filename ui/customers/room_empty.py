"""What stands in the top-secret room while it has no file of its own."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.widgets.empty_state import EmptyState


def empty_room(*, may_create: bool) -> EmptyState:
    """Says so, and offers the first file to whoever may enter one."""
    title = QCoreApplication.translate("RoomView", "Chưa có hồ sơ tuyệt mật nào")
    if not may_create:
        return EmptyState("shield-alert", title)
    return EmptyState(
        "shield-alert", title,
        QCoreApplication.translate(
            "RoomView", "Hồ sơ nhập ở đây chỉ mở được trong phòng này, bởi người có thẩm quyền tuyệt mật."
        ),
        QCoreApplication.translate("RoomView", "Thêm hồ sơ"), action_icon="plus",
    )  # fmt: skip
