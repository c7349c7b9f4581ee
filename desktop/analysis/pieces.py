"""Guards that stand before every model: texts are handed over in pieces that no model can choke on.

razdel's time grows with the square of a chain of marks without spaces, the taggers' memory with the longest sequence
(100,000 underscores ask plain natasha for 37 GiB), so both are cut here. The figures leave ordinary prose whole.
"""

import re
from collections.abc import Iterator

PIECE = 10_000
"""Most characters given to the sentence splitter and to the tagger of names at once."""
RUN = 300
"""Most characters without a space given to the tokenizer at once; a longer run is cut."""
SENTENCE = 400
"""Most words in one sequence given to the morphological tagger."""

_SENTENCE_END = re.compile(r"[.!?…][\"'»”)]*\s+(?=[\"'«„“(—–-]*\s?[А-ЯЁA-Z])")
_LONG_RUN = re.compile(rf"\S{{{RUN}}}")


def lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield the bounds of every line that is not blank, outer white space left out."""
    start = 0
    for line in text.split("\n"):
        words = line.strip()
        if words:
            left = start + len(line) - len(line.lstrip())
            yield left, left + len(words)
        start += len(line) + 1


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
