"""One connection to the project file: durable settings, one kind of transaction, errors as sentences."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from desktop.annotation import Refused
from desktop.project.refusals import refusal

Row = tuple[Any, ...]

BUSY_MILLISECONDS = 3000
"""How long a statement waits for another program's transaction to end."""


class Connection:
    """Statements on the file at `path`; every SQLite error that a user can meet is raised as Refused."""

    def __init__(self, path: Path, *, writing: bool) -> None:
        self.path = path
        with self.refusing():
            self.raw = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None)
            self._settle(writing=writing)

    def _settle(self, *, writing: bool) -> None:
        # EXTRA also syncs the folder after the journal is gone: without it a power cut may bring the journal, and
        # with it the state before the last acknowledged deed, back.
        settings = ["busy_timeout=" + str(BUSY_MILLISECONDS), "foreign_keys=ON", "synchronous=EXTRA"]
        settings.append("journal_mode=DELETE" if writing else "query_only=ON")
        try:
            for setting in settings:
                self.raw.execute(f"PRAGMA {setting}").fetchall()
            self.raw.execute("SELECT count(*) FROM sqlite_master").fetchall()
        except sqlite3.Error:
            self.raw.close()
            raise

    @contextmanager
    def refusing(self) -> Iterator[None]:
        """Raise what SQLite refuses inside as a sentence for the user."""
        try:
            yield
        except sqlite3.Error as error:
            if said := refusal(error, self.path):
                raise said from error
            raise

    def all(self, sql: str, *values: object) -> list[Row]:
        """Return every row that `sql` gives."""
        with self.refusing():
            return self.raw.execute(sql, values).fetchall()

    def one(self, sql: str, *values: object) -> Row | None:
        """Return the first row that `sql` gives, or None."""
        rows = self.all(sql, *values)
        return rows[0] if rows else None

    def named(self, sql: str, *values: object) -> list[dict[str, Any]]:
        """Return every row that `sql` gives as column -> value."""
        with self.refusing():
            cursor = self.raw.execute(sql, values)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def write(self, sql: str, *values: object) -> None:
        """Run one statement that changes rows, inside a transaction."""
        with self.refusing():
            self.raw.execute(sql, values)

    def write_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run one statement for each of `rows`, inside a transaction."""
        with self.refusing():
            self.raw.executemany(sql, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Commit what is done inside, or nothing of it."""
        self.write("BEGIN IMMEDIATE")
        try:
            # Undo writes rows in any order; what they point to is looked at once, on commit.
            self.write("PRAGMA defer_foreign_keys=ON")
            yield
            self.write("COMMIT")
        finally:
            if self.raw.in_transaction:
                self.write("ROLLBACK")

    def into_memory(self) -> None:
        """Go on with a copy of the whole project in memory; the file is let go."""
        copy = sqlite3.connect(":memory:", isolation_level=None)
        with self.refusing():
            self.raw.backup(copy)
        self.raw.close()
        self.raw = copy

    def copy_to(self, path: Path) -> None:
        """Write the project as it stands to a new file at `path`."""
        copy = sqlite3.connect(path)
        try:
            with self.refusing():
                self.raw.backup(copy)
        except Refused:
            # Half a copy would pass for a whole one.
            path.unlink(missing_ok=True)
            raise
        finally:
            copy.close()

    def close(self) -> None:
        """Let the file go."""
        self.raw.close()
