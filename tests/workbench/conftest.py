"""A project with one release, and the words of its text as segments."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.annotation import Annotation, Findings, Kind, Quote, Release, Segment
from desktop.project import Project
from desktop.workbench import releases

TEXT = "Белова — о мосте в Костроме. «Ждали 🎉 долго», — сказала Анна Белова. Белова рада: Кострома ждала."


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "Релизы.pressmark") as made:
        yield made


@pytest.fixture
def text() -> str:
    return TEXT


@pytest.fixture
def place() -> Callable[..., Segment]:
    def find(words: str, after: int = 0) -> Segment:
        start = TEXT.index(words, after)
        return Segment(start, start + len(words))

    return find


@pytest.fixture
def names(place: Callable[..., Segment]) -> Findings:
    return Findings(
        (
            Annotation("LOC", (place("Костроме"),), normal="Кострома", entity="Кострома", rule="r1"),
            Annotation("PER", (place("Анна Белова"),), normal="Анна Белова", entity="Анна Белова", rule="r1"),
        ),
        last=False,
    )


@pytest.fixture
def quotes(place: Callable[..., Segment]) -> Findings:
    known = Quote(Kind.DIRECT, place("сказала"), place("Анна Белова"), "Анна Белова", 90)
    return Findings((Annotation("QUOTE", (place("«Ждали 🎉 долго»"),), rule="r2", quote=known),))


@pytest.fixture
def work(project: Project, names: Findings, quotes: Findings) -> Project:
    """The project with the release (1) and its annotations: LOC (1), PER (2), QUOTE (3)."""
    releases.store(project, Release(TEXT, source="мост.txt", title="Мост"), [names, quotes])
    return project
