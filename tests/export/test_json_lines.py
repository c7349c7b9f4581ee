"""JSON lines, as scripts get them."""

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop.annotation import Annotation, Kind, Quote, Release, Segment
from desktop.export import json_lines
from desktop.export.rows import chosen


def test_a_line_has_exactly_the_keys_of_the_contract(release, marked, place):
    (line,) = json_lines.lines([(release, chosen(marked, rejected=False))])
    assert line.endswith("}\n")
    first, second, speaker = place("- Да, мост 🎉 готов"), place('и «это» "много"'), place("Олег Попов")
    pairs = {name: [where.start, where.end] for name, where in {"cue": place("сказал"), "speaker": speaker}.items()}
    assert json.loads(line) == {
        "id": 4,
        "source": "папка/мост.txt",
        "title": "=Мост; «готов»",
        "date": None,
        "text": release.text,
        "sha256": release.sha256,
        "annotations": [
            {
                "id": 5,
                "label": "LOC",
                "segments": [[0, 4]],
                "text": "- Да",
                "normal": "",
                "entity": None,
                "status": "suggested",
                "origin": "manual",
                "rule": "",
                "note": "=1+1\r\nда",
            },
            {
                "id": 1,
                "label": "PER",
                "segments": [pairs["speaker"]],
                "text": "Олег Попов",
                "normal": "Олег Попов",
                "entity": "Олег Попов",
                "status": "accepted",
                "origin": "machine",
                "rule": "r1",
                "note": "",
            },
        ],
        "quotes": [
            {
                "id": 3,
                "kind": "direct",
                "segments": [[first.start, first.end], [second.start, second.end]],
                "text": '- Да, мост 🎉 готов … и «это» "много"',
                "cue": pairs["cue"],
                "speaker": pairs["speaker"],
                "speaker_name": "Олег Попов",
                "confidence": 85,
                "status": "suggested",
                "origin": "machine",
                "rule": "r2",
                "note": "",
            }
        ],
    }


def test_keys_come_in_the_order_of_the_contract(release, marked):
    (line,) = json_lines.lines([(release, marked)])
    read = json.loads(line)
    assert list(read) == ["id", "source", "title", "date", "text", "sha256", "annotations", "quotes"]
    assert " ".join(read["annotations"][0]) == "id label segments text normal entity status origin rule note"
    assert " ".join(read["quotes"][0]) == (
        "id kind segments text cue speaker speaker_name confidence status origin rule note"
    )


def test_a_quote_nobody_said_has_nulls():
    quote = Annotation("QUOTE", (Segment(0, 2),), 1, quote=Quote(Kind.INDIRECT))
    (line,) = json_lines.lines([(Release("Да.", date="2026-01-02"), [quote])])
    read = json.loads(line)
    assert read["date"] == "2026-01-02"
    assert [read["quotes"][0][key] for key in ("cue", "speaker", "speaker_name", "kind")] == [
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
