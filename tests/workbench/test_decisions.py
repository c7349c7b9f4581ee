"""What the user has decided on names is applied to the releases that come, and can be taken back."""

from time import perf_counter

import pytest

from desktop.annotation import Annotation, Changed, Findings, Origin, Release, Segment, Status
from desktop.project import Project
from desktop.workbench import annotations, decisions, entities, everywhere, history, memory, releases

FIRST = "В Костроме встретили Орлова из «Луча»."
NEXT = "Кострома ждёт. С Орловым приедет «Луч», Кострому украсят."


def name(text: str, label: str, words: str, normal: str = "") -> Annotation:
    place = Segment(text.index(words), text.index(words) + len(words))
    return Annotation(label, (place,), normal=normal, entity=normal or None, rule="r1")


@pytest.fixture
def first(project: Project) -> Project:
    """A release with Кострома (LOC 1), Орлов (PER 2) and Луч (LOC 3), all suggested."""
    found = [
        name(FIRST, "LOC", "Костроме", "Кострома"),
        name(FIRST, "PER", "Орлова", "Орлов"),
        name(FIRST, "LOC", "«Луча»", "Луч"),
    ]
    releases.store(project, Release(FIRST), [Findings(tuple(found))])
    return project


def follow(project: Project) -> list[Annotation]:
    """Add the next release, in which the machine finds Кострома, Орлов and Луч once each."""
    found = [
        name(NEXT, "LOC", "Кострома", "Кострома"),
        name(NEXT, "PER", "Орловым", "Орлов"),
        name(NEXT, "LOC", "«Луч»", "Луч"),
    ]
    release_id, _ = releases.store(project, Release(NEXT), [Findings(tuple(found), last=False), Findings(())])
    return project.annotations(release_id)


def rows(found: list[Annotation]) -> list[tuple[str, str, Status, Origin]]:
    return [(one.words(NEXT), one.label, one.status, one.origin) for one in found]


def test_nothing_is_remembered_of_what_nobody_has_decided(first):
    assert {origin for *_, origin in rows(follow(first))} == {Origin.MACHINE}
    assert first.decisions() == []


def test_what_was_accepted_is_suggested_again_also_where_the_machine_does_not_find_it(first):
    annotations.accept(first, [1])
    found = follow(first)
    assert rows(found) == [
        ("Кострома", "LOC", Status.SUGGESTED, Origin.REMEMBERED),
        ("Орловым", "PER", Status.SUGGESTED, Origin.MACHINE),
        ("«Луч»", "LOC", Status.SUGGESTED, Origin.MACHINE),
        ("Кострому", "LOC", Status.SUGGESTED, Origin.REMEMBERED),
    ]
    assert (found[3].normal, found[3].entity) == ("Кострома", "Кострома")
    for one in (found[0], found[3]):
        decision = memory.named_in(first, one.rule)
        assert decision
        assert (decision.verb, decision.words, decision.label) == ("accept", "Кострома", "LOC")


def test_what_was_turned_down_is_turned_down_again(first):
    annotations.reject(first, [2])
    assert rows(follow(first))[1] == ("Орловым", "PER", Status.REJECTED, Origin.REMEMBERED)


def test_what_was_relabelled_comes_with_the_new_label(first):
    annotations.relabel(first, [3], "ORG")
    found = follow(first)[2]
    assert rows([found]) == [("«Луч»", "ORG", Status.SUGGESTED, Origin.REMEMBERED)]
    assert (found.normal, found.rule) == ("Луч", f"decision:{first.decisions()[0].id} r1")


def test_the_latest_word_counts_and_labels_never_turn_in_a_circle(first):
    annotations.relabel(first, [3], "ORG")
    annotations.relabel(first, [3], "PER")
    annotations.relabel(first, [3], "LOC")
    annotations.reject(first, [1])
    annotations.accept(first, [1])
    found = rows(follow(first))
    assert found[0][1:3] == ("LOC", Status.SUGGESTED)
    assert found[2][:3] == ("«Луч»", "LOC", Status.SUGGESTED)
    assert len([one for one in first.decisions() if one.key == "кострома"]) == 1


