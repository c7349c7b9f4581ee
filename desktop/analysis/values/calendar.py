"""The fixed words of the Russian calendar as patterns, and what they stand for."""

MONTHS = ("янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
MONTH = (
    r"(?:(?:январ|феврал|апрел|июн|июл|сентябр|октябр|ноябр|декабр)(?:[ьяюе]|ём|ем)"
    r"|(?:март|август)(?:а|у|ом|е)?|ма[йяюе]|маем)(?!\w)"
)
SHORT_MONTH = r"(?:янв|февр?|мар|апр|июн|июл|авг|сент?|окт|нояб?|дек)(?:\.|(?!\w))"
WEEKDAY = (
    r"(?:(?:понедельник|вторник|четверг)(?:а|у|ом|е)?|пятниц(?:[ауые]|ей)|суббот(?:[ауые]|ой)|воскресень(?:[ею]|ем|я)"
    r"|(?<=[вВ] )среду|(?<=[вВ]\u00a0)среду|(?<=[сС]о )среды|(?<=[дД]о )среды)(?!\w)"
)
SEASONS = {"зим": (12, 2), "вес": (3, 5), "лет": (6, 8), "осе": (9, 11)}
SEASON = r"(?:лет(?:о|а|у|ом|е)|осен(?:ь|и|ью)|зим(?:а|ы|е|у|ой)|весн(?:а|ы|е|у|ой))(?!\w)"
YEAR_WORD = r"(?:год(?:а|у|ом|е|ы|ов|ам|ами|ах)?(?!\w)|гг?\.|гг?(?!\w))"
ORDINALS = {
    "перв": 1,
    "i": 1,
    "1": 1,
    "втор": 2,
    "ii": 2,
    "2": 2,
    "трет": 3,
    "iii": 3,
    "3": 3,
    "четв": 4,
    "iv": 4,
    "4": 4,
}
ORDINAL = (
    r"(?:(?:перв|втор|четв[её]рт)(?:ый|ой|ого|ому|ым|ом|ая|ую|ое)|трет(?:ий|ьего|ьему|ьим|ьем|ья|ьей|ью|ье)"
    r"|(?:III|II|IV|I|[1-4])(?:-?(?:й|го|му|м|ом|ый|ий))?)"
)
WHICH = (
    r"(?:эт(?:от|ого|ому|им|ом|ой|у|а|о)|(?:прошл|позапрошл|нынешн|текущ|следующ|будущ|предыдущ|минувш|предстоящ|прошедш"
    r"|наступивш|наступающ|уходящ|истекш|последующ)(?:ого|его|ому|ему|ый|ий|ой|ая|яя|ую|юю|ей|ым|им|ом|ем|ое|ее)|сего)(?!\w)"
)
SPAN = (
    r"(?:год(?:а|у|ом|е)?|месяц(?:а|у|ем|е)?|недел(?:я|и|е|ю|ей)|квартал(?:а|у|ом|е)?|полугоди(?:е|я|ю|ем|и)"
    r"|десятилети(?:е|я|ю|ем|и))(?!\w)"
)


def month(form: str) -> int:
    """Return the number of a month by any of its forms."""
    stem = form[:3].lower()
    return MONTHS.index(stem) + 1 if stem in MONTHS else MONTHS.index("май") + 1


def season(form: str) -> tuple[int, int]:
    """Return the first and the last month of a season by any of its forms."""
    return SEASONS[form.lower()[:3]]


def ordinal(form: str) -> int:
    """Return 1 to 4 for `первый`, `II`, `3-й`."""
    start = form.lower().split("-")[0].rstrip("йгомуы")
    return next((number for stem, number in ORDINALS.items() if start == stem), 0) or _by_stem(form.lower())


def _by_stem(form: str) -> int:
    return next(number for stem, number in ORDINALS.items() if len(stem) > 3 and form.startswith(stem))
