"""Marked fragments of a source's words inside the author's sentence: an ordered list of rules."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from desktop.analysis.parsed import Word
from desktop.analysis.quotes.cues import Cue, Sort
from desktop.analysis.quotes.mentions import Form, Mention
from desktop.analysis.quotes.passages import QUOTED, Item
from desktop.analysis.quotes.scene import Draft, Scene
from desktop.analysis.quotes.sources import source
from desktop.annotation import PER, Kind, Segment

_ARTICLES = frozenset(("статья", "ст", "часть", "ч", "пункт", "п", "коап", "ук"))
_GRIEVANCES = frozenset(("обвинение", "упрек", "критика", "довод", "аргумент", "рассуждение", "намек", "похвала"))
_NOT_SPOKEN = frozenset(("интервью", "запись", "данные", "информация", "сведение", "прогноз", "пост", "вопрос"))
_VALUING = frozenset(
    [
        "раскритиковать",
        "критиковать",
        "поблагодарить",
        "благодарить",
        "осудить",
        "осуждать",
        "похвалить",
        "приветствовать",
        "поприветствовать",
    ]
)


@dataclass(frozen=True, slots=True)
class Fragment:
    """Folded words that are no direct quote, with the retold words around them."""

    scene: Scene
    number: int
    passage: int
    place: int
    retold: Sequence[Draft]

    @property
    def items(self) -> tuple[Item, ...]:
        """The items of the author's sentence."""
        return self.scene.passages[self.passage].items

    @property
    def item(self) -> Item:
        """The folded words."""
        return self.items[self.place]

    def draft(self, confidence: int, cue: Segment | None, mention: Mention | None, *, follows: bool = False) -> Draft:
        """Make a mixed quote of the fragment."""
        segments = tuple(Segment(part.start, part.end) for part in self.scene.stretches[self.number])
        return Draft(Kind.MIXED, segments, "", confidence, self.passage, cue, mention, self.number, follows)


Rule = Callable[[Fragment], Draft | None]


class Fragments:
    """Decides on the marks of one release that hold no direct quote."""

    def __init__(self, scene: Scene, retold: Sequence[Draft]) -> None:
        self._scene = scene
        self._retold: dict[int, list[Draft]] = {}
        for draft in retold:
            self._retold.setdefault(draft.passage, []).append(draft)
        self._whole = {draft.pair for draft in retold}

    def decide(self, number: int) -> tuple[str, Draft | None]:
        """Return the rule that decides on a pair of marks, and the mixed quote if it is one."""
        places = self._scene.places.get(number, ())
        if number in self._whole or not places:
            return "whole-clause" if places else "marks-empty", None
        passage = places[0].passage
        made = Fragment(self._scene, number, passage, places[0].item, self._retold.get(passage, ()))
        for name, bar in BARS:
            if bar(made):
                return name, None
        for name, rule in RULES:
            draft = rule(made)
            if draft is not None:
                return name, replace(draft, rule=name)
        return "marks-other", None


def named(fragment: Fragment) -> bool:
    """The marks hold a name: a capital letter, few words, no verb."""
    words = [word for word in fragment.scene.inside(fragment.item.start, fragment.item.end) if word.pos != "PUNCT"]
    if not words or _law(fragment, words):
        return True
    if not (words[0].text[:1].isupper() or words[0].text[:1].isdigit()):
        return False
    return not any(word.feats.get("VerbForm") == "Fin" for word in words)


def _law(fragment: Fragment, words: Sequence[Word]) -> bool:
    """Tell whether the marks hold a noun and the name it goes by: `закон Мироновой`, `дело Петрова`."""
    noun = words[0].pos == "NOUN" and words[0].lemma in fragment.scene.lexicon.not_said | {"дело", "список", "пакет"}
    return noun and 1 < len(words) < 4 and words[1].text[:1].isupper()


def titled(fragment: Fragment) -> bool:
    """A noun before the marks says that they hold a title, a term or a slogan."""
    before = fragment.items[fragment.place - 1] if fragment.place else None
    if before is None:
        return False
    if before.lemma in {"якобы", "называть", "называемый", "прозвать", "пресловутый"} or _nickname(fragment):
        return True
    if any(item.lemma in _ARTICLES for item in fragment.items[max(0, fragment.place - 8) : fragment.place]):
        return True
    if _instrumental(fragment) and _governing(fragment, ("judge",)):
        return False
    capital = _words(fragment)[0].text[:1].isupper()
    return before.lemma in fragment.scene.lexicon.not_said and (capital or not fragment.scene.verbal(fragment.item))


def _nickname(fragment: Fragment) -> bool:
    """Tell whether a single marked word goes with a name after it: `«хозяин» Петров`."""
    after = fragment.items[fragment.place + 1] if fragment.place + 1 < len(fragment.items) else None
    if after is None or after.name is None or after.name.label != PER or after.has("Case", "Nom"):
        return False
    return len(_words(fragment)) == 1


def _instrumental(fragment: Fragment) -> bool:
    """Tell whether the marked words are what something is called: `назвал закон «драконовским»`."""
    words = _words(fragment)
    return any(word.feats.get("Case") == "Ins" for word in words[:3])


def inside(fragment: Fragment) -> Draft | None:
    """The fragment stands inside retold words and has their source."""
    for draft in fragment.retold:
        if draft.mention is None and not draft.follows:
            continue
        if any(segment.start <= fragment.item.start and fragment.item.end <= segment.end for segment in draft.segments):
            return fragment.draft(85, draft.cue, draft.mention, follows=draft.follows)
    return None


