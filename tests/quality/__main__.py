"""`python -m tests.quality FOLDER [--developed]`: scores, folds, rules and times of quotes, for docs/quality.md."""

import argparse
import sys
from pathlib import Path
from types import ModuleType

from desktop import locations
from desktop.analysis.analyst import Analyst
from tests.quality.gold import UNTOUCHED, Documents, by_rule, folds, predicted, scorer, shuffled
from tests.quality.pace import Pace

NEEDED = ("quotes-dev.jsonl", "seed.jsonl", "score_quotes.py")


def main() -> int:
    """Print everything, or say in one line what is lacking."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality", description=__doc__)
    parser.add_argument("folder", type=Path, help="the folder of gold texts")
    parser.add_argument("--developed", action="store_true", help="leave out the texts that were laid aside")
    options = parser.parse_args()
    lacking = [name for name in NEEDED if not (options.folder / name).is_file()]
    if lacking:
        sys.stderr.write(f"No gold texts in {options.folder}: {', '.join(lacking)} not found\n")
        return 1
    module = scorer(options.folder)
    analyst = Analyst()
    analyst.load()
    _sample(module, analyst, module.read(options.folder / "seed.jsonl"))
    _scores(module, analyst, module.read(options.folder / "quotes-dev.jsonl"), developed=options.developed)
    return 0


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


def _sample(module: ModuleType, analyst: Analyst, gold: Documents) -> None:
    _report(module, "sample release", gold, predicted(analyst, gold))


def _scores(module: ModuleType, analyst: Analyst, gold: Documents, *, developed: bool) -> None:
    ids = shuffled(gold)
    known = {name: gold[name] for name in ids[UNTOUCHED:]}
    found = predicted(analyst, known if developed else gold)
    _report(module, f"developed on ({len(known)} texts)", known, found)
    for number, fold in enumerate(folds(known), 1):
        _report(module, f"fold {number}", fold, found, only="all")
    if not developed:
        _report(module, f"untouched ({UNTOUCHED} texts)", {name: gold[name] for name in ids[:UNTOUCHED]}, found)
        _report(module, f"all {len(gold)} texts", gold, found)
    _rules(module, known, found)
    _times(known)


def _report(module: ModuleType, title: str, gold: Documents, found: Documents, only: str = "") -> None:
    _say(f"\n{title}")
    for name, tally in module.score(gold, found).items():
        if only in {"", name}:
            _say("  " + tally.line(name))


def _rules(module: ModuleType, gold: Documents, found: Documents) -> None:
    _say("\nrule                       quotes  span right  speaker right")
    for rule, given, right, named in by_rule(module, gold, found):
        _say(f"{rule:26} {given:6} {right:11} {named:14}")


def _times(gold: Documents) -> None:
    pace = Pace()
    text = (locations.seeds() / "belarus-yaroslavl.txt").read_text(encoding="utf-8")
    ratio = pace.ratio(document["text"] for document in gold.values())
    _say(f"\nquotes and speakers / natasha's segmentation, names and morphology: {ratio:.3f}")
    _say(f"a text 100 times as long takes {pace.growth(text, 100):.0f} times as long")


if __name__ == "__main__":
    sys.exit(main())
