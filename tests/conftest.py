"""Every test has a desk of its own: no test sees or touches the user's documents, settings and screen."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

FOLDERS = {
    "HOME": "",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_CACHE_HOME": ".cache",
    "XDG_DOCUMENTS_DIR": "Documents",
}
PREFIX = "pressmark-tests-"

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
for name in ("QT_SCALE_FACTOR", "QT_STYLE_OVERRIDE", "QT_FONT_DPI", "LANGUAGE"):
    os.environ.pop(name, None)
os.environ["LC_ALL"] = "C.UTF-8"


def _sit_down(desk: Path) -> None:
    for name, folder in FOLDERS.items():
        os.environ[name] = str(desk / folder)
        (desk / folder).mkdir(parents=True, exist_ok=True)


def pytest_configure(config: pytest.Config) -> None:
    """Take the desk before Qt looks where the user's settings lie: it looks once only."""
    _sit_down(Path(tempfile.mkdtemp(prefix=PREFIX)))


def pytest_unconfigure(config: pytest.Config) -> None:
    home = Path(os.environ["HOME"])
    if home.name.startswith(PREFIX):
        shutil.rmtree(home, ignore_errors=True)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if isinstance(item, pytest.Function) and "qapp" in item.fixturenames:
            item.add_marker(pytest.mark.qt)


@pytest.fixture(autouse=True)
def own_desk(request: pytest.FixtureRequest) -> Iterator[Path]:
    """Give the test an empty home folder, and Qt's settings a place in it."""
    session = dict(os.environ)
    desk = Path(tempfile.mkdtemp(prefix=PREFIX))
    _sit_down(desk)
    if "qapp" in request.fixturenames:
        _move_settings(desk)
    yield desk
    if "qapp" in request.fixturenames:
        _leave_nothing_on_the_clipboard()
    for name in FOLDERS:
        os.environ[name] = session[name]
    shutil.rmtree(desk, ignore_errors=True)


def _move_settings(desk: Path) -> None:
    from PySide6.QtCore import QSettings, QStandardPaths

    QStandardPaths.setTestModeEnabled(True)
    for kind in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(kind, QSettings.Scope.UserScope, str(desk / FOLDERS["XDG_CONFIG_HOME"]))


def _leave_nothing_on_the_clipboard() -> None:
    """Neither for the next test, nor for the end: without a screen Qt frees the clipboard after Python is gone."""
    from PySide6.QtGui import QClipboard, QGuiApplication

    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        QGuiApplication.clipboard().clear(mode)
