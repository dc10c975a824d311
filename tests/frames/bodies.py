"""Organisations as tables, and what one process answers to them."""

from __future__ import annotations

import json
from functools import cache

import pandas as pd

from ulo_classify import Assessor, Document, Organisation

TEXTS = (
    "We are run by disabled people.",
    "Not fewer than seven of the twelve directors must at all times be Deaf people.",
    "We provide day care for adults with a learning disability. Our trustees are appointed by the Trust.",
    "The kettle was replaced.",
)


@cache
def organisations() -> tuple[Organisation, ...]:
    """Twenty-four bodies; the names tell them apart."""
    kinds = ("website", "governing_document", "website", "minutes")
    return tuple(
        Organisation(
            name=f"Body {n}",
            id=f"id-{n}",
            documents=(Document(text=f"{TEXTS[n % 4]} Page {n}.", kind=kinds[n % 4], date="2024-03"),),  # type: ignore[arg-type]
        )
        for n in range(24)
    )


def flat() -> pd.DataFrame:
    """A table with one text a row."""
    return pd.DataFrame(
        {
            "id": [each.id for each in organisations()],
            "name": [each.name for each in organisations()],
            "text": [each.documents[0].text for each in organisations()],
            "kind": [each.documents[0].kind for each in organisations()],
            "date": "2024-03",
        }
    )


@cache
def expected() -> tuple[str, ...]:
    """The JSON of one process."""
    return tuple(each.model_dump_json() for each in Assessor.load().assess_many(organisations()))


def as_json(documents: tuple[Document, ...]) -> str:
    """Documents in a cell of text."""
    return json.dumps([each.model_dump(include={"text", "kind", "date"}) for each in documents])
