"""Whoever reads a release finds each quote with its bounds, its word of speech and who said it."""

from pathlib import Path

import pytest

from desktop.analysis.analyst import Analyst
from desktop.analysis.quotes.fragments import RULES as FRAGMENTS
from desktop.analysis.quotes.marked import RULES as MARKED
from desktop.analysis.quotes.retold import RULES as RETOLD
from desktop.annotation import Annotation, Quote
from tests.analysis.quotes.marked_text import Case, case, cases

HERE = Path(__file__).parent
QUOTED = [line for name in ("direct", "indirect", "mixed") for line in cases(HERE / f"{name}.txt")]
SILENT = cases(HERE / "nothing.txt")
RULES = [name for rules in (MARKED, RETOLD, FRAGMENTS) for name, _ in rules]


@pytest.fixture(scope="module")
def analyst():
    made = Analyst()
    made.load()
    return made


def found(analyst: Analyst, text: str) -> list[tuple[Annotation, Quote]]:
    annotations = [annotation for findings in analyst.stages(text) for annotation in findings.annotations]
    return [(annotation, annotation.quote) for annotation in annotations if annotation.quote]


def bare(text: str, start: int, end: int) -> str:
    return text[start:end].strip("«»„“”\"' .,—–-")


@pytest.mark.parametrize("line", QUOTED)
def test_a_marked_sentence_gives_its_quotes(analyst, line):
    wanted: Case = case(line)
    quotes = found(analyst, wanted.text)
    assert [(str(quote.kind), [bare(wanted.text, s.start, s.end) for s in one.segments]) for one, quote in quotes] == [
        (quote.kind, [bare(wanted.text, *segment) for segment in quote.segments]) for quote in wanted.quotes
    ]
    assert tuple(quote.speaker_name for _, quote in quotes) == wanted.speakers
    assert wanted.rule in {one.rule for one, _ in quotes}


@pytest.mark.parametrize("line", [line for line in QUOTED if "{" in line])
def test_the_word_of_speech_and_the_mention_stand_where_the_text_has_them(analyst, line):
    wanted = case(line)
    quotes = [quote for _, quote in found(analyst, wanted.text)]
    cues = {wanted.text[quote.cue.start : quote.cue.end] for quote in quotes if quote.cue}
    mentions = {wanted.text[quote.speaker.start : quote.speaker.end].strip("«»") for quote in quotes if quote.speaker}
    assert {wanted.text[slice(*cue)] for cue in wanted.cues} <= cues
    assert {wanted.text[slice(*mention)].strip("«»") for mention in wanted.mentions} <= mentions


@pytest.mark.parametrize("line", SILENT)
def test_a_sentence_without_speech_gives_no_quote(analyst, line):
    wanted = case(line)
    assert found(analyst, wanted.text) == []


@pytest.mark.parametrize("line", [line for line in SILENT if case(line).rule])
def test_explain_says_why_marks_hold_no_quote(analyst, line):
    wanted = case(line)
    assert wanted.rule in {row.rule for row in analyst.explain(wanted.text) if row.kind is None}


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_its_line(rule):
    assert any(case(line).rule == rule for line in QUOTED)


def test_every_quote_says_how_sure_it_is(analyst):
    quotes = [quote for line in QUOTED for _, quote in found(analyst, case(line).text)]
    assert all(0 < quote.confidence <= 100 for quote in quotes)


def test_a_word_of_speech_stays_where_it_is_though_the_quote_runs_over_paragraphs(analyst):
    text = "Сторож Илья Ветров сказал: «Ночью в саду ломали ветки, и я вышел на шум.\nУтром позвал соседей».\n"
    ((one, quote),) = found(analyst, text)
    assert len(one.segments) == 2
    assert quote.cue
    assert quote.cue.of(text) == "сказал"
    assert quote.speaker_name == "Илья Ветров"
