"""Rows of a table -> organisations, and answers -> rows. Knows no pandas and no Arrow, only plain values."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from ulo_classify.errors import DataError
from ulo_classify.frames.columns import columns
from ulo_classify.schema import Assessment, Document, Organisation, Unassessed

Row = Mapping[str, Any]
_DOCUMENTS = TypeAdapter(tuple[Document, ...])


def check_columns(names: Iterable[object]) -> set[str]:
    """See that a table has names and something to read; gives the names of its columns.

    Raises:
        DataError: a column is missing.
    """
    given = [str(name) for name in names]
    have = set(given)
    if twice := [each.name for each in columns("input") if given.count(each.name) > 1]:
        raise DataError(f"The table has more than one column {twice[0]!r}: rename all but one.")
    missing = [each.name for each in columns("input") if each.required and each.name not in have]
    if missing:
        raise DataError(f"The table has no column {missing[0]!r}: rename the one that holds it.")
    if not have & {"text", "documents"}:
        raise DataError(
            "The table has neither a column 'text' nor a column 'documents': rename the one that holds them."
        )
    return have


def organisation_of(row: Row) -> Organisation | Unassessed:
    """The organisation of a row, or why there is none."""
    name, own_id = text_of(row.get("name")), text_of(row.get("id"))
    try:
        return Organisation(name=name or "", id=own_id, documents=_documents(row))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        cause = f"The row is not an organisation: {place}: {first['msg']}."
    except DataError as error:
        cause = str(error)
    return Unassessed(name=name, id=own_id, cause=cause)


def _documents(row: Row) -> tuple[Document, ...]:
    many, text = row.get("documents"), text_of(row.get("text"))
    if is_missing(many):
        if text is None:
            return ()
        kind, date = text_of(row.get("kind")), text_of(row.get("date"))
        return _DOCUMENTS.validate_python(({"text": text, "kind": kind or "other", "date": date},))
    if text is not None:
        raise DataError("The row has both text and documents: leave one of them empty.")
    if isinstance(many, str):
        try:
            many = json.loads(many)
        except ValueError as error:
            raise DataError("The documents of the row are text that is no JSON: give a JSON list.") from error
    given = list(many) if isinstance(many, Iterable) and not isinstance(many, Mapping) else many
    if not isinstance(given, list):
        raise DataError("The documents of the row are no list: give a list of records.")
    return _DOCUMENTS.validate_python([_document(each) for each in given])


def _document(given: object) -> object:
    """A record without what is empty in it: Arrow has every key in every record."""
    if not isinstance(given, Mapping):
        return given  # pydantic says what it should be
    return {
        key: value if key == "text" else text_of(value)
        for key, value in given.items()
        if not is_missing(value)
    }


def is_missing(value: object) -> bool:
    """None, NaN, NaT and pandas' NA: all that tables put where there is nothing."""
    if value is None or type(value).__name__ in {"NAType", "NaTType"}:
        return True
    return isinstance(value, float) and math.isnan(value)


def text_of(value: object) -> str | None:
    """A cell as text; whole numbers without the point that gaps in a column give them, dates as in ISO."""
    if is_missing(value):
        return None
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if hasattr(value, "isoformat"):
        return str(value.isoformat()).removesuffix("T00:00:00")
    return str(value)


def row_of(answer: Assessment | Unassessed) -> dict[str, Any]:
    """The cells of an answer, for every column of the published schema."""
    row: dict[str, Any] = dict.fromkeys(each.name for each in columns("output"))
    row |= {"id": answer.id, "name": answer.name}
    if isinstance(answer, Unassessed):
        return row | {"cause": answer.cause}
    row |= {"status": answer.status, "basis": answer.basis, "explanation": answer.explanation}
    if answer.evidence:
        first = answer.evidence[0]
        row |= {"quote": first.quote, "document": first.document, "document_index": first.document_index}
        row |= {"start": first.start, "end": first.end}
    for body, prefix in (("board", "board"), ("general_meeting", "meeting")):
        if share := answer.control.get(body):
            row |= {
                f"{prefix}_{end}": f"{value.numerator}/{value.denominator}"
                for end, value in (("low", share.low), ("high", share.high))
            }
    row["flags"] = " ".join(flag.kind for flag in answer.flags)
    return row | {"assessment": answer.model_dump_json()}
