"""A project as a dictionary: what the verbs should come to, without a file and without SQL."""

from typing import Any

from desktop.annotation import Annotation, Origin, Segment, Status

Key = tuple[str, Any]
State = dict[Key, Any]
Step = dict[Key, tuple[Any, Any]]


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
        full = {key: (now, then) for key, (now, then) in full.items() if now != then}
        again = [key[1] for key, values in step.items() if key[0] == "analysed" and None not in values]
        for key, (_, after) in list(full.items()):
            if key[0] == "text" and after is None:
                full |= {part: (self.state[part], None) for part in self.of(key[1])}
        self.take(full)
        back = [key for key, (before, _) in full.items() if before is None]
        full |= self.twins(back, moment)
        self.take(full)
        full |= {key: (value, None) for key, value in self.fresh(back, moment).items() if value[0] in again}
        self.take(full)
        target.append((moment, full))

    def twins(self, back: list[Key], moment: int) -> Step:
        """Return the step that takes away suggestions, younger than `moment`, of what has come back."""
        brought = {place_of(self.state[key]) for key in back if key[0] == "annotation" and key in self.state}
        return {key: (value, None) for key, value in self.fresh(back, moment).items() if place_of(value) in brought}

    def fresh(self, back: list[Key], moment: int) -> State:
        """Return the untouched suggestions that are younger than `moment` and have not come back."""
        return {
            key: value
            for key, value in self.state.items()
            if key[0] == "annotation"
            and key not in back
            and self.born.get(key[1], 0) > moment
            and value[1].status is Status.SUGGESTED
        }

    def found_before(self, release: int) -> set[Any]:
        """Return where the machine had found what the user has moved or relabelled since."""
        known = [value for key, value in self.state.items() if key[0] == "found" and value[0] == release]
        return {place for _, places in known for place in places}

    def origin_of(self, id_: int) -> tuple[Any, ...]:
        """Return where the machine had found an annotation, nowhere for the user's own."""
        release, one = self.state["annotation", id_]
        _, before = self.state.get(("found", id_), (release, ()))
        return before or (() if one.origin is Origin.MANUAL else ((one.label, one.segments),))


def place_of(value: tuple[int, Annotation]) -> tuple[int, str, tuple[Segment, ...]]:
    release, one = value
    return release, one.label, one.segments