def test_a_name_added_by_hand_in_one_case_is_suggested_in_another(first):
    annotations.delete(first, [2])
    place = name(FIRST, "PER", "Орлова").segments[0]
    annotations.add(first, 1, [place], "PER")
    release_id, _ = releases.store(first, Release("Орлов приехал. Об Орлове знают."), [Findings(())])
    found = first.annotations(release_id)
    assert [(one.segments[0], one.origin, one.status) for one in found] == [
        (Segment(0, 5), Origin.REMEMBERED, Status.SUGGESTED),
        (Segment(18, 24), Origin.REMEMBERED, Status.SUGGESTED),
    ]


def test_names_marked_everywhere_are_remembered(first):
    everywhere.add_everywhere(first, everywhere.like_place(first, 1, Segment(11, 20), "ROLE"))
    assert [(one.verb, one.label, one.words) for one in first.decisions()] == [("accept", "ROLE", "встретили")]


def test_marking_what_is_suggested_already_is_a_decision_too(first):
    annotations.add(first, 1, first.annotation(1).segments, "LOC")
    assert [(one.verb, one.words) for one in first.decisions()] == [("accept", "Кострома")]
    assert rows(follow(first))[0][3] is Origin.REMEMBERED


def test_quotes_and_values_are_not_remembered(first):
    found = Annotation("DATE", (Segment(0, 1),)), Annotation("QUOTE", (Segment(2, 9),))
    releases.suggest(first, 1, Findings(found))
    annotations.accept_all(first, [4, 5])
    assert first.decisions() == []


def test_undo_takes_the_decision_back_with_the_deed(first):
    annotations.accept(first, [1])
    history.undo(first)
    assert first.decisions() == []
    assert rows(follow(first))[0][3] is Origin.MACHINE


def test_new_names_of_entities_and_merges_are_decisions_and_come_again(first):
    kostroma, ray = (first.entity_named(one, "LOC") or 0 for one in ("Кострома", "Луч"))
    entities.rename(first, kostroma, "город Кострома")
    entities.merge(first, [ray], kostroma)
    assert [(one.verb, one.words, one.value) for one in first.decisions()] == [
        ("merge", "Луч", "город Кострома"),
        ("rename", "Кострома", "город Кострома"),
    ]
    found = follow(first)
    assert [(one.entity, one.origin) for one in found] == [
        ("город Кострома", Origin.REMEMBERED),
        ("Орлов", Origin.MACHINE),
        ("город Кострома", Origin.REMEMBERED),
    ]
    decisions.forget(first, [one.id for one in first.decisions()])
    assert [(one.entity, one.origin, one.rule) for one in first.annotations(2)] == [
        ("Кострома", Origin.MACHINE, "r1"),
        ("Орлов", Origin.MACHINE, "r1"),
        ("Луч", Origin.MACHINE, "r1"),
    ]


def test_new_names_and_merges_are_applied_to_earlier_releases_and_named_there(first):
    follow(first)
    kostroma, ray = (first.entity_named(one, "LOC") or 0 for one in ("Кострома", "Луч"))
    entities.rename(first, kostroma, "город Кострома")
    entities.merge(first, [ray], kostroma)
    before = first.annotations(2)
    merged, renamed = (one.id for one in first.decisions())
    decisions.apply_to_earlier(first)
    for found in (first.annotations(1), first.annotations(2)):
        assert [(one.entity, one.status, one.origin, one.rule) for one in found] == [
            ("город Кострома", Status.SUGGESTED, Origin.REMEMBERED, f"decision:{renamed} r1"),
            ("Орлов", Status.SUGGESTED, Origin.MACHINE, "r1"),
            ("город Кострома", Status.SUGGESTED, Origin.REMEMBERED, f"decision:{merged} r1"),
        ]
    decisions.forget(first, [renamed, merged])
    assert {one.origin for one in first.annotations(2)} == {Origin.MACHINE}
    assert [one.entity for one in first.annotations(2)] == ["Кострома", "Орлов", "Луч"]
    history.undo(first)
    history.undo(first)
    assert first.annotations(2) == before


