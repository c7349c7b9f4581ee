"""Rules on persons: parts of one name, words that are none, and mentions that the tagger has overlooked."""

import re
from collections.abc import Iterator

from desktop.analysis.names.marks import Mark, Marks
from desktop.analysis.names.page import Page
from desktop.annotation import LOC, ORG, PER

NAMING = ({"Name"}, {"Surn"}, {"Patr"}, {"Abbr"}, {"Geox"}, {"Orgn"})
ENDING = re.compile(r"(?:ий|ый|ыми|ими|ами|ями|ого|ому|ым|им|ой|ей|ом|ем|ём|ую|ая|ых|их|ам|ах|а|я|у|ю|е|ы|и|о|ь|й)$")
KIN = frozenset(("мать", "отец", "дочь", "сын", "жена", "муж", "вдова", "брат", "сестра", "внук", "внучка", "супруга"))
"""Relatives of whom a surname alone after them names the other one: `дочь Королёва`."""
PATRONYMIC = re.compile(r"(?:[еоь]вич|[еоы]вн|[иь]ичн|ьич|мич|кич)(?:а|у|ем|е|ы|ой)?$")
SURNAME = re.compile(r"^[А-ЯЁ][а-яё]{2,}(?:[оеё]в|[оеё]ва|[иы]н|[иы]на|[сц]кий|[сц]кая|енко)$")
ADDRESSES = frozenset(
    ("господин", "госпожа", "мистер", "миссис", "мисс", "мадам", "сэр", "принц", "принцесса", "князь", "брат", "папа")
)
COMPOUNDS = (
    "гос",
    "мин",
    "рос",
    "центр",
    "евро",
    "глав",
    "мос",
    "бел",
    "обл",
    "гор",
    "нац",
    "ген",
    "укр",
    "сбер",
    "газ",
)
"""How names of bodies and companies in one word begin."""
LONGEST = 8
"""Most words of a name put together of two."""
STEM = 3
"""Fewest letters of a surname without its ending by which another mention is known."""


def joined_names(page: Page, marks: Marks) -> None:
    """Join a given name and the surname after it, a surname and its initials: `Радия` and `Хабирова`."""
    for mark in marks:
        last = marks.holding(mark.first - 1)
        if last and last.label == mark.label == PER and _one_name(page, last, mark):
            marks.put(last.to(last.first, mark.end, "joined-name"))


def initial_stop(page: Page, marks: Marks) -> None:
    """Stretch a name that ends with an initial over its full stop: `Нуреддин Х.`"""
    for mark in marks:
        if mark.label == PER:
            marks.put(_with_stop(page, mark))


def two_letters(page: Page, marks: Marks) -> None:
    """Join an initial of two letters and the surname glued to it: `Дж.Коми`."""
    for mark in marks:
        first = marks.holding(mark.first - 2)
        short = mark.label == PER and page.form(mark.first - 1) == "." and 0 < len(page.form(mark.first - 2)) <= 2
        glued = page.glued(mark.first) and page.glued(mark.first - 1) and page.capital(mark.first - 2)
        if short and glued and (first is None or first.label == PER):
            marks.put(mark.to(first.first if first else mark.first - 2, mark.end, "initial"))


def given_alone(page: Page, marks: Marks) -> None:
    """Mark a given name that stands alone before a verb: `Марк рассказал`."""
    for index in page.capitals:
        if marks.holding(index) or not page.joined(index + 1) or page.words[index + 1].pos != "VERB":
            continue
        acts = page.case(index) == "Nom" and page.words[index + 1].feats.get("VerbForm") == "Fin"
        agree = page.words[index + 1].feats.get("Gender") in (None, page.words[index].feats.get("Gender"))
        if acts and agree and page.in_dictionary(index, "Name", "nomn") and not _otherwise_known(page, index):
            marks.add(Mark(index, index + 1, PER, "given-alone"))


def surname_alone(page: Page, marks: Marks) -> None:
    """Mark a surname that stands alone before its verb: `Лапин рассказал`."""
    for index in page.capitals:
        if marks.holding(index) or not page.joined(index + 1) or not SURNAME.search(page.form(index)):
            continue
        verb = page.words[index + 1].feats
        acts = verb.get("VerbForm") == "Fin" and verb.get("Number") == "Sing" and page.case(index) == "Nom"
        agrees = verb.get("Gender") in (None, page.words[index].feats.get("Gender")) and verb.get("Person") != "1"
        if acts and agrees and not _nominative_noun(page, index):
            marks.add(Mark(index, index + 1, PER, "surname-alone"))


