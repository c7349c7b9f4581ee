"""The release on the screen with its annotations in reading order: what is listed, what is next. No Qt."""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace

from desktop.annotation import NAMES, QUOTE, Annotation, Release, Segment, Status, Summary, reading_order
from desktop.workbench.filters import UNREVIEWED, Filter, matching, neighbour

_ALL = Filter()
_MANY = 200
"""Annotations of one change from which on the lists are shown anew: one by one they would take longer."""


@dataclass(frozen=True, slots=True)
class Renewal:
    """What has become of an annotation in the lists: before it was not listed, or is not now, where that is None."""

    before: Annotation | None
    now: Annotation | None


class Shown:
    """A release and its annotations: kept in reading order while single ones change; rejected ones only on demand."""

    def __init__(self, release: Release, annotations: Iterable[Annotation], *, rejected: bool = False) -> None:
        self.release = release
        self._rejected = rejected
        self._all = {one.id: one for one in annotations}
        self.annotations = [one for one in self._all.values() if self._seen(one)]
        self._labels = Counter(one.label for one in self.annotations)
        self._suggested = Counter(one.label for one in self._all.values() if one.status is Status.SUGGESTED)
        self._hidden: frozenset[str] = frozenset()
        self._quotes = sum(map(_said, self._all.values()))
        self.rearranged = False
        """Whether the last change was so great that the lists are to be shown anew."""
        self.renewals: list[Renewal] = []
        """What the last change has made of single annotations where it was not so great."""
        self._wanted = _ALL
        self._listed: list[Annotation] | None = None
        self._listed_labels: Counter[str] | None = None

    @property
    def wanted(self) -> Filter:
        """What an annotation must be to be listed and stepped on."""
        return self._wanted

    def want(self, wanted: Filter) -> None:
        """List those only that fit."""
        self._wanted = wanted
        self._rearrange()

    def hide(self, labels: Collection[str]) -> None:
        """Take note of the labels that are switched off: what is suggested under them waits for nobody."""
        self._hidden = frozenset(labels)

    def hidden_waiting(self) -> dict[str, int]:
        """Return label -> how many suggestions stand under it, for the labels that are switched off."""
        return {label: self._suggested[label] for label in self._hidden if self._suggested[label] > 0}

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
        before = {id_: self._all.pop(id_) for id_ in {*fresh, *gone} if id_ in self._all}
        self._all |= fresh
        for one in before.values():
            self._count(one, -1)
        for one in fresh.values():
            self._count(one, 1)
        if len(before | fresh) <= _MANY:
            self._renew([(before.get(id_), fresh.get(id_)) for id_ in before | fresh])
        else:
            self.annotations = sorted(filter(self._seen, self._all.values()), key=reading_order)
            self._rearrange()

    def _renew(self, pairs: list[tuple[Annotation | None, Annotation | None]]) -> None:
        """Put single annotations, each as it was and as it is now, where they belong."""
        listed = self.listed()
        _exchange(self.annotations, pairs, self._seen)
        if listed is not self.annotations:
            _exchange(listed, pairs, self._fits)
        fitting = [tuple(one if one and self._fits(one) else None for one in pair) for pair in pairs]
        self.renewals = [Renewal(*pair) for pair in fitting if pair != (None, None)]
        self.rearranged = False
        if self._listed_labels is not None:
            self._listed_labels.update(each.now.label for each in self.renewals if each.now)
            self._listed_labels.subtract(each.before.label for each in self.renewals if each.before)

    def _rearrange(self) -> None:
        self.rearranged, self.renewals, self._listed, self._listed_labels = True, [], None, None

    def _fits(self, one: Annotation) -> bool:
        """Tell whether an annotation is one of those that are listed."""
        return self._seen(one) and (self._wanted == _ALL or bool(matching(self._wanted, [one], self.release.text)))

    def _count(self, one: Annotation, by: int) -> None:
        """Keep the numbers right without counting all annotations anew."""
        self._suggested[one.label] += by * (one.status is Status.SUGGESTED)
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
        return neighbour(self.listed(), self.get(start), only, self.release.text, by=by, hidden=hidden)

    def counts(self) -> Counter[str]:
        """Count the annotations by label."""
        return self._labels

    def listed_counts(self) -> Counter[str]:
        """Count the listed annotations by label."""
        if self._wanted == _ALL:
            return self._labels
        if self._listed_labels is None:
            self._listed_labels = Counter(one.label for one in self.listed())
        return self._listed_labels

    def quotes(self) -> list[Annotation]:
        """Return the listed quotes in reading order."""
        return [one for one in self.listed() if one.label == QUOTE]

    def summary(self, before: Summary) -> Summary:
        """Return the release's row of the list as it is now."""
        release, suggested = self.release, self._suggested.total()
        return replace(
            before,
            title=release.title,
            date=release.date,
            analysed=release.analysed,
            remark=release.remark,
            note=release.note,
            done=release.done,
            suggested=suggested,
            decided=len(self._all) - suggested,
            hidden=sum(self.hidden_waiting().values()),
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


def _exchange(
    rows: list[Annotation],
    pairs: Iterable[tuple[Annotation | None, Annotation | None]],
    wanted: Callable[[Annotation], bool],
) -> None:
    """Take what was wanted out of rows in reading order and put in what is wanted now."""
    for before, now in pairs:
        if before and wanted(before):
            del rows[bisect_left(rows, reading_order(before), key=reading_order)]
        if now and wanted(now):
            insort(rows, now, key=reading_order)


def _said(one: Annotation) -> bool:
    return one.label == QUOTE and one.status is not Status.REJECTED
