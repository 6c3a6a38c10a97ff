"""The real Secret Service: working, locked, absent, silent, and chosen by somebody else's environment."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import Problem
from app.ids import Id, random_id
from app.keys.system_keyring import MAX_CHARACTERS, SystemKeyring

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the Secret Service is the Linux keyring")

ROOT = Path(__file__).resolve().parents[2]
TRY = """
import sys
from app.errors import NiemError
from app.ids import Id
from app.keys.system_keyring import SystemKeyring
ring = SystemKeyring(Id(b"v" * 16), Id(b"d" * 16), time_limit=float(sys.argv[1]))
try:
    for step in sys.argv[2:]:
        if step == "test":
            ring.self_test()
        elif step == "put":
            ring.put("device", Id(b"o" * 16), 1, "chuỗi bí mật")
        elif step == "get":
            print(ring.get("device", Id(b"o" * 16), 1))
    print("done")
except NiemError as error:
    print(error.code)
"""


@pytest.fixture
def ring() -> SystemKeyring:
    made = SystemKeyring(random_id(), random_id())
    made.self_test()
    return made


class Desktop:
    """A throw-away OS account: its own home, its own session bus, its own gnome-keyring."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.started: list[subprocess.Popen[bytes]] = []
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith(("DBUS", "XDG"))}
        self.environment |= {
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(home / "run"),
            "PYTHONPATH": str(ROOT),
        }
        (home / "run").mkdir(mode=0o700)
        self.typed = home / "typed"
        self.typed.write_bytes(b"login password")

    def bus(self) -> None:
        """Start a session bus that knows no service to start by itself."""
        address = f"unix:path={self.home}/run/bus"
        config = self.home / "bus.conf"
        config.write_text(
            '<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"'
            ' "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd"><busconfig><type>session</type>'
            f"<listen>{address}</listen><policy context='default'><allow send_destination='*' eavesdrop='true'/>"
            "<allow eavesdrop='true'/><allow own='*'/></policy></busconfig>"
        )
        self.start(["dbus-daemon", f"--config-file={config}", "--nofork"])
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = address
        wait_for((self.home / "run/bus").exists)

    def keyring(self, *, unlocked: bool) -> subprocess.Popen[bytes]:
        """Start the daemon; ``unlocked`` makes the login collection when there is none."""
        options = ["--unlock"] if unlocked else []
        daemon = self.start(["gnome-keyring-daemon", "--foreground", "--components=secrets", *options])
        wait_for(self.owned)
        return daemon

    def owned(self) -> bool:
        """Whether somebody answers for the Secret Service on this bus."""
        call = "dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner"
        done = subprocess.run(
            [*call.split(), "string:org.freedesktop.secrets"],
            env=self.environment,
            capture_output=True,
            check=False,
        )
        return b"true" in done.stdout

    def start(self, command: list[str]) -> subprocess.Popen[bytes]:
        with self.typed.open("rb") as typed:
            process = subprocess.Popen(
                command,
                env=self.environment,
                stdin=typed,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        self.started.append(process)
        return process

    def attempt(self, *steps: str, limit: float = 10, more: dict[str, str] | None = None) -> list[str]:
        """The printed lines of ``TRY`` on this desktop."""
        done = subprocess.run(
            [sys.executable, "-c", TRY, str(limit), *steps],
            env=self.environment | {"PYTHONUTF8": "1"} | (more or {}),
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert not done.stderr
        return done.stdout.split("\n")[:-1]

    def close(self) -> None:
        for process in reversed(self.started):
            with contextlib.suppress(ProcessLookupError):
                process.send_signal(signal.SIGCONT)
            process.kill()
            process.wait()


def wait_for(condition: object, seconds: float = 10) -> None:
    assert callable(condition)
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "the desktop did not come up"
        time.sleep(0.02)


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    if not (shutil.which("gnome-keyring-daemon") and shutil.which("dbus-daemon")):
        pytest.skip("gnome-keyring and dbus are not installed")
    made = Desktop(tmp_path)
    yield made
    made.close()


def test_what_was_put_is_there_for_another_instance() -> None:
    vault, device, owner = random_id(), random_id(), random_id()
    ring = SystemKeyring(vault, device)
    ring.put("device", owner, 1, "giá trị ấy")
    assert SystemKeyring(vault, device).get("device", owner, 1) == "giá trị ấy"
    ring.delete("device", owner, 1)
    assert SystemKeyring(vault, device).get("device", owner, 1) is None


def test_items_are_apart_by_vault_device_purpose_owner_and_number() -> None:
    vault, device, owner, other = random_id(), random_id(), random_id(), random_id()
    ring = SystemKeyring(vault, device)
    ring.put("device", owner, 1, "one")
    assert ring.get("device", owner, 2) is None
    assert ring.get("device", other, 1) is None
    assert ring.get("anchor", owner, 1) is None
    assert SystemKeyring(other, device).get("device", owner, 1) is None
    assert SystemKeyring(vault, other).get("device", owner, 1) is None
    ring.put("device", other, 1, "other")
    ring.delete("device", other, 1)
    assert ring.get("device", owner, 1) == "one"
    ring.delete("device", owner, 1)


def test_replacing_and_deleting_leave_nothing(ring: SystemKeyring) -> None:
    owner = random_id()
    ring.put("device", owner, 1, "first")
    ring.put("device", owner, 1, "second")
    assert ring.get("device", owner, 1) == "second"
    ring.delete("device", owner, 1)
    assert ring.get("device", owner, 1) is None
    ring.delete("device", owner, 1)


def test_items_of_equal_name_made_by_another_program_go_too(
    ring: SystemKeyring,
) -> None:
    import secretstorage

    vault, device, owner = random_id(), random_id(), random_id()
    mine = SystemKeyring(vault, device)
    mine.put("device", owner, 1, "mine")
    names = {
        "service": f"niem/{vault.hex()}/{device.hex()}/device/1",
        "username": owner.hex(),
    }
    with contextlib.closing(secretstorage.dbus_init()) as bus:
        collection = secretstorage.get_default_collection(bus)
        collection.create_item("planted", names | {"application": "other"}, b"planted")
        assert len(list(collection.search_items(names))) == 2
        mine.delete("device", owner, 1)
        assert not list(collection.search_items(names))


def test_the_names_of_an_item_hold_ids_only(ring: SystemKeyring) -> None:
    import secretstorage

    vault, device, owner = Id(b"\xaa" * 16), Id(b"\xbb" * 16), Id(b"\xcc" * 16)
    SystemKeyring(vault, device).put("device", owner, 7, "x")
    with contextlib.closing(secretstorage.dbus_init()) as bus:
        collection = secretstorage.get_default_collection(bus)
        (item,) = collection.search_items({"username": "cc" * 16})
        assert item.get_attributes()["service"] == f"niem/{'aa' * 16}/{'bb' * 16}/device/7"
    SystemKeyring(vault, device).delete("device", owner, 7)


def test_the_self_test_cleans_up(ring: SystemKeyring) -> None:
    import secretstorage

    vault = random_id()
    SystemKeyring(vault, random_id()).self_test()
    with contextlib.closing(secretstorage.dbus_init()) as bus:
        collection = secretstorage.get_default_collection(bus)
        labels = [item.get_label() for item in collection.get_all_items()]
    assert not [label for label in labels if vault.hex() in label]


def test_a_value_that_windows_would_refuse_is_refused_here(ring: SystemKeyring) -> None:
    owner = random_id()
    ring.put("device", owner, 1, "x" * MAX_CHARACTERS)
    ring.delete("device", owner, 1)
    for value in ("x" * (MAX_CHARACTERS + 1), ""):
        with pytest.raises(ValueError, match="characters"):
            ring.put("device", owner, 1, value)
    with pytest.raises(ValueError, match="purpose"):
        ring.put("Tên khách", owner, 1, "x")


def test_an_unlocked_desktop_works(desktop: Desktop) -> None:
    desktop.bus()
    desktop.keyring(unlocked=True)
    assert desktop.attempt("test", "put", "get") == ["chuỗi bí mật", "done"]


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"},
        {"PYTHON_KEYRING_BACKEND": "plain_store.Plain"},
        {
            "KEYRING_PROPERTY_SCHEME": "KeePassXC",
            "KEYRING_PROPERTY_APPID": "somebody else",
        },
        {"KEYRING_PROPERTY_PREFERRED_COLLECTION": "/org/freedesktop/secrets/collection/session"},
    ],
)
def test_the_environment_chooses_nothing(desktop: Desktop, environment: dict[str, str]) -> None:
    """Neither a store that forgets, nor plain text, nor other properties: the item lands in the login collection."""
    (desktop.home / "plain_store.py").write_text(
        "from keyring.backend import KeyringBackend\n"
        "class Plain(KeyringBackend):\n"
        "    priority = 99\n"
        f"    def set_password(self, s, u, p): open({str(desktop.home / 'plain.txt')!r}, 'a').write(p)\n"
        "    def get_password(self, s, u): return 'chuỗi bí mật'\n"
    )
    environment = environment | {"PYTHONPATH": f"{ROOT}{os.pathsep}{desktop.home}"}
    desktop.bus()
    desktop.keyring(unlocked=True)
    assert desktop.attempt("test", "put", "get", more=environment) == [
        "chuỗi bí mật",
        "done",
    ]
    assert desktop.attempt("get") == ["chuỗi bí mật", "done"]
    assert not (desktop.home / "plain.txt").exists()


