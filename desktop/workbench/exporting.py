"""Take a table away: the one export of the window and the command line."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from itertools import count
from pathlib import Path
from shutil import copymode
from typing import BinaryIO

from desktop import locations
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


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """Open a file beside `path` that takes its place once all is written; a device or a pipe is written itself."""
    target = path.resolve()
    draft = target.with_name(f".pressmark-{os.getpid()}.new")
    try:
        if target.is_dir():
            raise Refused(f"«{path}» — папка. Назовите файл, в который записать таблицу.")
        straight = target.exists() and not target.is_file()
        with (target if straight else draft).open("wb") as file:
            yield file
        if not straight:
            _take_place(draft, target)
    except OSError as error:
        raise Refused(
            f"Таблица «{path}» не записана: {locations.reason(error)}. Выберите другую папку или имя."
        ) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _take_place(draft: Path, target: Path) -> None:
    """Put `draft` where `target` is, its words on the disk before its name is."""
    with draft.open("rb+") as file:
        os.fsync(file.fileno())
    if target.exists():
        copymode(target, draft)
    draft.replace(target)
