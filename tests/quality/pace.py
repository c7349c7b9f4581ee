"""How long quotes and speakers take: beside natasha's own work on the same texts, and as texts grow."""

import gc
import statistics
import time
from collections.abc import Callable, Iterable

from desktop.analysis.entities import Tables
from desktop.analysis.models import Models
from desktop.analysis.names import Names
from desktop.analysis.quotes import Quotes

ROUNDS = 3


class Pace:
    """Holds both engines, loaded once."""

    def __init__(self) -> None:
        from natasha import Doc, NewsEmbedding, NewsMorphTagger, NewsNERTagger, Segmenter

        embedding = NewsEmbedding()
        self._doc, self._segmenter = Doc, Segmenter()
        self._morph, self._ner = NewsMorphTagger(embedding), NewsNERTagger(embedding)
        self._models = Models()
        self._names = Names(self._models)
        self._tables = Tables(self._models)
        self._quotes = Quotes(self._models, self._tables)

    def plain(self, text: str) -> None:
        """Do what natasha does: segmentation, names, morphology."""
        doc = self._doc(text)
        doc.segment(self._segmenter)
        doc.tag_ner(self._ner)
        doc.tag_morph(self._morph)

    def ratio(self, texts: Iterable[str]) -> float:
        """Return the time of quotes and speakers as a part of natasha's, the median of some rounds."""
        texts = list(texts)
        return statistics.median(self._round(texts) for _ in range(ROUNDS))

    def _round(self, texts: list[str]) -> float:
        theirs = sum(_seconds(lambda text=text: self.plain(text)) for text in texts)  # type: ignore[misc]
        return sum(map(self.quotes, texts)) / theirs

    def quotes(self, text: str) -> float:
        """Return the processor seconds that the entity table and the quotes of a text take, the best of three."""
        parsed = self._models.parse(text)
        names = self._names.find(parsed)
        gc.disable()
        try:
            return min(
                _seconds(lambda: self._quotes.find(parsed, names, self._tables.make(parsed, names))) for _ in "123"
            )
        finally:
            gc.enable()

    def growth(self, text: str, times: int) -> float:
        """Return how many times as long a text `times` as long takes."""
        return self.quotes("\n".join([text] * times)) / self.quotes(text)


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start
