"""Words of speech in the author's sentences: verbs, set phrases, adjectives, and `по словам`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain

from desktop.analysis.quotes.lexicon import Lexicon
from desktop.analysis.quotes.passages import Item, Passage
from desktop.annotation import Segment

_QUALIFIERS = frozenset(
    [
        "последний",
        "предварительный",
        "собственный",
        "официальный",
        "неофициальный",
        "оперативный",
        "разный",
        "имеющийся",
        "уточненный",
    ]
)
PHASES = frozenset(
    [
        "продолжать",
        "продолжить",
        "стать",
        "начать",
        "поспешить",
        "преминуть",
        "успеть",
        "мочь",
        "спешить",
        "торопиться",
        "хотеть",
        "любить",
        "устать",
    ]
)
_ENABLING = frozenset(("позволить", "позволять", "дать", "давать", "разрешить"))
_GUESSING = frozenset(("видимо", "по-видимому", "очевидно", "вероятно", "наверное", "похоже"))
"""Words by which the author guesses at somebody's thoughts: `очевидно, полагая, что`."""
POSSESSIVES = frozenset(("его", "ее", "их", "её"))


class Sort(StrEnum):
    """How a cue says."""

    VERB = "verb"
    GERUND = "gerund"
    PARTICIPLE = "participle"
    PASSIVE = "passive"
    ADJECTIVE = "adjective"
    ACCORDING = "according"
    NOUN = "noun"


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of speech: its places in the passage's items [first, last], and which lists know its lemma."""

    first: int
    last: int
    verb: int
    lemma: str
    sort: Sort
    groups: frozenset[str] = field(default_factory=frozenset)

    def of(self, *groups: str) -> bool:
        """Tell whether one of these lists holds the cue."""
        return any(group in self.groups for group in groups)

    def segment(self, items: Sequence[Item]) -> Segment:
        """Where the cue stands."""
        return Segment(items[self.first].start, items[self.last].end)


@dataclass(frozen=True, slots=True)
class Cues:
    """Finds words of speech."""

    lexicon: Lexicon

    def of(self, passage: Passage) -> tuple[Cue, ...]:
        """Return the cues of a passage in order."""
        return tuple(self._found(passage.items))

    def _found(self, items: Sequence[Item]) -> Iterator[Cue]:
        for place, item in enumerate(items):
            if item.pos in {"VERB", "AUX"}:
                cue = self._verb(items, place)
            elif item.pos == "ADJ" and item.lemma in self.lexicon.adjectives and item.has("Variant", "Short"):
                cue = Cue(place, place, place, item.lemma, Sort.ADJECTIVE, frozenset(("say", "think")))
            elif item.pos == "ADP":
                cue = self._according(items, place)
            elif place == 0 and self._gerund(item):
                cue = Cue(0, 0, 0, item.lemma, Sort.GERUND, self.groups(item.lemma[:-1] + "ть"))
            else:
                cue = None
            if cue:
                yield cue

    def _verb(self, items: Sequence[Item], place: int) -> Cue | None:
        item = items[place]
        lemma = item.lemma
        groups = self.groups(lemma)
        sort = _sort(item, items, place)
        if sort is None or self._denied(items, place, lemma):
            return None
        phrase = self._phrase(items, place, lemma)
        if phrase is not None:
            return Cue(min(place, phrase), max(place, phrase), place, lemma, sort, groups | {"say", "phrase"})
        if sort is Sort.ADJECTIVE and lemma not in self.lexicon.adjectives:
            return None
        if not groups:
            return None
        return Cue(place, place, place, lemma, sort, groups)

    def _gerund(self, item: Item) -> bool:
        """Tell whether a sentence's first word is a gerund that the tagger took for something else: `Предполагая`."""
        verb = item.lemma[:-1] + "ть"
        return item.lemma[-1:] in {"я", "в"} and (verb in self.lexicon.say or verb in self.lexicon.think)

    def groups(self, lemma: str) -> frozenset[str]:
        """Return the lists that hold a verb."""
        names = ("say", "think", "relay", "ask", "question", "judge", "manner")
        return frozenset(name for name in names if lemma in getattr(self.lexicon, name))

    def _denied(self, items: Sequence[Item], place: int, lemma: str) -> bool:
        if place and items[place - 1].text.lower() in {"все", "всё", "это"} and items[place].has("Number", "Sing"):
            return True
        if place and items[place - 1 - (items[place - 1].text == ",")].text.lower() in _GUESSING:
            return lemma in self.lexicon.think or lemma == "предполагать"
        if place == 0 or items[place - 1].lemma != "не":
            return False
        told = lemma in self.lexicon.think or lemma in self.lexicon.phrases.get("не", ())
        return lemma == "знать" or not told

    def _phrase(self, items: Sequence[Item], place: int, lemma: str) -> int | None:
        """Return the place of the noun that says together with the verb."""
        if lemma in self.lexicon.phrases.get("не", ()) and place and items[place - 1].lemma == "не":
            return place - 1
        nouns = self.lexicon.phrases.get(lemma, frozenset())
        ahead, behind = range(place + 1, min(place + 5, len(items))), range(place - 1, max(place - 3, -1), -1)
        for near in chain(ahead, behind):
            noun = items[near].pos == "NOUN" or items[near].has("VerbForm", "Inf")
            if noun and items[near].lemma in nouns:
                return near
            if items[near].text in {",", ":", "."} and near > place:
                return None
        return None

    def _according(self, items: Sequence[Item], place: int) -> Cue | None:
        """`по (его) словам`, `согласно (опросу)`."""
        word = items[place].text.lower()
        if word == "согласно" or (word == "судя"):
            return Cue(place, place, place, "согласно", Sort.ACCORDING)
        following = [item.text.lower() for item in items[place + 1 : place + 3]]
        if word in {"с", "со", "на"} and (length := _standpoint(word, following)):
            return Cue(place, place + length, place + length, items[place + length].lemma, Sort.ACCORDING)
        if word != "по":
            return None
        for near in range(place + 1, min(place + 4, len(items))):
            item = items[near]
            if item.pos == "NOUN" and item.lemma in self.lexicon.according:
                return Cue(place, near, near, item.lemma, Sort.ACCORDING)
            if item.pos not in {"DET", "PRON"} and item.lemma not in _QUALIFIERS:
                return None
        return None


