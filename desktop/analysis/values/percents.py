"""Per cents: `0,9%`, `12 процентов`, ranges as one."""

import re
from collections.abc import Iterator

from desktop.analysis.values.found import Found
from desktop.analysis.values.numbers import DASH, FREE, SPACE, Numbers, written
from desktop.annotation import PERCENT

SIGN = r"(?:%%?|٪|процент(?:а|ов|у|ам|ом|ами|е|ах|ы)?(?!\w)|проц\.)"


class Percents:
    """The grammar of per cents."""

    def __init__(self, numbers: Numbers) -> None:
        self._numbers = numbers
        number = numbers.plain
        self._pattern = re.compile(
            rf"{FREE}(?:(?P<low>{number})(?:{SPACE}?%)?(?:{DASH}|{SPACE}до{SPACE}(?!\S{{1,12}}\s?%)))?"
            rf"(?P<high>{number}){SPACE}?{SIGN}|(?<!\w)(?P<half>полпроцента)(?!\w)",
            re.IGNORECASE,
        )

    def find(self, text: str) -> Iterator[Found]:
        """Yield the per cents of a text."""
        for match in self._pattern.finditer(text):
            yield Found(match.start(), match.end(), PERCENT, self._normal(match), "percent")

    def _normal(self, match: re.Match[str]) -> str:
        ends = (match["low"], match["high"] or match["half"])
        return "-".join(written(self._numbers.value(end)) for end in ends if end)
