"""Releases that name people and bodies, each in a sentence of its own, and what their names are shown as."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

from desktop.annotation import PER, QUOTE, Annotation, Findings, Kind, Quote, Release, Segment
from desktop.project import Project
from desktop.workbench import releases


@dataclass(frozen=True)
class Named:
    """A name as a release has it: its words, whom the release itself takes it for, its label."""

    words: str
    means: str
    label: str = PER


@contextmanager
def fresh() -> Iterator[Project]:
    with (
        tempfile.TemporaryDirectory(prefix="pressmark-tests-") as folder,
        Project.create(Path(folder) / "Имена.pressmark") as project,
    ):
        yield project


def store(project: Project, *names: Named) -> int:
    """Add a release that names all these, each in a sentence of its own."""
    number = len(project.releases())
    text, found = f"Релиз {number}.", []
    for name in names:
        text += " "
        place = Segment(len(text), len(text) + len(name.words))
        text += name.words + "."
        if name.label == QUOTE:
            said = Quote(Kind.DIRECT, None, place, name.means, 90)
            found.append(Annotation(QUOTE, (Segment(place.end, place.end + 1),), quote=said, rule="q"))
        else:
            found.append(Annotation(name.label, (place,), normal=name.words, entity=name.means, rule="r"))
    return releases.store(project, Release(text, title=str(number)), [Findings(tuple(found))])[0]


def plain(label: str, *names: str) -> list[list[Named]]:
    """Return a release for each of the names."""
    return [[Named(name, name, label)] for name in names]


def shown(project: Project) -> dict[str, str | None]:
    """Return what every name of the project is shown as."""
    made: dict[str, str | None] = {}
    for release in project.releases():
        for one in project.annotations(release.id, rejected=False):
            made[one.normal or one.words(project.release(release.id).text)] = (
                one.quote.speaker_name if one.quote else one.entity
            )
    return made


def orders(stored: list[list[Named]]) -> list[dict[str, str | None]]:
    """Return what comes out of every order in which the releases can be added."""
    made = []
    for order in permutations(stored):
        with fresh() as project:
            for names in order:
                store(project, *names)
            assert project.check() == []
            made.append(shown(project))
    return made
