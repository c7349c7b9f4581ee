"""What is stored comes back as it was, and any SQLite reader sees it."""

import sqlite3
from dataclasses import replace

import pytest

from desktop.annotation import Analysed, Annotation, Entity, Kind, Quote, Refused, Release, Segment, Status, Summary


def test_a_release_comes_back_as_it_was(filled, release):
    assert filled.release(1) == replace(release, id=1)
    assert filled.by_sha256(release.sha256) == 1


def test_a_release_that_is_known_is_read_again_without_its_text(filled):
    known = filled.release(1)
    with filled.deed("set_note") as deed:
        deed.change_release(replace(known, note="Проверить", analysed=Analysed.DONE))
    again = filled.release(1, known)
    assert again == filled.release(1)
    assert again.note == "Проверить"
    assert again.text is known.text
    assert filled.analysed(1) is Analysed.DONE
    assert filled.analysed(2) is None


def test_annotations_come_back_as_they_were_in_reading_order(filled, found):
    numbered = [replace(one, id=place) for place, one in enumerate(found, 1)]
    loc, per, quote = numbered
    assert filled.annotations(1) == [loc, quote, per]
    assert filled.annotation(3) == quote
    assert filled.release_of(3) == 1


@pytest.mark.parametrize(
    "text", ["", " ", "\x00 нуль \x00", "эмодзи 👩‍👩‍👧 и ё", "a\nb\n", "\u00a0 «„“» — \t", "е́"], ids=repr
)
def test_any_canonical_text_is_stored_as_it_is(project, text):
    with project.deed("add") as deed:
        release = deed.add_release(Release(text))
    assert project.release(release).text == text
    assert project.check() == []


def test_a_file_name_that_is_no_text_is_stored_readably(project):
    with project.deed("add") as deed:
        deed.add_release(Release("текст", source="имя\udcff.txt"))
    assert project.release(1).source == "имя\\udcff.txt"


def test_rejected_annotations_are_left_out_where_asked(filled):
    with filled.deed("reject") as deed:
        one = filled.annotation(1)
        deed.change(one, replace(one, status=Status.REJECTED))
    assert [one.id for one in filled.annotations(1, rejected=False)] == [3, 2]
    assert len(filled.annotations(1)) == 3


def test_the_release_list_counts_what_is_done_and_what_is_left(filled):
    with filled.deed("reject") as deed:
        one = filled.annotation(1)
        deed.change(one, replace(one, status=Status.REJECTED))
    with filled.deed("add") as deed:
        deed.add_release(Release("Второй", title="Второй"))
    first, second = filled.releases()
    assert (first.suggested, first.decided, first.quotes) == (2, 1, 1)
    assert replace(second, added="") == Summary(2, "Второй", None, "", Analysed.PENDING)


def test_a_name_and_the_speaker_of_that_name_are_one_entity(filled):
    assert filled.entities(1) == [Entity(1, "Кострома", "LOC"), Entity(2, "Анна Белова", "PER")]


def test_the_same_name_in_another_release_is_the_same_entity(filled):
    with filled.deed("add") as deed:
        second = deed.add_release(Release("Анна  БЕЛОВА и Орёл"))
        deed.add(second, [Annotation("PER", (Segment(0, 12),), normal="А. Белова", entity="анна белова")])
    assert filled.annotations(second)[0].entity == "Анна Белова"
    assert filled.entities(second) == [Entity(2, "Анна Белова", "PER", ("А. Белова",))]
    assert len(filled.entities()) == 2


def test_an_entity_that_nothing_means_any_more_is_not_listed(filled):
    with filled.deed("delete") as deed:
        deed.remove(filled.annotation(1))
    assert [entity.name for entity in filled.entities()] == ["Анна Белова"]


def test_a_new_project_has_its_labels_in_their_places(project):
    ids = [label.id for label in project.labels()]
    assert ids == ["PER", "LOC", "ORG", "DATE", "MONEY", "PERCENT", "ROLE", "QUOTE"]
    assert all(label.name and label.key for label in project.labels())


def test_a_new_project_shows_every_label_but_roles(project):
    assert [label.id for label in project.labels() if not label.shown] == ["ROLE"]


def test_settings_are_remembered_with_the_project(project):
    assert project.setting("columns", "нет") == "нет"
    project.remember("columns", "id,text")
    project.remember("columns", "id")
    assert project.setting("columns", "нет") == "id"


@pytest.mark.parametrize(
    "segments",
    [
        [],
        [Segment(0, 0)],
        [Segment(0, 6)],
        [Segment(3, 1)],
        [Segment(0, 3), Segment(2, 4)],
        [Segment(2, 4), Segment(0, 1)],
    ],
    ids=repr,
)
def test_places_outside_the_text_are_refused(project, segments):
    with project.deed("add") as deed:
        release = deed.add_release(Release("слово"))
    with pytest.raises(Refused), project.deed("add_annotation") as deed:
        deed.add(release, [Annotation("PER", tuple(segments))])
    assert project.annotations(release) == []


def test_a_cue_outside_the_text_is_refused(filled):
    quote = filled.annotation(3)
    with pytest.raises(Refused), filled.deed("set_cue") as deed:
        deed.change(quote, replace(quote, quote=Quote(Kind.DIRECT, cue=Segment(5, 5000))))
    assert filled.annotation(3) == quote


def test_any_sqlite_reader_sees_the_table(filled, path):
    reader = sqlite3.connect(path)
    reader.row_factory = sqlite3.Row
    rows = [dict(row) for row in reader.execute("SELECT * FROM annotations_view")]
    quotes = [dict(row) for row in reader.execute("SELECT * FROM quotes_view")]
    reader.close()
    assert [row["id"] for row in rows] == [1, 3, 2]
    assert quotes == [rows[1]]
    assert quotes[0] == {
        "release": 1,
        "source": "утро/мост.txt",
        "title": "Мост открыли",
        "date": "2026-03-01",
        "id": 3,
        "label": "QUOTE",
        "start": 27,
        "end": 40,
        "segments": "27-40",
        "text": "«Ждали долго»",
        "normal": "",
        "entity": "",
        "kind": "direct",
        "cue": "сказала",
        "cue_at": "44-51",
        "speaker": "Анна Белова",
        "speaker_at": "52-63",
        "speaker_name": "Анна Белова",
        "confidence": 92,
        "status": "suggested",
        "origin": "machine",
        "rule": "dash-after",
        "note": "",
        "left": "Мост открыли 🎉 в Костроме. ",
        "right": ", — сказала Анна Белова.",
        "sha256": filled.release(1).sha256,
    }


def test_what_is_gone_is_refused_in_a_sentence(filled):
    for ask in (filled.release, filled.annotation, filled.release_of):
        with pytest.raises(Refused, match="уже нет"):
            ask(99)
    assert filled.some([99, 1]) == [filled.annotation(1)]
