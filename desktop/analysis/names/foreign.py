"""Rules on foreign organisations: Latin names that the tagger overlooks, found by who belongs to them."""

from desktop.analysis.names.marks import Mark, Marks
from desktop.analysis.names.page import STRAIGHT, Page
from desktop.annotation import LOC, ORG

SHORTEST = 3
"""Fewest letters of a Latin name."""
OWNED = frozenset(
    (
        *("глава", "гендиректор", "топ-менеджер", "менеджер", "пресс-служба", "акционер", "совладелец", "основатель"),
        *("штаб-квартира", "директор", "офис", "филиал", "сотрудник", "бухгалтерия", "правление"),
    )
)
"""Nouns before a Latin name that say an organisation has them."""


def owner(page: Page, marks: Marks) -> None:
    """Mark a Latin name after what organisations have, and its other mentions: `глава "Nordwind"`."""
    latin = [index for index in page.capitals if page.form(index).isascii() and len(page.form(index)) >= SHORTEST]
    named = {page.form(index) for index in latin if _owned(page, index) and not _beside(page, index)}
    for index in latin:
        if page.form(index) in named and not _beside(page, index):
            marks.add(Mark(index, index + 1, ORG, "owner"))


def _owned(page: Page, index: int) -> bool:
    before = index - 1
    while before > index - 3 and page.form(before) in STRAIGHT + "«“" and page.joined(before + 1):
        before -= 1
    return page.lemma(before) in OWNED and page.joined(before + 1) and page.form(before).islower()


def _beside(page: Page, index: int) -> bool:
    """Tell whether another Latin word stands beside one, as in the name of a person or a product."""
    after = page.form(index + 1) if page.joined(index + 1) else ""
    before = page.form(index - 1) if page.joined(index) else ""
    return any(form.isascii() and form[:1].isalnum() for form in (before, after))


def as_quoted(page: Page, marks: Marks) -> None:
    """Take a word for an organisation where the tagger takes it for a place, if it is one in quotation marks."""
    quoted = {page.lemma(m.first) for m in marks if m.label == ORG and page.closing.get(m.first - 1) == m.end}
    for mark in marks:
        single = mark.label == LOC and mark.rule != "place-word" and len(mark) == 1 and page.lemma(mark.first) in quoted
        if single and not page.known_as(mark.first, "Geox"):
            marks.put(mark.labelled(ORG, "as-quoted"))


RULES = (owner, as_quoted)
