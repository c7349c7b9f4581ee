"""The release on the screen without Qt: what is next, what counts, what stays in order."""

from collections import Counter
from dataclasses import replace

import pytest

from desktop.annotation import (
    DATE,
    LOC,
    MONEY,
    PER,
    QUOTE,
    ROLE,
    Analysed,
    Annotation,
    Release,
    Segment,
    Status,
    Summary,
)
from desktop.window import words
from desktop.window.head import iso, typed
from desktop.window.shown import Renewal, Shown
from desktop.workbench.filters import UNREVIEWED
from tests.window.stage import TEXT, findings, place


def shown(*statuses, rejected=False):
    found = findings().annotations
    given = [*statuses, *[Status.SUGGESTED] * (len(found) - len(statuses))]
    pairs = enumerate(zip(found, given, strict=True), 1)
    made = [replace(one, id=number, status=status) for number, (one, status) in pairs]
    return Shown(Release(TEXT, id=7), made, rejected=rejected)


def test_next_and_previous_go_through_all_and_stop_at_the_ends():
    one = shown()
    assert [one.step(None, 1, []), one.step(1, 1, []), one.step(3, 1, [])] == [1, 2, 3]
    assert [one.step(None, -1, []), one.step(2, -1, []), one.step(1, -1, [])] == [3, 1, 1]


def test_what_is_hidden_is_passed_over():
    assert shown().step(None, 1, [QUOTE]) == 2
    assert shown().step(1, 1, [PER]) == 1
    assert shown().step(None, 1, [QUOTE, PER]) is None


def test_the_next_one_to_decide_on_begins_again_at_the_top():
    one = shown(Status.SUGGESTED, Status.ACCEPTED, Status.ACCEPTED)
    assert one.next_suggested(3, []) == 1
    assert one.next_suggested(1, []) is None
    assert shown(*[Status.ACCEPTED] * 3).next_suggested(None, []) is None


def test_rejected_ones_are_seen_only_on_demand():
    assert [one.id for one in shown(Status.REJECTED).annotations] == [2, 3]
    assert [one.id for one in shown(Status.REJECTED, rejected=True).annotations] == [1, 2, 3]


def test_a_change_keeps_the_reading_order():
    one = shown()
    added = Annotation(LOC, (place("Мост"),), id=9)
    one.change([added, replace(one.get(1), status=Status.REJECTED)], {3})
    assert [each.id for each in one.annotations] == [9, 2]
    assert one.get(3) is None


def test_the_row_of_the_list_counts_what_is_rejected_as_decided():
    one = shown(Status.REJECTED, Status.ACCEPTED)
    row = one.summary(Summary(7, "старый", None, "", Analysed.PENDING))
    assert (row.suggested, row.decided, row.quotes) == (1, 2, 0)


def test_a_mention_that_names_somebody_else_does_not_stand_for_a_speaker():
    one = shown()
    assert one.mention_kept(one.get(1), "Пётр Ильин") == place("Пётр Ильин")
    assert one.mention_kept(one.get(1), "Мария Ким") is None


@pytest.mark.parametrize(("chosen", "kept"), [(Segment(0, 13), "Мост открыли"), (Segment(12, 14), None)])
def test_white_space_at_the_ends_of_a_selection_is_left_out(chosen, kept):
    found = shown().trimmed(chosen)
    assert (found.of(TEXT) if found else None) == kept


@pytest.mark.parametrize(
    ("written", "stored"),
    [("5.3.2026", "2026-03-05"), ("2026-03-05", "2026-03-05"), ("05 03 2026", "2026-03-05"), ("  ", None)],
)
def test_a_date_is_understood_as_people_write_it(written, stored):
    assert iso(written) == stored
    assert typed(stored) in {"05.03.2026", ""}


@pytest.mark.parametrize("written", ["32.01.2026", "скоро", "2026"])
def test_a_date_that_is_none_is_refused(written):
    with pytest.raises(ValueError):
        iso(written)


@pytest.mark.parametrize(
    ("count", "said"), [(1, "1 релиз"), (3, "3 релиза"), (5, "5 релизов"), (11, "11 релизов"), (21, "21 релиз")]
)
def test_numbers_go_with_their_nouns(count, said):
    assert words.number(count, "релиз", "релиза", "релизов").replace("\u00a0", " ") == said


def test_what_is_only_accepted_keeps_its_place_and_the_lists_need_not_be_made_anew():
    one = shown()
    before = list(one.annotations)
    one.change([replace(before[1], status=Status.ACCEPTED)], ())
    assert not one.rearranged
    assert [each.status for each in one.annotations] == [Status.SUGGESTED, Status.ACCEPTED, Status.SUGGESTED]
    assert [each.status for each in one.listed()] == [each.status for each in one.annotations]


@pytest.mark.parametrize("change", [{"status": Status.REJECTED}, {"label": LOC}, {"segments": (Segment(0, 4),)}])
def test_what_is_turned_down_relabelled_or_moved_touches_no_other_row(change):
    one = shown()
    before = one.annotations[1]
    now = replace(before, **change)
    one.change([now], ())
    assert not one.rearranged
    assert one.renewals == [Renewal(before, None if now.status is Status.REJECTED else now)]
    assert one.annotations == sorted(one.annotations, key=lambda each: each.start)


def test_a_filter_is_asked_again_after_every_change():
    one = shown()
    one.want(UNREVIEWED)
    assert one.rearranged
    assert one.listed_counts() == Counter({PER: 2, QUOTE: 1})
    before = one.annotations[1]
    one.change([replace(before, status=Status.ACCEPTED)], ())
    assert not one.rearranged
    assert one.renewals == [Renewal(before, None)]
    assert [each.id for each in one.listed()] == [1, 3]
    assert one.listed_counts() == Counter({PER: 1, QUOTE: 1})


def test_after_a_great_change_the_lists_are_made_anew():
    one = shown()
    many = [Annotation(LOC, (Segment(0, 1),), id=number) for number in range(10, 510)]
    one.change(many, {3})
    assert one.rearranged
    assert [each.id for each in one.annotations] == [*range(10, 510), 1, 2]
    assert one.counts() == Counter({LOC: 500, PER: 1, QUOTE: 1})


def test_counts_follow_every_change():
    one = shown()
    one.change([replace(one.annotations[1], label=LOC), replace(one.annotations[2], status=Status.REJECTED)], {1})
    assert one.counts() == Counter({LOC: 1})
    row = one.summary(Summary(7, "", None, "", Analysed.DONE))
    assert (row.suggested, row.decided, row.quotes) == (1, 1, 0)


@pytest.mark.parametrize(
    ("label", "normal", "read"),
    [
        (DATE, "2025-11-21", "21\u00a0ноября 2025"),
        (DATE, "--11-24", "24\u00a0ноября"),
        (DATE, "--02-29", "29\u00a0февраля"),
        (DATE, "2026/2027", "2026 – 2027"),
        (MONEY, "500000000 USD", "500\u00a0000\u00a0000 USD"),
        (MONEY, "11.8 RUB", "11.8 RUB"),
        (PER, "Мария Ким", "Мария Ким"),
    ],
)
def test_normal_forms_are_written_as_people_write(label, normal, read):
    assert words.same(Annotation(label, (place("Мост"),), normal=normal), TEXT) == read


def test_a_role_is_named_by_itself_and_by_who_holds_it():
    role = Annotation(ROLE, (place("согласна"),), normal="министр", entity="Мария Ким")
    assert words.same(role, TEXT) == "министр · Мария Ким"
    assert words.same(replace(role, entity=None), TEXT) == "министр"
