"""One pair of marks under judgement, with the author's words around it."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.analysis.quotes.cues import Cue, Sort
from desktop.analysis.quotes.marks import MARKS, RARE
from desktop.analysis.quotes.mentions import Mention
from desktop.analysis.quotes.passages import Item, Passage
from desktop.analysis.quotes.scene import Draft, Place, Scene
from desktop.annotation import Kind, Segment

SPEECH = ("say", "think", "manner", "relay", "ask", "question", "judge", "phrase")
"""The lists of words that can stand beside marked words."""


@dataclass(frozen=True, slots=True)
class Marked:
    """One pair of marks under judgement: its folded items and the sentences they stand in."""

    scene: Scene
    number: int
    places: tuple[Place, ...]

    @property
    def passage(self) -> Passage:
        """The sentence that holds the end of the marked words."""
        return self.scene.passages[self.places[-1].passage]

    @property
    def opening(self) -> Passage:
        """The sentence that holds the beginning of the marked words."""
        return self.scene.passages[self.places[0].passage]

    @property
    def before(self) -> Sequence[Item]:
        """The author's words before the marks, in the same sentence."""
        return self.opening.items[: self.places[0].item]

    @property
    def after(self) -> Sequence[Item]:
        """The author's words after the marks, in the same sentence."""
        return self.passage.items[self.places[-1].item + 1 :]

    @property
    def item(self) -> Item:
        """The first of the folded items."""
        return self.opening.items[self.places[0].item]

    @property
    def unmarked(self) -> bool:
        """Tell whether the words stand in a line of their own, without marks."""
        start = self.scene.pairs[self.number].start
        return start == 0 or self.scene.text[start - 1] not in MARKS + RARE

    def clause(self) -> bool:
        """Tell whether the marked words make a clause or a sentence."""
        items = (self.scene.passages[place.passage].items[place.item] for place in self.places)
        return any(self.scene.clause(item) for item in items)

    def draft(
        self,
        rule: str,
        confidence: int,
        cue: Cue | None,
        mention: Mention | None,
        *,
        follows: bool = False,
        ahead: bool = False,
    ) -> Draft:
        """Make a direct quote of the marked words; `ahead` says that the cue stands before them, where they open."""
        number = self.places[-1].passage
        items = (self.opening if ahead else self.passage).items
        segment = cue.segment(items) if cue else None
        stretches = self.scene.stretches[self.number]
        segments = tuple(Segment(*_trimmed(self.scene.text, part.start, part.end)) for part in stretches)
        elided = mention is None and cue is not None and elides(items[cue.verb], cue)
        return Draft(Kind.DIRECT, segments, rule, confidence, number, segment, mention, self.number, follows or elided)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out the spaces, dashes and commas that join the speaker's words to the author's."""
    while end > start + 1 and text[end - 1] in " \u00a0\t,-–—":
        end -= 1
    while start < end - 1 and text[start] in " \u00a0\t,-–—":
        start += 1
    return start, end


def elides(verb: Item, cue: Cue) -> bool:
    """Tell whether a missing subject is the source before: after a singular verb, a noun, `отмечается`."""
    if cue.sort is Sort.PASSIVE:
        return not cue.lemma.startswith("сообщ")
    return not verb.has("Number", "Plur") or cue.sort is Sort.NOUN


def full(marked: Marked) -> bool:
    """Tell whether the marked words hold a finite verb or are long."""
    words = [word for word in marked.scene.inside(marked.item.start, marked.item.end) if word.pos != "PUNCT"]
    return marked.clause() or (len(words) > 3 and _verbal(words)) or len(words) > 12 or _dashed(marked, len(words))


def sentence(marked: Marked) -> bool:
    """Tell whether the marked words begin with a capital letter and hold a finite verb."""
    words = marked.scene.inside(marked.item.start, marked.item.end)
    ended = marked.scene.text[marked.item.end - 1] in "?!"
    return words[0].text[:1].isupper() and (ended or _verbal(words))


def _dashed(marked: Marked, count: int) -> bool:
    inside = marked.scene.text[marked.item.start : marked.item.end]
    return count > 3 and (" - " in inside or " — " in inside or " – " in inside)


def _verbal(words: Sequence[object]) -> bool:
    return any(getattr(word, "feats", {}).get("VerbForm") == "Fin" for word in words)


def colon_before(marked: Marked) -> bool:
    """Tell whether a colon stands right before the marked words."""
    return bool(marked.before) and marked.before[-1].text == ":"
