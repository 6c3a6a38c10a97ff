"""What documents are called on this part of the file."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.clock import shown_date
from app.customers.documents.model import DocumentRow, Reading
from ui.widgets.file_drop import size_in_words

ICONS = {
    "pdf": "file-text",
    "picture": "image",
    "writing": "file-pen",
    "sheet": "columns-3",
    "slides": "layout-dashboard",
    "text": "type",
    "archive": "archive",
}
OTHER = "paperclip"


def kind_words(kind: str) -> str:
    """The kind of a document."""
    known = {
        "pdf": "PDF",
        "picture": QCoreApplication.translate("documents", "Ảnh"),
        "writing": QCoreApplication.translate("documents", "Văn bản"),
        "sheet": QCoreApplication.translate("documents", "Bảng tính"),
        "slides": QCoreApplication.translate("documents", "Bài trình chiếu"),
        "text": QCoreApplication.translate("documents", "Chữ thường"),
        "archive": QCoreApplication.translate("documents", "Tệp nén"),
    }
    return known.get(kind, QCoreApplication.translate("documents", "Tệp khác"))


def facts(row: DocumentRow) -> str:
    """What it is, how large, who brought it when."""
    who = QCoreApplication.translate("documents", "{} thêm ngày {}").format(row.added_by, shown_date(row.added_at))
    return " · ".join((kind_words(row.kind), size_in_words(row.size), who))


def why_no_preview(row: DocumentRow) -> str:
    """Why its pages are not shown, empty where they are."""
    if row.reading is Reading.LOCKED:
        return QCoreApplication.translate(
            "documents",
            "Tệp này có mật khẩu riêng nên không xem trước được và không tìm được theo nội dung. "
            "Hãy bỏ mật khẩu bằng chương trình đã tạo ra nó rồi thêm lại.",
        )
    if row.previewed:
        return ""
    if row.reading is Reading.WORDS:
        return QCoreApplication.translate(
            "documents", "Loại tệp này không xem trước được từng trang. Dưới đây là chữ tìm thấy trong tệp."
        )
    return QCoreApplication.translate("documents", "Loại tệp này không xem trước được, và không có chữ nào đọc được.")
