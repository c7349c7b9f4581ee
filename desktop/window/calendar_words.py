"""Days, months, years and intervals in ISO as people say them."""

from desktop.window import words

_MONTHS = (
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
)


def said(iso: str) -> str:
    """Write `2025-11-20` as `20 ноября 2025`, `2025-11` as `ноябрь 2025`; the two ends of an interval with a dash."""
    low, _, high = iso.partition("/")
    return f"{_one(low)} – {_one(high)}" if high else _one(low)


def _one(iso: str) -> str:
    year, _, month = iso.partition("-")
    if month.isdecimal() and 1 <= int(month) <= len(_MONTHS):
        return f"{words.tr(_MONTHS[int(month) - 1])} {year}"
    return words.day(iso)
