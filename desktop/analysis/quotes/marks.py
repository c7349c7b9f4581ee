"""Quotation marks become pairs: nested, unbalanced and running over paragraphs."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

MARKS = '«»„“”"'
RARE = "'`‘’‹›<>"
"""Characters that some texts use for quotation marks."""
MARK = re.compile(f"[{MARKS}]")
_OPENERS = {"»": "«", "”": "„“", "“": "„", '"': '"'}
_SPACE = " \t\u00a0\n([{—–-/"
_AFTER_END = re.compile(r"[.,;:!?…]*\s*(?:[-—–]\s*[а-яё]|$)")
_SAYS = re.compile(r"[,.]?\s*[-—–]\s*[а-яё]")
_DOUBLED = re.compile(r"(?P<opens>(?<![^\s(«\"])''(?=\S))|''")
_ITALIC = re.compile(r"^''([^'\n]+)''$", re.MULTILINE)
_SINGLE = re.compile(r"‘([^‘’\n]{3,400})’")
_LOW = re.compile(r"(?<!\S),,(?=\S)")
_STRAIGHT = re.compile(r"(?<![^\s(«\"])'(?=[^\s'])([^'\n]{10,1000})'(?=$|[\s.,;:!?…)»\"])", re.MULTILINE)
_TOLD = re.compile(r"[,.!?…][\"»”]?\s*[-—–]\s*[а-яё]{2,}(?:л|ла|ли|лся|лась|лись|ет|ит|ют|ят)\b")
DEEPEST = 40
"""Most marks open at once; more are a drawing, not nesting."""
FARTHEST = 12
"""Most paragraphs that one pair of marks may hold."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two marks that belong together and the stretches between them, one a paragraph, marks left out."""

    parts: tuple[tuple[int, int], ...]
    depth: int = 0
    closed: bool = True

    @property
    def start(self) -> int:
        """The offset of the first character inside."""
        return self.parts[0][0]

    @property
    def end(self) -> int:
        """The offset after the last character inside."""
        return self.parts[-1][1]


@dataclass(slots=True)
class _Line:
    """What one paragraph's marks have given so far."""

    start: int
    end: int
    stack: list[int] = field(default_factory=list)
    pairs: list[tuple[int, int, int]] = field(default_factory=list)
    stray: list[int] = field(default_factory=list)


def pairs(text: str, paragraphs: Iterable[tuple[int, int]]) -> tuple[Pair, ...]:
    """Return all pairs of a text in order of their starts, inner ones too (with a depth above 0)."""
    text = _usual(text)
    lines = [_scan(text, start, end) for start, end in paragraphs]
    found = list(_carried(text, lines))
    for line in lines:
        found.extend(_double_closed(text, line))
        found.extend(Pair(((start + 1, end),), depth) for start, end, depth in line.pairs)
        found.extend(_unopened(text, line))
    return tuple(_nested(sorted(found, key=lambda pair: (pair.start, -pair.end))))


def _usual(text: str) -> str:
    """Write doubled apostrophes, doubled angles and English single marks as usual ones, at the same offsets."""
    if "``" in text:
        text = text.replace("``", ' "')
    if "''" in text:
        text = _ITALIC.sub("  \\1  ", text)
        text = _DOUBLED.sub(lambda match: ' "' if match["opens"] is not None else '" ', text)
    if ",," in text:
        text = _LOW.sub(" „", text)
    if "<<" in text:
        text = text.replace("<<", " «").replace(">>", "» ")
    if "‹" in text:
        text = text.replace("‹", "«").replace("›", "»")
    if "'" in text:
        text = _STRAIGHT.sub("«\\1»", text)
    return _SINGLE.sub("«\\1»", text) if "‘" in text else text


def _scan(text: str, start: int, end: int) -> _Line:
    line = _Line(start, end)
    for match in MARK.finditer(text, start, end):
        at = match.start()
        if _opens(text, line, at):
            if len(line.stack) < DEEPEST:
                line.stack.append(at)
        else:
            _close(text, line, at)
    return line


def _opens(text: str, line: _Line, at: int) -> bool:
    mark = text[at]
    if mark in "«„":
        return True
    if mark == "»":
        return False
    left = text[at - 1] if at > line.start else " "
    right = text[at + 1] if at + 1 < line.end else " "
    if mark == "“" and any(text[opened] == "„" for opened in line.stack):
        return False
    before = left in _SPACE or left in "«„“"
    after = right in " \t\u00a0\n.,;:!?…)]}—–-»”" or right == '"'
    if before == after:
        return mark != "”" and not _same_open(text, line, mark)
    return before


def _same_open(text: str, line: _Line, mark: str) -> bool:
    return any(text[opened] in _OPENERS.get(mark, mark) for opened in line.stack)


