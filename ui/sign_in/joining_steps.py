"""The steps of answering an invitation: the file, the six words, the passphrase, where the answer goes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from app.clock import shown_date
from app.errors import NiemError
from ui.messages import language, sentence
from ui.sign_in.entrance import view_invitation
from ui.sign_in.founding_steps import Step
from ui.sign_in.passphrase_pair import PassphrasePair
from ui.tasks import Tasks
from ui.widgets.buttons import QuietButton, SecondaryButton
from ui.widgets.check_field import CheckField
from ui.widgets.field_grid import FieldGrid
from ui.widgets.file_drop import FileDrop
from ui.widgets.notice import InlineNotice
from ui.widgets.save_file import ask_destination
from ui.widgets.six_words import SixWords
from ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from app.people.model import InvitationView

INVITATION, ANSWER = "niem-invite", "niem-join"
LARGEST = 64 * 1024


class InvitationStep(Step):
    """The file. It is read as soon as it is chosen; ``on_read`` gets what it says."""

    def __init__(self, tasks: Tasks, on_read: Callable[[InvitationView], None]) -> None:
        super().__init__(
            self.tr("Tệp lời mời"),
            self.tr("Người quản lý gửi cho bạn một tệp có đuôi {}. Tệp không chứa bí mật nào.").format(
                "." + INVITATION
            ),
        )
        self._tasks, self._on_read = tasks, on_read
        self.view: InvitationView | None = None
        self.drop = FileDrop(self.tr("Tệp lời mời"), largest=LARGEST, kinds=(INVITATION,))
        self._place = QVBoxLayout()
        self._facts: FieldGrid | None = None
        self.answered = InlineNotice(
            "warning",
            self.tr("Tài khoản máy này đã trả lời lời mời này rồi. Hãy quay ra và mở khóa lần đầu bằng khóa đang chờ."),
        )
        self.column.addWidget(self.drop)
        self.column.addLayout(self._place)
        self.column.addWidget(self.answered)
        self.column.addStretch(1)
        self.answered.hide()
        self.drop.chosen.connect(self._read)
        self.drop.cleared.connect(self._forget)

    def complain(self) -> bool:
        if self.view is None and not self.drop.error():
            self.drop.set_error(self.tr("Hãy chọn tệp lời mời."))
        return self.view is None or self.view.answered

    def arrive(self) -> None:
        button = self.drop.findChild(QuietButton)
        if button is not None:
            button.setFocus()

    def _read(self, path: Path) -> None:
        self._forget()
        self._tasks.enter(view_invitation, path, then=self._show, failed=self._failed, owner=self)

    def _show(self, view: InvitationView) -> None:
        self.view = view
        self._facts = FieldGrid(dense=True)
        duties = ", ".join(duty.label(language()) for duty in view.duties)
        for key, label, value in (
            ("company", self.tr("Công ty"), view.company),
            ("name", self.tr("Họ và tên"), view.name),
            ("title", self.tr("Chức danh"), view.title),
            ("duties", self.tr("Nhiệm vụ"), duties[:1].upper() + duties[1:]),
            ("until", self.tr("Trả lời trước"), shown_date(view.until)),
        ):
            self._facts.add_row(key, label, value)
        if view.again:
            self._facts.add_row("again", self.tr("Dành cho"), self.tr("máy hoặc tài khoản mới của bạn"))
        self._place.addWidget(self._facts)
        self.answered.setVisible(view.answered)
        self._on_read(view)

    def _failed(self, error: NiemError) -> None:
        self.drop.set_error(sentence(error))

    def _forget(self) -> None:
        self.view = None
        self.answered.hide()
        if self._facts is not None:
            self._place.removeWidget(self._facts)
            self._facts.hide()
            self._facts.deleteLater()
            self._facts = None


class WordsStep(Step):
    """The words of the invitation, to be compared before anything is made."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("So sáu từ của lời mời"),
            self.tr(
                "Gặp cán bộ an toàn, hoặc gọi số bạn đã biết từ trước. Bạn đọc sáu từ dưới đây, họ so với sáu từ trên "
                "máy của họ. Khác một từ là tệp đã bị tráo: hãy dừng lại."
            ),
        )
        self._place = QVBoxLayout()
        self.words: SixWords | None = None
        self.same = CheckField(self.tr("Tôi đã đọc cho họ nghe và cả sáu từ giống nhau"))
        self.column.addLayout(self._place)
        self.column.addWidget(self.same)
        self.column.addStretch(1)

    def show_words(self, words: str) -> None:
        """The words of the file that was chosen; a new file has to be compared anew."""
        if self.words is not None:
            self._place.removeWidget(self.words)
            self.words.hide()
            self.words.deleteLater()
        self.words = SixWords(self.tr("Sáu từ của lời mời"), words)
        self._place.addWidget(self.words)
        self.same.set_value(False)

    def complain(self) -> bool:
        if not self.same.value():
            self.same.set_error(self.tr("Hãy so sáu từ rồi đánh dấu ở đây."))
            self.same.focus()
            return True
        return False


class PassphraseStep(Step):
    """The person's own passphrase."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__(
            self.tr("Cụm mật khẩu của bạn"),
            self.tr(
                "Chỉ mình bạn biết. Không ai, kể cả người quản lý, lấy lại được cho bạn. Khóa của bạn được tạo và giữ "
                "trong tài khoản máy này."
            ),
        )
        self.passphrase = PassphrasePair(tasks)
        self.column.addWidget(self.passphrase)
        self.column.addStretch(1)

    def complain(self) -> bool:
        return self.passphrase.complain()

    def arrive(self) -> None:
        self.passphrase.first.focus()


class AnswerStep(Step):
    """Where the answer's file is written."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("Tệp trả lời"),
            self.tr(
                "Tệp này chỉ chứa khóa công khai của bạn. Gửi nó cho người quản lý bằng cách nào cũng được: thư, USB, "
                "thư mục chung."
            ),
        )
        self.path = TextField(self.tr("Ghi vào tệp"), required=True, icon="file-text")
        choose = SecondaryButton(self.tr("Chọn nơi khác…"), "folder-open")
        choose.clicked.connect(self._choose)
        self.column.addWidget(self.path)
        self.column.addWidget(choose, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)

    def propose(self, mark: str) -> None:
        """A name in the person's folder, unless one was chosen."""
        if not self.path.value():
            self.path.set_value(str(Path.home() / f"tra-loi-{mark}.{ANSWER}"))

    def complain(self) -> bool:
        return self._missing(self.path)

    def arrive(self) -> None:
        self.path.focus()

    def _choose(self) -> None:
        name = Path(self.path.value()).name
        path = ask_destination(self, self.tr("Ghi tệp trả lời"), name, self.tr("Tệp trả lời (*.niem-join)"))
        if path is not None:
            self.path.set_value(str(path if path.suffix == f".{ANSWER}" else path.with_name(f"{path.name}.{ANSWER}")))
            self.path.set_error("")
