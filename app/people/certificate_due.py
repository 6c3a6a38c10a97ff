"""How long certificates for signing papers last, and whether anything is due about them: asked at every unlocking.

What renewing itself needs is loaded only when something is due (`app.people.certificates`).
"""

from __future__ import annotations

from app.access.duty import Duty
from app.clock import DAY
from app.ids import Id
from app.session.door import EVERYDAY, Session
from app.vault.roster import NOBODY
from app.vault.vault import Vault

CERTIFICATE, ASKING, RENEWED = "certificate", "certificate-request", "certificate-renewed"
"""Letters: one that comes to its person, what officers are asked for, and what was issued, for everybody to read."""
LAST_DAYS = 90 * DAY
FIRST_LIFE = (3 * 365 + 1) * DAY
"""What the first certificate lasts, from the day its person was entered."""


def until_of(vault: Vault, uid: Id) -> int:
    """Until when a person's certificate lasts (UTC microseconds)."""
    first = vault.roster.people[uid].at + FIRST_LIFE
    issued = vault.directory.letters(RENEWED, uid)
    if not issued:
        return first
    from app.people.certificates import ends_of

    return max(ends_of(vault, uid, issued), default=first)


def is_due(session: Session) -> bool:
    """Whether a certificate has come, should be asked for, or is asked of this officer."""
    directory = session.vault.directory
    if session.room != EVERYDAY:
        return False
    if directory.letters(CERTIFICATE, session.uid):
        return True
    if Duty.OFFICER in session.duties and directory.letters(ASKING, NOBODY):
        return True
    return until_of(session.vault, session.uid) - session.latest() < LAST_DAYS
