"""Revisions of customers and items as they cross to the window.

Pure rules:

1. Every saving is kept with who made it, when, and what it changed field by field.
2. Any two revisions can be compared, whichever came first.
3. An old revision comes back as a new one: judged again like anything typed, over the revision that was looked at; its
   level, and for an item its customer and the stage of its life, stay what they are now.
"""

from __future__ import annotations

from app.customers.model import FieldChange, Ref, Revision

__all__ = ["FieldChange", "Ref", "Revision"]
