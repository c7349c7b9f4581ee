"""Every test of the window gets a stage of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.worker import Worker
from tests.window.stage import Stage


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Stage:
    return Stage(qtbot, tmp_path)


@pytest.fixture
def worker() -> Iterator[Worker]:
    """A worker of its own for every journey: a late reply of one must find no window, or another's, to go to."""
    made = Worker()
    made.start()
    yield made
    made.close()
