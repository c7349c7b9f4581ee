"""What every rule sees: the author's sentences, the marked words folded into them, and the words of speech."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from desktop.analysis.parsed import Parsed, Word
from desktop.analysis.quotes import insertions
from desktop.analysis.quotes.cues import Cue, Cues
from desktop.analysis.quotes.extents import Extents
from desktop.analysis.quotes.lexicon import Lexicon
from desktop.analysis.quotes.marks import Pair, pairs
from desktop.analysis.quotes.mentions import Mention
from desktop.analysis.quotes.passages import QUOTED, Item, Passage, Stretch, ends_sentence, passages
from desktop.analysis.quotes.phrases import Phrases
from desktop.analysis.quotes.unmarked import lines
from desktop.annotation import Annotation, Kind, Segment


@dataclass(frozen=True, slots=True)
class Draft:
    """A quote before its speaker has a name; `passage` is the sentence that names the source.

    `pair` is the number of the marks that hold it, -1 for words without marks; `follows` says that without a mention
    the source is that of the words before.
    """

    kind: Kind
    segments: tuple[Segment, ...]
    rule: str
    confidence: int
    passage: int
    cue: Segment | None = None
    mention: Mention | None = None
    pair: int = -1
    follows: bool = False

    @property
    def start(self) -> int:
        """Where the first segment begins."""
        return self.segments[0].start

    @property
    def end(self) -> int:
        """Where the last segment ends."""
        return self.segments[-1].end


@dataclass(frozen=True, slots=True)
class Place:
    """Where folded marked words stand: the passage's number and the item's."""

    passage: int
    item: int


@dataclass(frozen=True, slots=True)
class Scene:
    """A release ready for the rules."""

    text: str
    parsed: Parsed
    pairs: tuple[Pair, ...]
    stretches: dict[int, list[Stretch]]
    passages: tuple[Passage, ...]
    cues: tuple[tuple[Cue, ...], ...]
    places: dict[int, list[Place]]
    words: tuple[Word, ...]
    starts: tuple[int, ...]
    lexicon: Lexicon
    phrases: Phrases

    def inside(self, start: int, end: int) -> Sequence[Word]:
        """Return the words within these bounds."""
        return self.words[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def clause(self, item: Item) -> bool:
        """Tell whether folded words make a clause or a sentence that stands by itself."""
        words = [word for word in self.inside(item.start, item.end) if word.pos != "PUNCT"]
        if not words:
            return False
        upper = words[0].text[:1].isupper() or not words[0].text[:1].isalpha()
        ended = ends_sentence(self.text, item.start, item.end)
        finite = any(_predicate(word) for word in words)
        return (upper and (ended or (finite and len(words) > 2) or len(words) > 7)) or (finite and len(words) > 5)

    def verbal(self, item: Item) -> bool:
        """Tell whether folded words hold a predicate."""
        return any(_predicate(word) for word in self.inside(item.start, item.end))

    def segment(self, items: Sequence[Item], first: int, last: int) -> Segment | None:
        """Return the stretch of items [first, last) without outer commas and dashes, with marks of folded words."""
        while first < last and items[first].pos == "PUNCT":
            first += 1
        while last > first and items[last - 1].pos == "PUNCT" and items[last - 1].text not in {"?", "!", "…", "..."}:
            last -= 1
        if first >= last:
            return None
        return Segment(_outer(items[first])[0], _outer(items[last - 1])[1])


def _outer(item: Item) -> tuple[int, int]:
    return (item.start - 1, item.end + 1) if item.pos == QUOTED else (item.start, item.end)


def _predicate(word: Word) -> bool:
    if word.pos not in {"VERB", "AUX", "ADJ"}:
        return word.lemma in {"нет", "можно", "нужно", "надо", "нельзя"}
    return word.feats.get("VerbForm") == "Fin" or word.feats.get("Variant") == "Short"


def scene(parsed: Parsed, names: Iterable[Annotation], lexicon: Lexicon) -> Scene:
    """Make a release ready for the rules."""
    words = tuple(
        word for paragraph in parsed.paragraphs for sentence in paragraph.sentences for word in sentence.words
    )
    starts = tuple(word.start for word in words)
    marked = pairs(parsed.text, [(paragraph.start, paragraph.end) for paragraph in parsed.paragraphs])
    found = _with_lines(marked, lines(parsed, marked, lexicon))
    stretches = _stretches(parsed.text, found, words, starts, lexicon)
    made = tuple(passages(parsed, _folds(parsed, stretches), names))
    cues = Cues(lexicon)
    return Scene(
        text=parsed.text,
        parsed=parsed,
        pairs=found,
        stretches=stretches,
        passages=made,
        cues=tuple(cues.of(passage) for passage in made),
        places=_places(made),
        words=words,
        starts=starts,
        lexicon=lexicon,
        phrases=Phrases(lexicon, Extents(lexicon)),
    )


def _stretches(
    text: str, found: Sequence[Pair], words: Sequence[Word], starts: Sequence[int], lexicon: Lexicon
) -> dict[int, list[Stretch]]:
    """Return the stretches of outer pairs; a mark never closed counts where the author's words end what it opened."""
    made: dict[int, list[Stretch]] = {}
    for number, pair in enumerate(found):
        if pair.depth:
            continue
        stretches = insertions.split(text, pair, number, words, starts, lexicon)
        if pair.closed or (stretches and stretches[-1].end < pair.end) or len(stretches) > 1:
            made[number] = stretches
    return made


def _with_lines(marked: Sequence[Pair], spoken: Iterable[Pair]) -> tuple[Pair, ...]:
    """Put lines of dialogue among the pairs of marks; marks inside a line are inner ones."""
    blocks = _apart({line.parts for line in spoken})
    bounds = [(parts[0][0], parts[-1][1]) for parts in blocks]
    starts = [start for start, _ in bounds]
    inner = [_deeper(pair, bounds, bisect_left(starts, pair.start + 1) - 1) for pair in marked]
    made = [*inner, *(Pair(parts) for parts in blocks)]
    return tuple(sorted(made, key=lambda pair: (pair.start, -pair.end)))


def _apart(blocks: Iterable[tuple[tuple[int, int], ...]]) -> list[tuple[tuple[int, int], ...]]:
    """Return the lines in order, longer ones first; a line inside another is left out."""
    made: list[tuple[tuple[int, int], ...]] = []
    for parts in sorted(blocks, key=lambda parts: (parts[0][0], -parts[-1][1])):
        if not made or parts[0][0] >= made[-1][-1][1]:
            made.append(parts)
    return made


def _deeper(pair: Pair, bounds: Sequence[tuple[int, int]], place: int) -> Pair:
    inside = place >= 0 and bounds[place][0] <= pair.start < bounds[place][1]
    return replace(pair, depth=pair.depth + 1) if inside else pair


def _folds(parsed: Parsed, stretches: dict[int, list[Stretch]]) -> dict[int, list[Stretch]]:
    """Group the stretches by paragraph, in order."""
    starts = [paragraph.start for paragraph in parsed.paragraphs]
    folds: dict[int, list[Stretch]] = {}
    for group in stretches.values():
        for stretch in group:
            folds.setdefault(bisect_left(starts, stretch.start + 1) - 1, []).append(stretch)
    return {number: sorted(group, key=lambda stretch: stretch.start) for number, group in folds.items()}


def _places(made: Sequence[Passage]) -> dict[int, list[Place]]:
    places: dict[int, list[Place]] = {}
    for number, passage in enumerate(made):
        for index, item in enumerate(passage.items):
            if item.pos == QUOTED:
                places.setdefault(item.pair, []).append(Place(number, index))
    return places
