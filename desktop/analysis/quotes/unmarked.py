"""Speech set without quotation marks: lines that begin with a dash, and a paragraph after `X сказал:`."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from desktop.analysis.parsed import Paragraph, Parsed, Word
from desktop.analysis.quotes.dialogues import FEWEST, interview, personal
from desktop.analysis.quotes.insertions import DASHED
from desktop.analysis.quotes.lexicon import Lexicon, plain
from desktop.analysis.quotes.marks import MARKS, Pair

_LINE = re.compile(r"[-–—]\s*(?=[A-ZА-ЯЁ\d«\"„(])")
_NAME = r"[А-ЯЁ](?:[а-яё]+|[А-ЯЁ]+)(?:-[А-ЯЁ][а-яё]+)?"
_INITIALS = r"[А-ЯЁ]\.(?:\s?[А-ЯЁ]\.)?"
_WHO = rf"(?:{_INITIALS}\s?{_NAME}|{_NAME}\s{_INITIALS}|{_NAME}(?:\s{_NAME}){{0,2}}|[А-ЯЁ]\.\s?[А-ЯЁ]\.)"
_LABEL = re.compile(rf"{_WHO}(?:\s\([^)]{{1,60}}\)|,\s[^:.!?\n]{{1,60}})?:\s+(?P<dash>[-–—]\s+)?(?=\S)")
LONGEST = 12
"""Most paragraphs of one speech without marks."""
_LISTED = re.compile(r"[-–—•*]|\d{1,2}[.)]")
_ENDED = re.compile(r"[.!?…»\"”)]$")


def lines(parsed: Parsed, taken: Sequence[Pair], lexicon: Lexicon) -> Iterator[Pair]:
    """Yield lines of dialogue and paragraphs that a colon brings in, as if they stood between marks."""
    busy = {start for pair in taken if len(pair.parts) > 1 for start, _ in pair.parts}
    paragraphs = [one for one in parsed.paragraphs if not busy & {one.start, one.start + 1}]
    spoken = [_replica(parsed.text, paragraph) for paragraph in paragraphs]
    ends = [parsed.text[one.end - 1] for one, start in zip(paragraphs, spoken, strict=True) if start is not None]
    everywhere = ends.count("?") >= FEWEST
    for place, paragraph in enumerate(paragraphs):
        start = spoken[place]
        near = spoken[max(0, place - 1) : place + 2]
        if start is not None and (
            _inserted(parsed.text, start, paragraph)
            or _asked(parsed.text, paragraphs, near, place, everywhere=everywhere)
            or (sum(one is not None for one in near) == 1 and _called(parsed.text, paragraphs[:place][-1:], lexicon))
        ):
            yield Pair(((start, paragraph.end),))
    yield from _labelled(parsed.text, paragraphs)
    yield from interview(parsed.text, paragraphs)
    for place, (before, paragraph) in enumerate(pairwise(paragraphs), start=1):
        if _brought_in(parsed.text, before, paragraph, lexicon):
            block = [paragraph, *_going_on(parsed.text, paragraphs[place : place + LONGEST])]
            yield Pair(tuple((one.start, one.end) for one in block))


def _labelled(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Pair]:
    """Yield the words after `И. Петров:` where several paragraphs begin so: a transcript."""
    matches = [(_LABEL.match(text, one.start, one.end), one.end) for one in paragraphs]
    spoken = [(match, end) for match, end in matches if match and _ENDED.search(text, end - 1, end)]
    found = [(match, Pair(((match.end(), end),))) for match, end in spoken if text[match.end()] not in MARKS]
    yield from (pair for match, pair in found if len(found) > 1 or match["dash"])


def _replica(text: str, paragraph: Paragraph) -> int | None:
    """Return where the words of a line of dialogue begin."""
    match = _LINE.match(text, paragraph.start, paragraph.end)
    return match.end() if match and _ENDED.search(text, paragraph.start, paragraph.end) else None


def _inserted(text: str, start: int, paragraph: Paragraph) -> bool:
    return DASHED.search(text, start, paragraph.end) is not None


def _asked(
    text: str, paragraphs: Sequence[Paragraph], near: Sequence[int | None], place: int, *, everywhere: bool
) -> bool:
    """Tell whether the line is part of questions and answers."""
    if sum(start is not None for start in near) < 2:
        return False
    if everywhere:
        return True
    ends = [text[one.end - 1] for one in paragraphs[max(0, place - 1) : place + 2]]
    return "?" in ends


def _brought_in(text: str, before: Paragraph, paragraph: Paragraph, lexicon: Lexicon) -> bool:
    """Tell whether `X сказал:` stands alone in the paragraph before."""
    if text[before.end - 1] != ":" or text[paragraph.start] in MARKS or _LISTED.match(text, paragraph.start):
        return False
    spoken = personal(paragraph) or _addressing(paragraph)
    whole = text[paragraph.end - 1] in ".!?…" or (text[paragraph.end - 1].isalnum() and spoken)
    return whole and (_speaks(before.sentences[-1].words, lexicon) or personal(paragraph))


def _addressing(paragraph: Paragraph) -> bool:
    """Tell whether somebody is spoken to there: `Вы построили завод`."""
    words = (word for sentence in paragraph.sentences for word in sentence.words)
    return any(word.feats.get("Person") == "2" or word.lemma in {"вы", "ты", "ваш", "твой"} for word in words)


def _going_on(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Yield the paragraphs in which a speech set without marks goes on: right below, and still in the first person."""
    for before, paragraph in pairwise(paragraphs):
        close = text.count("\n", before.end, paragraph.start) == 1
        opened = text[paragraph.start] in MARKS or _LISTED.match(text, paragraph.start)
        if not close or opened or text[paragraph.end - 1] not in ".!?…" or not personal(paragraph):
            return
        yield paragraph


def _speaks(words: Sequence[Word], lexicon: Lexicon) -> bool:
    """Tell whether the words that end with a colon say that somebody speaks."""
    verbs = lexicon.say | lexicon.manner | lexicon.ask | lexicon.question
    says = any(plain(word.lemma) in verbs and _predicative(word) for word in words)
    return says or any(word.lemma in lexicon.according and word.feats.get("Case") == "Dat" for word in words)


def _called(text: str, before: Sequence[Paragraph], lexicon: Lexicon) -> bool:
    """Tell whether the paragraph before ends with a colon after words of speech or a short label."""
    if not before or text[before[0].end - 1] != ":":
        return False
    words = before[0].sentences[-1].words
    label = words[0].feats.get("Case") == "Nom" and not any(word.feats.get("VerbForm") == "Fin" for word in words)
    return label or _speaks(words, lexicon)


def _predicative(word: Word) -> bool:
    """Tell whether the word is a finite verb, a gerund or a short participle: `сказал`, `сказав`, `сказано`."""
    return word.feats.get("VerbForm") in {"Fin", "Conv"} or word.feats.get("Variant") == "Short"
