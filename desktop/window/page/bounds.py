"""Where words begin and end, and bounds moved along them. Knows nothing of Qt; all places are code points."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop.annotation import Segment
from desktop.window.page.letters import next_letter, previous_letter
from desktop.workbench.segments import joined

_OPENING = '«„“‘‹"([{<'
_CLOSING = '»“”’›")]}>'
_PARTNERS = {"»": "«", "“": "„“", "”": "“„", "’": "‘", "›": "‹", '"': '"', ")": "(", "]": "[", "}": "{", ">": "<"}
_QUOTES_CLOSING = frozenset('»“”’›"')
_END_MARKS = ".!?…"
_DASHES = "–—‒―-"
_MARKS = frozenset(_OPENING + _CLOSING + _END_MARKS + ",;:'–—‒―‐-‑/\\|*•·")
_JOINERS = frozenset("-‑‐'’")
_NUMBER_JOINERS = frozenset(".,:/")
_FARTHEST = 2000


class Unit(StrEnum):
    """How far one step moves a bound."""

    LETTER = "letter"
    WORD = "word"


class Edge(StrEnum):
    """One of the two bounds of a segment."""

    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class Bound:
    """One bound of an annotation with several segments: which edge of which of them."""

    number: int
    edge: Edge

    def of(self, segments: Sequence[Segment]) -> int:
        """Return the code point this bound is at."""
        segment = segments[self.number]
        return segment.start if self.edge is Edge.START else segment.end


# Words


def snapped(text: str, segment: Segment) -> Segment | None:
    """Widen a segment to whole words, then trim spaces and marks around them; None where only spaces are left."""
    start, end = segment.start, segment.end
    while _joined(text, start) and segment.start - start < _FARTHEST:
        start -= 1
    while _joined(text, end) and end - segment.end < _FARTHEST:
        end += 1
    return trimmed(text, Segment(start, end))


def trimmed(text: str, segment: Segment) -> Segment | None:
    """Trim spaces and marks around a segment.

    Kept are a mark whose partner is inside (`завод «Белаз»`) and the dot of an abbreviation, of an initial or of a
    sentence before its closing mark. Of marks alone, only the spaces around them go; None where nothing is left.
    """
    start = _after(text, segment.start, segment.end, _outer)
    end = _before(text, start, segment.end, _outer)
    if start >= end:
        return _stripped(text, segment)
    end = _with_end_marks(text, start, end, segment.end)
    return _with_partners(text, Segment(start, end))


def nearest_start(text: str, point: int) -> int:
    """Return the beginning of a word that is nearest to a point; the point itself where no word is near."""
    return _nearest(point, _start_before(text, point + 1), _start_after(text, point))


def nearest_end(text: str, point: int) -> int:
    """Return the end of a word that is nearest to a point; the point itself where no word is near."""
    return _nearest(point, _end_before(text, point), _end_after(text, point - 1))


# Bounds


def moved_start(text: str, segment: Segment, steps: int, unit: Unit) -> Segment:
    """Move the start by letters or words, to the right or (negative) the left, as far as a character is left in it."""
    back, forth = (previous_letter, next_letter) if unit is Unit.LETTER else (_start_before, _start_after)
    for _ in range(abs(steps)):
        start = (back if steps < 0 else forth)(text, segment.start)
        if start is None or start >= segment.end:
            return segment
        segment = Segment(start, segment.end)
    return segment


def moved_end(text: str, segment: Segment, steps: int, unit: Unit) -> Segment:
    """Move the end by letters or words, to the right or (negative) the left, as far as a character is left in it."""
    back, forth = (previous_letter, next_letter) if unit is Unit.LETTER else (_end_before, _end_after)
    for _ in range(abs(steps)):
        end = (back if steps < 0 else forth)(text, segment.end)
        if end is None or end <= segment.start:
            return segment
        segment = Segment(segment.start, end)
    return segment


def stepped(text: str, segments: Sequence[Segment], bound: Bound, steps: int, unit: Unit) -> tuple[Segment, ...]:
    """Move one bound of an annotation by letters or words; segments that come to touch become one."""
    moved = moved_start if bound.edge is Edge.START else moved_end
    return _replaced(segments, bound.number, moved(text, segments[bound.number], steps, unit))


def dragged(text: str, segments: Sequence[Segment], bound: Bound, point: int, *, snapping: bool) -> tuple[Segment, ...]:
    """Move one bound of an annotation to a point, or to the nearest bound of a word; a character is always left."""
    own = segments[bound.number]
    if bound.edge is Edge.START:
        last = (_start_before if snapping else previous_letter)(text, own.end)
        start = nearest_start(text, point) if snapping else point
        moved = Segment(min(start, own.start if last is None else last), own.end)
    else:
        first = (_end_after if snapping else next_letter)(text, own.start)
        end = _with_partners(text, Segment(own.start, nearest_end(text, point))).end if snapping else point
        moved = Segment(own.start, max(end, own.end if first is None else first))
    return _replaced(segments, bound.number, moved if moved.start < moved.end else own)


def bound_at(segments: Sequence[Segment], edge: Edge, caret: int) -> Bound:
    """Return the bound that keys move: of the segment the caret stands in, else the outer one."""
    if edge is Edge.START:
        inside = [number for number, each in enumerate(segments) if each.start <= caret < each.end]
        return Bound(inside[0] if inside else 0, edge)
    inside = [number for number, each in enumerate(segments) if each.start < caret <= each.end]
    return Bound(inside[0] if inside else len(segments) - 1, edge)


def _replaced(segments: Sequence[Segment], number: int, moved: Segment) -> tuple[Segment, ...]:
    return joined([each for place, each in enumerate(segments) if place != number], [moved])


def _nearest(point: int, before: int | None, after: int | None) -> int:
    if before is None or after is None:
        return next((each for each in (before, after) if each is not None), point)
    return before if point - before <= after - point else after


def _start_after(text: str, point: int) -> int | None:
    places = range(point + 1, min(len(text), point + _FARTHEST))
    return next((place for place in places if _begins(text, place)), None)


def _start_before(text: str, point: int) -> int | None:
    places = range(min(point, len(text)) - 1, max(-1, point - _FARTHEST), -1)
    return next((place for place in places if _begins(text, place)), None)


def _end_after(text: str, point: int) -> int | None:
    places = range(max(point, 0) + 1, min(len(text) + 1, point + _FARTHEST))
    return next((place for place in places if _ends(text, place)), None)


def _end_before(text: str, point: int) -> int | None:
    places = range(point - 1, max(0, point - _FARTHEST), -1)
    return next((place for place in places if _ends(text, place)), None)


# Characters


def _lettered(character: str) -> bool:
    return character not in _MARKS and not character.isspace()


def _outer(character: str) -> bool:
    return character in _MARKS or character.isspace()


def _joined(text: str, place: int) -> bool:
    """Tell whether a word goes on across a place between two characters."""
    if not 0 < place < len(text):
        return False
    before, after = text[place - 1], text[place]
    if _lettered(before):
        return _lettered(after) or _joins(text, place)
    return _lettered(after) and _joins(text, place - 1)


def _joins(text: str, place: int) -> bool:
    """Tell whether the mark at a place joins two halves of a word: a hyphen, an apostrophe, the dot in a number."""
    if not 0 < place < len(text) - 1:
        return False
    before, mark, after = text[place - 1], text[place], text[place + 1]
    if mark in _NUMBER_JOINERS:
        return before.isdigit() and after.isdigit()
    return mark in _JOINERS and _lettered(before) and _lettered(after)


def _begins(text: str, place: int) -> bool:
    return _lettered(text[place]) and not _joined(text, place)


def _ends(text: str, place: int) -> bool:
    return _lettered(text[place - 1]) and not _joined(text, place)


def _after(text: str, start: int, end: int, skipped: Callable[[str], bool]) -> int:
    while start < end and skipped(text[start]):
        start += 1
    return start


def _before(text: str, start: int, end: int, skipped: Callable[[str], bool]) -> int:
    while start < end and skipped(text[end - 1]):
        end -= 1
    return end


def _stripped(text: str, segment: Segment) -> Segment | None:
    start = _after(text, segment.start, segment.end, str.isspace)
    end = _before(text, start, segment.end, str.isspace)
    return Segment(start, end) if start < end else None


def _with_end_marks(text: str, start: int, end: int, most: int) -> int:
    """Return the end with the dots and other end marks after it that belong to the words and were asked for."""
    after = end
    while after < most and text[after] in _END_MARKS:
        after += 1
    if after == end:
        return end
    initial = text[end - 1].isupper() and (end - 1 == start or not _lettered(text[end - 2]))
    following = text[after : after + 3].lstrip(" \u00a0\u202f")[:1]
    goes_on = following.islower() or following.isdigit() or following in {",", ";", ":"}
    closes = text[after : after + 1] in _QUOTES_CLOSING and _opens_sentence(text, start)
    return after if initial or goes_on or closes else end


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" \u00a0\u202f")[-1:]
    return not before or before == "\n" or before in _OPENING or before in _END_MARKS or before in _DASHES


def _with_partners(text: str, segment: Segment) -> Segment:
    """Take in the mark on either side whose partner the segment has."""
    start, end = segment.start, segment.end
    closing = text[end : end + 1]
    if closing in _PARTNERS and _open(segment.of(text), _PARTNERS[closing], closing):
        end += 1
    opening = text[start - 1 : start] if start else ""
    closings = "".join(mark for mark, partners in _PARTNERS.items() if opening and opening in partners)
    if closings and _open(segment.of(text)[::-1], closings, opening):
        start -= 1
    return Segment(start, end)


def _open(words: str, openings: str, closing: str) -> bool:
    """Tell whether a mark is opened in the words, read from their end, before it is closed."""
    if closing in openings:
        return words.count(closing) % 2 == 1
    depth = 0
    for character in reversed(words):
        depth += (character in openings) - (character == closing)
        if depth > 0:
            return True
    return False
