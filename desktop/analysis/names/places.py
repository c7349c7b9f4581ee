"""Rules on places: unions that are none, colloquial names, the generic word that belongs to a name."""

from desktop.analysis.names.page import Mark, Page, put
from desktop.annotation import LOC, ORG


def unions(page: Page, marks: list[Mark]) -> list[Mark]:
    """Take unions of states, and the Kremlin, for organisations."""
    for index in range(len(page.words)):
        for phrase in page.lists.unions.get(page.lemma(index), ()):
            if tuple(page.lemma(index + i) for i in range(len(phrase))) == phrase and page.capital(index):
                old = next((m for m in marks if m.first <= index < m.end), None)
                if old is None or old.end - old.first <= len(phrase):
                    marks = put(marks, Mark(index, index + len(phrase), ORG, "union"))
                break
    return marks


def colloquial(page: Page, marks: list[Mark]) -> list[Mark]:
    """Take colloquial names of towns for places: `Питера`."""
    for index in range(len(page.words)):
        if page.capital(index) and page.lemma(index) in page.lists.places:
            old = next((m for m in marks if m.first <= index < m.end), None)
            if old is None or old.end - old.first == 1:
                marks = put(marks, Mark(index, index + 1, LOC, "colloquial-place"))
    return marks


def generic_word(page: Page, marks: list[Mark]) -> list[Mark]:
    """Stretch a place's adjective over the generic word after it: `Киевского шоссе`."""
    return [_with_head(page, mark) if mark.label == LOC else mark for mark in marks]


def _with_head(page: Page, mark: Mark) -> Mark:
    last = mark.end - 1
    if page.lemma(mark.end) in page.lists.place_heads and page.known_as(last, "ADJF") and not page.breaks(mark.end):
        return mark.to(mark.first, mark.end + 1, "generic-word")
    return mark


RULES = (unions, colloquial, generic_word)
