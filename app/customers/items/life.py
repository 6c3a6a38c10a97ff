"""The life of each kind: its stages, where it may begin, what leads to what, and what has to be justified.

Pure rules:

1. A prospect goes freely between its four open stages, from each of them to won, and with a reason to lost.
2. A dealing goes freely between open and waiting, from each of them to done, and with a reason to cancelled.
3. A draft of a policy comes into force when somebody has approved it; with a reason it ends, before or after.
4. What has ended is taken up again, at any open stage, only with a reason; one ending never turns into another.
5. A policy in force goes back to a draft only with a reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from app.customers.items.kinds import ItemKind, Stage

Moves = Mapping[tuple[Stage, Stage], bool]
"""(from, to) → whether a reason is asked for."""

STAGES: Mapping[ItemKind, tuple[Stage, ...]] = MappingProxyType(
    {
        ItemKind.PROSPECT: (Stage.NEW, Stage.CONTACTED, Stage.OFFERED, Stage.NEGOTIATING, Stage.WON, Stage.LOST),
        ItemKind.DEALING: (Stage.OPEN, Stage.WAITING, Stage.DONE, Stage.CANCELLED),
        ItemKind.POLICY: (Stage.DRAFT, Stage.IN_FORCE, Stage.ENDED),
    }
)
"""The stages of each kind, in their order; the first is where an item begins unless it is told otherwise."""

ENDS = frozenset({Stage.WON, Stage.LOST, Stage.DONE, Stage.CANCELLED, Stage.ENDED})
"""Stages at which nothing more is to be done."""

BAD_ENDS = frozenset({Stage.LOST, Stage.CANCELLED, Stage.ENDED})
"""Ends that are reached only with a reason."""

BEGINNINGS: Mapping[ItemKind, tuple[Stage, ...]] = MappingProxyType(
    {
        ItemKind.PROSPECT: (Stage.NEW, Stage.CONTACTED, Stage.OFFERED, Stage.NEGOTIATING),
        ItemKind.DEALING: (Stage.OPEN, Stage.WAITING, Stage.DONE),  # a call is entered when it is over
        ItemKind.POLICY: (Stage.DRAFT, Stage.IN_FORCE),
    }
)
"""Where an item may stand when it is entered."""

_PROSPECT_OPEN = BEGINNINGS[ItemKind.PROSPECT]
_DEALING_OPEN = (Stage.OPEN, Stage.WAITING)


def _moves(still_open: tuple[Stage, ...], good: Stage, bad: Stage) -> dict[tuple[Stage, Stage], bool]:
    between = {(one, other): False for one in still_open for other in still_open if one is not other}
    endings = {(one, end): end is bad for one in still_open for end in (good, bad)}
    again = {(end, one): True for one in still_open for end in (good, bad)}
    return between | endings | again


MOVES: Mapping[ItemKind, Moves] = MappingProxyType(
    {
        ItemKind.PROSPECT: MappingProxyType(_moves(_PROSPECT_OPEN, Stage.WON, Stage.LOST)),
        ItemKind.DEALING: MappingProxyType(_moves(_DEALING_OPEN, Stage.DONE, Stage.CANCELLED)),
        ItemKind.POLICY: MappingProxyType(
            {
                (Stage.DRAFT, Stage.IN_FORCE): False,
                (Stage.IN_FORCE, Stage.DRAFT): True,
                (Stage.DRAFT, Stage.ENDED): True,
                (Stage.IN_FORCE, Stage.ENDED): True,
                (Stage.ENDED, Stage.DRAFT): True,
                (Stage.ENDED, Stage.IN_FORCE): True,
            }
        ),
    }
)
"""Every move there is; what does not stand here cannot be done."""


def first_stage(kind: ItemKind) -> Stage:
    """Where an item of this kind begins."""
    return STAGES[kind][0]


def moves_from(kind: ItemKind, stage: Stage) -> tuple[Stage, ...]:
    """Where an item that stands at ``stage`` can go, in the order of the stages."""
    return tuple(to for to in STAGES[kind] if (stage, to) in MOVES[kind])


def can_move(kind: ItemKind, stage: Stage, to: Stage) -> bool:
    """Whether there is such a move."""
    return (stage, to) in MOVES[kind]


def needs_reason(kind: ItemKind, stage: Stage, to: Stage) -> bool:
    """Whether a move is to be justified. Raises ``KeyError`` for one that does not exist."""
    return MOVES[kind][stage, to]


def is_ended(stage: Stage) -> bool:
    """Whether nothing more is to be done."""
    return stage in ENDS
