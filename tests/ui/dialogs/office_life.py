"""Dialogs about people and about watching: accounts, clearances, agreements, journal, alerts; the window's own."""

from __future__ import annotations

from PySide6.QtWidgets import QMainWindow

from app.agreements.queries import list_agreements, my_agreement
from app.archive.house.model import FormerRow
from app.countersigning.model import Paper, SecondRow, Standing
from app.oversight.alerts.model import NoticeRow
from app.oversight.checkpoints.queries import checkpoint_state
from app.oversight.model import JournalFilter
from app.oversight.queries import people_in_journal, verify_journal
from app.people.model import SessionRow
from app.people.queries import view_person
from app.projects.queries import list_grants, list_requests
from tests.fixtures.vault import MORNING
from tests.ui.dialogs.office import Setting
from tests.ui.dialogs.opener import Opener
from ui.agreements.end_dialog import EndDialog
from ui.agreements.paper_dialog import PaperDialog
from ui.agreements.sign_dialog import SignDialog
from ui.concerns.report_dialog import ReportDialog as ConcernDialog
from ui.countersigning.sign_dialog import SignSecondDialog
from ui.oversight.alerts.leaving_view import LeavingDialog
from ui.oversight.alerts.manager_dialog import ManagerDialog
from ui.oversight.archive_dialog import ArchiveDialog
from ui.oversight.checkpoints.compare_dialog import CompareDialog
from ui.oversight.checkpoints.list_dialog import CheckpointsDialog
from ui.oversight.checkpoints.sign_dialog import SignCheckpointDialog
from ui.oversight.end_sessions_dialog import EndSessionsDialog
from ui.oversight.health_panel import HealthDialog
from ui.oversight.house_dialog import HouseDialog
from ui.oversight.past_dialog import PastDialog
from ui.oversight.report_dialog import JournalReportDialog
from ui.people.add_person_dialog import AddPersonDialog
from ui.people.freeze_dialog import FreezeDialog
from ui.people.invite_dialog import InviteDialog
from ui.people.leave_dialog import LeaveDialog
from ui.people.machine_dialog import MachineDialog
from ui.people.move_dialog import MoveDialog
from ui.people.renew_dialog import RenewDialog
from ui.people.report_dialog import ReportDialog
from ui.people.take_in_dialog import TakeInDialog
from ui.people.thaw_dialog import ThawDialog
from ui.preferences.passphrase_dialog import PassphraseDialog
from ui.projects.ask_clearance_dialog import AskClearanceDialog
from ui.projects.create_project_dialog import CreateProjectDialog
from ui.projects.decide_request_dialog import DecideRequestDialog
from ui.projects.give_dialog import GiveDialog
from ui.projects.withdraw_dialog import WithdrawDialog
from ui.widgets.columns_dialog import ColumnsDialog
from ui.widgets.dialog import Dialog
from ui.widgets.message_dialog import MessageDialog
from ui.widgets.table_layout import Place
from ui.window.palette.hits import Hit, Recent
from ui.window.palette.palette import Palette
from ui.window.shortcuts_dialog import ShortcutsDialog

SECOND = SecondRow(
    Paper.RELEASE, "00" * 32, "CC-2026-ABC-0002", "Nguyễn Thị Lan", "Trần Minh Quân", MORNING, "2026-12-01",
    next(iter(Standing)), "", "", "", 2, "Khách hàng miền Bắc", "partner", "Giao hàng", ("name",), "2026-11-30",
)  # fmt: skip
ORDERED = SecondRow(
    Paper.DESTRUCTION, "00" * 32, "LTH-2026-ABC-0002", "Nguyễn Thị Lan", "Trần Minh Quân", MORNING, "2026-12-01",
    Standing.WAITS, "", "", "", 2, "Khách hàng miền Bắc",
    ground="customer_request", received_on="2026-11-20", letter=True, hours=72,
)  # fmt: skip
PLACES = (Place("name", "Khách hàng", True, fixed=True), Place("code", "Mã", True), Place("owner", "Phụ trách", False))


def _signing(kind: type[Dialog], who: str | None = None) -> Opener:
    """A dialog of the page of people, signed by a manager and an officer, about somebody or nobody."""

    def opener(of: Setting, window: QMainWindow) -> Dialog:
        about = (of.person(who),) if who else ()
        return kind(window, of.desk("quan"), of.summary("quan"), of.people("quan"), *about)  # type: ignore[call-arg]

    return opener


def _move(of: Setting, window: QMainWindow) -> Dialog:
    view = view_person(of.quan, of.office.people["nam"])
    return MoveDialog(window, of.desk("quan"), of.summary("quan"), of.people("quan"), of.projects, view)


