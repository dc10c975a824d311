"""How many seats there are: the size of the board, and the number of each kind, from lists and sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ulo_classify.governance.draft_words import pattern
from ulo_classify.governance.numerals import Count
from ulo_classify.governance.outline import Sentence
from ulo_classify.governance.seating.draft import COOPTED, ELECTED, Draft, Group
from ulo_classify.governance.seating.phrases import Phrase, count_in, keys_in, name_of, read_phrase, who_in
from ulo_classify.governance.tagged import TOKEN, Tagged, Tagger

_BT, _PERSON, _N = r"<[BT]\d+>", r"<[TPMUXA]\d+>", r"<N\d+>"
_MOD = r"(?:shall|must|will|may|is to|are to|has to|have to|can|should)"
_BE = rf"(?:{_MOD} )?(?:at all times |always |at no time |not |never )*(?:be|number|consist of|comprise|have|has|is|are|numbers|consists of|comprises|exceed)"
_SIZE = (
    re.compile(
        rf"\b(?:must|shall|will|is to|may|has to|has|have) (?:not |always |at all times |at no time )*(?:have )?(?P<n>{_N}) (?:voting |charity )?<T\d+>"
    ),
    re.compile(
        rf"(?:<B\d+>|\bit)\b[^.;]{{0,60}}?\b(?:consists?|consisting|compris\w+|made up|composed|constituted|has|have|numbers?|be|is|of)\b(?: of)?(?: [\w'-]+){{0,4}}? (?P<n>{_N})"
    ),
    re.compile(
        rf"\bthere (?:{_MOD} |are |is |may not |shall not |must not |will )?(?:\w+ ){{0,3}}(?:be )?(?:a total of |in all )?(?P<n>{_N})(?: (?:\w+ )?{_PERSON})?"
    ),
    re.compile(rf"\bnumber of (?:the |all )?(?:[\w-]+ )?<T\d+>[^.;]{{0,60}}?(?P<n>{_N})"),
    re.compile(rf"<T\d+>(?: [\w'-]+){{0,4}}? {_BE}(?: [\w'-]+){{0,3}}? (?P<n>{_N})(?! (?:of|who|<))"),
    re.compile(rf"\b(?:a|the) <B\d+> of (?:\w+ )?(?P<n>{_N})"),
    re.compile(rf"<B\d+>(?: [\w'-]+){{0,3}} (?P<n>{_N}) (?:<[TMP]\d+>|strong)"),
    re.compile(rf"^(?:no|not|never|neither|minimum|maximum|at least|at most)?[ :]*(?P<n>{_N}) <T\d+>\.?$"),
    re.compile(
        rf"\b(?:it|they|its number|their number|the number|the total|total number) (?:\w+ ){{0,4}}?(?P<n>{_N})(?: <[TMP]\d+>| in all| altogether|[.,;]|$)"
    ),
)
# "No more than one Allied Director shall work for an agency": of some of the seats, not how many there are.
_RESTRICTS = re.compile(
    r"s?(?: \w+){0,2}? (?:shall|may|must|can|should|is|are)(?! (?:be )?(?:\w+ly )?(?:elected|appointed|co-?opted|nominated|chosen|named|added|selected|brought))\b"
)
_OF_WHOM = re.compile(r"\bof (?:whom|which|these|them|those|that number)\b")


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with its tagged words and the tagged words that lead into its list."""

    sentence: Sentence
    tagged: Tagged
    lead: str = ""

    @property
    def words(self) -> str:
        """The tagged words."""
        return self.tagged.words


def lines_of(sentences: Sequence[Sentence], tagger: Tagger, text: str) -> list[Line]:
    """Every sentence of a document, tagged; leads are tagged by their own words."""
    leads: dict[str, str] = {}
    lines = []
    for sentence in sentences:
        lines.append(Line(sentence, tagger.tag(sentence.start, sentence.end), ""))
    by_words = {line.sentence.text: line.words for line in lines}
    result = []
    for line in lines:
        lead = line.sentence.lead
        if lead and lead not in leads:
            own = next((words for text_, words in by_words.items() if lead.endswith(text_)), "")
            leads[lead] = own
        result.append(Line(line.sentence, line.tagged, leads.get(lead, "")))
    return result


