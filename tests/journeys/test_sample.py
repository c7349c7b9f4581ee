"""The sample release through the real worker, and the program as a process of its own."""

import csv
import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt

from desktop.annotation import QUOTE, Status
from desktop.window.app import refuse
from desktop.window.exporting import Exporting
from tests.journeys.sample import SAMPLE, open_sample


def test_the_sample_is_opened_reviewed_restarted_and_exported(stage, worker):
    window = open_sample(stage, worker)
    quotes = window.visible.release.quotes()
    assert sum(one.quote.speaker_name == "Александр Лукашенко" for one in quotes) >= 9
    window.visible.select(quotes[0].id)
    stage.press(window, Qt.Key.Key_Return)
    stage.type(window, "ч")
    stage.press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    stage.close(window)
    again = open_sample(stage, worker, paths=())
    assert again.visible.release.get(quotes[0].id).status is Status.ACCEPTED
    assert rows(stage, again)[str(quotes[0].id)]["status"] == "accepted"
    with stage.stored() as project:
        assert project.check() == []
        assert [one.status for one in project.annotations(1)].count(Status.ACCEPTED) == 1


def rows(stage, window):
    """Export through the dialog; the rows by id, each text checked against the text at its places."""
    target = stage.folder / "все.csv"
    dialog = Exporting(window).ask(window.visible.release)
    dialog.programs.setChecked(True)
    dialog.path.setText(str(target))
    stage.qtbot.keyClick(dialog.path, Qt.Key.Key_Return)
    text = SAMPLE.read_text(encoding="utf-8")
    with target.open(encoding="utf-8", newline="") as file:
        found = {row["id"]: row for row in csv.DictReader(file)}
    for row in found.values():
        places = [tuple(map(int, part.split("-"))) for part in row["segments"].split(";")]
        assert row["text"] == " … ".join(text[start:end] for start, end in places)
    assert any(row["label"] == QUOTE for row in found.values())
    return found


def test_a_second_start_says_so_and_ends_and_changes_nothing(stage, qapp):
    window = stage.open([stage.file()])
    before = stage.project().read_bytes()
    other = stage.file("Ещё один текст\n", "ещё.txt")
    command = [sys.executable, "-m", "desktop", str(other), "--project", str(stage.project())]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    second = subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=60)
    assert second.returncode == 1
    assert "уже открыт" in second.stderr
    assert stage.project().read_bytes() == before
    assert len(window.work.project.releases()) == 1


def test_the_word_about_a_refused_start_goes_away_by_itself(qapp, capsys):
    assert refuse("Проект уже открыт.", seconds=0.05) == 1
    assert capsys.readouterr().err == "Проект уже открыт.\n"
