"""Annotations as a CSV table: one for programs, verbatim, and one that Excel opens as it should."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from desktop.annotation import Annotation, Release
from desktop.export.rows import COLUMNS, row

Cell = str | int

BOM = "\ufeff"
"""Without it Excel reads UTF-8 as the old Windows encoding."""

# Quoting alone stops no formula. Cells that are guarded already are guarded once more: so the guard comes off again.
FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
GUARDED = re.compile("''*[=+\\-@\t\r\n＝＋－＠]")


def for_programs(pairs: Iterable[tuple[Release, Sequence[Annotation]]]) -> Iterator[str]:
    """Yield the table by RFC 4180: commas, CRLF, every text verbatim."""
    yield _line(COLUMNS, ",")
    for cells in _tables(pairs):
        yield _line(cells, ",")


def for_excel(pairs: Iterable[tuple[Release, Sequence[Annotation]]]) -> Iterator[str]:
    """Yield the table for Excel with Russian settings: BOM, semicolons, no cell that would be taken for a formula."""
    yield BOM + _line(COLUMNS, ";")
    for cells in _tables(pairs):
        yield _line([guarded(cell) if isinstance(cell, str) else cell for cell in cells], ";")


def guarded(cell: str) -> str:
    """Return the cell with an apostrophe before what Excel would take for a formula; `bare` takes it off again."""
    return "'" + cell if FORMULA.match(cell) else cell


def bare(cell: str) -> str:
    """Return what was in a cell before it was guarded."""
    return cell[1:] if GUARDED.match(cell) else cell


def _tables(pairs: Iterable[tuple[Release, Sequence[Annotation]]]) -> Iterator[list[Cell]]:
    """Yield the cells of every annotation of every release."""
    for release, annotations in pairs:
        sha256 = release.sha256
        for annotation in annotations:
            yield list(row(release, annotation, sha256).values())


def _line(cells: Iterable[Cell], delimiter: str) -> str:
    line = StringIO(newline="")
    csv.writer(line, delimiter=delimiter, lineterminator="\r\n").writerow(cells)
    return line.getvalue()
