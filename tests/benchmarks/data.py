"""The same invented customers every time."""

from __future__ import annotations

import csv
import random
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

FAMILY = "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý".split()
MIDDLE = "Văn Thị Đức Minh Thanh Ngọc Hữu Quốc Thu Kim".split()
GIVEN = "An Bình Châu Dũng Giang Hà Hải Hạnh Hiếu Hoa Hùng Hương Khánh Lan Linh Long Mai Nam Nga Phong Phúc".split()
TRADE = ("Thương mại", "Xây dựng", "Dược phẩm", "Vận tải", "Thủy sản", "Dệt may", "Nông sản", "Cơ khí")
STREET = ("Nguyễn Trãi", "Lê Lợi", "Trần Phú", "Hai Bà Trưng", "Điện Biên Phủ", "Lý Thường Kiệt")
TOWN = ("Hà Nội", "Đà Nẵng", "Cần Thơ", "Hải Phòng", "Huế", "Nha Trang")
HEADERS = ("Tên khách hàng", "Mã KH", "Điện thoại", "Email", "Địa chỉ", "Người phụ trách", "Ghi chú")


def rows(size: int, prefix: str = "KH") -> list[tuple[str, ...]]:
    """``size`` customers from a fixed seed."""
    return list(stream(size, prefix))


def stream(size: int, prefix: str = "KH") -> Iterator[tuple[str, ...]]:
    """The same, one after the other: a million of them at once would need more memory than what is measured."""
    chance = random.Random(20261124)
    for number in range(size):
        person = f"{chance.choice(FAMILY)} {chance.choice(MIDDLE)} {chance.choice(GIVEN)}"
        company = f"Công ty {chance.choice(TRADE)} {chance.choice(FAMILY)} {chance.choice(GIVEN)} {number}"
        name = company if chance.random() < 0.5 else f"{person} {number}"
        phone = f"09{chance.randrange(0, 9)}{chance.randrange(10**7):07d}"
        address = f"{chance.randrange(1, 300)} {chance.choice(STREET)}, {chance.choice(TOWN)}"
        code = f"{prefix}-{number:06d}"
        yield (name, code, phone, f"kh{number}@vidu.example", address, person, "Gọi vào buổi sáng")


def write_csv(path: Path, size: int, prefix: str = "KH") -> Path:
    """The customers as an office would bring them."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADERS)
        writer.writerows(rows(size, prefix))
    return path


def write_xlsx(path: Path, size: int, prefix: str = "KH") -> Path:
    """The same list as Excel saves it: texts in a table of their own, phones as numbers without their zero."""
    texts: dict[str, int] = {}
    lines = []
    for number, row in enumerate((HEADERS, *rows(size, prefix)), start=1):
        cells = []
        for place, text in enumerate(row):
            at = f"{chr(65 + place)}{number}"
            if number > 1 and place == _PHONE:
                cells.append(f'<c r="{at}"><v>{int(text)}</v></c>')
            else:
                cells.append(f'<c r="{at}" t="s"><v>{texts.setdefault(text, len(texts))}</v></c>')
        lines.append(f'<row r="{number}">{"".join(cells)}</row>')
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    shared = "".join(f"<si><t>{escape(text)}</t></si>" for text in texts)
    office, package = "http://schemas.openxmlformats.org/officeDocument/2006/relationships", _PACKAGE
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}.sharedStrings+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="KH" sheetId="1" '
        'r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
        f'Type="{office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" '
        f'Type="{office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/sharedStrings.xml": f'<sst xmlns="{main}">{shared}</sst>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{"".join(lines)}</sheetData></worksheet>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>\n' + text)
    return path


_PHONE = HEADERS.index("Điện thoại")
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
