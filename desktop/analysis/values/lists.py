"""Numerals, scales and currencies, read once from `resources/words/values-*.txt`."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from desktop.locations import resource


def rows(name: str) -> Iterator[list[str]]:
    """Yield the rows of a list as words; lines that begin with # are remarks."""
    text = (resource("words") / f"values-{name}.txt").read_text(encoding="utf-8")
    for line in text.split("\n"):
        if line.strip() and not line.startswith("#"):
            yield line.split()


def any_of(forms: Iterable[str]) -> str:
    """Return a pattern for any of the forms as a whole word, the longest first; a space may be a no-break one."""
    parts = (re.escape(form).replace(r"\ ", r"[ \u00a0]") for form in sorted(forms, key=len, reverse=True))
    return rf"(?>(?:{'|'.join(parts)})(?!\w))"


class Lists:
    """What the grammar of numbers and money knows by heart."""

    def __init__(self) -> None:
        self.numerals = {form: Decimal(row[0]) for row in rows("numbers") for form in row[1:]}
        scales = [(form, Decimal(row[0])) for row in rows("scales") for form in row[1:]]
        self.scales = {form.lstrip("="): value for form, value in scales}
        self.lone_scales = frozenset(form[1:] for form, _ in scales if form.startswith("="))
        self.currencies = {
            form.replace("_", " "): (row[0], Decimal(row[1])) for row in rows("currencies") for form in row[2:]
        }
