"""Finding words in a text: in any case form, with ё or е, in capitals or not, whole or in parts; a name again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.workbench.occurrences import find, fold, same

CASES = [
    "Евраев Евраева Евраеву Евраевым Евраеве",
    "Ярославль Ярославля Ярославлю Ярославлем Ярославле",
    "Минск Минска Минску Минском Минске",
    "Москва Москвы Москве Москву Москвой",
    "Ольга Ольги Ольге Ольгу Ольгой",
    "Россия России Россию Россией",
    "Юрий Юрия Юрию Юрием Юрии",
    "Сергей Сергея Сергею Сергеем Сергее",
    "Мария Марии Марию Марией",
    "Наталья Натальи Наталье Наталью Натальей",
    "Казань Казани Казанью",
    "Павел Павла Павлу Павлом Павле",
    "Лев Льва Льву Львом Льве",
    "Орёл Орла Орлу Орлом Орле",
    "Череповец Череповца Череповцу Череповцом Череповце",
    "Никифорович Никифоровича Никифоровичу Никифоровичем Никифоровиче",
    "Сергеевна Сергеевны Сергеевне Сергеевну Сергеевной",
    "Вышинский Вышинского Вышинскому Вышинским Вышинском",
    "Толстая Толстой Толстую",
    "Толстой Толстого Толстому Толстым Толстом",
    "Ильин Ильина Ильину Ильиным Ильине",
    "Ильина Ильиной Ильину",
    "Белый Белого Белому Белым Белом",
    "Министерство Министерства Министерству Министерством Министерстве",
    "Поле Поля Полю Полем",
    "Афины Афин Афинам Афинами Афинах",
    "Лужники Лужников Лужникам Лужниками Лужниках",
    "Ростов-на-Дону Ростова-на-Дону Ростову-на-Дону Ростовом-на-Дону Ростове-на-Дону",
    "Минская|область Минской|области Минскую|область Минской|областью",
    "Юлия|Ким Юлии|Ким Юлию|Ким Юлией|Ким",
    "МИД МИДа МИДу МИДом МИДе",
]
OTHERS = [
    ("Минск", "Минский Минская Минской минск Минсков-на-Дону минчане"),
    ("Минска", "Минской Минская"),
    ("Вышинский", "Вышинская Вышинскую Вышинцы"),
    ("Евраев", "Евраевский Евра Евраевна ЕвраевПлюс"),
    ("Роман", "роман романа Романов Романова Романович"),
    ("Иван", "Иванов Иванова Иванович Иваново"),
    ("МИД", "мид Мид МИДАС мидия"),
    ("Баку", "Бак Бака Баки"),
    ("ООН", "Оон оон ООНН"),
    ("Юлия Ким", "Юлия. Ким\n\nЮлия\n\nКим Юлия, Ким"),
    ("Газ", "Газета Газпром"),
]


def words(text: str, places) -> list[str]:
    return [place.of(text) for place in places]


@pytest.mark.parametrize("case_forms", CASES)
def test_a_name_in_any_case_finds_itself_in_every_other(case_forms):
    names = case_forms.replace("|", "\u00a0").split(" ")
    text = "; ".join(names)
    for name in names:
        assert words(text, same(text, name)) == names, name


@pytest.mark.parametrize(("name", "text"), OTHERS)
def test_a_name_does_not_find_what_only_looks_like_it(name, text):
    assert words(text, same(text, name)) == []


def test_the_same_name_is_found_with_other_spaces_quotation_marks_and_hyphens():
    text = 'ОАО «Белаз», ОАО "Белаз", ОАО „Белаза“; А. С. Пушкин и А.С. Пушкина; Юрий\nЛогвинов; Нью\u2011Йорк'
    assert words(text, same(text, "ОАО «Белаз»")) == ["ОАО «Белаз»", 'ОАО "Белаз"', "ОАО „Белаза“"]
    assert words(text, same(text, "А.С. Пушкин")) == ["А. С. Пушкин", "А.С. Пушкина"]
    assert words(text, same(text, "Юрием Логвиновым")) == ["Юрий\nЛогвинов"]
    assert words(text, same(text, "Нью-Йорка")) == ["Нью\u2011Йорк"]


def test_words_are_found_in_parts_and_whole_and_inflected():
    text = "Рабочие заводов, заводской цех, ЗАВОД, завод. Заводчане в Рабочем заводу"
    assert words(text, find(text, "завод", whole=True)) == ["заводов", "ЗАВОД", "завод", "заводу"]
    assert words(text, find(text, "завод")) == ["заводов", "завод", "ЗАВОД", "завод", "Завод", "заводу"]
    assert words(text, find(text, "чих")) == []
    assert words(text, find(text, "  водск ")) == ["водск"]


def test_e_and_yo_are_one_letter_and_places_are_code_points():
    text = "😀 Пётр и ПЕТР, İ Петра"
    for name in ("Петр", "пётр", "ПЁТРА"):
        assert words(text, find(text, name)) == ["Пётр", "ПЕТР", "Петра"]


def test_marks_and_figures_are_found_as_they_are_written():
    text = "Рост 12,5 % (по плану 12.5 %)? Да: 12,5 %."
    assert words(text, find(text, "12,5 %")) == ["12,5 %", "12,5 %"]
    assert words(text, find(text, "%)?")) == ["%)?"]
    assert find(text, "   ") == []
    assert same(text, "(?") == []


def test_ends_of_lines_count_as_spaces_and_paragraphs_do_not():
    text = "мэр\nМинска, мэр \n\n Минска"
    assert words(text, find(text, "мэр минска", whole=True)) == ["мэр\nМинска"]


@given(st.text("аеёиовсклйь АЕМИ-«».\nİß😀", max_size=60), st.text("аеёиовсклйьМЕ -«»", max_size=12))
def test_what_is_found_lies_in_the_text_in_order_and_apart(text, asked):
    for places in (find(text, asked), find(text, asked, whole=True), same(text, asked)):
        last = 0
        for place in places:
            assert last <= place.start < place.end <= len(text)
            last = place.end


@given(st.text("аеёиовсклйьМЕ", min_size=1, max_size=12))
def test_every_word_finds_itself(word):
    text = f"вот {word}, да"
    assert word in words(text, find(text, word))
    assert words(text, same(text, word)) == [word]


@given(st.text(max_size=40))
def test_folding_keeps_every_character_in_its_place(text):
    assert len(fold(text)) == len(text)


def test_every_place_in_a_million_characters_is_found():
    text = "Глава города Ярославля Михаил Евраев сказал, что завод работает и будет работать. " * 12_500
    assert len(same(text, "Михаилом Евраевым")) == 12_500
    assert len(find(text, "работа")) == 25_000
    assert len(find(text, "а")) > 100_000
