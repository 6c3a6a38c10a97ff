"""Kept searches that name a raised customer go up with them; what names nobody, or somebody else as well, stays."""

from __future__ import annotations

from app.customers.actions import create_customer
from app.customers.classification.actions import clear_left_behind, raise_level
from app.customers.form import CustomerForm
from app.customers.search.actions import delete_search, save_search
from app.customers.search.model import KeptSearch
from app.customers.search.queries import list_saved_searches
from app.session.door import Session
from tests.customers.classification.files import FIRST, LOW, MIDDLE, cells, require_sound, to
from tests.fixtures.vault import PASSPHRASES, Office

NAMING = ("đào hồng", "KH 0417", "0901 234 567", "234567", "gọi bà Đào Thị Hồng Trần")
OTHERS = ("Huế", "công ty bách", "hồng", "1234", "thị")


def kept(session: Session, office: Office) -> list[tuple[str, tuple[int, ...]]]:
    return [
        (one.search.text, tuple(map(int, one.search.levels))) for one in list_saved_searches(session, office.project)
    ]


def test_they_go_up_with_the_customer_and_leave_nothing_below(office: Office) -> None:
    lan, nam, quan = (office.sign_in(name) for name in ("lan", "nam", "quan"))
    customer = create_customer(lan, office.project, FIRST)
    create_customer(lan, office.project, CustomerForm("Công ty Bách Việt"))
    for text in (*NAMING, *OTHERS):
        save_search(lan, office.project, KeptSearch("tìm", text, (LOW,)))
    save_search(nam, office.project, KeptSearch("Bà Hồng Đào", "qqzz", (LOW,)))
    delete_search(nam, save_search(nam, office.project, KeptSearch("đã bỏ", "Đào, Hồng", (LOW,))))
    save_search(nam, office.project, KeptSearch("tìm", "khách mới", (LOW,)))
    raise_level(lan, customer, to(MIDDLE), 1)
    assert {text for text, levels in kept(lan, office) if levels == (1, 2)} == set(NAMING)
    assert {text for text, levels in kept(lan, office) if levels == (1,)} == set(OTHERS)
    assert kept(nam, office) == [("khách mới", (1,))]
    clear_left_behind(quan, office.project, PASSPHRASES["quan"], office.credential("ha"))
    text = cells(quan, office.project, LOW)
    assert [word for word in ("đào", "kh 0417", "234 567", "qqzz") if word in text] == []
    assert "khách mới" in text
    require_sound(quan)


def test_words_that_name_others_as_well_stay(office: Office) -> None:
    lan = office.sign_in("lan")
    customer = create_customer(lan, office.project, CustomerForm("Công ty thương mại An Phát"))
    create_customer(lan, office.project, CustomerForm("Công ty thương mại Bách Việt"))
    for text in ("thương mại công ty", "phát an công ty"):
        save_search(lan, office.project, KeptSearch("tìm", text, (LOW,)))
    raise_level(lan, customer, to(MIDDLE), 1)
    assert dict(kept(lan, office)) == {"thương mại công ty": (1,), "phát an công ty": (1, 2)}
