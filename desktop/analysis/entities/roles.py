"""What people are called by their posts: `глава государства`, `министр иностранных дел России`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.analysis.entities.words import RoleWords, plain
from desktop.analysis.parsed import Word

LONGEST = 20
"""Most words of a role."""
_STATE = frozenset(("государство", "страна", "правительство", "регион"))
_ANY = frozenset(("представитель", "сотрудник", "источник", "чиновник", "житель"))
_OFFICES = (
    ("мид", "иностранн", "дипломат", "внешнеполит", "госдеп"),
    ("оборон", "пентагон", "минобороны"),
    ("мвд", "внутренн"),
    ("минфин", "финанс"),
    ("минздрав", "здравоохран"),
    ("центробанк", "центральн", "цб"),
)
"""How one office is called in different words."""
_SHORT = (
    ("генеральный", "секретарь", "генсек"),
    ("генеральный", "директор", "гендиректор"),
    ("главный", "врач", "главврач"),
    ("главный", "редактор", "главред"),
    ("художественный", "руководитель", "худрук"),
)
"""Posts that have a shorter name."""
_SAID = {"папа": ("католическ", "церков", "ватикан", "римск")}
"""How words begin that go with a post and tell nothing more: `глава католической церкви` is the pope."""
_BECOMING = frozenset(("стать", "являться", "быть", "оставаться", "остаться", "назначить", "избрать", "работать"))
"""Verbs that say who somebody is."""
_EMPTY = frozenset(
    (
        "и",
        "в",
        "по",
        "на",
        "при",
        "с",
        "из",
        "за",
        "от",
        "о",
        "для",
        "бывший",
        "новый",
        "нынешний",
        "сам",
        "этот",
        "наш",
        "юный",
        "молодой",
        "пожилой",
        "известный",
        "знаменитый",
        "прославленный",
    )
)
"""Words that do not tell which of those who hold a post is meant."""


@dataclass(frozen=True, slots=True)
class Role:
    """A role in comparable form: the posts it can mean, the countries named in it, and its other words."""

    head: str
    posts: frozenset[str]
    countries: frozenset[str]
    words: frozenset[str]


def role(lemmas: Iterable[str], words: RoleWords) -> Role | None:
    """Make a role of the lemmas of a noun phrase, the head first; None if there are none."""
    folded = [plain(lemma) for lemma in lemmas]
    heads = [lemma for lemma in folded if lemma in words.people]
    if not heads:
        return None
    head = heads[0]
    for attribute, noun, short in _SHORT:
        if noun == head and attribute in folded:
            head, folded = short, [lemma for lemma in folded if lemma not in {attribute, noun}]
            heads[0] = short
    if head.startswith("зам") and len(head) > 6:
        folded.append({"замглавы": "глава", "замминистра": "министр"}.get(head, head[3:]))
        head = "заместитель"
    rest = [lemma for lemma in folded if lemma not in {head, heads[0]} and lemma not in _EMPTY and _telling(lemma)]
    countries = frozenset(found for lemma in rest if (found := country(lemma, words)))
    posts = frozenset(_posts(head, rest, countries, words))
    said = tuple(beginning for post in posts for beginning in _SAID.get(post, ()))
    told = frozenset(lemma for lemma in rest if not country(lemma, words) and not (said and lemma.startswith(said)))
    return Role(head, posts, countries, told)


def _telling(lemma: str) -> bool:
    """Tell whether a word beside a post says which one it is; an age does not."""
    return len(lemma) > 1 and not lemma[0].isdigit()


def country(lemma: str, words: RoleWords) -> str:
    """Return the country that a noun or an adjective means, or ""."""
    for names in words.countries:
        if any(lemma == name or (len(name) > 3 and lemma.startswith(name)) for name in names):
            return names[0]
    return ""


def _posts(head: str, rest: list[str], countries: frozenset[str], words: RoleWords) -> Iterable[str]:
    head = head.removeprefix("экс-")
    named = [row for row in words.posts if row[1] == head and any(lemma.startswith(row[2]) for lemma in rest if row[2])]
    if head == "лидер" and countries and len(rest) == len(countries):
        yield "президент"
    if named:
        yield named[0][0]
        return
    yield head
    yield from (post for post, name, beside in words.posts if name == head and not beside)


def held_by(surname: str, words: RoleWords) -> Iterable[Role]:
    """Yield the posts that a person of this surname is known to have held."""
    for post, land, surnames in words.holders:
        if surname in surnames:
            yield Role(post, frozenset((post, "лидер")), frozenset((land,)), frozenset())


def fit(asked: Role, held: Role) -> int:
    """Return how well a role that is asked for fits one that a person holds; 0 if it does not."""
    shared = asked.posts & held.posts
    if not shared or (asked.countries and held.countries and not asked.countries & held.countries):
        return 0
    own = asked.words - _STATE
    common = sum(any(_alike(word, other) for other in held.words) for word in own)
    if own and not common and (held.words - _STATE or asked.head in _ANY):
        return 0
    narrower = bool(held.countries) and not asked.countries
    score = 4 - narrower + 2 * (asked.head == held.head) + 2 * common + 2 * len(asked.countries & held.countries)
    return max(score - (len(own) - common), 1)


def _alike(one: str, other: str) -> bool:
    if one.startswith("мин") != other.startswith("мин"):
        short, long = (one[3:], other) if one.startswith("мин") else (other[3:], one)
        return len(short) > 2 and long.startswith(short[:5])
    if any(one.startswith(group) and other.startswith(group) for group in _OFFICES):
        return True
    if one in other.split("-") or other in one.split("-"):
        return True
    return one == other or (len(one) > 4 and len(other) > 4 and one[:5] == other[:5])


def before(words: list[Word], first: int, case: str | None, people: frozenset[str]) -> list[Word]:
    """Return the role that stands before the name which begins at `first`."""
    start = first
    while start > 0 and first - start < LONGEST and _belongs(words[start - 1]) and not _with(words, start - 1):
        if _joins(words, start - 1, people):
            break
        start -= 1
    for place in range(start, first):
        word = words[place]
        own = word.feats.get("Case", case)
        nominative = case == "Nom" and plain(word.text) in people
        if plain(word.lemma) in people and (own == (case or own) or nominative or _acting(words, place)):
            return words[_attributes(words, place, start) : first]
    return []


def _acting(words: list[Word], place: int) -> bool:
    """Tell whether somebody stands in for the holder: `врио губернатора`, `и. о. мэра`."""
    near = [word.text.lower().strip(".") for word in words[max(0, place - 2) : place]]
    return bool({"врио", "и.о", "ио", "о"} & set(near))


def owned(phrase: Sequence[Word], words: RoleWords, *, again: bool) -> bool:
    """Tell whether a role in the genitive is not that of the person named after it: `адвоката Громова`.

    `again` says that the person has been named as fully before: a name is not introduced twice.
    """
    if not phrase or phrase[-1].feats.get("Case") != "Gen":
        return False
    if phrase[0].feats.get("Number") == "Plur":
        return True
    return again and len(phrase) == 1 and plain(phrase[0].lemma) in words.owned


def _joins(words: list[Word], place: int, people: frozenset[str]) -> bool:
    """Tell whether `и` joins somebody else's name to another role: `мэр Громов и актриса Котова`."""
    if words[place].lemma != "и" or not place or words[place - 1].pos != "PROPN":
        return False
    return any(plain(word.lemma) in people for word in words[place + 1 : place + 3])


