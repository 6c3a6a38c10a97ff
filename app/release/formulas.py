"""Texts that a spreadsheet would take for a formula.

A cell that begins with ``= + - @``, a tab or a line's end, or with one of their full-width forms, may be computed when
a table is opened, and so run what a customer's name was made to hold. In a workbook a text is typed as a text and needs
no more than a mark that it stays one when it is edited. A file of separated values has no types: there an apostrophe
stands before it.
"""

from __future__ import annotations

import re

OPERATORS = "=+\\-@\uff1d\uff0b\uff0d\uff20"
_STARTS = re.compile(f"[\t\r\n{OPERATORS}]")
_NUMBER = re.compile(r"\+[0-9][0-9 ]*")
_AFTER_A_MARK = re.compile(f"(?<=[,;|\t\r\n\"'])(?=[{OPERATORS}])")


def starts_a_formula(text: str) -> bool:
    """Whether a spreadsheet may take ``text`` for a formula."""
    return _STARTS.match(text) is not None


def neutral(text: str) -> str:
    """``text`` for a file of separated values, harmless whatever mark the reader takes for the separator.

    A telephone number such as ``+84 901 234 567`` is nothing but figures behind a plus: it stays as it is. Anything
    else that begins like a formula gets an apostrophe; what would begin a cell if the reader splits the line at another
    mark gets a blank before it.
    """
    apart = _AFTER_A_MARK.sub(" ", text)
    if starts_a_formula(apart) and not _NUMBER.fullmatch(apart):
        return f"'{apart}"
    return apart
