"""The answer of the policy."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decision:
    """The policy's answer: ``why`` is empty when allowed, else an error code for the sentence."""

    why: str

    @property
    def allowed(self) -> bool:
        """True when the act may go on."""
        return not self.why


ALLOWED = Decision("")
