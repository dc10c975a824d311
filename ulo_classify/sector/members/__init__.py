"""Two lists of members: who stayed, closed, left, joined, merged or changed its name, and how it is known."""

from ulo_classify.sector.members.compare import compare_members
from ulo_classify.sector.members.model import Fate, Member, MemberChange, RegisterDates
from ulo_classify.sector.members.write import write_members

__all__ = ["Fate", "Member", "MemberChange", "RegisterDates", "compare_members", "write_members"]
