"""What stands on every output besides the lines: whose it is, for whom, what for, how long, and on what terms."""

from __future__ import annotations

from dataclasses import dataclass

from app.clock import shown_date

KINDS = {
    "representative": "người đại diện của khách hàng",
    "contact": "người liên hệ của khách hàng",
    "partner": "đối tác bán hàng",
    "hired": "người làm thuê",
    "participant": "người tham gia",
    "other": "khác",
}
TERMS = (
    "Bản này chỉ dành cho người nhận và mục đích ghi trên. Không sao chép, không chuyển cho người khác. "
    "Dùng xong, người nhận trả lại hoặc hủy bản này và báo cho công ty theo số của bản."
)


@dataclass(frozen=True, slots=True)
class Cover:
    """``number`` is the copy's, ``request`` the request's; ``until`` an ISO day or empty; ``at`` in UTC µs."""

    company: str
    place: str
    number: str
    request: str
    recipient: str
    recipient_kind: str
    purpose: str
    until: str
    approved_by: str
    handed_by: str
    at: int

    def rows(self) -> tuple[tuple[str, str], ...]:
        """As it is printed."""
        rows = (
            ("Người nhận", self.recipient),
            ("Tư cách người nhận", KINDS[self.recipient_kind]),
            ("Mục đích", self.purpose),
            ("Theo đề nghị", self.request),
            ("Người duyệt", self.approved_by),
            ("Người bàn giao", self.handed_by),
            ("Ngày bàn giao", shown_date(self.at)),
            ("Được giữ đến", "/".join(reversed(self.until.split("-")))),
        )
        return tuple(row for row in rows if row[1])
