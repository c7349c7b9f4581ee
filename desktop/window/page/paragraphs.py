"""Very long paragraphs are shown in parts: Qt lays out a paragraph whole, 85 ms a frame at a million characters."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

LONGEST = 20_000
"""Code points of the longest paragraph that is shown in one part."""

_SENTENCE_END = re.compile(r"[.!?…][\"»”“')\]]*\s+")
_JOINERS = "\u200d\ufe0e\ufe0f"


def breaks(text: str, longest: int = LONGEST) -> tuple[int, ...]:
    """Return the code points before which a paragraph of `text` is broken for display."""
    return tuple(point for start, end in _too_long(text, longest) for point in _parts(text, start, end, longest))


def displayed(text: str, points: Sequence[int]) -> str:
    """Return `text` with a line break put in before each of `points`."""
    if not points:
        return text
    edges = [0, *points, len(text)]
    return "\n".join(text[start:end] for start, end in pairwise(edges))


def _too_long(text: str, longest: int) -> Iterator[tuple[int, int]]:
    start = 0
    for paragraph in text.split("\n"):
        end = start + len(paragraph)
        if len(paragraph) > longest:
            yield start, end
        start = end + 1


def _parts(text: str, start: int, end: int, longest: int) -> Iterator[int]:
    while end - start > longest:
        start = _break_before(text, start + longest // 2, start + longest)
        yield start


def _break_before(text: str, low: int, high: int) -> int:
    """Return where to break in (low, high]: after a sentence, else after a space, else between two letters."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text, low, high)]
    if ends:
        return ends[-1]
    space = text.rfind(" ", low, high)
    return space + 1 if space >= 0 else _between_letters(text, low, high)


def _between_letters(text: str, low: int, high: int) -> int:
    """Return the last place up to `high` where no character is torn from its accents or joiners."""
    for place in range(high, low, -1):
        before, after = text[place - 1], text[place]
        if not unicodedata.combining(after) and before not in _JOINERS and after not in _JOINERS:
            return place
    return high
