"""What is loaded before the window is painted for the first time: what is not needed for that comes later."""

import os
import subprocess
import sys

HEAVY = {"numpy", "natasha", "navec", "slovnet", "yargy", "razdel", "pymorphy2", "sqlite_utils", "tqdm"}
START = """
import sys
from pathlib import Path
from unittest.mock import patch
from desktop.worker import Worker

worker = Worker()
worker.start()
from PySide6.QtWidgets import QApplication
from desktop.window import app

def until_painted(application):
    window, = application.topLevelWidgets()
    window.painted.connect(lambda: (print(*sys.modules), application.quit()))
    return QApplication.exec()

if __name__ == "__main__":
    with patch.object(app.Application, "exec", until_painted):
        app.run([], Path(sys.argv[1]), worker)
"""


def test_nothing_heavy_is_loaded_before_the_first_picture(tmp_path):
    project = tmp_path / "светлый.pressmark"
    made = [sys.executable, "-m", "desktop", "annotate", "seeds/severny-len.txt", "--project", str(project)]
    subprocess.run(made, stdout=subprocess.DEVNULL, check=True)
    start = tmp_path / "start.py"
    start.write_text(START, encoding="utf-8")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, start, project], env=environment, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert {"desktop.window.main_window", "PySide6.QtWidgets", "sqlite3"} <= loaded
    assert loaded & HEAVY == set()
