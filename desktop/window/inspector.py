"""The right pane: quotes, names, dates and sums of the release in tabs, and below them the selected annotation."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from desktop.annotation import QUOTE, VALUES, Annotation, Label
from desktop.window.choosing import ChoosingList
from desktop.window.colours import Colours, paint_muted
from desktop.window.details import Details
from desktop.window.inks import Ink
from desktop.window.name_list import NameList
from desktop.window.quote_list import QuoteList
from desktop.window.shown import Shown
from desktop.window.splitting import Splitting


class Tab(QStackedWidget):
    """One list, or a hint while it is empty."""

    def __init__(self, content: ChoosingList, colours: Colours, parent: QWidget) -> None:  # type: ignore[type-arg]
        super().__init__(parent)
        self.content = content
        self.hint = QLabel(self)
        self.hint.setWordWrap(True)
        self.hint.setMargin(24)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        paint_muted(self.hint, colours)
        self.hint.setAutoFillBackground(True)
        self.hint.setBackgroundRole(QPalette.ColorRole.Base)
        self.addWidget(content)
        self.addWidget(self.hint)

    def tell(self, number: int, hint: str) -> None:
        """Show the list if it has `number` rows, else the hint."""
        self.hint.setText(hint)
        self.setCurrentIndex(0 if number else 1)


class Inspector(QWidget):
    """The lists and the details. `chosen` gives the id of the annotation the user has moved to in a list."""

    chosen = Signal(int)

    def __init__(self, colours: Colours, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self._labels: tuple[Label, ...] = ()
        self.quotes = QuoteList(colours, ink, self)
        self.names = NameList(colours, ink, self)
        self.names.setObjectName("name_list")
        self.names.setAccessibleName(self.tr("Имена релиза"))
        self.values = NameList(colours, ink, self)
        self.values.setObjectName("value_list")
        self.values.setAccessibleName(self.tr("Даты и суммы релиза"))
        self.details = Details(colours, ink, self)
        self.tabs = QTabWidget(self)
        self._lists = (self.quotes, self.names, self.values)
        self._pages = [Tab(each, colours, self) for each in self._lists]
        self.splitter = Splitting(Qt.Orientation.Vertical, colours, self)
        self._arrange()

    def show_labels(self, labels: Sequence[Label]) -> None:
        """Take over the project's labels: their order and names head the groups."""
        self._labels = tuple(labels)

    def show_release(self, shown: Shown | None, waiting: str) -> None:
        """Show the lists of a release; `waiting` says what the machine still does, empty when it has done."""
        names = {one.id: one.name for one in self._labels if one.id not in {*VALUES, QUOTE}}
        values = {one.id: one.name for one in self._labels if one.id in VALUES}
        numbers = (
            self.quotes.show_quotes(shown),
            self.names.show_names(shown, names),
            self.values.show_names(shown, values),
        )
        titles = (self.tr("Цитаты"), self.tr("Имена"), self.tr("Даты и суммы"))
        for at, (number, title) in enumerate(zip(numbers, titles, strict=True)):
            self.tabs.setTabText(at, f"{title}  {number}" if shown else title)
            self._pages[at].tell(number, self._hint(title, shown, waiting))

    def select(self, annotation: Annotation | None, text: str) -> None:
        """Show this annotation as the selected one, in the lists and in the details."""
        annotation_id = annotation.id if annotation else None
        for each in self._lists:
            each.select(annotation_id)
        name = next((one.name for one in self._labels if annotation and one.id == annotation.label), "")
        self.details.show_annotation(annotation, text, name or (annotation.label if annotation else ""))

    def reveal(self, annotation: Annotation) -> None:
        """Turn to the tab that lists this annotation."""
        self.tabs.setCurrentIndex(0 if annotation.label == QUOTE else 2 if annotation.label in VALUES else 1)

    def turn(self, at: int) -> None:
        """Turn to a tab and put the focus into its list."""
        self.tabs.setCurrentIndex(at)
        self._lists[at].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _arrange(self) -> None:
        self.tabs.setObjectName("inspector_tabs")
        self.tabs.setAccessibleName(self.tr("Что найдено в релизе"))
        self.tabs.setDocumentMode(True)
        for page in self._pages:
            self.tabs.addTab(page, "")
        for each in self._lists:
            each.chosen.connect(self.chosen)
        self.splitter.setObjectName("inspector_splitter")
        self.splitter.addWidget(self.tabs)
        self.splitter.addWidget(self.details)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setChildrenCollapsible(False)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.splitter)

    def _hint(self, title: str, shown: Shown | None, waiting: str) -> str:
        if shown is None:
            return self.tr("Откройте релиз: здесь будет то, что в нём найдено.")
        if waiting:
            return waiting
        add = self.tr("Выделите слова в тексте и нажмите клавишу метки, она стоит в строке над текстом.")
        return f"{title}: {self.tr('ничего не найдено.')}\n\n{add}"
