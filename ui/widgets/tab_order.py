"""Where Tab goes next, asked without taking the window apart.

What a Qt method without arguments answers, PySide takes for a part of the object that was asked, unless it was told
otherwise; of the order of Tab it was not told. Walking along it makes every widget of the window a part of the one
before it, in a ring: when one of them goes, the wrappers of the others are declared dead, and the collector may delete
a whole window while Qt walks over it. So nobody asks but here, and here every widget is given back at once. The rule
for the others is a test (`tests/guards/test_binding.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QWidget


def takes_tab(widget: QWidget) -> bool:
    """Whether Tab stops here by the widget's kind, whether or not it is shown now.

    The line inside a spin box takes the keys for the box and is no stop of its own.
    """
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and not isinstance(
        widget.parentWidget(), QAbstractSpinBox
    )


def order_after(start: QWidget) -> list[QWidget]:
    """All other widgets of the window, in the order of Tab from ``start`` on."""
    order: list[QWidget] = []
    link = start.nextInFocusChain()
    while link is not None and link is not start:
        order.append(link)
        link = link.nextInFocusChain()
    _give_back(start.window())
    return order


def bring_where_stands(holder: QWidget, late: Sequence[QWidget]) -> None:
    """Have Tab come to ``late``, made after the rest of the window, where their ``holder`` stands and not last."""
    before = [one for one in order_after(holder) if takes_tab(one) and not holder.isAncestorOf(one)]
    if before and holder.window() is not holder:
        for here, then in pairwise([before[-1], *late]):
            QWidget.setTabOrder(here, then)


def _give_back(window: QWidget) -> None:
    """Have PySide take every widget for a part of its window again, and the window for what it was.

    For Qt nothing changes: the widgets found are the window's already, and so is the parent that is set.
    """
    window.findChildren(QWidget)
    QObject.setParent(window, window.parent())