def _close(text: str, line: _Line, at: int) -> None:
    wanted = _OPENERS[text[at]]
    for place in range(len(line.stack) - 1, -1, -1):
        if text[line.stack[place]] in wanted:
            line.pairs.append((line.stack[place], at, place))
            del line.stack[place:]
            return
    if line.stack:
        line.pairs.append((line.stack[-1], at, len(line.stack) - 1))
        line.stack.pop()
        return
    line.stray.append(at)


def _carried(text: str, lines: list[_Line]) -> Iterator[Pair]:
    """Join a quote left open in one paragraph with the paragraphs up to the one that closes it."""
    index = 0
    while index < len(lines):
        last = _closing(text, lines, index) if _may_go_on(text, lines[index]) else None
        if last is None:
            index += 1
            continue
        yield _joined(text, lines[index : last + 1])
        index = last + 1 if not lines[last].stack else last


def _may_go_on(text: str, line: _Line) -> bool:
    """Tell whether what a mark opens can go on in the next paragraph: it opens a sentence and nobody interrupts it."""
    if not line.stack or _shut(text, line):
        return False
    opened = line.stack[0]
    before = text[line.start : opened].rstrip()
    return (not before or before[-1] in ".:!?…-–—)") and not _TOLD.search(text, opened, line.end)


def _shut(text: str, line: _Line) -> bool:
    """Tell whether the paragraph ends with the mark of an inner pair, which then closes the outer one too."""
    opened = line.stack[0]
    return any(
        start > opened and (_AFTER_END.fullmatch(text, end + 1, line.end) or _exclaimed(text, end))
        for start, end, _ in line.pairs
    )


def _exclaimed(text: str, end: int) -> bool:
    """Tell whether a sentence ends both before the mark and after it: `воскликнул: "Помоги!". Потом …`."""
    return text[end - 1] in "!?…" and (text[end + 1 : end + 2] == "." or _SAYS.match(text, end + 1) is not None)


def _closing(text: str, lines: list[_Line], first: int) -> int | None:
    """Return the paragraph whose stray mark closes what `first` leaves open, if there is one."""
    opened = lines[first].stack[0]
    for place in range(first + 1, min(first + FARTHEST, len(lines))):
        line = lines[place]
        if line.stray:
            return place
        if _TOLD.search(text, line.start, line.end) and not _reopened(text, line):
            return None
        if _reopened(text, line):
            if not line.stack:
                return place
            continue
        if line.stack or any(text[start] == text[opened] and start == line.start for start, _, _ in line.pairs):
            return None
    return None


def _reopened(text: str, line: _Line) -> bool:
    """Tell whether the paragraph begins with a mark that its author repeats for every paragraph of one speech."""
    starts = [*line.stack[:1], *(start for start, end, _ in line.pairs if _AFTER_END.match(text, end + 1, line.end))]
    return line.start in starts


def _joined(text: str, lines: list[_Line]) -> Pair:
    first, *middle, last = lines
    parts = [(first.stack.pop(0) + 1, first.end)]
    first.stack.clear()
    for line in middle:
        parts.append((line.start + (text[line.start] in MARKS), line.end))
        line.stack.clear()
    if last.stray:
        parts.append((last.start, last.stray.pop(0)))
    else:
        start, end, _ = next(pair for pair in last.pairs if pair[0] == last.start)
        last.pairs.remove((start, end, 0))
        parts.append((start + 1, end))
    return Pair(tuple(parts))


def _double_closed(text: str, line: _Line) -> Iterator[Pair]:
    """Let one mark close two levels where an outer mark stays open: `ОАО «НК «Заря»`."""
    while line.stack:
        opened = line.stack.pop()
        inner = [end for start, end, _ in line.pairs if start > opened]
        ending = [end for end in inner if _AFTER_END.match(text, end + 1, line.end)]
        if ending or inner:
            yield Pair(((opened + 1, (ending or inner)[-1 if ending else 0]),))
        elif line.end - opened > 2:
            yield Pair(((opened + 1, line.end),), closed=False)


def _unopened(text: str, line: _Line) -> Iterator[Pair]:
    """Let the paragraph's first word open what a mark closes before `, - сказал X`."""
    says = line.stray and _SAYS.match(text, line.stray[0] + 1, line.end)
    if says and not any(start < line.stray[0] for start, _, _ in line.pairs):
        yield Pair(((line.start, line.stray[0]),))


def _nested(found: list[Pair]) -> Iterator[Pair]:
    """Give every pair its depth."""
    ends: list[int] = []
    for pair in found:
        while ends and ends[-1] <= pair.start:
            ends.pop()
        yield replace(pair, depth=len(ends))
        ends.append(max(pair.end, pair.start))
