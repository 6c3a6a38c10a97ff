"""What is shown of figures: tiles above, charts below, one board for each subject."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.customers.model import ItemKind
from app.customers.statistics.model import NOT_GIVEN, ItemFigures, Statistics
from ui.customers.statistics import marks
from ui.customers.statistics.words import short, short_money
from ui.customers.words import money
from ui.theme import current
from ui.widgets.charts.bars import Bars
from ui.widgets.charts.card import ChartCard
from ui.widgets.charts.donut import Donut
from ui.widgets.charts.line import Line
from ui.widgets.figure_tile import FigureTile
from ui.widgets.naming import grouped

_TWO_COLUMNS_FROM = 690
_CARD_HEIGHT = 268


class Board(QWidget):
    """Four tiles and four charts; two beside each other where there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles: list[FigureTile] = []
        self.cards: list[ChartCard] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self._row = QHBoxLayout()
        self._row.setSpacing(12)
        self._grid = QGridLayout()
        self._grid.setSpacing(16)
        column.addLayout(self._row)
        column.addLayout(self._grid, 1)
        self._wide = True

    def show_figures(self, figures: Statistics) -> None:
        """Fill every tile and chart."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        return QSize(current().px(_TWO_COLUMNS_FROM), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= current().px(_TWO_COLUMNS_FROM)
        if wide != self._wide:
            self._wide = wide
            self._place()

    def _tile(self, title: str, icon: str) -> FigureTile:
        tile = FigureTile(title, icon, self)
        self.tiles.append(tile)
        self._row.addWidget(tile, 1)
        return tile

    def _card(self, card: ChartCard) -> ChartCard:
        card.setMinimumHeight(current().px(_CARD_HEIGHT))
        self.cards.append(card)
        self._place()
        return card

    def _line(self, title: str, more: str = "") -> ChartCard:
        heads = (self.tr("Tháng"), self.tr("Số lượng"), more)
        return self._card(ChartCard(title, Line(title), heads, self._nothing(), parent=self))

    def _bars(self, title: str, what: str, more: str = "") -> ChartCard:
        words = self.tr("và {} nhóm nữa")
        chart = Bars(title, lambda count, _: words.format(grouped(count)))
        return self._card(ChartCard(title, chart, (what, self.tr("Số lượng"), more), self._nothing(), parent=self))

    def _donut(self, title: str, what: str, more: str = "") -> ChartCard:
        heads = (what, self.tr("Số lượng"), more)
        return self._card(ChartCard(title, Donut(title), heads, self._nothing(), parent=self))

    def _nothing(self) -> str:
        return self.tr("Trong khoảng thời gian này chưa có gì để đếm.")

    def _place(self) -> None:
        columns = 2 if self._wide else 1
        for place, card in enumerate(self.cards):
            self._grid.addWidget(card, place // columns, place % columns)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if self._wide else 0)


class Overview(Board):
    """All that there is, at a glance."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.customers = self._tile(self.tr("Khách hàng"), "users")
        self.prospects = self._tile(self.tr("Tiềm năng đang theo đuổi"), "user-plus")
        self.dealings = self._tile(self.tr("Nghiệp vụ đang làm"), "handshake")
        self.overdue = self._tile(self.tr("Quá hẹn xử lý"), "calendar-clock")
        self.levels = self._donut(self.tr("Khách hàng theo cấp mật"), self.tr("Cấp mật"))
        self.kinds = self._donut(self.tr("Thông tin theo loại"), self.tr("Loại"), self.tr("Giá trị"))
        self.months = self._line(self.tr("Khách hàng mới theo tháng"))
        self.owners = self._bars(self.tr("Khách hàng theo người phụ trách"), self.tr("Người phụ trách"))

    def show_figures(self, figures: Statistics) -> None:
        customers = figures.customers
        prospects, dealings, _ = figures.items
        self.customers.set_figure(
            grouped(customers.total), self.tr("{} nhập trong kỳ").format(grouped(customers.count))
        )
        self.prospects.set_figure(grouped(prospects.open), _worth(prospects.open_amount))
        self.dealings.set_figure(grouped(dealings.open), _worth(dealings.open_amount))
        late = sum(items.overdue for items in figures.items)
        words = self.tr("hãy xem lại") if late else self.tr("không có việc nào")
        self.overdue.set_figure(grouped(late), words, tone="warning" if late else "text")
        self.levels.set_marks(marks.by_level(customers.by_level))
        self.kinds.set_marks(marks.by_kind(figures.items))
        self.months.set_marks(*marks.by_month(customers.by_month))
        self.owners.set_marks(marks.by_owner(customers.by_owner))


