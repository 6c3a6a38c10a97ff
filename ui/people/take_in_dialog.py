"""Taking in who answered an invitation: the file, the words compared aloud, the clearance, two signatures.

Pure rules:

* Nothing can be signed before the file was read, both rows of words are shown and the tick says they were compared.
* Another file takes the tick away. The file that is taken in is the one whose words were shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.access.duty import Duty
from app.access.level import Level
from app.access.policy import READERS
from app.clock import shown_date
from app.errors import NiemError
from app.ids import Id
from app.people.actions import take_person_in
from app.people.model import AnswerView, PersonRow, TakeInForm, TakenPerson
from app.people.queries import view_answer
from app.projects.model import ProjectRow
from app.session.model import Summary
from ui import messages
from ui.messages import language, sentence
from ui.people.invitation_file import ANSWER, LARGEST
from ui.people.signing_dialog import SigningDialog
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.check_field import CheckField
from ui.widgets.columns import two_columns
from ui.widgets.combo_field import ComboField
from ui.widgets.field_grid import FieldGrid
from ui.widgets.file_drop import FileDrop
from ui.widgets.six_words import SixWords

AS_BEFORE = "as-before"


class TakeInDialog(SigningDialog):
    """Closes as accepted once the person is in the vault."""

    def __init__(
        self,
        parent: QWidget,
        tasks: Tasks,
        summary: Summary,
        people: Sequence[PersonRow],
        projects: Sequence[ProjectRow],
    ) -> None:
        title = QCoreApplication.translate("TakeInDialog", "Nhận người đã trả lời lời mời")
        super().__init__(parent, title, tasks, summary, people, None)
        self.view: AnswerView | None = None
        self.drop = FileDrop(self.tr("Tệp trả lời"), largest=LARGEST, kinds=(ANSWER,))
        self._shown: list[QWidget] = []
        self.compared = CheckField(
            self.tr("Chúng tôi đã đọc cho nhau nghe và cả hai dòng sáu từ đều giống"),
            hint=self.tr("Gặp trực tiếp, hoặc gọi số đã biết từ trước. Khác một từ là tệp đã bị tráo: đừng nhận."),
        )
        self.project = ComboField(self.tr("Dự án"), [(row.project, row.name) for row in projects])
        self.clearance = ComboField(self.tr("Được xem đến mức"), [])
        self._given = two_columns(self.project, self.clearance)
        place = QWidget()
        self._facts = QVBoxLayout(place)
        self._facts.setContentsMargins(0, 0, 0, 0)
        self._facts.setSpacing(14)
        for widget in (self.drop, place, self.compared, self._given):
            self.add(widget)
        self.finish_layout(PrimaryButton(self.tr("Nhận vào kho và ký"), "user-plus"), self.tr("Đang nhận vào kho…"))
        self.compared.hide()
        self._given.hide()
        self.drop.chosen.connect(self._read)
        self.drop.cleared.connect(self._forget)
        self.compared.changed.connect(self._offer)
        self.project.changed.connect(self._offer_levels)
        self._offer()

    def form(self, view: AnswerView) -> TakeInForm:
        """What has been filled in."""
        level, project = self.clearance.value(), self.project.value()
        return TakeInForm(
            digest=view.digest,
            project=Id(project) if isinstance(project, bytes) else Id(bytes(16)),
            clearance=level if isinstance(level, Level) else None,
            as_before=level == AS_BEFORE,
        )

    def submit(self) -> None:
        """Have it signed, once the words were compared."""
        view, path = self.view, self.drop.path()
        if view is None or path is None:
            self.drop.set_error(self.tr("Hãy chọn tệp trả lời."))
        elif not self.compared.value():
            self.compared.set_error(self.tr("Hãy so cả hai dòng sáu từ rồi đánh dấu ở đây."))
            self.compared.focus()
        else:
            self.sign(take_person_in, path, self.form(view), long=False)

    def done_words(self, answer: object) -> str:
        if isinstance(answer, TakenPerson) and answer.held_back:
            words = self.tr("Đã nhận {}. {} ngăn người quản lý không giữ khóa nên chưa cấp lại.")
            return words.format(answer.name, answer.held_back)
        name = answer.name if isinstance(answer, TakenPerson) else ""
        return self.tr("Đã nhận {}. Bây giờ họ mở khóa lần đầu được.").format(name)

    def _read(self, path: Path) -> None:
        self._forget()
        self.tasks.read(view_answer, path, then=self._show, failed=self._failed_reading, owner=self)

    def _failed_reading(self, error: NiemError) -> None:
        self.drop.set_error(sentence(error))

    def _show(self, view: AnswerView) -> None:
        self.view = view
        facts = FieldGrid(dense=True)
        duties = ", ".join(duty.label(language()) for duty in view.duties)
        facts.add_row("name", self.tr("Họ và tên"), f"{view.name}, {view.title}")
        facts.add_row("duties", self.tr("Nhiệm vụ"), duties[:1].upper() + duties[1:])
        facts.add_row("until", self.tr("Lời mời hết hạn"), shown_date(view.until))
        if view.continues:
            facts.add_row(
                "again", self.tr("Dành cho"), self.tr("máy hoặc tài khoản mới; khóa cũ hết quyền khi mở khóa")
            )
        both = two_columns(
            SixWords(self.tr("Lời mời: họ đọc, bạn so"), view.invitation_words),
            SixWords(self.tr("Trả lời: họ đọc, bạn so"), view.answer_words),
        )
        self._shown = [facts, both]
        for widget in self._shown:
            self._facts.addWidget(widget)
        self.compared.show()
        self._given.setVisible(bool(READERS & frozenset(view.duties)))
        self._offer_levels()
        self.more.set_concerned(Duty.OFFICER in view.duties)
        if view.continues:
            self.clearance.set_value(AS_BEFORE)
        self._offer()

    def _forget(self) -> None:
        messages.forget(self)
        self.view = None
        for widget in self._shown:
            widget.hide()
            self._facts.removeWidget(widget)
            widget.deleteLater()
        self._shown = []
        self.compared.set_value(False)
        self.compared.hide()
        self._given.hide()
        self.more.set_concerned(False)
        self._offer()

    def _offer(self) -> None:
        if self.act_button is None:
            return
        why = self.signatures.why_not()
        if not why and self.view is None:
            why = self.tr("Hãy chọn tệp trả lời trước.")
        if not why and not self.compared.value():
            why = self.tr("Hãy so hai dòng sáu từ và đánh dấu trước.")
        self.act_button.set_available(not why, why)

    def _offer_levels(self) -> None:
        project = self.project.value()
        held = {row.project: row.levels for row in self.summary.projects}
        highest = max(held.get(Id(project), ()), default=Level.SECRET) if isinstance(project, bytes) else Level.SECRET
        if self.summary.top_secret_room:
            highest = Level.TOP_SECRET
        choices: list[tuple[object, str]] = [
            (level, self.tr("đến {}").format(level.label(language()))) for level in Level if level <= highest
        ]
        choices.insert(0, (None, self.tr("chưa cấp")))
        if self.view is not None and self.view.continues:
            choices.insert(0, (AS_BEFORE, self.tr("như trước, ở mọi dự án")))
        self.clearance.set_choices(choices)
        if self.view is not None and not READERS & frozenset(self.view.duties):
            self.clearance.set_choices([(None, "")])
