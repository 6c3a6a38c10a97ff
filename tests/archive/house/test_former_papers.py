"""What the lost house had signed is given again byte for byte, to officers alone, and checks by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.access.event import Event
from app.archive.house.model import FormerPaper
from app.archive.house.queries import former_houses, former_paper, open_former_house
from app.archive.restore.entrance import bring_back_vault
from app.cli.command import main
from app.copies.actions import record_shredding
from app.copies.model import Loose, ShredForm
from app.destruction.queries import company_root
from app.errors import Problem, Refused
from app.people.entrance import sign_in
from tests.archive.restore.test_anew import BINH, THU, WORDS_OF, clean, form_of, two_agree
from tests.destruction.desk import approved
from tests.fixtures.vault import PASSPHRASES, Office
from tests.people.test_entrance import events


def test_papers_of_the_lost_house_are_saved_as_they_were_signed(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = approved(office, tmp_path)
    upstairs = desk.upstairs()
    certificate = desk.execute(upstairs)
    root = company_root(office.sign_in("ha"))
    upstairs.close()
    lan = office.sign_in("lan")
    loose = ShredForm(office.project, (), (Loose("Giấy nháp", 3),), "HSM B34", "P-5", "Phòng hồ sơ", "xong")
    shredded = record_shredding(lan, loose, PASSPHRASES["lan"], office.credential("ha"), office.credential("nam"))
    lan.close()
    form = form_of(office, tmp_path)
    world = clean(office, tmp_path)
    done = bring_back_vault(world, form)
    two_agree(world, done)

    thu = sign_in(world, done.path, done.officer, WORDS_OF[THU])
    (row,) = former_houses(thu)
    house = open_former_house(thu, row.key)
    assert house.root == root != company_root(thu)
    kept = {(one.code, one.number): one for one in house.papers}
    paper = kept["house.certificate", certificate.number]
    assert (paper.revision, paper.told) == (1, "đang thực hiện")
    found = former_paper(thu, row.key, paper)
    assert (found.number, found.revision, found.pdf) == (certificate.number, 1, certificate.pdf)
    record = kept["house.shredding", shredded.number]
    assert former_paper(thu, row.key, record).pdf == shredded.pdf
    assert not any((done.path / "staging").iterdir())
    told = events(thu)
    assert told[-2:] == [(Event.CERTIFICATE_VIEW.value, "ok"), (Event.SHREDDING_VIEW.value, "ok")]

    # By the program's own check: genuine under the root of that company, and under no other.
    saved, cer, other = tmp_path / "cn.pdf", tmp_path / "goc.cer", tmp_path / "khac.cer"
    saved.write_bytes(found.pdf)
    cer.write_bytes(house.root)
    other.write_bytes(company_root(thu))
    assert main(["verify-certificate", str(saved), "--root", str(cer)]) == 0
    assert main(["verify-certificate", str(saved), "--root", str(other)]) == 1
    assert "Trần Minh Quân" in capsys.readouterr().out

    missing = (
        FormerPaper("CNTH-2026-AAA-9999", "house.certificate", 0, "", 1),
        FormerPaper(certificate.number, "house.certificate", 0, "", 2),
        FormerPaper(certificate.number, "house.certificate", 0, "", 0),
        FormerPaper(certificate.number, "house.shredding", 0, "", 1),
    )
    for wrong in missing:
        with pytest.raises(Problem, match=r"restore\.no_former_paper"):
            former_paper(thu, row.key, wrong)
    with pytest.raises(Problem, match=r"restore\.no_former$"):
        former_paper(thu, "0" * 32, paper)
    thu.close()
    manager = sign_in(world, done.path, done.manager, WORDS_OF[BINH])
    with pytest.raises(Refused, match=r"session\.not_your_duty"):
        former_paper(manager, row.key, paper)
    manager.close()
