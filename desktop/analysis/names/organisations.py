"""Rules on single organisations: the stop list, sites, companies by abbreviation, aliases in brackets, domains."""

import re
from collections import Counter

from desktop.analysis.names.marks import Mark, Marks
from desktop.analysis.names.page import Page
from desktop.annotation import LOC, ORG

AWARDS = frozenset(("Award", "Awards", "Prize", "Cup", "Championship", "Festival", "Forum", "Conference", "Summit"))
"""Last words of Latin names of awards and events."""
CITED = frozenset(("цитировать", "писать", "передавать", "сообщать", "сообщить", "передать", "ссылка", "отмечать"))
RUN = 6
"""Most Latin words joined to one side of a name."""
ALIAS = 7
"""Most words of an alias in brackets."""
LINKS = frozenset(("of", "and", "for", "the", "&"))
"""Small words inside Latin names."""
DOMAINS = frozenset(("ru", "com", "by", "рф", "org", "net", "info", "su", "kz"))
PRODUCTS = frozenset(("браузер", "диалог", "карта", "почта", "музыка", "диск", "станция", "переводчик", "навигатор"))
"""Second halves of products written with a full stop in the middle."""
HIGHNESSES = frozenset(("величество", "высочество", "превосходительство", "святейшество", "преосвященство"))
DESCRIBED = re.compile(r"(?:[A-Za-z]+|[А-ЯЁ]{2,})-[а-яё]{5,}")
"""A common noun with an abbreviation or a Latin word before it."""
CHANNEL = re.compile(r"[А-ЯЁ][а-яё]+-(?:канал|аккаунт|бот|чат|групп|страниц)[а-яё]*")
"""A channel in a net, whatever the net."""
DATED = re.compile(r"\d+-лет\w+|(?:ЧМ|ЧЕ|ЧР|ОИ|Евро)-?\d{2,4}")
"""How old somebody is, and championships."""
ARENA = re.compile(r"[Аа]рен(?:а|ы|е|у|ой)$")
BODY_ENDS = (
    "комиссия",
    "комитет",
    "избирком",
    "союз",
    "совет",
    "банк",
    "парламент",
    "горсуд",
    "облсуд",
    "фронт",
    "исполком",
    "прокуратура",
)
PRICED = frozenset(("цена", "спрос", "скидка"))
LAWS = frozenset(("закон", "законопроект", "договор", "директива", "регламент"))
WRITTEN = frozenset(
    (
        *("в", "во", "на", "через", "из", "свой", "канал", "страница", "аккаунт", "сеть", "мессенджер", "блог"),
        *("пользователь", "микроблог", "соцсеть", "паблик", "твит", "видеохостинг", "хостинг"),
    )
)
"""Words before a site that say something is written in it."""


def stop_list(page: Page, marks: Marks) -> None:
    """Drop abbreviations and roles that are nobody's name: `СМИ`, `Президент`."""
    marks.keep(lambda mark: " ".join(map(page.lemma, range(mark.first, mark.end))) not in page.lists.stop)


def no_names(page: Page, marks: Marks) -> None:
    """Drop words that are no name however they are written: `ЧТО`, `Twitter-аккаунт`, `Её Величества`, `план Б`."""
    marks.keep(lambda mark: not _no_name(page, mark))


def bare_nouns(page: Page, marks: Marks) -> None:
    """Drop a common noun that has its capital letter from the sentence's start: `Министерство сообщило`."""
    for index in page.where(page.lists.bare_nouns):
        mark = marks.holding(index)
        if mark and len(mark) == 1 and page.starts_sentence(index) and index - 1 not in page.closing:
            marks.drop(mark)


def posts(page: Page, marks: Marks) -> None:
    """Take the word for a post off an organisation, and drop what is a post: `Экс-председатель Верховного суда`."""
    for mark in marks:
        first = mark.first
        while mark.label == ORG and first < mark.end and _post(page, first):
            first += 1
        if first == mark.end or (mark.label == ORG and mark.end - first > 1 and _post(page, mark.end - 1)):
            marks.drop(mark)
        elif first > mark.first:
            marks.change(mark, mark.to(first, mark.end, "post"))


