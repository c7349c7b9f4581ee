"""What the user has said of names is remembered and applied to the releases that come, and to earlier ones if asked."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from desktop.annotation import QUOTE, ROLE, VALUES, Annotation, Decision, Origin, Release, Status
from desktop.project import Project
from desktop.project.entities import key as name_key
from desktop.project.writing import Writing
from desktop.workbench.occurrences import fold, same
from desktop.workbench.outcomes import relabelled
from desktop.workbench.places import free
from desktop.workbench.subjects import short

ACCEPT, REJECT, RELABEL, RENAME, MERGE = "accept", "reject", "relabel", "rename", "merge"
VERDICTS = frozenset([ACCEPT, REJECT, RELABEL])
SETTING = "decisions"
"""The project's setting that is `off` where nothing is to be remembered or applied."""

_RULE = re.compile(r"decision:(\d+)(\+?)(?: (.*))?", re.DOTALL)
_WORD = re.compile(r"[^\W_]+")
_ENDING = re.compile(
    r"(?:ого|его|ому|ему|ыми|ими|ами|ями|ым|им|ом|ем|ой|ей|ою|ею|ую|юю|ая|яя|ый|ий|ых|их|ам|ям|ах|ях|ов|[аеиоуыэюяьй])$"
)
_SHORTEST_STEM = 3


def is_on(project: Project) -> bool:
    """Tell whether the project remembers what the user decides."""
    return project.setting(SETTING, "on") != "off"


def key(one: Annotation, words: str) -> str:
    """Return what equal names have in common: the normal form, else the stems of the words."""
    if one.normal:
        return name_key(one.normal)
    return "~" + " ".join(_stem(word) for word in _WORD.findall(fold(words)))


def _stem(word: str) -> str:
    cut = _ENDING.sub("", word)
    return cut if len(cut) >= _SHORTEST_STEM else word


def remember(
    project: Project, deed: Writing, verb: str, changes: Iterable[tuple[Annotation, Annotation]], words: str = ""
) -> None:
    """Keep what a deed has said of names, each before and after it; `verb` is one of VERDICTS.

    `words` are those of annotations that the project has not stored yet.
    """
    said: set[tuple[str, str, str]] = set()
    for old, new in changes if is_on(project) else ():
        if _is_name(old.label) and _is_name(new.label):
            shown = old.normal or words or project.words(old.id)
            if (shown, old.label, new.label) not in said:
                said.add((shown, old.label, new.label))
                _remember(project, deed, verb, old, new, shown)


def _remember(project: Project, deed: Writing, verb: str, old: Annotation, new: Annotation, words: str) -> None:
    known = key(old, words)
    if verb == RELABEL:
        # What is right now is not corrected any further: so decisions never lead in a circle.
        for one in project.decision(known, new.label):
            if one.verb in {REJECT, RELABEL}:
                deed.remove_decision(one.id)
    value = {ACCEPT: new.entity or "", RELABEL: new.label}.get(verb, "")
    keep(project, deed, Decision(known, old.label, verb, short(old.normal or words), value))


def keep(project: Project, deed: Writing, decision: Decision) -> None:
    """Store a decision in place of what was decided on the same name before."""
    kin = VERDICTS if decision.verb in VERDICTS else frozenset([decision.verb])
    known = [one for one in project.decision(decision.key, decision.label) if one.verb in kin]
    if any((one.verb, one.value, one.entity) == (decision.verb, decision.value, decision.entity) for one in known):
        return
    for one in known:
        deed.remove_decision(one.id)
    deed.add_decision(decision)


def _is_name(label: str) -> bool:
    return label not in {*VALUES, QUOTE}


def named_in(project: Project, rule: str) -> Decision | None:
    """Return the decision that a rule names, None where it names none or one that has been forgotten."""
    match = _RULE.fullmatch(rule)
    return next((one for one in project.decisions() if match and one.id == int(match[1])), None)


def parts(rule: str) -> tuple[int, bool, str] | None:
    """Take the rule of a remembered annotation apart: the decision, whether only it has found the place, the rest."""
    match = _RULE.fullmatch(rule)
    return (int(match[1]), bool(match[2]), match[3] or "") if match else None


