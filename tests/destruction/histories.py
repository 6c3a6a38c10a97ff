"""A random life of an office around one customer who will be destroyed: what happens, and the marks it leaves.

Everything that is written about the customer carries a mark of its own, a word that stands nowhere else. Others are
worked on beside: what is about them carries other marks, which must all be there afterwards.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.access.level import Level
from app.copies.actions import register_paper
from app.copies.model import PaperForm
from app.customers.actions import add_item, create_customer, discard_draft, edit_customer, edit_item, save_draft
from app.customers.classification.actions import raise_level
from app.customers.classification.model import LevelForm
from app.customers.documents.actions import add_document, remove_document
from app.customers.intake.actions import import_customers
from app.customers.intake.model import ImportChoices
from app.customers.intake.queries import preview_import
from app.customers.model import CustomerForm, Draft, ItemForm, ItemKind, Ref
from app.customers.queries import get_customer, list_customers
from app.customers.search.actions import save_search
from app.customers.search.model import KeptSearch
from app.customers.statistics.actions import save_report
from app.customers.statistics.model import Period
from app.errors import NiemError
from app.session.door import TOP_SECRET_ROOM, Session
from tests.destruction.desk import handed_over
from tests.fixtures.papers import scan_of
from tests.fixtures.vault import Office

LETTERS = "bcdfghklmnprstvx"


@dataclass
class History:
    """One life. ``marks`` are the customer's, ``others`` those of what stays; ``log`` says what happened."""

    office: Office
    place: Path
    chance: random.Random
    customer: Ref = field(init=False)
    stays: Ref = field(init=False)
    marks: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    log: list[str] = field(default_factory=list)
    stolen: list[Path] = field(default_factory=list)
    """Byte copies of everything, from moments of this life."""

    def mark(self) -> str:
        """A word that stands nowhere else, about the customer."""
        self.marks.append(self._word())
        return self.marks[-1]

    def number(self) -> str:
        """A telephone number that stands nowhere else; it is looked for without its zero."""
        digits = "90" + "".join(self.chance.choice("123456789") for _ in range(7))
        self.marks.append(digits)
        return f"0{digits}"

    def other(self) -> str:
        """A word about who stays."""
        self.others.append(self._word())
        return self.others[-1]

    def _word(self) -> str:
        return "vet" + "".join(self.chance.choice(LETTERS) for _ in range(9))

    @property
    def levels(self) -> list[Level]:
        """Those at which something new can be added for the customer."""
        return [level for level in Level if level >= self.customer.level]

    def live(self, acts: int) -> None:
        """Begin, and do so many things."""
        self.session = self.office.sign_in("long", TOP_SECRET_ROOM)
        lan = self.office.sign_in("lan")
        level = self.chance.choice([Level.CONFIDENTIAL, Level.CONFIDENTIAL, Level.SECRET])
        form = CustomerForm(
            name=f"Công ty {self.mark()}", code=f"KH-{self.mark()}", phones=(self.number(),), level=level,
            email=f"{self.mark()}@example.vn", address=f"{self.mark()} Huế", note=self.mark(),
        )  # fmt: skip
        self.customer = create_customer(lan, self.office.project, form)
        self.stays = create_customer(lan, self.office.project, replace(form, **_someone_else(self)))
        lan.close()
        thrown_away(self, self.session)  # always: often nothing else of the customer comes to stand there
        for _ in range(acts):
            act = self.chance.choice(ACTS)
            self.office.clock.advance(60_000_000)
            try:
                act(self, self.session)
                self.log.append(act.__name__)
            except NiemError as error:  # not everything can be done at every moment; nothing else may happen
                self.log.append(f"{act.__name__}: {error.code}")
        self.session.close()


def _someone_else(life: History) -> dict[str, object]:
    return {
        "name": f"Cửa hàng {life.other()}", "code": f"KH-{life.other()}", "phones": ("0912345678",),
        "email": "", "address": "", "note": life.other(),
    }  # fmt: skip


def edit(life: History, session: Session) -> None:
    card = get_customer(session, life.customer)
    changed = replace(card.form, note=life.mark(), name=f"Công ty {life.mark()}", phones=(life.number(),))
    edit_customer(session, life.customer, changed, card.rev)


def item(life: History, session: Session) -> None:
    kind = life.chance.choice(list(ItemKind))
    level = life.chance.choice(life.levels)
    add_item(session, ItemForm(life.customer, kind, level, life.mark(), life.mark()))


