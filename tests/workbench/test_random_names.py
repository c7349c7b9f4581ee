"""Any work on entities, labels and decisions: undo leads back to just what was there, redo forth, a restart nowhere."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from desktop.annotation import Annotation, Changed, Findings, Kind, Quote, Refused, Release, Segment
from desktop.project import Project
from desktop.project.joining import rejoin
from desktop.workbench import (
    annotations,
    bounds,
    decisions,
    entities,
    everywhere,
    history,
    labels,
    offers,
    quotes,
    releases,
)

TEXTS = [
    "Анна Орлова рада. С Орловой — Луч.",
    "Орлов тоже: «Рад Лучу», — и Анна Орлова.",
    "А. Орлова ждёт. Алла Орлова едет.",
    "Анна Петровна Орлова и А. Орлова.",
]
NAMES = {
    "Анна Петровна Орлова": "PER",
    "Анна Орлова": "PER",
    "Алла Орлова": "PER",
    "А. Орлова": "PER",
    "Орловой": "PER",
    "Орлов": "PER",
    "Луч": "ORG",
    "Лучу": "ORG",
}
PEOPLE = ["Анна Орлова", "Орлов", "А. Орлова", "Луч", "Мария"]

label = st.sampled_from(["PER", "ORG", "ROLE", "СВОЯ"])
name = st.sampled_from(PEOPLE)
numbers = st.lists(st.integers(0, 30), min_size=1, max_size=3, unique=True)
Snapshot = tuple[Any, ...]


def found(text: str) -> Findings:
    names = [_name(text, words, mark) for words, mark in NAMES.items() if words in text]
    said = [
        Annotation("QUOTE", one.segments, quote=Quote(Kind.MIXED, speaker_name=speaker))
        for one, speaker in zip(names, PEOPLE, strict=False)
    ]
    return Findings((*names, *said))


def _name(text: str, words: str, mark: str) -> Annotation:
    place = Segment(text.index(words), text.index(words) + len(words))
    return Annotation(mark, (place,), normal=words, entity=words, rule="r1")


class Names(RuleBasedStateMachine):
    """Every step is kept as a picture of the whole project before and after it."""

    @initialize()
    def start(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="pressmark-tests-names-"))
        self.path = self.folder / "Релизы.pressmark"
        self.project = Project.create(self.path)
        self.pictures = [self.picture()]
        self.here = 0
        self.do(lambda: releases.store(self.project, Release(TEXTS[0]), [found(TEXTS[0])])[1])
        self.do(lambda: labels.add(self.project, "Своя"))

    def teardown(self) -> None:
        assert self.project.check() == []
        self.project.close()
        shutil.rmtree(self.folder)

    def picture(self) -> Snapshot:
        """Return all that can be seen of the project."""
        project = self.project
        rows = [(project.release(one.id), tuple(project.annotations(one.id))) for one in project.releases()]
        known: Snapshot = (project.labels(), project.entities(), project.decisions(), entities.listed(project))
        joined = [pair for pair in project.shown_as().items() if pair[0] != pair[1]]
        known += (project.apart(), project.apart(offered=True), joined)
        return (*rows, *(tuple(one) for one in known))

    def do(self, verb: Callable[[], Changed]) -> None:
        before = self.project.history(1)
        try:
            verb()
        except Refused:
            assert self.project.history(1) == before
            return
        if self.project.history(1) != before:
            self.pictures[self.here + 1 :] = [self.picture()]
            self.here += 1

    def of(self, places: list[int]) -> list[int]:
        """Return the ids of some annotations."""
        known = [one.id for row in self.project.releases() for one in self.project.annotations(row.id)]
        return [known[place % len(known)] for place in places] if known else []

    def who(self, places: list[int]) -> list[int]:
        """Return the ids of some entities."""
        known = [one.id for one in self.project.entities()]
        return list(dict.fromkeys(known[place % len(known)] for place in places)) if known else [0]

    @rule(text=st.sampled_from(TEXTS[1:]))
    def another_release(self, text: str) -> None:
        self.do(lambda: releases.store(self.project, Release(text), [found(text)])[1])

    @rule(places=numbers, verb=st.sampled_from([annotations.accept_all, annotations.reject, annotations.delete]))
    def decide(self, places: list[int], verb: Callable[[Project, list[int]], Changed]) -> None:
        self.do(lambda: verb(self.project, self.of(places)))

    @rule(places=numbers, mark=label)
    def relabel(self, places: list[int], mark: str) -> None:
        self.do(lambda: annotations.relabel(self.project, self.of(places), mark))

    @rule(places=numbers)
    def join(self, places: list[int]) -> None:
        self.do(lambda: bounds.join(self.project, self.of(places)))

    @rule(places=numbers, name=name)
    def rename(self, places: list[int], name: str) -> None:
        self.do(lambda: entities.rename(self.project, self.who(places)[0], name))

    @rule(places=numbers)
    def merge(self, places: list[int]) -> None:
        who = self.who(places)
        self.do(lambda: entities.merge(self.project, who, who[0]))

    @rule(places=numbers, name=name)
    def split(self, places: list[int], name: str) -> None:
        self.do(lambda: entities.split(self.project, self.of(places), name))

    @rule(places=numbers)
    def separate(self, places: list[int]) -> None:
        whole = self.who(places)[0]
        parts = [part.id for part in self.project.parts(whole)] or [0]
        self.do(lambda: entities.separate(self.project, whole, parts[places[-1] % len(parts)]))

    @rule(at=st.integers(0, 3))
    def leave(self, at: int) -> None:
        if pairs := offers.offered(self.project):
            self.do(lambda: offers.leave(self.project, pairs[at % len(pairs)]))

    @rule()
    def offer_again(self) -> None:
        self.do(lambda: offers.offer_again(self.project))

    @rule(places=numbers)
    def nobody(self, places: list[int]) -> None:
        self.do(lambda: entities.not_an_entity(self.project, self.who(places)[0]))

    @rule(places=numbers, name=name)
    def speaker(self, places: list[int], name: str) -> None:
        ids = [one.id for one in self.project.some(self.of(places)) if one.quote]
        if ids:
            self.do(lambda: quotes.set_speaker_of(self.project, ids, name=name))

    @precondition(lambda self: self.project.releases())
    @rule(mark=label, start=st.integers(0, 20), whole=st.booleans())
    def mark_everywhere(self, mark: str, start: int, whole: bool) -> None:
        id_ = self.project.releases()[0].id
        place = Segment(start, start + 5)

        def mark_them() -> Changed:
            wanted = everywhere.like_place(self.project, id_, place, mark)
            return everywhere.add_everywhere(self.project, wanted, whole_project=whole)

        self.do(mark_them)

    @rule(places=numbers)
    def forget(self, places: list[int]) -> None:
        known = [one.id for one in self.project.decisions()]
        self.do(lambda: decisions.forget(self.project, [known[place % len(known)] for place in places if known]))

    @rule()
    def apply(self) -> None:
        self.do(lambda: decisions.apply_to_earlier(self.project))

    @rule(into=label)
    def drop_label(self, into: str) -> None:
        self.do(lambda: labels.merge(self.project, "СВОЯ", into))

    @rule(into=st.none() | label)
    def delete_label(self, into: str | None) -> None:
        self.do(lambda: labels.delete(self.project, "СВОЯ", into))

    @rule()
    def own_label(self) -> None:
        self.do(lambda: labels.add(self.project, "Своя", "2", "s"))

    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        for _ in range(min(times, self.here)):
            assert history.undo(self.project)
            self.here -= 1
            assert self.picture() == self.pictures[self.here]

    @rule(times=st.integers(1, 4))
    def redo(self, times: int) -> None:
        for _ in range(min(times, len(self.pictures) - 1 - self.here)):
            assert history.redo(self.project)
            self.here += 1
            assert self.picture() == self.pictures[self.here]

    @rule()
    def reopen(self) -> None:
        self.project.close()
        self.project = Project.open(self.path)

    @invariant()
    def the_project_is_as_it_was_left(self) -> None:
        assert self.picture() == self.pictures[self.here]
        # What was told of a few names at every step is what comes out for all of them at once.
        assert rejoin(self.project._connection.raw, self.project.shown_as()) == []
        assert (self.project.undo_name() is None) == (self.here == 0)
        assert (self.project.redo_name() is None) == (self.here == len(self.pictures) - 1)


TestAnyNames = Names.TestCase
TestAnyNames.settings = settings(
    max_examples=40,
    stateful_step_count=25,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