class Counter:
    """Reads every number that counts seats into a draft."""

    def __init__(
        self, draft: Draft, lines: Sequence[Line], *, own_board: bool, people: Sequence[str]
    ) -> None:
        self.people = "|".join(sorted(people, key=len, reverse=True)) or "trustee"
        self.draft = draft
        self.lines = lines
        self.own_board = own_board
        self.by_clause: set[int] = set()
        self.topics = topics_of(lines)
        self.noun_counts = _noun_counts(lines)
        self.officers = _officers(lines)

    def read(self) -> None:
        """Read all sentences: lists first, since what they name is known again elsewhere."""
        for line in self.lines:
            if line.sentence.item and self._lists_seats(line):
                self._item(line)
        for line in self.lines:
            if not (line.sentence.item and self._lists_seats(line)) and self._inline(line):
                continue
        for line in self.lines:
            if line.sentence.item and self._lists_seats(line):
                continue
            self._sentence(line)

    def _lists_seats(self, line: Line) -> bool:
        """True of an item under words such as "The Committee consists of:"."""
        lead = line.lead
        if not lead or pattern("decoy_heading").search(line.sentence.heading.lower()):
            return False
        tail = lead[-70:]
        board = (
            re.search(r"<[BT]\d+>", lead)
            or re.match(r"(?:the|these|those) <N\d+> (?:are|shall be)", lead)
            or (self.own_board and re.search(r"<[TM]\d+>|\bit\b", lead))
        )
        if re.search(r"<T\d+>[^<]*(?:must|shall|should) be ?:?$|^(?:an?|every|each|any|no) <[TP]\d+>", lead):
            return False
        return bool(
            board
            and pattern("lists").search(tail)
            and not pattern("lists_not").search(lead)
            and not re.search(r"<K\d+>", lead)
        )

    def _item(self, line: Line) -> None:
        phrase = self._phrase(line, line.words)
        if phrase is None or not line.words.strip(" ;,."):
            return
        if pattern("no_vote").search(line.lead):
            phrase = Phrase(
                phrase.keys, phrase.name, phrase.low, phrase.high, phrase.who, False, phrase.if_any
            )
        self._take(line, phrase, listed=True)

    def _take(self, line: Line, phrase: Phrase, *, listed: bool) -> Group:
        draft = self.draft
        keys = set(phrase.keys)
        for key in phrase.keys:
            keys |= draft.aliases.get(key, frozenset())
        if listed and line.sentence.item and line.sentence.clause:
            keys.add(f"item:{line.sentence.clause}")
        known = draft.find({key for key in phrase.keys if not key.startswith("O:")}) or (
            None if listed else draft.find(phrase.keys)
        )
        if known is None:
            group = Group(phrase.name, keys)
            draft.groups.append(group)
        else:
            group = known
            group.keys |= keys
        if not phrase.if_any or group.low is None:
            group.narrow(phrase.low, phrase.high)
        group.unlimited |= phrase.if_any and phrase.high is None
        group.votes = group.votes and phrase.votes
        group.who = group.who or phrase.who
        group.listed |= listed
        group.quotes.append(_quote(line))
        draft.listed |= listed
        draft.note("seats", f"{group.name}: {_range(phrase)}", line.sentence)
        return group

    def _phrase(self, line: Line, words: str) -> Phrase | None:
        phrase = read_phrase(line.tagged, words)
        if phrase is None:
            return None
        if phrase.low is None and phrase.high is None and _OFFICERS.search(words) and self.officers:
            count = self.officers - (1 if "other" in words else 0)
            return Phrase(
                phrase.keys | {"O:officers"},
                phrase.name,
                count,
                count,
                phrase.who,
                phrase.votes,
                phrase.if_any,
            )
        times = self._each(words)
        if times and phrase.low is not None:
            return Phrase(
                phrase.keys,
                phrase.name,
                phrase.low * (times[0] or 1),
                None if phrase.high is None or times[1] is None else phrase.high * times[1],
                phrase.who,
                phrase.votes,
                phrase.if_any,
            )
        return phrase

    def _each(self, words: str) -> tuple[int | None, int | None] | None:
        """How many there are of what "one from each Region" speaks of."""
        words = re.sub(r"^[^<]*<N\d+>(?=[^<]*<[A-Z]\d+>[^<]*,? (?:one|two|three)\b)", "", words)
        if re.search(r"<N\d+>.*<N\d+>.* each", words):
            return None
        found = re.search(
            r"(?:from|for|by|in|of|to|on behalf of) (?:each|every)(?: of the)? (?:(?P<n><N\d+>) )?(?:<\w+> |\w+ )??(?P<noun>[\w-]+|<\w+>)",
            words,
        )
        if found is None:
            return None
        noun = found["noun"].rstrip("s")
        return self.noun_counts.get(noun)

    def _inline(self, line: Line) -> bool:
        """Read "The Board consists of six Deafblind Directors; up to three ...; and the chair"."""
        words = line.words
        if pattern("decoy_strict").search(words) or pattern("decoy_heading").search(
            line.sentence.heading.lower()
        ):
            return False
        opening = re.match(
            rf"(?:[\w',-]+ ){{0,8}}?(?:<B\d+>|<T\d+>|\bit\b|\bthey\b)(?: [\w'-]+){{0,6}}? (?:{pattern('consists').pattern}|(?:are|is|has|have)(?: to be)?)(?: of)?:? ",
            words,
        )
        if opening is None:
            opening = re.match(
                r"(?:the|these|those) <N\d+>(?: <[TPM]\d+>)? (?:are|shall be|comprise|is made up of|consist of):? ",
                words,
            )
        if opening is None:
            opening = _SIZED.match(words)
        if opening is None:
            opening = re.match(
                rf"there (?:{_MOD} be|are|is) (?:a <B\d+> (?:of|consisting of|comprising|made up of) )", words
            )
        if opening is None:
            return False
        if pattern("lists_not").search(opening[0]) and not pattern("consists").search(opening[0]):
            return False
        rest = words[opening.end() :]
        pieces = _pieces(rest)
        phrases = [phrase for piece in pieces if (phrase := self._phrase(line, piece)) is not None]
        telling = [
            p
            for p in phrases
            if (any(key[0] in "SWOEP" for key in p.keys) and not _only_clause(p)) or (p.low or p.high)
        ]
        if (
            len(pieces) < 2
            or len(telling) < 2
            or _OF_WHOM.search(rest)
            or re.search(r"<N\d+> votes?|a vote", rest)
        ):
            return False
        people = [
            piece for piece in pieces if line.tagged.within(piece, "SOTMPUAXC") or _OFFICERS.search(piece)
        ]
        if len(people) < 2 or len(people) < len(pieces) - 1:
            return False
        if _SIZED.match(words):
            self._size(line)
        if not any(count_in(line.tagged, piece) for piece in pieces) and len(telling) < 3:
            return False
        for phrase in phrases:
            if any(key[0] in "SWOEPc" for key in phrase.keys) or phrase.low or phrase.high:
                self._take(line, phrase, listed=True)
        return True

    def _sentence(self, line: Line) -> None:
        words = line.words
        heading = line.sentence.heading.lower()
        if pattern("decoy_heading").search(heading) and not pattern("consists").search(words):
            return
        if is_definition(line):
            return
        rest = re.search(
            r"(?:the (?:rest|remainder|others?|remaining <T\d+>)|all (?:the )?other <T\d+>)(?: (?:are|shall be|is|must be|to be|being))?(?: the)? (?P<s><S\d+>)",
            words,
        )
        if rest:
            token = line.tagged.token(rest["s"])
            self.draft.add(token.name, {name_of(token)}, 0, None, line.sentence)
        strict = bool(pattern("decoy_strict").search(words))
        if self._topical(line):
            return
        if not strict:
            self._kinds(line)
        if pattern("soft").search(words):
            return
        self._coopted(line)
        self._appointed(line)
        self._office(line)
        self._by_clause(line)
        if strict or (pattern("decoy").search(words) and not pattern("consists").search(words)):
            return
        if line.sentence.start not in self.by_clause and not self._elected(line):
            self._size(line)

    def _topical(self, line: Line) -> bool:
        """Read "There are at least seven and at most nine." under "Patient seats"."""
        found = re.match(
            rf"(?:there (?:{_MOD} (?:not )?be|are|is|can be) |number: |up to |their number is )?(?P<n>{_N})(?: of (?:them|these))?(?:[.,;]|$| in number| and no)",
            line.words,
        )
        if found is None:
            return False
        count = line.tagged.token(found["n"]).count
        topic = self.topics.get(line.sentence.start)
        if count is None or topic is None:
            if count is not None and line.words.startswith("number: "):
                self.draft.set_size(count.low, count.high, line.sentence)
                return True
            return False
        low = 0 if re.search(r"\bcan be\b|\bmay be\b|or none", line.words) else count.low
        self.draft.add(topic[2:], {topic}, low, count.high, line.sentence)
        return True

    # kinds of seat by name

    def _kinds(self, line: Line) -> None:
        words = line.words
        shapes = (
            rf"(?P<n>{_N}),?(?! of the)(?: (?!of\b|from\b|by\b|the\b|to\b|among\b|in\b|for\b|who\b|<)[\w'-]+){{0,3}} (?P<s><S\d+>)",
            rf"(?P<s><S\d+>)s?,?(?: of (?:which|whom))?(?: there)? (?:{_BE})(?: to be)?(?: [\w'-]+){{0,2}} (?P<n>{_N})(?= in number| in all| persons|[.,;]| and\b|$| <P)",
            rf"number of (?P<s><[SC]\d+>)s?[^.;<]{{0,90}}(?P<n>{_N})",
            rf"(?P<n>{_N})(?: of (?:the |these |them|whom|those|that number|this number))?(?: <[TPM]\d+>)?(?:,[^,<]{{0,40}},)? (?:{_MOD} )?(?:be|are|is|being|called|known as|designated|to be)(?: called| known as| the)? (?P<s><S\d+>)",
            rf"(?P<n>{_N}) <T\d+>s? ?\(?(?:the |each an? |each a )?[\"“](?P<s><S\d+>)",
            rf"(?P<n>{_N})(?: <[TPM]\d+>)?,? (?:who are |to be |{_MOD} be )?(?:called|known as|described as) (?:the )?[\"“]?(?P<s><S\d+>)",
        )
        for shape in shapes:
            for found in re.finditer(shape, words):
                before = words[: found.start("n")]
                if pattern("conditional").search(before) or re.search(
                    r"\b(?:of|among|amongst) (?:the |those |these )?$|\b(?:these|those|the|both) $", before
                ):
                    continue
                if re.search(r"\b(?:any|each|every|other|a|the other) $", before) or re.search(
                    r"\b(?:namely|being)\b", before
                ):
                    continue
                if shape == shapes[0] and _RESTRICTS.match(words, found.end()) and "there" not in before:
                    continue
                token = line.tagged.token(found["s"])
                count = line.tagged.token(found["n"]).count
                if count is None:
                    continue
                key = name_of(token) if token.kind == "S" else f"P:{token.name}"
                if token.kind == "C" and self.draft.find({key}) is None:
                    continue
                low, high = count.low, count.high
                if re.search(r"\b(?:may|can)\b[^.;]{0,40}$", before) and not re.search(
                    r"\bmay not|there may", before
                ):
                    low = 0
                group = self.draft.add(token.name, {key}, low, high, line.sentence)
                if key == COOPTED:
                    group.low = 0

    def _by_clause(self, line: Line) -> None:
        """Read "in addition there may be up to 3 trustees appointed under clause 39"."""
        found = re.search(
            rf"(?P<n>{_N}) (?:[\w'-]+ ){{0,2}}?<[TPM]\d+>,? (?:so )?(?:appointed|co-?opted|nominated|elected|placed|named|holding office|sent|chosen) (?P<way>(?:under|by|in accordance with|as provided in|pursuant to) (?:clause|article|rule|section|bylaw|by-law|paragraph|regulation)[^,;]*)",
            line.words,
        )
        if found is None or not (
            keys := {key for key in keys_in(line.tagged, found["way"]) if key.startswith("clause:")}
        ):
            return
        count = line.tagged.token(found["n"]).count
        if count is None or pattern("conditional").search(line.words[: found.start()]):
            return
        low = 0 if re.search(r"\bmay\b", line.words) else count.low
        self.draft.add(
            f"under {sorted(keys)[0].replace(':', ' ')}", keys, low or 0, count.high, line.sentence
        )
        self.by_clause.add(line.sentence.start)

    # seats that the board fills itself

    def _coopted(self, line: Line) -> None:
        words = line.words
        adds = pattern("adds").search(words)
        verb = re.search(
            r"(?:may|can|shall have power to|has power to|have power to|is free to|entitled to)\b[^.;]{0,60}?\bco-?opt",
            words,
        )
        passive = re.search(r"may be (?:so )?co-?opted", words) and not re.search(
            r"co-?opted (?:to|on to|onto) (?:an?|any|the <K)", words
        )
        if not (adds or verb or passive):
            return
        subject = words[: (adds or verb or re.search("co-?opted", words)).start() + 4]  # type: ignore[union-attr]
        if adds and not verb and not re.search(r"<[BTS]\d+>|\bthey\b|\bit\b", subject):
            return
        if pattern("not_adds").search(re.sub(r"in addition|additional", "", words)) and not re.search(
            r"<[ST]\d+>|member", words[len(subject) :]
        ):
            return
        if re.search(r"vacan|casual|sub-?committee|<K\d+>", words):
            return
        if re.search(
            r"\bno (?:one|<P\d+>|others?|further|other|more|additional|co-opt)|may not|shall not|cannot|no power",
            words,
        ):
            return
        seats = line.tagged.within(words, "S")
        named = re.search(
            r"(?:as|to be|become|be)(?: an?| the| additional| further| charity)* (<S\d+>)", words
        )
        keys = {COOPTED} if any(name_of(token) == COOPTED for token in seats) else set()
        keys = {name_of(line.tagged.token(named[1]))} if named and not keys else keys
        here = self.draft.find({f"clause:{line.sentence.clause}"})
        if not (keys or here) or ((verb or passive) and not named):
            keys.add(COOPTED)
        if here is not None:
            keys.add(f"clause:{line.sentence.clause}")
        count = count_in(line.tagged, words[(adds or verb).start() :] if (adds or verb) else words)  # type: ignore[union-attr]
        high = count.high if count else None
        group = self.draft.add("co-opted", keys, 0, high, line.sentence)
        group.low = 0
        group.keys.add(f"clause:{line.sentence.clause}")
        group.votes = group.votes and not pattern("no_vote").search(words)
        who = who_in(line.tagged, words)
        if re.search(r"need not|whether or not", words):
            who = "anyone"
        group.who = group.who or who

    # seats that somebody else fills

    def _appointed(self, line: Line) -> None:
        words = line.words
        active = re.search(
            rf"(?P<who><H\d+>|<A\d+>|<X\d+>|(?:each|every) of the <N\d+> (?:<\w+>|[\w-]+)|(?:the|each|every) (?:[\w'&-]+ ){{1,6}}?)(?:,[^,]{{0,60}},)? ?(?P<may>may|shall|can|must|will|is entitled to|has the right to|are entitled to)?,?(?: [\w'-]+,?){{0,6}}? ?(?:{pattern('appoints').pattern})(?: [\w'-]+){{0,4}}? (?P<n>{_N}|an?|one) ?(?P<what>(?:[\w'-]+ ){{0,3}}<[PTSXAUC]\d+>)",
            words,
        )
        passive = re.search(
            rf"(?P<n>{_N}) (?P<what>(?:[\w'-]+ ){{0,2}}<[PTSMXA]\d+>)[^.;]{{0,30}}? {pattern('by_whom').pattern}",
            words,
        )
        found = active or passive
        if found is None or pattern("decoy_strict").search(words):
            return
        if (active and re.match(r"<[BTMCG]", active["who"])) or (
            active and re.search(r"\b(?:<[BTMCG]\d+>|members?|meeting|secretary|chair)\b", active["who"])
        ):
            return
        if re.search(r"\bthe $", words[: found.start("n")]):
            return
        whom = (active["who"] if active else passive["whom"]).strip()  # type: ignore[index]
        if passive and not active and re.search(r"<[BTMCG]\d+>|members", passive["whom"]):
            return
        if re.search(
            r"\bmembers|<[MC]\d+>|<G\d+>|returning|proxy|auditor|solicitor|accountant|deput",
            words[: found.end()],
        ):
            return
        seats = line.tagged.within(found[0], "S")
        to_board = re.search(
            r"(?:to|on|onto|among) (?:the )?<[BT]\d+>|<T\d+>|(?:a|as) (?:voting )?member|full rights|with a vote",
            words,
        )
        heading = line.sentence.heading.lower()
        named = re.search(rf"(?:{self.people})s?\b|board|committee|council|seats?\b", heading)
        if not (seats or to_board or named):
            return
        if not seats:
            host = next((t.name for t in line.tagged.within(found[0], "H")), "")
            twin = next(
                (g for g in self.draft.groups if host and any(k.startswith(f"S:{host} ") for k in g.keys)),
                None,
            )
            if twin is not None:
                twin.keys.add(f"clause:{line.sentence.clause}")
                if twin.low is None and twin.high is None:
                    twin.narrow(*_numbers(line, found["n"]))
                return
        count = count_in(line.tagged, found["n"])
        low, high = (count.low or 0, count.high) if count else (1, 1)
        may = bool(
            active
            and active["may"] in ("may", "can", "is entitled to", "has the right to", "are entitled to")
        )
        each = (
            re.match(r"(?:each|every) (?:of the (?P<n><N\d+>) )?(?P<noun>[\w-]+|<\w+>)", active["who"])
            if active
            else None
        )
        if each:
            times = (
                count_in(line.tagged, each["n"]).low
                if each["n"]
                else (self.noun_counts.get(each["noun"].rstrip("s"), (1, 1))[0])
            )  # type: ignore[union-attr]
            low, high = low * (times or 1), (high or 1) * (times or 1)
        keys = {name_of(token) for token in seats} or {
            f"W:by {TOKEN.sub(lambda m: line.tagged.tokens[int(m[2])].name, whom)[:30]}"
        }
        group = self.draft.add(
            f"appointed by {self._words(line, whom)}",
            keys | {f"clause:{line.sentence.clause}"},
            0 if may else low,
            high,
            line.sentence,
        )
        group.votes = group.votes and not pattern("no_vote").search(words)
        if not seats:
            of_users = any(
                t.kind == "U" or t.who == "users" for t in line.tagged.within(found["what"], "UAC")
            )
            own = "users" if of_users else who_in(line.tagged, words[found.end() :]) or "anyone"
            group.who = group.who or own

    def _words(self, line: Line, words: str) -> str:
        return TOKEN.sub(lambda found: line.tagged.tokens[int(found[2])].text, words)[:40]

    # seats that go with an office

    def _office(self, line: Line) -> None:
        words = line.words
        becomes = pattern("becomes").search(words)
        if becomes is None or (
            not pattern("office").search(words)
            and "with a vote" not in words
            and "with full vote" not in words
        ):
            return
        if pattern("not_member").search(words) or pattern("decoy_strict").search(words):
            return
        subject = words[: becomes.start()]
        offices = line.tagged.within(subject, "O")[-1:]
        who = re.match(r"(?:the |an? |every |any )?(?:<[PAHX]\d+>|[\w' -]{2,60})", subject)
        if not offices and who is None:
            return
        keys = {f"O:{token.name}" for token in offices} or {f"N:{subject.strip()[:40]}"}
        keys.add(f"clause:{line.sentence.clause}")
        may = bool(
            re.search(
                r"\bmay\b|\bif\b|\bwhile\b|so appointed|\bany\b|who (?:leaves|ceases|retires|steps down)",
                words,
            )
        )
        if re.match(
            r"(?:the|that|an?|such) (?:nominee|appointee|<P\d+>|representative|person)|<P\d+> so (?:appointed|nominated)|(?:an? )?<P\d+> so",
            subject,
        ):
            main = line.sentence.clause.split("(")[0].split(".")[0]
            near = [
                g
                for g in self.draft.groups
                if any(
                    key.startswith("clause:") and key[7:].split("(")[0].split(".")[0] == main
                    for key in g.keys
                )
            ]
            if near:
                return
        name = offices[0].name if offices else self._words(line, subject.strip())[:50]
        group = self.draft.add(name, keys, 0 if may else 1, 1, line.sentence)
        group.who = group.who or "anyone"
        group.votes = group.votes and not pattern("no_vote").search(words)

    # elected seats and the whole board

    def _elected(self, line: Line) -> bool:
        words = line.words
        if not pattern("elected").search(words) or pattern("decoy").search(
            re.sub(r"by resolution", "", words)
        ):
            return False
        shapes = (
            rf"(?P<n>{_N}) (?:(?!<)[\w'-]+ ){{0,3}}(?:<[TPMAUC]\d+>|places?|seats?|of (?:them|the <T\d+>))?[^.;]{{0,70}}?\belect(?:ed|s)\b",
            rf"\belects?\b(?: [\w',-]+){{0,8}}? (?P<n>{_N})(?! (?:chair|<O))",
            rf"elected[^.;]{{0,30}}? (?:are|is|shall be|number)(?: to be)? (?P<n>{_N})",
        )
        found = next((match for shape in shapes if (match := re.search(shape, words))), None)
        if found is None:
            return False
        before = words[: found.start("n")]
        if re.match(
            r"(?: of (?:them|these))? (?:shall|must|are to|are|will) (?:be )?<[UCXA]", words[found.end("n") :]
        ):
            return False
        if (
            pattern("conditional").search(before)
            or re.search(r"<S\d+>", found[0])
            or re.search(r"\b(?:of (?:the|those|these)|these|those|the|any) $", before)
        ):
            return False
        count = line.tagged.token(found["n"]).count
        if count is None or (count.low == 1 == count.high and not pattern("consists").search(words)):
            return False
        chooser = re.match(r"(?:[\w',-]+ ){0,3}?(?P<c><[CUA]\d+>)s?,?(?: [\w'-]+){0,6}? elect", words)
        among = re.search(
            r"(?:from among|from amongst|by and from(?: among)?|from) (?:the )?(?P<c><[CUA]\d+>)", words
        )
        themselves = re.search(
            r"from (?:among|amongst)? ?(?:themselves|their (?:own )?number)|out of themselves|from their number",
            words,
        )
        chosen = among or (chooser if themselves or chooser else None)
        key = ELECTED
        name = "elected"
        if chosen:
            token = line.tagged.token(chosen["c"])
            key, name = f"E:{token.name}", f"elected from {token.text}"
        times = self._each(words[found.start() :])
        low, high = count.low, count.high
        if times and times[0] and low is not None and low == high and low <= 3:
            low, high = low * times[0], (high or 0) * (times[1] or times[0])
        if "being <N" in words and count.low == count.high:
            low, high = count.low, count.high
        if not self._on_board(line, found):
            return False
        kind = self._heading_kind(line)
        if kind and key == ELECTED:
            key, name = (ELECTED if kind.startswith("elected") else f"S:{kind}"), kind
        group = self.draft.add(name, {key, f"clause:{line.sentence.clause}"}, low, high, line.sentence)
        if among or themselves:
            who = who_in(line.tagged, words[found.start() :]) if among else None
            if themselves and chooser:
                token = line.tagged.token(chooser["c"])
                who = "users" if token.who == "users" or token.kind == "U" else token.who or "anyone"
            group.who = group.who or who
        return True

    def _heading_kind(self, line: Line) -> str:
        """The kind of seat that the heading of a clause names: "Directors at Large"."""
        heading = line.sentence.heading.lower().strip()
        people = self.people
        plain = re.sub(rf"\b(?:{people})s?\b", "", heading).strip(" -–—:.")
        if plain == heading or not plain or len(heading.split()) > 4:
            return ""
        generic = r"election|number|power|appoint|term|composition|proceeding|remov|dut|qualif|general|board|committee|eligib|the |first|retire|meeting|and |of "
        return "" if re.search(generic, plain) else heading.rstrip("s") if heading.endswith("s") else heading

    def _on_board(self, line: Line, found: re.Match[str]) -> bool:
        words = line.words
        return bool(re.search(r"<[BT]\d+>", words)) or any(
            word in line.sentence.heading.lower()
            for word in ("board", "committee", "trustee", "director", "council", "election")
        )

    def _size(self, line: Line) -> None:
        words = line.words
        for shape in _SIZE:
            for found in shape.finditer(words):
                before = words[: found.start("n")]
                after = words[found.end("n") :]
                if re.match(r" (?:[\w'-]+ ){0,3}<[SUXACOKG]\d+>", after) or re.match(
                    r" of (?:the|them|whom|these|those)\b", after
                ):
                    continue
                if pattern("conditional").search(before) or _OF_WHOM.search(before):
                    continue
                if re.match(r" (?:votes?|offices?|co-)", after) or re.search(
                    r"co-?opt|appoint|nominat|further|additional", found[0]
                ):
                    continue
                if shape is _SIZE[-1] and not self._after_size(line):
                    continue
                count = line.tagged.token(found["n"]).count
                if count is None or (count.low == 1 and count.high == 1):
                    continue
                if not re.search(r"<[BT]\d+>", words) and shape is not _SIZE[-1]:
                    if not self._after_size(line):
                        continue
                self.draft.set_size(count.low, count.high, line.sentence)
                for more in re.finditer(rf"(?:maximum|minimum)[^.;<]{{0,30}}(?P<n>{_N})", after):
                    other = line.tagged.token(more["n"]).count
                    if other is not None:
                        self.draft.set_size(other.low, other.high, line.sentence)
                return
        second = re.search(rf"(?P<n>{_N})", words)
        if (
            second
            and self._after_size(line)
            and re.match(r"(?:there|nor|and|but|it|no|not|the maximum|the minimum)\b", words)
            and len(words) < 60
        ):
            count = line.tagged.token(second["n"]).count
            if count is not None and not re.search(r"<[SUXACOKG]\d+>", words):
                self.draft.set_size(count.low, count.high, line.sentence)

    def _after_size(self, line: Line) -> bool:
        """True of a sentence of the same clause as one that told the size."""
        starts = {quote.start for quote in self.draft.size.quotes}
        return any(
            other.sentence.start in starts
            and other.sentence.clause.split("(")[0] == line.sentence.clause.split("(")[0]
            for other in self.lines
        ) or (
            line.sentence.clause != ""
            and bool(re.search(r"number|size|composition", line.sentence.heading.lower()))
        )


