"""Pairs of names that may mean one: offered for merging until they are merged or the user leaves them apart."""

from desktop.annotation import Changed, Entity
from desktop.project import Project
from desktop.workbench.entities import mergeable
from desktop.workbench.subjects import short

Pair = tuple[Entity, Entity]


def offered(project: Project) -> list[Pair]:
    """Return the pairs to be offered, in each the one to be merged away first, then the fuller name, which stays."""
    apart = _apart(project)
    return [_fuller_last(pair) for pair in mergeable(project) if _ids(pair) not in apart]


def leave(project: Project, pair: Pair) -> Changed:
    """Say that a pair is not one: it is offered no more, and its names alone never make it one."""
    one, other = pair
    with project.deed("leave_apart", f"{short(one.name)} ≠ {short(other.name)}") as deed:
        deed.set_apart(one.id, other.id)
    return deed.changed()


def left(project: Project) -> int:
    """Return how many pairs have been left apart that would be offered else."""
    apart = _apart(project)
    return sum(_ids(pair) in apart for pair in mergeable(project)) if apart else 0


def offer_again(project: Project) -> Changed:
    """Offer once more what has been left apart."""
    with project.deed("offer_again") as deed:
        for one, other in project.apart():
            deed.set_apart(one, other, offered=True)
    return deed.changed()


def _apart(project: Project) -> set[frozenset[int]]:
    """Return the pairs set apart, as what they are shown as now."""
    shown = project.shown_as()
    return {frozenset((shown[one], shown[other])) for one, other in project.apart()}


def _ids(pair: Pair) -> frozenset[int]:
    return frozenset(entity.id for entity in pair)


def _fuller_last(pair: Pair) -> Pair:
    """Put the name that says more last: one with fewer initials, with more words, the longer one."""
    one, other = pair
    return (one, other) if _fullness(one.name) <= _fullness(other.name) else (other, one)


def _fullness(name: str) -> tuple[int, int, int]:
    words = [word for word in name.replace(".", " ").split() if len(word) > 1]
    return len(words), len(name.replace(".", "")), len(name)
