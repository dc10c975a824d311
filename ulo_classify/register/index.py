"""Words of all names -> the names that hold them, in parts so that memory stays bounded."""

from __future__ import annotations

import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Callable

from ulo_classify.register.keys import folded_words, initials

_MOST_HELD = 3_000_000  # ids in memory before a part is written


def build_index(connection: sqlite3.Connection, progress: Callable[[int, int], None]) -> None:
    """Write the tables `word`, `word_count` and `initials` anew.

    Args:
        connection: a database being written.
        progress: called with (names done, names in all).
    """
    _sort_names(connection)
    for table in ("word", "word_count", "initials"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
    (total,) = connection.execute("SELECT count(*) FROM name").fetchone()
    words: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
    letters: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
    held = part = 0
    rows = connection.execute("SELECT id, strict FROM name ORDER BY id")
    for done, (number, strict) in enumerate(rows, start=1):
        found = set(folded_words(strict))
        for word in found:
            words[word].append(number)
        for each in initials(strict):
            letters[each].append(number)
        held += len(found) + 2
        if held >= _MOST_HELD:
            _write(connection, part, words, letters)
            part, held = part + 1, 0
        if done % 20_000 == 0:
            progress(done, total)
    _write(connection, part, words, letters)
    progress(total, total)


def _sort_names(connection: sqlite3.Connection) -> None:
    """Number the names by what they say, so that no answer depends on the order of rows in files."""
    connection.executescript(
        "CREATE TABLE sorted AS SELECT n.body, n.kind, n.name, n.until, n.strict, n.folded FROM name n"
        " JOIN body b ON b.id = n.body ORDER BY n.strict, b.org_id, b.register, n.kind, n.name;"
        "DELETE FROM name;"
        "INSERT INTO name SELECT NULL, body, kind, name, until, strict, folded FROM sorted ORDER BY rowid;"
        "DROP TABLE sorted;"
    )


def _write(
    connection: sqlite3.Connection, part: int, words: dict[str, array[int]], letters: dict[str, array[int]]
) -> None:
    rows = ((word, part, names.tobytes()) for word, names in sorted(words.items()))
    connection.executemany("INSERT INTO word VALUES (?, ?, ?)", rows)
    counts = ((word, len(names)) for word, names in words.items())
    connection.executemany(
        "INSERT INTO word_count VALUES (?, ?)"
        " ON CONFLICT (word) DO UPDATE SET names = names + excluded.names",
        counts,
    )
    rows = ((each, part, names.tobytes()) for each, names in sorted(letters.items()))
    connection.executemany("INSERT INTO initials VALUES (?, ?, ?)", rows)
    words.clear()
    letters.clear()
