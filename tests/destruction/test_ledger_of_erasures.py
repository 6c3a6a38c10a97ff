"""The ledger of erasures: marks in the directory for every record that went, which name nobody."""

from __future__ import annotations

from pathlib import Path

from app.destruction import erasures
from app.keys.encoding import Label, canonical, unb64
from tests.destruction.desk import TRACES, approved
from tests.fixtures.vault import Office


def test_the_switch_marks_every_record_that_goes_and_names_nobody(office: Office, tmp_path: Path) -> None:
    desk = approved(office, tmp_path)
    upstairs = desk.upstairs()
    vault_id = upstairs.vault.vault_id
    desk.execute(upstairs)
    (retired,) = upstairs.vault.directory.statements(Label.RETIRE)
    marks = {unb64(text) for text in retired.fields["erased"]}
    assert {erasures.mark(vault_id, rid) for rid in (desk.customer.rid, desk.order.rid)} <= marks
    assert erasures.mark(vault_id, desk.stays.rid) not in marks
    told = canonical(retired.fields).decode()
    for word in (*TRACES, desk.customer.rid.hex(), office.project.hex()):
        assert word not in told
