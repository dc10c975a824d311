"""JSON Schemas of what a reconciliation service answers, for versions 0.1 and 0.2 at once.

Written for these tests from the text of the specification (reconciliation-api.github.io/specs/0.2/), and
stricter than the published schemas where the text is: identifiers and names are not empty, a score is not
missing, nothing unknown stands in a candidate or a manifest.
"""

from __future__ import annotations

from typing import Any

from jsonschema import Draft202012Validator

TEXT = {"type": "string", "minLength": 1}
URL = {"type": "string", "pattern": "^https?://"}
WITH_ID = {"allOf": [URL, {"pattern": r"\{\{id\}\}"}]}


def record(needed: dict[str, Any], others: dict[str, Any] | None = None) -> dict[str, Any]:
    """An object with these fields and no others."""
    return {
        "type": "object",
        "properties": {**needed, **(others or {})},
        "required": list(needed),
        "additionalProperties": False,
    }


def many(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


NAMED = record({"id": TEXT, "name": TEXT})
SERVICE = record({"service_url": URL, "service_path": {"type": "string", "pattern": "^/"}})
SETTING = record(
    {"name": TEXT, "label": TEXT, "type": {"enum": ["number", "text", "checkbox", "select"]}},
    {"default": {}, "help_text": TEXT, "choices": many(record({"value": TEXT, "name": TEXT}))},
)
MANIFEST = record(
    {"versions": {**many({"enum": ["0.1", "0.2"]}), "contains": {"const": "0.2"}, "uniqueItems": True},
     "name": TEXT, "identifierSpace": URL, "schemaSpace": URL},
    {"defaultTypes": {**many(NAMED), "uniqueItems": True},
     "view": record({"url": WITH_ID}),
     "preview": record({"url": WITH_ID, "width": {"type": "integer"}, "height": {"type": "integer"}}),
     "suggest": record({}, {"entity": SERVICE, "property": SERVICE, "type": SERVICE}),
     "extend": record({}, {"propose_properties": SERVICE, "property_settings": many(SETTING)}),
     "batchSize": {"type": "integer", "minimum": 1}},
)  # fmt: skip
FEATURE = record({"id": TEXT, "value": {"type": ["boolean", "number"]}})
CANDIDATE = record(
    {"id": TEXT, "name": TEXT, "score": {"type": "number"}},
    {"description": TEXT, "match": {"type": "boolean"}, "type": many(NAMED), "features": many(FEATURE)},
)
RESULTS = {"type": "object", "additionalProperties": record({"result": many(CANDIDATE)})}
DATE = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$"}
VALUE = {"oneOf": [record({}), NAMED, record({"str": {"type": "string"}}), record({"date": DATE}),
                   record({"int": {"type": "integer"}}), record({"float": {"type": "number"}})]}  # fmt: skip
EXTENSION = record(
    {
        "meta": many(NAMED),
        "rows": {
            "type": "object",
            "additionalProperties": {"type": "object", "additionalProperties": many(VALUE)},
        },
    }
)
PROPOSAL = record({"properties": many(NAMED), "type": TEXT}, {"limit": {"type": "integer"}})
ENTITIES = record(
    {"result": many(record({"id": TEXT, "name": TEXT}, {"description": TEXT, "notable": many(NAMED)}))}
)
SUGGESTED = record({"result": many(record({"id": TEXT, "name": TEXT}, {"description": TEXT}))})


def valid(answer: Any, schema: dict[str, Any]) -> Any:
    """The answer; AssertionError with every place where it is not of the schema."""
    Draft202012Validator.check_schema(schema)
    wrong = [
        f"{error.json_path}: {error.message}" for error in Draft202012Validator(schema).iter_errors(answer)
    ]
    assert not wrong, "\n".join(wrong)
    return answer
