"""The reconciliation API over a database of registers: batches of queries and their answers as plain data.

Source: Reconciliation Service API 0.1 and 0.2 of the W3C Entity Reconciliation Community Group
(https://reconciliation-api.github.io/specs/0.2/).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ulo_classify.errors import RegisterError
from ulo_classify.register.identifiers import find_identifiers
from ulo_classify.register.queries import Query, query_of
from ulo_classify.register.served import ORGANISATION, Served, words
from ulo_classify.schema import RegisterCandidate, RegisterMatch

MOST_QUERIES = 200  # in one batch; OpenRefine sends ten
_LONGEST = 500  # characters of a query: no name is longer
_MOST = 50
_IDENTIFIERS = frozenset({"identifier", "org_id", "number"})
_DISAGREES = 0.8  # of the score, where a property that was given is another on the register
_PREVIEW = {"width": 430, "height": 260}


class Entity(BaseModel):
    """A property value that is an entity, reconciled before."""

    model_config = ConfigDict(extra="ignore")

    id: str


PropertyValue = str | bool | float | Entity


class PropertyGiven(BaseModel):
    """What the client knows of the body it looks for."""

    model_config = ConfigDict(extra="ignore")

    pid: str
    v: PropertyValue | list[PropertyValue]

    def texts(self) -> list[str]:
        """Its values as text."""
        values = self.v if isinstance(self.v, list) else [self.v]
        return [each.id if isinstance(each, Entity) else _text(each) for each in values]


class Asked(BaseModel):
    """One query of a batch; what the API knows beside it is accepted and not used."""

    model_config = ConfigDict(extra="ignore")

    query: str = ""
    limit: float = Field(default=5, ge=1)
    type: str | list[str] = []
    type_strict: Literal["any", "should", "all"] = "any"
    properties: list[PropertyGiven] = Field(default=[], max_length=50)

    def types(self) -> set[str]:
        """The types asked for; that of all bodies asks for nothing."""
        return set([self.type] if isinstance(self.type, str) else self.type) - {ORGANISATION, ""}


def _text(value: str | bool | float) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def manifest(served: Served, address: str, *, versions: list[str]) -> dict[str, Any]:
    """What the service is; `address` is where it runs, without a slash at the end."""
    suggest = {
        what: {"service_url": address, "service_path": f"/suggest/{what}"}
        for what in ("entity", "property", "type")
    }
    limit = {"name": "limit", "type": "number", "default": 0, **words()["limit"]}
    return {
        "versions": versions,
        "name": words()["name"].format(registers="; ".join(served.register.registers.values())),
        "identifierSpace": "http://org-id.guide/",
        "schemaSpace": "https://schema.org/Organization",
        "defaultTypes": served.types(),
        "view": {"url": f"{address}/view/{{{{id}}}}"},
        "preview": {"url": f"{address}/preview/{{{{id}}}}", **_PREVIEW},
        "suggest": suggest,
        "extend": {
            "propose_properties": {"service_url": address, "service_path": "/properties"},
            "property_settings": [limit],
        },
        "batchSize": MOST_QUERIES,
    }


def reconcile(served: Served, queries: object) -> dict[str, Any]:
    """Answer a batch of queries, by their keys.

    Acronyms are not expanded by the other queries of a batch, as a batch is no list.

    Raises:
        RegisterError: the batch is not of the API's form.
    """
    if not isinstance(queries, Mapping):
        raise RegisterError("A batch is an object with a query under each key.")
    return {str(key): {"result": _answer(served, str(key), value)} for key, value in queries.items()}


def _answer(served: Served, key: str, value: object) -> list[dict[str, Any]]:
    try:
        asked = Asked.model_validate(value)
    except ValidationError as error:
        raise RegisterError(f"The query {key[:100]} is not of the form of the reconciliation API.") from error
    query = _query(asked)
    if query is None:
        return []
    wanted = asked.types()
    limit = min(int(asked.limit), _MOST)
    (match,) = served.register.find([query], limit=_MOST if wanted or asked.properties else limit)
    bodies = [match.body] if match.body else list(match.candidates)
    unique = {body.org_id: body for body in reversed(bodies)}  # one body may stand on two registers
    found = [_result(body, match, asked, served) for body in reversed(unique.values())]
    if wanted and asked.type_strict != "should":
        every = asked.type_strict == "all"
        found = [each for each in found if _fits({kind["id"] for kind in each["type"]}, wanted, every=every)]
    return sorted(found, key=lambda each: -each["score"])[:limit]


def _query(asked: Asked) -> Query | None:
    """The query as the registers are asked: a name, a number among its properties, or both."""
    given = [text for each in asked.properties if each.pid in _IDENTIFIERS for text in each.texts()]
    identifiers = tuple(dict.fromkeys(found for text in given for found in find_identifiers(text)))
    text = asked.query.strip()[:_LONGEST]
    if text:
        query = query_of(text)
        return query._replace(identifiers=tuple(dict.fromkeys([*identifiers, *query.identifiers])))
    return query_of(identifiers[0])._replace(only_number=True) if identifiers else None


def _fits(types: set[str], wanted: set[str], *, every: bool) -> bool:
    return wanted <= types if every else bool(wanted & types)


def _result(body: RegisterCandidate, match: RegisterMatch, asked: Asked, served: Served) -> dict[str, Any]:
    why = "; ".join(body.differences) or match.reason
    place = f"{body.place}. " if body.place else ""
    agreeing = _agreements(body, asked, served)
    disagrees = not all(agreeing.values())
    features: dict[str, bool | float] = {
        "likeness": body.score,
        "differences": len(body.differences),
        "on_register": not body.gone,
        **{f"property_{key}": agrees for key, agrees in agreeing.items()},
    }
    return {
        "id": body.org_id,
        "name": body.name,
        "description": f"{body.org_id}. {place}{why}",
        "type": served.types_of(body.org_id, gone=body.gone),
        "score": round(100 * body.score * (_DISAGREES if disagrees else 1), 1),
        "match": match.outcome == "match" and not disagrees,
        "features": [{"id": key, "value": value} for key, value in features.items()],
    }


def _agreements(body: RegisterCandidate, asked: Asked, served: Served) -> dict[str, bool]:
    """Whether the register says the same, for each property that was given and that is known."""
    known = served.properties()
    given = [each for each in asked.properties if each.pid in known and each.pid not in _IDENTIFIERS]
    facts = served.facts(body.org_id) if given else {}
    return {
        each.pid: bool({fact.casefold() for fact in facts.get(each.pid, ())} & _folded(each))
        for each in given
        if facts.get(each.pid)
    }


def _folded(given: PropertyGiven) -> set[str]:
    return {text.strip().casefold() for text in given.texts()}
