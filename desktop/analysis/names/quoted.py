"""Rules on names in quotation marks: what stands before the marks says what is named."""

from collections import Counter

from desktop.analysis.names.marks import Mark, Marks
from desktop.analysis.names.page import Page
from desktop.annotation import LOC, ORG, PER

LONGEST = 9
"""Most words of an organisation's name between quotation marks."""
SHORT = 4
"""Words from mark to mark of a title so short that a name in it is the title itself."""
FULL_FORMS = (
    ("общество", "с", "ограниченный", "ответственность"),
    ("публичный", "акционерный", "общество"),
    ("открытый", "акционерный", "общество"),
    ("закрытый", "акционерный", "общество"),
    ("акционерный", "общество"),
    ("муниципальный", "унитарный", "предприятие"),
    ("государственный", "унитарный", "предприятие"),
    ("унитарный", "предприятие"),
    ("государственный", "предприятие"),
)


def legal_form(page: Page, marks: Marks) -> None:
    """Mark from a legal form to the closing mark: `ОАО "КамАЗ"`."""
    for start, close in sorted(page.closing.items()):
        first = _form_before(page, start)
        if first is None:
            first = _form_and_place(page, marks, start)
        if first is None or not page.is_word(start + 1):
            continue
        old = marks.holding(first)
        if old is None or old.rule != "legal-form":
            marks.put(Mark(_outermost(page, first), close + 1, ORG, "legal-form"))


def _outermost(page: Page, first: int) -> int:
    """Return the first word of an outer legal form whose opening mark is never closed: `ООО "ПК "Заря"`."""
    mark = first - 1
    lone = page.form(mark) in ('"', "«", "„", "“") and mark not in page.closing
    outer = lone and page.form(mark - 1) in page.lists.legal_forms and page.joined(mark) and page.joined(first)
    return mark - 1 if outer else first


def organisation_word(page: Page, marks: Marks) -> None:
    """Take what stands in quotation marks after a word for an organisation for its name: `газета "Вперёд"`."""
    named: set[int] = set()
    for start, close in sorted(page.closing.items()):
        if _is_name(page, start, close) and (_word_before(page, start) or _listed_after(page, start, named)):
            named.add(close)
            if not _inside(page, marks, start, close):
                marks.put(Mark(start + 1, close, ORG, "organisation-word"))


def titles(page: Page, marks: Marks) -> None:
    """Drop names that are or stand in the title of a work, a programme or an event: `проект «Сколково»`."""
    named = {_lemmas(page, m.first, m.end) for m in marks if m.rule in ("organisation-word", "place-word")}
    titles = {_lemmas(page, start + 1, close) for start, close in page.closing.items() if _titled(page, start)} - named
    sure = named | {lemmas for lemmas, times in _free(page, marks).items() if times > 1}
    listed = {start for start in _listed_titles(page) if _lemmas(page, start + 1, page.closing[start]) not in sure}
    dropped = [
        (start, close)
        for start, close in page.closing.items()
        if _titled(page, start) or _lemmas(page, start + 1, close) in titles or start in listed
    ]
    for start, close in dropped:
        for index in range(start + 1, close):
            mark = marks.holding(index)
            if mark and _part_of_title(mark, start, close):
                marks.drop(mark)


def whole_name(page: Page, marks: Marks) -> None:
    """Stretch an organisation that fills only a part of its quotation marks: `"Крокус наноэлектроника"`."""
    for start, close in sorted(page.closing.items()):
        part = marks.at(start + 1)
        if part and part.label == ORG and part.end < close and close - start <= 5 and _is_name(page, start, close):
            marks.put(part.to(start + 1, close, "whole-name"))


def again(page: Page, marks: Marks) -> None:
    """Mark a name in quotation marks that is an organisation elsewhere in the text: `"КамАЗ" в январе`."""
    named = Counter(_lemmas(page, m.first, m.end) for m in marks if m.label == ORG and _quoted(page, m))
    sure = {_lemmas(page, m.first, m.end) for m in marks if m.rule == "organisation-word"}
    titled = {_lemmas(page, start + 1, close) for start, close in page.closing.items() if _titled(page, start)}
    for start, close in sorted(page.closing.items()):
        lemmas = _lemmas(page, start + 1, close)
        if page.capital(start + 1) and lemmas not in titled and (lemmas in sure or named[lemmas] > 1):
            marks.add(Mark(start + 1, close, ORG, "quoted-again"))


