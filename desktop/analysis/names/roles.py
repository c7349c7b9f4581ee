"""Roles: the office, post, profession or rank of a person, with the words that complete it, without the name."""

from collections.abc import Iterator, Sequence, Set

from desktop.analysis.models import Models
from desktop.analysis.names.bodies import NO_PURPOSE
from desktop.analysis.names.inflection import Inflection
from desktop.analysis.names.letters import like
from desktop.analysis.names.lists import Lists
from desktop.analysis.names.marks import Mark
from desktop.analysis.names.normal_phrase import PhraseForms
from desktop.analysis.names.page import CLOSING, STRAIGHT, Page
from desktop.analysis.parsed import Parsed
from desktop.annotation import LOC, PER, ROLE, Annotation, Segment

LONGEST = 20
"""Most words that complete a role."""
REPRESENTING = frozenset(
    ("представитель", "постпред", "посол", "полпред", "спецпредставитель", "представительница", "консул")
)
"""Roles that go on with the body or the place where somebody stands for somebody else."""
NOBODY = frozenset(("голосовой", "выборы", "выбор", "выбирать", "выбрать", "избрание"))
"""Words before a role that nobody holds yet, or that is a device."""
VAGUE = frozenset(("первый", "отдельный", "какой-то", "любой", "каждый"))
"""Adjectives that make a profession a title or anybody: `стал первым лётчиком`."""
ANYBODY = frozenset(("роль", "качество", "какой-то", "любой", "каждый", "звание", "титул", "приз", "профессия"))
"""Words before a profession that nobody has here, or that is a title."""
THINGS = frozenset(("компания", "фирма", "страна", "банк", "завод", "сеть", "группа"))
"""First halves of compounds that are no person: `компания-оператор`."""
CANDIDATES = ("кандидат", "кандидатура", "претендент")
"""Who does not hold the post yet: `кандидат на пост главы`."""
PARTICIPLES = ("управляющ", "ведущ", "заведующ")
"""Beginnings of participles that belong to a role: `управляющий директор`."""
DEPUTIES = ("зам", "вице", "секретарь", "проректор", "помощник", "лицо")
"""Beginnings of roles that `первый` belongs to."""
MARKETS = frozenset(("рынок", "продажа", "рейтинг", "отрасль", "индустрия", "список", "гонка", "чемпионат"))
"""What a company or a team leads."""
OURS = frozenset(("наш", "этот", "свой", "данный"))
"""Words that may stand before what completes a role: `глава нашего государства`."""
TOGETHER = frozenset(("связь", "взаимодействие", "работа", "отношение", "борьба", "общение"))
"""Nouns that go on with `с` and the instrumental."""


class Roles:
    """Finds roles; reads its word lists once."""

    def __init__(self, models: Models) -> None:
        self._models = models
        self._lists = Lists()
        self._inflection = Inflection(models)

    def find(self, parsed: Parsed, names: Sequence[Annotation]) -> tuple[Annotation, ...]:
        """Return the roles of a text; `names` are its names with their entities, among them those a role may hold."""
        page = Page(parsed, self._models, self._lists)
        forms = PhraseForms(page, self._inflection, {})
        by_word = dict(_by_word(page, names))
        found: list[Annotation] = []
        held: dict[str, str | None] = {}
        for first, head, end in _roles(page, by_word):
            person = _holder(page, by_word, first, end) or held.get(page.lemma(head))
            if person is None and page.lemma(head) in self._lists.professions:
                continue
            held[page.lemma(head)] = person
            segment = Segment(page.words[first].start, page.words[end - 1].end)
            normal = _normal(page, forms, first, head, end)
            found.append(Annotation(ROLE, (segment,), normal=normal, entity=person, rule="names.role"))
        return tuple(found)


def _by_word(page: Page, names: Sequence[Annotation]) -> Iterator[tuple[int, Annotation]]:
    """Yield every word of the names with its name."""
    places = iter(names)
    name = next(places, None)
    for index, word in enumerate(page.words):
        while name and name.end <= word.start:
            name = next(places, None)
        if name and name.start <= word.start:
            yield index, name


