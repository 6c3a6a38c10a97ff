"""How alerts look in the officers' list."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.oversight.alerts.model import AlertRow, AlertState
from ui.oversight.alerts.words import alert_sentence, days_words, rule_name, severity_cell, state_cell
from ui.widgets.cell import Cell, Column


def alert_columns() -> tuple[Column, ...]:
    """The columns, the open and gravest alerts first."""
    return (
        Column(
            "what", QCoreApplication.translate("AlertColumns", "Điều bất thường"), 300, stretch=True, sortable=False
        ),
        Column("severity", QCoreApplication.translate("AlertColumns", "Mức"), 96, sortable=False),
        Column("state", QCoreApplication.translate("AlertColumns", "Tình trạng"), 158, sortable=False),
    )


def alert_cell(row: AlertRow, key: str) -> Cell:
    """One cell."""
    if key == "what":
        second = " · ".join((rule_name(row.rule), days_words(row)))
        return Cell(alert_sentence(row), second, strong=row.state is AlertState.RAISED)
    return severity_cell(row.severity) if key == "severity" else state_cell(row.state)
