"""Any work in any order, with undo, redo and restarts, against a model that is nothing but a dictionary."""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from desktop.annotation import (
    NAMES,
    QUOTE,
    Analysed,
    Annotation,
    Findings,
    Kind,
    Origin,
    Quote,
    Release,
    Segment,
    Status,
)
from desktop.project import Project
from desktop.workbench import annotations, history, labels, quotes, releases

TEXTS = ["Да 🎉 и нет, да.", "Тихо — и всё тут"]
LENGTH = min(map(len, TEXTS))
PEOPLE = ["Анна", "Олег", "Завод"]

Key = tuple[str, Any]
State = dict[Key, Any]
Step = dict[Key, tuple[Any, Any]]

# Few places, so that the machine and the user often mean the same one.
segments = st.sampled_from(
    [
        (Segment(0, 4),),
        (Segment(0, LENGTH),),
        (Segment(0, 4), Segment(6, 9)),
    ]
)
place = segments.map(lambda many: many[-1])
speech = st.builds(Quote, st.sampled_from(Kind), st.none() | place, st.none() | place, st.sampled_from([None, *PEOPLE]))
found = st.one_of(
    st.builds(Annotation, st.just("PER"), segments, entity=st.sampled_from(PEOPLE)),
    st.builds(Annotation, st.just("DATE"), segments),
    st.builds(Annotation, st.just(QUOTE), segments, quote=speech),
)
marks = st.sampled_from(["PER", "LOC", "DATE", QUOTE])


class Model:
    """What the project should hold: key -> value. A step is key -> (before, after), None where nothing is."""

    def __init__(self) -> None:
        self.state: State = {}
        self.done: list[tuple[int, Step]] = []
        self.undone: list[tuple[int, Step]] = []
        self.clock = 0
        self.born: dict[int, int] = {}
        self.releases = self.annotations = 0

    def of(self, release: int) -> list[Key]:
        """Return the keys of everything in a release."""
        return [key for key, value in self.state.items() if key[0] != "shown" and value[0] == release]

    def any(self, kind: str) -> bool:
        return any(key[0] == kind for key in self.state)

    def do(self, after: State) -> None:
        step = {key: (self.state.get(key), value) for key, value in after.items() if self.state.get(key) != value}
        if step:
            self.take(step)
            self.clock += 1
            self.done.append((self.clock, step))
            self.undone.clear()

    def take(self, step: Step) -> None:
        for key, (_, after) in step.items():
            if after is None:
                self.state.pop(key, None)
            else:
                self.state[key] = after

    def turn(self, source: list[tuple[int, Step]], target: list[tuple[int, Step]]) -> None:
        """Take the last step of `source` round, with what hangs on it, and put the way back into `target`."""
        moment, step = source.pop()
        full = {key: (self.state.get(key), before) for key, (before, _) in step.items()}
        for key, (_, after) in list(full.items()):
            if key[0] == "text" and after is None:
                full |= {part: (self.state[part], None) for part in self.of(key[1])}
        self.take(full)
        full |= self.twins([key for key, (before, _) in full.items() if before is None], moment)
        self.take(full)
        target.append((moment, full))

    def twins(self, back: list[Key], moment: int) -> Step:
        """Return the step that takes away suggestions, younger than `moment`, of what has come back."""
        brought = {_place(self.state[key]) for key in back if key[0] == "annotation" and key in self.state}
        return {
            key: (value, None)
            for key, value in self.state.items()
            if key[0] == "annotation"
            and key not in back
            and self.born.get(key[1], 0) > moment
            and value[1].status is Status.SUGGESTED
            and _place(value) in brought
        }


def _place(value: tuple[int, Annotation]) -> tuple[int, str, tuple[Segment, ...]]:
    release, one = value
    return release, one.label, one.segments


