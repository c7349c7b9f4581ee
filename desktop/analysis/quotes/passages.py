"""The author's own sentences: marked words and brackets are folded into single items, so that grammar can be read."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from desktop.analysis.parsed import Paragraph, Parsed, Word
from desktop.analysis.quotes.kinds import TREATED
from desktop.analysis.quotes.lexicon import plain
from desktop.analysis.quotes.marks import MARKS, RARE
from desktop.annotation import ORG, PER, Annotation

QUOTED, BRACKET = "QUOTED", "BRACKET"
DASHES = frozenset("-–—―")
ENDS = frozenset((".", "!", "?", "…", "...", "?!", "!..", "?.."))
LONGEST = 250
"""Most items of one sentence; a longer one is cut, so that no rule's time can grow with the square of its length."""
_ACTING = re.compile(r"вш(?:ий|ая|ее|ие|его|ей|их|ему|им|ими|ую|ем)$")
_PARTICIPLE = {"VerbForm": "Part", "Voice": "Act"}
"""What an active participle is that the tagger took for a noun."""
_SERVICE = {"Case": "Nom", "Gender": "Fem", "Number": "Sing"}
_GROUP = {"Case": "Nom", "Number": "Plur", "Animacy": "Anim"}
_ENDING = re.compile(r"[.!?…]\s*$")


@dataclass(frozen=True, slots=True)
class Item:
    """A word, a mark, or something folded: marked words (`pair` tells which) or a bracket."""

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    feats: Mapping[str, str] = field(default_factory=dict)
    pair: int = -1
    name: Annotation | None = None

    def has(self, feature: str, value: str) -> bool:
        """Tell whether the word's morphology says so."""
        return self.feats.get(feature) == value

    @property
    def nominative(self) -> bool:
        """Tell whether the word stands in the nominative."""
        return self.feats.get("Case") == "Nom"

    @property
    def finite(self) -> bool:
        """Tell whether the word is a finite verb or a short participle or adjective that serves as one."""
        feats = self.feats
        if self.pos in {"VERB", "AUX"}:
            return feats.get("VerbForm") == "Fin" or feats.get("Variant") == "Short"
        return self.pos == "ADJ" and feats.get("Variant") == "Short"

    @property
    def gerund(self) -> bool:
        """Tell whether the word is an adverbial participle."""
        return self.feats.get("VerbForm") == "Conv"

    @property
    def dash(self) -> bool:
        """Tell whether the item is a dash that stands by itself."""
        return self.text in DASHES


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of the author's, and where it stands."""

    items: tuple[Item, ...]
    paragraph: int
    first: bool
    """Whether it opens its paragraph."""

    @property
    def start(self) -> int:
        """The offset of its first character, marks included."""
        return self.items[0].start

    @property
    def end(self) -> int:
        """The offset after its last character."""
        return self.items[-1].end


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of marked words between two of the author's insertions."""

    start: int
    end: int
    pair: int


Folds = Mapping[int, Sequence[Stretch]]


def passages(parsed: Parsed, folds: Folds, names: Iterable[Annotation]) -> list[Passage]:
    """Return the author's sentences; `folds` gives for each paragraph the stretches that are folded, in order."""
    labels = _starts(names)
    made: list[Passage] = []
    for number, paragraph in enumerate(parsed.paragraphs):
        items = _items(paragraph, folds.get(number, ()), labels)
        cuts = {sentence.end for sentence in paragraph.sentences}
        groups = list(_sentences(_bracketed(items), cuts))
        made.extend(Passage(tuple(group), number, place == 0) for place, group in enumerate(groups))
    return made


def _starts(names: Iterable[Annotation]) -> tuple[list[int], list[Annotation]]:
    ordered = sorted(names, key=lambda name: name.start)
    return [name.start for name in ordered], ordered


def _name_at(labels: tuple[list[int], list[Annotation]], start: int) -> Annotation | None:
    starts, ordered = labels
    place = bisect_left(starts, start + 1) - 1
    if place >= 0 and ordered[place].end > start:
        return ordered[place]
    return None


def _named_whole(labels: tuple[list[int], list[Annotation]], stretch: Stretch) -> Annotation | None:
    """Return the organisation whose name is all that the marks hold."""
    name = _name_at(labels, stretch.start)
    whole = name is not None and (name.start, name.end) == (stretch.start, stretch.end)
    return name if name is not None and whole and name.label == ORG else None


def _items(
    paragraph: Paragraph, stretches: Sequence[Stretch], labels: tuple[list[int], list[Annotation]]
) -> list[Item]:
    items: list[Item] = []
    waiting = iter(stretches)
    stretch = next(waiting, None)
    for word in (word for sentence in paragraph.sentences for word in sentence.words):
        while stretch and word.start >= stretch.end:
            stretch = next(waiting, None)
        if stretch and word.end > stretch.start:
            if not items or items[-1].start != stretch.start or items[-1].pos != QUOTED:
                name = _name_at(labels, stretch.start - 1) or _named_whole(labels, stretch)
                items.append(Item(stretch.start, stretch.end, "", "", QUOTED, pair=stretch.pair, name=name))
        elif word.text not in MARKS and word.text.strip(RARE):
            items.append(_item(word, _name_at(labels, word.start)))
            _agree(items)
    items = [_substantive(item, following) for item, following in zip_longest(items, items[1:])]
    return [_declined(items, place) for place in range(len(items))]


