"""The customers in a password-protected .xlsx, opened, searched, changed and stored by LibreOffice without a window.

LibreOffice runs a macro of its own language (``peer.bas``), in a profile of its own that is deleted with the folder.
One command is one process, from its start to its end.
"""

from __future__ import annotations

import os
from pathlib import Path
from xml.sax.saxutils import escape

from tests.benchmarks import data
from tests.benchmarks.programs import PASSWORD, need, run

MACRO = Path(__file__).with_name("peer.bas")
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = "http://openoffice.org/2000"
_MODULE = (
    f'{_HEAD}<script:module xmlns:script="{_NAMESPACE}/script" script:name="Peer" script:language="StarBasic">'
    "{}</script:module>\n"
)
_LIBRARY = (
    f'{_HEAD}<library:library xmlns:library="{_NAMESPACE}/library" library:name="Standard" library:readonly="false" '
    'library:passwordprotected="false"><library:element library:name="Peer"/></library:library>\n'
)


class LibreOffice:
    """A peer as `tests.benchmarks.peers` measures them."""

    def __init__(self, folder: Path, size: int) -> None:
        need("soffice", "libreoffice-calc-nogui")
        self._profile, self._answer = folder / "profile", folder / "answer"
        self._file, self._code = folder / "danh-sach.xlsx", f"KH-{size // 2:06d}"
        self._start("--terminate_after_init")  # the first start fills the profile, and takes no macros for its own
        macros = self._profile / "user" / "basic" / "Standard"
        (macros / "Peer.xba").write_text(_MODULE.format(escape(MACRO.read_text("utf-8"))), "utf-8")
        (macros / "script.xlb").write_text(_LIBRARY, "utf-8")
        source = data.write_csv(folder / "danh-sach.csv", size)
        self._ask("make", PEER_SOURCE=source.as_uri())
        source.unlink()

    def _start(self, what: str, **more: str) -> None:
        """One start of LibreOffice, which ends by itself."""
        command = ["soffice", "--headless", "--norestore", f"-env:UserInstallation={self._profile.as_uri()}", what]
        run(command, **more)

    def _ask(self, act: str, **more: str) -> None:
        """Let the macro do it; it answers how many rows have the code."""
        self._answer.unlink(missing_ok=True)
        self._start(
            "macro:///Standard.Peer.Main",
            PEER_ACT=act,
            PEER_FILE=self._file.as_uri(),
            PEER_CODE=self._code,
            PEER_PASSWORD=PASSWORD,
            PEER_ANSWER=str(self._answer),
            **more,
        )
        said = self._answer.read_text("utf-8").strip()
        if said != "1":
            raise OSError(f"LibreOffice could not {act}: {said}")

    def find(self) -> None:
        """Open with the password and look for the code."""
        self._ask("find")

    def change(self) -> None:
        """The same, one cell more; stored with the password, and on disk."""
        self._ask("change")
        with self._file.open("rb") as file:
            os.fsync(file.fileno())
