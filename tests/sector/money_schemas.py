"""JSON Schemas of grants and contracts, for the parts that these tests use.

Written for these tests from the published schemas: 360Giving Data Standard 1.x (package and grant) and OCDS
1.1.5 (release package, record package, release). What is required there is required here, with the same
types, codes and patterns of dates. Fields that the files here do not have are left out, and no others pass.
"""

from __future__ import annotations

from typing import Any

from jsonschema import Draft202012Validator

TEXT = {"type": "string"}
TEXT_OR_NONE = {"type": ["string", "null"]}
FILLED = {"type": "string", "minLength": 1}
ID = {"type": ["string", "integer"], "minLength": 1}
DAY = r"^[0-9]{4}-(0[1-9]|1[012])-(0[1-9]|[12][0-9]|3[01])"
DAY_OR_TIME = {"type": "string", "pattern": rf"{DAY}(T.+)?$"}
TIME = {"type": "string", "pattern": rf"{DAY}T[0-9:.]+(Z|[+-][0-9:]+)$"}
VERSION = {"type": "string", "pattern": r"^(\d+\.)(\d+)$"}
CURRENCY = {"enum": ["GBP", "EUR", "USD", "AUD", "NZD", "CAD"]}


def record(required: str, **fields: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "required": required.split(),
        "properties": fields,
        "additionalProperties": False,
    }


def many(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items, "uniqueItems": True}


BODY = record("id name", id=TEXT, name=TEXT, charityNumber=TEXT, companyNumber=TEXT)
GRANT = record(
    "id title description currency amountAwarded awardDate fundingOrganization",
    id=TEXT,
    title=TEXT,
    description=TEXT,
    currency=CURRENCY,
    amountAwarded={"type": "number"},
    awardDate=DAY_OR_TIME,
    fundingOrganization={**many(BODY), "minItems": 1},
    recipientOrganization={**many(BODY), "minItems": 1},
    recipientIndividual=record("id name", id=TEXT, name=TEXT),
)
# Of the two kinds of recipient a grant has one.
GRANT["oneOf"] = [{"required": ["recipientOrganization"]}, {"required": ["recipientIndividual"]}]
GRANTS = record("grants", version=VERSION, grants={**many(GRANT), "minItems": 1})

VALUE = record("", amount={"type": ["number", "null"]}, currency={"enum": [*CURRENCY["enum"], None]})
REFERENCE = record("", id=ID, name=TEXT_OR_NONE)
IDENTIFIER = record(
    "", scheme=TEXT_OR_NONE, id={"type": ["string", "integer", "null"]}, legalName=TEXT_OR_NONE
)
PARTY = record(
    "", id=FILLED, name=TEXT_OR_NONE, identifier=IDENTIFIER, roles={"type": "array", "items": TEXT}
)
AWARD = record(
    "id",
    id=ID,
    title=TEXT_OR_NONE,
    description=TEXT_OR_NONE,
    status={"enum": ["pending", "active", "cancelled", "unsuccessful", None]},
    date=TIME,
    value=VALUE,
    suppliers=many(REFERENCE),
)
CONTRACT = record(
    "id awardID", id=ID, awardID={"type": ["string", "integer"], "minLength": 1}, value=VALUE, dateSigned=TIME
)
RELEASE = record(
    "ocid id date tag initiationType",
    ocid=FILLED,
    id=FILLED,
    date=TIME,
    tag={"type": "array", "minItems": 1, "items": {"enum": ["award", "awardUpdate", "contract", "compiled"]}},
    initiationType={"enum": ["tender"]},
    parties=many(PARTY),
    buyer=REFERENCE,
    tender=record("id", id=ID, title=TEXT_OR_NONE, description=TEXT_OR_NONE),
    awards=many(AWARD),
    contracts=many(CONTRACT),
)
LINK = record("url date", url=TEXT_OR_NONE, date=TIME, tag={"type": "array", "items": TEXT, "minItems": 1})
RECORD = record(
    "ocid releases",
    ocid=TEXT,
    compiledRelease=RELEASE,
    releases={"oneOf": [{"type": "array", "minItems": 1, "items": each} for each in (LINK, RELEASE)]},
)
PUBLISHED = {"uri": TEXT, "version": VERSION, "publishedDate": TIME, "publisher": record("name", name=TEXT)}
RELEASES = record("uri publisher publishedDate releases version", **PUBLISHED, releases=many(RELEASE))
RECORDS = record(
    "uri publisher publishedDate records version", **PUBLISHED, records={**many(RECORD), "minItems": 1}
)


def mistakes(value: object, schema: dict[str, Any]) -> list[str]:
    """What of a file is not as the standard has it."""
    found = Draft202012Validator(schema).iter_errors(value)
    return [f"{'/'.join(map(str, each.absolute_path))}: {each.message}" for each in found]
