"""Which classes of members vote at general meetings."""

from __future__ import annotations

import re

from ulo_classify.governance.definitions import singular
from ulo_classify.governance.members.kinds import BASE, DELEGATE, Kind, Members, pattern, word_list
from ulo_classify.governance.outline import Sentence
from ulo_classify.governance.records import Quote
from ulo_classify.governance.tagged import Tagged

_KINDS = "CMUAXP"
_EVERYBODY = re.compile(
    r"\b(?:each|every|all|any|both|a|the)(?! voting)(?: (?:such|paid-up|fully paid-up|adult|individual|kinds? of|class(?:es)? of|<P\d+>))* <M\d+>|(?:^|(?:and|but|that|,) )<M\d+>|every <M\d+> of every|each <P\d+>[^.;]{0,30}<M"
)
_EVERY_CLASS = re.compile(
    r"<M\d+> of (?:every|each|any|either|both|all) (?:class|kind|categor|grade)|of whichever (?:class|kind)|(?:all|every|both|each) (?:class|kind|categor)"
)

# How a vote is given tells nothing of who has one.
_MANNER = re.compile(
    r"\b(?:may|can|shall|must)(?: take part and| attend and)? vote (?:only )?(?:in (?:<P|person)|by|through|on|from)"
)
_FOR_A_TIME = re.compile(
    r"^(?:where|if|when|should|during|in case)\b|\b(?:until|while|during|so long as|suspen\w+|in abeyance)\b|where there would"
)
_BOTH_VOTE = re.compile(
    r"(?:class|kind|categor|type|grade)\w*[^.;]{0,40}\b(?:both|all|each|<N\d+>) (?:of (?:them|which|whom) )?(?:are |being |is |with )?(?:voting|votes?|entitled to vote)\b"
)
# "members who can vote" gives nobody a vote
_HAVING = re.compile(
    r"(?:<[MP]\d+>|those|people|persons|anyone|one) (?:who|that|with|entitled|able)\b(?: (?:is|are|can|may|has|have|then|so))*(?: entitled to| able to| with| to)?(?: an?| the)? ?$"
)


def read_votes(members: Members) -> None:
    """Read the votes of each class."""
    before: list[Kind] = []
    clause = ""
    given: list[tuple[set[str], bool]] = []  # classes given a vote, and whether no other has one
    for sentence in members.reader.sentences:
        tagged = members.reader.tagger.tag(sentence.start, sentence.end)
        named = _subjects(members, tagged, tagged.words)
        pronoun = re.match(r"(?:they|these|such|it|each|he or she)\b", tagged.words)
        subjects = named or (before if pronoun and sentence.clause.split("(")[0] == clause else [])
        _read(members, sentence, tagged, subjects, given)
        if named or not pronoun:
            before, clause = named, sentence.clause.split("(")[0]
    _check(members, given)


def _subjects(members: Members, tagged: Tagged, words: str) -> list[Kind]:
    """The classes that words name; a term for people is one if it is said to vote or to belong."""
    found = []
    for token in tagged.within(words, _KINDS):
        name = token.name
        if token.kind in "UAX" and name in members.reader.terms and name in members.reader.tagger.who:
            found.append(members.add(name))
        elif token.kind == "P" and singular(token.text) == DELEGATE:
            found.append(members.add(DELEGATE))
        elif token.kind in "CM" and name in members.kinds:
            found.append(members.kinds[name])
    return list({kind.name: kind for kind in found}.values())


