"""Who said something about it: a search over all quotes of a project by person and by words."""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from desktop.project import Project
from desktop.workbench.occurrences import find, fold


@dataclass(frozen=True, slots=True)
class Said:
    """A quote in its release: its id, words and speaker's name, "" if nobody knows it."""

    release_id: int
    annotation_id: int
    words: str
    speaker: str


def search(project: Project, person: str = "", words: str = "") -> list[Said]:
    """Return the quotes of a person that hold the words, in whatever case; an empty box lets everything through.

    Each word typed of a person begins a word of the name or of an alias.
    """
    rows = [Said(*row) for row in project.quotes_said()]
    if person.strip():
        speakers = _speakers(project, fold(person).split(), {row.speaker for row in rows})
        rows = [row for row in rows if row.speaker in speakers]
    return _holding(rows, words) if words.strip() else rows


def _speakers(project: Project, beginnings: list[str], names: set[str]) -> set[str]:
    """Return those of the names that fit, by themselves or by another name of theirs."""
    other = {one.name: one.aliases for one in project.entities() if one.name in names}
    return {name for name in names if any(_fits(known, beginnings) for known in (name, *other.get(name, ())))}


def _fits(name: str, beginnings: list[str]) -> bool:
    words = fold(name).replace("-", " ").split()
    return all(any(word.startswith(beginning) for word in words) for beginning in beginnings)


def _holding(rows: list[Said], words: str) -> list[Said]:
    """Look through all quotes as one text: an empty line between two keeps them apart."""
    ends = list(accumulate(len(row.words) + 2 for row in rows))
    places = find("\n\n".join(row.words for row in rows), words)
    hit = sorted({bisect_right(ends, place.start) for place in places})
    return [rows[number] for number in hit]
