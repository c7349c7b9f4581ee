"""How wide the text is: a comfortable column in the middle of the pane, the margin for names on its left."""

from dataclasses import dataclass

_NARROWEST_GUTTER, _WIDEST_GUTTER = 84, 230
_GUTTER_SHARE = 0.19
_NARROWEST_TEXT = 320


@dataclass(frozen=True, slots=True)
class Column:
    """Widths in pixels from left to right: blank space, the margin for names; the text; blank space."""

    blank: int
    gutter: int
    right: int


def column(width: int, measure: int) -> Column:
    """Divide `width` pixels for a text of at most `measure`; a very narrow pane has no margin for names."""
    gutter = max(_NARROWEST_GUTTER, min(_WIDEST_GUTTER, round(width * _GUTTER_SHARE)))
    if width - gutter < _NARROWEST_TEXT:
        return Column(0, 0, 0)
    spare = max(0, width - gutter - measure)
    blank = spare // 2
    return Column(blank, gutter, spare - blank)
