"""The user says whose words a quote is."""

from dataclasses import replace

import pytest

from desktop.annotation import Changed, Kind, Origin, Quote, Refused, Segment, Status
from desktop.workbench import annotations, history, quotes


def test_a_speaker_of_a_new_name_becomes_an_entity_and_the_quote_is_corrected(work):
    assert quotes.set_speaker(work, 3, speaker=None, name=" Иван Орлов ") == Changed(
        "set_speaker", (1,), (3,), labels=True
    )
    quote = work.annotation(3)
    assert (quote.status, quote.origin) == (Status.CORRECTED, Origin.MACHINE)
    assert quote.quote
    assert (quote.quote.speaker, quote.quote.speaker_name) == (None, "Иван Орлов")
    assert ("Иван Орлов", "PER") in {(one.name, one.label) for one in work.entities(1)}
    history.undo(work)
    assert "Иван Орлов" not in {one.name for one in work.entities()}


def test_a_mention_gives_the_name_of_whom_it_means(work, place):
    quotes.set_speaker(work, 3, speaker=None, name=None)
    assert work.annotation(3).quote == Quote(Kind.DIRECT, place("сказала"), None, None, 90)
    quotes.set_speaker(work, 3, speaker=place("Костроме"), name=None)
    known = work.annotation(3).quote
    assert known
    assert known.speaker_name == "Кострома"


def test_a_mention_that_nobody_knows_gives_its_words(work, place):
    quotes.set_speaker(work, 3, speaker=place("рада"), name=None)
    known = work.annotation(3).quote
    assert known == Quote(Kind.DIRECT, place("сказала"), place("рада"), "рада", 90)


def test_the_speaker_it_has_already_is_no_correction(work, place):
    assert quotes.set_speaker(work, 3, speaker=place("Анна Белова"), name="Анна Белова") == Changed("set_speaker")
    assert work.annotation(3).status is Status.SUGGESTED


def test_kind_and_cue_are_corrections(work, place):
    before = work.annotation(3)
    quotes.set_kind(work, 3, Kind.MIXED)
    quotes.set_cue(work, 3, place("рада"))
    after = work.annotation(3)
    assert before.quote
    assert after == replace(
        before, status=Status.CORRECTED, quote=replace(before.quote, kind=Kind.MIXED, cue=place("рада"))
    )
    quotes.set_cue(work, 3, None)
    assert work.annotation(3).quote == replace(before.quote, kind=Kind.MIXED, cue=None)


def test_a_quote_added_by_hand_stays_accepted(work, place):
    annotations.add(work, 1, [place("рада")], "QUOTE")
    quotes.set_speaker(work, 4, speaker=None, name="Анна Белова")
    assert work.annotation(4).status is Status.ACCEPTED


def test_a_name_has_no_speaker(work):
    with pytest.raises(Refused, match="не цитата"):
        quotes.set_speaker(work, 2, speaker=None, name="Иван")


def test_a_speaker_outside_the_text_is_refused(work):
    with pytest.raises(Refused):
        quotes.set_speaker(work, 3, speaker=Segment(10, 9000), name="Иван")
    assert work.annotation(3).status is Status.SUGGESTED


def test_a_quote_that_is_gone_is_refused(work):
    annotations.delete(work, [3])
    with pytest.raises(Refused, match="уже нет"):
        quotes.set_kind(work, 3, Kind.DIRECT)
