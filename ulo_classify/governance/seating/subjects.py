"""Which seats a statement is about: named ones, those that its words point back to, or all of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ulo_classify.governance.seating.admitting import Saying
from ulo_classify.governance.seating.descriptions import FILE
from ulo_classify.governance.seating.draft import COOPTED, ELECTED, Draft, Group
from ulo_classify.governance.seating.homes import above, homes_of, main_of
from ulo_classify.governance.seating.lines import Line, topics_of
from ulo_classify.governance.seating.outside import appointed, is_outside
from ulo_classify.governance.seating.seat_words import BY_CLAUSE, SeatWords
from ulo_classify.governance.seating.wording import cue

# "The elected directors may appoint three further ones, who ...": those who choose are not those chosen.
_CHOOSER = re.compile(
    r"^(?:[\w',-]+ ){0,12}?<[SOTBCMH]\d+>(?:,? and (?:the )?<[SOTCM]\d+>)*(?: in office| for the time being| together| jointly)*,? (?:may|shall|can|must|will|are to|is to)?(?: by [^,;]{3,40})?(?: jointly| together| also| at any time| from time to time| further|,)* ?(?:appoint|co-?opt|elect|choose|add|name|nominate|bring in|invite|pick|select|send)s?\b"
)
# "The board is advised by a council of users with twelve places, all of which ...": of the other body.
_BESIDE = re.compile(
    r"<B\d+>[^;.]{0,40}?\b(?:advised|assisted|supported|helped|guided|served|informed|consults?|sets? up|establish(?:es)?|maintains?|convenes?|forms?)\b"
    r"[^;.]{0,40}?\b(?:an?|the|its|one) [^;.]{0,60}?\b(?:with|of|having|which has) <N\d+> (?:<[PMUXA]\d+>|places|seats)"
)
_COMMITTEE = re.compile(
    r"(?:(?:the|an?|each|every|any|all|no) )?(?:\w+ )?<K\d+>(?:[^.;<]{0,40}(?:is|are|consist|has|have|compris|must|shall)|, )"
)
# Where what an exception names ends, and the rule goes on.
_MAIN = re.compile(
    r",? (?=(?:no|nobody|none|every|all|each|only|any|must|shall|is|are|may|will|has|have)\b)|, (?=(?:an?|the|those) <[TP]|<T)"
)
# "The board consists of five trustees, and at least three of them must be ..."
_SOME_OF_ALL = re.compile(r"<[BT]\d+>[^;]*<N\d+>[^;]*<N\d+> of (?:them|these|those|whom)\b")
_BY_ELECTION = re.compile(
    r"\b(?:elected|stand(?:s|ing)? for election|nominated for election|offer (?:himself or herself|themselves) for election)\b(?: as| to be| to serve as| to)?(?: an?| the)? <[TB]\d+>"
)
_PLACES = frozenset({"position", "place", "seat", "office", "post"})
# "Of those, six are Elected Members": the words that open a statement on all seats of a kind.
_WHOLE = re.compile(r"(?:of (?:those|these|them|whom|which),? )?(?:the )?<N\d+>")
_OF_WHOM_SOME = re.compile(r"(?<!^)\bof (?:whom|which|them|these),? <[NQ]\d+>")
_NEAR = 40  # characters from the beginning within which "every other seat" is what is spoken of

Level = Literal["named", "other", "every", "standing"]


@dataclass(frozen=True, slots=True)
class About:
    """The seats that a statement is about; `out`: those it leaves out."""

    level: Level
    groups: tuple[Group, ...] = ()
    out: tuple[Group, ...] = ()
    missing: tuple[str, ...] = ()  # offices left out of which no seat is known yet


class Subjects:
    """Finds the seats that statements are about, in the order of the document."""

    def __init__(self, draft: Draft, lines: Sequence[Line]) -> None:
        self.draft = draft
        self.words = SeatWords(draft)
        self.topics = topics_of(lines)
        self.homes = homes_of(draft, lines)
        self.appointed = appointed(draft, lines)
        self.last: list[Group] = []
        self.clause = ""

    def note(self, line: Line) -> None:
        """Remember the seats that a sentence speaks of, for the "they" of the next one."""
        named = self.words.named(line, line.words) or self._made(line)
        if named:
            self.last, self.clause = named, line.sentence.clause
        elif not self._points(line.words):
            self.last = []

    def of(self, line: Line, saying: Saying) -> About | None:
        """The seats that a statement is about, None where it is about none on the board."""
        if saying.form == "escape":
            last = self.last if main_of(self.clause) == main_of(line.sentence.clause) else []
            found = self.words.named(line, line.words) or last or self._by_heading(line) or self._own(line)
            return About("named", tuple(found)) if found else About("every")
        if saying.spared:
            spared = self.words.items(saying.spared) or self.words.named(line, f"<T0> {saying.spared}")
            return About("every", out=tuple(spared)) if spared else None
        if saying.form == "nomination" and (named := self.words.named(line, saying.described)):
            return About("named", tuple(named))
        words = saying.about.strip(" ,;:")
        if _COMMITTEE.match(words) or _BESIDE.search(line.words):
            return None
        out, missing, words = self._left_out(line, words)
        if self._is_some(line, words):
            made = self._made(line)
            single = line.sentence.item or len(line.tagged.within(words, "NQ")) == 1
            whole = made and single and _WHOLE.match(words) and not _OF_WHOM_SOME.search(words)
            return About("named", tuple(made)) if whole else None
        if not line.tagged.within(words, "SO") and not self._made(line) and self._is_part(line, words):
            return None  # "four are elected by Section A" of a board of six: a quota
        words = _CHOOSER.sub("", words)
        other = cue(FILE, "other").search(words)
        if other and other.start() < _NEAR and self._is_seat(line, other[0]):
            named = self.words.named(line, line.words.partition(words[:20])[0])
            return About("other", out=(*out, *named, *self._before(line)), missing=missing)
        items = self.words.items(words)
        if items:
            return About("named", tuple(items))
        level = self._level(line, words, saying)
        named = self.words.named(line, words) or self.words.under_clause(words)
        by_words = bool(named) and self.words.by_own_words(words) == named
        if named and (by_words or BY_CLAUSE.search(words) or not (level and not self._first(line, words))):
            return About("named", tuple(named), out, missing)
        # "Each is chosen at the meeting from ..." speaks of seats, wherever they are filled.
        elsewhere = "KH" if cue(FILE, "anaphor").search(words) else "KHG"
        if line.tagged.within(words, elsewhere) and not level:
            return None
        made = self._made(line)
        if made and not level:
            return About("named", tuple(made))
        if self._points(words) or not line.tagged.within(words, "TSOB"):
            back = self._back(line, words)
            if back and _counts_fewer(line, words, back):
                return None  # "four are elected by Section A": of six, and so a quota
            if back:
                return About("named", tuple(back), out, missing)
        if self._unknown(line, words):
            return None
        bare = not line.tagged.within(words, "TSOBM") and saying.form in (
            "only",
            "alone",
            "unless",
            "if",
            "may",
        )
        if bare and self.last and self.clause == line.sentence.clause:
            return About("named", tuple(self.last), out, missing)
        if saying.form == "opens":
            return None
        if level == "every":
            own = (
                self._own(line)
                if re.search(r"co-?opt|appoint|so elected|under (?:this|clause)", words)
                else []
            )
            return About("named", tuple(own)) if own else About("every", out=out, missing=missing)
        if level == "standing":
            own = self._by_heading(line)
            return (
                About("named", tuple(own), out, missing)
                if own
                else About("standing", out=out, missing=missing)
            )
        return None

    def _is_part(self, line: Line, words: str) -> bool:
        """True of so many of a board that is larger, or of which no number is known."""
        unknown = self.draft.size.high is None and re.match(r"<N\d+> (?:is|are|shall|must|will)\b", words)
        return bool(unknown) or _counts_fewer(line, words, [self.draft.size])

    # seats by name

    def _before(self, line: Line) -> list[Group]:
        """The seats told of earlier in the clause, else anywhere before, besides those in a list of all seats."""
        main = main_of(line.sentence.clause)
        told = [
            group
            for group in self.draft.groups
            if main and not group.listed and group.quotes[0].start < line.sentence.start
        ]
        return [group for group in told if main in self.homes.get(id(group), ())] or told

    def _is_seat(self, line: Line, words: str) -> bool:
        """True of words about seats, not about people: "every other position"."""
        people = line.tagged.within(words, "P")
        places = all(token.text.lower().rstrip("s") in _PLACES for token in people)
        return places or bool(line.tagged.within(words, "TSO"))

    def _first(self, line: Line, words: str) -> bool:
        """True if a kind of seat is named before any plain word for those on the board."""
        marks = re.findall(r"<([TSOB])\d+>", words)
        return bool(marks) and (
            marks[0] in "SO" or not re.match(r"(?:an?|every|each|all|the|no|any|only)? ?<T", words)
        )

    # seats by reference

    def _points(self, words: str) -> bool:
        return bool(cue(FILE, "anaphor").search(words) or cue(FILE, "pointing").search(words))

    def _back(self, line: Line, words: str) -> list[Group]:
        """The seats that "they", "each", "the person appointed" or nothing at all point back to."""
        topic = self.topics.get(line.sentence.start)
        if topic and (found := self.draft.find_all({topic})):
            return found
        same = main_of(self.clause) == main_of(line.sentence.clause)
        if self.last and same and self._points(words):
            return self.last
        return self._by_heading(line) or (
            self._own(line) if self._points(words) or not line.tagged.within(words, "TSOBM") else []
        )

    def _by_heading(self, line: Line) -> list[Group]:
        """The groups that the heading of a clause names."""
        heading = line.sentence.heading.lower().replace("-", " ").replace("’", "'")
        if not heading:
            return []
        found = [g for g in self.draft.groups if any(self._is_in(key, heading) for key in g.keys)]
        return found if len(found) <= 2 else []

    def _is_in(self, key: str, heading: str) -> bool:
        kind, _, name = key.partition(":")
        if key == COOPTED:
            return bool(re.search(r"\bco ?opt", heading))
        if key == ELECTED:
            return bool(re.search(r"\belected (?!office)", heading)) or heading.startswith("elected")
        plain = name.replace("-", " ").rstrip("s")
        return kind in "SO" and len(plain) > 4 and bool(re.search(rf"\b{re.escape(plain)}s?\b", heading))

    def _own(self, line: Line) -> list[Group]:
        """The one group that the clause of a sentence, or the clause above it, tells of."""
        clause = line.sentence.clause
        for scope in dict.fromkeys((clause, above(clause), main_of(clause))):
            found = [
                g
                for g in self.draft.groups
                if scope and (scope in self.homes[id(g)] or f"clause:{scope}" in g.keys)
            ]
            if len(found) == 1:
                return found
            if found:
                return []
        return []

    def _made(self, line: Line) -> list[Group]:
        """The groups whose number this very sentence tells."""
        made = [g for g in self.draft.groups if any(q.start == line.sentence.start for q in g.quotes)]
        return made if len(made) == 1 else []

    # all seats

    def _level(self, line: Line, words: str, saying: Saying) -> Level | None:
        """Whether a statement is about all seats, or all that are filled by election."""
        if line.tagged.within(words, "K"):
            return None
        every = cue(FILE, "every").search(words)
        if every and re.match(r"elected|co-?opt|appointed", words[every.end() :].strip()):
            return None
        if re.search(
            r"<T\d+>[^.;]{0,25}\b(?:elect|choose|appoint|co-?opt|pick|name|fill)s?\b", words
        ) and saying.form in ("among", "themselves", "held"):
            return None  # the trustees choose a chair
        if saying.form == "among" and re.match(r"(?:those |the |its |such )?<T\d+>", saying.described):
            return None  # a chair is chosen from among those trustees who are users
        if every and _BY_ELECTION.search(words) and any(is_outside(group) for group in self.draft.groups):
            return (
                "standing"  # "only a Survivor can be elected as a trustee": of those co-opted nothing is said
            )
        told = "standing_subject" if saying.form in ("must_be", "held") else "standing"
        stands = bool(cue(FILE, told).search(words))
        if saying.form in ("may", "among", "themselves"):
            return "standing" if stands or every else None
        if every and not (stands and saying.form in ("only", "alone") and not re.search(r"<[TB]\d+>", words)):
            return "every"
        return "standing" if stands else None

    def _unknown(self, line: Line, words: str) -> bool:
        """True of words about a kind of seat or an office of which no seat is known."""
        return bool(line.tagged.within(words, "S")) or (
            bool(line.tagged.within(words, "O")) and not re.search(r"<[TB]\d+>", words)
        )

    def _is_some(self, line: Line, words: str) -> bool:
        """True of words about some of the seats: that is a quota."""
        if _SOME_OF_ALL.search(words):
            return True
        words = re.sub(r"<N\d+> of the <N\d+> (?=(?:are|shall be|will be) (?:the )?<S)", "", words)
        plain = re.sub(
            r"<N\d+> (?:of these|of them|votes?\b|years?|terms?|months?)|\b(?:be|being|become|as|is) <N\d+> of (?:the|our|its)|one of (?:its|our|the) ",
            "",
            words,
        )
        return bool(cue(FILE, "some").search(plain)) and not re.search(
            r"<N\d+> of (?:the )?(?:places|seats) (?:is|are)$", plain
        )

    def _left_out(self, line: Line, words: str) -> tuple[tuple[Group, ...], tuple[str, ...], str]:
        """The seats that "every trustee except the Treasurer" leaves out, and the words without them."""
        found = cue(FILE, "except").search(words)
        if found is None:
            return (), (), words
        piece = _MAIN.split(found["out"])[0]
        stop = found.start("out") + len(piece)
        if not re.search(r"<[TBSOP]\d+>|\beveryone|everybody|\ball\b", words[: found.start()] + words[stop:]):
            return (), (), words
        named = tuple(
            {
                id(g): g
                for g in [
                    *self.words.named(line, piece),
                    *self.words.items(piece),
                    *self.words.called(line, piece),
                ]
            }.values()
        )
        offices = line.tagged.within(piece, "O")
        missing = (
            tuple(t.name for t in offices if self.draft.find({f"O:{t.name}"}) is None) if not named else ()
        )
        if not named and not missing:
            named = tuple(g for g in self.draft.groups if is_outside(g))
        return named, missing, f"{words[: found.start()]} {words[stop:]}"


_OPENING_NUMBER = re.compile(r"^(?:the )?(?:other |remaining |first |further )?(?P<n><N\d+>)(?! of)")


def _counts_fewer(line: Line, words: str, groups: Sequence[Group]) -> bool:
    """True of words that open with a number that is smaller than that of the seats spoken of before."""
    found = _OPENING_NUMBER.match(words)
    count = line.tagged.token(found["n"]).count if found else None
    most = [group.high for group in groups]
    if count is None or count.high is None or None in most:
        return False
    return count.high < sum(high or 0 for high in most)


__all__ = ["About", "Subjects"]
