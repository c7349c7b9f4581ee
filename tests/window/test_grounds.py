"""The frame that is painted first looks like the window that follows it."""

from PySide6.QtCore import QPoint, QRect, QSize

from desktop.window import grounds
from desktop.window.main_window import MainWindow

SIZE = QSize(1000, 700)


def test_the_grounds_are_remembered_for_a_window_of_the_same_size():
    places = [QRect(0, 90, 200, 560), QRect(205, 54, 500, 620), QRect(710, 110, 290, 300)]
    kept = grounds.written(SIZE, places)
    assert grounds.read(kept, SIZE) == places
    assert grounds.read(kept, QSize(1200, 700)) == grounds.usual(QSize(1200, 700))


def test_a_damaged_memory_of_the_grounds_gives_the_usual_ones():
    assert grounds.read("1000 700;много", SIZE) == grounds.read("", SIZE) == grounds.usual(SIZE)


def test_the_frame_has_the_grounds_of_the_panes_before_they_are_there(stage, qtbot):
    window = stage.open([stage.file()])
    window.panes.setSizes([300, 600, 300])
    whole = window.grab().toImage()
    window.close()
    frame = MainWindow(window.project, window.desk, window.colours)
    qtbot.addWidget(frame)
    frame.resize(window.size())
    frame.setPalette(window.colours.palette)
    empty = frame.grab().toImage()
    for view in (window.releases.view, window.reading):
        corner = view.mapTo(window, view.rect().bottomRight()) - QPoint(60, 12)
        assert empty.pixelColor(corner) == whole.pixelColor(corner) == window.colours.palette.base().color()
    below = window.status.mapTo(window, QPoint(4, 4))
    assert empty.pixelColor(below) == window.colours.palette.window().color()
