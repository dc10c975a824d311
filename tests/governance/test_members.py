"""Members: who may belong, who votes, and the share of the votes that follows, on invented rules."""

from __future__ import annotations

import tomllib
from fractions import Fraction
from pathlib import Path

import pytest

from ulo_classify.governance.members import read_members
from ulo_classify.governance.outline import read_outline
from ulo_classify.governance.records import Meeting
from ulo_classify.governance.terms import read_terms

RULES = tomllib.loads(Path(__file__).with_name("data").joinpath("members.toml").read_text(encoding="utf-8"))[
    "rule"
]
TITLE = "CONSTITUTION OF THE BRACKEN HILL SOCIETY\n"


def share(meeting: Meeting | None) -> str:
    """The least and greatest share of votes, worked out by hand for classes of any size."""
    if meeting is None:
        return "none"
    voting = [kind for kind in meeting.classes if kind.votes]
    users = [Fraction(quota.share or 0) for quota in meeting.quotas if quota.who == "users"]
    others = [Fraction(quota.share or 0) for quota in meeting.quotas if quota.who == "others"]
    who = {kind.who for kind in voting}
    caps = [kind.cap for kind in voting if kind.who != "users"]
    low = Fraction(1) if who == {"users"} else max(users, default=Fraction(0))
    if "users" in who and caps and None not in caps:
        low = max(low, 1 - sum((cap for cap in caps if cap is not None), Fraction(0)))
    high = Fraction(0) if who == {"others"} else 1 - max(others, default=Fraction(0))
    return f"{low}..{high}"


@pytest.mark.parametrize("rule", RULES, ids=[rule["name"] for rule in RULES])
def test_share_of_votes(rule: dict[str, str]) -> None:
    text = TITLE + rule["text"]
    assert share(read_members(read_terms(text, read_outline(text))).meeting()) == rule["share"]
