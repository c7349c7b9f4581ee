"""What the user of the command line is told beside the table: on standard error, with a bar on a terminal only."""

import sys
from types import TracebackType
from typing import Any


class Progress:
    """A bar over a known number of inputs, and sentences that stand above it."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._bar: Any = None

    def __enter__(self) -> "Progress":
        if self._total > 1 and sys.stderr is not None and sys.stderr.isatty():
            from tqdm import tqdm

            self._bar = tqdm(total=self._total, desc="Разбор", unit=" файл", file=sys.stderr, dynamic_ncols=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.close()

    def step(self) -> None:
        """One input is done."""
        if self._bar is not None:
            self._bar.update()

    def say(self, sentence: str, source: str = "") -> None:
        """Tell something, of an input if its source is given."""
        if self._bar is not None:
            self._bar.clear()
        say(sentence, source)


def say(sentence: str, source: str = "") -> None:
    """Write a sentence to standard error, where there is one (a program without a console has none)."""
    if sys.stderr is not None:
        sys.stderr.write(f"pressmark: {source}: {sentence}\n" if source else f"pressmark: {sentence}\n")
        sys.stderr.flush()
