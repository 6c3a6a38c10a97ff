"""Where backups go from this machine, and when: destinations under names of their own, and an hour of the day."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.archive.backup.actions import set_plan
from app.archive.backup.model import LONGEST_NAME, MOST_DESTINATIONS, Destination, Plan
from app.errors import NiemError
from ui import messages
from ui.tasks import Tasks
from ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from ui.widgets.card import Card
from ui.widgets.check_field import CheckField
from ui.widgets.columns import two_columns
from ui.widgets.combo_field import ComboField
from ui.widgets.dialog import Dialog
from ui.widgets.place_field import PlaceField
from ui.widgets.text import Paragraph
from ui.widgets.text_field import TextField


class PlaceCard(Card):
    """One destination as it is typed."""

    def __init__(self, number: int, place: Destination) -> None:
        super().__init__(
            QCoreApplication.translate("PlaceCard", "Nơi lưu {}").format(number), "hard-drive", tone="raised"
        )
        self.name = TextField(self.tr("Tên gọi"), hint=self.tr("Ví dụ: Ổ cứng trong két"), longest=LONGEST_NAME)
        self.path = PlaceField(self.tr("Thư mục"), self.tr("Chọn…"))
        self.name.set_value(place.name)
        self.path.set_value(place.path)
        self.remove = QuietButton(self.tr("Bỏ nơi này"), "trash-2")
        self.remove.setAccessibleName(self.tr("Bỏ nơi lưu {}").format(number))
        self.add_right(self.remove)
        self.add(two_columns(self.name, self.path))

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order."""
        return self.remove, self.name.edit, self.path.field.edit, self.path.choose

    def value(self) -> Destination:
        """What is typed."""
        return Destination(self.name.value(), self.path.value())


class PlanDialog(Dialog):
    """Accepted once the plan is kept."""

    def __init__(self, parent: QWidget, tasks: Tasks, plan: Plan) -> None:
        super().__init__(parent, QCoreApplication.translate("PlanDialog", "Nơi lưu và giờ sao lưu"), width=760)
        self._tasks = tasks
        self.places: list[PlaceCard] = []
        self.add(
            Paragraph(
                self.tr(
                    "Kế hoạch này của riêng máy và tài khoản này. Nên có ít nhất hai nơi, một nơi ở chỗ khác: cháy hay "
                    "mất trộm một chỗ thì còn chỗ kia. Bản sao lưu đã niêm phong, người nhặt được ổ không đọc được."
                ),
                "secondary",
            )
        )
        holder = QWidget()
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self.add(holder)
        self.more = SecondaryButton(self.tr("Thêm nơi lưu"), "plus")
        self.more.clicked.connect(lambda: self.add_place(Destination("", "")))
        for place in plan.destinations or (Destination("", ""),):
            self.add_place(place)
        self.add(self.more)
        self.daily = CheckField(
            self.tr("Tự sao lưu mỗi ngày khi kho đang mở"),
            hint=self.tr("Nếu lúc đó kho khóa thì sao lưu khi người quản trị hoặc cán bộ an toàn mở kho lần sau."),
        )
        self.hour = ComboField(self.tr("Giờ sao lưu"), [(hour, f"{hour:02d}:00") for hour in range(24)])
        self.daily.set_value(plan.scheduled)
        self.hour.set_value(plan.hour)
        self.add(two_columns(self.daily, self.hour))
        self.set_note(self.tr("Việc này được ghi vào nhật ký."))
        self.add_cancel(self.tr("Đóng"))
        self.save = self.add_button(PrimaryButton(self.tr("Lưu kế hoạch"), "check"))
        self.save.clicked.connect(self.submit)

    def add_place(self, place: Destination) -> PlaceCard:
        """Show one more destination."""
        card = PlaceCard(len(self.places) + 1, place)
        card.remove.clicked.connect(partial(self._remove, card))
        self.places.append(card)
        self._column.addWidget(card)
        self._count()
        if self.isVisible() and len(self.places) > 1:
            # Tab comes to it before what stands below it, though it was made later.
            stops = [self.places[-2].path.choose, *card.stops(), self.more]
            for here, then in pairwise(stops):
                QWidget.setTabOrder(here, then)
        return card

    def _remove(self, card: PlaceCard) -> None:
        self.places.remove(card)
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()
        for number, other in enumerate(self.places, start=1):
            other.set_title(QCoreApplication.translate("PlaceCard", "Nơi lưu {}").format(number))
        self._count()
        self.more.setFocus(Qt.FocusReason.OtherFocusReason)

    def _count(self) -> None:
        full = len(self.places) >= MOST_DESTINATIONS
        self.more.set_available(not full, messages.sentence("backup.too_many", limit=MOST_DESTINATIONS) if full else "")

    def submit(self) -> None:
        """Keep the plan."""
        messages.forget(self)
        typed = [card for card in self.places if card.name.value().strip() or card.path.value().strip()]
        for card in typed:
            if not card.name.value().strip():
                card.name.set_error(messages.sentence("backup.name_missing"))
                card.name.focus()
                return
            if not card.path.value().strip():
                card.path.set_error(messages.sentence("backup.path_missing"))
                card.path.focus()
                return
        hour = self.hour.value()
        plan = Plan(
            tuple(card.value() for card in typed), self.daily.value(), hour if isinstance(hour, int) else Plan().hour
        )
        self.save.set_busy(True, self.tr("Đang lưu…"))
        self._tasks.act(set_plan, plan, then=lambda _: self.accept(), failed=self._failed, owner=self)

    def _failed(self, error: NiemError) -> None:
        self.save.set_busy(False)
        messages.show(self, error)