class Work(RuleBasedStateMachine):
    """A user, a machine and a program that is closed and opened now and then."""

    @initialize(first=st.lists(found, min_size=3, max_size=6))
    def start(self, first: list[Annotation]) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="pressmark-tests-work-"))
        self.path = self.folder / "Релизы.pressmark"
        self.project = Project.create(self.path)
        self.model = Model()
        self.open_release(TEXTS[0])
        self.findings(1, first, last=False)

    def teardown(self) -> None:
        assert self.project.check() == []
        self.project.close()
        shutil.rmtree(self.folder)

    def ids(self, data: st.DataObject, kind: str) -> list[int]:
        known = [key[1] for key in self.model.state if key[0] == kind]
        return data.draw(st.lists(st.sampled_from(known), min_size=1, max_size=3, unique=True))

    def change(self, ids: list[int], new: Callable[[Annotation], Annotation]) -> State:
        state = {("annotation", id_): self.model.state["annotation", id_] for id_ in ids}
        return {key: (release, new(one)) for key, (release, one) in state.items()}

    @rule(text=st.sampled_from(TEXTS))
    def open_release(self, text: str) -> None:
        known = [key[1] for key, value in self.model.state.items() if key[0] == "text" and value[1] == text]
        id_, _ = releases.add(self.project, Release(text, title=text[:2]))
        if known:
            assert id_ == known[0]
            return
        self.model.releases += 1
        assert id_ == self.model.releases
        columns = {"text": text, "title": text[:2], "analysed": Analysed.PENDING}
        self.model.do({(name, id_): (id_, value) for name, value in columns.items()})

    @precondition(lambda self: self.model.any("text"))
    @rule(data=st.data(), stage=st.lists(found, min_size=1, max_size=4), last=st.booleans())
    def suggest(self, data: st.DataObject, stage: list[Annotation], last: bool) -> None:
        self.findings(self.ids(data, "text")[0], stage, last=last)

    def findings(self, id_: int, stage: list[Annotation], *, last: bool) -> None:
        releases.suggest(self.project, id_, Findings(tuple(stage), last=last))
        for one in stage:
            self._suggest(id_, one)
        self.model.state["analysed", id_] = (id_, Analysed.DONE if last else Analysed.NAMES)

    def _suggest(self, id_: int, new: Annotation) -> None:
        there = [self.model.state[key][1] for key in self.model.of(id_) if key[0] == "annotation"]
        same = [one for one in there if (one.label, one.segments) == (new.label, new.segments)]
        decided = [
            one
            for one in there
            if one.segments == new.segments and QUOTE not in {one.label, new.label} and one.status != "suggested"
        ]
        if not same and not decided:
            self.model.annotations += 1
            number = self.model.annotations
            self.model.born[number] = self.model.clock = self.model.clock + 1
            self.model.state["annotation", number] = (id_, replace(new, id=number))

    @precondition(lambda self: self.model.any("annotation"))
    @rule(data=st.data(), status=st.sampled_from([Status.ACCEPTED, Status.REJECTED]))
    def decide(self, data: st.DataObject, status: Status) -> None:
        ids = self.ids(data, "annotation")
        (annotations.accept if status is Status.ACCEPTED else annotations.reject)(self.project, ids)
        self.model.do(self.change(ids, lambda one: _decided(one, status)))

    @precondition(lambda self: self.model.any("annotation"))
    @rule(data=st.data(), label=marks)
    def relabel(self, data: st.DataObject, label: str) -> None:
        ids = self.ids(data, "annotation")
        annotations.relabel(self.project, ids, label)
        self.model.do(self.change(ids, lambda one: one if one.label == label else _relabelled(one, label)))

    @precondition(lambda self: self.model.any("annotation"))
    @rule(data=st.data(), places=segments)
    def move(self, data: st.DataObject, places: tuple[Segment, ...]) -> None:
        for id_ in self.ids(data, "annotation")[:1]:
            annotations.move(self.project, id_, places)
            self.model.do(
                self.change([id_], lambda one: one if one.segments == places else _touched(one, segments=places))
            )

    @precondition(lambda self: self.model.any("annotation"))
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        ids = self.ids(data, "annotation")
        annotations.delete(self.project, ids)
        self.model.do({("annotation", id_): None for id_ in ids})

    @precondition(lambda self: self.model.any("text"))
    @rule(data=st.data(), places=segments, label=marks)
    def add(self, data: st.DataObject, places: tuple[Segment, ...], label: str) -> None:
        for id_ in self.ids(data, "text")[:1]:
            annotations.add(self.project, id_, places, label)
            there = [key[1] for key in self.model.of(id_) if key[0] == "annotation"]
            same = [
                number for number in there if _place(self.model.state["annotation", number]) == (id_, label, places)
            ]
            self.model.do(
                self.change(same, lambda one: _decided(one, Status.ACCEPTED)) or self._new(id_, label, places)
            )

    def _new(self, id_: int, label: str, places: tuple[Segment, ...]) -> State:
        self.model.annotations += 1
        number = self.model.annotations
        quote = Quote(Kind.DIRECT) if label == QUOTE else None
        one = Annotation(label, places, number, status=Status.ACCEPTED, origin=Origin.MANUAL, quote=quote)
        return {("annotation", number): (id_, one)}

    @precondition(lambda self: self.model.any("annotation"))
    @rule(data=st.data(), name=st.sampled_from(PEOPLE), speaker=st.none() | place)
    def set_speaker(self, data: st.DataObject, name: str, speaker: Segment | None) -> None:
        quoted = [id_ for id_ in self.ids(data, "annotation") if self.model.state["annotation", id_][1].quote]

        def said(one: Annotation) -> Annotation:
            quote = one.quote and replace(one.quote, speaker=speaker, speaker_name=name)
            return one if quote == one.quote else _touched(one, quote=quote)

        for id_ in quoted:
            quotes.set_speaker(self.project, id_, speaker=speaker, name=name)
            self.model.do(self.change([id_], said))

    @precondition(lambda self: self.model.any("annotation"))
    @rule(data=st.data(), note=st.sampled_from(["", "важно", "=1\r\n"]))
    def write_note(self, data: st.DataObject, note: str) -> None:
        for id_ in self.ids(data, "annotation")[:1]:
            annotations.note(self.project, id_, note)
            self.model.do(self.change([id_], lambda one: replace(one, note=note)))

    @precondition(lambda self: self.model.any("text"))
    @rule(data=st.data(), title=st.sampled_from(["Раз", "Два"]))
    def set_title(self, data: st.DataObject, title: str) -> None:
        for id_ in self.ids(data, "text")[:1]:
            releases.set_title(self.project, id_, title)
            self.model.do({("title", id_): (id_, title)})

    @precondition(lambda self: self.model.any("text"))
    @rule(data=st.data())
    def remove_release(self, data: st.DataObject) -> None:
        for id_ in self.ids(data, "text")[:1]:
            releases.remove(self.project, [id_])
            self.model.do(dict.fromkeys(self.model.of(id_)))

    @rule(label=marks, shown=st.booleans())
    def show(self, label: str, shown: bool) -> None:
        labels.show(self.project, label, shown)
        self.model.do({("shown", label): None if shown else False})

    @precondition(lambda self: self.model.done)
    @rule(times=st.integers(1, 3))
    def undo(self, times: int) -> None:
        for _ in range(min(times, len(self.model.done))):
            assert history.undo(self.project)
            self.model.turn(self.model.done, self.model.undone)

    @precondition(lambda self: self.model.undone)
    @rule(times=st.integers(1, 3))
    def redo(self, times: int) -> None:
        for _ in range(min(times, len(self.model.undone))):
            assert history.redo(self.project)
            self.model.turn(self.model.undone, self.model.done)

    @rule()
    def reopen(self) -> None:
        self.project.close()
        self.project = Project.open(self.path)

    @invariant()
    def the_file_holds_what_the_model_holds(self) -> None:
        assert (self.project.undo_name() is None, self.project.redo_name() is None) == (
            not self.model.done,
            not self.model.undone,
        )
        assert self.held() == self.model.state

    def held(self) -> State:
        """Return what the project holds, as the model says it."""
        state: State = {("shown", label.id): False for label in self.project.labels() if not label.shown}
        for summary in self.project.releases():
            id_ = summary.id
            release = self.project.release(id_)
            columns = {"text": release.text, "title": release.title, "analysed": release.analysed}
            state |= {(name, id_): (id_, value) for name, value in columns.items()}
            state |= {("annotation", one.id): (id_, one) for one in self.project.annotations(id_)}
        return state


def _decided(one: Annotation, status: Status) -> Annotation:
    """What is corrected is agreed with already."""
    return one if (one.status, status) == (Status.CORRECTED, Status.ACCEPTED) else replace(one, status=status)


def _touched(one: Annotation, **changes: Any) -> Annotation:
    status = Status.ACCEPTED if one.origin is Origin.MANUAL else Status.CORRECTED
    return replace(one, status=status, **changes)


def _relabelled(one: Annotation, label: str) -> Annotation:
    entity = one.entity if {one.label, label} <= set(NAMES) else None
    quote = Quote(Kind.DIRECT) if label == QUOTE else None
    return _touched(one, label=label, entity=entity, quote=quote)


TestAnyWork = Work.TestCase
TestAnyWork.settings = settings(
    max_examples=40, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
