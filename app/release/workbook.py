"""Tables as a workbook (.xlsx, ECMA-376), written by hand: every cell is a text, none a formula, no link, no macro.

A text is an inline string in the number format "@" (text), so that a telephone number keeps its zero and a date is not
turned round. What begins like a formula has ``quotePrefix`` as well: it stays a text when somebody edits the cell.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from app.release.formulas import starts_a_formula
from app.release.tables import Table

LONGEST_CELL = 32_767
NARROWEST, WIDEST = 12, 60
_PLAIN, _QUOTED, _HEAD = 0, 1, 2
_EPOCH = (2000, 1, 1, 0, 0, 0)
_TOP = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\r]")
_NO_XML = re.compile("[\ufffe\uffff\ud800-\udfff]")

_XF = '<xf numFmtId="49" fontId="{font}" fillId="{fill}" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"'
_WRAPPED = '><alignment vertical="top" wrapText="1"/></xf>'
STYLES = (
    f'{_TOP}<styleSheet xmlns="{_MAIN}">'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FFE8ECF3"/></patternFill></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3">'
    + _XF.format(font=0, fill=0) + _WRAPPED
    + _XF.format(font=0, fill=0) + ' quotePrefix="1"' + _WRAPPED
    + _XF.format(font=1, fill=2) + ' applyFont="1" applyFill="1"' + _WRAPPED
    + '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)  # fmt: skip


def workbook(tables: Sequence[Table]) -> bytes:
    """One sheet for each table, in their order. Raises ValueError for a text longer than a cell takes, or no table."""
    if not tables:
        raise ValueError("a workbook has a sheet")
    parts = {
        "[Content_Types].xml": _content_types(len(tables)),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _book(tables),
        "xl/_rels/workbook.xml.rels": _relations(
            [("worksheet", f"worksheets/sheet{n + 1}.xml") for n in range(len(tables))] + [("styles", "styles.xml")]
        ),
        "xl/styles.xml": STYLES,
        **{f"xl/worksheets/sheet{n + 1}.xml": _sheet(table) for n, table in enumerate(tables)},
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), text.encode("utf-8"), zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _content_types(sheets: int) -> str:
    named = [("/xl/workbook.xml", "sheet.main"), ("/xl/styles.xml", "styles")]
    named += [(f"/xl/worksheets/sheet{n + 1}.xml", "worksheet") for n in range(sheets)]
    overrides = "".join(f'<Override PartName="{part}" ContentType="{_TYPE}.{kind}+xml"/>' for part, kind in named)
    return (
        f'{_TOP}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(targets: list[tuple[str, str]]) -> str:
    rows = (
        f'<Relationship Id="rId{n + 1}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets)
    )
    return f'{_TOP}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(rows)}</Relationships>'


def _book(tables: Sequence[Table]) -> str:
    sheets = (
        f'<sheet name={quoteattr(table.name)} sheetId="{n + 1}" r:id="rId{n + 1}"/>' for n, table in enumerate(tables)
    )
    return f'{_TOP}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{"".join(sheets)}</sheets></workbook>'


def _sheet(table: Table) -> str:
    columns = "".join(
        f'<col min="{n + 1}" max="{n + 1}" width="{_width(table, n)}" customWidth="1" style="{_PLAIN}"/>'
        for n in range(len(table.header))
    )
    rows = [_row(1, table.header, head=True)]
    rows += [_row(number, row, head=False) for number, row in enumerate(table.rows, 2)]
    return (
        f'{_TOP}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{columns}</cols><sheetData>{''.join(rows)}</sheetData></worksheet>"
    )


def _width(table: Table, column: int) -> int:
    longest = max(len(line) for row in (table.header, *table.rows) for line in (row[column].splitlines() or [""]))
    return max(NARROWEST, min(WIDEST, longest + 2))


def _row(number: int, cells: Sequence[str], *, head: bool) -> str:
    drawn = (_cell(f"{_letters(column)}{number}", text, head) for column, text in enumerate(cells))
    return f'<row r="{number}">{"".join(drawn)}</row>'


def _cell(place: str, text: str, head: bool) -> str:
    if len(text) > LONGEST_CELL:
        raise ValueError("a text that fits into a cell")
    style = _HEAD if head else _QUOTED if starts_a_formula(text) else _PLAIN
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{_written(text)}</t></is></c>'


def _letters(column: int) -> str:
    return (chr(64 + column // 26) if column >= 26 else "") + chr(65 + column % 26)


def _written(text: str) -> str:
    """As XML can say it: control characters in the format's own escapes, and what looks like one told apart."""
    apart = _LOOKS_ESCAPED.sub("_x005F_", text)
    escaped = _CONTROL.sub(lambda found: f"_x{ord(found[0]):04X}_", apart)
    return escape(_NO_XML.sub("\ufffd", escaped))
