"""Small files for the tests of survival and money: results of an audit, grants, contracts; all invented."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

from ulo_classify.schema import Assessment, AuditLine, Evidence, ListEntry

STATUSES = ("user_led", "user_group", "not_user_led", "unclear")


def chances(**given: float) -> dict[str, float]:
    return {status: given.get(status, 0.0) for status in STATUSES}


def audit_line(
    number: int, name: str, org_id: str | None, probabilities: dict[str, float] | None, quote: str = ""
) -> str:
    evidence = (
        (Evidence(quote=quote, document="rules", document_index=0, start=0, end=len(quote)),) if quote else ()
    )
    status = max(probabilities, key=lambda key: probabilities[key]) if probabilities else "unclear"
    assessment = Assessment(
        name=name,
        id=org_id,
        status=status,
        explanation="Invented.",
        probabilities=probabilities,
        criteria={},
        criteria_set="gc7",
        evidence=evidence,
    )
    entry = ListEntry(line=number, raw=name, name=name)
    return AuditLine(entry=entry, outcome="assessed", status=status, assessment=assessment).model_dump_json()


def write_results(path: Path, bodies: list[tuple[Any, ...]]) -> Path:
    """Each body: name, identifier or None, probabilities, and a quote if it has one."""
    path.write_text(
        "\n".join(audit_line(at, *each) for at, each in enumerate(bodies, 1)) + "\n", encoding="utf-8"
    )
    return path


def write_csv(path: Path, header: str, *rows: tuple[object, ...]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(header.split(","))
        writer.writerows(rows)
    return path


def write_json(path: Path, value: object) -> Path:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


def grant(key: str, amount: object = 1000, **given: Any) -> dict[str, Any]:
    """A grant with every field that the 360Giving standard requires."""
    return {
        "id": f"360G-Invented-{key}",
        "title": "Peer support in Harrowmere",
        "description": "A weekly group.",
        "currency": "GBP",
        "amountAwarded": amount,
        "awardDate": "2023-05-04",
        "fundingOrganization": [{"id": "GB-CHC-9000001", "name": "The Invented Foundation"}],
        "recipientOrganization": [
            {"id": "GB-CHC-9100001", "name": "Harrowmere Coalition of Disabled People"}
        ],
        **given,
    }


def to(name: str, org_id: str, **further: str) -> dict[str, Any]:
    return {"recipientOrganization": [{"id": org_id, "name": name, **further}]}


def package(*grants: dict[str, Any]) -> dict[str, Any]:
    return {"version": "1.3", "grants": list(grants)}


def release(
    ocid: str, date: str, *, supplier: str = "9100002", value: dict[str, Any] | None = None, **given: Any
) -> dict[str, Any]:
    """An OCDS release with one award; `given` replaces fields of the award."""
    award = {
        "id": "1",
        "title": "Advocacy service",
        "status": "active",
        "date": "2023-02-01T00:00:00Z",
        "value": value or {"amount": 50000, "currency": "GBP"},
        "suppliers": [{"id": f"GB-COH-{supplier}", "name": "Amberlow Supported Living Ltd"}],
        **given,
    }
    return {
        "ocid": ocid,
        "id": f"{ocid}-{date}",
        "date": date,
        "tag": ["award"],
        "initiationType": "tender",
        "parties": [
            {
                "id": f"GB-COH-{supplier}",
                "name": "Amberlow Supported Living Ltd",
                "identifier": {"scheme": "GB-COH", "id": supplier},
                "roles": ["supplier"],
            },
            {"id": "GB-LAE-ZZZ", "name": "Harrowmere Council", "roles": ["buyer"]},
        ],
        "buyer": {"id": "GB-LAE-ZZZ", "name": "Harrowmere Council"},
        "tender": {"id": "t", "title": "Independent advocacy for Harrowmere"},
        "awards": [award],
    }


def release_package(*releases: dict[str, Any]) -> dict[str, Any]:
    return {
        "uri": "https://data.example/releases.json",
        "version": "1.1",
        "publishedDate": "2024-01-01T00:00:00Z",
        "publisher": {"name": "Harrowmere Council"},
        "releases": list(releases),
    }


def record_package(*records: dict[str, Any]) -> dict[str, Any]:
    return {
        "uri": "https://data.example/records.json",
        "version": "1.1",
        "publishedDate": "2024-01-01T00:00:00Z",
        "publisher": {"name": "Harrowmere Council"},
        "records": list(records),
    }
