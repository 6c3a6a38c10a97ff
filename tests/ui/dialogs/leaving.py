"""Dialogs of what leaves the vault: consents, releases, papers, destruction."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QMainWindow

from app.copies.queries import list_copies
from app.customers.retention.queries import project_terms
from app.destruction.closing.model import LineState
from app.release.queries import list_releases
from tests.ui.dialogs.office import Setting
from tests.ui.dialogs.opener import Opener
from ui.consents.change_dialog import ChangeConsentDialog
from ui.consents.record_dialog import RecordConsentDialog
from ui.consents.scan_dialog import ConsentDialog
from ui.copies.count_dialog import CountDialog
from ui.copies.lend_dialog import LendDialog
from ui.copies.lend_dialog import TakeBackDialog as PaperBackDialog
from ui.copies.print_dialog import PrintDialog
from ui.copies.register_paper_dialog import RegisterPaperDialog
from ui.copies.room_dialog import RoomCopiesDialog
from ui.copies.shred_dialog import ShredDialog
from ui.destruction.certificate_dialog import CertificateDialog
from ui.destruction.check_dialog import CheckDialog
from ui.destruction.close_line_dialog import CloseLineDialog
from ui.destruction.complete_dialog import CompleteDialog
from ui.destruction.decide_dialogs import ApproveDialog, RefuseDialog
from ui.destruction.execute_dialog import ExecuteDialog
from ui.destruction.hold_dialogs import LiftHoldDialog, PlaceHoldDialog
from ui.destruction.letter_preview import LetterDialog
from ui.destruction.order_dialogs import AnswerDialog, WithdrawDialog
from ui.destruction.request_dialog import RequestDialog
from ui.destruction.terms_dialog import TermsDialog
from ui.release.absence_dialog import AbsenceDialog
from ui.release.ask_dialog import AskDialog
from ui.release.decide_dialog import DecideDialog
from ui.release.hand_over_dialog import HandOverDialog
from ui.release.second import CountersignDialog
from ui.release.take_back_dialog import TakeBackDialog
from ui.widgets.dialog import Dialog


def _shred(of: Setting, window: QMainWindow) -> Dialog:
    pieces = list_copies(of.quan, of.office.project)
    second = of.others("quan", "Lê Thị Thu Hà")
    return ShredDialog(
        window, of.desk("quan"), of.summary("quan"), of.office.project, pieces, of.officers, second
    )  # fmt: skip


def _close(state: LineState) -> Opener:
    def opener(of: Setting, window: QMainWindow) -> Dialog:
        line = next(one for one in of.certificate.lines if not one.closed)
        return CloseLineDialog(
            window, of.desk("ha"), of.summary("ha"), of.people("ha"), of.certificate.number, line, state
        )  # fmt: skip

    return opener


def _ask(of: Setting, window: QMainWindow) -> Dialog:
    known = list_releases(of.lan, of.office.project)
    return AskDialog(window, of.desk("lan"), of.summary("lan"), of.customer, known)


def _approve_later(of: Setting, window: QMainWindow) -> Dialog:
    dialog = ApproveDialog(window, of.desk("quan"), of.summary("quan"), of.destruction(of.order), of.officers)
    dialog.later.check.click()
    return dialog


OPENERS: dict[str, Opener] = {
    "consent record": lambda of, w: RecordConsentDialog(w, of.desk("lan"), of.customer),
    "consent narrow": lambda of, w: ChangeConsentDialog(w, of.desk("lan"), of.summary("lan"), of.consent, narrow=True),
    "consent withdraw": lambda of, w: ChangeConsentDialog(
        w, of.desk("lan"), of.summary("lan"), of.consent, narrow=False
    ),
    "consent": lambda of, w: ConsentDialog(w, of.desk("lan"), of.consent),
    "release ask": _ask,
    "release decide": lambda of, w: DecideDialog(w, of.desk("quan"), of.release(of.asked)),
    "release decide for two": lambda of, w: DecideDialog(
        w,
        of.desk("quan"),
        of.release(of.for_two),
        of.officers,  # type: ignore[arg-type]
    ),
    "release countersign": lambda of, w: CountersignDialog(
        w,
        of.desk("quan"),
        of.release(of.for_two),
        of.officers,  # type: ignore[arg-type]
    ),
    "release hand over": lambda of, w: HandOverDialog(w, of.desk("lan"), of.release(of.approved, "lan")),
    "release back": lambda of, w: TakeBackDialog(w, of.desk("lan"), of.release(of.out, "lan")),
    "release absence": lambda of, w: AbsenceDialog(w, of.desk("quan"), of.office.project),
    "papers count": lambda of, w: CountDialog(w, of.desk("lan"), of.office.project),
    "paper lend": lambda of, w: LendDialog(w, of.desk("lan"), list_copies(of.lan, of.office.project)[0]),
    "paper back": lambda of, w: PaperBackDialog(w, of.desk("lan"), list_copies(of.lan, of.office.project)[0]),
    "paper register": lambda of, w: RegisterPaperDialog(w, of.desk("lan"), of.summary("lan").projects[0]),
    "paper print": lambda of, w: PrintDialog(w, of.desk("lan"), of.summary("lan").projects[0], "Nguyễn Thị Lan"),
    "papers shred": _shred,
    "papers of the room": lambda of, w: RoomCopiesDialog(
        w, of.desk("quan"), of.summary("quan"), of.office.project, date(2026, 11, 26)
    ),
    "order request": lambda of, w: RequestDialog(w, of.desk("lan"), of.customer),
    "order answer": lambda of, w: AnswerDialog(w, of.desk("lan"), of.destruction(of.order)),
    "order withdraw": lambda of, w: WithdrawDialog(w, of.desk("lan"), of.destruction(of.order)),
    "order letter": lambda of, w: LetterDialog(w, of.desk("quan"), of.destruction(of.order)),
    "order approve": lambda of, w: ApproveDialog(
        w, of.desk("quan"), of.summary("quan"), of.destruction(of.order), of.officers
    ),
    "order approve later": _approve_later,
    "order refuse": lambda of, w: RefuseDialog(w, of.desk("quan"), of.destruction(of.order)),
    "order execute": lambda of, w: ExecuteDialog(
        w, of.desk("quan"), of.summary("quan"), of.destruction(of.decided), of.officers
    ),
    "hold": lambda of, w: PlaceHoldDialog(w, of.desk("quan"), of.summary("quan"), of.customer, of.officers),
    "hold lift": lambda of, w: LiftHoldDialog(w, of.desk("quan"), of.summary("quan"), of.hold, of.officers),
    "terms": lambda of, w: TermsDialog(
        w, of.desk("quan"), of.office.project, project_terms(of.quan, of.office.project)
    ),
    "certificate": lambda of, w: CertificateDialog(w, of.desk("ha"), of.summary("ha"), of.people("ha"), of.certificate),
    "certificate complete": lambda of, w: CompleteDialog(
        w, of.desk("ha"), of.summary("ha"), of.people("ha"), of.certificate
    ),
    "certificate check": lambda of, w: CheckDialog(w, of.desk("ha")),
    "line confirm": _close(LineState.CONFIRMED),
    "line shredded": _close(LineState.SHREDDED),
    "line given up": _close(LineState.NOT_PROVABLE),
}
