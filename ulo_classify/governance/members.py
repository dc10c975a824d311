"""Members: the classes there are, who may belong to each, and which of them vote at general meetings."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from importlib import resources

from ulo_classify.governance.admission import admits
from ulo_classify.governance.outline import Sentence
from ulo_classify.governance.records import Fact, Meeting, MemberClass, Quota, Quote, Who
from ulo_classify.governance.tagged import TOKEN, Tagged, Tagger, Token
from ulo_classify.governance.terms import Reader, clauses_in, under

BASE = "member"
_HALF = Fraction(1, 2)
_MEETINGS = re.compile(
    r"general meeting|annual meeting|members[’']? meeting|assembly|convention|congress|general body|\bAGM\b|annual gathering",
    re.IGNORECASE,
)
_NAME = r"(?:(?:[A-Z][\w&'’-]+|of|and|the|The)[ ,]+){1,8}(?:\([^)]*\) |[^.;()]{0,100}, )?"
_SOLE = re.compile(
    rf"{_NAME}(?:is|shall be)(?: and shall (?:always )?remain)? the (?:sole|only|one)(?: corporate| legal| company)?"
    r" [Mm]ember\b(?! of the (?:[Bb]oard|[Cc]ommittee))"
    r"|[Tt]here (?:is|shall be|will be)(?: accordingly)?(?: only)? one [Mm]ember\b(?![^.;]{0,40}\b(?:for|from|of each)\b)"
    r"|(?:[Ss]ole|[Oo]nly)(?: corporate| company)? [Mm]ember (?:of the [\w ]{3,30} )?(?:is|shall be|being) (?:the )?[A-Z]"
    r"|(?:shall have|has) (?:only )?one [Mm]ember(?: only)?\b"
)
_TRUSTEES_ALONE = re.compile(
    r"(?:[Tt]rustees|[Dd]irectors) (?:for the time being )?(?:are|shall be) (?:also )?(?:its |the )?(?:only )?(?:voting )?members\b"
    r"|(?:no|not have any) (?:body of )?members (?:other than|apart from|besides)"
    r"|members[^.;]{0,80} (?:consist of|are|shall be|is|comprise)(?: only| solely)? (?:those who are )?(?:its|the)? ?[^.;]{0,12}(?:charity )?(?:[Tt]rustees|[Dd]irectors)\b(?! and)"
    r"|only (?:voting )?members (?:are|shall be)[^.;]{0,20} (?:[Tt]rustees|[Dd]irectors)"
)
_NO_MEMBERS = re.compile(
    r"(?:shall have|has|have) no (?:voting )?members|there (?:are|shall be) no members|no members (?:within|as that|in the sense)"
    r"|shall not have members|without members",
    re.IGNORECASE,
)
_TWICE_DENIED = re.compile(
    r"\bno (?:one|person|individual|<P\d+>)[^.;]{0,80}(?:who|unless|that) (?:[\w ]{0,20}?(?:is|are|has) (?:not|no)|(?:he or she|they|that <P\d+>) (?:is|are|has))"
)
_UPPER = re.compile(r"never|\bnot\b|\bno\b|exceed|at most|up to|maximum|more than|greater than|outnumber")


@cache
def _pattern(family: str) -> re.Pattern[str]:
    source = resources.files(__package__).joinpath("members.toml").read_text(encoding="utf-8")
    return re.compile("|".join(f"(?:{each})" for each in tomllib.loads(source)[family]))


@dataclass(slots=True)
class Kind:
    """A class of members while it is being read."""

    name: str
    who: Who | None = None
    votes: bool | None = None
    cap: Fraction | None = None
    quotes: list[Quote] = field(default_factory=list)


@dataclass(slots=True)
class Members:
    """What a document says of its members. `sure`: classes whose admission was said with "only"."""

    reader: Reader
    kinds: dict[str, Kind] = field(default_factory=dict)
    quotas: list[Quota] = field(default_factory=list)
    sole: Quote | None = None
    trustees_alone: bool = False
    none: bool = False
    has_meetings: bool = False

    def voting(self) -> list[Kind]:
        """The classes that vote: those said to, else those not said not to, else all members."""
        named = [kind for kind in self.kinds.values() if kind.name != BASE]
        sure = [kind for kind in named if kind.votes]
        base = self.kinds[BASE]
        if sure:
            return sure
        silent = [
            kind for kind in named if kind.votes is None and not any(word in kind.name for word in _seldom())
        ]
        return silent or [base]

    def voters(self) -> Who:
        """Who those are that vote at general meetings."""
        whose = {kind.who or "anyone" for kind in self.voting()}
        return whose.pop() if len(whose) == 1 else "anyone"

    def meeting(self) -> Meeting | None:
        """The general meeting, or None where the document knows no members beside the board."""
        if self.sole is not None:
            return Meeting((MemberClass("the only member", "others", votes=True, quotes=(self.sole,)),))
        voting = self.voting()
        if self.trustees_alone or self.none or not self.has_meetings or self.reader.tagger.names.own_board:
            return None
        known = [kind for kind in self.kinds.values() if kind.quotes or kind in voting]
        return Meeting(
            tuple(
                MemberClass(kind.name, kind.who or "anyone", kind in voting, kind.cap, tuple(kind.quotes[:2]))
                for kind in known
                if kind.name != BASE or kind in voting
            ),
            tuple(self.quotas),
        )

    def sole_member(self) -> tuple[Fact, ...]:
        """The fact that somebody outside is the only member, if it is so."""
        if self.sole is None:
            return ()
        return (Fact("controller", "there is one member only", self.sole),)


@cache
def _seldom() -> tuple[str, ...]:
    source = resources.files(__package__).joinpath("members.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(source)["seldom_vote"])


def read_members(reader: Reader) -> Members:
    """Read the classes of members; the tagger of the reader is told whom each class admits."""
    text, tagger = reader.text, reader.tagger
    members = Members(reader)
    members.kinds = {name: Kind(name, tagger.who.get(name)) for name in tagger.names.classes}
    members.kinds[BASE] = Kind(BASE)
    flat = re.sub(r"\s+", " ", text)
    members.has_meetings = bool(_MEETINGS.search(text))
    sole = _SOLE.search(re.sub(r"\s", " ", text))
    members.sole = Quote(*sole.span()) if sole else None
    members.trustees_alone = bool(_TRUSTEES_ALONE.search(flat))
    members.none = bool(_NO_MEMBERS.search(flat))
    for _ in range(2):  # a class may be defined by another
        for sentence in reader.sentences:
            _read_who(members, sentence, tagger.tag(sentence.start, sentence.end))
        _share_with_tagger(members, tagger)
    for sentence in reader.sentences:
        tagged = tagger.tag(sentence.start, sentence.end)
        _read_votes(members, sentence, tagged)
        _read_limits(members, sentence, tagged)
    return members


def _share_with_tagger(members: Members, tagger: Tagger) -> None:
    for kind in members.kinds.values():
        if kind.who is not None:
            tagger.who[kind.name] = kind.who


def _kinds_in(members: Members, tagged: Tagged, words: str) -> list[Kind]:
    kinds = [members.kinds[token.name] for token in tagged.within(words, "CM") if token.name in members.kinds]
    return list({kind.name: kind for kind in kinds}.values())


def _read_who(members: Members, sentence: Sentence, tagged: Tagged) -> None:
    """Read who may belong to a class."""
    words = tagged.words
    kind, described = _admission(members, sentence, tagged)
    if (
        kind is None
        or described is None
        or (_pattern("not_of_members").search(words)
        and not TOKEN.search("<C"))
    ):
        return
    if _TWICE_DENIED.search(words) and any(token.kind == "U" for token in tagged.tokens):
        who: Who | None = "users"
    else:
        who = admits(tagged, described)
    if who is None:
        return
    again = bool(_pattern("only").search(words))
    if (
        kind.who is None
        or (again and who == "users")
        or (kind.who == "anyone" and who == "users" and not kind.quotes)
    ):
        kind.who = who
        kind.quotes.append(Quote(sentence.start, sentence.end))


def _admission(members: Members, sentence: Sentence, tagged: Tagged) -> tuple[Kind | None, str | None]:
    """The class that a sentence admits people to, and the words that describe them."""
    words = tagged.words
    if _pattern("not_of_members").search(re.sub(r"<C\d+>", "", words)):
        return None, None
    after = _pattern("admits_after").search(words)
    if after:
        kinds = _kinds_in(members, tagged, after[0])
        if kinds:
            return kinds[0], words[after.end() :]
    before = _pattern("admits_before").search(words)
    if before:
        kinds = _kinds_in(members, tagged, before[0])
        if kinds:
            rest = words[before.end() :]
            more = rest if re.match(r",? ?(?:if|who|provided|being|and who|only|when|unless)\b", rest) else ""
            return kinds[0], f"{words[: before.start()]} {more}"
    opening = re.match(r"(?:the )?<C(\d+)>s?,? (?:being|who|are|is|:|–|-|—)", words)
    if opening and sentence.item:
        kinds = _kinds_in(members, tagged, opening[0])
        return (kinds[0], words[opening.end() :]) if kinds else (None, None)
    if _pattern("applicant").search(words):
        return _by_place(members, sentence), words
    return None, None


def _by_place(members: Members, sentence: Sentence) -> Kind | None:
    """The class that a heading names, or whose definition refers to the clause of a sentence."""
    heading = sentence.heading.lower()
    for name, kind in members.kinds.items():
        first = name.rpartition(" ")[0]
        if first and first in heading and re.search(r"member|admission", heading):
            return kind
        term = members.reader.terms.get(name)
        if term is not None and any(under(sentence, number) for number in term.clauses):
            return kind
    plain = len(members.kinds) == 1 and re.search(r"membership|\bmembers?\b|admission|joining", heading)
    return members.kinds[BASE] if plain else None


def _read_votes(members: Members, sentence: Sentence, tagged: Tagged) -> None:
    """Read whether a class votes."""
    words = tagged.words
    if _pattern("not_of_votes").search(words) and not re.search(r"<G\d+>", words):
        return
    denied, given = _pattern("no_vote").search(words), _pattern("vote").search(words)
    if not (denied or given):
        return
    found = denied or given
    assert found is not None  # noqa: S101 - one of them is there
    before = _kinds_in(members, tagged, words[: found.end()])
    if not before:
        return
    quote = Quote(sentence.start, sentence.end)
    if denied and not (_pattern("only_vote").search(words) and given and given.start() < denied.start()):
        for kind in before[-1:] if " and <" not in words[: denied.start()] else before:
            kind.votes = False if kind.votes is None else kind.votes
            kind.quotes.append(quote)
        return
    chosen = [kind for kind in before if kind.name != BASE]
    everybody = before[0].name == BASE and not chosen
    for kind in members.kinds.values() if everybody else chosen:
        if kind.votes is None:
            kind.votes = True
            kind.quotes.append(quote)
    if _pattern("only_vote").search(words) and chosen:
        for kind in members.kinds.values():
            if kind not in chosen and kind.name != BASE:
                kind.votes = False


def _read_limits(members: Members, sentence: Sentence, tagged: Tagged) -> None:
    """Read shares of the votes or of the membership that a class may not pass or must reach."""
    words = tagged.words
    shares = tagged.within(words, "Q")
    about = re.search(r"\bvot|<M\d+>|<C\d+>|membership", words)
    if (
        not shares
        or not about
        or re.search(r"quorum|<[TSBK]\d+>|resolution|cast\b|present|poll|special|delegat", words)
    ):
        return
    part = shares[0].part
    if part is None or not 0 < part.share < 1:
        return
    subject = tagged.within(words[: words.index("<Q")], "CUXA")
    after = tagged.within(words[words.index("<Q") :], "CUXA")
    quote = Quote(sentence.start, sentence.end)
    upper = part.bound in ("high", "under") or (
        part.bound in ("exact", "over") and bool(_UPPER.search(words[: words.index("<Q") + 4]))
    )
    who = _subject(subject) or _subject(after)
    if who is None:
        return
    if upper and who != "users":
        share, over = 1 - part.share, part.bound == "under"
        kind = next((members.kinds[t.name] for t in subject if t.name in members.kinds), None)
        if kind is not None and re.search(r"\bvotes?\b|weight", words):
            kind.cap, kind.votes = part.share, True
            kind.quotes.append(quote)
            return
        members.quotas.append(Quota(share=share, over=over, quotes=(quote,)))
    elif not upper and who == "users":
        members.quotas.append(Quota(share=part.share, over=part.bound == "over", quotes=(quote,)))


def _subject(tokens: Sequence[Token]) -> Who | None:
    """Whether the people spoken of are users or not; "not autistic" turns it round."""
    for token in tokens:
        if token.kind == "U" or token.who == "users":
            return "users"
        return "others"
    return None


__all__ = ["BASE", "Kind", "Members", "clauses_in", "read_members"]
