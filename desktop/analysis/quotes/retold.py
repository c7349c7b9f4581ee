"""Words retold by the author: an ordered list of rules for every word of speech, the first that answers decides."""

from collections.abc import Callable, Sequence

from desktop.analysis.quotes.asides import about, as_said, by_words, joint_before, tail
from desktop.analysis.quotes.complements import call, colon, infinitive, question, that, topic
from desktop.analysis.quotes.cues import Cue, Sort
from desktop.analysis.quotes.mentions import Form
from desktop.analysis.quotes.passages import QUOTED
from desktop.analysis.quotes.reading import Frame, Reading, readings
from desktop.analysis.quotes.scene import Draft, Scene
from desktop.annotation import Kind

_CALLS = frozenset(("призыв", "предложение", "требование", "просьба", "обещание"))
Rule = Callable[[Reading, Cue], Frame | None]


def retold(scene: Scene, marked: Sequence[Draft]) -> list[Draft]:
    """Return the indirect quotes of a text, and the mixed ones that are a whole clause after `что`."""
    direct = frozenset(draft.pair for draft in marked)
    found: list[Draft] = []
    for reading in readings(scene, direct):
        found.extend(_of(reading))
    return found


def _of(reading: Reading) -> list[Draft]:
    found = []
    for cue in _all_cues(reading):
        if cue.verb in reading.holes:
            continue
        for name, rule in RULES:
            frame = rule(reading, cue)
            if frame is not None:
                draft = _draft(reading, frame, name)
                reading.take(frame)
                found.extend([draft] if draft else [])
                break
    return found


def _outer(reading: Reading) -> Cue | None:
    """Return the cue at the sentence's end whose person says all of it: `A, если B подтвердят, что C, отметил X.`"""
    for cue in reversed(reading.cues):
        if cue.sort in {Sort.VERB, Sort.ADJECTIVE} and (joint := joint_before(reading, cue)) is not None:
            found = reading.scene.phrases.after(reading.items, cue.verb, reading.last)
            if (
                found
                and found[0].form in {Form.NAME, Form.PRONOUN, Form.ROLE}
                and reading.that(cue) is None
                and joint > 3
            ):
                return cue
    return None


def _all_cues(reading: Reading) -> list[Cue]:
    """Return the sentence's cues, nouns of calling and asking and a headline's colon among them, in order."""
    nouns = [
        Cue(place, place, place, item.lemma, Sort.NOUN)
        for place, item in enumerate(reading.items)
        if item.pos == "NOUN" and (item.lemma in _CALLS or item.lemma == "вопрос")
    ]
    outer = _outer(reading)
    found = [cue for cue in (*_headline(reading), *reading.cues, *nouns) if cue is not outer]
    return [*([outer] if outer else []), *sorted(found, key=lambda cue: cue.first)]


def _headline(reading: Reading) -> list[Cue]:
    colon = next((place for place, item in enumerate(reading.items[:12]) if item.text == ":"), None)
    if colon is None or not colon or any(cue.first < colon for cue in reading.cues):
        return []
    return [Cue(colon, colon, colon, ":", Sort.NOUN)]


def _draft(reading: Reading, frame: Frame, name: str) -> Draft | None:
    scene = reading.scene
    segments = tuple(segment for bound in frame.ranges if (segment := scene.segment(reading.items, *bound)) is not None)
    if not segments:
        return None
    cue = None if frame.cue.lemma == ":" else frame.cue.segment(reading.items)
    pair = _only_pair(reading, frame)
    if pair is not None and name in {"that", "tail", "infinitive"}:
        return Draft(
            Kind.MIXED,
            segments,
            f"{name}-marked",
            frame.confidence,
            reading.number,
            cue,
            frame.mention,
            pair,
            frame.follows,
        )
    return Draft(Kind.INDIRECT, segments, name, frame.confidence, reading.number, cue, frame.mention, -1, frame.follows)


def _only_pair(reading: Reading, frame: Frame) -> int | None:
    """Return the marks that hold all of the retold words, if they do."""
    items = [item for first, last in frame.ranges for item in reading.items[first:last] if item.pos != "PUNCT"]
    return items[0].pair if len(items) == 1 and items[0].pos == QUOTED else None


RULES: tuple[tuple[str, Rule], ...] = (
    ("question", question),
    ("about", about),
    ("as-said", as_said),
    ("infinitive", infinitive),
    ("that", that),
    ("call", call),
    ("according", by_words),
    ("tail", tail),
    ("topic", topic),
    ("colon", colon),
)
