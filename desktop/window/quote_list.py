"""The quotes of a release as cards: who said it, how, the words; doubtful ones below, under a heading of their own."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QWidget

from desktop.annotation import LOW_CONFIDENCE, QUOTE, Annotation, Status, reading_order
from desktop.window import inks, words
from desktop.window.choosing import ChoosingList
from desktop.window.colours import Colours
from desktop.window.inks import Ink
from desktop.window.ordered_rows import Order
from desktop.window.rows import Card, lines, sized
from desktop.window.shown import Renewal, Shown

_EDGE = 14
_MOST_LINES = 3
_ENOUGH = 400
"""Characters of a quote that a card may need: more do not fit in its lines."""


@dataclass(frozen=True)
class Heading:
    """A line between rows that says what follows; `place` is its own among the parts of the list."""

    title: str
    place: int


@dataclass(frozen=True)
class QuoteRow:
    """One quote with its words."""

    annotation: Annotation
    text: str

    @property
    def speaker(self) -> str:
        """Who said it; empty where nobody was found."""
        return (self.annotation.quote.speaker_name or "") if self.annotation.quote else ""

    @property
    def doubtful(self) -> bool:
        """Whether the machine is not sure and the user has not yet decided."""
        return doubtful(self.annotation)


def doubtful(annotation: Annotation) -> bool:
    """Tell whether a quote ought to be looked at: of low confidence, and not decided on."""
    quote = annotation.quote
    return bool(quote and quote.confidence < LOW_CONFIDENCE and annotation.status is Status.SUGGESTED)


def rows(shown: Shown) -> list[Heading | QuoteRow]:
    """Return the rows of the list: sure quotes in reading order, then the doubtful ones under «Проверить»."""
    quotes = [quote_row(one, shown.release.text) for one in shown.quotes()]
    sure = [row for row in quotes if not row.doubtful]
    unsure = [row for row in quotes if row.doubtful]
    return [*sure, *_heading(len(unsure)), *unsure]


def quote_row(one: Annotation, text: str) -> QuoteRow:
    """Return a quote with its words in one line."""
    return QuoteRow(one, " ".join(one.words(text)[:_ENOUGH].split()))


def _heading(doubtful_ones: int) -> list[Heading | QuoteRow]:
    return [Heading(words.tr("Проверить"), 1)] if doubtful_ones else []


class QuoteCard(Card):
    """Draws one quote."""

    def __init__(self, colours: Colours, ink: Ink, parent: QAbstractItemView) -> None:
        super().__init__(colours, parent)
        self._ink = ink
        self._known: dict[tuple[str, int, str], int] = {}

    def height(self, row: object, width: int, font: QFont) -> int:
        """A line for the speaker, up to three for the words, one for the state."""
        small = QFontMetrics(sized(font, 0.88)).height()
        if isinstance(row, Heading):
            return small + 22
        said = self._lines(row.text if isinstance(row, QuoteRow) else "", width, font)
        return QFontMetrics(font).height() + said * QFontMetrics(sized(font, 0.95)).height() + small + 30

    def _lines(self, text: str, width: int, font: QFont) -> int:
        """Return how many lines words take; to break them anew at every look would be slow with thousands of quotes."""
        key = (text, width, font.key())
        if key not in self._known:
            self._known[key] = len(lines(text, sized(font, 0.95), width - 2 * _EDGE - 10, _MOST_LINES))
        return self._known[key]

    def draw(self, painter: QPainter, area: QRect, row: object, font: QFont) -> None:
        """Draw a heading or a quote."""
        if isinstance(row, Heading):
            draw_heading(painter, area, row.title, font, self.colours.doubt)
        elif isinstance(row, QuoteRow):
            self._quote(painter, area.adjusted(_EDGE, 10, -_EDGE, -10), row, font)

    def _quote(self, painter: QPainter, inner: QRect, row: QuoteRow, font: QFont) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colours.doubt if row.doubtful else self._ink(QUOTE))
        painter.drawRoundedRect(QRect(inner.left(), inner.top(), 3, inner.height()), 1.5, 1.5)
        inner = inner.adjusted(10, 0, 0, 0)
        bold, said = sized(font, 1, bold=True), sized(font, 0.95)
        y = self._speaker(painter, inner, row, bold)
        painter.setFont(said)
        painter.setPen(self.colours.palette.text().color())
        step = QFontMetrics(said).height()
        for line in lines(row.text, said, inner.width(), _MOST_LINES):
            painter.drawText(QRect(inner.left(), y, inner.width(), step), Qt.AlignmentFlag.AlignVCenter, line)
            y += step
        self._state(painter, QRect(inner.left(), y + 5, inner.width(), 0), row, sized(font, 0.85))

    def _speaker(self, painter: QPainter, inner: QRect, row: QuoteRow, bold: QFont) -> int:
        metrics = QFontMetrics(bold)
        area = QRect(inner.left(), inner.top(), inner.width(), metrics.height())
        painter.setFont(bold)
        painter.setPen(self.colours.palette.text().color() if row.speaker else self.colours.doubt)
        name = row.speaker or words.tr("автор слов не найден")
        painter.drawText(
            area, Qt.AlignmentFlag.AlignVCenter, metrics.elidedText(name, Qt.TextElideMode.ElideRight, area.width())
        )
        return area.bottom() + 4

    def _state(self, painter: QPainter, place: QRect, row: QuoteRow, small: QFont) -> None:
        metrics = QFontMetrics(small)
        area = QRect(place.left(), place.top(), place.width(), metrics.height())
        glyph = QRect(area.left(), area.center().y() - 6, 13, 13)
        inks.state(painter, glyph, row.annotation.status, self.colours)
        painter.setFont(small)
        painter.setPen(self.colours.muted)
        described = describe(row)
        painter.drawText(area.adjusted(19, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, described)
        if note := row.annotation.note:
            left = min(29 + metrics.horizontalAdvance(described), area.width() - inks.NOTE_SIDE)
            inks.note(painter, area.adjusted(left, 0, 0, 0), self.colours, note, small)


def draw_heading(painter: QPainter, area: QRect, title: str, font: QFont, colour: QColor) -> None:
    """Draw a line of small bold letters that heads the rows below it."""
    painter.setFont(sized(font, 0.88, bold=True))
    painter.setPen(colour)
    inner = area.adjusted(_EDGE, 6, -_EDGE, 0)
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)


def describe(row: QuoteRow) -> str:
    """Say in a few words how a quote gives the words and what was made of it."""
    quote = row.annotation.quote
    parts = [words.status(row.annotation.status)]
    if quote:
        parts.insert(0, words.kind(quote.kind))
    if quote and row.doubtful:
        parts.append(f"{words.tr('уверенность')} {quote.confidence} %")
    return " · ".join(parts)


def noted(one: Annotation) -> str:
    """Return what is said after a row of an annotation that has a note."""
    return f", {words.tr('заметка')}: {one.note}" if one.note else ""


def _spoken(row: Heading | QuoteRow) -> str:
    if isinstance(row, Heading):
        return row.title
    return f"{row.speaker or words.tr('автор слов не найден')}, {describe(row)}: {row.text}{noted(row.annotation)}"


def _key(row: Heading | QuoteRow) -> Hashable:
    return row.title if isinstance(row, Heading) else row.annotation.id


def _order(row: Heading | QuoteRow) -> Order:
    return (row.place,) if isinstance(row, Heading) else (row.doubtful, *reading_order(row.annotation))


class QuoteList(ChoosingList[Heading | QuoteRow]):
    """The cards; choosing one selects the quote."""

    uniform = False

    def __init__(self, colours: Colours, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(_spoken, _key, _order, parent)
        self._doubtful = 0
        self.setObjectName("quote_list")
        self.setAccessibleName(self.tr("Цитаты релиза"))
        self.setItemDelegate(QuoteCard(colours, ink, self))

    def annotation_of(self, row: Heading | QuoteRow) -> int | None:
        """Return the id that a row stands for."""
        return row.annotation.id if isinstance(row, QuoteRow) else None

    def order_of(self, annotation: Annotation) -> Order:
        """Return the place: sure ones first, then doubtful ones, in reading order."""
        return doubtful(annotation), *reading_order(annotation)

    def exchanged(self, renewals: Sequence[Renewal]) -> tuple[list[Heading | QuoteRow], list[Heading | QuoteRow]]:
        """Return the quotes' cards, and the heading of the doubtful ones where they are the first or were the last."""
        text = self._shown.release.text if self._shown else ""
        gone = [quote_row(each.before, text) for each in renewals if each.before and each.before.label == QUOTE]
        come = [quote_row(each.now, text) for each in renewals if each.now and each.now.label == QUOTE]
        before = self._doubtful
        self._doubtful += sum(row.doubtful for row in come) - sum(row.doubtful for row in gone)
        return [*_heading(before), *gone], [*_heading(self._doubtful), *come]

    def show_quotes(self, shown: Shown | None) -> None:
        """Show the quotes of a release."""
        made = rows(shown) if shown else []
        self._doubtful = sum(isinstance(row, QuoteRow) and row.doubtful for row in made)
        self.show_rows(made, shown)
