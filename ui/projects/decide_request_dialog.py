"""A manager signs a request, an officer countersigns it, or either says no: everything in sight before a passphrase."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.clock import shown_time
from app.errors import NiemError
from app.ids import Id
from app.projects.actions import countersign_request, refuse_request, sign_request
from app.projects.model import LONGEST_REASON, RequestRow
from app.session.model import Summary
from ui import messages
from ui.projects.facts import request_grid
from ui.tasks import Tasks
from ui.widgets.buttons import DangerButton, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.combo_field import ComboField
from ui.widgets.dialog import Dialog
from ui.widgets.notice import InlineNotice
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.text_area import TextArea


class DecideRequestDialog(Dialog):
    """``accepted`` when something was decided, of either kind."""

    def __init__(self, parent: QWidget, tasks: Tasks, summary: Summary, row: RequestRow) -> None:
        title = QCoreApplication.translate("DecideRequestDialog", "Xem đề nghị thẩm quyền")
        super().__init__(parent, title, level=int(row.level), width=680)
        self._tasks, self._row = tasks, row
        self._countersigns = row.next_step == "countersign"
        facts = Card(tone="raised")
        facts.add(request_grid(row))
        self.add(facts)
        own = [(project.project, project.name) for project in summary.projects if project.levels]
        self.project = ComboField(
            self.tr("Dự án được cấp"), own, hint=self.tr("Người xin ghi: {}").format(row.project_name)
        )
        if row.project is not None:
            self.project.set_value(row.project)
        self.passphrase = PassphraseField(self.tr("Cụm mật khẩu của bạn"))
        self.reason = TextArea(self.tr("Lý do, nếu từ chối (người xin sẽ đọc)"), lines=2, longest=LONGEST_REASON)
        if not self._countersigns and row.project is None:
            self.add(self.project)
        if row.why_not:
            self.add(InlineNotice("warning", messages.sentence(row.why_not)))
        self.add(self.passphrase)
        self.add(self.reason)
        if self._countersigns and row.signed_at:
            words = self.tr("{} đã ký lúc {}. Chữ ký của bạn là chữ ký thứ hai: thẩm quyền có hiệu lực ngay.")
            self.set_note(words.format(row.signer_name, shown_time(row.signed_at)))
        else:
            self.set_note(self.tr("Sau chữ ký của bạn còn cần chữ ký của cán bộ an toàn."))
        self.add_cancel(self.tr("Đóng"))
        self.refuse = self.add_button(DangerButton(self.tr("Từ chối"), "x"))
        self.sign = self.add_button(
            PrimaryButton(self.tr("Ký thứ hai") if self._countersigns else self.tr("Ký"), "signature")
        )
        self.sign.set_available(not row.why_not, messages.sentence(row.why_not) if row.why_not else "")
        self.refuse.clicked.connect(self._refuse)
        self.sign.clicked.connect(self._sign)

    def _sign(self) -> None:
        messages.forget(self)
        if not self.passphrase.value():
            self.passphrase.set_error(self.tr("Cần cụm mật khẩu của bạn để ký."))
            self.passphrase.focus()
            return
        self._set_working(True)
        if self._countersigns:
            args: tuple[object, ...] = (self._row.request, self._row.half, self.passphrase.value())
            self._tasks.act(countersign_request, *args, then=self._given, failed=self._failed, owner=self)
            return
        project = self._row.project or self.project.value()
        wanted = Id(project) if isinstance(project, bytes) else Id(b"")
        args = (self._row.request, wanted, self.passphrase.value())
        self._tasks.act(sign_request, *args, then=self._signed, failed=self._failed, owner=self)

    def _refuse(self) -> None:
        messages.forget(self)
        if not self.reason.value():
            self.reason.set_error(self.tr("Hãy ghi lý do từ chối."))
            self.reason.focus()
            return
        self._set_working(True)
        self._tasks.act(
            refuse_request,
            self._row.request,
            self.reason.value(),
            then=self._refused,
            failed=self._failed,
            owner=self,
        )

    def _given(self, _: object) -> None:
        self._end(self.tr("Đã ký. {} được xem ngay từ bây giờ.").format(self._row.person_name))

    def _signed(self, _: object) -> None:
        self._end(self.tr("Đã ký. Đề nghị chờ chữ ký của cán bộ an toàn."))

    def _refused(self, _: object) -> None:
        self._end(self.tr("Đã từ chối đề nghị."))

    def _end(self, words: str) -> None:
        messages.done(self, words)
        self._set_working(False)
        self.accept()

    def _failed(self, error: NiemError) -> None:
        self._set_working(False)
        self.passphrase.clear_value()
        messages.show(self, error)

    def _set_working(self, working: bool) -> None:
        self.set_busy(working)
        self.sign.set_busy(working, self.tr("Đang ký…"))
