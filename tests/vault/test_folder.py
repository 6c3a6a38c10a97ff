"""Where a vault may stand, what its label says, and files that are whole or absent."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Corrupt, NiemError, Problem
from app.ids import random_id
from app.vault import folder as folders
from app.vault.durable import remove, write_atomically
from app.vault.folder import REMOTE_FILESYSTEMS, Folder, filesystem_of, require_fit_place
from tests.fixtures.discs import mounted

MOUNTS = """\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / /mnt/may\\040chu rw,relatime shared:9 - cifs //may/chung rw
31 22 0:41 / /mnt/may rw - nfs4 may:/x rw
32 31 0:42 / /mnt/may/trong rw - ext4 /dev/sdb rw
33 22 0:43 / /home/a\\134b rw - fuse.sshfs x:/ rw
34 22 0:44 / /media rw,nosuid shared:3 master:2 - vfat /dev/sdc rw
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "ext4"), ("/home/x", "ext4"), ("/mnt/may chu/kho", "cifs"), ("/mnt/may chung", "ext4"),
        ("/mnt/may/a", "nfs4"), ("/mnt/may/trong/kho", "ext4"), ("/home/a\\b/kho", "fuse.sshfs"), ("/media/u", "vfat"),
    ],
)  # fmt: skip
def test_the_mount_table_tells_the_filesystem(path: str, kind: str) -> None:
    assert filesystem_of(Path(path), MOUNTS) == kind


@pytest.mark.parametrize("kind", sorted(REMOTE_FILESYSTEMS))
def test_a_network_share_is_refused_in_words(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "filesystem_of", lambda path, mounts: kind)
    with pytest.raises(Problem, match=r"vault\.network_share"):
        require_fit_place(tmp_path / "kho" / "mới")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["OneDrive - Công ty", "Google Drive", "My Dropbox", "iCloudDrive"])
def test_a_synced_folder_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"vault\.synced_folder"):
        require_fit_place(tmp_path / name / "kho")


def test_a_fit_place_is_left_as_it_was(tmp_path: Path) -> None:
    require_fit_place(tmp_path / "kho" / "mới")
    assert not list(tmp_path.iterdir())


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    with mounted(tmp_path / "ro", "ro,size=1m") as place:
        yield place


def test_a_read_only_place_is_refused_in_words(read_only: Path) -> None:
    with pytest.raises(Problem, match=r"vault\.read_only"):
        require_fit_place(read_only / "kho")


def test_too_little_room_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "NEEDED_BYTES", 2**62)
    with pytest.raises(Problem, match=r"vault\.disk_full"):
        require_fit_place(tmp_path)


def test_the_label_comes_back_and_names_nobody(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "kho")
    folder.make()
    vault_id = random_id()
    folder.write_label(vault_id, bytes(range(32)))
    assert (folder.read_label().vault_id, folder.read_label().genesis) == (vault_id, bytes(range(32)))
    assert set(json.loads(folder.label.read_bytes())) == {"format", "suite", "vault_id", "genesis", "house"}
    assert {file.stat().st_mode & 0o077 for file in folder.path.iterdir()} == {0}


@given(st.binary(max_size=300) | st.just(b"[" * 5000) | st.sampled_from([b"[]", b"1", b"null", b'{"format":1}']))
def test_whatever_stands_in_the_label_is_refused_in_words(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    folder = Folder(tmp_path_factory.mktemp("kho"))
    folder.label.write_bytes(content)
    with pytest.raises(NiemError):
        folder.read_label()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"format": 2}, "vault.newer_program_needed"), ({"suite": 9}, "vault.newer_program_needed"),
        ({"genesis": "00"}, "vault.label_damaged"), ({"vault_id": "zz"}, "vault.label_damaged"),
        ({"name": "Công ty"}, "vault.label_damaged"), ({"genesis": None}, "vault.label_damaged"),
    ],
)  # fmt: skip
def test_a_changed_label_is_refused(tmp_path: Path, change: dict[str, object], code: str) -> None:
    folder = Folder(tmp_path)
    folder.write_label(random_id(), bytes(32))
    folder.label.write_text(json.dumps({**json.loads(folder.label.read_bytes()), **change}))
    with pytest.raises((Problem, Corrupt), match=code.replace(".", r"\.")):
        folder.read_label()


def test_what_is_no_vault_is_called_so(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"vault\.not_a_vault"):
        Folder(tmp_path).read_label()
    (tmp_path / "tệp").touch()
    with pytest.raises(Problem, match=r"vault\.not_a_vault"):
        Folder(tmp_path / "tệp").read_label()


def test_an_interrupted_writing_leaves_the_old_file_and_nothing_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x"
    write_atomically(path, b"old")
    synced: list[int] = []
    real = os.fsync

    def fail_first(descriptor: int) -> None:
        synced.append(descriptor)
        if len(synced) == 1:
            raise OSError(28, "no space left")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fail_first)
    with pytest.raises(Problem, match=r"vault\.disk_full"):
        write_atomically(path, b"new")
    assert [file.name for file in tmp_path.iterdir()] == ["x"]
    assert path.read_bytes() == b"old"
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert len(synced) == 3  # the failed one, then the file and its folder
    remove(path)
    remove(path)
    assert not path.exists()