def item_again(life: History, session: Session) -> None:
    items = get_customer(session, life.customer).items
    if items:
        chosen = life.chance.choice(items)
        edit_item(session, chosen.ref, replace(chosen.form, text=life.mark()), chosen.rev)


def document(life: History, session: Session) -> None:
    path = life.place / f"{life.mark()}.pdf"
    path.write_bytes(scan_of(f"Thư của {life.mark()}"))
    added = add_document(session, life.customer, life.chance.choice(life.levels), str(path))
    path.unlink()
    if added.ref is not None and life.chance.random() < 0.4:
        remove_document(session, added.ref, 1)


def draft(life: History, session: Session) -> None:
    level = life.chance.choice(life.levels)
    values = {"note": life.mark(), "customer_rid": life.customer.rid.hex(), "base": "1"}
    key = f"item:{life.mark()}"
    save_draft(session, Draft(key, "item", life.office.project, level, None, values, 0))


def draft_of_another(life: History, session: Session) -> None:
    if life.customer.level == Level.TOP_SECRET:
        return
    name = get_customer(session, life.customer).form.name
    lan = life.office.sign_in("lan")
    values = {"name": f"{name} {life.mark()}", "note": life.mark()}
    save_draft(lan, Draft("new", "customer", life.office.project, life.customer.level, None, values, 0))
    lan.close()


def thrown_away(life: History, session: Session) -> None:
    """Typed about the customer, at any level, and discarded, or typed over: no row says that it was there."""
    level = life.chance.choice(list(Level))
    key = f"customer:new:{life.chance.randbytes(8).hex()}"
    kept = Draft(key, "customer", life.office.project, level, None, {"note": life.mark()}, 0)
    save_draft(session, kept)
    if not life.stolen:  # somebody copies the folder just now: later nothing of it is left to be copied
        life.stolen.append(life.place / "early")
        shutil.copytree(life.office.path, life.stolen[0])
    if life.chance.random() < 0.5:
        save_draft(session, replace(kept, values={"note": life.other()}))
    else:
        discard_draft(session, life.office.project, level, key)


def search(life: History, session: Session) -> None:
    name = get_customer(session, life.customer).form.name
    levels = (*life.levels,)
    save_search(session, life.office.project, KeptSearch(name[:60], name, levels))


def report(life: History, session: Session) -> None:
    name = get_customer(session, life.customer).form.name
    title = name if life.chance.random() < 0.5 else f"Quý {life.chance.randrange(1000)}"
    save_report(session, life.office.project, tuple(Level), Period(), title)


def release(life: History, session: Session) -> None:
    if life.customer.level < Level.TOP_SECRET:
        # Who has a copy stays known, until it is brought in: that is what the certificate is for.
        handed_over(life.office, life.customer, life.place / f"{life.mark()}.pdf", "Vũ Mẫu Thu", life.mark())


def paper(life: History, session: Session) -> None:
    register_paper(session, PaperForm(life.customer, life.mark(), 1, "Lê Văn Giữ", "Tủ", ""))


def listed(life: History, session: Session) -> None:
    """A list that merges nothing: the customer under another code, and somebody else."""
    path = life.place / "danh-sach.csv"
    rows = [f"Nhà {life.other()},{life.other()},bí mật"]
    path.write_text("Tên khách hàng,Ghi chú,Mức mật\n" + "\n".join(rows) + "\n", "utf-8")
    choices = ImportChoices(Level.CONFIDENTIAL)
    preview = preview_import(session, life.office.project, str(path), choices)
    import_customers(session, life.office.project, preview, str(path), choices)
    path.unlink()


def raised(life: History, session: Session) -> None:
    card = get_customer(session, life.customer)
    if life.customer.level < Level.TOP_SECRET and life.chance.random() < 0.6:
        form = LevelForm(Level(life.customer.level + 1), life.mark(), "2027-05-24", ("own_terms",))
        life.customer = raise_level(session, life.customer, form, card.rev)


def someone_else(life: History, session: Session) -> None:
    add_item(session, ItemForm(life.stays, ItemKind.DEALING, Level.SECRET, life.other(), life.other()))


def look(life: History, session: Session) -> None:
    """Searching leaves nothing: the journal does not repeat what was typed."""
    name = get_customer(session, life.customer).form.name
    list_customers(session, life.office.project, tuple(Level), name)


ACTS: tuple[Callable[[History, Session], None], ...] = (
    edit, edit, item, item, item_again, document, draft, draft_of_another, thrown_away, search, report, release, paper,
    listed, raised, someone_else, look,
)  # fmt: skip
