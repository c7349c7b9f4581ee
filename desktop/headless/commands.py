"""The commands annotate, export and check; each returns the exit status."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from desktop.annotation import Analysed, Annotation, Release
from desktop.headless.arguments import Annotate, Check, Export, Table
from desktop.headless.crew import Crew, Outcome
from desktop.headless.inputs import Input, inputs
from desktop.headless.progress import Progress, say
from desktop.project import Project
from desktop.workbench import exporting, releases

DONE, REFUSED, MISUSED = 0, 1, 2

Pair = tuple[Release, Sequence[Annotation]]


def annotate(wish: Annotate) -> int:
    """Read and analyse files and folders and write their table; without a project nothing is kept."""
    given = inputs(wish.paths, wish.table.output)
    if not given:
        say("В папке нет файлов: разбирать нечего.", ", ".join(wish.paths))
    with _kept(wish.project) as project:
        run = _Run(given, wish.jobs, project)
        with run.progress:
            exporting.write(run.pairs(), _output(wish.table), format=wish.table.format, profile=wish.table.profile)
    return REFUSED if run.refused else DONE


def export(wish: Export) -> int:
    """Write the table of a project."""
    with Project.open(wish.project, writing=False) as project:
        known = [label.id for label in project.labels()]
        if wish.labels and (unknown := [label for label in wish.labels if label not in known]):
            say(f"В проекте нет такой метки: {', '.join(unknown)}. Есть: {', '.join(known)}.")
            return MISUSED
        table = wish.table
        exporting.export(
            project,
            None,
            _output(table),
            format=table.format,
            profile=table.profile,
            rejected=wish.rejected,
            labels=wish.labels,
        )
    return DONE


def check(wish: Check) -> int:
    """Tell whether every offset, text and checksum of a project is whole."""
    with Project.open(wish.project, writing=False) as project:
        faults = project.check()
        number = len(project.releases())
    for fault in faults:
        sys.stdout.write(f"{fault}\n")
    if not faults:
        sys.stdout.write(f"Проект цел. Релизов: {number}.\n")
    return REFUSED if faults else DONE


@contextmanager
def _kept(path: Path | None) -> Iterator[Project | None]:
    """Open the project that releases are kept in, or make it; this process is its one writer until the end."""
    if path is None:
        yield None
        return
    is_new = not path.exists()
    with Project.create(path) if is_new else Project.open(path) as project:
        project.claim()
        yield project
        was_used = bool(project.releases())
    if is_new and not was_used:
        # Nothing could be read: the project that was made for it goes again, so that nothing has changed.
        path.unlink()


class _Run:
    """One run of annotate: what becomes of every input, in order; `refused` is set where one was not taken."""

    def __init__(self, given: Sequence[Input], jobs: int, project: Project | None) -> None:
        self.refused = False
        self.progress = Progress(len(given))
        self._given, self._jobs, self._project = given, jobs, project

    def pairs(self) -> Iterator[Pair]:
        """Yield releases with their annotations as they get ready."""
        with Crew(self._given, self._jobs, self._is_known) as crew:
            done = self._told(crew.outcomes())
            if self._project:
                yield from self._keep(self._project, done)
            else:
                yield from exporting.numbered(map(_loose, done))

    def _is_known(self, release: Release) -> bool:
        """Tell whether the project has this text, analysed before."""
        if self._project is None:
            return False
        known = self._project.by_sha256(release.sha256)
        return known is not None and self._project.release(known).analysed is Analysed.DONE

    def _told(self, outcomes: Iterable[Outcome]) -> Iterator[tuple[Release, Outcome]]:
        """Yield what was read; say what was not, and what there is to know of the rest."""
        for outcome in outcomes:
            release = outcome.release
            for sentence in filter(None, (outcome.refusal, outcome.abandoned)):
                self.refused = True
                self.progress.say(sentence, outcome.input.source)
            if release:
                for remark in filter(None, (release.remark, *(stage.remark for stage in outcome.stages))):
                    self.progress.say(remark, outcome.input.source)
                yield release, outcome
            self.progress.step()

    def _keep(self, project: Project, done: Iterable[tuple[Release, Outcome]]) -> Iterator[Pair]:
        """Add the releases to the project; each is written once, whatever number of inputs had its text."""
        written: set[int] = set()
        for release, outcome in done:
            id_, _ = releases.store(project, release, outcome.stages)
            if outcome.abandoned:
                releases.failed(project, id_, outcome.abandoned)
            if id_ not in written:
                written.add(id_)
                yield project.release(id_), project.annotations(id_)


def _loose(done: tuple[Release, Outcome]) -> Pair:
    """Return a release that no project holds, with all that was found in it."""
    release, outcome = done
    return release, [one for stage in outcome.stages for one in stage.annotations]


def _output(table: Table) -> Path | BinaryIO:
    return sys.stdout.buffer if table.output is None else table.output
