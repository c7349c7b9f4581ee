"""Days, months, years and intervals in ISO as people say them."""

import re

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


_ISO = re.compile(r"\d{4}(?:-\d\d){0,2}|--\d\d(?:-\d\d)?|---\d\d")


def said(iso: str) -> str:
    """Write `2025-11-20` as `20 ноября 2025`, `2025-11` as `ноябрь 2025`, `--11-20` as `20 ноября`.

    The two ends of an interval are written with a dash; what is no such date stays as it is.
    """
    low, slash, high = iso.partition("/")
    ends = [low, high] if slash else [low]
    if not all(_ISO.fullmatch(end) for end in ends):
        return iso
    return " – ".join(_one(end) for end in ends)


def _one(iso: str) -> str:
    if iso.startswith("---"):
        return f"{int(iso[3:])}{words.tr('-е число')}"
    if iso.startswith("--") and len(iso) > len("--11"):
        # A leap year, so that 29 February has its day.
        day = words.day(f"2000{iso[1:]}")
        return day.removesuffix(" 2000") if day.endswith(" 2000") else iso
    year, _, month = iso.removeprefix("-").partition("-")
    if month.isdecimal() and 1 <= int(month) <= len(_MONTHS):
        return f"{words.tr(_MONTHS[int(month) - 1])} {year}".strip()
    return words.day(iso)


def left_open(iso: str) -> str:
    """Say what a date does not tell: the year, or the month and the year; "" where it tells all."""
    ends = [end for end in iso.split("/") if _ISO.fullmatch(end)]
    if any(end.startswith("---") for end in ends):
        return words.tr("месяц и год не названы")
    return words.tr("год не назван") if ends and all(end.startswith("--") for end in ends) else ""
