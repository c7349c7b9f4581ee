"""The normal form of a name: nominative, one case chosen for all its words together."""

from collections import Counter
from functools import cached_property

from desktop.analysis.names.inflection import Inflection
from desktop.analysis.names.letters import like
from desktop.analysis.names.marks import Mark, Marks
from desktop.analysis.names.normal_person import PersonForms
from desktop.analysis.names.normal_phrase import PhraseForms
from desktop.analysis.names.page import Page
from desktop.annotation import LOC, PER


class Normaliser:
    """Makes the normal forms of one page's names; forms that the page itself has in the nominative are preferred."""

    def __init__(self, page: Page, marks: Marks, inflection: Inflection) -> None:
        self._page = page
        self._marks = marks
        self._inflection = inflection
        self._persons = PersonForms(page, inflection, self.attested)
        full = [mark for mark in marks if mark.label == PER and len(mark) > 1]
        self._persons.settle(full)
        self._phrases = PhraseForms(page, inflection, self.attested)

    def normal(self, mark: Mark) -> str:
        """Return the name in the nominative, line ends and doubled spaces taken out."""
        if mark.label == LOC and mark.end - mark.first == 1 and self._shouted(mark):
            return self._unshouted(mark.first)
        if mark.rule == "streets" and self._page.words[mark.first].pos != "ADJ":
            return self._page.said(mark)
        forms = self._persons.forms(mark) if mark.label == PER else self._phrases.forms(mark, self._marks)
        yo = self._has_yo
        words = [like(self._page.form(index), form, yo) if form else self._page.form(index) for index, form in forms]
        return self._spaced(mark, words)

    def _shouted(self, mark: Mark) -> bool:
        """Tell whether a place is written in capitals only, as in a date line: `ЛОНДОН`."""
        index = mark.first
        shouted = len(self._page.form(index)) > 3 and self._page.form(index).isupper()
        known = self._page.known_as(index, "Geox") and not self._page.known_as(index, "Abbr")
        return shouted and (known or mark.rule == "dateline")

    def _unshouted(self, index: int) -> str:
        """Return a place that is written in capitals as it is written otherwise, in the nominative."""
        form = self._page.form(index).lower()
        places = (one for one in self._inflection.readings(form) if "Geox" in one.grammemes and one.known)
        found = next((one.nominative for one in places if one.in_case(self._page.case(index))), form)
        return found.title()

    @cached_property
    def attested(self) -> Counter[str]:
        """How often each word of a name stands in the nominative in this text, in lower case."""
        page = self._page
        indices = (index for mark in self._marks for index in range(mark.first, mark.end))
        return Counter(page.form(index).lower() for index in indices if page.case(index) == "Nom")

    @cached_property
    def _has_yo(self) -> bool:
        return "ё" in self._page.text.lower()

    def _spaced(self, mark: Mark, words: list[str]) -> str:
        """Put the words together with the gaps they have in the text, each gap at most one space."""
        parts = [words[0]]
        for place, word in enumerate(words[1:], mark.first + 1):
            parts.append(("" if self._page.glued(place) else " ") + word)
        return "".join(parts)
