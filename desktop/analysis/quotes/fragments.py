"""Marked fragments of a source's words inside the author's sentence: an ordered list of rules."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from desktop.analysis.quotes.cues import Cue, Sort
from desktop.analysis.quotes.mentions import Mention
from desktop.analysis.quotes.passages import Item
from desktop.analysis.quotes.scene import Draft, Scene
from desktop.analysis.quotes.sources import source
from desktop.annotation import Kind, Segment


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
    if not words or not (words[0].text[:1].isupper() or words[0].text[:1].isdigit()):
        return not words
    return not any(word.feats.get("VerbForm") == "Fin" for word in words)


def titled(fragment: Fragment) -> bool:
    """A noun before the marks says that they hold a title, a term or a slogan."""
    before = fragment.items[fragment.place - 1] if fragment.place else None
    if before is None:
        return False
    if before.lemma in {"якобы", "называть", "называемый", "прозвать", "пресловутый"}:
        return True
    return before.lemma in fragment.scene.lexicon.not_said and not fragment.scene.verbal(fragment.item)


def inside(fragment: Fragment) -> Draft | None:
    """The fragment stands inside retold words and has their source."""
    for draft in fragment.retold:
        if any(segment.start <= fragment.item.start and fragment.item.end <= segment.end for segment in draft.segments):
            return fragment.draft(85, draft.cue, draft.mention, follows=draft.follows)
    return None


def judged(fragment: Fragment) -> Draft | None:
    """`X назвал это "A"`"""
    return _beside(fragment, ("judge",), 80)


def spoken(fragment: Fragment) -> Draft | None:
    """`X рассказал про "A"`: a cue governs the clause that holds the fragment."""
    return _beside(fragment, ("say", "ask", "phrase"), 65)


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
            if fragment.place < cue.first <= fragment.place + 8:
                return cue
    return None


BARS: tuple[tuple[str, Callable[[Fragment], bool]], ...] = (("marks-name", named), ("marks-title", titled))
RULES: tuple[tuple[str, Rule], ...] = (("inside-retold", inside), ("judged", judged), ("spoken", spoken))
