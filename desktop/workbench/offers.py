"""Pairs of names that may mean one: offered for merging until they are merged or the user leaves them apart."""

from desktop.annotation import Entity
from desktop.project import Project
from desktop.workbench.entities import mergeable

_SETTING = "left_apart"
"""The project's setting that holds the pairs to be left apart: `3-7 12-40`, ids of entities, the lower one first."""

Pair = tuple[Entity, Entity]


def offered(project: Project) -> list[Pair]:
    """Return the pairs to be offered, in each the one to be merged away first, then the fuller name, which stays."""
    apart = _apart(project)
    return [_fuller_last(pair) for pair in mergeable(project) if _word(pair) not in apart]


def leave(project: Project, pair: Pair) -> None:
    """Offer a pair no more; this is a setting, not a deed."""
    project.remember(_SETTING, " ".join(sorted({*_apart(project), _word(pair)})))


def left(project: Project) -> int:
    """Return how many pairs have been left apart."""
    return len(_apart(project))


def offer_again(project: Project) -> None:
    """Offer once more what has been left apart."""
    project.remember(_SETTING, "")


def _apart(project: Project) -> set[str]:
    return set(project.setting(_SETTING).split())


def _word(pair: Pair) -> str:
    one, other = sorted(entity.id for entity in pair)
    return f"{one}-{other}"


def _fuller_last(pair: Pair) -> Pair:
    """Put the name that says more last: one with fewer initials, with more words, the longer one."""
    one, other = pair
    return (one, other) if _fullness(one.name) <= _fullness(other.name) else (other, one)


def _fullness(name: str) -> tuple[int, int, int]:
    words = [word for word in name.replace(".", " ").split() if len(word) > 1]
    return len(words), len(name.replace(".", "")), len(name)
