"""Reads criteria sets from TOML and checks them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from ulo_classify.errors import CriteriaError
from ulo_classify.schema import Share, Status


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Criterion(_Frozen):
    """One test of a set.

    `role` "gate": needed for a positive result; "characteristic": corroborates, never decides alone.
    `threshold` and `operator` apply to the share of `base` that users hold; absent where no share is asked.
    `not_met_by`: statuses whose deciding words show that it is not met.
    """

    key: str
    label: str
    question: str
    reference: str
    role: Literal["gate", "characteristic"]
    threshold: Share | None = None
    operator: Literal[">", ">="] | None = None
    base: str | None = None
    not_met_by: tuple[Status, ...] = ()


class CriteriaSet(_Frozen):
    """A published definition, as data: its criteria in order, its version and its source."""

    key: str
    name: str
    version: str
    citation: str
    source_status: str
    criterion: tuple[Criterion, ...]


def available() -> list[str]:
    """Keys of the bundled criteria sets, sorted."""
    files = resources.files(__package__).iterdir()
    return sorted(file.name.removesuffix(".toml") for file in files if file.name.endswith(".toml"))


@cache
def load_criteria(key: str) -> CriteriaSet:
    """Load a bundled criteria set by its key, e.g. "gc7".

    Raises:
        CriteriaError: no such set (the sentence lists those there are), or a mistake in its file.
    """
    if key not in available():
        raise CriteriaError(f"There is no criteria set {key!r}; choose one of: {', '.join(available())}.")
    source = resources.files(__package__).joinpath(f"{key}.toml").read_text(encoding="utf-8")
    try:
        return CriteriaSet.model_validate(tomllib.loads(source))
    except tomllib.TOMLDecodeError as error:
        raise CriteriaError(f"criteria/{key}.toml cannot be read: {error}; correct that line.") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise CriteriaError(f"criteria/{key}.toml: {place}: {first['msg']}; correct that key.") from error
