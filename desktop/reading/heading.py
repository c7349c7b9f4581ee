"""The title and the date of a release, as the head of its text states them; neither is ever invented."""

import datetime
import re

LINE = 150
"""Most characters of a first line that is the title as it stands."""
SENTENCE = 300
"""Most characters of a title cut from a long first line: a sentence beyond this is cut at a word."""

_HEAD_LINES = 5
_STAMPED_LINES = 3
_HEAD = 20_000
_MONTHS = (
    *("января", "февраля", "марта", "апреля", "мая", "июня"),
    *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
)
_ISO = r"(?P<iso>\d{4}-\d{2}-\d{2})(?:T\d\d:\d\d\S*)?"
_DOTTED = r"(?P<dotted>\d{1,2}[./]\d{1,2}[./]\d{4})"
_WORDED = rf"[«\"“]?(?P<day>\d{{1,2}})(?:-го)?[»\"”]?\s+(?P<month>{'|'.join(_MONTHS)})\s+(?P<year>\d{{4}})"
_YEAR = r"(?:\s*(?:года|год|г\.|г\b))?"
_DATE = re.compile(rf"(?<![\d.,/-])(?:{_ISO}|{_DOTTED}|{_WORDED}){_YEAR}(?![\d/-])", re.IGNORECASE)

_LABEL = (
    r"(?:date|published|дата(?:\s+(?:публикации|выпуска|релиза|пресс-релиза|документа))?|опубликовано|размещено"
    r"|пресс-релиз|релиз|сообщение\s+для\s+(?:сми|прессы)|информация\s+для\s+(?:сми|прессы))(?:\s*№\s*[\w/-]+)?(?:\s+от)?|от"
)
_PLACE = r"(?:г\.\s*)?[А-ЯЁ][А-Яа-яё-]+(?:\s[А-ЯЁ][А-Яа-яё-]+){0,2}"
_DAY_NAME = "понедельник|вторник|среда|четверг|пятница|суббота|воскресенье"
_TIME = r"(?:в\s+)?\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*\(?(?i:мск|msk)\)?)?"
_BESIDE = rf"(?:(?i:{_LABEL})\s*:?|(?i:{_DAY_NAME})|{_TIME})"
_MARK = r"\s*[,.|/•·–—-]\s*"
_BEFORE = re.compile(rf"\s*(?:{_BESIDE}(?:{_MARK}|\s+)|{_PLACE}{_MARK}){{0,3}}")
_AFTER = re.compile(rf"(?:(?:{_MARK}|\s+){_BESIDE}|{_MARK}{_PLACE}|\s+г\.\s*{_PLACE}){{0,3}}[\s.,;|]*")

_STAMP_LABEL = re.compile(rf"\s*(?:(?i:{_LABEL})\s*:?\s*)?")
_DATELINE = re.compile(rf"\s*(?:{_PLACE}\s*,\s*)?")
_STAMP_END = re.compile(rf"\s*(?:,?\s*{_TIME})?\s*(?:[.:|/–—-]+\s*|(?=[А-ЯЁA-Z«„“\"]))")
_SEPARATOR_END = re.compile(rf"\s*(?:,?\s*{_TIME})?\s*(?:[.:|–—-]+\s+|/[^/]{{1,60}}/[\s.,–—-]*)")

_SENTENCE_END = re.compile(r"[.!?…]+[\"'»”)\]]*(?=\s+[«„“\"'(—–-]*\s?[А-ЯЁA-Z\d])")
_ABBREVIATION = re.compile(
    r"(?:\b[А-ЯЁA-Z]|\b(?:г|гг|в|вв|ул|пр|просп|пл|д|стр|корп|им|св|т|тыс|руб|коп|долл|млн|млрд|трлн|обл|р|пос|н|э|чл|проф|акад"
    r"|доц|ген|лейт|полк|кап|зам|гл|рис|табл|см|ср|напр|др|пр|п|ст|ч|тел|доб|каб|офис))\.$",
    re.IGNORECASE,
)


def title(text: str) -> str:
    """Return the first line that is not blank if it is short enough, else its first sentence without a date stamp."""
    line = next(iter(_lines(text)), "")
    if len(line) <= LINE:
        return line
    rest = line[_stamp(line)[1] :]
    return _shortened(_first_sentence(rest))


def date(text: str) -> str | None:
    """Return the date (ISO) that the head of the text states: a stamp before the first words, or a line of its own."""
    for place, line in enumerate(_lines(text)):
        found = _whole_line(line) or (_stamp(line)[0] if place < _STAMPED_LINES else None)
        if found:
            return found
    return None


def _lines(text: str) -> list[str]:
    """Return the first lines that are not blank, outer white space left out."""
    head = text[:_HEAD] if text[:_HEAD].strip() else text.lstrip()[:_HEAD]
    lines = [line.strip() for line in head.split("\n")]
    return [line for line in lines if line][:_HEAD_LINES]


def _whole_line(line: str) -> str | None:
    """Return the date of a line that holds nothing else but a label, a place, a day of the week or a time."""
    found = list(_DATE.finditer(line)) if len(line) <= LINE else []
    if len(found) != 1:
        return None
    match = found[0]
    beside = _BEFORE.fullmatch(line, 0, match.start()) and _AFTER.fullmatch(line, match.end())
    return _iso(match) if beside else None


def _stamp(line: str) -> tuple[str | None, int]:
    """Return the date that stands before the words of a line, and where the words begin (None and 0 without one).

    `2025-11-21 Глава области…` and `МИНСК, 21 ноября 2025 г. — Завод…` are stamps; in `21 ноября 2025 года в Минске…`
    the date belongs to the sentence.
    """
    for before, worded in ((_STAMP_LABEL, False), (_DATELINE, True)):
        opening = before.match(line)
        match = _DATE.match(line, opening.end()) if opening else None
        if not match:
            continue
        labelled = bool(opening and opening[0].strip() and not worded)
        closing = _STAMP_END if labelled or not match["month"] else _SEPARATOR_END
        end = closing.match(line, match.end())
        if end and (found := _iso(match)):
            return found, end.end()
    return None, 0


def _iso(match: re.Match[str]) -> str | None:
    """Return the matched date in ISO form, or None if the calendar has no such day."""
    if match["iso"]:
        year, month, day = match["iso"].split("-")
    elif match["dotted"]:
        day, month, year = re.split("[./]", match["dotted"])
    else:
        day, year = match["day"], match["year"]
        month = str(_MONTHS.index(match["month"].lower()) + 1)
    try:
        found = datetime.date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found.isoformat() if 1900 <= found.year <= 2100 else None


def _first_sentence(line: str) -> str:
    """Return the first sentence of a line; an initial or an abbreviation does not end it."""
    for match in _SENTENCE_END.finditer(line):
        if not _ABBREVIATION.search(line, max(0, match.start() - 20), match.start() + 1):
            return line[: match.end()]
    return line


def _shortened(sentence: str) -> str:
    """Cut what is too long for a title at a word."""
    if len(sentence) <= SENTENCE:
        return sentence
    cut = sentence.rfind(" ", 0, SENTENCE)
    return sentence[: cut if cut > 0 else SENTENCE - 1].rstrip(" ,;:–—-") + "…"
