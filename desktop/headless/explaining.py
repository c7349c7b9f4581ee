"""What `annotate --explain` prints: for every quote and every pair of marks without one, the rule that decided."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from desktop import reading
from desktop.analysis.analyst import Analyst
from desktop.annotation import Refused
from desktop.headless.inputs import Input, inputs
from desktop.headless.progress import say

_NO_QUOTE = "-"


def explain(given: Sequence[str], output: Path | None) -> bool:
    """Write the decisions on every input as tab-separated lines; tell whether all inputs could be read.

    A line holds the source, the bounds (code points), the kind (`-`: marks without a quote), the rule and the words.
    """
    analyst = Analyst()
    stream = sys.stdout if output is None else output.open("w", encoding="utf-8", newline="\n")
    whole = True
    try:
        for one in inputs(given, output):
            try:
                stream.writelines(_lines(one, analyst))
            except Refused as refusal:
                whole = False
                say(str(refusal), one.source)
    finally:
        if stream is not sys.stdout:
            stream.close()
    return whole


def _lines(one: Input, analyst: Analyst) -> Iterator[str]:
    if one.refusal:
        raise Refused(one.refusal)
    text = reading.read(one.path, one.source).text
    for decision in analyst.explain(text):
        place = decision.segment
        words = " ".join(place.of(text).split())
        yield f"{one.source}\t{place.start}-{place.end}\t{decision.kind or _NO_QUOTE}\t{decision.rule}\t{words}\n"
