"""Out of screenshots: what counts is what the system says when it is asked back."""

from __future__ import annotations

from typing import Any

import pytest

from ui.widgets.capture import EXCLUDED, NORMAL, set_affinity


class Windows:
    """The two functions of Windows, as its documentation tells them; ``keeps`` is what it makes of a wish."""

    def __init__(self, keeps: int | None = None, *, sets: bool = True, tells: bool = True) -> None:
        self.keeps, self.sets, self.tells, self.now = keeps, sets, tells, NORMAL

    def SetWindowDisplayAffinity(self, _window: Any, wanted: Any) -> int:
        self.now = wanted.value if self.keeps is None else self.keeps
        return int(self.sets)

    def GetWindowDisplayAffinity(self, _window: Any, place: Any) -> int:
        place._obj.value = self.now
        return int(self.tells)


@pytest.mark.parametrize("wanted", [EXCLUDED, NORMAL])
def test_what_was_set_and_is_told_back_holds(wanted: int) -> None:
    assert set_affinity(Windows(), 7, wanted)


@pytest.mark.parametrize(
    "system",
    [Windows(keeps=0x01), Windows(keeps=NORMAL), Windows(sets=False), Windows(tells=False)],
    ids=["black instead", "nothing kept", "refused", "not told"],
)
def test_anything_else_does_not(system: Windows) -> None:
    """An older Windows paints the window black for 0x01, or keeps nothing at all."""
    assert not set_affinity(system, 7, EXCLUDED)
