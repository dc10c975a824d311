"""Whom a sentence admits to seats, in which form it says so, and the words in which the seats are named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ulo_classify.governance.admission import admits
from ulo_classify.governance.draft_words import pattern
from ulo_classify.governance.members import BASE, Members
from ulo_classify.governance.records import Who
from ulo_classify.governance.seating.lines import Line, is_definition
from ulo_classify.governance.seating.phrases import by_clause
from ulo_classify.governance.seating.wording import cue, forms
from ulo_classify.governance.tagged import Tagged

FILE = "eligibility.toml"
_BINDING = frozenset({"only", "alone", "unless", "if", "nomination", "must_be", "shut", "ceases"})
_ORDER = ("only", "alone", "unless", "nomination", "shut", "if", "ceases", "must_be", "themselves", "among", "held", "may")
_ENDS = re.compile(
    r",? (?:and|but|so|or) |,? (?:until|for (?:a term|so long|as long|terms|<N\d+> years?|the)|so long as|provided|in accordance|according|by (?:ballot|secret|a )|subject to"
    r"|to (?:hold|serve|be|sit|fill|represent)|at (?:the|an?|each|every) <G|in such)\b|: "
)
# After "and" or "or" these go on with the same people: "a Survivor and a member", "or who has been one".
_GOES_ON = re.compile(
    r",? (?:and|or|but)(?:/or)? (?:\(?\w{1,3}\) )?(?:(?:an?|the|any|one|some|other|those|either|all|also|in|of|from|who|which|has|have|had|is|are|was|not|been|being|neither|nor|living|lives?|both|family|close|another|former|past|with|without|by|\w+ly|ever|who|themselves|himself|herself|member|people|persons?|"
    r"relatives?|anyone|anybody|somebody|<[PMN]\d+>) ){0,6}(?:<[UVXCAPMS]\d+>|anyone|anybody|someone|somebody|not\b|neither|has\b|have\b|lives?\b|is\b|are\b|who\b|otherwise)"
)
_VERB = re.compile(r"\b(?:must|shall|may|is|are|has|have|can|will|needs?|elects?|appoints?|chooses?|consists?)\b")
_MAY_BE = re.compile(r"(?:<[SO]\d+>|\bthey|\bwho|\bwhich|<P\d+>|\bone|\beach)[^.;<]{0,30},? (?:may|can|could) be (?P<who>[^.;]*)")
# "the name of the candidate appears in Part A": the tagger makes one class of the rest.
_NAMED = re.compile(r"(?:the |his or her |their )?names? (?:of (?:the |an? )?(?:<P\d+> )?)?(?:(?:appears?|is|are|stands?)(?: then| still)?(?: entered| recorded| inscribed| registered)? (?:in|on|under) )?(?=(?:the )?<[CM])")
_ALONE = re.compile(r"(?:(?:an?|the|all|each|every|one of the|our|its|those|themselves|both|also|in|on|of) )*(?P<t><[UC]\d+>)s?[ ,]*")
# How people are described, close to the beginning; not how a seat is filled.
_PERSONS = re.compile(r"(?:(?!(?:vote|ballot|election|resolution|appointment|show of|lot|co-option)\b)(?:[\w'/-]+|<[PMNX]\d+>),? ){0,8}?(?:<[UVCXAM]\d+>|\bany(?:one|body|thing)?\b|voters|entitled|within|under|described|clause|article|schedule|section|someone|somebody|<P\d+>)")
# A new statement of the same sentence.
_SEGMENT = re.compile(
    r"; (?:and |but |or )?|(?<!no one)(?<!nobody)(?<!none)(?<!anyone)(?<!nothing)(?<!all),? (?:but|whereas|while|though|although|yet) (?!(?:for|not|only|also|may|shall|must|is|are|never|no|if|need)\b)"
    r"|,? and (?=(?:(?:the|an?|each|every|any|all|no|its|<N\d+>) )?(?:\w+ )?<[SO]\d+>[^,;]{0,40}? (?:must|shall|may|is|are|need|has|have|can)\b)"
    r"|\. "
)


@dataclass(frozen=True, slots=True)
class Saying:
    """What one statement says of who may hold seats.

    `about`: the words in which the seats are named; `through`: the kinds of token that describe the people.
    """

    who: Who
    form: str
    about: str
    described: str
    through: frozenset[str]

    @property
    def binds(self) -> bool:
        """True of a form that leaves no choice: must, only, unless."""
        return self.form in _BINDING


class Admitting:
    """Reads sentences of one document for whom they admit."""

    def __init__(self, lines: Sequence[Line], members: Members) -> None:
        self.members = members
        self.lines = lines
        self.at = {line.sentence.start: index for index, line in enumerate(lines)}

    def sayings(self, line: Line) -> Iterator[Saying]:
        """What a sentence says, one statement after the other."""
        if is_definition(line):
            return
        for segment in segments(line.words):
            if cue(FILE, "skip").search(segment):
                continue
            saying = self._listed(line, segment) or self._statement(line.tagged, segment)
            if saying is not None:
                yield saying

    def _statement(self, tagged: Tagged, words: str) -> Saying | None:
        for form in _ORDER:
            for shape in forms(FILE, form):
                found = shape.search(words)
                saying = self._read(form, tagged, words, found) if found else None
                if saying is not None:
                    return saying
        may_be = _MAY_BE.search(words)
        if may_be and self.whom(tagged, may_be["who"]) == "anyone":
            return Saying("anyone", "opens", words[: may_be.start("who")], may_be["who"], _kinds(tagged, may_be["who"], "UCMA"))
        if cue(FILE, "opens").search(words):
            return Saying("anyone", "opens", words, words, _kinds(tagged, words, "UCMA"))
        return None

    def _read(self, form: str, tagged: Tagged, words: str, found: re.Match[str]) -> Saying | None:
        if form == "shut":
            return self._shut(tagged, words, found)
        if form == "themselves":
            return self._themselves(tagged, words, found)
        described, left_out = _without_exception(_clipped(found["who"]))
        if _is_soft(f"{words[: found.start('who')]} {described}"):
            return None
        if form in ("must_be", "held", "among") and not _describes(described):
            return None
        who = self.whom(tagged, described)
        if who is None or (who == "anyone" and not _tells(described)):
            return None
        before, after = words[: found.start("who")], words[found.end("who") :]
        about = before if form in ("must_be", "held", "among") else f"{before} {after}"
        about = f"{about} {left_out}" if left_out else about
        if form == "ceases" and who != "users":
            return None
        return Saying(who, form, about, described, _kinds(tagged, described, "UVCMAX"))

    def _shut(self, tagged: Tagged, words: str, found: re.Match[str]) -> Saying | None:
        described = found["shut"]
        if re.search(r"\bnot\b|other than|unless|except|without", described):
            return None
        who = admits(tagged, re.split(r",? (?:n?or|and|who|during|while|unless)\b", described)[0])
        told = by_clause(self.members.reader, described, who)
        if who != "users" and told != "users":
            return None
        return Saying("others", "shut", f"{words[: found.start('shut')]} {words[found.end('shut') :]}", described, frozenset("U"))

    def _themselves(self, tagged: Tagged, words: str, found: re.Match[str]) -> Saying | None:
        """Read "elected by the Full Members from among themselves"."""
        if not pattern("elected").search(words) and not re.search(r"choose|chosen|appoint|pick|nominat|send|name", words):
            return None
        before = words[: found.start()]
        choosers = [*re.finditer(r"(?:\bby|^|,) (?:and from )?(?:the |all |our |its |each )?(?P<c>(?:\w+ )?<[UCMATBSKH]\d+>|those [^,;]*)", f" {before}")]
        chooser = choosers[-1]["c"] if choosers else ""
        if not chooser and cue(FILE, "voters").search(before):
            chooser = before
        if not chooser or re.search(r"<[TBSKH]\d+>", chooser):
            return None
        named = tagged.within(chooser, "UCAM")
        who = self.members.voters() if not named or named[-1].kind == "M" else self.whom(tagged, chooser)
        return Saying(who or "anyone", "themselves", before, chooser, _kinds(tagged, chooser, "UCAM"))

    def _listed(self, line: Line, words: str) -> Saying | None:
        """Read "a person may stand if he or she: (a) is a Survivor; and (b) ..." at its opening words."""
        items = self._items(line)
        if not items or not words.rstrip().endswith((":", "—", "–", "-", "is", "be", "who", "if", "are", "unless")):
            return None
        words = f"{words.rstrip(' :—–-')} zz"
        for form in ("unless", "only", "if", "must_be", "nomination", "among", "held"):
            for shape in forms(FILE, form):
                found = shape.search(words)
                if found is None or not found["who"].endswith("zz") or len(found["who"]) > 30:
                    continue
                read = [self.whom(item.tagged, item.words) for item in items]
                whole = " ".join(item.words for item in items[:-1])
                either = bool(re.search(r"\bor\b[;,]?$|\bor; ?", whole.strip()) or re.search(r"either|one of|any of", words))
                users = "users" in read and (not either or all(who == "users" for who in read))
                if not users:
                    return None
                return Saying("users", form, words[: found.start("who")], "", frozenset("U"))
        return None

    def _items(self, line: Line) -> list[Line]:
        at = self.at[line.sentence.start]
        items = []
        for each in self.lines[at + 1 : at + 12]:
            if not each.sentence.item or not each.sentence.lead.endswith(line.sentence.text):
                break
            items.append(each)
        return items

    # whom a description admits

    def whom(self, tagged: Tagged, words: str) -> Who | None:
        """Whom a description of people admits: by its words, by those who vote, by the clause it refers to."""
        words = _NAMED.sub("", _clipped(words))
        alone = _ALONE.fullmatch(words)
        if alone:
            token = tagged.token(alone["t"])
            return "users" if token.kind == "U" else token.who or "anyone"
        voters = cue(FILE, "voters").search(words)
        who = admits(tagged, words)
        if voters and who != "users":
            return self.members.voters()
        if who in (None, "anyone") and (told := by_clause(self.members.reader, words, None)):
            return told
        plain = tagged.within(words, "UVXACTSOPH")
        if who == "anyone" and not plain and tagged.within(words, "M"):
            return self._base()
        return who

    def _base(self) -> Who:
        """Who the members are where all classes are of one kind."""
        base = self.members.kinds[BASE]
        kinds = [kind for kind in self.members.classes() if kind.name != BASE and kind.told]
        if base.who is None and kinds and all(self.members.whose(kind) == "users" for kind in kinds):
            return "users"
        return base.who or "anyone"


def segments(words: str) -> Iterator[str]:
    """The statements of a sentence."""
    at = 0
    for found in _SEGMENT.finditer(words):
        if " and " in found[0] and not _VERB.search(words[at : found.start()]):
            continue  # "the officers and the ordinary trustees must be"
        yield words[at : found.start()]
        at = found.end()
    yield words[at:]


def _clipped(words: str) -> str:
    """A description without the further statement that follows it."""
    for found in _ENDS.finditer(words):
        if found.start() > 2 and not _GOES_ON.match(words, found.start()):
            return words[: found.start()]
    return words


def _is_soft(words: str) -> bool:
    """True of a hope or a preference, which binds nobody."""
    return bool(pattern("soft").search(words) or cue(FILE, "hope").search(words))


def _without_exception(words: str) -> tuple[str, str]:
    """A description, and the seats that are taken out after it: "a Peer, apart from the Treasurer"."""
    found = cue(FILE, "except").search(words)
    if found and re.match(r"(?:(?:the|an?|those|any|every|all|one|of|for|its|that|in|case) |<N\d+> )*(?:co-?opt|<[SOT]\d+>)", found["out"]):
        return words[: found.start()].rstrip(" ,"), re.split(r",? who\b", found[0])[0]
    return words, ""


def _describes(words: str) -> bool:
    """True of words that begin with people."""
    return bool(_PERSONS.match(words))


def _tells(words: str) -> bool:
    """True of a description that tells something of people, be it that anyone will do."""
    return bool(re.search(r"<[UVXAC]\d+>|\bany\b|anyone|anybody|either", words))


def _kinds(tagged: Tagged, words: str, kinds: str) -> frozenset[str]:
    return frozenset(token.kind for token in tagged.within(words, kinds))
