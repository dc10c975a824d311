"""Which body of a register an audit knows: by identifier, or by a name that only one body of each bears."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from ulo_classify.consultation.names import strict_key
from ulo_classify.sector.statuses import STATUSES, Assessed, Statuses
from ulo_classify.sector.survival.lives import Life
from ulo_classify.sector.survival.spells import Floats


def assessed_of(lives: Sequence[Life], statuses: Statuses) -> list[Assessed | None]:
    """The assessment of each body; None where the audit does not know it.

    A name counts only where the audit gives the body no identifier: with one, it is another body.
    """
    found = [
        next((statuses.by_id[each] for each in life.ids if each in statuses.by_id), None) for life in lives
    ]
    taken = {each for each in found if each is not None}
    names = Counter(strict_key(life.name) for life in lives)
    for at, life in enumerate(lives):
        if found[at] is None and names[strict_key(life.name)] == 1:
            named = statuses.named(life.name)
            if named is not None and not named.ids and named not in taken:
                found[at] = named
    return found


def probabilities(found: Sequence[Assessed | None]) -> Floats:
    """One row a body with the probability of each status; a row of zeros for one that was not assessed."""
    rows = np.zeros((len(found), len(STATUSES)))
    for at, each in enumerate(found):
        if each is not None:
            rows[at] = each.probabilities
    return rows
