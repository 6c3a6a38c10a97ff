"""Words that stand nowhere in the program, because what they do was tried and found dangerous."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from tests.guards.sources import ROOT, python_files, text_of

FORBIDDEN_IN_THE_CORE = {
    "sqlcipher_export": "copies rows without our ledger and leaves the file's settings behind",
    "KEY ''": "an empty key attaches a plaintext database",
    "VACUUM INTO": "writes a second file of the same content that nothing accounts for",
    "PRAGMA rekey": "rewrites pages in place: what is erased must go into a new file under a new key",
    "contentless_delete": "keeps the words of what was deleted in the search index",
    "ANALYZE": "keeps values of rows in statistics that outlive the rows",
}


@pytest.mark.parametrize("words", FORBIDDEN_IN_THE_CORE)
def test_words_that_would_leak_or_linger_are_absent(words: str) -> None:
    sources = [*python_files("app"), *sorted((ROOT / "app").rglob("*.sql"))]
    assert len(sources) > 10
    pattern = re.compile(rf"(?<![A-Za-z_]){re.escape(words)}(?![A-Za-z_])")
    assert [file.relative_to(ROOT).as_posix() for file in sources if pattern.search(text_of(file))] == []


def test_no_tracked_file_names_a_registry() -> None:
    git = shutil.which("git")
    assert git
    listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    files = [ROOT / name for name in listed.split("\0") if name]
    registry = re.compile(r"index-url\s*[=:]|https?://[^\s\"']*/(simple|packages)(/|\b)")
    named = []
    for file in files:
        content = file.read_bytes() if file.is_file() else b""
        if (
            b"\0" not in content
            and file.name != "test_words.py"
            and registry.search(content.decode("utf-8", "replace"))
        ):
            named.append(file.relative_to(ROOT).as_posix())
    assert files
    assert named == []
