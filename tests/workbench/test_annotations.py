"""Annotations are accepted, turned down, corrected, added and deleted."""

from dataclasses import replace

import pytest

from desktop.annotation import Annotation, Changed, Findings, Kind, Origin, Quote, Refused, Release, Segment, Status
from desktop.workbench import annotations, history, labels, releases


def test_accepting_and_rejecting_keep_all_but_the_status(work):
    loc, per = work.annotation(1), work.annotation(2)
    assert annotations.accept(work, [1, 2]) == Changed("accept", (1,), (1, 2))
    assert annotations.reject(work, [2]) == Changed("reject", (1,), (2,))
    assert work.annotation(1) == replace(loc, status=Status.ACCEPTED)
    assert work.annotation(2) == replace(per, status=Status.REJECTED)


def test_accepting_many_is_one_step(work):
    annotations.accept(work, [1, 2, 3, 999])
    assert {one.status for one in work.annotations(1)} == {Status.ACCEPTED}
    history.undo(work)
    assert {one.status for one in work.annotations(1)} == {Status.SUGGESTED}


def test_accepting_what_is_accepted_is_no_step(work):
    annotations.accept(work, [1])
    assert annotations.accept(work, [1]) == Changed("accept")
    history.undo(work)
    assert work.annotation(1).status is Status.SUGGESTED


def test_a_name_relabelled_by_the_user_is_corrected_and_keeps_its_name(work):
    before = work.annotation(2)
    annotations.relabel(work, [2], "ORG")
    assert work.annotation(2) == replace(before, label="ORG", status=Status.CORRECTED)
    assert ("Анна Белова", "ORG") in {(one.name, one.label) for one in work.entities(1)}
    history.undo(work)
    assert work.annotation(2) == before


def test_a_name_that_becomes_a_date_means_nobody(work):
    annotations.relabel(work, [2], "DATE")
    one = work.annotation(2)
    assert (one.label, one.normal, one.entity, one.quote) == ("DATE", "", None, None)


def test_a_name_that_becomes_a_quote_and_back_gets_and_loses_its_quote(work):
    annotations.relabel(work, [2], "QUOTE")
    assert work.annotation(2).quote == Quote(Kind.DIRECT)
    annotations.relabel(work, [2], "PER")
    assert work.annotation(2).quote is None
    assert work.check() == []


def test_a_quote_that_becomes_a_name_gets_its_speaker_back_by_undo(work):
    before = work.annotation(3)
    annotations.relabel(work, [3], "LOC")
    assert work.annotation(3).quote is None
    history.undo(work)
    assert work.annotation(3) == before
    history.redo(work)
    assert work.annotation(3).label == "LOC"


def test_the_same_label_again_is_no_correction(work):
    assert annotations.relabel(work, [2], "PER") == Changed("relabel")
    assert work.annotation(2).status is Status.SUGGESTED


def test_an_unknown_label_is_refused(work):
    with pytest.raises(Refused, match="в проекте нет"):
        annotations.relabel(work, [2], "FISH")
    with pytest.raises(Refused, match="в проекте нет"):
        annotations.add(work, 1, [Segment(0, 3)], "FISH")


def test_what_is_added_by_hand_is_accepted_and_stays_so_when_relabelled(work, place):
    changed = annotations.add(work, 1, [place("мосте")], "LOC")
    assert changed == Changed("add_annotation", (1,), (4,))
    added = work.annotation(4)
    assert (added.status, added.origin, added.normal, added.entity) == (Status.ACCEPTED, Origin.MANUAL, "", None)
    annotations.relabel(work, [4], "ORG")
    assert work.annotation(4).status is Status.ACCEPTED


def test_a_name_added_where_the_text_repeats_it_takes_its_normal_form(project):
    found = Findings((Annotation("LOC", (Segment(2, 10),), normal="Кострома", entity="Кострома"),))
    releases.store(project, Release("В Костроме и ещё в Костроме."), [found])
    annotations.add(project, 1, [Segment(19, 27)], "LOC")
    added = project.annotation(2)
    assert (added.normal, added.entity, added.status) == ("Кострома", "Кострома", Status.ACCEPTED)


