"""Which releases the list shows and in which order. No Qt."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from pathlib import PurePath
from typing import Any

from desktop.annotation import Progress, Summary
from desktop.window import words
from desktop.workbench.filters import folded

_STATES = list(Progress)


class Order(StrEnum):
    """What the list of releases is sorted by."""

    ADDED = "added"
    DATE = "date"
    TITLE = "title"
    PROGRESS = "progress"
    STATE = "state"


@dataclass(frozen=True)
class Arrangement:
    """How the list stands: its order, whether turned round, and which releases it shows (None: of every state)."""

    order: Order = Order.ADDED
    backwards: bool = False
    state: Progress | None = None
    words: str = ""


def arranged(releases: Iterable[Summary], wanted: Arrangement) -> list[Summary]:
    """Return those that fit, in order; releases without a date or title come last in either direction."""
    typed = folded(wanted.words).split()
    fitting = [one for one in releases if wanted.state in {None, one.progress} and _fits(one, typed)]
    if wanted.order is Order.ADDED:
        return fitting[::-1] if wanted.backwards else fitting
    key = _KEYS[wanted.order]
    known = [one for one in fitting if key(one) not in {None, ""}]
    unknown = [one for one in fitting if key(one) in {None, ""}]
    return sorted(known, key=key, reverse=wanted.backwards) + unknown


def kept(arrangement: Arrangement) -> int:
    """Return an order as a number to be remembered; what was filtered is forgotten, so that no release hides."""
    return list(Order).index(arrangement.order) * 2 + arrangement.backwards


def remembered(number: int) -> Arrangement:
    """Return the arrangement of a remembered number; the usual one for a number that means none."""
    orders = list(Order)
    known = 0 <= number < 2 * len(orders)
    return Arrangement(orders[number // 2], backwards=bool(number % 2)) if known else Arrangement()


def _share(release: Summary) -> float:
    return release.reviewed / release.total if release.total else 0.0


def _fits(release: Summary, typed: list[str]) -> bool:
    if not typed:
        return True
    file = PurePath(release.source).name
    text = folded(f"{release.title} {file} {release.date or ''} {words.day(release.date)} {release.note}")
    return all(word in text.replace("\u00a0", " ") for word in typed)


_KEYS: dict[Order, Callable[[Summary], Any]] = {
    Order.DATE: attrgetter("date"),
    Order.TITLE: lambda release: folded(release.title.lstrip(" «„\"'—–-")),
    Order.PROGRESS: _share,
    Order.STATE: lambda release: _STATES.index(release.progress),
}