def _nominative_noun(page: Page, index: int) -> bool:
    """Tell whether the dictionary knows a word as the nominative of something that is no surname: `Остров`."""
    forms = page.models.forms(page.form(index))
    other = (form for form in forms if form.is_known and not form.tag.grammemes & {"Surn", "Name"})
    return any({"nomn"} <= form.tag.grammemes or "Geox" in form.tag.grammemes for form in other)


def title(page: Page, marks: Marks) -> None:
    """Take a rank or a form of address off a name, unless it is within a name elsewhere: `Папа Франциск`."""
    inside = {page.lemma(index) for mark in marks if mark.label == PER for index in range(mark.first + 1, mark.end)}
    for mark in marks:
        lemma = page.lemma(mark.first)
        ranked = lemma in page.lists.roles or lemma in ADDRESSES
        if mark.label == PER and len(mark) > 1 and ranked and lemma not in inside and not _named(page, mark.first):
            marks.change(mark, mark.to(mark.first + 1, mark.end, "title"))


def after_organisation(page: Page, marks: Marks) -> None:
    """Part a name from the organisation before it: `лидер Аль-Каиды Усама бен Ладен`."""
    for mark in marks:
        known = page.lemma(mark.first) in page.lists.companies or page.lemma(mark.first) in page.lists.agencies
        if mark.label == PER and len(mark) > 1 and known:
            parts = mark.to(mark.first, mark.first + 1, "company").labelled(ORG, "company")
            marks.change(mark, parts, mark.to(mark.first + 1, mark.end, "after-organisation"))


def after_place(page: Page, marks: Marks) -> None:
    """Part a name from the place before it: `ткачиха из Иванова Елена Лапшина`."""
    for mark in marks:
        town = page.lemma(mark.first - 1) in ("из", "в") and page.in_dictionary(mark.first, "Geox")
        name = page.known_as(mark.first + 1, "Name") and page.case(mark.first + 1) != page.case(mark.first)
        if mark.label == PER and len(mark) == 1 and town and name and marks.at(mark.end):
            marks.put(mark.labelled(LOC, "before-name"))
        if mark.label == PER and len(mark) > 2 and town and name and page.joined(mark.first):
            place = mark.to(mark.first, mark.first + 1, "").labelled(LOC, "before-name")
            marks.change(mark, place, mark.to(mark.first + 1, mark.end, "after-place"))


def place_before(page: Page, marks: Marks) -> None:
    """Part a surname known from another name from a known place before it: `после Тулсы Кинли ушёл`."""
    towns = {stem_of(page.form(mark.first)) for mark in marks if mark.label == LOC and len(mark) == 1}
    people = [mark for mark in marks if mark.label == PER and len(mark) == 2]
    surnames = {page.form(mark.first + 1) for mark in people if stem_of(page.form(mark.first)) not in towns}
    for mark in people:
        led = mark.first > 0 and page.words[mark.first - 1].pos == "ADP" and stem_of(page.form(mark.first)) in towns
        if led and page.form(mark.first + 1) in surnames:
            place = mark.to(mark.first, mark.first + 1, "").labelled(LOC, "before-name")
            marks.change(mark, place, mark.to(mark.first + 1, mark.end, "place-before"))


def given_name(page: Page, marks: Marks) -> None:
    """Stretch a surname over the given name before it that the tagger has overlooked: `Мейв Кеннеди`."""
    for mark in marks:
        index = mark.first - 1
        if mark.label != PER or not page.joined(mark.first) or len(mark) > 2 or marks.holding(index):
            continue
        if (
            page.form(mark.first + 1) == "."
            or not page.capital(index)
            or page.abbreviation(index)
            or _aged(page, index)
        ):
            continue
        strange = (
            not page.in_dictionary(index) and page.form(index)[1:].isalpha() and not page.known_as(mark.first, "Name")
        )
        given = page.in_dictionary(index, "Name") and page.case(index) in ("", page.case(mark.first))
        if given or (strange and _russian(page.form(index)) == _russian(page.form(mark.first))):
            marks.put(mark.to(index, mark.end, "given-name"))