def topics_of(lines: Sequence[Line]) -> dict[int, str]:
    """The kind of seat that each sentence is about by the heading or title above it."""
    found: dict[int, str] = {}
    topic, heading, clause = "", "", ""
    for line in lines:
        sentence = line.sentence
        main = sentence.clause.split("(")[0]
        alone = re.fullmatch(r"(?:kind <N\d+>: |the )?(?P<s><S\d+>)[.:]?", line.words.strip())
        if alone:
            topic, clause = name_of(line.tagged.token(alone["s"])), main
        elif sentence.heading != heading or main != clause:
            topic = ""
        heading, clause = sentence.heading, main
        if topic:
            found[sentence.start] = topic
    return found


def is_definition(line: Line) -> bool:
    """True of a sentence that tells what a word means."""
    return bool(
        re.match(
            r"[“\"‘']?[\w'’ /-]{2,45}[”\"’']?(?: (?:means?|shall mean|has the meaning|includes)\b|: )|[“\"]",
            line.sentence.text,
        )
    ) and not re.match(r"(?:the|a|an) <[BT]\d+>", line.words)


def _numbers(line: Line, words: str) -> tuple[int | None, int | None]:
    count = count_in(line.tagged, words)
    return (count.low, count.high) if count else (1, 1)


def _only_clause(phrase: Phrase) -> bool:
    return all(key.startswith("clause:") for key in phrase.keys)