def test_a_configuration_file_chooses_nothing(desktop: Desktop) -> None:
    for folder in (
        desktop.home / ".config/python_keyring",
        desktop.home / ".local/share/python_keyring",
    ):
        folder.mkdir(parents=True)
        (folder / "keyringrc.cfg").write_text(
            f"[backend]\ndefault-keyring=keyring.backends.null.Keyring\nkeyring-path={desktop.home}\n"
        )
    desktop.bus()
    desktop.keyring(unlocked=True)
    assert desktop.attempt("put") == ["done"]
    assert desktop.attempt("get") == ["chuỗi bí mật", "done"]


def test_a_locked_keyring_is_told_as_such(desktop: Desktop) -> None:
    desktop.bus()
    daemon = desktop.keyring(unlocked=True)
    assert desktop.attempt("put") == ["done"]
    daemon.terminate()
    daemon.wait()
    wait_for(lambda: not desktop.owned())
    desktop.keyring(unlocked=False)
    assert desktop.attempt("get") == ["keys.keyring_locked"]
    assert desktop.attempt("test") == ["keys.keyring_locked"]


def test_a_keyring_that_was_never_made_cannot_be_used(desktop: Desktop) -> None:
    desktop.bus()
    desktop.keyring(unlocked=False)
    assert desktop.attempt("test") == ["keys.keyring_locked"]