def _read(
    members: Members,
    sentence: Sentence,
    tagged: Tagged,
    subjects: list[Kind],
    given: list[tuple[set[str], bool]],
) -> None:
    words = tagged.words
    meeting = bool(re.search(r"<G\d+>", words))
    quote = Quote(sentence.start, sentence.end)
    if re.search(r"voting <M\d+>[^.;]{0,40}ha(?:s|ve) <N", words):
        return  # "each voting member has one vote" tells nothing of who they are
    only = bool(pattern("only_vote").search(words))
    if _BOTH_VOTE.search(words):
        members.kinds[BASE].votes = True
        members.kinds[BASE].note(Quote(sentence.start, sentence.end))
        return
    denied = pattern("no_vote").search(words)
    gives = next(
        (found for found in pattern("votes").finditer(words) if not _has_already(words, found)), None
    )
    after = pattern("votes_after").search(words)
    first = min((found.end() for found in (denied, gives, after) if found), default=0)
    if not first or (pattern("not_of_votes").search(words[:first]) and not meeting):
        return
    if (
        pattern("other_vote").search(words[:first])
        or pattern("heading_of_board").search(sentence.heading.lower())
    ) and not meeting:
        return
    if after and (gives or denied or "vot" in words):
        chosen = _subjects(members, tagged, words[after.end() :].split(" may ")[0])
        chosen = [kind for kind in chosen if kind.name != BASE]
        if chosen and (gives or not denied or only):
            _give(members, chosen, quote, only=True, given=given)
            return
    if denied and _FOR_A_TIME.search(words):
        return
    if denied and not (only and gives and gives.start() < denied.start()):
        front = _subjects(members, tagged, words[: denied.start()]) or subjects
        if gives and gives.start() < denied.start() and len(front) > 1:
            _give(members, [kind for kind in front[:-1] if kind.name != BASE], quote, only=False, given=given)
            front = front[-1:]
        for kind in front if len(front) == 1 or not gives else front[-1:]:
            if kind.name != BASE and kind.votes is None:
                kind.votes = False
                kind.note(quote)
        return
    if gives:
        front = _in_front(members, tagged, gives) or (
            _subjects(members, tagged, words[gives.end() :])
            if re.search("each|apiece|per|every", gives[0])
            else subjects
        )
        chosen = [kind for kind in front if kind.name != BASE]
        if chosen:
            _give(members, chosen, quote, only=only, given=given)
        elif (
            "<X" in words[: gives.start()]
            and not _EVERYBODY.search(words[: gives.end()])
            and re.search(r"<N\d+> vote|one vote", gives[0])
        ):
            given.append(({"others"}, False))
        elif (
            front
            and not _MANNER.match(words, gives.start())
            and _EVERYBODY.search(words[: gives.end()])
            and not re.search("entitled to vote", words[: gives.start()])
        ):
            members.kinds[BASE].votes = True
            members.kinds[BASE].note(quote)
            if _EVERY_CLASS.search(words):
                given.append((set(members.kinds), False))


def _in_front(members: Members, tagged: Tagged, gives: re.Match[str]) -> list[Kind]:
    """The classes in front of each vote that a sentence gives: "each A has one vote and each B has two"."""
    words = tagged.words
    found = _subjects(members, tagged, words[: gives.start()])
    at = gives.end()
    for more in pattern("votes").finditer(words, at):
        if not pattern("no_vote").search(words, at, more.end()) and not _has_already(words, more):
            found += _subjects(members, tagged, words[at : more.start()])
        at = more.end()
    return list({kind.name: kind for kind in found}.values())


def _has_already(words: str, found: re.Match[str]) -> bool:
    """True of "members who can vote", "members entitled to vote": these give nobody a vote."""
    before = words[: found.start()]
    return bool(_HAVING.search(before)) or (
        found[0].startswith(("entitled", "right")) and bool(re.search(r"<[MP]\d+>,? ?$", before))
    )


def _give(
    members: Members, chosen: list[Kind], quote: Quote, *, only: bool, given: list[tuple[set[str], bool]]
) -> None:
    for kind in chosen:
        kind.votes = True if kind.votes is None else kind.votes
        kind.note(quote)
    given.append(({kind.name for kind in chosen}, only))


def _check(members: Members, given: list[tuple[set[str], bool]]) -> None:
    """Draw the sum: a vote of every member is a vote of every class not said to have none."""
    exclusive = [names for names, only in given if only]
    for names in exclusive:
        for kind in members.classes():
            if kind.name not in names and kind.name != BASE and not kind.votes:
                kind.votes = False
    _find_conflict(members, given)
    _settle_delegates(members)
    base = members.kinds[BASE]
    named = [kind for kind in members.classes() if kind.name != BASE]
    if base.votes and not exclusive and any(kind.told for kind in named):
        for kind in named:
            seldom = any(word in kind.name for word in word_list("seldom_vote"))
            if kind.votes is None and members.is_class(kind) and (kind.told or not seldom):
                kind.votes = True
                kind.note(base.quotes[-1])


def _find_conflict(members: Members, given: list[tuple[set[str], bool]]) -> None:
    """Two rules, one that only users vote, one that gives others a vote too: neither can be followed alone."""
    for only in (names for names, exclusive in given if exclusive):
        if any(members.kinds[name].who != "users" for name in only if name in members.kinds):
            continue
        for names, exclusive in given:
            rest = names - only - {BASE}
            opened = [
                name
                for name in rest
                if name not in members.kinds
                or members.kinds[name].told
                and members.kinds[name].who != "users"
            ]
            if not exclusive and opened:
                members.conflict = True


def _settle_delegates(members: Members) -> None:
    """Where delegates vote and rules say who may be one, they are those who vote; else their members are."""
    delegates = members.kinds.get(DELEGATE)
    if delegates is None:
        return
    if not delegates.told or not delegates.votes:
        del members.kinds[DELEGATE]
        return
    for kind in members.classes():
        kind.votes = kind is delegates
