"""Members: the classes there are, who may belong to each, and which of them vote at general meetings."""

from __future__ import annotations

from ulo_classify.governance.members.admission import read_admission
from ulo_classify.governance.members.exclusive import read_exclusive
from ulo_classify.governance.members.kinds import BASE, Kind, Members
from ulo_classify.governance.members.limits import read_limits
from ulo_classify.governance.members.only import read_only
from ulo_classify.governance.members.votes import read_votes
from ulo_classify.governance.terms import Reader


def read_members(reader: Reader) -> Members:
    """Read the classes of members; the tagger of the reader is told whom each class admits."""
    members = Members(reader, read_only(reader))
    read_admission(members)
    read_exclusive(members)
    read_votes(members)
    read_limits(members)
    return members


__all__ = ["BASE", "Kind", "Members", "read_members"]
