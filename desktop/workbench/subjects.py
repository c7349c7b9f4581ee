"""What the history says a deed is about: the words concerned, or how many annotations."""

from collections.abc import Sequence

from desktop.project import Project

LONGEST = 80
"""Most code points of a text's words that a row of the history shows."""


def of_annotations(project: Project, ids: Sequence[int]) -> str:
    """Return the words of one annotation, or how many they are."""
    if len(ids) == 1:
        return short(project.words(ids[0]))
    return counted(len(ids), "пометка", "пометки", "пометок") if ids else ""


def short(words: str) -> str:
    """Return words on one line, the end of long ones left out."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"


def counted(number: int, one: str, few: str, many: str) -> str:
    """Return a number with its noun: `1 пометка`, `2 пометки`, `5 пометок`."""
    last, teens = number % 10, number % 100 in range(11, 15)
    noun = one if last == 1 and not teens else few if last in {2, 3, 4} and not teens else many
    return f"{number} {noun}"