def single_bodies(page: Page, marks: Marks) -> None:
    """Take a body whose name is one word for an organisation: `Еврокомиссия`, `Мосгоризбирком`."""
    for mark in marks:
        if mark.label != ORG and len(mark) == 1 and page.lemma(mark.first).endswith(BODY_ENDS):
            marks.put(mark.labelled(ORG, "single-body"))


def latin(page: Page, marks: Marks) -> None:
    """Stretch a Latin name over the Latin words beside it: `Industrial and Commercial Bank of China`."""
    for mark in marks:
        inside = all(_latin(page, index) for index in range(mark.first, mark.end))
        if mark.label != ORG or not inside or mark not in marks:
            continue
        first, end = _latin_bounds(page, mark)
        if (first, end) != (mark.first, mark.end):
            marks.put(mark.to(first, end, "latin"))


def slashed(page: Page, marks: Marks) -> None:
    """Mark the second of two Latin names with a slash between them: `Pfizer / BioNTech`."""
    for mark in marks:
        index = mark.end + 1
        capital = page.form(index)[:1].isupper() and page.form(index).isascii() and len(page.form(index)) > 2
        inside = mark.label == ORG and page.form(mark.end) == "/" and page.joined(mark.end) and page.joined(index)
        if inside and capital and page.form(mark.first).isascii():
            marks.add(Mark(index, index + 1, ORG, "slashed"))


def laws(page: Page, marks: Marks) -> None:
    """Drop the abbreviation that a law or a treaty is known by: `закон EU 261`."""
    marks.keep(
        lambda mark: (
            mark.label != ORG
            or mark.rule == "union"
            or page.lemma(mark.first - 1) not in LAWS
            or not page.abbreviation(mark.first)
        )
    )


def goods(page: Page, marks: Marks) -> None:
    """Drop a maker's name that stands for its goods: `10 тысяч Audi`, `цены на Audi`, `сборка Audi моделей`."""
    for mark in marks:
        if mark.label == ORG and len(mark) <= 2 and mark.first - 1 not in page.closing and _is_goods(page, mark):
            marks.drop(mark)


def products(page: Page, marks: Marks) -> None:
    """Drop a maker's name that is the first half of a product's: `Яндекс.Браузер`."""
    for index in page.where(PRODUCTS):
        dotted = page.form(index - 1) == "." and page.glued(index) and page.glued(index - 1)
        parts = [marks.holding(index), marks.holding(index - 2)] if dotted and page.capital(index) else []
        for mark in filter(None, parts):
            marks.drop(mark)


def awards(page: Page, marks: Marks) -> None:
    """Drop a Latin name that ends as awards do, or has its year as works do: `Music Awards`, `Green Song (1999)`."""
    marks.keep(lambda mark: len(mark) == 1 or not (page.form(mark.end - 1) in AWARDS or _dated_work(page, mark)))


def _dated_work(page: Page, mark: Mark) -> bool:
    dated = page.form(mark.end) == "(" and page.form(mark.end + 2) == ")" and page.form(mark.end + 1).isdigit()
    return dated and len(page.form(mark.end + 1)) == 4 and all(map(str.isascii, map(page.form, _words(mark))))


def _words(mark: Mark) -> range:
    return range(mark.first, mark.end)


def sites(page: Page, marks: Marks) -> None:
    """Drop a site where something is written in it: `на странице в Facebook`."""
    for index in page.where(page.lists.sites):
        mark = marks.holding(index)
        if mark and len(mark) == 1 and page.lemma(index - 1) in WRITTEN:
            marks.drop(mark)


def adjectives(page: Page, marks: Marks) -> None:
    """Drop a lone adjective that is not the name's ellipsis before `и`: `Ирландская авиакомпания`."""
    marks.keep(lambda mark: len(mark) > 1 or not _lone_adjective(page, mark))


