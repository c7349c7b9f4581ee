"""The review of release after release: accepting what a list shows, done, the next one, removal, another analysis."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMessageBox

from desktop.annotation import Annotation, Status
from desktop.window import actions, words
from desktop.workbench import releases
from desktop.workbench.annotations import accept_all
from desktop.workbench.filters import next_unreviewed_release

if TYPE_CHECKING:
    from desktop.window.main_window import MainWindow


_OF_MANY = {"done": "Готово", "analyse_again": "Разобрать заново", "remove": "Убрать из проекта"}
"""The acts that may be for several releases at once, and what they are called then."""


class Reviewing(QObject):
    """Acts on the release on the screen, or those selected in the list, and on what the list beside it shows."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def accept_shown(self) -> None:
        """Ask whether everything that waits in the list in front may be accepted, and do it."""
        waiting = self._waiting()
        if not waiting:
            nothing = self.tr("В списке справа нет непроверенных пометок: принимать нечего.")
            self._hint(f"{nothing} {self._window.visible.left_hidden()}".strip())
            return
        box = self._question(waiting)
        box.accepted.connect(lambda: self._accept([one.id for one in waiting]))
        box.open()

    def _waiting(self) -> list[Annotation]:
        """Return what waits in the list in front; what is out of sight only where the filter asks for its label."""
        visible = self._window.visible
        hidden = set(visible.hidden) - set(visible.wanted.labels or ())
        listed = self._window.inspector.listed()
        return [one for one in listed if one.status is Status.SUGGESTED and one.label not in hidden]

    def done(self) -> None:
        """Say that nothing is left to do in the releases meant, or that something is."""
        ids = self._meant()
        if not ids:
            return
        wanted = not self._all_done()
        if self._window.work.do(releases.set_done, ids, wanted) is None:
            return
        if len(ids) > 1:
            many = _counted(len(ids))
            self._hint_undo(f"{self.tr('Готово')}: {many}." if wanted else f"{self.tr('Снова в работе')}: {many}.")
        elif wanted:
            ready = f"{self.tr('Релиз готов. Следующий непроверенный:')} {self._window.keys_of('next_unreviewed')}"
            self._hint(f"{ready}. {self._window.visible.left_hidden()}".rstrip(". "))
        else:
            self._hint(self.tr("Релиз снова в работе."))

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
        """Take the releases meant out of the project and show a neighbour."""
        window, ids = self._window, self._meant()
        near, in_list = window.releases.nearest(ids), window.releases.view.hasFocus()
        if not ids or window.work.do(releases.remove, ids) is None:
            return
        # With a filter on, the list may show no other release though there are some.
        rest = [one.id for one in window.work.project.releases()]
        window.showing.release(near or next(iter(rest), None))
        if in_list and rest:
            window.releases.view.setFocus()
        if len(ids) > 1:
            self._hint_undo(f"{self.tr('Убрано из проекта')}: {_counted(len(ids))}.")
        else:
            self._hint(f"{self.tr('Релиз убран из проекта. Вернуть его:')} {window.keys_of('undo')}")

    def analyse_again(self) -> None:
        """Let the machine do the releases meant anew; what the user has decided stays."""
        ids = self._meant()
        if ids and self._window.work.do(releases.analyse_again, ids) is not None:
            many = f" {_counted(len(ids))}" if len(ids) > 1 else ""
            self._hint(f"{self.tr('Разбираю заново')}{many}. {self.tr('Всё, что вы решили, остаётся.')}")

    def name_acts(self) -> None:
        """Say in the menu for how many releases its acts are, and tick those that are done."""
        several = self._window.releases.several()
        for name, of_many in _OF_MANY.items():
            action = self._window.actions_by_id[name]
            action.setText(f"{self.tr(of_many)}: {_counted(len(several))}" if several else actions.text_of(name))
        self._window.actions_by_id["done"].setChecked(self._all_done())

    def _meant(self) -> list[int]:
        """Return the releases that an act is for: those selected in the list, else the one on the screen."""
        shown = self._window.visible.release
        return self._window.releases.several() or ([shown.release.id] if shown else [])

    def _all_done(self) -> bool:
        shown, several = self._window.visible.release, self._window.releases.several()
        if several:
            return all(row.done for id_ in several if (row := self._window.releases.row(id_)))
        return bool(shown and shown.release.done)

    def _accept(self, ids: Sequence[int]) -> None:
        if self._window.work.do(accept_all, ids) is None:
            return
        self._hint_undo(f"{self.tr('Принято')}: {words.number(len(ids), 'пометка', 'пометки', 'пометок')}.")

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
        rest = f"{self.tr('Остальные не изменятся.')} {self._window.visible.left_hidden()}".strip()
        return f"{only} «{self._window.inspector.title()}»: {parts}. {rest}"

    def _hint_undo(self, sentence: str) -> None:
        self._hint(f"{sentence} {self.tr('Отменить')}: {self._window.keys_of('undo')}")

    def _hint(self, sentence: str) -> None:
        self._window.status.hint(sentence)


def _counted(number: int) -> str:
    return words.number(number, "релиз", "релиза", "релизов")
