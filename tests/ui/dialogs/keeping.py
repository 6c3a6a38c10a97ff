"""Dialogs of copies and of getting things back: checks, backups, discs, restoring, the recovery kit."""

from __future__ import annotations

from app.archive.backup.model import Destination, Plan
from app.archive.checks.queries import list_files
from app.archive.discs.model import Twin
from app.recovery.model import FormerKit, Orphan
from tests.ui.dialogs.office import DISK, HIGH, LOW, Setting
from tests.ui.dialogs.opener import Opener
from ui.archive.backup.destroyed_dialog import DestroyedDialog
from ui.archive.backup.plan_dialog import PlanDialog
from ui.archive.checks.hurt_dialog import HurtDialog
from ui.archive.discs.burn_dialog import BurnDialog
from ui.archive.discs.count_dialog import CountDiscsDialog
from ui.archive.discs.keep_dialog import KeepDialog
from ui.archive.discs.make_dialog import MakeDialog
from ui.archive.discs.read_dialogs import ReadBackDialog, ReadDialog
from ui.archive.discs.shred_dialog import ShredDiscDialog
from ui.archive.restore.accept_dialog import AcceptDialog
from ui.archive.restore.compare_dialog import CompareDialog
from ui.archive.restore.drill_dialog import DrillDialog
from ui.archive.restore.lay_dialog import LayDialog
from ui.recovery.ceremony_dialog import CeremonyDialog
from ui.recovery.escrow_dialog import EscrowDialog
from ui.recovery.former_dialog import FormerDialog
from ui.recovery.prove_dialog import ProveDialog
from ui.recovery.recover_dialog import RecoverDialog
from ui.recovery.renew_dialog import RenewDialog
from ui.widgets.dialog import Dialog

PLAN = Plan((Destination(DISK, "/media/usb"), Destination("Ổ mạng phòng kỹ thuật", "/mnt/kho")), True, 12)


def _hurt(of: Setting, window: object) -> Dialog:
    line = next(one for one in list_files(of.quan) if one.project is not None and one.level == LOW)
    return HurtDialog(window, of.desk("quan"), line, "everyday")  # type: ignore[arg-type]


def _recover(of: Setting, window: object) -> Dialog:
    lost = tuple(Orphan(of.office.project, "Khách hàng miền Bắc", level, level is not HIGH) for level in (LOW, HIGH))
    return RecoverDialog(window, of.desk("ha"), of.summary("ha"), of.people("ha"), of.recovery, lost)  # type: ignore[arg-type]


def _former(of: Setting, window: object) -> Dialog:
    kit = FormerKit(1, of.recovery.made_at, 0, "", ())
    return FormerDialog(window, of.desk("ha"), of.summary("ha"), of.people("ha"), kit)  # type: ignore[arg-type]


OPENERS: dict[str, Opener] = {
    "backup destroyed": lambda of, w: DestroyedDialog(w, of.desk("ha"), of.backups.rows[0]),
    "backup plan": lambda of, w: PlanDialog(w, of.desk("ha"), PLAN),
    "hurt records": _hurt,
    "disc burn": lambda of, w: BurnDialog(w, of.desk("ha"), of.discs, of.discs.images[0]),
    "disc count": lambda of, w: CountDiscsDialog(w, of.desk("ha")),
    "disc place": lambda of, w: KeepDialog(w, of.desk("ha"), of.discs.discs[0]),
    "disc make": lambda of, w: MakeDialog(w, of.desk("ha")),
    "disc read back": lambda of, w: ReadBackDialog(w, of.desk("ha"), of.discs, 1, Twin.SECOND),
    "disc read": lambda of, w: ReadDialog(w, of.desk("ha")),
    "disc shred": lambda of, w: ShredDiscDialog(w, of.desk("ha"), of.summary("ha"), of.discs.discs[0], of.others("ha")),
    "copy accept": lambda of, w: AcceptDialog(w, of.desk("quan"), of.summary("quan"), of.people("quan")),
    "copy compare": lambda of, w: CompareDialog(w, of.desk("quan"), of.summary("quan")),
    "copy lay": lambda of, w: LayDialog(w, of.desk("quan"), of.summary("quan")),
    "drill": lambda of, w: DrillDialog(w, of.desk("ha"), 2),
    "ceremony": lambda of, w: CeremonyDialog(w, of.desk("quan"), of.summary("quan"), of.people("quan")),
    "escrow": lambda of, w: EscrowDialog(w, of.desk("quan"), of.summary("quan"), of.people("quan")),
    "kit renew": lambda of, w: RenewDialog(w, of.desk("ha"), of.summary("ha"), of.people("ha"), of.recovery),
    "kit former": _former,
    "practise": lambda of, w: ProveDialog(w, of.desk("ha"), of.recovery),
    "recover": _recover,
}