def _form_before(page: Page, start: int) -> int | None:
    """Return the first word of the legal form right before an opening mark, or None."""
    if page.breaks(start):
        return None
    first = start
    while page.form(first - 1) in page.lists.legal_forms and page.joined(first):
        first -= 1
    if first < start:
        return first
    for form in FULL_FORMS:
        first = start - len(form)
        if first >= 0 and all(page.lemma(first + place) == lemma for place, lemma in enumerate(form)):
            return first
    return None


def _form_and_place(page: Page, marks: Marks, start: int) -> int | None:
    """Return a legal form with a place between it and the opening mark, or None: `ГКУЗ Ленобласти "Центр"`."""
    place = marks.holding(start - 1)
    if place is None or not page.joined(start):
        return None
    form = place.first - 1 if place.label == LOC else place.first
    state = page.form(form) in page.lists.legal_forms and len(page.form(form)) > 2
    return form if form >= 0 and page.joined(form + 1) and state else None


def _word_before(page: Page, start: int) -> bool:
    return page.lemma(_before(page, start)) in page.lists.organisation_words and page.joined(start)


def _before(page: Page, start: int) -> int:
    """Return the word before an opening mark, past the first half of a mark of two apostrophes."""
    doubled = page.form(start) == page.form(start - 1) == "'"
    return start - 1 - doubled


def _part_of_title(mark: Mark, start: int, close: int) -> bool:
    """Tell whether a name is a title or a part of it; a place in a long title, as laws have, is still a place."""
    inside = start < mark.first and mark.end <= close
    return inside and (mark.label == PER or close - start <= SHORT)


def _titled(page: Page, start: int) -> bool:
    return page.lemma(_before(page, start)) in page.lists.work_words and page.joined(start)


def _free(page: Page, marks: Marks) -> Counter[tuple[str, ...]]:
    """Count the organisations in quotation marks that no word for a work stands before."""
    quoted = (mark for mark in marks if mark.label == ORG and _quoted(page, mark))
    return Counter(_lemmas(page, m.first, m.end) for m in quoted if not _titled(page, m.first - 1))


def _listed_titles(page: Page) -> set[int]:
    """Return the opening marks of titles that are listed beside a title: `в фильмах "А", "Б" и "В"`."""
    found: set[int] = set()
    rows: list[list[int]] = []
    for start in sorted(page.closing):
        before = rows[-1][-1] if rows else None
        follows = before is not None and page.form(start - 1) in (",", "и") and page.closing[before] == start - 2
        if follows:
            rows[-1].append(start)
        else:
            rows.append([start])
    for row in rows:
        spoken = not _word_before(page, row[0]) and any(_speaks(page, start) for start in row)
        if len(row) > 1 and (spoken or _titled(page, row[0])):
            found.update(row)
    return found


def _speaks(page: Page, start: int) -> bool:
    """Tell whether what stands between two marks is a sentence, as titles may be: `"Пусть говорят"`."""
    words = page.words[start + 1 : page.closing[start]]
    return any(word.feats.get("VerbForm") == "Fin" or word.text in "?!" for word in words)


def _listed_after(page: Page, start: int, named: set[int]) -> bool:
    """Tell whether an opening mark goes on with a list of named organisations: `банки "А", "Б" и "В"`."""
    return page.form(start - 1) in (",", "и", "или") and start - 2 in named


def _is_name(page: Page, start: int, close: int) -> bool:
    """Tell whether the words between two marks look like a name: few, the first with a capital, no finite verb."""
    if close - start - 1 > LONGEST or not (page.capital(start + 1) or page.form(start + 1)[:1].isdigit()):
        return False
    words = page.words[start + 1 : close]
    return not any(word.feats.get("VerbForm") == "Fin" or word.text in ".!?;" for word in words[1:])


def _inside(page: Page, marks: Marks, start: int, close: int) -> bool:
    """Tell whether a mark holds the whole quotation and more than the describing noun before it."""
    mark = marks.holding(start)
    return bool(mark and close < mark.end and not _describes(page, mark, start))


def _describes(page: Page, mark: Mark, start: int) -> bool:
    adjectives = all(page.words[index].pos == "ADJ" for index in range(mark.first, start - 1))
    if mark.rule == "legal-form":
        return False
    return mark.first < start and adjectives and page.lemma(start - 1) in page.lists.organisation_words


def _lemmas(page: Page, first: int, end: int) -> tuple[str, ...]:
    return tuple(page.lemma(index) for index in range(first, end))


def _quoted(page: Page, mark: Mark) -> bool:
    return page.closing.get(mark.first - 1) == mark.end


RULES = (legal_form, organisation_word, whole_name, again, titles)
