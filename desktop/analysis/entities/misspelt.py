"""Surnames that a release spells in two ways: `Рахимов` and, once, `Рахымов`."""

from collections.abc import Callable

from desktop.analysis.entities.fullname import FullName, stem

SHORTEST = 5
"""Fewest letters of a surname without its ending that a letter may be wrong in."""


def meant(name: FullName, others: list[FullName], strange: Callable[[str], bool]) -> FullName | None:
    """Return the only fuller name that this one, a letter otherwise, can mean; `strange` tells unknown surnames."""
    if not name.surname or name.patronymic or len(stem(name.surname)) < SHORTEST or not strange(name.surname):
        return None
    near = [
        other
        for other in others
        if other.weight > name.weight
        and name.given in {"", other.given}
        and beside(stem(name.surname), stem(other.surname))
    ]
    return near[0] if len(near) == 1 else None


def beside(one: str, other: str) -> bool:
    """Tell whether two words, the same first letter given, differ by one letter: changed, missing or exchanged."""
    if one == other or abs(len(one) - len(other)) > 1 or one[:1] != other[:1]:
        return False
    same = next(
        place for place in range(max(len(one), len(other))) if one[place : place + 1] != other[place : place + 1]
    )
    left, right = one[same:], other[same:]
    exchanged = left[:2] == right[1::-1] and left[2:] == right[2:]
    return exchanged or left[1:] == right[1:] or left[1:] == right or left == right[1:]
