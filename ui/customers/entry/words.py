"""Words and pictures of entries, in the language in force."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.customers.entry.model import BatchRow, EntryField, EntryRow, Queue, Step
from app.customers.items.model import item_field_label
from app.customers.model import ItemKind
from ui.customers.words import field_label, kind_words
from ui.messages import language
from ui.widgets.text import Tone


@dataclass(frozen=True, slots=True)
class Look:
    """How a step is shown: never by its tone alone."""

    words: str
    icon: str
    tone: Tone


def step_look(step: Step) -> Look:
    """The words, icon and tone of a step."""
    return {
        Step.ENTERED: Look(QCoreApplication.translate("entry", "Chờ duyệt"), "clock", "warning"),
        Step.RETURNED: Look(QCoreApplication.translate("entry", "Bị trả lại"), "undo-2", "danger"),
        Step.REVIEWED: Look(QCoreApplication.translate("entry", "Chờ xác minh"), "clipboard-check", "info"),
        Step.VERIFIED: Look(QCoreApplication.translate("entry", "Đã xác minh"), "shield-check", "success"),
        Step.WITHDRAWN: Look(QCoreApplication.translate("entry", "Đã rút"), "x", "secondary"),
    }[step]


def queue_words(queue: Queue) -> str:
    """What a queue is called."""
    return {
        Queue.MINE: QCoreApplication.translate("entry", "Của tôi"),
        Queue.REVIEW: QCoreApplication.translate("entry", "Chờ duyệt"),
        Queue.VERIFY: QCoreApplication.translate("entry", "Chờ xác minh"),
        Queue.RETURNED: QCoreApplication.translate("entry", "Bị trả lại"),
        Queue.DONE: QCoreApplication.translate("entry", "Đã xong"),
    }[queue]


def kind_of_entry(row: EntryRow) -> str:
    """What is proposed, in a few words."""
    if row.kind is None:
        new = QCoreApplication.translate("entry", "khách hàng mới")
        return new if row.new else QCoreApplication.translate("entry", "sửa khách hàng")
    words = QCoreApplication.translate("entry", "{} mới") if row.new else QCoreApplication.translate("entry", "sửa {}")
    return words.format(kind_words(row.kind).lower())


def batch_title(row: BatchRow) -> str:
    """What a batch is called."""
    return QCoreApplication.translate("entry", "Lô {} khách hàng").format(row.count)


def entry_field_label(field: EntryField, kind: ItemKind | None) -> str:
    """What a field of an entry is called."""
    return named(field.field, field.label, kind)


def named(field: str, label: str, kind: ItemKind | None) -> str:
    """What a field is called: ``label`` where it is the project's own."""
    if label:
        return label
    return item_field_label(kind, field, language()) if kind is not None else field_label(field)
