"""JSON lines, as scripts get them."""

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop.annotation import Annotation, Kind, Quote, Release, Segment
from desktop.export import json_lines
from desktop.export.rows import chosen


def read(release, annotations):
    (line,) = json_lines.lines([(release, annotations)])
    assert line.endswith("}\n")
    return json.loads(line)


def test_a_release_has_exactly_the_keys_of_the_contract(release):
    assert read(release, []) == {
        "id": 4,
        "source": "папка/мост.txt",
        "title": "=Мост; «готов»",
        "date": None,
        "text": release.text,
        "sha256": release.sha256,
        "annotations": [],
        "quotes": [],
    }


def test_annotations_hold_all_but_the_quotes(release, marked, place):
    speaker = place("Олег Попов")
    provenance = {"status": "suggested", "origin": "manual", "rule": "", "note": "=1+1\r\nда"}
    first = {"id": 5, "label": "LOC", "segments": [[0, 4]], "text": "- Да", "normal": "", "entity": None, **provenance}
    assert read(release, chosen(marked, rejected=False))["annotations"] == [
        first,
        {
            "id": 1,
            "label": "PER",
            "segments": [[speaker.start, speaker.end]],
            "text": "Олег Попов",
            "normal": "Олег Попов",
            "entity": "Олег Попов",
            "status": "accepted",
            "origin": "machine",
            "rule": "r1",
            "note": "",
        },
    ]


def test_a_quote_has_exactly_the_keys_of_the_contract(release, marked, place):
    first, second = place("- Да, мост 🎉 готов"), place('и «это» "много"')
    cue, speaker = place("сказал"), place("Олег Попов")
    assert read(release, chosen(marked, rejected=False))["quotes"] == [
        {
            "id": 3,
            "kind": "direct",
            "segments": [[first.start, first.end], [second.start, second.end]],
            "text": '- Да, мост 🎉 готов … и «это» "много"',
            "cue": [cue.start, cue.end],
            "speaker": [speaker.start, speaker.end],
            "speaker_name": "Олег Попов",
            "confidence": 85,
            "status": "suggested",
            "origin": "machine",
            "rule": "r2",
            "note": "",
        }
    ]


def test_keys_come_in_the_order_of_the_contract(release, marked):
    whole = read(release, marked)
    assert list(whole) == ["id", "source", "title", "date", "text", "sha256", "annotations", "quotes"]
    assert " ".join(whole["annotations"][0]) == "id label segments text normal entity status origin rule note"
    assert " ".join(whole["quotes"][0]) == (
        "id kind segments text cue speaker speaker_name confidence status origin rule note"
    )


def test_a_quote_nobody_said_has_nulls():
    quote = Annotation("QUOTE", (Segment(0, 2),), 1, quote=Quote(Kind.INDIRECT))
    whole = read(Release("Да.", date="2026-01-02"), [quote])
    assert whole["date"] == "2026-01-02"
    assert [whole["quotes"][0][key] for key in ("cue", "speaker", "speaker_name", "kind")] == [
        *[None, None, None],
        "indirect",
    ]


def test_russian_stays_readable(release):
    (line,) = json_lines.lines([(release, [])])
    assert "мост 🎉 готов" in line


@given(st.text(st.characters(codec="utf-8")), st.text(st.characters(codec="utf-8")))
def test_whatever_the_text_a_release_is_one_line_that_reads_back(text, note):
    release = Release(text, title=note)
    many = list(json_lines.lines([(release, []), (replace(release, id=2), [])]))
    assert all(len(line.splitlines()) == 1 for line in many)
    assert [json.loads(line)["text"] for line in many] == [text, text]
