"""What a user does with whole releases, and how the machine's findings reach the project."""

import datetime
from collections.abc import Iterable
from dataclasses import replace

from desktop.annotation import QUOTE, Analysed, Annotation, Changed, Findings, Origin, Refused, Release, Status
from desktop.project import Project, place
from desktop.workbench.memory import recalled
from desktop.workbench.subjects import counted, short


def add(project: Project, release: Release) -> tuple[int, Changed]:
    """Add a release; one whose text is there already is left as it is. Return its id and what changed."""
    known = project.by_sha256(release.sha256)
    if known is not None:
        return known, Changed("add")
    with project.deed("add", short(release.title)) as deed:
        release_id = deed.add_release(release)
    return release_id, deed.changed()


def store(project: Project, release: Release, stages: Iterable[Findings]) -> tuple[int, Changed]:
    """Add a release with all that the machine has found in it; a text that was analysed before keeps what it has."""
    release_id, changed = add(project, release)
    if changed.releases or project.release(release_id).analysed in {Analysed.PENDING, Analysed.NAMES}:
        for findings in stages:
            found = suggest(project, release_id, findings)
            touched = tuple(sorted({release_id, *changed.releases, *found.releases}))
            changed = replace(changed, releases=touched, annotations=changed.annotations + found.annotations)
    return release_id, changed


def suggest(project: Project, release_id: int, findings: Findings) -> Changed:
    """Store one stage of an analysis; what is known already and whatever the user has touched stays as it is."""
    with project.deed("suggest", undoable=False, actor="machine") as deed:
        try:
            release = project.release(release_id)
        except Refused:
            # The user has removed the release while it was being analysed.
            return Changed("suggest")
        deed.subject = short(release.title)
        known = project.annotations(release_id)
        first = release.analysed is Analysed.PENDING
        gone = project.found_before(release_id)
        found = [one for one in findings.annotations if place(one.label, one.segments) not in gone]
        fresh = _fresh(known, recalled(project, release, known, found, first=first))
        deed.suggest(release_id, fresh)
        deed.change_release(_advanced(release, findings))
    return deed.changed()


def _advanced(release: Release, findings: Findings) -> Release:
    """Return the release as a stage of its analysis leaves it; after the last one it names the engine."""
    remark = _joined(release.remark, findings.remark)
    if not findings.last:
        return replace(release, analysed=Analysed.NAMES, remark=remark)
    return replace(release, analysed=Analysed.DONE, remark=remark, engine=findings.engine)


def _fresh(known: list[Annotation], found: tuple[Annotation, ...]) -> list[Annotation]:
    """Return those found that stand neither in the project already nor exactly where the user has decided."""
    same = {(one.label, one.segments) for one in known}
    decided = {one.segments for one in known if one.status is not Status.SUGGESTED and one.label != QUOTE}
    fresh = []
    for one in found:
        if (one.label, one.segments) in same or (one.label != QUOTE and one.segments in decided):
            continue
        same.add((one.label, one.segments))
        fresh.append(replace(one, status=Status.SUGGESTED) if one.origin is Origin.MACHINE else one)
    return fresh


def _joined(remark: str, more: str) -> str:
    """Return both remarks, a sentence that is there already only once."""
    return remark if more in remark else f"{remark} {more}".strip()


def analyse_again(project: Project, ids: Iterable[int]) -> Changed:
    """Give releases back to the machine: what it had suggested goes, what the user has decided, made or noted stays.

    The releases wait for their analysis then.
    """
    with project.deed("analyse_again") as deed:
        found = _some(project, ids)
        deed.subject = _subject(found)
        for release in found:
            for one in filter(_only_suggested, project.annotations(release.id)):
                deed.remove(one)
            deed.change_release(_unanalysed(release))
    return deed.changed()


def _only_suggested(one: Annotation) -> bool:
    """Tell whether an annotation is the machine's alone: nobody has decided on it, made it or noted on it."""
    of_machine = one.origin in {Origin.MACHINE, Origin.REMEMBERED}
    return of_machine and one.status is Status.SUGGESTED and not one.note


def _unanalysed(release: Release) -> Release:
    """Return the release as it waits for its analysis; a remark on one that broke off is no longer true."""
    remark = "" if release.analysed is Analysed.FAILED else release.remark
    return replace(release, analysed=Analysed.PENDING, remark=remark, engine="")


def failed(project: Project, release_id: int, sentence: str) -> Changed:
    """Note that the analysis of a release was abandoned, and why."""
    with project.deed("failed", undoable=False, actor="machine") as deed:
        try:
            release = project.release(release_id)
        except Refused:
            return Changed("failed")
        deed.subject = short(release.title)
        deed.change_release(replace(release, analysed=Analysed.FAILED, remark=_joined(release.remark, sentence)))
    return deed.changed()


def remove(project: Project, ids: Iterable[int]) -> Changed:
    """Take releases out of the project with everything marked in them."""
    with project.deed("remove") as deed:
        found = _some(project, ids)
        deed.subject = _subject(found)
        for release in found:
            deed.remove_release(release.id)
    return deed.changed()


def set_done(project: Project, ids: Iterable[int], done: bool) -> Changed:
    """Say that nothing is left to do in releases, or that something is."""
    with project.deed("set_done") as deed:
        found = [release for release in _some(project, ids) if release.done is not done]
        deed.subject = _subject(found)
        for release in found:
            deed.change_release(replace(release, done=done))
    return deed.changed()


def _some(project: Project, ids: Iterable[int]) -> list[Release]:
    """Return those of the releases that are there."""
    known = {summary.id for summary in project.releases()}
    return [project.release(id_) for id_ in dict.fromkeys(ids) if id_ in known]


def _subject(found: list[Release]) -> str:
    return short(found[0].title) if len(found) == 1 else counted(len(found), "релиз", "релиза", "релизов")


def set_title(project: Project, release_id: int, title: str) -> Changed:
    """Give a release another title."""
    return _change(project, "set_title", replace(project.release(release_id), title=title.strip()))


def set_date(project: Project, release_id: int, date: str | None) -> Changed:
    """Give a release another date (ISO), or none."""
    if date is not None:
        _check_date(date)
    return _change(project, "set_date", replace(project.release(release_id), date=date))


def set_note(project: Project, release_id: int, note: str) -> Changed:
    """Write the user's note on a release."""
    return _change(project, "set_note", replace(project.release(release_id), note=note))


def _check_date(date: str) -> None:
    try:
        datetime.date.fromisoformat(date)
    except ValueError:
        raise Refused(f"«{date}» — не дата. Напишите её так: 2025-11-21.") from None


def _change(project: Project, verb: str, release: Release) -> Changed:
    with project.deed(verb, short(release.title)) as deed:
        deed.change_release(release)
    return deed.changed()
