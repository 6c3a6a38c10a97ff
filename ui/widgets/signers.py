"""Who may sign as the second person: an officer beside a manager, a manager beside an officer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.access.duty import Duty
from app.ids import Id
from app.people.model import PersonRow
from app.session.model import Credential, Summary
from ui.widgets.two_signatures import TwoSignatures


def two_signatures(summary: Summary, people: Sequence[PersonRow]) -> TwoSignatures:
    """The two signatures of a manager and an officer, for the person signed in."""
    manages = Duty.MANAGER in summary.duties
    wanted = Duty.OFFICER if manages else Duty.MANAGER
    others = [(row.uid, row.name) for row in people if row.active and not row.me and wanted in row.duties]
    duty = (
        QCoreApplication.translate("RecoverySigners", "Cán bộ an toàn hệ thống")
        if manages
        else QCoreApplication.translate("RecoverySigners", "Người quản lý")
    )
    return TwoSignatures(summary.name, others, duty, alone=summary.one_person)


def credential(signatures: TwoSignatures, summary: Summary) -> Credential:
    """The second person as they typed."""
    second = signatures.second_person()
    uid = Id(second) if isinstance(second, bytes) else summary.uid
    return Credential(uid, signatures.second_passphrase())
