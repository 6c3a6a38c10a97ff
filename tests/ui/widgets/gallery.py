"""Every widget of ours in pictures, light and dark: ``python tests/ui/widgets/gallery.py OUTPUT_FOLDER``.

Not a test and not shipped: it is for looking. The scenes are also used by the tests that walk over all widgets.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme import apply_theme
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import (
    DangerButton,
    DangerFilledButton,
    IconButton,
    PrimaryButton,
    QuietButton,
    SecondaryButton,
)
from ui.widgets.card import Card
from ui.widgets.cell import Cell, Column
from ui.widgets.check_field import CheckField
from ui.widgets.columns import scrolled, stacked, two_columns
from ui.widgets.combo_field import ComboField
from ui.widgets.date_field import DateField
from ui.widgets.dialog import Dialog
from ui.widgets.diff_list import Change, DiffList
from ui.widgets.empty_state import EmptyState
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.field_grid import FieldGrid
from ui.widgets.file_drop import FileDrop
from ui.widgets.level_banner import LevelBanner
from ui.widgets.level_chip import LevelChip
from ui.widgets.notice import InlineNotice
from ui.widgets.number_field import NumberField
from ui.widgets.page_header import PageHeader
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.pill_bar import Pill, PillBar
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import RowsModel
from ui.widgets.search_field import SearchField
from ui.widgets.sidebar import Sidebar
from ui.widgets.spinner import Spinner
from ui.widgets.status_bar import StatusBar
from ui.widgets.step_up import StepUpContent
from ui.widgets.stepper import Wizard
from ui.widgets.tabs import Tabs
from ui.widgets.text import Elided, Label, Paragraph
from ui.widgets.text_area import TextArea
from ui.widgets.text_field import TextField
from ui.widgets.timeline import Entry, Timeline
from ui.widgets.toast import show_toast
from ui.widgets.watermark import Watermark


@dataclass(frozen=True, slots=True)
class Sample:
    """A made-up customer."""

    name: str
    code: str
    level: int
    keeper: str
    day: str


SAMPLES = (
    Sample("Công ty TNHH Phước Lộc", "KH-00217", 2, "Ng. T. Hường", "24/11/2026"),
    Sample("Công ty CP Vận tải Đại Dương", "KH-00198", 2, "Tr. V. Kiên", "23/11/2026"),
    Sample("Bà Đặng Thị Ngọc Ánh", "KH-00342", 1, "Ng. T. Hường", "23/11/2026"),
    Sample("Công ty TNHH Thực phẩm Sạch Ưu Việt Miền Trung", "KH-00105", 2, "Lê M. Quân", "22/11/2026"),
    Sample("Ông Nguyễn Đức Hưởng", "KH-00288", 1, "Ng. T. Hường", "21/11/2026"),
    Sample("Hợp tác xã Nông nghiệp Ỷ La", "KH-00061", 1, "Ph. T. Yến", "20/11/2026"),
    Sample("Công ty CP Dược phẩm Mỹ Đình", "KH-00311", 2, "Tr. V. Kiên", "20/11/2026"),
    Sample("Bà Hồ Thị Ễnh Ương", "KH-00077", 1, "Lê M. Quân", "19/11/2026"),
    Sample("Công ty TNHH Xây dựng Trường Thịnh", "KH-00256", 2, "Ph. T. Yến", "18/11/2026"),
    Sample("Ông Vũ Đình Đẩu", "KH-00189", 1, "Lê M. Quân", "17/11/2026"),
    Sample("Công ty CP Dệt may Sài Gòn Xưa", "KH-00145", 2, "Ng. T. Hường", "15/11/2026"),
    Sample("Bà Lý Thị Phượng", "KH-00330", 1, "Ph. T. Yến", "14/11/2026"),
)

COLUMNS = (
    Column("name", "Khách hàng", 210, stretch=True),
    Column("code", "Mã", 92),
    Column("level", "Mức mật nội bộ", 124),
    Column("keeper", "Phụ trách", 118),
    Column("day", "Cập nhật", 104),
)


def sample_cell(record: Sample, key: str) -> Cell:
    """How a sample looks."""
    if key == "level":
        return Cell(level=record.level)
    return Cell(getattr(record, key), strong=key == "name", tone="text" if key == "name" else "secondary")


class Scene(QWidget):
    """A window to look at."""

    def __init__(self, width: int = 1440, height: int = 900) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.resize(width, height)


def sidebar() -> Sidebar:
    """The navigation as it may be."""
    bar = Sidebar("Niêm")
    bar.add_item("home", "Tổng quan", "layout-dashboard", "Ctrl+1")
    bar.add_group("Hồ sơ")
    bar.add_item("customers", "Khách hàng", "users", "Ctrl+2")
    bar.add_item("projects", "Dự án", "folder-lock", "Ctrl+3")
    bar.add_item("room", "Phòng tuyệt mật", "shield-alert")
    bar.add_group("Phê duyệt")
    bar.add_item("mine", "Đề nghị của tôi", "send")
    bar.add_item("wait", "Chờ tôi duyệt", "stamp")
    bar.add_item("destroy", "Tiêu hủy", "trash-2")
    bar.add_group("Tuân thủ")
    bar.add_item("agreements", "Cam kết bảo mật", "signature")
    bar.add_item("lessons", "Đào tạo", "graduation-cap")
    bar.add_item("journal", "Nhật ký và cảnh báo", "scroll-text")
    bar.add_item("archive", "Sao lưu", "archive")
    bar.set_badge("wait", 3)
    bar.set_badge("journal", 1)
    bar.set_current("customers")
    bar.set_person("Nguyễn Thị Hường", "Trưởng phòng · đến cơ mật")
    return bar


def detail() -> QWidget:
    """One customer's card."""
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(24, 20, 24, 20)
    column.setSpacing(8)
    top = QHBoxLayout()
    top.addWidget(LevelChip(2))
    top.addStretch(1)
    top.addWidget(IconButton("ellipsis", "Việc khác với hồ sơ này", framed=True))
    column.addLayout(top)
    column.addWidget(Elided("Công ty TNHH Phước Lộc", "title"))
    column.addWidget(Elided("KH-00217 · Từ 03/2019 · Phụ trách: Nguyễn Thị Hường", "body", "secondary"))
    actions = QHBoxLayout()
    actions.setSpacing(8)
    for button in (
        PrimaryButton("Đề nghị cung cấp…", "send"),
        SecondaryButton("Sửa", "pencil"),
        DangerButton("Đề nghị tiêu hủy", "trash-2"),
    ):
        actions.addWidget(button)
    actions.addStretch(1)
    column.addLayout(actions)
    tabs = Tabs("Phần của hồ sơ")
    info = QWidget()
    rows = QVBoxLayout(info)
    rows.setContentsMargins(0, 10, 0, 0)
    rows.setSpacing(12)
    grid = FieldGrid()
    grid.add_row("tax", "Mã số thuế", "0100109106")
    grid.add_row("head", "Người đại diện", "Ông Phạm Văn Lộc, Giám đốc")
    grid.add_row("phone", "Điện thoại", "0901 ••• •67", masked=True)
    grid.add_row("mail", "Thư điện tử", "p•••@phuocloc.vn", masked=True)
    grid.add_row("place", "Địa chỉ", "12 Nguyễn Thị Minh Khai, Đà Nẵng")
    grid.add_row("debt", "Công nợ hiện tại", "••••••••• ₫", masked=True)
    rows.addWidget(grid)
    policy = Card("Chính sách đặc biệt", "badge-percent", tone="raised")
    policy.add_right(LevelChip(2))
    policy.add(Paragraph("Chiết khấu 18 % đơn từ 500 triệu ₫, công nợ 60 ngày.", role="medium"))
    policy.add(Paragraph("Hiệu lực 01/07/2026 – 30/06/2027 · Duyệt 28/06/2026", "secondary"))
    rows.addWidget(policy)
    files = Card("Tệp đính kèm", "paperclip", tone="raised")
    files.add_right(Label("2 tệp · 18,2 MB", "small", "secondary"))
    files.add(FileDrop("Tệp của hồ sơ", largest=50 * 1024 * 1024, kinds=("pdf", "png", "jpg")))
    rows.addWidget(files)
    rows.addStretch(1)
    tabs.add(info, "Thông tin")
    for title, count in (("Nghiệp vụ", 14), ("Chính sách", 2), ("Tệp", 5), ("Nhật ký", None)):
        tabs.add(QWidget(), title, count)
    column.addWidget(tabs, 1)
    area = scrolled(inside)
    area.setFixedWidth(468)
    area.setStyleSheet("")
    return area


