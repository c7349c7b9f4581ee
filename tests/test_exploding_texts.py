"""Texts that crash or explode plain models are read and analysed under the worker's limits, in linear time."""

import queue
from collections.abc import Iterator

import psutil
import pytest

from desktop.annotation import Annotation
from desktop.reading import pasted
from desktop.worker import Abandoned, Analyse, Found, Ready, Reply, Worker

WHOLE = {
    "underscores": "_" * 100_000,
    "quotation marks": '"' * 20_000,
    "opening marks only": "«" * 20_000,
    "a smile with a hundred thousand mouths": ":" + ")" * 100_000,
    "smiles": ":) " * 20_000,
    "digits": "5" * 5_000,
    "digits of a sum": "5" * 5_000 + " рублей",
    "no full stop": "слово " * 50_000,
    "a word a line": "слово\n" * 17_000,
    "no-break spaces": "слово\u00a0" * 17_000,
    "line ends": "Начало" + "\n" * 100_000 + "конец",
    "spaces": "Начало" + " " * 100_000 + "конец",
    "NULs among words": ("слово " * 10 + "\x00") * 500,
}
GROWING = {
    "quoted words": '"слово" ',
    "words in marks": "«слово» ",
    "marks never closed": "«слово ",
    "dates without spaces": "01.02.",
    "a number without end": "1.",
    "hyphens": "а-",
    "exclamations": "!?",
    "full stops": ". ",
    "emoji": "😀",
    "two alphabets": "aβ",
    "one letter": "а",
    "combining marks": "а\u0301",
    "hieroglyphs": "漢字",
    "right to left": "שלום ",
    "names": "Иван Петров, ",
    "initials": "А. ",
    "months": "января ",
    "per cents": "5 % ",
    "said and said": "сказал он, ",
    "dashes before speech": "— сказал ",
    "brackets": "(",
    "prose": "Мэр Ольга Лапина приехала в Кедровск. «Мост открыт», — сказала Ольга Лапина. ",
}
SHORT, LONG = 6_000, 24_000
"""Characters; what grows with the square takes 16 times as long for the longer text, what is linear 4 times."""


class Analysing:
    """A worker under its usual limits: it kills the child at 2 GB, so what is not abandoned took less."""

    def __init__(self) -> None:
        self._replies: queue.SimpleQueue[Reply] = queue.SimpleQueue()
        self.worker = Worker(self._replies.put)
        self.worker.start()
        while not isinstance(self._replies.get(timeout=60), Ready):
            pass

    def annotations(self, text: str) -> list[Annotation]:
        release = pasted(text)
        self.worker.send(Analyse(1, 1, release.text, release.date))
        found: list[Annotation] = []
        while True:
            reply = self._replies.get(timeout=100)
            assert not isinstance(reply, Abandoned), reply
            found.extend(reply.findings.annotations if isinstance(reply, Found) else ())
            if isinstance(reply, Found) and reply.findings.last:
                return found

    def seconds(self, text: str) -> float:
        """The processor time of the child for a text."""
        child = psutil.Process(self.worker.pid)
        before = child.cpu_times()
        self.annotations(text)
        after = child.cpu_times()
        return float(after.user + after.system - before.user - before.system)


@pytest.fixture(scope="module")
def analysing() -> Iterator[Analysing]:
    made = Analysing()
    made.annotations("Мэр Ольга Лапина приехала в Кедровск. «Мост открыт», — сказала она.")
    yield made
    made.worker.close()


@pytest.mark.parametrize("kind", WHOLE)
def test_a_text_that_explodes_plain_models_is_analysed_within_the_limits(analysing, kind):
    text = WHOLE[kind]
    for one in analysing.annotations(text):
        assert 0 <= one.start < one.end <= len(text)


@pytest.mark.parametrize("kind", GROWING)
def test_the_time_of_an_analysis_grows_with_the_length_and_no_faster(analysing, kind):
    short, long = (GROWING[kind] * (size // len(GROWING[kind])) for size in (SHORT, LONG))
    assert analysing.seconds(long) <= 8 * analysing.seconds(short) + 0.5
