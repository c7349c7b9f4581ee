"""Every deed can be undone and done again, today and after a restart."""

import json
from dataclasses import replace

import pytest

from desktop.annotation import Annotation, Changed, Release, Segment, Status
from desktop.project import Project


def accept(project: Project, id_: int) -> None:
    with project.deed("accept") as deed:
        one = project.annotation(id_)
        deed.change(one, replace(one, status=Status.ACCEPTED))


def states(project: Project) -> list[Status]:
    return [one.status for one in project.annotations(1)]


def test_undo_and_redo_bring_the_rows_back_and_forth(filled):
    accept(filled, 1)
    assert filled.undo() == Changed("undo", (1,), (1,))
    assert filled.annotation(1).status is Status.SUGGESTED
    assert filled.redo() == Changed("redo", (1,), (1,))
    assert filled.annotation(1).status is Status.ACCEPTED
    assert filled.redo() is None


def test_undo_goes_on_after_a_restart(filled, path):
    accept(filled, 1)
    accept(filled, 2)
    filled.undo()
    filled.close()
    with Project.open(path) as again:
        assert again.undo_name() == "accept"
        assert again.redo_name() == "accept"
        again.undo()
        assert set(states(again)) == {Status.SUGGESTED}
        again.redo()
        again.redo()
        assert states(again).count(Status.ACCEPTED) == 2


def test_a_new_deed_drops_what_could_be_redone(filled):
    accept(filled, 1)
    filled.undo()
    accept(filled, 2)
    assert filled.redo_name() is None
    assert filled.redo() is None
    assert [deed.verb for deed in filled.history()] == ["accept", "suggest", "add"]


def test_the_machine_neither_is_undone_nor_drops_what_could_be_redone(filled):
    accept(filled, 1)
    filled.undo()
    with filled.deed("suggest", undoable=False, actor="machine") as deed:
        deed.suggest(1, [Annotation("DATE", (Segment(0, 4),))])
    assert filled.undo_name() == "add"
    assert filled.redo_name() == "accept"
    filled.redo()
    assert filled.annotation(1).status is Status.ACCEPTED
    assert len(filled.annotations(1)) == 4


def test_undoing_a_deletion_brings_back_quote_and_segments_beside_later_suggestions(filled):
    before = filled.annotation(3)
    with filled.deed("delete") as deed:
        deed.remove(before)
    with filled.deed("suggest", undoable=False, actor="machine") as deed:
        deed.suggest(1, [Annotation("DATE", (Segment(0, 4),))])
    filled.undo()
    assert filled.annotation(3) == before
    assert len(filled.annotations(1)) == 4
    assert filled.check() == []


def test_what_undo_brings_back_is_not_there_twice(filled, found):
    before = filled.annotations(1)
    with filled.deed("delete") as deed:
        deed.remove(filled.annotation(1))
    with filled.deed("suggest", undoable=False, actor="machine") as deed:
        deed.suggest(1, found[:1])
    filled.undo()
    assert filled.annotations(1) == before
    filled.redo()
    assert [(one.label, one.segments) for one in filled.annotations(1)] == [(one.label, one.segments) for one in before]


def test_a_deleted_release_comes_back_with_all_that_was_in_it(filled):
    accept(filled, 2)
    before = filled.annotations(1)
    with filled.deed("remove") as deed:
        deed.remove_release(1)
    assert filled.releases() == []
    changed = filled.undo()
    assert changed == Changed("undo", (1,), (1, 2, 3), listed=True)
    assert filled.annotations(1) == before
    assert filled.check() == []


def test_undoing_the_opening_of_a_release_takes_the_suggestions_along_and_redo_brings_them_back(filled, release):
    before = filled.annotations(1)
    filled.undo()
    assert filled.releases() == []
    assert filled.by_sha256(release.sha256) is None
    filled.redo()
    assert filled.annotations(1) == before
    assert filled.release(1) == replace(release, id=1)


def test_undoing_a_new_title_leaves_what_the_machine_has_written_since(filled, release):
    with filled.deed("set_title") as deed:
        deed.change_release(replace(release, id=1, title="Новое имя"))
    with filled.deed("failed", undoable=False, actor="machine") as deed:
        deed.change_release(replace(filled.release(1), remark="Текст не разобран."))
    filled.undo()
    assert filled.release(1).title == release.title
    assert filled.release(1).remark == "Текст не разобран."


def test_identities_are_never_used_twice(filled, release):
    with filled.deed("delete") as deed:
        deed.remove(filled.annotation(3))
    with filled.deed("add_annotation") as deed:
        assert deed.add(1, [Annotation("PER", (Segment(0, 4),))]) == [4]
    with filled.deed("remove") as deed:
        deed.remove_release(1)
    with filled.deed("add") as deed:
        assert deed.add_release(release) == 2


def test_a_deed_that_changes_nothing_is_no_step(filled):
    with filled.deed("accept"):
        pass
    accept(filled, 1)
    accept(filled, 1)
    assert [deed.verb for deed in filled.history()] == ["accept", "suggest", "add"]


def test_the_history_says_who_did_what_and_what_is_undone(filled):
    accept(filled, 1)
    filled.undo()
    rows = [(deed.who, deed.verb, deed.subject, deed.undoable, deed.undone) for deed in filled.history()]
    assert rows == [
        ("user", "accept", "", True, True),
        ("machine", "suggest", "", False, False),
        ("user", "add", "Мост открыли", True, False),
    ]
    assert [deed.id for deed in filled.history(limit=2)] == [3, 2]


def test_twenty_thousand_suggestions_take_a_line_of_history(project):
    with project.deed("add") as deed:
        release = deed.add_release(Release("слово " * 20000))
    many = [Annotation("PER", (Segment(6 * place, 6 * place + 5),), entity="Слово") for place in range(20000)]
    with project.deed("suggest", undoable=False, actor="machine") as deed:
        deed.suggest(release, many)
    row = project._connection.one("SELECT changes FROM history WHERE actor = 'machine'")
    assert json.loads(row[0]) == {"annotations": [[1, 20000]], "releases": [1]}
    assert len(project.annotations(release)) == 20000


@pytest.mark.parametrize("restart", [False, True])
def test_everything_can_be_undone_to_the_empty_project_and_redone(filled, path, restart):
    accept(filled, 1)
    with filled.deed("delete") as deed:
        deed.remove(filled.annotation(2))
    end = filled.annotations(1)
    project = filled
    while project.undo():
        if restart:
            project.close()
            project = Project.open(path)
    assert project.releases() == []
    while project.redo():
        pass
    assert project.annotations(1) == end
    assert project.check() == []
    project.close()
