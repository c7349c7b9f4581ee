"""What the window remembers of the desk, its colours, and the picture of it."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QImage, QPalette

from desktop.window import colours
from desktop.window.desk import Desk
from desktop.window.label_colours import contrast

READABLE = 4.5
PICTURE = """
import sys
from pathlib import Path
from desktop.window.picture import save_picture
save_picture(Path(sys.argv[1]), Path(sys.argv[2]), (1280, 800))
"""


@pytest.fixture
def desk(tmp_path):
    return Desk(QSettings(str(tmp_path / "desk.ini"), QSettings.Format.IniFormat))


def test_recent_projects_are_the_last_ones_that_are_still_there(desk, tmp_path):
    paths = [tmp_path / f"{name}.pressmark" for name in "абв"]
    for path in paths:
        path.touch()
        desk.keep_recent(path)
    desk.keep_recent(paths[0])
    paths[1].unlink()
    assert desk.recent() == [paths[0], paths[2]]


def test_a_damaged_memory_gives_something_usable(desk, tmp_path):
    desk.keep("text_size", "много")
    desk.keep("geometry", "нечто")
    desk.keep("folder", "/нет/такой/папки")
    assert desk.number("text_size", 16) == 16
    assert desk.bytes("geometry").isEmpty()
    assert desk.folder().is_dir()


def test_the_release_seen_last_comes_back_after_a_restart(stage):
    window = stage.open([stage.file(), stage.file("Второй текст\n", "б.txt")])
    window.showing.release(2)
    stage.close(window)
    assert stage.open().visible.release.release.id == 2


def pairs(theme: str) -> Iterator[tuple[str, str]]:
    made = colours.read(theme)
    role = QPalette.ColorRole
    grounds = [made.palette.color(each) for each in (role.Window, role.Base, role.AlternateBase)]
    inks = [made.palette.color(role.Text), made.palette.color(role.PlaceholderText), made.muted, made.bad, made.doubt]
    yield from ((ink.name(), ground.name()) for ink in inks for ground in [*grounds, made.chosen])
    yield made.palette.color(role.HighlightedText).name(), made.palette.color(role.Highlight).name()
    yield made.bad.name(), made.bad_ground.name()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_text_of_the_chrome_can_be_read(theme):
    assert [pair for pair in pairs(theme) if contrast(*pair) < READABLE] == []


def test_the_picture_shows_the_window_in_the_size_asked_for(stage):
    stage.close(stage.open([stage.file()]))
    target = stage.folder / "окно.png"
    subprocess.run([sys.executable, "-c", PICTURE, str(stage.project()), str(target)], check=True, timeout=60)
    image = QImage(str(target))
    assert (image.width(), image.height()) == (1280, 800)
    seen = {image.pixelColor(x, y).name() for x in range(300, 900, 2) for y in range(60, 700, 2)}
    assert len(seen) > 50
