"""Releases come, are analysed, renamed, taken out."""

from dataclasses import replace

import pytest

from desktop.annotation import Analysed, Annotation, Changed, Findings, Origin, Refused, Release, Segment, Status
from desktop.project import Project
from desktop.workbench import annotations, history, releases


def test_a_release_is_added_once(project):
    first = releases.add(project, Release("Текст", title="Раз"))
    assert first == (1, Changed("add", (1,), listed=True))
    assert releases.add(project, Release("Текст", title="Два")) == (1, Changed("add"))
    assert [one.title for one in project.releases()] == ["Раз"]


def test_stages_of_an_analysis_add_up(project, names, quotes, text):
    release_id, _ = releases.add(project, Release(text))
    assert releases.suggest(project, release_id, names) == Changed("suggest", (1,), (1, 2), labels=True)
    assert project.release(release_id).analysed is Analysed.NAMES
    assert releases.suggest(project, release_id, quotes) == Changed("suggest", (1,), (3,))
    assert project.release(release_id).analysed is Analysed.DONE
    assert [one.label for one in project.annotations(release_id)] == ["LOC", "QUOTE", "PER"]


def test_the_same_findings_are_not_suggested_twice(work, names, quotes):
    before = work.annotations(1)
    releases.suggest(work, 1, names)
    releases.suggest(work, 1, quotes)
    twice = Findings((*names.annotations, *names.annotations))
    releases.suggest(work, 1, twice)
    assert work.annotations(1) == before


def test_a_new_analysis_touches_nothing_of_the_users(work, names, quotes, place):
    annotations.accept(work, [1])
    annotations.relabel(work, [2], "ORG")
    annotations.reject(work, [3])
    annotations.add(work, 1, [place("мосте")], "ORG")
    before = work.annotations(1)
    releases.suggest(work, 1, names)
    releases.suggest(work, 1, quotes)
    releases.suggest(work, 1, Findings((Annotation("LOC", (place("мосте"),)),)))
    assert work.annotations(1) == before


def test_findings_for_a_release_taken_out_meanwhile_are_dropped(work, names):
    releases.remove(work, 1)
    assert releases.suggest(work, 1, names) == Changed("suggest")
    assert releases.failed(work, 1, "Не вышло.") == Changed("failed")
    history.undo(work)
    assert len(work.annotations(1)) == 3


def test_an_abandoned_analysis_is_said_on_the_release(project):
    release_id, _ = releases.add(project, Release("Текст", remark="Текст не русский."))
    releases.failed(project, release_id, "Разбор прерван.")
    releases.failed(project, release_id, "Разбор прерван.")
    release = project.release(release_id)
    assert release.analysed is Analysed.FAILED
    assert release.remark == "Текст не русский. Разбор прерван."


def test_headless_work_keeps_what_a_known_text_has(work, names, quotes, text):
    annotations.accept(work, [1])
    before = work.annotations(1)
    stages = iter([names, quotes])
    assert releases.store(work, Release(text, source="другое имя.txt"), stages) == (1, Changed("add"))
    assert work.annotations(1) == before
    assert list(stages) == [names, quotes], "it was not even analysed again"


def test_headless_work_goes_on_where_an_analysis_was_broken_off(project, names, quotes, text):
    release_id, _ = releases.add(project, Release(text))
    releases.suggest(project, release_id, names)
    same, changed = releases.store(project, project.release(release_id), [names, quotes])
    assert (same, changed.releases, changed.annotations) == (1, (1,), (3,))
    assert project.release(1).analysed is Analysed.DONE


def test_title_date_and_note_are_changed_and_undone(work):
    before = work.release(1)
    releases.set_title(work, 1, "  Новый мост ")
    releases.set_date(work, 1, "2026-03-01")
    releases.set_note(work, 1, "Проверить")
    assert work.release(1) == replace(before, title="Новый мост", date="2026-03-01", note="Проверить")
    releases.set_date(work, 1, None)
    assert work.release(1).date is None
    for _ in range(4):
        history.undo(work)
    assert work.release(1) == before


@pytest.mark.parametrize("date", ["вчера", "2026-02-30", "01.03.2026", ""])
def test_a_date_that_is_none_is_refused(work, date):
    with pytest.raises(Refused, match="не дата"):
        releases.set_date(work, 1, date)


def test_a_release_taken_out_comes_back_whole(work):
    before, listed = work.annotations(1), work.releases()
    changed = releases.remove(work, 1)
    assert changed == Changed("remove", (1,), (1, 2, 3), listed=True)
    assert work.releases() == []
    history.undo(work)
    assert (work.annotations(1), work.releases()) == (before, listed)


def test_everything_survives_a_restart(work, tmp_path):
    annotations.accept(work, [2])
    before = work.annotations(1)
    path = work.path
    work.close()
    with Project.open(path) as again:
        assert again.annotations(1) == before
        assert history.undo(again) == Changed("undo", (1,), (2,))


def test_remembered_suggestions_keep_their_origin(work, place):
    remembered = Annotation("ORG", (place("мосте"),), status=Status.ACCEPTED, origin=Origin.REMEMBERED)
    machine = Annotation("ORG", (Segment(0, 3),), status=Status.ACCEPTED)
    releases.suggest(work, 1, Findings((remembered, machine)))
    stored = [one for one in work.annotations(1) if one.label == "ORG"]
    assert [(one.origin, one.status) for one in stored] == [
        (Origin.MACHINE, Status.SUGGESTED),
        (Origin.REMEMBERED, Status.ACCEPTED),
    ]
