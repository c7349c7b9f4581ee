"""The line at the bottom tells what goes on and keeps nobody waiting for that."""

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QProgressBar, QVBoxLayout, QWidget

from desktop.window import colours
from desktop.window.status_line import StatusLine


class Painted(QWidget):
    """Counts how often it has been painted."""

    times = 0

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.times += 1


def test_progress_is_told_without_painting_the_window_in_between(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    text, line = Painted(window), StatusLine(colours.read(), window)
    box = QVBoxLayout(window)
    box.addWidget(text)
    box.addWidget(line)
    window.resize(600, 200)
    window.show()
    qtbot.waitExposed(window)
    line.doing("Читаю", 1, 20)
    QApplication.processEvents()
    before = text.times
    text.update()
    line.doing("Читаю", 9, 20)
    assert text.times == before
    qtbot.waitUntil(lambda: text.times > before)
    bar = line.findChild(QProgressBar, "status_busy")
    assert isinstance(bar, QProgressBar)
    assert bar.value() == 9


def test_a_long_sentence_does_not_widen_the_window(stage):
    window = stage.open([stage.file()])
    window.resize(1000, 700)
    window.status.not_saved("Файл проекта «" + "/длинная папка" * 40 + "» перемещён. Верните его на место.")
    window.status.hint("Слово " * 100)
    stage.qtbot.wait(50)
    assert window.width() == 1000
    assert window.status.findChild(QWidget, "status_saved").width() > 300
    window.status.saved()
    stage.qtbot.wait(50)
    saved = window.status.findChild(QWidget, "status_saved")
    assert saved.width() >= saved.sizeHint().width()
