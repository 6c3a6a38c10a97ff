"""Why the vault is locked, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui import messages


def why_locked(reason: str, minutes: int) -> str:
    """The sentence for a reason to lock; empty when the program has just been started.

    A reason with a dot is the code of the failure by which the session ended, and has its sentence there.
    """
    if "." in reason:
        return messages.sentence(reason)
    sentences = {
        "idle": QCoreApplication.translate("reasons", "Kho đã tự khóa vì {} phút không ai dùng máy."),
        "asked": QCoreApplication.translate("reasons", "Bạn đã khóa kho."),
        "screen_locked": QCoreApplication.translate("reasons", "Kho đã khóa cùng lúc với màn hình của máy."),
        "sleep": QCoreApplication.translate("reasons", "Kho đã khóa vì máy đi ngủ."),
        "process_ended": QCoreApplication.translate(
            "reasons", "Phần giữ kho đã dừng đột ngột nên kho được khóa. Việc đã lưu vẫn còn."
        ),
    }
    return sentences.get(reason, "").format(minutes)
