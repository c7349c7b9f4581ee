"""The dialog of labels at work: what is asked there is done by the verbs, and what came of it is shown there again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor

from desktop import locations
from desktop.annotation import QUOTE, Changed
from desktop.window import actions, inks, words
from desktop.window.colour_choice import ColourChoice
from desktop.window.colours import paint_chosen
from desktop.window.key_choice import KEYS, KeyChoice
from desktop.window.label_colours import THEMES, LabelSheet, Page, Theme, contrast
from desktop.window.label_tones import readable
from desktop.window.labels_dialog import LabelsDialog
from desktop.window.leaving_dialog import LeavingDialog
from desktop.window.likeness import alike
from desktop.workbench import labels

if TYPE_CHECKING:
    from desktop.window.main_window import MainWindow

_SHEETS: dict[Theme, tuple[str, str]] = {
    "light": ("На светлом листе", "темнее"),
    "dark": ("На тёмном листе", "светлее"),
}


def keys_of_acts() -> dict[str, str]:
    """Return the digits and letters that the window does something by, and what that is."""
    return {key: f"«{actions.translate(act.text)}»" for act in actions.acts() for key in act.keys if key in KEYS}


def changes_of(colour: str, pages: Mapping[Theme, Page]) -> str:
    """Say where a colour could not be read and what is shown instead; nothing where it can be read everywhere."""
    told = []
    for theme, page in pages.items():
        line = readable(colour, page).line
        if line != colour:
            sheet, darker = _SHEETS[theme]
            before, after = _figure(contrast(colour, page.paper)), _figure(contrast(line, page.paper))
            told.append(
                f"{words.tr(sheet)} {words.tr('цвет')} {colour} {words.tr('виден плохо (контраст')} {before}), "
                f"{words.tr('поэтому линии и подписи там')} {words.tr(darker)}: {line} ({after})."
            )
    return " ".join(told)


def _figure(number: float) -> str:
    return f"{number:.1f} : 1".replace(".", ",")


class Labelling(QObject):
    """Opens the dialog and lives as long as it does."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        spare = [inks.swatch_icon(QColor(tone.line)) for tone in window.plain_colours.spare]
        sheet = LabelSheet(locations.resource("labels.toml"))
        self._pages = {theme: sheet.colours(theme).page for theme in THEMES}
        key, colour = KeyChoice(keys_of_acts(), window), ColourChoice(spare, window)
        self.dialog = LabelsDialog(window.label_menu.swatch, window.ink, key, colour, window)
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
        dialog.recoloured.connect(self._recolour)
        dialog.ordered.connect(lambda ids: self._told(work.do(labels.order, ids)))
        dialog.rekeyed.connect(lambda label, key: self._told(work.do(labels.rekey, label, key)))
        dialog.switched.connect(lambda label, shown: self._told(work.do(labels.show, label, shown)))
        dialog.left.connect(self._leave)
        work.failed.connect(dialog.tell)
        dialog.finished.connect(self.deleteLater)

    def _told(self, _changed: Changed | None) -> None:
        """Show the labels as they are now; where the change was refused, as they were."""
        self.dialog.show_labels(self._window.visible.labels)

    def _recolour(self, label: str, colour: str) -> None:
        changed = self._window.work.do(labels.recolour, label, colour)
        self._told(changed)
        if changed:
            changes = changes_of(colour, self._pages) if colour.startswith("#") else ""
            self.dialog.tell(f"{changes} {self._alike(label)}".strip())

    def _alike(self, label_id: str) -> str:
        """Say with which other labels one may be confused now, by anybody or by the colour-blind."""
        colours = self._window.label_colours
        line = colours.of(label_id).line
        names = [
            f"«{one.name}»"
            for one in self._window.visible.labels
            if one.id not in {label_id, QUOTE} and label_id != QUOTE and alike(line, colours.of(one.id).line)
        ]
        if not names:
            return ""
        return f"{self.tr('Не все отличат этот цвет от цвета меток')}: {', '.join(names)}."

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
