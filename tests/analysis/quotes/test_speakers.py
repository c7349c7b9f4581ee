"""Pronouns, roles and silent verbs mean the person a reader would think of; where nobody can tell, nobody is named."""

import pytest

from desktop import locations
from desktop.analysis.analyst import Analyst
from desktop.annotation import Kind


@pytest.fixture(scope="module")
def analyst():
    made = Analyst()
    made.load()
    return made


def speakers(analyst: Analyst, text: str) -> list[str | None]:
    found = [one.quote for findings in analyst.stages(text) for one in findings.annotations if one.quote]
    return [quote.speaker_name for quote in found]


CASES = {
    "a pronoun": (
        "Директор завода Анна Котова приехала в Пермь. «Цех готов», — сказала она.",
        ["Анна Котова"],
    ),
    "a pronoun of the other gender": (
        "Анна Котова сообщила, что цех готов. Иван Громов слушал её. Он добавил, что рад.",
        ["Анна Котова", "Иван Громов"],
    ),
    "a possessive": ("Анна Котова открыла цех. По её словам, работы хватит на год.", ["Анна Котова"]),
    "a role told before the name": (
        "Министр транспорта Семён Лыков приехал в Пермь. «Мост готов», — сказал министр.",
        ["Семён Лыков"],
    ),
    "a synonym of the role": (
        "Мэр Перми Олег Барсуков открыл мост. Градоначальник отметил, что дорога готова.",
        ["Олег Барсуков"],
    ),
    "a verb without a subject": (
        "Анна Котова сообщила, что цех готов. При этом добавила: «Работы хватит на год».",
        ["Анна Котова", "Анна Котова"],
    ),
    "a quote that follows by itself": (
        "«Цех готов», — сказала Анна Котова. «Работы хватит на год. Мы рады».",
        ["Анна Котова", "Анна Котова"],
    ),
    "never a name inside the quote": (
        "Иван Громов выступил в Перми. «Мне звонила Анна Котова, и я приехал», — сказал он.",
        ["Иван Громов"],
    ),
    "an institution stays one": ("В пресс-службе завода сообщили, что цех готов.", ["пресс-служба завода"]),
    "a nameless source stays nameless": (
        "Источник в правительстве сообщил, что мост закроют.",
        ["Источник в правительстве"],
    ),
    "an oblique nameless source": ("По словам источника в правительстве, мост закроют.", ["источник в правительстве"]),
    "a plural without a subject": ("Журналистам сообщили, что мост закроют.", [None]),
    "somebody's father is not that somebody": (
        "Пётр Орехов пропал в лесу. Его отец сообщил, что поиски продолжаются.",
        ["Его отец"],
    ),
}


@pytest.mark.parametrize(("text", "names"), CASES.values(), ids=CASES.keys())
def test_who_said_it(analyst, text, names):
    assert speakers(analyst, text) == names


def test_the_sample_release_is_wholly_right(analyst):
    text = (locations.seeds() / "belarus-yaroslavl.txt").read_text(encoding="utf-8")
    found = [one.quote for findings in analyst.stages(text) for one in findings.annotations if one.quote]
    kinds = [quote.kind for quote in found]
    assert (kinds.count(Kind.DIRECT), kinds.count(Kind.INDIRECT), kinds.count(Kind.MIXED)) == (9, 7, 0)
    assert {quote.speaker_name for quote in found} == {"Александр Лукашенко"}
    assert all(quote.cue for quote in found)


def test_a_guessed_speaker_makes_the_quote_less_sure(analyst):
    text = "«Цех готов», — сказала Анна Котова. «Работы хватит на год. Мы рады»."
    found = [one.quote for findings in analyst.stages(text) for one in findings.annotations if one.quote]
    assert found[1].confidence < found[0].confidence
