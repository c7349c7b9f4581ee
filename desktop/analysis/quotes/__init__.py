"""Quotes with their cues and speakers: ordered lists of small named rules decide, and each quote says which."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.analysis.entities import Table, Tables
from desktop.analysis.models import Models
from desktop.analysis.parsed import Parsed
from desktop.analysis.quotes.fragments import Fragments
from desktop.analysis.quotes.lexicon import Lexicon
from desktop.analysis.quotes.marked import direct
from desktop.analysis.quotes.retold import retold
from desktop.analysis.quotes.scene import Draft, Scene, scene
from desktop.analysis.quotes.speakers import DOUBT, Speakers
from desktop.analysis.quotes.talk import Talk
from desktop.annotation import QUOTE, Annotation, Kind, Quote, Segment


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided on a stretch of the text and by which rule; `kind` is None where marks hold no quote."""

    segment: Segment
    kind: Kind | None
    rule: str


class Quotes:
    """Finds the quotes of releases; holds the word lists."""

    def __init__(self, models: Models, tables: Tables) -> None:
        self._models = models
        self._tables = tables
        self._lexicon = Lexicon.read()

    def find(self, parsed: Parsed, names: Sequence[Annotation], table: Table) -> tuple[Annotation, ...]:
        """Return the quotes of a text in order, with their speakers."""
        made = scene(parsed, names, self._lexicon)
        drafts, _ = _drafts(made)
        speakers, talk = Speakers(made, table, self._tables, self._models), Talk()
        return tuple(_annotation(draft, speakers, talk) for draft in drafts)

    def explain(self, parsed: Parsed, names: Sequence[Annotation]) -> tuple[Decision, ...]:
        """Return for every quote and every pair of marks that holds none the rule that decided."""
        drafts, unused = _drafts(scene(parsed, names, self._lexicon))
        rows = [Decision(Segment(draft.start, draft.end), draft.kind, draft.rule) for draft in drafts]
        return tuple(sorted([*rows, *unused], key=lambda row: (row.segment.start, -row.segment.end)))


def _drafts(made: Scene) -> tuple[list[Draft], list[Decision]]:
    """Decide on marks first, then on retold clauses, then on marked fragments inside them."""
    drafts: list[Draft] = []
    left: dict[int, str] = {}
    for number in range(len(made.pairs)):
        if number not in made.stretches:
            continue
        rule, draft = direct(made, number)
        if draft is not None:
            drafts.append(draft)
        else:
            left[number] = rule
    indirect = retold(made, drafts)
    fragments = Fragments(made, indirect)
    unused = [_unpaired(made, number) for number in range(len(made.pairs)) if number not in made.stretches]
    for number, rule in left.items():
        rule, draft = (rule, None) if rule else fragments.decide(number)
        if draft is not None:
            drafts.append(draft)
        else:
            pair = made.pairs[number]
            unused.append(Decision(Segment(pair.start, pair.end), None, rule))
    return sorted([*drafts, *indirect], key=lambda draft: (draft.start, -draft.end)), unused


def _unpaired(made: Scene, number: int) -> Decision:
    pair = made.pairs[number]
    return Decision(Segment(pair.start, pair.end), None, "marks-inner" if pair.depth else "marks-open")


def _annotation(draft: Draft, speakers: Speakers, talk: Talk) -> Annotation:
    speaker = speakers.name(draft, talk)
    confidence = draft.confidence - (0 if speaker.sure else DOUBT)
    mention = draft.mention.segment if draft.mention else None
    quote = Quote(draft.kind, draft.cue, mention, speaker.name, confidence)
    return Annotation(QUOTE, draft.segments, rule=draft.rule, quote=quote)
