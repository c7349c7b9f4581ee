"""«Отметить все такие же места»: which label, how far, and how many places there are, before anything is marked."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.annotation import Label
from desktop.window import words
from desktop.window.dialogs import plain
from desktop.window.in_context import CONTEXT, InContext
from desktop.window.rows import sized


@dataclass(frozen=True)
class Found:
    """One place: the title of its release, and its words between what stands around them."""

    title: str
    left: str
    words: str
    right: str


class EverywhereDialog(QDialog):
    """Asks how far words are to be marked.

    `wanted` asks for a preview, `agreed` that it be done: both give the label's id and whether all releases are meant.
    """

    MOST = 200
    """Most places that are listed; the count is of all."""

    wanted = Signal(str, bool)
    agreed = Signal(str, bool)

    def __init__(self, said: str, labels: Sequence[Label], label: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("everywhere")
        self.setWindowTitle(self.tr("Отметить все такие же места"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.label = QComboBox(self)
        self.one = QRadioButton(self.tr("В этом &релизе"), self)
        self.every = QRadioButton(self.tr("Во &всём проекте"), self)
        self.count = QLabel(self)
        self.places = QListWidget(self)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        for each in labels:
            self.label.addItem(each.name, each.id)
        self.label.setCurrentIndex(max(0, self.label.findData(label)))
        self._arrange(" ".join(said.split()))
        self._connect()

    def ask(self, *, choosing: bool) -> None:
        """Open with the first preview; the label is to be chosen, or that of an annotation stays."""
        self.label.setEnabled(choosing)
        (self.label if choosing else self.one).setFocus()
        self._ask()
        self.open()

    def tell(self, number: int, releases: int, found: Sequence[Found]) -> None:
        """Show how many places there are in how many releases, and the first of them."""
        places = words.number(number, "место", "места", "мест")
        inside = words.number(releases, "релизе", "релизах", "релизах")
        nothing = self.tr("Больше нигде нет: всё уже отмечено.")
        self.count.setText(f"{places} {self.tr('в')} {inside}" if number else nothing)
        self.places.clear()
        for one in found:
            self._add_row(one, several=releases > 1)
        if number > len(found):
            self.places.addItem(f"… {self.tr('и ещё')} {number - len(found)}")
        button = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        button.setText(f"{self.tr('Отметить')} {places}" if number else self.tr("Отметить"))
        button.setEnabled(number > 0)

    def _add_row(self, one: Found, *, several: bool) -> None:
        """Add a place; its release is told where the places are in several."""
        said = " ".join(one.words.split())
        title = one.title if several else ""
        item = QListWidgetItem(f"{title}: {one.left} {said} {one.right}" if title else f"{one.left} {said} {one.right}")
        item.setData(CONTEXT, (title, f"{one.left} ", said, f" {one.right}"))
        item.setToolTip(one.title)
        self.places.addItem(item)

    def _arrange(self, said: str) -> None:
        heading = QLabel(f"«{said if len(said) <= 60 else said[:59] + '…'}»", self)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setFont(sized(self.font(), 1.25, bold=True))
        note = QLabel(self.tr("Ищутся целые слова в любом падеже; что уже отмечено, не трогается."), self)
        note.setWordWrap(True)
        form = QFormLayout()
        form.addRow(self.tr("&Метка"), self.label)
        self.label.setObjectName("everywhere_label")
        self.label.setAccessibleName(self.tr("Метка"))
        self.one.setChecked(True)
        self.count.setObjectName("everywhere_count")
        self.count.setFont(sized(self.font(), 1, bold=True))
        self.places.setObjectName("everywhere_places")
        self.places.setAccessibleName(self.tr("Найденные места"))
        self.places.setUniformItemSizes(True)
        self.places.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.places.setItemDelegate(InContext(self.places))
        box = QVBoxLayout(self)
        box.setContentsMargins(18, 16, 18, 14)
        box.setSpacing(10)
        box.addWidget(heading)
        box.addWidget(note)
        box.addLayout(form)
        for widget in (self.one, self.every, self.count):
            box.addWidget(widget)
        box.addWidget(self.places, 1)
        box.addWidget(plain(self.buttons))
        self.resize(620, 460)

    def _connect(self) -> None:
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setDefault(True)
        self.label.currentIndexChanged.connect(self._ask)
        self.every.toggled.connect(self._ask)
        self.buttons.accepted.connect(self._agree)
        self.buttons.rejected.connect(self.reject)

    def _ask(self) -> None:
        self.wanted.emit(self.label.currentData(), self.every.isChecked())

    def _agree(self) -> None:
        self.agreed.emit(self.label.currentData(), self.every.isChecked())
        self.accept()
