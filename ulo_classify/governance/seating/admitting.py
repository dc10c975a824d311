"""Whom a sentence admits to seats, in which form it says so, and the words in which the seats are named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ulo_classify.governance.admission import admits
from ulo_classify.governance.members import BASE, Members
from ulo_classify.governance.records import Who
from ulo_classify.governance.references import POINT, with_points
from ulo_classify.governance.referred import by_clause
from ulo_classify.governance.seating.descriptions import (
    ALONE,
    FILE,
    NAMED,
    clipped,
    describes,
    is_soft,
    matches,
    tells,
    without_exception,
)
from ulo_classify.governance.seating.lines import Line, is_definition
from ulo_classify.governance.seating.patterns import pattern
from ulo_classify.governance.seating.wording import cue
from ulo_classify.governance.tagged import TOKEN, Tagged

_BINDING = frozenset({"confined", "only", "alone", "unless", "if", "nomination", "must_be", "shut", "ceases"})
_ORDER = (
    "confined",
    "only",
    "alone",
    "unless",
    "nomination",
    "shut",
    "if",
    "ceases",
    "must_be",
    "themselves",
    "among",
    "as_seat",
    "held",
    "may",
)
_MODAL = re.compile(r"(?<!who) (?:shall|may|can|must|will) (?:be|stand|hold|serve|become|sit|remain)\b")
# What ties a condition to its sentence names no seats.
_CONNECTOR = re.compile(
    r",? (?:unless|except|save|but|other than|if not|only if|without being|who|which)\b[^<,]*$"
)
_HE = re.compile(
    r" (?:he or she|she or he|he|she|they|it|you|(?:that|the|such) (?:<P\d+>|candidate)|who)(?: is| are| has)?$"
)
_SHORT = 30  # characters before the items, at most, in what describes people
# "by Autists or, if too few come forward, by anyone".
_OR_ANYONE = re.compile(
    r"\bor(?:,[^,.;]*,)?(?: else)?(?: (?:by|from|of|to))?(?: any)?(?: other)? <P\d+>(?! who|,? being)"
)
_LISTED = re.compile(r"(?:the |our )?(?:<N\d+> )?<[SO]\d+>: ")
_ARE_NOT = re.compile(
    r"(?:the |an? )?<[SO]\d+>s? (?:(?:is|are|shall be|must be|may be|shall|must|may) ?not(?: be)?|(?P<open>need not(?: be)?))"
    r"(?: so| one| such| them)?[.;]?"
)
_MADE_OF = re.compile(r"\b(?:consists?|composed|made up|formed)\b[^.;<]{0,14} of $")
_AND_MORE = re.compile(r"\b(?:and|with|plus)\b|[,;]")
_OTHER_ACT = re.compile(r" (?:shall|may|can|must|will) ")
_WISH = re.compile(
    r"\bif (?:you|<[PM]\d+>|one|he or she|they) (?:want|wish)(?:s|es)? to\b"
)  # who wishes to stand
_HAS_ONE = re.compile(
    r"\b(?:has|have|having|with) (?:an? |any )?(?:\w+ )?<U\d+>s? (?:in|among|within|as|living)\b"
)
_ROLES = frozenset({"candidate", "nominee"})
# "may or may not be a Survivor": the door is open.
_MAY_OR_NOT = re.compile(r"\b(?:may|might|can) or (?:may|might|can)(?: ?not)\b[^.;]*$")
_ALL = frozenset({"anyone", "anybody", "others", "somebody", "someone", "member of the public"})
_DESCRIBING = frozenset({"must_be", "held", "among", "as_seat"})
# "unless all Full Members agree": consent, not what one must be.
_APPROVES = re.compile(
    r"\b(?<!who )(?<!the )(?:agrees?|approves?|consents?|votes? (?:for|to|in favour)|decides?|resolves?|confirms?|requests?|objects?|so wish|(?:has|have|had) (?:been )?(?:proposed|nominated|seconded|agreed|supported|signed|asked|consulted|heard|given|met))\b"
)
# Those who nominate, and those who step in, are not those whom a seat is for.
_NOMINATORS = re.compile(
    r"nominations? [^.;]{0,30}(?:from|by) |^(?:if|where|should|when) [^,]*(?:too few|not enough|fewer|insufficient)"
)
# "Every nomination needs a proposer and a seconder, both of whom must be members": of those who propose.
_BACKERS = re.compile(r"\b(?:proposers?|seconders?|nominators?|backers?|signatories)\b[^.;]{0,60}$")
_POSSESSIVE = re.compile(r"(?:[\w'-]+ ){0,3}<[UCXA]\d+>'")  # "the Patients' Assembly" is no patient
# "So that the accounts are watched over by an outsider, the Treasurer must ...": why, and no rule.
_PURPOSE = re.compile(
    r"^(?:so that|in order (?:that|to)|to (?:ensure|secure|make sure) that|because|since)\b[^;:]*?, "
    r"(?=(?:(?:the|an?|each|every|any|all) (?:<[SOT]\d+>|(?:places?|seats?|offices?|positions?) )|(?:no one|no-one|nobody|none|only|no <P\d+>) )"
    r"[^,;:]* (?:must|shall|is|are|may|can|has|have)\b)"
)
# Until a rule is kept again: "where a departure leaves clause 4 unmet, only a Peer may be elected until it is met".
_TEMPORARY = re.compile(
    r"^(?:where|if|when|while|until|should|whenever|so long as)\b[^,;]*\b(?:unmet|not (?:met|satisfied|kept|fulfilled|observed)|below|fewer|falls? short|shortfall|breach\w*|too few|unsatisfied)\b[^;]*, "
    r"|\buntil (?:it|that|the (?:proportion|number|rule|requirement|quota|majority|balance))[^,;]{0,30} (?:is|has been|are) (?:met|restored|satisfied|kept|right|reached|observed|complied)"
)
_CONDITION = re.compile(r"\b(?:if|when|where|whenever|unless|until|while|once|in case)\b[^,]*$")
_WHOM = re.compile(r"whom (?:the |all |most )?<[UCM]\d+>s? \w")
_VERB = re.compile(
    r"\b(?:must|shall|may|is|are|has|have|can|will|needs?|elects?|appoints?|chooses?|consists?)\b"
)
_MAY_BE = re.compile(
    r"(?:<[SO]\d+>|\bthey|\bwho|\bwhich|<P\d+>|\bone|\beach)[^.;<]{0,30},? (?:may|can|could) be (?P<who>(?!(?!disabled)\w+ed\b|put\b|made\b|chosen\b)[^.;]*)"
)
# A new statement of the same sentence.
_SEGMENT = re.compile(
    r"; (?:and |but |or )?|(?<!no one)(?<!nobody)(?<!none)(?<!anyone)(?<!nothing)(?<!all),? (?:but|whereas|while|though|although|yet) (?!(?:for|not|only|also|may|shall|must|is|are|never|no|if|need)\b)"
    r"|,? and (?=(?:(?:the|an?|each|every|any|all|no|its|<N\d+>) )?(?:\w+ )?<[SO]\d+>[^,;]{0,40}? (?:must|shall|may|is|are|need|has|have|can)\b)"
    r"|\. "
)


def _without_points(saying: Saying) -> Saying:
    """A statement with clause numbers as the document writes them."""
    about, described, spared = (
        words.replace(POINT, ".") for words in (saying.about, saying.described, saying.spared)
    )
    return replace(saying, about=about, described=described, spared=spared)


@dataclass(frozen=True, slots=True)
class Saying:
    """What one statement says of who may hold seats.

    `about`: the words in which the seats are named; `through`: the kinds of token that describe the people;
    `spared`: words that name the only seats which it does not concern.
    """

    who: Who
    form: str
    about: str
    described: str
    through: frozenset[str]
    spared: str = ""

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
        self.last: tuple[int, Saying | None] = (-9, None)
        self.parts = parts_of(lines)

    def sayings(self, line: Line) -> Iterator[Saying]:
        """What a sentence says, one statement after the other."""
        listed = _LISTED.match(line.words)  # "Elected Trustees: Survivors only."
        if (is_definition(line) and not listed) or line.words.endswith("?"):
            return
        here = self.at[line.sentence.start]
        last = self.last[1] if self.last[0] == here - 1 else None  # of the sentence before, for "so do"
        for segment in segments(with_points(in_plain_words(line.tagged, line.words, _ROLES))):
            if cue(FILE, "skip").search(segment):
                continue
            saying = self._listed(line, segment) or self._statement(line.tagged, segment)
            saying = saying or _elliptic(segment, last)
            if saying is not None:
                last = _without_points(saying)
                self.last = here, last
                yield last

    def _statement(self, tagged: Tagged, words: str) -> Saying | None:
        words = _PURPOSE.sub("", words)
        for found in matches("escape", in_plain_words(tagged, words, _ALL)):
            return Saying("anyone", "escape", words, found["who"], frozenset("UCM"))
        if _TEMPORARY.search(words):
            return None
        for form in _ORDER:
            for found in matches(form, words):
                saying = self._read(form, tagged, words, found)
                if saying is not None:
                    return saying
        may_be = _MAY_BE.search(words)
        if may_be and self.whom(tagged, may_be["who"]) == "anyone":
            return Saying(
                "anyone",
                "opens",
                words[: may_be.start("who")],
                may_be["who"],
                _kinds(tagged, may_be["who"], "UCMA"),
            )
        if cue(FILE, "opens").search(words):
            return Saying("anyone", "opens", words, words, _kinds(tagged, words, "UCMA"))
        return None

    def _read(self, form: str, tagged: Tagged, words: str, found: re.Match[str]) -> Saying | None:
        if form == "confined":
            return Saying("others", form, words, found["shut"], frozenset("U"), found["in"])
        if form == "shut":
            return self._shut(tagged, words, found)
        if form == "themselves":
            return self._themselves(tagged, words, found)
        if re.search(r"\bwhether (?:(?:an?|the|any|each|such|that|every) )?$", words[: found.start()]):
            return None  # "whether they are Deaf or hearing"
        described, left_out = without_exception(clipped(found["who"]))
        if is_soft(_WISH.sub("", f"{words[: found.start('who')]} {described}")) or _APPROVES.search(
            described
        ):
            return None
        if _BACKERS.search(words[: found.start("who")]):
            return None
        if _POSSESSIVE.match(described) or (
            form not in _BINDING and _NOMINATORS.search(words[: found.start("who")])
        ):
            return None
        if _MADE_OF.search(words[: found.start("who")]) and _AND_MORE.search(found["who"]):
            return None  # "shall consist only of Survivors and of people whom the council appoints"
        other_act = form == "unless" and _OTHER_ACT.search(found["who"])
        if other_act and not cue(FILE, "stand").search(words):
            return None  # "no Elected Trustee who is not a Survivor may vote on it"
        if form == "unless" and re.search(r"<[TBKGH]\d+> (?:is|are|has|have)\b", described):
            return None  # "unless all of its directors are Peers": of another body
        if form in _DESCRIBING and not describes(described):
            return None
        if form in ("must_be", "held") and tagged.within(described, "NQ"):
            return None  # so many of them: a number, not whom they must be
        who = self.whom(tagged, described)
        if who is None or (who == "anyone" and not tells(described)):
            return None
        before, after = words[: found.start("who")], words[found.end("who") :]
        if form == "unless":
            before = _CONNECTOR.sub("", before)
        if form in ("must_be", "held") and re.search(
            r"\bthere (?:\w+ )*(?:is|are|be|to be|have) (?:an? )?$", before
        ):
            return None
        if form in ("must_be", "held") and _CONDITION.search(before):
            return None
        if form == "nomination" and re.search(r"\bmay\b[^.;]{0,60}$", before):
            return None
        about = (
            before
            if form in ("must_be", "held", "among") and before.strip() != "being"
            else f"{before} {after} {_main_clause(found['who'])}"
        )
        about = f"{about} {left_out}" if left_out else about
        if form == "ceases" and who != "users":
            return None
        return Saying(who, form, about, described, _kinds(tagged, described, "UVCMAX"))

    def _shut(self, tagged: Tagged, words: str, found: re.Match[str]) -> Saying | None:
        described = found["shut"]
        if _MAY_OR_NOT.search(words[: found.start("shut")]):
            return None
        if re.search(r"\bnot\b|other than|unless|except|without", described):
            return None
        head = re.match(r"(?:an? |any )?<P\d+> who ", described)  # "not a person who has had a stroke"
        start = head.end() if head else 0
        first = re.split(r",? (?:n?or|and|who|during|while|unless)\b", described[start:])[0]
        who = admits(tagged, described[:start] + first)
        told = by_clause(self.members.reader, described, who)
        if who != "users" and told != "users":
            return None
        return Saying(
            "others",
            "shut",
            f"{words[: found.start('shut')]} {words[found.end('shut') :]}",
            described,
            frozenset("U"),
        )

    def _themselves(self, tagged: Tagged, words: str, found: re.Match[str]) -> Saying | None:
        """Read "elected by the Full Members from among themselves"."""
        if not pattern("elected").search(words) and not re.search(
            r"choose|chosen|appoint|pick|nominat|send|name", words
        ):
            return None
        before = words[: found.start()]
        choosers = [
            *re.finditer(
                r"(?:\bby|^(?: [\w']+){0,5}?|,) (?:and from )?(?:the |all |our |its |each )?(?P<c>(?:\w+ )?<[UCMATBSKH]\d+>|those [^,;]*)",
                f" {before}",
            )
        ]
        chooser = choosers[-1]["c"] if choosers else ""
        if not chooser and cue(FILE, "voters").search(before):
            chooser = before
        if not chooser or re.search(r"<[TBSKH]\d+>", chooser):
            return None
        named = tagged.within(chooser, "UCAM")
        part = self._of_part(words, before)
        if part is not None:
            about = before if re.search(r"<[SO]\d+>", before) else f"{before} {words[found.end() :]}"
            return Saying(part, "themselves", about, chooser, frozenset("M"))
        who = self.members.voters() if not named or named[-1].kind == "M" else self.whom(tagged, chooser)
        named_before = re.search(r"<[SO]\d+>", before)
        about = before if named_before else f"{before} {words[found.end() :]}"
        return Saying(who or "anyone", "themselves", about, chooser, _kinds(tagged, chooser, "UCAM"))

    def _of_part(self, words: str, before: str) -> Who | None:
        """Whom the members of a branch or house are, where they choose from among themselves: "by its members"."""
        own = re.search(r"\bby (?:and from )?(?:all )?(?:its|their|the)(?: own)? <M\d+>", before)
        named = next((noun for noun in self.parts if re.search(rf"\b{noun}(?:e?s)?\b", words)), None)
        return self.parts[named] if own and named else None

    def _listed(self, line: Line, words: str) -> Saying | None:
        """Read "a person may stand if he or she: (a) is a Survivor; and (b) ..." at its opening words."""
        items = self._items(line)
        if not items or not words.rstrip().endswith(
            (":", "—", "–", "-", "is", "be", "who", "if", "are", "unless")
        ):
            return None
        stem = words.rstrip(" :—–-")
        for opening in (f"{stem} zz", f"{_HE.sub('', stem)} zz"):
            found = self._opening(opening)
            if found is not None:
                return self._items_told(items, opening, *found)
        return None

    def _opening(self, words: str) -> tuple[str, re.Match[str]] | None:
        """The form in which the opening words of a list say whom the items describe."""
        for form in ("unless", "only", "if", "must_be", "nomination", "among", "held"):
            for found in matches(form, words):
                if found["who"].endswith("zz") and len(found["who"]) <= _SHORT:
                    return form, found
        return None

    def _items_told(
        self, items: Sequence[Line], words: str, form: str, found: re.Match[str]
    ) -> Saying | None:
        read = [self.whom(item.tagged, item.words) for item in items]
        whole = " ".join(item.words for item in items[:-1]).strip()
        either = bool(re.search(r"\bor[;,]?$|\bor; ?", whole) or re.search(r"either|one of|any of", words))
        if "users" not in read and "others" in read and not either:
            return Saying("others", "shut", words[: found.start("who")], "", frozenset("U"))
        if "users" not in read or (either and any(who != "users" for who in read)):
            return None
        return Saying("users", form, words[: found.start("who")], "", frozenset("U"))

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
        words = NAMED.sub("", clipped(words))
        if _WHOM.search(words) or _HAS_ONE.search(words):
            return "anyone"
        alone = ALONE.fullmatch(words)
        if alone:
            token = tagged.token(alone["t"])
            if admits(tagged, words) == "others":
                return "others"  # "people who have not had a stroke"
            return "users" if token.kind == "U" else token.who or "anyone"
        if any(
            token.text.lower() in _ALL
            for found in _OR_ANYONE.finditer(words)
            for token in tagged.within(found[0], "P")
        ):
            return "anyone"
        voters = cue(FILE, "voters").search(words)
        who = admits(tagged, words)
        if voters and who != "users":
            return self.members.voters()
        if who in (None, "anyone") and (told := by_clause(self.members.reader, words, None)):
            return told
        plain = tagged.within(words, "UVXACTSOPH")
        if who in (None, "anyone") and not plain and tagged.within(words, "M"):
            return self.members.kinds[BASE].who or "anyone"
        return who


def _elliptic(words: str, last: Saying | None) -> Saying | None:
    """Read "(the Elected Trustees are Survivors;) the Community Trustees are not"."""
    likewise = cue(FILE, "likewise").match(words)
    if likewise and last is not None:
        return replace(last, about=words[likewise.end() :], spared="")
    found = _ARE_NOT.fullmatch(words)
    if found is None or last is None or last.who != "users":
        return None
    if found["open"]:
        return Saying("anyone", "opens", words, last.described, last.through)
    return Saying("others", "shut", words, last.described, last.through)


# "The membership of each Branch is confined to people who stammer"
_PART_IS = (
    re.compile(
        r"<M\d+> of (?:each|every|a|any|the)(?: such)? (?P<noun>[a-z]{4,}?)s?,? (?:is|are|shall be|must be|consists? of)"
        r"(?: only| all| solely| exclusively)*(?: confined| limited| restricted| open)?(?: only)?(?: to| of)? (?P<who>[^.;]+)"
    ),
    re.compile(
        r"^(?:each|every|an?|the|all) (?P<noun>[a-z]{4,}?)s? (?:shall |must )?(?:consists? |is made up |are made up |is composed |be made up |has as (?:its )?<M\d+> )"
        r"(?:only |solely |wholly |exclusively )?(?:of )?(?P<who>[^.;]+)"
    ),
)
_NOBODY_ELSE = re.compile(r",? (?:and|with) (?:of )?(?:no ?(?:one|body)|none|no others?)(?: else)?[ .]*$")


def parts_of(lines: Sequence[Line]) -> dict[str, Who]:
    """Who the members of each part are, a branch or a house, where a sentence says so of all such parts."""
    found: dict[str, Who] = {}
    noun = ""
    for line in lines:
        words = re.sub(r"^it (?=(?:is|shall|consists))", f"each {noun} ", line.words) if noun else line.words
        opening = re.match(r"(?:each|every|an?|all) ([a-z]{4,}?)s? ", words)
        noun = opening[1] if opening else ""
        for shape in _PART_IS:
            told = shape.search(words)
            if told is None or line.tagged.within(told["who"], "NQ"):
                continue
            who = admits(line.tagged, _NOBODY_ELSE.sub("", told["who"].split(", ")[0]))
            if who in ("users", "others"):
                found.setdefault(told["noun"], who)
    return found


def in_plain_words(tagged: Tagged, words: str, plain: frozenset[str]) -> str:
    """The words with some people in plain words: candidates and nominees are no people but a role."""

    def back(found: re.Match[str]) -> str:
        text = tagged.tokens[int(found[2])].text.lower()
        return text if text in plain or text.rstrip("s") in plain else found[0]

    return TOKEN.sub(back, words)


def _main_clause(words: str) -> str:
    """What is said of people after their description: "a Full Member shall be an Elected Trustee"."""
    found = _MODAL.search(words)
    return words[found.start() :] if found else ""


def segments(words: str) -> Iterator[str]:
    """The statements of a sentence."""
    at = 0
    for found in _SEGMENT.finditer(words):
        if " and " in found[0] and not _VERB.search(words[at : found.start()]):
            continue  # "the officers and the ordinary trustees must be"
        before = words[at : found.start()]
        if before.count("[") > before.count("]") or before.count("(") > before.count(")"):
            continue  # "[a majority - but see the note] of the board"
        yield before
        at = found.end()
    yield words[at:]


def _kinds(tagged: Tagged, words: str, kinds: str) -> frozenset[str]:
    return frozenset(token.kind for token in tagged.within(words, kinds))
