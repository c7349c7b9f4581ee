"""Names of persons, places and organisations: the tagger's spans, mended by ordered rules, each with a normal form."""

from desktop.analysis.models import Models
from desktop.analysis.names import (
    bare,
    bodies,
    bounds,
    foreign,
    offices,
    organisations,
    parting,
    persons,
    places,
    quoted,
)
from desktop.analysis.names.inflection import Inflection
from desktop.analysis.names.lists import Lists
from desktop.analysis.names.marks import Mark
from desktop.analysis.names.normal import Normaliser
from desktop.analysis.names.page import Page
from desktop.analysis.parsed import Parsed
from desktop.annotation import Annotation, Segment

RULES = (
    *(*bounds.RULES, *places.RULES, *bare.EARLY_RULES, *quoted.RULES, *organisations.RULES, *foreign.RULES),
    *(
        *bodies.RULES,
        *offices.RULES,
        *bodies.LATE_RULES,
        organisations.alias,
        *bare.RULES,
        *parting.EARLY_RULES,
        *persons.RULES,
        *parting.RULES,
    ),
)
"""Every rule in order: a function of the page and the marks so far that makes the marks as it would have them."""


class Names:
    """Finds names; reads its word lists once."""

    def __init__(self, models: Models) -> None:
        self._models = models
        self._lists = Lists()
        self._inflection = Inflection(models)

    def find(self, parsed: Parsed) -> tuple[Annotation, ...]:
        """Return the names of a text in reading order, with `normal` and the id of the rule that decided each."""
        page = Page(parsed, self._models, self._lists)
        marks = page.marks(parsed)
        for rule in RULES:
            rule(page, marks)
        normaliser = Normaliser(page, marks, self._inflection)
        return tuple(_annotation(page, mark, normaliser) for mark in marks)


def find(parsed: Parsed, models: Models) -> tuple[Annotation, ...]:
    """Return the names of one text; whoever has many texts keeps a `Names`."""
    return Names(models).find(parsed)


def _annotation(page: Page, mark: Mark, normaliser: Normaliser) -> Annotation:
    segment = Segment(page.words[mark.first].start, page.words[mark.end - 1].end)
    return Annotation(mark.label, (segment,), normal=normaliser.normal(mark), rule=f"names.{mark.rule}")
