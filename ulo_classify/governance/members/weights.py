"""Fixed weights: "of every hundred votes the First College has 45", "three times the votes of all"."""

from __future__ import annotations

import re
from fractions import Fraction

from ulo_classify.governance.members.kinds import Kind, Members, pattern
from ulo_classify.governance.records import Quota, Quote, Who
from ulo_classify.governance.tagged import TOKEN, Tagged, Token


def read_weights(members: Members, tagged: Tagged, quote: Quote) -> bool:
    """Read the fixed weights of classes or of an outside body; True if the sentence gives such."""
    return _of_outsider(members, tagged, quote) or _of_classes(members, tagged, quote)


def _of_classes(members: Members, tagged: Tagged, quote: Quote) -> bool:
    words = tagged.words
    start = (
        re.search(r"\bhundred\b|\b100\b", words)
        or pattern("hundred").search(words)
        or re.search(r"<Q\d+>", words)
    )
    if start is None or not pattern("fixed").search(words) or re.search(r"<[TSBK]\d+>", words):
        return False
    from_ = start.start() if "hundred" in start[0] or "100" in start[0] else 0
    things = [tagged.tokens[int(found[2])] for found in TOKEN.finditer(words[from_:])]
    kinds = [
        members.kinds[token.name] for token in things if token.kind in "CUAX" and token.name in members.kinds
    ]
    kinds += _short_names(members, kinds, words[from_:])
    shares = [share for token in things if (share := _share(token)) is not None]
    shares = shares[: len(kinds)]
    if len(kinds) < 2 or len(kinds) != len(shares) or sum(shares) != 1:
        return False
    reserved: dict[Who, Fraction] = {}
    for kind, share in zip(kinds, shares, strict=True):
        kind.votes = True
        kind.note(quote)
        who = members.whose(kind)
        reserved[who] = reserved.get(who, Fraction(0)) + share
    for who, share in reserved.items():
        if who != "anyone":
            members.quotas.append(Quota(share=share, who=who, quotes=(quote,)))
    return True


def _short_names(members: Members, kinds: list[Kind], words: str) -> list[Kind]:
    """The colleges of "forty to the First College, thirty to the Second and thirty to the Third"."""
    if len(kinds) != 1 or not (first := re.match(r"first (\w+)", kinds[0].name)):
        return []
    named = [f"{found} {first[1]}" for found in re.findall(r"\bthe (second|third|fourth)\b", words)]
    return [members.kinds[name] for name in named if name in members.kinds]


def _share(token: Token) -> Fraction | None:
    if token.part is not None:
        return token.part.share
    if token.count is not None and token.count.exact and token.count.low and token.count.low < 100:
        return Fraction(token.count.low, 100)
    return None


def _of_outsider(members: Members, tagged: Tagged, quote: Quote) -> bool:
    """An outside member whose votes are a multiple of everybody else's, or a share of the whole."""
    words = tagged.words
    if found := _first(pattern("times_the_votes"), members, tagged):
        if "vote" not in found[0]:
            return False
        times = _times(tagged, found["times"])
        if times is None:
            return False
        share, part = Fraction(times, times + 1), None
    elif found := _first(pattern("share_of_outsider"), members, tagged):
        part = tagged.token(found["share"]).part
        if part is None or part.bound in ("high", "under") or not 0 < part.share < 1:
            return False
        share = part.share
    elif (found := pattern("share_belongs").search(tagged.words)) and _is_outside(
        members, tagged, found["who"]
    ):
        part = tagged.token(found["share"]).part
        if part is None or part.bound in ("high", "under") or not 0 < part.share < 1 or "vot" not in words:
            return False
        share = part.share
    else:
        if pattern("outside_member").search(tagged.words):
            members.outsider = quote
        return False
    members.quotas.append(Quota(share=share, who="others", quotes=(quote,)))
    members.outsider = quote
    exact = part is None or part.bound == "exact"
    if exact and all(members.whose(kind) == "users" for kind in members.voting()):
        members.quotas.append(Quota(share=1 - share, who="users", quotes=(quote,)))
    return True


def _first(shape: re.Pattern[str], members: Members, tagged: Tagged) -> re.Match[str] | None:
    """The first match that begins with an outside body."""
    for who in pattern("outsider").finditer(tagged.words):
        found = shape.match(tagged.words, who.start())
        if found and _is_outside(members, tagged, found["who"]):
            return found
    return None


def _is_outside(members: Members, tagged: Tagged, words: str) -> bool:
    """True of words for an outside body, or for a class that no user can belong to."""
    if not words.startswith("<"):
        return True
    token = tagged.token(words)
    kind = members.kinds.get(token.name)
    if token.kind in "AX" and kind is None:
        return token.who != "users"
    return token.kind == "H" or (kind is not None and members.whose(kind) == "others")


def _times(tagged: Tagged, words: str) -> int | None:
    if words.startswith("twice"):
        return 2
    numbers = tagged.within(words, "N")
    if numbers:
        count = numbers[0].count
        return count.low if count is not None and count.exact else None
    found = re.match(r"(two|three|four|five) times", words)
    return {"two": 2, "three": 3, "four": 4, "five": 5}[found[1]] if found else 1