def _declined(items: Sequence[Item], place: int) -> Item:
    """Return a surname after a man's role in the genitive that its form and the verb show: `адвокат Громова сказал`."""
    item, before, following = items[place], items[place - 1], items[place + 1 : place + 2]
    name = item.name
    if name is None or name.label != PER or not item.nominative or not place or before.pos != "NOUN":
        return _group(items, place)
    alone = (name.start, name.end) == (item.start, item.end)
    man = before.has("Gender", "Masc") and any(one.finite and one.has("Gender", "Masc") for one in following)
    his = man and item.text.endswith(("ова", "ева", "ёва", "ина"))
    if not alone or not (his or plain(item.text) == plain(name.normal) + "а"):
        return item
    return replace(item, feats={**item.feats, "Case": "Gen", "Gender": "Masc"})


def _group(items: Sequence[Item], place: int) -> Item:
    """Return a participle in the plural without a noun as one: `оставшиеся в живых рассказали`."""
    item = items[place]
    full = item.pos == "VERB" and item.has("VerbForm", "Part") and not item.has("Variant", "Short")
    if not (full and item.nominative and item.has("Number", "Plur")) or (place and items[place - 1].text == ","):
        return item
    for following in items[place + 1 : place + 12]:
        if following.finite and following.has("Number", "Plur"):
            return replace(item, pos="NOUN", lemma=plain(item.text), feats={**_GROUP})
        if following.nominative or following.finite or following.pos in {"PUNCT", QUOTED}:
            return item
    return item


def _substantive(item: Item, following: Item | None) -> Item:
    """Return a participle that stands for a person as a noun: `задержанный признался`, not `задержанный водитель`."""
    if item.pos not in {"VERB", "NOUN"} or item.has("VerbForm", "Fin") or item.has("Variant", "Short"):
        return item
    base = next((one for one in TREATED if item.lemma != one and _form_of(item.text, one)), None)
    if base is None:
        return item
    if (
        following is not None
        and following.pos in {"NOUN", "PROPN", "X", "ADJ"}
        and following.has("Case", item.feats.get("Case", ""))
    ):
        return item
    feats = {name: value for name, value in item.feats.items() if name in {"Case", "Gender", "Number"}}
    return replace(item, pos="NOUN", lemma=base, feats={**feats, "Animacy": "Anim"})


def _form_of(text: str, base: str) -> bool:
    """Tell whether the word is a form of this participle."""
    word = plain(text)
    return word.startswith(base[:-2]) and len(word) - len(base) in {-1, 0, 1}


def _agree(items: list[Item]) -> None:
    """Put a noun taken for an accusative in the nominative of the adjective before it: `местные газеты`."""
    before, noun = items[-2:] if len(items) > 1 else (items[-1], items[-1])
    mistaken = noun.pos == "NOUN" and noun.has("Case", "Acc") and noun.has("Animacy", "Inan")
    if (
        mistaken
        and before.pos == "ADJ"
        and before.nominative
        and before.feats.get("Number") == noun.feats.get("Number")
    ):
        items[-1] = replace(noun, feats={**noun.feats, "Case": "Nom"})


def _item(word: Word, name: Annotation | None) -> Item:
    if word.pos == "ADJ" and word.text[:1].isupper() and word.text.lower().endswith("-служба"):
        return Item(word.start, word.end, word.text, plain(word.text), "NOUN", _SERVICE, name=name)
    feats = word.feats
    if word.pos == "NOUN" and word.lemma.endswith(("ать", "ять", "ить", "еть")) and _ACTING.search(word.text):
        return Item(word.start, word.end, word.text, plain(word.lemma), "VERB", {**feats, **_PARTICIPLE}, name=name)
    return Item(word.start, word.end, word.text, plain(word.lemma), word.pos, feats, name=name)


def _bracketed(items: list[Item]) -> list[Item]:
    """Fold brackets that hold no marked words."""
    folded: list[Item] = []
    opened: int | None = None
    for item in items:
        folded.append(item)
        if item.text == "(":
            opened = len(folded) - 1
        elif item.pos == QUOTED:
            opened = None
        elif item.text == ")" and opened is not None:
            folded[opened:] = [Item(folded[opened].start, item.end, "", "", BRACKET)]
            opened = None
    return folded


def _sentences(items: list[Item], cuts: set[int]) -> Iterator[list[Item]]:
    group: list[Item] = []
    for place, item in enumerate(items):
        group.append(item)
        following = items[place + 1] if place + 1 < len(items) else None
        if following is None or len(group) >= LONGEST or _breaks(items, place, following, cuts):
            yield group
            group = []


def _breaks(items: list[Item], place: int, following: Item, cuts: set[int]) -> bool:
    """Tell whether a sentence of the author's ends after this item."""
    item = items[place]
    if following.dash and item.text in ENDS and place + 2 < len(items) and items[place + 2].pos == QUOTED:
        return items[place + 2].pair not in {
            before.pair for before in items[max(0, place - LONGEST) : place] if before.pos == QUOTED
        }
    if (
        item.dash
        or following.dash
        or following.text in {",", ".", ":", ";", ")", "!", "?", "…"}
        or following.text[:1].islower()
    ):
        return False
    if item.text in ENDS and place and items[place - 1].pos == QUOTED:
        return True
    return item.end in cuts or (item.text in ENDS and following.pos == QUOTED and following.start - 1 in cuts)


def ends_sentence(text: str, start: int, end: int) -> bool:
    """Tell whether the stretch ends with a full stop, a question mark or the like."""
    return bool(_ENDING.search(text, max(start, end - 4), end))
