"""The user's own labels come, change, merge and go; the built-in ones stay."""

import pytest

from desktop.annotation import LABELS, Annotation, Changed, Label, Refused, Segment, Status
from desktop.project import Project
from desktop.workbench import annotations, history, labels, quotes


@pytest.fixture
def own(work: Project, place) -> Project:
    """The project with a label EVENT of the user's, on one annotation (4)."""
    labels.add(work, "Событие, важное", "3", "e")
    annotations.add(work, 1, [place("мосте")], "СОБЫТИЕ_ВАЖНОЕ")
    return work


def ids(project: Project) -> list[str]:
    return [one.id for one in project.labels()]


def test_a_label_of_ones_own_stands_last_with_its_name_colour_and_key(own):
    assert own.labels()[-1] == Label("СОБЫТИЕ_ВАЖНОЕ", "Событие, важное", "e", True, 8, "3")
    history.undo(own)
    history.undo(own)
    assert ids(own) == list(LABELS)
    assert own.history(2)[-1].subject == "Событие, важное"


def test_two_labels_never_share_an_id(own):
    labels.add(own, "Событие важное")
    labels.add(own, "!")
    assert ids(own)[-2:] == ["СОБЫТИЕ_ВАЖНОЕ_2", "LABEL"]


@pytest.mark.parametrize(
    ("name", "colour", "key"),
    [("", "", ""), ("лицо", "", ""), ("Х", "", "1"), ("Х", "", "ф"), ("Х", "", "ab"), ("Х", "red", "")],
)
def test_a_name_or_key_that_is_taken_or_is_none_is_refused(work, name, colour, key):
    with pytest.raises(Refused):
        labels.add(work, name, colour, key)
    assert ids(work) == list(LABELS)


def test_names_colours_and_keys_change_the_id_stays(work):
    assert labels.rename(work, "PER", " Персона ") == Changed("rename_label", labels=True)
    labels.recolour(work, "PER", "#AA10ff")
    labels.rekey(work, "PER", "Z")
    labels.rekey(work, "LOC", "1")
    per, loc = work.labels()[:2]
    assert (per.id, per.name, per.colour, per.key, loc.key) == ("PER", "Персона", "#aa10ff", "z", "1")
    with pytest.raises(Refused, match="занята меткой «Персона»"):
        labels.rekey(work, "ORG", "z")
    labels.rekey(work, "PER", "")
    labels.rekey(work, "ORG", "")
    for _ in range(6):
        history.undo(work)
    assert work.labels()[0] == Label("PER", "Лицо", "1")


def test_labels_are_put_into_order(work):
    labels.order(work, ["QUOTE", "ORG"])
    assert ids(work)[:4] == ["QUOTE", "ORG", "PER", "LOC"]
    history.undo(work)
    assert ids(work) == list(LABELS)


def test_merged_labels_hand_their_annotations_over_as_they_are(own):
    before = own.annotations(1)
    annotations.reject(own, [4])
    assert labels.merge(own, "СОБЫТИЕ_ВАЖНОЕ", "ORG") == Changed("merge_label", (1,), (4,), labels=True)
    assert (own.annotation(4).label, own.annotation(4).status) == ("ORG", Status.REJECTED)
    assert ids(own) == list(LABELS)
    assert own.check() == []
    history.undo(own)
    history.undo(own)
    assert own.annotations(1) == before
    assert ids(own)[-1] == "СОБЫТИЕ_ВАЖНОЕ"


def test_annotations_of_a_merged_label_can_become_quotes(own):
    labels.merge(own, "СОБЫТИЕ_ВАЖНОЕ", "QUOTE")
    assert own.annotation(4).quote
    assert own.check() == []


@pytest.mark.parametrize(("target", "left"), [(None, None), ("LOC", "LOC")])
def test_a_deleted_label_takes_its_annotations_along_or_leaves_them_to_another(own, target, left):
    before = own.annotations(1)
    labels.delete(own, "СОБЫТИЕ_ВАЖНОЕ", target)
    found = {one.id: one.label for one in own.annotations(1)}
    assert found.get(4) == left
    assert own.history(1)[0].subject == "Событие, важное: 1 пометка"
    history.undo(own)
    assert own.annotations(1) == before
    history.redo(own)
    assert found == {one.id: one.label for one in own.annotations(1)}
    assert own.check() == []


def test_built_in_labels_stay(work):
    for wish in (lambda: labels.delete(work, "PER"), lambda: labels.merge(work, "LOC", "PER")):
        with pytest.raises(Refused, match="скрыть"):
            wish()
    with pytest.raises(Refused, match="в проекте нет"):
        labels.rename(work, "FISH", "Рыба")


def test_a_label_is_not_merged_with_itself_or_with_none(own):
    for into in ("СОБЫТИЕ_ВАЖНОЕ", "FISH"):
        with pytest.raises(Refused):
            labels.merge(own, "СОБЫТИЕ_ВАЖНОЕ", into)


def test_a_speaker_who_was_known_under_a_label_that_goes_stays_the_speaker(own):
    with own.deed("test") as deed:
        deed.add(1, [Annotation("СОБЫТИЕ_ВАЖНОЕ", (Segment(0, 2),), entity="Мост")])
    quotes.set_speaker(own, 3, speaker=None, name="Мост")
    labels.delete(own, "СОБЫТИЕ_ВАЖНОЕ")
    known = own.annotation(3).quote
    assert known
    assert known.speaker_name == "Мост"
    assert own.check() == []


def test_a_label_is_not_deleted_in_favour_of_itself(own):
    before = own.annotations(1)
    with pytest.raises(Refused, match="саму себя"):
        labels.delete(own, "СОБЫТИЕ_ВАЖНОЕ", "СОБЫТИЕ_ВАЖНОЕ")
    assert own.annotations(1) == before
