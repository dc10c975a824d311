"""What a criteria set is made of; every key that a TOML file may have, with what it means."""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from ulo_classify.schema import Basis, Operator, Status

Body = Literal[
    "board",
    "officers",
    "membership",
    "general_meeting",
    "staff",
    "senior_staff",
    "management_staff",
    "other_staff",
    "volunteers",
    "spokespeople",
]
"""Whose share a criterion asks for; "general_meeting" is votes, and read from the same words as members."""

_KEY = re.compile(r"[a-z][a-z0-9_]*")
# Criteria whose verdict is read from what sentences say of them; assessment/verdicts.py decides these.
_SAID = frozenset({"governed", "directed", "led", "membership", "employment", "independence"})


def _key(value: str) -> str:
    if not _KEY.fullmatch(value):
        raise ValueError('a key has small letters, figures and underscores only, such as "board_share"')
    return value


def _threshold(value: object) -> object:
    """Accepts "3/4", "0.75" and 0.75, each exactly as written; True is no number."""
    if isinstance(value, bool) or not isinstance(value, str | int | float | Fraction):
        raise ValueError('a threshold is a share written "3/4" or 0.75')  # noqa: TRY004  pydantic wants it
    try:
        share = Fraction(str(value))
    except (ValueError, ZeroDivisionError):
        raise ValueError('a threshold is a share written "3/4" or 0.75') from None
    if not 0 <= share <= 1:
        raise ValueError('a threshold is a share from 0 to 1, such as "3/4"')
    return share


Key = Annotated[str, AfterValidator(_key)]
Text = Annotated[str, Field(min_length=1)]
Threshold = Annotated[Fraction, BeforeValidator(_threshold)]


class Part(BaseModel):
    """Base of the parts of a set: frozen, and a key that nobody knows is a mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Citation(Part):
    """Where the set is published: `section` is its paragraph or section, or says that it has none."""

    publisher: Text
    title: Text
    year: Text
    section: Text

    def __str__(self) -> str:
        return f"{self.publisher}, {self.title} ({self.year}), {self.section}"


class Users(Part):
    """Who counts as users under the set, in words for readers (`who`, `not_counted`).

    `also_counts`: groups beside users that the set counts with them, so that "disabled people or carers" is
    read whole. `only_if_named`: the set is about one constituency; where the documents use none of these
    words (beginnings of words; small letters find capitals too) nothing can be said under it.
    """

    who: Text
    not_counted: Text
    also_counts: tuple[Literal["family", "professional", "ally"], ...] = ()
    only_if_named: tuple[Text, ...] = ()


class Criterion(Part):
    """One test of a set.

    `asks` says how it is decided: "share" (of `body`, by `operator` and `threshold`), "control" (do users
    control the body, by the table for status), "independence" (does nobody outside appoint or overrule), or
    "said" (by what sentences say under this key). `role`: a "gate" is needed for a positive result, a
    "characteristic" corroborates and decides nothing, a "bar" decides only where it is shown not to be met.
    `accepts`: grounds that count. `one_of`: of criteria that share this name one is enough. `waived_without`
    "staff": does not apply where the body says that it has none. `only_if_named`: as in `Users`, for this
    criterion alone. `not_met_by`: statuses whose deciding words show that it is not met ("said" only).
    """

    key: Key
    label: Text
    question: Text
    reference: Text
    role: Literal["gate", "characteristic", "bar"] = "gate"
    asks: Literal["share", "control", "independence", "said"] = "share"
    body: Body | None = None
    base: Text | None = None
    operator: Operator | None = None
    threshold: Threshold | None = None
    accepts: tuple[Basis, ...] = Field(default=("rule", "fact", "claim"), min_length=1)
    one_of: Key | None = None
    waived_without: Literal["staff"] | None = None
    only_if_named: tuple[Text, ...] = ()
    not_met_by: tuple[Status, ...] = ()

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        share = {"body": self.body, "operator": self.operator, "threshold": self.threshold}
        absent = [name for name, value in share.items() if value is None]
        if self.asks == "share" and absent:
            raise ValueError(f"{absent[0]}: a criterion that asks for a share needs this key")
        if self.asks in ("control", "independence") and len(absent) < len(share):
            given = next(name for name in share if name not in absent)
            raise ValueError(f'{given}: only a criterion with asks = "share" has this key')
        if self.asks == "independence" and self.role == "gate":
            raise ValueError('role: independence is never shown by silence; write role = "bar"')
        if self.asks == "said" and self.key not in _SAID:
            raise ValueError(f'key: asks = "said" goes with one of: {", ".join(sorted(_SAID))}')
        return self


class CriteriaSet(Part):
    """A published definition, as data: its criteria in order, its version and its source.

    `short` is its name in tables. `source_status` says how well the source was seen. `not_checked`: what the
    set asks beside these criteria. `silent_on`: what it leaves open.
    """

    key: Key
    name: Text
    short: Text | None = None
    version: Text
    source_status: Text
    citation: Citation
    users: Users
    not_checked: tuple[Text, ...] = ()
    silent_on: tuple[Text, ...] = ()
    criterion: tuple[Criterion, ...]

    @model_validator(mode="after")
    def _can_decide(self) -> Self:
        twice = [key for key, times in Counter(each.key for each in self.criterion).items() if times > 1]
        if twice:
            raise ValueError(f"criterion: two criteria have the key {twice[0]!r}")
        if not any(each.role == "gate" for each in self.criterion):
            raise ValueError('criterion: one criterion at least needs role = "gate"')
        return self

    @property
    def asks_who_overrules(self) -> bool:
        """True if users' seats are hollow under this set where somebody else can overrule them."""
        return any(each.asks in ("control", "independence") for each in self.criterion)
