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

    def row(self, start: int, length: int) -> Row:
        """Return what stands in the paragraph of `length` positions that begins at position `start`."""
        here = Segment(self.offsets.point(start), self.offsets.point(start + length))
        found = [each for each in self._index.within(here.start, here.end) if self._visible(each)]
        names = [piece for each in found if each.quote is None for piece in self._pieces(each, start, length)]
        quotes = [piece for each in found if each.quote for piece in self._pieces(each, start, length)]
        return Row(_in_lanes(_shortest_first(names))[::-1], _in_lanes(_shortest_first(quotes)[::-1]))

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


def _shortest_first(pieces: list[Piece]) -> list[Piece]:
    return sorted(pieces, key=lambda piece: (piece.end - piece.start, -piece.start, -piece.id))


def _in_lanes(pieces: list[Piece]) -> tuple[Piece, ...]:
    numbers = lanes([(piece.start, max(piece.end, piece.start + 1)) for piece in pieces])
    return tuple(
        Piece(piece.id, piece.start, piece.end, piece.opens, piece.closes, lane)
        for piece, lane in zip(pieces, numbers, strict=True)
    )
