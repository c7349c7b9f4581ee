"""The small dialogs of the people: a name to be typed, or one to be chosen from those there are."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.annotation import Entity
from desktop.window.dialogs import plain
from desktop.window.entity_list import kind_name
from desktop.window.fields import Field
from desktop.window.names_completer import NamesCompleter
from desktop.window.rows import sized
from desktop.workbench.occurrences import fold

_ID = Qt.ItemDataRole.UserRole


class _Asking(QDialog):
    """A heading, a sentence, what is asked, a line for a refusal, and two buttons."""

    def __init__(self, name: str, title: str, sentence: str, act: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heading = QLabel(title, self)
        heading.setFont(sized(self.font(), 1.15, bold=True))
        note = QLabel(sentence, self)
        for label in (heading, note):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.told = QLabel(self)
        self.told.setObjectName(f"{name}_told")
        self.told.setWordWrap(True)
        self.told.hide()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.agree = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.agree.setText(act)
        self.agree.setDefault(True)
        self.buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(18, 16, 18, 14)
        box.setSpacing(10)
        box.addWidget(heading)
        box.addWidget(note)
        self.inside = QVBoxLayout()
        box.addLayout(self.inside, 1)
        box.addWidget(self.told)
        box.addWidget(plain(self.buttons))

    def tell(self, sentence: str) -> None:
        """Say why it was not done."""
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))


class NameDialog(_Asking):
    """Asks for a name; `agreed` gives it. The dialog stays until it is accepted, so that a refusal can be mended."""

    agreed = Signal(str)

    def __init__(self, title: str, sentence: str, act: str, name: str, names: Sequence[str], parent: QWidget) -> None:
        super().__init__("name_asked", title, sentence, act, parent)
        self.field = Field(self.tr("имя"), self)
        self.field.setObjectName("name_field")
        self.field.setAccessibleName(self.tr("Имя"))
        self.field.put(name)
        self.field.left.connect(self.reject)
        if names:
            completer = NamesCompleter(self)
            completer.show_names(names)
            completer.attend(self.field)
        self.inside.addWidget(self.field)
        self.buttons.accepted.connect(lambda: self.agreed.emit(self.field.text()))
        self.field.setFocus()
        self.field.selectAll()
        self.resize(440, self.sizeHint().height())


class _Finding(Field):
    """A line above a list: `below` tells that the user wants to go down into it."""

    below = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: the arrow down leads into the list."""
        if event.key() == Qt.Key.Key_Down:
            self.below.emit()
            return
        super().keyPressEvent(event)


class WhichDialog(_Asking):
    """Asks into which entity others are to be merged; `agreed` gives its id."""

    agreed = Signal(int)

    def __init__(
        self,
        title: str,
        sentence: str,
        act: str,
        choice: Sequence[Entity],
        kinds: Mapping[str, str],
        parent: QWidget,
    ) -> None:
        super().__init__("which_asked", title, sentence, act, parent)
        self._choice = list(choice)
        self._kinds = kinds
        self.filter = _Finding(self.tr("найти имя"), self)
        self.filter.setObjectName("which_filter")
        self.filter.setAccessibleName(self.tr("Найти имя"))
        self.list = QListWidget(self)
        self.list.setObjectName("which_list")
        self.list.setAccessibleName(self.tr("С кем слить"))
        self.list.setUniformItemSizes(True)
        self.inside.addWidget(self.filter)
        self.inside.addWidget(self.list, 1)
        self.filter.textChanged.connect(self._fill)
        self.filter.below.connect(self._into_list)
        self.filter.left.connect(self.reject)
        self.buttons.accepted.connect(self._agree)
        self.list.itemDoubleClicked.connect(self._agree)
        self.list.currentRowChanged.connect(lambda at: self.agree.setEnabled(at >= 0))
        self._fill("")
        self.filter.setFocus()
        self.resize(460, 400)

    def _fill(self, typed: str) -> None:
        self.list.clear()
        for one in self._choice:
            if all(word in fold(" ".join((one.name, *one.aliases))) for word in fold(typed).split()):
                item = QListWidgetItem(f"{one.name}  ·  {kind_name(one.label, self._kinds)}")
                item.setData(_ID, one.id)
                self.list.addItem(item)
        self.list.setCurrentRow(0 if typed and self.list.count() else -1)
        self.agree.setEnabled(self.list.currentRow() >= 0)

    def _into_list(self) -> None:
        """Go from the field down to the names."""
        self.list.setCurrentRow(max(0, self.list.currentRow()))
        self.list.setFocus()

    def _agree(self) -> None:
        if item := self.list.currentItem():
            self.agreed.emit(item.data(_ID))