def _sign(of: Setting, window: QMainWindow) -> Dialog:
    return SignDialog(window, of.desk("lan"), of.summary("lan"), my_agreement(of.lan).draft, of.officers)


def _paper(of: Setting, window: QMainWindow) -> Dialog:
    version = my_agreement(of.quan).draft.binding.version
    return PaperDialog(window, of.desk("quan"), of.summary("quan"), list_agreements(of.quan), version)


def _grant(of: Setting, window: QMainWindow) -> Dialog:
    row = next(one for one in list_grants(of.ha) if one.uid == of.office.people["lan"])
    return WithdrawDialog(window, of.desk("quan"), of.summary("quan"), of.people("quan"), row)


def _palette(of: Setting, window: QMainWindow) -> Dialog:
    pages = (
        Hit("Khách hàng", "Hồ sơ", "users", 0, "customers"),
        Hit("Nhật ký", "Giám sát", "scroll-text", 0, "oversight"),
    )
    return Palette(window, of.desk("quan"), pages, Recent(), None)


OPENERS: dict[str, Opener] = {
    "agreement end": lambda of, w: EndDialog(w, of.desk("quan"), list_agreements(of.quan)[2]),
    "agreement paper": _paper,
    "agreement sign": _sign,
    "concern": lambda of, w: ConcernDialog(w, of.desk("lan")),
    "journal archive": lambda of, w: ArchiveDialog(w, of.desk("ha")),
    "journal report": lambda of, w: JournalReportDialog(
        w, of.desk("ha"), people_in_journal(of.ha), JournalFilter(person=of.office.people["lan"])
    ),
    "journal health": lambda of, w: HealthDialog(w, verify_journal(of.ha)),
    "past journals": lambda of, w: PastDialog(w, of.desk("ha")),
    "former house": lambda of, w: HouseDialog(w, of.desk("ha"), FormerRow("khong-co", "SL-0001", 0)),
    "checkpoints": lambda of, w: CheckpointsDialog(w, of.desk("ha"), of.summary("ha")),
    "checkpoint sign": lambda of, w: SignCheckpointDialog(w, of.desk("ha"), of.summary("ha"), checkpoint_state(of.ha)),
    "checkpoint compare": lambda of, w: CompareDialog(w, of.desk("ha")),
    "notice of leaving": lambda of, w: LeavingDialog(w, NoticeRow(of.office.people["nam"], "Phạm Văn Nam", "")),
    "alert manager": lambda of, w: ManagerDialog(w, [one for one in of.people("ha") if one.name == "Trần Minh Quân"]),
    "session end": lambda of, w: EndSessionsDialog(
        w,
        of.desk("ha"),
        SessionRow(of.office.people["nam"], "Phạm Văn Nam", "máy 633E55", "everyday", 0, 0, False, False),
    ),
    "person add": lambda of, w: AddPersonDialog(w, of.desk("quan"), of.summary("quan"), of.people("quan"), of.projects),
    "person suspend": lambda of, w: FreezeDialog(w, of.desk("ha"), of.person("nam")),  # type: ignore[arg-type]
    "person invite": _signing(InviteDialog),
    "person leave": _signing(LeaveDialog, "nam"),
    "person machine": _signing(MachineDialog, "nam"),
    "person move": _move,
    "person renew": _signing(RenewDialog),
    "person report": _signing(ReportDialog, "nam"),
    "person take in": lambda of, w: TakeInDialog(
        w, of.desk("quan"), of.summary("quan"), of.people("quan"), of.projects
    ),
    "person back": _signing(ThawDialog, "nam"),
    "passphrase": lambda of, w: PassphraseDialog(w, of.desk("lan")),
    "clearance ask": lambda of, w: AskClearanceDialog(
        w, of.desk("quan"), of.summary("quan"), of.people("quan"), of.projects
    ),
    "clearance decide": lambda of, w: DecideRequestDialog(
        w, of.desk("quan"), of.summary("quan"), list_requests(of.quan)[0]
    ),
    "clearance give": lambda of, w: GiveDialog(w, of.desk("quan"), of.summary("quan"), of.people("quan")),
    "clearance withdraw": _grant,
    "project": lambda of, w: CreateProjectDialog(w, of.desk("quan"), of.summary("quan"), of.people("quan")),
    "sign second": lambda of, w: SignSecondDialog(w, of.desk("ha"), SECOND),
    "sign second destruction": lambda of, w: SignSecondDialog(w, of.desk("ha"), ORDERED),
    "columns": lambda _of, w: ColumnsDialog(w, PLACES, PLACES),
    "message": lambda _of, w: MessageDialog(w, "Hủy đề nghị?", "Đề nghị không mở lại được.", "Hủy đề nghị"),
    "palette": _palette,
    "shortcuts": lambda _of, w: ShortcutsDialog(w),
}
