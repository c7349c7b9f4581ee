"""The command line keeps its promises: what it prints, where, and with which status."""

import csv
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "seeds" / "belarus-yaroslavl.txt"
COLUMNS = (
    "release,source,title,date,id,label,start,end,segments,text,normal,entity,kind,cue,cue_at,speaker,speaker_at,"
    "speaker_name,confidence,status,origin,rule,note,left,right,sha256"
)
BRIDGE = "Открыт мост\r\n\r\nМэр Ольга Лапина 👩 приехала. «Мост открыт», — сказала Ольга Лапина.\r\n"
MUSEUM = "Музей ждёт гостей\n\nДиректор Пётр Зимин сообщил, что зал откроют в мае.\n"


def environment(**changes: str) -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}} | changes


def pressmark(
    *arguments: str | Path, folder: Path | None = None, **changes: str
) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [sys.executable, "-m", "desktop", *map(str, arguments)],
        capture_output=True,
        check=False,
        cwd=folder or ROOT,
        env=environment(PYTHONPATH=str(ROOT), **changes),
        timeout=100,
    )


def releases(output: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.decode("utf-8").split("\n") if line]


def rows(output: bytes, delimiter: str = ",") -> list[dict[str, str]]:
    text = output.decode("utf-8").removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def no_process_left(group: int, seconds: float = 5) -> bool:
    """Whether all processes of a group have ended, the last of them perhaps a moment later."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two releases, one of them twice, among files that are none."""
    inputs = tmp_path / "work" / "in"
    (inputs / "a").mkdir(parents=True)
    (inputs / ".hidden").mkdir()
    (inputs / "bridge.txt").write_bytes(BRIDGE.encode("cp1251", "replace"))
    (inputs / "bridge.md").write_bytes(BRIDGE.encode("utf-8"))
    (inputs / "a" / "museum.txt").write_bytes(MUSEUM.encode("utf-16"))
    (inputs / "a" / "same.txt").write_bytes(MUSEUM.encode("koi8-r"))
    (inputs / "photo.txt").write_bytes(b"\xff\xd8\xff\xe0" + b"\x00" * 100)
    (inputs / "empty.txt").write_bytes(b"")
    (inputs / ".hidden" / "x.txt").write_text("Скрыто", encoding="utf-8")
    (inputs / ".secret.txt").write_text("Скрыто", encoding="utf-8")
    (inputs / "old.pressmark").write_text("Проект", encoding="utf-8")
    return inputs.parent


def test_a_folder_is_read_through_in_order_and_what_is_no_release_is_named(folder):
    done = pressmark("annotate", "in", "--format", "jsonl", folder=folder)
    found = releases(done.stdout)
    assert done.returncode == 1
    assert [one["source"] for one in found] == ["in/a/museum.txt", "in/a/same.txt", "in/bridge.md", "in/bridge.txt"]
    assert [one["id"] for one in found] == [1, 2, 3, 4]
    told = done.stderr.decode("utf-8")
    assert "in/photo.txt: Это не текст, а изображение JPEG" in told
    assert "in/empty.txt: Файл пуст" in told
    assert told.count("\n") == 2


def test_ids_run_through_in_one_series_and_every_text_is_cut_from_the_release(folder):
    done = pressmark("annotate", "in/bridge.md", "in/a/", "--format", "jsonl", folder=folder)
    assert done.returncode == 0
    ids = []
    for one in releases(done.stdout):
        for marked in sorted(one["annotations"] + one["quotes"], key=lambda each: each["id"]):
            ids.append(marked["id"])
            assert " … ".join(one["text"][start:end] for start, end in marked["segments"]) == marked["text"]
    assert ids == list(range(1, len(ids) + 1))
    assert len(ids) > 5


def test_more_jobs_give_the_same_output(folder):
    outputs = {pressmark("annotate", "in", "--jobs", jobs, folder=folder).stdout for jobs in ("1", "3")}
    assert len(outputs) == 1


