"""Which annotations a list shows, and which one comes next: pure functions of what is in memory."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from desktop.annotation import LOW_CONFIDENCE, QUOTE, Annotation, Origin, Status, Summary, reading_order


@dataclass(frozen=True, slots=True)
class Filter:
    """What an annotation must be to be shown; None and "" let everything through.

    `entity` is the display name of whom a name means or who says a quote; `words` are looked for in the annotated
    words, in the names and in the notes, whatever their case and ё.
    """

    labels: Collection[str] | None = None
    statuses: Collection[Status] | None = None
    origins: Collection[Origin] | None = None
    entity: str | None = None
    words: str = ""
    doubtful_only: bool = False
    quotes_only: bool = False
    noted_only: bool = False


_FIRST_PART = 64
"""How many annotations are looked at first for the next one that fits."""

UNREVIEWED = Filter(statuses=frozenset([Status.SUGGESTED]))
QUOTES = Filter(quotes_only=True)
DOUBTFUL = Filter(doubtful_only=True)


def matching(wanted: Filter, annotations: Iterable[Annotation], text: str = "") -> list[Annotation]:
    """Return those of a release's annotations that fit, in their order; `text` is the release's."""
    rows = list(annotations)
    # One plain pass for each wish, the cheap and narrow ones first.
    if wanted.quotes_only or wanted.doubtful_only:
        rows = [one for one in rows if one.label == QUOTE]
    if wanted.labels is not None:
        rows = _among(rows, "label", frozenset(wanted.labels))
    if wanted.statuses is not None:
        rows = _among(rows, "status", frozenset(wanted.statuses))
    if wanted.origins is not None:
        rows = _among(rows, "origin", frozenset(wanted.origins))
    if wanted.noted_only:
        rows = [one for one in rows if one.note]
    if wanted.doubtful_only:
        rows = [one for one in rows if doubtful(one)]
    if wanted.entity is not None:
        rows = [one for one in rows if wanted.entity in {one.entity, one.quote and one.quote.speaker_name}]
    return _saying(rows, folded(wanted.words.strip()), text)


def _among(rows: list[Annotation], column: str, allowed: frozenset[str]) -> list[Annotation]:
    """Return the annotations whose label, status or origin is among the allowed ones."""
    if column == "label":
        return [one for one in rows if one.label in allowed]
    if column == "status":
        return [one for one in rows if one.status in allowed]
    return [one for one in rows if one.origin in allowed]


def _saying(rows: list[Annotation], words: str, text: str) -> list[Annotation]:
    if not words:
        return rows
    known: dict[str, bool] = {}
    return [
        one
        for one in rows
        if words in folded(one.words(text)) or _named(one, words, known) or (one.note and words in folded(one.note))
    ]


def _named(one: Annotation, words: str, known: dict[str, bool]) -> bool:
    """Tell whether the words stand in a name of the annotation; `known` remembers the names looked at."""
    for name in (one.normal, one.entity, one.quote and one.quote.speaker_name):
        if name and name not in known:
            known[name] = words in folded(name)
        if name and known[name]:
            return True
    return False


def folded(words: str) -> str:
    """Return words as they are compared: no case, no ё."""
    return words.casefold().replace("ё", "е")


def doubtful(one: Annotation) -> bool:
    """Tell whether the machine is not sure of a quote on which the user has not decided yet."""
    return one.quote is not None and one.quote.confidence < LOW_CONFIDENCE and one.status is Status.SUGGESTED


def neighbour(
    annotations: Sequence[Annotation],
    start: Annotation | None,
    wanted: Filter,
    text: str = "",
    *,
    by: int = 1,
    hidden: Collection[str] = (),
) -> int | None:
    """Return the id of the next (`by` 1) or previous (-1) annotation that fits, None at the end.

    The annotations are in reading order; `start`, one of them or not, is where to begin, None for the edge. Labels in
    `hidden` are passed over.
    """
    for some in _onwards(annotations, start, by):
        fitting = [one.id for one in matching(wanted, some, text) if one.label not in hidden]
        if fitting:
            return fitting[0 if by > 0 else -1]
    return None


def _onwards(annotations: Sequence[Annotation], start: Annotation | None, by: int) -> Iterator[Sequence[Annotation]]:
    """Yield the annotations on one side of `start` in parts that grow: mostly the first one is enough."""
    size = _FIRST_PART
    if by > 0:
        first = bisect_right(annotations, reading_order(start), key=reading_order) if start else 0
        while first < len(annotations):
            yield annotations[first : first + size]
            first, size = first + size, size * 4
        return
    last = bisect_left(annotations, reading_order(start), key=reading_order) if start else len(annotations)
    while last > 0:
        yield annotations[max(last - size, 0) : last]
        last, size = last - size, size * 4


def next_unreviewed_release(releases: Sequence[Summary], start: int | None) -> int | None:
    """Return the id of the next release in which something waits for the user, from the top after the last one."""
    ids = [one.id for one in releases]
    first = ids.index(start) + 1 if start in ids else 0
    turned = [*releases[first:], *releases[:first]]
    return next((one.id for one in turned if one.waiting and not one.done and one.id != start), None)
