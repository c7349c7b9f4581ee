"""The one place where code points of a release become positions of Qt and back.

Qt counts UTF-16 units, in which a character outside the Basic Multilingual Plane takes two, and every block break
that was put in for display only takes one more.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import add

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


def _astral(text: str) -> list[int]:
    """Return where the characters stand that take two UTF-16 units."""
    if len(text.encode("utf-16-le", "surrogatepass")) == 2 * len(text):
        return []
    return [match.start() for match in _ASTRAL.finditer(text)]


class OffsetMap:
    """Converts between code points of `text` and positions in the document that shows it.

    `breaks` are the code points before which the display has a block break that the text has not.
    """

    def __init__(self, text: str, breaks: Sequence[int] = ()) -> None:
        self._astral = _astral(text)
        self._astral16 = list(map(add, self._astral, range(len(self._astral))))
        self._breaks = list(breaks)
        self._break_positions = [self._units(point) + place for place, point in enumerate(self._breaks)]

    def start(self, point: int) -> int:
        """Return the position where something begins that begins at code point `point`."""
        return self._units(point) + bisect_right(self._breaks, point)

    def end(self, point: int) -> int:
        """Return the position where something ends that ends at code point `point`."""
        return self._units(point) + bisect_left(self._breaks, point)

    def point(self, position: int) -> int:
        """Return the code point at `position`; inside a surrogate pair, that of the whole character."""
        units = position - bisect_left(self._break_positions, position)
        return units - bisect_left(self._astral16, units)

    def _units(self, point: int) -> int:
        return point + bisect_left(self._astral, point)
