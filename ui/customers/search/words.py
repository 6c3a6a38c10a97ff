"""What a list is narrowed by, in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.access.level import Level
from app.customers.items.model import Stage
from app.customers.search.model import ListFilter
from ui.customers.words import capital, iso_shown, kind_words, relation_words
from ui.messages import language
from ui.widgets.level import level_name

_SHOWN = 32
"""Characters of what was typed that a sentence repeats."""


def stage_words(stage: str) -> str:
    """A stage as it stands by itself."""
    return capital(Stage(stage).label(language())) if stage in {str(one) for one in Stage} else stage


def filter_words(filters: ListFilter) -> list[tuple[tuple[str, ...], str]]:
    """One pair for each condition: the fields of the filter that make it, and its words."""
    told: list[tuple[tuple[str, ...], str]] = []
    if filters.mine:
        told.append((("mine",), QCoreApplication.translate("search", "Tôi phụ trách")))
    if filters.owner:
        told.append((("owner",), QCoreApplication.translate("search", "Phụ trách: {}").format(filters.owner)))
    if filters.relation is not None:
        told.append((("relation",), relation_words(filters.relation)))
    if filters.kind is not None or filters.stage:
        told.append((("kind", "stage"), _item(filters)))
    updated = _span(filters.updated_from, filters.updated_until)
    if updated:
        told.append(
            (("updated_from", "updated_until"), QCoreApplication.translate("search", "Cập nhật {}").format(updated))
        )
    created = _span(filters.created_from, filters.created_until)
    if created:
        told.append((("created_from", "created_until"), QCoreApplication.translate("search", "Lập {}").format(created)))
    if filters.review_due:
        told.append((("review_due",), QCoreApplication.translate("search", "Quá hạn xem lại cấp mật")))
    return told


def nothing_found(text: str, filters: ListFilter, levels: Sequence[Level]) -> tuple[str, str]:
    """What is said in place of a list without rows: a title, and where was looked."""
    names = ", ".join(level_name(level).lower() for level in levels)
    if not text:
        if filters:
            return QCoreApplication.translate("search", "Không có khách hàng nào hợp điều kiện lọc"), ""
        return QCoreApplication.translate("search", "Không có khách hàng nào ở cấp {}").format(names), ""
    if not any(sign.isalnum() for sign in text):
        return QCoreApplication.translate("search", "Hãy gõ chữ hoặc số để tìm"), QCoreApplication.translate(
            "search", "Dấu và ký hiệu không được tìm."
        )
    where = QCoreApplication.translate(
        "search",
        "Đã tìm trong tên, mã, điện thoại, mã số thuế, email, phụ trách, địa chỉ, ghi chú, nghiệp vụ, tài liệu cấp {}.",
    ).format(names)
    if filters:
        narrowed = QCoreApplication.translate("search", "Điều kiện lọc đang bật cũng được tính.")
        where = f"{where} {narrowed}"
    shown = text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
    return QCoreApplication.translate("search", "Không có khách hàng nào khớp “{}”").format(shown), where


def _item(filters: ListFilter) -> str:
    parts = [kind_words(filters.kind)] if filters.kind is not None else []
    parts += [stage_words(filters.stage)] if filters.stage else []
    return QCoreApplication.translate("search", "Có: {}").format(" – ".join(parts))


def _span(first: str, last: str) -> str:
    if first and last:
        words = QCoreApplication.translate("search", "từ {} đến {}")
        return words.format(iso_shown(first), iso_shown(last))
    if first:
        return QCoreApplication.translate("search", "từ {}").format(iso_shown(first))
    if last:
        return QCoreApplication.translate("search", "đến {}").format(iso_shown(last))
    return ""
