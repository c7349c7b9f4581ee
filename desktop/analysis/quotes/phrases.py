"""Noun phrases in the author's words: who fills the subject of a word of speech."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop.analysis.quotes.lexicon import Lexicon
from desktop.analysis.quotes.passages import BRACKET, QUOTED, Item
from desktop.annotation import ORG, PER, Annotation, Segment

NOMINAL = frozenset(("NOUN", "PROPN", "X"))
MODIFIER = frozenset(("ADJ", "DET", "NUM"))
PRONOUNS = frozenset(("он", "она", "они", "оно", "оба", "обе"))
RELATIVE = frozenset(("который", "кто"))
NEVER = frozenset(("это", "что", "все", "то", "ничто", "никто", "нет", "дата", "год", "раз", "пока"))
STANDING = frozenset(
    ("последний", "первый", "второй", "один", "другой", "многие", "некоторый", "тот", "оба", "сам", "каждый")
)
KEEPS = frozenset(
    ("источник", "собеседник", "представитель", "житель", "специалист", "эксперт", "посол", "сотрудник", "министр")
)
TIMES = frozenset(
    [
        "понедельник",
        "вторник",
        "среда",
        "четверг",
        "пятница",
        "суббота",
        "воскресенье",
        "интервью",
        "эфир",
        "ход",
        "разговор",
        "беседа",
        "ответ",
        "пресс-конференция",
        "брифинг",
        "заявление",
        "сообщение",
        "страница",
        "твиттер",
        "twitter",
        "facebook",
        "комментарий",
        "выступление",
        "январь",
        "февраль",
        "март",
        "апрель",
        "май",
        "июнь",
        "июль",
        "август",
        "сентябрь",
        "октябрь",
        "ноябрь",
        "декабрь",
        "день",
        "час",
        "встреча",
        "рамка",
        "связь",
        "итог",
        "итоги",
        "год",
        "неделя",
        "вечер",
        "утро",
        "ночь",
        "кулуары",
    ]
)


class Form(StrEnum):
    """What kind of phrase names the source."""

    NAME = "name"
    PRONOUN = "pronoun"
    POSSESSIVE = "possessive"
    ROLE = "role"
    INSTITUTION = "institution"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase that names a source; `items` are its words, the head first among `heads`."""

    items: tuple[Item, ...]
    head: Item
    form: Form
    name: Annotation | None = None
    plural: bool = False
    gender: str = ""

    @property
    def segment(self) -> Segment:
        """Where the phrase stands."""
        return Segment(self.items[0].start, self.items[-1].end)


