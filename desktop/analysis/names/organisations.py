"""Rules on single organisations: the stop list, sites, companies by abbreviation, aliases in brackets, domains."""

from desktop.analysis.names.page import Mark, Page, add, holding, put
from desktop.annotation import LOC, ORG

CITED = frozenset("цитировать писать передавать сообщать сообщить передать ссылка данные информация отмечать уточнять".split())
DOMAINS = frozenset("ru com by рф org net info su ua kz".split())


def stop_list(page: Page, marks: list[Mark]) -> list[Mark]:
    """Drop abbreviations and roles that are nobody's name: `СМИ`, `Президент`."""
    return [m for m in marks if m.end - m.first > 1 or page.lemma(m.first) not in page.lists.stop]


def sites(page: Page, marks: list[Mark]) -> list[Mark]:
    """Drop a site where something is written in it: `на странице в Facebook`."""
    written = ("в", "во", "на", "через", "из", "канал", "страница", "аккаунт", "сеть", "мессенджер", "блог")
    return [
        m
        for m in marks
        if not (page.lemma(m.first) in page.lists.sites and m.end - m.first == 1 and page.lemma(m.first - 1) in written)
    ]


def adjectives(page: Page, marks: list[Mark]) -> list[Mark]:
    """Drop a lone adjective that is not the name's ellipsis before `и`: `Ирландская авиакомпания`."""
    return [m for m in marks if m.end - m.first > 1 or not _lone_adjective(page, m)]


def companies(page: Page, marks: list[Mark]) -> list[Mark]:
    """Take companies known by an abbreviation, and compound names, for organisations: `на МАЗе`, `"Белкоммунмаше"`."""
    for index in range(len(page.words)):
        old = holding(marks, index)
        alone = old is None or (old.end - old.first == 1 and old.label != ORG)
        if alone and page.capital(index) and (_company(page, index) or _compound(page, index)):
            marks = put(marks, Mark(index, index + 1, ORG, "company"))
    return marks


def alias(page: Page, marks: list[Mark]) -> list[Mark]:
    """Mark an abbreviation in brackets right after an organisation: `Фонд консолидации (ФКБС)`."""
    for mark in list(marks):
        index = mark.end + 1
        if mark.label == ORG and page.form(mark.end) == "(" and page.form(index + 1) in ")," and page.abbreviation(index):
            marks = add(marks, Mark(index, index + 1, ORG, "alias-in-brackets"))
    return marks


def abbreviation_again(page: Page, marks: list[Mark]) -> list[Mark]:
    """Mark every mention of an abbreviation that is explained in the text or often an organisation in it."""
    known = {page.form(m.first) for m in marks if m.label == ORG and m.end - m.first == 1 and page.abbreviation(m.first)}
    for index in range(len(page.words)):
        if page.form(index) in known:
            old = holding(marks, index)
            if old is None or (old.label == LOC and old.end - old.first == 1):
                marks = put(marks, Mark(index, index + 1, ORG, "abbreviation-again"))
    return marks


def domains(page: Page, marks: list[Mark]) -> list[Mark]:
    """Mark a site by its address where it is cited: `пишет lenta.ru`."""
    for index in range(1, len(page.words) - 2):
        dot, end = page.form(index + 1) == ".", page.form(index + 2).lower() in DOMAINS
        cited = {page.lemma(index - 1), page.lemma(index - 2)} & CITED
        if dot and end and page.glued(index + 1) and page.glued(index + 2) and cited:
            marks = put(marks, Mark(index, index + 3, ORG, "address"))
    return marks


def _lone_adjective(page: Page, mark: Mark) -> bool:
    index = mark.first
    before, after = page.closing.get(index - 1), page.form(index + 1)
    if before or page.words[index].pos != "ADJ" or after in ("и", ",") or page.breaks(index + 1):
        return False
    return page.is_word(index + 1) and not page.capital(index + 1) and _only_adjective(page, index)


def _only_adjective(page: Page, index: int) -> bool:
    forms = page.models.forms(page.form(index))
    return bool(forms) and all(form.tag.POS in ("ADJF", "ADJS") for form in forms)


def _company(page: Page, index: int) -> bool:
    form = page.form(index)
    return page.lemma(index) in page.lists.companies and (page.abbreviation(index) or len(form) > 4)


def _compound(page: Page, index: int) -> bool:
    """Tell whether a word is put together as companies are: `Белкоммунмаш`, `Мосэнергосбыт`."""
    lemma = page.lemma(index)
    starts = any(lemma.startswith(part) and len(lemma) > len(part) + 4 for part in page.lists.company_starts)
    ends = any(lemma.endswith(part) and len(lemma) > len(part) + 3 for part in page.lists.company_ends)
    return starts and ends


RULES = (stop_list, sites, companies, adjectives, alias, abbreviation_again, domains)
