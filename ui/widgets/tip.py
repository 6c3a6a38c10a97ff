"""Words in a tooltip as they are, never as markup.

Qt draws a tooltip that looks like HTML as HTML, and then loads what its pictures name: a customer's name out of
somebody's table could so reach for a file, or for another machine.
"""

from __future__ import annotations

from html import escape


def plain_tip(text: str) -> str:
    """What to give Qt so that it shows just ``text``."""
    if "<" not in text:
        return text
    return f'<p style="white-space:pre-wrap">{escape(text, quote=False)}</p>'
