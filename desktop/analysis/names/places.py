"""Rules on places: unions that are none, colloquial names, generic words inside and outside a name."""

from desktop.analysis.names.marks import Mark, Marks
from desktop.analysis.names.page import Page
from desktop.analysis.values.calendar import MONTHS
from desktop.annotation import LOC, ORG, PER

SEATS = (("кремль",), ("белый", "дом"))
"""Seats of power: organisations where they act or speak, places where something goes on in them."""
INSIDE = frozenset(("в", "во", "у", "около", "возле", "стена", "покинуть", "московский", "нижегородский", "казанский"))
TALKERS = frozenset(("источник", "собеседник", "сообщить", "заявить", "рассказать", "отметить", "пояснить", "считать"))
"""Words before `в` and a seat of power that say it speaks: `источник в Белом доме`."""
MOVED = ("переез", "выез", "уех", "выех", "выш", "вый", "верн", "возвра", "покид", "покин", "репорт", "трансл", "вынес")
"""Beginnings of verbs and nouns after which a seat of power is where somebody comes from."""
STREETS = frozenset(("улица", "проспект", "площадь", "переулок", "бульвар", "набережная", "проезд"))
SHORT_STREETS = frozenset(("ул", "пр", "пр-т", "просп", "пер", "пл", "наб", "бул", "б-р", "бульв", "ш"))
"""Generic words for a street as addresses shorten them."""
STREET_ENDS = ("-стрит", "-авеню", "-роуд", "-штрассе", "-плац", "-сити", "-сквер", "-сёркус", "-серкус", "-айленд")
OUTSIDE = frozenset(("город", "село", "деревня", "поселок", "станица", "штат", "столица"))
"""Generic words that never belong to a place's name."""
ROW = 16
"""Most words of several streets in a row."""
STREET = 3
"""Most words of a street's name after the generic one."""
COMPASS = frozenset(("запад", "восток", "север", "юг", "юго-запад", "юго-восток", "северо-запад", "северо-восток"))
BESIDE = frozenset(("в", "во", "из", "на", "через", "возле", "центр"))
"""Words before a name that is a place elsewhere in the text."""
GENERIC = frozenset(("река", "озеро", "остров", "гора", "поселок", "станица", "хутор"))
"""Generic words that stay outside also where a sentence begins with them."""
TWOFOLD = frozenset(
    (("тринидад", "тобаго"), ("босния", "герцеговина"), ("антигуа", "барбуда"), ("сан-томе", "принсипи"))
)
"""States with `и` in their names."""
GAP = 1
"""Most adjectives between a place's own adjective and its generic word: `Троицком групповом водопроводе`."""


def unions(page: Page, marks: Marks) -> None:
    """Take unions of states, and the Kremlin, for organisations."""
    for index in page.capitals:
        phrases = page.lists.unions.get(page.lemma(index), ())
        phrase = next((phrase for phrase in phrases if _stands(page, index, phrase)), None)
        old = marks.holding(index)
        if phrase and (old is None or len(old) <= len(phrase)):
            label = LOC if phrase in SEATS and not _acts(page, index, len(phrase)) else ORG
            marks.put(Mark(index, index + len(phrase), label, "union"))


def chambers(page: Page, marks: Marks) -> None:
    """Take a chamber of parliament in lower case for an organisation: `палаты общин`."""
    for index in page.where({"палата"}):
        whose = any(page.is_form_of(index + 1, lemma) for lemma in ("община", "лорд", "представитель"))
        if whose and page.joined(index + 1) and not page.capital(index) and marks.holding(index) is None:
            marks.add(Mark(index, index + 2, ORG, "chamber"))


def colloquial(page: Page, marks: Marks) -> None:
    """Take colloquial names of towns for places: `Питера`."""
    for index in page.where(page.lists.places):
        if page.capital(index):
            old = marks.holding(index)
            if old is None or (old.end - old.first == 1 and not _beside_name(page, index)):
                marks.put(Mark(index, index + 1, LOC, "colloquial-place"))


def generic_word(page: Page, marks: Marks) -> None:
    """Stretch a place's adjective over the generic word after it: `Киевского шоссе`."""
    for index in page.capitals:
        head = _head(page, index)
        if not head or not page.known_as(index, "ADJF"):
            continue
        old = marks.holding(index)
        if _may_name(page, index, old) and (old is None or old.first == index):
            end = max(head + 1, old.end if old else 0)
            marks.put(Mark(index, end, LOC, "generic-word"))


