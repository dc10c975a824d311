"""Properties of bodies for the columns and facets of a table, and what is suggested while somebody types.

Source: as `reconciliation`.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ulo_classify.errors import RegisterError
from ulo_classify.register.served import ORGANISATION, Served, as_values

MOST_IDS = 1000
_MOST_SUGGESTED = 10
_LONGEST = 200  # characters of what somebody has typed
_FURTHEST = 1000  # suggestions that can be skipped


class Settings(BaseModel):
    """How a property is wanted; `limit` 0 means all of its values."""

    model_config = ConfigDict(extra="ignore")

    limit: float = Field(default=0, ge=0)


class PropertyAsked(BaseModel):
    """A property of a data extension."""

    model_config = ConfigDict(extra="ignore")

    id: str
    settings: Settings = Settings()


class Extension(BaseModel):
    """A data extension: properties of bodies by their identifiers."""

    model_config = ConfigDict(extra="ignore")

    ids: list[str] = Field(max_length=MOST_IDS)
    properties: list[PropertyAsked] = Field(max_length=100)


def extend(served: Served, asked: object) -> dict[str, Any]:
    """Properties of bodies.

    Raises:
        RegisterError: the request is not of the API's form.
    """
    try:
        extension = Extension.model_validate(asked)
    except ValidationError as error:
        raise RegisterError("The request is not a data extension of the reconciliation API.") from error
    known = served.properties()
    wanted = [each for each in extension.properties if each.id in known]
    rows: dict[str, dict[str, list[dict[str, str]]]] = {}
    for org_id in extension.ids:
        facts = served.facts(org_id)
        rows[org_id] = {
            each.id: as_values(each.id, facts.get(each.id, ()))[: int(each.settings.limit) or None]
            for each in wanted
        }
    return {"meta": [{"id": each.id, "name": known[each.id]} for each in wanted], "rows": rows}


def propose(served: Served, kind: str, limit: int | None) -> dict[str, Any]:
    """The properties that can be asked for: those of every type are the same."""
    found = [{"id": key, "name": name} for key, name in served.properties().items()]
    answer: dict[str, Any] = {"type": kind or ORGANISATION, "properties": found[:limit]}
    return answer if limit is None else answer | {"limit": limit}


def suggest(served: Served, what: str, prefix: str, cursor: int = 0) -> dict[str, Any]:
    """What begins with the letters typed: bodies by name or identifier, properties, types.

    Args:
        served: what is known.
        what: "entity", "property" or "type".
        prefix: the letters.
        cursor: how many suggestions to skip.
    """
    cursor = min(max(cursor, 0), _FURTHEST)
    typed = prefix.strip()[:_LONGEST]
    if what == "entity":
        return {"result": _entities(served, typed, cursor)}
    known = (
        served.types()
        if what == "type"
        else [{"id": key, "name": name} for key, name in served.properties().items()]
    )
    letters = typed.casefold()
    found = [
        each
        for each in known
        if each["id"].startswith(letters) or any(word.startswith(letters) for word in _ends(each["name"]))
    ]
    return {"result": found[cursor : cursor + _MOST_SUGGESTED]}


def _ends(name: str) -> list[str]:
    """A name from each of its words on: "date of removal", "of removal", "removal"."""
    parts = name.casefold().split()
    return [" ".join(parts[at:]) for at in range(len(parts))]


def _entities(served: Served, typed: str, cursor: int) -> list[dict[str, Any]]:
    entries = served.register.starting_with(typed, _MOST_SUGGESTED, skip=cursor) if typed else []
    return [
        {
            "id": entry.org_id,
            "name": entry.registered_name,
            "description": f"{entry.org_id}. {entry.place}".rstrip(". ") + ".",
            "notable": served.types_of(entry.org_id, gone=bool(entry.gone)),
        }
        for entry in entries
    ]
