"""Lists that mean harm, built in memory for the tests; nothing of this kind lies in the repository."""

from __future__ import annotations

import io
import zipfile

CONTENT_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
ROOT_RELATIONS = (
    f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>'
)
BOOK_RELATIONS = (
    f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{OFFICE}/worksheet" '
    'Target="worksheets/sheet1.xml"/></Relationships>'
)
BOOK = (
    f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">'
    '<sheets><sheet name="KH" sheetId="1" r:id="rId1"/></sheets></workbook>'
)


def cell(reference: str, text: str) -> str:
    """One cell with its text inside it."""
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def sheet(rows: str, prologue: str = "") -> str:
    """A worksheet around ready-made rows."""
    head = f'<?xml version="1.0" encoding="UTF-8"?>{prologue}<worksheet xmlns="{MAIN}">'
    return f"{head}<sheetData>{rows}</sheetData></worksheet>"


def workbook(sheet_xml: str | bytes, extra: dict[str, bytes] | None = None) -> bytes:
    """A whole .xlsx around one worksheet."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("_rels/.rels", ROOT_RELATIONS)
        archive.writestr("xl/workbook.xml", BOOK)
        archive.writestr("xl/_rels/workbook.xml.rels", BOOK_RELATIONS)
        archive.writestr("xl/worksheets/sheet1.xml", sheet_xml)
        for name, content in (extra or {}).items():
            archive.writestr(name, content)
    return buffer.getvalue()


def workbook_of(sheets: dict[str, str]) -> bytes:
    """A whole .xlsx with several worksheets, by name."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    places = range(1, len(sheets) + 1)
    parts = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{kind}.worksheet+xml"/>' for n in places
    )
    listed = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(sheets, 1))
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in places
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        types = CONTENT_TYPES.partition('<Override PartName="/xl/worksheets')[0]
        archive.writestr("[Content_Types].xml", f"{types}{parts}</Types>")
        archive.writestr("_rels/.rels", ROOT_RELATIONS)
        book = f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>'
        archive.writestr("xl/workbook.xml", book)
        archive.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{PACKAGE}">{relations}</Relationships>')
        for number, text in enumerate(sheets.values(), 1):
            archive.writestr(f"xl/worksheets/sheet{number}.xml", text)
    return buffer.getvalue()


HEADERS = '<row r="1">' + cell("A1", "Tên khách hàng") + cell("B1", "Điện thoại") + "</row>"
GOOD_ROW = '<row r="2">' + cell("A2", "Công ty Mẫu Một") + cell("B2", "0901234567") + "</row>"


def deflated_100_mb() -> bytes:
    """About 100 MB of repeated empty-looking rows in some 400 KB."""
    row = '<row r="3">' + cell("A3", "x" * 40) + "</row>"
    return workbook(sheet(HEADERS + GOOD_ROW + row * (100_000_000 // len(row))))


def many_medium_parts() -> bytes:
    """A bomb of many parts, each small enough to pass by itself."""
    part = b"0" * 3_900_000
    return workbook(sheet(HEADERS + GOOD_ROW), {f"xl/media/{number}.bin": part for number in range(60)})


def lying_sizes() -> bytes:
    """A bomb whose table of contents claims that the sheet is small."""
    row = '<row r="3">' + cell("A3", "x" * 40) + "</row>"
    text = sheet(HEADERS + GOOD_ROW + row * 1_000_000).encode()
    data = bytearray(workbook(text))
    honest = len(text).to_bytes(4, "little")
    assert data.count(honest) == 2
    return bytes(data).replace(honest, (9_000).to_bytes(4, "little"))


def far_cell() -> bytes:
    """Two cells at opposite corners: a dense table of 17 thousand million cells."""
    return workbook(sheet(HEADERS + GOOD_ROW + '<row r="1048576">' + cell("XFD1048576", "x") + "</row>"))


def wide_rows() -> bytes:
    """A few rows with the most columns that a workbook can have."""
    return workbook(sheet(HEADERS + '<row r="2">' + cell("XFD2", "x") + "</row>"))


def beyond_columns() -> bytes:
    """A cell in a column that cannot exist."""
    return workbook(sheet(HEADERS + '<row r="2">' + cell("ZZZZZZZZZ2", "x") + "</row>"))


def million_cells() -> bytes:
    """Ten million cells side by side, none of which says where it stands."""
    return workbook(sheet(HEADERS + '<row r="2">' + "<c><v>1</v></c>" * 10_000_000 + "</row>"))


def laughs() -> bytes:
    """Entities that grow tenfold, nine times over."""
    entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    text = sheet('<row r="1">' + cell("A1", "&a9;") + cell("B1", "x") + "</row>", f"<!DOCTYPE worksheet [{entities}]>")
    return workbook(text)


def deep() -> bytes:
    """Elements inside elements, two million deep."""
    return workbook(sheet(HEADERS + "<row>" * 2_000_000))


def open_document(rows: str) -> bytes:
    """A whole .ods around ready-made rows."""
    urn = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{urn}:office:1.0" xmlns:table="{urn}:table:1.0" '
        f'xmlns:text="{urn}:text:1.0"><office:body><office:spreadsheet><table:table table:name="KH">'
        f"{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{urn}:manifest:1.0"/>')
        archive.writestr("content.xml", content)
    return buffer.getvalue()


def open_row(*texts: str, repeated: str = "") -> str:
    """A row of an .ods; ``repeated`` is an attribute of each cell."""
    cells = "".join(
        f'<table:table-cell office:value-type="string" {repeated}><text:p>{text}</text:p></table:table-cell>'
        for text in texts
    )
    return f"<table:table-row>{cells}</table:table-row>"


def repeated_columns() -> bytes:
    """One cell of an .ods that says it stands there ten million times."""
    return open_document(
        open_row("Tên KH", "SĐT") + open_row("x", repeated='table:number-columns-repeated="10000000"'),
    )


def repeated_rows() -> bytes:
    """One row of an .ods that says it stands there a thousand million times."""
    row = open_row("x", "y").replace("<table:table-row>", '<table:table-row table:number-rows-repeated="1000000000">')
    return open_document(open_row("Tên KH", "SĐT") + row)
