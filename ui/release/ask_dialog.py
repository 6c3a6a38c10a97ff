"""Asking for a disclosure: to whom, what for, exactly which parts, until when, with the customer's consent."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from app.clock import SystemClock, local_date
from app.customers.model import CustomerCard, Ref
from app.customers.queries import get_customer
from app.errors import NiemError
from app.release.actions import ask_release
from app.release.model import Document, RecipientKind, ReleaseForm, ReleaseRow
from app.release.queries import preview_document, releasable_fields
from ui import messages
from ui.release.field_choice import FieldChoice
from ui.release.words import history_words, recipient_kinds
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton
from ui.widgets.chosen_file import SCAN_KINDS, SCAN_LARGEST, content_of, media_type_of
from ui.widgets.columns import stacked, two_columns
from ui.widgets.combo_field import ComboField
from ui.widgets.date_field import DateField
from ui.widgets.dialog import Dialog
from ui.widgets.file_drop import FileDrop
from ui.widgets.notice import InlineNotice
from ui.widgets.page_preview import PagePreview
from ui.widgets.text import Label
from ui.widgets.text_area import TextArea
from ui.widgets.text_field import TextField

WIDTH = 960
USUAL_DAYS, LONGEST_DAYS = 7, 90
"""How many days a request is proposed for, and the most the window accepts."""


class AskDialog(Dialog):
    """``asked(ref)`` when the request stands in the store. ``known`` are requests already listed, for the warning."""

    asked = Signal(object)

    def __init__(self, parent: QWidget, tasks: Tasks, customer: Ref, known: tuple[ReleaseRow, ...] = ()) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("AskDialog", "Đề nghị cung cấp thông tin ra ngoài"),
            level=int(customer.level),
            subtitle=QCoreApplication.translate(
                "AskDialog",
                "Một quản lý khác sẽ xem đúng những gì bạn chọn dưới đây, cùng văn bản đồng ý, rồi quyết định.",
            ),
            width=WIDTH,
        )
        self._tasks, self._customer, self._known = tasks, customer, known
        self._consent: Document | None = None
        self._ticked: tuple[str, ...] = ()
        self.kind = ComboField(
            self.tr("Người nhận là ai đối với khách hàng"),
            recipient_kinds(),
            placeholder=self.tr("Chọn vai trò"),
            required=True,
        )
        self.name = TextField(self.tr("Người nhận"), required=True, longest=2000)
        self.contact = TextField(
            self.tr("Liên hệ với người nhận"),
            required=True,
            longest=2000,
            hint=self.tr("Điện thoại, email hoặc địa chỉ."),
        )
        self.purpose = TextArea(
            self.tr("Mục đích"),
            required=True,
            lines=2,
            longest=2000,
            hint=self.tr("Người nhận cần thông tin để làm gì?"),
        )
        self.until = DateField(
            self.tr("Hạn bàn giao"),
            required=True,
            hint=self.tr("Quá ngày này đề nghị tự hết hạn; nhiều nhất {} ngày.").format(LONGEST_DAYS),
        )
        self.until.set_value(_today() + timedelta(days=USUAL_DAYS))
        self.parts = FieldChoice(self.tr("Thông tin sẽ ra khỏi công ty"))
        self.consent = FileDrop(
            self.tr("Văn bản đồng ý của khách hàng"),
            largest=SCAN_LARGEST,
            kinds=SCAN_KINDS,
            text=self.tr("Kéo thả bản quét vào đây, hoặc"),
        )
        self.preview = PagePreview(self.tr("Xem trước văn bản đồng ý"), height=240)
        self.preview.hide()
        self._lay_out()
        self.consent.chosen.connect(self._consent_chosen)
        self.consent.cleared.connect(self._consent_cleared)
        self.preview.wanted.connect(self._draw)
        self.add_cancel(self.tr("Đóng"))
        self.send = self.add_button(PrimaryButton(self.tr("Gửi đề nghị"), "send"))
        self.send.clicked.connect(self._send)
        self._fetch()

    def _lay_out(self) -> None:
        consent = stacked(
            Label(self.tr("Văn bản đồng ý của khách hàng (bắt buộc)"), "strong"), self.consent, self.preview, gap=6
        )
        left = stacked(self.kind, self.name, self.contact, self.purpose, self.until, gap=12)
        self.add(two_columns(left, stacked(self.parts, consent, gap=14)))
        self.set_note(self.tr("Hồ sơ tuyệt mật không bao giờ được đề nghị cung cấp."))

    # Typed text outlives a lock

    def typed(self) -> dict[str, str]:
        """What was typed and ticked, for a draft; empty while nothing was. The scan is chosen again."""
        kind = self.kind.value()
        values = {
            "kind": str(kind) if isinstance(kind, RecipientKind) else "",
            "name": self.name.value(),
            "contact": self.contact.value(),
            "purpose": self.purpose.value(),
            "fields": " ".join(self.parts.fields()),
        }
        if not any(values.values()):
            return {}
        until = self.until.value()
        return {**values, "until": until.isoformat() if until else ""}

    def fill(self, values: dict[str, str]) -> None:
        """Take up what was typed before a lock."""
        if values.get("kind"):
            self.kind.set_value(RecipientKind(values["kind"]))
        self.name.set_value(values.get("name", ""))
        self.contact.set_value(values.get("contact", ""))
        self.purpose.set_value(values.get("purpose", ""))
        if values.get("until"):
            self.until.set_value(date.fromisoformat(values["until"]))
        self._ticked = tuple(values.get("fields", "").split())

    # What can be chosen

    def _fetch(self) -> None:
        self._tasks.read(releasable_fields, self._customer, then=self._show_fields, failed=self._never, owner=self)

    def _show_fields(self, fields: tuple[tuple[str, str, str], ...]) -> None:
        self.parts.set_fields(fields)
        for field in {field for field, _, _ in fields} & set(self._ticked):
            self.parts.tick(field)
        texts = {field: text for field, _, text in fields}
        same = tuple(row for row in self._known if _is_about(row, texts))
        words = history_words(same, SystemClock().now())
        if words:
            self.body.insertWidget(0, InlineNotice("warning", words))
        self._tasks.read(get_customer, self._customer, then=self._show_items, failed=lambda _: None, owner=self)

    def _show_items(self, card: CustomerCard) -> None:
        self.parts.set_items([item for item in card.items if item.ref.level < 3])

    def _never(self, error: NiemError) -> None:
        """The file cannot be asked for at all, e.g. a top-secret one: nothing of the form remains usable."""
        self.send.set_available(False, messages.sentence(error))
        for field in (self.kind, self.name, self.contact, self.purpose, self.until):
            field.set_read_only(True)
        self.consent.setEnabled(False)
        messages.show(self, error)

    # The consent

    def _consent_chosen(self, path: Path) -> None:
        content = content_of(path)
        if content is None:
            self.consent.clear()
            self.consent.set_error(self.tr("Không đọc được tệp này. Hãy chọn tệp khác."))
            return
        self._consent = Document(path.name, media_type_of(path), content)
        self.preview.show()
        self.preview.set_document(path.name, 1)

    def _consent_cleared(self) -> None:
        self._consent = None
        self.preview.hide()

    def _draw(self, page: int, width: int) -> None:
        if self._consent is not None:
            self._tasks.read(
                preview_document,
                self._consent,
                page,
                width,
                then=lambda drawn: self._drawn(page, *drawn),
                failed=self._unreadable,
                owner=self.preview,
            )

    def _drawn(self, page: int, pages: int, png: bytes) -> None:
        self.preview.set_pages(pages)
        self.preview.show_page(page, png)

    def _unreadable(self, error: NiemError) -> None:
        self.consent.clear()
        self.consent.set_error(messages.sentence(error))

    # Sending

    def _send(self) -> None:
        form = self._form()
        if form is None:
            return
        messages.forget(self)
        self.set_busy(True)
        self._tasks.act(ask_release, form, then=self._sent, failed=self._failed, owner=self)

    def _form(self) -> ReleaseForm | None:
        """The form, or ``None`` with a sentence under everything that is missing."""
        kind, until = self.kind.value(), self.until.value()
        faults = [field for field in (self.kind, self.name, self.contact, self.purpose) if not field.value()]
        for field in faults:
            field.set_error(self.tr("Hãy điền ô này."))
        first: list[QWidget] = [field.control for field in faults]
        if day_error := self._day_error(until):
            self.until.set_error(day_error)
            first.append(self.until.control)
        if not self.parts.fields() and not self.parts.items():
            self.parts.set_error(messages.sentence("release.nothing_chosen"))
            first.append(self.parts)
        if self._consent is None:
            self.consent.set_error(messages.sentence("release.consent_missing"))
            first.append(self.consent)
        if first:
            first[0].setFocus()
        if first or until is None or self._consent is None or not isinstance(kind, RecipientKind):
            return None
        return ReleaseForm(
            customer=self._customer,
            recipient_kind=kind,
            recipient_name=self.name.value(),
            recipient_contact=self.contact.value(),
            purpose=self.purpose.value(),
            fields=self.parts.fields(),
            items=self.parts.items(),
            until=until.isoformat(),
            consent=self._consent,
        )

    def _day_error(self, until: date | None) -> str:
        if until is None:
            return messages.sentence("release.day_unreadable")
        if until < _today():
            return messages.sentence("release.day_passed")
        if until > _today() + timedelta(days=LONGEST_DAYS):
            return self.tr("Hạn xa quá {} ngày. Hãy chọn ngày gần hơn.").format(LONGEST_DAYS)
        return ""

    def _sent(self, ref: Ref) -> None:
        self.set_busy(False)
        messages.done(self.parentWidget() or self, self.tr("Đã gửi đề nghị. Một quản lý khác sẽ quyết định."))
        self.accept()
        self.asked.emit(ref)

    def _failed(self, error: NiemError) -> None:
        self.set_busy(False)
        messages.show(self, error)


def _today() -> date:
    return local_date(SystemClock().now())


def _is_about(row: ReleaseRow, texts: dict[str, str]) -> bool:
    """Whether a listed request is about the customer whose fields are ``texts``."""
    if row.customer_code:
        return row.customer_code == texts.get("code")
    return row.customer_name == texts.get("name")