def _sort(item: Item, items: Sequence[Item], place: int) -> Sort | None:
    feats = item.feats
    if item.gerund:
        return Sort.GERUND
    if feats.get("VerbForm") == "Part":
        return _participle(item)
    if feats.get("VerbForm") == "Inf":
        phase = next((before for before in items[max(0, place - 3) : place] if before.lemma in PHASES), None)
        if phase is not None and phase.gerund:
            return Sort.GERUND
        return Sort.VERB if phase is not None or enabled(items, place) else None
    if feats.get("VerbForm") != "Fin" or feats.get("Person") in {"1", "2"} or feats.get("Mood") == "Imp":
        return None
    if feats.get("Tense") == "Fut":
        return None
    if item.lemma == "следовать":
        return Sort.PASSIVE if _follows_from(items, place) else None
    passive = item.text.endswith(("ся", "сь")) and item.lemma.endswith("ся")
    return Sort.PASSIVE if passive and item.lemma[:-2] in _IMPERSONAL else Sort.VERB


def enabled(items: Sequence[Item], place: int) -> bool:
    """Tell whether somebody in the dative gets to say it: `это позволило врачам заявить`, `дал повод сказать`."""
    speaker = items[place - 1] if place else items[place]
    given = speaker.has("Case", "Dat") and speaker.has("Animacy", "Anim") and speaker.pos == "NOUN"
    return given and any(item.lemma in _ENABLING for item in items[max(0, place - 7) : place])


def _standpoint(word: str, following: Sequence[str]) -> int:
    """Return how many words after the preposition make `со слов`, `с точки зрения`, `на взгляд`; else 0."""
    if word == "на":
        return int(following[:1] == ["взгляд"])
    return {("слов",): 1, ("точки", "зрения"): 2}.get(tuple(following), int(following[:1] == ["слов"]))


def _follows_from(items: Sequence[Item], place: int) -> bool:
    """Tell whether `следует` names a source: `следует из письма`, `из письма следует, что`."""
    after = [near.text.lower() for near in items[place + 1 : place + 3]]
    if after[:1] == ["из"]:
        return True
    return after == [",", "что"] and any(near.text.lower() == "из" for near in items[max(0, place - 7) : place])


def _participle(item: Item) -> Sort | None:
    if item.has("Variant", "Short"):
        if item.lemma in {"убедить", "уверить"}:
            return Sort.ADJECTIVE
        return Sort.PASSIVE if item.has("Gender", "Neut") and item.has("Number", "Sing") else None
    return Sort.PARTICIPLE if item.has("Voice", "Act") else None


_IMPERSONAL = frozenset(
    [
        "говорить",
        "отмечать",
        "сообщать",
        "указывать",
        "подчеркивать",
        "утверждать",
        "уточнять",
        "пояснять",
        "добавлять",
        "считать",
        "ожидать",
        "предполагать",
    ]
)
