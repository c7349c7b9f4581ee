"""The analyst: one text at a time becomes suggested annotations, names first, then quotes and roles."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from desktop.analysis.entities import Table, Tables
from desktop.analysis.models import Models
from desktop.analysis.names import Names
from desktop.analysis.names.roles import Roles
from desktop.analysis.parsed import Parsed
from desktop.analysis.quotes import Decision, Quotes
from desktop.analysis.values import Values
from desktop.annotation import Annotation, Findings, reading_order

ENGINE = "natasha 1.6.0, rules 4"
"""Version of the models and rules together: a stored analysis is good as long as this stays the same."""


class Analyst:
    """Holds the models and the word lists; give it texts one after another."""

    def __init__(self) -> None:
        self._models = Models()
        self._finder = Names(self._models)
        self._roles = Roles(self._models)
        self._values = Values()
        self._tables = Tables(self._models)
        self._quotes = Quotes(self._models, self._tables)

    def load(self) -> None:
        """Load everything now, so that the first text need not wait."""
        self._models.load()

    def stages(self, text: str, date: str | None = None) -> Iterator[Findings]:
        """Yield what is found in a canonical text: names and values first, then quotes and roles.

        `date` is the release's ISO date; values are given as the text has them, so it changes nothing yet.
        """
        del date
        with _uncollected():
            parsed = self._models.parse(text)
            names = self._names(parsed)
            table = self._tables.make(parsed, names)
            known = _known(names, table)
            found = (*known, *self._values.find(text))
        yield Findings(tuple(sorted(found, key=reading_order)), last=False, engine=ENGINE)
        with _uncollected():
            later = (*self._quotes.find(parsed, names, table), *self._roles.find(parsed, known))
        yield Findings(tuple(sorted(later, key=reading_order)), engine=ENGINE)

    def explain(self, text: str) -> list[Decision]:
        """Return for every quote and every pair of marks without one the rule that decided."""
        parsed = self._models.parse(text)
        return list(self._quotes.explain(parsed, self._names(parsed)))

    def _names(self, parsed: Parsed) -> tuple[Annotation, ...]:
        return self._finder.find(parsed)


def _known(names: tuple[Annotation, ...], table: Table) -> tuple[Annotation, ...]:
    """Give every name the display name of who or what it means."""
    return tuple(replace(name, entity=known.name) if (known := table.of(name)) else name for name in names)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the garbage collector off: the analysis makes many objects and no cycles worth stopping for."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
