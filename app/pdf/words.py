"""The fixed words of documents, in Vietnamese and English."""

from __future__ import annotations

from app.clock import local

WORDS: dict[str, dict[str, str]] = {
    "vi": {
        "tag": "vi-VN",
        "country": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "motto": "Độc lập - Tự do - Hạnh phúc",
        "number": "Số: {number}",
        "place_and_date": "{place}, ngày {day:02d} tháng {month:02d} năm {year}",
        "level_note": "mức mật nội bộ",
        "level_1": "BÍ MẬT",
        "level_2": "CƠ MẬT",
        "level_3": "TUYỆT MẬT",
        "page": "Trang {page}/{pages}",
        "check_code": "Mã kiểm tra {code}",
        "copy": "Bản số {number}",
        "sign_here": "Ký điện tử",
        "signed": "ĐÃ KÝ ĐIỆN TỬ",
        "signed_at": "{time} (giờ máy)",
        "signed_number": "Số {number}",
        "reason": "Lý do: {reason}",
    },
    "en": {
        "tag": "en-GB",
        "country": "SOCIALIST REPUBLIC OF VIET NAM",
        "motto": "Independence - Freedom - Happiness",
        "number": "No. {number}",
        "place_and_date": "{place}, {day} {month_name} {year}",
        "level_note": "internal level",
        "level_1": "CONFIDENTIAL",
        "level_2": "SECRET",
        "level_3": "TOP SECRET",
        "page": "Page {page} of {pages}",
        "check_code": "Check code {code}",
        "copy": "Copy {number}",
        "sign_here": "Electronic signature",
        "signed": "SIGNED ELECTRONICALLY",
        "signed_at": "{time} (machine time)",
        "signed_number": "No. {number}",
        "reason": "Reason: {reason}",
    },
}

# Written out because strftime would follow the machine's locale.
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def word(language: str, key: str, **values: str | int) -> str:
    """One fixed phrase with its blanks filled."""
    return WORDS[language][key].format(**values)


def place_and_date(language: str, place: str, at: int | None) -> str:
    """``Hà Nội, ngày 05 tháng 11 năm 2026``; only the place when there is no time."""
    if at is None:
        return place
    day = local(at)
    return word(
        language,
        "place_and_date",
        place=place,
        day=day.day,
        month=day.month,
        month_name=MONTHS[day.month - 1],
        year=day.year,
    )


def level_words(language: str, level: int) -> tuple[str, str]:
    """The level in capitals, and the remark that it is the company's own and no degree of state secrets."""
    return word(language, f"level_{level}"), word(language, "level_note")
