"""The places a search has found, in order of the text, one of them the current one."""

from bisect import bisect_left
from collections.abc import Sequence

from desktop.annotation import Segment


class Found:
    """Found places, which do not overlap; knows nothing of Qt."""

    def __init__(self, segments: Sequence[Segment] = (), current: int | None = None) -> None:
        self._segments = sorted(segments)
        self._current = segments[current] if current is not None and 0 <= current < len(segments) else None

    def __bool__(self) -> bool:
        return bool(self._segments)

    @property
    def current(self) -> Segment | None:
        """The place the user has come to."""
        return self._current

    def within(self, extent: Segment) -> list[Segment]:
        """Return the places that share a character with a stretch of the text, the current one not among them."""
        first = bisect_left(self._segments, extent.start, key=lambda each: each.end)
        last = bisect_left(self._segments, extent.end, key=lambda each: each.start)
        return [each for each in self._segments[first:last] if each != self._current and each.overlaps(extent)]
