"""What the tests of the window have in common: a window on a project of its own, and hands in the worker's place."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop import locations, reading
from desktop.annotation import PER, QUOTE, Annotation, Findings, Kind, Quote, Refused, Segment
from desktop.project import Project
from desktop.window import colours
from desktop.window.desk import Desk
from desktop.window.label_colours import LabelSheet
from desktop.window.main_window import MainWindow, claimed
from desktop.window.opening import Hands, Post
from desktop.worker import Analyse, Done, Failed, Found, Paste, Read, Reply, Request

NO_MODIFIER = Qt.KeyboardModifier.NoModifier
TEXT = "Мост открыли\n\n«Мост готов», - сказал Пётр Ильин. Мария Ким с ним согласна.\n"


def place(words: str, text: str = TEXT) -> Segment:
    """Where these words stand in the text for the first time."""
    start = text.index(words)
    return Segment(start, start + len(words))


def findings() -> Findings:
    """What the machine finds in TEXT: two persons and a quote of the first one."""
    quote = Quote(Kind.DIRECT, place("сказал"), place("Пётр Ильин"), "Пётр Ильин", 90)
    return Findings(
        (
            Annotation(QUOTE, (place("Мост готов"),), quote=quote, rule="suffix"),
            Annotation(PER, (place("Пётр Ильин"),), normal="Пётр Ильин", entity="Пётр Ильин"),
            Annotation(PER, (place("Мария Ким"),), normal="Мария Ким", entity="Мария Ким"),
        )
    )


@dataclass
class PromptHands:
    """Read at once in the window's process, and find what they are told to, when they are told to."""

    post: Post
    finds: Findings = field(default_factory=findings)
    at_once: bool = True
    asked: list[Request] = field(default_factory=list)
    hurried: list[int] = field(default_factory=list)

    def send(self, request: Request, /) -> None:
        self.asked.append(request)
        if isinstance(request, Analyse):
            if self.at_once:
                self.reply(Found(request.job, request.release, self.finds))
            return
        self.reply(self._read(request))

    def urgent(self, release: int, /) -> None:
        self.hurried.append(release)

    def reply(self, reply: Reply) -> None:
        self.post.arrived.emit(reply)

    def _read(self, request: Read | Paste) -> Done | Failed:
        try:
            if isinstance(request, Read):
                return Done(request.job, reading.read(request.path, request.source))
            return Done(request.job, reading.pasted(request.text))
        except Refused as refusal:
            return Failed(request.job, str(refusal))


@dataclass
class Stage:
    """Opens windows one after another on the same project, as restarts do."""

    qtbot: QtBot
    folder: Path

    def project(self) -> Path:
        return self.folder / "работа.pressmark"

    def open(self, paths: Iterable[Path] = (), *, at_once: bool = True) -> MainWindow:
        """Open the project's window with quick hands."""
        post = Post()
        self.hands = PromptHands(post, at_once=at_once)
        return self.show(self.hands, post, paths)

    def show(self, hands: Hands, post: Post, paths: Iterable[Path] = ()) -> MainWindow:
        """Open the project's window with these hands."""
        path = self.project()
        settings = QSettings(str(self.folder / "desk.ini"), QSettings.Format.IniFormat)
        label_colours = LabelSheet(locations.resource("labels.toml")).colours("light")
        window = MainWindow(claimed(path, new=not path.exists()), Desk(settings), colours.read())
        post.setParent(window)
        self.qtbot.addWidget(window, before_close_func=lambda closing: closing.project.close())
        window.show()
        window.activateWindow()
        self.qtbot.waitExposed(window)
        self.qtbot.waitUntil(window.isActiveWindow)
        window.fill(hands, post, label_colours)
        self.qtbot.waitUntil(window.menuBar().isVisible)
        window.start()
        if files := list(paths):
            window.open_paths(files)
        return window

    def close(self, window: MainWindow) -> None:
        """Close a window as the user does, and its project with it."""
        window.close()
        window.project.close()

    def file(self, text: str = TEXT, name: str = "мост.txt") -> Path:
        """Write a release that can be opened."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def press(self, window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        """Press a key where the focus is."""
        QTest.sendKeyEvent(QTest.KeyAction.Click, window.focusWidget() or window, key, "", modifiers)

    def type(self, window: MainWindow, text: str) -> None:
        """Type letters of any alphabet where the focus is."""
        for letter in text:
            target = window.focusWidget() or window
            QTest.sendKeyEvent(QTest.KeyAction.Click, target, Qt.Key(ord(letter.upper())), letter, NO_MODIFIER)

    def stored(self) -> Project:
        """Open the project beside the window, to read what is really in the file."""
        return Project.open(self.project(), writing=False)
