"""Sentences with their quotes marked in them: how the tests of quotes are written, a line a case."""

import re
from dataclasses import dataclass
from pathlib import Path

MARK = re.compile(r"\[(?P<kind>[DMI])(?P<more>\+?) |(?P<close>\])|(?P<other>[{}<>])")
KINDS = {"D": "direct", "M": "mixed", "I": "indirect"}


@dataclass(frozen=True)
class Expected:
    kind: str
    segments: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Case:
    """A line taken apart: the plain text, the quotes in order of their starts, cues, mentions and names."""

    rule: str
    text: str
    quotes: tuple[Expected, ...]
    cues: frozenset[tuple[int, int]]
    mentions: frozenset[tuple[int, int]]
    speakers: tuple[str | None, ...]


def cases(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and line[0] != "#"]


def case(line: str) -> Case:
    rule, _, rest = line.partition("|")
    marked, _, names = rest.partition("=>")
    speakers = tuple(None if name.strip() == "-" else name.strip() for name in names.split(";")) if names else ()
    return Reader(marked.strip().replace("\\n", "\n")).case(rule.strip(), speakers)


class Reader:
    """Reads the marks out of one line."""

    def __init__(self, marked: str) -> None:
        self.marked = marked
        self.plain = ""
        self.quotes: list[tuple[str, list[tuple[int, int]]]] = []
        self.open: list[tuple[str, bool, int]] = []
        self.pairs: dict[str, list[tuple[int, int]]] = {"{": [], "<": []}
        self.starts: dict[str, int] = {}

    def case(self, rule: str, speakers: tuple[str | None, ...]) -> Case:
        place = 0
        for match in MARK.finditer(self.marked):
            self.plain += self.marked[place : match.start()]
            place = match.end()
            self._mark(match)
        self.plain += self.marked[place:]
        quotes = sorted((Expected(kind, tuple(sorted(segments))) for kind, segments in self.quotes), key=_order)
        cues, mentions = (frozenset(self.pairs[mark]) for mark in "{<")
        return Case(rule, self.plain, tuple(quotes), cues, mentions, speakers)

    def _mark(self, match: re.Match[str]) -> None:
        here = len(self.plain)
        if match["kind"]:
            self.open.append((match["kind"], bool(match["more"]), here))
        elif match["close"]:
            self._close(here)
        elif match["other"] in "{<":
            self.starts[match["other"]] = here
        else:
            opened = {"}": "{", ">": "<"}[match["other"]]
            self.pairs[opened].append((self.starts[opened], here))

    def _close(self, here: int) -> None:
        kind, more, start = self.open.pop()
        if more:
            next(segments for known, segments in reversed(self.quotes) if known == KINDS[kind]).append((start, here))
        else:
            self.quotes.append((KINDS[kind], [(start, here)]))


def _order(quote: Expected) -> tuple[int, int]:
    return quote.segments[0][0], -quote.segments[-1][1]
