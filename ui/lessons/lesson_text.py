"""A lesson set for reading: one column of a comfortable width, 1.6 em between lines, in the theme in force."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QFont,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextListFormat,
    QTextTableCellFormat,
    QTextTableFormat,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from app.lessons.model import TextBlock
from ui.theme import current, font
from ui.widgets.naming import name_control

LETTERS = 15
"""Pixels of the running text at 100 %: two more than in lists, since it is read and not scanned."""
COLUMN = 680
"""The widest line, about 80 letters."""
_LINE = 126.0
"""Percent of the font's own 1.265 em: 1.6 em, as everywhere."""


class LessonTextView(QTextBrowser):
    """``show_blocks`` sets a lesson. It scrolls with the arrow keys and Page Down; Tab leaves it."""

    def __init__(self, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_control(self, accessible_name)
        self._blocks: tuple[TextBlock, ...] = ()
        self.setProperty("reading", "true")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_blocks(self, blocks: Sequence[TextBlock], accessible_name: str) -> None:
        """Set these blocks from the top."""
        self._blocks = tuple(blocks)
        name_control(self, accessible_name)
        self._set_type()
        self.verticalScrollBar().setValue(0)

    def _set_type(self) -> None:
        document = self.document()
        document.clear()
        document.setDefaultFont(_letters())
        document.setDocumentMargin(0)
        document.setIndentWidth(current().px(26))
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        before = ""
        for block in self._blocks:
            if block.kind == "remark":
                _remark(cursor, block)
            else:
                _plain(cursor, block, before)
            before = block.kind
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._centre()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._centre()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_blocks"):
            self._set_type()

    def _centre(self) -> None:
        """Keep the column in the middle: the margins are the document's own, so the scroll bar stays at the edge."""
        room = self.viewport().width()
        side = max((room - current().px(COLUMN)) // 2, current().px(24))
        frame = self.document().rootFrame()
        shape = frame.frameFormat()
        if round(shape.leftMargin()) != side:
            shape.setLeftMargin(side)
            shape.setRightMargin(side)
            shape.setTopMargin(current().px(20))
            shape.setBottomMargin(current().px(12))
            frame.setFrameFormat(shape)


def _plain(cursor: QTextCursor, block: TextBlock, before: str) -> None:
    heading, listed = block.kind == "heading", before in {"item", "step"}
    above = 0 if not before else 18 if heading else 12 if listed and block.kind == "paragraph" else 0
    shape = QTextBlockFormat()
    shape.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    shape.setTopMargin(current().px(above))
    shape.setBottomMargin(current().px(6 if block.kind in {"heading", "item", "step"} else 12))
    if heading:
        shape.setHeadingLevel(2)
    letters = QTextCharFormat()
    letters.setFont(font("title") if heading else _letters())
    letters.setForeground(current().colour("text"))
    if before:
        cursor.insertBlock(shape, letters)
    else:
        cursor.setBlockFormat(shape)
        cursor.setBlockCharFormat(letters)
    if block.kind in {"item", "step"}:
        _list(cursor, block)
    _write(cursor, block, heading=heading)


def _list(cursor: QTextCursor, block: TextBlock) -> None:
    """Put the cursor's block into the list before it, or begin one."""
    style = QTextListFormat.Style.ListDecimal if block.kind == "step" else QTextListFormat.Style.ListDisc
    before = cursor.block().previous()
    running = before.textList() if before.isValid() else None
    if running is not None and running.format().style() == style:
        running.add(cursor.block())
        return
    shape = QTextListFormat()
    shape.setStyle(style)
    shape.setIndent(1)
    cursor.createList(shape)


def _remark(cursor: QTextCursor, block: TextBlock) -> None:
    """A tinted box over the whole column."""
    shape = QTextTableFormat()
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    shape.setBorder(0)
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
    shape.setCellSpacing(0)
    shape.setTopMargin(current().px(10))
    shape.setBottomMargin(current().px(16))
    table = cursor.insertTable(1, 1, shape)
    ground = QTextTableCellFormat()
    ground.setBackground(current().colour("accent_soft"))
    ground.setPadding(current().px(14))
    table.cellAt(0, 0).setFormat(ground)
    inside = table.cellAt(0, 0).firstCursorPosition()
    line = QTextBlockFormat()
    line.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    inside.setBlockFormat(line)
    _write(inside, block, colour="on_accent_soft", weight=QFont.Weight.Medium)
    cursor.movePosition(QTextCursor.MoveOperation.End)


def _write(
    cursor: QTextCursor,
    block: TextBlock,
    *,
    heading: bool = False,
    colour: str = "text",
    weight: QFont.Weight = QFont.Weight.Normal,
) -> None:
    for run in block.runs:
        letters = font("title") if heading else _letters()
        if not heading:
            letters.setWeight(QFont.Weight.DemiBold if run.strong else weight)
        form = QTextCharFormat()
        form.setFont(letters)
        form.setForeground(current().colour(colour))
        cursor.insertText(run.text, form)


def _letters() -> QFont:
    letters = font("body")
    letters.setPixelSize(current().px(LETTERS))
    return letters
