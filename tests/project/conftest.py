"""A small project with one release that the machine has been through."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.annotation import Annotation, Kind, Quote, Release, Segment
from desktop.project import Project

TEXT = "Мост открыли 🎉 в Костроме. «Ждали долго», — сказала Анна Белова."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Релизы.pressmark"


@pytest.fixture
def project(path: Path) -> Iterator[Project]:
    with Project.create(path) as made:
        yield made


@pytest.fixture
def release() -> Release:
    return Release(
        TEXT, source="утро/мост.txt", title="Мост открыли", date="2026-03-01", format="txt", encoding="utf-8"
    )


def segment(words: str) -> Segment:
    start = TEXT.index(words)
    return Segment(start, start + len(words))


@pytest.fixture
def found() -> list[Annotation]:
    quote = Quote(Kind.DIRECT, segment("сказала"), segment("Анна Белова"), "Анна Белова", 92)
    return [
        Annotation("LOC", (segment("Костроме"),), normal="Кострома", entity="Кострома", rule="name"),
        Annotation("PER", (segment("Анна Белова"),), normal="Анна Белова", entity="Анна Белова", rule="name"),
        Annotation("QUOTE", (segment("«Ждали долго»"),), rule="dash-after", quote=quote),
    ]


@pytest.fixture
def filled(project: Project, release: Release, found: list[Annotation]) -> Project:
    """The project with the release (id 1) and its suggestions (ids 1 to 3)."""
    with project.deed("add", release.title) as deed:
        release_id = deed.add_release(release)
    with project.deed("suggest", undoable=False, actor="machine") as deed:
        deed.suggest(release_id, found)
    return project
