"""Lanes for what overlaps, and places for the names in the margin: nothing is ever printed over another thing."""

import math
from bisect import bisect_left, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Stretch = tuple[int, int]


def lanes(stretches: Sequence[Stretch]) -> list[int]:
    """Give each stretch [start, end) the lowest lane that is free, in the order given.

    Shortest first puts what is nested above what holds it; longest first makes the lane the depth of nesting.
    """
    taken: list[list[Stretch]] = []
    return [_take(taken, stretch) for stretch in stretches]


def _take(taken: list[list[Stretch]], stretch: Stretch) -> int:
    for number, lane in enumerate(taken):
        if _free(lane, stretch):
            insort(lane, stretch)
            return number
    taken.append([stretch])
    return len(taken) - 1


def _free(lane: list[Stretch], stretch: Stretch) -> bool:
    place = bisect_left(lane, stretch)
    clear_before = place == 0 or lane[place - 1][1] <= stretch[0]
    clear_after = place == len(lane) or stretch[1] <= lane[place][0]
    return clear_before and clear_after


@dataclass(frozen=True, slots=True)
class Wish:
    """A quote that wants its speaker's name beside [top, bottom), in pixels, with room for `rows` rows at best."""

    id: int
    top: float
    bottom: float
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Note:
    """One printed name: where, how many rows it may take, and the quotes it stands for, the named one first."""

    ids: tuple[int, ...]
    top: float
    rows: int


def stack(wishes: Sequence[Wish], row: float) -> list[Note]:
    """Place names of `row` pixels a row below one another, each within its quote; those without room join the last.

    `wishes` come in order of their tops.
    """
    notes: list[Note] = []
    for place, wish in enumerate(wishes):
        free = notes[-1].top + notes[-1].rows * row if notes else wish.top
        top = max(wish.top, free)
        if notes and top + row > wish.bottom:
            notes[-1] = Note((*notes[-1].ids, wish.id), notes[-1].top, notes[-1].rows)
        else:
            notes.append(Note((wish.id,), top, _rows(wish, top, _limit(wishes, place, row), row)))
    tops = [note.top for note in notes[1:]]
    known = {wish.id: wish for wish in wishes}
    return [_grown(note, below, known, row) for note, below in zip(notes, [*tops, math.inf], strict=False)]


def _grown(note: Note, below: float, known: Mapping[int, Wish], row: float) -> Note:
    """Let a name that stands for several quotes reach as far down as the longest of them, to the next name at most.

    It may have one row more than it wished for: how many quotes there are is printed behind it.
    """
    if len(note.ids) == 1:
        return note
    bottom = min(below, max(known[each].bottom for each in note.ids))
    rows = min(1 + max(known[each].rows for each in note.ids), int((bottom - note.top) // row))
    return Note(note.ids, note.top, max(note.rows, rows))


def _limit(wishes: Sequence[Wish], place: int, row: float) -> float:
    """Return how far down a name may reach: within its quote, and so that the next name still has a row beside its."""
    own, *following = wishes[place : place + 2]
    return min([own.bottom, *(max(wish.top, wish.bottom - row) for wish in following)])


def _rows(wish: Wish, top: float, limit: float, row: float) -> int:
    return max(1, min(wish.rows, int((limit - top) // row)))
