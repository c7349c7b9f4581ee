"""A person's name in its parts, and whether two names can be one person's."""

import re
from dataclasses import dataclass

_WORD = re.compile(r"([^\W\d_]+(?:[-‑'’][^\W\d_]+)*)(\.?)")
_PATRONYMIC = re.compile(r"(?:ович|евич|ьич|овна|евна|инична|ична|оглы|кызы)$")
_SURNAME = re.compile(r"\w{3}(?:[ое]ва?|[сц]к(?:ий|ая)|енко)$")
_SHORTENED = 3
"""Most letters of a given name that is cut short with a full stop: `Дж.`, `Вл.`"""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in its parts, folded; "" for what it does not say.

    A given name or patronymic of one letter, or one that ends with a full stop, is the beginning of a longer one.
    """

    given: str = ""
    patronymic: str = ""
    surname: str = ""
    middle: tuple[str, ...] = ()


def person(name: str) -> PersonName:
    """Take a person's name in the nominative apart; a single word may be either given name or surname."""
    found = _WORD.findall(name.lower().replace("ё", "е"))
    # The last word's full stop may be that of the sentence.
    words = [_token(word, stop) for word, stop in found[:-1]] + [word for word, _ in found[-1:]]
    short = [word for word in words if _short(word)]
    whole = [word for word in words if not _short(word)]
    if not whole:
        return PersonName()
    if short:
        return _with_initials(words, short, whole)
    patronymic = next((word for word in whole[1:] if _PATRONYMIC.search(word)), "")
    rest = [word for word in whole if word != patronymic or word == whole[0]]
    if len(rest) == 1:
        return PersonName(rest[0], patronymic) if patronymic else PersonName(surname=rest[0])
    # `Орлов Иван Петрович` and `Орлов Иван` begin with the surname, `Иван Петрович Орлов` ends with it.
    if (patronymic and whole[-1] == patronymic) or (len(whole) == 2 and _turned(*whole)):
        return PersonName(rest[1], patronymic, rest[0], tuple(rest[2:]))
    return PersonName(rest[0], patronymic, rest[-1], tuple(rest[1:-1]))


def _turned(first: str, last: str) -> bool:
    """Tell whether of two words the first is a surname by its ending, and the last is not."""
    return _SURNAME.search(first) is not None and _SURNAME.search(last) is None


def _token(word: str, stop: str) -> str:
    return word + stop if stop and 1 < len(word) <= _SHORTENED else word


def _short(word: str) -> bool:
    return len(word) == 1 or word.endswith(".")


def _with_initials(words: list[str], short: list[str], whole: list[str]) -> PersonName:
    if len(whole) > 1 and words[0] == whole[0] and words[-1] == whole[-1]:
        return PersonName(whole[0], short[0], whole[-1], tuple(whole[1:-1]))
    return PersonName(short[0], short[1] if len(short) > 1 else "", whole[-1], tuple(whole[:-1]))


def may_be_one(one: PersonName, other: PersonName) -> bool:
    """Tell whether two names can be one person's: a surname in common and no part that says otherwise."""
    if not one.surname or one.surname != other.surname:
        return False
    if one.middle and other.middle and one.middle != other.middle:
        return False
    return _agree(one.given, other.given) and _agree(one.patronymic, other.patronymic)


def _agree(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if not short or short == long:
        return True
    if len(short) == 1 or short.endswith("."):
        return long.startswith(short.rstrip("."))
    return long.endswith(".") and short.startswith(long.rstrip("."))
