"""Step 3: the shares, each judged while it is typed; how many are needed is what the first good one says.

Pure rules:

* A word that is still being typed, and a share that is not finished, are no mistakes yet.
* Nothing typed is lost when a share is wrong, and everything is forgotten when the page goes.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from app.errors import NiemError
from app.recovery.model import WORDS
from ui.messages import sentence
from ui.sign_in.after_fire.entrance import judge_shares
from ui.sign_in.founding_steps import Step
from ui.tasks import Tasks
from ui.widgets.notice import InlineNotice
from ui.widgets.shares_field import SharesField

if TYPE_CHECKING:
    from app.archive.restore.model import SharesSeen

JUDGE_MILLISECONDS = 350
FEWEST = 2


class SharesStep(Step):
    """``set_kit`` says which kit they have to fit; ``put_together`` once enough were, in the vault process."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__(
            self.tr("Các mảnh khóa"),
            self.tr(
                "Người giữ mảnh lần lượt tự gõ tờ của mình, người khác không nhìn. Từng mảnh được kiểm ngay khi gõ; số "
                "mảnh cần có do chính các mảnh cho biết."
            ),
        )
        self._tasks = tasks
        self._kit: Path | None = None
        self._seen: SharesSeen | None = None
        self.put_together = False
        self.shares = SharesField(FEWEST)
        self.told = InlineNotice("info")
        self.told.hide()
        self.column.addWidget(self.shares)
        self.column.addWidget(self.told)
        self.column.addStretch(1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(JUDGE_MILLISECONDS)
        self._timer.timeout.connect(self.judge)
        self.shares.changed.connect(self._typed)

    def set_kit(self, kit: Path) -> None:
        """Another kit: what was typed has to fit that one."""
        if kit != self._kit:
            self._kit = kit
            self.judge()

    def value(self) -> tuple[str, ...]:
        """The shares as typed."""
        return self.shares.value()

    def complain(self) -> bool:
        if self._seen is not None and self._seen.fits and not any(share.code for share in self._seen.shares):
            return False
        if not self._complain_of_words() and not self.told.isVisibleTo(self):
            self._tell(self.tr("Đang kiểm các mảnh. Hãy bấm lại sau giây lát."), good=False)
        return True

    def arrive(self) -> None:
        self.shares.boxes[0].focus()

    def clear_values(self) -> None:
        """Forget everything typed."""
        self._timer.stop()
        self._seen = None
        self.shares.clear_values()

    def judge(self) -> None:
        """Ask about what is typed so far."""
        self._timer.stop()
        typed = self.shares.value()
        if self._kit is None or not typed:
            return
        self._tasks.enter(
            judge_shares,
            self._kit,
            typed,
            then=lambda seen: self._judged(typed, seen),
            failed=lambda error: self._failed(typed, error),
            owner=self,
        )

    def _complain_of_words(self) -> bool:
        for box in self.shares.boxes:
            if box.error():
                box.focus()
                return True
        return self.shares.complain()

    def _typed(self) -> None:
        self._seen = None
        self.told.hide()
        self._timer.start()

    def _judged(self, typed: tuple[str, ...], seen: SharesSeen) -> None:
        if typed != self.shares.value():
            return
        self._seen = seen
        self.put_together |= seen.fits is not None
        self.shares.set_count(seen.needed)
        for place, share in enumerate(seen.shares, start=1):
            words = len(typed[place - 1].split())
            unfinished = words < WORDS and (share.code == "keys.share_length" or share.word == words)
            if share.code and not unfinished:
                self.shares.say(place, sentence(share.code, share=place, word=share.word, words=WORDS))
            else:
                self.shares.say(place, "", good=not share.code)
        if seen.fits:
            self._tell(self.tr("Đủ mảnh, ghép lại đúng khóa của bộ khôi phục."), good=True)
        elif seen.fits is False:
            self._tell(sentence("recovery.shares_of_other_kit"), good=False)
        elif all(not share.code for share in seen.shares):
            missing = seen.needed - len(seen.shares)
            self._tell(self.tr("Đúng. Còn cần {} mảnh của người khác.").format(missing), good=None)

    def _failed(self, typed: tuple[str, ...], error: NiemError) -> None:
        if typed == self.shares.value():
            self._tell(sentence(error), good=False)

    def _tell(self, words: str, *, good: bool | None) -> None:
        self.told.set_text(words, "info" if good is None else "success" if good else "danger")
        self.told.show()
