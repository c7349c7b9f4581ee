"""The release on the screen with its annotations in reading order: what is listed, what is next. No Qt."""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from desktop.annotation import NAMES, QUOTE, Annotation, Release, Segment, Status, Summary, reading_order
from desktop.workbench.filters import UNREVIEWED, Filter, matching, neighbour

_ALL = Filter()


class Shown:
    """A release and its annotations: kept in reading order while single ones change; rejected ones only on demand."""

    def __init__(self, release: Release, annotations: Iterable[Annotation], *, rejected: bool = False) -> None:
        self.release = release
        self._rejected = rejected
        self._all = {one.id: one for one in annotations}
        self.annotations = [one for one in self._all.values() if self._seen(one)]
        self._labels = Counter(one.label for one in self.annotations)
        self._suggested = sum(one.status is Status.SUGGESTED for one in self._all.values())
        self._quotes = sum(map(_said, self._all.values()))
        self.rearranged = False
        """Whether the last change was more than annotations renewed in their places in the list."""
        self._wanted = _ALL
        self._listed: list[Annotation] | None = None

    @property
    def wanted(self) -> Filter:
        """What an annotation must be to be listed and stepped on."""
        return self._wanted

    def want(self, wanted: Filter) -> None:
        """List those only that fit."""
        self._wanted, self._listed, self.rearranged = wanted, None, True

    def listed(self) -> list[Annotation]:
        """Return the annotations that fit the filter, in reading order."""
        if self._listed is None:
            whole = self._wanted == _ALL
            self._listed = self.annotations if whole else matching(self._wanted, self.annotations, self.release.text)
        return self._listed

    def get(self, annotation_id: int | None) -> Annotation | None:
        """Return the annotation of this id, or None where it is not to be seen."""
        found = self._all.get(annotation_id or 0)
        return found if found and self._seen(found) else None

    def change(self, annotations: Iterable[Annotation], gone: Collection[int]) -> None:
        """Take over changed annotations, and let those of the ids in `gone` go."""
        fresh = {one.id: one for one in annotations}
        before = {id_: self._all.pop(id_) for id_ in (*fresh, *gone) if id_ in self._all}
        self._all |= fresh
        for one in before.values():
            self._count(one, -1)
        for one in fresh.values():
            self._count(one, 1)
        stay = all(self._stays(before.get(id_), fresh.get(id_)) for id_ in (*fresh, *gone))
        self.rearranged = not fresh or not stay or self._wanted != _ALL
        if self.rearranged:
            self._rearrange(before, fresh)
            return
        for one in fresh.values():
            self.annotations[bisect_left(self.annotations, reading_order(one), key=reading_order)] = one

    def _stays(self, before: Annotation | None, now: Annotation | None) -> bool:
        """Tell whether an annotation is listed as before: in the same place, under the same label."""
        if not before or not now or not self._seen(before) or not self._seen(now):
            return False
        return (before.label, before.segments) == (now.label, now.segments)

    def _rearrange(self, before: Collection[int], fresh: Mapping[int, Annotation]) -> None:
        self._listed = None
        touched = {*before, *fresh}
        self.annotations = [one for one in self.annotations if one.id not in touched]
        for one in fresh.values():
            if self._seen(one):
                insort(self.annotations, one, key=reading_order)

    def _count(self, one: Annotation, by: int) -> None:
        """Keep the numbers right without counting all annotations anew."""
        self._suggested += by * (one.status is Status.SUGGESTED)
        self._quotes += by * _said(one)
        if self._seen(one):
            self._labels[one.label] += by

    def step(self, start: int | None, by: int, hidden: Collection[str], only: Filter = _ALL) -> int | None:
        """Return the id of the listed annotation next (`by` 1) or before (-1) `start`; `only` leaves out the others.

        Labels in `hidden` are passed over. Without a start it is the first or the last one; at either end it stays.
        """
        found = self._neighbour(start, by, hidden, only)
        return found if found is not None or self.get(start) is None else start

    def next_suggested(self, start: int | None, hidden: Collection[str], *, by: int = 1) -> int | None:
        """Return the id of the next (`by` -1: previous) listed annotation nobody has decided on.

        After the last one it begins at the top, and the other way round; `start` itself is never the answer.
        """
        found = self._neighbour(start, by, hidden, UNREVIEWED)
        if found is None and start is not None:
            found = self._neighbour(None, by, hidden, UNREVIEWED)
        return found if found != start else None

    def _neighbour(self, start: int | None, by: int, hidden: Collection[str], only: Filter) -> int | None:
        listed = self.listed()
        if listed is not self.annotations:
            fitting = {one.id for one in listed} | {start}
            listed = [one for one in self.annotations if one.id in fitting]
        pool = [one for one in listed if one.label not in hidden or one.id == start] if hidden else listed
        return neighbour(pool, start, only, self.release.text, by=by)

    def counts(self) -> Counter[str]:
        """Count the annotations by label."""
        return self._labels

    def listed_counts(self) -> Counter[str]:
        """Count the listed annotations by label."""
        return self._labels if self._wanted == _ALL else Counter(one.label for one in self.listed())

    def quotes(self) -> list[Annotation]:
        """Return the listed quotes in reading order."""
        return [one for one in self.listed() if one.label == QUOTE]

    def summary(self, before: Summary) -> Summary:
        """Return the release's row of the list as it is now."""
        release = self.release
        return replace(
            before,
            title=release.title,
            date=release.date,
            analysed=release.analysed,
            remark=release.remark,
            done=release.done,
            suggested=self._suggested,
            decided=len(self._all) - self._suggested,
            quotes=self._quotes,
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


def _said(one: Annotation) -> bool:
    return one.label == QUOTE and one.status is not Status.REJECTED