@dataclass(frozen=True, slots=True)
class Phrases:
    """Finds noun phrases; knows which nouns are people, institutions and documents."""

    lexicon: Lexicon

    def after(self, items: Sequence[Item], verb: int, limit: int) -> tuple[Mention, int] | None:
        """Return the subject that follows the verb before `limit`, and the place after it."""
        return self._after(items, verb, limit) or self._mistaken(items, verb, limit)

    def _placed(self, items: Sequence[Item], verb: int, limit: int) -> int | None:
        """Return the place of the institution in which something is said: `сообщили агентству в министерстве`."""
        if not items[verb].has("Number", "Plur"):
            return None
        for place in range(verb + 1, limit):
            item = items[place]
            if item.text in {",", ":", ";"} or item.finite or (item.nominative and item.lemma in self.lexicon.people):
                return None
            if item.has("Case", "Loc") and self._locative(items, place):
                return place
        return None

    def _mistaken(self, items: Sequence[Item], verb: int, limit: int) -> tuple[Mention, int] | None:
        """Return a woman's surname that reads like a man's genitive: `отвергла решение Петрова`."""
        if not items[verb].has("Gender", "Fem"):
            return None
        for place in range(verb + 1, min(limit, verb + 8)):
            item = items[place]
            if item.text in {",", ":"} or item.pos == "ADP" or item.finite:
                return None
            if item.name and item.name.label == PER and item.text.endswith(("а", "я")):
                return self._mention(items, place, limit, item.feats.get("Case", "Gen"))
        return None

    def _after(self, items: Sequence[Item], verb: int, limit: int) -> tuple[Mention, int] | None:
        if (placed := self._placed(items, verb, limit)) is not None:
            return self._mention(items, placed, limit, "Loc")
        for place in range(verb + 1, limit):
            item = items[place]
            if item.text in {":", ";"} or item.gerund or (item.finite and place > verb + 1):
                return None
            if item.text == "," and place > verb + 1 and not self._apposed(items, place, limit):
                return None
            if self._heads(item) and self.agrees(item, items[verb]):
                return self._mention(items, self._opening(items, place, verb + 1), limit, "Nom")
            if self._medium(items, place, verb):
                return self._mention(items, place, place + 1, "Nom")
        return None

    def _named_before(self, items: Sequence[Item], first: int, floor: int) -> int:
        """Return where the name begins that a role after a comma goes with: `Иванов, глава отдела, сказал`."""
        if first - 2 < floor or items[first - 1].text not in {",", "-", "–", "—"} or items[first].name is not None:
            return first
        name = items[first - 2].name
        if name is None or name.label != PER or items[first].pos == "PRON":
            return first
        start = next(place for place in range(floor, first) if items[place].name == name)
        return self._leftmost_of(items, start, floor) if items[start].nominative else first

    def _leftmost_of(self, items: Sequence[Item], place: int, floor: int) -> int:
        start = self._run_start(items, place, floor)
        heads = (left for left in range(start, place) if items[left].pos in NOMINAL and items[left].nominative)
        return next(heads, place)

    def _medium(self, items: Sequence[Item], place: int, verb: int) -> bool:
        """Tell whether marked words name the paper that says it: `пишет "Заря"`."""
        item = items[place]
        relays = items[verb].lemma in self.lexicon.relay
        return relays and item.pos == QUOTED and item.end - item.start < 40 and items[place - 1].pos not in NOMINAL

    def before(self, items: Sequence[Item], verb: int, floor: int = 0) -> tuple[Mention, int] | None:
        """Return the subject that stands before the verb, and its first place."""
        for place in range(verb - 1, floor - 1, -1):
            item = items[place]
            if self._heads(item) and self.agrees(item, items[verb]) and not _inside_relative(items, place, verb):
                first = self._opening(items, self._leftmost(items, place, floor, verb), floor)
                first = self._named_before(items, first, floor)
                found = self._mention(items, first, verb, "Nom")
                return (found[0], first) if found else None
            if item.has("Case", "Loc") and items[verb].has("Number", "Plur") and self._locative(items, place):
                first = self._run_start(items, place, floor)
                found = self._mention(items, self._first_in(items, first, place, "Loc"), verb, "Loc")
                return (found[0], first) if found else None
        return None

    def oblique(self, items: Sequence[Item], place: int, limit: int, case: str = "Gen") -> tuple[Mention, int] | None:
        """Return the phrase in this case that begins at `place`: what follows `по словам`."""
        while place < limit and items[place].pos in {"ADV", "PART"}:
            place += 1
        if place < limit and items[place].pos == "CCONJ":
            return None
        if place >= limit or (items[place].pos in {"PUNCT", "VERB", "ADP", "SCONJ"} and not _participle(items[place])):
            return None
        return self._mention(items, place, limit, case)

    def agrees(self, head: Item, verb: Item) -> bool:
        """Tell whether a noun can be the subject of a verb."""
        if verb.gerund or verb.has("VerbForm", "Inf"):
            return True
        if head.name and head.name.label in {ORG, PER} and head.pos != "PRON":
            return self._name_agrees(head, verb)
        number = verb.feats.get("Number", "Sing")
        if head.feats.get("Number", number) != number:
            return head.lemma in {"большинство", "ряд", "часть", "оба", "многие"} or (
                number == "Plur" and head.pos in NOMINAL
            )
        gender = verb.feats.get("Gender")
        if not gender or number == "Plur" or head.feats.get("Gender", gender) == gender:
            return True
        return gender == "Fem" and head.pos == "NOUN" and head.lemma in self.lexicon.people

    def _name_agrees(self, head: Item, verb: Item) -> bool:
        if verb.has("Number", "Plur"):
            named = head.name is not None and head.name.label == PER
            return named or verb.lemma in self.lexicon.relay or head.has("Number", "Plur") or head.lemma == "сми"
        if head.has("Number", "Plur") and head.pos == "NOUN":
            return False
        gender = verb.feats.get("Gender")
        person = head.name is not None and head.name.label == PER
        return not (person and gender in {"Masc", "Fem"} and head.feats.get("Gender", gender) != gender)

    def _heads(self, item: Item) -> bool:
        """Tell whether the word can be the head of a subject."""
        if item.pos == QUOTED:
            return item.name is not None and item.name.label == ORG
        caseless = item.name is not None and "Case" not in item.feats and item.pos in NOMINAL
        if item.lemma in NEVER or not (item.nominative or caseless):
            return False
        if item.pos == "PRON":
            return item.lemma in PRONOUNS or item.lemma in RELATIVE
        return item.pos in NOMINAL or item.lemma in STANDING or (item.pos == "NUM" and item.lemma in PRONOUNS)

    def _locative(self, items: Sequence[Item], place: int) -> bool:
        """Tell whether the word names an institution in which something is said: `в компании сообщили`."""
        item = items[place]
        first = self._run_start(items, place, 0)
        if not any(before.text.lower() in {"в", "во", "на"} for before in items[max(0, first) : place]):
            return False
        if item.name is not None and item.name.label != PER:
            return True
        return item.lemma in self.lexicon.institutions or item.lemma in {"сайт", "портал"}

    def _run_start(self, items: Sequence[Item], place: int, floor: int) -> int:
        """Return the first place of the unbroken run of nominal words that ends at `place`."""
        while place > floor and _nominal(items[place - 1]):
            place -= 1
        return place

    def _leftmost(self, items: Sequence[Item], place: int, floor: int, verb: int) -> int:
        """Return the first head of the phrase that `place` belongs to: the title before the name."""
        if items[place].pos == "PRON":
            return place
        start = self._run_start(items, place, floor)
        for left in range(start, place):
            item = items[left]
            if item.pos in NOMINAL and item.nominative and self.agrees(item, items[verb]):
                return left
        return place

    def _opening(self, items: Sequence[Item], place: int, floor: int) -> int:
        """Take the attributes before the head into the phrase."""
        case = items[place].feats.get("Case")
        while (
            place > floor
            and items[place - 1].pos in {"ADJ", "DET"}
            and items[place - 1].feats.get("Case", case) == case
        ):
            place -= 1
        return place

    def _first_in(self, items: Sequence[Item], start: int, place: int, case: str) -> int:
        """Return where, after its preposition, the phrase in this case begins."""
        for left in range(start, place):
            if items[left].has("Case", case) and items[left].pos != "ADP":
                return left
        return place

    def _apposed(self, items: Sequence[Item], comma: int, limit: int) -> bool:
        """Tell whether an apposition with a name follows the comma."""
        seen = False
        for place in range(comma + 1, min(limit, comma + 14)):
            item = items[place]
            if item.text == "," or not _nominal(item):
                return False
            seen = seen or (item.pos in NOMINAL and item.nominative)
            if item.name and item.name.label == PER and seen:
                return True
        return False

    def _mention(self, items: Sequence[Item], first: int, limit: int, case: str) -> tuple[Mention, int] | None:
        place, person, head = first, None, None
        reach = self._name_ahead(items, first, limit, case)
        while place < limit:
            item = items[place]
            if place > reach and not self._continues(items, place, first, limit, case, head, person):
                break
            if head is None and (item.pos in NOMINAL or item.pos in {"PRON", QUOTED}):
                head = item
            if item.name and item.name.label == PER and (item.has("Case", case) or place == first or head is item):
                person = person or item.name
            place += 1
        while place > first and items[place - 1].pos in {"ADP", "CCONJ", "PUNCT"}:
            place -= 1
        if place == first:
            return None
        if head is None:
            head = items[place - 1]
        phrase = tuple(items[first:place])
        return self._made(phrase, head, person), place

    def _name_ahead(self, items: Sequence[Item], first: int, limit: int, case: str) -> int:
        """Return the place of the name that a title beginning at `first` leads up to, or -1."""
        if (items[first].name is not None and items[first].name.label == PER) or items[first].pos == "PRON":
            return -1
        joints = 0
        for place in range(first + 1, min(limit, first + 34)):
            item = items[place]
            if item.name and item.name.label == PER and item.feats.get("Case", case) == case:
                return place
            if (
                (item.text == "," or item.dash)
                and place + 1 < limit
                and not joints
                and self._role(items, place + 1, case)
            ):
                joints += 1
            elif not _nominal(item):
                return -1
        return -1

    def _role(self, items: Sequence[Item], place: int, case: str) -> bool:
        """Tell whether a role in this case begins here, attributes before it."""
        for item in items[place : place + 3]:
            if item.lemma in self.lexicon.people:
                return item.has("Case", case)
            if item.pos != "ADJ":
                return False
        return False

    def _continues(
        self,
        items: Sequence[Item],
        place: int,
        first: int,
        limit: int,
        case: str,
        head: Item | None,
        person: Annotation | None,
    ) -> bool:
        """Tell whether the word at `place` still belongs to the phrase that began at `first`."""
        item = items[place]
        if place == first:
            return True
        if head is not None and head.pos == "PRON":
            return False
        if item.name is not None and person is not None and item.name.label == PER:
            return item.name == person or items[place - 1].pos == "CCONJ"
        if item.text == ",":
            return person is None and self._apposed_in(items, place, limit, case)
        if item.pos == "CCONJ":
            return item.text == "и" and self._joins(items, place, limit, case, person)
        if item.pos == "ADP":
            return self._prepositional(items, place, limit, case, head, person)
        if item.pos in {QUOTED, BRACKET}:
            return (
                item.pos == QUOTED
                and items[place - 1].pos in NOMINAL
                and (item.name is not None or item.end - item.start < 60)
            )
        if item.pos in NOMINAL or item.pos in MODIFIER or _participle(item):
            return self._governed(items, place, first, case, head, person)
        return False

    def _governed(
        self, items: Sequence[Item], place: int, first: int, case: str, head: Item | None, person: Annotation | None
    ) -> bool:
        item = items[place]
        own = item.feats.get("Case")
        if head is None or (item.name is not None and item.name == items[place - 1].name):
            return True
        if items[place - 1].pos == "ADP" or any(before.pos == "ADP" for before in items[max(first, place - 2) : place]):
            return True
        if item.name is not None and item.name.label == PER:
            return own in {case, None} or own == "Gen" or head.lemma in self.lexicon.people
        if own == "Gen" or own is None or (own == case and person is None and item.pos in NOMINAL):
            return item.lemma not in TIMES or (own == "Gen" and item.name is not None)
        return item.name is not None and (item.text.isupper() or (item.name.label == ORG and items[place - 1] is head))

    def _apposed_in(self, items: Sequence[Item], comma: int, limit: int, case: str) -> bool:
        for place in range(comma + 1, min(limit, comma + 14)):
            item = items[place]
            if item.text == "," or not _nominal(item):
                return False
            if place == comma + 1 and item.feats.get("Case", case) != case:
                return False
            if item.name and item.name.label == PER and item.feats.get("Case", case) == case:
                return True
        return False

    def _joins(self, items: Sequence[Item], place: int, limit: int, case: str, person: Annotation | None) -> bool:
        """Tell whether `и` joins two heads or two genitives of one phrase."""
        if place + 1 >= limit:
            return False
        before, after = items[place - 1], items[place + 1]
        if person is not None:
            return (after.name is not None and after.name.label == PER) or after.lemma in self.lexicon.people
        if case == "Nom" and after.nominative and after.lemma in self.lexicon.people:
            return True
        return before.feats.get("Case") == after.feats.get("Case") and after.pos in NOMINAL | MODIFIER

    def _prepositional(
        self, items: Sequence[Item], place: int, limit: int, case: str, head: Item | None, person: Annotation | None
    ) -> bool:
        """Tell whether a preposition goes on with the phrase: a name follows, or its head asks for a place."""
        if person is not None or head is None:
            return False
        for ahead in range(place + 1, min(limit, place + 12)):
            item = items[ahead]
            if item.name and item.name.label == PER and item.has("Case", case) and head.pos == "NOUN":
                return True
            if not _nominal(item):
                break
        following = items[place + 1].lemma if place + 1 < limit else ""
        return (
            head.lemma in KEEPS and following not in TIMES and items[place].text in {"в", "во", "по", "из", "при", "на"}
        )

    def _several(self, phrase: Sequence[Item]) -> bool:
        """Tell whether `и` joins people: two names, or a name and somebody's role."""
        if several_names(phrase):
            return True
        for place, item in enumerate(phrase[:-1]):
            following = phrase[place + 1]
            if item.pos == "CCONJ" and following.nominative and following.lemma in self.lexicon.people:
                return True
        return False

    def _made(self, phrase: tuple[Item, ...], head: Item, person: Annotation | None) -> Mention:
        plural = head.has("Number", "Plur") or self._several(phrase)
        gender = head.feats.get("Gender", "")
        organisation = next((item.name for item in phrase if item.name and item.name.label == ORG), None)
        if head.pos == "PRON" or head.lemma in PRONOUNS:
            return Mention(phrase, head, Form.PRONOUN, None, plural or head.lemma == "они", gender)
        if person is not None and head.lemma not in self.lexicon.institutions | self.lexicon.documents:
            return Mention(phrase, head, Form.NAME, person, plural, gender)
        if head.lemma in self.lexicon.people:
            return Mention(phrase, head, Form.ROLE, organisation, plural, gender)
        if head.lemma in self.lexicon.documents and head.lemma not in self.lexicon.institutions:
            return Mention(phrase, head, Form.DOCUMENT, organisation, plural, gender)
        if head.name is not None or head.lemma in self.lexicon.institutions or head.pos == QUOTED:
            return Mention(phrase, head, Form.INSTITUTION, head.name or organisation, plural, gender)
        return Mention(phrase, head, Form.ROLE, organisation, plural, gender)


