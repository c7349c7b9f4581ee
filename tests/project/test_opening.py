"""What can stand where a project should, and what the user is told."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.annotation import Refused, Release
from desktop.project import Project, schema
from desktop.project.header import APPLICATION_ID


@pytest.fixture
def plain_user(path: Path) -> Iterator[None]:
    """Rights mean nothing to root: become nobody for the length of the test."""
    if os.geteuid():
        path.parent.chmod(0o555)
        yield
        path.parent.chmod(0o755)
        return
    for folder in (path.parent, path.parent.parent, path.parent.parent.parent):
        folder.chmod(0o755)
    os.seteuid(65534)
    yield
    os.seteuid(0)


def refused(path: Path, *, writing: bool = True) -> str:
    """Open what is no project, twice over: it must be refused in one sentence or two, and stay as it is."""
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(Refused) as refusal:
        Project.open(path, writing=writing)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert [one.name for one in path.parent.iterdir()] in ([], [path.name])
    return str(refusal.value)


def test_a_project_that_does_not_exist_is_not_made_by_opening_it(path):
    assert "нет" in refused(path)
    assert not path.exists()


def test_an_empty_file_is_not_a_project(path):
    path.touch()
    assert "пуст" in refused(path)


def test_a_text_file_is_not_a_project(path):
    path.write_text("Просто текст, не проект. " * 20, encoding="utf-8")
    assert "не проект Pressmark" in refused(path)


def test_a_folder_is_not_a_project(path):
    path.mkdir()
    assert "папка" in refused(path)


def test_a_database_of_another_program_is_left_alone(path):
    other = sqlite3.connect(path)
    other.executescript("CREATE TABLE mine (x); PRAGMA user_version=1;")
    other.close()
    assert "другой программы" in refused(path)
    assert "другой программы" in refused(path, writing=False)


def test_a_project_cut_short_is_said_to_be_so(filled, path):
    filled.close()
    path.write_bytes(path.read_bytes()[:-5000])
    assert "обрывается" in refused(path)


def test_a_project_cut_inside_its_header_is_said_to_be_so(filled, path):
    filled.close()
    path.write_bytes(path.read_bytes()[:60])
    assert "обрывается" in refused(path)


def test_a_project_of_a_newer_program_is_refused_politely(filled, path):
    filled.close()
    newer = sqlite3.connect(path)
    newer.execute("PRAGMA user_version=900")
    newer.close()
    assert "более новой версией" in refused(path)
    assert "более новой версией" in refused(path, writing=False)


def read_whole(path: Path) -> list[str]:
    """Return what opening, reading and checking the project says, in the order of the user's meeting it."""
    try:
        with Project.open(path) as project:
            project.annotations(project.releases()[0].id)
            return project.check()
    except Refused as refusal:
        return [str(refusal)]


def test_a_project_damaged_on_any_page_is_told_and_never_mended(filled, path):
    filled.close()
    whole = path.read_bytes()
    for start in range(4096, len(whole), 4096):
        damaged = whole[:start] + b"\xff" * 4096 + whole[start + 4096 :]
        path.write_bytes(damaged)
        assert any("повреждён" in sentence for sentence in read_whole(path)), start
        assert path.read_bytes() == damaged
        assert [file.name for file in path.parent.iterdir()] == [path.name]
    path.write_bytes(whole)
    assert read_whole(path) == []


def test_a_new_project_needs_its_folder(tmp_path):
    with pytest.raises(Refused, match="нет"):
        Project.create(tmp_path / "нет такой" / "Релизы.pressmark")