def test_the_sample_gives_its_quotes_in_a_table():
    done = pressmark("annotate", "seeds/belarus-yaroslavl.txt")
    assert done.returncode == 0
    assert done.stderr == b""
    assert done.stdout.startswith(COLUMNS.encode() + b"\r\n")
    table = rows(done.stdout)
    text = SAMPLE.read_text(encoding="utf-8")
    for row in table:
        parts = [part.split("-") for part in row["segments"].split(";")]
        assert " … ".join(text[int(start) : int(end)] for start, end in parts) == row["text"]
    quotes = [row for row in table if row["label"] == "QUOTE" and row["kind"] == "direct"]
    assert [row["speaker_name"] for row in quotes] == ["Александр Лукашенко"] * 9


def test_nothing_readable_gives_the_header_alone(tmp_path):
    done = pressmark("annotate", tmp_path / "no.txt")
    assert done.returncode == 1
    assert done.stdout.decode("utf-8") == COLUMNS + "\r\n"
    assert "no.txt: Файла нет" in done.stderr.decode("utf-8")
    assert pressmark("annotate", tmp_path).returncode == 0


def test_without_a_project_nothing_is_kept(folder):
    before = names(folder), names(folder / "in")
    pressmark("annotate", "in/bridge.md", folder=folder)
    assert (names(folder), names(folder / "in")) == before


def test_the_table_for_excel_has_its_mark_and_semicolons(folder):
    done = pressmark("annotate", "in/bridge.md", "--for", "excel", folder=folder)
    assert done.stdout.startswith(b"\xef\xbb\xbfrelease;source;")
    assert {row["label"] for row in rows(done.stdout, ";")} >= {"PER", "QUOTE"}


def test_a_project_keeps_releases_and_prints_only_what_was_given(folder):
    first = pressmark("annotate", "in/bridge.md", "--project", "p.pressmark", "--format", "jsonl", folder=folder)
    second = pressmark("annotate", "in/a", "--project", "p.pressmark", "--format", "jsonl", folder=folder)
    again = pressmark("annotate", "in/bridge.md", "--project", "p.pressmark", "--format", "jsonl", folder=folder)
    assert [one["id"] for one in releases(first.stdout)] == [1]
    assert [one["source"] for one in releases(second.stdout)] == ["in/a/museum.txt"]
    assert again.stdout == first.stdout
    whole = pressmark("export", "p.pressmark", "--format", "jsonl", folder=folder)
    assert whole.stdout == first.stdout + second.stdout
    checked = pressmark("check", "p.pressmark", folder=folder)
    assert (checked.returncode, checked.stdout.decode("utf-8")) == (0, "Проект цел. Релизов: 2.\n")


def test_a_known_text_keeps_what_the_user_has_made_of_it(folder):
    from desktop.project import Project
    from desktop.workbench import annotations

    given = ("annotate", "in/bridge.md", "--project", "p.pressmark", "--format", "jsonl")
    pressmark(*given, folder=folder)
    with Project.open(folder / "p.pressmark") as project:
        accepted, rejected, *_ = [one.id for one in project.annotations(1) if one.quote is None]
        annotations.accept(project, [accepted])
        annotations.reject(project, [rejected])
    statuses = {one["id"]: one["status"] for one in releases(pressmark(*given, folder=folder).stdout)[0]["annotations"]}
    assert statuses[accepted] == "accepted"
    assert rejected not in statuses
    with_rejected = pressmark("export", "p.pressmark", "--rejected", folder=folder)
    assert str(rejected) in {row["id"] for row in rows(with_rejected.stdout)}


def test_only_the_labels_asked_for_are_exported(folder):
    pressmark("annotate", "in/bridge.md", "--project", "p.pressmark", folder=folder)
    done = pressmark("export", "p.pressmark", "--labels", "QUOTE,LOC", folder=folder)
    assert {row["label"] for row in rows(done.stdout)} == {"QUOTE"}
    wrong = pressmark("export", "p.pressmark", "--labels", "QUOTE,WHO", folder=folder)
    assert wrong.returncode == 2
    assert "нет такой метки: WHO" in wrong.stderr.decode("utf-8")


def test_the_output_file_is_written_whole_and_never_read_as_an_input(folder):
    for _ in range(2):
        done = pressmark("annotate", "in", "--output", "in/table.csv", folder=folder)
        assert "table.csv" not in done.stderr.decode("utf-8")
        assert done.stdout == b""
        assert len({row["source"] for row in rows((folder / "in" / "table.csv").read_bytes())}) == 4
    assert not [name for name in names(folder / "in") if name.endswith(".new")]


