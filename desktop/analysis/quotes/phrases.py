"""Noun phrases in the author's words: who fills the subject of a word of speech."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from desktop.analysis.quotes.clauses import (
    aside,
    bracketed,
    closed,
    inside_relative,
    named_in,
    told_in,
    verbal_noun,
    within,
)
from desktop.analysis.quotes.cues import POSSESSIVES
from desktop.analysis.quotes.extents import COUNTED, GROUPS, PRONOUNS, Extents, dated, stands
from desktop.analysis.quotes.lexicon import Lexicon
from desktop.analysis.quotes.mentions import NOMINAL, Form, Mention, nominal, participle
from desktop.analysis.quotes.passages import QUOTED, Item
from desktop.annotation import ORG, PER, Annotation

RELATIVE = frozenset(("который", "кто"))
NEVER = frozenset(("это", "что", "все", "то", "ничто", "никто", "нет", "дата", "год", "раз", "пока"))
STANDING = frozenset(
    ("последний", "первый", "второй", "один", "другой", "многие", "некоторый", "тот", "оба", "сам", "каждый")
)

_ACQUAINTED = frozenset(("знакомый", "близкий"))
"""Adjectives that read like nouns."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """Finds noun phrases; knows which nouns are people, institutions and documents."""

    lexicon: Lexicon
    extents: Extents

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
            unbent = item.pos == QUOTED or (item.text.isupper() and len(item.text) > 1)
            named = item.name is not None and item.name.label == ORG
            if unbent and named and items[place - 1].text.lower() in {"в", "на"}:
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
            alone = item.name is not None and item.name.start == item.start and item.name.end == item.end
            if alone and item.name and item.name.label == PER and item.text.endswith(("а", "я")):
                return self.extents.mention(items, place, limit, item.feats.get("Case", "Gen"))
        return None

    def _after(self, items: Sequence[Item], verb: int, limit: int) -> tuple[Mention, int] | None:
        if (placed := self._placed(items, verb, limit)) is not None:
            return self.extents.mention(items, placed, limit, "Loc")
        for place in range(verb + 1, limit):
            item = items[place]
            if item.text in {":", ";"} or item.gerund or (item.finite and place > verb + 1):
                return None
            parted = item.text == "," and place > verb + 1 and not dated(items, place)
            if parted and not self._apposed(items, place, limit):
                return None
            if self._addressed(items, place, limit):
                continue
            if self._heads(item) and self.agrees(item, items[verb]) and not named_in(items, place):
                found = self.extents.mention(items, self._opening(items, place, verb + 1), limit, "Nom")
                return _with_woman(found, items, items[verb], limit) if found else None
            if self._medium(items, place, verb):
                return self.extents.mention(items, place, place + 1, "Nom")
        return None

    def _addressed(self, items: Sequence[Item], place: int, limit: int) -> bool:
        """Tell whether a paper only hears what the person after it says: `сообщил «Заре» источник в мэрии`."""
        item = items[place]
        if item.pos != QUOTED and (item.name is None or item.name.label != ORG):
            return False
        after = place + 1
        while after < limit and (items[after].name == item.name is not None or _attribute(items[after], "Nom")):
            after += 1
        head = items[after] if after < limit else item
        person = head.name is not None and head.name.label == PER
        return head.nominative and (person or head.lemma in self.lexicon.people or head.lemma == "один")

    def _named_before(self, items: Sequence[Item], first: int, floor: int) -> int:
        """Return where the name begins that a role after a comma goes with: `Иванов, глава отдела, сказал`."""
        if first - 2 < floor or items[first - 1].text not in {",", "-", "–", "—"} or items[first].name is not None:
            return first
        name = items[first - 2].name
        if name is None or name.label != PER or items[first].pos == "PRON" or _names_other(items, first, name):
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
            if told_in(items, place, verb):
                return None
            heads = self._heads(item) or _unbent(items, place)
            leads = heads and not named_in(items, place) and self.agrees(item, items[verb])
            if (
                leads
                and not inside_relative(items, place, verb)
                and not closed(items, place, verb)
                and not bracketed(items, place)
            ):
                first = self._opening(items, self._leftmost(items, place, floor, verb), floor)
                first = self._named_before(items, first, floor)
                found = self.extents.mention(items, first, verb, "Nom")
                return (found[0], first) if found else None
            located = item.has("Case", "Loc") or within(items, place)
            placed = located and _they(items[verb]) and self._locative(items, place)
            held = self._held(items, place, floor) if placed else None
            if held is not None and not items[held].nominative:
                found = self.extents.mention(items, held, verb, items[held].feats.get("Case", "Nom"))
                return (found[0], held) if found else None
            if placed and held is None and not aside(items, place, verb):
                first = self._run_start(items, place, floor)
                found = self.extents.mention(items, self._first_in(items, first, place, "Loc"), verb, "Loc")
                return (found[0], first) if found else None
        return self._beside(items, verb, floor)

    def _held(self, items: Sequence[Item], place: int, floor: int) -> int | None:
        """Return the place of the people before the preposition who are the subject: `источники в посольстве сообщали`.

        At the beginning the tagger may take them for an object, whose form is the same.
        """
        start = place
        while start > floor and items[start].pos != "ADP":
            start -= 1
        left = start - 1
        while left > floor and (items[left].pos == QUOTED or items[left].has("Case", "Gen")):
            left -= 1
        left = left if left >= floor else start
        head = items[left]
        subject = head.nominative or (left == 0 and head.has("Case", "Acc"))
        people = head.lemma in self.lexicon.people or head.lemma.endswith(GROUPS)
        return left if subject and head.has("Number", "Plur") and people else None

    def _beside(self, items: Sequence[Item], verb: int, floor: int) -> tuple[Mention, int] | None:
        """Return a single name right before the verb, whatever case the tagger took it for."""
        place = verb - 1 if verb and items[verb - 1].lemma != "не" else verb - 2
        name = items[place].name if place >= floor else None
        if name is None or name.label != PER or (name.start, name.end) != (items[place].start, items[place].end):
            return None
        if items[place].has("Case", "Gen") and place > floor and items[place - 1].pos == "NOUN":
            return None
        if items[verb].has("Number", "Plur") and items[place].feats.get("Case") in {"Gen", "Acc"}:
            return None
        found = self.extents.mention(items, place, verb, items[place].feats.get("Case", "Nom"))
        return (found[0], place) if found else None

    def oblique(self, items: Sequence[Item], place: int, limit: int, case: str = "Gen") -> tuple[Mention, int] | None:
        """Return the phrase in this case that begins at `place`: what follows `по словам`."""
        while place < limit and items[place].pos in {"ADV", "PART"}:
            place += 1
        if place < limit and items[place].pos == "CCONJ":
            return None
        if place >= limit or (items[place].pos in {"PUNCT", "VERB", "ADP", "SCONJ"} and not participle(items[place])):
            return None
        if (noun := _attributed(items, place, limit, case)) is not None:
            found = self.extents.mention(items, noun, limit, case)
            return (_with_attribute(found[0], items[place:noun]), found[1]) if found else None
        return self.extents.mention(items, place, limit, case)

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
        if gender != "Fem" or head.pos != "NOUN":
            return False
        return head.lemma in self.lexicon.people or (head.has("Gender", "Masc") and head.has("Animacy", "Anim"))

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
        if item.lemma in NEVER or verbal_noun(item) or not (item.nominative or caseless):
            return False
        if item.pos == "PRON":
            return item.lemma in PRONOUNS or item.lemma in RELATIVE
        return item.pos in NOMINAL or item.lemma in STANDING or (item.pos == "NUM" and item.lemma in PRONOUNS | COUNTED)

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
        while place > floor and nominal(items[place - 1]):
            place -= 1
        return place

    def _leftmost(self, items: Sequence[Item], place: int, floor: int, verb: int) -> int:
        """Return the first head of the phrase that `place` belongs to: the title before the name."""
        if items[place].pos == "PRON":
            return place
        start = self._run_start(items, place, floor)
        for left in range(start, place):
            item = items[left]
            leads = item.pos in NOMINAL and item.nominative and not (named_in(items, left) or verbal_noun(item))
            if leads and self.agrees(item, items[verb]):
                return left
        return place

    def _opening(self, items: Sequence[Item], place: int, floor: int) -> int:
        """Take the attributes before the head into the phrase."""
        case = items[place].feats.get("Case")
        while place > floor and items[place].pos != "PRON" and _attribute(items[place - 1], case):
            if items[place - 1].text.lower() in POSSESSIVES and items[place - 2].has("VerbForm", "Inf"):
                return place
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
            if item.text == "," or not nominal(item):
                return False
            seen = seen or (item.pos in NOMINAL and item.nominative)
            if item.name and item.name.label == PER and seen:
                return True
        return False


def _names_other(items: Sequence[Item], first: int, name: Annotation) -> bool:
    """Tell whether the phrase that begins here ends with a name of its own: `Иванов, прокурор Анна Котова`."""
    phrase = takewhile(lambda item: nominal(item) and item.text != "и", items[first:])
    return any(item.nominative and item.name and item.name.label == PER and item.name != name for item in phrase)


def _attributed(items: Sequence[Item], place: int, limit: int, case: str) -> int | None:
    """Return the noun of an attribute that governs a phrase: `знакомого с делом юриста`."""
    opening = items[place]
    if opening.name is not None or not opening.has("Case", case) or place + 1 >= limit or items[place + 1].pos != "ADP":
        return None
    if opening.pos not in {"ADJ", "NOUN"} and not participle(opening):
        return None
    for noun in range(place + 3, min(limit, place + 8)):
        if items[noun].text == ",":
            return None
        same = stands(items[noun], case) and items[noun].feats.get("Number") == opening.feats.get("Number")
        if same and items[noun].pos == "NOUN" and items[noun - 1].pos in {"NOUN", "PRON", "PROPN"}:
            return noun if opening.pos != "NOUN" or opening.lemma in _ACQUAINTED else None
    return None


def _with_attribute(mention: Mention, words: Sequence[Item]) -> Mention:
    """Put an attribute and what it governs before a phrase, in the phrase's case."""
    feats = {**words[0].feats, "Case": mention.head.feats.get("Case", "Gen")}
    return replace(mention, items=(replace(words[0], pos="ADJ", feats=feats), *words[1:], *mention.items))


