"""The arguments of the command line become plain values; usage and errors are told in Russian."""

import argparse
import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NoReturn, TypeAlias

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

_TABLE = "[--format csv|jsonl] [--for excel|programs] [--output ФАЙЛ]"
_EPILOG = """команды без окна:
  pressmark annotate ПУТЬ …    прочитать и разобрать файлы и папки, вывести таблицу
  pressmark export ПРОЕКТ      вывести таблицу проекта
  pressmark check ПРОЕКТ       проверить, цел ли проект
Справка по команде: pressmark КОМАНДА --help

коды возврата: 0 сделано; 1 что-то не принято (названо в потоке ошибок, остальное сделано) или check
нашёл повреждения; 2 неверные аргументы"""

_ERRORS = (
    (r"the following arguments are required: (.*)", r"не хватает аргумента: \1"),
    (r"unrecognized arguments: (.*)", r"лишние аргументы: \1"),
    (r"argument (.*?): expected one argument", r"после \1 нужно значение"),
    (r"argument (.*?): expected at least one argument", r"после \1 нужно хотя бы одно значение"),
    (r"argument (.*?): invalid choice: (.*?) \(choose from (.*)\)", r"\1: нет такого значения: \2 (есть \3)"),
    (r"argument (.*?): ignored explicit argument (.*)", r"\1: значение \2 здесь лишнее"),
    (r"ambiguous option: (.*?) could match (.*)", r"неясный ключ \1: это может быть \2"),
    (r"argument (.*?): (.*)", r"\1: \2"),
)


class _Help(argparse.RawDescriptionHelpFormatter):
    """Argparse's help with a Russian heading."""

    def add_usage(self, usage, actions, groups, prefix=None):  # type: ignore[no-untyped-def]
        """Begin with the Russian word for usage."""
        super().add_usage(usage, actions, groups, "Использование: " if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """An argument parser that speaks Russian."""

    def __init__(self, program: str, description: str, epilog: str = "") -> None:
        super().__init__(
            prog=program,
            description=description,
            epilog=epilog,
            add_help=False,
            allow_abbrev=False,
            formatter_class=_Help,
        )
        self.given = self.add_argument_group("аргументы")
        self.options = self.add_argument_group("ключи")
        self.options.add_argument("-h", "--help", action="help", help="показать эту справку")

    def error(self, message: str) -> NoReturn:
        """Tell what is wrong in Russian and exit with status 2."""
        for english, russian in _ERRORS:
            if re.fullmatch(english, message, re.DOTALL):
                message = re.sub(english, russian, message, count=1, flags=re.DOTALL)
                break
        self.exit(2, f"{self.format_usage()}{self.prog}: {message}\n")


def parse(arguments: Sequence[str]) -> Wish:
    """Return what is wanted; exits with status 2 where the arguments are wrong, with 0 after help or version."""
    match arguments:
        case ["annotate", *rest]:
            return _annotate(rest)
        case ["export", *rest]:
            return _export(rest)
        case ["check", *rest]:
            parser = _Parser(
                "pressmark check", "ПРОЕКТ", "Проверить, целы ли тексты, места пометок и контрольные суммы проекта."
            )
            parser.given.add_argument("project", metavar="ПРОЕКТ", type=Path, help="файл .pressmark")
            return Check(parser.parse_args(rest).project)
        case _:
            return _window(arguments)


def _window(arguments: Sequence[str]) -> Window:
    parser = _Parser(
        "pressmark", "[ФАЙЛ …] [--project ПРОЕКТ]", "Имена и цитаты в русских пресс-релизах: кто что сказал.", _EPILOG
    )
    parser.given.add_argument("files", metavar="ФАЙЛ", nargs="*", help="релизы, папки или один проект .pressmark")
    parser.options.add_argument("--project", metavar="ПРОЕКТ", type=Path, help="открыть этот проект")
    parser.options.add_argument(
        "--version", action="version", version=f"pressmark {_version()}", help="показать версию программы"
    )
    found = parser.parse_intermixed_args(arguments)
    projects = [Path(name) for name in found.files if name.lower().endswith(".pressmark")]
    if len({*projects, *([found.project] if found.project else [])}) > 1:
        parser.error("открыть можно только один проект")
    files = tuple(name for name in found.files if not name.lower().endswith(".pressmark"))
    return Window(files, found.project or next(iter(projects), None))


def _annotate(arguments: Sequence[str]) -> Annotate:
    parser = _Parser(
        "pressmark annotate",
        f"ПУТЬ … [--project ПРОЕКТ] {_TABLE} [--jobs ЧИСЛО]",
        "Прочитать и разобрать файлы и папки, вывести имена и цитаты таблицей.",
    )
    parser.given.add_argument("paths", metavar="ПУТЬ", nargs="+", help="файлы и папки (со всем, что в них)")
    parser.options.add_argument(
        "--project", metavar="ПРОЕКТ", type=Path, help="сохранить релизы в этом проекте; без него ничего не хранится"
    )
    _add_table(parser)
    parser.options.add_argument(
        "--jobs", metavar="ЧИСЛО", type=_number, default=1, help="сколько процессов работает сразу (сейчас: 1)"
    )
    found = parser.parse_intermixed_args(arguments)
    table = _table(found)
    _spare(parser, table, [found.project, *map(Path, found.paths)])
    return Annotate(tuple(found.paths), found.project, table, found.jobs)


def _export(arguments: Sequence[str]) -> Export:
    parser = _Parser(
        "pressmark export", f"ПРОЕКТ {_TABLE} [--rejected] [--labels МЕТКА,МЕТКА]", "Вывести таблицу проекта."
    )
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


def _add_table(parser: _Parser) -> None:
    add = parser.options.add_argument
    add(
        "--format",
        choices=("csv", "jsonl"),
        default="csv",
        help="CSV или по строке JSON на релиз (сейчас: csv)",
    )
    add(
        "--for",
        dest="profile",
        choices=("excel", "programs"),
        default="programs",
        help="CSV для Excel или для программ (сейчас: programs)",
    )
    add("--output", metavar="ФАЙЛ", default=STDOUT, help="куда записать (сейчас: -, стандартный вывод)")


def _table(found: argparse.Namespace) -> Table:
    return Table(found.format, found.profile, None if found.output == STDOUT else Path(found.output))


def _spare(parser: _Parser, table: Table, inputs: Sequence[Path | None]) -> None:
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


def _version() -> str:
    try:
        return version("pressmark")
    except PackageNotFoundError:
        return _UNKNOWN_VERSION
