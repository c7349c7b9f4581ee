"""The selected annotation in full: label, words, normal form, state, rule, note, and for a quote its speaker."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.annotation import Annotation, Kind, Status
from desktop.window import inks, words
from desktop.window.colours import Colours, paint_muted
from desktop.window.elided import Elided
from desktop.window.fields import Field
from desktop.window.flow import Flow
from desktop.window.inks import Ink
from desktop.window.names_completer import NamesCompleter
from desktop.window.rows import lines, sized

_MOST_LINES = 3
_ENOUGH = 400
_LEAST_ROOM = 150
_SWATCH, _BESIDE = 22, 34
"""Pixels that the swatch takes, and the swatch with the air between the label's name and the state."""
BUTTONS = ("accept", "reject", "delete")


class Badge(QWidget):
    """The first line: the label's swatch and name, and the state with its glyph."""

    def __init__(self, colours: Colours, ink: Ink, parent: QWidget) -> None:
        super().__init__(parent)
        self._colours = colours
        self._ink = ink
        self._label, self._name = "", ""
        self._status = Status.SUGGESTED
        self.setFixedHeight(self.fontMetrics().height() + 8)

    def tell(self, label: str, name: str, status: Status) -> None:
        """Show this label and this state."""
        self._label, self._name, self._status = label, name, status
        self.setAccessibleName(f"{name}, {words.status(status)}")
        self.setToolTip(name)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: draw swatch, name, glyph, state."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() // 2
        inks.swatch(painter, self.rect().adjusted(0, middle - 7, 14 - self.width(), middle + 7 - self.height()),
                    self._ink(self._label))  # fmt: skip
        text = words.status(self._status)
        area = self.rect()
        left = area.right() - self.fontMetrics().horizontalAdvance(text) - 19
        bold = sized(self.font(), 1, bold=True)
        painter.setPen(self._colours.palette.text().color())
        painter.setFont(bold)
        name = QFontMetrics(bold).elidedText(self._name, Qt.TextElideMode.ElideRight, left - _BESIDE)
        painter.drawText(area.adjusted(_SWATCH, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, name)
        painter.setFont(self.font())
        painter.setPen(self._colours.muted)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
        inks.state(painter, area.adjusted(left, middle - 6, left + 13 - area.width(), middle + 7 - area.height()),
                   self._status, self._colours)  # fmt: skip
        painter.end()


class SpeakerField(Field):
    """Where the speaker is typed. `entered` comes when it gets the focus.

    `picking` tells that a click in the text now means the speaker (the field was clicked), or no longer (Tab).
    """

    entered = Signal()
    picking = Signal(bool)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: the names that are offered may have to be fetched."""
        super().focusInEvent(event)
        self.entered.emit()
        if event.reason() == Qt.FocusReason.MouseFocusReason:
            self.picking.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: with Tab the user goes on to something else."""
        super().focusOutEvent(event)
        if event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}:
            self.picking.emit(False)


