"""Who may sign beside the signed-in person: an officer beside a manager, a manager beside an officer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.access.duty import Duty
from app.people.model import PersonRow
from app.session.model import Summary
from ui.widgets.two_signatures import TwoSignatures


def signatures_for(summary: Summary, people: Sequence[PersonRow], *, about: bytes = b"") -> TwoSignatures:
    """The two signatures of an act, never offering the person that it is ``about``."""
    manages = Duty.MANAGER in summary.duties
    wanted = Duty.OFFICER if manages else Duty.MANAGER
    words = (
        QCoreApplication.translate("SecondSigner", "Cán bộ an toàn hệ thống")
        if manages
        else QCoreApplication.translate("SecondSigner", "Người quản lý")
    )
    others = [
        (row.uid, row.name)
        for row in people
        if row.active and not row.frozen and not row.me and wanted in row.duties and row.uid != about
    ]
    return TwoSignatures(summary.name, others, words, alone=summary.one_person)
