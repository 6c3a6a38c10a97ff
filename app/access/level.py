"""The three levels of classification, ordered: bí mật < cơ mật < tuyệt mật (charter row C2).

They are the company's own levels and say nothing about state secrets.
"""

from __future__ import annotations

from enum import IntEnum


class Level(IntEnum):
    """How secret a record is. The number is what is stored; a greater number is more secret."""

    CONFIDENTIAL = 1
    SECRET = 2
    TOP_SECRET = 3

    def label(self, language: str = "vi") -> str:
        """The level's name in ``language`` (``"vi"`` or ``"en"``), in lower case as it stands inside a sentence."""
        return NAMES[language][self]

    def criterion(self, language: str = "vi") -> str:
        """The sentence by which a person decides that a record is of this level."""
        return CRITERIA[language][self]


NAMES: dict[str, dict[Level, str]] = {
    "vi": {
        Level.CONFIDENTIAL: "bí mật",
        Level.SECRET: "cơ mật",
        Level.TOP_SECRET: "tuyệt mật",
    },
    "en": {
        Level.CONFIDENTIAL: "confidential",
        Level.SECRET: "secret",
        Level.TOP_SECRET: "top secret",
    },
}

CRITERIA: dict[str, dict[Level, str]] = {
    "vi": {
        Level.CONFIDENTIAL: "Quan hệ thông thường: lộ ra thì gây phiền, nhưng không hại đến việc kinh doanh.",
        Level.SECRET: "Nghiệp vụ quan trọng: lộ ra thì hỏng một giao dịch hoặc mất một khách hàng.",
        Level.TOP_SECRET: "Đụng trực tiếp đến lợi ích của công ty: lộ ra thì cả công ty chịu thiệt hại.",
    },
    "en": {
        Level.CONFIDENTIAL: "Ordinary relations: a leak is unpleasant but does not hurt the business.",
        Level.SECRET: "Important business: a leak spoils a deal or loses a customer.",
        Level.TOP_SECRET: "Directly touches the company's interests: a leak harms the whole company.",
    },
}
