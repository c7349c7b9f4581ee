"""Rules on local bodies: offices and districts, police and its departments, institutions by their number."""

from desktop.analysis.names.bodies import adjectives, place_at
from desktop.analysis.names.marks import Mark, Marks
from desktop.analysis.names.page import Page
from desktop.annotation import LOC, ORG, PER

OFFICES = frozenset(("управление", "отдел", "отделение", "департамент", "комитет", "инспекция", "прокуратура"))
"""Local bodies that come before the abbreviation of the whole: `управление МВД по Ярославской области`."""
LOCAL = OFFICES | {
    "су",
    "гу",
    "гсу",
    "мвд",
    "умвд",
    "фсб",
    "уфсб",
    "мчс",
    "ск",
    "скр",
    "уфас",
    "фнс",
    "гибдд",
    "росгвардия",
}
"""Bodies whose name goes on with `по` and a place: `управление ФСБ по Ярославской области`."""
ABROAD = frozenset(("посольство", "консульство", "генконсульство", "представительство"))
"""Bodies whose name goes on with `в` and a place."""
NUMBERED = frozenset(
    (
        *(
            "больница",
            "поликлиника",
            "школа",
            "гимназия",
            "лицей",
            "колледж",
            "училище",
            "интернат",
            "детсад",
            "роддом",
        ),
        *(
            "колония",
            "изолятор",
            "сизо",
            "дсш",
            "сад",
            "завод",
            "типография",
            "аптека",
            "отделение",
            "часть",
            "станция",
        ),
    )
)
"""Institutions that are known by a number."""
SERVICES = frozenset(("милиция", "полиция", "юстиция"))
"""Whose a local office can be."""
DEPARTMENTS = frozenset(("МО", "МУ", "ОП", "ГУСБ", "УСБ", "ОСБ", "ГУ", "СУ", "ГСУ", "УВД", "УГИБДД", "ГУЭБ", "ДПД"))
"""Departments that come before the abbreviation of the whole."""
WHOLES = frozenset(("МВД", "ФСБ", "МЧС", "СК", "СКР", "ФСИН", "УМВД"))
PARKS = frozenset(("ЦПКО", "ЦПКИО", "ПКИО"))
"""Abbreviations of what is a place, though it is named after somebody."""
CHIEFS = frozenset(("президент", "правительство", "губернатор", "министерство", "глава", "мэр"))
"""Whom a body can be attached to."""
SUBORDINATE = frozenset(("департамент", "управление", "отдел", "главк", "филиал", "секретариат"))
"""Bodies that are a part of another one."""
STATE = frozenset(("МВД", "ФСБ", "МЧС", "СК", "СКР", "ЦБ", "ФМБА", "ФНС", "ФСИН", "ФАС", "МИД", "МИДа", "ООН"))
WITHIN = 9
"""Most words between a department and the body it belongs to."""
NAMED_AFTER = 6
"""Most words of the name of whom an institution is named after."""
NAMED = 5
"""Most words of an office's own name with its marks."""


def numbered(page: Page, marks: Marks) -> None:
    """Stretch an institution over its number, mark one in lower case too: `детской больницы № 3`, `колонии №6`."""
    for sign in page.where({"№"}):
        head, old = sign - 1, marks.holding(sign - 1)
        if not page.form(sign + 1)[:1].isdigit() or not page.joined(sign) or page.breaks(sign + 1):
            continue
        institution = page.lemma(head) in NUMBERED and page.words[head].feats.get("Number") != "Plur"
        if old and old.label == ORG and old.end == sign:
            marks.put(old.to(old.first, sign + 2, "numbered"))
        elif old is None and institution:
            place = place_at(page, marks, sign + 2)
            first = _institution(page, marks, head)
            marks.put(Mark(first, place.end if place else sign + 2, ORG, "numbered"))


def _institution(page: Page, marks: Marks, head: int) -> int:
    """Return the first of the adjectives before an institution."""
    first = head
    while page.joined(first) and page.words[first - 1].pos == "ADJ" and marks.holding(first - 1) is None:
        first -= 1
    return first


def namesake(page: Page, marks: Marks) -> None:
    """Mark an institution with whom it is named after: `центра им. Гамалеи`, `НИЦ эпидемиологии имени Н. Гамалеи`."""
    for index in page.where({"имя", "им"}):
        first = index + 1 + (page.form(index + 1) == ".")
        end = _named_after(page, marks, first)
        head = _head_before(page, index)
        if page.form(index) in ("имени", "им") and end > first and head is not None:
            old = marks.holding(head)
            whole = old is not None and old.label == ORG and old.end >= end
            if not whole and (old is None or old.label == ORG):
                marks.put(Mark(old.first if old else adjectives(page, head), end, ORG, "namesake"))


def _named_after(page: Page, marks: Marks, first: int) -> int:
    """Return the end of a name with its initials that begins at a word, or `first`."""
    end = index = first
    while index < first + NAMED_AFTER and page.joined(index):
        person = marks.at(index)
        if person and person.label == PER and index > first and len(page.form(index - 1)) > 1:
            break
        if page.capital(index):
            end = index + 1
        elif page.form(index) != "." or len(page.form(index - 1)) > 1:
            break
        index += 1
    return end


