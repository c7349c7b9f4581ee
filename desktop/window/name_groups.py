"""Names (or dates and sums) of a release, grouped by who or what they mean: kept while single ones change."""

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from desktop.annotation import Annotation, Status, reading_order
from desktop.window import words
from desktop.window.ordered_rows import Order
from desktop.window.quote_list import Heading

_AROUND = 30
"""Characters of context on either side of a mention."""

Key = tuple[str, str]
"""A label, and whom or what is meant under it."""


@dataclass(frozen=True)
class Group:
    """All mentions in a release of one person, place, organisation or value; `place` is its label's in the list."""

    label: str
    name: str
    mentions: tuple[Annotation, ...]
    open: bool
    place: int

    @cached_property
    def decided(self) -> int:
        """How many of them the user has decided on."""
        return sum(one.status is not Status.SUGGESTED for one in self.mentions)

    @cached_property
    def noted(self) -> bool:
        """Whether the user has written a note on any of them."""
        return any(one.note for one in self.mentions)

    @property
    def order(self) -> Order:
        """By what groups are sorted: by label, most mentioned first, then as they come in the text."""
        return self.place, -len(self.mentions), *reading_order(self.mentions[0])


@dataclass(frozen=True)
class Mention:
    """One mention with a little of the text around it, in an opened group with this order."""

    annotation: Annotation
    words: str
    left: str
    right: str
    group: Order

    @property
    def order(self) -> Order:
        """By what mentions are sorted: below their group, as they come in the text."""
        return *self.group, *reading_order(self.annotation)


Row = Heading | Group | Mention


def order(row: Row) -> Order:
    """Return by what the rows of the list are sorted."""
    return (row.place,) if isinstance(row, Heading) else row.order


class Groups:
    """The annotations of some labels (`names` gives their names in the order of the list) in a text, by groups."""

    def __init__(self, text: str, names: Mapping[str, str], opened: Collection[Key]) -> None:
        self._text = text
        self._names = names
        self._places = {label: place for place, label in enumerate(names)}
        self._opened = opened
        self._groups: defaultdict[Key, list[Annotation]] = defaultdict(list)
        self._numbers: Counter[str] = Counter()

    def fill(self, annotations: Iterable[Annotation]) -> None:
        """Take in many annotations, which are in reading order."""
        for one in annotations:
            if self.holds(one):
                self._groups[self.key(one)].append(one)
        self._numbers = Counter(label for label, _ in self._groups)

    def key(self, one: Annotation) -> Key:
        """Return the group an annotation belongs to."""
        return one.label, words.same(one, self._text)

    def holds(self, one: Annotation) -> bool:
        """Tell whether annotations like this are grouped here."""
        return one.label in self._places

    def put(self, one: Annotation) -> None:
        """Take an annotation in."""
        key = self.key(one)
        self._numbers[one.label] += key not in self._groups
        insort(self._groups[key], one, key=reading_order)

    def take(self, one: Annotation) -> None:
        """Let an annotation go that was put in."""
        key = self.key(one)
        mentions = self._groups[key]
        del mentions[bisect_left(mentions, reading_order(one), key=reading_order)]
        if not mentions:
            del self._groups[key]
            self._numbers[one.label] -= 1

    def group(self, key: Key) -> Group | None:
        """Return a group as it is now."""
        mentions = self._groups.get(key)
        return Group(*key, tuple(mentions), key in self._opened, self._places[key[0]]) if mentions else None

    def rows(self, keys: Iterable[Key] | None = None) -> Iterator[Row]:
        """Yield the rows of some groups, or of all: headings of their labels, groups, mentions of opened ones."""
        wanted = list(self._groups if keys is None else keys)
        for label in {label for label, _ in wanted}:
            if self._numbers[label]:
                yield Heading(self._names[label], self._places[label])
        for key in wanted:
            if group := self.group(key):
                yield group
                yield from self._mentions(group)

    def _mentions(self, group: Group) -> Iterator[Mention]:
        if group.open:
            yield from (mention(one, self._text, group.order) for one in group.mentions)


def mention(one: Annotation, text: str, group: Order) -> Mention:
    """Return an annotation with the text around it, in one line."""
    left, right = text[max(one.start - _AROUND, 0) : one.start], text[one.end : one.end + _AROUND]
    return Mention(one, _flat(one.words(text)), _flat(left), _flat(right), group)


def _flat(text: str) -> str:
    return text.replace("\n", " ").replace("\t", " ")
