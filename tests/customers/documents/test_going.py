"""When the customer goes their documents go with them; when a colleague goes they stay; the check finds the damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.access.level import Level
from app.archive.queries import verify_vault
from app.customers.classification.actions import raise_level
from app.customers.classification.model import LevelForm
from app.customers.documents.actions import add_document, remove_document, restore_document
from app.customers.documents.queries import list_documents, view_document
from app.customers.model import Ref
from app.customers.search.actions import save_search
from app.customers.search.model import KeptSearch
from app.destruction import queries
from app.errors import Problem
from app.people.actions import leave_person
from app.people.model import LeaveReason
from app.vault.rewrite import resume
from tests.customers.documents.desk import HIGH, LOW, MIDDLE, added, customer, leftovers, pdf, sealed_paths, written
from tests.destruction.desk import Desk, approved
from tests.destruction.test_actions import everything_in
from tests.fixtures.papers import text_of
from tests.fixtures.vault import PASSPHRASES, Office


class PowerCutError(Exception):
    """Nothing after it is done."""


@pytest.fixture
def desk(office: Office, tmp_path: Path) -> Desk:
    """A customer to destroy with three documents on two levels, one of them removed; another customer with one."""

    def with_documents(goes: Ref, stays: Ref) -> None:
        long = office.sign_in("long", "top_secret")
        added(long, goes, written(tmp_path, "hợp đồng Hồng Đào.pdf", pdf("Hồng Đào ký", "giá sỉ riêng 12")))
        gone = added(long, goes, written(tmp_path, "bản nháp.txt", "chữ chỉ có ở đây".encode()))
        remove_document(long, gone, 1)
        added(long, goes, written(tmp_path, "mật.txt", "điều khoản không ai biết".encode()), HIGH)
        added(long, stays, written(tmp_path, "ở lại.txt", "hồ sơ ở lại".encode()))
        long.close()

    return approved(office, tmp_path, with_documents)


def test_the_sealed_files_of_a_destroyed_customer_go_and_no_others(desk: Desk) -> None:
    upstairs = desk.upstairs()
    (order,) = queries.list_orders(upstairs, desk.office.project)
    scope = {level: documents for level, _, documents in queries.get_order(upstairs, order.ref).scope}
    assert (scope[LOW], scope[HIGH]) == (4, 1)  # two documents, one of them removed, beside two scans
    assert len(sealed_paths(desk.office)) == 4
    certificate = desk.execute(upstairs)
    (left,) = sealed_paths(desk.office)
    assert [row.name for row in list_documents(upstairs, desk.stays)] == ["ở lại.txt"]
    assert [row.fault for row in list_documents(upstairs, desk.stays)] == [""]
    after = everything_in(upstairs, desk.office.project).casefold()
    for trace in ("hồng đào ký", "chữ chỉ có ở đây", "không ai biết", "ban nhap", "khong ai"):
        assert trace not in after, trace
    assert left.name in after
    assert "Hồng Đào" not in text_of(certificate.pdf)
    assert upstairs.vault.directory.intents() == []


def test_they_go_as_well_where_a_kept_search_names_the_customer(desk: Desk) -> None:
    lan = desk.office.sign_in("lan")
    save_search(lan, desk.office.project, KeptSearch("Của tôi", "Tran thi hong dao", (LOW,)))
    lan.close()
    desk.execute(desk.upstairs())
    assert len(sealed_paths(desk.office)) == 1


def test_words_that_only_the_list_of_another_document_puts_side_by_side_are_no_trace(
    desk: Desk, tmp_path: Path
) -> None:
    lan = desk.office.sign_in("lan")
    # The list keeps each word once: "gui don hang". "Đơn hàng" is what a dealing of the destroyed is called.
    added(lan, desk.stays, written(tmp_path, "khác.txt", "gửi đơn gửi hàng".encode()))
    lan.close()
    desk.execute(desk.upstairs())
    assert len(sealed_paths(desk.office)) == 2


@pytest.mark.parametrize(("step", "files"), [("placed", 4), ("switched", 1)])
def test_stopped_before_the_switch_all_files_stay_and_after_it_they_go(desk: Desk, step: str, files: int) -> None:
    upstairs = desk.upstairs()

    def checkpoint(name: str) -> None:
        if name == step:
            raise PowerCutError

    with pytest.raises(PowerCutError):
        desk.execute(upstairs, checkpoint)
    resume(upstairs.vault, upstairs.now())
    assert len(sealed_paths(desk.office)) == files
    desk.execute(upstairs)
    assert len(sealed_paths(desk.office)) == 1


def test_a_colleague_who_leaves_takes_no_document_along(office: Office, tmp_path: Path) -> None:
    long = office.sign_in("long")
    owner = customer(office, long)
    ref = added(long, owner, written(tmp_path, "a.pdf", pdf("một")), MIDDLE)
    long.close()
    before = {path: path.read_bytes() for path in sealed_paths(office)}
    quan = office.sign_in("quan", "top_secret")
    leave_person(quan, office.people["lan"], LeaveReason.RESIGNED, "nghỉ", PASSPHRASES["quan"], office.credential("ha"))
    quan.close()
    assert {path: path.read_bytes() for path in sealed_paths(office)} == before
    again = office.sign_in("long")
    assert view_document(again, ref, 0, 200).png.startswith(b"\x89PNG")


def test_a_customer_who_is_raised_takes_the_documents_along(office: Office, tmp_path: Path) -> None:
    lan = office.sign_in("lan")
    owner = customer(office, lan)
    added(lan, owner, written(tmp_path, "a.pdf", pdf("một")))
    up = raise_level(lan, owner, LevelForm(MIDDLE, "quan trọng hơn", "2027-06-01"), 1)
    (row,) = list_documents(lan, up)
    assert (row.level, row.customer, row.fault) == (MIDDLE, up, "")
    assert view_document(lan, row.ref, 0, 200).png.startswith(b"\x89PNG")
    lan.close()
    nam = office.sign_in("nam")
    with pytest.raises(Problem, match=r"customers\.not_found"):
        list_documents(nam, owner)
    answer = add_document(nam, customer(office, nam, "Khác"), LOW, str(tmp_path / "a.pdf"))
    assert answer.twins == ()


def test_the_check_names_what_is_damaged_to_whoever_holds_the_key(office: Office, tmp_path: Path) -> None:
    quan = office.sign_in("quan", "top_secret")
    owner = customer(office, quan)
    names = {"một.txt": LOW, "hai.txt": LOW, "ba.txt": HIGH, "bốn.txt": HIGH}
    paths: dict[str, Path] = {}
    for name, level in names.items():
        known = set(sealed_paths(office))
        added(quan, owner, written(tmp_path, name, name.encode()), level)
        (paths[name],) = set(sealed_paths(office)) - known
    told: list[int] = []
    assert verify_vault(quan, lambda done, _total: told.append(done)).whole
    assert told == sorted(told)
    raw = paths["hai.txt"].read_bytes()
    paths["hai.txt"].write_bytes(raw[:5000] + bytes([raw[5000] ^ 1]) + raw[5001:])
    paths["ba.txt"].unlink()
    health = verify_vault(quan)
    assert not health.whole
    lines = {line.name: (line.level, line.faults) for line in health.lines if line.what == "archive.document"}
    assert lines == {"hai.txt": (1, ("documents.damaged",)), "ba.txt": (3, ("documents.missing",))}
    quan.close()
    downstairs = office.sign_in("quan")
    assert [line.name for line in verify_vault(downstairs).lines if line.what == "archive.document"] == ["hai.txt"]
    downstairs.close()
    admin = office.sign_in("minh")
    assert [line for line in verify_vault(admin).lines if line.what == "archive.document"] == []


def test_removed_documents_are_checked_too(office: Office, tmp_path: Path) -> None:
    quan = office.sign_in("quan")
    ref = added(quan, customer(office, quan), written(tmp_path, "a.txt", b"a"))
    remove_document(quan, ref, 1)
    assert verify_vault(quan).whole
    sealed_paths(office)[0].unlink()
    assert [line.name for line in verify_vault(quan).lines if line.faults] == ["a.txt"]


def test_where_keys_are_owed_nothing_is_taken_in(office: Office, tmp_path: Path) -> None:
    lan = office.sign_in("lan")
    owner = customer(office, lan)
    lan.vault.roster.owed.add(lan.compartment(office.project, LOW).cid)
    with pytest.raises(Problem, match=r"session\.rekey_owed"):
        add_document(lan, owner, Level.CONFIDENTIAL, written(tmp_path, "a.txt", b"a"))
    assert (sealed_paths(office), leftovers(office), lan.vault.directory.intents()) == ([], [], [])


def test_a_document_left_below_does_not_come_back_without_its_customer(office: Office, tmp_path: Path) -> None:
    lan = office.sign_in("lan")
    owner = customer(office, lan)
    added(lan, owner, written(tmp_path, "Thư.pdf", pdf("Thư")))
    (row,) = list_documents(lan, owner)
    raise_level(lan, owner, LevelForm(MIDDLE, "quan trọng hơn", "2027-06-01"), 1)
    left = lan.compartment(office.project, LOW).get(row.ref.rid)
    assert left is not None
    assert left.op == "D"
    with pytest.raises(Problem, match=r"customers\.not_found"):
        restore_document(lan, row.ref, left.rev)
    assert lan.compartment(office.project, LOW).get(row.ref.rid) == left