def after_place_word(page: Page, marks: Marks) -> None:
    """Take what stands after a word for a place, with or without quotation marks, for a place: `аэропорт "Внуково"`."""
    for index in page.where(page.lists.place_words):
        if page.breaks(index + 1):
            continue
        close = page.closing.get(index + 1)
        if close and page.capital(index + 2) and close - index <= 6:
            marks.put(Mark(index + 2, close, LOC, "place-word"))
            continue
        old = marks.holding(index + 1)
        arena = page.lemma(index) in ("арена", "стадион") and page.form(index + 1).isascii()
        short = old is not None and (len(old) <= 2 or arena)
        if old and short and old.first == index + 1 and old.label != LOC and old.label != PER:
            marks.put(old.labelled(LOC, "place-word"))


def street(page: Page, marks: Marks) -> None:
    """Mark a street with its name after the generic word: `улице Советской`, `площадь Якуба Коласа`."""
    for index in page.where(STREETS):
        if not page.joined(index + 1) or not page.capital(index + 1):
            continue
        end = index + 1
        while end <= index + STREET and page.capital(end) and page.joined(end):
            end += 1
        old = marks.holding(index + 1)
        town = old and old.label == LOC and old.first == index + 1 and not page.in_dictionary(index + 1, "Surn")
        own = page.words[index + 1].pos == "ADJ" or not town
        if page.words[index].feats.get("Number") == "Plur":
            _several_streets(page, marks, index + 1)
        elif own:
            marks.put(Mark(index, end, LOC, "street"))


def _several_streets(page: Page, marks: Marks, first: int) -> None:
    """Mark each of several streets without the generic word: `улицы Ленина и Мира`."""
    index = first
    while index < first + ROW and page.joined(index) and page.capital(index):
        end = index + 1
        while page.capital(end) and page.joined(end):
            end += 1
        marks.put(Mark(index, end, LOC, "streets"))
        index = end + (page.form(end) in (",", "и"))


def short_street(page: Page, marks: Marks) -> None:
    """Mark a street with its shortened generic word: `ул. Ломоносова`, `пр-т Мира`."""
    for index in page.where(SHORT_STREETS):
        first = index + 1 + (page.form(index + 1) == ".")
        dotted = first == index + 2 or page.form(index) in ("пр-т", "б-р")
        if not dotted or not page.joined(first) or not (page.capital(first) or page.form(first)[:1].isdigit()):
            continue
        end = first + 1
        while end < first + STREET and page.joined(end) and page.capital(end):
            end += 1
        if page.is_word(end - 1):
            marks.put(Mark(index, end, LOC, "street"))


def foreign_street(page: Page, marks: Marks) -> None:
    """Take a foreign street, square or island for a place: `Даунинг-стрит`."""
    for mark in marks:
        if len(mark) == 1 and page.form(mark.first).lower().endswith(STREET_ENDS):
            marks.put(mark.labelled(LOC, "street"))


def shared_head(page: Page, marks: Marks) -> None:
    """Mark every place of a row with one generic word: `Советским, Лабаганским и Наульским месторождениями`."""
    for head in page.where(page.lists.place_heads):
        if page.words[head].feats.get("Number") != "Plur":
            continue
        index, end = head - 1, head + 1
        while page.joined(index + 1) and page.capital(index) and page.known_as(index, "ADJF"):
            if end < head + 1 or page.form(index - 1) in (",", "и"):
                marks.put(Mark(index, end, LOC, "shared-head"))
            index, end = (index - 2, index - 1) if page.form(index - 1) in (",", "и") else (-1, 0)


def headed(page: Page, marks: Marks) -> None:
    """Drop a body that is taken for a place and has no place in it: `Администрация городского округа`."""
    for mark in marks:
        body = mark.label == LOC and len(mark) > 1 and page.lemma(mark.first) in page.lists.bodies
        region = mark.label == LOC and page.lemma(mark.end - 1) == "регион" and page.starts_sentence(mark.first)
        if region or (body and not any(page.capital(index) for index in range(mark.first + 1, mark.end))):
            marks.drop(mark)


def directions(page: Page, marks: Marks) -> None:
    """Drop what only looks like a place: `к Западу от Твери`, `крупнейший в Мире`, `на мысе`, `Московское время`."""
    marks.keep(lambda mark: mark.label != LOC or not (_direction(page, mark) or page.lemma(mark.end - 1) == "время"))


