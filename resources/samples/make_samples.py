# noqa: INP001  (a script beside its data, no package)
"""Writes the sample lists of this folder. Every customer is invented; the same run gives the same bytes.

Run ``python resources/samples/make_samples.py`` after a change. The names say that they are made up ("Mẫu"), the
addresses are on streets of no town, e-mail addresses end in ``.example`` (RFC 2606), and the phone numbers only look
valid. Tax codes carry a right check digit over numbers that no tax office gives out (they begin with 99).
"""

from __future__ import annotations

import csv
import io
import random
import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

FOLDER = Path(__file__).resolve().parent
sys.path.insert(0, str(FOLDER.parents[1]))

from app.customers.contacts import standard_phone, tax_check_digit  # noqa: E402
from app.customers.folding import fold  # noqa: E402
from app.customers.intake.legacy import TCVN3, VNI, converted  # noqa: E402

COUNT = 320
SEED = 20261124
HEADERS = (
    "STT",
    "Mã KH",
    "Tên khách hàng",
    "Điện thoại",
    "Email",
    "Mã số thuế",
    "Địa chỉ",
    "Quan hệ",
    "Người phụ trách",
    "Cấp mật",
    "Ghi chú",
)
TITLE = "DANH SÁCH KHÁCH HÀNG (dữ liệu mẫu, không có thật)"

SORTS = ("Công ty TNHH Mẫu", "Công ty cổ phần Mẫu", "Hợp tác xã Mẫu", "Cửa hàng Mẫu", "Doanh nghiệp tư nhân Mẫu")
FIRST = ("Ánh", "Bình", "Cẩm", "Đại", "Gia", "Hải", "Hồng", "Khánh", "Lam", "Minh", "Ngọc", "Phương", "Sao", "Thiên")
SECOND = ("Dương", "Đăng", "Hà", "Hưng", "Khê", "Lâm", "Lộc", "Nguyên", "Phát", "Sơn", "Thảo", "Trúc", "Vĩnh", "Yên")
TRADES = ("dệt may", "thủy sản", "vật liệu xây dựng", "cà phê", "gốm sứ", "nội thất", "nông sản", "in ấn", "bao bì")
SURNAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Đặng", "Bùi", "Đỗ", "Ngô", "Võ", "Dương")
MIDDLES = ("Thị Mẫu", "Văn Mẫu", "Mẫu Quốc", "Mẫu Thanh", "Mẫu Đình")
GIVEN = (
    "Ánh",
    "Cường",
    "Diễm",
    "Đức",
    "Hường",
    "Khuê",
    "Lộc",
    "Mỹ",
    "Nghĩa",
    "Quỳnh",
    "Thuỷ",
    "Tường",
    "Uyên",
    "Vượng",
)
STREETS = ("Hoa Giấy", "Lá Xanh", "Mây Trắng", "Sao Mai", "Đồng Lúa", "Bến Mơ", "Cầu Vồng", "Trăng Khuyết")
TOWNS = ("Thị trấn Giả Định", "Quận Ví Dụ", "Phường Minh Họa", "Xã Tưởng Tượng")
MOBILE = ("090", "091", "093", "096", "097", "098", "032", "035", "038", "070", "077", "081", "085", "058")
STAFF = ("Mai Mẫu An", "Phan Mẫu Bảo", "Lý Mẫu Chi", "Tạ Mẫu Duy")
NOTES = (
    "",
    "",
    "",
    "Gọi sau 14 giờ",
    "Gửi báo giá trước ngày 25 hằng tháng",
    "Giao hàng tại cổng phụ, gặp bảo vệ",
    "Thanh toán chậm 30 ngày theo thỏa thuận",
    "Đang hỏi giá của bên khác",
)
RELATIONS = (("thông thường", "bí mật", 60), ("quan trọng", "cơ mật", 28), ("lợi ích trực tiếp", "tuyệt mật", 12))


def main() -> None:
    """Write the files."""
    dice = random.Random(SEED)  # noqa: S311  (repeatable, nothing secret)
    rows = [customer(number, dice) for number in range(1, COUNT + 1)]
    (FOLDER / "danh-sach-khach-hang.csv").write_bytes(as_csv([HEADERS, *rows]))
    (FOLDER / "danh-sach-khach-hang.xlsx").write_bytes(as_workbook([(TITLE,), (), HEADERS, *rows]))
    (FOLDER / "danh-sach-loi.csv").write_bytes(as_csv([HEADERS, *with_faults(rows[:24])]))
    old = [row[1:7] for row in rows[:40]]
    (FOLDER / "danh-sach-vni.csv").write_bytes(in_old_font([HEADERS[1:7], *old], VNI))
    mixed = [HEADERS[1:7], *old]
    (FOLDER / "danh-sach-tcvn3.xlsx").write_bytes(as_workbook([tuple(map(tcvn3, row)) for row in mixed]))
    (FOLDER / "danh-sach-lon-xon.csv").write_bytes(as_csv(messy(rows[40:64])))


def customer(number: int, dice: random.Random) -> tuple[str, ...]:
    """One invented customer, in the order of ``HEADERS``."""
    firm = number % 5 != 0
    if firm:
        short = f"{dice.choice(FIRST)} {dice.choice(SECOND)}"
        name = f"{dice.choice(SORTS)} {short} {dice.choice(TRADES)}"
    else:
        short = f"{dice.choice(SURNAMES)} {dice.choice(MIDDLES)} {dice.choice(GIVEN)}"
        name = short
    relation, level, _ = dice.choices(RELATIONS, [weight for *_, weight in RELATIONS])[0]
    return (
        str(number),
        f"KH-{number:04d}",
        name,
        phone(dice),
        f"{fold(short).replace(' ', '.')}.{number}@mau.example" if dice.random() < 0.8 else "",
        tax_code(dice) if firm else "",
        f"Số {dice.randint(1, 240)} đường {dice.choice(STREETS)}, {dice.choice(TOWNS)}",
        relation,
        dice.choice(STAFF),
        level,
        dice.choice(NOTES),
    )


