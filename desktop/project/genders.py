"""Whether a person is a man or a woman, as far as the name and the words of speech beside quotes tell."""

import re
import sqlite3

from desktop.project.persons import PersonName

MASC, FEM = "Masc", "Fem"
CUES = """SELECT substr(r.text, q.cue_start + 1, q.cue_end - q.cue_start) FROM quote q
    JOIN annotation a ON a.id = q.annotation JOIN release r ON r.id = a.release
    WHERE q.entity = ? AND q.cue_start IS NOT NULL AND a.status <> 'rejected'"""
_SURNAME = re.compile(r"(?:(?:[оеё]в|[иы]н|ск|цк)(?:а|ая|ий|ой)?)$")
_SAID_BY_HIM = re.compile(r"[аеиоуыя]л(?:ся)?$")
_SAID_BY_HER = re.compile(r"[аеиоуыя]ла(?:сь)?$")
_MEN_IN_A = frozenset(
    ("никита", "илья", "фома", "лука", "кузьма", "савва", "данила", "гаврила", "джошуа", "мустафа", "саша", "женя")
)


def of_name(name: PersonName) -> str:
    """Return the gender that the patronymic or a Russian given name in -а or -я tells, "" where they do not."""
    if name.patronymic.endswith(("ич", "оглы")):
        return MASC
    if name.patronymic.endswith(("на", "кызы")):
        return FEM
    woman = len(name.given) > 2 and name.given[-1] in "ая" and name.given not in _MEN_IN_A
    return FEM if woman else ""


def declines(name: PersonName) -> bool:
    """Tell whether the surname has a form of its own for each gender, so that one form is one gender's: `Орлова`."""
    return _SURNAME.search(name.surname) is not None


def told(raw: sqlite3.Connection, entity: int) -> str:
    """Return the gender with which the words of speech beside an entity's quotes agree: `сказала`; "" if they vary."""
    cues = [cue.casefold() for (cue,) in raw.execute(CUES, (entity,))]
    men, women = (sum(bool(said.search(cue)) for cue in cues) for said in (_SAID_BY_HIM, _SAID_BY_HER))
    if men and women:
        return ""
    return MASC if men else FEM if women else ""
