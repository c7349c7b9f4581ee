"""Every test of the window gets a stage of its own."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.window.stage import Stage


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Stage:
    return Stage(qtbot, tmp_path)
