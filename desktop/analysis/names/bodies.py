"""Rules on bodies: official names in lower case, the place that completes a name, parts of one name put together."""

from desktop.analysis.names.marks import Mark, Marks
from desktop.analysis.names.page import Page
from desktop.annotation import LOC, ORG, PER

LONGEST = 14
"""Most words of an official name."""
DEPENDENTS = 5
"""Most words in the genitive after the head noun of a name."""
UNDECLINED = frozenset(("рф", "сша", "рб", "кнр", "фрг", "рк", "днр", "лнр", "ссср", "оаэ", "юар"))
COMMITTEES = frozenset(("комитет", "комиссия", "департамент"))
UNITS = frozenset(("округ", "район", "область", "край", "регион", "город", "республика", "образование", "страна"))
"""Units that complete no body's name without their own: `Администрация городского округа`."""
MINISTRIES = frozenset(
    ("мид", "мвд", "минобороны", "минфин", "минздрав", "цб", "центробанк", "генпрокуратура", "центризбирком")
)
PURPOSEFUL = frozenset(
    (
        *("суд", "управление", "агентство", "служба", "инспекция", "отдел", "комитет", "комиссия", "департамент"),
        *("центр", "организация", "совет", "фонд", "трибунал", "учреждение", "подкомитет", "бюро", "дирекция"),
    )
)
"""Bodies that say with `по` what they are for."""
ASSOCIATIONS = frozenset(("объединение", "ассоциация", "федерация", "союз", "конфедерация", "лига", "академия"))
"""Bodies that say so after those who belong to them: `Объединение отечественных тренеров по футболу`."""
NO_PURPOSE = frozenset(
    (
        *("поручение", "слово", "данные", "итог", "повод", "результат", "решение", "мнение", "запрос", "просьба"),
        *("телефон", "адрес", "состояние", "иск", "факт", "причина", "случай", "сообщение", "оценка", "требование"),
    )
)
"""Words after `по` that say something else."""
REGIONAL = frozenset(
    ("заксобрание", "гордума", "облдума", "горсовет", "горизбирком", "облизбирком", "горсуд", "облсуд", "облсовет")
)
"""Bodies in one word that an adjective of their region makes a name."""
COMMON = frozenset(("местный", "бывший", "столичный", "депутатский", "прежний", "соседний"))
UNION_BODIES = frozenset(("комиссия", "совет", "парламент", "комитет", "секретариат", "суд", "миссия"))
GENERAL = frozenset(("управление", "комитет", "департамент", "суд", "собрание", "дума"))
"""Bodies that a place alone does not make a name: `управления Вашингтона` is none."""


def ministry(page: Page, marks: Marks) -> None:
    """Mark the full name of a body in lower case: `министерство образования России`."""
    for index in page.where(page.lists.lower_bodies):
        if _unnamed(page, marks, index):
            end = _completed(page, marks, index)
            if end:
                marks.put(Mark(adjectives(page, index), end, ORG, "full-name"))


def forces(page: Page, marks: Marks) -> None:
    """Mark the forces of a state in lower case too: `вооружённые силы Украины`."""
    for index in page.where({"сила"}):
        place = place_at(page, marks, index + 1)
        if place and page.lemma(index - 1) == "вооруженный" and page.joined(index):
            marks.put(Mark(index - 1, place.end, ORG, "forces"))


def regional(page: Page, marks: Marks) -> None:
    """Mark a body in one word with the adjective of its region: `петербургского заксобрания`."""
    for index in page.where(REGIONAL):
        region = page.lemma(index - 1)
        named = region.endswith(("ский", "цкий")) and region not in page.lists.body_adjectives and region not in COMMON
        if named and page.joined(index) and marks.holding(index) is None and marks.holding(index - 1) is None:
            marks.put(Mark(index - 1, index + 1, ORG, "regional"))


def capital_head(page: Page, marks: Marks) -> None:
    """Mark a body by its capital letter and what depends on it: `Фонда посевного финансирования Microsoft`."""
    for index in page.capitals:
        if not page.is_form_of_any(index, page.lists.bodies):
            continue
        old = marks.holding(index)
        end = _dependents(page, marks, index + 1)
        after = marks.at(end) if page.joined(end) else None
        alone = old is None or (old.first == index and old.end == index + 1)
        held = page.lemma(end - 1) in page.lists.roles or (after is None and page.lemma(end - 1) in UNITS)
        if alone and not held and end > index + 1 and (after or not page.starts_sentence(index)):
            marks.put(Mark(index, after.end if after and after.label != PER else end, ORG, "capital-head"))


