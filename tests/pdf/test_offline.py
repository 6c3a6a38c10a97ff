"""Signing and judging open no connection and resolve no name."""

from __future__ import annotations

import base64
import json
import sys

from app.pdf.signing import Signer
from tests.pdf.authority import Authority
from tests.pdf.samples import run

# An audit hook sees every socket of the interpreter and cannot be removed, hence a process of its own.
WATCHER = """
import base64, json, sys
seen = []
def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.bind"):
        seen.append(event)
    elif event == "socket.__new__" and arguments[1] not in (-1, 1):
        seen.append(f"{event} {arguments[1]}")
sys.addaudithook(watch)
given = json.load(open(sys.argv[1]))
raw = {name: base64.b64decode(value) for name, value in given.items()}
from app.pdf.signing import Signer, sign
from app.pdf.verification import verify
person = Signer(raw["key"], raw["certificate"], raw["authority"], raw["revocations"], "A")
signed = sign(raw["pdf"], [person], reason="x", place="y", at=1795485120000000)
verdict = verify(signed, raw["authority"])
good = list(seen)
import socket
try:
    socket.create_connection(("127.0.0.1", 9), 0.2)
except OSError:
    pass
print(json.dumps([verdict.valid, good, bool(seen)]))
"""


def test_no_socket_leaves_the_machine(
    archival: bytes, authority: Authority, signers: tuple[Signer, Signer], tmp_path: object
) -> None:
    person = signers[0]
    given = {
        "pdf": archival,
        "key": person.key,
        "certificate": person.certificate,
        "authority": authority.der,
        "revocations": person.revocations,
    }
    file = tmp_path / "given.json"  # type: ignore[operator]
    file.write_text(json.dumps({name: base64.b64encode(value).decode() for name, value in given.items()}))
    valid, opened, watcher_works = json.loads(run(sys.executable, "-c", WATCHER, file))
    assert valid
    assert opened == []
    assert watcher_works
