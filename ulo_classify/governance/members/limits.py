"""Shares of votes or of the membership that a class must reach, may not pass, or always has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction

from ulo_classify.governance.admission import admits
from ulo_classify.governance.members.kinds import BASE, Kind, Members, pattern
from ulo_classify.governance.members.weights import read_weights
from ulo_classify.governance.numerals import Part
from ulo_classify.governance.records import Quota, Quote
from ulo_classify.governance.tagged import Tagged, Token

_HALF, _ALL = Fraction(1, 2), Fraction(1)
_PEOPLE = "CUXA"
_FALLS_BELOW = re.compile(r"\b(?:no|if|until|unless|while|never|fall|below|result)\b")
_OBLIGES = re.compile(
    r"\b(?:must|shall|always|has to|have to|is to|are to|is given|carries|carry|counts?|at all times)\b"
)
_TIMES = {"as many": 1, "twice as many": 2, "three times as many": 3}


def read_limits(members: Members) -> None:
    """Read the shares reserved for users and for others."""
    for sentence in members.reader.sentences:
        tagged = members.reader.tagger.tag(sentence.start, sentence.end)
        words = tagged.words
        quote = Quote(sentence.start, sentence.end)
        if read_weights(members, tagged, quote):
            continue
        if pattern("not_of_limits").search(words) or not pattern("of_members").search(words):
            continue
        if pattern("heading_of_board").search(sentence.heading.lower()) and "<G" not in words:
            continue
        if _read_numbers(members, tagged, quote):
            continue
        _read_share(members, tagged, quote)
    members.quotas = list({(quota.share, quota.who): quota for quota in members.quotas}.values())


def _read_numbers(members: Members, tagged: Tagged, quote: Quote) -> bool:
    """Read "allies may not outnumber peers", "twice as many peers as allies", "six of eight delegates"."""
    words = tagged.words
    if found := pattern("in_minority").search(words):
        if admits(tagged, found["whom"]) == "users":
            _reserve(members, _HALF, quote, over=False)
        return True
    if found := pattern("at_least_as_many").search(words):
        if _are_users(tagged.token(found["first"])):
            times = _TIMES[found["times"]]
            _reserve(members, Fraction(times, times + 1), quote, over=False)
            return True
        return False
    if found := pattern("outnumbered").search(words):
        first, second = (_are_users(tagged.token(found[name])) for name in ("first", "second"))
        no = re.search(r"\b(?:never|not|no|nor)\b", words[: found.start()] + found["between"])
        if second and not first and no:
            _reserve(members, _HALF, quote, over=False)
            return True
        if first and not second and not no and "outnumber" in found[0]:
            _reserve(members, _HALF, quote, over=True)
            return True
    if found := pattern("delegates_of_users").search(words):
        counts = [token.count for token in tagged.within(found[0], "N")]
        if len(counts) >= 2 and _are_users(tagged.token(found["whom"] or found["of"])):
            whole, part = counts[0], counts[1]
            if whole and part and whole.exact and part.low and whole.low and part.low < whole.low:
                _reserve(members, Fraction(part.low, whole.low), quote, over=False)
                return True
    return False


def _read_share(members: Members, tagged: Tagged, quote: Quote) -> None:
    """Read the first share of a sentence that is no majority."""
    words = tagged.words
    place = next(
        (
            found
            for found in re.finditer(r"<Q\d+>", words)
            if "majority" not in tagged.token(found[0]).text.lower()
        ),
        None,
    )
    part = tagged.token(place[0]).part if place else None
    if place is None or part is None or not 0 < part.share < 1:
        return
    front, behind = words[: place.start()], words[place.start() :]
    whose, subject = _whose(tagged, front, behind)
    upper = _is_upper(part, words[: place.end()], behind)
    if whose == "users":
        if part.bound in ("under", "high") and _FALLS_BELOW.search(words):
            upper = False  # "no one is admitted if they would be fewer than half"
        obliged = part.bound != "exact" or _OBLIGES.search(words)
        if not upper and obliged and pattern("of_membership").search(words):
            _reserve(members, part.share, quote, over=part.bound == "over")
    elif whose is not None and upper:
        share = part.share
        after = tagged.within(behind, _PEOPLE)
        if after and _are_users(after[0]) and pattern("of_users").match(behind):
            share = share / (1 + share)  # "not more than half of the votes of Ordinary Members"
        _cap(members, subject, share, quote, over=part.bound == "under", votes="vot" in words)


def _whose(tagged: Tagged, front: str, behind: str) -> tuple[str | None, list[Token]]:
    """Whom a share is of: users, a class of others (with its tokens), or all who are not users ("rest")."""
    if pattern("all_others").search(front):
        return "rest", []
    subject = _nearest(tagged, front)
    described = re.search(r"<M\d+> (?:who|with|living)\b", front)
    if described and not any(token.kind == "C" for token in subject):
        who = admits(tagged, front[described.start() :])  # "members who are Deaf shall always have"
        if who in ("users", "others"):
            return ("users", subject) if who == "users" else ("rest", [])
    chosen = subject or tagged.within(behind, _PEOPLE)
    if not chosen:
        return None, []
    return ("users", subject) if _are_users(chosen[0]) else ("class", subject)


def _cap(
    members: Members, subject: list[Token], share: Fraction, quote: Quote, *, over: bool, votes: bool
) -> None:
    """Note the greatest share of a class, or of several together, or of all who are not users."""
    kinds = [kind for kind in _kinds(members, subject) if kind.who != "users"]
    if len(kinds) == 1:
        kinds[0].cap = share
        if votes and kinds[0].votes is None:
            kinds[0].votes = True
        kinds[0].note(quote)
    elif _all_open(members, kinds):
        _reserve(members, _ALL - share, quote, over=over)


def _nearest(tagged: Tagged, before: str) -> list[Token]:
    """Whom the share is of: those named last before it, "life members" in "life members who are sighted"."""
    before = re.sub(r"(<C\d+>) who (?:is|are) (?:not )?(?:an? )?<[CUXA]\d+>", r"\1", before)
    before = re.sub(r"\b(?:not being|other than|who are not|except) (?:an? )?<[CUXA]\d+>", "", before)
    joined = re.search(r"<C\d+>(?:(?:,| and| or|, and)(?: of)?(?: the)? <C\d+>)+(?=[^<]*$)", before)
    return tagged.within(joined[0] if joined else before, _PEOPLE)[0 if joined else -1 :]


def _is_upper(part: Part, before: str, after: str) -> bool:
    if part.bound in ("high", "under"):
        return True
    limited = bool(pattern("never_above").search(before)) or bool(
        re.search(r"abated|reduced|scaled|(?:at|and) (?:the )?most|no more|at the outside|or less", after)
    )
    return part.bound in ("exact", "over") and limited


def _kinds(members: Members, tokens: Iterable[Token]) -> list[Kind]:
    found = [members.kinds[token.name] for token in tokens if token.name in members.kinds]
    return list({kind.name: kind for kind in found if kind.name != BASE}.values())


def _are_users(token: Token) -> bool:
    return token.kind == "U" or token.who == "users"


def _reserve(members: Members, share: Fraction, quote: Quote, *, over: bool) -> None:
    members.quotas.append(Quota(share=share, over=over, quotes=(quote,)))


def _all_open(members: Members, capped: Sequence[Kind]) -> bool:
    """True if no class with votes and without a limit is open beside those capped together."""
    names = {kind.name for kind in capped}
    return not capped or all(
        kind.name in names or members.whose(kind) == "users" for kind in members.voting()
    )


__all__ = ["read_limits"]
