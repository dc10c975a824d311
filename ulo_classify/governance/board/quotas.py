"""Shares and numbers of seats that are reserved for users, or for people who are not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ulo_classify.governance.board.cues import (
    ELECTED,
    SHARES,
    SUBJECT,
    has,
    is_conditional,
    is_reference,
    name_of,
    text_of,
)
from ulo_classify.governance.board.draft import Draft, quote_of
from ulo_classify.governance.ranges import ranges_in
from ulo_classify.governance.records import Quota
from ulo_classify.governance.who import admits
from ulo_classify.language.mentions import Quantity
from ulo_classify.language.patterns import Unit

_OF_ELECTED = re.compile(r" (?:of|among) (?:the )?elected | elected (?:members|directors|trustees) ")
_RESERVED = frozenset({"users", "user_noun", "family", "nonuser"})
_NEAR = 9  # units after the verb in which those stand for whom seats are reserved


def read_quotas(draft: Draft) -> None:
    """Read every quota over the board or a group of seats."""
    for sentence in draft.sentences:
        units = [draft.classes.known(unit) for unit in sentence.units]
        text = text_of(units)
        if has(text, "not_composition") or has(text, "soft") or has(text, "not_of_quotas"):
            continue
        quota = next(filter(None, (_quota(draft, units, *each) for each in _bounds(units))), None)
        if quota is not None:
            draft.quotas.append(replace(quota, quotes=(quote_of(sentence),)))
            of = ", ".join(sorted(quota.of)) or "the board"
            more = "more than " if quota.over else "at least "
            draft.note("quota", f"{more}{quota.count or quota.share} of {of}: {quota.who}", sentence)


def _bounds(units: Sequence[Unit]) -> list[tuple[int, int, Quota]]:
    """Shares and numbers of a sentence that can be quotas, with the units where they begin and end."""
    found = [
        (at, at + 1, quota)
        for at, unit in enumerate(units)
        if SHARES & unit.slots and (quota := _share_quota(unit)) is not None
    ]
    found += [
        (each.first, each.last, Quota(count=each.low))
        for each in ranges_in(units)
        if each.low and not is_reference(units, each)
    ]
    counts_some = [entry for entry in found if entry[2].count is None or _counts_some(units, *entry[:2])]
    return sorted(
        (entry for entry in counts_some if not is_conditional(units, entry[0])), key=lambda entry: entry[0]
    )


def _share_quota(unit: Unit) -> Quota | None:
    value = unit.value
    if not isinstance(value, Quantity) or "at_most_quantity" in unit.slots:
        return None
    if value.count is not None and value.of is not None:
        return Quota(count=value.count)
    return Quota(share=value.low, over=value.over) if 0 < value.low < 1 else None


def _counts_some(units: Sequence[Unit], first: int, last: int) -> bool:
    """True of "five of the trustees", "six of whom": a number out of those there are, or a lower bound."""
    of = [unit.word for unit in units[last : last + 1]] == ["of"]
    bounded = units[first].word.startswith(("at_least", "not_", "no_", "a_minimum", "minimum"))
    return of or bounded or "count_of" in units[first].slots


def _quota(draft: Draft, units: Sequence[Unit], first: int, last: int, bound: Quota) -> Quota | None:
    """The quota that a bound sets: of which seats, and for whom."""
    if _users_are_share(draft, units, first, last):
        return bound
    verbs = (at for at in range(last, len(units)) if "be" in units[at].slots or units[at].word in _HAVE)
    verb = next(verbs, None)
    if verb is None or any(unit.word == "whose" for unit in units[last:verb]):
        return None
    around = (*range(last, verb), *range(max(0, first - SUBJECT), first))
    whole = [at for at in around if draft.is_board(units, at)]
    if not whole and not any(unit.word == "whom" for unit in units[last:verb]):
        return None
    after = units[verb + 1 :]
    who = admits([unit for unit in after if "board" not in unit.slots or "users" in unit.slots])
    if who not in ("users", "others") or not any(_RESERVED & unit.slots for unit in after[:_NEAR]):
        return None
    seats = (units[at] for at in whole if "own_seat" in units[at].slots and "users" not in units[at].slots)
    named = {name_of(unit) for unit in seats} & draft.groups.keys()
    if not named and ELECTED in draft.groups and _OF_ELECTED.search(text_of(units[:verb])):
        named = {ELECTED}
    return replace(bound, who=who, of=frozenset(named))


_HAVE = frozenset({"have", "has"})
_MAKE_UP = frozenset({"make", "form", "hold", "constitute"})


def _users_are_share(draft: Draft, units: Sequence[Unit], first: int, last: int) -> bool:
    """True of "Autistic people must be 51% or more of the trustees"."""
    users = any({"users", "user_noun"} & unit.slots for unit in units[: min(first, SUBJECT)])
    be = any("be" in unit.slots or unit.word in _MAKE_UP for unit in units[:first])
    board = any(draft.is_board(units, at) for at in range(last, min(len(units), last + SUBJECT)))
    return users and be and board and admits(units[:first]) == "users"
