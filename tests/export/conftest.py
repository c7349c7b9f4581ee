"""One release with a name, a sum and a quote of two segments."""

from collections.abc import Callable

import pytest

from desktop.annotation import Annotation, Kind, Origin, Quote, Release, Segment, Status

TEXT = '- Да, мост 🎉 готов, - сказал Олег Попов, - и «это» "много"; цена 5\u00a0млн руб.\n=Конец,\nвсё.'


@pytest.fixture
def release() -> Release:
    return Release(TEXT, source="папка/мост.txt", title="=Мост; «готов»", id=4)


@pytest.fixture
def place() -> Callable[[str], Segment]:
    def find(words: str) -> Segment:
        return Segment(TEXT.index(words), TEXT.index(words) + len(words))

    return find


@pytest.fixture
def marked(place) -> list[Annotation]:
    quote = Quote(Kind.DIRECT, place("сказал"), place("Олег Попов"), "Олег Попов", 85)
    return [
        Annotation("PER", (place("Олег Попов"),), 1, "Олег Попов", "Олег Попов", Status.ACCEPTED, rule="r1"),
        Annotation("MONEY", (place("5\u00a0млн руб"),), 2, "5000000 RUB", status=Status.REJECTED),
        Annotation("QUOTE", (place("- Да, мост 🎉 готов"), place('и «это» "много"')), 3, rule="r2", quote=quote),
        Annotation("LOC", (place("- Да"),), 5, origin=Origin.MANUAL, note="=1+1\r\nда"),
    ]
