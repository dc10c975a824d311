"""Shares and numbers of seats that only users may hold, limits on seats, and seats without a vote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ulo_classify.governance.admission import admits
from ulo_classify.governance.draft_words import pattern
from ulo_classify.governance.members import Members
from ulo_classify.governance.records import Quota, Who
from ulo_classify.governance.seating.lines import Line
from ulo_classify.governance.seating.draft import COOPTED, ELECTED, WHOLE, Draft, Group, Keys, quote_of
from ulo_classify.governance.seating.phrases import by_clause, keys_in, name_of
from ulo_classify.governance.tagged import TOKEN

_B = r"<[NQ]\d+>"
_BE = r"(?:(?:shall|must|will|is to|are to|has to|have to|need to|should|may|can)(?: at all times| always| at any time| at every moment| invariably| in every case| themselves| each| also)*,? (?:be|come|consist|hold|have|comprise)\b|(?:is|are)\b|(?:sit|stand|are kept|are set aside|are) for\b|represents?\b|go to\b|belong to\b|come from\b)(?: at all times| always| themselves| each| only| held only by| filled only by| persons who are| people who are| held by| filled by| reserved for| drawn from| of| from| to be)*"
_PEOPLE = r"(?:<[TSBMPUAXC]\d+>|seats?|places?|positions?|them|these|those|whom|which|that number|the (?:number|rest)|<N\d+>)"
_NOT_QUOTA = re.compile(
    r"quorum|quorate|resolution|votes? cast|present\b|proxy|signatur|poll\b|(?:of|on|to) (?:the |each |every |any |this |that |such an? )?<K\d+>|^(?:the |each |every |a )?<K\d+>[^.;]{0,30}\b(?:consist|compris|has|have|made|is|are)\b|(?:this|that|such|each|every|any) (?:sub-?)?committee|sub-?committee|staff|employee|payment|paid|remunerat|interested|conflict|dissol|wound|approv|retire|rotation|amend|alter|grant|petition|requisition|delegates?\b|consent"
)
_UPPER = re.compile(r"\bnever|\bnot\b|\bno\b|exceed|at most|up to|maximum|more than|greater than")


def _around(words: str, found: re.Match[str]) -> str:
    """The part of a sentence between "and"s before further numbers that a number stands in."""
    borders = [
        0,
        *(each.end() for each in re.finditer(r",? and (?=<[NQ]\d+>|at least|not )|; ", words)),
        len(words),
    ]
    first = max(at for at in borders if at <= found.start())
    last = min(at for at in borders if at > found.start())
    return words[first:last]


class Quotas:
    """Reads quotas, caps and seats without a vote into a draft."""

    def __init__(self, draft: Draft, lines: Sequence[Line], members: Members) -> None:
        self.draft = draft
        self.lines = lines
        self.members = members
        self.last: Keys | None = None
        self.last_at = -9
        self.at = 0

    def read(self) -> None:
        """Read every sentence."""
        for self.at, line in enumerate(self.lines):
            told = [g for g in self.draft.groups if any(q.start == line.sentence.start for q in g.quotes)]
            if told and not re.match(r"(?:at least|not fewer|of these|of them)", line.words):
                self.last, self.last_at = frozenset(told[-1].keys), self.at
            elif any(q.start == line.sentence.start for q in self.draft.size.quotes):
                self.last, self.last_at = WHOLE, self.at
            self._sentence(line)
            self._votes(line)

    def _sentence(self, line: Line) -> None:
        words = line.words
        if pattern("decoy_heading").search(line.sentence.heading.lower()):
            return
        if re.search(r"\bmeans\b", words) and re.match(r"^[\"“]", line.sentence.text):
            return
        if self._cap(line):
            return
        if _NOT_QUOTA.search(words):
            return
        self._outnumber(line)
        for found in re.finditer(_B, words):
            if pattern("soft").search(_around(words, found)):
                continue
            quota = self._quota(line, found)
            if quota is not None:
                self._take(line, *quota)

    def _take(self, line: Line, keys: Keys, quota: Quota) -> None:
        quota = replace(quota, quotes=(quote_of(line.sentence),))
        self.draft.quotas.append((keys, quota))
        more = "more than" if quota.over else "at least"
        self.draft.note("quota", f"{more} {quota.count or quota.share}: {quota.who}", line.sentence)

    def _quota(self, line: Line, found: re.Match[str]) -> tuple[Keys, Quota] | None:
        """The quota that a number or share sets, if it sets one: over which seats, for whom."""
        words, tagged = line.words, line.tagged
        token = tagged.token(found[0])
        before, after = words[: found.start()], words[found.end() :]
        if re.search(
            r"\b(?:in which|on which|that council|whose|of which|bodies|organi[sz]ations|groups|any body|another body)\b",
            before[-120:],
        ):
            return None
        if re.search(r"\bof (?:the|these|those|its|our|all)(?: other)? $", before) and token.kind == "N":
            return None
        if pattern("conditional").search(before) and not re.search(r"at all times|always", words):
            return None
        bound = self._bound(token, before)
        if bound is None:
            return None
        # "<Q> of the trustees shall be <users>", "of the directors, <Q> must be <users>", "<N> of whom are"
        shape = re.match(
            rf"(?:,? (?:of|among|in)(?: all| each)?(?: of)?(?: the| those| these| that| them| whom| its| our)*(?P<of>(?: (?:(?!<)[\w'-]+ ){{0,5}}?{_PEOPLE})?)(?P<mid>[^.;:]{{0,60}}?))? ?(?P<be>{_BE}) (?P<rest>[^.;]*)",
            after,
        )
        if shape is None:
            shape = re.match(
                rf" (?:{_PEOPLE} )?(?:in office |for the time being |at least )?(?P<of>)(?P<mid>)(?P<be>{_BE}) (?P<rest>[^.;]*)",
                after,
            )
            if shape is None:
                return self._reversed(line, found, bound)
            seats = re.match(r" (?:<[PS]\d+>|seats|places) (?:on|in) the <B", after)
            if (
                not seats
                and not re.search(r"\b(?:of|among|amongst|whom|these|those|them)\b", before[-60:])
                and not re.search(r"of the|of them|whom", words)
                and token.kind == "N"
            ):
                return None
        rest = shape["rest"]
        kind = re.match(r"(?:the )?(?P<s><S\d+>)", rest)
        if (
            kind
            and (own := self.draft.find({name_of(tagged.token(kind["s"]))}))
            and any(q.start == line.sentence.start for q in own.quotes)
        ):
            return None  # that many seats are of that kind: they have been counted
        who = self._who(line, rest, before)
        if who is None:
            return self._reversed(line, found, bound)
        of = f"{shape['of'] or ''}{shape['mid'] or ''}"
        on_board = re.match(r" (?:<[PS]\d+>|seats|places) (?:on|in) the <B", after)
        if on_board:
            keys: Keys | None = WHOLE
        elif TOKEN.search(shape["of"] or ""):
            keys = (
                self._over(line, shape["of"], "") if "<P" not in shape["of"] else self._over(line, of, before)
            )
        else:
            keys = self._over(line, of, before)
        return None if keys is None else self._with_who(keys, bound, who, rest)

    def _with_who(self, keys: Keys, bound: Quota, who: Who, rest: str) -> tuple[Keys, Quota] | None:
        if who == "anyone":
            return None
        if bound.most:
            if who == "others":  # "not more than two may be other than users"
                if bound.share is not None:
                    return keys, Quota(share=1 - bound.share, over=bound.over)
                return keys, replace(bound, who="others")
            return keys, replace(bound, who="users")
        return keys, replace(bound, who=who)

    def _bound(self, token, before: str) -> Quota | None:  # noqa: ANN001
        if token.part is not None:
            part = token.part
            if not 0 < part.share < 1:
                return None
            upper = part.bound in ("high", "under") or (
                part.bound == "over" and bool(re.search(r"\b(?:not|no|never|nor)(?: be)? $", before))
            )
            return Quota(
                share=part.share,
                over=part.bound in ("over", "under") and not (upper and part.bound == "over"),
                most=upper,
            )
        count = token.count
        if count is None:
            return None
        if count.low is None and count.high is not None:
            return Quota(count=count.high, most=True)
        return Quota(count=count.low) if count.low else None

    def _reversed(self, line: Line, found: re.Match[str], bound: Quota) -> tuple[Keys, Quota] | None:
        """Read "Autistic People must be 51% or more of the trustees", "shall include at least three Peers"."""
        words, tagged = line.words, line.tagged
        before, after = words[: found.start()], words[found.end() :]
        includes = re.search(
            r"(?:includ(?:e|es|ing)|amongst? (?:them|whom)|contain|have|has)(?: on it| among them| at all times| always)*,? $",
            before,
        )
        people = re.match(
            r" (?:(?:or more|[\w'-]+) ){0,2}?(?P<who>(?:<[PTSM]\d+>,? (?:who|with|being)[^.;]*|<[UAVC]\d+>[^.;]*))",
            after,
        )
        if people and (includes or re.search(r"\bof whom(?: at least)? $|being $", before)):
            who = self._who(line, people["who"], before)
            keys = self._over(line, "", before)
            return None if who is None or keys is None else self._with_who(keys, bound, who, people["who"])
        make = re.search(
            r"(?P<who>(?:<[UAXCV]\d+>|<[PT]\d+> (?:who|with)[^.;,]*?))s?,? (?:(?:shall|must|will|are to|have to|may|can)(?: at all times| always| never| not| at no time|, by number,)* )*(?:be|make up|form|constitute|hold|comprise|fill|occupy|are|number|account for)(?:,? (?:by number|at all times|always|at least|not|never|in number),?)* $",
            before,
        )
        over = re.match(
            r"(?: (?:or more|per cent))?,? (?:of|in|on|among)(?: all| the| those| its)*(?P<of>[^.;]*)", after
        )
        if make is None:
            return None
        who = self._who(line, make["who"], "")
        if who is None or who == "anyone":
            return None
        if over:
            keys = self._over(line, over["of"].split(",")[0][:80], "")
        elif re.match(r" (?:of )?(?:the )?(?:<[TB]\d+>|places?|seats?)", after):
            keys = WHOLE
        else:
            return None
        return None if keys is None else self._with_who(keys, bound, who, "")

    def _who(self, line: Line, words: str, before: str) -> Who | None:
        """Whom seats are for; None where the words describe no people that matter."""
        words = re.sub(r",? and (?:by )?(?:no one|nobody|none) else|\bonly\b|\balone\b", "", words)
        first = re.split(
            r",? (?:and|but) (?=<[NQ]\d+>|the (?:rest|other|remain)|at least)|, who\b|\bso long\b", words
        )[0]
        tokens = line.tagged.within(first, "UVXAC")
        told = by_clause(self.members.reader, first, None)
        if not tokens and told:
            return told if told in ("users", "others") else None
        if not tokens:
            members = line.tagged.within(first, "MS")
            if any(token.who == "users" for token in members):
                return "users"
            return None
        if tokens[0].kind == "C" and tokens[0].who is None:
            return None
        who = admits(line.tagged, first[:200])
        return who if who in ("users", "others") else None

    def _over(self, line: Line, of: str, before: str) -> Keys | None:
        """The seats that a quota is over: by name, "of them", or the whole board; None for other people."""
        tagged = line.tagged
        for words in (of, before[-90:]):
            if re.search(r"\b(?:those|these|such) <[TM]\d+>", words):
                return self._last(line)
            listed = re.search(
                r"(?:places?|seats?|positions?|<P\d+>|persons?|<[TM]\d+>) (?:in|under|mentioned in|listed in) (?:clause|article|rule|section|paragraph|bylaw) (?P<number>[\d.]+(?:\(\w+\))+)",
                words,
            )
            if listed and (
                groups := self.draft.find_all({f"item:{listed['number']}", f"clause:{listed['number']}"})
            ):
                return frozenset(key for group in groups for key in group.keys)
            if tagged.within(words, "S"):
                keys = {name_of(token) for token in tagged.within(words, "S") if token.who != "users" or True}
                groups = self.draft.find_all(keys)
                if groups:
                    return frozenset(key for group in groups for key in group.keys)
                return WHOLE if not self.draft.groups else None
            if re.search(r"\belected\b(?! by)", words) and re.search(
                r"<[TM]\d+>|places|seats|positions|members", words
            ):
                if self.draft.find_all({ELECTED}) or any(
                    k.startswith("E:") for g in self.draft.groups for k in g.keys
                ):
                    return self._elected()
            offices = [t for t in tagged.within(words, "O")]
            if offices and not re.search(r"<[BT]\d+>", words):
                groups = self.draft.find_all({f"O:{t.name}" for t in offices})
                if groups:
                    return frozenset(key for group in groups for key in group.keys)
            people = [token for token in tagged.within(words, "AC") if self.draft.find({f"P:{token.name}"})]
            if people:
                return frozenset({f"P:{people[0].name}"})
            if re.search(r"<[BT]\d+>", words):
                return WHOLE
        if re.search(
            r"\b(?:them|these|those|whom|which|that number|the (?:nine|number)|they)\b|<N\d+>",
            f"{of} {before[-40:]}",
        ) or re.match(r"(?:and )?(?:at least|not fewer|not less|a |at all times)? ?<[NQ]\d+>", line.words):
            return self._before(line)
        return None

    def _before(self, line: Line) -> Keys | None:
        """The seats that the words before were about."""
        if re.search(r"<[BT]\d+>", line.words.split("<N")[0].split("<Q")[0]):
            return WHOLE
        return self._last(line)

    def _last(self, line: Line) -> Keys | None:
        clause = self.lines[self.last_at].sentence.clause if self.last_at >= 0 else "?"
        near = self.at - self.last_at <= 2 or clause.split("(")[0] == line.sentence.clause.split("(")[0]
        return self.last if near else None

    def _elected(self) -> Keys:
        keys = {
            key for group in self.draft.groups for key in group.keys if key == ELECTED or key.startswith("E:")
        }
        return frozenset(keys)

    def _outnumber(self, line: Line) -> None:
        """Read "the Survivor Directors shall at all times outnumber the other Directors"."""
        words = line.words
        found = re.search(
            r"(?P<a><[SUC]\d+>)[^.;]{0,50}?(?:shall|must|are to)[^.;]{0,20} outnumber|(?P<b><[SUC]\d+>)[^.;]{0,60}?(?:always|at all times) (?:be )?(?:more|greater)[^.;]{0,20} than",
            words,
        )
        other = re.search(
            r"(?:other|who are not|not) (?P<c><[SU]\d+>)[^.;]{0,60}?(?:no time|never|not)[^.;]{0,30}?(?:equal|outnumber|as many|more)",
            words,
        )
        half = re.search(
            r"(?P<d><[CU]\d+>)[^.;]{0,20}(?:with )?(?:half or less|a half or less|no more than half|less than a majority)[^.;]{0,40}(?:vot|<B|<T)",
            words,
        )
        match = found or other or half
        if match is None:
            return
        piece = next(group for group in match.groups() if group)
        token = line.tagged.token(piece)
        group = self.draft.find({name_of(token)}) if token.kind == "S" else None
        if (
            token.kind == "U"
            or token.who == "users"
            or (group is not None and group.who == "users")
            or token.kind == "S"
        ):
            self._take(line, WHOLE, Quota(share=_half(), over=True))

    # limits on seats

    def _cap(self, line: Line) -> bool:
        """Read "the number co-opted must never be more than a third of the Elected Trustees"."""
        words, tagged = line.words, line.tagged
        shares = [found for found in re.finditer(r"<Q\d+>", words)]
        if not shares or re.search(r"quorum|resolution|votes? cast|present", words):
            return False
        found = shares[0]
        part = tagged.token(found[0]).part
        before, after = words[: found.start()], words[found.end() :]
        if part is None or not 0 < part.share < 1:
            return False
        upper = part.bound in ("high",) or bool(_UPPER.search(before[-70:]))
        if not upper:
            return False
        group = self._capped(line, before, after)
        if group is None or group.who == "users" or ELECTED in group.keys:
            return group is not None and ELECTED in group.keys
        of = re.match(r",? ?(?:in number )?(?:of )?(?P<of>[^.;]*)", after)
        base = self._base(line, of["of"] if of else "", group)
        group.cap, group.cap_of = part.share, base
        group.quotes.append(quote_of(line.sentence))
        self.draft.note(
            "limit",
            f"{group.name}: at most {part.share} of {'the whole board' if base is None else 'the others'}",
            line.sentence,
        )
        return True

    def _capped(self, line: Line, before: str, after: str) -> Group | None:
        keys = {name_of(token) for token in line.tagged.within(before, "S")}
        group = self.draft.find(keys)
        if group is not None:
            return group
        if re.search(
            r"co-?opt|so added|those added|brought in|so appointed|appointments?|appointed (?:under|in this)|added",
            before,
        ):
            clauses = self.draft.find(
                {key for key in keys_in(line.tagged, before) if key.startswith("clause:")}
            )
            here = [g for g in self.draft.groups if f"clause:{line.sentence.clause}" in g.keys]
            main = line.sentence.clause.split(".")[0].split("(")[0]
            near = [
                g
                for g in self.draft.groups
                if any(
                    k.startswith((f"clause:{main}.", f"clause:{main}(")) or k == f"clause:{main}"
                    for k in g.keys
                )
                and COOPTED in g.keys
            ]
            return clauses or next(iter(here), None) or next(iter(near), None) or self.draft.find({COOPTED})
        return None

    def _base(self, line: Line, words: str, group: Group) -> Keys | None:
        """What a limit is a share of: named groups, the elected seats, or the whole board (None)."""
        keys = {name_of(token) for token in line.tagged.within(words, "S")}
        if re.search(r"\belected\b", words):
            keys |= set(self._elected()) | {ELECTED}
        keys |= {key for key in keys_in(line.tagged, words) if key.startswith("clause:")}
        listed = re.search(r"\((?P<letter>[a-z])\)", words)
        found = self.draft.find_all(keys)
        if not found and listed:
            found = [g for g in self.draft.groups if any(k.endswith(f"({listed['letter']})") for k in g.keys)]
        if not found and re.search(r"\belected\b", words):
            outside = (COOPTED, "W:by")
            found = [
                g
                for g in self.draft.groups
                if not any(key.startswith(outside) for key in g.keys)
                and not any(key.startswith("O:") and not g.listed for key in g.keys)
            ]
        others = [g for g in found if g is not group]
        return frozenset(key for g in others for key in g.keys) if others else None

    def _votes(self, line: Line) -> None:
        """Find the seats without a vote, and people who are not on the board after all."""
        words = line.words
        found = pattern("no_vote").search(words) or pattern("not_member").search(words)
        if found is None:
            return
        before = words[: found.start()]
        last = max((found_.end() for found_ in re.finditer(r"<[SO]\d+>", before)), default=0)
        if re.search(r"\b(?:who|whom|by)\b|<[PX]\d+>", before[last:]):
            return
        if re.search(
            r"conflict|interest|<G\d+>|matter in which|own (?:pay|engagement)|arrears|unless|until", words
        ):
            return
        keys = {name_of(token) for token in line.tagged.within(before, "S")}
        if not keys:
            keys = keys_in(line.tagged, before)
        groups = self.draft.find_all({key for key in keys if not key.startswith("clause:")})
        if not groups and re.match(
            r"(?:they|the nominee|the representative|such|these|those|he or she|it|each|neither|the person|none)\b",
            words,
        ):
            near = [
                g
                for g in self.draft.groups
                if any(
                    k.startswith("clause:") and k[7:].split("(")[0] == line.sentence.clause.split("(")[0]
                    for k in g.keys
                )
            ]
            groups = near[-1:]
        for group in groups:
            if not group.listed or pattern("no_vote").search(words):
                group.votes = False


def _half():  # noqa: ANN202
    from fractions import Fraction

    return Fraction(1, 2)


__all__ = ["TOKEN", "Quotas"]