def _direction(page: Page, mark: Mark) -> bool:
    index = mark.first
    if len(mark) > 1:
        return False
    if page.form(index).islower() and page.lemma(index) in page.lists.place_words:
        return True
    lies = page.lemma(index) in COMPASS and page.form(index + 1) == "от"
    return lies or (page.lemma(index) == "мир" and page.form(index - 1) in ("в", "во"))


def dollars(page: Page, marks: Marks) -> None:
    """Drop the state whose money a sum is in: `доллары США`."""
    marks.keep(lambda mark: mark.label != LOC or len(mark) > 1 or page.lemma(mark.first - 1) != "доллар")


def dateline(page: Page, marks: Marks) -> None:
    """Take the name that opens a paragraph before a day and a month for a place: `НУР-СУЛТАН, 20 июля`."""
    for mark in marks:
        other = mark.label != LOC and not (mark.label == PER and len(mark) > 1)
        opens = other and page.breaks(mark.first) and page.form(mark.end) == ","
        if opens and page.form(mark.end + 1).isdigit() and page.lemma(mark.end + 2)[:3] in MONTHS:
            marks.put(mark.labelled(LOC, "dateline"))


def rank_before(page: Page, marks: Marks) -> None:
    """Take a rank or a generic word that does not belong to a place off it: `Эмир Катара`, `Город Павия`."""
    for mark in marks:
        lemma = page.lemma(mark.first)
        outside = lemma in OUTSIDE or (lemma in page.lists.roles and not page.in_dictionary(mark.first, "Geox"))
        if mark.label == LOC and len(mark) > 1 and outside:
            marks.change(mark, mark.to(mark.first + 1, mark.end, "rank-before"))


def common_after(page: Page, marks: Marks) -> None:
    """Take a common noun that is no generic word off a place before it: `на Эльбрусе снег`; and one before it."""
    for mark in marks:
        last = mark.end - 1
        if mark.label != LOC or len(mark) != 2:
            continue
        common = page.form(last).islower() and page.words[last].pos == "NOUN" and page.is_word(last)
        if common and page.lemma(last) not in page.lists.place_heads and page.in_dictionary(mark.first, "Geox"):
            marks.change(mark, mark.to(mark.first, last, "common-after"))
        elif page.lemma(mark.first) in GENERIC and page.starts_sentence(mark.first) and page.capital(last):
            marks.change(mark, mark.to(last, mark.end, "generic-before"))


def twofold(page: Page, marks: Marks) -> None:
    """Join the two halves of a state's name: `Тринидад и Тобаго`."""
    for mark in marks:
        after = marks.at(mark.end + 1)
        pair = after and page.form(mark.end) == "и" and (page.lemma(mark.first), page.lemma(after.first)) in TWOFOLD
        if pair and after and mark.label == after.label == LOC:
            marks.put(mark.to(mark.first, after.end, "twofold"))


def home(page: Page, marks: Marks) -> None:
    """Take what a holder of a role is from for a place: `археолог из Чижова`."""
    for mark in marks:
        from_there = len(mark) == 1 and mark.label == PER and page.form(mark.first - 1) == "из"
        holder = page.lemma(mark.first - 2)
        if from_there and (holder in page.lists.roles or holder in page.lists.professions):
            marks.put(mark.labelled(LOC, "home"))


def republic(page: Page, marks: Marks) -> None:
    """Mark a republic by its full name where the tagger has passed it over: `Республики Казахстан`."""
    for index in page.where({"республика"}):
        if page.capital(index) and page.known_as(index + 1, "Geox"):
            old = marks.holding(index + 1)
            if page.capital(index + 1) and page.joined(index + 1) and (old is None or old.first == index + 1):
                marks.put(Mark(index, index + 2, LOC, "republic"))


def as_elsewhere(page: Page, marks: Marks) -> None:
    """Take a name after `в` for a place if a word for a place says so elsewhere in the text: `в Сколково`."""
    known = {page.said(mark) for mark in marks if mark.rule == "place-word"}
    for mark in marks:
        if mark.label == ORG and page.said(mark) in known and page.lemma(_before(page, mark)) in BESIDE:
            marks.put(mark.labelled(LOC, "place-elsewhere"))


def _before(page: Page, mark: Mark) -> int:
    """Return the word before a name, past its opening mark."""
    return mark.first - 1 - (mark.first - 1 in page.closing)