def _roles(page: Page, names: dict[int, Annotation]) -> Iterator[tuple[int, int, int]]:
    """Yield first word, head noun and end of every role, none inside another."""
    last = 0
    for head in page.where(_heads(page)):
        word = page.words[head]
        if _no_post(page, head) or (page.lemma(head) not in page.lists.posts and _anybody(page, head)):
            continue
        if page.joined(head) and (page.words[head - 1].pos == "NUM" or page.lemma(head - 1) in NOBODY):
            continue
        noun = word.pos in ("NOUN", "PROPN") or page.lemma(head).startswith("зам")
        if head < last or head in names or word.feats.get("Number") == "Plur" or not noun:
            continue
        first, last = _first(page, head, names), _end(page, head, names)
        acting = _acting(page, first)
        yield acting, head if acting == first else acting + (page.lemma(acting) == "временно"), last


def _no_post(page: Page, head: int) -> bool:
    """Tell whether a word only looks like a role: `во главе`, `МЭР`, `лидер рынка`."""
    lemma = page.lemma(head)
    if (lemma == "глава" and page.form(head - 1) == "во") or page.lemma(head + 1) == "роль":
        return True
    if page.lemma(head - 1) in ("пост", "должность") and page.lemma(head - 3) in (
        "кандидат",
        "кандидатура",
        "претендент",
    ):
        return True
    if lemma == "лидер" and {page.lemma(head + 1), page.lemma(head + 2)} & MARKETS:
        return True
    shouted = page.abbreviation(head) and len(page.form(head)) == 3
    return shouted and not (page.abbreviation(head - 1) or page.abbreviation(head + 1))


def _anybody(page: Page, head: int) -> bool:
    """Tell whether a profession means no holder: `в роли певца`, `какого-то поэта`, `первым лётчиком`."""
    index = head - 1
    while page.joined(index + 1) and _describes(page, index):
        if page.lemma(index) in VAGUE and page.case(index) != "Nom":
            return True
        index -= 1
    return page.joined(index + 1) and page.lemma(index) in ANYBODY


def _heads(page: Page) -> set[str]:
    """Return the lemmas of this page that head a role, compounds among them: `депутат-эсер`, `бундестренер`."""
    known = page.lists.roles | page.lists.professions
    return {lemma for lemma in page.lemmas() if lemma in known or _compound(lemma, known)}


def _compound(lemma: str, known: Set[str]) -> bool:
    parts = lemma.split("-")
    if len(parts) == 2:
        return parts[0] in known or (parts[1] in known and parts[0] not in THINGS)
    if lemma.startswith("зам"):
        return not known.isdisjoint((lemma[3:], f"{lemma[3:]}а", lemma[3:-1]))
    return lemma.endswith(
        ("тренер", "советник", "министр", "директор", "комиссар", "прокурор", "секретарь", "омбудсмен")
    )


def _first(page: Page, head: int, names: dict[int, Annotation]) -> int:
    """Return the first of the adjectives before a head noun that belong to the role."""
    first = head
    while page.joined(first) and _describes(page, first - 1) and first - 1 not in names:
        lemma, capital = page.lemma(first - 1), page.capital(first - 1) and not page.starts_sentence(first - 1)
        if (
            lemma in page.lists.role_outsiders
            or (
                lemma == "первый"
                and page.lemma(first) not in DEPUTIES
                and not page.lemma(first).startswith(("зам", "вице"))
            )
            or capital
            or page.words[first - 1].feats.get("Variant") == "Short"
            or lemma.endswith("летний")
            or page.form(first - 1)[:1].isdigit()
        ):
            break
        first -= 1
    return first


def _acting(page: Page, first: int) -> int:
    """Return where a role begins with the words for somebody who only stands in: `исполняющий обязанности мэра`."""
    if not page.joined(first):
        return first
    if page.lemma(first - 1) in ("врио", "врид"):
        return first - 1
    if [page.form(index).lower() for index in range(first - 4, first)] == ["и", ".", "о", "."]:
        return first - 4
    if page.lemma(first - 1) == "обязанность" and page.form(first - 2).lower().startswith("исполняющ"):
        return first - 2 - (page.form(first - 3).lower() == "временно")
    return first


