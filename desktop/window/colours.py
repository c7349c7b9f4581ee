"""The chrome's colours: a QPalette and the inks of our own widgets, read from `resources/palettes/`."""

import tomllib
from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget

from desktop import locations


@dataclass(frozen=True)
class Colours:
    """One theme: `palette` for Qt's own widgets, the others are inks for what we paint ourselves."""

    palette: QPalette
    muted: QColor
    faint: QColor
    line: QColor
    chosen: QColor
    hover: QColor
    accent: QColor
    good: QColor
    bad: QColor
    bad_ground: QColor
    doubt: QColor
    doubt_ground: QColor
    track: QColor


def read(theme: str = "light") -> Colours:
    """Return the colours of a theme, `light` or `dark`."""
    data = tomllib.loads(locations.resource(f"palettes/{theme}.toml").read_text(encoding="utf-8"))
    palette = QPalette()
    for role, colour in data["palette"].items():
        palette.setColor(QPalette.ColorRole[role], QColor(colour))
    for role, colour in data["disabled"].items():
        palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole[role], QColor(colour))
    return Colours(palette, **{name: QColor(colour) for name, colour in data["ink"].items()})


def paint_chosen(widget: QWidget, colours: Colours) -> None:
    """Let a list's current row be as pale as in our own lists, so that colours on it stay what they are."""
    palette = QPalette(colours.palette)
    palette.setColor(QPalette.ColorRole.Highlight, colours.chosen)
    palette.setColor(QPalette.ColorRole.HighlightedText, colours.palette.text().color())
    widget.setPalette(palette)


def paint_muted(widget: QWidget, colours: Colours) -> None:
    """Let a label stand back: what it says is said besides."""
    palette = QPalette(colours.palette)
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):
        palette.setColor(role, colours.muted)
    widget.setPalette(palette)