def test_a_name_given_back_is_no_decision_any_more(first):
    kostroma = first.entity_named("Кострома", "LOC") or 0
    entities.rename(first, kostroma, "Кострома-град")
    entities.rename(first, kostroma, "г. Кострома")
    assert [(one.words, one.value) for one in first.decisions()] == [("Кострома", "г. Кострома")]
    entities.rename(first, kostroma, "Кострома")
    assert first.decisions() == []


def test_a_forgotten_decision_leaves_what_the_user_has_touched_since(first):
    annotations.accept(first, [1])
    annotations.reject(first, [2])
    annotations.relabel(first, [3], "ORG")
    plain = follow(first)
    annotations.accept(first, [one.id for one in plain if one.words(NEXT) == "Кострому"])
    before = first.annotations(2)
    assert decisions.forget(first, [one.id for one in first.decisions()]).verb == "forget"
    assert rows(first.annotations(2)) == [
        ("Кострома", "LOC", Status.SUGGESTED, Origin.MACHINE),
        ("Орловым", "PER", Status.SUGGESTED, Origin.MACHINE),
        ("«Луч»", "LOC", Status.SUGGESTED, Origin.MACHINE),
        ("Кострому", "LOC", Status.ACCEPTED, Origin.REMEMBERED),
    ]
    assert (first.decisions(), first.history(1)[0].subject) == ([], "3 решения")
    history.undo(first)
    assert first.annotations(2) == before
    assert len(first.decisions()) == 3


def test_decisions_are_applied_to_earlier_releases_when_asked(first):
    untouched = follow(first)
    annotations.note(first, untouched[1].id, "кто?")
    annotations.accept(first, [1])
    annotations.reject(first, [2])
    annotations.relabel(first, [3], "ORG")
    before = first.annotations(2)
    assert decisions.apply_to_earlier(first, [77]) == Changed("apply_decisions")
    changed = decisions.apply_to_earlier(first)
    assert changed.releases == (2,)
    assert rows(first.annotations(2)) == [
        ("Кострома", "LOC", Status.SUGGESTED, Origin.REMEMBERED),
        ("Орловым", "PER", Status.SUGGESTED, Origin.MACHINE),
        ("«Луч»", "ORG", Status.SUGGESTED, Origin.REMEMBERED),
        ("Кострому", "LOC", Status.SUGGESTED, Origin.REMEMBERED),
    ]
    assert decisions.apply_to_earlier(first) == Changed("apply_decisions")
    history.undo(first)
    assert first.annotations(2) == before


def test_nothing_is_remembered_or_applied_where_that_is_switched_off(first):
    annotations.accept(first, [1])
    decisions.switch(first, False)
    annotations.accept(first, [2])
    assert len(first.decisions()) == 1
    assert {origin for *_, origin in rows(follow(first))} == {Origin.MACHINE}
    decisions.switch(first, True)
    assert decisions.apply_to_earlier(first).annotations


def test_what_undo_brings_back_is_not_there_twice_beside_what_was_remembered(first):
    annotations.reject(first, [1])
    found = Findings((name(FIRST, "LOC", "Костроме", "Кострома"),))
    annotations.delete(first, [1])
    releases.suggest(first, 1, found)
    history.undo(first)
    assert [one.label for one in first.annotations(1)] == ["LOC", "PER", "LOC"]


def test_two_thousand_decisions_cost_a_release_next_to_nothing(project):
    words = [f"{chr(0x410 + n % 30)}{chr(0x430 + n // 30 % 30)}{chr(0x430 + n // 900)}нск" for n in range(2000)]
    text = " ".join(words)
    places = [Segment(6 * n, 6 * n + 6) for n in range(2000)]
    found = [Annotation("LOC", (place,), normal=word) for place, word in zip(places, words, strict=True)]
    releases.store(project, Release(text), [Findings(tuple(found))])
    annotations.accept_all(project, range(1, 2001))
    start = perf_counter()
    releases.store(project, Release("Мэр сказал речь о снеге. " * 200), [Findings(())])
    assert perf_counter() - start < 1
    assert len(project.decisions()) == 2000
