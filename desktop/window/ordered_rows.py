"""Rows that stand in an order of their own: some come, go or change without the others being looked at."""

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeVar

from PySide6.QtWidgets import QWidget

from desktop.window.rows import NOWHERE, Rows

Row = TypeVar("Row")
Order = tuple[Any, ...]
"""By what a row is sorted; no two rows have the same. What begins like another and goes on stands below it."""


class OrderedRows(Rows[Row]):
    """Rows sorted by `order`."""

    def __init__(
        self,
        spoken: Callable[[Row], str],
        key: Callable[[Row], Hashable],
        order: Callable[[Row], Order],
        parent: QWidget,
    ) -> None:
        super().__init__(spoken, key, parent)
        self._order = order

    def find(self, order: Order) -> int | None:
        """Return the number of the row with this order, None where there is none."""
        at = bisect_left(self.rows, order, key=self._order)
        return at if at < len(self.rows) and self._order(self.rows[at]) == order else None

    def swap(self, gone: Iterable[Row], come: Iterable[Row]) -> None:
        """Take rows out and put others in; one that comes to the very place of one that goes is changed there."""
        old = {self._order(row): row for row in gone}
        new = {self._order(row): row for row in come}
        for order in old.keys() & new.keys():
            at = self.find(order)
            if at is not None and old[order] != new[order]:
                self.put(at, new[order])
        self._take_out(old.keys() - new.keys())
        self._put_in([new[order] for order in sorted(new.keys() - old.keys())])

    def _take_out(self, orders: Iterable[Order]) -> None:
        places = sorted(at for at in map(self.find, orders) if at is not None)
        runs = groupby(enumerate(places), key=lambda numbered: numbered[1] - numbered[0])
        # From below upwards, so that the places above stay what they are.
        for run in reversed([[at for _, at in each] for _, each in runs]):
            self.beginRemoveRows(NOWHERE, run[0], run[-1])
            del self.rows[run[0] : run[-1] + 1]
            self.endRemoveRows()

    def _put_in(self, rows: Iterable[Row]) -> None:
        placed = [(bisect_left(self.rows, self._order(row), key=self._order), row) for row in rows]
        runs = [(at, [row for _, row in each]) for at, each in groupby(placed, key=itemgetter(0))]
        for at, run in reversed(runs):
            self.beginInsertRows(NOWHERE, at, at + len(run) - 1)
            self.rows[at:at] = run
            self.endInsertRows()
