"""Which seats no election of members fills: the board fills them, or somebody outside."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ulo_classify.governance.seating.draft import COOPTED, ELECTED, Draft, Group
from ulo_classify.governance.seating.lines import Line
from ulo_classify.governance.seating.phrases import name_of, plain

# The board fills these seats, or somebody outside does: no election.
_APPOINTS = re.compile(
    r"(?:<[BTH]\d+>|\bthey|\bit)[^.;<]{0,30}? (?:appoint|co-?opt|engage|pick|bring in|invite)s? (?P<seat>[^.;,]{3,60})"
)
_FILLING = re.compile(r"vacanc|casual|until|absence|sub-?committee")
# "The Partner Director is nominated by the Partner": by somebody outside, so no rule on candidates is for it.
_IS_APPOINTED = re.compile(
    r"(?:the |an? |each |every )?(?P<seat><S\d+>) (?:is|are|shall be|must be|will be) "
    r"(?:appointed|nominated|named|chosen|sent|designated)"
    r"(?: in writing| from time to time)? by (?:the |an? |each )?<[HAX]\d+>"
)
_OUTSIDE = (COOPTED, "W:by", "H:")


def appointed(draft: Draft, lines: Sequence[Line]) -> set[int]:
    """The groups that the board or somebody outside fills, as sentences of their own say."""
    found: set[int] = set()
    for line in lines:
        match = _APPOINTS.search(line.words)
        if match is not None and not _FILLING.search(line.words):
            tokens = line.tagged.within(match["seat"], "SO")
            keys = {name_of(token) if token.kind == "S" else f"O:{token.name}" for token in tokens}
            named = draft.find_all(keys) or [
                g for g in draft.groups if not keys and _is_called(g, plain(line.tagged, match["seat"]))
            ]
            found |= {
                id(group) for group in named if ELECTED not in group.keys and "elected" not in group.name
            }
        passive = _IS_APPOINTED.match(line.words)
        if passive:
            found |= {id(group) for group in draft.find_all({name_of(line.tagged.token(passive["seat"]))})}
    return found


def _is_called(group: Group, words: str) -> bool:
    """True if words name a group as the list of seats did: "the Extra People"."""
    own = re.sub(
        r"^(?:the|an?|up to|not more than|no more than|at least|<N\d+>|[\d()]+|\w+teen|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|,|;| )+",
        "",
        group.name,
    )
    return len(own) > 7 and own.rstrip(" ;,.") in words


def is_outside(group: Group) -> bool:
    """True of seats that no election of members fills."""
    return any(key.startswith(_OUTSIDE) for key in group.keys) or bool(
        re.search(r"\bappointed|nominated|co-?opted|ex[- ]officio|by virtue|named by|sent by", group.name)
    )


__all__ = ["appointed", "is_outside"]
