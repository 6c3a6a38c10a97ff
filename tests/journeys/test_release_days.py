"""A file leaves and comes back, told in sentences: from the customer's word to the customer taking it back."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.access.level import Level
from app.clock import DAY
from app.consents.actions import record_consent, withdraw_consent
from app.consents.model import ChangeForm
from app.copies.queries import list_copies
from app.customers.actions import create_customer
from app.customers.model import CustomerForm
from app.errors import Problem, Refused
from app.release.actions import (
    amend_release,
    ask_release,
    decide_release,
    delegate_release,
    hand_over_release,
    send_back_release,
    take_back_release,
)
from app.release.model import DelegateForm, Ending, Waiting
from app.release.queries import get_release, releases_under, waiting
from tests.fixtures.papers import acts_of
from tests.fixtures.releases import (
    PURPOSE,
    SECOND_MANAGER,
    SECOND_PASSPHRASE,
    consent_form,
    release_form,
    scope,
    second_manager,
)
from tests.fixtures.vault import PASSPHRASES, Office

QUAN = PASSPHRASES["quan"]


def test_a_file_leaves_as_the_customer_agreed_and_two_signed_and_stops_when_the_customer_says_so(
    office: Office, tmp_path: Path
) -> None:
    lan, quan, hoa = office.sign_in("lan"), office.sign_in("quan"), second_manager(office)
    customer = create_customer(lan, office.project, CustomerForm("Công ty Bách Việt", "KH-1", level=Level.SECRET))

    # The customer agrees in writing that one partner may be told the name, for one purpose.
    agreed = scope(recipients=("partner",), purposes=(PURPOSE,), fields=("name",), kinds=(), named=("Đại lý Hòa Bình",))
    consent = record_consent(lan, consent_form(customer, scope=agreed))
    with pytest.raises(Problem, match=r"consents\.field_outside"):
        ask_release(lan, release_form(customer, consent=consent, fields=("name", "code")))

    # Lan asks Hoa, who goes away and has Quân decide; Quân sends it back, Lan mends it, and it comes to Quân again.
    wish = release_form(customer, consent=consent, fields=("name",), addressee=office.people[SECOND_MANAGER])
    ref = ask_release(lan, wish)
    with pytest.raises(Refused, match=r"release\.put_before_another"):
        decide_release(quan, ref, get_release(quan, ref).digest, True, "thử", QUAN)
    away = DelegateForm(office.project, office.people["quan"], "2026-11-24", "2026-11-25", "đi công tác")
    delegate_release(hoa, away)
    assert waiting(quan) == Waiting(decide=1)
    send_back_release(quan, ref, "Ghi rõ chuyến hàng nào")
    view = get_release(lan, ref)
    assert view.form is not None
    office.clock.advance(60_000_000)
    amend_release(lan, ref, release_form(customer, consent=consent, fields=("name",), detail="Chuyến 118"), view.rev)

    # Quân signs exactly that; Hoa, back again, signs second; only then Lan can hand it over.
    decide_release(quan, ref, get_release(quan, ref).digest, True, "đúng văn bản", QUAN)
    with pytest.raises(Problem, match=r"release\.not_in_this_state"):
        hand_over_release(lan, ref, str(tmp_path / "som.pdf"))
    decide_release(hoa, ref, get_release(hoa, ref).digest, True, "đồng ý", SECOND_PASSPHRASE)
    hand_over_release(lan, ref, str(tmp_path / "giao.pdf"))

    # A second one is approved when the customer takes the consent back: it stops, and what is out is told.
    other = ask_release(lan, release_form(customer, consent=consent, fields=("name",)))
    decide_release(quan, other, get_release(quan, other).digest, True, "đúng", QUAN, office.credential("ha"))
    withdraw_consent(lan, consent, ChangeForm(1, "2026-11-24", "Khách gọi điện"))
    with pytest.raises(Problem, match=r"consents\.withdrawn"):
        hand_over_release(lan, other, str(tmp_path / "khong.pdf"))
    assert [(row.ref, str(row.state)) for row in releases_under(quan, consent)] == [
        (other, "stopped"), (ref, "overdue"),  # what is out is to be brought back now
    ]  # fmt: skip

    # It should have come back by the day agreed; a reminder says so in numbers; then it does.
    office.clock.advance(40 * DAY)
    assert waiting(lan) == Waiting(overdue=1)
    take_back_release(lan, ref, Ending.CAME_BACK, "")
    assert str(get_release(lan, ref).row.state) == "returned"
    assert [str(copy.state) for copy in list_copies(lan, office.project)] == ["returned"]

    # Everything is in the journal, the refusals too, and nothing was written that should not have been.
    acts = acts_of(office)
    for event in ("consent:record", "consent:withdraw", "release:ask", "release:delegate", "release:send-back",
                  "release:amend", "release:approve", "release:hand-over", "release:take-back"):  # fmt: skip
        assert (event, "ok") in acts, event
    assert ("release:approve", "release.put_before_another") in acts
    assert ("release:hand-over", "consents.withdrawn") in acts
    assert sorted(path.name for path in tmp_path.glob("*.pdf")) == ["giao.pdf"]
