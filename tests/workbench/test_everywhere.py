"""The same words are marked wherever they stand, in one step."""

import pytest

from desktop.annotation import Annotation, Changed, Findings, Origin, Refused, Release, Segment, Status
from desktop.project import Project
from desktop.workbench import annotations, history, releases
from desktop.workbench.everywhere import add_everywhere, everywhere, like_annotation, like_place

FIRST = "Евраев сказал. С Евраевым согласны в Ярославле. Михаил Евраев рад. Еврей Евраевич."
SECOND = "О Евраеве знают. В Ярославль едут."


def place(text: str, words: str) -> Segment:
    return Segment(text.index(words), text.index(words) + len(words))


@pytest.fixture
def two(project: Project) -> Project:
    """Two releases; in the first the machine has found the last `Евраев` (1) with his given name."""
    found = Annotation("PER", (place(FIRST, "Михаил Евраев"),), normal="Михаил Евраев", entity="Михаил Евраев")
    releases.store(project, Release(FIRST), [Findings((found,))])
    releases.store(project, Release(SECOND), [Findings(())])
    return project


def words(project: Project) -> list[str]:
    return [
        one.words(project.release(row.id).text) for row in project.releases() for one in project.annotations(row.id)
    ]


def test_all_forms_in_a_release_are_counted_then_marked_but_not_those_marked_already(two):
    wanted = like_place(two, 1, place(FIRST, "Евраев"), "PER")
    assert [one.segment.of(FIRST) for one in everywhere(two, wanted)] == ["Евраев", "Евраевым"]
    assert words(two) == ["Михаил Евраев"]
    assert add_everywhere(two, wanted) == Changed("add_everywhere", (1,), (2, 3))
    assert words(two) == ["Евраев", "Евраевым", "Михаил Евраев"]
    assert {one.status for one in two.annotations(1)} == {Status.SUGGESTED, Status.ACCEPTED}
    assert two.history(1)[0].subject == "Евраев × 2"
    assert everywhere(two, wanted) == []
    assert add_everywhere(two, wanted) == Changed("add_everywhere")


def test_all_releases_of_the_project_are_one_step(two):
    wanted = like_place(two, 1, place(FIRST, "Евраевым"), "PER")
    assert len(everywhere(two, wanted, whole_project=True)) == 3
    assert add_everywhere(two, wanted, whole_project=True).releases == (1, 2)
    assert words(two) == ["Евраев", "Евраевым", "Михаил Евраев", "Евраеве"]
    history.undo(two)
    assert words(two) == ["Михаил Евраев"]
    history.redo(two)
    assert len(words(two)) == 4


def test_an_annotation_hands_its_label_and_whom_it_means_on(two):
    annotations.add(two, 1, [place(FIRST, "Ярославле")], "LOC")
    add_everywhere(two, like_annotation(two, 2), whole_project=True)
    (added,) = two.annotations(2)
    assert (added.words(SECOND), added.label, added.origin) == ("Ярославль", "LOC", Origin.MANUAL)
    annotations.delete(two, [2, 3])
    annotations.add(two, 1, [place(FIRST, "Михаил Евраев")], "PER")
    add_everywhere(two, like_annotation(two, 1))
    assert words(two) == ["Михаил Евраев"]


def test_what_was_turned_down_stays_so(two):
    annotations.add(two, 2, [place(SECOND, "Евраеве")], "PER")
    annotations.reject(two, [2])
    wanted = like_place(two, 1, place(FIRST, "Евраев"), "PER")
    assert {one.release_id for one in everywhere(two, wanted, whole_project=True)} == {1}


def test_quotes_and_unknown_labels_are_refused(two):
    with pytest.raises(Refused):
        like_place(two, 1, Segment(0, 6), "QUOTE")
    with pytest.raises(Refused):
        like_place(two, 1, Segment(0, 6), "FISH")
