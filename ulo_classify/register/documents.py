"""What a register holds of a body, as documents for the assessor.

Objects and activities are kept apart: they are different evidence. Classes (whom it serves) are no document:
they are equally true of a body of disabled people and of a provider for them, and are never evidence of
control.
"""

from __future__ import annotations

import sqlite3

from ulo_classify.schema import Document

_TITLES = {"objects": "Objects", "activities": "Activities", "purpose": "Purpose", "area": "Area of benefit"}
_NOT_DOCUMENTS = frozenset({"area"})


def documents_of(connection: sqlite3.Connection, org_id: str) -> tuple[Document, ...]:
    """The texts of a body's entry on each register, as documents of the kind `register_entry`.

    Args:
        connection: an open database.
        org_id: identifier of the body.
    """
    rows = connection.execute(
        "SELECT t.kind, t.text, r.title, r.extracted FROM text t JOIN body b ON b.id = t.body"
        " JOIN register r ON r.key = b.register WHERE b.org_id = ? ORDER BY t.rowid",
        (org_id,),
    )
    return tuple(
        Document(
            text=text,
            kind="register_entry",
            date=extracted or None,
            source=org_id,
            name=f"{_TITLES.get(kind, kind.capitalize())}, {title}",
        )
        for kind, text, title, extracted in rows
        if kind not in _NOT_DOCUMENTS
    )


def served(connection: sqlite3.Connection, org_id: str) -> tuple[str, ...]:
    """Whom a body says it serves, in the register's classes; never evidence of control."""
    rows = connection.execute(
        "SELECT DISTINCT c.label FROM class c JOIN body b ON b.id = c.body"
        " WHERE b.org_id = ? AND c.kind = 'who' ORDER BY c.rowid",
        (org_id,),
    )
    return tuple(label for (label,) in rows)
