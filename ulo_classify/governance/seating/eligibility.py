"""Who may hold the seats of each kind."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ulo_classify.governance.admission import admits
from ulo_classify.governance.draft_words import pattern
from ulo_classify.governance.members import Members
from ulo_classify.governance.records import Quota, Who
from ulo_classify.governance.seating.lines import Line, is_definition, topics_of
from ulo_classify.governance.seating.draft import COOPTED, ELECTED, Draft, Group
from ulo_classify.governance.seating.phrases import by_clause, keys_in, name_of, name_of_seat
from ulo_classify.governance.tagged import Tagged

_STAND = r"(?:stand|be elected|be nominated|be appointed|be chosen|be co-opted|hold|serve|become|be|fill|offer|put (?:himself|herself|themselves) forward|seek|sit|occupy|continue)"
_ONLY = re.compile(
    rf"(?:^|[,;] |\b(?:but|that|and) )(?:only|none but|no one but|nobody but|no <P\d+> other than|no <P\d+> except|none other than) (?P<who>[^.;]{{3,160}}?) (?:may|can|shall|is|are|will|must)(?: \w+)? (?:{_STAND}|eligible|qualified|entitled)\b(?P<rest>[^.;]*)"
)
_ALONE = re.compile(
    rf"(?P<who><[CUAM]\d+>)s?,? (?:only|alone) (?:may|can|shall|are|is) (?:{_STAND}|eligible)(?P<rest>[^.;]*)"
)
_NOT_UNLESS = re.compile(
    rf"(?:no (?:<P\d+>|one|<T\d+>|<S\d+>)|a <P\d+>)[^.;]{{0,60}}?(?:not eligible|not qualified|not be eligible|capable of|eligible|qualified|{_STAND}|a <P\d+> in)[^.;]{{0,60}}? (?:unless|who is not|except|if not|only if|if)\b(?: (?:he or she|they|that <P\d+>|the <P\d+>) (?:is|are|has))?(?: (?:for the time being|at the [^,<]{3, 40}?|then|himself or herself|themselves))? (?P<who>[^.;]*)"
)
_SHUT = re.compile(
    rf"\bno (?P<who><[UXACV]\d+>)[^.;]{{0,60}}? (?:shall|may|can|is|are)(?: \w+)? (?:{_STAND}|eligible|qualified)"
)
_SHUT_ONLY = re.compile(
    r"(?P<who><U\d+>) (?:may|can|shall|is|are) (?:not|never)(?: to)? (?:be|hold|stand|become|eligible)[^.;]{0,40}(?:<[TS]\d+>|place|seat|position)"
)
_SOME = re.compile(
    r"<[NQ]\d+>(?: (?:of|among) [^.;]{0,60}?)?(?: <[TPSM]\d+>)?(?: [\w-]+){0,3}? (?:shall|must|are to|will|have to|are|is)(?: at all times| always)? be\b|<[NQ]\d+>(?: of [^.;]{0,40}?)? (?:are|is) <"
)
_TO_HAVE = re.compile(
    r"\b(?:must|shall|need to|has to|have to) be (?P<who>[^.;]{3,80}?) (?:to|in order to|before (?:he or she|they|you) can) (?:have|hold|stand|be|sit|fill|become|serve|take)\b"
)
_VOTERS = re.compile(
    r"(?:eligible|elected|stand|candidate|nominated|hold)[^.;]{0,80}(?:(?:entitled|right|qualified|able) to vote|can vote)(?! (?:at|on) (?:the|a) (?:board|meeting of the board))|those who can vote at it and from among themselves"
)
_NUMBERED = re.compile(r"<[NQ]\d+>(?: [\w'-]+){0,2} (?:<[TSPMCUAX]\d+>|of\b|seats|places)")
_VOID = re.compile(
    r"(?:nomination|form|candidacy|election|candidate|appointment)[^.;]{0,60}(?:void|invalid|of no effect|not valid|not (?:be )?accepted|refused|rejected|not count)[^.;]{0,30} unless (?P<who>[^.;]*)"
)
_COMES_WITHIN = re.compile(
    r"(?:shall|must|may|can|is|are) not be (?:an? )?(?:<P\d+> |one |those |anyone )?(?:who |within|covered)[^.;]*(?:section|clause|article|rule|paragraph)"
)
_OTHERS_OF = re.compile(
    r"\b(?:every|each|any|all|the) (?:other|remaining)(?: \w+)? (?:positions?|places?|seats?|offices?|trustees?|directors?|officers?|committee members?|councillors?)\b"
)
_CLAUSES = re.compile(r"\((?P<letter>[a-z]|[ivx]{1,4})\)")


class Eligibility:
    """Reads who may hold which seats; where nothing is said, a rule on all seats, else anyone."""

    def __init__(self, draft: Draft, lines: Sequence[Line], members: Members) -> None:
        self.draft = draft
        self.lines = lines
        self.members = members
        self.last: list[Group] = []
        self.topics = topics_of(lines)

    def read(self) -> None:
        """Read every sentence, then settle what was not said."""
        for line in self.lines:
            self._sentence(line)
        for group in self.draft.groups:
            group.who = group.who or self._unsaid(group)

    def _sentence(self, line: Line) -> None:
        words = line.words
        if self._shut_out(line):
            return
        if re.match(r"(?:an?|any|each|every|no) (?:<[TSP]\d+>) who (?:is|are) not\b", words):
            return
        if self._some_offices(line):
            return
        named = self._groups(line, words)
        starts = [
            group for group in self.draft.groups if any(q.start == line.sentence.start for q in group.quotes)
        ]
        anaphor = re.match(
            r"(?:and |but |also )?(?:they|each of them|each|these|those|all of them|none of them|it|any of them|such|the holders?|there is no requirement|every one of them|nobody else|being a)\b",
            words,
        )
        anaphor = anaphor or re.search(
            r"(?:either of )?(?:those|these|such|that|this|the said) (?:offices?|places?|seats?|positions?|<[TSP]\d+>)",
            words,
        )
        topic = self.topics.get(line.sentence.start)
        on_topic = self.draft.find_all({topic}) if topic else []
        about = named or (on_topic or self.last if anaphor else [])
        self.last = starts or named or (self.last if anaphor else [])
        if pattern("soft").search(words) or pattern("decoy_strict").search(words) or is_definition(line):
            return
        if re.search(r"\bmeans\b|<K\d+>|casual|vacan|subscription|chair of the meeting", words):
            return
        found = self._who(line, words)
        if (
            (found is None or found[0] == "anyone")
            and _VOTERS.search(words)
            and not pattern("no_vote").search(words)
        ):
            found = (self.members.voters(), True)
        if found is None:
            return
        who, general = found
        plain = re.sub(r"<N\d+> (?:of these|of them|votes?\b|year|term)", "", words)
        if _NUMBERED.search(plain) and not starts and not re.match(r"only|no\b", words):
            return
        if _SOME.search(plain):
            return
        if about:
            self._set(line, about, who)
        elif general and self._of_all(words):
            self.draft.note("who", f"every seat: {who}", line.sentence)
            self.draft.every_seat = self.draft.every_seat or who

    def _shut_out(self, line: Line) -> bool:
        """Read a list of those who may not hold a seat: "no person may be a Trustee who is: (a) a Survivor"."""
        if not (line.sentence.item and line.lead):
            return False
        shut = re.search(
            r"\bno (?:<P\d+>|one)\b[^.;]*(?:<T\d+>|<B\d+>)[^.;]*(?:who|if)|(?:not|nor)\b[^.;]{0,40}(?:eligible|be|become|remain)[^.;]*<T\d+>",
            line.lead,
        )
        if shut is None:
            return False
        if re.match(r"(?:an? |any )?<U\d+>[;,.]?(?: (?:or|and))?$", line.words.strip()):
            self.draft.every_seat = self.draft.every_seat or "others"
            self.draft.note("who", "every seat: others", line.sentence)
        return True

    def _some_offices(self, line: Line) -> bool:
        """Read "the President, Vice-President and Secretary must be Full Members" where the officers are one group."""
        words = line.words
        group = self.draft.find({"O:officers"})
        marks = pattern("who_follows").search(words)
        if group is None or marks is None or pattern("soft").search(words) or "quorum" in words:
            return False
        subject = words[: marks.start()]
        offices = [
            t for t in line.tagged.within(subject, "O") if self.draft.find({f"O:{t.name}"}) in (None, group)
        ]
        letters = re.findall(r"\((?:[a-z]|[ivx]{1,4})\)", subject) if "office" in subject else []
        number = len(offices) or len(letters)
        if not number or number >= (group.low or 0) or re.search(r"elect|appoint|from among", subject):
            return False
        who = admits(line.tagged, words[marks.end() :])
        if who in ("users", "others"):
            quota = Quota(count=number, who=who, quotes=(_quote(line),))
            self.draft.quotas.append((frozenset(group.keys), quota))
            self.draft.note("quota", f"at least {number} of the officers: {who}", line.sentence)
            return True
        return False

    def _set(self, line: Line, groups: Sequence[Group], who: Who) -> None:
        for group in groups:
            if group.who is None or (group.who == "anyone" and who != "anyone" and not group.quotes):
                group.who = who
                group.quotes.append(_quote(line))
            elif (
                group.who == "anyone"
                and who == "users"
                and re.search(r"\b(?:must|shall|only|unless|void)\b", line.words)
            ):
                group.who = who
        self.draft.note("who", f"{', '.join(group.name for group in groups)}: {who}", line.sentence)

    def _groups(self, line: Line, words: str) -> list[Group]:
        """The groups of seats that a sentence is about."""
        listed = re.search(
            r"(?:mentioned|listed|named|referred to|described|specified|set out|position|office|place|member|person|paragraph|rule|clause|under)s? (?:in |under )?[^.;]{0,30}?(?:\([a-z]\)(?:,| and| or| to)? ?)+",
            words,
        )
        if listed:
            letters = set(_CLAUSES.findall(listed[0]))
            found = [
                g
                for g in self.draft.groups
                if any(k.startswith("item:") and k.endswith(tuple(f"({x})" for x in letters)) for k in g.keys)
            ]
            if found:
                return found
        if _OTHERS_OF.search(line.sentence.text.lower()):
            outside = (COOPTED, "W:by", "H:")
            return [
                g
                for g in self.draft.groups
                if g.who is None and not any(key.startswith(outside) for key in g.keys)
            ]
        subject = words[:120]
        keys = {name_of(token) for token in line.tagged.within(words, "S")}
        if not keys:
            marks = pattern("who_follows").search(subject)
            keys = keys_in(line.tagged, subject[: marks.start()] if marks else subject[:60])
            if re.search(r"\belected (?:<[TM]\d+>|places?|seats?|positions?|members)", subject):
                keys.add(ELECTED)
        found = self.draft.find_all({key for key in keys if not key.startswith("clause:")})
        if not found and ELECTED in keys:
            found = [group for group in self.draft.groups if any(key.startswith("E:") for key in group.keys)]
        if not found:
            found = self.draft.find_all({key for key in keys if key.startswith("clause:")})
        own = [g for g in self.draft.groups if f"clause:{line.sentence.clause}" in g.keys]
        heading = line.sentence.heading.lower()
        if not found and not own:
            own = [g for g in self.draft.groups if len(g.name) > 6 and g.name.rstrip("s") in heading]
        return found or (
            own
            if not re.search(r"<T\d+>", words[:40])
            or (len(own) == 1 and re.search(r"co-?opt|appoint", words))
            else []
        )

    def _who(self, line: Line, words: str) -> tuple[Who, bool] | None:
        """Whom a sentence admits, and whether its form speaks of standing in general."""
        tagged = line.tagged
        if re.search(
            r"need not|whether or not|not necessary|no requirement|needn't|neither required nor|does not matter|whichever (?:kind|class|grade|type)|of (?:either|any) (?:kind|class|grade|type|description)",
            words,
        ) and not _ONLY.search(words):
            return ("anyone", False)
        for shape in (_ONLY, _ALONE):
            found = shape.search(words)
            if found:
                who = admits(tagged, found["who"])
                return (who, True) if who else None
        to_have = _TO_HAVE.search(words)
        if to_have:
            who = admits(tagged, to_have["who"])
            return (who, True) if who else None
        void = _VOID.search(words)
        if void:
            who = by_clause(self.members.reader, void["who"], admits(tagged, void["who"]))
            return (who, True) if who else None
        if _COMES_WITHIN.search(words) and by_clause(self.members.reader, words, None) == "users":
            return ("others", False)
        unless = _NOT_UNLESS.search(words)
        if unless and tagged.within(unless["who"], "UCMAVX"):
            described = unless["who"]
            who = by_clause(self.members.reader, described, admits(tagged, described))
            return (who, True) if who else None
        if unless and (who := by_clause(self.members.reader, unless["who"], None)):
            return (who, True)
        shut = _SHUT.search(words) or _SHUT_ONLY.search(words)
        if shut:
            token = tagged.token(shut["who"])
            return ("others", True) if token.kind == "U" or token.who == "users" else None
        from_number = re.search(
            r"by and from|from and by|from (?:among |amongst )?(?:themselves|their (?:own )?number)|out of themselves",
            words,
        )
        if from_number and pattern("elected").search(words) and not re.search(r"<O\d+>", words):
            after = re.search(
                r"(?:by and from|from and by)(?: among(?:st)?)? (?:the )?(?P<who>[^.;,]*)", words
            )
            named = admits(tagged, after["who"]) if after and tagged.within(after["who"], "UCAM") else None
            chooser = re.match(r"(?:[\w',-]+ ){0,4}?(?P<c><[CUA]\d+>)", words)
            if named is None and chooser:
                named = admits(tagged, chooser[0])
            return (named or self.members.voters(), False)
        marks = pattern("who_follows").search(words)
        if marks and " not" in marks[0]:
            after = re.match(r" (?:an? |any )?(?P<who><[UV]\d+>)", words[marks.end() :])
            return ("others", False) if after else None
        if marks:
            rest = re.split(r", and (?!<[UXACMP]|an? <|who)|, but\b|\bso long as\b|: ", words[marks.end() :])[
                0
            ]
            if not tagged.within(rest, "UVXACMP") and not re.search(r"anyone|any\b|requirement", rest):
                return None
            who = admits(tagged, rest)
            if who == "anyone" and not re.search(
                r"need not|whether or not|\bany\b|\bor\b|<[XACM]\d+>|anyone|may be", words
            ):
                return None
            return (who, bool(re.search(r"eligible|elected|stand|must|shall", words))) if who else None
        ceases = re.search(
            r"<S\d+>[^.;]{0,30}?(?:who|if)[^.;]{0,40}? ceases to be (?:an? )?(?P<who><[CU]\d+>)", words
        )
        if ceases:
            who = admits(tagged, ceases["who"])
            return (who, False) if who == "users" else None
        if re.search(
            r"no requirement|not necessary|need not|anyone|any <P\d+>|whether or not|neither required nor",
            words,
        ):
            return ("anyone", False)
        return None

    def _of_all(self, words: str) -> bool:
        """True of words about every seat: "Trustees must be ...", "Only a member may stand"."""
        if re.search(
            r"\bwhether\b|may not stand|either of|those offices|these offices|such office|that office|of the members and",
            words,
        ):
            return False
        return bool(
            re.match(
                r"(?:(?:subject to|unless|except|save)[^,]*, )?(?:(?:an?|each|every|all|the|any|no|only an?|only) )?(?:other |voting )?<T\d+>s? (?:\w+ ){0,3}?(?:(?:must|shall|may|need|has to|have to|can|are to|is to)(?: at all times| always| themselves| each| also)* (?:not )?(?:be|come|hold)|are|is)\b",
                words,
            )
            or (
                re.search(
                    r"\b(?:eligible|qualified|stand|standing|candidates?|be elected|be nominated|be appointed|election)\b[^.;]{0,50}(?:<[TB]\d+>|$)|(?:be|become|serve as|act as|hold office as|remain|appointed as|elected as|elected to|appointed to|nominated for|nominated as|stand as|stand for|serve on|sit on) (?:an? |the )?<[TB]\d+>|a candidate (?:must|shall|for election must)|elected[^.;]{0,40} from among",
                    words,
                )
                and not re.search(r"<O\d+>", words[:60])
            )
        )

    def _unsaid(self, group: Group) -> Who:
        """Who holds seats of which nothing is said: those they are named after, else as for every seat."""
        tagger = self.members.reader.tagger
        for key in group.keys:
            kind, _, name = key.partition(":")
            if kind in ("E", "P"):
                return tagger.who.get(name) or "anyone"
            if kind in ("S", "W"):
                names = [each for each in tagger.names.seats if key == (name_of_seat(each))]
                known = next((who for each in names if (who := self._by_name(each))), None)
                if known:
                    return known
        outside = COOPTED in group.keys or any(key.startswith(("W:by", "H:")) for key in group.keys)
        if outside:
            return "anyone"
        return self.draft.every_seat or self._of_members(group)

    def _of_members(self, group: Group) -> Who:
        return "anyone"

    def _by_name(self, name: str) -> Who | None:
        """Whom the name of a seat means: a Survivor Director where Survivors are users."""
        tagger = self.members.reader.tagger
        first = name.rpartition(" ")[0]
        term = self.members.reader.terms.get(name)
        if term is not None:
            meaning = tagger.tag(term.meaning.start, term.meaning.end)
            if any(token.kind == "U" or token.who == "users" for token in meaning.tokens):
                return admits(meaning)
        for known, who in tagger.who.items():
            if who == "users" and (
                first == known or (first == known.rpartition(" ")[0] and known.endswith("member"))
            ):
                return "users"
        return None


def _quote(line: Line):  # noqa: ANN202
    from ulo_classify.governance.seating.draft import quote_of

    return quote_of(line.sentence)


__all__ = ["Eligibility", "Tagged"]
