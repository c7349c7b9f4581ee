"""The CSV table, as scripts and Excel get it."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.annotation import Annotation, Kind, Quote, Release, Segment
from desktop.export import csv_table
from desktop.export.rows import COLUMNS, chosen

HEADER = (
    "release,source,title,date,id,label,start,end,segments,text,normal,entity,kind,cue,cue_at,speaker,speaker_at,"
    "speaker_name,confidence,status,origin,rule,note,left,right,sha256"
)


def table(pairs, delimiter=","):
    """Read the table back with nothing but the standard library."""
    text = "".join(csv_table.for_programs(pairs) if delimiter == "," else csv_table.for_excel(pairs))
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter))


def test_the_columns_are_those_of_the_contract():
    assert "".join(csv_table.for_programs([])) == HEADER + "\r\n"
    assert ",".join(COLUMNS) == HEADER


def test_a_quote_of_two_segments_is_one_row_with_all_its_cells(release, marked, place):
    rows = table([(release, chosen(marked, rejected=False))])
    assert [row["id"] for row in rows] == ["3", "5", "1"]
    cue, speaker = place("сказал"), place("Олег Попов")
    assert rows[0] == {
        "release": "4",
        "source": "папка/мост.txt",
        "title": "=Мост; «готов»",
        "date": "",
        "id": "3",
        "label": "QUOTE",
        "start": "0",
        "end": "58",
        "segments": "0-18;43-58",
        "text": '- Да, мост 🎉 готов … и «это» "много"',
        "normal": "",
        "entity": "",
        "kind": "direct",
        "cue": "сказал",
        "cue_at": f"{cue.start}-{cue.end}",
        "speaker": "Олег Попов",
        "speaker_at": f"{speaker.start}-{speaker.end}",
        "speaker_name": "Олег Попов",
        "confidence": "85",
        "status": "suggested",
        "origin": "machine",
        "rule": "r2",
        "note": "",
        "left": "",
        "right": "; цена 5\u00a0млн руб.\n=Конец,\nвсё.",
        "sha256": release.sha256,
    }


def test_what_does_not_apply_is_empty(release, marked):
    row = table([(release, [marked[3]])])[0]
    empty = [name for name, cell in row.items() if cell == ""]
    assert empty == [
        *["date", "normal", "entity", "kind", "cue", "cue_at", "speaker", "speaker_at", "speaker_name", "confidence"],
        *["rule", "left"],
    ]
    assert row["note"] == "=1+1\r\nда"


def test_context_is_up_to_forty_characters(release):
    far = replace(release, text="а" * 100 + "б" + "в" * 100)
    row = table([(far, [Annotation("PER", (Segment(100, 101),), 1)])])[0]
    assert (row["left"], row["text"], row["right"]) == ("а" * 40, "б", "в" * 40)


def test_order_is_start_then_longer_then_id():
    places = [(5, 9, 1), (0, 3, 9), (0, 3, 4), (0, 7, 12)]
    many = [Annotation("PER", (Segment(start, end),), id_) for start, end, id_ in places]
    assert [one.id for one in chosen(many, rejected=False)] == [12, 4, 9, 1]


def test_rejected_ones_and_other_labels_are_left_out_unless_asked_for(marked):
    assert [one.id for one in chosen(marked, rejected=True)] == [3, 5, 1, 2]
    assert [one.id for one in chosen(marked, rejected=True, labels=["PER", "MONEY"])] == [1, 2]
    assert [one.id for one in chosen(marked, rejected=False, labels=["MONEY"])] == []


def test_excel_gets_a_mark_semicolons_and_no_formula(release, marked):
    text = "".join(csv_table.for_excel([(release, chosen(marked, rejected=True))]))
    assert text.startswith("\ufeffrelease;source;title")
    rows = list(csv.reader(io.StringIO(text[1:], newline=""), delimiter=";"))
    assert not [cell for row in rows for cell in row if cell[:1] in "=+-@\t\r\n" and cell]
    assert rows[1][2] == "'=Мост; «готов»"
    plain = table([(release, chosen(marked, rejected=True))])
    assert [[csv_table.bare(cell) for cell in row] for row in rows[1:]] == [list(row.values()) for row in plain]


@pytest.mark.parametrize("cell", ["=1", "+7", "-1", "@x", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠1"])
def test_every_beginning_of_a_formula_is_guarded(cell):
    assert csv_table.guarded(cell) == "'" + cell
    assert csv_table.guarded("'" + cell) == "''" + cell


@pytest.mark.parametrize("cell", ["", "'", "'Да'", "слово", "5", "«=»", " =1", "''"])
def test_other_cells_are_left_alone(cell):
    assert csv_table.guarded(cell) == cell
    assert csv_table.bare(cell) == cell


cells = st.text(
    st.one_of(st.sampled_from("'=+-@\t\r\n;,\"«» 🎉\ufeff\u2028\x85＝ёй\x00"), st.characters(codec="utf-8"))
)


@given(cells)
def test_the_guard_comes_off_without_a_trace(cell):
    assert csv_table.bare(csv_table.guarded(cell)) == cell
    assert csv_table.guarded(cell)[:1] not in set("=+-@\t\r\n＝＋－＠")


@st.composite
def worked(draw):
    """Return a release of any characters with annotations anywhere in it."""
    text = draw(st.one_of(cells, st.text(min_size=1))) + draw(cells) + "конец"
    cuts = st.lists(st.integers(0, len(text)), min_size=2, max_size=6, unique=True).map(sorted)

    def segments(points):
        return tuple(Segment(*pair) for pair in zip(points[::2], points[1::2], strict=False))

    place = cuts.map(lambda points: segments(points)[0])
    quote = st.builds(
        Quote,
        st.sampled_from(Kind),
        st.none() | place,
        st.none() | place,
        st.none() | st.text(st.characters(codec="utf-8"), min_size=1),
        st.integers(0, 100),
    )
    named = st.builds(Annotation, st.sampled_from(["PER", "LOC"]), cuts.map(segments), normal=cells, note=cells)
    quoted = st.builds(Annotation, st.just("QUOTE"), cuts.map(segments), quote=quote, note=cells)
    found = draw(st.lists(named | quoted, max_size=5))
    release = Release(text, source=draw(cells), title=draw(cells), id=draw(st.integers(1, 9)))
    return release, [replace(one, id=place) for place, one in enumerate(found, 1)]


def places(cell):
    return [tuple(map(int, pair.split("-"))) for pair in cell.split(";")] if cell else []


@given(worked())
def test_every_cell_comes_back_and_every_text_is_the_text_at_its_offsets(pair):
    release, annotations = pair
    rows = table([pair])
    assert len(rows) == len(annotations)
    for row, one in zip(rows, annotations, strict=True):
        cut = [release.text[start:end] for start, end in places(row["segments"])]
        assert row["text"] == " … ".join(cut)
        assert (int(row["start"]), int(row["end"])) == (one.start, one.end)
        assert (row["source"], row["title"], row["note"]) == (release.source, release.title, one.note)
        assert row["left"] + release.text[one.start : one.end] + row["right"] in release.text
        assert [release.text[start:end] for start, end in places(row["cue_at"])] == ([row["cue"]] if row["cue"] else [])
        assert (row["speaker_name"] or None) == (one.quote.speaker_name if one.quote else None)


@given(worked())
def test_the_table_for_excel_holds_the_same_as_that_for_programs(pair):
    plain, excel = table([pair]), table([pair], ";")
    assert [{name: csv_table.bare(cell) for name, cell in row.items()} for row in excel] == plain