def adjectives_and_whole(page: Page, marks: Marks) -> None:
    """Join a body with a capitalised adjective and the one it is a part of: `Общий совет Партии садоводов`."""
    for mark in marks:
        head = mark.first - 1
        part = mark.label == ORG and page.lemma(head) in page.lists.bodies and page.joined(mark.first)
        if part and page.case(mark.first) == "Gen" and marks.holding(head) is None and not page.capital(head):
            first = head - 1
            proper = page.joined(head) and page.capital(first) and page.in_dictionary(first, "ADJF")
            if proper and marks.holding(first) is None and page.words[first].pos == "ADJ":
                marks.put(mark.to(first, mark.end, "adjective-and-whole"))


def about(page: Page, marks: Marks) -> None:
    """Stretch a body over what it is about: `Комиссия по вопросам` and `землепользования`."""
    for mark in marks:
        last = mark.end - 1
        cut = mark.label == ORG and len(mark) > 2 and page.lemma(last) in ("вопрос", "дело")
        if cut and page.form(last - 1) == "по":
            end = _dependents(page, marks, mark.end)
            marks.change(mark, mark.to(mark.first, end, "about"))


def adjective_head(page: Page, marks: Marks) -> None:
    """Mark a body by a capitalised adjective before its noun: `Дублинской бирже`."""
    for head in page.where(page.lists.adjective_bodies):
        index = head - 1
        if page.capital(index) and page.joined(head):
            old = marks.holding(index)
            alone = old is None or (old.first, old.end) == (index, head)
            if alone and page.known_as(index, "ADJF") and not (old is None and page.starts_sentence(index)):
                marks.put(Mark(index, head + 1, ORG, "adjective-head"))


def place_after(page: Page, marks: Marks) -> None:
    """Join a body and the place that completes it: `МИД Украины`."""
    for mark in marks:
        if mark.label == ORG and mark in marks and _takes_place(page, mark):
            town = page.form(mark.end) == "города" and page.joined(mark.end)
            place = place_at(page, marks, mark.end + town)
            if place and page.lemma(place.end - 1) in ("район", "округ"):
                place = place_at(page, marks, place.end) or place
            if place:
                marks.put(mark.to(mark.first, place.end, "place-after"))


def parts(page: Page, marks: Marks) -> None:
    """Join an organisation and the one it is a part of: `Совет глав государств` and `ОДКБ`."""
    for mark in reversed(list(marks)):
        after = marks.at(mark.end)
        if mark.label == ORG and after and after.label == ORG and _is_part(page, mark, after):
            marks.put(mark.to(mark.first, after.end, "part-of"))


def of_union(page: Page, marks: Marks) -> None:
    """Join a body in lower case and the union it belongs to: `комиссия Европейского союза`."""
    for mark in marks:
        head = mark.first - 1
        body = page.lemma(head) in UNION_BODIES and page.joined(mark.first)
        if mark.rule == "union" and body and (not page.capital(head) or page.starts_sentence(head)):
            marks.put(mark.to(adjectives(page, head), mark.end, "of-union"))


def purpose_after(page: Page, marks: Marks) -> None:
    """Join a body and what it is for: `Европейский суд по правам человека`, `Агентство по страхованию вкладов`."""
    for mark in marks:
        headed = page.lemma(mark.end - 1) in PURPOSEFUL or page.lemma(mark.first) in ASSOCIATIONS
        headed = headed and page.capital(mark.first)
        end = _purpose(page, mark.end) if headed and mark.label == ORG and mark in marks else mark.end
        if end > mark.end:
            after = marks.at(end)
            marks.put(mark.to(mark.first, end, "purpose"))
            if after and after.label == ORG and page.case(end) == "Gen" and page.joined(end):
                marks.put(mark.to(mark.first, after.end, "purpose"))


