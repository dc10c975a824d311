"""Shares and numbers of seats that only users, or only others, may hold."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from ulo_classify.governance.admission import admits
from ulo_classify.governance.definitions import singular
from ulo_classify.governance.members import BASE, Kind, Members
from ulo_classify.governance.records import Quota, Who
from ulo_classify.governance.referred import by_clause
from ulo_classify.governance.seating.bounds import Bound, bound_of
from ulo_classify.governance.seating.conflicts import find_conflicts
from ulo_classify.governance.seating.draft import WHOLE, Draft, Keys, quote_of
from ulo_classify.governance.seating.limits import Limits
from ulo_classify.governance.seating.lines import Line
from ulo_classify.governance.seating.patterns import pattern
from ulo_classify.governance.seating.phrases import name_of
from ulo_classify.governance.seating.quota_words import clauses_of, cue, one_form, shapes
from ulo_classify.governance.seating.scope import Scope
from ulo_classify.governance.seating.votes import Votes
from ulo_classify.governance.tagged import NOT_USERS, Tagged, Token
from ulo_classify.governance.terms import whom

Found = tuple[Keys, Quota]
_GUARDS = frozenset({"there_would", "leaves", "brings_down", "would_be", "would_part"})
_TITLE = 250  # characters in which a document names its body
# Whoever may be chosen is a member: "any member may be nominated", "elected from amongst the Full Members".
_CANDIDATES = re.compile(
    r"\b(?:any|every|each|only) <M\d+>[^.;]{0,40}? (?:may|can) (?:stand|be (?:nominated|elected|a candidate))"
    r"|\b(?:elected|chosen|drawn) (?:from(?: among(?:st)?)?|out of) (?:the )?"
    r"(?:<M\d+>|<C\d+> (?:and|or) (?:the )?<C\d+>)"
)
_SHUTS = re.compile(
    r",? (?:and|but) must never (?:be|have been|be or have been) (?:an? |one of the )?<U\d+>s?[ ,]*$"
)
_HAVING = re.compile(r"(?:have|has|identify as|come within)$")
_COMPARES = re.compile(r"(?:fewer|less)\b")


class Quotas:
    """Reads quotas, limits on seats, seats without a vote and rules that conflict into a draft."""

    def __init__(self, draft: Draft, lines: Sequence[Line], members: Members) -> None:
        self.draft = draft
        self.lines = lines
        self.members = members
        self.scope = Scope(draft, lines, members.reader.text[:_TITLE])
        self.limits = Limits(draft, lines, self.scope)
        self.votes = Votes(draft, lines)
        self.told: tuple[int, Keys | None, Bound, Who | None] | None = None  # the quota told last, and where

    def read(self) -> None:
        """Read every sentence."""
        self.votes.read()
        for at, line in enumerate(self.lines):
            self.scope.note(at)
            before = len(self.draft.quotas)
            if not self._is_about_others(line):
                self.limits.read(at)
                self._sentence(at, line)
            self.scope.leave(at, read=len(self.draft.quotas) > before)
        find_conflicts(self.draft, self.lines, self._meant)

    def _is_about_others(self, line: Line) -> bool:
        """True of sentences on committees, first boards and the like, by their heading or form."""
        heading = line.sentence.heading.lower()
        if pattern("past").search(line.words):
            return True
        if re.search(r"<Q\d+>(?: or less)? of (?:[a-z]+ ){0,5}<[BT]\d+>", line.words):
            return False  # of the board, wherever it is said
        if pattern("decoy_heading").search(heading):
            return True
        if any(name in heading for name in self.members.reader.tagger.names.others):
            return True
        return bool(re.search(r"\bmeans\b", line.words)) and line.sentence.text.startswith(('"', "“"))

    def _sentence(self, at: int, line: Line) -> None:
        words = one_form(line.words)
        if not re.search(
            r"<[NQ]\d+>|majority|minority|preponderance|outnumber|outvote|exceed|equal|greater|numerous|more .* than|fewer .* than|less .* than",
            words,
        ):
            return
        if cue("not_quota").search(words) or cue("soft_opening").search(line.words):
            return
        for before, part in clauses_of(words):
            if (
                cue("staff").search(_SHUT_OUT.sub("", part))
                or cue("unsure").search(part)
                or _is_soft(line.words, part)
            ):
                continue
            for keys, quota in self._quotas(at, before, part):
                self._take(line, keys, quota)

    def _take(self, line: Line, keys: Keys, quota: Quota) -> None:
        quota = replace(quota, quotes=(quote_of(line.sentence),))
        self.draft.quotas.append((keys, quota))
        self.draft.note("quota", in_words(quota), line.sentence)

    def _quotas(self, at: int, before: str, part: str) -> Iterator[Found]:
        """The quotas that one part of a sentence sets: those of the first shape that reads people and seats."""
        for shape in shapes("shape"):
            for match in shape.find.finditer(part):
                found = self._read(at, shape.name, before, part, match)
                if found:
                    yield from found
                    return
        compared = self._compared(at, before, part)
        if compared:
            yield compared

    def _read(self, at: int, name: str, before: str, part: str, match: re.Match[str]) -> list[Found]:
        line = self.lines[at]
        groups = match.groupdict()
        first = match.start("b") if groups.get("b") else match.start()
        ahead = before + part[:first]
        guarded = name in _GUARDS
        if guarded != self._guards(before + part[: match.start()], guarded=guarded):
            return []
        if not guarded and self._is_conditional(ahead):
            return []
        last = match.end("b") if groups.get("b") else match.end()
        if self._counts_no_seats(ahead, part[last:], name):
            return []
        if (
            name == "who_first"
            and not (groups.get("of") or groups.get("of2"))
            and "<N" in (groups["b"] or "")
        ):
            if not re.search(r"<T\d+> (?:who|with)\b", groups["who"] or ""):
                return []  # "Peer Directors must be three in number": counted elsewhere
            groups["of"] = "the <B0>"
        if name == "includes" and _BARE_MEMBERS.fullmatch(groups["who"] or ""):
            return []  # "the committee has nine members": how many sit on it, whoever they are
        bound = self._bound(line, groups, guarded=guarded)
        if bound is None or ((groups.get("be") or "").startswith("may") and not bound.most):
            return []
        of = groups.get("of") or groups.get("of2") or ""
        if (
            not of
            and name == "who_first"
            and re.search(r"\b(?:on|in|among|of) the <[BT]\d+>", groups["who"] or "")
        ):
            of = "the <B0>"
        keys = self.scope.of(at, of, ahead)
        if keys is None and self.told and self.told[0] == at and _of_those(of, ahead):
            keys = self.told[1]
        if keys is None and not of and self.scope.last_at == at:
            keys = self.scope.last  # "one of the Trustees must be a parent and two must be Peers"
        if keys is None and bound.count is not None and not bound.most and line.tagged.within(of, "S"):
            keys = WHOLE  # of seats of which nothing else is said: so many on the board
        if keys is not None and of:
            self.scope.spoken_of(keys, at)
        people = _people(groups).rpartition("provided that ")[2]
        if bound.most and line.tagged.within(people, "S") and not line.tagged.within(people, "UAXCV"):
            return []  # on seats, whoever holds them: limits.py
        who = self._who(line, people)
        if bound.most and who in (None, "anyone") and self._leaves_users(line, people, keys):
            return [(keys, quota) for quota in _quotas_of(bound, "others", "")] if keys else []
        if "never" in (groups.get("be") or ""):
            who = None if bound.most or who != "users" else "others"
        if bound.most and who == "others" and not self._is_everybody_else(line, people):
            return []  # "not more than two may be Allies": others beside them may be neither
        if who not in ("users", "others"):
            if keys is not None and line.tagged.within(people, "UC"):
                self.told = (at, keys, bound, who)
            return []
        if self.told and at - self.told[0] <= 1 and bound.share is not None and _of_those(of, ahead):
            return self._within(bound, who)
        if keys is None or (keys == self.scope.last and self.scope.in_part and bound.share is not None):
            return []
        self.told = (at, keys, bound, who)
        exactly = "all but" if name.startswith("all_but") else groups.get("x") or ""
        return [(keys, quota) for quota in _quotas_of(bound, who, exactly)]

    def _guards(self, ahead: str, *, guarded: bool) -> bool:
        """True of words that ban an outcome ("no election has effect which would ...")."""
        return guarded and bool(cue("guard").search(ahead))

    def _is_conditional(self, ahead: str) -> bool:
        if cue("conditional_start").search(re.split(r"[;:] ", ahead)[-1]):
            return True
        found = cue("conditional").search(ahead)
        return bool(found) and not cue("board_only_while").search(ahead)

    def _counts_no_seats(self, ahead: str, after: str, name: str) -> bool:
        if cue("no_seats_after").search(after) or cue("alternative").search(after):
            return True
        if re.search(
            r"(?:either|preferably|ideally|about|approximately|roughly|around|some|nearly|almost) $", ahead
        ):
            return True
        relative = re.search(
            r"(?P<noun><(?P<kind>[A-Z])\d+>|[\w-]+),? (?:(?:in|of|on|for) which|whose|of whose)\b[^<]{0,40}$",
            ahead,
        )
        if relative and (relative["kind"] or "h") not in "BTSNP":
            return True
        near = re.split(r"\b(?:so that|ensure that|secure that|see (?:to it )?that|unless)\b", ahead[-140:])[
            -1
        ]
        return bool(cue("other_body").search(near))

    def _bound(self, line: Line, groups: dict[str, str | None], *, guarded: bool) -> Bound | None:
        if groups.get("majority"):
            return Bound(">", share=Fraction(1, 2))
        if groups.get("whole"):
            return _out_of(line.tagged.token(groups["b"] or ""), line.tagged.token(groups["whole"] or ""))
        token = line.tagged.token(groups["b"] or "")
        if groups.get("never") and not _COMPARES.match(token.text.lower()):
            return None  # "must never include two people of one family"
        how = groups.get("how") or ""
        if groups.get("verb") in ("fall", "drop"):
            how = how or " below"
        return bound_of(
            token,
            how=how,
            less=groups.get("less") or "",
            exactly=groups.get("x") or "",
            denied=guarded or bool(groups.get("neg")),
        )

    def _who(self, line: Line, words: str) -> Who | None:
        """Whom seats are for; None where the words describe no people that matter."""
        words = re.sub(
            r",? (?:and|but) (?:by )?(?:no one|nobody|none) else|,? (?:to the exclusion of|never by) all others",
            "",
            words,
        )
        stops = r",? (?:and|but) (?=<[NQ]\d+>|(?:all )?the (?:rest|other|remain)|at least)|,? (?:although|though|who may|who need|who count|so that|so long|of whom|as defined|and must)\b|, (?:the|its) (?:rest|remainder|remaining|others?)\b"
        if _SHUTS.search(words):  # "must be a parent of a Survivor, and must never be a Survivor"
            return "others"
        first = re.split(stops, words)[0]
        if " must " in first:  # another duty follows: "..., and a user must never hold any of the five"
            first = re.split(r",? (?:and|but|or)\b", first[: first.rindex(" must ")])[0]
        tagged = line.tagged
        shut = re.search(r"\bnon-? ?(?P<w><[WUCP]\d+>)", first)
        if shut and self._means_users(tagged.token(shut["w"])):
            return "others"
        tokens = tagged.within(first, "UVXAC")
        if not tokens:
            plainly = _PERSON_WITH.match(first) and admits(tagged, first[:220]) == "users"
            return "users" if plainly else self._by_reference(tagged, first)
        if all(token.kind == "C" and token.who is None for token in tokens):
            return None
        chosen = re.search(r"\b(?:from|among|amongst) (?:among(?:st)? )?(?:the )?(?P<c><[UC]\d+>)", first)
        if (
            chosen
            and tagged.token(chosen["c"]).who == "users"
            and first.startswith(("elected", "chosen", "appointed"))
        ):
            return "users"
        who = admits(tagged, first[:220])
        return "anyone" if who == "users" and not self._all_alternatives(tagged, first) else who

    def _all_alternatives(self, tagged: Tagged, words: str) -> bool:
        """True if everything after an "or" is users again: "Deaf or hard of hearing", not "or chosen by Peers"."""
        for other in re.split(r",? or(?: else)? ", _BESIDES.sub(r"\g<u>", words))[1:]:
            first = re.match(_USER_AGAIN, other)
            if first is None or not (
                tagged.token(first["u"]).kind in "UV" or tagged.token(first["u"]).who == "users"
            ):
                return False
        return True

    def _leaves_users(self, line: Line, people: str, keys: Keys | None) -> bool:
        """True if everybody is a user who can hold such seats beside a class that a limit keeps few.

        "Not more than two of the Elected Trustees may be Associate Members": the others are Full Members, where
        it is said that candidates are members of either class.
        """
        named = re.fullmatch(r"(?:the |those )?(?P<c><C\d+>)(?: only)?[ ,.]*", people)
        if named is None or not keys:
            return False
        limited = line.tagged.token(named["c"])
        beyond = (BASE, limited.name)
        classes = [kind for kind in self.members.classes() if kind.name not in beyond and self._may_sit(kind)]
        if not classes or any(self.members.whose(kind) != "users" for kind in classes):
            return False
        chosen = _CANDIDATES.search(line.words)
        beside = (
            {token.name for token in line.tagged.within(chosen[0], "C")} - {limited.name} if chosen else set()
        )
        return chosen is not None and beside <= {kind.name for kind in classes}

    def _may_sit(self, kind: Kind) -> bool:
        """True of a class of members that is not said to have no vote."""
        return kind.votes is True or (kind.votes is None and self.members.is_class(kind))

    def _meant(self, token: Token) -> Who | None:
        """Whom a token for people means, by its kind or by its definition."""
        if token.kind == "U" or token.who is not None:
            return token.who or "users"
        term = self.members.reader.terms.get(token.name)
        return admits(self.members.reader.tagger.tag(term.meaning.start, term.meaning.end)) if term else None

    def _means_users(self, token: Token) -> bool:
        who = self.members.reader.tagger.who
        return token.kind == "U" or any(
            who.get(name) == "users" for name in (token.name, singular(token.text))
        )

    def _by_reference(self, tagged: Tagged, words: str) -> Who | None:
        """Whom words admit that only refer: to a clause or schedule, to members, to a kind of seat."""
        told = by_clause(self.members.reader, words, None)
        if told:
            return told
        for token in tagged.within(words, "S"):
            group = self.draft.find({name_of(token)})
            if token.who == "users" or (group is not None and group.who == "users"):
                return "users"
            term = self.members.reader.terms.get(
                token.name
            )  # "Experience Director": one who satisfies a clause
            if group is None and term is not None and whom(self.members.reader, term) == "users":
                return "users"
        if _NO_MEMBERS.search(words):
            return "others" if self.members.kinds[BASE].who == "users" else None
        if tagged.within(words, "M") and not re.search(r"\bnot\b|other than", words):
            return "users" if self.members.kinds[BASE].who == "users" else None
        return None

    def _within(self, bound: Bound, who: Who) -> list[Found]:
        """Read "60% shall be users or relatives, and a majority of the 60% users"; a share of users is nothing new."""
        assert self.told is not None and bound.share is not None  # noqa: S101 - the caller looked
        _, keys, pool, others = self.told
        if keys is None or bound.most or pool.most or who != "users" or others != "anyone":
            return []
        over = bound.sign == ">"
        if pool.count is not None:
            exact = bound.share * pool.count
            return [(keys, Quota(count=math.floor(exact) + 1 if over else math.ceil(exact)))]
        return [(keys, Quota(share=bound.share, over=over, pool=pool.share))]

    def _compared(self, at: int, before: str, part: str) -> Found | None:
        """Read "the Survivor Directors must outnumber the others", "there must never be fewer Peers than others"."""
        line = self.lines[at]
        for shape in shapes("compare"):
            match = shape.find.search(part)
            if match is None or not self._on_board(line, part):
                continue
            ahead = before + part[: match.start()]
            if self._is_conditional(ahead) or cue("other_body").search(ahead[-140:]):
                continue
            if self._is_majority(line, match["more"], match["fewer"]):
                return frozenset(), Quota(share=Fraction(1, 2), over=shape.name.startswith("over"))
        return None

    def _is_majority(self, line: Line, more: str, fewer: str) -> bool:
        """True if users must be more than everybody else on the board, and not than one group of others."""
        said = "".join(token.text.lower() for token in line.tagged.within(fewer, "P"))
        all_others = self._is_everybody_else(line, f"{fewer} {said}")
        if self._side(line, more) == "users":
            return all_others
        same = not more or bool(cue("the_same").match(more.strip()))
        return self._side(line, fewer) == "others" and same and all_others

    def _is_everybody_else(self, line: Line, words: str) -> bool:
        """True of all who are not users, by plain words or by a term for them: "Ally" means who is no Survivor."""
        reader = self.members.reader
        if cue("everybody_else").search(words):
            return True
        if any(NOT_USERS.search(token.text.lower()) for token in line.tagged.within(words, "X")):
            return True  # "people who are not disabled"
        terms = [reader.terms.get(token.name) for token in line.tagged.within(words, "XAC")]
        return any(
            term is not None
            and cue("complement").search(reader.tagger.tag(term.meaning.start, term.meaning.end).words)
            for term in terms
        )

    def _side(self, line: Line, words: str) -> Who | None:
        """Whom words mean, kinds of seat that only users hold being users too."""
        seat = re.search(r"(?P<no>\b(?:not|other than|non-?) (?:an? |the )?)?(?P<s><S\d+>)", words)
        group = self.draft.find({name_of(line.tagged.token(seat["s"]))}) if seat else None
        if seat and group is not None and group.who == "users":
            return "others" if seat["no"] else "users"
        return self._who(line, words)

    def _on_board(self, line: Line, part: str) -> bool:
        return bool(re.search(r"<[BTS]\d+>", part)) or self.scope.last is not None


# A condition that no list of words holds: "persons with hemophilia".
_PERSON_WITH = re.compile(r"(?:an? |the |such )?(?:\w+ )?<P\d+> (?:living )?(?:with|who ha(?:s|ve)|having) ")
# "persons who are not members", where all members are users.
_BARE_MEMBERS = re.compile(r"(?:voting )?<M\d+>[ ,.:;]*")
_NO_MEMBERS = re.compile(
    r"(?:who|that|which) (?:are|is) not (?:themselves )?(?:an? )?<M\d+>[ ,.]*$|^non-?<M\d+>[ ,.]*$"
)


def _out_of(some: Token, every: Token) -> Bound | None:
    """The share in "two Trustees out of three"."""
    low, whole = some.count and some.count.low, every.count and every.count.low
    return Bound(">=", share=Fraction(low, whole)) if low and whole and low < whole else None


def _of_those(of: str, ahead: str) -> bool:
    """True of a share of those who fill a share: "of whom", "of that majority", "of the 60%"."""
    said = of.strip() or (re.search(r"\b(?:whom|them|these|those)\b,? *$", ahead) or [""])[0]
    return bool(
        re.match(
            r"(?:the |that |those |this |such )*(?:<Q\d+>|(?:whom|them|these|those|majority|proportion|number|part|share|half|quota|places|seats)(?: of the (?:<[TB]\d+>|number))?$)",
            said.strip(" ,"),
        )
    )


# What makes a user of somebody who "must have" it: a condition, or having been a user.
_HAS = (
    r"(?:(?:an?|any|the|their|his|her|own|personal|personally|lived|living|direct|first-hand|some|had|been|experienced|experience|of"
    r"|significant|long-term|known|used|at|least|one|or|more|diagnosed|diagnosis|with)\s)*(?:<[VU]\d+>|disabilit|impairment)"
)
# Whom a description of users leaves out is not whom it counts: "users who are not employed by the centre".
_SHUT_OUT = re.compile(
    r"(?<=>),? (?:(?:and |but )?who (?:is|are|has|have|do|does) (?:not|never|neither)|(?:other than|excluding|except|not being|but not))\b[^,;.]*"
)
# What users must not be besides: "users who are not employed by the State or by the Centre".
_BESIDES = re.compile(
    r"(?P<u><[UV]\d+>),? who (?:is|are|has|have|do|does) (?:not|never|no)\b(?:(?!<[XPACU])[^,;.])*? or"
    r" (?:by|in|at|from|to|with|under|for|on) (?:(?!<[XPACU])[^,;.])*"
)
_USER_AGAIN = (
    r"(?:(?:an?|the|any|other|both|formerly|previously|having|who|is|are|has|have|had|been|was|were|with|of|living|live|lives"
    r"|uses?|used|using|people|persons|adults|<P\d+>|own|personal|direct|lived|experience|some|more|severe|profound|partially"
    r"|registered|diagnosed|as|by|being|from|affected|identify|themselves|,|\w+ly)\s?)*(?P<u><[UVCS]\d+>)"
)


def _people(groups: dict[str, str | None]) -> str:
    words = (groups.get("who") or "").strip(" ,")
    verb = groups.get("be") or ""
    having = _HAVING.search(verb)
    if having and having[0] in ("have", "has"):
        return f"people who have {words}" if re.match(_HAS, words) else ""
    return words


def _is_soft(raw: str, part: str) -> bool:
    """True of a hope; "should" and "if possible" in another part of the sentence leave this one as it is."""
    return bool(pattern("soft").search(part))


def _quotas_of(bound: Bound, who: Who, exactly: str) -> Iterator[Quota]:
    """A bound on people as quotas; "exactly four" is two of them."""
    others: Who = "others" if who == "users" else "users"
    if exactly.startswith("all but"):
        yield Quota(count=bound.count, most=True, who=others)
        return
    if bound.share is not None:
        yield Quota(share=bound.share, over=bound.sign in (">", "<"), most=bound.most, who=who)
        return
    count = bound.count or 0
    if bound.most:
        yield Quota(count=count, most=True, who=who)
        return
    yield Quota(count=count, who=who)
    if bound.exact:
        yield Quota(count=count, most=True, who=who)


def in_words(quota: Quota) -> str:
    """A quota in words for the trace."""
    if quota.most:
        bound = "fewer than" if quota.over else "at most"
    else:
        bound = "more than" if quota.over else "at least"
    return f"{bound} {quota.count if quota.count is not None else quota.share}: {quota.who}"


__all__ = ["Quotas", "in_words"]
