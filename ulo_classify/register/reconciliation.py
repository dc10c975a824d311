"""The reconciliation API over a database of registers: questions and answers as plain data.

Source: Reconciliation Service API 0.2 of the W3C Entity Reconciliation Community Group
(https://reconciliation-api.github.io/specs/0.2/).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ulo_classify.errors import RegisterError
from ulo_classify.register.finder import Register
from ulo_classify.schema import RegisterCandidate, RegisterMatch

MOST_QUERIES = 1000  # in one batch; OpenRefine sends ten
_TYPE = {"id": "organisation", "name": "Organisation"}
_MOST = 50
PROPERTIES = {
    "status": "Status on the register",
    "register": "Register",
    "registered": "Date of registration",
    "removed": "Date of removal",
    "names": "Other names",
    "serves": "Whom it says it serves (never evidence of control)",
    "objects": "Objects and activities",
}


class Asked(BaseModel):
    """One query of a batch; what the API knows beside it is accepted and not used."""

    model_config = ConfigDict(extra="ignore")

    query: str = ""
    limit: float = Field(default=5, ge=1)


class PropertyAsked(BaseModel):
    """A property of a data extension."""

    model_config = ConfigDict(extra="ignore")

    id: str


class Extension(BaseModel):
    """A data extension: properties of bodies by their identifiers."""

    model_config = ConfigDict(extra="ignore")

    ids: list[str] = Field(max_length=MOST_QUERIES)
    properties: list[PropertyAsked]


def manifest(register: Register, address: str) -> dict[str, Any]:
    """What the service is; `address` is where it runs, without a slash at the end."""
    return {
        "versions": ["0.2"],
        "name": "ulo-classify: " + "; ".join(register.registers.values()),
        "identifierSpace": "http://org-id.guide/",
        "schemaSpace": "https://schema.org/",
        "defaultTypes": [_TYPE],
        "view": {"url": f"{address}/view/{{{{id}}}}"},
        "extend": {
            "propose_properties": {"service_url": address, "service_path": "/properties"},
            "property_settings": [],
        },
    }


def reconcile(register: Register, queries: object) -> dict[str, Any]:
    """Answer a batch of queries, by their keys.

    Acronyms are not expanded by the other queries of a batch, as a batch is no list.

    Raises:
        RegisterError: the batch is not of the API's form.
    """
    if not isinstance(queries, Mapping) or len(queries) > MOST_QUERIES:
        raise RegisterError(f"A batch is an object of at most {MOST_QUERIES} queries.")
    answers = {}
    for key, value in queries.items():
        try:
            asked = Asked.model_validate(value)
        except ValidationError as error:
            raise RegisterError(f"The query {key} is not of the form of the reconciliation API.") from error
        limit = min(int(asked.limit), _MOST)
        (match,) = register.find([asked.query], limit=limit)
        answers[str(key)] = {"result": _results(match) if asked.query.strip() else []}
    return answers


def _results(match: RegisterMatch) -> list[dict[str, Any]]:
    bodies = [match.body] if match.body else list(match.candidates)
    return [_result(body, match) for body in bodies]


def _result(body: RegisterCandidate, match: RegisterMatch) -> dict[str, Any]:
    why = "; ".join(body.differences) or match.reason
    place = f"{body.place}. " if body.place else ""
    return {
        "id": body.org_id,
        "name": body.name + (" [left the register]" if body.gone else ""),
        "description": f"{body.org_id}. {place}{why}",
        "type": [_TYPE],
        "score": round(100 * body.score, 1),
        "match": match.outcome == "match",
        "features": [
            {"id": "likeness", "value": body.score},
            {"id": "differences", "value": len(body.differences)},
            {"id": "on_register", "value": not body.gone},
        ],
    }


def extend(register: Register, asked: object) -> dict[str, Any]:
    """Properties of bodies, for columns and facets of a table.

    Raises:
        RegisterError: the request is not of the API's form.
    """
    try:
        extension = Extension.model_validate(asked)
    except ValidationError as error:
        raise RegisterError("The request is not a data extension of the reconciliation API.") from error
    wanted = [each.id for each in extension.properties if each.id in PROPERTIES]
    rows = {}
    for org_id in extension.ids:
        facts = register.facts(org_id)
        rows[org_id] = {key: [{"str": value} for value in facts.get(key, ())] for key in wanted}
    return {"meta": [{"id": key, "name": PROPERTIES[key]} for key in wanted], "rows": rows}


def propose(limit: int | None = None) -> dict[str, Any]:
    """The properties that can be asked for."""
    found = [{"id": key, "name": name} for key, name in PROPERTIES.items()]
    return {"type": _TYPE["id"], "properties": found[:limit]}