def _head_before(page: Page, index: int) -> int | None:
    """Return the head noun of the institution whose name goes on at a word, past what it is for."""
    head = index - 1
    while index - head < NAMED_AFTER and page.joined(head + 1):
        if page.form(head).upper() in PARKS:
            return None
        if page.lemma(head) in page.lists.bodies or page.lemma(head) in NUMBERED or page.abbreviation(head):
            return head
        if page.case(head) != "Gen" and page.form(head) != "и":
            return None
        head -= 1
    return None


def attached(page: Page, marks: Marks) -> None:
    """Stretch a body over the office it is attached to: `Академия управления при Президенте РФ`."""
    for index in page.where({"при"}):
        mark = marks.holding(index - 1)
        place = place_at(page, marks, index + 2)
        if mark and mark.label == ORG and mark.end == index and page.lemma(index + 1) in CHIEFS and place:
            marks.put(mark.to(mark.first, place.end, "attached"))


def department(page: Page, marks: Marks) -> None:
    """Join a department and the state body it belongs to: `департамент культуры и спорта Министерства культуры`."""
    for mark in marks:
        if mark.label != ORG or mark not in marks or mark.rule == "legal-form" or not _of_state(page, mark):
            continue
        head = mark.first - 1
        while mark.first - head < WITHIN and page.joined(head + 1) and _complements(page, marks, head):
            head -= 1
        several = page.words[head].feats.get("Number") == "Plur"
        if page.lemma(head) in SUBORDINATE and not several and page.joined(head + 1) and marks.holding(head) is None:
            marks.put(mark.to(adjectives(page, head), mark.end, "department"))


def _of_state(page: Page, mark: Mark) -> bool:
    """Tell whether a body of the state is named here in the genitive: `Министерства культуры`, `ФМБА`."""
    lemma = page.lemma(mark.first)
    named = any(page.lemma(index) in page.lists.bodies for index in range(mark.first, mark.end))
    body = named or lemma.startswith(("мин", "гос", "роспотреб")) or page.form(mark.first) in STATE
    return body and page.joined(mark.first) and (page.case(mark.first) == "Gen" or page.abbreviated(mark.first))


def _complements(page: Page, marks: Marks, index: int) -> bool:
    """Tell whether a word says what a department is for: in lower case, in the genitive."""
    if page.lemma(index) in SUBORDINATE or marks.holding(index):
        return False
    return page.form(index) in ("и", ",") or (page.case(index) == "Gen" and not page.capital(index))


def of_militia(page: Page, marks: Marks) -> None:
    """Join a local office and whose it is: `Полтавское городское управление милиции`, `Ленинский райотдел полиции`."""
    for mark in marks:
        office = mark.label == ORG and page.lemma(mark.end - 1) in OFFICES | {"райотдел", "горотдел", "райуправление"}
        if office and page.lemma(mark.end) in SERVICES and page.joined(mark.end) and page.case(mark.end) == "Gen":
            place = place_at(page, marks, mark.end + 1)
            marks.put(mark.to(mark.first, place.end if place else mark.end + 1, "service"))


def police(page: Page, marks: Marks) -> None:
    """Join an office of the police and its name: `ГУСБ` and `МВД`, `МО МВД России` and `«Вичугский»`."""
    for mark in marks:
        after = marks.at(mark.end)
        short = mark.label == ORG and len(mark) == 1 and page.form(mark.first) in DEPARTMENTS
        if short and after and after.label == ORG and page.form(after.first) in WHOLES and page.joined(after.first):
            mark = mark.to(mark.first, after.end, "police")
            marks.put(mark)
        named = mark.rule == "police" and page.closing.get(mark.end) and page.joined(mark.end)
        if named and page.closing[mark.end] - mark.end <= NAMED:
            marks.put(mark.to(mark.first, page.closing[mark.end] + 1, "police"))


def local(page: Page, marks: Marks) -> None:
    """Join a body and its district: `управление МВД по Ярославской области`, `посольство России в Минске`."""
    for mark in marks:
        end = _district(page, marks, mark)
        if mark.label == ORG and end:
            marks.put(mark.to(_office(page, mark.first), end, "district"))


def _district(page: Page, marks: Marks, mark: Mark) -> int | None:
    """Return the end of the district that a body's name goes on with, or None."""
    lemmas = {page.lemma(index) for index in range(mark.first, mark.end)}
    wanted = "по" if lemmas & LOCAL else "в" if lemmas & ABROAD else ""
    start = mark.end + 2 if page.lemma(mark.end + 1) in ("город", "г") else mark.end + 1
    place = marks.at(start)
    if not place or place.label != LOC or not page.joined(mark.end):
        return None
    region = wanted == "по" and page.form(mark.end) == "в" and page.lemma(place.end - 1) == "область"
    if page.lemma(mark.end) != wanted and not region:
        return None
    larger = place_at(page, marks, place.end) if page.lemma(place.end - 1) in ("район", "округ") else None
    return larger.end if larger else place.end


def _office(page: Page, first: int) -> int:
    """Return the first word of a local body before the abbreviation of the whole, or `first`."""
    if page.abbreviation(first) and page.joined(first) and page.lemma(first - 1) in OFFICES:
        return adjectives(page, first - 1)
    return first


RULES = (department, numbered, namesake, attached, of_militia, police, local)
