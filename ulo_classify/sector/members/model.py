"""What comes out of two lists of members: one record a body, and the counts that follow from them."""

from __future__ import annotations

from collections import Counter
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict

from ulo_classify.schema import PartialDate, Status

Fate = Literal["stayed", "changed_name", "closed", "merged", "left", "unknown", "joined"]
"""What became of a body between two lists. `left`: it lives, and is on the new list no longer."""

FATES: tuple[Fate, ...] = get_args(Fate)
KEPT: tuple[Fate, ...] = ("stayed", "changed_name")
LOST: tuple[Fate, ...] = ("closed", "merged", "left", "unknown")
GAINED: tuple[Fate, ...] = ("joined",)


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class RegisterDates(_Model):
    """One row of a register about a body: since when it is there, and until when. Dates as far as given."""

    org_id: str
    register_title: str
    name: str
    registered: PartialDate | None = None
    removed: PartialDate | None = None
    gone: bool = False
    status: str = ""


class Member(_Model):
    """One body of either list.

    `lines` are where a list names it, counted from 1; empty where it does not. `reason` says in a sentence
    how its fate is known, or why it is not. `closed_on` is the date by which it had left every register.
    `into`: what it merged into; `into_on_new`: whether that is on the new list. `status` is None where no
    audit has assessed it. `form`: its legal form by the register. `may_be`: names of the other list that are
    near, for a person to look at; they were not used.
    """

    name: str
    old_name: str | None = None
    new_name: str | None = None
    old_lines: tuple[int, ...] = ()
    new_lines: tuple[int, ...] = ()
    section: str | None = None
    fate: Fate
    reason: str
    decided: bool = False
    closed_on: PartialDate | None = None
    into: str | None = None
    into_on_new: bool = False
    status: Status | None = None
    form: str | None = None
    rows: tuple[RegisterDates, ...] = ()
    may_be: tuple[str, ...] = ()


class MemberChange(_Model):
    """Two lists side by side: every body of either, those of the old list first.

    `people` are the individuals and anonymous entries of the old and the new list, who are counted and left
    out. `notes` are sentences on what a person should check: repeated bodies, numbers and dates that
    contradict each other, lists that hardly overlap.
    """

    old: str
    new: str
    old_date: PartialDate | None = None
    new_date: PartialDate | None = None
    registers: tuple[str, ...] = ()
    members: tuple[Member, ...]
    people: tuple[int, int] = (0, 0)
    notes: tuple[str, ...] = ()

    @property
    def counts(self) -> dict[Fate, int]:
        """Bodies by fate, all fates named."""
        found = Counter(member.fate for member in self.members)
        return {fate: found[fate] for fate in FATES}

    def number(self, *fates: Fate) -> int:
        """How many bodies have any of these fates."""
        return sum(member.fate in fates for member in self.members)

    @property
    def on_old(self) -> int:
        """Different bodies on the old list."""
        return self.number(*KEPT, *LOST)

    @property
    def on_new(self) -> int:
        """Different bodies on the new list."""
        return self.number(*KEPT, *GAINED)

    @property
    def net(self) -> int:
        """How many more bodies the new list has; below nought for a loss."""
        return self.on_new - self.on_old