def field_after(page: Page, marks: Marks) -> None:
    """Join a committee and what it is for: `Комитет Госдумы по обороне`."""
    for mark in marks:
        first = mark.first - (page.lemma(mark.first - 1) in COMMITTEES and page.joined(mark.first))
        bodies = {page.lemma(index) for index in range(first, mark.end)} & COMMITTEES
        end = _field(page, mark.end) if page.lemma(mark.end) == "по" and page.joined(mark.end) else mark.end
        if mark.label == ORG and bodies and end > mark.end + 1:
            marks.put(mark.to(first, end, "field-after"))


def cut_short(page: Page, marks: Marks) -> None:
    """Stretch a name that ends with an adjective over its noun: `Федеральная национально-культурная автономия`."""
    for mark in marks:
        last, noun = mark.end - 1, mark.end
        cut = mark.label == ORG and len(mark) > 1 and page.words[last].pos in ("ADJ", "VERB") and page.joined(noun)
        if cut and page.words[noun].pos == "NOUN" and page.case(noun) == page.case(last) and not marks.holding(noun):
            marks.put(mark.to(mark.first, noun + 1, "cut-short"))


def nation(page: Page, marks: Marks) -> None:
    """Join a ministry and the adjective of its state: `японского МИДа`."""
    for mark in marks:
        if mark.label == ORG and page.lemma(mark.first) in MINISTRIES and _national(page, mark.first - 1):
            marks.put(mark.to(mark.first - 1, mark.end, "nation"))


def said_again(page: Page, marks: Marks) -> None:
    """Mark a shorter mention of a full name: `министерство образования` after `министерство образования России`."""
    shorter = {part for mark in marks if mark.label == ORG for part in _shorter(page, mark)}
    for part in sorted(shorter, key=len, reverse=True):
        for index in page.where({part[0]}):
            words = page.words[index : index + len(part)]
            same = all(page.lemma(index + place) == lemma for place, lemma in enumerate(part))
            if same and not any(word.pos == "ADJ" and word.feats.get("Number") == "Plur" for word in words):
                marks.add(Mark(index, index + len(part), ORG, "full-name-again"))


def _national(page: Page, index: int) -> bool:
    return page.lemma(index) in page.lists.nations and page.joined(index + 1) and not page.capital(index)


def _purpose(page: Page, start: int) -> int:
    """Return the end of `по` and the words in the dative that say what a body is for, `start` if there are none."""
    if page.form(start) != "по" or not page.joined(start) or page.lemma(start + 1) in NO_PURPOSE:
        return start
    index = end = start + 1
    governed = False
    while index < start + LONGEST and page.joined(index) and not page.capital(index):
        case, noun = page.case(index), page.words[index].pos == "NOUN"
        fits = (case == "Dat" or (governed and case == "Gen")) and page.words[index].pos in ("NOUN", "ADJ")
        if not fits and not (governed and page.form(index) == "и" and page.case(index + 1) in ("Dat", "Gen")):
            break
        governed = governed or (noun and case == "Dat")
        end = index + 1 if noun and governed else end
        index += 1
    return end if governed else start


def _unnamed(page: Page, marks: Marks, index: int) -> bool:
    """Tell whether a head noun is in lower case, or the first word of a sentence that the tagger has passed over."""
    return not page.capital(index) or marks.holding(index) is None


def _completed(page: Page, marks: Marks, head: int) -> int | None:
    """Return the end of an official name if something completes its head noun, else None."""
    end = field = _field(page, head)
    presidential = page.lemma(head) == "администрация" and page.lemma(end) == "президент"
    if presidential or (page.lemma(end) == "город" and place_at(page, marks, end + 1)):
        end += 1
    place = place_at(page, marks, end)
    ministry_alone = page.lemma(head) == "министерство" and field > head + 1
    bare = field == head + 1 and page.lemma(head) in GENERAL and adjectives(page, head) == head
    if place:
        return None if bare else place.end
    return end if ministry_alone or presidential else None


def _field(page: Page, head: int) -> int:
    """Return the end of the words that say what a body is for: `образования и науки`."""
    end = index = head + 1
    while index < head + LONGEST and page.joined(index):
        if page.lemma(index) in page.lists.fields and not page.capital(index):
            end = index + 1
        elif page.form(index) not in ("и", ",", "по") or index != end:
            break
        index += 1
    return end


