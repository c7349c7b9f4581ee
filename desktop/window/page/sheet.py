"""What one viewer shows, without Qt: the text, its annotations, and which pieces of them stand in a paragraph."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from desktop.annotation import Annotation, Segment, Status
from desktop.window.page import paragraphs
from desktop.window.page.index import SegmentIndex
from desktop.window.page.lanes import lanes
from desktop.window.page.offsets import OffsetMap


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a segment that stands in one paragraph: [start, end) in Qt's positions from the paragraph's start.

    `opens` and `closes` tell whether the segment begins and ends here.
    """

    id: int
    start: int
    end: int
    opens: bool
    closes: bool
    lane: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """The pieces of one paragraph, those to be painted first at the beginning."""

    names: tuple[Piece, ...]
    quotes: tuple[Piece, ...]


def size(annotation: Annotation) -> tuple[int, int]:
    """Sort key that puts the smallest annotation first."""
    return sum(each.end - each.start for each in annotation.segments), annotation.id


class Sheet:
    """A release's text with its annotations by id; rejected ones and hidden labels are not on the sheet."""

    def __init__(self, text: str = "", annotations: Sequence[Annotation] = ()) -> None:
        self.text = text
        self.breaks = paragraphs.breaks(text)
        self.offsets = OffsetMap(text, self.breaks)
        self._by_id = {each.id: each for each in annotations}
        self._index = SegmentIndex(annotations)
        self._hidden: frozenset[str] = frozenset()

    @property
    def displayed(self) -> str:
        """The text as it is put on the screen."""
        return paragraphs.displayed(self.text, self.breaks)

    def __getitem__(self, annotation_id: int) -> Annotation:
        return self._by_id[annotation_id]

    def shows(self, annotation_id: int | None) -> bool:
        """Tell whether the annotation is there to be seen."""
        annotation = self._by_id.get(annotation_id or 0)
        return annotation is not None and self._visible(annotation)

    def shown(self) -> list[Annotation]:
        """Return all annotations that are there to be seen."""
        return [each for each in self._by_id.values() if self._visible(each)]

    def standing(self, annotation_id: int) -> tuple[tuple[Segment, ...], bool] | None:
        """Return where an annotation stands on the page and whether as a quote; None where it does not."""
        annotation = self._by_id.get(annotation_id)
        if annotation is None or not self._visible(annotation):
            return None
        return annotation.segments, annotation.quote is not None

    def at(self, point: int) -> list[int]:
        """Return the annotations that hold the character at or before a code point, the smallest first."""
        found = self._index.within(max(point - 1, 0), point + 1)
        return [each.id for each in sorted(found, key=size) if self._visible(each)]

    def hide(self, labels: Collection[str]) -> None:
        """Take the annotations of these labels, and of no others, out of sight."""
        self._hidden = frozenset(labels)

    @property
    def hidden(self) -> frozenset[str]:
        """The labels that are out of sight."""
        return self._hidden

    def reach(self, annotation_id: int | None) -> list[Segment]:
        """Return all places an annotation shows itself at: its segments, and a quote's cue and speaker."""
        annotation = self._by_id.get(annotation_id or 0)
        if annotation is None:
            return []
        quote = annotation.quote
        aside = [segment for segment in (quote.cue, quote.speaker) if segment] if quote else []
        return [*annotation.segments, *aside]

    def change(self, annotations: Iterable[Annotation], gone: Iterable[int]) -> list[Segment]:
        """Put in or replace `annotations`, take out those with an id in `gone`; return every place touched."""
        touched = [segment for each in gone for segment in self._remove(each)]
        for annotation in annotations:
            touched += self._remove(annotation.id)
            touched += annotation.segments
            self._by_id[annotation.id] = annotation
            self._index.add(annotation)
        return touched

    def row(self, start: int, length: int, part: tuple[int, int] | None = None) -> Row:
        """Return what stands in the paragraph of `length` positions that begins at position `start`.

        With `part`, two positions from its start, only what stands there and what that overlaps with, in the lanes
        that they have in the whole paragraph.
        """
        low, high = part or (0, length)
        names = self._joined(start, length, low, high, quotes=False)
        quotes = self._joined(start, length, low, high, quotes=True)
        return Row(_in_lanes(_shortest_first(names))[::-1], _in_lanes(_shortest_first(quotes)[::-1]))

    def _joined(self, start: int, length: int, low: int, high: int, *, quotes: bool) -> list[Piece]:
        """Return the pieces in [low, high) of a paragraph with all that overlaps with them, be it by others between."""
        left, right = low, high
        while True:
            pieces = self._pieces_in(start, length, left, right, quotes=quotes)
            first, last, joined = _joined_with(pieces, low, high)
            if first >= left and last <= right:
                return joined
            # What is joined goes on outside of what was looked at: look twice as far.
            wider = max(right - left, 1)
            left, right = max(left - wider, 0), min(right + wider, length)

    def _pieces_in(self, start: int, length: int, low: int, high: int, *, quotes: bool) -> list[Piece]:
        points = self.offsets.point
        found = self._index.within(points(start + low), points(start + high))
        wanted = [each for each in found if (each.quote is not None) is quotes and self._visible(each)]
        return [piece for each in wanted for piece in self._pieces(each, start, length)]

    def _visible(self, annotation: Annotation) -> bool:
        return annotation.status is not Status.REJECTED and annotation.label not in self._hidden

    def _remove(self, annotation_id: int) -> tuple[Segment, ...]:
        annotation = self._by_id.pop(annotation_id, None)
        if annotation is None:
            return ()
        self._index.discard(annotation)
        return annotation.segments

    def _pieces(self, annotation: Annotation, start: int, length: int) -> Iterator[Piece]:
        for segment in annotation.segments:
            first = self.offsets.start(segment.start) - start
            last = self.offsets.end(segment.end) - start
            if first < length and last > 0:
                yield Piece(annotation.id, max(first, 0), min(last, length), first >= 0, last <= length)


def _joined_with(pieces: list[Piece], low: int, high: int) -> tuple[int, int, list[Piece]]:
    """Return those pieces that overlap with [low, high) or with one another from there on, and how far they reach."""
    runs: list[list[Piece]] = []
    ends: list[int] = []
    for piece in sorted(pieces, key=lambda piece: piece.start):
        end = max(piece.end, piece.start + 1)
        if runs and piece.start < ends[-1]:
            runs[-1].append(piece)
            ends[-1] = max(ends[-1], end)
        else:
            runs.append([piece])
            ends.append(end)
    wanted = [(run, end) for run, end in zip(runs, ends, strict=True) if end > low and run[0].start < high]
    joined = [piece for run, _ in wanted for piece in run]
    return (wanted[0][0][0].start, wanted[-1][1], joined) if wanted else (low, high, [])


def _shortest_first(pieces: list[Piece]) -> list[Piece]:
    return sorted(pieces, key=lambda piece: (piece.end - piece.start, -piece.start, -piece.id))


def _in_lanes(pieces: list[Piece]) -> tuple[Piece, ...]:
    numbers = lanes([(piece.start, max(piece.end, piece.start + 1)) for piece in pieces])
    return tuple(
        Piece(piece.id, piece.start, piece.end, piece.opens, piece.closes, lane)
        for piece, lane in zip(pieces, numbers, strict=True)
    )
