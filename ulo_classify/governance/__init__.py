"""What a body's rules guarantee: from a governing document to the votes that users are sure of."""

from ulo_classify.governance.casting import read_casting
from ulo_classify.governance.meetings import meeting_share
from ulo_classify.governance.records import (
    Board,
    Bounds,
    Fact,
    Holding,
    Limit,
    Meeting,
    MemberClass,
    Quota,
    Quote,
    Seats,
)
from ulo_classify.governance.rules import Rules, read_rules
from ulo_classify.governance.shares import board_share, contradiction

__all__ = [
    "Board",
    "Bounds",
    "Fact",
    "Holding",
    "Limit",
    "Meeting",
    "MemberClass",
    "Quota",
    "Quote",
    "Rules",
    "Seats",
    "board_share",
    "contradiction",
    "meeting_share",
    "read_casting",
    "read_rules",
]
