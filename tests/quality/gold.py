"""Gold texts and their scorer, which lie outside the project."""

import hashlib
import importlib.util
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from desktop.analysis.analyst import Analyst
from desktop.annotation import Annotation

UNTOUCHED = 15
"""How many texts were laid aside unread: the first by the SHA-256 of their ids."""
FOLDS = 5

Documents = dict[str, dict[str, Any]]


def scorer(folder: Path) -> ModuleType:
    """Load the folder's own scorer of quotes."""
    spec = importlib.util.spec_from_file_location("score_quotes", folder / "score_quotes.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(folder / "score_quotes.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def shuffled(documents: Documents) -> list[str]:
    """Return the ids in the order that decides which texts are laid aside and which fold a text is in."""
    return sorted(documents, key=lambda name: hashlib.sha256(name.encode()).hexdigest())


def folds(documents: Documents) -> Iterator[Documents]:
    """Yield five parts of the texts, split by document."""
    ids = shuffled(documents)
    for fold in range(FOLDS):
        yield {name: documents[name] for name in ids[fold::FOLDS]}


def predicted(analyst: Analyst, documents: Documents) -> Documents:
    """Return what the program finds in each text, as the scorer reads it, with the rule of each quote."""
    return {
        name: {"id": name, "text": one["text"], "quotes": _quotes(analyst, one["text"])}
        for name, one in documents.items()
    }


def _quotes(analyst: Analyst, text: str) -> list[dict[str, Any]]:
    return [_row(one) for found in analyst.stages(text) for one in found.annotations if one.quote]


def _row(annotation: Annotation) -> dict[str, Any]:
    quote = annotation.quote
    assert quote is not None
    segments = [[segment.start, segment.end] for segment in annotation.segments]
    return {
        "kind": str(quote.kind),
        "segments": segments,
        "speaker_name": quote.speaker_name,
        "rule": annotation.rule,
        "confidence": quote.confidence,
    }


def by_rule(module: ModuleType, gold: Documents, found: Documents) -> list[tuple[str, int, int, int]]:
    """Return for each rule how many quotes it gave, how many were found right, and how many have the right speaker."""
    counts: dict[str, list[int]] = {}
    for name, document in gold.items():
        for quote, right, named in _judged(module, document, found[name]["quotes"]):
            row = counts.setdefault(f"{quote['kind']} {quote['rule']}", [0, 0, 0])
            for place, add in enumerate((1, right, named)):
                row[place] += add
    return sorted((rule, *row) for rule, row in counts.items())  # type: ignore[misc]


def _judged(
    module: ModuleType, document: dict[str, Any], quotes: Iterable[dict[str, Any]]
) -> Iterator[tuple[dict[str, Any], bool, bool]]:
    covered = [(quote, module.words(document["text"], quote)) for quote in document["quotes"]]
    for quote in quotes:
        mine = module.words(document["text"], quote)
        same = [
            (len(mine & its) / len(mine | its), one)
            for one, its in covered
            if mine & its and one["kind"] == quote["kind"]
        ]
        overlap, best = max(same, key=lambda pair: pair[0], default=(0.0, None))
        right = overlap >= module.FOUND and best is not None
        yield quote, right, bool(right and best and module.same_name(best["speaker_name"], quote["speaker_name"]))


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Read a JSON-lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
