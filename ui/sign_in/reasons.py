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
            "reasons",
            "Phần giữ kho đã dừng đột ngột nên kho được khóa. Việc đã lưu vẫn còn; việc làm dở được làm tiếp hoặc lấy "
            "lại trọn vẹn khi bạn mở khóa. Chữ gõ trong vài giây cuối có thể mất.",
        ),
    }
    return sentences.get(reason, "").format(minutes)


def cut_off() -> str:
    """What became of something that was under way when the vault locked."""
    return QCoreApplication.translate(
        "reasons",
        "Một việc đang chạy đã bị dừng: khi bạn mở khóa, nó được làm tiếp hoặc lấy lại trọn vẹn. Hãy xem lại việc ấy.",
    )