def _dependents(page: Page, marks: Marks, start: int) -> int:
    """Return the end of the genitive words in lower case that follow a head noun."""
    end = start
    while end < start + DEPENDENTS and page.joined(end) and page.is_word(end) and not page.capital(end):
        noun = page.words[end].pos in ("NOUN", "ADJ") or page.known_as(end, "ADJF", "gent")
        if not noun or page.case(end) != "Gen" or marks.holding(end):
            break
        end += 1
    while end > start and page.words[end - 1].pos != "NOUN":
        end -= 1
    return end


def adjectives(page: Page, head: int) -> int:
    """Return the first of the adjectives before a head noun that belong to the name."""
    first = head
    while first and page.joined(first) and _belongs(page, first - 1, head):
        first -= 1
    return first


def _belongs(page: Page, index: int, head: int) -> bool:
    national = page.lemma(head) == "министерство" and page.lemma(index).endswith(("ский", "цкий"))
    proper = page.capital(index) and page.known_as(index, "ADJF")
    if page.words[index].pos != "ADJ" and not (proper and page.words[index].pos == "PROPN"):
        return False
    return page.lemma(index) in page.lists.body_adjectives or national or proper


def place_at(page: Page, marks: Marks, index: int) -> Mark | None:
    """Return the place that begins at a word and can complete the name before it: in the genitive or undeclined."""
    republic = page.lemma(index) == "республика" and not page.capital(index)
    mark = marks.at(index + republic)
    if mark is None or mark.label != LOC or not page.joined(index):
        return None
    if republic:
        return mark.to(index, mark.end, "republic") if page.joined(mark.first) else None
    last = mark.end - 1
    genitive = page.case(index) == "Gen" or page.case(last) == "Gen" or page.known_as(last, "gent")
    return mark if genitive or page.lemma(last) in UNDECLINED else None


def _takes_place(page: Page, mark: Mark) -> bool:
    """Tell whether an organisation's name can go on with a place: a body, a ministry, an abbreviation; not a title."""
    last = mark.end - 1
    if page.form(last) in "\"'»”“" or mark.first - 1 in page.closing or page.lemma(last) in page.lists.agencies:
        return False
    lemmas = [page.lemma(index) for index in range(mark.first, mark.end)]
    headed = any(lemma in page.lists.bodies or lemma.startswith(("мин", "гос", "глав")) for lemma in lemmas)
    return headed or page.abbreviation(last) or (len(lemmas) > 1 and not page.capital(last))


def _is_part(page: Page, mark: Mark, after: Mark) -> bool:
    last, first = mark.end - 1, after.first
    if not page.joined(first) or page.lemma(first) in page.lists.agencies or mark.first - 1 in page.closing:
        return False
    body = any(page.lemma(index) in page.lists.bodies | {"войско"} for index in range(mark.first, mark.end))
    genitive = page.case(first) == "Gen" or page.known_as(first, "gent")
    latin = page.form(first).isascii() and page.lemma(last) in page.lists.bodies
    linked = genitive or page.abbreviation(first) or latin
    local = page.form(mark.first) in ("ГУ", "СУ", "ГСУ", "УМВД", "УФСБ") and page.abbreviation(first)
    return local or (body and linked and page.form(last) not in "\"'»”“")


def _shorter(page: Page, mark: Mark) -> list[tuple[str, ...]]:
    """Return beginnings and ends of a full name that can stand for it: two words or more, the head noun among them."""
    lemmas = tuple(page.lemma(index) for index in range(mark.first, mark.end))
    heads = [place for place, lemma in enumerate(lemmas) if lemma in page.lists.bodies]
    if not heads or len(lemmas) < 3 or any(not lemma.isalpha() and "-" not in lemma for lemma in lemmas):
        return []
    head = heads[0]
    ends = [lemmas[start:] for start in range(1, head)]
    field = _field(page, mark.first + head) - mark.first
    beginnings = [lemmas[:field]] if head + 1 < field < len(lemmas) else []
    return [part for part in [lemmas, *ends, *beginnings] if len(part) > 1]


RULES = (
    cut_short,
    ministry,
    forces,
    regional,
    capital_head,
    adjective_head,
    adjectives_and_whole,
    about,
    purpose_after,
    place_after,
    parts,
    of_union,
    field_after,
)
LATE_RULES = (nation, said_again)
"""What comes after the rules on local offices."""
