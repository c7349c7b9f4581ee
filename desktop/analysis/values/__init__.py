"""Dates, sums of money and per cents, found by an own grammar in time linear in the text's length."""

import re
from collections.abc import Iterable, Iterator

from desktop.analysis.values.dates import Dates
from desktop.analysis.values.found import Found
from desktop.analysis.values.lists import Lists
from desktop.analysis.values.money import Money
from desktop.analysis.values.numbers import Numbers
from desktop.analysis.values.percents import Percents
from desktop.annotation import DATE, Annotation, Segment

_STREET = re.compile(r"(?:улиц\w{0,3}|ул\.|площад\w{0,3}|пл\.|проспект\w{0,2}|имени|им\.)\s+(?:\S+\s+)?$")
"""A street or a namesake whose name a date is: `улица Первого Мая`."""
BEFORE = 40
"""Characters before a date that are looked at for a street."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")


class Values:
    """Finds dates, sums and per cents; reads its word lists once."""

    def __init__(self) -> None:
        lists = Lists()
        numbers = Numbers(lists)
        self._grammars = (Money(lists, numbers), Percents(numbers), Dates())

    def find(self, text: str) -> tuple[Annotation, ...]:
        """Return the values of a text in reading order, with `normal` and the id of the rule that found each."""
        masked = _ADDRESS.sub(lambda match: "_" * len(match[0]), text)
        found = _apart(value for grammar in self._grammars for value in grammar.find(masked))
        return tuple(_annotation(value) for value in found if not _names_street(text, value))


def find(text: str) -> tuple[Annotation, ...]:
    """Return the values of one text; whoever has many texts keeps a `Values`."""
    return Values().find(text)


def _apart(found: Iterable[Found]) -> Iterator[Found]:
    """Keep of values that overlap the one that begins first, the longer one of two that begin together."""
    end = 0
    for value in sorted(found, key=lambda value: (value.start, -value.end)):
        if value.start >= end:
            end = value.end
            yield value


def _names_street(text: str, value: Found) -> bool:
    before = max(0, value.start - BEFORE)
    return value.label == DATE and bool(_STREET.search(text, before, value.start))


def _annotation(value: Found) -> Annotation:
    segment = Segment(value.start, value.end)
    return Annotation(value.label, (segment,), normal=value.normal, rule=f"values.{value.rule}")
