"""The acts of the page of entries: what is asked for, in which dialog, and what is said afterwards."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.access.event import Event
from app.access.policy import may
from app.clock import SystemClock
from app.customers.actions import discard_draft, save_draft
from app.customers.entry import actions
from app.customers.entry.model import Act, BatchRow, Checked, EntryView, Queue, RulesView, Step, What
from app.customers.entry.queries import view_rules
from app.customers.model import CustomerCard, Draft, ItemForm
from app.customers.queries import get_customer
from app.errors import Cancelled, NiemError
from app.people.model import PersonRow
from app.people.queries import list_people
from app.session.model import ProjectSummary, Summary
from ui import messages
from ui.customers.entry.amend_dialogs import FORM, AmendCustomer, AmendItem
from ui.customers.entry.batch_detail import BatchDetail
from ui.customers.entry.detail import EntryDetail
from ui.customers.entry.reason_dialog import ReasonDialog
from ui.customers.entry.rules_dialog import RulesDialog
from ui.customers.entry.verify_dialog import VerifyDialog
from ui.customers.entry.words import entry_field_label
from ui.customers.form_dialog import FormDialog
from ui.tasks import Room, Task, Tasks
from ui.widgets.dialog import Dialog
from ui.widgets.message_dialog import MessageDialog
from ui.widgets.page import DraftSaving

_REMARKS = "entry-remarks:"


class EntryDesk(QObject):
    """``changed`` after anything was done: the lists are to be read again. ``dialog_opened`` before one shows."""

    changed = Signal()
    dialog_opened = Signal(object)

    def __init__(self, page: QWidget, tasks: Tasks, summary: Summary, room: Room) -> None:
        super().__init__(page)
        self._page, self._tasks, self._summary, self._room = page, tasks, summary, room
        self._task: Task | None = None
        self.form: FormDialog | None = None

    # One entry

    def act(self, detail: EntryDetail, act: Act) -> None:
        """Do what a button of the entry asks for."""
        view = detail.view
        if act is Act.REVIEW:
            self._do(actions.review_entry, view.row.ref, view.rev, said=self.tr("Đã duyệt, chuyển sang xác minh."))
        elif act is Act.RETURN:
            self._return(detail)
        elif act is Act.VERIFY:
            self._verify(view)
        elif act is Act.AMEND:
            self.amend(view)
        elif act is Act.URGENT:
            self._urgent(view)
        else:
            self._withdraw(view)

    def _return(self, detail: EntryDetail) -> None:
        remarks = detail.remarks()
        if not remarks:
            detail.lack_remark(messages.sentence("entry.remark_missing"))
            return
        view = detail.view
        self._do(
            actions.return_entry, view.row.ref, remarks, view.rev,
            said=self.tr("Đã trả lại cho người nhập."), after=lambda: self._forget_remarks(detail),
        )  # fmt: skip

    def _verify(self, view: EntryView) -> None:
        dialog = VerifyDialog(self._page, self._tasks, view, self._room)
        dialog.accepted.connect(lambda: self._verified(view, dialog.outcome))
        self._show(dialog)

    def _verified(self, view: EntryView, outcome: Checked | None) -> None:
        if outcome is None:
            return
        if outcome.waits:
            messages.done(self._page, self.tr("Khớp. Bản này chờ cả lô được xác nhận."))
        elif outcome.matched:
            messages.done(self._page, self.tr("Khớp. Hồ sơ đã có hiệu lực."))
        else:
            fields = {field.field: entry_field_label(field, view.row.kind) for field in view.fields}
            names = ", ".join(fields.get(name, name).lower() for name in outcome.wrong)
            words = self.tr("Khác với bản nhập ở: {}. Bản nhập đã được trả lại để xem lại giấy tờ gốc.").format(names)
            if view.row.batch:
                words += self.tr(" Cả lô được trả lại cùng.")
            self._show(MessageDialog(self._page, self.tr("Có sai khác"), words, level=int(view.row.ref.level)))
        self.changed.emit()

    def amend(self, view: EntryView, draft: Draft | None = None) -> None:
        """Open the form over an entry, perhaps with what was typed before a lock."""
        if view.form is None:
            return
        if view.row.what is What.CUSTOMER:
            self._open_form(AmendCustomer(self._page, self._tasks, self._room, view), view, draft)
        elif isinstance(view.form, ItemForm):
            self._tasks.read(
                get_customer,
                view.form.customer,
                then=lambda card: self._amend_item(card, view, draft),
                owner=self._page,
                room=self._room,
            )

    def _amend_item(self, card: CustomerCard, view: EntryView, draft: Draft | None) -> None:
        self._open_form(AmendItem(self._page, self._tasks, self._room, card, view), view, draft)

    def _open_form(self, form: FormDialog, view: EntryView, draft: Draft | None) -> None:
        if self.form is not None:
            form.deleteLater()
            return
        form.begin(f"entry:{view.row.ref.rid.hex()}")
        if draft is not None:
            form.take_up(draft)
        form.saved.connect(lambda _: self._done(self.tr("Đã gửi duyệt lại."), None))
        form.finished.connect(self._form_closed)
        self.form = form
        self._show(form)

    def _form_closed(self) -> None:
        self.form = None

    def _urgent(self, view: EntryView) -> None:
        dialog = ReasonDialog(
            self._page,
            self.tr("Cho đính chính có hiệu lực ngay?"),
            self.tr(
                "Hồ sơ sẽ đổi ngay, được đánh dấu khẩn, và nằm trong danh sách chờ xác minh đến khi có người đối "
                "chiếu. Sau ba ngày làm việc là quá hạn."
            ),
            self.tr("Vì sao phải có hiệu lực ngay"),
            self.tr("Cho có hiệu lực"),
            icon="siren",
            level=int(view.row.ref.level),
        )
        said = self.tr("Đính chính đã có hiệu lực, đang chờ xác minh.")
        dialog.accepted.connect(
            lambda: self._do(actions.apply_urgently, view.row.ref, dialog.reason.value(), view.rev, said=said)
        )
        self._show(dialog)

    def _withdraw(self, view: EntryView) -> None:
        self._ask(
            self.tr("Rút bản nhập này?"),
            self.tr("Những gì đã nhập không còn chờ duyệt nữa. Hồ sơ đang có hiệu lực không đổi."),
            self.tr("Rút bản nhập"),
            int(view.row.ref.level),
            lambda: self._do(actions.withdraw_entry, view.row.ref, view.rev, said=self.tr("Đã rút bản nhập.")),
        )

    # A batch

    def may_withdraw(self, row: BatchRow, queue: Queue) -> bool:
        """Whether this person may give a batch up: their own before it is reviewed, a manager any."""
        manages = may(Event.ENTRY_STEPS_ON, self._summary.duties)
        own = queue in (Queue.MINE, Queue.RETURNED) and row.entered.by == self._summary.name
        return manages or (own and row.step in (Step.ENTERED, Step.RETURNED))

    def act_on_batch(self, detail: BatchDetail, what: str) -> None:
        """Do what a button of the batch asks for."""
        row = detail.row
        place = (row.project, row.level, row.batch)
        if what == "pass":
            self._long(detail, actions.review_batch, *place, row.count, said=self.tr("Đã duyệt cả lô."))
        elif what == "confirm":
            said = self.tr("Cả lô đã có hiệu lực.")
            self._long(detail, actions.confirm_batch, *place, row.count, said=said)
        elif what == "again":
            self._long(detail, actions.enter_batch_again, *place, row.count, said=self.tr("Đã gửi lại cả lô."))
        elif what == "return":
            self._return_batch(detail)
        else:
            self._ask(
                self.tr("Rút cả lô {} bản nhập?").format(row.count),
                self.tr("Những khách hàng này không còn chờ duyệt nữa. Muốn nhập lại thì đọc lại tệp."),
                self.tr("Rút cả lô"),
                int(row.level),
                lambda: self._long(
                    detail, actions.withdraw_batch, *place, row.step, row.count, said=self.tr("Đã rút cả lô.")
                ),
            )  # fmt: skip

    def _return_batch(self, detail: BatchDetail) -> None:
        row = detail.row
        dialog = ReasonDialog(
            self._page,
            self.tr("Trả lại cả lô {} bản nhập?").format(row.count),
            self.tr("Người nhập sẽ thấy nhận xét này ở từng bản."),
            self.tr("Cần sửa gì"),
            self.tr("Trả lại cả lô"),
            icon="undo-2",
            level=int(row.level),
        )
        dialog.accepted.connect(
            lambda: self._long(
                detail, actions.return_batch, row.project, row.level, row.batch, row.step, row.count,
                dialog.reason.value(), said=self.tr("Đã trả lại cả lô."),
            )
        )  # fmt: skip
        self._show(dialog)

    def _long(self, detail: BatchDetail, function: Callable[..., None], *args: object, said: str) -> None:
        detail.set_working(True)
        self._task = self._tasks.act(
            function, *args, then=lambda _: self._done(said, None), failed=lambda error: self._stopped(detail, error),
            owner=self._page, progress=detail.progress.set_progress, room=self._room,
        )  # fmt: skip

    def stop(self) -> None:
        """Stop what takes long; nothing of it is done then."""
        if self._task is not None:
            self._task.cancel()

    def _stopped(self, detail: BatchDetail, error: NiemError) -> None:
        detail.set_working(False)
        if isinstance(error, Cancelled):
            messages.done(self._page, self.tr("Đã dừng. Chưa có gì thay đổi."))
            self.changed.emit()
        else:
            messages.show(self._page, error)

    # The rules

    def ask_rules(self, project: ProjectSummary) -> None:
        """Show the manager how the project takes data in."""
        self._tasks.read(list_people, then=lambda people: self._ask_view(project, people), owner=self._page)

    def _ask_view(self, project: ProjectSummary, people: tuple[PersonRow, ...]) -> None:
        self._tasks.read(
            view_rules, project.project, then=lambda view: self._show_rules(project, people, view), owner=self._page
        )

    def _show_rules(self, project: ProjectSummary, people: tuple[PersonRow, ...], view: RulesView) -> None:
        dialog = RulesDialog(self._page, self._tasks, self._summary, project, people, view)
        dialog.changed.connect(self.changed)
        self._show(dialog)

    # Drafts

    def drafts(self) -> tuple[DraftSaving, ...]:
        """What the open form would lose in a lock."""
        return self.form.draft_savings() if self.form is not None else ()

    def remarks_draft(self, view: EntryView, remarks: dict[str, str]) -> tuple[DraftSaving, ...]:
        """What was remarked on an entry and not sent."""
        if not remarks:
            return ()
        ref = view.row.ref
        draft = Draft(_REMARKS + ref.rid.hex(), FORM, ref.project, ref.level, ref.rid, remarks, SystemClock().now())
        return (DraftSaving(save_draft, (draft,), self._room),)

    @staticmethod
    def is_of_remarks(draft: Draft) -> bool:
        """Whether a draft holds remarks, and not a form."""
        return draft.key.startswith(_REMARKS)

    @staticmethod
    def remarks_of(draft: Draft) -> dict[str, str]:
        """The remarks of a draft."""
        return dict(draft.values)

    def _forget_remarks(self, detail: EntryDetail) -> None:
        detail.note_sent()
        ref = detail.view.row.ref
        self._tasks.read(
            discard_draft, ref.project, ref.level, _REMARKS + ref.rid.hex(),
            then=lambda _: None, failed=lambda _: None, owner=self._page, room=self._room,
        )  # fmt: skip

    # Inside

    def _do(
        self, function: Callable[..., None], *args: object, said: str, after: Callable[[], None] | None = None
    ) -> None:
        self._tasks.act(function, *args, then=lambda _: self._done(said, after), owner=self._page, room=self._room)

    def _done(self, said: str, after: Callable[[], None] | None) -> None:
        messages.done(self._page, said)
        if after is not None:
            after()
        self.changed.emit()

    def _ask(self, title: str, words: str, action: str, level: int, then: Callable[[], None]) -> None:
        dialog = MessageDialog(self._page, title, words, action, kind="danger", icon="x", level=level)
        dialog.accepted.connect(then)
        self._show(dialog)

    def _show(self, dialog: Dialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        self.dialog_opened.emit(dialog)
        dialog.open()
