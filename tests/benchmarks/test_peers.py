"""A program that people would use instead and that cannot be had is left out of the figures, and said so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks import peers
from tests.benchmarks.libreoffice import LibreOffice


def test_what_cannot_be_installed_is_left_out_with_a_message(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))  # neither the program nor anything to install it with
    monkeypatch.setattr(peers, "_left_out", {})
    told = "a password-protected .xlsx with LibreOffice"
    assert peers._prepared(told, LibreOffice, tmp_path / "book", 10) is None
    (message,) = peers.missing()
    assert message.startswith(f"{told}: not installed")
    assert "libreoffice-calc-nogui" in message
