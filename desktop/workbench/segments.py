"""What becomes of the segments of a quote when author's words are cut out of it, when it is split, joined, added to.

Segments are in order of the text and do not touch. With the release's text, commas, dashes and spaces that joined the
quoted words to the author's are trimmed where a cut has been made, and so is the mark that ends the author's words;
the end marks of the speaker stay.
"""

from collections.abc import Iterable, Sequence

from desktop.annotation import Segment

Segments = tuple[Segment, ...]

_JOINS = frozenset(",-–—‒―")
_AUTHORS_ENDS = frozenset(".;:")


def cut_out(segments: Sequence[Segment], hole: Segment, text: str = "") -> Segments:
    """Return what is left of the segments without the hole: nothing where it covers them all."""
    left: list[Segment] = []
    for each in segments:
        if not each.overlaps(hole):
            left.append(each)
            continue
        left += _kept(text, each.start, hole.start, cut_at_end=True)
        left += _kept(text, hole.end, each.end, cut_at_end=False)
    return tuple(left)


def split_at(segments: Sequence[Segment], point: int, text: str = "") -> tuple[Segments, Segments]:
    """Return what stands before a point and what stands after it; one of the two is empty outside the segments."""
    before: list[Segment] = []
    after: list[Segment] = []
    for each in segments:
        if each.end <= point:
            before.append(each)
        elif each.start >= point:
            after.append(each)
        else:
            before += _kept(text, each.start, point, cut_at_end=True)
            after += _kept(text, point, each.end, cut_at_end=False)
    return tuple(before), tuple(after)


def joined(segments: Iterable[Segment], others: Iterable[Segment], text: str = "") -> Segments:
    """Return the segments of both; those that touch become one, in a text also those with only a join between."""
    found: list[Segment] = []
    for each in sorted([*segments, *others]):
        if found and _touch(found[-1], each, text):
            found[-1] = Segment(found[-1].start, max(found[-1].end, each.end))
        else:
            found.append(each)
    return tuple(found)


def removed(segments: Sequence[Segment], point: int) -> Segments:
    """Return the segments without the one that a point stands in."""
    return tuple(each for each in segments if not each.start <= point <= each.end)


def _touch(one: Segment, other: Segment, text: str) -> bool:
    if other.start <= one.end:
        return True
    between = text[one.end : other.start]
    return bool(between) and "\n" not in between and all(_is_join(mark) for mark in between)


def _kept(text: str, start: int, end: int, *, cut_at_end: bool) -> list[Segment]:
    """Return the part [start, end) of a segment, trimmed at the end that was cut, or nothing."""
    while cut_at_end and start < end and _is_join(text[end - 1 : end]):
        end -= 1
    while not cut_at_end and start < end and _ends_authors_words(text[start : start + 1]):
        start += 1
    return [Segment(start, end)] if start < end else []


def _ends_authors_words(mark: str) -> bool:
    return mark in _AUTHORS_ENDS or _is_join(mark)


def _is_join(mark: str) -> bool:
    return mark in _JOINS or mark.isspace()
