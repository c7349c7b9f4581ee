"""Where words stand in a text, whatever their case, ё or е, and inflection. All places are code points."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from desktop.annotation import Segment
from desktop.workbench.declension import forms

_WORD = re.compile(r"[^\W_]+")
_QUOTATION_MARKS = "«»„“”\"‹›‘’'"
_HYPHENS = "-‑‐"
_DASHES = "–—‒―"
# A space is at most one line's end: what stands in two paragraphs is not one name.
_SPACE = r"[^\S\n]*\n?[^\S\n]*"


def find(text: str, words: str, *, whole: bool = False) -> list[Segment]:
    """Return where `words` stand in a text in any form; unless `whole`, also inside of other words as they are.

    Of what overlaps the longer place is given. In order of the text.
    """
    wanted = words.strip()
    if not wanted:
        return []
    folded = fold(text)
    found = list(_inflected(folded, fold(wanted)))
    if not whole:
        found += _written(folded, fold(wanted))
    return _apart(found)


def same(text: str, words: str) -> list[Segment]:
    """Return where the same name stands in a text, in any case form, in whole words.

    A word with a capital letter is found with a capital only, one in capitals with capitals only (`МИД`, `МИДа`, not
    `мида`); gender and number must be its own.
    """
    wanted = words.strip()
    tokens = [match.group() for match in _WORD.finditer(wanted)]
    if not tokens:
        return []
    places = _inflected(fold(text), fold(wanted), precise=True)
    return [place for place in places if _as_capital(tokens, _WORD.findall(place.of(text)))]


def fold(text: str) -> str:
    """Return a text in lower case with `е` for `ё`, every character in its place."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(each.lower() if len(each.lower()) == 1 else each for each in text)
    return lower.replace("ё", "е")


def _inflected(folded: str, wanted: str, *, precise: bool = False) -> Iterator[Segment]:
    words = list(_WORD.finditer(wanted))
    if not words:
        return
    parts = [_any_form(words[0].group(), precise=precise)]
    for before, after in pairwise(words):
        parts += [_between(wanted[before.end() : after.start()]), _any_form(after.group(), precise=precise)]
    closing = _closing(wanted[words[-1].end() :])
    pattern = re.compile(rf"(?<![^\W_]){''.join(parts)}(?![^\W_]){closing}")
    yield from (Segment(match.start(), match.end()) for match in pattern.finditer(folded))


def _any_form(word: str, *, precise: bool) -> str:
    """Return a regular expression for the forms of a word; what they share stands in front, which makes it quick."""
    known = sorted(forms(word, numbers=not precise), reverse=True)
    shared = _shared(known[0], known[-1])
    return f"{re.escape(shared)}(?:{'|'.join(re.escape(each.removeprefix(shared)) for each in known)})"


def _shared(one: str, other: str) -> str:
    """Return what two words begin with, and with them all that stand between them in the alphabet."""
    length = next((place for place, pair in enumerate(zip(one, other, strict=False)) if len(set(pair)) > 1), None)
    return one[: min(len(one), len(other)) if length is None else length]


def _between(marks: str) -> str:
    """Return a regular expression for what stands between two words: any kind of the same marks, any spaces."""
    kinds = "".join(_kind(mark) for mark in marks if not mark.isspace())
    if not kinds:
        return r"(?:[^\S\n]+\n?|\n)[^\S\n]*"
    return _SPACE + _SPACE.join(_kind(mark) for mark in marks if not mark.isspace()) + _SPACE


def _closing(marks: str) -> str:
    """Return a regular expression for marks that end the wanted words, there if they are wanted and present."""
    wanted = marks.strip()
    return "".join(f"(?:{_kind(mark)})?" for mark in wanted)


def _kind(mark: str) -> str:
    for kind in (_QUOTATION_MARKS, _HYPHENS, _DASHES):
        if mark in kind:
            return f"[{re.escape(kind)}]"
    return re.escape(mark)


def _written(folded: str, wanted: str) -> Iterator[Segment]:
    pattern = re.compile(r"\s+".join(map(re.escape, wanted.split())))
    return (Segment(match.start(), match.end()) for match in pattern.finditer(folded))


def _as_capital(wanted: Sequence[str], found: Sequence[str]) -> bool:
    return all(_capitals_agree(one, other) for one, other in zip(wanted, found, strict=False))


def _capitals_agree(wanted: str, found: str) -> bool:
    if len(wanted) > 1 and wanted.isupper():
        return found[: len(wanted) - 1].isupper()
    return found[0].isupper() or not wanted[0].isupper()


def _apart(places: Iterable[Segment]) -> list[Segment]:
    """Return the places in order, of overlapping ones the first and longer."""
    kept: list[Segment] = []
    for place in sorted(places, key=lambda place: (place.start, -place.end)):
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
    return kept