def _with_woman(found: tuple[Mention, int], items: Sequence[Item], verb: Item, limit: int) -> tuple[Mention, int]:
    """Take in a woman's name that reads like a man's genitive: `сказала кандидат в мэры Александра Котова`."""
    mention, end = found
    if not verb.has("Gender", "Fem") or mention.form is not Form.ROLE or not mention.head.has("Gender", "Masc"):
        return found
    place = end
    while place < min(limit, end + 8) and nominal(items[place]) and items[place].name is None:
        place += 1
    name = items[place].name if place < limit else None
    if name is None or name.label != PER:
        return found
    last = next((p for p in range(place, limit) if items[p].name != name), limit)
    if " ".join(item.text for item in items[place:last]) != name.normal or last == place + 1:
        return found
    words = (*mention.items, *items[end:last])
    return replace(mention, items=words, form=Form.NAME, name=name, gender="Fem"), last


def _unbent(items: Sequence[Item], place: int) -> bool:
    """Tell whether a name in capitals, which has no cases, can be a subject here: `США назвали`."""
    item = items[place]
    if item.name is None or item.name.label == PER or not (item.text.isupper() and len(item.text) > 1):
        return False
    return not place or items[place - 1].pos not in {"NOUN", "ADP", "ADJ", "PROPN", "X"}


def _they(verb: Item) -> bool:
    """Tell whether the verb is a plural, by its form too: the tagger errs on `советовало`."""
    return verb.has("Number", "Plur") and not verb.text.endswith(("ло", "ла", "лось", "лась"))


def _attribute(item: Item, case: str | None) -> bool:
    """Tell whether the word goes with the noun after it: an adjective in its case, or `его`."""
    agrees = item.pos in {"ADJ", "DET"} and item.feats.get("Case", case) == case
    return agrees or item.text.lower() in POSSESSIVES
