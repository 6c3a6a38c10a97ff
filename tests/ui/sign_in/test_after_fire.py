"""A clean machine in the window: backup, kit and shares make the vault again, or are only practised with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.archive.discs.actions import make_discs
from app.archive.discs.model import DiscSize, MakeForm, What
from app.archive.restore.drill import SCRATCH
from app.archive.restore.looking import OUT_OF_DISC
from app.archive.restore.model import Anew, BackupSeen, DrillResult
from app.bootstrap.vault_process import VaultProcess
from app.clock import DAY
from app.errors import NiemError
from app.keys.recovery import new_seed
from app.keys.shares import split
from app.keys.signature import fingerprint_words
from app.settings.preference import Preference
from app.vault.folder import Folder
from app.vault.incarnation import UNFINISHED
from tests.archive.discs.discs_at_hand import hurt
from tests.archive.restore.test_anew import form_of
from tests.fixtures.vault import Office
from tests.fixtures.vault import office as office  # noqa: PLC0414 (not the window's own office)
from tests.ui.conftest import WAIT
from tests.ui.dialogs.look import too_wide
from tests.ui.office import DOORWAY
from tests.ui.sign_in.test_founding import FIRST, SECOND, choose
from tests.ui.window.test_every_page import english as english  # noqa: PLC0414
from ui.sign_in.after_fire.result_view import ResultView
from ui.sign_in.after_fire.wizard import AfterFireWizard
from ui.sign_in.after_fire.words import age_told, backup_told
from ui.sign_in.page import SignInPage
from ui.tasks import Tasks
from ui.theme import apply_theme
from ui.widgets.six_words import SixWords


@dataclass
class Found:
    """What was found in a drawer after the fire."""

    backup: Path
    kit: Path
    shares: tuple[str, ...]
    words: str
    office: Office


def burned(found: Found, place: Path) -> Path:
    """An image of the backup."""
    officer = found.office.sign_in("ha")
    place.mkdir()
    made = make_discs(officer, MakeForm(found.backup, What.BACKUP, "Sao lưu", DiscSize.CD, 15, place))
    officer.close()
    return Path(made.images[0].path)


@pytest.fixture
def found(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Found:
    form = form_of(office, tmp_path)
    words = fingerprint_words(Folder(office.path).read_label().genesis)
    monkeypatch.setenv("NIEM_PROFILE", str(tmp_path / "clean profile"))
    return Found(form.source, form.kit, form.shares, words, office)


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, found: Found) -> Iterator[SignInPage]:
    apply_theme(qapp, "light")
    errors: list[NiemError] = []
    tasks = Tasks(lambda _, error: errors.append(error), make_process=partial(VaultProcess, DOORWAY))
    shown = SignInPage(tasks, Preference())
    qtbot.addWidget(shown)
    shown.resize(1180, 660)
    shown.show()
    shown.begin("")
    yield shown
    tasks.lock("end")
    assert errors == []


def wizard_of(page: SignInPage, *, drill: bool) -> AfterFireWizard:
    page.welcome.restore.click()
    view = page.views.currentWidget()
    assert view is not None
    page.start_after_fire(drill=drill)
    wizard = page.after_fire
    assert wizard is not None
    return wizard


def on(wizard: AfterFireWizard) -> None:
    wizard.wizard._next.click()


def bring(qtbot: QtBot, wizard: AfterFireWizard, found: Found) -> None:
    """The first four steps, from the backup on a disk."""
    wizard.source.place.set_value(str(found.backup.parent))
    wizard.source.look()
    qtbot.waitUntil(lambda: wizard.source.chosen() is not None, timeout=WAIT)
    on(wizard)
    wizard.kit.kit.set_value(str(found.kit))
    wizard.kit.look()
    qtbot.waitUntil(lambda: wizard.kit.accepted, timeout=WAIT)
    on(wizard)
    for box, share in zip(wizard.shares.shares.boxes, found.shares, strict=True):
        box.set_value(share)
    wizard.shares.judge()
    qtbot.waitUntil(lambda: wizard.shares._seen is not None and wizard.shares._seen.fits is True, timeout=WAIT)
    on(wizard)
    qtbot.waitUntil(lambda: wizard.contents.contents is not None, timeout=WAIT)
    assert wizard.contents.contents is not None
    assert wizard.contents.contents.words == found.words


def test_a_clock_before_the_day_of_the_backup_makes_no_backup_look_fresh() -> None:
    assert "cách đây" in age_told(0)
    assert age_told(-DAY // 2) == age_told(0)
    assert "chỉnh giờ" in age_told(-400 * DAY)
    seen = BackupSeen(Path("SL-0001"), "SL-0001", 0, -400 * DAY, 1, True)
    assert "cách đây" not in backup_told(seen)


def test_no_step_is_wider_than_its_place_in_english(
    qtbot: QtBot, qapp: QApplication, english: None, page: SignInPage, found: Found
) -> None:
    wizard = wizard_of(page, drill=False)
    wizard.source.place.set_value(str(found.kit))
    wizard.source.look()
    qtbot.waitUntil(lambda: bool(wizard.source.place.field.error()), timeout=WAIT)
    qapp.processEvents()
    assert too_wide(page) == []
    bring(qtbot, wizard, found)
    qapp.processEvents()
    assert too_wide(page) == []


def test_a_drill_out_of_a_scratched_disc_leaves_a_sentence_and_nothing_else(
    qtbot: QtBot, page: SignInPage, found: Found, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wizard = wizard_of(page, drill=True)
    scratched = hurt(burned(found, tmp_path / "images"), tmp_path / "xuoc.iso", range(300, 320))
    place, scratch = tmp_path / "cho", tmp_path / "tam"
    place.mkdir()
    scratch.mkdir()
    on(wizard)
    assert wizard.source.place.field.error()
    wizard.source.place.set_value(str(scratched))
    wizard.source.look()
    qtbot.waitUntil(lambda: not wizard.source.read.isHidden(), timeout=WAIT)
    assert "Sao lưu" in wizard.source.told.text()
    wizard.source.into.set_value(str(place))
    wizard.source.read.click()
    qtbot.waitUntil(lambda: wizard.source.chosen() is not None, timeout=WAIT)
    assert list(place.glob(f"{OUT_OF_DISC}*"))
    disc = wizard.source.chosen()
    assert disc is not None
    bring(qtbot, wizard, Found(disc.path / "x", found.kit, found.shares, found.words, found.office))
    on(wizard)
    assert wizard.wizard.step() == 3  # the six words are to be compared first
    wizard.contents.same.set_value(True)
    on(wizard)
    assert wizard.scratch.isVisible()
    wizard.scratch.place.set_value(str(scratch))
    process = page._tasks.everyday
    with qtbot.waitSignal(wizard.finished, timeout=WAIT) as told:
        on(wizard)
    assert told.args is not None
    result = told.args[0]
    assert isinstance(result, DrillResult)
    assert result.whole
    assert page._tasks.everyday is not process  # the one that had the keys is gone
    assert not list(scratch.glob(f"{SCRATCH}*"))
    assert not list(place.iterdir())
    (view,) = page.findChildren(ResultView)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "ket-qua.txt"), ""))
    view.keep.click()
    kept = (tmp_path / "ket-qua.txt").read_text("utf-8")
    assert "ĐẠT" in kept
    assert found.words in kept
    assert not [share for share in found.shares if share.split()[4] in kept.split()]
    view.go.click()
    assert page.welcome.isVisible()


def test_mistakes_are_told_where_they_are_made_and_lose_nothing(
    qtbot: QtBot, page: SignInPage, found: Found, tmp_path: Path
) -> None:
    wizard = wizard_of(page, drill=False)
    source, kit, shares = wizard.source, wizard.kit, wizard.shares
    (tmp_path / "khong").mkdir()
    source.place.set_value(str(tmp_path / "khong"))
    source.look()
    qtbot.waitUntil(lambda: "SL-" in source.place.field.error(), timeout=WAIT)
    source.place.set_value(str(found.backup.parent.parent))
    source.look()
    qtbot.waitUntil(lambda: source.chosen() is not None, timeout=WAIT)
    assert source.age.isVisible()
    on(wizard)
    on(wizard)
    assert kit.kit.field.error()
    kit.kit.set_value(str(found.backup / "backup.json"))
    kit.look()
    qtbot.waitUntil(lambda: ".niemkit" in kit.kit.field.error(), timeout=WAIT)
    on(wizard)
    assert wizard.wizard.step() == 1
    kit.kit.set_value(str(found.kit))
    kit.look()
    qtbot.waitUntil(lambda: kit.accepted, timeout=WAIT)
    on(wizard)

    # A word mistyped; a share of another set; too few; a whole set of another kit.
    words = found.shares[0].split()
    first, second = shares.shares.boxes
    first.set_value(" ".join([*words[:6], "saiiii", *words[7:]]))
    shares.judge()
    qtbot.waitUntil(lambda: "7" in first.error(), timeout=WAIT)
    first.set_value(found.shares[0])
    foreign = split(new_seed(), 3, 4)
    second.set_value(foreign[0])
    shares.judge()
    qtbot.waitUntil(lambda: bool(second.error()) and not first.error(), timeout=WAIT)
    second.set_value("")
    shares.judge()
    qtbot.waitUntil(lambda: "1" in shares.told.text() and shares.told.isVisible(), timeout=WAIT)
    on(wizard)
    assert wizard.wizard.step() == 2
    first.set_value(foreign[0])
    second.set_value(foreign[1])
    shares.judge()
    qtbot.waitUntil(lambda: len(shares.shares.boxes) == 3, timeout=WAIT)  # three are needed of those
    shares.shares.boxes[2].set_value(foreign[2])
    shares.judge()
    qtbot.waitUntil(lambda: shares._seen is not None and shares._seen.fits is False, timeout=WAIT)
    on(wizard)
    assert wizard.wizard.step() == 2
    shares.shares.boxes[2].set_value("")
    first.set_value(found.shares[0])
    second.set_value(found.shares[1])
    shares.judge()
    qtbot.waitUntil(lambda: shares._seen is not None and shares._seen.fits is True, timeout=WAIT)
    assert len(shares.shares.boxes) == 2

    # A backup that is damaged is told when it is opened, and what was typed stays.
    manifest = found.backup / "manifest"
    whole = manifest.read_bytes()
    manifest.write_bytes(whole[:-1])
    on(wizard)
    qtbot.waitUntil(wizard.contents.failure.isVisible, timeout=WAIT)
    on(wizard)
    assert wizard.wizard.step() == 3
    manifest.write_bytes(whole)
    wizard.wizard._back.click()
    assert shares.value() == tuple(found.shares)

    # One box too many with a word in it is told there, not two steps later.
    shares.shares.set_count(3)
    shares.shares.boxes[2].set_value("sai")
    shares.judge()
    qtbot.waitUntil(lambda: shares._seen is not None and len(shares._seen.shares) == 3, timeout=WAIT)
    on(wizard)
    assert wizard.wizard.step() == 2
    assert "33" in shares.shares.boxes[2].error()
    shares.shares.boxes[2].set_value("")
    shares.judge()
    qtbot.waitUntil(lambda: shares._seen is not None and shares._seen.fits is True, timeout=WAIT)

    # Asked twice in a row, what is shown is of the last question alone.
    wizard.contents.open(found.backup, found.kit, found.shares)
    wizard.contents.open(found.backup, found.kit, found.shares)
    qtbot.waitUntil(lambda: wizard.contents.contents is not None, timeout=WAIT)
    qtbot.waitUntil(lambda: not page._tasks._running, timeout=WAIT)
    assert len(wizard.contents._shown) == len(wizard.contents.findChildren(SixWords)) + 1 == 2
    process = page._tasks.everyday
    wizard.wizard._leave.click()
    assert shares.value() == ()
    assert page._tasks.everyday is not process  # keys were put together in it


def test_the_vault_comes_back_for_two_new_people_and_a_stopped_try_leaves_nothing(
    qtbot: QtBot, page: SignInPage, found: Found, tmp_path: Path
) -> None:
    wizard = wizard_of(page, drill=False)
    bring(qtbot, wizard, found)
    wizard.contents.same.set_value(True)
    on(wizard)
    assert wizard.company.company.value() == wizard.contents.contents.company  # type: ignore[union-attr]
    on(wizard)
    wizard.manager.name.set_value("Vũ Thanh Bình")
    choose(qtbot, wizard.manager.passphrase, FIRST)
    on(wizard)
    wizard.officer.name.set_value("Phan Thị Thu")
    choose(qtbot, wizard.officer.passphrase, SECOND)
    on(wizard)
    full, target = tmp_path / "co tep", tmp_path / "kho moi"
    full.mkdir()
    (full / "x").write_text("x")
    wizard.folder.folder.set_value(str(full))
    on(wizard)
    qtbot.waitUntil(wizard.failure.isVisible, timeout=WAIT)
    wizard.folder.folder.set_value(str(target))
    wizard._begin()
    wizard._stop()
    qtbot.waitUntil(lambda: wizard._task is None, timeout=WAIT)
    assert wizard.failure.isVisible()
    assert not target.exists()
    assert not list(tmp_path.glob(f"*{UNFINISHED}*"))
    with qtbot.waitSignal(wizard.finished, timeout=2 * WAIT) as told:
        on(wizard)
    assert told.args is not None
    result = told.args[0]
    assert isinstance(result, Anew)
    assert result.whole
    assert result.recounted == sum(line.records for line in result.lines if line.level)
    (view,) = page.findChildren(ResultView)
    view.go.click()
    qtbot.waitUntil(lambda: page.unlock.person.value() == result.manager, timeout=WAIT)
    assert str(target) == page.unlock.vault.value()
