"""What acts, and the reasons of the table of duties, are called: the one source is ``resources/messages``.

``acts.toml`` names every act under the heading of its group; ``duties.toml`` says the reasons in few words. Both in
Vietnamese and English.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from app.access.event import Event
from app.settings.message import codes_of, sentence

_GROUP = "group:"
_EVENTS = {event.value: event for event in Event}


@dataclass(frozen=True, slots=True)
class Group:
    """Acts that stand under one heading. ``code`` is the heading's, for :meth:`label`."""

    code: str
    events: tuple[Event, ...]

    def label(self, language: str) -> str:
        """The heading."""
        return sentence(f"acts.{self.code}", language)


def has_words(event: Event) -> bool:
    """Whether the act has a name."""
    return event.value in codes_of("acts")


def act_label(event: Event, language: str) -> str:
    """What an act is called."""
    return sentence(f"acts.{event.value}", language)


@cache
def groups() -> tuple[Group, ...]:
    """Every group with its acts, both in the order of the enumeration."""
    order = list(Event).index
    found = [Group(code, tuple(sorted(events, key=order))) for code, events in _read()]
    return tuple(sorted(found, key=lambda group: order(group.events[0])))


@cache
def group_of(event: Event) -> Group:
    """The group that an act stands in. Raises ``KeyError`` for an act without a name."""
    for group in groups():
        if event in group.events:
            return group
    raise KeyError(event)


def reason_label(code: str, language: str) -> str:
    """A reason of the table in few words: its short form if it has one, else the sentence of the refusal."""
    short = code.rpartition(".")[2]
    return sentence(f"duties.{short}" if short in codes_of("duties") else code, language)


def _read() -> Iterator[tuple[str, list[Event]]]:
    """The groups in order: a heading, then the acts up to the next heading."""
    heading, events = "", list[Event]()
    for code in codes_of("acts"):
        if code.startswith(_GROUP):
            if events:
                yield heading, events
            heading, events = code, []
        elif code in _EVENTS:
            events.append(_EVENTS[code])
    if events:
        yield heading, events
