"""A project of an older program is brought up to date without anything being lost."""

import sqlite3

import pytest

from desktop.annotation import Release
from desktop.project import Project, schema


def colour(raw: sqlite3.Connection) -> None:
    raw.execute("ALTER TABLE label ADD COLUMN colour TEXT NOT NULL DEFAULT ''")


def broken(raw: sqlite3.Connection) -> None:
    raw.execute("CREATE TABLE half (done) STRICT")


@pytest.fixture
def newer_program(filled, monkeypatch):
    """The program after an update that has one more step; `filled` was made before."""
    filled.close()
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, colour))


def version(path):
    raw = sqlite3.connect(path)
    (number,) = raw.execute("PRAGMA user_version").fetchone()
    raw.close()
    return number


def test_an_older_project_is_copied_then_brought_up_to_date(newer_program, path):
    old = path.read_bytes()
    with Project.open(path) as project:
        assert len(project.annotations(1)) == 3
        assert project._connection.all("SELECT DISTINCT colour FROM label") == [("",)]
        assert project.undo() is not None
        assert project.redo() is not None
        assert project.check() == []
    assert version(path) == 2
    copies = [file for file in path.parent.iterdir() if file != path]
    assert [copy.name for copy in copies] == ["Релизы (копия 1).pressmark"]
    assert version(copies[0]) == 1
    with sqlite3.connect(copies[0]) as copy:
        assert copy.execute("SELECT count(*) FROM annotation").fetchone() == (3,)
    copy.close()
    assert old != path.read_bytes()


def test_an_older_project_is_read_without_being_changed(newer_program, path):
    old = path.read_bytes()
    with Project.open(path, writing=False) as project:
        assert len(project.annotations(1)) == 3
        assert project._connection.all("SELECT DISTINCT colour FROM label") == [("",)]
    assert path.read_bytes() == old
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_step_that_fails_leaves_the_project_as_it_was(filled, path, monkeypatch):
    filled.close()
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, broken))
    with pytest.raises(sqlite3.OperationalError):
        Project.open(path)
    monkeypatch.undo()
    assert version(path) == 1
    with Project.open(path) as project, project.deed("add") as deed:
        deed.add_release(Release("текст"))


def test_a_project_made_now_is_of_the_newest_version(newer_program, path, tmp_path):
    with Project.create(tmp_path / "новый.pressmark"):
        pass
    assert version(tmp_path / "новый.pressmark") == 2
