"""The canonical text: made once, before any offset exists."""

import time
from unicodedata import is_normalized

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.reading import canonical

CHANGED = [
    ("Глава области\r\nприехал", "Глава области\nприехал"),
    ("Глава\rобласти\u2028приехал\u2029в город", "Глава\nобласти\nприехал\nв город"),
    ("\r\r\n\n", "\n\n\n"),
    ("\ufeffМинистр", "Министр"),
    ("мини\u00adстер\u00adство", "министерство"),
    ("мини\u200bстерство", "министерство"),
    ("и\u0306од, все\u0308", "йод, всё"),
    ("и\u00ad\u0306од", "йод"),
    ("а\ud83dб\udc00в\ufdd0г\ufdd1д", "абвгд"),
]
KEPT = [
    " date 2025-11-21 Глава",
    "\n\n  Глава области  \n\n",
    "5\u00a0млн\u202fруб.",
    "«Елка» „Ель“ “pine” \"fir\" 'oak'",
    "тире — минус − дефис - черта –",
    "таб\tуляция\x0bи\x0cстраница\x85конец",
    "слева\u200eнаправо\u200fи\u202aобратно\u202c",
    "семья 👨\u200d👩\u200d👧 и нуль\x00внутри",
    "мягкий\u2011дефис\ufffd\ufffe",
]


@pytest.mark.parametrize(("text", "expected"), CHANGED)
def test_line_ends_composition_and_unseen_characters_are_made_one(text, expected):
    assert canonical(text) == expected


@pytest.mark.parametrize("text", KEPT)
def test_everything_else_stays_as_it_is(text):
    assert canonical(text) == text


@given(
    st.text(alphabet=st.one_of(st.characters(), st.sampled_from("\r\n\u2028\u2029\u00ad\u200b\ufeffи\u0306е\u0308")))
)
def test_a_canonical_text_stays_the_same_when_read_again(text):
    once = canonical(text)
    assert canonical(once) == once
    assert is_normalized("NFC", once)
    once.encode("utf-8")


def test_endless_combining_marks_are_taken_in_linear_time():
    started = time.process_time()
    text = canonical("а" + "\u0301\u0323" * 200_000)
    assert time.process_time() - started < 5
    assert len(text) == 400_001
