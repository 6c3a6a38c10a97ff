"""The steps of the tour in their order, and what goes around them."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from app.paths import default_vault, profile
from app.settings.preference import Preference
from tests.journeys import (
    days,
    tour_agreement,
    tour_alerts,
    tour_checkpoint,
    tour_classification,
    tour_clean,
    tour_closing,
    tour_damage,
    tour_destruction,
    tour_disc,
    tour_documents,
    tour_entry,
    tour_first_run,
    tour_gone,
    tour_intake,
    tour_items,
    tour_joiner,
    tour_keys,
    tour_learning,
    tour_lists,
    tour_looks,
    tour_package,
    tour_papers,
    tour_recovery,
    tour_release,
    tour_restore,
    tour_revisions,
    tour_room,
    tour_search,
    tour_service,
    tour_shredding,
    tour_statistics,
    tour_traces,
    tour_watch,
    tour_work,
)
from tests.journeys.driver import Driver
from tests.journeys.office import TourOffice
from tests.journeys.report import Report, Step, say
from ui.application import Application, make_qt

WIDTH, HEIGHT = 1440, 900

STEPS: tuple[tuple[str, Callable[[TourOffice, Step], None]], ...] = (
    ("First run: making a vault", tour_first_run.make_a_vault),
    ("Unlocking", tour_first_run.unlock),
    ("Adding people", tour_first_run.add_people),
    ("The recovery kit: the ceremony", tour_recovery.hold_the_ceremony),
    ("Practising with two shares", tour_recovery.practise),
    ("Signing the agreement", tour_agreement.sign_agreements),
    ("Learning", tour_learning.learn),
    ("Everybody learns", tour_learning.everybody_learns),
    ("A concern for the officer alone", tour_learning.report_a_concern),
    ("Importing lists", tour_lists.import_lists),
    ("Old and messy lists, and an import taken back", tour_intake.old_and_messy_lists),
    ("Everybody sees their own levels", tour_lists.see_only_ones_own),
    ("Searching", tour_lists.search),
    ("Narrowing, ordering, keeping a search", tour_search.narrow_and_keep),
    ("Going anywhere by name", tour_search.go_by_name),
    ("Columns as one likes them", tour_revisions.arrange_columns),
    ("Many files in one act, and back", tour_revisions.change_many),
    ("Revisions, compared and brought back", tour_revisions.bring_a_revision_back),
    ("Locking while typing", tour_work.lock_while_typing),
    ("Writing a note", tour_work.write_a_note),
    ("A project's own field", tour_items.add_an_own_field),
    ("Each kind has its form and its life", tour_items.each_kind),
    ("Lists over all customers, and what is due", tour_items.lists_and_due),
    ("Documents, dropped and sealed", tour_documents.bring_in),
    ("Looking at documents", tour_documents.look),
    ("Statistics of what one may see", tour_statistics.count),
    ("A report kept in the vault", tour_statistics.keep),
    ("The assistant asks for the level", tour_classification.be_asked),
    ("Raising a level", tour_classification.raise_one),
    ("Rewritten by two", tour_classification.clear_it),
    ("Lowering a level by two", tour_classification.lower_it),
    ("The top-secret room", tour_room.enter_the_room),
    ("Nothing leaves the top-secret room", tour_room.nothing_leaves),
    ("Asking for a release", tour_release.ask),
    ("In the dark", tour_looks.in_the_dark),
    ("In English", tour_looks.in_english),
    ("Deciding on the release", tour_release.decide),
    ("Handing over, read by other programs", tour_release.hand_over),
    ("A second release, asked for and approved", tour_package.ask_and_approve),
    ("A sealed package", tour_package.seal),
    ("Opened from the first page, without the vault", tour_package.open_it_elsewhere),
    ("Numbering a print", tour_shredding.number_a_print),
    ("Lending it and taking it back", tour_papers.lend_and_take_back),
    ("Counting papers", tour_papers.count),
    ("Printing goes to a printer or nowhere", tour_papers.print_only_here),
    ("Shredding before a witness", tour_shredding.shred_it),
    ("A print of the customer who will go", tour_gone.number_a_print),
    ("Asking for destruction", tour_destruction.request),
    ("Two people approve it", tour_destruction.approve),
    ("A legal hold, and who is past the time of keeping", tour_destruction.keep),
    ("Executing it in the top-secret room", tour_destruction.execute),
    ("The customer is gone", tour_destruction.it_is_gone),
    ("And so are their documents", tour_documents.they_are_gone),
    ("What a destruction leaves to be closed", tour_closing.close_a_line),
    ("Is this certificate genuine?", tour_closing.is_it_genuine),
    ("The papers of the destroyed are shredded", tour_gone.shred_it),
    ("Every line closes, and the certificate is complete", tour_gone.close_every_line),
    ("Drawing attention", tour_alerts.draw_attention),
    ("An alert, and the reading trail behind it", tour_alerts.follow_the_alert),
    ("A clearance, asked for and signed by two", tour_keys.ask_and_sign),
    ("Another passphrase", tour_keys.change_the_passphrase),
    ("Suspended, and given back by two", tour_service.suspend),
    ("Moving to other duties", tour_service.move),
    ("Leaving: every key is changed", tour_service.leave),
    ("The report about who left", tour_service.report),
    ("Joining from one's own account", tour_joiner.join),
    ("Three hands: turned on", tour_entry.turn_on),
    ("Three hands: entered, reviewed, verified", tour_entry.go_through_three_hands),
    ("Three hands: turned off by two", tour_entry.turn_off),
    ("The officer reads the journal", tour_watch.read_the_journal),
    ("A checkpoint of the journal, signed by two", tour_checkpoint.sign_a_checkpoint),
    ("The paper of the checkpoint, compared", tour_checkpoint.compare_the_paper),
    ("Certificate and record, checked by others", tour_watch.check_the_papers),
    ("The recovery kit on a disc", tour_disc.put_on_a_disc),
    ("A scratched disc is read", tour_disc.read_a_scratched_one),
    ("A backup, and its disc", tour_clean.put_a_backup_on_a_disc),
    ("Disc and clean machine: a drill", tour_clean.practise),
    ("Disc and clean machine: the vault is back", tour_clean.come_back),
    ("Checking the vault, and locking", tour_watch.check_the_vault),
    ("A restore drill with stick and sheets", tour_restore.hold_a_drill),
    ("One record brought back out of a copy", tour_restore.bring_one_record_back),
    ("A page goes bad: noticed, closed, told record by record", tour_damage.damage_is_noticed),
    ("A copy put back, accepted by two", tour_restore.accept_a_copy),
    ("Searching for traces", tour_traces.search_for_traces),
)


def go_round(out: Path, only: str, *, quick: bool) -> int:
    """Run the steps, write the report; 0 when all went well."""
    qInstallMessageHandler(_quiet)
    qt = make_qt()
    days.begin()
    doorway = days.QUICK_DOORWAY if quick else days.DOORWAY
    application = Application(qt, Preference(), doorway=doorway)
    application.catch_faults()
    driver = Driver(application, out)
    report = Report(lambda: driver.pictures)
    with tempfile.TemporaryDirectory(prefix="niem-tour-") as work:
        office = TourOffice(driver, Path(work), profile(), default_vault(), doorway)
        application.window.resize(WIDTH, HEIGHT)
        application.window.show()
        driver.settle()
        for title, act in STEPS:
            with report.step(title, lambda: _after_fault(office)) as step:
                act(office, step)
            if only and title.startswith(only):
                break
        application.window.close()
    report.write(out / "report.md", _notes(office))
    say(f"{out / 'report.md'}: {'every step went well' if report.all_well() else 'something failed'}")
    return 0 if report.all_well() else 1


def _notes(office: TourOffice) -> list[str]:
    """What a reader of the folder needs to look for themselves."""
    password = office.planted.get("password of the PDF", "")
    return [
        f"`{tour_release.OUTPUT}` opens with the password `{password}`.",
        (
            f"`python -m app verify-certificate {tour_destruction.CERTIFICATE} --root {tour_watch.ROOT_FILE}` "
            "checks the certificate; the same goes for the shredding record."
        ),
        "Every customer and every person is invented.",
    ]


def _quiet(kind: QtMsgType, _: QMessageLogContext, text: str) -> None:
    """The plugin without a screen says at every dialog what it cannot do; everything else is passed on."""
    if not text.startswith("This plugin does not support"):
        say(f"  Qt {kind.name}: {text}")


def _after_fault(office: TourOffice) -> None:
    office.driver.shot("loi")
    office.recover()