class CustomersBoard(Board):
    """The customers entered in the period."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.total = self._tile(self.tr("Tất cả khách hàng"), "users")
        self.new = self._tile(self.tr("Nhập trong kỳ"), "plus")
        self.held = self._tile(self.tr("Người phụ trách"), "user-round")
        self.unheld = self._tile(self.tr("Chưa ghi người phụ trách"), "circle-help")
        self.months = self._line(self.tr("Khách hàng mới theo tháng"))
        self.relations = self._donut(self.tr("Theo quan hệ"), self.tr("Quan hệ"))
        self.owners = self._bars(self.tr("Theo người phụ trách"), self.tr("Người phụ trách"))
        self.levels = self._donut(self.tr("Theo cấp mật"), self.tr("Cấp mật"))

    def show_figures(self, figures: Statistics) -> None:
        customers = figures.customers
        without = sum(figure.count for figure in customers.by_owner if figure.key == NOT_GIVEN)
        people = sum(1 for figure in customers.by_owner if figure.key != NOT_GIVEN)
        self.total.set_figure(grouped(customers.total))
        self.new.set_figure(grouped(customers.count))
        self.held.set_figure(grouped(people))
        self.unheld.set_figure(grouped(without))
        self.months.set_marks(*marks.by_month(customers.by_month))
        self.relations.set_marks(marks.by_relation(customers.by_relation))
        self.owners.set_marks(marks.by_owner(customers.by_owner))
        self.levels.set_marks(marks.by_level(customers.by_level))


class ItemsBoard(Board):
    """One kind of item in the period. Where nothing has an amount, everything is shown in numbers."""

    def __init__(self, kind: ItemKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.count = self._tile(self.tr("Trong kỳ"), "list-checks")
        self.amount = self._tile(self.tr("Tổng giá trị"), "scale")
        self.open = self._tile(self.tr("Chưa kết thúc"), "clock")
        self.overdue = self._tile(self.tr("Quá hẹn xử lý"), "calendar-clock")
        self.stages = self._bars(self.tr("Theo tình trạng"), self.tr("Tình trạng"), self.tr("Giá trị"))
        self.months = self._line(self.tr("Số lượng theo tháng"), self.tr("Giá trị"))
        self.owners = self._bars(
            self.tr("Số lượng theo người phụ trách"), self.tr("Người phụ trách"), self.tr("Giá trị")
        )
        self.levels = self._donut(self.tr("Theo cấp mật"), self.tr("Cấp mật"), self.tr("Giá trị"))

    def show_figures(self, figures: Statistics) -> None:
        found = next(items for items in figures.items if items.kind is self.kind)
        in_money = found.amount > 0
        self._show_tiles(found)
        self._name_cards(in_money=in_money)
        for card, written in ((self.months, short), (self.owners, short_money)):
            chart = card.chart
            if isinstance(chart, Line):
                chart.set_tick(written if in_money else grouped)
            elif isinstance(chart, Bars):
                chart.set_written(written if in_money else grouped)
        self.stages.set_marks(marks.by_stage(found.kind, found.by_stage))
        self.months.set_marks(*marks.by_month(found.by_month, in_money=in_money))
        self.owners.set_marks(marks.by_owner(found.by_owner, in_money=in_money))
        self.levels.set_marks(marks.by_level(found.by_level))

    def _name_cards(self, *, in_money: bool) -> None:
        number, more = self.tr("Số lượng"), self.tr("Giá trị")
        month, person = self.tr("Tháng"), self.tr("Người phụ trách")
        if in_money:
            self.months.set_heads(self.tr("Giá trị theo tháng"), (month, more, number))
            self.owners.set_heads(self.tr("Giá trị theo người phụ trách"), (person, more, number))
        else:
            self.months.set_heads(self.tr("Số lượng theo tháng"), (month, number, more))
            self.owners.set_heads(self.tr("Số lượng theo người phụ trách"), (person, number, more))

    def _show_tiles(self, found: ItemFigures) -> None:
        self.count.set_figure(grouped(found.count))
        self.amount.set_figure(short_money(found.amount), money(found.amount) if found.amount >= 10**6 else "")
        self.open.set_figure(grouped(found.open), _worth(found.open_amount))
        words = self.tr("hãy xem lại") if found.overdue else self.tr("không có việc nào")
        self.overdue.set_figure(grouped(found.overdue), words, tone="warning" if found.overdue else "text")


def _worth(amount: int) -> str:
    return short_money(amount) if amount else ""
