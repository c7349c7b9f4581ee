"""Dates: days, months, years, quarters, seasons, decades, weekdays, ranges of them, and what is relative to today."""

import re
from collections.abc import Callable, Iterator

from desktop.analysis.values.calendar import (
    CENTURY_WORD,
    MONTH,
    ORDINAL,
    SEASON,
    SHORT_MONTH,
    SPAN,
    WEEKDAY,
    WHICH,
    YEAR_WORD,
    month,
    ordinal,
    season,
)
from desktop.analysis.values.found import Found
from desktop.analysis.values.numbers import DASH, SPACE
from desktop.annotation import DATE

DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:-?(?:го|е|ое|ого|му|м))?"
YEAR = r"(?:1\d|2[01])\d\d(?!\d)"
START = r"(?<![\w№$])(?<!\d[.,:/])(?<![\w)][-–—])"
LONG_YEAR = rf"{YEAR}(?:{SPACE}?{YEAR_WORD})?"
NO_COUNT = rf"(?!{SPACE}?(?:руб|человек|тыс|млн|долл))"
OF_YEAR = (
    rf"(?:(?:{SPACE}прошлого,|,)?{SPACE}(?P<year>{YEAR})(?:-го(?!\w))?(?:{SPACE}?{YEAR_WORD})?{NO_COUNT}"
    rf"|{SPACE}(?:{WHICH}{SPACE}(?:\w{{5,12}}ого{SPACE})?года|[ст]\.[ ]?г\.))"
)
ANY_MONTH = rf"(?:{MONTH}|{SHORT_MONTH})"
TO = rf"(?:{DASH}|{SPACE}(?:по|до){SPACE})"
NOT_COUNT = (
    rf"(?!{SPACE}(?:\w{{2,20}}(?:ов|ев|ей|ых|их|ек)|раз|тонн|тыс|млн|млрд|кв|км|га|шт|мест|лет|руб|долл|евро)(?!\w))"
)
"""What follows a number that counts things and is no year."""
NO_COUNT_BEFORE = r"(?<![A-Za-z] )(?<!уже )(?<!ещё )(?<!еще )"
"""What precedes a number that counts things or is part of a foreign name."""
Normal = Callable[[re.Match[str]], str]


def _pattern(body: str) -> re.Pattern[str]:
    return re.compile(START + body, re.IGNORECASE)


def _day(match: re.Match[str]) -> str:
    return _iso(match["year"], match["month"], match["day"])


def _iso(year: str | None, name: str, day: str | None = None) -> str:
    parts = [year or "-", f"{month(name):02}"]
    if day:
        parts.append(f"{_number(day):02}")
    return "-".join(parts)


def _number(form: str) -> int:
    return int("".join(letter for letter in form if letter.isdigit()))


def _days(match: re.Match[str]) -> str:
    low_year = match["low_year"] or match["year"]
    low = _iso(low_year, match["low_month"] or match["month"], match["low"])
    return f"{low}/{_day(match)}"


def _month(match: re.Match[str]) -> str:
    return _iso(match["year"], match["month"])


def _months(match: re.Match[str]) -> str:
    return f"{_iso(match['low_year'] or match['year'], match['low'])}/{_month(match)}"


def _year(match: re.Match[str]) -> str:
    return match["year"]


def _years(match: re.Match[str]) -> str:
    high = match["year"]
    return f"{match['low']}/{match['low'][: 4 - len(high)]}{high}"


def _decade(match: re.Match[str]) -> str:
    start = match["year"] if len(match["year"]) == 4 else f"19{match['year']}"
    return f"{start}/{int(start) + 9}"


def _quarter(match: re.Match[str]) -> str:
    if not match["year"]:
        return match[0]
    length = 3 if match["part"].lower().startswith("кварт") else 6
    high = ordinal(match["which_part"]) * length
    low = (ordinal(match["low"]) if match["low"] else ordinal(match["which_part"])) * length - length + 1
    return f"{match['year']}-{low:02}/{match['year']}-{high:02}"


def _season(match: re.Match[str]) -> str:
    if not match["year"]:
        return match[0]
    first, last = season(match["season"])
    year = int(match["year"])
    return f"{year}-{first:02}/{year + (last < first)}-{last:02}"


