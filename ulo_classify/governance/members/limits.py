"""Shares of votes or of the membership that a class must reach, may not pass, or always has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction

from ulo_classify.governance.admission import admits
from ulo_classify.governance.members.kinds import BASE, Kind, Members, pattern
from ulo_classify.governance.members.weights import read_weights
from ulo_classify.governance.numerals import Part
from ulo_classify.governance.outline import Sentence
from ulo_classify.governance.records import Quota, Quote
from ulo_classify.governance.tagged import Tagged, Token

_HALF, _ALL = Fraction(1, 2), Fraction(1)
_PEOPLE = "CUXA"
_REST = re.compile(
    r"(?:\b|(?=<))(?:all (?:the )?(?:others|other <M\d+>)|the others|the rest|others|other <M\d+>|everybody else|everyone else|all <P\d+>|non-?<[UVC]\d+>"
    r"|<M\d+> (?:other than|who are not)|those who are not|(?:persons|people|<P\d+>) (?:other than|who are not))"
)
_OUTNUMBERED = re.compile(
    r"(?P<first><[CUXA]\d+>)(?P<between>[^.;<]{0,60}?)\b(?:outnumber|(?:be|are) (?:more|greater|higher|larger)(?: in number| numerous)? than|exceed|(?:be|are) as many as)(?:ed by)? "
    r"(?:the |those of |number of |that of |in number )*(?P<second><[CUXA]\d+>)"
)
_AT_LEAST_AS_MANY = re.compile(
    r"(?:at least|not fewer than|no fewer than) (?P<times>as many|twice as many|three times as many) (?P<first><[CUXA]\d+>) as (?:there are )?(?P<second><[CUXA]\d+>)"
)
_TIMES = {"as many": 1, "twice as many": 2, "three times as many": 3}
_DELEGATES = re.compile(
    r"<N\d+> (?:<P\d+>|delegates|representatives|electors|voters)[^.;]{0,60}?\b(?:being|of whom|of which|including|comprising|namely)\b[^.;<]{0,30}?(?:<N\d+>)[^.;<]{0,30}(?P<whom><[CU]\d+>)"
    r"|\bdelegations? of <N\d+>[^.;<]{0,40}<N\d+>[^.;<]{0,30}(?P<of><[CU]\d+>)"
)


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
        _read_share(members, sentence, tagged, quote)
    _sum_up(members)


def _read_numbers(members: Members, tagged: Tagged, quote: Quote) -> bool:
    """Read "allies may not outnumber peers", "at least twice as many peers as allies", "six of eight delegates"."""
    words = tagged.words
    if found := _AT_LEAST_AS_MANY.search(words):
        if _are_users(tagged.token(found["first"])):
            times = _TIMES[found["times"]]
            _reserve(members, Fraction(times, times + 1), quote, over=False)
            return True
        return False
    if found := _OUTNUMBERED.search(words):
        first, second = (_are_users(tagged.token(found[name])) for name in ("first", "second"))
        no = re.search(r"\b(?:never|not|no|nor)\b", words[: found.start()] + found["between"])
        if second and not first and no:
            _reserve(members, _HALF, quote, over=False)
            return True
        if first and not second and not no and "outnumber" in found[0]:
            _reserve(members, _HALF, quote, over=True)
            return True
    if found := _DELEGATES.search(words):
        counts = [token.count for token in tagged.within(found[0], "N")]
        if len(counts) >= 2 and _are_users(tagged.token(found["whom"] or found["of"])):
            whole, part = counts[0], counts[1]
            if whole and part and whole.exact and part.low and whole.low and part.low < whole.low:
                _reserve(members, Fraction(part.low, whole.low), quote, over=False)
                return True
    return False


def _read_share(members: Members, sentence: Sentence, tagged: Tagged, quote: Quote) -> None:
    words = tagged.words
    places = [
        (found.start(), token)
        for found in re.finditer(r"<Q\d+>", words)
        if "majority" not in (token := tagged.token(found[0])).text.lower()
    ]
    part = places[0][1].part if places else None
    if part is None or not 0 < part.share < 1:
        return
    at = places[0][0]
    subject = _nearest(tagged, words[:at])
    after = tagged.within(words[at:], _PEOPLE)
    rest = bool(_REST.search(words[:at]))
    upper = _is_upper(part, words[: at + 4], words[at:])
    chosen = subject or after
    if not chosen and not rest and "<M" not in words[:at]:
        return
    users = bool(chosen) and _are_users(chosen[0]) and not rest
    described = re.search(r"<M\d+> (?:who|with|living)\b", words[:at])
    if described and not any(
        token.kind == "C" for token in subject
    ):  # "members who are Deaf shall always have"
        whose = admits(tagged, words[described.start() : at])
        users, rest = whose == "users", whose == "others" or rest
    if users:
        if part.bound in ("under", "high") and re.search(
            r"\b(?:no|if|until|unless|while|never|fall|below|result)\b", words
        ):
            upper = False
        about = pattern("of_membership").search(words)
        if about and not upper and (part.bound != "exact" or _obliges(words)):
            _reserve(members, part.share, quote, over=part.bound == "over")
        return
    if not upper or (not chosen and not rest):
        return
    share = part.share
    if (
        after
        and _are_users(after[0])
        and re.match(
            r"<Q\d+> (?:of )?(?:the )?(?:votes (?:of|held by|given by) |number of |that of |those of )?(?:the |all )?<[CU]",
            words[at:],
        )
    ):
        share = share / (1 + share)  # "not more than half of the votes of Ordinary Members"
    kinds = _kinds(members, subject)
    open_kinds = [kind for kind in kinds if kind.who != "users"]
    if len(open_kinds) == 1 and not rest:
        open_kinds[0].cap = share
        if pattern("limit_on_votes").search(words) and open_kinds[0].votes is None:
            open_kinds[0].votes = True
        open_kinds[0].note(quote)
    elif rest or _all_open(members, open_kinds):
        _reserve(members, _ALL - share, quote, over=part.bound == "under")


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


def _obliges(words: str) -> bool:
    return bool(
        re.search(
            r"\b(?:must|shall|always|has to|have to|is to|are to|is given|carries|carry|counts?|at all times)\b",
            words,
        )
    )


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


def _sum_up(members: Members) -> None:
    """A cap on one class guarantees nothing while another open class has none: then no quota comes of it."""
    seen: set[tuple[Fraction | None, str]] = set()
    kept: list[Quota] = []
    for quota in members.quotas:
        if (quota.share, quota.who) not in seen:
            seen.add((quota.share, quota.who))
            kept.append(quota)
    members.quotas = kept


__all__: Sequence[str] = ["read_limits"]
