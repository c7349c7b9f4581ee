"""Any work in any order, with undo, redo and restarts, against a model that is nothing but a dictionary."""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
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
    Refused,
    Release,
    Segment,
    Status,
)
from desktop.project import Project
from desktop.workbench import annotations, bounds, decisions, history, labels, quotes, releases
from desktop.workbench import segments as pieces
from tests.workbench.plain_model import Model, State, place_of

TEXTS = ["Да 🎉 и нет, да.", "Тихо — и всё тут"]
LENGTH = min(map(len, TEXTS))
PEOPLE = ["Анна", "Олег", "Завод"]

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


class Work(RuleBasedStateMachine):
    """A user, a machine and a program that is closed and opened now and then."""

    @initialize(first=st.lists(found, min_size=3, max_size=6))
    def start(self, first: list[Annotation]) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="pressmark-tests-work-"))
        self.path = self.folder / "Релизы.pressmark"
        self.project = Project.create(self.path)
        decisions.switch(self.project, False)
        self.shown = {label.id: label.shown for label in self.project.labels()}
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
        after: State = {}
        for id_ in ids:
            release, old = self.model.state["annotation", id_]
            after["annotation", id_] = release, (one := new(old))
            if (one.label, one.segments) != (old.label, old.segments) and (origin := self.model.origin_of(id_)):
                after["found", id_] = release, origin
        return after

    @rule(text=st.sampled_from(TEXTS))
    def open_release(self, text: str) -> None:
        known = [key[1] for key, value in self.model.state.items() if key[0] == "text" and value[1] == text]
        id_, _ = releases.add(self.project, Release(text, title=text[:2]))
        if known:
            assert id_ == known[0]
            return
        self.model.releases += 1
        assert id_ == self.model.releases
        columns = {"text": text, "title": text[:2], "analysed": Analysed.PENDING, "done": False}
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
        gone = (new.label, new.segments) in self.model.found_before(id_)
        if not same and not decided and not gone:
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
        self.model.do({(kind, id_): None for kind in ("annotation", "found") for id_ in ids})

    @precondition(lambda self: self.model.any("annotation"))
    @rule(data=st.data(), point=st.integers(1, LENGTH))
    def split(self, data: st.DataObject, point: int) -> None:
        id_ = self.ids(data, "annotation")[0]
        release, one = self.model.state["annotation", id_]
        first, second = pieces.split_at(one.segments, point, self.model.state["text", release][1])
        if not first or not second:
            with pytest.raises(Refused):
                bounds.split(self.project, id_, point)
            return
        bounds.split(self.project, id_, point)
        self.model.annotations += 1
        number = self.model.annotations
        other = {("annotation", number): (release, _touched(one, id=number, segments=second))}
        self.model.do(self.change([id_], lambda one: _touched(one, segments=first)) | other)

    @precondition(lambda self: self.model.any("annotation"))
    @rule(data=st.data(), hole=place)
    def cut_out(self, data: st.DataObject, hole: Segment) -> None:
        id_ = self.ids(data, "annotation")[0]
        release, one = self.model.state["annotation", id_]
        left = pieces.cut_out(one.segments, hole, self.model.state["text", release][1])
        if not left:
            with pytest.raises(Refused):
                bounds.cut_out(self.project, id_, hole)
            return
        bounds.cut_out(self.project, id_, hole)
        self.model.do(self.change([id_], lambda one: one if one.segments == left else _touched(one, segments=left)))

    @precondition(lambda self: self.model.any("text"))
    @rule(data=st.data())
    def analyse_again(self, data: st.DataObject) -> None:
        ids = self.ids(data, "text")
        releases.analyse_again(self.project, ids)
        after: State = {}
        for id_ in ids:
            there = {key: self.model.state[key][1] for key in self.model.of(id_) if key[0] == "annotation"}
            gone = [key[1] for key, one in there.items() if _untouched(one)]
            after |= {(kind, number): None for kind in ("annotation", "found") for number in gone}
            after[("analysed", id_)] = (id_, Analysed.PENDING)
        self.model.do(after)

    @precondition(lambda self: self.model.any("text"))
    @rule(data=st.data(), done=st.booleans())
    def set_done(self, data: st.DataObject, done: bool) -> None:
        ids = self.ids(data, "text")
        releases.set_done(self.project, ids, done)
        self.model.do({("done", id_): (id_, done) for id_ in ids})

    @precondition(lambda self: self.model.any("text"))
    @rule(data=st.data(), places=segments, label=marks)
    def add(self, data: st.DataObject, places: tuple[Segment, ...], label: str) -> None:
        for id_ in self.ids(data, "text")[:1]:
            annotations.add(self.project, id_, places, label)
            there = [key[1] for key in self.model.of(id_) if key[0] == "annotation"]
            same = [
                number for number in there if place_of(self.model.state["annotation", number]) == (id_, label, places)
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
        ids = self.ids(data, "text")
        releases.remove(self.project, ids)
        self.model.do(dict.fromkeys(key for id_ in ids for key in self.model.of(id_)))

    @rule(label=marks, shown=st.booleans())
    def show(self, label: str, shown: bool) -> None:
        labels.show(self.project, label, shown)
        self.model.do({("shown", label): None if shown == self.shown[label] else shown})

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

    @rule(data=st.data())
    def jump(self, data: st.DataObject) -> None:
        deeds = sorted(deed.id for deed in self.project.history(1000) if deed.undoable)
        goal = data.draw(st.integers(0, len(deeds)))
        history.jump(self.project, deeds[goal - 1] if goal else 0)
        while len(self.model.done) > goal:
            self.model.turn(self.model.done, self.model.undone)
        while len(self.model.done) < goal:
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
        assert self.held() == {key: value for key, value in self.model.state.items() if key[0] != "found"}

    def held(self) -> State:
        """Return what the project holds, as the model says it."""
        state: State = {
            ("shown", one.id): one.shown for one in self.project.labels() if one.shown != self.shown[one.id]
        }
        for summary in self.project.releases():
            id_ = summary.id
            release = self.project.release(id_)
            columns: dict[str, Any] = {"text": release.text, "title": release.title}
            columns |= {"analysed": release.analysed, "done": release.done}
            state |= {(name, id_): (id_, value) for name, value in columns.items()}
            state |= {("annotation", one.id): (id_, one) for one in self.project.annotations(id_)}
        return state


def _untouched(one: Annotation) -> bool:
    return one.status is Status.SUGGESTED and one.origin is Origin.MACHINE and not one.note


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
    max_examples=40,
    stateful_step_count=25,
    deadline=None,
    # Each example writes a file: to make a failing one smaller takes longer than to read it.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
