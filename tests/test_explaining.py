import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEXT = 'Газета "Вестник" спросила мэра. "Мост откроем в мае", - сказал мэр Пётр Зимин.\n'


def explain(*arguments: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "desktop", "annotate", "--explain", *arguments]
    run = subprocess.run(command, capture_output=True, check=False, cwd=folder, env=environment(), timeout=100)
    return subprocess.CompletedProcess(command, run.returncode, run.stdout.decode(), run.stderr.decode())


def environment() -> dict[str, str]:
    import os

    return os.environ | {"PYTHONPATH": str(ROOT)}


def test_every_quote_and_every_unused_pair_of_marks_names_its_rule(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    run = explain("a.txt", folder=tmp_path)
    lines = [line.split("\t") for line in run.stdout.splitlines()]
    assert run.returncode == 0
    assert [line[0] for line in lines] == ["a.txt", "a.txt"]
    assert [(line[2], line[4]) for line in lines] == [("-", "Вестник"), ("direct", "Мост откроем в мае")]
    assert all(line[3] for line in lines)
    assert lines[1][1] == f"{TEXT.index('Мост')}-{TEXT.index(' - сказал') - 2}"


def test_an_input_that_cannot_be_read_is_named_and_the_others_are_explained(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    run = explain("nothing.txt", "a.txt", "--output", "rules.tsv", folder=tmp_path)
    assert run.returncode == 1
    assert "nothing.txt" in run.stderr
    assert "Мост откроем" in (tmp_path / "rules.tsv").read_text("utf-8")


def test_explaining_keeps_nothing_so_a_project_is_wrong_usage(tmp_path):
    run = explain("a.txt", "--project", "p.pressmark", folder=tmp_path)
    assert run.returncode == 2
    assert not (tmp_path / "p.pressmark").exists()