def several_names(phrase: Sequence[Item]) -> bool:
    """Tell whether the phrase holds the names of more than one person."""
    return len({item.name.start for item in phrase if item.name and item.name.label == PER}) > 1


def possessive(item: Item) -> Mention:
    """Return `его`, `ее`, `их` as a mention."""
    gender = {"ее": "Fem", "её": "Fem", "его": "Masc"}.get(item.text.lower(), "")
    return Mention((item,), replace(item), Form.POSSESSIVE, None, item.text.lower() == "их", gender)


def _nominal(item: Item) -> bool:
    return (
        item.pos in NOMINAL
        or _participle(item)
        or item.pos in {"ADJ", "DET", "NUM", "ADP", QUOTED, BRACKET}
        or item.text == "и"
    )


def _participle(item: Item) -> bool:
    return item.has("VerbForm", "Part") and not item.has("Variant", "Short")


def _descriptive(items: Sequence[Item], opening: int) -> bool:
    """Tell whether a participle or an adjective opens an aside: `Иванова, известная как певица, сказала`."""
    item = items[opening]
    if _participle(item):
        return True
    return item.pos == "ADJ" and items[opening + 1].pos in {"ADV", "ADP", "PART", "CCONJ"}


def _inside_relative(items: Sequence[Item], place: int, verb: int) -> bool:
    """Tell whether a relative or other dependent clause that ends before the verb holds this word."""
    commas = 0
    for left in range(place - 1, max(-1, place - 25), -1):
        item = items[left]
        if item.text == ",":
            commas += 1
            break
        if item.finite:
            break
    if not commas or left + 1 >= place:
        return False
    opener = next((item for item in items[left + 1 : left + 4] if item.pos != "ADP"), None)
    closed = any(item.text == "," for item in items[place + 1 : verb])
    if closed and (_descriptive(items, left + 1) or items[place - 1].lemma == "как"):
        return True
    return closed and opener is not None and (opener.lemma in {"который", "что", "где", "когда", "если", "чей", "куда"})
