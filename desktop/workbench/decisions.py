"""What a user does with decisions: list (`project.decisions()`), forget, apply to earlier releases, switch off."""

from collections.abc import Iterable
from dataclasses import replace

from desktop.annotation import Annotation, Changed, Decision, Origin, Status
from desktop.project import Project
from desktop.project.writing import Writing
from desktop.workbench.memory import MERGE, RENAME, SETTING, Memory, parts
from desktop.workbench.subjects import counted, short


def switch(project: Project, wanted: bool) -> None:
    """Let the project remember and apply decisions, or not; this is a setting, not a deed."""
    project.remember(SETTING, "on" if wanted else "off")


def forget(project: Project, ids: Iterable[int]) -> Changed:
    """Take decisions back: what they have made of suggestions that nobody has touched since goes back, too."""
    wanted = set(ids)
    with project.deed("forget") as deed:
        found = [one for one in project.decisions() if one.id in wanted]
        plain = counted(len(found), "решение", "решения", "решений")
        deed.subject = short(found[0].words) if len(found) == 1 else plain
        for decision in found:
            _turn_back(project, deed, decision)
            deed.remove_decision(decision.id)
    return deed.changed()


def _turn_back(project: Project, deed: Writing, decision: Decision) -> None:
    if decision.verb == RENAME and decision.entity:
        deed.change_entity(decision.entity, name=decision.words)
    elif decision.verb == MERGE and decision.entity:
        deed.change_entity(decision.entity, merged=None)
    rule = f"decision:{decision.id}"
    for one in project.ruled(f"{rule}+"):
        if _untouched(one):
            deed.remove(one)
    for one in project.ruled(rule):
        if _untouched(one):
            deed.change(one, _as_found(one, decision))


def _untouched(one: Annotation) -> bool:
    return one.origin is Origin.REMEMBERED and one.status in {Status.SUGGESTED, Status.REJECTED} and not one.note


def _as_found(one: Annotation, decision: Decision) -> Annotation:
    """Return the annotation as the machine had found it; the label it had then is the decision's."""
    known = parts(one.rule)
    rule = known[2] if known else one.rule
    label = decision.label if decision.verb not in {RENAME, MERGE} else one.label
    return replace(one, label=label, status=Status.SUGGESTED, origin=Origin.MACHINE, rule=rule)


def apply_to_earlier(project: Project, release_ids: Iterable[int] | None = None) -> Changed:
    """Apply all decisions to what the machine has suggested in these releases, in all where it is None, in one step.

    What the user has decided, corrected or noted stays as it is.
    """
    memory = Memory.of(project)
    known = [one.id for one in project.releases()]
    wanted = known if release_ids is None else [id_ for id_ in release_ids if id_ in known]
    with project.deed("apply_decisions", counted(len(wanted), "релиз", "релиза", "релизов")) as deed:
        for release_id in wanted:
            _apply(project, deed, memory, release_id)
    return deed.changed()


def _apply(project: Project, deed: Writing, memory: Memory, release_id: int) -> None:
    text = project.release(release_id).text
    found = project.annotations(release_id)
    seen: list[Annotation] = []
    for one in found:
        fresh = one.origin is Origin.MACHINE and one.status is Status.SUGGESTED and not one.note
        seen.append(memory.seen(one, text) if fresh else one)
        if seen[-1] != one:
            deed.change(one, seen[-1])
    if missing := memory.missing(text, seen):
        deed.add(release_id, missing)
