"""The key of a label: all digits and letters, those that are taken with what they do now."""

from collections.abc import Mapping, Sequence
from string import ascii_uppercase, digits

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QWidget

from desktop.annotation import Label
from desktop.window import layouts

KEYS = (*digits[1:], digits[0], *ascii_uppercase)
"""What can be a label's key."""

_CLOSED, _SCROLLING = 12, 30
"""The width of the closed list in letters, and pixels beside the opened one for its scrolling."""


class KeyChoice(QComboBox):
    """`wanted` gives the key that was chosen, "" for none; `taken` a sentence on why a pressed key cannot be had.

    `acts` gives what the window does by a key.
    """

    wanted = Signal(str)
    taken = Signal(str)

    def __init__(self, acts: Mapping[str, str], parent: QWidget) -> None:
        super().__init__(parent)
        self._acts = acts
        self._owners: dict[str, str] = {}
        # Who has a key stands in the opened list; the closed one shows the key alone.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_CLOSED)
        self.activated.connect(lambda at: self.wanted.emit(self.itemData(at)))

    def show_keys(self, label: Label, labels: Sequence[Label]) -> None:
        """Offer the keys that are free for a label among these, and say who has the others."""
        mark = self.tr("метка")
        theirs = {one.key.upper(): f"{mark} «{one.name}»" for one in labels if one.id != label.id and one.key}
        self._owners = {**theirs, **self._acts}
        self.clear()
        self.addItem(self.tr("нет"), "")
        for key in KEYS:
            owner = self._owners.get(key)
            self.addItem(f"{layouts.shown(key)}    {owner}" if owner else layouts.shown(key), key.lower())
            self._enable(self.count() - 1, enabled=owner is None)
        self.setCurrentIndex(max(0, self.findData(label.key.lower())))
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + _SCROLLING)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: a letter in either layout, or a digit, is the key itself."""
        key = _key(event)
        if key is None:
            super().keyPressEvent(event)
        elif owner := self._owners.get(key):
            why = f"{self.tr('Клавиша')} {layouts.shown(key)} {self.tr('занята')}: {owner}."
            self.taken.emit(f"{why} {self.tr('Выберите другую.')}")
        else:
            self.setCurrentIndex(self.findData(key.lower()))
            self.wanted.emit(key.lower())

    def _enable(self, at: int, *, enabled: bool) -> None:
        model = self.model()
        if isinstance(model, QStandardItemModel):
            model.item(at).setEnabled(enabled)


def _key(event: QKeyEvent) -> str | None:
    """Return the digit or Latin letter whose key was pressed alone, in whatever layout."""
    if event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
        return None
    written = event.text().upper()
    return next((key for key in KEYS if written and written in {key, layouts.russian(key)}), None)
