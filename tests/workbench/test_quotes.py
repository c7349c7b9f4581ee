"""The user says whose words a quote is."""

from dataclasses import replace

import pytest

from desktop.annotation import Annotation, Changed, Findings, Kind, Origin, Quote, Refused, Release, Segment, Status
from desktop.project import Project
from desktop.workbench import annotations, history, quotes, releases


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


def test_a_quote_is_made_with_all_that_is_known_of_it(work, place):
    changed = quotes.make_quote(
        work, 1, [place("ждала")], Kind.INDIRECT, cue=place("рада"), speaker=place("Анна Белова")
    )
    assert changed == Changed("make_quote", (1,), (4,))
    made = work.annotation(4)
    assert (made.status, made.origin) == (Status.ACCEPTED, Origin.MANUAL)
    assert made.quote == Quote(Kind.INDIRECT, place("рада"), place("Анна Белова"), "Анна Белова")
    history.undo(work)
    assert len(work.annotations(1)) == 3


def test_a_quote_made_where_one_stands_takes_its_place(work, place):
    quotes.make_quote(work, 1, work.annotation(3).segments, Kind.MIXED, name="Иван Орлов")
    assert work.annotation(3).quote == Quote(Kind.MIXED, None, None, "Иван Орлов")
    assert work.annotation(3).status is Status.CORRECTED
    assert len(work.annotations(1)) == 3


SAID = "«Раз», — сказала Белова. «Два», — добавила она. «Три». «Пять», — сказала Белова. «Шесть»."


@pytest.fixture
def talk(project: Project) -> Project:
    """Five quotes (1 to 5): a name, a pronoun, nothing, the name again, nothing."""

    def quote(words: str, mention: str) -> Annotation:
        start = SAID.index(words)
        at = SAID.index(mention, start) if mention else 0
        speaker = Segment(at, at + len(mention)) if mention else None
        known = Quote(Kind.DIRECT, None, speaker, "Анна Белова", 90)
        return Annotation("QUOTE", (Segment(start, start + len(words)),), rule="r", quote=known)

    found = [quote("Раз", "Белова"), quote("Два", "она"), quote("Три", ""), quote("Пять", "Белова"), quote("Шесть", "")]
    releases.store(project, Release(SAID), [Findings(tuple(found))])
    return project


def test_quotes_that_followed_from_one_are_offered_and_changed_with_it_in_one_step(talk):
    assert quotes.followers(talk, 1) == [2, 3]
    assert quotes.followers(talk, 3) == []
    assert quotes.followers(talk, 5) == []
    before = talk.annotations(1)
    changed = quotes.set_speaker_of(talk, [1, 2, 3], name="Ольга Белова")
    assert changed == Changed("set_speaker", (1,), (1, 2, 3), labels=True)
    after = [one.quote for one in talk.annotations(1) if one.quote]
    assert [quote.speaker_name for quote in after] == [*["Ольга Белова"] * 3, *["Анна Белова"] * 2]
    # The mention beside the first quote is another's name; those of the others are pronouns.
    assert [quote.speaker for quote in after] == [None, *[one.quote.speaker for one in before if one.quote][1:]]
    history.undo(talk)
    assert talk.annotations(1) == before


def test_the_first_of_several_quotes_can_get_another_mention(talk):
    place = Segment(SAID.rindex("Белова"), SAID.rindex("Белова") + 6)
    quotes.set_speaker_of(talk, [1, 2], speaker=place, name=None)
    first, second, *_ = talk.annotations(1)
    assert first.quote == Quote(Kind.DIRECT, None, place, "Белова", 90)
    assert second.quote
    assert second.quote.speaker_name == "Белова"
    assert second.quote.speaker != place


def test_a_quote_without_a_speaker_has_no_followers(talk):
    quotes.set_speaker(talk, 1, speaker=None, name=None)
    assert quotes.followers(talk, 1) == []
