"""The author's words inside one pair of marks: `"A, - сказал X. - B"`."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from desktop.analysis.parsed import Word
from desktop.analysis.quotes.lexicon import Lexicon, plain
from desktop.analysis.quotes.marks import Pair
from desktop.analysis.quotes.passages import DASHES, Stretch

LONGEST = 220
"""Most characters of an author's insertion."""
_BEFORE = frozenset((",", ".", "!", "?", "…", "...", "»", '"', "”", "?!", "!.."))
DASHED = re.compile(r"[,.!?…»\"”]\s*[-–—]\s*[а-яёА-ЯЁ]")
_MODIFIERS = frozenset(("ADV", "PART", "CCONJ"))


def split(
    text: str, pair: Pair, number: int, words: Sequence[Word], starts: Sequence[int], lexicon: Lexicon
) -> list[Stretch]:
    """Return the stretches of a pair's words, the author's insertions left out."""
    stretches: list[Stretch] = []
    for start, end in pair.parts:
        left = start
        if DASHED.search(text, start, end):
            inside = words[bisect_left(starts, start) : bisect_left(starts, end)]
            for opening, closing in _insertions(inside, end, lexicon):
                stretches.append(Stretch(left, opening, number))
                left = closing
        if left < end:
            stretches.append(Stretch(left, end, number))
    return stretches


def _insertions(words: Sequence[Word], end: int, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield the bounds of each insertion, its dashes included."""
    place = 1
    while place < len(words) - 1:
        if _dash(words, place) and _says(words, place + 1, lexicon):
            closing = _closing(words, place + 1)
            if closing is not None:
                yield words[place].start, words[closing].end if closing < len(words) else end
                place = closing
        place += 1


def _dash(words: Sequence[Word], place: int) -> bool:
    return words[place].text in DASHES and words[place - 1].text in _BEFORE


def _closing(words: Sequence[Word], first: int) -> int | None:
    """Return the place of the dash that ends the insertion, or that after the last word."""
    for place in range(first + 1, len(words)):
        if words[place].start - words[first].start > LONGEST:
            return None
        if _dash(words, place):
            return place
        if words[place].text in {"?", "!"}:
            return None
    return len(words)


def _says(words: Sequence[Word], place: int, lexicon: Lexicon) -> bool:
    """Tell whether the author speaks here: a verb of speech comes first and its subject after it."""
    while place < len(words) and words[place].pos in _MODIFIERS:
        place += 1
    if place >= len(words) - 1 or not _speech(words[place], lexicon):
        return False
    return any(_subject(word) for word in words[place + 1 : place + 9]) or words[place].feats.get("Number") == "Plur"


def _speech(word: Word, lexicon: Lexicon) -> bool:
    feats = word.feats
    if feats.get("VerbForm") != "Fin" or feats.get("Person") in {"1", "2"} or feats.get("Tense") == "Fut":
        return False
    lemma = plain(word.lemma)
    return any(lemma in group for group in (lexicon.say, lexicon.think, lexicon.manner, lexicon.ask, lexicon.question))


def _subject(word: Word) -> bool:
    if word.feats.get("Person") in {"1", "2"}:
        return False
    return (
        word.feats.get("Case") == "Nom" and word.pos in {"NOUN", "PROPN", "PRON", "ADJ", "DET", "X"}
    ) or word.pos == "X"
