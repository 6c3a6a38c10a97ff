"""A password-protected .xlsx with Python, one whole command: ``python -m tests.benchmarks.workbook WHAT FILE TEXT``.

``make`` turns the CSV named by TEXT into such a workbook; ``find`` looks for the row with that code, ``change`` adds to
its last cell and saves. The password is read from the standard input. Only the benchmark's own installation of openpyxl
and msoffcrypto-tool is used, and nothing of ours.
"""

from __future__ import annotations

import csv
import io
import os
import sys
from pathlib import Path

import msoffcrypto
import openpyxl
from msoffcrypto.format.ooxml import OOXMLFile

CODE = 1  # the column


def main(what: str, file: str, text: str) -> int:
    """Do it; the exit code says whether there was exactly one such row."""
    password = sys.stdin.readline().rstrip("\n")
    acts = {"make": _make, "find": _find, "change": _change}
    return 0 if acts[what](Path(file), password, text) == 1 else 1


def _make(path: Path, password: str, source: str) -> int:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    with Path(source).open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            sheet.append(row)
    _save(book, path, password)
    return 1


def _find(path: Path, password: str, code: str) -> int:
    book = openpyxl.load_workbook(_decrypted(path, password), read_only=True)
    return sum(row[CODE] == code for row in book.worksheets[0].iter_rows(values_only=True))


def _change(path: Path, password: str, code: str) -> int:
    book = openpyxl.load_workbook(_decrypted(path, password))
    rows = [row for row in book.worksheets[0].iter_rows() if row[CODE].value == code]
    for row in rows:
        row[-1].value = f"{row[-1].value}."
    _save(book, path, password)
    return len(rows)


def _decrypted(path: Path, password: str) -> io.BytesIO:
    plain = io.BytesIO()
    with path.open("rb") as file:
        office = msoffcrypto.OfficeFile(file)
        office.load_key(password=password)
        office.decrypt(plain)
    return plain


def _save(book: openpyxl.Workbook, path: Path, password: str) -> None:
    """Encrypted (agile, as Excel does) beside the old file, on disk, then in its place."""
    plain = io.BytesIO()
    book.save(plain)
    new = path.with_suffix(".new")
    with new.open("wb") as file:
        OOXMLFile(plain).encrypt(password, file)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
