"""What needs another party's leave: amendments of the rules, a winding-up, a budget and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ulo_classify.governance.parties import Marked
from ulo_classify.governance.powers import PARTY, data, filled, is_denied, is_statutory, leave

TOPICS = ("amendments", "dissolution", "budget", "reserved", "staff", "borrowing")
CERTAIN = "certain amendments"
"""The topic of a leave that only amendments of some clauses need, as of the name."""


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(data()["consents"][name])


@cache
def _topic(name: str) -> re.Pattern[str]:
    return re.compile(filled(data()["consents"]["topics"][name]))


@cache
def _leave() -> re.Pattern[str]:
    return re.compile(leave())


def consenting(marked: Marked) -> Iterator[tuple[int, str]]:
    """The parties, by their index, whose leave a sentence requires, and for what."""
    words = marked.words
    found = _leave().search(words)
    if found is None or not _pattern("needed").search(words) or _pattern("unneeded").search(words):
        return
    party = PARTY.search(found[0])
    if party is None or is_denied(words) or is_statutory(marked.names[int(party[1])], words):
        return
    certain = _topic("certain").search(words)
    for topic in TOPICS:
        if topic == "amendments" and certain:
            yield int(party[1]), CERTAIN
        elif _topic(topic).search(words):
            yield int(party[1]), topic


__all__ = ["CERTAIN", "TOPICS", "consenting"]