def test_an_output_that_cannot_be_written_is_told_and_nothing_is_left(folder):
    done = pressmark("annotate", "in/bridge.md", "--output", "no/folder/table.csv", folder=folder)
    assert done.returncode == 1
    assert "не записана" in done.stderr.decode("utf-8")
    assert names(folder) == {"in"}


@pytest.mark.parametrize("command", ["export", "check"])
@pytest.mark.parametrize(("name", "words"), [("in/bridge.md", "не проект"), ("none.pressmark", "нет")])
def test_what_is_no_project_is_refused_untouched(folder, command, name, words):
    before = (folder / "in" / "bridge.md").read_bytes()
    done = pressmark(command, name, folder=folder)
    assert done.returncode == 1
    assert done.stdout == b""
    assert words in done.stderr.decode("utf-8")
    assert (folder / "in" / "bridge.md").read_bytes() == before


def test_check_finds_a_text_that_was_changed_behind_the_programs_back(folder):
    pressmark("annotate", "in/bridge.md", "--project", "p.pressmark", folder=folder)
    path = folder / "p.pressmark"
    data = path.read_bytes()
    assert "Мэр Ольга".encode() in data
    path.write_bytes(data.replace("Мэр Ольга".encode(), "Мэр Алиса".encode()))
    done = pressmark("check", "p.pressmark", folder=folder)
    assert done.returncode == 1
    assert done.stdout.decode("utf-8").strip()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["annotate"], "не хватает аргумента"),
        (["annotate", "a", "--format", "xml"], "нет такого значения"),
        (["annotate", "a", "--jobs", "0"], "нужно целое число от 1"),
        (["annotate", "a", "--jobs"], "после --jobs нужно значение"),
        (["annotate", "a", "--output", "a"], "таблица стёрла бы его"),
        (["annotate", "a", "--colour", "red"], "лишние аргументы"),
        (["export"], "не хватает аргумента"),
        (["export", "p", "--labels", ","], "не названо ни одной метки"),
        (["check", "a", "b"], "лишние аргументы"),
        (["--frob"], "лишние аргументы"),
        (["a.pressmark", "b.pressmark"], "только один проект"),
    ],
)
def test_wrong_usage_is_told_in_russian_with_status_2(tmp_path, arguments, words):
    done = pressmark(*arguments, folder=tmp_path)
    assert done.returncode == 2
    assert done.stdout == b""
    told = done.stderr.decode("utf-8")
    assert words in told
    assert told.startswith("Использование: pressmark")


@pytest.mark.parametrize("command", [[], ["annotate"], ["export"], ["check"]])
def test_help_is_in_russian(command):
    done = pressmark(*command, "--help")
    told = done.stdout.decode("utf-8")
    assert done.returncode == 0
    assert told.startswith("Использование: pressmark")
    assert not {"usage", "options", "positional", "show this"} & set(told.replace(":", " ").split())


def test_the_version_is_told():
    assert pressmark("--version").stdout.decode("utf-8").startswith("pressmark 0.")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")
@pytest.mark.parametrize("display", ["", ":4271"])
def test_without_a_screen_the_window_says_so(display):
    done = pressmark("seeds/belarus-yaroslavl.txt", QT_QPA_PLATFORM="", DISPLAY=display, WAYLAND_DISPLAY="")
    assert done.returncode == 1
    assert "Окно открыть не на чем" in done.stderr.decode("utf-8")


def test_the_command_line_needs_no_qt(folder, tmp_path):
    blocked = tmp_path / "blocked"
    for name in ("PySide6", "shiboken6"):
        (blocked / name).mkdir(parents=True)
        (blocked / name / "__init__.py").write_text("raise ImportError('Qt is not wanted here')", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "desktop", "annotate", "in/bridge.md", "--project", "p.pressmark"],
        capture_output=True,
        check=False,
        cwd=folder,
        env=environment(PYTHONPATH=os.pathsep.join([str(blocked), str(ROOT)])),
    )
    assert done.returncode == 0
    assert len(rows(done.stdout)) > 2


