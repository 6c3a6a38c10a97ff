"""How lessons and learners look in their lists."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.clock import shown_date
from app.lessons.model import LearnerRow, LessonRow, LessonState
from ui.widgets.cell import Cell, Column


def _tr(words: str) -> str:
    return QCoreApplication.translate("LessonColumns", words)


def lesson_columns() -> tuple[Column, ...]:
    """The columns of one's own lessons."""
    return (
        Column("title", _tr("Bài học"), 340, stretch=True, sortable=False),
        Column("state", _tr("Tình trạng"), 190, sortable=False),
        Column("until", _tr("Hiệu lực đến"), 130, sortable=False),
        Column("score", _tr("Lần đạt gần nhất"), 150, sortable=False),
    )


def lesson_cell(row: LessonRow, key: str) -> Cell:
    """One cell of one's own lessons."""
    if key == "title":
        facts = _tr("{minutes} phút đọc, {questions} câu hỏi").format(minutes=row.minutes, questions=row.draw)
        return Cell(row.title, second=facts, strong=True, icon="book-open")
    if key == "until":
        return Cell(shown_date(row.until) if row.until else "—", tone="secondary")
    if key == "score":
        words = _tr("đúng {} %").format(row.score)
        return Cell(words if row.until else "—", tone="secondary")
    return state_cell(row.state)


def state_cell(state: LessonState) -> Cell:
    """Where somebody stands with a lesson, in words, a tone and an icon."""
    if state is LessonState.IN_FORCE:
        return Cell(_tr("Còn hiệu lực"), tone="success", icon="circle-check")
    if state is LessonState.LAPSING:
        return Cell(_tr("Sắp hết hiệu lực"), tone="warning", icon="clock")
    if state is LessonState.LAPSED:
        return Cell(_tr("Đã hết hiệu lực"), tone="danger", icon="circle-alert")
    return Cell(_tr("Chưa học"), tone="text", icon="circle-dot")


def learner_columns() -> tuple[Column, ...]:
    """The columns of who has learned what."""
    return (
        Column("name", _tr("Họ và tên"), 210),
        Column("state", _tr("Tình trạng"), 170),
        Column("until", _tr("Hết hiệu lực sớm nhất"), 170),
        Column("missing", _tr("Còn thiếu"), 300, stretch=True),
    )


def learner_cell(row: LearnerRow, key: str) -> Cell:
    """One cell of who has learned what."""
    if key == "name":
        return Cell(row.name, strong=True, icon="user-round")
    if key == "until":
        return Cell(shown_date(row.first_lapse) if row.first_lapse else "—", tone="secondary")
    if key == "missing":
        missing = (*(title for title, _ in row.lapsed), *row.never)
        return Cell("; ".join(missing) if missing else _tr("không thiếu bài nào"), tone="secondary")
    total = len(row.in_force) + len(row.lapsed) + len(row.never)
    words = _tr("{held} trên {total} bài").format(held=len(row.in_force), total=total)
    if row.complete:
        return Cell(words, tone="success", icon="circle-check")
    return Cell(words, tone="danger" if row.gated else "text", icon="lock" if row.gated else "circle-dot")


def ordered(rows: tuple[LearnerRow, ...], key: str, *, descending: bool) -> tuple[LearnerRow, ...]:
    """The learners in the order of one column."""
    if key == "until":
        found = sorted(rows, key=lambda row: row.first_lapse)
    elif key == "state":
        found = sorted(rows, key=lambda row: len(row.in_force))
    else:
        found = sorted(rows, key=lambda row: learner_cell(row, key).text.casefold())
    return tuple(reversed(found) if descending else found)
