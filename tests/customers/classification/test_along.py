"""What else belongs to a customer goes up with them: documents in sealed files, entries that wait, kept reports."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.customers.actions import add_item, create_customer, edit_customer, edit_item
from app.customers.classification.actions import ask_level, clear_left_behind, decide_level, raise_level, withdraw_level
from app.customers.documents.actions import remove_document
from app.customers.documents.queries import document_text, list_documents
from app.customers.entry.model import Queue
from app.customers.entry.queries import list_entries
from app.customers.form import CustomerForm, ItemForm, ItemKind, Ref
from app.customers.queries import get_customer
from app.customers.revisions.actions import restore_customer
from app.customers.statistics.actions import save_report
from app.customers.statistics.model import Period
from app.customers.statistics.queries import list_reports
from app.errors import Problem
from app.vault.sealed_check import damaged_documents
from app.vault.sealed_file import SealedFiles
from tests.customers.classification.files import FIRST, LOW, MIDDLE, require_sound, to, traces
from tests.customers.documents.desk import added, pdf, sealed_paths, written
from tests.customers.entry.steps import FORM, corrected, entry_of, in_force, reviewed, verified
from tests.fixtures.entering import EntryOffice, entering, entry_template
from tests.fixtures.vault import PASSPHRASES, Office

__all__ = ["entering", "entry_template"]


def test_documents_go_along_and_their_files_stay_whole(office: Office, tmp_path: Path) -> None:
    lan = office.sign_in("lan")
    customer = create_customer(lan, office.project, FIRST)
    kept = added(lan, customer, written(tmp_path, "bao-gia.pdf", pdf("Giá riêng cho Hồng Đào")))
    gone = added(lan, customer, written(tmp_path, "cu.pdf", pdf("Bản cũ")))
    remove_document(lan, gone, 1)
    files = sealed_paths(office)
    now = raise_level(lan, customer, to(MIDDLE), 1)
    (row,) = list_documents(lan, now)
    assert (row.ref, row.name) == (Ref(office.project, MIDDLE, kept.rid), "bao-gia.pdf")
    assert "Hồng Đào" in document_text(lan, row.ref)
    quan = office.sign_in("quan")
    clear_left_behind(quan, office.project, PASSPHRASES["quan"], office.credential("ha"))
    assert sealed_paths(office) == files
    sealed = SealedFiles(quan.vault.folder, quan.vault.vault_id)
    for level in (LOW, MIDDLE):
        assert list(damaged_documents(sealed, quan.compartment(office.project, level))) == []
    assert traces(quan, now, LOW) == []
    assert "Hồng Đào" in document_text(quan, row.ref)
    require_sound(quan)


def test_a_kept_report_goes_where_its_customers_are(office: Office) -> None:
    lan = office.sign_in("lan")
    customer = create_customer(lan, office.project, FIRST)
    period = Period("2026-11-01", "2026-11-30")
    save_report(lan, office.project, (LOW,), period, "Tháng mười một")
    now = raise_level(lan, customer, to(MIDDLE), 1)
    assert list_reports(office.sign_in("nam"), office.project) == ()
    (report,) = list_reports(lan, office.project)
    assert (report.ref.level, report.title) == (MIDDLE, "Tháng mười một")
    assert get_customer(lan, now).form.level == MIDDLE


def test_an_entry_that_waits_goes_along_and_comes_into_force_above(entering: EntryOffice) -> None:
    entering.steps_on()
    target = in_force(entering)
    corrected(entering, target, CustomerForm(FORM.name, FORM.code, ("0987654321",), FORM.email, FORM.tax_code))
    mai = entering.sign_in("mai")
    now = raise_level(mai, target, to(MIDDLE), get_customer(mai, target).rev)
    assert list_entries(entering.sign_in("tam"), entering.project, (LOW,), Queue.MINE).rows == ()
    reviewed(entering, now)
    assert verified(entering, now, {"phones": "0987 654 321"}).matched
    card = get_customer(mai, now)
    assert (card.form.phones, card.form.level, card.form.grounds is not None) == (("+84987654321",), MIDDLE, True)
    require_sound(mai)


def test_a_correction_that_waits_stops_a_lowering(entering: EntryOffice) -> None:
    entering.steps_on()
    target = in_force(entering)
    mai, quan = entering.sign_in("mai"), entering.sign_in("quan")
    up = raise_level(mai, target, to(MIDDLE), get_customer(mai, target).rev)
    request = ask_level(mai, up, to(LOW, "Hết hạn"), get_customer(mai, up).rev)
    corrected(entering, up, CustomerForm(FORM.name, FORM.code, ("0987654321",), level=MIDDLE))
    with pytest.raises(Problem, match=r"classification\.entry_open"):
        decide_level(quan, request, True, "", PASSPHRASES["quan"], get_customer(quan, up).rev)
    assert get_customer(mai, up).form.level == MIDDLE


def test_a_correction_of_an_item_that_waits_keeps_it_from_coming_down(entering: EntryOffice) -> None:
    """Else the entry would stay above without its item: one that is urgent could never be verified any more."""
    lan, quan = entering.sign_in("mai"), entering.sign_in("quan")
    customer = create_customer(lan, entering.project, CustomerForm("Cao", level=MIDDLE))
    form = ItemForm(customer, ItemKind.DEALING, MIDDLE, "Hợp đồng khung", amount=5)
    item = add_item(lan, form)
    entering.steps_on()
    thu = entering.sign_in("thu")
    edit_item(thu, item, replace(form, amount=7), 1)
    along, alone = to(LOW, "Hết hạn", with_items=True), to(LOW, "Hết hạn")
    request = ask_level(thu, customer, along, 1)
    with pytest.raises(Problem, match=r"classification\.entry_open"):
        decide_level(quan, request, True, "", PASSPHRASES["quan"], 1)
    assert get_customer(thu, customer).form.level == MIDDLE
    require_sound(quan)
    withdraw_level(thu, request)
    now = decide_level(quan, ask_level(thu, customer, alone, 1), True, "", PASSPHRASES["quan"], 1)
    assert entry_of(thu, item).target == item
    assert [one.form.customer for one in get_customer(thu, now).items] == [now]


def test_an_old_revision_brought_back_keeps_the_level(office: Office) -> None:
    lan = office.sign_in("lan")
    customer = create_customer(lan, office.project, FIRST)
    edit_customer(lan, customer, CustomerForm("Tên mới"), 1)
    now = raise_level(lan, customer, to(MIDDLE), 2)
    restore_customer(lan, now, 1, 3)
    card = get_customer(lan, now)
    assert (card.form.name, card.form.level) == (FIRST.name, MIDDLE)
    require_sound(lan)
