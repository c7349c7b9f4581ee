"""`python -m tests.quality.names FOLDER`: names, values and roles beside raw natasha's names, for docs/quality.md."""

import argparse
import importlib.util
import sys
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from desktop.analysis.analyst import Analyst
from desktop.analysis.models import Models
from desktop.annotation import NAMES, QUOTE, ROLE, VALUES
from tests.quality.gold import read_lines

LABELS = (*NAMES, "names", *VALUES, ROLE)
SCORER = "score_entities.py"
Span = tuple[int, int, str]
Spans = dict[str, dict[Span, str]]


def main() -> int:
    """Print a table for every gold file of names, or say in one line what is lacking."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality.names", description=__doc__)
    parser.add_argument("folder", type=Path, help="the folder of gold texts")
    folder = parser.parse_args().folder
    files = sorted(folder.glob("entities-*.jsonl"))
    if not files or not (folder / SCORER).is_file():
        sys.stderr.write(f"No gold names in {folder}: entities-*.jsonl and {SCORER} are needed\n")
        return 1
    scorer, analyst, models = _scorer(folder / SCORER), Analyst(), Models()
    for path in files:
        sys.stdout.write(f"\n{path.stem}\n")
        for line in _table(scorer, analyst, models, read_lines(path)):
            sys.stdout.write(line + "\n")
    return 0


def _scorer(path: Path) -> ModuleType:
    """Load the folder's own scorer of names."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _table(scorer: ModuleType, analyst: Analyst, models: Models, documents: list[dict[str, Any]]) -> Iterable[str]:
    """Yield a line a label: strict and overlap F1 of natasha and of the program, then the right normal forms."""
    gold = {one["id"]: _gold(scorer, one) for one in documents}
    ours = {one["id"]: _ours(scorer, analyst, one["text"]) for one in documents}
    raw = {one["id"]: _raw(scorer, models, one["text"]) for one in documents}
    yield "          gold    natasha strict overlap    program strict overlap"
    for label in LABELS:
        count = sum(len(_of(one, label)) for one in gold.values())
        if count:
            theirs, mine = _figures(scorer, gold, raw, label), _figures(scorer, gold, ours, label)
            shown = theirs if label in (*NAMES, "names") else "  -       -  "
            yield f"{label:8} {count:6}        {shown}           {mine}"
    yield _normals(gold, ours)


def _figures(scorer: ModuleType, gold: Spans, found: Spans, label: str) -> str:
    strict = loose = given = wanted = 0
    for name, spans in gold.items():
        one, other = _of(spans, label), _of(found[name], label)
        strict += len(one & other)
        given, wanted = given + len(other), wanted + len(one)
        for kind in {span[2] for span in one | other}:
            bounds = ({span[:2] for span in side if span[2] == kind} for side in (one, other))
            loose += scorer.overlapping(*bounds)
    return f"{scorer.f1(strict, given, wanted):.3f}   {scorer.f1(loose, given, wanted):.3f}"


def _of(spans: dict[Span, str], label: str) -> set[Span]:
    return {span for span in spans if span[2] == label or (label == "names" and span[2] in NAMES)}


def _normals(gold: Spans, found: Spans) -> str:
    pairs = [
        (normal, found[name][span])
        for name, spans in gold.items()
        for span, normal in spans.items()
        if normal and span[2] in NAMES and span in found[name]
    ]
    if not pairs:
        return "normal forms: the gold has none"
    right = sum(_bare(wanted) == _bare(made) for wanted, made in pairs)
    return f"normal forms of names found: {right} of {len(pairs)} right ({right / len(pairs):.3f})"


def _bare(normal: str) -> str:
    return normal.strip("\"'«»„“”")


def _gold(scorer: ModuleType, document: dict[str, Any]) -> dict[Span, str]:
    text = document["text"]
    rows = document["entities"]
    return {(*scorer.trimmed(text, row[0], row[1]), row[2]): row[3] if len(row) > 3 else "" for row in rows}


def _ours(scorer: ModuleType, analyst: Analyst, text: str) -> dict[Span, str]:
    found = [one for stage in analyst.stages(text) for one in stage.annotations if one.label != QUOTE]
    return {(*scorer.trimmed(text, one.start, one.end), one.label): one.normal for one in found}


def _raw(scorer: ModuleType, models: Models, text: str) -> dict[Span, str]:
    return {(*scorer.trimmed(text, one.start, one.end), one.label): "" for one in models.parse(text).spans}


if __name__ == "__main__":
    sys.exit(main())