def _describes(page: Page, index: int) -> bool:
    """Tell whether a word describes the noun after it: an adjective, or one that once was a participle."""
    adjective = page.words[index].pos == "ADJ" and not page.in_dictionary(index, "VERB")
    return adjective or page.form(index).lower().startswith(PARTICIPLES)


def _end(page: Page, head: int, names: dict[int, Annotation]) -> int:
    """Return the end of the words that complete a role: what is in the genitive, names, `по` and its words."""
    end = index = head + 1
    governed = False
    while index < head + LONGEST and page.joined(index):
        name = names.get(index)
        if name and name.label == PER:
            break
        governed = (governed and _dependent(page, index)) or (
            page.form(index - 1) in ("по", "особо") and _dependent(page, index)
        )
        together = page.form(index - 1) in ("с", "со") and page.lemma(index - 2) in TOGETHER
        if name or _genitive(page, index) or governed or together or _joined(page, index):
            end = end if governed and page.words[index].pos == "ADJ" and not name else index + 1
        elif not (_pronoun(page, index) or _qualifies(page, index) or _link(page, index, names, head)):
            break
        index += 1
    while end > head + 1 and end - 1 not in names and _unfinished(page, end - 1):
        end -= 1
    return _closed(page, head, end)


def _unfinished(page: Page, index: int) -> bool:
    """Tell whether a role cannot end with a word, though words after it are not understood."""
    return page.form(index) in ("и", ",") or (page.words[index].pos == "ADJ" and page.in_dictionary(index, "ADJF"))


def _joined(page: Page, index: int) -> bool:
    """Tell whether a word goes on with a row of words in one case: `по информации, технологиям и связи`."""
    if page.form(index - 1) not in ("и", ",") or not _dependent(page, index):
        return False
    return page.case(index) == page.case(index - 2)


def _genitive(page: Page, index: int) -> bool:
    fits = page.case(index) == "Gen" and page.words[index].pos in ("NOUN", "PROPN", "ADJ")
    if page.lemma(index - 1) == "государство" and page.words[index].pos == "NOUN":
        return False
    return fits and (not page.capital(index) or page.words[index].pos == "ADJ" or _courteous(page, index))


def _courteous(page: Page, index: int) -> bool:
    """Tell whether a common word has its capital letter out of respect: `помощник Президента РФ`."""
    named = any(page.known_as(index, kind) for kind in ("Name", "Surn", "Geox", "Abbr"))
    return page.in_dictionary(index, "NOUN") and not named and page.form(index)[1:].islower()


def _dependent(page: Page, index: int) -> bool:
    return page.case(index) in ("Dat", "Gen") and page.words[index].pos in ("NOUN", "ADJ")


def _link(page: Page, index: int, names: dict[int, Annotation], head: int) -> bool:
    """Tell whether a word may stand between the head noun and what completes it further on."""
    form, after = page.form(index), index + 1
    if form == "по":
        return page.lemma(after) not in NO_PURPOSE
    if form in ("с", "со"):
        return page.lemma(index - 1) in TOGETHER
    if form == "при" or (form in ("в", "на") and page.lemma(head) in REPRESENTING):
        return after in names and names[after].label != PER and names[after].start == page.words[after].start
    if form in STRAIGHT or form in "«„“":
        after += form == page.form(after)
        return after in names and names[after].label != PER
    if form in CLOSING:
        return index - 1 in names and index - 1 > head
    if form in ("в", "на", ","):
        return index > head + 1 and _further(page, index, names, _abroad(page, head))
    return form == "и" and index > head + 1 and _coordinated(page, index, names, head)


def _abroad(page: Page, head: int) -> bool:
    return page.lemma(head).removeprefix("экс-") in REPRESENTING


def _further(page: Page, index: int, names: dict[int, Annotation], abroad: bool) -> bool:
    """Tell whether a comma, `в` or `на` goes on with a row or with a place: `глава Audi в России, на Украине`."""
    comma, after = page.form(index) == ",", index + 1
    if not comma:
        return _place(names, after) and (abroad or not _place(names, index - 1))
    return _place(names, after + (page.form(after) in ("в", "на"))) or _row(page, index)