def judged(fragment: Fragment) -> Draft | None:
    """`X назвал это "A"`"""
    return _beside(fragment, ("judge",), 80)


def spoken(fragment: Fragment) -> Draft | None:
    """`X рассказал про "A"`: a cue governs the clause that holds the fragment."""
    cue = _governing(fragment, ("say", "ask", "phrase"))
    found = cue is not None and cue.lemma in {"признать", "признавать", "добавить", "добавлять"}
    return None if found else _beside(fragment, ("say", "ask", "phrase"), 65)


def valued(fragment: Fragment) -> Draft | None:
    """`X раскритиковал "A"`, `X поблагодарил за "A"`"""
    cue = _governing(fragment, ("manner",))
    if cue is None or cue.lemma not in _VALUING or len(_words(fragment)) < 2:
        return None
    mention = source(fragment.scene.phrases, fragment.items, cue)
    return fragment.draft(55, cue.segment(fragment.items), mention, follows=True)


def _words(fragment: Fragment) -> Sequence[Word]:
    return fragment.scene.inside(fragment.item.start, fragment.item.end)


def owned(fragment: Fragment) -> Draft | None:
    """`слова X о "A"`, `реакцией X было "A"`: a noun of speech with its owner governs the fragment."""
    phrases, items = fragment.scene.phrases, fragment.items
    for place in range(fragment.place - 1, max(-1, fragment.place - 12), -1):
        item = items[place]
        if item.pos in {"PUNCT", QUOTED} or (item.finite and item.lemma != "быть"):
            return None
        speech = item.lemma in _GRIEVANCES or (item.lemma in phrases.lexicon.nouns and item.lemma not in _NOT_SPOKEN)
        if item.pos == "NOUN" and speech:
            cue = Cue(place, place, place, item.lemma, Sort.NOUN)
            nested = items[place + 1].pos == "NOUN" and items[place + 1].has("Case", "Gen")
            starts = (place + 1, place + 2)[: 1 + nested]
            owners = (phrases.oblique(items, first, fragment.place) for first in starts)
            owner = next((one for one in owners if one and _somebody(fragment, one[0])), None)
            if owner is None or not _joined(items[owner[1] : fragment.place]):
                return None
            return fragment.draft(58, cue.segment(items), owner[0])
    return None


def listed(fragment: Fragment) -> Draft | None:
    """`среди требований X: "A", "B"`"""
    items, phrases = fragment.items, fragment.scene.phrases
    colon = fragment.place - 1
    while colon > 0 and (items[colon].pos == QUOTED or items[colon].text in {",", "и"}):
        colon -= 1
    nouns = [
        p for p in range(colon) if items[p].lemma in phrases.lexicon.nouns - _NOT_SPOKEN and items[p].pos == "NOUN"
    ]
    if items[colon].text != ":" or not nouns or any(item.finite for item in items[nouns[-1] : colon]):
        return None
    doers = [place for place in range(nouns[-1] + 1, colon) if items[place].has("Case", "Ins")]
    owner = phrases.oblique(items, nouns[-1] + 1, colon)
    owner = owner or (phrases.oblique(items, doers[0], colon, "Ins") if doers else None)
    if owner is None or not _somebody(fragment, owner[0]):
        return None
    cue = Cue(nouns[-1], nouns[-1], nouns[-1], items[nouns[-1]].lemma, Sort.NOUN)
    return fragment.draft(58, cue.segment(items), owner[0])


def _somebody(fragment: Fragment, mention: Mention) -> bool:
    return mention.form in {Form.NAME, Form.INSTITUTION} or mention.head.lemma in fragment.scene.lexicon.people


def _joined(between: Sequence[Item]) -> bool:
    """Tell whether a preposition or `было` leads from the owner to the fragment."""
    return any(item.pos == "ADP" or item.lemma == "быть" for item in between)


def _beside(fragment: Fragment, groups: tuple[str, ...], confidence: int) -> Draft | None:
    cue = _governing(fragment, groups)
    if cue is None:
        return None
    mention = source(fragment.scene.phrases, fragment.items, cue)
    follows = cue.sort is Sort.VERB
    return fragment.draft(confidence, cue.segment(fragment.items), mention, follows=follows)


def _governing(fragment: Fragment, groups: tuple[str, ...]) -> Cue | None:
    """Return the nearest cue of the groups, in the same clause before the fragment or right after it."""
    cues = [cue for cue in fragment.scene.cues[fragment.passage] if cue.of(*groups)]
    for cue in reversed(cues):
        if cue.last < fragment.place:
            between = fragment.items[cue.last + 1 : fragment.place]
            if not any(item.finite or item.text in {";", ":"} for item in between):
                return cue
    if "judge" in groups:
        for cue in cues:
            between = fragment.items[fragment.place + 1 : cue.first]
            if fragment.place < cue.first <= fragment.place + 8 and not any(item.finite for item in between):
                return cue
    return None


BARS: tuple[tuple[str, Callable[[Fragment], bool]], ...] = (("marks-name", named), ("marks-title", titled))
RULES: tuple[tuple[str, Rule], ...] = (
    ("inside-retold", inside),
    ("judged", judged),
    ("spoken", spoken),
    ("valued", valued),
    ("owned", owned),
    ("listed", listed),
)
