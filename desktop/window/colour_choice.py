"""The colour of a label: its own, one of the palette, or any other."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QColorDialog, QComboBox, QWidget

from desktop.annotation import Label

COLOURS = ("Оранжевый", "Оливковый", "Фиолетово-синий", "Пурпурный", "Коричневый", "Голубой")
"""The names of the spare colours, in the order of labels.toml."""
OTHER = "other"
"""Stands in the list for a colour that is yet to be chosen."""


class ColourChoice(QComboBox):
    """`wanted` gives the colour that was chosen, as `Label` has it: "", the number of a spare one, or `#rrggbb`."""

    wanted = Signal(str)

    def __init__(self, spare: Sequence[QIcon], parent: QWidget) -> None:
        super().__init__(parent)
        self._spare = spare
        self._now = ""
        self._ink = QColor()
        self.activated.connect(self._choose)

    def show_colours(self, label: Label, swatch: QIcon, ink: QColor) -> None:
        """Offer the palette to a label, and the colour it has; `ink` is what the page makes of that."""
        self._now, self._ink = label.colour, ink
        self.clear()
        self.addItem(QIcon(), self.tr("Обычный"), "")
        for number, (icon, name) in enumerate(zip(self._spare, COLOURS, strict=True)):
            self.addItem(icon, self.tr(name), str(number))
        if label.colour.startswith("#"):
            self.addItem(swatch, f"{self.tr('Свой')} {label.colour}", label.colour)
        self.addItem(self.tr("Другой цвет…"), OTHER)
        self._show_now()

    def ask(self) -> QColorDialog:
        """Ask for any colour."""
        dialog = QColorDialog(QColor(self._now) if self._now.startswith("#") else self._ink, self)
        dialog.setObjectName("label_colour")
        dialog.setWindowTitle(self.tr("Цвет метки"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
        dialog.colorSelected.connect(lambda colour: self.wanted.emit(colour.name()))
        dialog.open()
        return dialog

    def _choose(self, at: int) -> None:
        if self.itemData(at) != OTHER:
            self.wanted.emit(self.itemData(at))
            return
        self._show_now()
        self.ask()

    def _show_now(self) -> None:
        self.setCurrentIndex(max(0, self.findData(self._now)))
