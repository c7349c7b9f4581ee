"""How the text of a release is set: its font, its lines, and the document Qt shows."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont, QFontMetricsF, QTextBlockFormat, QTextCursor, QTextDocument

LINE_HEIGHT = 1.5
"""Distance of two baselines as a multiple of the font's height."""

MARGIN = 28
"""Pixels of paper around the text; the bars of quotes stand in its left part."""

LETTERS = 84
"""Characters of a full line."""

FONTS = ("PT Serif", "Georgia", "Charter", "Noto Serif", "Liberation Serif", "DejaVu Serif")
_SAMPLE = "съешь ещё этих мягких французских булок, да выпей же чаю"


def text_font(size: int) -> QFont:
    """Return the font of the text at `size` pixels: the first of the readable serif families that is installed."""
    font = QFont()
    font.setFamilies(list(FONTS))
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setPixelSize(size)
    return font


def line_height(size: int) -> float:
    """Return the distance of two baselines in pixels."""
    return QFontMetricsF(text_font(size)).height() * LINE_HEIGHT


def measure(size: int) -> int:
    """Return the width in pixels of a full line with the paper around it."""
    letter = QFontMetricsF(text_font(size)).horizontalAdvance(_SAMPLE) / len(_SAMPLE)
    return round(letter * LETTERS) + 2 * MARGIN


def text_document(text: str, size: int, parent: QObject) -> QTextDocument:
    """Return a document that holds `text`, not yet laid out.

    It is filled before anything shows it: Qt lays a document lazily that comes filled, but at once, all of it, what
    is inserted into one that is shown (16 against 250 ms for a million characters).
    """
    document = QTextDocument(parent)
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(MARGIN)
    document.setDefaultFont(text_font(size))
    spacing = QTextBlockFormat()
    spacing.setLineHeight(LINE_HEIGHT * 100, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor = QTextCursor(document)
    cursor.setBlockFormat(spacing)
    cursor.insertText(text)
    return document
