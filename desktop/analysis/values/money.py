"""Sums of money: amount with currency, before or after it, ranges as one."""

import re
from collections.abc import Iterator
from decimal import Decimal

from desktop.analysis.values.found import Found
from desktop.analysis.values.lists import Lists, any_of
from desktop.analysis.values.numbers import DASH, DIGITS, FREE, SPACE, Numbers, written
from desktop.annotation import MONEY

SIGNS = "$€£₽¥₴₸"


class Money:
    """The grammar of sums."""

    def __init__(self, lists: Lists, numbers: Numbers) -> None:
        self._currencies = {form.lower(): value for form, value in lists.currencies.items()}
        self._numbers = numbers
        currency, number = any_of(lists.currencies), numbers.scaled
        sign = f"[{SIGNS}]"
        scale = any_of(lists.scales)
        amount = rf"{DIGITS}(?:{SPACE}?{scale})?"
        self._after = re.compile(
            rf"{FREE}(?:(?P<low>{number})(?:(?P<low_currency>{SPACE}?{currency})?{DASH}|{SPACE}до{SPACE}))?"
            rf"(?P<high>{number}){SPACE}?(?P<currency>{currency}|{sign})(?!{SPACE}\d+{SPACE}унци)"
            rf"(?:{SPACE}(?P<small>\d\d?){SPACE}(?P<unit>копе\w{{2,3}}|коп\.|цент\w{{0,2}}))?",
            re.IGNORECASE,
        )
        self._before = re.compile(
            rf"(?<![\w$])(?:US)?(?P<currency>{sign})[ \u00a0]?"
            rf"(?:(?P<low>{amount}){DASH}(?:{sign})?)?(?P<high>\d{{1,3}}(?:,\d{{3}})+(?![\d,])|{amount})",
            re.IGNORECASE,
        )

    def find(self, text: str) -> Iterator[Found]:
        """Yield the sums of a text."""
        for rule, pattern in (("money.sign-before", self._before), ("money.currency-after", self._after)):
            for match in pattern.finditer(text):
                yield Found(match.start(), match.end(), MONEY, self._normal(match), rule)

    def _normal(self, match: re.Match[str]) -> str:
        form = re.sub(r"\s+", " ", match["currency"].lower())
        code, factor = self._currencies[form]
        high = self._value(match["high"]) * factor + self._small(match)
        if not match["low"]:
            return f"{written(high)} {code}"
        low = self._value(match["low"]) * factor
        if self._numbers.scale(match["low"]) is None and not match.groupdict().get("low_currency"):
            low *= self._numbers.scale(match["high"]) or 1
        return f"{written(low)}-{written(high)} {code}"

    def _value(self, words: str) -> Decimal:
        if re.fullmatch(r"\d{1,3}(?:,\d{3})+", words) and words.count(",") > 0 and len(words) > 4:
            words = words.replace(",", "") if words.count(",") > 1 or words.endswith("000") else words
        return self._numbers.value(words)

    def _small(self, match: re.Match[str]) -> Decimal:
        small = match.groupdict().get("small")
        return Decimal(small) / 100 if small else Decimal(0)
