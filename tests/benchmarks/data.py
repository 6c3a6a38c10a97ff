"""The same invented customers every time."""

from __future__ import annotations

import csv
import random
from pathlib import Path

FAMILY = "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý".split()
MIDDLE = "Văn Thị Đức Minh Thanh Ngọc Hữu Quốc Thu Kim".split()
GIVEN = "An Bình Châu Dũng Giang Hà Hải Hạnh Hiếu Hoa Hùng Hương Khánh Lan Linh Long Mai Nam Nga Phong Phúc".split()
TRADE = ("Thương mại", "Xây dựng", "Dược phẩm", "Vận tải", "Thủy sản", "Dệt may", "Nông sản", "Cơ khí")
STREET = ("Nguyễn Trãi", "Lê Lợi", "Trần Phú", "Hai Bà Trưng", "Điện Biên Phủ", "Lý Thường Kiệt")
TOWN = ("Hà Nội", "Đà Nẵng", "Cần Thơ", "Hải Phòng", "Huế", "Nha Trang")
HEADERS = ("Tên khách hàng", "Mã KH", "Điện thoại", "Email", "Địa chỉ", "Người phụ trách", "Ghi chú")


def rows(size: int, prefix: str = "KH") -> list[tuple[str, ...]]:
    """``size`` customers from a fixed seed."""
    chance = random.Random(20261124)
    found: list[tuple[str, ...]] = []
    for number in range(size):
        person = f"{chance.choice(FAMILY)} {chance.choice(MIDDLE)} {chance.choice(GIVEN)}"
        company = f"Công ty {chance.choice(TRADE)} {chance.choice(FAMILY)} {chance.choice(GIVEN)} {number}"
        name = company if chance.random() < 0.5 else f"{person} {number}"
        phone = f"09{chance.randrange(0, 9)}{chance.randrange(10**7):07d}"
        address = f"{chance.randrange(1, 300)} {chance.choice(STREET)}, {chance.choice(TOWN)}"
        found.append(
            (name, f"{prefix}-{number:06d}", phone, f"kh{number}@vidu.example", address, person, "Gọi vào buổi sáng")
        )
    return found


def write_csv(path: Path, size: int, prefix: str = "KH") -> Path:
    """The customers as an office would bring them."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADERS)
        writer.writerows(rows(size, prefix))
    return path