class Details(QWidget):
    """The lower part of the inspector.

    `noted` gives a typed note, `spoken` a typed name of the speaker, `kinded` a kind; `picking` tells that the
    speaker may now be clicked in the text, or no longer.
    """

    noted = Signal(str)
    spoken = Signal(str)
    kinded = Signal(object)
    picking = Signal(bool)
    left = Signal()

    def __init__(self, colours: Colours, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("details")
        self._colours = colours
        self._annotation: Annotation | None = None
        self.badge = Badge(colours, ink, self)
        self.words = QLabel(self)
        self.normal, self.day, self.entity, self.origin, self.cue = (Elided(self) for _ in range(5))
        self.speaker = SpeakerField(self.tr("имя: выберите, впишите или щёлкните в тексте"), self)
        self.kind = QComboBox(self)
        self.note = Field(self.tr("своя заметка"), self)
        self._names = NamesCompleter(self)
        self._form = QFormLayout()
        self._buttons = Flow(gap=6)
        self._scroll = QScrollArea(self)
        self._stack = QStackedLayout(self)
        self._arrange()
        self._connect()
        self.show_annotation(None, "", "")

    def add_buttons(self, actions: Mapping[str, QAction], labels: QMenu) -> None:
        """Put the acts on buttons, each with its key, and the menu of labels behind one more."""
        for name in BUTTONS:
            button = QToolButton(self)
            button.setObjectName(f"details_{name}")
            button.setDefaultAction(actions[name])
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            self._buttons.addWidget(button)
        change = QToolButton(self)
        change.setObjectName("details_label")
        change.setText(self.tr("Метка"))
        change.setToolTip(self.tr("Изменить метку; клавиши меток стоят в строке над текстом"))
        change.setMenu(labels)
        change.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._buttons.addWidget(change)

    def show_names(self, names: Sequence[str]) -> None:
        """Offer these names of the project when a speaker is typed."""
        self._names.show_names(names)

    def show_annotation(self, annotation: Annotation | None, text: str, name: str) -> None:
        """Show an annotation of a release's `text` with its label's `name`; a hint where none is selected."""
        other = annotation is None or self._annotation is None or annotation.id != self._annotation.id
        self._annotation = annotation
        self._stack.setCurrentIndex(1 if annotation else 0)
        if annotation is None:
            return
        for field in (self.note, self.speaker):
            field.setModified(field.isModified() and not other)
        self.badge.tell(annotation.label, name, annotation.status)
        self.words.setToolTip(" ".join(annotation.words(text)[:_ENOUGH].split()))
        self._break_words()
        self._row(self.normal, words.in_full(annotation))
        self._row(self.day, "")
        self._row(self.entity, annotation.entity or "")
        rule = f" · {annotation.rule}" if annotation.rule else ""
        self._row(self.origin, words.origin(annotation.origin) + rule)
        self.note.put(annotation.note)
        self._quote(annotation, text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the words stand in other lines."""
        super().resizeEvent(event)
        self._break_words()

    def _break_words(self) -> None:
        """Put the annotation's words into as many lines as they may have, beside the scroll bar if there is one."""
        bar = self._scroll.verticalScrollBar()
        room = self.width() - 28 - (bar.sizeHint().width() if bar.maximum() else 0)
        broken = "\n".join(lines(self.words.toolTip(), self.words.font(), max(room, _LEAST_ROOM), _MOST_LINES))
        if broken != self.words.text():
            self.words.setText(broken)

    def tell_origin(self, text: str) -> None:
        """Say in other words where the annotation on show comes from."""
        self._row(self.origin, text)

    def tell_day(self, text: str) -> None:
        """Say which day or time the date on show means; nothing where its words say that themselves."""
        self._row(self.day, text)

    def ask_speaker(self) -> None:
        """Let the user say whose words these are: by typing here or by clicking a name in the text."""
        self._scroll.ensureWidgetVisible(self.speaker)
        self.speaker.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.speaker.selectAll()
        self.picking.emit(True)

    def ask_note(self) -> None:
        """Put the cursor into the note."""
        self._scroll.ensureWidgetVisible(self.note)
        self.note.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.note.selectAll()

    def _arrange(self) -> None:
        hint = QLabel(self.tr("Щёлкните пометку в тексте или нажмите J (О): здесь будет всё о ней."), self)
        hint.setWordWrap(True)
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        hint.setMargin(20)
        paint_muted(hint, self._colours)
        full = QWidget(self)
        box = QVBoxLayout(full)
        box.setContentsMargins(14, 8, 14, 10)
        box.setSpacing(7)
        self._fill_form()
        box.addWidget(self.badge)
        box.addWidget(self._scrolling(), 1)
        box.addLayout(self._buttons)
        self._stack.addWidget(hint)
        self._stack.addWidget(full)

    def _scrolling(self) -> QScrollArea:
        """Return the words and the form: in a low window they scroll, or the fields would lose their height."""
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._break_words)
        inner = QWidget(self)
        box = QVBoxLayout(inner)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(7)
        box.addWidget(self.words)
        box.addLayout(self._form)
        box.addStretch(1)
        self._scroll.setObjectName("details_scroll")
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(inner)
        return self._scroll

    def _fill_form(self) -> None:
        self._form.setHorizontalSpacing(10)
        self._form.setVerticalSpacing(5)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        rows: tuple[tuple[str, str, QWidget], ...] = (
            ("speaker", self.tr("Автор слов"), self.speaker),
            ("kind", self.tr("Вид"), self.kind),
            ("cue", self.tr("Слово речи"), self.cue),
            ("normal", self.tr("Начальная форма"), self.normal),
            ("day", self.tr("Когда это"), self.day),
            ("entity", self.tr("Кто или что"), self.entity),
            ("origin", self.tr("Откуда"), self.origin),
            ("note", self.tr("Заметка"), self.note),
        )
        for name, title, field in rows:
            label = QLabel(title, self)
            paint_muted(label, self._colours)
            label.setBuddy(field)
            field.setObjectName(f"details_{name}_field")
            field.setAccessibleName(title)
            self._form.addRow(label, field)
        for kind in Kind:
            self.kind.addItem(words.kind(kind), kind)

    def _connect(self) -> None:
        self._names.attend(self.speaker)
        self.speaker.returnPressed.connect(self._speaker_typed)
        self.speaker.picking.connect(self.picking)
        self._names.activated.connect(self._speaker_typed)
        self.speaker.left.connect(lambda: self.picking.emit(False))
        self.speaker.left.connect(self.left)
        self.note.left.connect(self.left)
        self.note.returnPressed.connect(self.left)
        self.note.editingFinished.connect(self._note_typed)
        self.kind.activated.connect(lambda at: self.kinded.emit(self.kind.itemData(at)))

    def _row(self, field: Elided, text: str) -> None:
        field.tell(text)
        self._form.setRowVisible(field, bool(text))

    def _quote(self, annotation: Annotation, text: str) -> None:
        quote = annotation.quote
        self._form.setRowVisible(self.speaker, quote is not None)
        self._form.setRowVisible(self.kind, quote is not None)
        self._row(self.cue, quote.cue.of(text) if quote and quote.cue else "")
        if quote:
            self.speaker.put(quote.speaker_name or "")
            self.kind.setCurrentIndex(self.kind.findData(quote.kind))

    def _speaker_typed(self, chosen: str = "") -> None:
        """Take the typed name, or the one `chosen` from the list, which a click has not put into the field yet."""
        name = " ".join((chosen or self.speaker.text()).split())
        self.speaker.setModified(False)
        self.picking.emit(False)
        self.spoken.emit(name)
        self.left.emit()

    def _note_typed(self) -> None:
        if self.note.isModified():
            self.note.setModified(False)
            self.noted.emit(self.note.text().strip())
