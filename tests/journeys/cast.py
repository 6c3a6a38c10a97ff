"""Who plays in the tour, and what they type. All of them are invented; "Mẫu" in a name means sample."""

from __future__ import annotations

from dataclasses import dataclass

COMPANY, PLACE, PROJECT = "Công ty TNHH Mẫu Sao Khuê", "Hà Nội", "Khách hàng doanh nghiệp"


@dataclass(frozen=True)
class Person:
    """One of the office. ``clearance`` is the highest level, 0 for none."""

    name: str
    title: str
    duty: str
    clearance: int
    passphrase: str


MANAGER = Person("Trần Mẫu Quân", "", "Quản lý", 3, "thuyen gio sang nga chum khoai")
OFFICER = Person("Lê Mẫu Hà", "", "Cán bộ an toàn hệ thống", 0, "buom lam rung tre nghieng nui")
SALES = Person("Phạm Mẫu Nam", "Nhân viên bán hàng", "Nhân viên bán hàng", 1, "khe xoai mat dong quyen truoc")
SERVICE = Person("Nguyễn Mẫu Lan", "Chăm sóc khách hàng", "Chăm sóc khách hàng", 2, "ngoai vuon soi cham tieng le")
SECOND_MANAGER = Person("Đỗ Mẫu Vân", "Phó giám đốc", "Quản lý", 3, "quat moc phien duong than rieng")
STAFF = (SALES, SERVICE, SECOND_MANAGER)
EVERYBODY = (MANAGER, OFFICER, *STAFF)
WRONG_PASSPHRASE = "khong phai cum tu nay dau"
