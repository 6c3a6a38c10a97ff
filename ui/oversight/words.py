"""Every act of the journal in words, with an icon; in the language in force."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.access.event import Event
from ui.messages import sentence
from ui.widgets.text import Tone

OK = "ok"

_WORDS: dict[Event, str] = {
    Event.VAULT_CREATE: str(QT_TRANSLATE_NOOP("oversight", "Tạo kho hồ sơ")),
    Event.SIGN_IN: str(QT_TRANSLATE_NOOP("oversight", "Mở khóa kho")),
    Event.STEP_UP: str(QT_TRANSLATE_NOOP("oversight", "Vào phòng tuyệt mật")),
    Event.CONFIRM_FAILED: str(QT_TRANSLATE_NOOP("oversight", "Gõ sai cụm mật khẩu khi ký")),
    Event.LOCK: str(QT_TRANSLATE_NOOP("oversight", "Khóa kho")),
    Event.PERSON_LIST: str(QT_TRANSLATE_NOOP("oversight", "Xem danh sách người dùng")),
    Event.PERSON_ADD: str(QT_TRANSLATE_NOOP("oversight", "Thêm người dùng")),
    Event.PERSON_INVITE: str(QT_TRANSLATE_NOOP("oversight", "Mời người vào kho")),
    Event.PERSON_ANSWER: str(QT_TRANSLATE_NOOP("oversight", "Xem trả lời của người được mời")),
    Event.PERSON_JOIN: str(QT_TRANSLATE_NOOP("oversight", "Nhận người được mời vào kho")),
    Event.PERSON_ARRIVE: str(QT_TRANSLATE_NOOP("oversight", "Mở khóa lần đầu sau khi được nhận")),
    Event.CLEARANCE_GRANT: str(QT_TRANSLATE_NOOP("oversight", "Cấp thẩm quyền")),
    Event.PROJECT_LIST: str(QT_TRANSLATE_NOOP("oversight", "Xem danh sách dự án")),
    Event.PROJECT_CREATE: str(QT_TRANSLATE_NOOP("oversight", "Tạo dự án")),
    Event.CUSTOMER_LIST: str(QT_TRANSLATE_NOOP("oversight", "Mở danh sách khách hàng")),
    Event.CUSTOMER_PAGE: str(QT_TRANSLATE_NOOP("oversight", "Xem tiếp danh sách khách hàng")),
    Event.CUSTOMER_SEARCH: str(QT_TRANSLATE_NOOP("oversight", "Tìm khách hàng")),
    Event.CUSTOMER_VIEW: str(QT_TRANSLATE_NOOP("oversight", "Xem hồ sơ khách hàng")),
    Event.CUSTOMER_HISTORY: str(QT_TRANSLATE_NOOP("oversight", "Xem các lần sửa của hồ sơ")),
    Event.CUSTOMER_CREATE: str(QT_TRANSLATE_NOOP("oversight", "Thêm khách hàng")),
    Event.CUSTOMER_EDIT: str(QT_TRANSLATE_NOOP("oversight", "Sửa hồ sơ khách hàng")),
    Event.CUSTOMER_IMPORT_PREVIEW: str(QT_TRANSLATE_NOOP("oversight", "Xem trước danh sách sắp nhập")),
    Event.CUSTOMER_IMPORT: str(QT_TRANSLATE_NOOP("oversight", "Nhập danh sách khách hàng")),
    Event.ITEM_CREATE: str(QT_TRANSLATE_NOOP("oversight", "Thêm ghi chú vào hồ sơ")),
    Event.ITEM_EDIT: str(QT_TRANSLATE_NOOP("oversight", "Sửa ghi chú của hồ sơ")),
    Event.FIELD_REVEAL: str(QT_TRANSLATE_NOOP("oversight", "Hiện ô đang che")),
    Event.DRAFT_LIST: str(QT_TRANSLATE_NOOP("oversight", "Xem bản nháp của mình")),
    Event.DRAFT_SAVE: str(QT_TRANSLATE_NOOP("oversight", "Lưu bản nháp")),
    Event.DRAFT_DISCARD: str(QT_TRANSLATE_NOOP("oversight", "Bỏ bản nháp")),
    Event.RELEASE_LIST: str(QT_TRANSLATE_NOOP("oversight", "Xem danh sách đề nghị cung cấp")),
    Event.RELEASE_VIEW: str(QT_TRANSLATE_NOOP("oversight", "Xem đề nghị cung cấp")),
    Event.RELEASE_CONSENT_VIEW: str(QT_TRANSLATE_NOOP("oversight", "Xem văn bản đồng ý")),
    Event.RELEASE_PREPARE: str(QT_TRANSLATE_NOOP("oversight", "Chuẩn bị đề nghị cung cấp")),
    Event.RELEASE_ASK: str(QT_TRANSLATE_NOOP("oversight", "Đề nghị cung cấp thông tin")),
    Event.RELEASE_WITHDRAW: str(QT_TRANSLATE_NOOP("oversight", "Rút lại đề nghị cung cấp")),
    Event.RELEASE_APPROVE: str(QT_TRANSLATE_NOOP("oversight", "Duyệt cung cấp thông tin")),
    Event.RELEASE_REFUSE: str(QT_TRANSLATE_NOOP("oversight", "Từ chối cung cấp thông tin")),
    Event.RELEASE_HAND_OVER: str(QT_TRANSLATE_NOOP("oversight", "Bàn giao tệp ra ngoài")),
    Event.RELEASE_OUTPUT_FAILED: str(QT_TRANSLATE_NOOP("oversight", "Ghi tệp bàn giao không được, bản ghi là hỏng")),
    Event.COPY_LIST: str(QT_TRANSLATE_NOOP("oversight", "Xem sổ bản sao")),
    Event.COPY_REGISTER: str(QT_TRANSLATE_NOOP("oversight", "Đánh số bản giấy")),
    Event.COPY_SHRED: str(QT_TRANSLATE_NOOP("oversight", "Hủy tài liệu giấy")),
    Event.SHREDDING_LIST: str(QT_TRANSLATE_NOOP("oversight", "Xem danh sách biên bản tiêu hủy")),
    Event.SHREDDING_VIEW: str(QT_TRANSLATE_NOOP("oversight", "Xem biên bản tiêu hủy")),
    Event.DESTRUCTION_LIST: str(QT_TRANSLATE_NOOP("oversight", "Xem danh sách lệnh tiêu hủy")),
    Event.DESTRUCTION_VIEW: str(QT_TRANSLATE_NOOP("oversight", "Xem lệnh tiêu hủy")),
    Event.DESTRUCTION_LETTER_VIEW: str(QT_TRANSLATE_NOOP("oversight", "Xem văn bản yêu cầu tiêu hủy")),
    Event.DESTRUCTION_REQUEST: str(QT_TRANSLATE_NOOP("oversight", "Ghi nhận yêu cầu tiêu hủy")),
    Event.DESTRUCTION_APPROVE: str(QT_TRANSLATE_NOOP("oversight", "Duyệt tiêu hủy hồ sơ")),
    Event.DESTRUCTION_REFUSE: str(QT_TRANSLATE_NOOP("oversight", "Từ chối tiêu hủy hồ sơ")),
    Event.DESTRUCTION_EXECUTE: str(QT_TRANSLATE_NOOP("oversight", "Thực hiện tiêu hủy hồ sơ")),
    Event.CERTIFICATE_LIST: str(QT_TRANSLATE_NOOP("oversight", "Xem danh sách chứng nhận tiêu hủy")),
    Event.CERTIFICATE_VIEW: str(QT_TRANSLATE_NOOP("oversight", "Xem chứng nhận tiêu hủy")),
    Event.JOURNAL_READ: str(QT_TRANSLATE_NOOP("oversight", "Đọc nhật ký")),
    Event.JOURNAL_VERIFY: str(QT_TRANSLATE_NOOP("oversight", "Kiểm tra toàn vẹn nhật ký")),
    Event.VAULT_VERIFY: str(QT_TRANSLATE_NOOP("oversight", "Kiểm tra kho")),
    Event.RECOVERED: str(QT_TRANSLATE_NOOP("oversight", "Ghi bù việc đã làm trước khi máy dừng")),
}

_ICONS = {
    "vault": "archive",
    "session": "key-round",
    "person": "user-cog",
    "clearance": "user-check",
    "project": "folder-lock",
    "customer": "users",
    "item": "clipboard-list",
    "draft": "file-pen",
    "release": "send",
    "copy": "printer",
    "shredding": "shredder",
    "destruction": "flame",
    "certificate": "file-check",
    "journal": "scroll-text",
    "ledger": "rotate-ccw",
}


def has_words(event: Event) -> bool:
    """Whether an act of the enumeration can be told."""
    return event in _WORDS


def act_words(event: str) -> str:
    """What an act of the journal is called; one this program does not know is shown by its code."""
    try:
        return QCoreApplication.translate("oversight", _WORDS[Event(event)])
    except (KeyError, ValueError):
        return event


def act_icon(event: str) -> str:
    """The picture of the kind of act."""
    return _ICONS.get(event.partition(":")[0], "circle-dot")


def note_words(note: str) -> str:
    """What an entry notes beside the act: a number as it is, our own short marks in words."""
    mark, colon, value = note.partition(":")
    if not colon:
        return note
    if not value:
        return ""
    words = {
        "levels": QCoreApplication.translate("oversight", "cấp {}"),
        "rid": QCoreApplication.translate("oversight", "theo bản ghi {}"),
    }
    return words[mark].format(value.replace(",", ", ")) if mark in words else note


def outcome_words(outcome: str) -> str:
    """How an act ended: for a refusal, what the person was told."""
    if outcome == OK:
        return QCoreApplication.translate("oversight", "Được")
    words = QCoreApplication.translate("oversight", "Bị từ chối. Người đó được báo: “{}”")
    return words.format(sentence(outcome))


def outcome_look(outcome: str) -> tuple[str, str, Tone]:
    """(words, icon, tone) of an outcome in a narrow place."""
    if outcome == OK:
        return QCoreApplication.translate("oversight", "Được"), "check", "secondary"
    return QCoreApplication.translate("oversight", "Bị từ chối"), "shield-ban", "danger"


def acts() -> tuple[tuple[str, str], ...]:
    """Every act (value, words), in the order of the enumeration."""
    return tuple((event.value, act_words(event.value)) for event in Event)
