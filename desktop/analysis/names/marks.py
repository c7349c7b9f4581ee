"""Names in the making: stretches of words with a label and the rule that last touched them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from operator import attrgetter


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A name in the making: words `first` to `end` (half open), its label and the rule that last touched it."""

    first: int
    end: int
    label: str
    rule: str

    def __len__(self) -> int:
        return self.end - self.first

    def to(self, first: int, end: int, rule: str) -> "Mark":
        """Return the mark with other bounds."""
        return replace(self, first=first, end=end, rule=rule)

    def labelled(self, label: str, rule: str) -> "Mark":
        """Return the mark with another label."""
        return replace(self, label=label, rule=rule)


_first = attrgetter("first")


class Marks:
    """The marks of a page, none overlapping another; each is found by any of its words at once."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        self._by_word: dict[int, Mark] = {}
        for mark in marks:
            self.put(mark)

    def __iter__(self) -> Iterator[Mark]:
        """Yield the marks in order as they are now; changing them meanwhile does no harm."""
        return iter(sorted(set(self._by_word.values()), key=_first))

    def __contains__(self, mark: Mark) -> bool:
        return self._by_word.get(mark.first) == mark

    def holding(self, index: int) -> Mark | None:
        """Return the mark that holds a word."""
        return self._by_word.get(index)

    def at(self, index: int) -> Mark | None:
        """Return the mark that begins with a word."""
        mark = self._by_word.get(index)
        return mark if mark and mark.first == index else None

    def put(self, mark: Mark) -> None:
        """Set a mark in place of all it overlaps."""
        for index in range(mark.first, mark.end):
            if old := self._by_word.get(index):
                self.drop(old)
        for index in range(mark.first, mark.end):
            self._by_word[index] = mark

    def add(self, mark: Mark) -> None:
        """Set a mark, unless it overlaps another."""
        if not any(index in self._by_word for index in range(mark.first, mark.end)):
            self.put(mark)

    def drop(self, mark: Mark) -> None:
        """Take a mark away."""
        for index in range(mark.first, mark.end):
            self._by_word.pop(index, None)

    def change(self, mark: Mark, *parts: Mark) -> None:
        """Set parts in place of a mark; none takes it away."""
        if parts != (mark,):
            self.drop(mark)
            for part in parts:
                self.put(part)

    def keep(self, wanted: Callable[[Mark], bool]) -> None:
        """Take away all marks but those wanted."""
        for mark in self:
            if not wanted(mark):
                self.drop(mark)
