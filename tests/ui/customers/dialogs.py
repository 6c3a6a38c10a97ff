"""Every dialog of customers' parts, opened over one small office: what is looked at for cut words and names.

`OPENERS` makes each from what a `Setting` holds. A test holds that no dialog is missing here.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication, QMainWindow

from app.access.duty import Duty
from app.access.level import Level
from app.customers.actions import add_item, edit_customer
from app.customers.classification.actions import ask_item_level, ask_level, raise_item, raise_level
from app.customers.classification.model import LevelForm, Owed
from app.customers.classification.queries import level_requests
from app.customers.documents.actions import add_document
from app.customers.documents.queries import list_documents
from app.customers.entry.model import (
    CriticalChoice,
    EntryField,
    EntryRow,
    EntryRules,
    EntryView,
    Holder,
    Mark,
    RulesView,
    Step,
)
from app.customers.entry.model import What as EntryWhat
from app.customers.form import ItemForm, ItemKind, Ref
from app.customers.items.model import Stage
from app.customers.lists.model import Done, Field, Picked
from app.customers.queries import customer_history, get_customer
from app.customers.rules.model import CustomField, FieldType, ProjectRules, Target
from app.customers.search.model import NO_FILTER, KeptSearch, OwnerChoice, SavedSearch
from app.customers.statistics.model import Period
from app.ids import Id
from tests.customers.documents.desk import pdf, written
from tests.fixtures.vault import Office
from tests.ui.customers.files import fill
from tests.ui.desk import Desk
from ui.customers.classification.change_dialog import ChangeLevelDialog
from ui.customers.classification.clear_dialog import ClearDialog
from ui.customers.classification.decide_dialog import DecideLevelDialog
from ui.customers.classification.item_dialog import ItemLevelDialog
from ui.customers.classification.levels_dialog import LevelsDialog
from ui.customers.conflict_dialog import ConflictDialog
from ui.customers.customer_dialog import CustomerDialog
from ui.customers.documents.bind_dialog import BindDialog
from ui.customers.documents.rename_dialog import RenameDialog
from ui.customers.documents.view_dialog import DocumentDialog
from ui.customers.entry.amend_dialogs import AmendCustomer, AmendItem
from ui.customers.entry.reason_dialog import ReasonDialog
from ui.customers.entry.room_dialog import EntriesDialog
from ui.customers.entry.rules_dialog import RulesDialog
from ui.customers.entry.verify_dialog import VerifyDialog
from ui.customers.intake.import_dialog import ImportDialog
from ui.customers.intake.imports_dialog import ImportsDialog
from ui.customers.items.item_dialog import ItemDialog
from ui.customers.items.move_dialog import MoveDialog
from ui.customers.items.remove_dialog import RemoveDialog
from ui.customers.lists.many_dialog import ManyDialog, UndoDialog
from ui.customers.revisions.revisions_dialog import RevisionsDialog
from ui.customers.revisions.subject import RevisionsOf
from ui.customers.rules.field_words import differences
from ui.customers.rules.fields_dialog import FieldsDialog
from ui.customers.search.filter_dialog import FilterDialog
from ui.customers.search.name_dialog import NameDialog
from ui.customers.search.saved_dialog import SavedDialog
from ui.customers.statistics.keep_dialog import KeepReportDialog
from ui.widgets.dialog import Dialog
from ui.widgets.diff_list import Change

LOW, MIDDLE, HIGH = Level
BOTH = (LOW, MIDDLE)
LIST = (
    "Tên khách hàng;Mã KH;Điện thoại;Địa chỉ",
    "Công ty TNHH Phước Lộc;KH-0001;0901234567;12 Nguyễn Thị Minh Khai, Đà Nẵng",
    "Bà Đặng Thị Ngọc Ánh;KH-0002;0912345678;Hội An",
    "Sai số;KH-9;12;Huế",
    "Cửa hàng Bảy Hiền;KH-10;0987654321;Quận Tân Bình",
)


class Setting:
    """An office with a file that has something of everything, and what dialogs are made from."""

    def __init__(self, office: Office, place: Path) -> None:
        lan, quan = office.sign_in("lan"), office.sign_in("quan")
        self.office, self.desk = office, Desk(quan)
        refs = fill(quan, office.project)
        self.customer = refs[1]
        card = get_customer(quan, self.customer)
        edit_customer(lan, self.customer, replace(card.form, note="Gọi lại sau Tết", phones=("0987654321",)), card.rev)
        item = add_item(
            lan, ItemForm(self.customer, ItemKind.DEALING, LOW, "Hợp đồng khung năm 2027", "Giao hàng quý I")
        )
        add_document(lan, self.customer, LOW, written(place, "hop-dong-khung-2027.pdf", pdf("Điều 1")), item)
        self.card = get_customer(quan, self.customer)
        self.item = next(one for one in self.card.items if one.ref == item)
        self.document = list_documents(quan, self.customer)[0]
        self.revisions = customer_history(quan, self.customer)
        up = raise_item(lan, add_item(lan, _dealing(self.customer, "Thầu phụ")), LevelForm(MIDDLE, "Giá", ""), 1)
        rev = next(one.rev for one in get_customer(lan, self.customer).items if one.ref == up)
        ask_item_level(lan, up, LevelForm(LOW, "Đã công bố giá trên trang bán hàng", "", (), with_items=True), rev)
        review = "2027-05-24"
        raised = raise_level(lan, refs[3], LevelForm(MIDDLE, "Giá riêng", review), 1)
        ask_level(lan, raised, LevelForm(LOW, "Hợp đồng đã hết hạn", review), get_customer(lan, raised).rev)
        requests = level_requests(quan, office.project)
        self.of_item = next(one for one in requests if one.item is not None)
        self.of_customer = next(one for one in requests if one.item is None)
        self.list = Path(written(place, "khach-thang-5.csv", ("\n".join(LIST) + "\n").encode()))

    @property
    def project(self) -> Id:
        return self.office.project

    def entry(self, kind: ItemKind | None) -> EntryView:
        """An entry as its owner and as a verifier see it."""
        what = EntryWhat.CUSTOMER if kind is None else EntryWhat.ITEM
        target = Ref(self.project, LOW, self.customer.rid)
        row = EntryRow(
            target, target, what, kind, self.card.form.name, False, Step.REVIEWED, None, False, False,
            Mark("Lê Thị Thu", self.card.updated_at), None, self.card.updated_at, False, False, False, (),
        )  # fmt: skip
        form = self.card.form if kind is None else self.item.form
        retype = ("phones", "tax_code", "code") if kind is None else ("amount", "number")
        fields = tuple(EntryField(name, "", "", "", True, True, True, "") for name in (*retype, "name"))
        return EntryView(row, 1, fields, "Sai số điện thoại", "", False, retype, (), "", form, 1)


def _dealing(customer: Ref, title: str) -> ItemForm:
    return ItemForm(customer, ItemKind.DEALING, LOW, title)


Opener = Callable[[Setting, QMainWindow], Dialog]


def _import(of: Setting, window: QMainWindow) -> Dialog:
    dialog = ImportDialog(window, of.desk, of.project, BOTH)
    dialog.drop.take(of.list)
    return dialog


def _clear(of: Setting, window: QMainWindow) -> Dialog:
    owed = [Owed(of.project, LOW, 3, of.card.updated_at), Owed(of.project, MIDDLE, 1, of.card.updated_at)]
    officers = [(of.office.people["ha"], "Vũ Thu Hà")]
    return ClearDialog(window, of.desk, of.desk.summary, of.project, owed, officers)


def _rules(of: Setting, window: QMainWindow) -> Dialog:
    holders = (Holder("Mai Thị Mai", Duty.ENTRY_MANAGER, MIDDLE), Holder("Đinh Quốc Hùng", Duty.VERIFIER, LOW))
    choices = tuple(CriticalChoice(field, "") for field in ("code", "phones", "email", "tax_code", "amount", "number"))
    view = RulesView(EntryRules(False, ("phones", "tax_code")), choices, holders, 0, "")
    return RulesDialog(window, of.desk, of.desk.summary, of.desk.summary.projects[0], (), view)


def _fields(of: Setting, window: QMainWindow) -> Dialog:
    own = CustomField(Target.CUSTOMER, "Số tài khoản ngân hàng", FieldType.TEXT, id="f1")
    return FieldsDialog(window, of.desk, of.project, "Dự án Thử", ProjectRules((own,), rev=1))


def _saved(of: Setting, window: QMainWindow) -> Dialog:
    search = KeptSearch("Khách ở Đà Nẵng", "đà nẵng", BOTH)
    return SavedDialog(window, of.desk, "everyday", (SavedSearch(of.project, MIDDLE, of.customer.rid, 1, search, 0),))


def _revisions(of: Setting, window: QMainWindow) -> Dialog:
    return RevisionsDialog(window, RevisionsOf(of.customer, of.card.form.name, None, True), of.revisions)


def _conflict(of: Setting, window: QMainWindow) -> Dialog:
    changes = [Change("Điện thoại", "0901 234 567", "0987 654 321"), Change("Ghi chú", "", "Gọi lại sau Tết")]
    return ConflictDialog(window, changes, "Nguyễn Thị Lan", of.card.updated_at, level=1)


def _conflict_of_fields(of: Setting, window: QMainWindow) -> Dialog:
    before = (CustomField(Target.CUSTOMER, "Ngành nghề", FieldType.CHOICE, choices=("xây dựng",), id="a"),)
    theirs = (replace(before[0], required=True), CustomField(Target.DEALING, "Số tháng", FieldType.NUMBER, id="b"))
    mine = (replace(theirs[0], name="Lĩnh vực"), theirs[1], CustomField(Target.CUSTOMER, "Vốn", FieldType.AMOUNT))
    told = differences(before, theirs)
    return ConflictDialog(
        window, differences(theirs, mine), "Trần Minh Quân", of.card.updated_at, level=0, meanwhile=told
    )


def _reason(_of: Setting, window: QMainWindow) -> Dialog:
    return ReasonDialog(window, "Trả lại?", "Người nhập sẽ thấy.", "Cần sửa gì", "Trả lại", icon="undo-2", level=1)


OPENERS: dict[str, Opener] = {
    "customer": lambda of, w: CustomerDialog(w, of.desk, "everyday", of.project, BOTH),
    "customer edited": lambda of, w: CustomerDialog(w, of.desk, "everyday", of.project, (LOW,), of.card),
    **{
        str(kind): lambda of, w, kind=kind: ItemDialog(w, of.desk, "everyday", of.card, kind, BOTH)  # type: ignore[misc]
        for kind in ItemKind
    },
    "conflict": _conflict,
    "conflict of own fields": _conflict_of_fields,
    "level": lambda of, w: ChangeLevelDialog(w, of.desk, "everyday", of.card, BOTH),
    "item level": lambda of, w: ItemLevelDialog(
        w, of.desk, "everyday", of.item.ref, of.item.rev, of.customer, of.item.title, BOTH
    ),
    "decide": lambda of, w: DecideLevelDialog(w, of.desk, "everyday", of.of_customer),
    "decide item": lambda of, w: DecideLevelDialog(w, of.desk, "everyday", of.of_item),
    "clear": _clear,
    "levels in the room": lambda of, w: LevelsDialog(w, of.desk, of.desk.summary, of.desk.summary.projects[0]),
    "entries in the room": lambda of, w: EntriesDialog(w, of.desk, of.desk.summary, of.desk.summary.projects[0]),
    "bind": lambda of, w: BindDialog(w, of.desk, of.document, (of.item,), "everyday"),
    "rename": lambda of, w: RenameDialog(w, of.desk, of.document, "everyday"),
    "document": lambda of, w: DocumentDialog(w, of.desk, of.document, "everyday"),
    "amend customer": lambda of, w: AmendCustomer(w, of.desk, "everyday", of.entry(None)),
    "amend item": lambda of, w: AmendItem(w, of.desk, "everyday", of.card, of.entry(ItemKind.DEALING)),
    "reason": _reason,
    "rules": _rules,
    "verify": lambda of, w: VerifyDialog(w, of.desk, of.entry(None)),
    "import": _import,
    "imports": lambda of, w: ImportsDialog(w, of.desk, of.project, "everyday"),
    "move": lambda of, w: MoveDialog(w, of.item.title, Stage.OPEN, Stage.CANCELLED, level=1),
    "remove": lambda of, w: RemoveDialog(w, of.item.title, level=1),
    **{
        f"many {field}": lambda of, w, field=field: ManyDialog(  # type: ignore[misc]
            w, of.desk, "everyday", field, (Picked(of.customer, 0), Picked(of.customer, 1)), level=1
        )
        for field in Field
    },
    "undo": lambda of, w: UndoDialog(w, of.desk, "everyday", (Done(of.customer, 1, 2),), level=1),
    "revisions": _revisions,
    "fields": _fields,
    "filter": lambda _of, w: FilterDialog(w, NO_FILTER, (OwnerChoice("Nguyễn Thị Hường", "huong"),), 2),
    "name": lambda _of, w: NameDialog(w, "Lưu tìm kiếm", 2, "đà nẵng"),
    "saved": _saved,
    "report": lambda of, w: KeepReportDialog(w, of.desk, of.project, BOTH, Period("", ""), "everyday"),
}


def wait_for(desk: Desk, seconds: float = 20.0) -> None:
    """Until everything asked was answered and laid out."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QApplication.processEvents()
        if not desk._running:
            break
        time.sleep(0.002)
    for _ in range(3):
        QApplication.processEvents()
