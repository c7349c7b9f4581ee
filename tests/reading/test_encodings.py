"""Texts in every encoding that Russian offices use are read letter for letter."""

import random
from pathlib import Path

import pytest

from desktop.reading import read
from desktop.reading.encoding import decode

PROSE = """Вологодский завод «Северная пряжа» запустил линию, на которой будут делать ткань из местного льна.
«Мы ждали этого дня три года, и вот станки пошли, —
сказала директор завода Елена Воронцова. — Первую партию отгрузим в июне».
По её словам, в проект вложено 480 млн рублей, ещё 15 % суммы добавит область. Рабочих мест станет больше на 120.
Губернатор Пётр Зимин назвал открытие «хорошим знаком» и объявил, что подъезд к цеху отремонтируют до октября.
Экскурсию по цеху провёл главный инженер Юрий Щукин: показал чесальную машину, объяснил,
чем её щётки отличаются от прежних.
На складе хранится сырьё из шести районов; часть закупили у фермеров, которые
вернулись к посевам льна после долгого перерыва.
Сейчас в области засеяно 4,2 тыс. гектаров, а весной прибавится еще столько же. Об этом
сообщает пресс-служба предприятия.
"""
CODE_PAGES = ("cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic")
UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
LENGTHS = (60, 120, 300, 900)


def in_encoding(text: str, encoding: str) -> str:
    """The text with the marks that the encoding has not replaced by plain ones."""
    for mark, plain in (("«", '"'), ("»", '"'), ("—", "-"), ("–", "-")):
        if mark.encode(encoding, "ignore") == b"":
            text = text.replace(mark, plain)
    return text


def snippets(seed: int, number: int) -> list[str]:
    chance = random.Random(seed)
    cuts = []
    for length in LENGTHS:
        for _ in range(number):
            start = chance.randrange(len(PROSE) - length) if length < len(PROSE) else 0
            cuts.append(PROSE[start : start + length])
    return cuts


def wrong(encoding: str, texts: list[str]) -> list[str]:
    read_as = [(text, decode(text.encode(encoding))) for text in (in_encoding(one, encoding) for one in texts)]
    return [text for text, decoded in read_as if decoded is None or decoded.text.removeprefix("\ufeff") != text]


@pytest.mark.parametrize("encoding", UNICODE)
@pytest.mark.parametrize("capitals", [False, True], ids=["ordinary", "capitals"])
def test_unicode_is_always_read_right(encoding, capitals):
    texts = [text.upper() if capitals else text for text in snippets(1, 40)]
    assert wrong(encoding, texts) == []


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r"])
@pytest.mark.parametrize("capitals", [False, True], ids=["ordinary", "capitals"])
def test_the_usual_code_pages_are_always_read_right(encoding, capitals):
    texts = [text.upper() if capitals else text for text in snippets(2, 100)]
    assert wrong(encoding, texts) == []


@pytest.mark.parametrize("encoding", ["cp866", "iso8859-5", "mac-cyrillic"])
@pytest.mark.parametrize("capitals", [False, True], ids=["ordinary", "capitals"])
def test_rare_code_pages_are_read_right_but_for_a_few_short_scraps(encoding, capitals):
    texts = [text.upper() if capitals else text for text in snippets(3, 100)]
    missed = wrong(encoding, texts)
    assert len(missed) <= 0.02 * len(texts)
    assert all(len(text) < 300 for text in missed)


@pytest.mark.parametrize("encoding", [*CODE_PAGES, *UNICODE])
def test_a_whole_release_is_read_right_in_every_encoding(tmp_path, encoding):
    text = in_encoding(PROSE, encoding)
    path = tmp_path / "release.txt"
    path.write_bytes(text.encode(encoding))
    release = read(path, "release.txt")
    assert release.text == text
    assert release.remark == ""
    assert release.format == "txt"


@pytest.mark.parametrize(("encoding", "name"), [("cp1251", "cp1251"), ("utf-8-sig", "utf-8"), ("utf-16", "utf-16-le")])
def test_the_release_tells_its_encoding(encoding, name):
    decoded = decode(PROSE.encode(encoding))
    assert decoded is not None
    assert decoded.encoding == name


@pytest.mark.parametrize("word", ["Да", "Привет", "МЭР", "Он ушёл.", "Глава города подписал указ"])
@pytest.mark.parametrize("encoding", ["cp1251", "utf-8", "utf-16-le", "utf-16-be"])
def test_even_a_word_or_two_are_read_in_the_commonest_encodings(word, encoding):
    decoded = decode(word.encode(encoding))
    assert decoded is not None
    assert decoded.text == word


def test_utf8_with_broken_bytes_stays_utf8_and_the_loss_is_told(tmp_path):
    chance = random.Random(4)
    data = bytearray(PROSE.encode())
    for _ in range(3):
        data[chance.randrange(len(data))] = 0xFF
    path = tmp_path / "broken.txt"
    path.write_bytes(bytes(data))
    release = read(path, "broken.txt")
    assert release.encoding == "utf-8"
    assert "Вологодский завод" in release.text
    assert "испорченные знаки" in release.remark


def test_utf8_cut_in_the_middle_of_a_letter_stays_utf8():
    decoded = decode(PROSE.encode()[:301])
    assert decoded is not None
    assert decoded.encoding == "utf-8"


def test_a_real_replacement_character_is_no_damage():
    decoded = decode("Знак \ufffd стоит в самом тексте.".encode())
    assert decoded is not None
    assert decoded.broken == 0


def test_pairs_of_surrogates_written_one_by_one_are_joined():
    decoded = decode("Ура ".encode() + b"\xed\xa0\xbd\xed\xb8\x80")
    assert decoded is not None
    assert decoded.text == "Ура 😀"


def test_a_text_in_cp1251_that_begins_like_a_byte_order_mark_is_no_utf16():
    text = "яют первые всходы на полях области, сообщили агрономы."
    decoded = decode(text.encode("cp1251"))
    assert decoded is not None
    assert decoded.text == text


@pytest.mark.parametrize(
    "text", ["Müller fährt über die Brücke nach Köln.", "Le café français a été inauguré à Besançon."]
)
def test_western_letters_are_not_taken_for_russian(text):
    decoded = decode(text.encode("cp1252"))
    assert decoded is not None
    assert decoded.text == text


def test_noise_is_no_text():
    chance = random.Random(5)
    assert decode(bytes(chance.randrange(256) for _ in range(5000))) is None
    assert decode(b"\x00" * 1000) is None


def test_one_nul_does_not_make_a_text_binary():
    decoded = decode("Нуль \x00 внутри слова стоит редко.".encode())
    assert decoded is not None
    assert "\x00" in decoded.text


def test_the_samples_are_stored_exactly_as_they_are():
    for path in Path("seeds").glob("*.txt"):
        assert read(path, path.name).text == path.read_bytes().decode("utf-8")
