"""Damage done behind the program's back is found and named."""

import sqlite3

import pytest

from desktop.project import Project

DAMAGE = {
    "контрольная сумма": "UPDATE release SET text = text || '!'",
    "за конец текста": 'UPDATE segment SET "end" = 5000 WHERE annotation = 2',
    "не совпадают с текстом": "UPDATE annotation SET text = 'Кострома' WHERE id = 1",
    "перекрываются": "INSERT INTO segment VALUES (1, 1, 0, 2)",
    "ни одного отрезка": "DELETE FROM segment WHERE annotation = 1",
    "без сведений": "DELETE FROM quote",
    "слово речи": "UPDATE quote SET cue_end = 5000",
    "автор слов": "UPDATE quote SET speaker_start = 60, speaker_end = 50",
    "само показано": "UPDATE entity SET meant = 1",
    "указывает на то": "UPDATE annotation SET entity = 77 WHERE id = 1",
}


def test_a_project_that_was_worked_on_is_whole(filled):
    assert filled.check() == []


@pytest.mark.parametrize("sign", DAMAGE)
def test_damage_is_found_and_not_mended(filled, path, sign):
    filled.close()
    raw = sqlite3.connect(path)
    raw.execute(DAMAGE[sign])
    raw.commit()
    raw.close()
    before = path.read_bytes()
    with Project.open(path, writing=False) as project:
        assert any(sign in sentence for sentence in project.check())
    assert path.read_bytes() == before
