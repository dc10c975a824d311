"""What a party may do to a board, its decisions, its rules or its life: found in marked sentences.

The patterns stand in controller.toml. A power that the words deny, that reaches only a party's own nominees
or a lesser committee, or that an authority has over all such bodies under a statute, is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from ulo_classify.governance.parties import Marked
from ulo_classify.governance.patterns import table

PARTY = re.compile(r"<h(\d+)>")
"""The token of another party."""

_TOKENS = {
    "<H>": r"<h\d+>",
    "<DS?>": "<ds?>",
    "<DS>": "<ds>",
    "<D>": "<d>",
    "<B>": "<b>",
    "<S>": "<s>",
    "<R>": "<r>",
    "<K>": "<k>",
}
_NEAR = 40  # characters before a passive in which its subject may still stand
_AFTER = 12  # characters after "has no" in which "force" may stand


def data() -> dict[str, Any]:
    """The whole of controller.toml."""
    return table("controller.toml")


@cache
def word(name: str) -> re.Pattern[str]:
    """One pattern of controller.toml."""
    return re.compile(filled(data()[name]))


def filled(pattern: str) -> str:
    """A pattern with its tokens in the form in which they stand in marked sentences."""
    for token, form in _TOKENS.items():
        pattern = pattern.replace(token, form)
    return pattern


@cache
def leave() -> str:
    """The pattern of another party's leave."""
    return "(?:" + "|".join(f"(?:{filled(each)})" for each in data()["consents"]["leave"]) + ")"


@cache
def _patterns(act: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(_expanded(each)) for each in data()["acts"][act])


def _expanded(pattern: str) -> str:
    pattern = filled(re.sub(r"\bBY\b", lambda _: data()["by"], pattern))
    if "LEAVE" in pattern:
        pattern = pattern.replace("LEAVE", leave())
    may = rf"(?P<before>[^.;]{{0,110}}?) {data()['may']}\b(?P<gap>[^.;]{{0,190}}?)\b"
    return pattern.replace(" MAY GAP", may).replace("REST", r"(?P<rest>[^.;]{0,140})")


def acting(act: str, marked: Marked) -> Iterator[int]:
    """The parties, by their index, that a sentence gives the power to do something."""
    for pattern in _patterns(act):
        at = 0
        while found := pattern.search(marked.words, at):
            at = found.start() + 1
            party = PARTY.search(found[0])
            if (
                party is not None
                and not _is_denied(found, marked.words)
                and not _is_narrow(act, found, marked)
            ):
                yield int(party[1])


def is_denied(words: str) -> bool:
    """True of a sentence that says of others that they have no such power, or had it once."""
    denial = word("denials").search(words)
    return denial is not None and not word("no_force").search(denial[0] + words[denial.end() :][:_AFTER])


def _is_denied(found: re.Match[str], words: str) -> bool:
    before = words[: found.start()]
    if "gap" not in found.groupdict():
        if word("never_by").search(found[0]):
            return True
        opening = re.search(r"\bno (?:[\w-]+ )?$", before)
        clause = (opening[0] if opening else "") + found[0]
        turned = bool(word("no").search(clause)) and not word("save").search(clause)
        return turned or is_denied(words)
    between = f"{found['before']} {found['gap']}"
    return bool(
        word("part_of").search(before)
        or word("nots").search(between)
        or word("guards").search(word("aside").sub(" ", between))
        or word("none_of").search(before)
        or is_denied(words)
    )


def is_statutory(name: str, words: str) -> bool:
    """True of what an authority may do under a statute, as to every body of the kind."""
    return bool(word("authority").search(name.lower()) and word("statutory").search(words))


def _is_narrow(act: str, found: re.Match[str], marked: Marked) -> bool:
    """True of power over a party's own nominees or lesser committees, or under a statute."""
    party = PARTY.search(found[0])
    if party is not None and is_statutory(marked.names[int(party[1])], marked.words):
        return True
    if act == "directs":
        return bool(word("conditions").search(marked.words))
    if act != "removes":
        return False
    first = found.end("gap") if "gap" in found.groupdict() else max(0, found.start() - _NEAR)
    target = marked.words[first : found.end()]
    if "rest" in found.groupdict() and not word("holders").search(target):
        return True
    if "<n>" in target and "<d" not in target:
        return True
    return bool(word("own_nominees").search(target)) and not word("all_kinds").search(target)


__all__ = ["PARTY", "acting", "data", "filled", "is_denied", "is_statutory", "leave", "word"]
