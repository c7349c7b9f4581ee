"""Places of a text that are still free for an annotation."""

from collections.abc import Iterable, Iterator, Sequence

from desktop.annotation import QUOTE, Annotation, Segment


def free(found: Iterable[Segment], annotations: Sequence[Annotation], label: str) -> Iterator[Segment]:
    """Yield those of the places, the longer of overlapping ones, that no such annotation touches and none fills."""
    taken = _Stretches(segment for one in annotations if one.label == label for segment in one.segments)
    filled = {one.segments for one in annotations if one.label != QUOTE}
    last = -1
    for segment in sorted(found, key=lambda place: (place.start, -place.end)):
        if segment.start >= last and (segment,) not in filled and not taken.touch(segment):
            last = segment.end
            yield segment


class _Stretches:
    """Segments by where they stand, so that a text with many of them is asked quickly."""

    LENGTH = 256

    def __init__(self, segments: Iterable[Segment]) -> None:
        self._near: dict[int, list[Segment]] = {}
        for segment in segments:
            for stretch in self._of(segment):
                self._near.setdefault(stretch, []).append(segment)

    def _of(self, segment: Segment) -> range:
        return range(segment.start // self.LENGTH, segment.end // self.LENGTH + 1)

    def touch(self, segment: Segment) -> bool:
        """Tell whether any of them shares a character with this one."""
        return any(segment.overlaps(other) for stretch in self._of(segment) for other in self._near.get(stretch, ()))
