"""What a date without a year, or one told from today, means on the release's own day: for tooltips and for sorting."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import pairwise

DAYS = {"сегодня": 0, "вчера": -1, "накануне": -1, "позавчера": -2, "завтра": 1, "послезавтра": 2}
WEEKDAYS = ("понед", "вторн", "сред", "четв", "пятн", "субб", "воскр")
MONTHS = ("янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
SEASONS = {"зим": (12, 2), "вес": (3, 5), "лет": (6, 8), "осе": (9, 11)}
ORDINALS = {
    "перв": 1,
    "втор": 2,
    "трет": 3,
    "четв": 4,
    "iv": 4,
    "iii": 3,
    "ii": 2,
    "i": 1,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
}
OFFSETS = {
    **dict.fromkeys(("позапрошл",), -2),
    **dict.fromkeys(("прошл", "предыдущ", "минувш", "прошедш", "истекш"), -1),
    **dict.fromkeys(("эт", "нынешн", "текущ", "сего", "уходящ", "наступивш"), 0),
    **dict.fromkeys(("следующ", "будущ", "предстоящ", "наступающ"), 1),
}
"""How far from now an adjective points, in the units of its noun; beginnings of words."""
AHEAD = ("до", "к", "ко", "по")
"""Prepositions before a weekday that has not come yet."""
ISO = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
OPEN = re.compile(r"--(?:(\d\d)(?:-(\d\d))?|-(\d\d))")
Span = tuple[date, date]


def resolved(normal: str, words: str, date: str | None) -> str | None:
    """Return the ISO date, month, year or interval that a DATE annotation means, None where nothing tells.

    `normal` is the annotation's normal form, `words` its words, before them the preposition if there is one;
    `date` is the release's ISO date. An interval is two ISO dates with a slash between, both days within it.
    """
    low, _, high = normal.partition("/")
    if ISO.fullmatch(low) and (not high or ISO.fullmatch(high)):
        return normal
    day = _day(date)
    if day is None:
        return None
    if high and OPEN.fullmatch(low):
        return _interval(low, high, day, words)
    if OPEN.fullmatch(low):
        return _filled(low, day, _year_said(words, day))
    return _told(words.lower().split(), day)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _filled(normal: str, day: date, year: int | None = None) -> str | None:
    """Return a day or a month with the year, or a day with the month, that brings it nearest to a day."""
    match = OPEN.fullmatch(normal)
    if match is None:
        return normal
    month, number, alone = match.groups()
    if alone:
        months = [day.replace(day=1), _months_on(day, -1), _months_on(day, 1)]
        found = [made for one in months if (made := _made(one.year, one.month, int(alone)))]
    else:
        years = [year] if year else [day.year, day.year - 1, day.year + 1]
        found = [made for one in years if (made := _made(one, int(month), int(number or 15)))]
    if not found:
        return None
    nearest = min(found, key=lambda one: abs(one - day))
    return nearest.isoformat() if alone or number else f"{nearest:%Y-%m}"


def _interval(low: str, high: str, day: date, words: str) -> str | None:
    """Return an interval: its end is the nearest to the day, its beginning the last one before that end."""
    end = _filled(high, day, _year_said(words, day))
    if end is None:
        return None
    start = _filled(low, day, int(end[:4]))
    if start and start > end:
        start = _filled(low, day, int(end[:4]) - 1)
    return f"{start}/{end}" if start else None


def _made(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _year_said(words: str, day: date) -> int | None:
    """Return the year that `прошлого года` or the like gives, or None."""
    parts = words.lower().split()
    for before, noun in pairwise(parts):
        offset = _offset(before)
        if noun.startswith("год") and offset is not None:
            return day.year + offset
    return None


def _offset(word: str) -> int | None:
    return next((offset for start, offset in OFFSETS.items() if word.startswith(start)), None)


def _told(words: list[str], day: date) -> str | None:
    """Return what words told from the day mean: the first reading that fits."""
    readings: tuple[Callable[[list[str], date], str | None], ...] = (_near, _weekday, _quarter, _season, _month, _unit)
    return next((found for reading in readings if (found := reading(words, day))), None)


def _near(words: list[str], day: date) -> str | None:
    return (day + timedelta(DAYS[words[-1]])).isoformat() if words and words[-1] in DAYS else None


def _weekday(words: list[str], day: date) -> str | None:
    """Return the nearest such weekday that is past or today, or the next one where the words say so."""
    number = next((WEEKDAYS.index(start) for start in WEEKDAYS if words[-1].startswith(start)), None)
    if number is None or "кварт" in words[-1]:
        return None
    offset = next((found for word in words[:-1] if (found := _offset(word)) is not None), None)
    back = (day.weekday() - number) % 7
    if offset == 0:
        return (day + timedelta(number - day.weekday())).isoformat()
    if offset == 1 or (offset is None and words[0] in AHEAD):
        return (day + timedelta(7 - back)).isoformat()
    return (day - timedelta(back or 7 if offset == -1 else back)).isoformat()


def _quarter(words: list[str], day: date) -> str | None:
    """Return a numbered quarter or half-year: of the year that is said, or the nearest one."""
    place = next((place for place, word in enumerate(words) if word.startswith(("кварт", "полугод"))), 0)
    number = _ordinal(words[place - 1]) if place else None
    if number is None:
        return None
    length = 3 if words[place].startswith("кварт") else 6
    if number * length > 12:
        return None
    year = _year_said(" ".join(words), day)
    years = [year] if year else [day.year, day.year - 1, day.year + 1]
    return _written(_nearest(day, (_months(one, number * length - length + 1, length) for one in years)))


def _ordinal(word: str) -> int | None:
    plain = word.split("-")[0]
    return next(
        (n for start, n in ORDINALS.items() if plain == start or (len(start) > 3 and plain.startswith(start))), None
    )


def _season(words: list[str], day: date) -> str | None:
    """Return a season: the nearest one, or the one before or after where the words say so."""
    ends = next((ends for start, ends in SEASONS.items() if words[-1].startswith(start)), None)
    if ends is None:
        return None
    spans = [_months(year, ends[0], 3) for year in range(day.year - 2, day.year + 3)]
    offset = _offset(words[-2]) if len(words) > 1 else None
    if offset == -1:
        return _written(max(span for span in spans if span[1] < day))
    if offset == 1:
        return _written(min(span for span in spans if span[0] > day))
    return _written(_nearest(day, iter(spans)))


def _month(words: list[str], day: date) -> str | None:
    """Return a month by its name after `прошлый` or the like."""
    number = next((MONTHS.index(start) + 1 for start in MONTHS if words[-1].startswith(start)), None)
    offset = _offset(words[-2]) if len(words) > 1 else None
    if number is None or offset is None:
        return None
    year = day.year
    if offset < 0 and number >= day.month:
        year -= 1
    if offset > 0 and number <= day.month:
        year += 1
    return f"{year}-{number:02}"


def _unit(words: list[str], day: date) -> str | None:
    """Return `этот год`, `прошлая неделя`, `следующий квартал` and the like."""
    offset = next((found for word in words[:-1] if (found := _offset(word)) is not None), None)
    if offset is None:
        return None
    noun = words[-1]
    if noun.startswith("год"):
        return str(day.year + offset)
    if noun.startswith("месяц"):
        return f"{_months_on(day, offset):%Y-%m}"
    if noun.startswith("недел"):
        monday = day + timedelta(7 * offset - day.weekday())
        return _written((monday, monday + timedelta(6)))
    length = 3 if noun.startswith("кварт") else 6 if noun.startswith("полугод") else 0
    if length == 0:
        return None
    first = _months_on(day.replace(month=(day.month - 1) // length * length + 1, day=1), offset * length)
    return _written(_months(first.year, first.month, length))


def _months_on(day: date, months: int) -> date:
    """Return the first day of the month so many months on."""
    place = day.year * 12 + day.month - 1 + months
    return date(place // 12, place % 12 + 1, 1)


def _months(year: int, month: int, length: int) -> Span:
    """Return the first and the last day of some months."""
    last = _months_on(date(year, month, 1), length - 1)
    return date(year, month, 1), last.replace(day=monthrange(last.year, last.month)[1])


def _nearest(day: date, spans: Iterator[Span]) -> Span:
    """Return the span nearest to a day; of two equally near the one that comes first in the row."""
    return min(spans, key=lambda span: max(span[0] - day, day - span[1], timedelta(0)))


def _written(span: Span) -> str:
    return f"{span[0].isoformat()}/{span[1].isoformat()}"
