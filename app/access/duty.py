"""The duties that a person may have (charter row C3). Which acts each allows stands in ``access/policy.py``."""

from __future__ import annotations

from enum import StrEnum


class Duty(StrEnum):
    """A duty of a person in the office. The value is what is stored."""

    ADMINISTRATOR = "administrator"
    OFFICER = "officer"
    CLERK = "clerk"
    ENTRY_MANAGER = "entry-manager"
    VERIFIER = "verifier"
    SALES = "sales"
    CUSTOMER_SERVICE = "customer-service"
    MANAGER = "manager"

    def label(self, language: str = "vi") -> str:
        """The duty's name in ``language`` (``"vi"`` or ``"en"``)."""
        return NAMES[language][self]


NAMES: dict[str, dict[Duty, str]] = {
    "vi": {
        Duty.ADMINISTRATOR: "quản trị hệ thống",
        Duty.OFFICER: "cán bộ an toàn hệ thống",
        Duty.CLERK: "nhân viên nhập liệu",
        Duty.ENTRY_MANAGER: "quản lý nhập liệu",
        Duty.VERIFIER: "người kiểm tra dữ liệu",
        Duty.SALES: "nhân viên bán hàng",
        Duty.CUSTOMER_SERVICE: "chăm sóc khách hàng",
        Duty.MANAGER: "quản lý",
    },
    "en": {
        Duty.ADMINISTRATOR: "system administrator",
        Duty.OFFICER: "system security officer",
        Duty.CLERK: "data-entry clerk",
        Duty.ENTRY_MANAGER: "data-entry manager",
        Duty.VERIFIER: "data verifier",
        Duty.SALES: "sales",
        Duty.CUSTOMER_SERVICE: "customer service",
        Duty.MANAGER: "manager",
    },
}