def _month_of_season(match: re.Match[str]) -> str:
    first, _ = season(match["season"])
    place = ordinal(match["place"]) - 1 if match["place"][:4].lower() != "посл" else 2
    return f"--{(first + place - 1) % 12 + 1:02}"


def _dotted(match: re.Match[str]) -> str:
    year = match["year"]
    full = year if len(year) == 4 else ("20" if int(year) < 50 else "19") + year
    return f"{full}-{int(match['month']):02}-{int(match['day']):02}"


def _bare_day(match: re.Match[str]) -> str:
    return f"---{_number(match['day']):02}"


def _said(match: re.Match[str]) -> str:
    return match[0]


PART_OF_DAY = rf"(?:{SPACE}(?:утром|дн[её]м|вечером|ночью))?"
ON = rf"(?:(?:{WEEKDAY}|среда){PART_OF_DAY},?{SPACE}(?:[—–-]{SPACE})?)?"
LONG_DAY = rf"(?P<day>{DAY}){SPACE}(?P<month>{ANY_MONTH})(?:{OF_YEAR})?"
LOW_YEAR = rf"(?:{SPACE}(?P<low_year>{YEAR})(?:{SPACE}?{YEAR_WORD})?)?"
LOW_DAY = rf"(?P<low>{DAY})(?:{SPACE}(?P<low_month>{ANY_MONTH}))?{LOW_YEAR}"
SHORT_YEAR = rf"(?:{YEAR}|\d\d(?!\d))"
HALF_OR_QUARTER = r"(?:квартал(?:а|у|ом|е|ах|ов)?|полугоди(?:е|я|ю|ем|и))(?!\w)"
KIND_OF_YEAR = rf"(?:(?:финансов|календарн|учебн|бюджетн)(?:ого|ому|ый|ым|ом){SPACE})?"
NOMINATIVE = r"(?:глава|судья|компания|полиция|пресс-служба|прокуратура|мэрия|группа|команда)"
NOT_BEFORE_NOUN = rf"(?!\s(?!{NOMINATIVE}\b)\w*(?:ов|ев|ых|их|ого|его|ой|ей|(?<!л)а|я|(?<!л)и|ы)(?!\w))"
SEASON_ALONE = r"летом|осенью|зимой|весной|(?<=[кК] )(?:осени|зиме|весне|лету)|(?<=до )(?:осени|зимы|весны|лета)"
BARE_YEAR = r"(?:18|19|20)\d\d"
RULES: tuple[tuple[str, re.Pattern[str], Normal], ...] = (
    ("days", _pattern(rf"{ON}{LOW_DAY}{TO}{LONG_DAY}"), _days),
    ("day", _pattern(rf"{ON}{LONG_DAY}(?:,?{SPACE}в{SPACE}{WEEKDAY})?"), _day),
    (
        "listed-day",
        _pattern(
            rf"(?P<day>{DAY})(?=(?:,{SPACE}{DAY}){{0,3}}{SPACE}и{SPACE}{DAY}{SPACE}(?P<month>{MONTH})(?:{OF_YEAR})?)"
        ),
        _day,
    ),
    ("months", _pattern(rf"(?P<low>{MONTH}){LOW_YEAR}{TO}(?P<month>{MONTH})(?:{OF_YEAR})?"), _months),
    ("which-month", _pattern(rf"{WHICH}{SPACE}{MONTH}"), _said),
    ("month", _pattern(rf"(?P<month>{MONTH})(?:{OF_YEAR})?"), _month),
    (
        "years",
        _pattern(
            rf"(?P<low>{YEAR})(?:{SPACE}?{YEAR_WORD})?(?:{TO}|/)(?P<year>{SHORT_YEAR})(?:-?[йм])?{SPACE}?{YEAR_WORD}"
        ),
        _years,
    ),
    (
        "bare-years",
        _pattern(rf"(?P<low>{BARE_YEAR})(?:[-–—/]|\s[–—]\s)(?P<year>{BARE_YEAR}|(?<=/)\d\d)(?![\w-])"),
        _years,
    ),
    (
        "year",
        _pattern(
            rf"(?P<year>{YEAR})(?:[-‑]?(?:й|м|го|му|ый|ом))?{SPACE}?(?:\w{{5,12}}(?:ого|ом|ый){SPACE})?{YEAR_WORD}"
        ),
        _year,
    ),
    (
        "bare-year",
        re.compile(
            rf"(?<![\w№$.,:/-]){NO_COUNT_BEFORE}(?P<year>{BARE_YEAR})(?:[-‑](?:й|м|го|му))?(?![\w%‑-]|[.,:/]\d|[\"»”]){NOT_COUNT}"
        ),
        _year,
    ),
    ("decade", _pattern(rf"(?P<year>(?:1\d|20)\d0|[1-9]0)-?(?:х|е|ые|ых)(?:{SPACE}{YEAR_WORD})?"), _decade),
    (
        "quarter",
        _pattern(
            rf"(?:(?P<low>{ORDINAL}){DASH})?(?P<which_part>{ORDINAL}){SPACE}(?P<part>{HALF_OR_QUARTER})(?:{OF_YEAR})?"
        ),
        _quarter,
    ),
    (
        "month-of-season",
        _pattern(
            rf"(?P<place>перв\w{{2,3}}|втор\w{{2,3}}|последн\w{{2,3}}){SPACE}месяц(?:а|у|ем|е)?{SPACE}(?P<season>{SEASON})"
        ),
        _month_of_season,
    ),
    ("season", _pattern(rf"(?:{WHICH}{SPACE})?(?P<season>{SEASON})(?:{OF_YEAR})"), _season),
    (
        "season-now",
        _pattern(rf"(?:{WHICH}{SPACE}{SEASON}|{SEASON_ALONE})(?!\w)"),
        _said,
    ),
    (
        "century",
        _pattern(
            rf"(?:(?P<low>[IVX]{{1,5}}|\d\d?){DASH})?(?P<century>[IVXХ]{{1,5}}|(?:1\d|2[01]|[5-9])(?=-?(?:го|м|й|{SPACE})))"
            rf"(?:-?(?:го|му|м|й|х))?{SPACE}{CENTURY_WORD}"
        ),
        _said,
    ),
    ("same-day", _pattern(rf"(?:(?:тот|этот)(?:{SPACE}же)?|следующий){SPACE}день(?!\w)"), _said),
    ("which", _pattern(rf"(?:{WHICH}(?:{SPACE}же)?|то(?:го|му|м|т){SPACE}же){SPACE}{KIND_OF_YEAR}{SPAN}"), _said),
    ("weekday", _pattern(rf"(?:{WHICH}{SPACE})?{WEEKDAY}|{WHICH}{SPACE}среду(?!\w)"), _said),
    ("number-of-month", _pattern(rf"(?P<day>{DAY}){SPACE}числа(?!\w)"), _bare_day),
    (
        "dotted",
        re.compile(
            rf"(?<![\d.])(?:{WEEKDAY},?{SPACE})?"
            r"(?P<day>0?[1-9]|[12]\d|3[01])([./])(?P<month>0[1-9]|1[0-2]|[1-9](?=[./]\d{4}))\2"
            r"(?P<year>(?:19|20)\d\d|\d\d)(?![\d]|\.\d)"
            rf"(?:{SPACE}?(?:года|г\.))?"
        ),
        _dotted,
    ),
    (
        "iso",
        re.compile(
            r"(?<![\d-])(?P<year>(?:19|20)\d\d)-(?P<month>0?[1-9]|1[0-2])-(?P<day>0?[1-9]|[12]\d|3[01])(?![\d-])"
        ),
        _dotted,
    ),
    (
        "today",
        re.compile(
            r"(?<![\w-])(?:сегодня|вчера|завтра|послезавтра|позавчера)(?![\w-])"
            rf"|(?<!\w)накануне{NOT_BEFORE_NOUN}(?!\w)",
            re.IGNORECASE,
        ),
        _said,
    ),
)
"""Every rule of dates: its id, what it matches, and the normal form of a match."""


class Dates:
    """The grammar of dates."""

    def find(self, text: str) -> Iterator[Found]:
        """Yield the dates of a text; where two overlap, the caller keeps the one that begins first and is longer."""
        for rule, pattern, normal in RULES:
            for match in pattern.finditer(text):
                yield Found(match.start(), match.end(), DATE, normal(match), f"date.{rule}")
