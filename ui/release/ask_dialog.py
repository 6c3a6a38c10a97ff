"""Asking for a disclosure: under which consent, to whom, what for, exactly which parts, until when; or asking anew."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.access.event import Event
from app.access.policy import may
from app.clock import SystemClock, local_date
from app.consents.model import ConsentRow, Standing
from app.consents.queries import list_consents
from app.customers.documents.model import DocumentRow
from app.customers.documents.queries import list_documents
from app.customers.model import CustomerCard, Ref
from app.customers.queries import get_customer
from app.errors import NiemError
from app.ids import Id
from app.release.actions import amend_release, ask_release
from app.release.model import RecipientKind, ReleaseForm, ReleaseRow, ReleaseView
from app.release.queries import deciders, releasable_fields
from app.session.model import Summary
from ui import messages
from ui.consents.record_dialog import RecordConsentDialog
from ui.consents.words import recipient_kinds, short_words, term_words
from ui.release.field_choice import FieldChoice
from ui.release.words import history_words
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.columns import stacked, two_columns
from ui.widgets.combo_field import ComboField
from ui.widgets.date_field import DateField
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field
from ui.widgets.notice import InlineNotice
from ui.widgets.text_area import TextArea
from ui.widgets.text_field import TextField

WIDTH = 960
USUAL_DAYS, LONGEST_DAYS = 7, 90
"""How many days a request is proposed for, and the most the window accepts."""
KEPT_DAYS = 30
"""How long an output is proposed to be kept after that."""


class AskDialog(Dialog):
    """``asked(ref)`` when the request stands in the store. ``known`` are requests already listed, for the warning.

    With ``before`` the request that it shows is asked anew, in its place.
    """

    asked = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        tasks: Tasks,
        summary: Summary,
        customer: Ref,
        known: tuple[ReleaseRow, ...] = (),
        before: ReleaseView | None = None,
    ) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("AskDialog", "Sửa đề nghị cung cấp")
            if before
            else QCoreApplication.translate("AskDialog", "Đề nghị cung cấp thông tin ra ngoài"),
            level=int(customer.level),
            number=before.row.number if before else "",
            subtitle=QCoreApplication.translate(
                "AskDialog",
                "Một quản lý khác sẽ xem đúng những gì bạn chọn dưới đây, cùng văn bản đồng ý, rồi quyết định.",
            ),
            width=WIDTH,
        )
        self._tasks, self._summary, self._customer = tasks, summary, customer
        self._known, self._anew = known, before
        self._consents: tuple[ConsentRow, ...] = ()
        self._later: dict[str, str] = {}
        self._make_fields()
        self._lay_out()
        self.consent.changed.connect(self._consent_chosen)
        self.add_consent.clicked.connect(self._record)
        self.add_cancel(self.tr("Đóng"))
        words = self.tr("Gửi lại") if before else self.tr("Gửi đề nghị")
        self.send = self.add_button(PrimaryButton(words, "send"))
        self.send.clicked.connect(self._send)
        if before is not None and before.form is not None:
            self._fill_before(before.form)
        self._fetch()

    def _make_fields(self) -> None:
        self.consent = ComboField(
            self.tr("Theo văn bản đồng ý"), (), placeholder=self.tr("Chọn văn bản đồng ý"), required=True
        )
        self.add_consent = SecondaryButton(self.tr("Ghi văn bản mới…"), "plus")
        self.kind = ComboField(
            self.tr("Người nhận là ai đối với khách hàng"),
            (),
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
        self.purpose = ComboField(self.tr("Mục đích"), (), placeholder=self.tr("Chọn mục đích"), required=True)
        self.detail = TextArea(self.tr("Nói rõ thêm"), lines=2, longest=2000)
        self.until = DateField(
            self.tr("Hạn bàn giao"),
            required=True,
            hint=self.tr("Quá ngày này đề nghị tự hết hạn; nhiều nhất {} ngày.").format(LONGEST_DAYS),
        )
        self.until.set_value(_today() + timedelta(days=USUAL_DAYS))
        self.keep_until = DateField(
            self.tr("Người nhận giữ đến hết ngày"), required=True, hint=self.tr("Sau đó phải trả lại hoặc xóa.")
        )
        self.keep_until.set_value(_today() + timedelta(days=USUAL_DAYS + KEPT_DAYS))
        self.addressee = ComboField(self.tr("Gửi tới"), ((None, self.tr("Bất kỳ quản lý nào")),))
        self.addressee.set_value(None)
        self.parts = FieldChoice(self.tr("Thông tin sẽ ra khỏi công ty"))

    def _lay_out(self) -> None:
        place = QWidget()
        under = QVBoxLayout(place)
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(6)
        under.addWidget(self.consent)
        row = QHBoxLayout()
        if may(Event.CONSENT_RECORD, self._summary.duties):
            row.addWidget(self.add_consent)
        else:
            self.add_consent.setParent(self)
            self.add_consent.hide()
        row.addStretch(1)
        under.addLayout(row)
        left = stacked(place, self.kind, self.name, self.contact, self.purpose, self.detail, gap=12)
        self.add(two_columns(left, stacked(self.parts, self.until, self.keep_until, self.addressee, gap=12)))
        self.set_note(self.tr("Hồ sơ tuyệt mật không bao giờ được đề nghị cung cấp."))

    # Typed text outlives a lock

    def typed(self) -> dict[str, str]:
        """What was typed and ticked, for a draft; empty while nothing was, and where a request is asked anew."""
        if self._anew is not None:
            return {}
        kind, consent = self.kind.value(), self.consent.value()
        values = {
            "kind": str(kind) if isinstance(kind, RecipientKind) else "",
            "name": self.name.value(),
            "contact": self.contact.value(),
            "purpose": str(self.purpose.value() or ""),
            "detail": self.detail.value(),
            "fields": " ".join(self.parts.fields()),
            "consent": consent.rid.hex() if isinstance(consent, Ref) else "",
        }
        row = self._row()
        offered = row.scope.named if row is not None else ()
        by_hand = (self.contact.value(), self.detail.value(), self.parts.fields())
        if not any(by_hand) and (not self.name.value() or self.name.value() in offered):
            return {}  # what stands there was chosen by the form itself
        until = self.until.value()
        return {**values, "until": until.isoformat() if until else ""}

    def fill(self, values: dict[str, str]) -> None:
        """Take up what was typed before a lock; what depends on the consent once that is known."""
        self._later = dict(values)
        self.name.set_value(values.get("name", ""))
        self.contact.set_value(values.get("contact", ""))
        self.detail.set_value(values.get("detail", ""))
        if values.get("until"):
            self.until.set_value(date.fromisoformat(values["until"]))

    def _fill_before(self, form: ReleaseForm) -> None:
        consent = form.consent.rid.hex() if isinstance(form.consent, Ref) else ""
        self.fill({
            "consent": consent, "kind": str(form.recipient_kind), "name": form.recipient_name,
            "contact": form.recipient_contact, "purpose": form.purpose, "detail": form.detail,
            "fields": " ".join(form.fields), "until": form.until,
        })  # fmt: skip
        if form.keep_until:
            self.keep_until.set_value(date.fromisoformat(form.keep_until))

    # What can be chosen

    def _fetch(self) -> None:
        self._tasks.read(releasable_fields, self._customer, then=self._show_fields, failed=self._never, owner=self)

    def _show_fields(self, fields: tuple[tuple[str, str, str], ...]) -> None:
        self.parts.set_fields(fields)
        self.parts.allow(None)
        texts = {field: text for field, _, text in fields}
        words = history_words(tuple(row for row in self._known if _is_about(row, texts)), SystemClock().now())
        if words and self._anew is None:
            self.body.insertWidget(0, InlineNotice("warning", words))
        project = self._customer.project
        self._tasks.read(deciders, project, then=self._show_deciders, failed=lambda _: None, owner=self)
        self._tasks.read(get_customer, self._customer, then=self._show_items, failed=lambda _: None, owner=self)

    def _show_deciders(self, people: tuple[tuple[Id, str], ...]) -> None:
        self.addressee.set_choices(((None, self.tr("Bất kỳ quản lý nào")), *people))
        wanted = self._anew.form.addressee if self._anew and self._anew.form else None
        self.addressee.set_value(wanted if wanted in dict(people) else None)

    def _show_items(self, card: CustomerCard) -> None:
        self.parts.set_items([item for item in card.items if item.ref.level < 3])
        self.parts.allow(None)
        self._tasks.read(list_documents, self._customer, then=self._show_documents, owner=self)

    def _show_documents(self, rows: tuple[DocumentRow, ...]) -> None:
        self.parts.set_documents([row for row in rows if row.ref.level < 3])
        self.parts.allow(None)
        self._list_consents()

    def _list_consents(self, wanted: Ref | None = None) -> None:
        self._tasks.read(
            list_consents,
            self._customer,
            then=lambda rows: self._show_consents(rows, wanted),
            failed=lambda error: messages.show(self, error),
            owner=self,
        )

    def _show_consents(self, rows: tuple[ConsentRow, ...], wanted: Ref | None) -> None:
        """Only those in force can be chosen; the one just recorded, typed before, or the only one is chosen at once."""
        self._consents = tuple(row for row in rows if row.standing is Standing.IN_FORCE)
        self.consent.set_choices([(row.ref, short_words(row)) for row in self._consents])
        if not self._consents:
            self.consent.set_hint(self.tr("Khách hàng này chưa có văn bản đồng ý đang có hiệu lực."))
        typed = self._later.get("consent", "")
        chosen = [row.ref for row in self._consents if row.ref == wanted or row.ref.rid.hex() == typed]
        if not chosen and len(self._consents) == 1:
            chosen = [self._consents[0].ref]
        if chosen:
            self.consent.set_value(chosen[0])
            self.consent.set_error("")  # said while there was none
            self._consent_chosen()

    def _row(self) -> ConsentRow | None:
        return next((row for row in self._consents if row.ref == self.consent.value()), None)

    def _consent_chosen(self) -> None:
        """What the consent does not cover cannot be chosen."""
        row = self._row()
        if row is None:
            return
        scope, later, self._later = row.scope, self._later, {}
        self.consent.set_hint(term_words(scope))
        self.kind.set_choices([(kind, words) for kind, words in recipient_kinds() if kind in scope.recipients])
        self.purpose.set_choices([(purpose, purpose) for purpose in scope.purposes])
        self.name.set_hint(self.tr("Chỉ: {}").format(", ".join(scope.named)) if scope.named else "")
        self.parts.allow(scope)
        if later.get("kind") in scope.recipients:
            self.kind.set_value(RecipientKind(later["kind"]))
        elif len(scope.recipients) == 1:
            self.kind.set_value(scope.recipients[0])
        if later.get("purpose") in scope.purposes:
            self.purpose.set_value(later["purpose"])
        elif len(scope.purposes) == 1:
            self.purpose.set_value(scope.purposes[0])
        if len(scope.named) == 1 and not self.name.value():
            self.name.set_value(scope.named[0])
        for field in set(later.get("fields", "").split()) & set(self.parts.offered()):
            self.parts.tick(field)
        if self._anew is not None and self._anew.form is not None and later:
            for item in self._anew.form.items:
                self.parts.tick_item(item)

    def _record(self) -> None:
        dialog = RecordConsentDialog(self, self._tasks, self._customer)
        dialog.recorded.connect(self._list_consents)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _never(self, error: NiemError) -> None:
        """The file cannot be asked for at all, e.g. a top-secret one: nothing of the form remains usable."""
        self.send.set_available(False, messages.sentence(error))
        for field in self._all_fields():
            field.set_read_only(True)
        self.add_consent.set_available(False, messages.sentence(error))
        messages.show(self, error)

    def _all_fields(self) -> tuple[Field, ...]:
        chosen = (self.consent, self.kind, self.name, self.contact, self.purpose)
        return (*chosen, self.detail, self.until, self.keep_until, self.addressee)

    # Sending

    def _send(self) -> None:
        form = self._form()
        if form is None:
            return
        messages.forget(self)
        self.set_busy(True)
        if self._anew is None:
            self._tasks.act(ask_release, form, then=self._sent, failed=self._failed, owner=self)
            return
        ref = self._anew.row.ref
        self._tasks.act(
            amend_release, ref, form, self._anew.rev,
            then=lambda _: self._sent(ref), failed=self._failed, owner=self,
        )  # fmt: skip

    def _form(self) -> ReleaseForm | None:
        """The form, or ``None`` with a sentence under everything that is missing."""
        kind, consent, until, keep = (
            self.kind.value(),
            self.consent.value(),
            self.until.value(),
            self.keep_until.value(),
        )
        needed = (self.consent, self.kind, self.name, self.contact, self.purpose)
        faults: list[Field] = [field for field in needed if not field.value()]
        for field in faults:
            field.set_error(self.tr("Hãy điền ô này."))
        first: list[QWidget] = [field.control for field in faults]
        if day_error := _day_error(until):
            self.until.set_error(day_error)
            first.append(self.until.control)
        if keep is None or (until is not None and keep < until):
            self.keep_until.set_error(messages.sentence("release.kept_too_short"))
            first.append(self.keep_until.control)
        if not self.parts.fields() and not self.parts.items():
            self.parts.set_error(messages.sentence("release.nothing_chosen"))
            first.append(self.parts)
        if first:
            first[0].setFocus()
        if (
            first
            or until is None
            or keep is None
            or not isinstance(kind, RecipientKind)
            or not isinstance(consent, Ref)
        ):
            return None
        addressee = self.addressee.value()
        return ReleaseForm(
            customer=self._customer,
            recipient_kind=kind,
            recipient_name=self.name.value(),
            recipient_contact=self.contact.value(),
            purpose=str(self.purpose.value()),
            fields=self.parts.fields(),
            items=self.parts.items(),
            until=until.isoformat(),
            consent=consent,
            detail=self.detail.value(),
            keep_until=keep.isoformat(),
            addressee=Id(addressee) if isinstance(addressee, bytes) else None,
        )

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


def _day_error(until: date | None) -> str:
    if until is None:
        return messages.sentence("release.day_unreadable")
    if until < _today():
        return messages.sentence("release.day_passed")
    if until > _today() + timedelta(days=LONGEST_DAYS):
        words = QCoreApplication.translate("AskDialog", "Hạn xa quá {} ngày. Hãy chọn ngày gần hơn.")
        return words.format(LONGEST_DAYS)
    return ""


def _is_about(row: ReleaseRow, texts: dict[str, str]) -> bool:
    """Whether a listed request is about the customer whose fields are ``texts``."""
    if row.customer_code:
        return row.customer_code == texts.get("code")
    return row.customer_name == texts.get("name")
