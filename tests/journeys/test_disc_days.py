"""A backup on two discs, told in sentences: made, read back, kept apart, scratched, read on another machine."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from app.archive.backup import reading
from app.archive.discs.actions import keep_disc, make_discs, read_back_disc
from app.archive.discs.model import DiscSize, KeepForm, MakeForm, ReadBackForm, Twin, What
from app.archive.discs.queries import list_discs
from app.archive.discs.reading import check_disc, read_disc
from app.cli.command import main
from app.errors import Problem
from tests.archive.backup.test_format import made_by, stored_in
from tests.archive.discs.discs_at_hand import hurt
from tests.fixtures.vault import Office


def test_a_scratched_disc_gives_the_vault_back_on_a_machine_that_has_none(office: Office, tmp_path: Path) -> None:
    # On Tuesday the officer puts the newest backup on discs.
    ha = office.sign_in("ha")
    backup = made_by(ha, tmp_path / "usb", number=7)
    (tmp_path / "images").mkdir()
    form = MakeForm(backup.path, What.BACKUP, "Sao lưu 7", DiscSize.DVD, 15, tmp_path / "images")
    made = make_discs(ha, form)
    image = Path(made.images[0].path)

    # Two discs are burned and read back; the image itself is no disc. They lie in two places.
    with pytest.raises(Problem, match=r"discs\.that_is_the_image"):
        read_back_disc(ha, ReadBackForm(made.number, 1, Twin.FIRST, image))
    for twin, place in ((Twin.FIRST, "Két sắt"), (Twin.SECOND, "Ngân hàng")):
        disc = tmp_path / f"disc-{twin}.iso"
        shutil.copyfile(image, disc)
        done = read_back_disc(ha, ReadBackForm(made.number, 1, twin, disc))
        keep_disc(ha, done.number, KeepForm("Lê Thị Thu Hà", place, f"Hãng {twin}"))
    assert [row.advice for row in list_discs(ha)[0].discs] == [(), ()]

    # Years later one disc has lost a tenth of its sectors, and the office its machine.
    scratched = tmp_path / "scratched.iso"
    sectors = image.stat().st_size // 2048
    hurt(tmp_path / "disc-A.iso", scratched, random.Random(9).sample(range(sectors), sectors // 10))
    key = backup.key
    shutil.rmtree(tmp_path / "usb")
    image.unlink()

    # Nothing but the disc is needed to know what it is, and to get the backup out of it, whole.
    assert main(["--language", "vi", "disc", "verify", str(scratched)]) == 1
    found = check_disc(scratched)
    assert (found.lost, found.soon, found.identity.title) == ((), True, "Sao lưu 7")
    assert read_disc(scratched, tmp_path / "out").soon
    again = tmp_path / "out" / backup.path.name
    reading.check_parts(again)
    reading.unpack(again, key, tmp_path / "vault again")
    assert stored_in(tmp_path / "vault again") == backup.files
