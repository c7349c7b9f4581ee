"""How the search in a text grows: in a million characters against a tenth of them, and against a bare re."""

import gc
import re
import time
from collections.abc import Callable

from desktop.workbench.occurrences import find, same
from tests.benchmarks.measure import in_pairs, tell

SENTENCE = "Глава города Ярославля Михаил Евраев сказал, что завод работает и будет работать. "
TIMES = 10
GROWTH_GOAL, FLOOR_GOAL = 20.0, 8.0
"""Linear is 10 and a little more for sorting; what grows with the square would take 100 times as long."""


def timed(search: Callable[[], object]) -> Callable[[], float]:
    """Return what does a search and says how many seconds it took."""

    def measure() -> float:
        gc.collect()
        began = time.perf_counter()
        search()
        return time.perf_counter() - began

    return measure


def bare(text: str, words: str) -> list[tuple[int, int]]:
    """Find words as they are, and nothing else."""
    return [match.span() for match in re.finditer(re.escape(words), text)]


def main() -> None:
    """Measure and print."""
    short = SENTENCE * 1250
    long = short * TIMES
    searches: dict[str, Callable[[str], object]] = {
        "Finding a letter": lambda text: find(text, "а"),
        "Finding a name in all its forms": lambda text: same(text, "Михаилом Евраевым"),
    }
    for name, search in searches.items():
        grown = in_pairs(ours=timed(lambda: search(long)), floor=timed(lambda: search(short)), pairs=7)  # noqa: B023
        tell(f"{name} in {TIMES} times the text", grown, "in a tenth of it", GROWTH_GOAL)
    compared = in_pairs(ours=timed(lambda: find(long, "а")), floor=timed(lambda: bare(long, "а")), pairs=7)
    tell("Finding a letter in a million characters", compared, "a bare regular expression", FLOOR_GOAL)


if __name__ == "__main__":
    main()
