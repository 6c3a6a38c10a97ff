"""What a shredding record may not say in words: whose papers they were, for it outlives the customer.

A name is found as whole words, without marks and case, whatever stands between them. Names shorter than four letters
are in every sentence and are not looked for. Loose pieces of customers who have no numbered piece in the session are
not recognised: who shreds is told not to name anybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.copies.model import ShredForm
from app.customers.folding import fold
from app.errors import Problem

SHORTEST = 4
_WORD = re.compile(r"[^\W_]+")


def require_nameless(form: ShredForm, names: Iterable[str]) -> None:
    """Raises ``Problem("copies.names_a_customer")`` when any text of the session holds one of ``names``."""
    typed = (form.machine, form.place, form.note, *(piece.description for piece in form.loose))
    texts = [f" {_words(text)} " for text in typed]
    for name in map(_words, names):
        if len(name) >= SHORTEST and any(f" {name} " in text for text in texts):
            raise Problem("copies.names_a_customer")


def _words(text: str) -> str:
    return " ".join(_WORD.findall(fold(text)))
