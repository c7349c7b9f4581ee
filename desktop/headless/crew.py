"""Reads and analyses files in one or several worker processes and gives the outcomes in the order of the inputs."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from queue import SimpleQueue
from types import TracebackType

from desktop.annotation import Findings, Release
from desktop.headless.inputs import Input
from desktop.worker import Abandoned, Analyse, Done, Failed, Found, Read, Ready, Reply, Worker

_AHEAD = 50
"""Most outcomes a worker may wait with for an earlier one that takes long."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an input: a release with the stages of its analysis, or the reason why not.

    `refusal` says why it could not be read, `abandoned` why it could not be analysed (to the end).
    """

    input: Input
    release: Release | None = None
    stages: tuple[Findings, ...] = ()
    refusal: str = ""
    abandoned: str = ""


@dataclass(slots=True)
class _Seat:
    """A worker with the place of the input that it has in hand."""

    worker: Worker
    place: int = -1


class Crew:
    """Some workers, started at once; a context manager that ends them.

    `is_known` tells of a release just read that it need not be analysed.
    """

    def __init__(self, inputs: Sequence[Input], jobs: int, is_known: Callable[[Release], bool]) -> None:
        self._inputs = inputs
        self._is_known = is_known
        self._waiting = deque(place for place, one in enumerate(inputs) if not one.refusal)
        self._seats = [_Seat(Worker(partial(self._hear, number))) for number in range(min(jobs, len(self._waiting)))]
        self._replies: SimpleQueue[tuple[int, Reply]] = SimpleQueue()
        self._outcomes: dict[int, Outcome] = {}

    def __enter__(self) -> "Crew":
        for seat in self._seats:
            seat.worker.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for seat in self._seats:
            seat.worker.close()

    def outcomes(self) -> Iterator[Outcome]:
        """Yield one outcome an input, in order."""
        finished = {place: Outcome(one, refusal=one.refusal) for place, one in enumerate(self._inputs) if one.refusal}
        for place in range(len(self._inputs)):
            self._hand_out(place)
            while place not in finished:
                self._take(finished)
                self._hand_out(place)
            yield finished.pop(place)

    def _hear(self, number: int, reply: Reply) -> None:
        self._replies.put((number, reply))

    def _hand_out(self, place: int) -> None:
        """Give every idle worker the next input, unless it is too far ahead of `place`."""
        for seat in self._seats:
            if seat.place < 0 and self._waiting and self._waiting[0] < place + _AHEAD * len(self._seats):
                seat.place = self._waiting.popleft()
                one = self._inputs[seat.place]
                self._outcomes[seat.place] = Outcome(one)
                seat.worker.send(Read(seat.place, one.path, one.source))

    def _take(self, finished: dict[int, Outcome]) -> None:
        """Take one reply of a worker and go on with its input, or be done with it."""
        number, reply = self._replies.get()
        seat = self._seats[number]
        if isinstance(reply, Ready):
            return
        outcome = self._outcomes[seat.place] = _told(self._outcomes[seat.place], reply)
        if isinstance(reply, Done) and not self._is_known(reply.release):
            seat.worker.send(Analyse(seat.place, seat.place, reply.release.text, reply.release.date))
        elif not isinstance(reply, Found) or reply.findings.last:
            finished[seat.place] = outcome
            del self._outcomes[seat.place]
            seat.place = -1


def _told(outcome: Outcome, reply: Reply) -> Outcome:
    """Return the outcome with what a reply tells of it."""
    match reply:
        case Done(release=release):
            return replace(outcome, release=release)
        case Failed(sentence=sentence):
            return replace(outcome, refusal=sentence)
        case Found(findings=findings):
            return replace(outcome, stages=(*outcome.stages, findings))
        case Abandoned(sentence=sentence):
            return replace(outcome, abandoned=sentence)
        case _:
            return outcome
