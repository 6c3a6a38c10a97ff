"""Which checkpoints there are, when the next one is due, and what can be done with them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from app.clock import shown_date, shown_time
from app.oversight.checkpoints.actions import checkpoint_paper
from app.oversight.checkpoints.model import CheckpointRow, CheckpointState
from app.oversight.checkpoints.queries import checkpoint_state
from app.session.model import Summary
from ui import messages
from ui.oversight.checkpoints.compare_dialog import CompareDialog
from ui.oversight.checkpoints.sign_dialog import SignCheckpointDialog, save_paper
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from ui.widgets.card import Card
from ui.widgets.dialog import Dialog
from ui.widgets.naming import grouped
from ui.widgets.notice import InlineNotice, NoticeKind
from ui.widgets.text import Label, Paragraph


class CheckpointsDialog(Dialog):
    """``changed`` after one was signed."""

    changed = Signal()

    def __init__(self, parent: QWidget, tasks: Tasks, summary: Summary) -> None:
        super().__init__(parent, QCoreApplication.translate("CheckpointsDialog", "Mốc nhật ký"), width=760)
        self._tasks, self._summary = tasks, summary
        self._state: CheckpointState | None = None
        self._cards: list[QWidget] = []
        self.papers: dict[int, QuietButton] = {}
        self.add(
            Paragraph(
                self.tr(
                    "Mỗi tháng một lần, hai cán bộ an toàn ký xem nhật ký kết thúc ở đâu và giữ một tờ giấy ngoài kho. "
                    "Từ đó không ai cắt hay viết lại được phần nhật ký trước mốc mà không lộ, kể cả khi cả kho bị thay "
                    "bằng bản cũ. Nơi chỉ có một cán bộ an toàn thì người quản lý ký cùng."
                ),
                "secondary",
            )
        )
        self.notice = InlineNotice("info", " ")
        self.add(self.notice)
        self.set_note(self.tr("Lập lại giấy và đối chiếu giấy cũng được ghi vào nhật ký."))
        self.add_cancel(self.tr("Đóng"))
        self.compare = self.add_button(SecondaryButton(self.tr("Đối chiếu giấy"), "qr-code"))
        self.sign = self.add_button(PrimaryButton(self.tr("Ký mốc mới"), "signature"))
        self.sign.set_available(False, self.tr("Đang đọc các mốc…"))
        self.compare.clicked.connect(lambda: CompareDialog(self, tasks).open())
        self.sign.clicked.connect(self._sign)
        self.reload()

    def reload(self) -> None:
        """Read the list anew."""
        self._tasks.read(checkpoint_state, then=self._show, owner=self)

    def _show(self, state: CheckpointState) -> None:
        self._state = state
        self._tell(state)
        can = state.alone or bool(state.seconds)
        self.sign.set_available(can, "" if can else self.tr("Không có ai khác đang làm việc được ký mốc cùng bạn."))
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self.papers.clear()
        self._cards = [self._card(row) for row in state.rows]
        for card in self._cards:
            self.add(card)

    def _tell(self, state: CheckpointState) -> None:
        if not state.rows:
            words = self.tr("Chưa có mốc nào. {count} mục nhật ký chưa có tờ giấy nào làm chứng.")
            self.notice.set_text(words.format(count=grouped(state.since_last)), "warning")
            return
        words = (
            self.tr("Đã đến hạn từ {day}. {count} mục được ghi sau mốc cuối.")
            if state.due
            else self.tr("Mốc sau đến hạn ngày {day}. {count} mục được ghi sau mốc cuối.")
        )
        kind: NoticeKind = "warning" if state.due else "success"
        self.notice.set_text(words.format(day=shown_date(state.due_at), count=grouped(state.since_last)), kind)

    def _card(self, row: CheckpointRow) -> Card:
        card = Card(self.tr("Mốc số {number} · {when}").format(number=row.number, when=shown_time(row.at)), "stamp")
        button = QuietButton(self.tr("Lưu giấy"), "printer")
        button.setAccessibleName(self.tr("Lưu giấy của mốc số {}").format(row.number))
        button.clicked.connect(lambda: self._paper(row.number))
        card.add_right(button)
        self.papers[row.number] = button
        words = self.tr("{entries} mục trong {chains} chuỗi. Ký: {signers}.")
        signers = ", ".join(row.signers)
        said = words.format(entries=grouped(row.entries), chains=grouped(row.chains), signers=signers)
        card.add(Paragraph(said))
        card.add(Label(self.tr("Mã: {}").format(row.code), "small", "secondary"))
        if row.faults:
            words = self.tr("Khi ký, {count} chuỗi có chỗ không khớp; giấy ghi rõ.")
            card.add(InlineNotice("warning", words.format(count=row.faults)))
        return card

    def _paper(self, number: int) -> None:
        self._tasks.act(checkpoint_paper, number, then=lambda pdf: self._save(number, pdf), owner=self)

    def _save(self, number: int, pdf: bytes) -> None:
        if save_paper(self, number, pdf):
            messages.done(self, self.tr("Đã lưu giấy của mốc số {}.").format(number))

    def _sign(self) -> None:
        if self._state is None:
            return
        dialog = SignCheckpointDialog(self, self._tasks, self._summary, self._state)
        dialog.accepted.connect(self.reload)
        dialog.accepted.connect(self.changed)
        dialog.open()
