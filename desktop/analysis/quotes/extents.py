"""How far a noun phrase reaches: title, name, apposition, genitives and what its preposition brings."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.analysis.quotes.cues import POSSESSIVES
from desktop.analysis.quotes.lexicon import Lexicon, plain
from desktop.analysis.quotes.mentions import MODIFIER, NOMINAL, Form, Mention, nominal, participle, several_names
from desktop.analysis.quotes.passages import BRACKET, QUOTED, Item
from desktop.annotation import ORG, PER, Annotation

PRONOUNS = frozenset(("он", "она", "они", "оно", "оба", "обе"))
COUNTED = frozenset(("несколько", "двое", "трое", "четверо", "пятеро"))
"""How many people say it, the nominative of a phrase in the genitive."""
KEEPS = frozenset(
    ("источник", "собеседник", "представитель", "житель", "специалист", "эксперт", "посол", "сотрудник", "министр")
)
_FIELDS = frozenset(
    ("совет", "комитет", "комиссия", "управление", "департамент", "агентство", "служба", "центр", "инспекция", "отдел")
)
_LEADERS = frozenset(("тренер", "врач", "менеджер", "директор", "вице-президент", "координатор", "инспектор"))
_ADVISERS = _LEADERS | frozenset(
    ("помощник", "советник", "заместитель", "уполномоченный", "представитель", "эксперт", "специалист")
)
_SCHOLARS = frozenset(
    ("ученый", "исследователь", "врач", "археолог", "биолог", "историк", "физик", "экономист", "юрист")
)
_SETTLED = frozenset(("город", "городок", "село", "деревня", "поселок", "станица"))
_OCCASIONS = frozenset(("дело", "результат", "факт", "поручение", "слово", "данные", "просьба", "телефон", "повод"))
GROUPS = ("вшие", "вшиеся", "щие", "щиеся")
"""How participles end that stand for people: `оставшиеся в живых`."""
_ONE = frozenset(("один", "одна", "первый"))
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


@dataclass(frozen=True, slots=True)
class Extents:
    """Builds mentions; knows which nouns are people, institutions and documents."""

    lexicon: Lexicon

    def mention(self, items: Sequence[Item], first: int, limit: int, case: str) -> tuple[Mention, int] | None:
        """Return the phrase in this case that begins at `first`, and the place after it."""
        place, person, head = first, None, None
        reach = self._name_ahead(items, first, limit, case)
        while place < limit:
            item = items[place]
            if place > reach and not self._continues(items, place, first, limit, case, head, person):
                break
            if head is None and (_leads(item) or _one_of(items, place, limit) or _counted(item)):
                head = item
            placed = place > first and items[place - 1].pos == "ADP"
            own = _called(items, place, case) or place == first or head is item
            if item.name and item.name.label == PER and own and not placed:
                after_owner = person is not None and items[place - 1].name == person and person != item.name
                person = item.name if person is None or after_owner else person
            place += 1
        while place > first and items[place - 1].pos in {"ADP", "CCONJ", "PUNCT", "DET"}:
            place -= 1
        if place == first:
            return None
        if head is None:
            head = items[place - 1]
        phrase = tuple(items[first:place])
        return self._made(phrase, head, person), place

    def _name_ahead(self, items: Sequence[Item], first: int, limit: int, case: str) -> int:
        """Return the place of the name that a title beginning at `first` leads up to, or -1."""
        opening = items[first].name
        if (opening is not None and opening.label == PER) or items[first].pos == "PRON":
            return -1
        joints = 0
        for place in range(first + 1, min(limit, first + 34)):
            item = items[place]
            if item.name and item.name.label == PER and _called(items, place, case):
                return place
            if joints < 4 and place + 1 < limit and self._title_goes_on(items, first, place, case):
                joints += 1
            elif not nominal(item) or (_circumstance(items, place) and not _inside_name(items, place)):
                return -1
        return -1

    def _title_goes_on(self, items: Sequence[Item], first: int, place: int, case: str) -> bool:
        """Tell whether a title goes on past a comma or dash: with a second role, or one more place it is held in."""
        if items[place].text != "," and not items[place].dash:
            return False
        if not any(item.lemma in self.lexicon.people or _somebody(item) for item in items[first:place]):
            return False
        first_word = place + 1 + (items[place + 1].pos == "ADJ" and place + 2 < len(items))
        name = items[first_word].name
        named = name is not None and name.label == PER and _ends(items, first_word, case)
        return named or items[place + 1].pos == "ADP" or self._role(items, place + 1, case)

    def _role(self, items: Sequence[Item], place: int, case: str) -> bool:
        """Tell whether a role in this case begins here, attributes before it."""
        for item in items[place : place + 3]:
            if item.lemma in self.lexicon.people or _somebody(item):
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
        if (head is not None and head.pos == "PRON") or (head is not None and _dates(items, place, limit)):
            return False
        if item.name is not None and person is not None and item.name.label == PER:
            owned = items[place - 1].name == person and head is not None and head.lemma in self.lexicon.people
            return item.name == person or items[place - 1].pos == "CCONJ" or (owned and stands(item, case))
        if item.text == "," or item.pos in {"CCONJ", "ADP"}:
            return self._linked(items, place, limit, case, head, person)
        if item.pos in {QUOTED, BRACKET}:
            return (
                item.pos == QUOTED
                and items[place - 1].pos in NOMINAL
                and (item.name is not None or item.end - item.start < 60)
            )
        if item.text == "№":
            return True
        if item.pos in NOMINAL or item.pos in MODIFIER or participle(item):
            return self._governed(items, place, first, case, head, person)
        return False

    def _linked(
        self,
        items: Sequence[Item],
        place: int,
        limit: int,
        case: str,
        head: Item | None,
        person: Annotation | None,
    ) -> bool:
        """Tell whether a comma, a conjunction or a preposition leads on to more of the phrase."""
        item = items[place]
        if item.text == ",":
            if head is not None and (self._body(head) or head.has("Number", "Plur")):
                return False
            return person is None and self._apposed_in(items, place, limit, case)
        if item.pos == "CCONJ":
            return item.text == "и" and self._joins(items, place, limit, case, person)
        return self._prepositional(items, place, limit, case, head, person)

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
            if item.text == "," or not nominal(item):
                return False
            if place == comma + 1 and (item.pos == "ADP" or item.feats.get("Case", case) != case):
                return False
            if item.name and item.name.label == PER and item.feats.get("Case", case) == case:
                return not _acts(items, place, limit)
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
        if items[place].text == "из" and items[place - 1].lemma in _ONE:
            return place + 1 < limit and items[place + 1].has("Case", "Gen")
        if person is not None or head is None or _circumstance(items, place):
            return False
        for ahead in range(place + 1, min(limit, place + 12)):
            item = items[ahead]
            if item.name and item.name.label == PER and item.has("Case", case) and head.pos == "NOUN":
                return True
            if not nominal(item):
                break
        following = items[place + 1].lemma if place + 1 < limit else ""
        field = head.lemma in _ADVISERS or (head.lemma in _FIELDS and items[place - 1] is head)
        if field and items[place].text == "по":
            return place + 1 < limit and items[place + 1].has("Case", "Dat") and following not in TIMES | _OCCASIONS
        hails = items[place].text == "из" and self._hails(head, following)
        if items[place - 1] is head and (hails or (head.lemma.endswith(GROUPS) and following not in TIMES)):
            return True
        return (
            head.lemma in KEEPS and following not in TIMES and items[place].text in {"в", "во", "по", "из", "при", "на"}
        )

    def _hails(self, head: Item, place: str) -> bool:
        """Tell whether `из` says where somebody is from: a scholar's university, anybody's village."""
        if place in _SETTLED:
            return head.lemma in self.lexicon.people or _somebody(head)
        return head.lemma in _SCHOLARS and place not in TIMES

    def _body(self, head: Item) -> bool:
        """Tell whether the head is an organisation, beside which a comma brings in somebody else."""
        named = head.name is not None and head.name.label == ORG
        return (
            named or head.pos == QUOTED or head.lemma in self.lexicon.institutions
        ) and head.lemma not in self.lexicon.people

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
        plural = head.has("Number", "Plur") or self._several(phrase) or _counted(head)
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


def _leads(item: Item) -> bool:
    """Tell whether the word can be the head of a phrase."""
    return item.pos in NOMINAL or (item.pos in {"PRON", QUOTED} and item.text.lower() not in POSSESSIVES)


def _somebody(item: Item) -> bool:
    """Tell whether a common noun, in a list or not, means a living being."""
    return item.pos == "NOUN" and item.name is None and item.has("Animacy", "Anim")


def _ends(items: Sequence[Item], place: int, case: str) -> bool:
    """Tell whether a name in this case, with nothing after it, ends a title: `директор музея, Иван Громов.`"""
    name, end = items[place].name, place
    while end < len(items) and items[end].name == name:
        end += 1
    return items[place].has("Case", case) and (end == len(items) or items[end].pos == "PUNCT")


def _acts(items: Sequence[Item], place: int, limit: int) -> bool:
    """Tell whether a name is the subject of a clause of its own: `сообщил представитель Громова, Котова дала`."""
    name = items[place].name
    after = next((right for right in range(place, limit) if items[right].name != name), limit)
    return after < limit and items[after].finite


def _inside_name(items: Sequence[Item], place: int) -> bool:
    """Tell whether a preposition is part of a name: `Фонд помощи с выбором`."""
    return items[place].name is not None and items[place].name == items[place - 1].name


def _circumstance(items: Sequence[Item], place: int) -> bool:
    """Tell whether a preposition brings in when or where something was said, and no part of a title."""
    following = items[place + 1].lemma if place + 1 < len(items) else ""
    return items[place].pos == "ADP" and (following in TIMES or _with(items, place))


def _one_of(items: Sequence[Item], place: int, limit: int) -> bool:
    """Tell whether `один из …` begins here."""
    return items[place].lemma in _ONE and place + 1 < limit and items[place + 1].text == "из"


def _counted(item: Item) -> bool:
    return item.pos == "NUM" and item.nominative and item.lemma in COUNTED


def _with(items: Sequence[Item], place: int) -> bool:
    """Tell whether `с` brings in somebody else and no part of a title such as `по связям с прессой`."""
    return items[place].text.lower() in {"с", "со"} and not items[place - 1].has("Case", "Dat")


def _dates(items: Sequence[Item], place: int, limit: int) -> bool:
    """Tell whether a date begins here: `СМИ 1 сентября`."""
    return items[place].text[:1].isdigit() and place + 1 < limit and items[place + 1].lemma in TIMES


def dated(items: Sequence[Item], comma: int) -> bool:
    """Tell whether the comma opens or closes a date: `сообщил в среду, 4 мая, министр`."""
    after, before = items[comma + 1 : comma + 3], items[max(0, comma - 4) : comma]
    opens = len(after) > 1 and after[0].text[:1].isdigit() and after[1].lemma in TIMES
    return opens or (before[-1].lemma in TIMES and any(item.text[:1].isdigit() for item in before))


def _called(items: Sequence[Item], place: int, case: str) -> bool:
    """Tell whether a name stands in this case, as its first word says: not `Ивана Громова` for a nominative."""
    first = place
    while first and items[first - 1].name == items[place].name:
        first -= 1
    opening, last = items[first], place
    while last + 1 < len(items) and items[last + 1].name == opening.name:
        last += 1
    normal = opening.name.normal if opening.name else ""
    shown = " ".join(item.text for item in items[first : last + 1])
    if shown == normal and _never_declined(items[last]):
        return True
    if case != "Nom":
        return stands(items[place], case) or (opening.nominative and plain(shown) != plain(normal))
    return stands(items[place], case) and (first == place or stands(opening, case) or shown == normal)


def _never_declined(item: Item) -> bool:
    """Tell whether the word is a woman's name that has no cases: `Кэтрин`."""
    return item.has("Gender", "Fem") and item.text[-1:].lower() in "бвгджзклмнпрстфхцчшщ"


def stands(item: Item, case: str) -> bool:
    """Tell whether the word can stand in this case; the accusative of living beings looks like the genitive."""
    own = item.feats.get("Case", case)
    return own == case or {own, case} == {"Acc", "Gen"}
