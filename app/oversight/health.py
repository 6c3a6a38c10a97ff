"""A verification of the journal in words: what does not hold and where, and what vouches for how much of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from app.journal.verification import ChainState, Verification
from app.journal.walk import Break
from app.oversight.checkpoints.store import checkpoints
from app.oversight.model import Anchors, BreakRow, JournalHealth, LooseEnd
from app.session.door import Session


def health_of(session: Session, progress: Callable[[int, int], None] | None = None) -> JournalHealth:
    """Walk the whole journal and compare it with every checkpoint and with what this device has seen."""
    found = checkpoints(session)
    outcome = session.journal.examine(
        session.vault.roster.public_key_of,
        papers=tuple(one.seen() for one in found),
        device=session.seen,
        progress=progress,
    )
    breaks = tuple(BreakRow(one.code, session.name_of(one.writer.uid), one.seq, one.missing) for one in outcome.breaks)
    newest = (found[-1].number, found[-1].statement.at) if found else (0, 0)
    backwards = Counter(session.name_of(writer.uid) for writer, _ in outcome.backwards)
    return JournalHealth(
        whole=not breaks,
        entries=outcome.entries,
        chains=len(outcome.chains),
        breaks=breaks,
        checked_at=session.now(),
        anchors=_anchors(session, outcome, *newest),
        backwards=tuple(sorted(backwards.items())),
    )


def _causes_first(found: Break) -> bool:
    """Those who bear witness to what is told elsewhere come last."""
    return found.code == "journal.witness_contradicts"


def _anchors(session: Session, outcome: Verification, number: int, at: int) -> Anchors:
    chains = outcome.chains
    return Anchors(
        paper=sum(one.paper for one in chains),
        device=sum(max(0, one.device - one.paper) for one in chains),
        witness=sum(max(0, one.witness - max(one.paper, one.device)) for one in chains),
        loose=tuple(_loose(session, one) for one in chains if one.last > one.anchored),
        number=number,
        paper_at=at,
    )


def _loose(session: Session, chain: ChainState) -> LooseEnd:
    name, device = session.name_of(chain.writer.uid), chain.writer.device.hex()[:6].upper()
    return LooseEnd(name, device, chain.last - chain.anchored)
