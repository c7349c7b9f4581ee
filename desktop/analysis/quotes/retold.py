"""Words retold by the author: clauses after `что`, before `сообщил X`, around `по словам X`, infinitives of asking."""

from collections.abc import Sequence

from desktop.analysis.quotes.scene import Draft, Scene


def retold(scene: Scene, marked: Sequence[Draft]) -> list[Draft]:
    return []
