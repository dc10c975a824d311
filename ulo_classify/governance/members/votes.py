"""Which classes of members vote at general meetings."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ulo_classify.governance.definitions import singular
from ulo_classify.governance.members.kinds import BASE, DELEGATE, Kind, Members, pattern, word_list
from ulo_classify.governance.outline import Sentence
from ulo_classify.governance.records import Quote
from ulo_classify.governance.tagged import Tagged

_KINDS = "CMUAXP"
_RIVAL = re.compile(r"\[(?:option|alternative|version|variant|either|or) ?(?:<N\d+>|\w)? ?[:.–—-]")
_UP_TO_VERB = re.compile(r" (?:may|shall|can|will|must|ha(?:s|ve)|is|are|do|does)\b|;")


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
    """Read one sentence; `subjects`: the classes it speaks of, if it names none itself those before."""
    words, quote = tagged.words, Quote(sentence.start, sentence.end)
    if _RIVAL.match(words) and "vote" in words:
        members.conflict = True  # a draft that leaves open who votes
        return
    if pattern("tells_nothing").search(words):
        return
    if pattern("both_vote").search(words):
        _give_everybody(members, quote)
        return
    denied = pattern("no_vote").search(words)
    gives = next(
        (found for found in pattern("votes").finditer(words) if not _has_already(words, found)), None
    )
    after = pattern("votes_after").search(words)
    first = min((found.end() for found in (denied, gives, after) if found), default=0)
    if not first or not _is_of_meetings(sentence, words, first):
        return
    only = bool(pattern("only_vote").search(words))
    reading = _Reading(members, tagged, subjects, quote, only, given)
    if after and reading.reserve(after, gives, denied):
        return
    if denied and not (only and gives and gives.start() < denied.start()):
        reading.deny(denied, gives)
    elif gives:
        reading.give(gives)


def _is_of_meetings(sentence: Sentence, words: str, first: int) -> bool:
    """True of votes at general meetings, not of those on the board, in an election or by proxy."""
    if pattern("vote_on_seats").search(words[:first]):
        return False
    if re.search(r"<G\d+>", words):
        return True
    ahead = pattern("presence").sub("", words[:first])
    return not (
        pattern("not_of_votes").search(ahead)
        or pattern("other_vote").search(ahead)
        or pattern("heading_of_board").search(sentence.heading.lower())
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    """One sentence on votes. `only`: it says that nobody else has one."""

    members: Members
    tagged: Tagged
    subjects: list[Kind]
    quote: Quote
    only: bool
    given: list[tuple[set[str], bool]]

    def reserve(
        self, after: re.Match[str], gives: re.Match[str] | None, denied: re.Match[str] | None
    ) -> bool:
        """Read "voting is confined to Full Members"."""
        words = self.tagged.words
        chosen = _classes(_subjects(self.members, self.tagged, _UP_TO_VERB.split(words[after.end() :])[0]))
        if not chosen or not (gives or denied or "vot" in words) or not (gives or not denied or self.only):
            return False
        self._note(chosen, only=True)
        return True

    def deny(self, denied: re.Match[str], gives: re.Match[str] | None) -> None:
        """Read "Friends have no vote", or "A has one vote and B none"."""
        words = self.tagged.words
        if pattern("for_a_time").search(words):
            return
        front = _subjects(self.members, self.tagged, words[: denied.start()]) or self.subjects
        if gives and gives.start() < denied.start() and len(front) > 1:
            self._note(_classes(front[:-1]), only=False)
        for kind in _classes(front if len(front) == 1 or not gives else front[-1:]):
            if kind.votes is None:
                kind.votes = False
                kind.note(self.quote)

    def give(self, gives: re.Match[str]) -> None:
        """Read "each Full Member has one vote", or "every member has one vote"."""
        words = self.tagged.words
        front = _in_front(self.members, self.tagged, gives) or (
            _subjects(self.members, self.tagged, words[gives.end() :])
            if re.search("each|apiece|per|every", gives[0])
            else self.subjects
        )
        everybody = pattern("everybody").search(words[: gives.end()])
        if chosen := _classes(front):
            self._note(chosen, only=self.only)
        elif (
            not everybody and "<X" in words[: gives.start()] and re.search(r"<N\d+> vote|one vote", gives[0])
        ):
            self.given.append(({"others"}, False))
        elif front and everybody and not pattern("manner").match(words, gives.start()):
            _give_everybody(self.members, self.quote)
            if pattern("every_class").search(words):
                self.given.append((set(self.members.kinds), False))
                self.members.every_class = True

    def _note(self, chosen: list[Kind], *, only: bool) -> None:
        for kind in chosen:
            kind.votes = True if kind.votes is None else kind.votes
            kind.note(self.quote)
        self.given.append(({kind.name for kind in chosen}, only))


def _classes(kinds: list[Kind]) -> list[Kind]:
    return [kind for kind in kinds if kind.name != BASE]


def _give_everybody(members: Members, quote: Quote) -> None:
    members.kinds[BASE].votes = True
    members.kinds[BASE].note(quote)


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
    return bool(pattern("having").search(before)) or (
        found[0].startswith(("entitled", "right")) and bool(re.search(r"<[MP]\d+>,? ?$", before))
    )


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
    if base.votes and not exclusive and (any(kind.told for kind in named) or not base.told):
        for kind in named:
            seldom = any(word in kind.name for word in word_list("seldom_vote"))
            if kind.votes is None and members.is_class(kind) and (kind.told or not seldom):
                kind.votes = True
                kind.note(base.quotes[-1])


def _find_conflict(members: Members, given: list[tuple[set[str], bool]]) -> None:
    """Two rules, one that only users vote, one that gives others a vote: neither can be followed alone."""

    def is_open(name: str) -> bool:
        kind = members.kinds.get(name)
        return kind is None or (kind.told and kind.who != "users")

    for only in (names for names, exclusive in given if exclusive):
        if any(members.kinds[name].who != "users" for name in only if name in members.kinds):
            continue
        others = set().union(*(names for names, exclusive in given if not exclusive)) - only - {BASE}
        members.conflict = members.conflict or any(map(is_open, others))


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
