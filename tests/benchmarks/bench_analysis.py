"""How long the whole analysis of the sample takes, models warm, against plain natasha's part of it.

Plain natasha does segmentation, names and morphology; ours adds normal forms, values, entities, quotes and speakers.
"""

import os
import time

os.environ["OPENBLAS_NUM_THREADS"] = "1"

import gc
from collections.abc import Callable

from natasha import Doc, NewsEmbedding, NewsMorphTagger, NewsNERTagger, Segmenter

from desktop import locations, reading
from desktop.analysis.analyst import Analyst
from tests.benchmarks.measure import in_pairs, tell

GOAL = 2.5
SAMPLE = locations.seeds() / "belarus-yaroslavl.txt"


def timed(work: Callable[[], object]) -> Callable[[], float]:
    """Return a function that does the work and returns its seconds; each starts with clean books of memory."""

    def measure() -> float:
        gc.collect()
        began = time.perf_counter()
        work()
        return time.perf_counter() - began

    return measure


class Plain:
    """Natasha as its own manual shows it."""

    def __init__(self) -> None:
        embedding = NewsEmbedding()
        self._segmenter = Segmenter()
        self._names = NewsNERTagger(embedding)
        self._morphology = NewsMorphTagger(embedding)

    def annotate(self, text: str) -> Doc:
        """Do segmentation, names and morphology."""
        doc = Doc(text)
        doc.segment(self._segmenter)
        doc.tag_ner(self._names)
        doc.tag_morph(self._morphology)
        return doc


def main() -> None:
    """Measure and print."""
    release = reading.read(SAMPLE, SAMPLE.name)
    plain, analyst = Plain(), Analyst()
    analyst.load()
    compared = in_pairs(
        ours=timed(lambda: list(analyst.stages(release.text, release.date))),
        floor=timed(lambda: plain.annotate(release.text)),
    )
    tell("Whole analysis of the sample, warm", compared, "plain natasha: segmentation, names, morphology", GOAL)


if __name__ == "__main__":
    main()