def surname_before(page: Page, marks: Marks) -> None:
    """Stretch a given name and patronymic over the surname before them: `Лебедева Мария Петровна`."""
    for mark in marks:
        index = mark.first - 1
        full = mark.label == PER and len(mark) == 2 and PATRONYMIC.search(page.form(mark.first + 1))
        old = marks.holding(index)
        free = old is None or (old.label == PER and len(old) == 1)
        related = page.lemma(index - 1) in KIN and page.joined(index)
        beside = full and free and not related and page.joined(mark.first) and page.capital(index)
        if beside and page.known_as(index, "Surn") and not _is_common_noun(page, index):
            marks.put(mark.to(index, mark.end, "surname-before"))


def first_word(page: Page, marks: Marks) -> None:
    """Take a common word at a sentence's start off the name after it: `Сама Тэтчер`, `Экс-советник Трампа`."""
    for mark in marks:
        if mark.label == PER and len(mark) > 1 and _leads(page, mark.first):
            rest = mark.to(mark.first + 1, mark.end, "first-word")
            stopped = len(rest) == 1 and page.lemma(rest.first) in page.lists.stop
            marks.change(mark, *([] if stopped else [rest]))


def common_word(page: Page, marks: Marks) -> None:
    """Drop a common word that has a capital letter only because a sentence begins with it: `Купюра`, `Отметим`."""
    surnames = {stem for mark in marks if mark.label == PER and len(mark) > 1 for stem in _stems(page, mark)}
    marks.keep(lambda mark: not _single_is_common_noun(page, mark) or stem_of(page.form(mark.first)) in surnames)


def again(page: Page, marks: Marks) -> None:
    """Mark another mention of a surname: `Фаяда` after `Салам Фаяд`."""
    stems = {stem for mark in marks if mark.label == PER for stem in _stems(page, mark)}
    for index in page.capitals:
        form = page.form(index)
        if (
            marks.holding(index) is None
            and not page.abbreviation(index)
            and stem_of(form) in stems
            and _may_be_name(page, index)
        ):
            marks.add(Mark(index, index + 1, PER, "surname-again"))


def person_again(page: Page, marks: Marks) -> None:
    """Take a part of a full name for a person where the tagger does not: `Демис` after `Демис Руссос`."""
    persons = [mark for mark in marks if mark.label == PER and len(mark) > 1]
    known = {stem_of(page.form(index)) for mark in persons for index in range(mark.first, mark.end)}
    for mark in marks:
        plain = mark.label != PER and len(mark) == 1 and mark.rule == "natasha" and mark.first - 1 not in page.closing
        stem = stem_of(page.form(mark.first))
        if plain and len(stem) > STEM and stem in known and not page.known_as(mark.first, "Geox"):
            marks.put(mark.labelled(PER, "person-again"))


def _one_name(page: Page, first: Mark, second: Mark) -> bool:
    if not page.joined(second.first) or len(first) + len(second) > LONGEST:
        return False
    if page.form(second.first + 1) == "." and len(page.form(second.first)) == 1:
        return len(page.form(second.end - 1)) <= 1
    single = len(first) == 1 and page.case(first.first) in ("", page.case(second.first))
    double = len(first) == 2 and len(second) == 1 and page.case(first.first) == page.case(second.first)
    given = all(
        page.known_as(index, "Name") and not page.known_as(index, "Surn") for index in range(first.first, first.end)
    )
    return (single or double) and given and not page.known_as(second.first, "Name")


def _otherwise_known(page: Page, index: int) -> bool:
    """Tell whether the dictionary knows a word as something else than a person's name: `Вера`, `Роман`."""
    forms = page.models.forms(page.form(index))
    return any(form.is_known and not form.tag.grammemes & {"Name", "Surn", "Patr"} for form in forms)


def _aged(page: Page, index: int) -> bool:
    """Tell whether a word says how old somebody is: `Пятидесятилетний`."""
    return page.form(index).lower().endswith(("летний", "летняя"))


