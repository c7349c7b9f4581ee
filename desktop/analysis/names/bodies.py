"""Rules on bodies: official names in lower case, the place that completes a name, parts of one name put together."""

from desktop.analysis.names.page import Mark, Page, add, holding, put
from desktop.annotation import LOC, ORG

LONGEST = 14
"""Most words of an official name."""
UNDECLINED = frozenset("рф сша рб кнр фрг рк днр лнр ссср снг ес ran".split())
LOCAL = frozenset("управление департамент мвд фсб мчс гибдд умвд гумвд уфсб ск скр сур уфас сз отдел отделение инспекция прокуратура комитет су гу фнс".split())
"""Bodies whose name goes on with `по` and a place: `управление ФСБ по Ярославской области`."""
ABROAD = frozenset("посольство консульство генконсульство представительство".split())
"""Bodies whose name goes on with `в` and a place."""


def ministry(page: Page, marks: list[Mark]) -> list[Mark]:
    """Mark the full name of a body in lower case: `министерство образования России`."""
    for index in range(len(page.words)):
        if page.lemma(index) in page.lists.lower_bodies and not page.capital(index):
            end = _completed(page, marks, index)
            if end:
                marks = put(marks, Mark(_adjectives(page, index), end, ORG, "full-name"))
    return marks


def place_after(page: Page, marks: list[Mark]) -> list[Mark]:
    """Join a body and the place that completes it: `МИД Украины`."""
    for mark in list(marks):
        if mark.label == ORG and mark in marks and _takes_place(page, mark):
            place = _place_at(page, marks, mark.end)
            if place:
                marks = put(marks, mark.to(mark.first, place.end, "place-after"))
    return marks


def parts(page: Page, marks: list[Mark]) -> list[Mark]:
    """Join an organisation and the one it is a part of: `Совет глав государств` and `ОДКБ`."""
    for mark in sorted(marks, key=lambda mark: -mark.first):
        after = next((m for m in marks if m.first == mark.end and m.label == ORG), None)
        if mark.label == ORG and after and _is_part(page, mark, after):
            marks = put(marks, mark.to(mark.first, after.end, "part-of"))
    return marks


def local(page: Page, marks: list[Mark]) -> list[Mark]:
    """Join a body and its district: `управление МВД по Ярославской области`, `посольство России в Минске`."""
    for mark in list(marks):
        lemmas = {page.lemma(index) for index in range(mark.first, mark.end)}
        wanted = "по" if lemmas & LOCAL else "в" if lemmas & ABROAD else None
        place = holding(marks, mark.end + 1)
        if mark.label == ORG and wanted and page.lemma(mark.end) == wanted and place and place.label == LOC:
            if place.first == mark.end + 1 and page.joined(mark.end):
                marks = put(marks, mark.to(mark.first, place.end, "district"))
    return marks


def said_again(page: Page, marks: list[Mark]) -> list[Mark]:
    """Mark a shorter mention of a full name: `министерство образования` after `министерство образования России`."""
    shorter = {part for mark in marks if mark.label == ORG for part in _shorter(page, mark)}
    longest = max(map(len, shorter), default=0)
    for index in range(len(page.words)):
        for length in range(longest, 1, -1):
            lemmas = tuple(page.lemma(place) for place in range(index, index + length))
            if lemmas in shorter:
                marks = add(marks, Mark(index, index + length, ORG, "full-name-again"))
                break
    return marks


def _completed(page: Page, marks: list[Mark], head: int) -> int | None:
    """Return the end of an official name if something completes its head noun, else None."""
    end = field = _field(page, head)
    place = _place_at(page, marks, end)
    if place:
        end = place.end
    elif (other := holding(marks, end)) and other.first == end and other.label == ORG and page.lemma(end) in ("рф", "рб"):
        end = other.end
    ministry_alone = page.lemma(head) == "министерство" and field > head + 1
    return end if ministry_alone or end > field else None


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


def _adjectives(page: Page, head: int) -> int:
    """Return the first of the adjectives before a head noun that belong to the name."""
    first = head
    while first and page.joined(first) and page.words[first - 1].pos == "ADJ" and _belongs(page, first - 1, head):
        first -= 1
    return first


def _belongs(page: Page, index: int, head: int) -> bool:
    national = page.lemma(head) == "министерство" and page.lemma(index).endswith(("ский", "цкий"))
    return page.lemma(index) in page.lists.body_adjectives or national or page.capital(index)


def _place_at(page: Page, marks: list[Mark], index: int) -> Mark | None:
    """Return the place that begins at a word and can complete the name before it: in the genitive or undeclined."""
    mark = next((m for m in marks if m.first == index and m.label == LOC), None)
    if mark is None or not page.joined(index):
        return None
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
    common = page.is_word(last) and not page.capital(last)
    body = any(page.lemma(index) in page.lists.bodies for index in range(mark.first, mark.end))
    linked = page.case(first) == "Gen" or page.abbreviation(first) or page.form(first).isascii()
    return (common or body) and body and linked and page.form(last) not in "\"'»”“"


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


RULES = (ministry, place_after, parts, local, said_again)