def companies(page: Page, marks: Marks) -> None:
    """Take companies known by an abbreviation, and compound names, for organisations: `на МАЗе`, `"Белкоммунмаше"`."""
    for index in page.capitals:
        old = marks.holding(index)
        alone = old is None or (len(old) == 1 and old.label != ORG)
        if alone and (_company(page, index) or _compound(page, index)):
            marks.put(Mark(index, index + 1, ORG, "company"))


def alias(page: Page, marks: Marks) -> None:
    """Mark an abbreviation or a Latin name in brackets right after an organisation: `Фонд консолидации (ФКБС)`."""
    for mark in marks:
        quoted = page.closing.get(mark.first - 1) == mark.end
        index = mark.end + 1 + quoted
        if mark.label != ORG or page.form(index - 1) != "(":
            continue
        close = next((place for place in range(index, index + ALIAS) if page.form(place) in (")", ",", ";")), index)
        latin = page.capital(index) and page.form(index).isascii()
        short = close == index + 1 and page.abbreviation(index)
        named = short or (latin and (quoted or close > index + 1))
        if named and index < close and _free(page, marks, index) and page.lemma(index) not in page.lists.stop:
            marks.put(Mark(index, close, ORG, "alias-in-brackets"))


def abbreviation_again(page: Page, marks: Marks) -> None:
    """Mark every mention of an abbreviation that is an organisation elsewhere in the text."""
    said = Counter(page.form(m.first) for m in marks if m.label == ORG and len(m) == 1 and page.abbreviation(m.first))
    sure = {page.form(mark.first) for mark in marks if mark.label == ORG and mark.rule != "natasha" and len(mark) == 1}
    for index in page.capitals:
        form = page.form(index)
        if said[form] > 1 or (said[form] and (form in sure or page.in_dictionary(index, "Orgn"))):
            old = marks.holding(index)
            if old is None or (old.label == LOC and old.rule != "colloquial-place" and len(old) == 1):
                marks.put(Mark(index, index + 1, ORG, "abbreviation-again"))


def described(page: Page, marks: Marks) -> None:
    """Take the describing noun that begins a sentence off a Latin name: `Агентство Canalys`."""
    for mark in marks:
        noun = mark.label == ORG and page.lemma(mark.first) in page.lists.organisation_words
        latin = page.form(mark.first + 1).isascii() and page.is_word(mark.first + 1)
        if noun and len(mark) > 1 and latin and page.starts_sentence(mark.first):
            marks.put(mark.to(mark.first + 1, mark.end, "described"))


def economy(page: Page, marks: Marks) -> None:
    """Take the ministry of economy for an organisation, not for a mayor: `МЭР`."""
    for index in page.where({"мэр"}):
        alone = not page.abbreviation(index - 1) and not page.abbreviation(index + 1)
        if page.form(index) == "МЭР" and alone:
            marks.put(Mark(index, index + 1, ORG, "economy"))


def arenas(page: Page, marks: Marks) -> None:
    """Take an arena for a place: `"Минск-Арена"`."""
    for mark in marks:
        if mark.label == ORG and ARENA.search(page.form(mark.end - 1)):
            marks.put(mark.labelled(LOC, "arena"))


def domains(page: Page, marks: Marks) -> None:
    """Mark a site by its address where it is cited, and a name that looks like one: `пишет lenta.ru`, `ВЭБ.РФ`."""
    for index in range(len(page.words) - 2):
        dot, end = page.form(index + 1) == ".", page.form(index + 2).lower() in DOMAINS
        cited = {page.lemma(index - 1), page.lemma(index - 2)} & CITED or page.abbreviation(index)
        if dot and end and page.glued(index + 1) and page.glued(index + 2) and cited:
            marks.put(Mark(index, index + 3, ORG, "address"))


