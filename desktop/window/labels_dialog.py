"""«Метки»: own labels with name, colour and key; what is changed here is done at once and can be undone."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QIcon, QKeyEvent, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.annotation import LABELS, Label
from desktop.window import layouts
from desktop.window.colour_choice import ColourChoice
from desktop.window.dialogs import plain
from desktop.window.fields import Field
from desktop.window.inks import Ink
from desktop.window.key_choice import KeyChoice

Swatch = Callable[[str], QIcon]
"""Gives the small square of a label by its id."""
_ID = Qt.ItemDataRole.UserRole


class LabelsDialog(QDialog):
    """Lists the labels. Every signal gives the id of the label it is about, then what it is to have.

    `added` has no label yet: it gives a name. `left` asks what becomes of a label's annotations, with
    True where they are to be merged into another label. `ordered` gives the ids of all labels in the wanted order.
    """

    added = Signal(str)
    renamed = Signal(str, str)
    recoloured = Signal(str, str)
    rekeyed = Signal(str, str)
    switched = Signal(str, bool)
    left = Signal(str, bool)
    ordered = Signal(list)

    def __init__(self, swatch: Swatch, ink: Ink, key: KeyChoice, colour: ColourChoice, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("labels")
        self.setWindowTitle(self.tr("Метки"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._swatch, self._ink = swatch, ink
        self._labels: list[Label] = []
        self._naming = False
        self.list = QListWidget(self)
        self.name = Field(self.tr("название"), self)
        self.key, self.colour = key, colour
        self.shown = QCheckBox(self.tr("&Показывать в тексте"), self)
        self.told = QLabel(self)
        self.up, self.down = QPushButton(self), QPushButton(self)
        self.new = QPushButton(self.tr("&Новая метка"), self)
        self.merge = QPushButton(self.tr("&Слить с другой…"), self)
        self.delete = QPushButton(self.tr("&Удалить…"), self)
        self._arrange()
        self._connect()

    def show_labels(self, labels: Sequence[Label], chosen: str | None = None) -> None:
        """Show these labels, the one of the id `chosen`, else the current one, being the current one."""
        before = self.label()
        wanted = chosen or (before.id if before else "")
        self._labels = list(labels)
        self.list.blockSignals(True)
        self.list.clear()
        for label in labels:
            self._add_row(label)
        ids = [label.id for label in labels]
        self.list.setCurrentRow(ids.index(wanted) if wanted in ids else 0)
        self.list.blockSignals(False)
        self._show_label()

    def label(self) -> Label | None:
        """Return the label that is the current one."""
        item = self.list.currentItem()
        return next((label for label in self._labels if item and label.id == item.data(_ID)), None)

    def tell(self, sentence: str) -> None:
        """Say why something was not done; empty to say nothing."""
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter in a field stores what is in it and does not close the dialog."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.name.hasFocus():
            return
        super().keyPressEvent(event)

    # What is shown

    def _add_row(self, label: Label) -> None:
        key = f"   {layouts.shown(label.key)}" if label.key else ""
        hidden = "" if label.shown else f"   {self.tr('скрыта')}"
        item = QListWidgetItem(self._swatch(label.id), f"{label.name}{key}{hidden}")
        item.setData(_ID, label.id)
        self.list.addItem(item)

    def _show_label(self) -> None:
        label = self.label()
        if label is None:
            return
        self._end()
        self.name.setModified(False)
        self.name.put(label.name)
        self.key.show_keys(label, self._labels)
        self.colour.show_colours(label, self._swatch(label.id), self._ink(label.id))
        self.shown.setChecked(label.shown)
        own = label.id not in LABELS
        hint = "" if own else self.tr("Эту метку ставит разбор: её можно скрыть или переименовать.")
        for button in (self.merge, self.delete):
            button.setEnabled(own)
            button.setToolTip(hint)
        self.up.setEnabled(self.list.currentRow() > 0)
        self.down.setEnabled(self.list.currentRow() < self.list.count() - 1)

    # How it is put together

    def _arrange(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(9)
        form.setHorizontalSpacing(12)
        for name, title, field in (
            ("name", self.tr("На&звание"), self.name),
            ("key", self.tr("&Клавиша"), self.key),
            ("colour", self.tr("&Цвет"), self.colour),
        ):
            field.setObjectName(f"labels_{name}")
            field.setAccessibleName(title.replace("&", ""))
            form.addRow(title, field)
        form.addRow(self.shown)
        self.list.setObjectName("labels_list")
        self.list.setAccessibleName(self.tr("Метки проекта"))
        self.list.setIconSize(QSize(16, 16))
        # A long name gives way in its middle: the key at the end stays to be read.
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.told.setObjectName("labels_told")
        self.told.setWordWrap(True)
        self.tell("")
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.addWidget(self.list, 0, 0)
        grid.addLayout(self._ordering(), 1, 0)
        grid.addLayout(form, 0, 1)
        grid.addLayout(self._acts(), 1, 1, Qt.AlignmentFlag.AlignBottom)
        grid.setColumnStretch(0, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(18, 16, 18, 14)
        box.setSpacing(12)
        box.addLayout(grid, 1)
        box.addWidget(self.told)
        box.addWidget(self._closing())
        walked = (self.list, self.up, self.down, self.name, self.key, self.colour, self.shown)
        for before, after in pairwise([*walked, self.new, self.merge, self.delete]):
            self.setTabOrder(before, after)
        self.resize(640, 460)

    def _ordering(self) -> QHBoxLayout:
        self.list.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self.list.setAccessibleDescription(self.tr("Порядок меняют мышью или клавишами Ctrl+↑ и Ctrl+↓."))
        row = QHBoxLayout()
        for name, button, title, key, by in (
            ("up", self.up, self.tr("Выше"), "Ctrl+Up", -1),
            ("down", self.down, self.tr("Ниже"), "Ctrl+Down", 1),
        ):
            button.setObjectName(f"labels_{name}")
            button.setText(f"{title}  {layouts.shown(key)}")
            # Not the button's own shortcut: that one swallows keys pressed quickly one after another.
            QShortcut(key, self).activated.connect(partial(self._move, by))
            button.setToolTip(
                self.tr("Порядок меток в строке над текстом, в меню и в списках. Можно перетащить мышью.")
            )
            button.setAutoDefault(False)
            row.addWidget(button)
        return row

    def _acts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for name, button in (("new", self.new), ("merge", self.merge), ("delete", self.delete)):
            button.setObjectName(f"labels_{name}")
            button.setAutoDefault(False)
            row.addWidget(button)
        return row

    def _closing(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        return plain(buttons)

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(lambda *_items: self._show_label())
        self.name.editingFinished.connect(self._rename)
        self.key.wanted.connect(lambda key: self._give(self.rekeyed, key))
        self.key.taken.connect(self.tell)
        self.colour.wanted.connect(lambda colour: self._give(self.recoloured, colour))
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        # The list is filled anew then: not before the drop has come to its end.
        self.list.model().rowsMoved.connect(lambda: QTimer.singleShot(0, self._tell_order))
        self.shown.clicked.connect(lambda wanted: self._give(self.switched, wanted))
        self.new.clicked.connect(self._begin)
        self.name.left.connect(self._leave_name)
        self.merge.clicked.connect(lambda: self._give(self.left, True))
        self.delete.clicked.connect(lambda: self._give(self.left, False))

    def _rename(self) -> None:
        if not self.name.isModified():
            return
        self.name.setModified(False)
        name = " ".join(self.name.text().split())
        if self._naming and name:
            self.tell("")
            self.added.emit(name)
        elif not self._naming:
            self._give(self.renamed, name)

    def _give(self, signal: SignalInstance, value: object) -> None:
        if label := self.label():
            self.tell("")
            signal.emit(label.id, value)

    def _move(self, by: int) -> None:
        at = self.list.currentRow()
        if self._naming or not 0 <= at + by < self.list.count():
            return
        item = self.list.takeItem(at)
        self.list.insertItem(at + by, item)
        self.list.setCurrentItem(item)
        self._tell_order()

    def _tell_order(self) -> None:
        self.tell("")
        self.ordered.emit([self.list.item(at).data(_ID) for at in range(self.list.count())])

    def _leave_name(self) -> None:
        """Go on with the labels there are after Escape in the name."""
        if self._naming:
            self.list.setCurrentRow(0)
        self.list.setFocus()

    def _begin(self) -> None:
        """Let the name of a new label be typed; it is made with its name, since its id is made of that."""
        self.tell("")
        self._naming = True
        self.list.setCurrentRow(-1)
        self.name.put("")
        for widget in (self.key, self.colour, self.shown, self.merge, self.delete, self.up, self.down):
            widget.setEnabled(False)
        self.name.setPlaceholderText(self.tr("название новой метки, затем Enter"))
        self.name.setFocus()

    def _end(self) -> None:
        self._naming = False
        self.name.setPlaceholderText(self.tr("название"))
        for widget in (self.key, self.colour, self.shown):
            widget.setEnabled(True)