def _named(page: Page, index: int) -> bool:
    """Tell whether a word may be a given name or a surname: `Эмир`."""
    return page.known_as(index, "Surn") or page.known_as(index, "Name")


def _russian(form: str) -> bool:
    return not form.isascii()


def _with_stop(page: Page, mark: Mark) -> Mark:
    initial = len(page.form(mark.end - 1)) == 1 and page.capital(mark.end - 1) and mark.end - mark.first > 1
    if initial and page.form(mark.end) == "." and page.glued(mark.end):
        return mark.to(mark.first, mark.end + 1, "initial")
    return mark


def _leads(page: Page, index: int) -> bool:
    """Tell whether a word before a name is a common one that does not belong to it."""
    if page.form(index).lower().startswith(("экс-", "вице-")) or _aged(page, index):
        return True
    alike = page.case(index) == page.case(index + 1) and page.words[index].pos in ("NOUN", "PROPN")
    common = page.in_dictionary(index, "ADJF") or page.in_dictionary(index, "NOUN", "anim")
    named = alike and page.lemma(index) not in page.lists.roles and not common
    return page.starts_sentence(index) and _is_common_noun(page, index) and not named


def _is_common_noun(page: Page, index: int) -> bool:
    """Tell whether the dictionary knows a word and no name that is written so."""
    forms = page.models.forms(page.form(index))
    known = len(page.form(index)) > 1 and bool(forms) and forms[0].is_known
    return known and not any(names <= form.tag.grammemes for form in forms for names in NAMING)


def _single_is_common_noun(page: Page, mark: Mark) -> bool:
    if mark.end - mark.first > 1 or not (mark.label != ORG or mark.rule == "line-end" or _plain(page, mark)):
        return False
    if mark.label != PER and not page.in_dictionary(mark.first, "NOUN"):
        return False
    surname = mark.label == PER and page.case(mark.first) == "Nom" and SURNAME.search(page.form(mark.first))
    if surname and not _nominative_noun(page, mark.first):
        return False
    return page.starts_sentence(mark.first) and _is_common_noun(page, mark.first) and mark.first - 1 not in page.closing


def _plain(page: Page, mark: Mark) -> bool:
    """Tell whether a word is put together from nothing that organisations' names are put together from."""
    lemma = page.lemma(mark.first)
    known = lemma in page.lists.bodies or lemma in page.lists.companies or lemma in page.lists.agencies
    return (
        mark.rule == "natasha" and not known and not lemma.startswith(COMPOUNDS) and not page.abbreviation(mark.first)
    )


def _stems(page: Page, mark: Mark) -> Iterator[str]:
    """Yield the stem of a name's surname: its last word, or its first where initials follow."""
    words = [page.form(index) for index in range(mark.first, mark.end) if len(page.form(index)) > STEM]
    stem = (
        stem_of(words[-1]) if words and not words[-1].endswith(("вич", "вича", "вичу", "вичем", "вна", "вны")) else ""
    )
    if len(stem) >= STEM and not page.known_as(mark.end - 1, "Name"):
        yield stem


def stem_of(form: str) -> str:
    """Return a name without its ending, by which another mention is known."""
    return ENDING.sub("", form.lower().replace("ё", "е"))


def _surname(form: str) -> bool:
    """Tell whether a word ends as Russian surnames do: `Токаев`, though the dictionary knows the wine."""
    return form.endswith(("аев", "еев", "иев", "нов", "ров", "сов", "тов", "ков", "лов")) and len(form) > STEM + 2


def _may_be_name(page: Page, index: int) -> bool:
    """Tell whether a word with a capital letter can be a surname here: not a common word that begins a sentence."""
    if _is_common_noun(page, index) and page.starts_sentence(index) and not _surname(page.form(index)):
        return False
    adjective = page.capital(index) and page.lemma(index + 1) in page.lists.place_heads
    town = page.known_as(index, "Geox") and not _surname(page.form(index))
    return not adjective and not town and page.words[index].pos in ("PROPN", "NOUN", "X", "ADJ")


RULES = (
    joined_names,
    initial_stop,
    two_letters,
    after_organisation,
    after_place,
    place_before,
    given_alone,
    surname_alone,
    title,
    first_word,
    common_word,
    person_again,
    again,
    given_name,
    surname_before,
)