_START = re.compile(
    r"(?:^|[,;] ?|\b(?:and|or|plus|together with|along with|as well as|with|further of|also)\b,? )(?:(?:and|also|further|then|in addition|where [^,]*|if [^,]*|not more than|up to)\b,? )*"
    r"(?=<N\d+> |(?:the|an?|its|any|such|those|one|other) (?!same|vote|time|case|year|term|number|exact|precise|majority|latter|whole|purpose|quorum)|<[SO]\d+>)"
)


def _pieces(rest: str) -> list[str]:
    """The items of a list inside a sentence."""
    if ";" in rest:
        parts = rest.split(";")
    else:
        starts = [found.end() for found in _START.finditer(rest)]
        starts = [
            at
            for at in starts
            if not re.search(
                r"\b(?:who|which|whom|by|of|from|being|under|to)\b[^<]{0,12}$", rest[:at].rstrip(" ,")
            )
        ]
        borders = sorted({0, *starts, len(rest)})
        parts = [rest[first:last] for first, last in zip(borders, borders[1:], strict=False)]
    clean = [
        re.sub(
            r"^(?:and|together with|plus|,)\s*|(?:,|\band\b|\bwith\b|\btogether\b|\bplus\b|\bor\b|\bas well as\b|\balong\b|\s)+$",
            "",
            part.strip(" .,"),
        )
        for part in parts
    ]
    return [part for part in clean if part]


