"""Rules on where a name begins and ends: line ends, brackets, stray marks, quotation marks cut in two."""

from collections.abc import Iterator
from itertools import pairwise

from desktop.analysis.names.marks import Mark, Marks
from desktop.analysis.names.page import CLOSING, STRAIGHT, Page
from desktop.annotation import ORG

EDGES = frozenset("\"'«»„“”()[]{}.,:;!?…–—-*•·|/\\")
"""Marks that no name begins with; nor ends with, but for the full stop of an initial and the closing one of a pair."""


def line_ends(page: Page, marks: Marks) -> None:
    """Cut a name where the text breaks off: a headline runs into the first line."""
    for mark in marks:
        marks.change(mark, *_cut(mark, _breaks(page, mark), "line-end"))


def headings(page: Page, marks: Marks) -> None:
    """Cut a name in a heading of capitals before the verb: `РОСНЕФТЬ ПОДПИСАЛА ДОГОВОР`."""
    for mark in marks:
        verbs = (index for index in range(mark.first, mark.end) if _shouted_verb(page, index))
        verb = next(verbs, mark.end)
        if verb < mark.end:
            marks.change(mark, *([mark.to(mark.first, verb, "heading")] if verb > mark.first else []))


def brackets(page: Page, marks: Marks) -> None:
    """Part a name from its alias: `Роскомнадзор (РКН)`."""
    for mark in marks:
        marks.change(mark, *_cut(mark, _brackets(page, mark), "alias"))


def stray_marks(page: Page, marks: Marks) -> None:
    """Take stray punctuation off both ends, and drop what holds no letter."""
    for mark in marks:
        trimmed = _trimmed(page, mark)
        named = trimmed and any("A" <= letter < "\u0530" and letter.isalpha() for letter in page.said(trimmed))
        marks.change(mark, *([trimmed] if trimmed and named else []))


def whole_quotation(page: Page, marks: Marks) -> None:
    """Stretch a name that holds only one of a pair of quotation marks over the pair: `РИА "Новости`."""
    for mark in marks:
        inside = range(mark.first, mark.end)
        ends = [page.closing[i] + 1 for i in inside if i in page.closing and page.closing[i] >= mark.end]
        if ends and mark.label == ORG and mark in marks:
            start = page.opening[max(ends) - 1]
            described = all(_describes(page, index) for index in range(mark.first, start))
            first, end = (start + 1, max(ends) - 1) if described else (mark.first, max(ends))
            marks.drop(mark)
            marks.put(mark.to(first, end, "whole-quotation"))


def _describes(page: Page, index: int) -> bool:
    """Tell whether a word before quotation marks only describes what they name: an adjective, `пресс-центр`."""
    return page.words[index].pos == "ADJ" or page.lemma(index).startswith("пресс-")


def _shouted_verb(page: Page, index: int) -> bool:
    shouted = len(page.form(index)) > 3 and page.form(index).isupper()
    named = any(page.in_dictionary(index, kind) for kind in ("NOUN", "Name", "Surn", "Geox", "ADJF"))
    return shouted and not named and page.in_dictionary(index, "VERB")


def _breaks(page: Page, mark: Mark) -> Iterator[int]:
    return (index for index in range(mark.first + 1, mark.end) if page.breaks(index) or _next_item(page, index))


def _next_item(page: Page, index: int) -> bool:
    """Tell whether the next item of a list begins here, with its number, or a credit: `Фото:`."""
    gap = page.text[page.words[index - 1].end : page.words[index].start]
    credit = page.form(index) in ("Фото", "Текст", "Видео", "Источник") and page.form(index + 1) == ":"
    return ("\n" in gap and page.form(index).isdigit()) or credit


def _brackets(page: Page, mark: Mark) -> Iterator[int]:
    return (index for index in range(mark.first + 1, mark.end) if page.form(index) in "()•·@" or _slash(page, index))


def _slash(page: Page, index: int) -> bool:
    """Tell whether a slash stands between two Latin names: `Pfizer/BioNTech`."""
    sides = (page.form(index - 1), page.form(index + 1))
    return page.form(index) == "/" and all(
        side.isascii() and side[:1].isupper() and not side.isupper() for side in sides
    )


def _cut(mark: Mark, cuts: Iterator[int], rule: str) -> Iterator[Mark]:
    edges = [mark.first, *cuts, mark.end]
    if len(edges) == 2:
        yield mark
        return
    for first, end in pairwise(edges):
        yield mark.to(first, end, rule)


def _trimmed(page: Page, mark: Mark) -> Mark | None:
    first, end = mark.first, mark.end
    while first < end and (page.form(first) in EDGES or _preposition(page, first)):
        first += 1
    while first < end and _is_stray(page, first, end - 1):
        end -= 1
    if first == end:
        return None
    return mark if (first, end) == (mark.first, mark.end) else mark.to(first, end, "stray-mark")


def _preposition(page: Page, index: int) -> bool:
    """Tell whether a preposition that begins a sentence has got into the name after it: `На Норфолке`."""
    return page.words[index].pos == "ADP" and page.starts_sentence(index) and page.in_dictionary(index, "PREP")


def _is_stray(page: Page, first: int, index: int) -> bool:
    """Tell whether a name's last word is a mark that does not belong to it."""
    form = page.form(index)
    if form == ".":
        return index == first or len(page.form(index - 1)) > 2 or not page.glued(index)
    if form in CLOSING or form in STRAIGHT:
        return page.opening.get(index, -1) < first
    return form in EDGES


RULES = (line_ends, headings, brackets, stray_marks, whole_quotation)