def test_the_output_is_utf8_whatever_the_locale(folder):
    plain = pressmark("annotate", "in", folder=folder)
    strange = pressmark(
        "annotate", "in", folder=folder, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", PYTHONIOENCODING="ascii"
    )
    assert strange.stdout == plain.stdout
    assert strange.stderr == plain.stderr


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
def test_a_reader_that_has_had_enough_ends_the_run_without_a_traceback():
    run = subprocess.Popen(
        [sys.executable, "-m", "desktop", "annotate", *["seeds"] * 4],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env=environment(),
    )
    assert run.stdout
    assert run.stderr
    run.stdout.read(1)
    run.stdout.close()
    told = run.stderr.read().decode("utf-8")
    run.stderr.close()
    assert run.wait() == 1
    assert "Traceback" not in told
    assert "BrokenPipe" not in told


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_an_interrupted_run_says_so_and_leaves_no_process_and_no_table(tmp_path):
    large = tmp_path / "large.txt"
    large.write_text("Мэр Ольга Лапина приехала в Кедровск. " * 20_000, encoding="utf-8")
    run = subprocess.Popen(
        [sys.executable, "-m", "desktop", "annotate", str(large), "--output", str(tmp_path / "table.csv")],
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env=environment(),
        start_new_session=True,
        # A shell without jobs lets what it starts in the background ignore interrupts, and that is handed on.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert run.stderr
    time.sleep(3)
    os.killpg(run.pid, signal.SIGINT)
    told = run.stderr.read().decode("utf-8")
    run.stderr.close()
    assert run.wait(10) == 130
    assert told == "pressmark: Прервано.\n"
    assert names(tmp_path) == {"large.txt"}
    assert no_process_left(run.pid)


def test_progress_is_shown_on_a_terminal_only(folder):
    pty = pytest.importorskip("pty")
    try:
        main, terminal = pty.openpty()
    except OSError:
        pytest.skip("this machine gives no terminals (/dev/pts is not mounted)")
    pytest.importorskip("termios").tcsetwinsize(terminal, (24, 80))
    run = subprocess.Popen(
        [sys.executable, "-m", "desktop", "annotate", "in/bridge.md", "in/a"],
        stdout=subprocess.DEVNULL,
        stderr=terminal,
        cwd=folder,
        env=environment(PYTHONPATH=str(ROOT)),
    )
    os.close(terminal)
    told = b""
    try:
        while piece := os.read(main, 1000):
            told += piece
    except OSError:
        pass  # Linux says so where the other end of a terminal is closed.
    os.close(main)
    assert run.wait() == 0
    assert "Разбор" in told.decode("utf-8", "replace")
    assert pressmark("annotate", "in/bridge.md", "in/a", folder=folder).stderr == b""


@pytest.mark.skipif(os.name != "posix", reason="links of POSIX")
def test_links_that_lead_back_and_links_to_nowhere_do_no_harm(folder):
    (folder / "in" / "a" / "up").symlink_to(folder / "in", target_is_directory=True)
    (folder / "in" / "lost.txt").symlink_to(folder / "nowhere.txt")
    done = pressmark("annotate", "in", "--format", "jsonl", folder=folder)
    assert len(releases(done.stdout)) == 4
    assert "in/lost.txt: Файла нет" in done.stderr.decode("utf-8")


def test_a_release_that_could_not_be_analysed_is_written_and_named(folder, monkeypatch, capsysbinary):
    from desktop.headless import commands, crew
    from desktop.headless.arguments import Annotate, Table
    from desktop.worker import Limits, Worker

    monkeypatch.setattr(crew, "Worker", lambda deliver: Worker(deliver, Limits(memory=60 * 1024**2)))
    monkeypatch.chdir(folder)
    table = Table("jsonl", "programs", folder / "out.jsonl")
    assert commands.annotate(Annotate(("in/bridge.md",), folder / "p.pressmark", table, 1)) == 1
    (release,) = releases((folder / "out.jsonl").read_bytes())
    assert (release["annotations"], release["title"]) == ([], "Открыт мост")
    assert "in/bridge.md: Релиз не разобран" in capsysbinary.readouterr().err.decode("utf-8")
    shutil.rmtree(folder / "in")
    checked = pressmark("check", "p.pressmark", folder=folder)
    assert checked.returncode == 0


def test_a_new_project_into_which_nothing_could_be_read_is_not_left_behind(tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    run = pressmark("annotate", "empty.txt", "--project", "new.pressmark", folder=tmp_path)
    assert run.returncode == 1
    assert names(tmp_path) == {"empty.txt"}
