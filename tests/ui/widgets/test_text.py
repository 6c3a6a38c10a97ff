"""Stacked Vietnamese marks are shown whole, wherever words are shown."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QRegion
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Role, apply_theme, font, line_height
from ui.theme.fonts import SCALE
from ui.widgets.buttons import SecondaryButton
from ui.widgets.text import Elided, Label, Paragraph

STACKED = "ỄẪỖỘẬỸỆgjyợ"


@pytest.fixture(params=[90, 100, 150], autouse=True)
def dressed(qtbot: QtBot, request: pytest.FixtureRequest) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, "light", request.param)


def ink(image: QImage) -> tuple[int, int]:
    """(height of the ink, number of dark pixels) of a picture on white."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    wide, line = grey.width(), grey.bytesPerLine()
    bits = bytes(grey.constBits())
    rows = [sum(shade < 160 for shade in bits[y * line : y * line + wide]) for y in range(grey.height())]
    inked = [y for y, dark in enumerate(rows) if dark]
    return (inked[-1] - inked[0] + 1 if inked else 0), sum(rows)


def whole_ink(role: Role) -> tuple[int, int]:
    """What the ink must be: the same words with room on all sides."""
    image = QImage(900, 200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setPen(QColor("#101828"))
    painter.setFont(font(role))
    painter.drawText(50, 100, STACKED)
    painter.end()
    return ink(image)


def drawn(widget: QWidget) -> QImage:
    image = QImage(widget.size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    widget.render(image, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    return image


@pytest.mark.parametrize("make", [Label, Elided], ids=["label", "elided"])
@pytest.mark.parametrize("role", list(SCALE))
def test_labels_show_every_mark(qtbot: QtBot, make: Callable[..., QWidget], role: Role) -> None:
    label = make(STACKED, role)
    qtbot.addWidget(label)
    label.resize(600, label.sizeHint().height())
    assert label.height() >= line_height(role)
    if role != "caps":
        assert ink(drawn(label))[0] == whole_ink(role)[0]


@pytest.mark.parametrize("role", ["body", "small", "title"])
def test_paragraphs_show_every_mark_of_every_line(qtbot: QtBot, role: Role) -> None:
    words = Paragraph(STACKED, role=role)
    qtbot.addWidget(words)
    words.resize(600, words.heightForWidth(600))
    assert ink(drawn(words))[0] == whole_ink(role)[0]
    two = Paragraph(f"{STACKED}\n{STACKED}", role=role)
    qtbot.addWidget(two)
    two.resize(600, two.heightForWidth(600))
    assert two.height() == 2 * line_height(role)
    assert ink(drawn(two))[1] == pytest.approx(2 * whole_ink(role)[1], rel=0.08)


def test_buttons_show_every_mark(qtbot: QtBot) -> None:
    button = SecondaryButton(STACKED)
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    image = drawn(button).copy(6, 3, button.width() - 12, button.height() - 6)
    assert ink(image)[0] == whole_ink("strong")[0]


def test_a_label_never_reads_markup(qtbot: QtBot) -> None:
    label, words = Label("<b>Nam & Co</b>"), Paragraph("<b>Nam & Co</b>")
    qtbot.addWidget(label)
    qtbot.addWidget(words)
    for each in (label, words):
        assert each.text() == "<b>Nam & Co</b>"
        assert each.textFormat() == Qt.TextFormat.PlainText


def test_wrapped_text_keeps_its_words(qtbot: QtBot) -> None:
    text = "Khách hàng đề nghị đối chiếu công nợ quý IV 🙂 trước ngày ba mươi."
    words = Paragraph(text)
    qtbot.addWidget(words)
    assert words.heightForWidth(120) > 3 * line_height()
    assert " ".join(words._lines(120)) == text


def test_cut_words_are_whole_in_the_tooltip(qtbot: QtBot) -> None:
    label = Elided("Công ty TNHH Thực phẩm Sạch Ưu Việt Miền Trung")
    qtbot.addWidget(label)
    label.resize(80, 20)
    label.show()
    assert label.toolTip() == label.text()
    label.resize(900, 20)
    assert label.toolTip() == ""