_SIZED = re.compile(
    rf"(?:there {_MOD} be|there are|there is to be|the <[BT]\d+>[^.;<]{{0,30}}? {_N}(?: <[TMP]\d+>)?|the number of <T\d+>[^.;<]{{0,30}}?)[^.;<]{{0,20}}(?:{_N} (?:<[TMP]\d+>)?)?,? ?(?:being|namely|that is to say|made up of|comprising|consisting of|composed of|as follows|:),?:? "
)
_OFFICERS = re.compile(r"\b(?:office[- ]?(?:bearers|holders)|(?:honorary |executive )?officers)\b")
_OFFICERS_ARE = re.compile(
    r"(?:office[- ]?(?:bearers|holders)|officers)\b[^.;:<]{0,60}?(?:are|shall be|is|be|consist of|comprise|being|shall consist of|namely|include|as follows|following)\b[^<]{0,30}(?=(?:<N\d+> )?<O)"
)


def _officers(lines: Sequence[Line]) -> int:
    """How many officers, office-bearers or office-holders there are, where the document names them."""
    for line in lines:
        found = _OFFICERS_ARE.search(line.words)
        if found:
            rest = re.split(r"[.;]|\bwho\b|\belected\b|\bfrom\b|\ball of\b", line.words[found.end() :])[0]
            number = _count_offices(line, rest)
            if number > 1:
                return number
    return max((number for number in _listed_officers(lines)), default=0)


