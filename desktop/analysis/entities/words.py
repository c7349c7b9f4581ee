"""Word lists about roles, read once from `resources/words/`."""

from dataclasses import dataclass
from functools import cache

from desktop.locations import resource


@cache
def plain(word: str) -> str:
    """Return a word in lower case with ё written as е, as all names are compared."""
    return word.lower().replace("ё", "е")


def _lines(name: str) -> list[list[str]]:
    text = resource(f"words/{name}.txt").read_text(encoding="utf-8")
    rows = (line.partition("#")[0].split() for line in text.splitlines())
    return [[plain(word) for word in row] for row in rows if row]


@dataclass(frozen=True, slots=True)
class RoleWords:
    """People's nouns, posts that have several names, and names of countries."""

    people: frozenset[str]
    general: frozenset[str]
    posts: tuple[tuple[str, str, tuple[str, ...]], ...]
    countries: tuple[tuple[str, ...], ...]
    holders: tuple[tuple[str, str, frozenset[str]], ...]
    owned: frozenset[str]

    @classmethod
    def read(cls) -> "RoleWords":
        """Read all lists."""
        return cls(
            people=frozenset(word for row in _lines("people") for word in row),
            general=frozenset(word for row in _lines("roles-general") for word in row),
            posts=tuple((row[0], row[1], tuple(row[2:])) for row in _lines("roles-posts")),
            countries=tuple(map(tuple, _lines("countries"))),
            holders=tuple((row[0], row[1], frozenset(row[2:])) for row in _lines("roles-holders")),
            owned=frozenset(word for row in _lines("roles-owned") for word in row),
        )
