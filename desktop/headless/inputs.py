"""Files and folders given on the command line become the files to read, in order."""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop import locations

_SKIPPED = (".pressmark", ".pressmark-journal")


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read: its path, and the path as it was given; `refusal` says why it cannot even be looked at."""

    path: Path
    source: str
    refusal: str = ""


def inputs(given: Sequence[str], output: Path | None = None) -> list[Input]:
    """Return the files to read: folders with all that is in them, sorted by path, but not the output of this run."""
    target = output.resolve() if output else None
    return [one for path in given for one in _files(path) if target is None or one.path.resolve() != target]


def _files(given: str) -> Iterator[Input]:
    if given and os.path.isdir(given):  # noqa: PTH112  Path("") is the current folder
        yield from _folder(given.rstrip("/"), Path(given), frozenset())
    else:
        yield Input(Path(given or "\x00"), given)


def _folder(source: str, folder: Path, above: frozenset[Path]) -> Iterator[Input]:
    """Yield what is in a folder; a link back to a folder above is not followed."""
    own = folder.resolve()
    if own in above:
        return
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        reason = "нет прав на чтение" if isinstance(error, PermissionError) else locations.reason(error)
        yield Input(folder, source, f"Папка не читается: {reason}. Измените права доступа и повторите.")
        return
    for entry in entries:
        if _is_hidden(entry):
            continue
        name = f"{source}/{entry.name}"
        if entry.is_dir():
            yield from _folder(name, Path(entry.path), above | {own})
        elif not entry.name.lower().endswith(_SKIPPED):
            yield Input(Path(entry.path), name)


def _is_hidden(entry: os.DirEntry[str]) -> bool:
    """Tell whether a file is hidden: by its name, or on Windows by its attribute."""
    if entry.name.startswith("."):
        return True
    attributes: int = getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0)
    return bool(attributes & stat.FILE_ATTRIBUTE_HIDDEN)
