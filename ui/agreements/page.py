"""The page of confidentiality agreements: one's own with its text; for managers and officers the whole office's."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.access.duty import Duty
from app.access.event import Event
from app.access.policy import may
from app.access.separation import SIGNING
from app.agreements.actions import take_agreement_back
from app.agreements.model import AgreementRow, Filed, MyAgreement
from app.agreements.queries import agreement_document, list_agreements, my_agreement
from app.errors import NiemError
from app.people.model import PersonRow
from app.people.queries import list_people
from app.session.model import Summary
from app.settings.preference import load
from ui import messages
from ui.agreements.columns import cell, chosen, columns, ordered, to_do
from ui.agreements.end_dialog import EndDialog
from ui.agreements.own_card import OwnCard
from ui.agreements.paper_dialog import PaperDialog
from ui.agreements.sign_dialog import SignDialog
from ui.agreements.wording_view import WordingView
from ui.tasks import Tasks
from ui.widgets.buttons import DangerButton, PrimaryButton, SecondaryButton
from ui.widgets.card import Card
from ui.widgets.columns import scrolled
from ui.widgets.dialog import Dialog
from ui.widgets.empty_state import EmptyState
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.page import Page
from ui.widgets.page_header import PageHeader
from ui.widgets.pill_bar import Pill, PillBar
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import RowsModel
from ui.widgets.save_file import save_as

MINE, EVERYBODY, TO_DO = "mine", "all", "todo"


class AgreementsPage(Page):
    """``show_subject("sign")`` opens the dialog for signing one's own as soon as the text is there."""

    def __init__(self, tasks: Tasks, summary: Summary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._summary = tasks, summary
        self._lists = may(Event.AGREEMENT_LIST, summary.duties)
        self._mine: MyAgreement | None = None
        self._rows: tuple[AgreementRow, ...] = ()
        self._sorting = ("standing", False)
        self._sign_soon = False
        self.header = PageHeader(self.tr("Thỏa thuận bảo mật"))
        self.pills = PillBar(self.tr("Của bạn hoặc của văn phòng"))
        self.own = OwnCard()
        self.text = Card()
        self.table = RecordTable(self.tr("Thỏa thuận của mọi người"))
        self.model: RowsModel[AgreementRow] = RowsModel(columns(), cell)
        self.table.show_model(self.model)
        self.paper = PrimaryButton(self.tr("Lưu bản ký giấy…"), "file-up")
        self.save = SecondaryButton(self.tr("Lưu PDF…"), "download")
        self.end = DangerButton(self.tr("Chấm dứt…"), "ban")
        self.views = QStackedWidget()
        self._lay_out()
        self._connect()
        self._show_pills()

    def title(self) -> str:
        return self.tr("Thỏa thuận bảo mật")

    def reload(self) -> None:
        self.table.set_compact(load().compact_rows)
        self._tasks.read(my_agreement, then=self._show_mine, failed=self._failed, owner=self)
        if self._lists:
            self._tasks.read(list_agreements, then=self._show_rows, failed=self._failed, owner=self)

    def show_subject(self, subject: object) -> None:
        if subject == "sign":
            self.pills.choose(MINE)
            self._fill()
            self._sign_soon = True

    def _lay_out(self) -> None:
        self.text.body.setContentsMargins(0, 0, 0, 0)
        self._mine_view = QWidget()
        mine = QVBoxLayout(self._mine_view)
        mine.setContentsMargins(0, 0, 0, 0)
        mine.setSpacing(16)
        mine.addWidget(self.own)
        mine.addWidget(self.text, 1)
        self.empty = EmptyState(
            "circle-check",
            self.tr("Không còn ai phải ký"),
            self.tr("Mọi người xem hồ sơ khách hàng đều có thỏa thuận còn hiệu lực hơn 30 ngày."),
        )
        self.error = ErrorPanel(self.tr("Chưa mở được thỏa thuận"), "", self.tr("Thử lại"))
        self.error.acted.connect(self.reload)
        for view in (self._mine_view, self.table, self.empty, self.error):
            self.views.addWidget(view)
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self.pills)
        bar.addStretch(1)
        for button in (self.end, self.save, self.paper):
            bar.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addWidget(self.header)
        column.addLayout(bar)
        column.addWidget(self.views, 1)
        self.pills.setVisible(self._lists)

    def _connect(self) -> None:
        self.pills.picked.connect(lambda _: self._fill())
        self.model.sort_requested.connect(self._sort)
        self.table.current_changed.connect(lambda _: self._offer())
        self.own.sign_wanted.connect(self.open_sign_dialog)
        self.own.save_wanted.connect(lambda: self._save(self._mine.row if self._mine else None))
        self.own.take_back_wanted.connect(self._take_back)
        self.own.end_wanted.connect(lambda: self._open_end(self._mine.row if self._mine else None))
        self.paper.clicked.connect(self.open_paper_dialog)
        self.save.clicked.connect(lambda: self._save(self._chosen_row()))
        self.end.clicked.connect(lambda: self._open_end(self._chosen_row()))

    # What is shown

    def _show_pills(self) -> None:
        pills = [Pill(MINE, self.tr("Của bạn"))]
        if self._lists:
            waiting = sum(to_do(row) for row in self._rows)
            pills.append(Pill(EVERYBODY, self.tr("Mọi người"), len(self._rows)))
            pills.append(Pill(TO_DO, self.tr("Cần ký"), waiting))
        self.pills.set_pills(pills)
        self._fill()

    def _show_mine(self, mine: MyAgreement) -> None:
        fresh = self._mine is None or self._mine.draft != mine.draft
        self._mine = mine
        self.own.show_agreement(mine)
        if fresh:
            self._show_text(mine)
        self.badge_changed.emit(int(to_do(mine.row)))
        self._fill()
        if self._sign_soon:
            self._sign_soon = False
            self.open_sign_dialog()

    def _show_text(self, mine: MyAgreement) -> None:
        while (item := self.text.body.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        area = scrolled(WordingView(mine.draft.binding, mine.draft.reading))
        area.setAccessibleName(self.tr("Văn bản thỏa thuận"))
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # arrow keys and PageDown read on
        self.text.add(area)

    def _show_rows(self, rows: tuple[AgreementRow, ...]) -> None:
        self._rows = rows
        self._show_pills()

    def _fill(self) -> None:
        pill = self.pills.chosen()
        listed = pill != MINE
        for button in (self.paper, self.end, self.save):
            button.setVisible(listed)
        self.save.setVisible(listed and Duty.OFFICER in self._summary.duties)
        if not listed:
            self.header.set_count("")
            self.views.setCurrentWidget(self._mine_view)
            return
        key, descending = self._sorting
        rows = ordered(chosen(self._rows, pill), key, descending=descending)
        self.model.set_records(rows)
        self.header.set_count(self._count_words())
        self.views.setCurrentWidget(self.table if rows else self.empty)
        if rows and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._offer()

    def _count_words(self) -> str:
        """What a manager should know at a glance: how many lack one, and whether counsel has seen the text."""
        words = self.tr("{} người cần ký").format(sum(to_do(row) for row in self._rows))
        if self._mine is not None and not self._mine.draft.binding.checked_by_counsel:
            note = self.tr("mẫu {} chưa được luật sư của công ty xem").format(self._mine.draft.binding.version)
            words = f"{words} · {note}"
        return words

    def _offer(self) -> None:
        row = self._chosen_row()
        nobody = self.tr("Hãy chọn một người.")
        self.save.set_available(bool(row and row.number), self.tr("Chưa có văn bản nào để lưu.") if row else nobody)
        self.end.set_available(
            bool(row and row.in_force),
            self.tr("Người này không có thỏa thuận nào đang có hiệu lực.") if row else nobody,
        )

    def _chosen_row(self) -> AgreementRow | None:
        row = self.table.record()
        return row if isinstance(row, AgreementRow) and self.pills.chosen() != MINE else None

    def _sort(self, key: str, descending: bool) -> None:
        self._sorting = (key, descending)
        self._fill()

    def _failed(self, error: NiemError) -> None:
        self.error.set_text(self.tr("Chưa mở được thỏa thuận"), messages.sentence(error))
        self.views.setCurrentWidget(self.error)

    # What is done

    def open_sign_dialog(self) -> None:
        """Ask who is in the office, then open the dialog for signing one's own."""
        self._tasks.read(list_people, then=self._open_signing, owner=self)

    def _open_signing(self, people: tuple[PersonRow, ...]) -> None:
        if self._mine is None:
            return
        company = [(row.uid, row.name) for row in people if row.active and not row.me and SIGNING & set(row.duties)]
        self._show_dialog(SignDialog(self, self._tasks, self._summary, self._mine.draft, company))

    def open_paper_dialog(self) -> None:
        """File an agreement that was signed on paper, for the person chosen in the list if there is one."""
        if self._mine is None:
            return
        row = self._chosen_row()
        version = self._mine.draft.binding.version
        person = row.uid if row else None
        self._show_dialog(PaperDialog(self, self._tasks, self._summary, self._rows, version, person))

    def _take_back(self) -> None:
        done = self.tr("Đã rút lại thỏa thuận đã gửi.")
        self._tasks.act(take_agreement_back, then=lambda _: messages.done(self, done), owner=self)

    def _open_end(self, row: AgreementRow | None) -> None:
        if row is not None:
            self._show_dialog(EndDialog(self, self._tasks, row))

    def _save(self, row: AgreementRow | None) -> None:
        if row is not None and row.number:
            self._tasks.read(agreement_document, row.number, then=self._save_document, owner=self)

    def _save_document(self, filed: Filed) -> None:
        ending = filed.name.rpartition(".")[2]
        pattern = self.tr("Tệp {} (*.{})").format(ending.upper(), ending)
        if save_as(self, self.tr("Lưu thỏa thuận"), filed.name, pattern, filed.content) is not None:
            messages.done(self, self.tr("Đã lưu thỏa thuận."))

    def _show_dialog(self, dialog: Dialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
