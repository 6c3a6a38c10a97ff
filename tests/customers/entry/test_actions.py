"""Entry, review, verification on a real vault: what is in force when, who is refused, what is seen meanwhile."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.access.event import Event
from app.clock import DAY
from app.customers.actions import add_item, create_customer, edit_customer, edit_item
from app.customers.entry.actions import (
    amend_entry,
    apply_urgently,
    return_entry,
    review_entry,
    set_critical_fields,
    verify_entry,
    withdraw_entry,
)
from app.customers.entry.model import Queue, Step
from app.customers.entry.queries import get_entry, list_entries, open_entry_about
from app.customers.form import CustomerForm, ItemForm, ItemKind, Ref
from app.customers.items.actions import move_item
from app.customers.items.kinds import Stage
from app.customers.queries import customer_history, get_customer, list_customers
from app.customers.rules.actions import save_fields
from app.customers.rules.model import CustomField, FieldType
from app.customers.rules.model import Target as RulesTarget
from app.destruction.scope import members
from app.errors import Problem, Refused
from app.release import store as release
from app.session.door import Session
from app.vault.change import Change
from app.vault.check import check_compartment
from tests.customers.entry.steps import (
    FORM,
    LOW,
    MIDDLE,
    SOURCE,
    TYPED,
    corrected,
    entered,
    entry_of,
    in_force,
    look,
    queue,
    reviewed,
    told,
    verified,
)
from tests.fixtures.entering import EntryOffice


def shown(session: Session, office: EntryOffice, text: str = "") -> list[str]:
    return [row.name for row in list_customers(session, office.project, session.levels(office.project), text).rows]


def test_without_the_steps_what_is_saved_is_in_force_and_was_never_compared(entering: EntryOffice) -> None:
    target = entered(entering)
    card = get_customer(entering.sign_in("thu"), target)
    assert card.form.name == FORM.name
    assert card.trust.verified is None
    assert open_entry_about(entering.sign_in("thu"), target) is None


def test_three_persons_put_a_customer_in_force(entering: EntryOffice) -> None:
    entering.steps_on()
    target = entered(entering)
    reviewed(entering, target)
    checked = verified(entering, target)
    assert (checked.matched, checked.target) == (True, target)
    card = get_customer(entering.sign_in("thu"), target)
    mark = card.trust.verified
    assert card.form == replace(FORM, phones=("+84912345678",))
    assert (card.created_by, card.updated_by) == ("Vũ Thị Thu", "Vũ Thị Thu")  # whose words they are
    assert customer_history(entering.sign_in("thu"), target)[0].by == "Vũ Thị Thu"
    assert mark is not None
    assert (mark.entered, mark.reviewed, mark.by, mark.source) == (
        "Vũ Thị Thu", "Ngô Phương Mai", "Đinh Quốc Hùng", SOURCE,
    )  # fmt: skip
    assert (mark.current, mark.at, mark.sample) == (True, entering.clock.now(), (0, 0))
    events = [Event.ENTRY_SUBMIT, Event.ENTRY_REVIEW, Event.ENTRY_VERIFY]
    assert [one.event for one in told(entering) if one.event in set(events)] == events


def test_nothing_of_an_entry_shows_before_it_is_verified(entering: EntryOffice) -> None:
    entering.steps_on()
    target = entered(entering)
    for step in (lambda: None, lambda: reviewed(entering, target)):
        step()
        for who in ("thu", "tam", "mai", "hung", "quan"):
            session = entering.sign_in(who)
            assert (
                shown(session, entering) == shown(session, entering, "Bưởi") == shown(session, entering, "0912") == []
            )
            for ask in (get_customer, customer_history):
                with pytest.raises(Problem, match=r"customers\.not_found"):
                    ask(session, target)
            with pytest.raises(Problem, match=r"(release|customers)\."):
                release.pieces(session, target, ("name",), ())
        low = entering.sign_in("thu").compartment(entering.project, LOW)
        assert low.of_kind("customer") == []
        assert low.rows("SELECT count(*) FROM customer_words WHERE customer_words MATCH 'buoi*'") == [(0,)]


def test_an_entry_belongs_to_the_customer_that_it_proposes(entering: EntryOffice) -> None:
    entering.steps_on()
    target = entered(entering)
    session = entering.sign_in("thu")
    assert members(session.compartment(entering.project, LOW), target.rid) == {entry_of(session, target).ref.rid}


def test_data_stands_once_when_it_is_in_force(entering: EntryOffice) -> None:
    entering.steps_on()
    target = in_force(entering)
    low = entering.sign_in("thu").compartment(entering.project, LOW)
    (entry,) = low.of_kind("entry")
    assert entry.body["step"] == Step.VERIFIED
    assert "Bưởi" not in str(entry.body)
    assert low.get(target.rid) is not None
    assert check_compartment(low, entering.sign_in("thu").vault.roster.public_key_of) == []


def test_the_verifier_is_never_handed_what_is_to_be_typed(entering: EntryOffice) -> None:
    entering.steps_on()
    target = entered(entering)
    reviewed(entering, target)
    view = look(entering.sign_in("hung"), target)
    assert view.retype == ("phones", "tax_code")
    for secret in ("912", "0100109106"):
        assert secret not in repr(view)
    assert {field.field for field in view.fields if field.hidden} == {"phones", "tax_code"}
    assert {field.field: field.after for field in view.fields}["name"] == FORM.name


def test_a_difference_sends_it_back_with_a_list_for_the_reviewer_alone(entering: EntryOffice) -> None:
    entering.steps_on()
    target = entered(entering)
    reviewed(entering, target)
    wrong = verified(entering, target, {**TYPED, "tax_code": "0301234562"})
    assert (wrong.matched, wrong.wrong) == (False, ("tax_code",))
    mai, thu = look(entering.sign_in("mai"), target), look(entering.sign_in("thu"), target)
    assert [(one.field, one.entered, one.typed) for one in mai.discrepancies] == [
        ("tax_code", "0100109106", "0301234562")
    ]
    assert mai.found_by == "Đinh Quốc Hùng"
    assert [(one.field, one.entered, one.typed) for one in thu.discrepancies] == [("tax_code", "", "")]
    assert thu.row.step is Step.RETURNED
    with pytest.raises(Problem, match=r"entry\.not_found"):
        get_entry(entering.sign_in("hung"), mai.row.ref)  # no second guess
    assert Event.ENTRY_MISMATCH in {one.event for one in told(entering)}
    amended(entering, target, replace(FORM, tax_code="0301234562", note="sửa"))
    reviewed(entering, target)
    assert not verified(entering, target).matched


def amended(office: EntryOffice, target: Ref, form: CustomerForm, who: str = "thu") -> None:
    session = office.sign_in(who)
    view = look(session, target)
    amend_entry(session, view.row.ref, form, view.base, view.rev)


def test_returned_with_remarks_amended_and_sent_again(entering: EntryOffice) -> None:
    entering.steps_on()
    target = entered(entering)
    mai = entering.sign_in("mai")
    view = look(mai, target)
    with pytest.raises(Problem, match=r"entry\.remark_missing"):
        return_entry(mai, view.row.ref, {"name": "  "}, view.rev)
    with pytest.raises(Problem, match=r"entry\.text_too_long"):
        return_entry(mai, view.row.ref, {"": "x" * 1001}, view.rev)
    return_entry(mai, view.row.ref, {"address": "thiếu phường", "": "xem lại"}, view.rev)
    thu = entering.sign_in("thu")
    assert queue(thu, Queue.RETURNED) == [FORM.name]
    back = look(thu, target)
    assert (back.remark, {field.field: field.remark for field in back.fields}["address"]) == ("xem lại", "thiếu phường")
    assert back.form == replace(FORM, phones=("+84912345678",))
    amended(entering, target, replace(FORM, address="12 Hàng Bông, Hoàn Kiếm"))
    assert look(thu, target).remark == ""
    reviewed(entering, target)
    assert verified(entering, target).matched
    assert get_customer(thu, target).form.address == "12 Hàng Bông, Hoàn Kiếm"


def test_nobody_handles_two_steps_and_each_refusal_is_on_record(entering: EntryOffice) -> None:
    entering.steps_on()
    target = entered(entering, who="mai")  # a data-entry manager may enter
    mai = entering.sign_in("mai")
    view = look(mai, target)
    with pytest.raises(Refused, match=r"entry\.two_steps"):
        review_entry(mai, view.row.ref, view.rev)
    with pytest.raises(Refused, match=r"entry\.two_steps"):
        return_entry(mai, view.row.ref, {"": "không"}, view.rev)
    refused = [(one.event, one.outcome) for one in told(entering) if one.outcome == "entry.two_steps"]
    assert refused == [(Event.ENTRY_REVIEW, "entry.two_steps"), (Event.ENTRY_RETURN, "entry.two_steps")]
    assert look(mai, target).row.step is Step.ENTERED


@pytest.mark.parametrize("who", ["thu", "tam", "hung", "quan"])
def test_only_a_data_entry_manager_reviews(entering: EntryOffice, who: str) -> None:
    entering.steps_on()
    ref = look(entering.sign_in("mai"), entered(entering)).row.ref
    with pytest.raises(Refused, match=r"session\.not_your_duty"):
        review_entry(entering.sign_in(who), ref, 1)


@pytest.mark.parametrize("who", ["thu", "tam", "mai", "quan"])
def test_only_a_verifier_verifies_and_learns_what_differs(entering: EntryOffice, who: str) -> None:
    entering.steps_on()
    target = entered(entering)
    reviewed(entering, target)
    ref = look(entering.sign_in("hung"), target).row.ref
    for typed in (TYPED, {**TYPED, "phones": "1"}):
        with pytest.raises(Refused, match=r"session\.not_your_duty"):
            verify_entry(entering.sign_in(who), ref, typed, SOURCE, 2)
    assert look(entering.sign_in("mai"), target).row.step is Step.REVIEWED


def test_what_belongs_to_others_is_not_there(entering: EntryOffice) -> None:
    entering.steps_on()
    target = entered(entering)
    ref = look(entering.sign_in("thu"), target).row.ref
    tam, hung = entering.sign_in("tam"), entering.sign_in("hung")
    assert open_entry_about(tam, target) is None
    assert queue(tam, Queue.MINE) == queue(tam, Queue.REVIEW) == []
    for session in (tam, hung):  # the verifier, before it is reviewed
        with pytest.raises(Problem, match=r"entry\.not_found"):
            get_entry(session, ref)
    with pytest.raises(Refused, match=r"entry\.not_yours"):
        amend_entry(tam, ref, FORM, 0, 1)
    with pytest.raises(Refused, match=r"entry\.not_yours"):
        withdraw_entry(tam, ref, 1)


def test_an_entry_above_the_clearance_does_not_exist(entering: EntryOffice) -> None:
    entering.steps_on()
    target = entered(entering, replace(FORM, level=MIDDLE))
    tam = entering.sign_in("tam")
    assert dict(list_entries(tam, entering.project, (LOW,), Queue.MINE).counts)[Queue.MINE] == 0
    with pytest.raises(Refused, match=r"session\.beyond_clearance"):
        list_entries(tam, entering.project, (LOW, MIDDLE), Queue.MINE)
    ref = look(entering.sign_in("thu"), target).row.ref
    with pytest.raises(Problem, match=r"entry\.not_found"):
        get_entry(tam, Ref(entering.project, LOW, ref.rid))


def test_corrections_go_the_same_way(entering: EntryOffice) -> None:
    entering.steps_on()
    target = in_force(entering)
    corrected(entering, target, replace(FORM, phones=("0987654321",), note="đổi số"))
    thu = entering.sign_in("thu")
    assert get_customer(thu, target).form.phones == ("+84912345678",)
    with pytest.raises(Problem, match=r"entry\.already_open"):
        edit_customer(thu, target, replace(FORM, note="khác"), 1)
    reviewed(entering, target)
    view = look(entering.sign_in("hung"), target)
    assert view.retype == ("phones",)  # what it does not change was verified before
    assert verified(entering, target, {"phones": "0987 654 321"}).matched
    card = get_customer(thu, target)
    assert (card.rev, card.form.phones, card.form.note) == (2, ("+84987654321",), "đổi số")
    assert [change.field for change in customer_history(thu, target)[0].changes] == ["phones", "note"]
    with pytest.raises(Problem, match=r"entry\.nothing_changed"):
        edit_customer(thu, target, card.form, 2)
    with pytest.raises(Problem, match=r"vault\.changed_meanwhile"):
        edit_customer(thu, target, FORM, 1)


def test_what_a_verified_correction_changed_can_still_be_read(entering: EntryOffice) -> None:
    entering.steps_on()
    target = in_force(entering)
    for phone in ("0987654321", "0987654322"):
        corrected(entering, target, replace(FORM, phones=(phone,)))
        entry = entry_of(entering.sign_in("thu"), target).ref
        reviewed(entering, target)
        assert verified(entering, target, {"phones": phone}).matched
    view = get_entry(entering.sign_in("thu"), entry)
    assert view.row.step is Step.VERIFIED
    changed = {field.field: (field.before, field.after) for field in view.fields if field.changed}
    assert changed == {"phones": ("0987 654 321", "0987 654 322")}


def test_items_take_the_same_steps(entering: EntryOffice) -> None:
    entering.steps_on()
    customer = in_force(entering)
    item = add_item(entering.sign_in("thu"), ItemForm(customer, ItemKind.DEALING, MIDDLE, "Hợp đồng khung", amount=5))
    assert get_customer(entering.sign_in("mai"), customer).items == ()
    reviewed(entering, item)
    assert verified(entering, item, {}).matched
    (found,) = get_customer(entering.sign_in("thu"), customer).items
    assert (found.ref, found.title, found.amount) == (item, "Hợp đồng khung", 5)
    assert found.trust.verified is not None
    assert (found.trust.verified.by, found.trust.verified.current) == ("Đinh Quốc Hùng", True)
    assert get_customer(entering.sign_in("tam"), customer).items == ()


def test_what_changed_meanwhile_is_never_written_over(entering: EntryOffice) -> None:
    target = entered(entering)
    entering.steps_on()
    corrected(entering, target, replace(FORM, note="một"))
    reviewed(entering, target)
    compartment = entering.sign_in("thu").compartment(entering.project, LOW)
    record = compartment.get(target.rid)
    assert record is not None
    with compartment.change("test", entering.sign_in("thu").identity, entering.clock.now()) as change:
        change.put(target.rid, "customer", {**record.body, "note": "hai"}, base=1)
    assert look(entering.sign_in("mai"), target).stale
    with pytest.raises(Problem, match=r"entry\.base_changed"):
        verified(entering, target)
    hung = entering.sign_in("hung")
    view = look(hung, target)
    return_entry(hung, view.row.ref, {"": "hồ sơ đã đổi"}, view.rev)
    thu = entering.sign_in("thu")
    with pytest.raises(Problem, match=r"vault\.changed_meanwhile"):
        amend_entry(thu, view.row.ref, replace(FORM, note="ba"), 1, view.rev + 1)
    amended(entering, target, replace(FORM, note="ba"))
    reviewed(entering, target)
    assert verified(entering, target).matched
    assert get_customer(thu, target).form.note == "ba"


def test_an_act_on_what_moved_on_is_refused(entering: EntryOffice) -> None:
    entering.steps_on()
    target = entered(entering)
    mai, thu = entering.sign_in("mai"), entering.sign_in("thu")
    seen = look(mai, target)
    amended(entering, target, replace(FORM, note="vội"))
    with pytest.raises(Problem, match=r"vault\.changed_meanwhile"):
        review_entry(mai, seen.row.ref, seen.rev)
    withdraw_entry(thu, seen.row.ref, look(thu, target).rev)
    with pytest.raises(Problem, match=r"entry\.not_in_this_step"):
        review_entry(mai, seen.row.ref, seen.rev)
    assert queue(thu, Queue.MINE) == []


def test_an_urgent_correction_is_in_force_marked_and_verified_afterwards(entering: EntryOffice) -> None:
    entering.steps_on()
    target = in_force(entering)
    corrected(entering, target, replace(FORM, phones=("0987654321",)))
    quan = entering.sign_in("quan")
    view = look(quan, target)
    with pytest.raises(Problem, match=r"entry\.reason_missing"):
        apply_urgently(quan, view.row.ref, " ", view.rev)
    with pytest.raises(Refused, match=r"session\.not_your_duty"):
        apply_urgently(entering.sign_in("mai"), view.row.ref, "gấp", view.rev)
    apply_urgently(quan, view.row.ref, "khách đổi số, giao hàng hôm nay", view.rev)
    card = get_customer(quan, target)
    assert (card.form.phones, card.trust.urgent) == (("+84987654321",), True)
    assert card.trust.verified is not None
    assert not card.trust.verified.current
    hung = entering.sign_in("hung")
    assert queue(hung, Queue.VERIFY) == [FORM.name]
    assert not entry_of(hung, target).overdue
    waiting = look(hung, target)
    assert (waiting.row.urgent, waiting.retype, waiting.reason) == (
        True,
        ("phones",),
        "khách đổi số, giao hàng hôm nay",
    )
    assert "987" not in repr(waiting)
    entering.clock.advance(7 * DAY)
    assert entry_of(hung, target).overdue
    with pytest.raises(Problem, match=r"entry\.urgent_stays"):
        withdraw_entry(quan, waiting.row.ref, waiting.rev)
    assert verified(entering, target, {"phones": "0987654321"}).matched
    trust = get_customer(quan, target).trust
    assert not trust.urgent
    assert trust.verified is not None
    assert trust.verified.current


def test_an_urgent_correction_that_was_wrong_is_corrected_through_the_steps(entering: EntryOffice) -> None:
    entering.steps_on()
    target = in_force(entering)
    corrected(entering, target, replace(FORM, phones=("0987654321",)))
    quan = entering.sign_in("quan")
    view = look(quan, target)
    apply_urgently(quan, view.row.ref, "gấp", view.rev)
    assert not verified(entering, target, {"phones": "0987654322"}).matched
    assert get_customer(quan, target).trust.urgent  # still in force, still unverified
    amended(entering, target, replace(FORM, phones=("0987654322",)))
    reviewed(entering, target)
    assert verified(entering, target, {"phones": "0987654322"}).matched
    card = get_customer(quan, target)
    assert (card.form.phones, card.trust.urgent) == (("+84987654322",), False)


def test_what_was_urgent_is_typed_blind_also_after_it_came_back(entering: EntryOffice) -> None:
    """Else whoever entered it sends it again as it stands in force, and nothing of it is left to be compared."""
    entering.steps_on()
    target = in_force(entering)
    corrected(entering, target, replace(FORM, phones=("0987654321",)))
    quan = entering.sign_in("quan")
    view = look(quan, target)
    apply_urgently(quan, view.row.ref, "gấp", view.rev)
    assert not verified(entering, target, {"phones": "0987654322"}).matched
    amended(entering, target, replace(FORM, phones=("0987654321",), note="đã xem lại"))
    shown = {field.field: (field.before, field.after) for field in look(entering.sign_in("mai"), target).fields}
    assert shown["phones"] == ("0912 345 678", "0987 654 321")  # not as if nothing were new
    reviewed(entering, target)
    hung = entering.sign_in("hung")
    waiting = look(hung, target)
    assert waiting.retype == ("phones",)
    with pytest.raises(Problem, match=r"entry\.fields_changed"):
        verify_entry(hung, waiting.row.ref, {}, SOURCE, waiting.rev)
    assert not verified(entering, target, {"phones": "0987654322"}).matched
    assert get_customer(quan, target).trust.urgent


def test_nothing_is_verified_while_the_rules_of_the_project_cannot_be_read(entering: EntryOffice) -> None:
    """The confidential compartment is damaged: what is to be typed blind is not known then."""
    entering.steps_on()
    set_critical_fields(entering.sign_in("quan"), entering.project, ("phones", "address"))
    target = entered(entering, replace(FORM, level=MIDDLE))
    reviewed(entering, target)
    hung = entering.sign_in("hung")
    view = look(hung, target)
    assert view.retype == ("phones", "address")
    hung.set_aside.add(hung.open_key(entering.project, LOW).place.file_id)
    typed = {"phones": "0912345678", "tax_code": "0100109106"}  # the fields of a project that decided nothing
    with pytest.raises(Problem, match=r"entry\.rules_unread"):
        verify_entry(hung, view.row.ref, typed, SOURCE, view.rev)
    hung.set_aside.clear()
    typed = {"phones": "0912345678", "address": "12 Hàng Bông"}
    assert verify_entry(hung, view.row.ref, typed, SOURCE, view.rev).matched


def test_a_later_edit_shows_that_the_verification_is_of_before(entering: EntryOffice) -> None:
    entering.steps_on()
    target = in_force(entering)
    low = entering.sign_in("thu").compartment(entering.project, LOW)
    record = low.get(target.rid)
    assert record is not None
    with low.change("test", entering.sign_in("thu").identity, entering.clock.now()) as change:
        change.put(target.rid, "customer", {**record.body, "loyalty": {"points": 7}}, base=1)
    mark = get_customer(entering.sign_in("thu"), target).trust.verified
    assert mark is not None
    assert mark.current  # what is kept beside the fields was never compared
    with low.change("test", entering.sign_in("thu").identity, entering.clock.now()) as change:
        change.put(target.rid, "customer", {**record.body, "note": "thêm"}, base=2)
    mark = get_customer(entering.sign_in("thu"), target).trust.verified
    assert mark is not None
    assert (mark.current, mark.by) == (False, "Đinh Quốc Hùng")


def test_each_person_has_the_queues_of_their_duty(entering: EntryOffice) -> None:
    entering.steps_on()
    one, two = entered(entering), entered(entering, replace(FORM, name="Lê Văn Cam"), "tam")
    reviewed(entering, one)
    thu, tam, mai, hung = (entering.sign_in(who) for who in ("thu", "tam", "mai", "hung"))
    assert (queue(thu, Queue.MINE), queue(tam, Queue.MINE)) == ([FORM.name], ["Lê Văn Cam"])
    assert (queue(mai, Queue.REVIEW), queue(hung, Queue.VERIFY)) == (["Lê Văn Cam"], [FORM.name])
    assert queue(hung, Queue.REVIEW) == queue(hung, Queue.MINE) == []
    counts = dict(list_entries(hung, entering.project, (LOW, MIDDLE), Queue.VERIFY).counts)
    assert counts == {Queue.VERIFY: 1}
    assert verified(entering, one).matched
    assert queue(thu, Queue.DONE) == [FORM.name]
    assert entry_of(tam, two).mine


@pytest.mark.parametrize("form", [CustomerForm(""), replace(FORM, phones=("12",))])
def test_what_is_invalid_never_becomes_an_entry(entering: EntryOffice, form: CustomerForm) -> None:
    entering.steps_on()
    thu = entering.sign_in("thu")
    with pytest.raises(Problem, match=r"customers\.invalid"):
        create_customer(thu, entering.project, form)
    target = entered(entering)
    view = look(thu, target)
    with pytest.raises(Problem, match=r"customers\.invalid"):
        amend_entry(thu, view.row.ref, form, 0, view.rev)
    with pytest.raises(Problem, match=r"customers\.level_fixed"):
        amend_entry(thu, view.row.ref, replace(FORM, level=MIDDLE), 0, view.rev)


@pytest.mark.parametrize("write", [1, 2])
def test_an_entry_and_its_record_move_together_or_not_at_all(
    entering: EntryOffice, monkeypatch: pytest.MonkeyPatch, write: int
) -> None:
    """Cut off before the first or between the two writes of a verification: everything stands as before it."""
    entering.steps_on()
    target = entered(entering)
    reviewed(entering, target)
    hung = entering.sign_in("hung")
    low = hung.compartment(entering.project, LOW)
    before = low.head, low.of_kind("entry")
    real, done = Change.put, iter(range(1, 9))

    def put(self: Change, *given: object, **named: object) -> object:
        if next(done) == write:
            raise KeyboardInterrupt
        return real(self, *given, **named)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(Change, "put", put)
        with pytest.raises(KeyboardInterrupt):
            verified(entering, target)
    assert (low.head, low.of_kind("entry")) == before
    assert low.get(target.rid) is None
    assert check_compartment(low, hung.vault.roster.public_key_of) == []
    assert verified(entering, target).matched


def test_a_field_of_the_projects_own_can_be_typed_blind(entering: EntryOffice) -> None:
    quan = entering.sign_in("quan")
    fields = (CustomField(RulesTarget.CUSTOMER, "Số tài khoản", FieldType.TEXT),)
    (account,) = save_fields(quan, entering.project, fields, 0).fields
    set_critical_fields(quan, entering.project, (f"custom:{account.id}",))
    entering.steps_on()
    target = entered(entering, replace(FORM, custom=((account.id, "0021 0004 5678"),)))
    reviewed(entering, target)
    view = look(entering.sign_in("hung"), target)
    assert view.retype == (f"custom:{account.id}",)
    assert "0021" not in repr(view)
    assert [field.label for field in view.fields if field.hidden] == ["Số tài khoản"]
    assert verified(entering, target, {f"custom:{account.id}": "0021-0004-5678"}).matched
    assert get_customer(quan, target).form.custom == ((account.id, "0021 0004 5678"),)
    corrected(entering, target, replace(FORM, custom=()))
    reviewed(entering, target)
    assert verified(entering, target, {f"custom:{account.id}": ""}).matched
    assert get_customer(quan, target).form.custom == ()


def test_an_item_moves_along_its_life_while_a_correction_waits(entering: EntryOffice) -> None:
    entering.steps_on()
    customer = in_force(entering)
    thu = entering.sign_in("thu")
    item = add_item(thu, ItemForm(customer, ItemKind.DEALING, LOW, "Hợp đồng khung", amount=5))
    reviewed(entering, item)
    assert verified(entering, item, {}).matched
    (found,) = get_customer(thu, customer).items
    edit_item(thu, item, replace(found.form, amount=7, stage=None), found.rev)
    move_item(thu, item, Stage.WAITING, found.rev)
    assert not look(entering.sign_in("mai"), item).stale
    reviewed(entering, item)
    assert verified(entering, item, {}).matched
    (now,) = get_customer(thu, customer).items
    assert (now.amount, now.stage) == (7, Stage.WAITING)


def test_an_item_amended_before_it_is_in_force_begins_where_items_begin(entering: EntryOffice) -> None:
    entering.steps_on()
    customer = in_force(entering)
    thu = entering.sign_in("thu")
    form = ItemForm(customer, ItemKind.PROSPECT, LOW, "Máy in")
    item = add_item(thu, form)
    view = look(thu, item)
    with pytest.raises(Problem, match=r"items\.cannot_begin"):
        amend_entry(thu, view.row.ref, replace(form, stage=Stage.LOST, reason="vì"), 0, view.rev)
    amend_entry(thu, view.row.ref, replace(form, stage=Stage.OFFERED), 0, view.rev)
