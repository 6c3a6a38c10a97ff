"""Where a compartment's key is while the vault is open, and where it is after a lock: nowhere.

The key is looked for byte by byte in the memory of the window and of its vault process. Finding it in the vault
process while that is open is the control: it shows that the search would find it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.access.level import Level
from app.people.entrance import sign_in
from tests.ui.office import MANAGER_PASSPHRASE, build_quick_world, found_office

BLOCK = 1 << 22


def occurrences(pid: int, wanted: bytes) -> int:
    """How often ``wanted`` stands in the readable memory of a process."""
    found = 0
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            place, rights, *_ = line.split()
            if not rights.startswith("rw"):
                continue
            start, end = (int(part, 16) for part in place.split("-"))
            found += _in_range(memory.fileno(), start, end, wanted)
    return found


def _in_range(memory: int, start: int, end: int, wanted: bytes) -> int:
    found, rest = 0, b""
    while start < end:
        try:
            block = os.pread(memory, min(BLOCK, end - start), start)
        except OSError:
            return found
        if not block:
            return found
        found += (rest + block).count(wanted)
        rest = block[-len(wanted) + 1 :]
        start += len(block)
    return found


@pytest.mark.slow
@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="a hardened process lets only root look into its memory"
)
def test_after_a_lock_the_key_is_in_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIEM_PROFILE", str(tmp_path / "profile"))
    office = found_office(tmp_path / "kho")
    session = sign_in(build_quick_world(), office.path, office.manager, MANAGER_PASSPHRASE)
    project = session.projects()[0].project
    key = session.open_key(project, Level.SECRET).key
    session.close()
    script = Path(__file__).with_name("lock_window.py")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [sys.executable, script, office.path, office.manager.hex()],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    ) as window:
        assert window.stdin is not None
        assert window.stdout is not None
        word, number = window.stdout.readline().split()
        assert word == "open"
        vault_process = int(number)
        assert occurrences(vault_process, key) > 0, "the control: an open vault holds its key"
        assert occurrences(window.pid, key) == 0, "the window never has it"
        window.stdin.write("\n")
        window.stdin.flush()
        assert window.stdout.readline().strip() == "locked"
        assert not Path(f"/proc/{vault_process}").exists()
        assert occurrences(window.pid, key) == 0
        window.stdin.write("\n")
        window.stdin.flush()
        assert window.wait(30) == 0