def _no_name(page: Page, mark: Mark) -> bool:
    form = page.form(mark.first)
    if page.form(mark.first - 1) == "@" and page.glued(mark.first):
        return True
    if page.form(mark.first - 1) == "." and page.glued(mark.first) and not page.glued(mark.first - 1):
        return True
    if len(mark) == 1 and _in_capitals(page, mark.first):
        return True
    if {page.lemma(index) for index in range(mark.first, mark.end)} & HIGHNESSES or "+" in page.said(mark):
        return True
    if all(page.form(index).isupper() for index in range(mark.first, mark.end)) and _function(page, mark):
        return True
    if len(mark) > 1:
        return False
    shouted = len(form) > 2 and form.isupper() and _never_noun(page, mark.first)
    verb = page.starts_sentence(mark.first) and mark.first - 1 not in page.closing and _never_noun(page, mark.first)
    lone_letter = len(form) == 1 and mark.label != ORG
    return (
        shouted
        or verb
        or lone_letter
        or bool(DESCRIBED.fullmatch(form) or CHANNEL.fullmatch(form) or DATED.fullmatch(form))
    )


def _in_capitals(page: Page, index: int) -> bool:
    """Tell whether a word is a common noun in a heading of capitals: `ВОПРОСЫ ЧИТАТЕЛЕЙ`."""
    form = page.form(index)
    beside = page.abbreviation(index - 1 if page.joined(index) else index + 1) and len(form) > 3 and form.isupper()
    named = any(page.in_dictionary(index, kind) for kind in ("Name", "Surn", "Geox", "Orgn", "Abbr"))
    return beside and not named and page.in_dictionary(index, "NOUN")


def _function(page: Page, mark: Mark) -> bool:
    """Tell whether a name in capitals ends or begins with a preposition or a conjunction: `ОДНОГО ИЗ`."""
    ends = (mark.first, mark.end - 1)
    return any(page.in_dictionary(index, kind) for index in ends for kind in ("PREP", "CONJ")) and len(mark) > 1


def _never_noun(page: Page, index: int) -> bool:
    """Tell whether the dictionary knows a word and has neither a noun nor an adjective written so."""
    forms = page.models.forms(page.form(index))
    known = bool(forms) and forms[0].is_known
    return known and not any(form.tag.POS in ("NOUN", "ADJF", "PRTF", None) for form in forms)


def _is_goods(page: Page, mark: Mark) -> bool:
    before = page.lemma(mark.first - 1)
    if not page.joined(mark.first):
        return False
    if before == "на" and page.lemma(mark.first - 2) in PRICED:
        return True
    counted = page.words[mark.first - 1].pos == "NUM" or before in ("тысяча", "сотня", "десяток", "миллион")
    foreign = page.form(mark.first).isascii()
    return (foreign and counted) or page.lemma(mark.end) == "модель"


def _free(page: Page, marks: Marks, index: int) -> bool:
    """Tell whether an alias is unmarked, or marked as a place although the dictionary knows none of that name."""
    old = marks.holding(index)
    foreign = old is not None and old.label == LOC and len(old) > 2 and page.form(index).isascii()
    unknown = page.abbreviation(index) and not page.in_dictionary(index, "Geox")
    return old is None or foreign or (old.label == LOC and unknown)


def _post(page: Page, index: int) -> bool:
    lemma = page.lemma(index)
    if page.words[index].feats.get("Number") == "Plur":
        return False
    bare = lemma.removeprefix("экс-").removeprefix("вице-")
    return lemma in page.lists.posts or bare in page.lists.posts or (bare != lemma and bare in page.lists.roles)


def _latin_bounds(page: Page, mark: Mark) -> tuple[int, int]:
    """Return the bounds of the run of Latin words that a mark is in, small words at its ends left out."""
    first, end = mark.first, mark.end
    while end - mark.end < RUN and page.joined(end) and _latin(page, end):
        end += 1
    while mark.first - first < RUN and page.joined(first) and _latin(page, first - 1):
        first -= 1
    while end > mark.end and page.form(end - 1) in LINKS:
        end -= 1
    while first < mark.first and page.form(first) in LINKS:
        first += 1
    return first, end


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


RULES = (
    stop_list,
    no_names,
    bare_nouns,
    laws,
    goods,
    posts,
    single_bodies,
    latin,
    slashed,
    sites,
    awards,
    companies,
    products,
    adjectives,
    alias,
    abbreviation_again,
    described,
    economy,
    arenas,
    domains,
)
