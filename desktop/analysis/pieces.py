"""Guards that stand before every model: texts are handed over in pieces that no model can choke on.

razdel's time grows with the square of a chain of marks without spaces, the taggers' memory with the longest sequence
(100,000 underscores ask plain natasha for 37 GiB), so both are cut here. The figures leave ordinary prose whole.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

PIECE = 10_000
"""Most characters given to the sentence splitter and to the tagger of names at once."""
RUN = 300
"""Most characters without a space given to the tokenizer at once; a longer run is cut."""
SENTENCE = 400
"""Most words in one sequence given to the morphological tagger."""

FILLED = (55, 100)
"""Length of a line, in characters, that ends at a hard wrap."""

_SENTENCE_END = re.compile(r"[.!?…][\"'»”)]*\s+(?=[\"'«„“(—–-]*\s?[А-ЯЁA-Z])")
_LONG_RUN = re.compile(rf"\S{{{RUN}}}")


def lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield the bounds of every paragraph that is not blank: a line, or several that a hard wrap has cut apart."""
    filled = _filled(text)
    paragraph: tuple[int, int] | None = None
    for start, end in _lines(text):
        if paragraph and _wrapped(text, paragraph, start, filled):
            paragraph = paragraph[0], end
            continue
        if paragraph:
            yield paragraph
        paragraph = start, end
    if paragraph:
        yield paragraph


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        words = line.strip()
        if words:
            left = start + len(line) - len(line.lstrip())
            yield left, left + len(words)
        start += len(line) + 1


def _filled(text: str) -> bool:
    """Tell whether the text is set in lines of even length that often break off within a sentence."""
    lined = pairwise(line.strip() for line in text.split("\n"))
    broken = [(line, following) for line, following in lined if line and following]
    full = sum(FILLED[0] <= len(line) <= FILLED[1] for line, _ in broken)
    within = sum(not following[0].isupper() for _, following in broken)
    return len(broken) >= 4 and full >= 0.8 * len(broken) and 3 * within >= len(broken)


def _wrapped(text: str, before: tuple[int, int], start: int, filled: bool) -> bool:
    """Tell whether the line that begins at `start` goes on with the paragraph before it."""
    if text.count("\n", before[1], start) != 1 or text[start] in "-–—•*":
        return False
    line = before[1] - max(text.rfind("\n", before[0], before[1]) + 1, before[0])
    if filled:
        return line >= FILLED[0]
    return line >= FILLED[0] and text[start].islower() and text[before[1] - 1] not in ".!?…:;"


def pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut [start, end) into pieces of at most PIECE characters: at a sentence's end, else a space, else anywhere."""
    while end - start > PIECE:
        cut = _cut(text, start)
        yield start, cut
        start = cut
    if start < end:
        yield start, end


def _cut(text: str, start: int) -> int:
    """Return where the piece that begins at `start` had best end."""
    middle, limit = start + PIECE // 2, start + PIECE
    ends = [match.end() for match in _SENTENCE_END.finditer(text, middle, limit)]
    if ends:
        return ends[-1]
    space = max(text.rfind(mark, middle, limit) for mark in " \u00a0\t")
    return space + 1 if space > 0 else limit


def runs(text: str) -> Iterator[tuple[int, str]]:
    """Yield (offset, part) of a text so that no part has more than RUN characters without a space."""
    start = 0
    for match in _LONG_RUN.finditer(text):
        yield start, text[start : match.end()]
        start = match.end()
    if start < len(text):
        yield start, text[start:]


def groups(bounds: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join neighbouring pieces while they stay within PIECE characters: what the tagger of names sees at once."""
    group: tuple[int, int] | None = None
    for start, end in bounds:
        if group and end - group[0] <= PIECE:
            group = group[0], end
            continue
        if group:
            yield group
        group = start, end
    if group:
        yield group
