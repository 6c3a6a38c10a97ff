"""The steps of making a vault, each a form that knows whether it is filled in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from app.paths import default_vault
from ui.sign_in.passphrase_pair import PassphrasePair
from ui.tasks import Tasks
from ui.widgets.buttons import SecondaryButton
from ui.widgets.check_field import CheckField
from ui.widgets.field_grid import FieldGrid
from ui.widgets.notice import InlineNotice
from ui.widgets.text import Label, Paragraph
from ui.widgets.text_field import TextField


class Step(QWidget):
    """Title, explanation, then the fields."""

    def __init__(self, title: str, explanation: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 12, 0)
        self.column.setSpacing(14)
        self.column.addWidget(Label(title, "title"))
        self.column.addWidget(Paragraph(explanation, "secondary"))

    def complain(self) -> bool:
        """Show what is missing under its field; gives whether something is."""
        return False

    def arrive(self) -> None:
        """The step is shown now: put the cursor where typing begins."""

    def _missing(self, *fields: TextField) -> bool:
        for field in fields:
            if not field.value():
                field.set_error(self.tr("Ô này cần được điền."))
                field.focus()
                return True
        return False


class CompanyStep(Step):
    """Whose vault it is."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("Công ty"),
            self.tr("Tên và địa danh này được ghi trên mọi chứng nhận và biên bản mà kho lập ra."),
        )
        self.company = TextField(self.tr("Tên công ty"), required=True, longest=200)
        self.place = TextField(
            self.tr("Địa danh"),
            hint=self.tr("Ghi trước ngày tháng trên văn bản, ví dụ: Hà Nội."),
            required=True,
            longest=80,
        )
        self.column.addWidget(self.company)
        self.column.addWidget(self.place)
        self.column.addStretch(1)

    def complain(self) -> bool:
        return self._missing(self.company, self.place)

    def arrive(self) -> None:
        self.company.focus()


class ManagerStep(Step):
    """The first manager, who approves what leaves."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__(
            self.tr("Người quản lý đầu tiên"),
            self.tr(
                "Duyệt việc cung cấp thông tin, cấp thẩm quyền và quyết định tiêu hủy. Có thẩm quyền ở cả ba cấp mật."
            ),
        )
        self.name = TextField(self.tr("Họ và tên"), required=True, longest=120)
        self.passphrase = PassphrasePair(tasks)
        self.column.addWidget(self.name)
        self.column.addWidget(self.passphrase)
        self.column.addStretch(1)

    def complain(self) -> bool:
        return self._missing(self.name) or self.passphrase.complain()

    def arrive(self) -> None:
        self.name.focus()


class OfficerStep(Step):
    """The first officer, who watches over the vault and sees no customer; or nobody, in one-person mode."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__(
            self.tr("Cán bộ an toàn hệ thống"),
            self.tr("Đọc nhật ký, xác nhận việc cấp thẩm quyền và tiêu hủy. Không xem được hồ sơ khách hàng nào."),
        )
        self.one_person = CheckField(
            self.tr("Công ty chỉ có một người"), hint=self.tr("Người quản lý giữ cả vai trò của cán bộ an toàn.")
        )
        self.honest = InlineNotice(
            "warning",
            self.tr(
                "Ở chế độ một người, mọi việc cần hai chữ ký do một mình bạn ký, nên không ai khác kiểm tra được "
                "việc bạn làm. Nhật ký và mọi chứng nhận đều ghi rõ điều này. Chỉ nên chọn khi công ty thật sự "
                "có một người, hoặc để dùng thử."
            ),
        )
        self.name = TextField(self.tr("Họ và tên"), required=True, longest=120)
        self.passphrase = PassphrasePair(tasks)
        for widget in (self.one_person, self.honest, self.name, self.passphrase):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.one_person.changed.connect(self._show_mode)
        self._show_mode()

    def _show_mode(self) -> None:
        alone = self.one_person.value()
        self.honest.setVisible(alone)
        self.name.setVisible(not alone)
        self.passphrase.setVisible(not alone)

    def complain(self) -> bool:
        if self.one_person.value():
            return False
        return self._missing(self.name) or self.passphrase.complain()

    def arrive(self) -> None:
        self.name.focus()


class ProjectStep(Step):
    """The first project."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("Dự án đầu tiên"),
            self.tr(
                "Mỗi dự án là một kho riêng bên trong: có khóa riêng, không tìm kiếm hay báo cáo nào trộn hai dự án. "
                "Sau này có thể thêm dự án khác."
            ),
        )
        self.name = TextField(
            self.tr("Tên dự án"), placeholder=self.tr("Ví dụ: Khách hàng doanh nghiệp"), required=True, longest=120
        )
        self.column.addWidget(self.name)
        self.column.addStretch(1)

    def complain(self) -> bool:
        return self._missing(self.name)

    def arrive(self) -> None:
        self.name.focus()


class FolderStep(Step):
    """Where the vault stands, and all that was said once more."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("Nơi đặt kho"),
            self.tr(
                "Chọn một thư mục trên ổ đĩa của chính máy này. Không đặt trên ổ mạng hay trong thư mục đồng bộ "
                "lên mạng: cơ sở dữ liệu có thể hỏng."
            ),
        )
        self.folder = TextField(self.tr("Thư mục"), required=True, icon="folder-lock")
        self.folder.set_value(str(default_vault()))
        choose = SecondaryButton(self.tr("Chọn nơi khác…"), "folder-open")
        choose.clicked.connect(self._choose)
        self.column.addWidget(self.folder)
        self.column.addWidget(choose, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(Label(self.tr("Sẽ được tạo"), "strong"))
        self._grid_place = QVBoxLayout()
        self.column.addLayout(self._grid_place)
        self._grid: FieldGrid | None = None
        self.column.addStretch(1)

    def show_rows(self, rows: tuple[tuple[str, str], ...]) -> None:
        """Repeat what will be made."""
        if self._grid is not None:
            self._grid_place.removeWidget(self._grid)
            self._grid.deleteLater()
        self._grid = FieldGrid(dense=True)
        for label, value in rows:
            self._grid.add_row(label, label, value)
        self._grid_place.addWidget(self._grid)

    def complain(self) -> bool:
        return self._missing(self.folder)

    def arrive(self) -> None:
        self.folder.focus()

    def _choose(self) -> None:
        start = str(Path(self.folder.value()).parent)
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Chọn thư mục sẽ chứa kho"), start)
        if chosen:
            self.folder.set_value(str(Path(chosen) / default_vault().name))
            self.folder.set_error("")
