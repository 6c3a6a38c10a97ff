"""How backups, ages and results read on these pages."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.access.level import Level
from app.archive.restore.model import Anew, BackupSeen, DrillLine, DrillResult, age_words
from app.clock import DAY, shown_time
from ui.messages import language, sentence
from ui.widgets.file_drop import size_in_words


def age_told(age: int) -> str:
    """How long ago: "cách đây 3 ngày 4 giờ". A new machine's clock may stand years back: then nobody knows."""
    if age < -DAY:
        return QCoreApplication.translate(
            "after_fire",
            "nhưng đồng hồ máy này còn ở trước ngày đó: không biết bản này cũ bao lâu, hãy chỉnh giờ trước",
        )
    return QCoreApplication.translate("after_fire", "cách đây {}").format(age_words(max(0, age), language()))


def backup_told(seen: BackupSeen) -> str:
    """One backup in a list."""
    age = "" if seen.age < -DAY else f" · {age_told(seen.age)}"  # below the list it is told in full
    return f"{seen.name} · {shown_time(seen.at)}{age} · {size_in_words(seen.size)}"


def line_name(line: DrillLine) -> str:
    """What a line of a result is about."""
    if line.what != "archive.compartment":
        return sentence(line.what)
    return f"{line.name}, {Level(line.level).label(language())}" if line.level else line.name


def line_told(line: DrillLine) -> str:
    """What was found there."""
    if line.faults:
        return " ".join(sentence(code) for code in line.faults)
    if line.level:
        words = QCoreApplication.translate("after_fire", "nguyên vẹn, {} bản ghi, {} tài liệu")
        return words.format(line.records, line.documents)
    if line.records:
        return QCoreApplication.translate("after_fire", "nguyên vẹn, {} mục").format(line.records)
    return QCoreApplication.translate("after_fire", "nguyên vẹn")


def heads_told(result: Anew | DrillResult) -> str:
    """Whether the ends of the chains are where the backup's manifest says."""
    wrong = [line for line in result.lines if "restore.heads_differ" in line.faults]
    if wrong:
        return QCoreApplication.translate("after_fire", "KHÔNG khớp bản kê; xem các dòng bên dưới")
    return QCoreApplication.translate("after_fire", "cả {} đầu chuỗi khớp bản kê của bản sao lưu").format(result.heads)


def in_a_file(result: Anew | DrillResult, at: int) -> str:
    """The result as text to be kept: no customer, no name of a project, no word of a share."""
    translate = QCoreApplication.translate
    drill = isinstance(result, DrillResult)
    words = result.words if isinstance(result, DrillResult) else result.former_words
    head = translate("after_fire", "Diễn tập khôi phục") if drill else translate("after_fire", "Khôi phục sau sự cố")
    good = translate("after_fire", "ĐẠT") if result.whole else translate("after_fire", "KHÔNG ĐẠT")
    lines = [
        f"{head}: {good}",
        translate("after_fire", "Lúc: {}").format(shown_time(at)),
        translate("after_fire", "Bản sao lưu của lúc: {}").format(shown_time(result.copied_at)),
        translate("after_fire", "Sáu từ của kho: {}").format(words),
        translate("after_fire", "Đầu chuỗi: {}").format(heads_told(result)),
        translate("after_fire", "Ngăn không mở được: {}").format(result.missing),
    ]
    if isinstance(result, DrillResult):
        lines.insert(1, translate("after_fire", "Bản: {}").format(result.source))
    for line in result.lines:
        name = sentence(line.what) if not line.level else Level(line.level).label(language())
        lines.append(f"{'[!]' if line.faults else '[v]'} {name}: {line_told(line)}")
    if isinstance(result, DrillResult) and result.line:
        lines += [
            "",
            translate("after_fire", "Dòng dưới đây để cán bộ an toàn ghi sổ trong kho; đừng sửa."),
            result.line,
        ]
    return "\n".join(lines) + "\n"
