"""The arguments of the command line become plain values; usage and errors are told in Russian."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from desktop.headless.parser import Parser

STDOUT = "-"
_UNKNOWN_VERSION = "0.1.0"


@dataclass(frozen=True, slots=True)
class Table:
    """How and where the table is to be written; `output` is None for standard output."""

    format: str
    profile: str
    output: Path | None


@dataclass(frozen=True, slots=True)
class Window:
    """Open the window, with these files and this project."""

    files: tuple[str, ...]
    project: Path | None


@dataclass(frozen=True, slots=True)
class Annotate:
    """Read and analyse files and folders."""

    paths: tuple[str, ...]
    project: Path | None
    table: Table
    jobs: int
    explain: bool = False


@dataclass(frozen=True, slots=True)
class Export:
    """Write the table of a project; `labels` is None for all of them."""

    project: Path
    table: Table
    rejected: bool
    labels: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Check:
    """Look whether a project is whole."""

    project: Path


Wish: TypeAlias = Window | Annotate | Export | Check

_ABOUT = "Имена и цитаты в русских пресс-релизах: кто что сказал."
_TABLE = "[--format csv|jsonl] [--for excel|programs] [--output ФАЙЛ]"
_EPILOG = """команды без окна:
  pressmark annotate ПУТЬ …    прочитать и разобрать файлы и папки, вывести таблицу
  pressmark export ПРОЕКТ      вывести таблицу проекта
  pressmark check ПРОЕКТ       проверить, цел ли проект
Справка по команде: pressmark КОМАНДА --help

коды возврата: 0 сделано; 1 что-то не принято (названо в потоке ошибок, остальное сделано) или check
нашёл повреждения; 2 неверные аргументы"""


def parse(arguments: Sequence[str]) -> Wish:
    """Return what is wanted; exits with status 2 where the arguments are wrong, with 0 after help or version."""
    match arguments:
        case ["annotate", *rest]:
            return _annotate(rest)
        case ["export", *rest]:
            return _export(rest)
        case ["check", *rest]:
            parser = Parser(
                "pressmark check", "ПРОЕКТ", "Проверить, целы ли тексты, места пометок и контрольные суммы проекта."
            )
            parser.given.add_argument("project", metavar="ПРОЕКТ", type=Path, help="файл .pressmark")
            return Check(parser.parse_args(rest).project)
        case _:
            return _window(arguments)


def _window(arguments: Sequence[str]) -> Window:
    parser = Parser("pressmark", "[ФАЙЛ …] [--project ПРОЕКТ]", _ABOUT, _EPILOG)
    parser.given.add_argument("files", metavar="ФАЙЛ", nargs="*", help="релизы, папки или один проект .pressmark")
    parser.options.add_argument("--project", metavar="ПРОЕКТ", type=Path, help="открыть этот проект")
    parser.options.add_argument("--version", action=_TellVersion, nargs=0, help="показать версию программы")
    found = parser.parse_intermixed_args(arguments)
    projects = [Path(name) for name in found.files if name.lower().endswith(".pressmark")]
    if len({*projects, *([found.project] if found.project else [])}) > 1:
        parser.error("открыть можно только один проект")
    files = tuple(name for name in found.files if not name.lower().endswith(".pressmark"))
    return Window(files, found.project or next(iter(projects), None))


def _annotate(arguments: Sequence[str]) -> Annotate:
    usage = f"ПУТЬ … [--project ПРОЕКТ] {_TABLE} [--jobs ЧИСЛО] [--explain]"
    parser = Parser("pressmark annotate", usage, "Прочитать и разобрать файлы и папки, вывести имена и цитаты.")
    parser.given.add_argument("paths", metavar="ПУТЬ", nargs="+", help="файлы и папки (со всем, что в них)")
    parser.options.add_argument(
        "--project", metavar="ПРОЕКТ", type=Path, help="сохранить релизы в этом проекте; без него ничего не хранится"
    )
    _add_table(parser)
    parser.options.add_argument(
        "--jobs", metavar="ЧИСЛО", type=_number, default=1, help="сколько процессов работает сразу (по умолчанию 1)"
    )
    parser.options.add_argument(
        "--explain", action="store_true", help="вместо таблицы: какое правило решило о каждой цитате и паре кавычек"
    )
    found = parser.parse_intermixed_args(arguments)
    if found.explain and found.project:
        parser.error("--explain ничего не хранит: уберите --project")
    table = _table(found)
    _spare(parser, table, [found.project, *map(Path, found.paths)])
    return Annotate(tuple(found.paths), found.project, table, found.jobs, found.explain)


def _export(arguments: Sequence[str]) -> Export:
    usage = f"ПРОЕКТ {_TABLE} [--rejected] [--labels МЕТКА,МЕТКА]"
    parser = Parser("pressmark export", usage, "Вывести таблицу проекта.")
    parser.given.add_argument("project", metavar="ПРОЕКТ", type=Path, help="файл .pressmark")
    _add_table(parser)
    parser.options.add_argument("--rejected", action="store_true", help="вывести и отклонённые пометки")
    parser.options.add_argument(
        "--labels", metavar="МЕТКА,МЕТКА", type=_labels, help="вывести только эти метки, например PER,QUOTE"
    )
    found = parser.parse_intermixed_args(arguments)
    table = _table(found)
    _spare(parser, table, [found.project])
    return Export(found.project, table, found.rejected, found.labels)


def _add_table(parser: Parser) -> None:
    add = parser.options.add_argument
    add(
        "--format",
        choices=("csv", "jsonl"),
        default="csv",
        help="CSV или по строке JSON на релиз (по умолчанию csv)",
    )
    add(
        "--for",
        dest="profile",
        choices=("excel", "programs"),
        default="programs",
        help="CSV для Excel или для программ (по умолчанию programs)",
    )
    add("--output", metavar="ФАЙЛ", default=STDOUT, help="куда записать (по умолчанию -, стандартный вывод)")


def _table(found: argparse.Namespace) -> Table:
    return Table(found.format, found.profile, None if found.output == STDOUT else Path(found.output))


def _spare(parser: Parser, table: Table, inputs: Sequence[Path | None]) -> None:
    """Refuse to write the table over what is to be read."""
    if table.output and any(one and not one.is_dir() and one.resolve() == table.output.resolve() for one in inputs):
        parser.error(f"--output: файл {table.output} сам дан на вход, таблица стёрла бы его")


def _number(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"нужно целое число от 1, а не «{text}»")
    return int(text)


def _labels(text: str) -> tuple[str, ...]:
    labels = tuple(part.strip() for part in text.split(",") if part.strip())
    if not labels:
        raise argparse.ArgumentTypeError("не названо ни одной метки")
    return labels


class _TellVersion(argparse.Action):
    """Print the version and end; it is looked up only then, since that takes 20 ms which every start would wait."""

    def __call__(self, parser: argparse.ArgumentParser, *_rest: object) -> None:
        if sys.stdout is not None:
            sys.stdout.write(f"pressmark {_version()}\n")
        parser.exit()


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("pressmark")
    except PackageNotFoundError:
        return _UNKNOWN_VERSION
