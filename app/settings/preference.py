"""Preferences of this OS account: looks, lock time, the vaults opened lately. Nothing secret, no names.

Pure rules:

* A file that is missing, damaged or of another form means the defaults: a preference is never worth an error.
* A value out of its range is brought to the nearest end of the range.
* Writing replaces the whole file at once (temporary file, sync, rename), so a crash leaves the old one.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Literal, cast

from app.paths import profile
from app.settings.replacing import replace_file

Language = Literal["vi", "en"]
Theme = Literal["light", "dark"]

FILE_NAME = "preferences.json"
FONT_PERCENT = (90, 150)
"""The smallest and the largest size of letters, in per cent of the normal one."""
LOCK_MINUTES = (1, 30)
"""The shortest and the longest idle time before the vault locks."""
TOP_SECRET_LOCK_MINUTES = 2
"""The idle time of the top-secret room: fixed, not a preference."""
RECENT_VAULTS = 8
"""How many recently opened vaults are remembered."""


@dataclass(frozen=True, slots=True)
class Preference:
    """The preferences.

    ``recent_vaults`` holds folder paths, latest first; ``last_person`` maps a vault id to the person id that last
    unlocked it here, both in hexadecimal.
    """

    language: Language = "vi"
    theme: Theme = "light"
    font_percent: int = 100
    recent_vaults: tuple[str, ...] = ()
    last_person: dict[str, str] = field(default_factory=dict)
    compact_rows: bool = False
    lock_minutes: int = 5

    def opened(self, vault: str, vault_id: str, uid: str) -> Preference:
        """These preferences after ``uid`` has unlocked ``vault``: it comes first among the recent ones."""
        others = tuple(path for path in self.recent_vaults if path != vault)
        return replace(
            self,
            recent_vaults=(vault, *others)[:RECENT_VAULTS],
            last_person={**self.last_person, vault_id: uid},
        )

    def forgotten(self, vault: str) -> Preference:
        """These preferences without ``vault`` among the recent ones."""
        return replace(
            self,
            recent_vaults=tuple(path for path in self.recent_vaults if path != vault),
        )


def load(folder: Path | None = None) -> Preference:
    """The preferences stored in ``folder`` (default: this account's profile), or the defaults."""
    try:
        stored = json.loads(_file(folder).read_text("utf-8"))
    except (OSError, ValueError):
        return Preference()
    return _understood(stored) if isinstance(stored, dict) else Preference()


def save(preference: Preference, folder: Path | None = None) -> None:
    """Store ``preference``. Raises ``OSError`` when the disk refuses."""
    text = json.dumps(asdict(preference), ensure_ascii=False, indent=1, sort_keys=True)
    replace_file(_file(folder), text)


def _file(folder: Path | None) -> Path:
    return (folder or profile()) / FILE_NAME


def _understood(stored: dict[str, Any]) -> Preference:
    default = Preference()
    recent = stored.get("recent_vaults")
    people = stored.get("last_person")
    return Preference(
        language=cast(Language, _one_of(stored.get("language"), ("vi", "en"))),
        theme=cast(Theme, _one_of(stored.get("theme"), ("light", "dark"))),
        font_percent=_within(stored.get("font_percent"), FONT_PERCENT, default.font_percent),
        recent_vaults=_texts(recent)[:RECENT_VAULTS],
        last_person=_text_pairs(people),
        compact_rows=stored.get("compact_rows") is True,
        lock_minutes=_within(stored.get("lock_minutes"), LOCK_MINUTES, default.lock_minutes),
    )


def _one_of(value: object, allowed: tuple[str, ...]) -> str:
    return value if isinstance(value, str) and value in allowed else allowed[0]


def _within(value: object, ends: tuple[int, int], default: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        return default
    return min(max(value, ends[0]), ends[1])


def _texts(value: object) -> tuple[str, ...]:
    return tuple(text for text in value if isinstance(text, str)) if isinstance(value, list) else ()


def _text_pairs(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        return {}
    return {key: text for key, text in value.items() if isinstance(key, str) and isinstance(text, str)}
