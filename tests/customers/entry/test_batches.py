"""Batches: what one import entered is reviewed together, and verified by a sample that the program draws."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.access.event import Event
from app.customers.actions import create_customer
from app.customers.entry import batches
from app.customers.entry.actions import (
    amend_entry,
    confirm_batch,
    enter_batch_again,
    return_batch,
    return_entry,
    review_batch,
    verify_entry,
    withdraw_batch,
    withdraw_entry,
)
from app.customers.entry.model import BatchRow, EntryRow, Queue, Step
from app.customers.entry.queries import get_entry, list_entries
from app.customers.form import CustomerForm
from app.customers.intake import actions as intake
from app.customers.intake.actions import import_customers, undo_import
from app.customers.intake.model import Act, ImportChoices, Taken
from app.customers.intake.queries import list_imports, look_at_import, preview_import
from app.customers.queries import get_customer, list_customers
from app.errors import Cancelled, Problem, Refused
from app.session.door import Session
from app.vault.check import check_compartment
from tests.customers.entry.steps import LOW, MIDDLE, SOURCE, told
from tests.fixtures.entering import EntryOffice
from tests.fixtures.settling import settles

ROWS = 20


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    rows = [f"Khách {number:02d},KH{number:02d},09012345{number:02d},bí mật" for number in range(ROWS)]
    path.write_text(
        "\n".join(["Tên khách hàng,Mã khách hàng,Điện thoại,Cấp mật", *rows, "Riêng,KH99,,cơ mật"]), "utf-8"
    )
    return path


def taken_in(office: EntryOffice, sheet: Path) -> BatchRow:
    """The list imported by Thu; the batch of bí mật as the reviewer sees it."""
    office.steps_on()
    thu = office.sign_in("thu")
    choices = ImportChoices(LOW)
    preview = preview_import(thu, office.project, str(sheet), choices)
    import_customers(thu, office.project, preview, str(sheet), choices)
    return of(office, "mai", Queue.REVIEW)


def of(office: EntryOffice, who: str, which: Queue) -> BatchRow:
    """The one batch of bí mật in a queue."""
    (batch,) = [one for one in page(office.sign_in(who), office, which) if one.level == LOW]
    return batch


def page(session: Session, office: EntryOffice, which: Queue) -> tuple[BatchRow, ...]:
    return list_entries(session, office.project, (LOW, MIDDLE), which).batches


def sample(office: EntryOffice, batch: BatchRow) -> tuple[EntryRow, ...]:
    """What the verifier is shown of a batch."""
    return list_entries(office.sign_in("hung"), office.project, (LOW,), Queue.VERIFY, batch.batch).rows


def check(office: EntryOffice, row: EntryRow, phones: str | None = None) -> bool:
    hung = office.sign_in("hung")
    view = get_entry(hung, row.ref)
    right = f"09012345{row.title[-2:]}"
    typed = {"phones": right if phones is None else phones, "tax_code": ""}
    return verify_entry(hung, row.ref, typed, SOURCE, view.rev).matched


def reviewed(office: EntryOffice, batch: BatchRow) -> BatchRow:
    review_batch(office.sign_in("mai"), office.project, LOW, batch.batch, batch.count)
    return of(office, "hung", Queue.VERIFY)


def customers(office: EntryOffice) -> list[str]:
    return [row.name for row in list_customers(office.sign_in("thu"), office.project, (LOW, MIDDLE)).rows]


def test_an_import_enters_batches_level_by_level(entering: EntryOffice, sheet: Path) -> None:
    batch = taken_in(entering, sheet)
    assert (batch.count, batch.step, batch.entered.by, batch.may) == (ROWS, Step.ENTERED, "Vũ Thị Thu", True)
    assert {(one.level, one.count) for one in page(entering.sign_in("mai"), entering, Queue.REVIEW)} == {
        (LOW, ROWS), (MIDDLE, 1),
    }  # fmt: skip
    assert customers(entering) == []
    assert entering.sign_in("thu").vault.directory.intents() == []


def test_an_import_is_taken_back_before_anybody_looked_at_it(entering: EntryOffice, sheet: Path) -> None:
    taken_in(entering, sheet)
    thu = entering.sign_in("thu")
    (imported,) = list_imports(thu, entering.project)
    assert undo_import(thu, entering.project, imported.batch) == Taken(ROWS + 1, 0, 0, 0)
    assert page(entering.sign_in("mai"), entering, Queue.REVIEW) == ()
    for level in (LOW, MIDDLE):
        assert check_compartment(thu.compartment(entering.project, level), thu.vault.roster.public_key_of) == []


def test_what_was_reviewed_since_stays_when_an_import_is_taken_back(entering: EntryOffice, sheet: Path) -> None:
    waiting = reviewed(entering, taken_in(entering, sheet))
    thu = entering.sign_in("thu")
    assert undo_import(thu, entering.project, waiting.batch) == Taken(1, 0, ROWS, 0)
    assert of(entering, "hung", Queue.VERIFY).count == ROWS


def test_a_merge_of_an_import_becomes_an_entry_of_its_own(entering: EntryOffice, tmp_path: Path) -> None:
    thu = entering.sign_in("thu")
    known = create_customer(thu, entering.project, CustomerForm("An", "K1"))
    entering.steps_on()
    path, choices = tmp_path / "gop.csv", ImportChoices(LOW, sure=Act.MERGE)
    path.write_text("Mã KH;Tên khách hàng;Ghi chú\nK1;An;Mới\n", "utf-8")
    thu = entering.sign_in("thu")
    preview = preview_import(thu, entering.project, str(path), choices)
    result = import_customers(thu, entering.project, preview, str(path), choices)
    assert (result.added, result.merged, result.waits) == (0, 1, True)
    assert get_customer(thu, known).form.note == ""
    again = preview_import(thu, entering.project, str(path), choices)
    with pytest.raises(Problem, match=r"intake\.already_open"):
        import_customers(thu, entering.project, again, str(path), choices)
    assert undo_import(thu, entering.project, result.batch) == Taken(1, 0, 0, 0)


def test_one_person_takes_no_merge_back_that_is_in_force_where_three_are_asked(
    entering: EntryOffice, tmp_path: Path
) -> None:
    thu = entering.sign_in("thu")
    known = create_customer(thu, entering.project, CustomerForm("An", "K1"))
    path, choices = tmp_path / "gop.csv", ImportChoices(LOW, sure=Act.MERGE)
    path.write_text("Mã KH;Tên khách hàng;Ghi chú\nK1;An;Mới\n", "utf-8")
    preview = preview_import(thu, entering.project, str(path), choices)
    result = import_customers(thu, entering.project, preview, str(path), choices)
    entering.steps_on()
    assert look_at_import(thu, entering.project, result.batch) == Taken(0, 0, 1, 0)
    assert undo_import(thu, entering.project, result.batch) == Taken(0, 0, 1, 0)
    assert get_customer(thu, known).form.note == "Mới"


def test_a_batch_comes_into_force_by_its_sample(entering: EntryOffice, sheet: Path) -> None:
    waiting = reviewed(entering, taken_in(entering, sheet))
    drawn = sample(entering, waiting)
    assert (waiting.sample, waiting.checked, len(drawn)) == (5, 0, 5)
    hung = entering.sign_in("hung")
    for done, row in enumerate(drawn):
        with pytest.raises(Problem, match=r"entry\.sample_left"):
            confirm_batch(hung, entering.project, LOW, waiting.batch, waiting.count)
        assert check(entering, row)
        assert of(entering, "hung", Queue.VERIFY).checked == done + 1
    assert customers(entering) == []
    seen: list[tuple[int, int]] = []
    confirm_batch(hung, entering.project, LOW, waiting.batch, ROWS, progress=lambda *many: seen.append(many))
    assert len(customers(entering)) == ROWS
    assert seen[-1] == (ROWS, ROWS)
    checked_one = drawn[0].target
    other = next(row.ref for row in list_customers(hung, entering.project, (LOW,)).rows
                 if row.ref not in {one.target for one in drawn})  # fmt: skip
    direct, by_sample = (get_customer(hung, ref).trust.verified for ref in (checked_one, other))
    assert direct is not None
    assert by_sample is not None
    assert (direct.sample, by_sample.sample, by_sample.source) == ((0, 0), (5, ROWS), SOURCE)
    compartment = hung.compartment(entering.project, LOW)
    assert check_compartment(compartment, hung.vault.roster.public_key_of) == []


def test_one_difference_returns_the_whole_batch(entering: EntryOffice, sheet: Path) -> None:
    waiting = reviewed(entering, taken_in(entering, sheet))
    first, second, *_ = sample(entering, waiting)
    assert check(entering, first)
    assert not check(entering, second, "0901234599")
    thu = entering.sign_in("thu")
    back = of(entering, "thu", Queue.RETURNED)
    assert (back.count, back.step, back.sample) == (ROWS, Step.RETURNED, 0)
    assert page(entering.sign_in("hung"), entering, Queue.VERIFY) == ()
    listed = get_entry(entering.sign_in("mai"), second.ref)
    assert [(one.field, one.typed) for one in listed.discrepancies] == [("phones", "0901234599")]
    view = get_entry(thu, second.ref)
    assert view.form is not None
    amend_entry(thu, second.ref, replace(view.form, note="đã xem lại"), 0, view.rev)
    enter_batch_again(thu, entering.project, LOW, back.batch, ROWS - 1)
    again = reviewed(entering, of(entering, "mai", Queue.REVIEW))
    assert (again.count, again.sample, again.checked) == (ROWS, 5, 0)


def test_sending_one_back_returns_the_whole_batch(entering: EntryOffice, sheet: Path) -> None:
    """Else a verifier sends back all of the sample but one, and that one stands for the batch."""
    waiting = reviewed(entering, taken_in(entering, sheet))
    first, *_ = sample(entering, waiting)
    hung = entering.sign_in("hung")
    return_entry(hung, first.ref, {"": "không rõ"}, get_entry(hung, first.ref).rev)
    assert page(entering.sign_in("hung"), entering, Queue.VERIFY) == ()
    back = of(entering, "thu", Queue.RETURNED)
    assert (back.count, back.sample) == (ROWS, 0)
    assert get_entry(entering.sign_in("thu"), first.ref).remark == "không rõ"


def test_a_sample_of_which_too_much_was_given_up_stands_for_nothing(entering: EntryOffice, sheet: Path) -> None:
    """Else a manager gives up all of the sample but one, and that one stands for the batch."""
    waiting = reviewed(entering, taken_in(entering, sheet))
    hung, quan = entering.sign_in("hung"), entering.sign_in("quan")
    first, *others = sample(entering, waiting)
    assert check(entering, first)
    for row in others:
        withdraw_entry(quan, row.ref, get_entry(quan, row.ref).rev)
    left = of(entering, "hung", Queue.VERIFY)
    assert (left.sample, left.checked) == (1, 1)
    with pytest.raises(Problem, match=r"entry\.sample_shrunk"):
        confirm_batch(hung, entering.project, LOW, left.batch, left.count)
    return_batch(hung, entering.project, LOW, left.batch, Step.REVIEWED, left.count, "mẫu không còn đủ")
    enter_batch_again(entering.sign_in("thu"), entering.project, LOW, left.batch, left.count)
    again = reviewed(entering, of(entering, "mai", Queue.REVIEW))
    assert all(check(entering, row) for row in sample(entering, again))
    confirm_batch(hung, entering.project, LOW, again.batch, again.count)
    assert len(customers(entering)) == ROWS - len(others)


def test_the_sample_is_drawn_anew_each_time(entering: EntryOffice, sheet: Path) -> None:
    """Whoever enters cannot know which of theirs will be looked at: 1 in 15504 that this fails."""
    waiting = reviewed(entering, taken_in(entering, sheet))
    draws = {frozenset(row.title for row in sample(entering, waiting))}
    for _ in range(2):
        return_batch(entering.sign_in("hung"), entering.project, LOW, waiting.batch, Step.REVIEWED, ROWS, "lại")
        enter_batch_again(entering.sign_in("thu"), entering.project, LOW, waiting.batch, ROWS)
        waiting = reviewed(entering, of(entering, "mai", Queue.REVIEW))
        draws.add(frozenset(row.title for row in sample(entering, waiting)))
    assert len(draws) > 1


def test_who_may_do_what_with_a_batch(entering: EntryOffice, sheet: Path) -> None:
    batch = taken_in(entering, sheet)
    place = (entering.project, LOW, batch.batch)
    with pytest.raises(Refused, match=r"session\.not_your_duty"):
        review_batch(entering.sign_in("thu"), *place, ROWS)
    with pytest.raises(Refused, match=r"session\.not_your_duty"):
        return_batch(entering.sign_in("hung"), *place, Step.ENTERED, ROWS, "không")
    with pytest.raises(Refused, match=r"entry\.not_yours"):
        withdraw_batch(entering.sign_in("tam"), *place, Step.ENTERED, ROWS)
    with pytest.raises(Problem, match=r"vault\.changed_meanwhile"):
        review_batch(entering.sign_in("mai"), *place, ROWS - 1)
    with pytest.raises(Problem, match=r"entry\.remark_missing"):
        return_batch(entering.sign_in("mai"), *place, Step.ENTERED, ROWS, " ")
    reviewed(entering, batch)
    with pytest.raises(Refused, match=r"session\.not_your_duty"):
        confirm_batch(entering.sign_in("mai"), *place, ROWS)
    refusals = [one for one in told(entering) if one.outcome.startswith(("session.not", "entry.not_yours"))]
    assert [one.rid for one in refusals] == [batch.batch] * 4


def test_a_batch_is_withdrawn_whole(entering: EntryOffice, sheet: Path) -> None:
    batch = taken_in(entering, sheet)
    withdraw_batch(entering.sign_in("thu"), entering.project, LOW, batch.batch, Step.ENTERED, ROWS)
    assert [one.level for one in page(entering.sign_in("thu"), entering, Queue.MINE)] == [MIDDLE]
    low = entering.sign_in("thu").compartment(entering.project, LOW)
    assert "Khách" not in "".join(str(record.body) for record in low.of_kind("entry"))


def test_cancelling_half_way_changes_nothing(
    entering: EntryOffice, sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "_TOLD_EVERY", 5)
    batch = taken_in(entering, sheet)

    def stop(done: int, _total: int) -> None:
        if done == 10:
            raise Cancelled

    with pytest.raises(Cancelled):
        review_batch(entering.sign_in("mai"), entering.project, LOW, batch.batch, ROWS, progress=stop)
    assert of(entering, "mai", Queue.REVIEW).count == ROWS
    assert page(entering.sign_in("hung"), entering, Queue.VERIFY) == ()


def test_an_import_cut_off_between_two_levels_leaves_no_entries(
    entering: EntryOffice, sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entering.steps_on()
    thu = entering.sign_in("thu")
    preview = preview_import(thu, entering.project, str(sheet), ImportChoices(LOW))
    real = type(thu).change

    def change(self: Session, event: Event, subject: object) -> object:
        if getattr(subject, "level", None) == MIDDLE and event is Event.CUSTOMER_IMPORT:
            raise Problem("vault.disk_full")
        return real(self, event, subject)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(type(thu), "change", change)
        patch.setattr(intake, "_take_back", lambda *_, **__: (_ for _ in ()).throw(Problem("vault.disk_full")))
        with pytest.raises(Problem, match=r"vault\.disk_full"):
            import_customers(thu, entering.project, preview, str(sheet), ImportChoices(LOW))
    assert of(entering, "thu", Queue.MINE).count == ROWS
    assert settles(intake.undo_interrupted_imports)
    assert page(entering.sign_in("mai"), entering, Queue.REVIEW) == ()  # signing in took them back
    assert page(thu, entering, Queue.MINE) == ()
