"""The two who execute a destruction together."""

from __future__ import annotations

from dataclasses import dataclass

from app.pdf.signing import Signer
from app.session.door import Session
from app.session.signing import Countersigner
from app.vault.compartment import Compartment
from app.vault.statement import Signers


@dataclass(frozen=True, slots=True)
class Crew:
    """Who executes (the session's person, with ``own`` signer) and who verifies (with signer and the office store)."""

    session: Session
    own: Signer
    second: Countersigner
    second_signer: Signer
    office: Compartment

    @property
    def signers(self) -> Signers:
        """Manager and officer, for what the directory takes in."""
        own = self.session.identity.signing_key
        return ((self.session.uid, own), (self.second.uid, self.second.signing_key))
