"""Bounds are mended by hand: annotations are split, joined, added to and cut out of."""

import pytest

from desktop.annotation import Findings, Origin, Quote, Refused, Release, Segment, Status
from desktop.project import Project
from desktop.workbench import annotations, bounds, history, releases


def said(work: Project, id_: int) -> str:
    return work.annotation(id_).words(work.release(1).text)


def test_a_name_is_split_into_two_that_both_stay_names(work, place):
    bounds.split(work, 2, place("Анна Белова").start + 5)
    first, second = work.annotation(2), work.annotation(4)
    assert (said(work, 2), said(work, 4)) == ("Анна", "Белова")
    assert (first.status, second.status, second.origin) == (Status.CORRECTED, Status.CORRECTED, Origin.MACHINE)
    assert second.label == "PER"
    assert work.check() == []
    history.undo(work)
    assert said(work, 2) == "Анна Белова"
    assert len(work.annotations(1)) == 3


def test_both_halves_of_a_quote_keep_its_speaker(work, place):
    bounds.split(work, 3, place("долго").start)
    assert (said(work, 3), said(work, 4)) == ("«Ждали 🎉", "долго»")
    assert work.annotation(4).quote == work.annotation(3).quote


def test_a_split_that_would_leave_nothing_on_one_side_is_refused(work, place):
    for point in (0, place("Анна Белова").start, place("Анна Белова").end):
        with pytest.raises(Refused, match="не разделить"):
            bounds.split(work, 2, point)
    assert len(work.annotations(1)) == 3


def test_names_are_joined_from_the_first_to_the_last(work, place):
    annotations.add(work, 1, [place("рада")], "PER")
    changed = bounds.join(work, [4, 2])
    assert said(work, 2) == "Анна Белова. Белова рада"
    assert changed.annotations == (2, 4)
    assert [one.id for one in work.annotations(1)] == [1, 3, 2]
    history.undo(work)
    assert (said(work, 2), said(work, 4)) == ("Анна Белова", "рада")


def test_joined_quotes_keep_their_segments_and_the_speaker_that_one_of_them_has(work, place):
    annotations.add(work, 1, [place("о мосте")], "QUOTE")
    annotations.note(work, 3, "сверить")
    bounds.join(work, [3, 4])
    whole = work.annotation(4)
    assert whole.segments == (place("о мосте"), place("«Ждали 🎉 долго»"))
    assert isinstance(whole.quote, Quote)
    assert (whole.quote.speaker_name, whole.quote.cue) == ("Анна Белова", place("сказала"))
    assert (whole.note, whole.status) == ("сверить", Status.ACCEPTED)
    assert work.check() == []


def test_only_annotations_of_one_label_and_release_are_joined(work):
    releases.add(work, Release("Другой текст"))
    annotations.add(work, 2, [Segment(0, 6)], "PER")
    for ids in ([2], [1, 2], [2, 4], [2, 999]):
        with pytest.raises(Refused):
            bounds.join(work, ids)


def test_segments_are_added_and_taken_away(work, place):
    bounds.add_segment(work, 2, place("рада"))
    assert work.annotation(2).segments == (place("Анна Белова"), place("рада"))
    bounds.remove_segment(work, 2, place("рада").start)
    assert work.annotation(2).segments == (place("Анна Белова"),)
    with pytest.raises(Refused, match="удалите"):
        bounds.remove_segment(work, 2, place("Анна Белова").start)


def test_the_authors_words_are_cut_out_of_a_quote(work, place):
    whole = Segment(place("«Ждали").start, place("рада").end)
    annotations.move(work, 3, [whole])
    bounds.cut_out(work, 3, place("— сказала Анна Белова."))
    assert said(work, 3) == "«Ждали 🎉 долго» … Белова рада"
    with pytest.raises(Refused, match="удалите"):
        bounds.cut_out(work, 3, whole)
    assert history.undo(work)
    assert work.annotation(3).segments == (whole,)


def test_places_outside_the_text_are_refused(work):
    with pytest.raises(Refused):
        bounds.add_segment(work, 2, Segment(5, 5000))


def test_what_has_been_moved_split_or_joined_is_not_suggested_anew(work, place, names, quotes):
    annotations.move(work, 1, [place("в Костроме")])
    annotations.relabel(work, [2], "ORG")
    annotations.relabel(work, [2], "LOC")
    bounds.join(work, [1, 2])
    bounds.split(work, 3, place("долго").start)
    before = work.annotations(1)
    releases.suggest(work, 1, names)
    releases.suggest(work, 1, Findings(quotes.annotations))
    assert work.annotations(1) == before
