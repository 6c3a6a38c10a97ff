"""Words that several parts of the customer pages share, in the language in force."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from app.customers.items.model import item_field_label
from app.customers.model import FIELD_NAMES, ItemKind, Relation, Stage
from app.errors import NiemError, Problem
from app.settings.message import codes_of
from ui.messages import language, sentence
from ui.widgets.naming import grouped

KIND_ICONS: dict[ItemKind, str] = {
    ItemKind.PROSPECT: "user-plus",
    ItemKind.DEALING: "handshake",
    ItemKind.POLICY: "badge-percent",
}
"""The picture of each kind of note."""


def capital(text: str) -> str:
    """``text`` with its first letter large, as at the beginning of a line."""
    return text[:1].upper() + text[1:]


def field_label(field: str) -> str:
    """What a field of a customer is called."""
    return FIELD_NAMES[language()].get(field, field)


def relation_words(relation: Relation) -> str:
    """A relation as it stands by itself."""
    return capital(relation.label(language()))


def kind_words(kind: ItemKind) -> str:
    """A kind of note as it stands by itself."""
    return capital(kind.label(language()))


def kind_tab(kind: ItemKind) -> str:
    """A kind of note in the few letters that a tab has."""
    return {
        ItemKind.PROSPECT: QCoreApplication.translate("customers", "Tiềm năng"),
        ItemKind.DEALING: QCoreApplication.translate("customers", "Nghiệp vụ"),
        ItemKind.POLICY: QCoreApplication.translate("customers", "Chính sách"),
    }[kind]


def money(amount: int) -> str:
    """An amount of đồng as people write it: ``1.250.000 ₫``."""
    return f"{grouped(amount)} ₫"


def iso_shown(day: str) -> str:
    """An ISO day as people here write it; anything else as it is."""
    try:
        return date.fromisoformat(day).strftime("%d/%m/%Y")
    except ValueError:
        return day


def stage_words(stage: Stage) -> str:
    """A stage as it stands by itself."""
    return capital(stage.label(language()))


def explained(error: NiemError) -> NiemError:
    """An error that tells of a wrong field, as it is told where no form shows that field: by its name, and why."""
    if error.code != "customers.invalid":
        return error
    field = str(error.details.get("field", "")).partition(":")[0]
    name = FIELD_NAMES[language()].get(field) or item_field_label(ItemKind.DEALING, field, language())
    return Problem("customers.invalid_field", field=name, fault=fault_sentence(str(error.details.get("fault", ""))))


def fault_sentence(fault: str) -> str:
    """What is wrong with a field, for the code of ``validate``; items and a project's own fields have some more."""
    code = f"field_{fault}"
    area = next((area for area in ("items", "rules") if code in codes_of(area)), "customers")
    return sentence(f"{area}.{code}")