def _with(words: list[Word], place: int) -> bool:
    """Tell whether `с` brings in somebody else: `певец после встречи с`, but not `по связям с`."""
    joins = words[place].text.lower() in {"с", "со"}
    return joins and (place == 0 or words[place - 1].feats.get("Case") != "Dat")


def _attributes(words: list[Word], place: int, floor: int) -> int:
    while place > floor and words[place - 1].pos == "ADJ":
        place -= 1
    return place


def after(words: list[Word], last: int, case: str | None, people: frozenset[str]) -> list[Word]:
    """Return the role that follows the name which ends before `last`, after a comma, a dash or in a bracket."""
    if last + 1 >= len(words) or words[last].text not in {",", "(", "-", "—", "–"}:
        return []
    limit = min(len(words), last + 1 + LONGEST)
    end = last + 1
    while end < limit and _belongs(words[end]):
        end += 1
    phrase = words[last + 1 : end]
    for place, word in enumerate(phrase[:4]):
        if plain(word.lemma) in people and word.feats.get("Case") == (case or "Nom"):
            return phrase[max(0, place - 1) :] if place and phrase[place - 1].pos == "ADJ" else phrase[place:]
    return []


def told(words: list[Word], first: int, last: int, people: frozenset[str]) -> list[Word]:
    """Return the role that a verb gives a name in the nominative: `Громов стал мэром`, `мэром стал Громов`."""
    if words[first].feats.get("Case") != "Nom":
        return []
    verb = _verb_after(words, last)
    if verb is not None and words[verb].lemma in _BECOMING:
        return _instrumental(words, verb + 1, min(len(words), verb + 1 + LONGEST), people)
    if first and words[first - 1].lemma in _BECOMING:
        return _instrumental(words, _clause(words, first - 1), first - 1, people)
    return []


def _verb_after(words: list[Word], last: int) -> int | None:
    """Return the verb after a name, when and how aside: `Громов с мая является`."""
    for place in range(last, min(last + 5, len(words))):
        word = words[place]
        if word.pos in {"VERB", "AUX"}:
            return place
        if word.pos in {"PUNCT", "PRON", "CCONJ"} or word.feats.get("Case") == "Nom":
            return None
    return None


def _clause(words: list[Word], place: int) -> int:
    """Return where the words of the same clause before this place begin."""
    start = place
    while start > 0 and place - start < LONGEST and words[start - 1].pos not in {"PUNCT", "SCONJ"}:
        start -= 1
    return start


def _instrumental(words: list[Word], start: int, limit: int, people: frozenset[str]) -> list[Word]:
    """Return the role in the instrumental that begins at `start`, attributes aside."""
    for place in range(start, min(limit, start + 4)):
        word = words[place]
        if word.feats.get("Case") != "Ins" or word.pos not in {"ADJ", "NOUN"}:
            return []
        if plain(word.lemma) in people:
            end = next((p for p in range(place + 1, limit) if not _belongs(words[p])), limit)
            return words[place:end]
    return []


def _belongs(word: Word) -> bool:
    return (
        word.pos in {"NOUN", "ADJ", "PROPN", "X", "ADP", "NUM", "CCONJ"} or word.text in '«»"„“”' or word.lemma == "и"
    )
