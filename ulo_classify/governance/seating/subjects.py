"""Which seats a statement is about: named ones, those that its words point back to, or all of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ulo_classify.governance.seating.admitting import Saying
from ulo_classify.governance.seating.descriptions import FILE
from ulo_classify.governance.seating.draft import COOPTED, ELECTED, Draft, Group
from ulo_classify.governance.seating.lines import Line, topics_of
from ulo_classify.governance.seating.patterns import pattern
from ulo_classify.governance.seating.phrases import keys_in, name_of, plain
from ulo_classify.governance.seating.wording import cue

_ITEMS = re.compile(
    r"(?:\b(?:clause|article|rule|section|paragraph|sub-?rule|sub-?clause|item|bylaw|by-law|regulation|§|under|in|at)s? ?)?(?P<number>\d{1,3}(?:\.\d{1,3})*)?(?P<letters>(?:\([0-9a-z]{1,4}\))+)(?P<more>(?:(?:,|,? and|,? or| to) \([a-z0-9]{1,4}\))*)"
)
_SEAT = r"(?:positions?|places?|seats?|offices?|<[TSOP]\d+>|persons?|posts?|those|one|mentioned|listed|referred|described|elected|under|in|by)"
_CLIP = re.compile(
    r"\b(?:who|whom|which|that|under|after|before|when|if|where|whose|by|from|unless|while|until|to represent)\b"
)
# "The elected directors may appoint three further ones, who ...": those who choose are not those chosen.
_CHOOSER = re.compile(
    r"^(?:[\w',-]+ ){0,12}?<[SOTBCMH]\d+>(?:,? and (?:the )?<[SOTCM]\d+>)*(?: in office| for the time being| together| jointly)*,? (?:may|shall|can|must|will|are to|is to)?(?: by [^,;]{3,40})?(?: jointly| together| also| at any time| from time to time| further|,)* ?(?:appoint|co-?opt|elect|choose|add|name|nominate|bring in|invite|pick|select|send)s?\b"
)
_COMMITTEE = re.compile(
    r"(?:(?:the|an?|each|every|any|all|no) )?(?:\w+ )?<K\d+>(?:[^.;<]{0,40}(?:is|are|consist|has|have|compris|must|shall)|, )"
)
# The board fills these seats, or somebody outside does: no election.
_APPOINTS = re.compile(
    r"(?:<[BTH]\d+>|\bthey|\bit)[^.;<]{0,30}? (?:appoint|co-?opt|engage|pick|bring in|invite)s? (?P<seat>[^.;,]{3,60})"
)
_FILLING = re.compile(r"vacanc|casual|until|absence|sub-?committee")
# "The Partner Director is nominated by the Partner": by somebody outside, so no rule on candidates is for it.
_IS_APPOINTED = re.compile(
    r"(?:the |an? |each |every )?(?P<seat><S\d+>) (?:is|are|shall be|must be|will be) "
    r"(?:appointed|nominated|named|chosen|sent|designated)"
    r"(?: in writing| from time to time)? by (?:the |an? |each )?<[HAX]\d+>"
)
_OFFICERS = re.compile(r"\bofficers\b|office[- ]?(?:bearers|holders)\b")
# Where what an exception names ends, and the rule goes on.
_MAIN = re.compile(
    r",? (?=(?:no|nobody|none|every|all|each|only|any|must|shall|is|are|may|will|has|have)\b)|, (?=(?:an?|the|those) <[TP]|<T)"
)
_COMMON = frozenset(
    (
        "trustees",
        "trustee",
        "person",
        "persons",
        "member",
        "members",
        "people",
        "director",
        "directors",
        "nominated",
        "appointed",
        "elected",
        "committee",
        "officers",
        "officer",
        "either",
        "others",
        "community",
        "council",
    )
)
# "The board consists of five trustees, and at least three of them must be ..."
_SOME_OF_ALL = re.compile(r"<[BT]\d+>[^;]*<N\d+>[^;]*<N\d+> of (?:them|these|those|whom)\b")
_PLACES = frozenset({"position", "place", "seat", "office", "post"})
# "Of those, six are Elected Members": the words that open a statement on all seats of a kind.
_WHOLE = re.compile(r"(?:of (?:those|these|them|whom|which),? )?(?:the )?<N\d+>")
_NEAR = 40  # characters from the beginning within which "every other seat" is what is spoken of
_OUTSIDE = (COOPTED, "W:by", "H:")

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
        self.topics = topics_of(lines)
        self.homes = _homes(draft, lines)
        self.appointed = _appointed(draft, lines)
        self.last: list[Group] = []
        self.clause = ""

    def note(self, line: Line) -> None:
        """Remember the seats that a sentence speaks of, for the "they" of the next one."""
        named = self._named(line, line.words) or self._made(line)
        if named:
            self.last, self.clause = named, line.sentence.clause
        elif not self._points(line.words):
            self.last = []

    def of(self, line: Line, saying: Saying) -> About | None:
        """The seats that a statement is about, None where it is about none on the board."""
        if saying.form == "escape":
            last = self.last if _main(self.clause) == _main(line.sentence.clause) else []
            found = self._named(line, line.words) or last or self._by_heading(line) or self._own(line)
            return About("named", tuple(found)) if found else About("every")
        if saying.spared:
            spared = self._items(saying.spared) or self._named(line, f"<T0> {saying.spared}")
            return About("every", out=tuple(spared)) if spared else None
        if saying.form == "nomination" and (named := self._named(line, saying.described)):
            return About("named", tuple(named))
        words = saying.about.strip(" ,;:")
        if _COMMITTEE.match(words):
            return None
        out, missing, words = self._left_out(line, words)
        if self._is_some(line, words):
            made = self._made(line)
            single = line.sentence.item or len(line.tagged.within(words, "NQ")) == 1
            whole = made and single and _WHOLE.match(words)
            return About("named", tuple(made)) if whole else None
        if not line.tagged.within(words, "SO") and not self._made(line) and self._is_part(line, words):
            return None  # "four are elected by Section A" of a board of six: a quota
        words = _CHOOSER.sub("", words)
        other = cue(FILE, "other").search(words)
        if other and other.start() < _NEAR and self._is_seat(line, other[0]):
            named = self._named(line, line.words.partition(words[:20])[0])
            return About("other", out=(*out, *named, *self._before(line)), missing=missing)
        items = self._items(words)
        if items:
            return About("named", tuple(items))
        level = self._level(line, words, saying)
        named = self._named(line, words)
        if named and not (level and not self._first(line, words)):
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
        """The seats that earlier sentences of the clause have told of, besides those in a list of all seats."""
        main = _main(line.sentence.clause)
        return [
            group
            for group in self.draft.groups
            if main
            and not group.listed
            and main in self.homes.get(id(group), ())
            and group.quotes[0].start < line.sentence.start
        ]

    def _is_seat(self, line: Line, words: str) -> bool:
        """True of words about seats, not about people: "every other position"."""
        people = line.tagged.within(words, "P")
        places = all(token.text.lower().rstrip("s") in _PLACES for token in people)
        return places or bool(line.tagged.within(words, "TSO"))

    def _named(self, line: Line, words: str) -> list[Group]:
        """The groups that the words name: kinds of seat, offices, "elected trustees", trustees elected by a class."""
        tagged = line.tagged
        found = self._chosen_by(line, words)
        if found:
            return found
        seats = tagged.within(words, "S")
        if seats:
            first = words.find(f"<S{tagged.tokens.index(seats[0])}>")
            clip = _CLIP.search(words, first)
            near = tagged.within(words[: clip.start()] if clip else words, "SO") or seats
            keys = {name_of(token) if token.kind == "S" else f"O:{token.name}" for token in near}
            if _OFFICERS.search(words[:first]):
                keys.add("O:officers")
            found = self.draft.find_all(keys) or [g for token in seats for g in self._alike(token.name)]
            if ELECTED in keys:
                found += [
                    g for g in self.draft.groups if g not in found and any(k.startswith("E:") for k in g.keys)
                ]
            return found
        clip = _CLIP.search(words, 12)
        head = (
            words[: clip.start()]
            if clip and not re.search(r"<[PT]\d+>(?: \w+)? (?:under|by|who)", words[: clip.end()])
            else words
        )
        keys = set(keys_in(tagged, head))
        if re.search(r"\belected (?:<[TMPS]\d+>|places?|seats?|positions?|members|<B\d+>)", words):
            keys.add(ELECTED)
        kind = re.match(
            r"(?:an?|the|each|every|all|any)? ?(?:<N\d+> )?(?:(?:<[PM]\d+>|holder)s? (?:of|from|for|in) (?:an? |the )?)?(?P<c><[CAUX]\d+>)",
            words,
        )
        if kind:
            keys.add(f"P:{tagged.token(kind['c']).name}")
        found = self.draft.find_all({key for key in keys if not key.startswith("clause:")})
        if not found and ELECTED in keys:
            found = [
                g
                for g in self.draft.groups
                if any(k.startswith("E:") for k in g.keys) or re.search(r"\belected\b(?! by)", g.name)
            ]
        if not found and re.search(
            r"(?:<[TPSM]\d+>|place|seat|position|one|those|anyone)[^.;]{0,40}(?:under|in|by|to which|to whom)",
            words,
        ):
            found = self.draft.find_all({key for key in keys if key.startswith("clause:")})
        return found

    def _chosen_by(self, line: Line, words: str) -> list[Group]:
        """Read "the trustees elected by the Deaf Members"."""
        chosen = re.search(
            r"(?:<[TPM]\d+>|those|one|seats?|places?)(?: (?:so|to be|who are))? (?:elected|chosen|nominated|appointed|sent|filled)(?: by| from)(?: among)? (?:the )?(?P<c><[CUAXH]\d+>)",
            words,
        )
        if chosen is None:
            return []
        name = line.tagged.token(chosen["c"]).name
        return [
            g
            for g in self.draft.groups
            if g.keys & {f"E:{name}", f"P:{name}", f"W:by {name}", f"W:by the {name}"}
        ]

    def _alike(self, name: str) -> list[Group]:
        """A group of another key whose own words name the same kind of seat."""
        first = name.rpartition(" ")[0]
        found = [
            g for g in self.draft.groups if len(first) > 4 and re.search(rf"\b{re.escape(first)}\b", g.name)
        ]
        return found if len(found) == 1 else []

    def _called(self, line: Line, piece: str) -> list[Group]:
        """Groups whose own words share a telling word with a piece: "the nominee of the Corporation"."""
        told = (
            set(
                re.findall(
                    r"[a-z]{6,}",
                    f"{piece} {' '.join(t.text.lower() for t in line.tagged.within(piece, 'HKX'))}",
                )
            )
            - _COMMON
        )
        return [g for g in self.draft.groups if told & set(re.findall(r"[a-z]{6,}", g.name))]

    def _first(self, line: Line, words: str) -> bool:
        """True if a kind of seat is named before any plain word for those on the board."""
        marks = re.findall(r"<([TSOB])\d+>", words)
        return bool(marks) and (
            marks[0] in "SO" or not re.match(r"(?:an?|every|each|all|the|no|any|only)? ?<T", words)
        )

    def _items(self, words: str) -> list[Group]:
        """Read "a position listed in rule 30(1)(a) or (c)"."""
        found: list[Group] = []
        for match in _ITEMS.finditer(words):
            if not re.search(rf"{_SEAT}[^.;]{{0,40}}$", words[: match.start()]) and not match["number"]:
                continue
            letters = [match["letters"], *re.findall(r"\([a-z0-9]{1,4}\)", match["more"] or "")]
            base = match["letters"].rpartition("(")[0]
            for index, letter in enumerate(letters):
                tail = letter if index == 0 else f"{base}{letter}"
                number = match["number"] or ""
                found += [
                    g
                    for g in self.draft.groups
                    if g not in found
                    and any(
                        k.startswith("item:")
                        and (k == f"item:{number}{tail}" if number else k.endswith(tail))
                        for k in g.keys
                    )
                ]
        return found

    # seats by reference

    def _points(self, words: str) -> bool:
        return bool(cue(FILE, "anaphor").search(words) or cue(FILE, "pointing").search(words))

    def _back(self, line: Line, words: str) -> list[Group]:
        """The seats that "they", "each", "the person appointed" or nothing at all point back to."""
        topic = self.topics.get(line.sentence.start)
        if topic and (found := self.draft.find_all({topic})):
            return found
        same = _main(self.clause) == _main(line.sentence.clause)
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
        for scope in dict.fromkeys((clause, _up(clause), _main(clause))):
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
                id(g): g for g in [*self._named(line, piece), *self._items(piece), *self._called(line, piece)]
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


def _appointed(draft: Draft, lines: Sequence[Line]) -> set[int]:
    """The groups that the board or somebody outside fills, as sentences of their own say."""
    found: set[int] = set()
    for line in lines:
        match = _APPOINTS.search(line.words)
        if match is not None and not _FILLING.search(line.words):
            tokens = line.tagged.within(match["seat"], "SO")
            keys = {name_of(token) if token.kind == "S" else f"O:{token.name}" for token in tokens}
            named = draft.find_all(keys) or [
                g for g in draft.groups if not keys and _is_called(g, plain(line.tagged, match["seat"]))
            ]
            found |= {
                id(group) for group in named if ELECTED not in group.keys and "elected" not in group.name
            }
        passive = _IS_APPOINTED.match(line.words)
        if passive:
            found |= {id(group) for group in draft.find_all({name_of(line.tagged.token(passive["seat"]))})}
    return found


def _is_called(group: Group, words: str) -> bool:
    """True if words name a group as the list of seats did: "the Extra People"."""
    own = re.sub(
        r"^(?:the|an?|up to|not more than|no more than|at least|<N\d+>|[\d()]+|\w+teen|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|,|;| )+",
        "",
        group.name,
    )
    return len(own) > 7 and own.rstrip(" ;,.") in words


def is_outside(group: Group) -> bool:
    """True of seats that no election of members fills."""
    return any(key.startswith(_OUTSIDE) for key in group.keys) or bool(
        re.search(r"\bappointed|nominated|co-?opted|ex[- ]officio|by virtue|named by|sent by", group.name)
    )


def _homes(draft: Draft, lines: Sequence[Line]) -> dict[int, set[str]]:
    """The clauses in which each group is told of."""
    at = {line.sentence.start: line.sentence.clause for line in lines}
    homes: dict[int, set[str]] = {}
    for group in draft.groups:
        own = {at.get(quote.start, "") for quote in group.quotes} - {""}
        homes[id(group)] = own | {_up(clause) for clause in own} | {_main(clause) for clause in own}
    return homes


def _up(clause: str) -> str:
    """The clause above: "14(4)" stands in "14", "5.2.1" in "5.2"."""
    return clause.rpartition("(")[0] if clause.endswith(")") else clause.rpartition(".")[0] or clause


def _main(clause: str) -> str:
    return clause.split("(", maxsplit=1)[0]


__all__ = ["About", "Subjects", "is_outside", "pattern"]
