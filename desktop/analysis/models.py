"""The models: natasha's taggers and dictionary behind plain values. The only place that imports natasha and its kin.

A faster engine can take natasha's place behind `Models`, with natasha as the oracle of its tests.
"""

import os
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import pairwise
from typing import Any, TypeAlias

from desktop.analysis import pieces
from desktop.analysis.parsed import Paragraph, Parsed, Sentence, Span, Word

# One BLAS thread: with more, a busy machine spends five to nine times the processor time for nothing.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

Token: TypeAlias = tuple[int, int, str]


class Models:
    """Natasha's models, each loaded at its first use (some 0.7 s in all) and kept."""

    def __init__(self) -> None:
        self._lemmas: dict[tuple[str, str, tuple[tuple[str, str], ...]], str] = {}

    def load(self) -> None:
        """Load everything now, so that the first text need not wait."""
        self.parse("Глава компании Иван Петров приехал в Минск.")

    def parse(self, text: str) -> Parsed:
        """Take a text apart: paragraphs, sentences, words, raw spans of names."""
        tokens: list[Token] = []
        bounds: list[list[tuple[int, int]]] = []
        for start, end in pieces.lines(text):
            cuts = list(pieces.pieces(text, start, end))
            tokens.extend(token for cut in cuts for token in self._tokens(text, *cut))
            bounds.append([sentence for cut in cuts for sentence in self._sentences(text, *cut)])
        spans = tuple(self._spans(text, tokens))
        return Parsed(text, tuple(self._paragraphs(tokens, bounds)), spans)

    def forms(self, word: str) -> list[Any]:
        """Return pymorphy's parses of a word (any case), the likeliest first."""
        forms: list[Any] = self._vocabulary(word.lower())
        return forms

    def _tokens(self, text: str, start: int, end: int) -> Iterator[Token]:
        for offset, run in pieces.runs(text[start:end]):
            for token in self._razdel.tokenize(run):
                yield start + offset + token.start, start + offset + token.stop, token.text

    def _sentences(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        for sentence in self._razdel.sentenize(text[start:end]):
            if sentence.start < sentence.stop:
                yield start + sentence.start, start + sentence.stop

    def _spans(self, text: str, tokens: list[Token]) -> Iterator[Span]:
        """Tag names over groups of paragraphs: the tagger is better with context than a line at a time."""
        starts = [token[0] for token in tokens]
        cuts = (cut for line in pieces.lines(text) for cut in pieces.pieces(text, *line))
        for start, end in pieces.groups(list(cuts)):
            group = tokens[bisect_left(starts, start) : bisect_left(starts, end)]
            if group:
                yield from self._tag(group)

    def _tag(self, tokens: list[Token]) -> Iterator[Span]:
        infer = self._ner.infer
        (tags,) = infer.decoder(infer.process(infer.encoder([list(map(_spelled, tokens))])))
        yield from _joined(tokens, tags)

    def _paragraphs(self, tokens: list[Token], bounds: list[list[tuple[int, int]]]) -> Iterator[Paragraph]:
        starts = [token[0] for token in tokens]
        flat = [
            tokens[bisect_left(starts, start) : bisect_left(starts, end)]
            for sentences in bounds
            for start, end in sentences
        ]
        tagged = iter(self._words(flat))
        for sentences in bounds:
            if sentences:
                made = tuple(Sentence(start, end, next(tagged)) for start, end in sentences)
                yield Paragraph(sentences[0][0], sentences[-1][1], made)

    def _words(self, sentences: list[list[Token]]) -> Iterator[tuple[Word, ...]]:
        """Tag the morphology of sentences, long ones in parts, and put the parts together again."""
        parts = [list(_parts(sentence)) for sentence in sentences]
        flat = [list(map(_spelled, part)) for sentence in parts for part in sentence]
        markups = self._morph.map(flat)
        for sentence in parts:
            words: list[Word] = []
            for part in sentence:
                words.extend(map(self._word, part, next(markups).tokens))
            yield tuple(words)

    def _word(self, token: Token, tag: Any) -> Word:
        start, end, text = token
        return Word(start, end, text, tag.pos, tag.feats, self._lemma(text, tag.pos, tag.feats))

    def _lemma(self, text: str, pos: str, feats: Mapping[str, str]) -> str:
        key = (text, pos, tuple(feats.items()))
        lemma = self._lemmas.get(key)
        if lemma is None:
            lemma = self._lemmas[key] = self._vocabulary.lemmatize(text, pos, feats)
        return lemma

    @cached_property
    def _razdel(self) -> Any:
        import razdel

        return razdel

    @cached_property
    def _embedding(self) -> Any:
        from natasha import NewsEmbedding

        return NewsEmbedding()

    @cached_property
    def _ner(self) -> Any:
        from natasha import NewsNERTagger

        return NewsNERTagger(self._embedding)

    @cached_property
    def _morph(self) -> Any:
        from natasha import NewsMorphTagger

        return NewsMorphTagger(self._embedding)

    @cached_property
    def _vocabulary(self) -> Any:
        # The import order matters: yargy.morph mends pymorphy2 for Python 3.11 and later.
        import pymorphy2_dicts_ru
        import yargy.morph  # noqa: F401
        from natasha.morph.vocab import MorphForm, MorphVocab, PymorphyAnalyzer

        class Vocabulary(MorphVocab):  # type: ignore[misc]
            """Natasha's vocabulary that is told where its dictionary lies, instead of asking pkg_resources."""

            def __init__(self) -> None:
                path = pymorphy2_dicts_ru.get_path()
                PymorphyAnalyzer.__init__(self, path=path, lang="ru", result_type=MorphForm)

        return Vocabulary()


def _spelled(token: Token) -> str:
    """Return a token as the taggers know it: they were taught texts without ё."""
    return token[2].replace("ё", "е").replace("Ё", "Е")


def _parts(tokens: list[Token]) -> Iterator[list[Token]]:
    """Cut a sentence into sequences that the morphological tagger can hold."""
    edges = [*range(0, len(tokens), pieces.SENTENCE), len(tokens)]
    return (tokens[start:end] for start, end in pairwise(edges))


def _joined(tokens: Iterable[Token], tags: Iterable[str]) -> Iterator[Span]:
    """Join the tagger's B- and I- tags into spans."""
    current: Span | None = None
    for (start, end, _), tag in zip(tokens, tags, strict=False):
        part, _, label = tag.partition("-")
        if part == "I" and current and current.label == label:
            current = Span(current.start, end, label)
            continue
        if current:
            yield current
        current = Span(start, end, label) if label else None
    if current:
        yield current
