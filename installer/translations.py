"""The translate command: brings the window's English up to its source texts and compiles every translation.

The texts in ``ui/`` are Vietnamese. ``niem_en.ts`` holds their English; ``qtbase_vi.ts`` holds Vietnamese for Qt's own
texts, for which Qt has none, and is written by hand. The window loads what is compiled from them (``.qm``), and both
are kept in the checkout, so that a person who only runs Niêm needs no compiler.
"""

from __future__ import annotations

import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

from installer.places import ROOT, tool
from installer.words import announce, say

FOLDER = ROOT / "resources" / "translations"
ENGLISH = FOLDER / "niem_en.ts"


def translate() -> int:
    """Update the English, compile everything; 0 when nothing is left to translate.

    1 when entries wait for their English; otherwise the exit code of the Qt tool that failed.
    """
    announce("Gom các câu của cửa sổ", "Collecting the window's texts")
    code = collect(ENGLISH)
    if code:
        return code
    announce("Biên dịch", "Compiling")
    for source in sorted(FOLDER.glob("*.ts")):
        code = compile_file(source, source.with_suffix(".qm"))
        if code:
            return code
    left = unfinished(ENGLISH)
    for text in left:
        print(f"  {text}")
    if left:
        say(
            f"Còn {len(left)} câu chưa dịch: hãy dịch trong {ENGLISH.name} rồi chạy lại lệnh này.",
            f"Texts without English: {len(left)}. Translate them in {ENGLISH.name}, then run this command again.",
        )
    return 1 if left else 0


def collect(into: Path) -> int:
    """Write every text of ``ui/`` into a .ts file, keeping the translations it has; lupdate's exit code.

    Without line numbers, so that the file changes only with the texts; what is no longer used is dropped.
    """
    sources = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "ui").rglob("*.py"))
    options = ("-source-language", "vi_VN", "-target-language", "en_US", "-locations", "none", "-no-obsolete")
    command = [str(tool("pyside6-lupdate")), *sources, *options, "-ts", str(into)]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def compile_file(source: Path, into: Path) -> int:
    """Make a .qm file of the finished entries of a .ts file; lrelease's exit code."""
    command = [str(tool("pyside6-lrelease")), "-silent", "-nounfinished", str(source), "-qm", str(into)]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def unfinished(file: Path) -> list[str]:
    """The source texts of a .ts file that have no finished translation."""
    messages = ET.parse(file).iter("message")  # noqa: S314  our own file
    return [message.findtext("source", "") for message in messages if not _is_finished(message)]


def _is_finished(message: ET.Element) -> bool:
    translation = message.find("translation")
    if translation is None or translation.get("type") == "unfinished":
        return False
    forms = translation.findall("numerusform") or [translation]
    return all((form.text or "").strip() for form in forms)
