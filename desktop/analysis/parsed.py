"""A text taken apart: paragraphs, sentences, words with their morphology, and the spans the tagger takes for names."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a mark: offsets into the whole text, part of speech and features as Universal Dependencies name them.

    `lemma` is in lower case; `feats` has keys such as `Case`, `Number`, `Gender`, `Tense`, `VerbForm`.
    """

    start: int
    end: int
    text: str
    pos: str
    feats: Mapping[str, str]
    lemma: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; offsets are into the whole text."""

    start: int
    end: int
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text with more than white space, hard-wrapped lines joined; offsets are into the whole text."""

    start: int
    end: int
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """What the tagger takes for a name, before any correction: PER, LOC or ORG."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text with its paragraphs in order and the tagger's raw spans in order."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    spans: tuple[Span, ...]
