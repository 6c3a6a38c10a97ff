"""Pages on their way to a printer, and the form that sends them there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from app.copies.model import CopyState, MadePrint
from app.copies.queries import list_copies
from app.pdf.document import Document, Paragraph, render
from app.pdf.picture import page_count, page_png
from tests.fixtures.vault import Office
from tests.ui.copies.test_copies_page import opened
from tests.ui.desk import Desk, dialog_of, idle
from tests.ui.files import make_customer
from ui.copies import print_dialog, printer
from ui.copies.print_dialog import PrintDialog
from ui.copies.printer import Taken
from ui.widgets.dialog import close_all_dialogs

PDF = "application/pdf"


def page() -> bytes:
    said = Document("Bản in", "BI-1", "Công ty", "Hà Nội", 1, (Paragraph("một trang"),))
    return page_png(render(said), PDF, 0, 600)


def test_each_page_fills_a_sheet_of_its_own(qtbot: QtBot, tmp_path: Path) -> None:
    """The real painting of Qt, onto its own paper that can be looked at."""
    paper = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    paper.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    paper.setOutputFileName(str(tmp_path / "paper.pdf"))
    assert printer.draw(paper, [page(), page()], "BI-1") is Taken.ALL
    printed = (tmp_path / "paper.pdf").read_bytes()
    assert page_count(printed, PDF) == 2
    assert "Công".encode() not in printed  # pictures, no text to be taken out
    assert page_png(printed, PDF, 0, 300) != page_png(render(Document("", "", "", "", None, ())), PDF, 0, 300)


def test_a_page_that_is_none_is_not_printed(qtbot: QtBot, tmp_path: Path) -> None:
    paper = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    paper.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    paper.setOutputFileName(str(tmp_path / "paper.pdf"))
    assert printer.draw(paper, [page(), b"no picture"], "BI-1") is Taken.NOTHING
    assert printer.draw(paper, [], "BI-1") is Taken.NOTHING
    assert not (tmp_path / "paper.pdf").exists()


def test_printers_that_only_write_files_are_not_offered() -> None:
    names = [
        "HP LaserJet tầng 3",
        "Microsoft Print to PDF",
        "Microsoft XPS Document Writer",
        "Fax",
        "cups-pdf",
        "OneNote",
    ]
    assert printer.real(names) == ["HP LaserJet tầng 3"]


def test_a_printer_that_is_not_there_takes_nothing(qtbot: QtBot) -> None:
    assert printer.print_pages("không có máy này", [page()], "BI-1") is Taken.NOTHING


class Jammed(QPrinter):
    """It takes one sheet and no second one."""

    def newPage(self) -> bool:
        return False


def test_a_printer_that_stops_after_it_began_may_have_put_out_sheets(qtbot: QtBot, tmp_path: Path) -> None:
    paper = Jammed(QPrinter.PrinterMode.ScreenResolution)
    paper.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    paper.setOutputFileName(str(tmp_path / "paper.pdf"))
    assert printer.draw(paper, [page(), page()], "BI-1") is Taken.PART


def filled(dialog: PrintDialog) -> None:
    dialog.purpose.set_value("Họp báo giá")
    dialog.place.set_value("Tủ sắt")
    dialog.print.click()
    assert dialog.acknowledged.error()
    dialog.acknowledged.set_value(True)
    dialog.print.click()


@pytest.mark.parametrize(
    ("takes", "state"), [(Taken.ALL, CopyState.HELD), (Taken.PART, CopyState.HELD), (Taken.NOTHING, CopyState.VOID)]
)
def test_a_file_is_printed_under_a_number_or_the_number_is_void(
    qtbot: QtBot, office: Office, monkeypatch: pytest.MonkeyPatch, takes: Taken, state: CopyState
) -> None:
    sent: list[tuple[str, int, str]] = []

    def send(name: str, pages: MadePrint, title: str) -> Taken:
        sent.append((name, len(pages), title))  # type: ignore[arg-type]
        return takes

    monkeypatch.setattr(print_dialog, "printers", lambda: ["HP tầng 3"])  # this machine has no printer
    monkeypatch.setattr(print_dialog, "print_pages", send)
    lan = office.sign_in("lan")
    customer = make_customer(lan, office.project)
    desk = Desk(lan)
    page, window = opened(qtbot, desk)
    page.show_subject((customer, "print"))
    idle(qtbot, desk)
    dialog = dialog_of(window)
    assert isinstance(dialog, PrintDialog)
    dialog.print.click()
    assert dialog.purpose.error()
    filled(dialog)
    idle(qtbot, desk)
    (row,) = list_copies(lan, office.project)
    assert sent == [("HP tầng 3", row.sheets, row.number)]
    assert row.state is state
    assert not dialog.print.isVisible()
    close_all_dialogs(window)


def test_without_a_printer_the_button_says_so(qtbot: QtBot, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(print_dialog, "printers", list)  # also on a machine that has one
    lan = office.sign_in("lan")
    make_customer(lan, office.project)
    desk = Desk(lan)
    page, window = opened(qtbot, desk)
    page.print_file()
    idle(qtbot, desk)
    dialog = dialog_of(window)
    assert isinstance(dialog, PrintDialog)
    assert not dialog.print.isEnabled()
    assert dialog.print.why_not() == "Máy này chưa nối máy in thật nào."
    close_all_dialogs(window)