def test_a_quote_added_by_hand_has_no_speaker_yet(work, place):
    annotations.add(work, 1, [place("рада"), place("о мосте")], "QUOTE")
    added = work.annotation(4)
    assert added.quote == Quote(Kind.DIRECT)
    assert added.segments == (place("о мосте"), place("рада"))


def test_adding_what_is_suggested_there_accepts_it(work, place):
    annotations.reject(work, [1])
    assert annotations.add(work, 1, [place("Костроме")], "LOC") == Changed("add_annotation", (1,), (1,))
    assert work.annotation(1).status is Status.ACCEPTED
    assert len(work.annotations(1)) == 3


def test_adding_outside_the_text_is_refused_and_nothing_is_stored(work):
    for segments in ([], [Segment(5, 5)], [Segment(0, 5000)], [Segment(0, 5), Segment(3, 8)]):
        with pytest.raises(Refused):
            annotations.add(work, 1, segments, "PER")
    assert len(work.annotations(1)) == 3


def test_moved_bounds_are_a_correction(work, place):
    annotations.move(work, 2, [place("Анна")])
    one = work.annotation(2)
    assert (one.segments, one.status, one.origin) == ((place("Анна"),), Status.CORRECTED, Origin.MACHINE)
    assert (one.entity, one.normal) == ("Анна Белова", "")
    assert work.check() == []
    history.undo(work)
    assert work.annotation(2).normal == "Анна Белова"
    assert work.check() == []


def test_bounds_that_stay_are_no_correction(work, place):
    assert annotations.move(work, 2, [place("Анна Белова")]) == Changed("move")


def test_segments_of_a_quote_can_be_more_or_fewer(work, place):
    annotations.move(work, 3, [place("долго"), place("Ждали")])
    assert work.annotation(3).segments == (place("Ждали"), place("долго"))
    annotations.move(work, 3, [place("Ждали")])
    assert work.annotation(3).segments == (place("Ждали"),)
    assert work.annotation(3).quote == Quote(Kind.DIRECT, place("сказала"), place("Анна Белова"), "Анна Белова", 90)
    history.undo(work)
    history.undo(work)
    assert work.annotation(3).segments == (place("«Ждали 🎉 долго»"),)
    assert work.check() == []


def test_deleted_annotations_are_gone_until_undo(work):
    before = work.annotations(1)
    assert annotations.delete(work, [1, 3]) == Changed("delete", (1,), (1, 3))
    assert [one.id for one in work.annotations(1)] == [2]
    history.undo(work)
    assert work.annotations(1) == before


def test_a_note_is_no_correction(work):
    annotations.note(work, 2, "Уточнить\nимя")
    assert (work.annotation(2).note, work.annotation(2).status) == ("Уточнить\nимя", Status.SUGGESTED)


def test_a_label_is_hidden_and_shown(work):
    assert labels.show(work, "PER", False) == Changed("show_label", labels=True)
    assert [one.id for one in work.labels() if not one.shown] == ["PER", "ROLE"]
    history.undo(work)
    assert [one.id for one in work.labels() if not one.shown] == ["ROLE"]


def test_what_is_corrected_stays_so_when_it_is_accepted(work, place):
    annotations.relabel(work, [2], "ORG")
    assert annotations.accept(work, [2]) == Changed("accept")
    annotations.add(work, 1, [place("Анна Белова")], "ORG")
    assert work.annotation(2).status is Status.CORRECTED


def test_accepting_all_that_is_shown_is_one_step_and_says_how_many(work):
    annotations.relabel(work, [2], "ORG")
    assert annotations.accept_all(work, [1, 2, 3]) == Changed("accept_all", (1,), (1, 3))
    assert (work.history(1)[0].verb, work.history(1)[0].subject) == ("accept_all", "2 пометки")


def test_the_history_says_which_words_or_how_many_annotations_a_deed_was_about(work, place):
    annotations.accept(work, [2])
    annotations.reject(work, [1, 2, 3])
    annotations.move(work, 2, [place("Анна")])
    annotations.delete(work, [2])
    assert [deed.subject for deed in work.history(4)] == ["Анна", "Анна Белова", "3 пометки", "Анна Белова"]
