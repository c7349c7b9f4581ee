"""Marked fragments of a source's words inside the author's sentence."""

from collections.abc import Sequence

from desktop.analysis.quotes.scene import Draft, Scene


def fragment(scene: Scene, number: int, retold: Sequence[Draft]) -> tuple[str, Draft | None]:
    return "marks-other", None
