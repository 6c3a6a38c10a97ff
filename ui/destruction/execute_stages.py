"""What the dialog of an execution shows, stage by stage."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.destruction.model import OrderView
from app.session.model import Summary
from ui.destruction.facts import facts_grid, outstanding_card, scope_card
from ui.destruction.words import copy_words
from ui.widgets.card import Card
from ui.widgets.columns import two_columns
from ui.widgets.field_grid import FieldGrid
from ui.widgets.naming import grouped
from ui.widgets.notice import InlineNotice
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.text import Label, Paragraph
from ui.widgets.text_field import TextField
from ui.widgets.two_signatures import TwoSignatures


class _Stage(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(14)


class Reading(_Stage):
    """What becomes undecipherable, what stays outside, the typed code, two signatures."""

    changed = Signal()

    def __init__(
        self, view: OrderView, summary: Summary, officers: Sequence[tuple[object, str]], passphrase: str
    ) -> None:
        super().__init__()
        self.view = view
        self._told = InlineNotice("info", "")
        self._told.hide()
        facts = Card(tone="raised")
        facts.add(facts_grid(view))
        self.code = TextField(
            self.tr("Gõ mã của hồ sơ để xác nhận: {}").format(view.row.customer_code),
            placeholder=view.row.customer_code,
        )
        self.code.changed.connect(self.changed)
        self.count = TextField(
            self.tr("Gõ số bản ghi sẽ hủy: {}").format(grouped(view.count)), placeholder=str(view.count)
        )
        self.count.changed.connect(self.changed)
        self.signatures = TwoSignatures(
            summary.name, officers, self.tr("Người kiểm chứng (cán bộ an toàn)"), alone=summary.one_person
        )
        self.signatures.own.set_value(passphrase)
        self.column.addWidget(self._told)
        if self._needs_code():
            self.column.addWidget(facts)
            self.column.addWidget(scope_card(view, self._consequence()))
            self.column.addWidget(outstanding_card(view))
            words = self.tr(
                "Không hoàn tác được: tệp mới được viết lại dưới khóa mới không có hồ sơ này, khóa cũ bị bỏ."
            )
            self.column.addWidget(InlineNotice("danger", words))
        else:
            words = self.tr("Lần tiêu hủy trước bị ngắt sau khi chuyển kho. Hồ sơ đã không còn; chỉ còn ký chứng nhận.")
            self.column.addWidget(facts)
            self.column.addWidget(InlineNotice("warning", words))
        typed = two_columns(self.code, self.count)
        self.column.addWidget(typed)
        typed.setVisible(self._needs_code())
        self.column.addWidget(self.signatures)

    def code_fits(self) -> bool:
        """Whether code and number were typed as they stand; an interrupted execution needs none any more."""
        code = self.code.value().strip() == self.view.row.customer_code
        return not self._needs_code() or (code and self.typed_count() == self.view.count)

    def typed_count(self) -> int:
        """The number as it was typed; -1 for what is none."""
        digits = self.count.value().replace(".", "").strip()
        return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < len("1000000000") else -1

    def refuse(self, sentence: str) -> None:
        """Say why it cannot be done here, and take no input."""
        self._told.set_text(sentence, "danger")
        self._told.show()
        self.code.set_read_only(True)
        self.count.set_read_only(True)
        self.signatures.setEnabled(False)

    def tell(self, sentence: str) -> None:
        """Say what happened to the last try."""
        self._told.set_text(sentence, "info")
        self._told.show()

    def _needs_code(self) -> bool:
        return bool(self.view.row.customer_code)

    def _consequence(self) -> str:
        return self.tr(
            "Sẽ không đọc được nữa: hồ sơ, ghi chú, mọi lần sửa, bản nháp, văn bản đính kèm, đề nghị cung cấp, chỉ mục "
            "tìm kiếm. Tệp mới được dò từng giá trị trước khi chuyển; còn một dấu vết thì không hủy gì."
        )


class Working(_Stage):
    """``stop_requested`` until the switch; from there it can only go on."""

    stop_requested = Signal()

    def __init__(self, *, resuming: bool) -> None:
        super().__init__()
        self.panel = ProgressPanel(self.tr("Đang viết lại kho không có hồ sơ này"))
        self.panel.cancelled.connect(self.stop_requested)
        self.panel.set_text(
            self.tr("Hoàn tất lần trước: ký và lưu chứng nhận.") if resuming else self.tr("Đang lập kế hoạch…")
        )
        self.column.addWidget(self.panel)
        words = self.tr(
            "Trước khi chuyển sang tệp mới, bấm Dừng thì chưa có gì bị hủy. "
            "Nếu máy tắt giữa chừng, mở lại lệnh này để làm tiếp."
        )
        self.column.addWidget(Paragraph(words, "secondary"))

    def set_progress(self, done: int, total: int) -> None:
        """Rows written anew; at the end come the search, the switch and the signatures."""
        self.panel.set_progress(done, total)
        if done < total:
            self.panel.set_text(self.tr("Chép phần còn lại sang tệp mới dưới khóa mới…"))
        else:
            self.panel.set_text(self.tr("Dò dấu vết, chuyển sang tệp mới, ký chứng nhận. Từ đây không dừng được nữa."))


class Result(_Stage):
    """The certificate, its status, and what is still to be done."""

    def __init__(self, number: str, view: OrderView) -> None:
        super().__init__()
        self.column.addWidget(InlineNotice("success", self.tr("Hồ sơ đã được tiêu hủy trong kho.")))
        card = Card(self.tr("Chứng nhận tiêu hủy"), "file-check", tone="raised")
        grid = FieldGrid(dense=True)
        grid.add_row("number", self.tr("Số"), number)
        grid.add_row("order", self.tr("Theo lệnh"), view.row.number)
        card.add(grid)
        self.status = Label(self.tr("Tình trạng: ĐANG THỰC HIỆN"), "strong", "warning")
        card.add(self.status)
        words = self.tr("Chứng nhận còn mở cho đến khi những việc dưới đây xong; mục 5 của văn bản ghi đủ từng việc.")
        card.add(Paragraph(words, "secondary"))
        self.column.addWidget(card)
        self.column.addWidget(self._open_lines(view))

    def _open_lines(self, view: OrderView) -> Card:
        card = Card(self.tr("Còn phải hoàn tất"), "list-checks")
        grid = FieldGrid(dense=True)
        for place, (kind, copy, holder) in enumerate(view.outstanding):
            words = self.tr("{copy}, {holder}: chưa hủy").format(copy=copy, holder=holder)
            grid.add_row(str(place), copy_words(kind), words)
        if not view.outstanding:
            grid.add_row("copies", self.tr("Bản giấy và tệp"), self.tr("sổ không còn bản nào ở ngoài"))
        grid.add_row("keys", self.tr("Khóa cá nhân kỳ cũ"), self.tr("chưa thay ở mọi người giữ quyền"))
        grid.add_row("backups", self.tr("Bản sao lưu"), self.tr("kho chưa ghi nhận bản nào; nếu có hãy hủy riêng"))
        grid.add_row("others", self.tr("Bên thứ ba"), self.tr("công ty tự báo cho nơi đã nhận thông tin"))
        card.add(grid)
        return card
