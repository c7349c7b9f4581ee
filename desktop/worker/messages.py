"""What goes to the child process and what comes back: plain values that can be pickled."""

from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from desktop.annotation import Findings, Release


@dataclass(frozen=True, slots=True)
class Read:
    """Read a release from a file; `source` is the path as the user gave it."""

    job: int
    path: Path
    source: str


@dataclass(frozen=True, slots=True)
class Paste:
    """Make a release of a text from the clipboard."""

    job: int
    text: str


@dataclass(frozen=True, slots=True)
class Analyse:
    """Find names and quotes in the text of a release, known by its id."""

    job: int
    release: int
    text: str
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Load:
    """Load the models. Until it is told so, a child reads only."""


@dataclass(frozen=True, slots=True)
class Ready:
    """The models are loaded: analyses begin now."""


@dataclass(frozen=True, slots=True)
class Done:
    """A release has been read."""

    job: int
    release: Release


@dataclass(frozen=True, slots=True)
class Failed:
    """A file or a pasted text could not be read; the Russian sentence says why, without the file's name."""

    job: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Found:
    """One stage of an analysis; `findings.last` tells whether it was the last."""

    job: int
    release: int
    findings: Findings


@dataclass(frozen=True, slots=True)
class Abandoned:
    """An analysis was given up; what came in earlier stages stands."""

    job: int
    release: int
    sentence: str


Request: TypeAlias = Read | Paste | Analyse
Reply: TypeAlias = Ready | Done | Failed | Found | Abandoned
