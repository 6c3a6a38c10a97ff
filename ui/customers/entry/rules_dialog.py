"""How a project takes data in: the three steps on or off, who could do them, which fields are typed blind."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.access.duty import Duty
from app.customers.entry.actions import set_critical_fields, switch_steps_off, switch_steps_on
from app.customers.entry.model import RulesView
from app.customers.entry.queries import view_rules
from app.customers.model import ItemKind
from app.errors import NiemError
from app.ids import Id
from app.people.model import PersonRow
from app.session.model import Credential, ProjectSummary, Summary
from ui import messages
from ui.customers.entry.words import named
from ui.messages import language, sentence
from ui.tasks import Tasks
from ui.widgets.buttons import Button, DangerButton, PrimaryButton, SecondaryButton
from ui.widgets.card import Card
from ui.widgets.check_field import CheckField
from ui.widgets.columns import stacked, two_columns
from ui.widgets.dialog import Dialog
from ui.widgets.field_grid import FieldGrid
from ui.widgets.level import level_name
from ui.widgets.notice import InlineNotice
from ui.widgets.text import Paragraph
from ui.widgets.two_signatures import TwoSignatures

_OF_ITEMS = {
    "amount": ItemKind.DEALING,
    "number": ItemKind.DEALING,
    "day": ItemKind.DEALING,
    "discount": ItemKind.POLICY,
    "credit_days": ItemKind.POLICY,
    "until": ItemKind.POLICY,
}


class RulesDialog(Dialog):
    """``changed`` after the rules were changed; the dialog stays open and shows them."""

    changed = Signal()

    def __init__(
        self,
        parent: QWidget,
        tasks: Tasks,
        summary: Summary,
        project: ProjectSummary,
        people: Sequence[PersonRow],
        view: RulesView,
    ) -> None:
        title = QCoreApplication.translate("RulesDialog", "Cách nhập liệu của dự án")
        super().__init__(parent, title, subtitle=project.name, width=760)
        self._tasks, self._summary, self._project, self._people = tasks, summary, project.project, people
        self._parts: list[QWidget] = []
        self.ticks: dict[str, CheckField] = {}
        self.switch_on: PrimaryButton | None = None
        self.switch_off: DangerButton | None = None
        self.signatures: TwoSignatures | None = None
        self.save_critical: SecondaryButton | None = None
        self.add_cancel(self.tr("Đóng"))
        self.show_view(view)

    def show_view(self, view: RulesView) -> None:
        """Show the rules as they are now."""
        for part in self._parts:
            self.body.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._view = view
        self.switch_on = self.switch_off = self.signatures = None
        self._parts = [self._steps(view), self._checkers(view), self._critical(view)]
        for part in self._parts:
            self.add(part)

    # Parts

    def _steps(self, view: RulesView) -> QWidget:
        card = Card(self.tr("Ba bước: nhập, duyệt, xác minh"), "list-checks", tone="raised")
        if view.rules.three_steps:
            words = self.tr(
                "Đang bật. Những gì được lưu là bản nhập; chỉ khi quản lý nhập liệu đã duyệt và người kiểm tra đã đối "
                "chiếu thì hồ sơ mới có hiệu lực."
            )
            card.add(InlineNotice("success", words))
            if view.open:
                card.add(
                    Paragraph(self.tr("{} bản nhập đang chờ ở các cấp bạn mở được.").format(view.open), "secondary")
                )
            self._offer_off(card)
        else:
            words = self.tr("Đang tắt. Những gì được lưu có hiệu lực ngay và được đánh dấu chưa đối chiếu.")
            card.add(InlineNotice("info", words))
            self.switch_on = PrimaryButton(self.tr("Bật ba bước"), "check")
            if view.why_not:
                why = sentence(view.why_not)
                card.add(InlineNotice("warning", why))
                self.switch_on.set_available(False, why)
            self.switch_on.clicked.connect(self._turn_on)
            card.add(_left(self.switch_on))
        return card

    def _offer_off(self, card: Card) -> None:
        words = self.tr("Tắt là bỏ một lần kiểm tra, nên quản lý và cán bộ an toàn hệ thống cùng ký.")
        card.add(Paragraph(words, "secondary"))
        officers = [(one.uid, one.name) for one in self._people if one.active and not one.me and _guards(one)]
        duty = Duty.OFFICER.label(language())
        self.signatures = TwoSignatures(
            self._summary.name, officers, duty[:1].upper() + duty[1:], alone=self._summary.one_person
        )
        card.add(self.signatures)
        self.switch_off = DangerButton(self.tr("Tắt ba bước"), "x")
        nobody = self.signatures.why_not()
        self.switch_off.set_available(not nobody, nobody)
        self.switch_off.clicked.connect(self._turn_off)
        card.add(_left(self.switch_off))

    def _checkers(self, view: RulesView) -> QWidget:
        card = Card(self.tr("Ai duyệt và xác minh được trong dự án này"), "users", tone="raised")
        if not view.holders:
            card.add(Paragraph(self.tr("Chưa có ai."), "secondary"))
            return card
        grid = FieldGrid(dense=True)
        for number, one in enumerate(view.holders):
            words = self.tr("{duty}, đến cấp {level}")
            text = words.format(duty=one.duty.label(language()), level=level_name(one.level).lower())
            grid.add_row(str(number), one.name, text)
        card.add(grid)
        return card

    def _critical(self, view: RulesView) -> QWidget:
        card = Card(self.tr("Ô quan trọng: người kiểm tra gõ lại mà không nhìn"), "key-round", tone="raised")
        self.ticks = {}
        for choice in view.choices:
            kind = _OF_ITEMS.get(choice.field)
            tick = CheckField(named(choice.field, choice.label, kind))
            tick.set_value(choice.field in view.rules.critical)
            self.ticks[choice.field] = tick
        ticks = list(self.ticks.values())
        half = (len(ticks) + 1) // 2
        card.add(two_columns(stacked(*ticks[:half], gap=4), stacked(*ticks[half:], gap=4)))
        self.save_critical = SecondaryButton(self.tr("Lưu các ô phải gõ lại"), "save")
        self.save_critical.clicked.connect(self._save_critical)
        card.add(_left(self.save_critical))
        return card

    # Acts

    def _turn_on(self) -> None:
        self._act(switch_steps_on, (self._project,), self.tr("Đã bật ba bước nhập liệu."))

    def _turn_off(self) -> None:
        if self.signatures is None or self.signatures.complain():
            return
        second = self.signatures.second_person()
        uid = Id(second) if isinstance(second, bytes) else self._summary.uid
        credential = Credential(uid, self.signatures.second_passphrase())
        own = self.signatures.own_passphrase()
        self._act(switch_steps_off, (self._project, own, credential), self.tr("Đã tắt ba bước nhập liệu."))

    def _save_critical(self) -> None:
        fields = tuple(name for name, tick in self.ticks.items() if tick.value())
        self._act(set_critical_fields, (self._project, fields), self.tr("Đã lưu các ô phải gõ lại."))

    def _act(self, function: object, args: tuple[object, ...], words: str) -> None:
        messages.forget(self)
        self.set_busy(True)
        self._tasks.act(
            function,  # type: ignore[arg-type]
            *args,
            then=lambda _: self._done(words),
            failed=self._failed,
            owner=self,
        )

    def _done(self, words: str) -> None:
        messages.done(self, words)
        self.changed.emit()
        self._tasks.read(view_rules, self._project, then=self._shown_again, failed=self._failed, owner=self)

    def _shown_again(self, view: RulesView) -> None:
        self.set_busy(False)
        self.show_view(view)

    def _failed(self, error: NiemError) -> None:
        self.set_busy(False)
        if self.signatures is not None:
            self.signatures.clear_values()
        messages.show(self, error)


def _left(button: Button) -> QWidget:
    """A button as wide as its words."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(button)
    row.addStretch(1)
    return line


def _guards(person: PersonRow) -> bool:
    return Duty.OFFICER in person.duties
