"""Rules on organisations."""

from desktop.analysis.names.page import Mark, Page, put
from desktop.annotation import ORG


def stop_list(page: Page, marks: list[Mark]) -> list[Mark]:
    """Drop abbreviations and roles that are nobody's name: `СМИ`, `Президент`."""
    return [m for m in marks if m.end - m.first > 1 or page.lemma(m.first) not in page.lists.stop]


def abbreviated(page: Page, marks: list[Mark]) -> list[Mark]:
    """Take companies known by an abbreviation for organisations: `на МАЗе`."""
    for index in range(len(page.words)):
        if page.capital(index) and page.lemma(index) in page.lists.companies and page.form(index)[1:2].isupper():
            old = next((m for m in marks if m.first <= index < m.end), None)
            if old is None or old.end - old.first == 1:
                marks = put(marks, Mark(index, index + 1, ORG, "company"))
    return marks


RULES = (stop_list, abbreviated)
