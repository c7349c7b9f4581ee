"""The list of releases: which ones it shows, in which order, and what of it is read again."""

from typing import Any

import pytest

from desktop.annotation import Analysed, Changed, Progress, Release, Summary
from desktop.project import Project
from desktop.window.release_order import Arrangement, Order, arranged, kept, remembered
from desktop.window.release_rows import fresh_rows
from desktop.window.shown import Shown
from desktop.workbench import annotations, history, releases
from tests.window.stage import TEXT, findings


def row(id_, title, date=None, suggested=0, decided=0, done=False):
    numbers = {"suggested": suggested, "decided": decided, "done": done}
    return Summary(id_, title, date, f"{id_}.txt", Analysed.DONE, **numbers)


ROWS = [
    row(1, "Ёлка в Ельце", "2026-01-05", suggested=2),
    row(2, "«Жатва» началась", None, suggested=1, decided=3),
    row(3, "аист вернулся", "2025-03-01", decided=4, done=True),
]


@pytest.mark.parametrize(
    ("order", "ids"),
    [
        (Order.ADDED, [1, 2, 3]),
        (Order.DATE, [3, 1, 2]),
        (Order.TITLE, [3, 1, 2]),
        (Order.PROGRESS, [1, 2, 3]),
        (Order.STATE, [1, 2, 3]),
    ],
)
def test_the_list_stands_in_the_order_that_is_wanted(order, ids):
    assert [one.id for one in arranged(ROWS, Arrangement(order))] == ids


def test_turned_round_what_has_no_date_is_still_last():
    assert [one.id for one in arranged(ROWS, Arrangement(Order.DATE, backwards=True))] == [1, 3, 2]


@pytest.mark.parametrize(("state", "ids"), [(Progress.NEW, [1]), (Progress.WORK, [2]), (Progress.DONE, [3])])
def test_one_state_alone_is_shown(state, ids):
    assert [one.id for one in arranged(ROWS, Arrangement(state=state))] == ids


@pytest.mark.parametrize(("typed", "ids"), [("елка", [1]), ("ЖАТВА", [2]), ("2025", [3]), ("марта 3.txt", [3])])
def test_words_are_found_in_title_date_and_file_whatever_their_case(typed, ids):
    assert [one.id for one in arranged(ROWS, Arrangement(words=typed))] == ids


def test_the_filter_looks_into_the_file_name_and_the_note_but_not_into_the_folders():
    far = Summary(7, "Мост", None, "/home/лён/релизы/мост-2.txt", Analysed.DONE, note="спросить о сроках")
    found = {typed: bool(arranged([far], Arrangement(words=typed))) for typed in ("лён", "релизы", "мост-2", "СРОКАХ")}
    assert found == {"лён": False, "релизы": False, "мост-2": True, "СРОКАХ": True}


def test_the_order_is_remembered_and_the_choice_of_states_is_not():
    order = Arrangement(Order.TITLE, backwards=True, state=Progress.DONE, words="лён")
    assert remembered(kept(order)) == Arrangement(Order.TITLE, backwards=True)
    assert remembered(kept(Arrangement())) == Arrangement()
    assert remembered(99) == remembered(-1) == Arrangement()


@pytest.fixture
def project(tmp_path):
    with Project.create(tmp_path / "список.pressmark") as made:
        for number in range(3):
            id_, _ = releases.add(made, Release(TEXT + "!" * number, title=f"Релиз {number}"))
            releases.suggest(made, id_, findings())
        yield made


def read(project, changed, before, shown=None) -> Any:
    return fresh_rows(project, changed, before.get, shown)


def known(project):
    return {one.id: one for one in project.releases()}


def test_a_changed_row_is_as_the_whole_list_would_give_it(project):
    before = known(project)
    changed = annotations.accept(project, [project.annotations(2)[0].id])
    fresh = read(project, changed, before)
    assert fresh == {2: known(project)[2]}
    assert fresh[2].progress is Progress.WORK


def test_an_added_release_gets_its_row_and_no_other_is_read(project):
    before = known(project)
    id_, changed = releases.add(project, Release("Новый текст\n", title="Новый"))
    fresh = read(project, changed, before)
    assert list(fresh) == [id_]
    assert (fresh[id_].title, fresh[id_].analysed) == ("Новый", Analysed.PENDING)


def test_what_a_removal_or_its_undo_leaves_is_read_as_a_whole(project):
    before = known(project)
    assert read(project, releases.remove(project, [2]), before) is None
    after = known(project)
    assert read(project, history.undo(project), after) is None


def test_nothing_is_read_where_no_release_has_changed(project):
    assert read(project, Changed("show_label", labels=True), known(project)) == {}


def test_what_is_on_the_screen_is_not_read_again(project):
    before = known(project)
    changed = releases.set_title(project, 3, "Другой заголовок")
    shown = Shown(project.release(3), project.annotations(3))
    assert read(project, changed, before, shown) == {3: known(project)[3]}
