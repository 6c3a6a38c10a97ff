"""Recovery: the kit in force, the practice run, and what nobody can open any more.

Pure rules:

* Without a kit the page asks for the ceremony; the window's banner counts the days.
* Who holds the shares, when they were last proved, and what is lost is shown to officers alone.
"""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.access.duty import Duty
from app.access.event import Event
from app.access.policy import may
from app.ids import Id
from app.people.model import PersonRow
from app.people.queries import list_people
from app.recovery.model import FormerKit, Orphan, RecoveryState
from app.recovery.queries import list_orphans, recovery_state
from app.session.model import Summary
from ui.recovery.cards import KitCard, LostCard, PracticeCard
from ui.recovery.ceremony_dialog import CeremonyDialog
from ui.recovery.escrow_dialog import EscrowDialog
from ui.recovery.former_card import FormerCard
from ui.recovery.former_dialog import FormerDialog
from ui.recovery.prove_dialog import ProveDialog
from ui.recovery.recover_dialog import RecoverDialog
from ui.recovery.renew_dialog import RenewDialog
from ui.tasks import Tasks
from ui.theme import current
from ui.widgets.buttons import PrimaryButton
from ui.widgets.columns import scrolled
from ui.widgets.dialog import Dialog, open_dialogs
from ui.widgets.empty_state import EmptyState
from ui.widgets.notice import InlineNotice
from ui.widgets.page import Page
from ui.widgets.page_header import PageHeader

WIDTH = 880


class RecoveryPage(Page):
    """Cards under one another; a first ceremony is asked for in the middle of an empty page."""

    def __init__(self, tasks: Tasks, summary: Summary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._summary = tasks, summary
        self._people: tuple[PersonRow, ...] = ()
        self.state: RecoveryState | None = None
        self.orphans: tuple[Orphan, ...] = ()
        self.header = PageHeader(self.tr("Khôi phục"))
        self.again = PrimaryButton(self.tr("Chia khóa lại"), "key-round")
        self.again.clicked.connect(self.open_ceremony)
        self.header.add_action(self.again)
        self.told = InlineNotice(
            "danger",
            self.tr("Buổi lễ gần nhất bị ngắt trước khi trao đủ mảnh, nên bộ khôi phục chưa dùng được. Hãy chia lại."),
        )
        self.told.hide()
        self.empty = EmptyState(
            "key-round",
            self.tr("Chưa chia khóa khôi phục"),
            self.tr(
                "Nếu mọi người giữ khóa của một ngăn đều nghỉ hay mất máy, không ai mở được ngăn đó nữa. Chia khóa "
                "khôi phục cho vài người tin cậy để điều đó không xảy ra."
            ),
            self.tr("Chia khóa khôi phục…"),
            action_icon="key-round",
        )
        self.empty.acted.connect(self.open_ceremony)
        self.kit = KitCard()
        self.practice = PracticeCard()
        self.lost = LostCard()
        self.former = FormerCard()
        self.former.hide()
        self.practice.asked.connect(self.open_practice)
        self.kit.escrow_asked.connect(self.open_escrow)
        self.kit.renewal_asked.connect(self.open_renewal)
        self.former.asked.connect(self.open_former)
        self.lost.asked.connect(self.open_recovery)
        self.stack = QStackedWidget()
        self.stack.addWidget(QWidget())
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self._cards())
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addWidget(self.header)
        column.addWidget(self.told)
        column.addWidget(self.stack, 1)
        self.again.hide()

    def title(self) -> str:
        return self.tr("Khôi phục")

    def reload(self) -> None:
        self._tasks.read(recovery_state, then=self._show, owner=self)
        self._tasks.read(list_people, then=self._keep_people, owner=self)
        if may(Event.RECOVERY_LIST, self._summary.duties):
            self._tasks.read(list_orphans, then=self._show_orphans, owner=self)

    def open_ceremony(self) -> CeremonyDialog:
        """Hold the ceremony."""
        dialog = CeremonyDialog(self, self._tasks, self._summary, self._people)
        self._open(dialog)
        return dialog

    def open_practice(self) -> ProveDialog | None:
        """Prove the shares without opening anything."""
        if self.state is None or not self.state.serial:
            return None
        dialog = ProveDialog(self, self._tasks, self.state)
        self._open(dialog)
        return dialog

    def open_escrow(self) -> EscrowDialog:
        """Bring compartments that the kit does not cover into it."""
        dialog = EscrowDialog(self, self._tasks, self._summary, self._people)
        self._open(dialog)
        return dialog

    def open_renewal(self) -> RenewDialog | None:
        """Write the kit anew without what was destroyed."""
        if self.state is None or not self.state.dead:
            return None
        dialog = RenewDialog(self, self._tasks, self._summary, self._people, self.state)
        self._open(dialog)
        return dialog

    def open_former(self, kit: object) -> FormerDialog | None:
        """Put on record that an old kit was destroyed."""
        if not isinstance(kit, FormerKit):
            return None
        dialog = FormerDialog(self, self._tasks, self._summary, self._people, kit)
        self._open(dialog)
        return dialog

    def open_recovery(self, project: object) -> RecoverDialog | None:
        """Guide through opening the lost compartments of a project."""
        lost = [orphan for orphan in self.orphans if isinstance(project, bytes) and orphan.project == Id(project)]
        if self.state is None or not self.state.serial or not lost:
            return None
        dialog = RecoverDialog(self, self._tasks, self._summary, self._people, self.state, lost)
        self._open(dialog)
        return dialog

    def _open(self, dialog: Dialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self.reload)
        dialog.open()

    def _cards(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.kit)
        column.addWidget(self.former)
        column.addWidget(self.practice)
        column.addWidget(self.lost)
        column.addStretch(1)
        inside.setMaximumWidth(current().px(WIDTH))
        officer = Duty.OFFICER in self._summary.duties
        self.practice.setVisible(officer)
        self.lost.setVisible(officer)
        return scrolled(inside)

    def _show(self, state: RecoveryState) -> None:
        self.state = state
        # While the sheets are being handed out nothing has been interrupted.
        self.told.setVisible(state.unconfirmed and not open_dialogs(self.window()))
        self.kit.show_state(state)
        self.former.show_kits(state.former)
        self.practice.show_state(state)
        filled = bool(state.serial or self.orphans)
        self.again.setVisible(filled)
        self.stack.setCurrentIndex(2 if filled else 1)

    def _show_orphans(self, orphans: tuple[Orphan, ...]) -> None:
        self.orphans = orphans
        self.lost.show_orphans(orphans)
        self.badge_changed.emit(len({orphan.project for orphan in orphans}))
        if self.state is not None:
            self._show(self.state)

    def _keep_people(self, people: tuple[PersonRow, ...]) -> None:
        self._people = people