def phone(dice: random.Random) -> str:
    """A number that looks callable, written in one of the ways people write them."""
    while True:
        digits = dice.choice(MOBILE) + f"{dice.randint(0, 9_999_999):07d}"
        if standard_phone(digits):
            break
    shapes = (digits, f"{digits[:4]} {digits[4:7]} {digits[7:]}", f"{digits[:4]}.{digits[4:7]}.{digits[7:]}")
    return dice.choice(shapes)


def tax_code(dice: random.Random) -> str:
    """Ten digits of no tax office, with the right check digit."""
    while True:
        first = "99" + f"{dice.randint(0, 9_999_999):07d}"
        digit = tax_check_digit(first)
        if digit is not None:
            return f"{first}{digit}"


def with_faults(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The rows with one wrong cell in every other of them, a different fault each time."""
    faults = (
        (2, ""),
        (3, "0123456789"),
        (4, "khong-phai-email"),
        (5, "9900000000"),
        (5, "12AB"),
        (9, "tối mật"),
        (2, '=HYPERLINK("http://xau.example";"Bấm vào đây")'),
        (10, "@SUM(A1:A9)"),
        (7, "họ hàng"),
        (2, "Công ty Mẫu " + "rất dài " * 30),
        (1, rows[0][1]),
        (8, "+cmd|' /C calc'!A0"),
    )
    wrong = [list(row) for row in rows]
    for index, (column, value) in enumerate(faults):
        wrong[index * 2 + 1][column] = value
    return [tuple(row) for row in wrong]


def messy(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """A list as offices keep it: a letterhead, headers over two rows, maimed numbers, doubles."""
    found: list[tuple[str, ...]] = [
        ("CÔNG TY MẪU - PHÒNG KINH DOANH", "", "", "", "", "", ""),
        ("Danh sách khách hàng (dữ liệu mẫu, không có thật)", "", "", "", "", "", ""),
        ("TT", "Mã", "Khách hàng", "Liên hệ", "", "MST", "Ghi chú"),
        ("", "", "", "SĐT", "Email", "", ""),
    ]
    for number, (_, code, name, phone_, mail, tax, _, _, _, _, note) in enumerate(rows, start=1):
        digits = "".join(sign for sign in phone_ if sign.isdigit())
        written = (phone_, digits.lstrip("0"), f"{digits.lstrip('0')}.0")[number % 3]
        found.append((str(number), code, name, written, mail, tax.lstrip("0"), note))
    first, second = found[4], found[7]
    found.append(("25", first[1], first[2], first[3], "", "", "Nhập hai lần"))
    found.append(("26", "KH-9001", second[2], second[3], "", "", "Cùng tên, cùng số"))
    found.append(("27", "KH-9002", "Cửa hàng Mẫu Số Hỏng", "9,01E+08", "", "", "Bảng tính làm mất số"))
    return found


def _signs(font: str) -> dict[str, str]:
    """Each Vietnamese letter by what an old font wrote for it."""
    western = [chr(code) for code in range(0xA1, 0x100)]
    pairs = [vowel + sign for vowel in "aeouyôöAEOUYÔÖ" for sign in western] if font == VNI else []
    found: dict[str, str] = {}
    for written in (*pairs, *western):
        letter = converted(written, font)
        if letter != written or letter in "íìÍÌ":
            found.setdefault(letter, written)
    return found


def tcvn3(text: str) -> str:
    """``text`` as the ABC fonts wrote it, which have no capitals with a tone."""
    signs = _TCVN3
    return "".join(sign if sign.isascii() else signs.get(sign) or signs.get(sign.lower(), sign) for sign in text)


def in_old_font(rows: list[tuple[str, ...]], font: str) -> bytes:
    """A text file of Western letters, one byte each, as programs of that time saved it."""
    signs = _signs(font)
    text = "\n".join("\t".join("".join(signs.get(sign, sign) for sign in cell) for cell in row) for row in rows)
    return (text + "\n").encode("latin-1")


_TCVN3 = _signs(TCVN3)


def as_csv(rows: list[tuple[str, ...]]) -> bytes:
    """UTF-8 with a mark and semicolons: the form that Excel with Vietnamese settings saves and opens."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";", lineterminator="\n").writerows(rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8")


def as_workbook(rows: list[tuple[str, ...]]) -> bytes:
    """The least that Excel and LibreOffice take as a workbook: one sheet, texts inside their cells."""
    lines = []
    for number, cells in enumerate(rows, start=1):
        inner = "".join(
            f'<c r="{chr(65 + column)}{number}" t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>'
            for column, cell in enumerate(cells)
            if cell
        )
        lines.append(f'<row r="{number}">{inner}</row>')
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    widths = "".join(
        f'<col min="{column}" max="{column}" width="{width}" customWidth="1"/>'
        for column, width in enumerate((6, 10, 44, 16, 38, 14, 44, 16, 18, 12, 38), start=1)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        '<sheet name="Khách hàng" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><cols>{widths}</cols>'
        f"<sheetData>{''.join(lines)}</sheetData></worksheet>",
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, date_time=(2026, 11, 24, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text)
    return buffer.getvalue()


if __name__ == "__main__":
    main()
