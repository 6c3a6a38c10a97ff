"""An office in which everything has happened once: what the dialogs beside the customers' are opened over."""

from __future__ import annotations

import shutil
from pathlib import Path

from app.access.level import Level
from app.archive.backup.actions import make_backup, set_plan
from app.archive.backup.model import Destination, Plan
from app.archive.backup.queries import backup_state
from app.archive.discs.actions import make_discs, read_back_disc
from app.archive.discs.model import DiscSize, MakeForm, ReadBackForm, Twin, What
from app.archive.discs.queries import list_discs
from app.consents.actions import record_consent
from app.consents.queries import list_consents
from app.copies.actions import register_paper
from app.copies.model import PaperForm
from app.customers.holding.actions import place_hold
from app.customers.holding.queries import list_holds
from app.customers.model import Ref
from app.destruction.actions import approve_destruction, request_destruction
from app.destruction.closing.queries import get_certificate
from app.destruction.model import DestructionForm, Ground, Letter
from app.destruction.queries import get_order, list_certificates
from app.people.model import PersonRow
from app.people.queries import list_people
from app.projects.actions import ask_clearance
from app.projects.model import GrantForm
from app.projects.queries import list_projects
from app.recovery.queries import recovery_state
from app.release.actions import ask_release, hand_over_release
from app.release.queries import get_release
from app.session.door import Session
from app.session.model import Summary
from app.session.summary import summary
from tests.archive.discs.discs_at_hand import MB, folder_of
from tests.destruction.desk import approved as destroyed_by_two
from tests.fixtures.papers import scan_of
from tests.fixtures.releases import approve, consent_form
from tests.fixtures.vault import PASSPHRASES, PROJECT, Office
from tests.recovery.desk import held
from tests.ui.desk import Desk
from tests.ui.files import make_customer, release_form

DISK = "Ổ cứng trong két"
LOW, MIDDLE, HIGH = Level


class Setting:
    """Who sits at the window, and what they see: each row of a list that some dialog is about."""

    def __init__(self, office: Office, place: Path) -> None:
        self.office, self.place = office, place
        held(office, place)
        destroyed = destroyed_by_two(office, place)
        upstairs = destroyed.upstairs()
        destroyed.execute(upstairs)
        upstairs.close()
        self.lan, self.quan, self.ha = (office.sign_in(who) for who in ("lan", "quan", "ha"))
        self._keep_copies()
        self._leave()
        self._destroy()
        self._people = {who: list_people(session) for who, session in self._sessions().items()}
        self.projects = list_projects(self.quan)
        wish = GrantForm(office.people["nam"], office.project, PROJECT, MIDDLE, "2027-11-24", "Khách lớn ở Đà Nẵng")
        ask_clearance(self.quan, wish)
        (self.certificate,) = (get_certificate(self.ha, row.number) for row in list_certificates(self.ha))
        self.recovery = recovery_state(self.ha)
        self.desks = {name: Desk(session) for name, session in self._sessions().items()}

    def _sessions(self) -> dict[str, Session]:
        return {"lan": self.lan, "quan": self.quan, "ha": self.ha}

    def desk(self, who: str) -> Desk:
        """The tasks of ``who``."""
        return self.desks[who]

    def summary(self, who: str) -> Summary:
        """Who ``who`` is, for the window."""
        return summary(self._sessions()[who])

    def others(self, who: str, *but: str) -> list[tuple[object, str]]:
        """Everybody in the office but ``who``, as a choice."""
        mine = self.office.people[who]
        return [(row.uid, row.name) for row in self.people(who) if row.uid != mine and row.name not in but]

    def people(self, who: str) -> tuple[PersonRow, ...]:
        """Everybody, as ``who`` sees them."""
        return self._people[who]

    @property
    def officers(self) -> list[tuple[object, str]]:
        """Who may sign beside a manager."""
        return [(self.office.people["ha"], "Lê Thị Thu Hà")]

    def person(self, who: str) -> PersonRow:
        """The row of ``who`` in the list of people."""
        return next(row for row in self.people("quan") if row.uid == self.office.people[who])

    def end(self) -> None:
        """Nobody is asked after the test."""
        for desk in self.desks.values():
            desk.over = True

    def _keep_copies(self) -> None:
        disk = self.place / "usb"
        disk.mkdir()
        set_plan(self.ha, Plan((Destination(DISK, str(disk)),), scheduled=True, hour=12))
        make_backup(self.ha, DISK)
        self.backups = backup_state(self.ha)
        images = self.place / "images"
        images.mkdir()
        folder = folder_of(self.place / "backup 17", {"manifest.niem": 3000, "c/1.db": MB})
        made = make_discs(self.ha, MakeForm(folder, What.BACKUP, "Sao lưu 17", DiscSize.CD, 15, images))
        burnt = self.place / "burnt.iso"
        shutil.copyfile(made.images[0].path, burnt)
        read_back_disc(self.ha, ReadBackForm(made.number, 1, Twin.FIRST, burnt))
        (self.discs,) = list_discs(self.ha)

    def _leave(self) -> None:
        lan, project = self.lan, self.office.project
        self.customer = make_customer(lan, project, LOW, "Công ty TNHH Thực phẩm Sông Thu")
        record_consent(lan, consent_form(self.customer, "Giao hàng"))
        (self.consent,) = list_consents(lan, self.customer)
        secret = make_customer(lan, project, MIDDLE, "Công ty CP Dược phẩm Mỹ Đình")
        self.asked = ask_release(lan, release_form(self.customer))
        self.for_two = ask_release(lan, release_form(secret))
        self.approved = ask_release(lan, release_form(self.customer, recipient_name="Đại lý Hòa Bình"))
        approve(self.office, self.approved)
        self.out = ask_release(lan, release_form(self.customer, recipient_name="Kho Minh Phát"))
        approve(self.office, self.out)
        hand_over_release(lan, self.out, str(self.place / "giao-kho.pdf"))
        for number in range(2):
            register_paper(lan, PaperForm(self.customer, f"Phụ lục {number + 1}", 3, "Lan", "tủ sắt", "2026-12-01"))

    def _destroy(self) -> None:
        lan, quan = self.lan, self.quan
        kept = make_customer(lan, self.office.project, LOW, "Bà Đặng Thị Ngọc Ánh")
        place_hold(quan, kept, "Tòa án thụ lý vụ án 12/2026", PASSPHRASES["quan"], self.office.credential("ha"))
        (self.hold,) = list_holds(quan, self.office.project)
        self.order = self._ordered("Ông Vũ Đình Đẩu")
        self.decided = self._ordered("Hợp tác xã Nông nghiệp Ỷ La")
        approve_destruction(quan, self.decided, True, "", PASSPHRASES["quan"], self.office.credential("ha"))

    def _ordered(self, name: str) -> Ref:
        customer = make_customer(self.lan, self.office.project, LOW, name)
        letter = Letter("don-xin.pdf", "application/pdf", scan_of("Đề nghị tiêu hủy"))
        form = DestructionForm(customer, Ground.CUSTOMER_REQUEST, name, "2026-11-23", letter, True)
        return request_destruction(self.lan, form)

    def release(self, ref: Ref, who: str = "quan") -> object:
        """A request as ``who`` sees it."""
        return get_release(self._sessions()[who], ref)

    def destruction(self, ref: Ref, who: str = "quan") -> object:
        """An order as ``who`` sees it."""
        return get_order(self._sessions()[who], ref)
