"""Interviews set without marks and dashes: paragraphs that ask and paragraphs that answer in the first person."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from desktop.analysis.parsed import Paragraph
from desktop.analysis.quotes.marks import MARKS, Pair

FEWEST = 3
"""Fewest questions of an interview; fewer are the author's own."""
_QUESTION = 400
"""Most characters of a question."""
_ANSWER = 12
"""Most paragraphs of one answer."""


def interview(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Pair]:
    """Yield the questions and answers of an interview, as if they stood between marks."""
    asked = [place for place, one in enumerate(paragraphs) if _asks(text, one)]
    answers = list(_answers(text, paragraphs, asked))
    told = sum(any(personal(one) for one in answer) for answer in answers)
    if len(answers) < FEWEST or told * 3 < len(answers) * 2:
        return
    for question, answer in zip(asked, answers, strict=True):
        yield Pair(((paragraphs[question].start, paragraphs[question].end),))
        if answer:
            yield Pair(tuple((one.start, one.end) for one in answer))


def personal(paragraph: Paragraph) -> bool:
    """Tell whether somebody speaks of himself there: `мы усилили`, `наш завод`."""
    words = (word for sentence in paragraph.sentences for word in sentence.words)
    return any(word.feats.get("Person") == "1" or word.lemma in {"я", "мы", "мой", "наш"} for word in words)


def _asks(text: str, paragraph: Paragraph) -> bool:
    plain = text[paragraph.start] not in MARKS and text[paragraph.start] not in "-–—•*"
    return plain and text[paragraph.end - 1] == "?" and paragraph.end - paragraph.start <= _QUESTION


def _answers(text: str, paragraphs: Sequence[Paragraph], asked: Sequence[int]) -> Iterator[Sequence[Paragraph]]:
    """Yield what stands between two questions; after the last one what goes on in the first person."""
    for question, following in pairwise(asked):
        yield [one for one in paragraphs[question + 1 : following][:_ANSWER] if text[one.start] not in "-–—•*"]
    if asked:
        last: list[Paragraph] = []
        for one in paragraphs[asked[-1] + 1 : asked[-1] + 1 + _ANSWER]:
            if last and not personal(one):
                break
            last.append(one)
        yield last
