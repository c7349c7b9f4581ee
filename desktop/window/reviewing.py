"""The review of release after release: accepting what a list shows, done, the next one, removal, another analysis."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMessageBox

from desktop.annotation import Annotation, Status
from desktop.window import words
from desktop.workbench import releases
from desktop.workbench.annotations import accept_all
from desktop.workbench.filters import next_unreviewed_release

if TYPE_CHECKING:
    from desktop.window.main_window import MainWindow


class Reviewing(QObject):
    """Acts on the release on the screen and on what the list beside it shows."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def accept_shown(self) -> None:
        """Ask whether everything that waits in the list in front may be accepted, and do it."""
        waiting = [one for one in self._window.inspector.listed() if one.status is Status.SUGGESTED]
        if not waiting:
            self._hint(self.tr("В списке справа нет непроверенных пометок: принимать нечего."))
            return
        box = self._question(waiting)
        box.accepted.connect(lambda: self._accept([one.id for one in waiting]))
        box.open()

    def done(self) -> None:
        """Say that nothing is left to do in the release, or that something is."""
        shown = self._window.visible.release
        if shown is None:
            return
        wanted = not shown.release.done
        if self._window.work.do(releases.set_done, [shown.release.id], wanted) is not None:
            keys = self._window.keys_of("next_unreviewed")
            ready = self.tr("Релиз готов. Следующий непроверенный:")
            self._hint(f"{ready} {keys}" if wanted else self.tr("Релиз снова в работе."))

    def next_release(self) -> None:
        """Show the next release of the list in which something waits, and the first thing that does."""
        window, shown = self._window, self._window.visible.release
        found = next_unreviewed_release(window.releases.listed(), shown.release.id if shown else None)
        if found is None:
            self._hint(self.tr("Других релизов с непроверенными пометками в списке нет."))
            return
        window.showing.release(found)
        window.reading.take_focus()
        window.visible.next_suggested()

    def remove(self) -> None:
        """Take the release out of the project and show its neighbour."""
        window, shown = self._window, self._window.visible.release
        if shown is None:
            return
        near = window.releases.neighbour(1) or window.releases.neighbour(-1)
        if window.work.do(releases.remove, [shown.release.id]) is not None:
            # With a filter on, the list may show no other release though there are some.
            rest = [one.id for one in window.work.project.releases()]
            window.showing.release(near or next(iter(rest), None))
            self._hint(f"{self.tr('Релиз убран из проекта. Вернуть его:')} {window.keys_of('undo')}")

    def analyse_again(self) -> None:
        """Let the machine do the release anew; what the user has decided stays."""
        window, shown = self._window, self._window.visible.release
        if shown and window.work.do(releases.analyse_again, shown.release.id) is not None:
            self._hint(self.tr("Разбираю заново. Всё, что вы решили, остаётся."))

    def _accept(self, ids: Sequence[int]) -> None:
        if self._window.work.do(accept_all, ids) is None:
            return
        number = words.number(len(ids), "пометка", "пометки", "пометок")
        self._hint(f"{self.tr('Принято')}: {number}. {self.tr('Отменить')}: {self._window.keys_of('undo')}")

    def _question(self, waiting: Sequence[Annotation]) -> QMessageBox:
        number = words.number(len(waiting), "пометку", "пометки", "пометок")
        box = QMessageBox(self._window)
        box.setObjectName("accept_shown")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(self.tr("Принять все показанные"))
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(f"{self.tr('Принять')} {number}?")
        box.setInformativeText(self._described(waiting))
        box.setStandardButtons(QMessageBox.StandardButton.Ok | QMessageBox.StandardButton.Cancel)
        box.button(QMessageBox.StandardButton.Ok).setText(f"{self.tr('Принять')} {number}")
        box.button(QMessageBox.StandardButton.Cancel).setText(self.tr("Отмена"))
        for button in box.buttons():
            button.setIcon(QIcon())
        return box

    def _described(self, waiting: Sequence[Annotation]) -> str:
        names = {one.id: one.name for one in self._window.visible.labels}
        counted = Counter(names.get(one.label, one.label) for one in waiting)
        parts = ", ".join(f"{name} {number}" for name, number in counted.most_common())
        only = self.tr("Только непроверенные, что сейчас в списке")
        return f"{only} «{self._window.inspector.title()}»: {parts}. {self.tr('Остальные не изменятся.')}"

    def _hint(self, sentence: str) -> None:
        self._window.status.hint(sentence)
