"""A project of an older program is brought up to date without anything being lost."""

import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.annotation import Annotation, Effort, Kind, Origin, Progress, Quote, Release, Segment, Status
from desktop.project import Project, schema
from desktop.workbench import entities, offers

OLD = Path(__file__).parent / "files" / "version-1.pressmark"
"""A project as the first version of the program left it: worked on, with something undone."""

NOW = len(schema.STEPS)


def tone(raw: sqlite3.Connection) -> None:
    raw.execute("ALTER TABLE label ADD COLUMN tone TEXT NOT NULL DEFAULT ''")


def broken(raw: sqlite3.Connection) -> None:
    raw.execute("CREATE TABLE half (done) STRICT")


@pytest.fixture
def newer_program(filled, monkeypatch):
    """The program after an update that has one more step; `filled` was made before."""
    filled.close()
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, tone))


def version(path):
    raw = sqlite3.connect(path)
    (number,) = raw.execute("PRAGMA user_version").fetchone()
    raw.close()
    return number


def test_an_older_project_is_copied_then_brought_up_to_date(newer_program, path):
    old = path.read_bytes()
    with Project.open(path) as project:
        assert len(project.annotations(1)) == 3
        assert project._connection.all("SELECT DISTINCT tone FROM label") == [("",)]
        assert project.undo() is not None
        assert project.redo() is not None
        assert project.check() == []
    assert version(path) == NOW + 1
    copies = [file for file in path.parent.iterdir() if file != path]
    assert [copy.name for copy in copies] == ["Релизы (копия 1).pressmark"]
    assert version(copies[0]) == NOW
    with sqlite3.connect(copies[0]) as copy:
        assert copy.execute("SELECT count(*) FROM annotation").fetchone() == (3,)
    copy.close()
    assert old != path.read_bytes()


def test_an_older_project_is_read_without_being_changed(newer_program, path):
    old = path.read_bytes()
    with Project.open(path, writing=False) as project:
        assert len(project.annotations(1)) == 3
        assert project._connection.all("SELECT DISTINCT tone FROM label") == [("",)]
    assert path.read_bytes() == old
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_step_that_fails_leaves_the_project_as_it_was(filled, path, monkeypatch):
    filled.close()
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, broken))
    with pytest.raises(sqlite3.OperationalError):
        Project.open(path)
    monkeypatch.undo()
    assert version(path) == NOW
    with Project.open(path) as project, project.deed("add") as deed:
        deed.add_release(Release("текст"))


def test_a_project_made_now_is_of_the_newest_version(newer_program, path, tmp_path):
    with Project.create(tmp_path / "новый.pressmark"):
        pass
    assert version(tmp_path / "новый.pressmark") == NOW + 1


@pytest.fixture
def first_version(path):
    shutil.copy(OLD, path)
    return path


def test_the_work_done_with_the_first_version_is_all_there(first_version):
    with Project.open(first_version) as project:
        assert project.check() == []
        assert [(one.title, one.decided, one.total, one.progress) for one in project.releases()] == [
            ("Мост", 5, 5, Progress.WORK),
            ("Снег", 0, 0, Progress.NEW),
        ]
        assert project.release(1).note == "Проверить имя"
        by_id = {one.id: one for one in project.annotations(1)}
        assert [by_id[id_].status for id_ in range(1, 6)] == [
            Status.ACCEPTED,
            Status.CORRECTED,
            Status.REJECTED,
            Status.CORRECTED,
            Status.ACCEPTED,
        ]
        assert by_id[5] == Annotation(
            "LOC", (Segment(11, 16), Segment(91, 96)), 5, status=Status.ACCEPTED, origin=Origin.MANUAL
        )
        assert by_id[4].quote == Quote(Kind.DIRECT, Segment(48, 55), None, "Иван Орлов", 90)
        assert [label.id for label in project.labels() if not label.shown] == ["DATE"]
        assert {label.colour for label in project.labels()} == {""}
        assert project.spent(1) == Effort()
        assert project.setting("настройка") == "да"


def test_the_history_of_the_first_version_can_be_undone_and_redone(first_version):
    with Project.open(first_version) as project:
        end = project.annotations(1)
        assert project.redo_name() == "note"
        while project.undo():
            pass
        assert project.releases() == []
        while project.redo():
            pass
        assert [replace(one, note="") for one in project.annotations(1)] == end
        assert project.annotation(1).note == "река та же"
        assert project.check() == []


def test_entities_of_the_first_version_can_be_merged_and_decided_on(first_version):
    with Project.open(first_version) as project:
        ids = [one.id for one in project.entities()]
        names = [one.name for one in project.entities()]
        entities.merge(project, ids[1:], ids[0])
        assert [one.name for one in project.entities()] == names[:1]
        seen = project._connection.all("SELECT DISTINCT speaker_name FROM quotes_view")
        assert seen == [(names[0],)]
        assert len(project.decisions()) == len(ids) - 1
        assert project.check() == []


def test_a_project_of_the_first_version_is_only_read_where_that_is_asked_for(first_version):
    with Project.open(first_version, writing=False) as project:
        assert len(project.annotations(1)) == 5
    assert first_version.read_bytes() == OLD.read_bytes()


@pytest.fixture
def fourth_version(path):
    shutil.copy(OLD.with_name("version-4.pressmark"), path)
    return path


def test_roles_of_the_fourth_version_belong_to_their_persons_and_nameless_speakers_are_none(fourth_version):
    with Project.open(fourth_version) as project:
        assert project.check() == []
        roles = {one.normal: one.entity for one in project.annotations(1) if one.label == "ROLE"}
        assert roles == {"министр": "Анна Петровна Белова", "капитан": "Иван Ильин"}
        assert {one.entity.name: one.entity.label for one in entities.listed(project)} == {
            "Анна Петровна Белова": "PER",
            "А. Белова": "PER",
            "О. Белова": "PER",
            "Пётр Кузнецов": "PER",
            "Луч": "ORG",
            "пресс-служба порта": "QUOTE",
        }
        (anna,) = (one.entity for one in entities.listed(project) if one.entity.name.startswith("Анна"))
        assert entities.card(project, anna.id).roles == ("министр",)
        assert {one.label for one in project.entities()} == {"PER", "ORG", "QUOTE"}


def test_names_left_apart_in_the_fourth_version_are_not_joined_and_its_history_is_whole(fourth_version):
    with Project.open(fourth_version) as project:
        assert offers.offered(project) == []
        assert offers.left(project) == 1
        offers.offer_again(project)
        assert len(offers.offered(project)) == 1
        end = [project.annotations(one.id) for one in project.releases()]
        while project.undo():
            pass
        assert project.releases() == []
        while project.redo():
            pass
        assert [project.annotations(one.id) for one in project.releases()] == end
        assert project.check() == []
