"""Pairs of names are offered for merging until the user leaves them apart; mentions are given with what is around."""

from collections.abc import Iterable

from desktop.annotation import PER, ROLE, Annotation, Findings, Release, Segment
from desktop.project import Project
from desktop.workbench import annotations, entities, releases
from desktop.workbench.mentions import AROUND, mentioned
from desktop.workbench.offers import leave, left, offer_again, offered

TEXT = "Анна Белова приехала. А. Белова довольна. Министр Белова едет дальше."


def store(project: Project, found: Iterable[tuple[str, str, str]], text: str = TEXT) -> None:
    made = [
        Annotation(label, (Segment(text.index(words), text.index(words) + len(words)),), normal=normal, entity=name)
        for label, words, normal, name in ((a, b, c, c) if a == PER else (a, b, b, c) for a, b, c in found)
    ]
    releases.store(project, Release(text, title="Раз"), [Findings(tuple(made))])


def test_of_an_offered_pair_the_fuller_name_stays(project: Project) -> None:
    store(project, [(PER, "Анна Белова", "Анна Белова"), (PER, "А. Белова", "Белова")])
    ((gone, stays),) = offered(project)
    assert (gone.name, stays.name) == ("Белова", "Анна Белова")


def test_a_pair_left_apart_comes_back_when_it_is_wanted(project: Project) -> None:
    store(project, [(PER, "Анна Белова", "Анна Белова"), (PER, "А. Белова", "Белова")])
    (pair,) = offered(project)
    leave(project, pair)
    assert offered(project) == []
    assert left(project) == 1
    offer_again(project)
    assert offered(project) == [pair]


def test_a_mention_is_given_with_what_stands_around_it(project: Project) -> None:
    store(project, [(PER, "А. Белова", "Белова")])
    (row,) = entities.listed(project)
    (one,) = mentioned(project, row.entity.id)
    assert one.words == "А. Белова"
    assert one.before == "Анна Белова приехала. "
    assert one.after == TEXT[31 : 31 + AROUND]
    annotations.reject(project, [one.annotation_id])
    assert mentioned(project, row.entity.id) == []


def test_a_role_belongs_to_its_person_and_is_nobody_of_its_own(project: Project) -> None:
    store(project, [(PER, "Анна Белова", "Анна Белова"), (ROLE, "Министр", "Анна Белова")])
    (row,) = entities.listed(project)
    assert row.entity.label == PER
    assert entities.card(project, row.entity.id).roles == ("министр",)
    entities.rename(project, row.entity.id, "Анна Ивановна Белова")
    assert entities.card(project, row.entity.id).roles == ("министр",)
