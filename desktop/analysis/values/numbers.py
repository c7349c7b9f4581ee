"""Numbers in digits and words: a pattern that finds them and the value of what it found."""

import re
from decimal import Decimal

from desktop.analysis.values.lists import Lists, any_of

SPACE = r"(?:[ \t\u00a0\u2009\u202f]{1,3}|[ ]?\n(?!\n))"
"""White space inside a value: a few spaces or one line end."""
DASH = r"(?:[ \u00a0]?[-‐‑–—−][ \u00a0]?)"
DIGITS = r"(?>(?:\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3}(?!\d)){1,5}+|\d{1,15}+)(?:[.,]\d{1,6}+)?+)(?!\d)"
"""A number in digits. Numbers are matched without stepping back, so that rows of them cost linear time."""
FREE = r"(?<![\w№])(?<!\d[.,:/])(?<![\w][-–])"
"""Where a number may begin: not inside a word or a longer number."""


class Numbers:
    """Patterns of numbers, made from the word lists."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        numeral, scale = any_of(lists.numerals), any_of(lists.scales)
        lone = any_of(lists.lone_scales)
        words = rf"{numeral}(?:{SPACE}{numeral}){{0,4}}+(?:{SPACE}с{SPACE}половиной)?+"
        self.plain = rf"(?>{DIGITS}|{words})"
        part = rf"{self.plain}(?:{SPACE}?{scale})"
        self.scaled = rf"(?>{part}(?:{SPACE}{part}){{0,2}}+(?:{SPACE}{self.plain})?+|{self.plain}|{lone})"
        self._part = re.compile(rf"(?:({self.plain}){SPACE}?)?({scale})?", re.IGNORECASE)
        self._scale = re.compile(scale, re.IGNORECASE)

    def value(self, words: str) -> Decimal:
        """Return the value of what `plain` or `scaled` has matched."""
        total, start = Decimal(0), 0
        while start < len(words):
            match = self._part.match(words, start)
            if match is None or match.end() == start:
                start += 1
                continue
            total += self._plain(match[1]) * self._factor(match[2])
            start = match.end()
        return total

    def scale(self, words: str) -> Decimal | None:
        """Return the scale that a number's words end with, or None."""
        found = self._scale.findall(words)
        return self._factor(found[-1]) if found else None

    def _factor(self, form: str | None) -> Decimal:
        return self._lists.scales[form.lower()] if form else Decimal(1)

    def _plain(self, words: str | None) -> Decimal:
        if not words:
            return Decimal(1)
        if words[0].isdigit():
            return Decimal(re.sub(r"\s", "", words).replace(",", "."))
        forms = words.lower().split()
        half = Decimal("0.5") if forms[-1] == "половиной" else Decimal(0)
        return half + sum((self._lists.numerals.get(form, Decimal(0)) for form in forms), Decimal(0))


def written(value: Decimal) -> str:
    """Return a number without an exponent and without useless zeros: `15.88`, `500000000`."""
    plain = format(value, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
