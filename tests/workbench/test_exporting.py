"""The table as it lands on the disk."""

import csv
import io
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.annotation import Annotation, Refused, Release, Segment
from desktop.project import Project
from desktop.workbench import annotations, exporting, releases


def read(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def test_the_table_of_a_project_has_every_release_and_its_texts(work, tmp_path):
    releases.add(work, Release("Второй 🎉\nрелиз", title="Второй"))
    annotations.add(work, 2, [Segment(0, 8)], "ORG")
    annotations.reject(work, [1])
    table = tmp_path / "таблица.csv"
    exporting.export(work, None, table)
    rows = read(table)
    assert [(row["release"], row["id"]) for row in rows] == [("1", "3"), ("1", "2"), ("2", "4")]
    for row in rows:
        text = work.release(int(row["release"])).text
        assert row["text"] == text[int(row["start"]) : int(row["end"])]
    exporting.export(work, [1], table, rejected=True, labels=["LOC"], profile="excel")
    assert [row["id"] for row in read(table, ";")] == ["1"]


def test_a_table_and_the_view_in_the_file_say_the_same(work, tmp_path):
    table = tmp_path / "таблица.csv"
    annotations.add(work, 1, [Segment(0, 6), Segment(9, 16)], "QUOTE")
    exporting.export(work, None, table, rejected=True)
    seen = work._connection.named("SELECT * FROM annotations_view")
    assert read(table) == [{name: "" if cell is None else str(cell) for name, cell in row.items()} for row in seen]


def test_json_lines_end_in_a_plain_line_end_and_csv_rows_in_crlf(work):
    lines, table = io.BytesIO(), io.BytesIO()
    exporting.export(work, None, lines, format="jsonl")
    exporting.export(work, None, table)
    assert lines.getvalue().count(b"\r") == 0
    assert lines.getvalue().endswith(b"}\n")
    assert table.getvalue().count(b"\r\n") == 4
    assert json.loads(lines.getvalue())["quotes"][0]["id"] == 3


def test_the_table_is_utf8_whatever_the_locale(work, tmp_path):
    code = """
import sys, pathlib
from desktop.project import Project
from desktop.workbench import exporting
with Project.open(pathlib.Path(sys.argv[1]), writing=False) as project:
    exporting.export(project, None, sys.stdout.buffer)
"""
    environment = {**os.environ, "LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    path = str(work.path)
    work.close()
    said = subprocess.run([sys.executable, "-c", code, path], capture_output=True, check=True, env=environment)
    assert "«Ждали 🎉 долго»" in said.stdout.decode("utf-8")


def test_a_file_name_that_is_no_text_still_gives_a_table():
    table = io.BytesIO()
    exporting.write([(Release("Да", source="\udcff.txt"), [Annotation("PER", (Segment(0, 2),), 1)])], table)
    assert b"\\udcff.txt" in table.getvalue()


def test_a_table_broken_off_never_takes_the_place_of_a_whole_one(tmp_path):
    table = tmp_path / "таблица.csv"
    table.write_text("старая", encoding="utf-8")

    def broken():
        yield Release("Да", id=1), [Annotation("PER", (Segment(0, 2),), 1)]
        raise Refused("Диск вынут.")

    with pytest.raises(Refused, match="вынут"):
        exporting.write(broken(), table)
    assert table.read_text(encoding="utf-8") == "старая"
    assert [file.name for file in tmp_path.iterdir()] == ["таблица.csv"]


def test_a_table_that_cannot_be_written_is_refused_in_a_sentence(work, tmp_path):
    with pytest.raises(Refused, match="не записана"):
        exporting.export(work, None, tmp_path / "нет такой" / "таблица.csv")
    with pytest.raises(Refused, match="не записана"):
        exporting.export(work, None, tmp_path / ("т" * 200))
    with pytest.raises(Refused, match="папка"):
        exporting.export(work, None, tmp_path)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_full_disk_is_refused_in_a_sentence(work):
    with pytest.raises(Refused, match="не записана"):
        exporting.export(work, None, Path("/dev/full"))
    assert Path("/dev/full").is_char_device()


def test_a_new_table_has_the_rights_of_the_old_one(work, tmp_path):
    table = tmp_path / "таблица.csv"
    table.touch(mode=0o640)
    exporting.export(work, None, table)
    assert table.stat().st_mode & 0o777 == 0o640


def test_a_link_to_a_table_stays_a_link(work, tmp_path):
    table, link = tmp_path / "таблица.csv", tmp_path / "ссылка.csv"
    table.touch()
    link.symlink_to(table)
    exporting.export(work, None, link)
    assert link.is_symlink()
    assert len(read(table)) == 3


def test_without_a_project_ids_run_from_one_in_reading_order():
    pairs = [
        (Release("Да нет"), [Annotation("PER", (Segment(3, 6),)), Annotation("ORG", (Segment(0, 2),))]),
        (Release("Да нет"), [Annotation("PER", (Segment(0, 6),))]),
    ]
    numbered = list(exporting.numbered(pairs))
    assert [(release.id, [(one.id, one.label) for one in found]) for release, found in numbered] == [
        (1, [(1, "ORG"), (2, "PER")]),
        (2, [(3, "PER")]),
    ]


def test_a_damaged_project_gives_no_table(work, tmp_path):
    path = work.path
    work.close()
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))
    table = tmp_path / "таблица.csv"
    with pytest.raises(Refused), Project.open(path, writing=False) as project:
        exporting.export(project, None, table)
    assert not table.exists()


def test_releases_come_out_one_by_one(tmp_path):
    drawn = []

    def many():
        for number in range(3):
            drawn.append(number)
            yield replace(Release("Да"), id=number), []

    class Watching(io.BytesIO):
        def write(self, piece, /):
            seen.append(len(drawn))
            return super().write(piece)

    seen: list[int] = []
    exporting.write(many(), Watching(), format="jsonl")
    assert seen == [1, 2, 3]
