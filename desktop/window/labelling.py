"""The dialog of labels at work: what is asked there is done by the verbs, and what came of it is shown there again."""

from __future__ import annotations

from string import ascii_uppercase, digits
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor

from desktop.annotation import Changed
from desktop.window import actions, inks
from desktop.window.colours import paint_chosen
from desktop.window.labels_dialog import LabelsDialog
from desktop.window.leaving_dialog import LeavingDialog
from desktop.workbench import labels

if TYPE_CHECKING:
    from desktop.window.main_window import MainWindow


def free_keys() -> list[str]:
    """Return the digits and letters that no act of the window is done by."""
    taken = {key for act in actions.acts() for key in act.keys}
    return [key for key in (*digits[1:], digits[0], *ascii_uppercase) if key not in taken]


class Labelling(QObject):
    """Opens the dialog and lives as long as it does."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        spare = [inks.swatch_icon(QColor(tone.line)) for tone in window.plain_colours.spare]
        self.dialog = LabelsDialog(window.label_menu.swatch, spare, free_keys(), window)
        paint_chosen(self.dialog.list, window.colours)
        self._connect()

    def ask(self) -> LabelsDialog:
        """Open the dialog of labels."""
        self.dialog.show_labels(self._window.visible.labels)
        self.dialog.list.setFocus()
        self.dialog.open()
        return self.dialog

    def _connect(self) -> None:
        work, dialog = self._window.work, self.dialog
        dialog.added.connect(self._add)
        dialog.renamed.connect(lambda label, name: self._told(work.do(labels.rename, label, name)))
        dialog.recoloured.connect(lambda label, colour: self._told(work.do(labels.recolour, label, colour)))
        dialog.rekeyed.connect(lambda label, key: self._told(work.do(labels.rekey, label, key)))
        dialog.switched.connect(lambda label, shown: self._told(work.do(labels.show, label, shown)))
        dialog.left.connect(self._leave)
        work.failed.connect(dialog.tell)
        dialog.finished.connect(self.deleteLater)

    def _told(self, _changed: Changed | None) -> None:
        """Show the labels as they are now; where the change was refused, as they were."""
        self.dialog.show_labels(self._window.visible.labels)

    def _add(self, name: str) -> None:
        before = {label.id for label in self._window.visible.labels}
        if self._window.work.do(labels.add, name) is None:
            return
        known = self._window.visible.labels
        self.dialog.show_labels(known, next((label.id for label in known if label.id not in before), None))
        self.dialog.key.setFocus()

    def _leave(self, label_id: str, merging: bool) -> None:
        """Ask what becomes of the annotations of a label, then let it go."""
        project = self._window.work.project
        known = self._window.visible.labels
        label = next(one for one in known if one.id == label_id)
        others = [one for one in known if one.id != label_id]
        asking = LeavingDialog(label, len(project.labelled(label_id)), others, self.dialog, merging=merging)
        asking.agreed.connect(lambda into: self._let_go(label_id, into, merging=merging))
        asking.open()

    def _let_go(self, label_id: str, into: str | None, *, merging: bool) -> None:
        work = self._window.work
        self._told(
            work.do(labels.merge, label_id, into) if merging and into else work.do(labels.delete, label_id, into)
        )
