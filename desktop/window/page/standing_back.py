"""Which annotations stand back on the page because they are not among those that are wanted now."""

from collections.abc import Callable

from desktop.annotation import Annotation

Passes = Callable[[Annotation], bool]
"""Tells whether an annotation is among those that are wanted."""


class StandingBack:
    """Asks about an annotation when it is first painted and remembers it: hidden ones cost nothing."""

    def __init__(self, passes: Passes | None = None) -> None:
        self._passes = passes
        self._known: dict[int, tuple[Annotation, bool]] = {}

    def holds(self, one: Annotation) -> bool:
        """Tell whether an annotation stands back; without a wish none does."""
        if self._passes is None:
            return False
        seen, answer = self._known.get(one.id, (None, False))
        if seen is not one:
            answer = not self._passes(one)
            self._known[one.id] = (one, answer)
        return answer
