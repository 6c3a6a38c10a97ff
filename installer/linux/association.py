"""A double-click on a ``.niem`` file opens it: one kind of file, one desktop entry, one line of the user's defaults.

All of it lies in the user's own folders, as the XDG specifications say, so nobody has to be root.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from installer.places import ROOT, tool

KIND = "application/vnd.niem.package"
ENTRY = "niem-package.desktop"
DEFAULTS = "[Default Applications]"
_MAGIC = "niem-package"
"""How the bytes of a package begin: `app.package.header.MAGIC`."""


def install(environment: Mapping[str, str]) -> None:
    """Say what such a file is, what opens it, and that this is the usual one."""
    for path, text in files(environment).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    _set_default(defaults(environment), f"{KIND}={ENTRY}")
    _tell_desktop(environment)


def remove(environment: Mapping[str, str]) -> None:
    """Take all of it away again; what others wrote stays."""
    for path in files(environment):
        path.unlink(missing_ok=True)
    _set_default(defaults(environment), "")
    _tell_desktop(environment)


def files(environment: Mapping[str, str], root: Path = ROOT) -> dict[Path, str]:
    """The files that are ours alone, each with its text."""
    data = _folder(environment, "XDG_DATA_HOME", ".local/share")
    return {
        data / "mime" / "packages" / "niem-package.xml": _kind(),
        data / "applications" / ENTRY: entry(root),
    }


def entry(root: Path) -> str:
    """The desktop entry; it does not stand in the menu of programs, since it opens nothing by itself."""
    command = f"{_quoted(str(tool('python', root / '.venv')))} -m ui %f"
    return "\n".join((
        "[Desktop Entry]",
        "Type=Application",
        "Name=Niêm",
        "Comment=Open a sealed package",
        "Comment[vi]=Mở gói niêm kín",
        f"Exec={_escaped(command)}",
        f"Path={_escaped(str(root))}",
        f"Icon={_escaped(str(root / 'resources' / 'niem.svg'))}",
        f"MimeType={KIND};",
        "NoDisplay=true",
        "Terminal=false",
        "",
    ))  # fmt: skip


def _quoted(text: str) -> str:
    """One argument of Exec: in double quotes, with the four signs that mean something there kept as they are."""
    for sign in '\\"`$':
        text = text.replace(sign, f"\\{sign}")
    return '"' + text.replace("%", "%%") + '"'


def _escaped(value: str) -> str:
    """A value of the file: a backslash is written twice."""
    return value.replace("\\", "\\\\")


def _kind() -> str:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="{KIND}">
    <comment>Niêm sealed package</comment>
    <comment xml:lang="vi">Gói niêm kín của Niêm</comment>
    <magic priority="60"><match type="string" offset="0" value="{_MAGIC}"/></magic>
    <glob pattern="*.niem"/>
  </mime-type>
</mime-info>
"""


def defaults(environment: Mapping[str, str]) -> Path:
    """Where the user's choices of programs are kept."""
    return _folder(environment, "XDG_CONFIG_HOME", ".config") / "mimeapps.list"


def _set_default(path: Path, line: str) -> None:
    """Put our one line among the defaults, or take it away; every other line stays as it is."""
    there = path.read_text("utf-8").splitlines() if path.is_file() else []
    kept = [one for one in there if not one.startswith(f"{KIND}=") or ENTRY not in one]
    if line and not any(one.startswith(f"{KIND}=") for one in kept):  # another program that somebody chose stays
        at = kept.index(DEFAULTS) + 1 if DEFAULTS in kept else len(kept)
        kept[at:at] = [line] if DEFAULTS in kept else [DEFAULTS, line]
    if kept == there:
        return
    if kept in ([], [DEFAULTS]):
        path.unlink()
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(kept) + "\n", "utf-8")


def _tell_desktop(environment: Mapping[str, str]) -> None:
    """Have the caches made anew, where the machine has the programs for it; without them the next sign-in does it."""
    data = _folder(environment, "XDG_DATA_HOME", ".local/share")
    for program, folder in (("update-mime-database", "mime"), ("update-desktop-database", "applications")):
        if shutil.which(program) and (data / folder).is_dir():
            subprocess.run([program, str(data / folder)], env=dict(environment), check=False, capture_output=True)


def _folder(environment: Mapping[str, str], name: str, usual: str) -> Path:
    given = environment.get(name, "")
    return Path(given) if given.startswith("/") else Path(environment.get("HOME") or str(Path.home())) / usual
