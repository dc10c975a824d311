"""Who may hold the seats of each kind: what is said of them by name, of all the others, or of every seat."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ulo_classify.governance.admission import admits
from ulo_classify.governance.members import Members
from ulo_classify.governance.members.kinds import BASE
from ulo_classify.governance.numerals import counts_in
from ulo_classify.governance.records import Quota, Who
from ulo_classify.governance.referred import by_clause
from ulo_classify.governance.seating.admitting import Admitting, Saying
from ulo_classify.governance.seating.descriptions import FILE, NAMED
from ulo_classify.governance.seating.draft import ELECTED, Draft, Group, quote_of
from ulo_classify.governance.seating.lines import Line
from ulo_classify.governance.seating.listed import pieces_of
from ulo_classify.governance.seating.outside import is_outside
from ulo_classify.governance.seating.patterns import pattern
from ulo_classify.governance.seating.phrases import name_of, name_of_seat
from ulo_classify.governance.seating.reading import in_plain
from ulo_classify.governance.seating.subjects import About, Subjects
from ulo_classify.governance.seating.wording import words_of
from ulo_classify.governance.tagged import Tagged, Token

_EITHER = re.compile(r"<O\d+>,? or (?:the |an? |that of )?<O\d+>")  # "the Chair or the Secretary must be"
_SOME = 2  # seats from which one can be taken out


# ", all of whom shall be Full Members" behind a single office speaks of all in the list.
_ALL_OF_WHOM = re.compile(
    r"^(?:and )?(?:the |an? |one )?<[OS]\d+>s?,? (?:all|each|every one) of whom (?P<rest>.*)$"
)


# "(b) three ordinary members," and on a line of its own "each of whom is elected from the members": of all in the list.
_FLUSH = re.compile(r",?\s*\n\s*(?:each|all|every one) of (?:whom|them|these)\b")
# Of one of the seats listed it is said from among whom they come.
_WHOSE = re.compile(
    r"\b(?:from|by and from) (?:among(?:st)? |within )?(?:themselves|their (?:own )?number|the <)"
)
_OTHER_MEMBERS = re.compile(
    r"\bother members? elected (?:at|by|in) (?:the |an? )?(?:annual |ordinary )?general\b"
)
_EACH_OF_WHOM = re.compile(r",? (?:each|all|every one) of (?:whom|them|these) (?P<rest>.*)$")


@dataclass(frozen=True, slots=True)
class _Told:
    """A statement with the seats it is about and the sentence it stands in."""

    saying: Saying
    about: About
    line: Line


class Eligibility:
    """Reads who may hold which seats; where nothing is said, a rule on all seats, else anyone."""

    def __init__(self, draft: Draft, lines: Sequence[Line], members: Members) -> None:
        self.draft = draft
        self.lines = lines
        self.members = members
        self.admitting = Admitting(lines, members)
        self.subjects = Subjects(draft, lines)

    def read(self) -> None:
        """Read every sentence, then settle each group."""
        told: list[_Told] = []
        for line in map(self._of_whole_list, self.lines):
            if pattern("past").search(f"{line.lead} {line.words}"):
                continue
            by_piece = self._of_pieces(line)
            told += by_piece
            if not by_piece and not self._shut_out(line) and not self._some_offices(line):
                for saying in self.admitting.sayings(line):
                    about = self.subjects.of(line, saying)
                    if about is not None and not self._of_some(line, saying, about):
                        told.append(_Told(saying, about, line))
            self.subjects.note(line)
        self._settle(told)

    def _of_pieces(self, line: Line) -> list[_Told]:
        """What a sentence that lists seats says of each: "three elected by the Users from among themselves, two ..."."""
        made = [g for g in self.draft.groups if any(q.start == line.sentence.start for q in g.quotes)]
        if len(made) < _SOME or line.sentence.item or not _WHOSE.search(line.words):
            return []
        told = []
        for piece in pieces_of(line.words):
            own = [
                group
                for group in made
                if group.name
                and group.name in " ".join(in_plain(line, piece, len(line.sentence.text)).lower().split())
            ]
            part = replace(line, tagged=replace(line.tagged, words=piece), lead="")
            if len(own) == 1:
                told += [
                    _Told(each, About("named", (own[0],)), line) for each in self.admitting.sayings(part)
                ]
        return told

    def _of_whole_list(self, line: Line) -> Line:
        """The last item of a list, with what is said there of all in it as a sentence of its own."""
        if not (line.sentence.item and line.lead):
            return line
        found = _ALL_OF_WHOM.match(line.words)
        if found is not None and pattern("officers").search(line.lead):
            words = f"the office-bearers {found['rest']}"
            return replace(line, tagged=replace(line.tagged, words=words), lead="")
        text = self.members.reader.text[line.sentence.start : line.sentence.end]
        found = _EACH_OF_WHOM.search(line.words) if _FLUSH.search(text) else None
        if found is not None and re.search(r"<[BT]\d+>", line.lead):
            board = Token("B", line.sentence.start, line.sentence.end, "board", "board")
            words = f"everybody on the <B{len(line.tagged.tokens)}> {found['rest']}"
            return replace(line, tagged=Tagged(words, (*line.tagged.tokens, board)), lead="")
        return line

    def _settle(self, told: Sequence[_Told]) -> None:
        for group in tuple(self.draft.groups):
            self._settle_group(group, told)
        self._settle_alike()
        self._settle_others()
        self._settle_rest(told)
        if self.draft.every_seat is None:
            levels = ("every",) if any(map(_is_elected, self.draft.groups)) else ("every", "standing")
            every = [each for each in told if each.about.level in levels and each.saying.who != "anyone"]
            opened = any(
                (each.about.level == "every" and each.saying.who == "anyone") or each.saying.form == "escape"
                for each in told
            )
            if every and not opened:
                self.draft.every_seat = every[0].saying.who
                self._note("every seat", every[0])

    def _settle_alike(self) -> None:
        """Settle seats "with the same qualification as the office bearers": whoever may hold those holds these."""
        for group in self.draft.groups:
            like = [each for each in self.draft.find_all(group.like) if each is not group]
            whose = {each.who for each in like}
            if group.who in (None, "anyone") and len(whose) == 1:
                group.who = whose.pop()

    def _settle_others(self) -> None:
        """Settle "the office bearers and three other members elected at the general meeting": members as they are."""
        officers = [g for g in self.draft.groups if "O:officers" in g.keys and g.listed and g.who == "users"]
        for group in self.draft.groups if officers else ():
            if group.who in (None, "anyone") and _OTHER_MEMBERS.search(group.name):
                group.who = self.members.voters() if self.members.kinds[BASE].who == "users" else group.who

    def _settle_rest(self, told: Sequence[_Told]) -> None:
        """Settle the seats without a name of their own: "all other seats" than those told of just before."""
        others = [each for each in told if each.about.level == "other"]
        known = {id(group) for group in self.draft.groups}
        if (
            len(others) == 1
            and (others[0].saying.binds or others[0].saying.form == "held")
            and known
            and not self._untold(others[0].line)
            and known == {id(group) for group in others[0].about.out}
            and not any(each.about.level != "named" and each.saying.who == "anyone" for each in told)
        ):
            self.draft.rest = others[0].saying.who
            self._note("other seats", others[0])

    def _untold(self, last: Line) -> bool:
        """True if the clause counts people or places before a line that were not read as seats."""
        told = {quote.start for group in (*self.draft.groups, self.draft.size) for quote in group.quotes}
        return any(
            line.clause == last.clause
            and line.sentence.start < last.sentence.start
            and line.sentence.start not in told
            and bool(re.search(r"<N\d+> (?:(?!<)[\w'-]+ ){0,3}<[PTSXUACM]\d+>", line.words))
            for line in self.lines
        )

    def _settle_group(self, group: Group, told: Sequence[_Told]) -> None:
        """Settle one group: statements by name first, then on the others, then on all."""
        named = [each for each in told if each.about.level == "named" and group in each.about.groups]
        if named:
            best = _best([each.saying for each in named])
            if group.who in (None, "anyone") or best.binds or best.form in ("opens", "escape", "held"):
                chosen = next(each for each in named if each.saying is best)
                group.who = best.who
                group.quotes.append(quote_of(chosen.line.sentence))
                self._note(group.name, chosen)
            return
        if group.who in ("users", "others"):
            return
        known = self._unsaid(group)
        if known in ("users", "others"):
            group.who = known
            return
        escapes = any(
            each.saying.form == "escape" and each.about.level in ("every", "standing") for each in told
        )
        for level in ("other", "every", "standing"):
            for each in told if not escapes else ():
                if each.about.level != level or group in each.about.out:
                    continue
                if level != "every" and self._outside(group):
                    continue
                if (
                    level == "every"
                    and self._outside(group)
                    and (not each.saying.binds or each.saying.who == "anyone")
                ):
                    continue
                if each.saying.who == "anyone" and level == "standing":
                    continue
                group.who = each.saying.who
                group.quotes.append(quote_of(each.line.sentence))
                self._note(group.name, each)
                self._take_out(group, each)
                return
        group.who = "anyone"

    def _outside(self, group: Group) -> bool:
        return is_outside(group) or id(group) in self.subjects.appointed

    def _take_out(self, group: Group, told: _Told) -> None:
        """Make seats of their own of offices that the statement leaves out: "everyone elected except the Treasurer"."""
        for office in told.about.missing:
            if group.low is None or group.low < _SOME:
                continue
            quote = quote_of(told.line.sentence)
            self.draft.groups.append(Group(office, {f"O:{office}"}, 1, 1, who="anyone", quotes=[quote]))
            group.low -= 1
            group.high = group.high - 1 if group.high is not None else None

    def _note(self, name: str, told: _Told) -> None:
        self.draft.note("who", f"{name}: {told.saying.who}", told.line.sentence)

    # rules with a form of their own

    def _shut_out(self, line: Line) -> bool:
        """Read a list of those who may not hold a seat: "no person may be a Trustee who is: (a) a Survivor"."""
        if not (line.sentence.item and line.lead):
            return False
        shut = re.search(
            r"\bno (?:<P\d+>|one\b)[^.;]*(?:<T\d+>|<B\d+>)[^.;]*(?:who|if)|(?:not|nor)\b[^.;]{0,40}(?:eligible|be|become|remain)[^.;]*<T\d+>"
            r"|(?:ineligible|disqualified)[^.;]*(?:<T\d+>|<B\d+>)",
            line.lead,
        )
        if shut is None or re.search(r"\bunless\b|who is not\b|is not:?$", line.lead):
            return False
        if re.match(r"(?:an? |any )?<U\d+>[;,.]?(?: (?:or|and))?$", line.words.strip()):
            self.draft.every_seat = self.draft.every_seat or "others"
            for group in self.draft.groups:
                group.who = group.who or "others"
            self.draft.note("who", "every seat: others", line.sentence)
        return True

    def _some_offices(self, line: Line) -> bool:
        """Read "the President, Vice-President and Secretary must be Full Members" where the officers are one group."""
        words = line.words
        group = self._officers(line)
        marks = pattern("who_follows").search(words)
        if group is None or marks is None or pattern("soft").search(words) or "quorum" in words:
            return False
        subject = words[: marks.start()]
        offices = [
            t for t in line.tagged.within(subject, "O") if self.draft.find({f"O:{t.name}"}) in (None, group)
        ]
        letters = re.findall(r"\((?:[a-z]|[ivx]{1,4})\)", subject) if "office" in subject else []
        number = len(offices) or _number_of_offices(line, subject) or len(letters)
        number = 1 if number and _EITHER.search(subject) else number
        if re.search(r"\b(?:not|never|neither|nor)\b", marks[0]):
            return False
        if not number or number >= (group.low or 0) or re.search(r"elect|appoint|from among", subject):
            return False
        told = words[marks.end() :]
        who = by_clause(self.members.reader, told, admits(line.tagged, NAMED.sub("", told)))
        if who not in ("users", "others"):
            return False
        quota = Quota(count=number, who=who, quotes=(quote_of(line.sentence),))
        self.draft.quotas.append((frozenset(group.keys), quota))
        self.draft.note("quota", f"at least {number} of the officers: {who}", line.sentence)
        # "candidates for Chair and ordinary member must be ...": the same is said of the seats beside the offices
        for seat in self.draft.find_all({name_of(token) for token in line.tagged.within(subject, "S")}):
            if seat is not group and seat.who in (None, "anyone"):
                seat.who = who
                seat.quotes.append(quote_of(line.sentence))
                self.draft.note("who", f"{seat.name}: {who}", line.sentence)
        return True

    def _officers(self, line: Line) -> Group | None:
        """The officers as one group, or offices told together of which a sentence names but some."""
        group = self.draft.find({"O:officers"})
        if group is not None:
            return group
        marks = pattern("who_follows").search(line.words)
        named = (
            {f"O:{token.name}" for token in line.tagged.within(line.words[: marks.start()], "O")}
            if marks
            else set()
        )
        return next((each for each in self.draft.groups if named and named < _offices(each)), None)

    def _of_some(self, line: Line, saying: Saying, about: About) -> bool:
        """Read "no one but a Patient may serve as Chair" where the Chair is one of a group of offices: a quota."""
        if about.level != "named" or len(about.groups) != 1:
            return False
        group = about.groups[0]
        known = {key[2:] for key in group.keys if key.startswith("O:")} - {"officers"}
        offices = {token.name for token in line.tagged.within(saying.about, "O")} & known
        rest = any(token.name in known - offices for token in line.tagged.within(line.words, "O"))
        if not offices or len(known) < _SOME or len(offices) >= (group.low or 0) or rest:
            return bool(offices) and len(known) >= _SOME and len(offices) < (group.low or 0)
        if saying.who in ("users", "others") and saying.binds:
            number = 1 if _EITHER.search(saying.about) else len(offices)
            quota = Quota(count=number, who=saying.who, quotes=(quote_of(line.sentence),))
            self.draft.quotas.append((frozenset(group.keys), quota))
            self.draft.note("quota", f"at least {number} of the officers: {saying.who}", line.sentence)
        return True

    # what names tell

    def _unsaid(self, group: Group) -> Who:
        """Who holds seats of which nothing is said: those they are named after, else anyone."""
        tagger = self.members.reader.tagger
        for key in sorted(group.keys):
            kind, _, name = key.partition(":")
            if kind == "E" and group.name.startswith("elected by"):
                return "anyone"  # who votes for a seat is not said to fill it
            if kind in ("E", "P"):
                return tagger.who.get(name) or "anyone"
            if kind in ("S", "W"):
                names = [each for each in tagger.names.seats if key == name_of_seat(each)]
                known = next((who for each in names if (who := self._by_name(each))), None)
                if known:
                    return known
        return "anyone"

    def _by_name(self, name: str) -> Who | None:
        """Whom the name of a seat means: a Survivor Director where Survivors are users."""
        tagger = self.members.reader.tagger
        first, _, last = name.rpartition(" ")
        term = self.members.reader.terms.get(name)
        if term is not None:
            meaning = tagger.tag(term.meaning.start, term.meaning.end)
            if any(token.kind == "U" or token.who == "users" for token in meaning.tokens):
                return admits(meaning)
        if first in words_of(FILE, "plain_kinds") or last in words_of(FILE, "speaks_for"):
            return None
        for known, who in tagger.who.items():
            if who in ("users", "others") and (
                first == known or first == known.removesuffix(" member") != known
            ):
                return who
        return None


def _is_elected(group: Group) -> bool:
    """True of seats that an election fills: a rule on candidates is for these, and for no other seats."""
    return any(key == ELECTED or key.startswith("E:") for key in group.keys)


def _offices(group: Group) -> set[str]:
    return {key for key in group.keys if key.startswith("O:")}


def _number_of_offices(line: Line, subject: str) -> int:
    """How many "the first three offices" are, 0 where no number is said."""
    found = re.search(
        r"\bfirst (?P<n>\w+|<N\d+>) (?:offices|posts|positions|places|of (?:these|those|them))\b", subject
    )
    if found and found["n"].startswith("<"):
        count = line.tagged.token(found["n"]).count
        return (count.low or 0) if count is not None and count.low == count.high else 0
    counts = counts_in(f"{found['n']} people") if found else []
    return (counts[0].low or 0) if len(counts) == 1 else 0


def _best(sayings: Sequence[Saying]) -> Saying:
    """The statement that decides: one that binds before one that describes; a door opened again is open."""
    escape = next((each for each in sayings if each.form == "escape"), None)
    if escape is not None:
        return escape
    binding = [each for each in sayings if each.binds and each.who != "anyone"]
    opened = [each for each in sayings if each.form == "opens" or (each.who == "anyone" and not each.binds)]
    if binding:
        first = binding[0]
        again = [
            each for each in opened if each.form == "opens" and each.through & first.through & {"U", "C", "M"}
        ]
        return again[0] if again else first
    telling = [each for each in sayings if each.who != "anyone"]
    if opened and (not telling or opened[0].form == "opens"):
        return opened[0]
    return telling[0] if telling else sayings[0]


__all__ = ["Eligibility"]