@dataclass(frozen=True, slots=True)
class Memory:
    """The decisions of a project, ready to be applied to texts."""

    verdicts: dict[tuple[str, str], Decision]
    names: dict[tuple[str, str], Decision]
    renamed: dict[tuple[str, str], Decision]

    @classmethod
    def of(cls, project: Project) -> "Memory":
        """Read the decisions; none where they are switched off."""
        known = project.decisions() if is_on(project) else []
        verdicts = {(one.key, one.label): one for one in known if one.verb in VERDICTS}
        names = {(one.key, one.label): one for one in known if one.verb not in VERDICTS}
        renamed = {(name_key(one.value), one.label): one for one in known if one.verb == RENAME}
        return cls(verdicts, names, renamed)

    def seen(self, one: Annotation, text: str) -> Annotation:
        """Return a finding of the machine as the user has decided on such."""
        decision = self._on(one, text)
        while decision and decision.verb == RELABEL:
            rule = f"decision:{decision.id} {one.rule}".rstrip() if one.origin is Origin.MACHINE else one.rule
            one = replace(relabelled(one, decision.value), status=Status.SUGGESTED, origin=Origin.REMEMBERED, rule=rule)
            decision = self._on(one, text)
        if decision is None:
            return one
        status = Status.REJECTED if decision.verb == REJECT else one.status
        rule = f"decision:{decision.id} {one.rule}".rstrip() if one.origin is Origin.MACHINE else one.rule
        return replace(one, origin=Origin.REMEMBERED, rule=rule, status=status)

    def _on(self, one: Annotation, text: str) -> Decision | None:
        if not _is_name(one.label):
            return None
        words = one.words(text)
        keys = (key(one, words), key(replace(one, normal=""), one.normal or words))
        found = next((self.verdicts[known, one.label] for known in keys if (known, one.label) in self.verdicts), None)
        return found or self._on_name(one, keys[0])

    def _on_name(self, one: Annotation, known: str) -> Decision | None:
        """Return what was decided on whom a name means: by the name it had, or by the one it is shown under since."""
        meant = name_key(one.entity or "")
        if decision := self.names.get((meant, one.label)):
            return decision
        own = self.names.get((known, one.label))
        return own if own and name_key(own.value) == meant else self.renamed.get((meant, one.label))

    def missing(self, text: str, annotations: Sequence[Annotation]) -> list[Annotation]:
        """Return what the user has accepted before and nobody has marked in this text."""
        beginnings = sorted(set(_WORD.findall(fold(text))))
        found: list[Annotation] = []
        for decision in self.verdicts.values():
            if decision.verb == ACCEPT and decision.label != ROLE and _can_stand(decision.words, beginnings):
                places = free(same(text, decision.words), [*annotations, *found], decision.label)
                found += [_again(decision, Annotation(decision.label, (place,))) for place in places]
        return found


def _again(decision: Decision, bare: Annotation) -> Annotation:
    normal = "" if decision.key.startswith("~") else decision.words
    known = replace(bare, normal=normal, entity=decision.value or None)
    return replace(known, origin=Origin.REMEMBERED, rule=f"decision:{decision.id}+")


def _can_stand(words: str, known: Sequence[str]) -> bool:
    """Tell, quickly, whether a text with these words in order of the alphabet may hold the wanted ones."""
    return all(_begins(word[: max(2, len(word) - 3)], known) for word in _WORD.findall(fold(words)))


def _begins(beginning: str, known: Sequence[str]) -> bool:
    place = bisect_left(known, beginning)
    return place < len(known) and known[place].startswith(beginning)


def recalled(
    project: Project, release: Release, known: Sequence[Annotation], found: Iterable[Annotation], *, first: bool
) -> tuple[Annotation, ...]:
    """Return the machine's findings in a release with what the user has decided before applied to them.

    `known` stands in the project already; in the `first` stage what was accepted before is looked for, too.
    """
    memory = Memory.of(project)
    seen = [memory.seen(one, release.text) for one in found]
    if first and memory.verdicts:
        seen += memory.missing(release.text, [*known, *seen])
    return tuple(seen)
