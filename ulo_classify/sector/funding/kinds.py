"""What kind of recipient an entity is: as probabilities, where all that is known are probabilities.

Kinds: user-led bodies; user groups, which somebody else controls; and, of bodies that are not user-led,
families' and carers' bodies, providers, public bodies and others, by the words that the audit quotes and by
their names. What was not assessed, and what the documents leave open, is unknown, unless its number is that
of a public body or a person has said what it is.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from ulo_classify.errors import ReadingError, SectorError
from ulo_classify.register.identifiers import normal_form
from ulo_classify.sector.funding.recipients import Entity
from ulo_classify.sector.funding.rules import rules
from ulo_classify.sector.statuses import Assessed

KINDS = ("user_led", "user_group", "family", "provider", "public", "other", "unknown")
_DECIDED = ("family", "provider", "public", "other")


def chances_of(entity: Entity, decided: Mapping[str, str]) -> tuple[float, ...]:
    """The probability of each of `KINDS`, in their order."""
    said = next((decided[each] for each in sorted(entity.ids) if each in decided), None)
    kind = said or ("public" if _is_public(entity) else None)
    if entity.assessed is None:
        return tuple(float(each == (kind or "unknown")) for each in KINDS)
    user_led, user_group, not_led, unclear = entity.assessed.probabilities
    found = dict.fromkeys(KINDS, 0.0)
    found["user_led"], found["user_group"], found["unknown"] = user_led, user_group, unclear
    found[kind or kind_in_words(entity.assessed)] += not_led
    return tuple(found.values())


def _is_public(entity: Entity) -> bool:
    return any(each.startswith(tuple(f"{one}-" for one in rules().public)) for each in entity.ids)


@lru_cache(maxsize=1 << 14)
def kind_in_words(assessed: Assessed) -> str:
    """The kind that quoted words and the name speak for; "other" where it is none, or several."""
    from ulo_classify.language import read_text

    text = ". ".join((assessed.name, *assessed.quotes))
    kinds = Counter(
        rules().kinds[hit.kind] for hit in read_text(text).kinds if hit.decisive and hit.kind in rules().kinds
    )
    first = kinds.most_common(2)
    if not first or (len(first) > 1 and first[0][1] == first[1][1]):
        return "other"
    return first[0][0]


def read_decided(path: Path) -> dict[str, str]:
    """Kinds that a person has decided: a CSV with the columns org_id and kind.

    Raises:
        ReadingError: the file cannot be read.
        SectorError: a column is missing, or a kind is none of these.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            reader = csv.DictReader(handle)
            if not {"org_id", "kind"} <= set(reader.fieldnames or ()):
                raise SectorError(
                    f"{path} must have the columns org_id and kind: put their names into its first row."
                )
            rows = [
                (number, row["org_id"] or "", (row["kind"] or "").strip())
                for number, row in enumerate(reader, 2)
            ]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ReadingError(f"{path} cannot be read as a table in UTF-8: check its name.") from error
    wrong = next((each for each in rows if each[2] not in _DECIDED), None)
    if wrong:
        raise SectorError(
            f"{path}, row {wrong[0]}, has the kind {wrong[2]!r}: write {', '.join(_DECIDED[:-1])} or"
            f" {_DECIDED[-1]}; whether"
            " a body is user-led, an assessment has to show."
        )
    return {normal_form(org_id): kind for _, org_id, kind in rows}