def test_no_bus_is_no_keyring(desktop: Desktop) -> None:
    assert desktop.attempt("test") == ["keys.no_system_keyring"]
    assert desktop.attempt("test", more={"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"}) == [
        "keys.no_system_keyring"
    ]
    assert desktop.attempt("test", more={"DBUS_SESSION_BUS_ADDRESS": "nonsense"}) == ["keys.no_system_keyring"]


def test_a_bus_without_secret_service_is_no_keyring(desktop: Desktop) -> None:
    desktop.bus()
    assert desktop.attempt("test") == ["keys.no_system_keyring"]


def test_a_keyring_that_does_not_answer_is_given_up_on(desktop: Desktop) -> None:
    desktop.bus()
    daemon = desktop.keyring(unlocked=True)
    assert desktop.attempt("put") == ["done"]
    daemon.send_signal(signal.SIGSTOP)
    started = time.monotonic()
    assert desktop.attempt("get", limit=1) == ["keys.keyring_silent"]
    assert time.monotonic() - started < 10


def test_a_problem_says_which(ring: SystemKeyring) -> None:
    impatient = SystemKeyring(random_id(), random_id(), time_limit=0)
    with pytest.raises(Problem) as caught:
        impatient.get("device", random_id(), 1)
    assert caught.value.code == "keys.keyring_silent"
    assert caught.value.details == {"seconds": 0}
