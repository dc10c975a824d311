"""Which seats words name: kinds of seat, offices, clauses, who chooses them, items of the list of seats."""

from __future__ import annotations

import re

from ulo_classify.governance.references import clauses_in
from ulo_classify.governance.seating.draft import ELECTED, Draft, Group
from ulo_classify.governance.seating.lines import Line
from ulo_classify.governance.seating.phrases import keys_in, name_of

_ITEMS = re.compile(
    r"(?:\b(?:clause|article|rule|section|paragraph|sub-?rule|sub-?clause|item|bylaw|by-law|regulation|§|under|in|at)s? ?)?(?P<number>\d{1,3}(?:\.\d{1,3})*)?(?P<letters>(?:\([0-9a-z]{1,4}\))+)(?P<more>(?:(?:,|,? and|,? or| to) \([a-z0-9]{1,4}\))*)"
)
_SEAT = r"(?:positions?|places?|seats?|offices?|<[TSOP]\d+>|persons?|posts?|those|one|mentioned|listed|referred|described|elected|under|in|by)"
_CLIP = re.compile(
    r"\b(?:who|whom|which|that|under|after|before|when|if|where|whose|by|from|unless|while|until|to represent)\b"
)
_OFFICERS = re.compile(r"\bofficers\b|office[- ]?(?:bearers|holders)\b")
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
_SEATED = frozenset({"delegate", "representative", "nominee", "appointee", "resident"})
_OWN_WORDS = re.compile(
    r"(?:(?:the|an?|each|every|all|any|no|such) )?(?P<noun>[a-z-]{3,} [a-z-]{4,}) (?:are|is|shall|must|may|will|can|has|have)\b"
)
_AND_ROLE = re.compile(r",? and (?=(?:the|each|every|all) (?:[\w'-]+ ){0,2}<P\d+>)")
# "No one may be nominated under clause 3": those seats, and not all candidates.
BY_CLAUSE = re.compile(
    r"\b(?:under|in accordance with|pursuant to) (?:clause|article|rule|section|bylaw|by-law|paragraph|regulation|sub-?clause) ?\d"
)


class SeatWords:
    """Finds the groups of a draft that words of a sentence name."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft

    def named(self, line: Line, words: str) -> list[Group]:
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
        if not found:
            found = self._by_role(line, words) or self.by_own_words(words)
        elif _AND_ROLE.search(words):  # "the Chairperson and the regional delegates must be ..."
            found += [
                group for group in self._by_role(line, _AND_ROLE.split(words)[-1]) if group not in found
            ]
        if not found and re.search(
            r"(?:<[TPSM]\d+>|place|seat|position|one|those|anyone)[^.;]{0,40}(?:under|in|by|to which|to whom)",
            words,
        ):
            found = self.draft.find_all({key for key in keys if key.startswith("clause:")})
        return found

    def _by_role(self, line: Line, words: str) -> list[Group]:
        """Read "a delegate must ..." where the list of seats told of "two delegates from each region"."""
        opening = re.match(r"(?:an?|the|each|every|all|any|no|such) (?:[\w'-]+ ){0,2}(?P<p><P\d+>)", words)
        role = line.tagged.token(opening["p"]).text.lower().rstrip("s") if opening else ""
        if role not in _SEATED:
            return []
        found = [g for g in self.draft.groups if re.search(rf"\b{role}s?\b", g.name)]
        return found if len(found) == 1 else []

    def by_own_words(self, words: str) -> list[Group]:
        """Read "ordinary councillors are ..." where the list of seats told of "eight ordinary councillors"."""
        opening = _OWN_WORDS.match(words)
        noun = opening["noun"].rstrip("s") if opening else ""
        found = [g for g in self.draft.groups if noun and re.search(rf"\b{re.escape(noun)}s?$", g.name)]
        return found if len(found) == 1 else []

    def under_clause(self, words: str) -> list[Group]:
        """Read "no one may be nominated under clause 3"."""
        if not BY_CLAUSE.search(words):
            return []
        return self.draft.find_all({f"clause:{number}" for number in clauses_in(words)})

    def _chosen_by(self, line: Line, words: str) -> list[Group]:
        """Read "the trustees elected by the Deaf Members"."""
        chosen = re.search(
            r"(?:<[TPM]\d+>|those|one|seats?|places?)(?: (?:so|to be|who are))? (?:elected|chosen|nominated|appointed|sent|filled|(?:standing|seeking|up|a candidate|candidates) for election|seeking election)(?: by| from)(?: among)? (?:the )?(?P<c><[CUAXH]\d+>)",
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

    def called(self, line: Line, piece: str) -> list[Group]:
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

    def items(self, words: str) -> list[Group]:
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


__all__ = ["BY_CLAUSE", "SeatWords"]
