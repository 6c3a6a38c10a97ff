"""The two signatures under a certificate: the officer who is signed in, and a manager at the same desk."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.access.duty import Duty
from app.ids import Id
from app.people.model import PersonRow
from app.session.model import Credential, Summary
from ui.widgets.two_signatures import TwoSignatures


def with_manager(summary: Summary, people: Sequence[PersonRow]) -> TwoSignatures:
    """The officer signed in, and one of the managers."""
    managers = [(row.uid, row.name) for row in people if row.active and not row.me and Duty.MANAGER in row.duties]
    duty = QCoreApplication.translate("destruction", "Người quản lý")
    return TwoSignatures(summary.name, managers, duty, alone=summary.one_person)


def manager_of(signatures: TwoSignatures, summary: Summary) -> Credential:
    """The manager as they typed."""
    second = signatures.second_person()
    return Credential(Id(second) if isinstance(second, bytes) else summary.uid, signatures.second_passphrase())
