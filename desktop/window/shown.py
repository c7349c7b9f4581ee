"""The release on the screen with its annotations in reading order: what is next, what counts. No Qt."""

from bisect import insort
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace

from desktop.annotation import NAMES, QUOTE, Annotation, Release, Segment, Status, Summary, reading_order


class Shown:
    """A release and its annotations: kept in reading order while single ones change; rejected ones only on demand."""

    def __init__(self, release: Release, annotations: Iterable[Annotation], *, rejected: bool = False) -> None:
        self.release = release
        self._rejected = rejected
        self._all = {one.id: one for one in annotations}
        self.annotations = [one for one in self._all.values() if self._seen(one)]

    def get(self, annotation_id: int | None) -> Annotation | None:
        """Return the annotation of this id, or None where it is not to be seen."""
        found = self._all.get(annotation_id or 0)
        return found if found and self._seen(found) else None

    def change(self, annotations: Iterable[Annotation], gone: Collection[int]) -> None:
        """Take over changed annotations, and let those of the ids in `gone` go."""
        fresh = {one.id: one for one in annotations}
        touched = {*fresh, *gone}
        self.annotations = [one for one in self.annotations if one.id not in touched]
        for annotation_id in touched:
            self._all.pop(annotation_id, None)
        self._all |= fresh
        for one in fresh.values():
            if self._seen(one):
                insort(self.annotations, one, key=reading_order)

    def step(self, start: int | None, by: int, hidden: Collection[str]) -> int | None:
        """Return the id of the annotation `by` (1 or -1) after `start`; labels in `hidden` are passed over.

        Without a start it is the first or the last one; at either end it stays where it is.
        """
        ids = [one.id for one in self.annotations if one.label not in hidden]
        if not ids:
            return None
        at = ids.index(start) if start in ids else (-1 if by > 0 else len(ids))
        return ids[min(max(at + by, 0), len(ids) - 1)]

    def next_suggested(self, start: int | None, hidden: Collection[str]) -> int | None:
        """Return the id of the next annotation nobody has decided on; after the last one it begins at the top."""
        seen = [one for one in self.annotations if one.label not in hidden]
        at = next((place for place, one in enumerate(seen) if one.id == start), -1)
        waiting = [one.id for one in seen[at + 1 :] + seen[: max(at, 0)] if one.status is Status.SUGGESTED]
        return waiting[0] if waiting else None

    def counts(self) -> Counter[str]:
        """Count the annotations by label."""
        return Counter(one.label for one in self.annotations)

    def quotes(self) -> list[Annotation]:
        """Return the quotes in reading order."""
        return [one for one in self.annotations if one.label == QUOTE]

    def summary(self, before: Summary) -> Summary:
        """Return the release's row of the list as it is now."""
        suggested = sum(one.status is Status.SUGGESTED for one in self._all.values())
        quotes = sum(one.label == QUOTE and one.status is not Status.REJECTED for one in self._all.values())
        release = self.release
        return replace(
            before,
            title=release.title,
            date=release.date,
            analysed=release.analysed,
            remark=release.remark,
            suggested=suggested,
            decided=len(self._all) - suggested,
            quotes=quotes,
        )

    def mention_kept(self, quote: Annotation, name: str) -> Segment | None:
        """Return the quote's mention of its speaker if it can stand for `name`: it is no name of somebody else."""
        place = quote.quote.speaker if quote.quote else None
        if place is None:
            return None
        named = [one for one in self.annotations if one.label in NAMES and one.segments[0].overlaps(place)]
        return place if all(name in {one.entity, one.normal} for one in named) else None

    def trimmed(self, place: Segment) -> Segment | None:
        """Return a selected place without the white space at its ends; None where nothing is left."""
        words = place.of(self.release.text)
        start = place.start + len(words) - len(words.lstrip())
        end = place.end - (len(words) - len(words.rstrip()))
        return Segment(start, end) if start < end else None

    def _seen(self, annotation: Annotation) -> bool:
        return self._rejected or annotation.status is not Status.REJECTED
