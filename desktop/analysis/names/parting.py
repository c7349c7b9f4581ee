"""Rules that part persons from each other and from titles, events and lines beside them."""

import re
from collections import Counter

from desktop.analysis.names.bare import EVENTS
from desktop.analysis.names.marks import Marks
from desktop.analysis.names.page import Page
from desktop.analysis.names.persons import LONGEST, PATRONYMIC, STEM, stem_of
from desktop.annotation import LOC, PER

CYRILLIC = re.compile(r"[А-ЯЁа-яё]")
TITLED = frozenset(
    (
        "песня",
        "клип",
        "альбом",
        "сингл",
        "трек",
        "антивирус",
        "вирус",
        "смартфон",
        "браузер",
        "хит",
        "премия",
        "фестиваль",
    )
)
"""Nouns before the Latin title of a work or a product."""


def honoured(page: Page, marks: Marks) -> None:
    """Drop the name of whom an event or an award is named after: `День чтения имени Ивана Ильина`."""
    for index in page.where({"имя", "им"}):
        mark = marks.at(index + 1 + (page.form(index + 1) == "."))
        if mark and mark.label == PER and page.form(index) in ("имени", "им") and _event_before(page, index):
            marks.drop(mark)

    for mark in marks:
        head = mark.first - 1
        event = mark.label == PER and page.lemma(head) in EVENTS and page.capital(head) and page.joined(mark.first)
        if event and not page.starts_sentence(head) and page.case(mark.first) == "Gen":
            marks.drop(mark)


def initial_after(page: Page, marks: Marks) -> None:
    """Join a given name and the initial that stands for the surname: `Лаурентий Д.`"""
    for mark in marks:
        initial = (
            mark.label == PER
            and len(page.form(mark.first)) == 1
            and page.form(mark.end - 1) in (".", page.form(mark.first))
        )
        old = marks.holding(mark.first - 1)
        given = page.joined(mark.first) and page.capital(mark.first - 1) and len(page.form(mark.first - 1)) > 2
        if initial and given and len(mark) <= 2 and (old is None or (old.label == PER and len(old) == 1)):
            marks.put(mark.to(mark.first - 1, mark.end, "initial-after"))


def _event_before(page: Page, index: int) -> bool:
    """Tell whether an event or an award stands a few words of one phrase before."""
    for head in range(index - 1, index - LONGEST, -1):
        if not page.joined(head + 1) or not page.is_word(head):
            return False
        if page.lemma(head) in EVENTS:
            return True
        if page.words[head].pos not in ("NOUN", "ADJ") or page.lemma(head) in page.lists.bodies:
            return False
    return False


def two_persons(page: Page, marks: Marks) -> None:
    """Part a surname from the other person after it: `спикер кабинета Орловой` and `Анна Ким`."""
    full = [mark for mark in marks if mark.label == PER and len(mark) > 1]
    surnames = {stem_of(page.form(m.end - 1)): page.form(m.end - 1) for m in full if len(page.form(m.end - 1)) > STEM}
    given = {stem_of(page.form(mark.first)) for mark in full} - surnames.keys()
    for mark in full:
        second = mark.first + 1
        known = surnames.get(stem_of(page.form(mark.first)), page.form(mark.first)) != page.form(mark.first)
        after = stem_of(page.form(second)) in surnames if len(mark) == 2 else len(mark) == 3
        alike = stem_of(page.form(second)) in given or page.in_dictionary(mark.first, "Name")
        if known and after and not alike and not PATRONYMIC.search(page.form(mark.end - 1)):
            marks.change(mark, mark.to(mark.first, second, "two-persons"), mark.to(second, mark.end, "two-persons"))


def two_scripts(page: Page, marks: Marks) -> None:
    """Cut a Russian name where Latin letters begin: `певца Ивана Ильина` and `Green Song`."""
    for mark in marks:
        cut = next((index for index in range(mark.first + 1, mark.end) if _starts_latin(page, index)), mark.end)
        if mark.label == PER and cut < mark.end and CYRILLIC.match(page.form(mark.first)):
            marks.change(mark, mark.to(mark.first, cut, "two-scripts"))


def _starts_latin(page: Page, index: int) -> bool:
    form = page.form(index)
    return len(form) > 2 and form.isascii() and form[1:].islower() and not page.glued(index)


def titled(page: Page, marks: Marks) -> None:
    """Drop the Latin title of a song or a product that stands without quotation marks: `клип Green Song`."""
    said = Counter(page.said(mark) for mark in marks if page.form(mark.first).isascii())
    titles = Counter(
        page.said(mark) for mark in marks if page.lemma(mark.first - 1) in TITLED and page.form(mark.first).isascii()
    )
    marks.keep(lambda mark: not titles[page.said(mark)] or 2 * titles[page.said(mark)] < said[page.said(mark)])


def after_line(page: Page, marks: Marks) -> None:
    """Take a name cut off at a line's end for the person that the text has elsewhere."""
    persons = {page.said(mark) for mark in marks if mark.label == PER and len(mark) > 1}
    for mark in marks:
        if mark.rule == "line-end" and mark.label != PER and page.said(mark) in persons:
            marks.put(mark.labelled(PER, "after-line"))


def surname_in_place(page: Page, marks: Marks) -> None:
    """Take what the tagger calls a place for a person if it ends with the surname of one: `Ахмат-Хаджи Орлова`."""
    full = [mark for mark in marks if mark.label == PER and len(mark) > 1]
    surnames = {stem_of(page.form(mark.end - 1)) for mark in full if len(page.form(mark.end - 1)) > STEM}
    for mark in marks:
        named = mark.label == LOC and mark.rule == "natasha" and len(mark) == 2 and page.capital(mark.first)
        surname = named and stem_of(page.form(mark.end - 1)) in surnames and page.words[mark.first].pos != "ADJ"
        if (
            surname
            and not page.in_dictionary(mark.end - 1, "Geox")
            and not page.in_dictionary(mark.first, "NOUN", "inan")
        ):
            marks.put(mark.labelled(PER, "surname-in-place"))


RULES = (surname_in_place, two_persons, titled, honoured)
EARLY_RULES = (initial_after, after_line, two_scripts)
"""What comes before the rules on persons."""
