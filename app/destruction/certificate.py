"""What a certificate of destruction says, as fields: the same for the paper and for the signed file.

What it may claim follows NIST SP 800-88 on cryptographic erase: data that was always stored encrypted, under a key
whose copies are accounted for. So it claims a cryptographic erase for what lay in the vault and for copies of the vault
alone; never for what existed as plaintext, and never that a disk was overwritten. As long as any line is not closed,
the certificate is "in_progress" and each open line stands on it. A second issue, "complete", names the first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.destruction.closing.model import CLOSED, Line, LineKind, LineState
from app.destruction.register import Issue

IN_PROGRESS, COMPLETE = "in_progress", "complete"
EXECUTOR, VERIFIER = "executor", "verifier"
MANAGER, OFFICER = "manager", "officer"
TOOL = "Niêm, dạng tệp 1 (SQLCipher, AES-256)"

CRYPTOGRAPHIC = "cryptographic_erase"
SHREDDED = "shredded"
CONFIRMED = "confirmed_by_holder"
SEEN = "confirmed_by_officer"
NONE = "none"


@dataclass(frozen=True, slots=True)
class Execution:
    """What is known only when it is signed. ``files``: level → (new file, new epoch); ``head`` of the journal, hex.

    ``signers`` are (role, name) in the order of the signatures.
    """

    number: str
    at: int
    company: str
    place: str
    machine: str
    vault_id: str
    signers: tuple[tuple[str, str], ...]
    files: dict[int, tuple[str, int]]
    head: str


def fields_of(facts: dict[str, Any], execution: Execution, lines: Sequence[Line], ended: int) -> dict[str, Any]:
    """The fields of the first issue; ``ended`` is when the switch to the new files was over (UTC microseconds)."""
    return {
        "number": execution.number,
        "revision": 1,
        "status": IN_PROGRESS,
        "issued_at": execution.at,
        "company": execution.company,
        "place": execution.place,
        "vault": execution.vault_id,
        "first": None,
        "request": _request(facts),
        "scope": [_scope(part) for part in facts["parts"]],
        "other_files": facts["other_files"],
        "method": {
            "technique": CRYPTOGRAPHIC,
            "tool": TOOL,
            "machine": execution.machine,
            "began": facts["began"],
            "ended": ended,
            "overwritten": False,
        },
        "files": [_file(part, execution.files) for part in facts["parts"]],
        "verification": {"searched": facts["searched"], "left_aside": facts["left_aside"], "hits": 0},
        "lines": told(lines),
        "one_person": facts["one_person"],
        "journal_head": execution.head,
        "signers": [{"role": role, "name": name} for role, name in execution.signers],
    }


def completed_fields(first: Issue, execution: Execution, lines: Sequence[Line]) -> dict[str, Any]:
    """The fields of the second issue: what was done stays as it was signed, the lines are as they stand now."""
    return {
        **first.fields,
        "revision": first.revision + 1,
        "status": COMPLETE,
        "issued_at": execution.at,
        "first": {
            "number": execution.number,
            "revision": first.revision,
            "sha256": first.sha256.hex(),
            "code": first.code,
        },
        "lines": told(lines),
        "journal_head": execution.head,
        "signers": [{"role": role, "name": name} for role, name in execution.signers],
    }


def _request(facts: dict[str, Any]) -> dict[str, Any]:
    return {
        "order": facts["order"],
        "reference": facts["reference"],
        "project": facts["project"],
        "ground": facts["ground"],
        "received_on": facts["received_on"],
        "letter": facts["letter"],
        "risk_accepted": True,
        "recorder": facts["recorder"],
        "recorded_at": facts["requested_at"],
        "replied_on": facts["replied_on"],
        "not_before": facts["not_before"],
        "approvals": [{key: row[key] for key in ("name", "duty", "at")} for row in facts["approvals"]],
    }


def _scope(part: dict[str, Any]) -> dict[str, Any]:
    return {key: part[key] for key in ("level", "records", "revisions", "documents")}


def _file(part: dict[str, Any], files: dict[int, tuple[str, int]]) -> dict[str, Any]:
    new_file, new_epoch = files[part["level"]]
    return {
        "level": part["level"],
        "old_file": part["old_file"],
        "new_file": new_file,
        "old_epoch": part["old_epoch"],
        "new_epoch": new_epoch,
        "old_commitment": part["old_commitment"],
    }


# Lines -------------------------------------------------------------------------------------------------------------


def told(lines: Sequence[Line]) -> list[dict[str, Any]]:
    """The lines as the certificate has them: holders' keys are counted, whoever holds them; all others stand alone."""
    keys = [line for line in lines if line.kind is LineKind.KEY]
    rest = [line for line in lines if line.kind is not LineKind.KEY]
    return [*([_keys(keys)] if keys else []), *(_told(line) for line in rest)]


def _keys(lines: Sequence[Line]) -> dict[str, Any]:
    counts = {str(state): sum(line.state is state for line in lines) for state in LineState}
    open_ones = [line for line in lines if not line.closed]
    worst = (LineState.NOT_PROVABLE, LineState.CONFIRMED, LineState.KEY_DEAD)
    state = LineState.OUTSTANDING if open_ones else next(state for state in worst if counts[str(state)])
    reasons = sorted({line.note for line in lines if line.note})
    return {
        "kind": str(LineKind.KEY),
        "number": "",
        "holder": "",
        "place": "",
        "state": str(state),
        "method": method_of(LineKind.KEY, state),
        "closed_at": 0 if open_ones else max(line.closed_at for line in lines),
        "by": "",
        "note": "; ".join(reasons),
        "counts": {name: count for name, count in counts.items() if count},
    }


def _told(line: Line) -> dict[str, Any]:
    return {
        "kind": str(line.kind),
        "number": line.number,
        "holder": line.holder,
        "place": line.place,
        "state": str(line.state),
        "method": method_of(line.kind, line.state),
        "closed_at": line.closed_at,
        "by": line.by,
        "note": line.note,
        "counts": {},
    }


def method_of(kind: LineKind, state: LineState) -> str:
    """By what a line was closed. A key that is gone erases ciphertext, and nothing that anybody could read before."""
    if state not in CLOSED or state is LineState.NOT_PROVABLE:
        return NONE
    if state is LineState.CONFIRMED and kind is LineKind.KEY:
        return SEEN  # of who left: nobody who holds that key confirms anything
    if state is LineState.KEY_DEAD:
        return CRYPTOGRAPHIC if kind in (LineKind.KEY, LineKind.KIT, LineKind.BACKUP) else NONE
    return SHREDDED if state is LineState.SHREDDED else CONFIRMED
