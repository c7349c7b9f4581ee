"""Pronouns, roles and silent verbs mean the person a reader would think of; where nobody can tell, nobody is named."""

from pathlib import Path

import pytest

from desktop import locations
from desktop.analysis.analyst import Analyst
from desktop.annotation import Kind
from tests.analysis.quotes.marked_text import cases


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
        ["источник в правительстве"],
    ),
    "an oblique nameless source": ("По словам источника в правительстве, мост закроют.", ["источник в правительстве"]),
    "a plural without a subject": ("Журналистам сообщили, что мост закроют.", [None]),
    "one of several stays nameless": (
        "Один из советников мэра сообщил, что мост закроют.",
        ["один из советников мэра"],
    ),
    "a pronoun for a nameless person": (
        "Директор завода Пётр Орехов не приехал. На встречу пришла его помощница. Она сообщила, что цех готов.",
        ["его помощница"],
    ),
    "they are the subject of the sentence before": (
        "Первыми о пожаре рассказали пермские газеты. По их словам, сгорел склад.",
        ["пермские газеты"],
    ),
    "an agency before a comma": ("Как сообщает ТАСС, Орехов вернулся в Пермь.", ["ТАСС"]),
    "a date after the source": ("Орехов вернулся в Пермь, сообщают СМИ 1 сентября 2024 года.", ["СМИ"]),
    "an office by its noun": (
        "Центральное агентство печати Перми сообщило, что цех готов. Агентство отметило, что мост закроют.",
        ["Центральное агентство печати Перми", "Центральное агентство печати Перми"],
    ),
    "police called more fully before": (
        "Полиция Перми подтвердила кражу. В полиции рассказали, что вор задержан.",
        ["полиция Перми"],
    ),
    "an abbreviation in brackets": (
        "Союз пекарей Перми (СПП) открыл школу. В СПП сообщили, что занятия бесплатны.",
        ["Союз пекарей Перми"],
    ),
    "a person's role after the owner's name": (
        "Менеджер Громова Анна Котова сообщила, что концерт отменён.",
        ["Анна Котова"],
    ),
    "two trades and one name": ("Певица и актриса Анна Котова сообщила, что концерт отменён.", ["Анна Котова"]),
    "an impersonal verb after a person": (
        "Анна Котова сообщила, что цех готов.\n\nОтмечается, что завод построили за год.",
        ["Анна Котова", None],
    ),
    "a document of those who announced it": (
        "Об этом сообщила пресс-служба завода. В сообщении говорится, что цех готов.",
        ["пресс-служба завода"],
    ),
    "a document on somebody's page": (
        "Как говорится в сообщении, размещённом на сайте МЧС России, пожар потушен.",
        ["МЧС России"],
    ),
    "reports of nobody": ("Анна Котова приехала в Пермь. Согласно сообщениям, мост закроют.", [None]),
    "a title with one more": (
        "Начальник отдела по связям с прессой Анна Котова сообщила, что мост закроют.",
        ["Анна Котова"],
    ),
    "people told of by where they are": (
        "Жители, собравшиеся в администрации, заявили, что мост закроют.",
        ["жители"],
    ),
    "an age tells of nobody else": (
        "Тренер Иван Громов приехал в Пермь. По словам 60-летнего специалиста, матч отменён.",
        ["Иван Громов"],
    ),
    "a journalist told of more fully": (
        "На вопрос корреспондента «Вечерней Перми» певица не ответила. Журналист отметил, что она устала.",
        ["корреспондент «Вечерней Перми»"],
    ),
    "the owner of a page": (
        "Задержали Олега Барсукова. Олег Барсуков молчал.\n\nВ блоге Ивана Громова появилась запись. "
        "«Мост закроют, ищите другой путь», — написал он.",
        ["Иван Громов"],
    ),
    "a surname like a patronymic": (
        "Мэр Перми Олег Рабинович открыл мост. Рабинович сообщил, что дорога готова.",
        ["Олег Рабинович"],
    ),
    "a name and patronymic of one known by his surname": (
        "Мэр Перми Олег Рабинович открыл мост. Рабинович ушёл. Олег Петрович сообщил, что дорога готова.",
        ["Олег Рабинович"],
    ),
    "a paper by its noun": (
        "Отставку подтвердила «Пермская газета». Издание сообщило, что мэр ушёл сам.",
        ["Пермская газета"],
    ),
    "an agency in marks before a comma": (
        "Как сообщает «Интерфакс», министр Пётр Орехов назвал сроки, которые устроят всех.",
        ["Интерфакс"],
    ),
    "a nameless source that is referred to": (
        "Со ссылкой на источник в мэрии сообщалось, что мост закроют.",
        ["источник в мэрии"],
    ),
    "a council with its field": (
        "Совет по городским паркам заявил, что аллею сохранят.",
        ["Совет по городским паркам"],
    ),
    "a document told of with its issuer before": (
        "Об этом говорится в заявлении Министерства транспорта. Как отмечается в документе, мост закроют.",
        ["Министерство транспорта"],
    ),
    "a man taken for a place is not what people told of are in": (
        "Депутаты, которые работали в Сенате, обещают снизить налог.",
        ["депутаты"],
    ),
    "the head of a named body after its speaker": (
        "Анна Котова открыла выставку. «Мы рады», — сказала Котова. Глава «Пермьгаза» отметила, что вход свободный.",
        ["Анна Котова", "Анна Котова"],
    ),
    "somebody met at the occasion": (
        "Пианист Евгений Громов приехал. «Мы рады», — сказал музыкант в ходе встречи с директором зала Олегом Орловым.",
        ["Евгений Громов"],
    ),
    "a release put out by somebody": (
        "Прокурор Олег Орлов выступил в Перми. Вора нашли, говорится в пресс-релизе, выпущенном Иваном Громовым.",
        ["Иван Громов"],
    ),
    "a surname with the younger": (
        "Прокурор Олег Орлов-младший выступил в Перми. Орлов сообщил, что вора нашли.",
        ["Олег Орлов-младший"],
    ),
    "a gerund inside what somebody tells": (
        "По данным следствия, Громов позвонил Орлову, сообщив, что мост закроют.",
        ["следствие", "Громов"],
    ),
    "another role in the same paragraph": (
        "Леонид Орлов стал известен в Перми. Однако федеральный прокурор признал, что вина не доказана.",
        ["федеральный прокурор"],
    ),
    "somebody's father is not that somebody": (
        "Пётр Орехов пропал в лесу. Его отец сообщил, что поиски продолжаются.",
        ["его отец"],
    ),
}


@pytest.mark.parametrize(("text", "names"), CASES.values(), ids=CASES.keys())
def test_who_said_it(analyst, text, names):
    assert speakers(analyst, text) == names


LINES = [line for name in ("speakers", "sources") for line in cases(Path(__file__).parent / f"{name}.txt")]


@pytest.mark.parametrize("line", LINES)
def test_the_right_person_or_body_is_named(analyst, line):
    text, _, names = line.replace("\\n", "\n").partition("=>")
    assert [name or "-" for name in speakers(analyst, text.strip())] == [name.strip() for name in names.split(";")]


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
