"""Choosing what is made for the recipient: a paper, signed or not, or a package, which alone holds documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.access.level import Level
from app.customers.documents.actions import add_document
from app.errors import Cancelled
from app.package.opening import read_label, view_package
from app.release import hand_over
from app.release.model import OutputKind
from app.release.queries import get_release
from tests.fixtures.vault import PASSPHRASES, Office
from tests.release.asking import approved
from tests.ui.desk import Desk, idle, show_page
from tests.ui.files import make_customer
from ui.release.detail import ReleaseDetail
from ui.release.hand_over_dialog import HandOverDialog
from ui.release.page import ReleasePage
from ui.widgets.dialog import open_dialogs


def opened(qtbot: QtBot, office: Office, tmp_path: Path, *, with_document: bool = False) -> tuple[Desk, HandOverDialog]:
    lan = office.sign_in("lan")
    customer, items = make_customer(lan, office.project), ()
    if with_document:
        source = tmp_path / "Hợp đồng.pdf"
        source.write_bytes(b"%PDF-1.7 " * 99)
        items = (add_document(lan, customer, Level.SECRET, str(source)).ref,)
    ref = approved(office, customer, ("name", "phones"), items)  # type: ignore[arg-type]
    desk = Desk(lan)
    window = show_page(qtbot, desk, ReleasePage(desk, desk.summary))
    idle(qtbot, desk)
    dialog = HandOverDialog(window, desk, get_release(lan, ref))
    dialog.open()
    return desk, dialog


def test_a_package_is_made_and_its_password_opens_it(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    desk, dialog = opened(qtbot, office, tmp_path)
    assert dialog.form.kind() is OutputKind.PAPER
    dialog.set_destination(tmp_path / "ban.pdf")
    dialog.form.package.mark.click()
    assert not dialog.form.sign.isVisible()
    assert dialog._path == tmp_path / "ban.niem"
    dialog.make.click()
    idle(qtbot, desk)
    assert dialog.output is not None
    assert read_label(tmp_path / "ban.niem").number == dialog.output.number
    assert dialog.result_panel.password.text() == dialog.output.password
    assert view_package(tmp_path / "ban.niem", dialog.result_panel.password.text()).files
    dialog.force_close()
    view = get_release(desk.session, dialog._view.row.ref)
    shown = {label.text() for label in ReleaseDetail(view).findChildren(QLabel)}
    assert "Gói niêm (.niem)" in shown
    assert "Số trang" not in shown


def test_with_documents_only_a_package_is_offered_and_it_says_why(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    desk, dialog = opened(qtbot, office, tmp_path, with_document=True)
    assert dialog.form.kind() is OutputKind.PACKAGE
    assert not dialog.form.paper.isEnabled()
    assert "gói niêm" in dialog.form.paper.words.text()
    dialog.set_destination(tmp_path / "ban.niem")
    dialog.make.click()
    idle(qtbot, desk)
    assert dialog.output is not None
    assert dialog.output.files == 3
    dialog.force_close()


def test_signing_asks_for_the_passphrase_and_forgets_it(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    desk, dialog = opened(qtbot, office, tmp_path)
    dialog.set_destination(tmp_path / "ban.pdf")
    dialog.form.sign.check.click()
    dialog.make.click()
    idle(qtbot, desk)
    assert dialog.form.own.error()
    dialog.form.own.set_value("không phải cụm này")
    dialog.make.click()
    idle(qtbot, desk)
    assert dialog.output is None
    assert dialog.form.own.value() == ""
    assert not (tmp_path / "ban.pdf").exists()
    dialog.form.own.set_value(PASSPHRASES["lan"])
    dialog.make.click()
    idle(qtbot, desk)
    assert dialog.output is not None
    assert dialog.output.signed
    dialog.force_close()


def test_stopping_it_leaves_no_file_and_the_dialog_as_it_was(
    qtbot: QtBot, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:

    def stopped(*_: object) -> None:
        raise Cancelled

    desk, dialog = opened(qtbot, office, tmp_path, with_document=True)
    monkeypatch.setattr(hand_over, "_teller", lambda *_: stopped)
    dialog.set_destination(tmp_path / "ban.niem")
    dialog.make.click()
    assert not dialog.make.isVisible()
    assert dialog.working.isVisible()
    dialog.reject()
    assert open_dialogs(dialog.parentWidget())
    idle(qtbot, desk)
    assert dialog.output is None
    assert dialog.make.isVisible()
    assert not dialog.working.isVisible()
    assert list(tmp_path.glob("ban*")) == []
    dialog.force_close()