def _count_offices(line: Line, words: str) -> int:
    number = 0
    for found in re.finditer(r"(?:(?P<n><N\d+>) )?(?:[\w'-]+ ){0,2}?(?P<o><O\d+>)", words):
        count = line.tagged.token(found["n"]).count if found["n"] else None
        number += (count.low or 1) if count is not None else 1
    return number


def _listed_officers(lines: Sequence[Line]) -> Sequence[int]:
    """Lengths of lists of offices under words such as "The office-bearers are:"."""
    totals: dict[str, int] = {}
    for line in lines:
        if (
            line.sentence.item
            and _OFFICERS.search(line.lead)
            and not re.search(r"duties|role|shall not|vacat|cease", line.lead)
        ):
            head = re.split(r"\bwho\b|\bshall\b|\belected\b|;|,", line.words)[0]
            totals[line.sentence.lead] = totals.get(line.sentence.lead, 0) + _count_offices(line, head)
    return list(totals.values())


def _noun_counts(lines: Sequence[Line]) -> dict[str, tuple[int | None, int | None]]:
    """How many there are of each noun that a number stands before: "six Regions", "five Wards"."""
    counts: dict[str, tuple[int | None, int | None]] = {}
    for line in lines:
        for found in re.finditer(
            r"(?P<n><N\d+>) (?:(?!<)[\w'-]+ ){0,2}?(?P<noun>[a-z-]+|<\w+>)s?\b", line.words
        ):
            count = line.tagged.token(found["n"]).count
            if count is not None and (count.low or 0) > 1:
                counts.setdefault(found["noun"].rstrip("s"), (count.low, count.high))
        each = re.search(
            r"\b(?:an?|one) (?P<noun>[a-z-]+)\b[^.;<]{0,60} in each of the (?P<n><N\d+>)", line.words
        )
        count = line.tagged.token(each["n"]).count if each else None
        if each and count is not None:
            counts.setdefault(each["noun"].rstrip("s"), (count.low, count.high))
    return counts


def _quote(line: Line):  # noqa: ANN202
    from ulo_classify.governance.seating.draft import quote_of

    return quote_of(line.sentence)


def _range(phrase: Phrase) -> str:
    from ulo_classify.governance.seating.draft import in_words

    return in_words(phrase.low, phrase.high)


__all__ = ["Count", "Counter", "Line", "keys_in", "lines_of"]