def listing() -> QWidget:
    """The list of customers."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(24, 18, 16, 16)
    column.setSpacing(14)
    head = PageHeader("Khách hàng", "342 hồ sơ bạn được xem")
    head.add_action(SecondaryButton("Nhập Excel/CSV", "file-up"))
    head.add_action(PrimaryButton("Thêm khách hàng", "plus"))
    column.addWidget(head)
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(SearchField("Tìm tên, mã, điện thoại, MST (Ctrl+F)"), 1)
    pills = PillBar("Lọc theo mức")
    pills.set_pills([Pill("all", "Tất cả"), Pill("2", "Cơ mật", 97, 2), Pill("1", "Bí mật", 1207, 1)])
    row.addWidget(pills)
    row.addWidget(IconButton("columns-3", "Chọn cột", framed=True))
    column.addLayout(row)
    table = RecordTable("Danh sách khách hàng")
    model: RowsModel[Sample] = RowsModel(COLUMNS, sample_cell, level_of=lambda record: record.level)
    model.set_records(SAMPLES)
    table.show_model(model)
    table.set_sorted("day", True)
    table.selectRow(0)
    column.addWidget(table, 1)
    return page


def main_scene(width: int = 1440, height: int = 900) -> Scene:
    """The main window."""
    scene = Scene(width, height)
    whole = QHBoxLayout(scene)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    bar = sidebar()
    bar.fit(width)
    whole.addWidget(bar)
    right = QVBoxLayout()
    right.setSpacing(0)
    banner = LevelBanner(2, "Chỉ người có thẩm quyền cơ mật được xem. Mọi lượt mở đều được ghi nhật ký.")
    banner.set_countdown("Tự khóa sau 09:41")
    right.addWidget(banner)
    middle = QHBoxLayout()
    middle.setSpacing(0)
    middle.addWidget(listing(), 1)
    if width >= 1200:
        middle.addWidget(_ground(detail()))
    right.addLayout(middle, 1)
    status = StatusBar()
    status.set_item("seal", "shield-check", "Kho đã mã hóa · nhật ký nguyên vẹn", "success")
    status.set_item("backup", "archive", "Sao lưu gần nhất: hôm qua 18:00")
    status.set_item("key", "key-round", "Khóa trong Windows Credential Manager")
    status.set_right("Máy KD-07")
    right.addWidget(status)
    whole.addLayout(right, 1)
    mark = Watermark(scene)
    mark.set_text("Nguyễn Thị Hường · KD-07 · 24/11/2026 09:12")
    return scene


def _ground(widget: QWidget) -> QWidget:
    card = QWidget()
    card.setObjectName("ground")
    row = QHBoxLayout(card)
    row.setContentsMargins(1, 0, 0, 0)
    row.addWidget(widget)
    card.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    card.setProperty("role", "panel")
    return card


def approval(scene: QWidget) -> Dialog:
    """The approval dialog over a window."""
    dialog = Dialog(
        scene,
        "Duyệt đề nghị cung cấp thông tin",
        level=2,
        number="YC-2026-0412",
        subtitle="Trần Văn Kiên xin cung cấp 1 hồ sơ cơ mật dưới dạng tệp PDF mã hóa có dấu chìm.",
    )
    card = Card(tone="raised")
    grid = FieldGrid(dense=True)
    for key, label, value in (
        ("a", "Hồ sơ", "KH-00217 · Công ty TNHH Phước Lộc"),
        ("b", "Phạm vi", "Thông tin liên hệ, chính sách đặc biệt (6 trang)"),
        ("c", "Mục đích", "Ký phụ lục hợp đồng 12/2026 tại Đà Nẵng"),
        ("d", "Người nhận", "Ông Phạm Văn Lộc, Giám đốc Phước Lộc"),
        ("e", "Hạn sử dụng", "3 ngày, đến 27/11/2026 17:00"),
    ):
        grid.add_row(key, label, value)
    card.add(grid)
    dialog.add(card)
    dialog.add(InlineNotice("warning", "Người đề nghị đã xuất hồ sơ này 2 lần trong 30 ngày qua.", "Xem lịch sử"))
    reason = TextArea("Lý do duyệt hoặc từ chối", required=True, lines=2, hint="Được ghi vào nhật ký.")
    reason.set_value("Đã đối chiếu lịch ký phụ lục với phòng pháp chế.")
    dialog.add(reason)
    tick = CheckField("Tôi đã đối chiếu mục đích, phạm vi và người nhận với hồ sơ gốc.")
    tick.set_value(True)
    dialog.add(tick)
    step_up = StepUpContent("")
    step_up.field.set_value("mười bảy con chữ")
    dialog.add(step_up)
    dialog.set_note("Không tự duyệt được đề nghị của chính mình.")
    dialog.add_cancel("Đóng")
    dialog.add_button(DangerButton("Từ chối", "x"))
    dialog.add_button(PrimaryButton("Duyệt và ký số", "stamp"))
    dialog.open()
    return dialog


def forms_scene() -> Scene:
    """Every field in its states."""
    scene = Scene(1180, 900)
    name = TextField("Tên khách hàng", required=True, placeholder="Ví dụ: Công ty TNHH Phước Lộc")
    name.set_value("Bà Hồ Thị Ễnh Ương, Ỹ Ậ Ẫ Ộ g j y")
    tax = TextField("Mã số thuế", hint="10 hoặc 13 chữ số.")
    tax.set_value("01001091")
    tax.set_error("Mã số thuế thiếu 2 chữ số. Hãy xem lại trên giấy đăng ký doanh nghiệp.")
    fixed = TextField("Mã hồ sơ (chỉ đọc)")
    fixed.set_value("KH-00217")
    fixed.set_read_only(True)
    off = TextField("Không dùng được", hint="Cần thẩm quyền cơ mật.")
    off.set_value("KH-00217")
    off.setEnabled(False)
    level = ComboField("Mức mật nội bộ", [(1, "Bí mật"), (2, "Cơ mật")], required=True)
    empty = ComboField("Dự án", [(1, "Miền Trung")], placeholder="Chọn dự án")
    day = DateField("Hết hiệu lực", hint="Để trống nếu không có hạn.")
    day.set_value(date(2026, 11, 24))
    wrong = DateField("Ngày ký")
    wrong.edit.setText("31/02/2026")
    wrong.edit.editingFinished.emit()
    count = NumberField("Số bản", lowest=1, suffix="bản")
    count.set_value(1234)
    area = TextArea("Lý do", required=True, longest=400, hint="Được ghi vào nhật ký.")
    area.set_value("Khách hàng đề nghị đối chiếu công nợ quý IV.\nỄ Ậ Ỹ chồng dấu ở dòng thứ hai.")
    tick = CheckField("Tôi đã đọc thỏa thuận bảo mật.", hint="Bản ký ngày 01/11/2026.")
    tick_on = CheckField("Đã đối chiếu với bản gốc.")
    tick_on.set_value(True)
    tick_on.set_error("Hãy đối chiếu cả trang 2.")
    passphrase = PassphraseField("Cụm mật khẩu mới", hint="Ít nhất 5 từ.", with_meter=True)
    passphrase.set_value("bốn con bò vàng")
    passphrase.set_strength(3, "Khá mạnh")
    wrong_pass = PassphraseField("Cụm mật khẩu")
    wrong_pass.set_error("Cụm mật khẩu hoặc máy không đúng. Thử lại sau 4 giây.")
    buttons = QWidget()
    row = QHBoxLayout(buttons)
    row.setContentsMargins(0, 0, 0, 0)
    busy = PrimaryButton("Lưu", "save")
    busy.set_busy(True, "Đang lưu…")
    shut = SecondaryButton("Duyệt", "stamp")
    shut.set_available(False, "Bạn không tự duyệt được.")
    for button in (
        PrimaryButton("Lưu", "save"),
        SecondaryButton("Sửa", "pencil"),
        DangerButton("Từ chối", "x"),
        DangerFilledButton("Tiêu hủy", "trash-2"),
        QuietButton("Xem lịch sử", "history"),
        IconButton("ellipsis", "Việc khác", framed=True),
        IconButton("x", "Đóng"),
        busy,
        shut,
    ):
        row.addWidget(button)
    row.addStretch(1)
    left = Card("Thông tin hồ sơ", "building-2")
    first: tuple[QWidget, ...] = (name, tax, fixed, off, level, empty, day, wrong)
    for widget in first:
        left.add(widget)
    right = Card("Xác nhận", "shield-check")
    second: tuple[QWidget, ...] = (count, area, tick, tick_on, passphrase, wrong_pass)
    for widget in second:
        right.add(widget)
    column = QVBoxLayout(scene)
    column.setContentsMargins(24, 24, 24, 24)
    column.setSpacing(16)
    column.addWidget(buttons)
    column.addWidget(two_columns(left, right))
    column.addStretch(1)
    return scene


def telling_scene() -> Scene:
    """Everything that tells."""
    scene = Scene(1180, 1000)
    column = QVBoxLayout(scene)
    column.setContentsMargins(0, 0, 0, 24)
    column.setSpacing(12)
    column.addWidget(LevelBanner(3, "Phòng tuyệt mật. Không xuất, không in, không sao chép."))
    column.addWidget(LevelBanner(2, "Chỉ người có thẩm quyền cơ mật được xem."))
    column.addWidget(LevelBanner(1, "Quan hệ thông thường."))
    notices = stacked(
        InlineNotice("info", "Bản nháp lúc 09:12 vẫn còn.", "Tiếp tục"),
        InlineNotice("warning", "Thỏa thuận bảo mật của bạn hết hạn sau 7 ngày. Hãy ký bản mới để không bị khóa."),
        InlineNotice("danger", "Có 2 tệp sao lưu không đọc được. Hãy báo cán bộ an toàn hệ thống."),
        InlineNotice("success", "Đã khôi phục thử thành công lúc 18:00."),
        gap=8,
    )
    chips = QWidget()
    row = QHBoxLayout(chips)
    row.setContentsMargins(0, 0, 0, 0)
    for widget in (LevelChip(1), LevelChip(2), LevelChip(3), Avatar("Nguyễn Thị Hường"), Spinner(24)):
        row.addWidget(widget)
    row.addStretch(1)
    progress = ProgressPanel("Đang kiểm tra kho")
    progress.set_progress(18_240, 100_000)
    progress.set_text("Ngăn cơ mật, dự án Miền Trung")
    timeline = Timeline("Nhật ký hồ sơ")
    timeline.set_entries(
        [
            Entry("24/11 09:12", "Nguyễn Thị Hường mở hồ sơ", icon="eye"),
            Entry("23/11 16:40", "Trần Văn Kiên đề nghị cung cấp", "Cho Ông Phạm Văn Lộc", "send", "accent"),
            Entry("20/11 08:02", "Bị từ chối: không đủ thẩm quyền", "", "ban", "danger"),
        ]
    )
    diff = DiffList("Thay đổi")
    diff.set_changes(
        [
            Change("Địa chỉ", "12 Lê Lợi, Huế", "12 Nguyễn Thị Minh Khai, Đà Nẵng"),
            Change("Điện thoại phụ", "", "0236 3 888 999"),
        ]
    )
    file = FileDrop("Văn bản đồng ý", largest=20 * 1024 * 1024, kinds=("pdf",))
    file.take(Path(__file__))
    first, second = Card("Nhật ký", "history"), Card("So sánh hai bản", "git-compare")
    first.add(timeline)
    first.add(progress)
    second.add(diff)
    second.add(file)
    body = QVBoxLayout()
    body.setContentsMargins(24, 0, 24, 0)
    body.addWidget(two_columns(notices, chips))
    body.addWidget(two_columns(first, second))
    empties = QHBoxLayout()
    empties.addWidget(
        EmptyState(
            "inbox", "Chưa có đề nghị nào", "Khi có người xin cung cấp thông tin, việc hiện ở đây.", "Tạo đề nghị"
        )
    )
    empties.addWidget(
        ErrorPanel(
            "Không mở được danh sách", "Ngăn này đang được kiểm tra. Hãy thử lại sau ít phút.", "Thử lại", "N-4F21"
        )
    )
    body.addLayout(empties, 1)
    column.addLayout(body, 1)
    show_toast(scene, "Đã lưu hồ sơ KH-00217.", milliseconds=600_000)
    return scene


def wizard_scene() -> Scene:
    """Steps."""
    scene = Scene(1180, 660)
    column = QVBoxLayout(scene)
    column.setContentsMargins(24, 24, 24, 24)
    column.addWidget(PageHeader("Tạo kho hồ sơ", "6 bước, khoảng 10 phút"))
    titles = ("Công ty", "Người đầu tiên", "Cụm mật khẩu", "Mảnh khóa khôi phục", "Khôi phục thử", "Xong")
    wizard = Wizard(titles, "Hoàn tất")
    for _ in titles:
        wizard.add_page(
            stacked(
                Label("Cụm mật khẩu", "title"),
                Paragraph("Cụm mật khẩu và khóa do hệ điều hành giữ đều cần để mở kho. " * 3, "secondary"),
                PassphraseField("Cụm mật khẩu", with_meter=True),
                PassphraseField("Gõ lại cụm mật khẩu"),
            )
        )
    wizard.go(2)
    wizard.set_can_go_on(False, "Hai lần gõ chưa giống nhau.")
    column.addWidget(wizard, 1)
    return scene


def settle(scene: QWidget) -> None:
    """Let layouts and paint events run."""
    scene.show()
    for _ in range(4):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()


def main(folder: Path) -> None:
    """Write all scenes in both themes."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    folder.mkdir(parents=True, exist_ok=True)
    for theme in ("light", "dark"):
        apply_theme(app, theme)
        scenes = {
            "main": main_scene(),
            "approval": main_scene(),
            "narrow": main_scene(1180, 660),
            "forms": forms_scene(),
            "telling": telling_scene(),
            "wizard": wizard_scene(),
        }
        for name, scene in scenes.items():
            settle(scene)
            if name == "approval":
                approval(scene)
                settle(scene)
            scene.grab().save(str(folder / f"{name}-{theme}.png"))
            scene.hide()
    apply_theme(app, "light", 150)
    scene = forms_scene()
    scene.resize(1700, 1350)
    settle(scene)
    scene.grab().save(str(folder / "forms-150.png"))
    assert isinstance(scene.findChild(QLabel), QLabel)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
