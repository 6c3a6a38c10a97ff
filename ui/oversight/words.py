"""Every act of the journal in words, with an icon; in the language in force."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import QCoreApplication

from app.access.event import Event
from app.access.families import Family
from app.access.quiet import QUIET
from app.access.words import act_label
from app.ids import record_code
from app.oversight.alerts.model import AlertState, Rule
from app.oversight.model import JournalFilter
from ui.messages import language, sentence
from ui.oversight.alerts.words import rule_name, state_cell
from ui.widgets.day import shown_day
from ui.widgets.notice import NoticeKind
from ui.widgets.text import Tone

OK = "ok"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

_ICONS = {
    "vault": "archive",
    "session": "key-round",
    "keys": "key-round",
    "person": "user-cog",
    "clearance": "user-check",
    "project": "folder-lock",
    "lesson": "graduation-cap",
    "concern": "message-square-warning",
    "agreement": "handshake",
    "alert": "siren",
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


def former_proof(house: str, other: int, later: int, *, registered: bool) -> tuple[NoticeKind, str]:
    """How an archive of a lost vault stands beside that vault's own journal and register, all of it whole."""
    translate = QCoreApplication.translate
    whose = translate("oversight", "Bản lưu của kho cũ đã niêm ({}).").format(house)
    if other:
        words = translate("oversight", "Tệp toàn vẹn, nhưng {} mục khác với nhật ký của kho cũ.").format(other)
        return "danger", f"{whose} {words}"
    if later:
        words = translate("oversight", "{} mục sau bản sao lưu chỉ còn ở tệp này, không có gì để so.").format(later)
        return "warning", f"{whose} {words}"
    if not registered:
        words = translate("oversight", "Toàn vẹn và khớp với nhật ký của kho cũ, nhưng không phải tệp đã ghi sổ.")
        return "warning", f"{whose} {words}"
    words = translate("oversight", "Toàn vẹn, đúng tệp đã ghi sổ, khớp với nhật ký của kho cũ.")
    return "success", f"{whose} {words}"


def act_words(event: str) -> str:
    """What an act of the journal is called; one this program does not know is shown by its code."""
    try:
        return act_label(Event(event), language())
    except ValueError:
        return event


def family_words(family: Family) -> str:
    """What a family of acts is called."""
    return {
        Family.READING: QCoreApplication.translate("oversight", "Mọi việc đọc hồ sơ"),
        Family.CHANGING: QCoreApplication.translate("oversight", "Mọi việc nhập và sửa hồ sơ"),
        Family.OUTWARD: QCoreApplication.translate("oversight", "Mọi việc đưa ra ngoài, in"),
        Family.ENDING: QCoreApplication.translate("oversight", "Mọi việc tiêu hủy, lưu giữ"),
        Family.PEOPLE: QCoreApplication.translate("oversight", "Mọi việc về người và thẩm quyền"),
        Family.ENTERING: QCoreApplication.translate("oversight", "Mọi lần mở khóa, khóa, đổi khóa"),
        Family.WATCHING: QCoreApplication.translate("oversight", "Mọi việc giám sát"),
    }[family]


def filter_words(wanted: JournalFilter, person_name: str) -> str:
    """What a filter looks for, in few words; empty when it looks for everything."""
    act = family_words(Family(wanted.family)) if wanted.family else act_words(wanted.event)
    first, last = (
        date.fromisoformat(day).strftime("%d/%m/%Y") if day else "…" for day in (wanted.day_from, wanted.day_to)
    )
    days = "" if first == last == "…" else first if first == last else f"{first} – {last}"
    refused = QCoreApplication.translate("oversight", "bị từ chối") if wanted.refusals_only else ""
    code = QCoreApplication.translate("oversight", "bản ghi {}").format(record_code(wanted.rid)) if wanted.rid else ""
    return ", ".join(part for part in (person_name, code, act, refused, days) if part)


def act_icon(event: str) -> str:
    """The picture of the kind of act."""
    return _ICONS.get(event.partition(":")[0], "circle-dot")


def note_words(note: str, event: str = "") -> str:
    """What an entry of ``event`` notes beside the act: a number as it is, our own short marks and days in words."""
    if event == Event.ALERT_RAISE and note in tuple(Rule):
        return rule_name(Rule(note))
    if event == Event.ALERT_DECIDE and note in tuple(AlertState):
        return state_cell(AlertState(note)).text
    if _DAY.fullmatch(note):
        return shown_day(note)
    rooms = {
        "everyday": QCoreApplication.translate("oversight", "phòng hằng ngày"),
        "top_secret": QCoreApplication.translate("oversight", "phòng tuyệt mật"),
        Event.RECOVERED.value: QCoreApplication.translate("oversight", "ghi bù sau khi máy dừng"),
    }
    if note in rooms:
        return rooms[note]
    words = {
        "levels": QCoreApplication.translate("oversight", "cấp {}"),
        "rid": QCoreApplication.translate("oversight", "theo bản ghi {}"),
        "step": QCoreApplication.translate("oversight", "số liền sau số trước"),
        "found": QCoreApplication.translate("oversight", "không có kết quả"),
    }
    parts = [part.partition(":") for part in note.split(" ")]
    if not any(mark in words and colon for mark, colon, _ in parts):
        return note
    return ", ".join(filter(None, (_part_words(words, *part) for part in parts)))


def _part_words(words: dict[str, str], mark: str, colon: str, value: str) -> str:
    if mark not in words or not colon:
        return f"{mark}{colon}{value}"
    if mark == "rid":
        value = record_code(value)
    return words[mark].format(value.replace(",", ", ")) if value else ""


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
    """Every act that the journal keeps (value, words), in the order of the enumeration."""
    return tuple((event.value, act_words(event.value)) for event in Event if event not in QUIET)


def families() -> tuple[tuple[str, str], ...]:
    """Every family of acts (value, words)."""
    return tuple((family.value, family_words(family)) for family in Family)