@pytest.mark.parametrize("name", ["a?b#c%20 d&mode=ro.pressmark", "Мост «новый» 🎉", "м" * 115 + ".pressmark"])
def test_a_project_may_have_any_name(tmp_path, name):
    with Project.create(tmp_path / name) as project, project.deed("add") as deed:
        deed.add_release(Release("текст"))
    with Project.open(tmp_path / name, writing=False) as project:
        assert len(project.releases()) == 1
    assert [file.name for file in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("length", [124, 200])
def test_a_name_too_long_for_the_disk_is_refused(tmp_path, length):
    path = tmp_path / ("м" * length)
    with pytest.raises(Refused, match="создать нельзя"):
        Project.create(path)
    with pytest.raises(Refused):
        Project.open(path)
    assert not list(tmp_path.iterdir())


def test_a_new_project_never_takes_the_place_of_a_file(path):
    path.write_text("важное", encoding="utf-8")
    with pytest.raises(Refused, match="уже есть"):
        Project.create(path)
    assert path.read_text(encoding="utf-8") == "важное"


def test_a_new_project_in_a_folder_that_allows_nothing_is_refused(path, own_desk, plain_user, monkeypatch):
    monkeypatch.setattr("desktop.locations.state", lambda: Path("/tmp") / f"state-{os.geteuid()}")
    with pytest.raises(Refused, match="нельзя создать проект"):
        Project.create(path)
    assert not list(path.parent.iterdir())


def test_a_project_in_a_folder_that_allows_nothing_can_be_read_but_not_written(filled, path, plain_user):
    filled.close()
    assert "нельзя писать" in refused(path) or "только читать" in refused(path)
    with Project.open(path, writing=False) as project:
        assert len(project.annotations(1)) == 3
        assert project.check() == []


def test_a_project_opened_for_reading_refuses_every_deed(filled, path):
    filled.close()
    with Project.open(path, writing=False) as project:
        with pytest.raises(Refused, match="только для чтения"), project.deed("add") as deed:
            deed.add_release(Release("текст"))
        with pytest.raises(Refused, match="только для чтения"):
            project.undo()


def test_a_full_disk_is_told_and_what_was_saved_stays(filled, release):
    pages = filled._connection.one("PRAGMA page_count")
    assert pages
    filled._connection.all(f"PRAGMA max_page_count={pages[0] + 2}")
    with pytest.raises(Refused, match="нет места"), filled.deed("add") as deed:
        deed.add_release(Release("слово " * 20000))
    assert [summary.id for summary in filled.releases()] == [1]
    with filled.deed("set_title") as deed:
        deed.change_release(Release(release.text, title="Мост", id=1))
    assert filled.release(1).title == "Мост"
    assert filled.check() == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets an open file be moved")
def test_a_project_moved_away_while_it_is_open_is_told(filled, path):
    path.rename(path.with_name("Другое место.pressmark"))
    with pytest.raises(Refused, match="перемещён"), filled.deed("add") as deed:
        deed.add_release(Release("текст"))


def test_another_program_in_the_middle_of_a_write_is_told(filled, path, monkeypatch):
    monkeypatch.setattr("desktop.project.connection.BUSY_MILLISECONDS", 50)
    filled.close()
    other = sqlite3.connect(path, isolation_level=None)
    with Project.open(path) as project:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Refused, match="занят"), project.deed("add") as deed:
            deed.add_release(Release("текст"))
        other.execute("ROLLBACK")
        assert len(project.releases()) == 1
    other.close()


def test_a_failed_verb_leaves_nothing_behind(filled):
    def fail() -> None:
        with filled.deed("add") as deed:
            deed.add_release(Release("другой текст"))
            raise KeyError("прервано")

    with pytest.raises(KeyError):
        fail()
    assert [summary.id for summary in filled.releases()] == [1]
    assert filled.undo_name() == "add"
    assert [deed.verb for deed in filled.history()] == ["suggest", "add"]


def test_a_project_is_known_by_its_application_id(filled, path):
    filled.close()
    raw = sqlite3.connect(path)
    assert raw.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert raw.execute("PRAGMA user_version").fetchone() == (len(schema.STEPS),)
    assert raw.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    raw.close()


def test_opening_a_project_imports_nothing_heavy(filled, path):
    filled.close()
    code = """
import sys, pathlib
from desktop.project import Project
project = Project.open(pathlib.Path(sys.argv[1]))
project.releases(), project.annotations(1), project.labels()
print([name for name in ("sqlite_utils", "numpy", "filelock", "natasha", "PySide6") if name in sys.modules])
"""
    said = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


def test_making_a_project_imports_no_numpy(path):
    code = """
import sys, pathlib
from desktop.project import Project
Project.create(pathlib.Path(sys.argv[1]))
print("sqlite_utils" in sys.modules, "numpy" in sys.modules)
import numpy
"""
    said = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "True False"
