"""The subject of the word of speech is whoever its sentence says, not whoever stands nearer."""

from pathlib import Path

import pytest

from desktop.analysis.analyst import Analyst
from tests.analysis.quotes.marked_text import cases


@pytest.fixture(scope="module")
def analyst():
    made = Analyst()
    made.load()
    return made


@pytest.mark.parametrize("line", cases(Path(__file__).parent / "subjects.txt"))
def test_the_subject_of_the_sentence_speaks(analyst, line):
    text, _, names = line.rpartition(" => ")
    stages = analyst.stages(text.replace("\\n", "\n"))
    found = [one.quote.speaker_name or "-" for findings in stages for one in findings.annotations if one.quote]
    assert [name.replace("ё", "е") for name in found] == [name.strip().replace("ё", "е") for name in names.split(";")]
