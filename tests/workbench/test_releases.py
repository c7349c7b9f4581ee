"""Releases come, are analysed, renamed, taken out."""

from dataclasses import replace

import pytest

from desktop.annotation import (
    Analysed,
    Annotation,
    Changed,
    Effort,
    Findings,
    Origin,
    Progress,
    Refused,
    Release,
    Segment,
    Status,
)
from desktop.project import Project
from desktop.workbench import annotations, history, labels, releases


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
    releases.remove(work, [1])
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
    changed = releases.remove(work, [1])
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


def test_a_release_is_new_then_in_work_then_done(work):
    assert work.releases()[0].progress is Progress.NEW
    annotations.accept(work, [1])
    (row,) = work.releases()
    assert (row.progress, row.reviewed, row.total) == (Progress.WORK, 1, 3)
    assert releases.set_done(work, [1, 77], True) == Changed("set_done", (1,), listed=True)
    assert work.releases()[0].progress is Progress.DONE
    assert work.release(1).done
    assert releases.set_done(work, [1], True) == Changed("set_done")
    history.undo(work)
    assert work.releases()[0].progress is Progress.WORK


def test_several_releases_are_taken_out_in_one_step(work):
    releases.add(work, Release("Ещё", title="Ещё"))
    before = work.releases()
    assert releases.remove(work, [1, 2, 3]).releases == (1, 2)
    assert work.history(1)[0].subject == "2 релиза"
    history.undo(work)
    assert work.releases() == before


def test_analysing_again_keeps_what_is_decided_made_or_noted(work, names, quotes, place):
    annotations.accept(work, [1])
    annotations.note(work, 2, "кто это?")
    annotations.add(work, 1, [place("рада")], "PER")
    kept = [one for one in work.annotations(1) if one.id != 3]
    changed = releases.analyse_again(work, [1])
    assert changed == Changed("analyse_again", (1,), (3,))
    assert work.release(1).analysed is Analysed.PENDING
    assert work.annotations(1) == kept
    releases.suggest(work, 1, names)
    releases.suggest(work, 1, quotes)
    fresh = [one for one in work.annotations(1) if one not in kept]
    assert [one for one in work.annotations(1) if one not in fresh] == kept
    assert [one.label for one in fresh if one.origin is Origin.MACHINE] == ["QUOTE"]


def test_undo_brings_the_first_analysis_back_in_place_of_the_second(work, names, quotes, place):
    before = work.annotations(1)
    releases.analyse_again(work, [1])
    again = Findings((Annotation("ORG", (place("мосте"),)), *names.annotations))
    releases.suggest(work, 1, again)
    second = work.annotations(1)
    history.undo(work)
    assert (work.annotations(1), work.release(1).analysed) == (before, Analysed.DONE)
    history.redo(work)
    assert work.annotations(1) == second


def test_an_analysis_taken_back_before_the_second_one_came_is_whole(work):
    before = work.annotations(1)
    releases.analyse_again(work, [1])
    history.undo(work)
    assert (work.annotations(1), work.release(1).analysed) == (before, Analysed.DONE)
    history.redo(work)
    assert (work.annotations(1), work.release(1).analysed) == ([], Analysed.PENDING)


def test_an_analysis_that_broke_off_is_no_longer_remarked_on(project):
    release_id, _ = releases.add(project, Release("Текст"))
    releases.failed(project, release_id, "Разбор прерван.")
    releases.analyse_again(project, [release_id])
    assert project.release(release_id).remark == ""


def test_the_effort_spent_adds_up_and_is_no_deed(work):
    work.spend(1, Effort(10.5, 3))
    work.spend(1, Effort(1, 4))
    assert work.spent(1) == Effort(11.5, 7)
    assert work.undo_name() == "add"
    releases.remove(work, [1])
    history.undo(work)
    assert work.spent(1) == Effort(11.5, 7)


def test_a_jump_in_the_history_undoes_or_redoes_all_between_at_once(work, place):
    annotations.accept(work, [1])
    middle = work.history(1)[0].id
    annotations.reject(work, [2])
    labels.show(work, "PER", False)
    releases.set_title(work, 1, "Другой")
    end = work.annotations(1)
    assert history.jump(work, middle) == Changed("jump", (1,), (2,), listed=True, labels=True)
    assert (work.undo_name(), work.annotation(2).status) == ("accept", Status.SUGGESTED)
    assert history.jump(work, middle) is None
    assert history.jump(work, 0)
    assert work.releases() == []
    assert history.jump(work, 10_000)
    assert (work.annotations(1), work.release(1).title) == (end, "Другой")


def test_a_release_names_the_engine_that_has_analysed_it_to_the_end(project):
    id_, _ = releases.add(project, Release("Мэр открыл мост."))
    releases.suggest(project, id_, Findings((), last=False, engine="tagger 1, rules 1"))
    assert project.release(id_).engine == ""
    releases.suggest(project, id_, Findings((), engine="tagger 1, rules 1"))
    assert project.release(id_).engine == "tagger 1, rules 1"
    releases.analyse_again(project, [id_])
    assert project.release(id_).engine == ""
    project.undo()
    assert project.release(id_).engine == "tagger 1, rules 1"


def test_several_releases_are_given_back_to_the_machine_as_one_step(work):
    other, _ = releases.add(work, Release("Второй текст. Пётр.", title="Второй"))
    releases.suggest(work, other, Findings(()))
    changed = releases.analyse_again(work, [1, other, 77])
    assert changed.releases == (1, other)
    assert (work.undo_name(), work.undo_subject()) == ("analyse_again", "2 релиза")
    history.undo(work)
    assert work.redo_subject() == "2 релиза"
    assert work.release(1).analysed is not Analysed.PENDING
