"""Take a table away: the one export of the window and the command line."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import replace
from itertools import count
from pathlib import Path
from shutil import copymode
from typing import BinaryIO

from desktop.annotation import Annotation, Refused, Release, reading_order
from desktop.export import csv_table, json_lines
from desktop.export.rows import chosen
from desktop.project import Project

Pair = tuple[Release, Sequence[Annotation]]

PROGRAMS, EXCEL = "programs", "excel"
CSV, JSONL = "csv", "jsonl"

MAKERS: dict[tuple[str, str], Callable[[Iterable[Pair]], Iterator[str]]] = {
    (CSV, PROGRAMS): csv_table.for_programs,
    (CSV, EXCEL): csv_table.for_excel,
    (JSONL, PROGRAMS): json_lines.lines,
    (JSONL, EXCEL): json_lines.lines,
}
"""What writes each format for each use."""


def export(
    project: Project,
    ids: Iterable[int] | None,
    output: Path | BinaryIO,
    *,
    format: str = CSV,  # noqa: A002  the word users know
    profile: str = PROGRAMS,
    rejected: bool = False,
    labels: Collection[str] | None = None,
) -> None:
    """Write releases of a project, all of them where `ids` is None, to a file or a binary stream; see `write`."""
    wanted = [summary.id for summary in project.releases()] if ids is None else list(ids)
    pairs = ((project.release(id_), project.annotations(id_)) for id_ in wanted)
    write(pairs, output, format=format, profile=profile, rejected=rejected, labels=labels)


def write(
    pairs: Iterable[Pair],
    output: Path | BinaryIO,
    *,
    format: str = CSV,  # noqa: A002  the word users know
    profile: str = PROGRAMS,
    rejected: bool = False,
    labels: Collection[str] | None = None,
) -> None:
    """Write releases with their annotations as UTF-8, one by one as they come.

    `labels` are those to be written, all where it is None. A file is replaced only once the new one is whole; raises
    Refused where it cannot be written.
    """
    picked = ((release, chosen(annotations, rejected=rejected, labels=labels)) for release, annotations in pairs)
    pieces = MAKERS[format, profile](picked)
    if not isinstance(output, Path):
        _pour(pieces, output)
        return
    with _opened(output) as file:
        _pour(pieces, file)


def numbered(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """Give releases and annotations that no project holds their ids: from 1, in reading order."""
    ids = count(1)
    for place, (release, annotations) in enumerate(pairs, 1):
        ordered = sorted(annotations, key=reading_order)
        yield replace(release, id=place), [replace(one, id=next(ids)) for one in ordered]


def _pour(pieces: Iterator[str], stream: BinaryIO) -> None:
    # A file name may hold bytes that are no UTF-8: they come out as \\udc.., and the table stays UTF-8.
    for piece in pieces:
        stream.write(piece.encode("utf-8", "backslashreplace"))


def _opened(path: Path) -> AbstractContextManager[BinaryIO]:
    """Open the file to write: a device or a pipe itself, any other file beside its place."""
    if path.is_dir():
        raise Refused(f"«{path}» — папка. Назовите файл, в который записать таблицу.")
    special = path.exists() and not path.is_file()
    return path.open("wb") if special else _replacing(path)


@contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    """Open a file beside `path` that takes its place when all is written, and leaves nothing behind otherwise."""
    target = path.resolve()
    draft = target.with_name(f".{target.name}.new")
    try:
        with draft.open("wb") as file:
            yield file
        if target.exists():
            copymode(target, draft)
        draft.replace(target)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        _discard(draft)


def _discard(draft: Path) -> None:
    """Take away what a failure has left; where nothing may be written, nothing is left."""
    with suppress(OSError):
        draft.unlink(missing_ok=True)


def _unwritable(path: Path, error: OSError) -> Refused:
    reason = error.strerror or str(error)
    return Refused(f"Таблица «{path}» не записана: {reason}. Выберите другую папку или имя.")
