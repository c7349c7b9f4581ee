"""Ratios instead of times: two things are measured in turns on the same machine, and each pair gives a ratio."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

PAIRS = 15


@dataclass(frozen=True, slots=True)
class Compared:
    """What pairs of measurements gave, in seconds: ours, the floor's, and the median of their ratios."""

    ours: float
    floor: float
    ratio: float
    least: float
    most: float


def in_pairs(ours: Callable[[], float], floor: Callable[[], float], pairs: int = PAIRS) -> Compared:
    """Measure both in turns, one pair to warm up; each call returns its seconds."""
    ours(), floor()
    measured = [_pair(ours, floor, ours_first=bool(turn % 2)) for turn in range(pairs)]
    ratios = sorted(mine / bare for mine, bare in measured)
    return Compared(
        ours=median(mine for mine, _ in measured),
        floor=median(bare for _, bare in measured),
        ratio=median(ratios),
        least=ratios[0],
        most=ratios[-1],
    )


def _pair(ours: Callable[[], float], floor: Callable[[], float], *, ours_first: bool) -> tuple[float, float]:
    if ours_first:
        mine = ours()
        return mine, floor()
    bare = floor()
    return ours(), bare


def tell(name: str, compared: Compared, floor: str, goal: float | None = None) -> None:
    """Print one comparison: the ratio, its spread, the floor, and the goal if there is one."""
    verdict = "no goal" if goal is None else f"goal {goal:.2f} x: {'met' if compared.ratio <= goal else 'NOT MET'}"
    sys.stdout.write(
        f"{name}: {compared.ratio:.2f} x ({compared.least:.2f} to {compared.most:.2f}), {verdict}\n"
        f"  {compared.ours * 1000:.0f} ms against {compared.floor * 1000:.0f} ms of the floor: {floor}\n"
    )
