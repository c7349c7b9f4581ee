"""Rules on single organisations: the stop list, sites, companies by abbreviation, aliases in brackets, domains."""

from desktop.analysis.names.page import Mark, Page, holding, put
from desktop.annotation import LOC, ORG

CITED = frozenset(
    "цитировать писать передавать сообщать сообщить передать ссылка данные информация отмечать уточнять".split()
)
LINKS = frozenset(("of", "and", "for", "the", "&"))
"""Small words inside Latin names."""
DOMAINS = frozenset("ru com by рф org net info su ua kz".split())


def stop_list(page: Page, marks: list[Mark]) -> list[Mark]:
    """Drop abbreviations and roles that are nobody's name: `СМИ`, `Президент`."""
    return [m for m in marks if m.end - m.first > 1 or page.lemma(m.first) not in page.lists.stop]


def posts(page: Page, marks: list[Mark]) -> list[Mark]:
    """Take the word for a post off an organisation, and drop what is a post: `Экс-председатель Верховного суда`."""
    kept = []
    for mark in marks:
        first = mark.first
        while mark.label == ORG and first < mark.end and _post(page, first):
            first += 1
        if first < mark.end and not (mark.label == ORG and mark.end - first > 1 and _post(page, mark.end - 1)):
            kept.append(mark if first == mark.first else mark.to(first, mark.end, "post"))
    return kept


def latin(page: Page, marks: list[Mark]) -> list[Mark]:
    """Stretch a Latin name over the Latin words beside it: `Industrial and Commercial Bank of China`."""
    for mark in list(marks):
        first, end = mark.first, mark.end
        while _latin(page, end) and page.joined(end):
            end += 1
        while page.joined(first) and _latin(page, first - 1) and _latin(page, first):
            first -= 1
        while end > first + 1 and page.form(end - 1) in LINKS:
            end -= 1
        while first < end - 1 and page.form(first) in LINKS:
            first += 1
        inside = all(_latin(page, index) for index in range(mark.first, mark.end))
        if mark.label == ORG and inside and (first, end) != (mark.first, mark.end) and mark in marks:
            marks = put(marks, mark.to(first, end, "latin"))
    return marks


def laws(page: Page, marks: list[Mark]) -> list[Mark]:
    """Drop the abbreviation that a law or a treaty is known by: `закон EU 261`."""
    laws = ("закон", "законопроект", "договор", "директива", "регламент")
    return [
        m
        for m in marks
        if m.label != ORG or m.rule == "union" or not page.abbreviation(m.first) or page.lemma(m.first - 1) not in laws
    ]


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
        close = next((place for place in range(index, index + 7) if page.form(place) in ("", ")", ",", ";")), index)
        named = page.abbreviation(index) if close == index + 1 else page.capital(index) and page.form(index).isascii()
        if mark.label == ORG and page.form(mark.end) == "(" and index < close and page.form(close) != "" and named:
            old = holding(marks, index)
            if old is None or (old.label == LOC and page.abbreviation(index) and not page.known_as(index, "Geox")):
                marks = put(marks, Mark(index, close, ORG, "alias-in-brackets"))
    return marks


def abbreviation_again(page: Page, marks: list[Mark]) -> list[Mark]:
    """Mark every mention of an abbreviation that is explained in the text or often an organisation in it."""
    known = {
        page.form(m.first) for m in marks if m.label == ORG and m.end - m.first == 1 and page.abbreviation(m.first)
    }
    for index in range(len(page.words)):
        if page.form(index) in known:
            old = holding(marks, index)
            if old is None or (old.label == LOC and old.end - old.first == 1):
                marks = put(marks, Mark(index, index + 1, ORG, "abbreviation-again"))
    return marks


def domains(page: Page, marks: list[Mark]) -> list[Mark]:
    """Mark a site by its address where it is cited, and a name that looks like one: `пишет lenta.ru`, `ВЭБ.РФ`."""
    for index in range(len(page.words) - 2):
        dot, end = page.form(index + 1) == ".", page.form(index + 2).lower() in DOMAINS
        cited = {page.lemma(index - 1), page.lemma(index - 2)} & CITED or page.abbreviation(index)
        if dot and end and page.glued(index + 1) and page.glued(index + 2) and cited:
            marks = put(marks, Mark(index, index + 3, ORG, "address"))
    return marks


def _post(page: Page, index: int) -> bool:
    lemma = page.lemma(index)
    if page.words[index].feats.get("Number") == "Plur":
        return False
    return lemma in page.lists.posts or lemma.removeprefix("экс-").removeprefix("вице-") in page.lists.posts


def _latin(page: Page, index: int) -> bool:
    form = page.form(index)
    return form.isascii() and ((form[:1].isalpha() and form[:1].isupper()) or form in LINKS)


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


RULES = (stop_list, laws, posts, latin, sites, companies, adjectives, alias, abbreviation_again, domains)
