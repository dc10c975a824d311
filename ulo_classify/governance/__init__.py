"""What a body's rules guarantee: from a governing document to the votes that users are sure of."""

from ulo_classify.governance.records import Board, Bounds, Fact, Meeting, MemberClass, Quota, Quote, Seats
from ulo_classify.governance.rules import Rules, read_rules
from ulo_classify.governance.shares import board_share, meeting_share

__all__ = [
    "Board",
    "Bounds",
    "Fact",
    "Meeting",
    "MemberClass",
    "Quota",
    "Quote",
    "Rules",
    "Seats",
    "board_share",
    "meeting_share",
    "read_rules",
]
