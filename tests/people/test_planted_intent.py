"""An enrolment noted by hand for somebody who joined long ago."""

from __future__ import annotations

from app.people import enrolment
from app.people.enrolment import PROCEDURE, STATED
from app.vault.anchor import AnchorFile
from tests.fixtures.vault import Office


def test_it_does_not_make_the_machine_forget_what_it_saw(office: Office) -> None:
    office.sign_in("lan").close()
    world, lan = office.world, office.people["lan"]
    nam = office.sign_in("nam")
    vault = nam.vault
    anchors = AnchorFile(world.profile, vault.vault_id, lan, world.keyring_for(vault.vault_id))
    seen = anchors.read()
    assert seen.journal[0] > 0
    with vault.directory.change(nam.now()) as change:
        change.begin(PROCEDURE, STATED, {"device": world.device.id.hex(), "uid": lan.hex()})
    assert enrolment.settle_interrupted(nam) == 1
    assert anchors.read() == seen