def _pronoun(page: Page, index: int) -> bool:
    """Tell whether a word goes on as `нашего` in `глава нашего государства`, `одного из` in `начальник одного из`."""
    lemma = page.lemma(index)
    if lemma == "особо":
        return True
    if lemma in OURS:
        return page.case(index) == "Gen" and _dependent(page, index + 1)
    return (lemma == "один" and page.form(index + 1) == "из") or (lemma == "из" and page.lemma(index - 1) == "один")


def _qualifies(page: Page, index: int) -> bool:
    """Tell whether a word goes on as `правящей` in `лидер правящей партии`, `крайне` before an adjective."""
    if page.form(index).lower().startswith("правящ"):
        return page.form(index).lower().endswith(("ей", "его"))
    qualified = page.words[index].pos == "ADV" and page.words[index - 1].pos == "ADJ"
    return qualified and _genitive(page, index + 1) and page.words[index + 1].pos == "ADJ"


def _row(page: Page, index: int) -> bool:
    """Tell whether a comma stands in a row of words in the dative that ends with `и`."""
    words = page.words[index + 1 : index + 7]
    if page.case(index - 1) == page.case(index + 1) == "Gen" and page.words[index + 1].feats.get("Animacy") == "Inan":
        return any(word.text == "и" for word in words)
    dative = all(word.feats.get("Case") in ("Dat", None) for word in words[:3]) and page.case(index + 1) == "Dat"
    return dative and page.case(index - 1) == "Dat" and any(word.text == "и" for word in words)


def _coordinated(page: Page, index: int, names: dict[int, Annotation], head: int) -> bool:
    """Tell whether `и` joins two words that both complete the role: two places, or two words in one case."""
    after = index + 1
    if index - 1 in names or page.opening.get(index - 1, -1) > head:
        if page.case(after) == "Gen" and page.words[after].feats.get("Animacy") == "Inan" and after not in names:
            return page.lemma(after) not in page.lists.roles and not page.capital(after)
        return _place(names, index - 1) and (_place(names, after) or page.form(after) in ("в", "на"))
    alike = page.case(after) == page.case(index - 1) and _dependent(page, after)
    return alike and not {page.lemma(after), page.lemma(after + 1)} & page.lists.roles


def _place(names: dict[int, Annotation], index: int) -> bool:
    return index in names and names[index].label == LOC


def _closed(page: Page, head: int, end: int) -> int:
    """Take the closing mark of a name in quotation marks into the role."""
    while head < page.opening.get(end, -1) < end - 1:
        end += 1
    return end


def _holder(page: Page, names: dict[int, Annotation], first: int, end: int) -> str | None:
    """Return the person whose name stands right after a role, or before it behind a comma."""
    after, before = names.get(end), names.get(first - 2) if page.form(first - 1) in (",", "—", "-", "(") else None
    if after and after.label == PER and (second := _next(page, names, end)):
        return second.entity or second.normal
    for name in (after, before):
        if name and name.label == PER:
            return name.entity or name.normal
    return None


def _next(page: Page, names: dict[int, Annotation], index: int) -> Annotation | None:
    """Return the person named right after another one: `адвокат Петровой Анна Ким`."""
    first = names[index]
    while names.get(index) is first:
        index += 1
    second = names.get(index)
    return second if second and second.label == PER and page.joined(index) else None


def _normal(page: Page, forms: PhraseForms, first: int, head: int, end: int) -> str:
    """Return the role with its head noun in the nominative, a small letter at a sentence's start."""
    has_yo = "ё" in page.text
    fixed = page.lemma(head).startswith("зам") and not page.lemma(head).startswith("замест")
    lead = {
        index: like(page.form(index), form, has_yo)
        for index, form in forms.lead(Mark(first + (page.lemma(first) == "временно"), head + 1, ROLE, ""))
        if form and not (fixed and index == head)
    }
    words = [lead.get(index, page.form(index)) for index in range(first, end)]
    if words[0][1:2].islower():
        words[0] = words[0][:1].lower() + words[0][1:]
    gaps = ["" if index == first or page.glued(index) else " " for index in range(first, end)]
    return "".join(gap + word for gap, word in zip(gaps, words, strict=True))