def town(page: Page, marks: Marks) -> None:
    """Take a word for a place if the dictionary knows it as nothing else: `БИРОБИДЖАН, 4 октября`, `в Северске`."""
    for mark in marks:
        plain = len(mark) == 1 and mark.rule in ("natasha", "line-end") and mark.first - 1 not in page.closing
        if not plain or mark.label == LOC or not page.in_dictionary(mark.first, "Geox"):
            continue
        inside = page.lemma(mark.first - 1) in ("в", "во", "из", "под") and page.joined(mark.first)
        dateline = page.breaks(mark.first) and page.form(mark.end) in (",", ".")
        inside = inside or (mark.label == PER and _of_thing(page, mark.first))
        other = any(page.in_dictionary(mark.first, kind) for kind in ("Name", "Surn", "Orgn"))
        if not other and (dateline or inside):
            marks.put(mark.labelled(LOC, "town"))


def place_again(page: Page, marks: Marks) -> None:
    """Take a town for a place where the tagger takes it for an organisation, if elsewhere it takes it for a place."""
    known = {page.lemma(mark.first) for mark in marks if mark.label == LOC and len(mark) == 1}
    for mark in marks:
        own = mark.rule in ("natasha", "line-end")
        plain = mark.label != LOC and len(mark) == 1 and own and mark.first - 1 not in page.closing
        town = page.in_dictionary(mark.first, "Geox") if mark.label == PER else page.known_as(mark.first, "Geox")
        if plain and page.lemma(mark.first) in known and town:
            marks.put(mark.labelled(LOC, "place-again"))
    for index in page.where(known):
        if page.capital(index) and page.known_as(index, "Geox") and index - 1 not in page.closing:
            marks.add(Mark(index, index + 1, LOC, "place-again"))


def _of_thing(page: Page, index: int) -> bool:
    """Tell whether a word stands in the genitive after a thing: `соцсети Новочеркасска`."""
    before = page.word(index - 1)
    thing = before and before.pos == "NOUN" and before.feats.get("Animacy") == "Inan" and page.joined(index)
    return bool(thing) and page.case(index) == "Gen"


def _acts(page: Page, index: int, length: int) -> bool:
    """Tell whether a seat of power acts or speaks: not a place where something goes on, unless `в Кремле сообщили`."""
    before = page.lemma(index - 1)
    if {page.lemma(index - 2), page.lemma(index - 3)} & TALKERS:
        return True
    if before == "из":
        return not page.lemma(index - 2).startswith(MOVED)
    if before not in INSIDE:
        return True
    if page.form(index - 2) == "и" and page.lemma(index - 4) == before and page.abbreviated(index - 3):
        return True
    word = page.word(index + length)
    return bool(
        word and word.pos == "VERB" and word.feats.get("Number") == "Plur" and word.feats.get("VerbForm") == "Fin"
    )


def _stands(page: Page, index: int, phrase: tuple[str, ...]) -> bool:
    return index + len(phrase) <= len(page.words) and all(
        page.is_form_of(index + place, lemma) for place, lemma in enumerate(phrase)
    )


def _beside_name(page: Page, index: int) -> bool:
    """Tell whether a word has another capitalised word beside it, as a given name has: `Питер Пэн`."""
    after = page.capital(index + 1) and not page.breaks(index + 1)
    before = page.capital(index - 1) and not page.breaks(index) and not page.starts_sentence(index - 1)
    return after or before


def _head(page: Page, index: int) -> int | None:
    """Return the generic noun that an adjective belongs to, at most GAP adjectives further on."""
    for place in range(index + 1, index + GAP + 2):
        if page.breaks(place):
            return None
        if page.lemma(place) in page.lists.place_heads:
            return place if page.words[place].feats.get("Number") != "Plur" else None
        if page.words[place].pos != "ADJ":
            return None
    return None


def _may_name(page: Page, index: int, old: Mark | None) -> bool:
    """Tell whether an adjective with a capital letter is a name and not just the first word of a sentence."""
    if old:
        return old.label != PER
    return not page.starts_sentence(index)


RULES = (
    unions,
    chambers,
    colloquial,
    generic_word,
    after_place_word,
    street,
    short_street,
    foreign_street,
    shared_head,
    headed,
    directions,
    dateline,
    rank_before,
    common_after,
    twofold,
    home,
    republic,
    as_elsewhere,
    town,
    place_again,
    dollars,
)
