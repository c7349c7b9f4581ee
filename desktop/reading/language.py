"""Is a text Russian? If not, it is taken all the same, and the user is told."""

import re

_SAMPLE = 100_000
_RUSSIAN = re.compile("[а-яё]", re.IGNORECASE)
_NEIGHBOUR = re.compile("[іїєґўђјљњћџѓќѕ]", re.IGNORECASE)
_NO_LETTERS = "В тексте нет слов: искать в нём нечего, кроме чисел и знаков."
_NOT_RUSSIAN = "Текст, похоже, не на русском языке: имена и цитаты в нём могут быть найдены неверно или не найдены."


def remark(text: str) -> str:
    """Return a Russian sentence if `text` is not Russian, else an empty string."""
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    if not letters:
        return _NO_LETTERS
    neighbours = len(_NEIGHBOUR.findall(sample))
    russian = len(_RUSSIAN.findall(sample))
    return _NOT_RUSSIAN if 2 * russian < letters or 100 * neighbours > letters else ""
