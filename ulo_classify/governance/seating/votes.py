"""Seats without a vote, and people who seem to sit on a board and do not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ulo_classify.governance.seating.draft import Draft, Group
from ulo_classify.governance.seating.lines import Line
from ulo_classify.governance.seating.phrases import keys_in, name_of
from ulo_classify.governance.seating.quota_words import cue

# Whoever a sentence is about is "he or she" in the next one, on the board or not.
_SUBJECT = re.compile(r"(?:an?|the|any|each|every|no) (?:(?!<)[\w'-]+ ){0,2}<[OS]\d+>(?! of )")


class Votes:
    """Marks the groups of seats that have no vote, and those that are no seats."""

    def __init__(self, draft: Draft, lines: Sequence[Line]) -> None:
        self.draft = draft
        self.lines = lines
        self.last: list[Group] = []

    def read(self) -> None:
        """Read every sentence."""
        clause = part = ""
        for line in self.lines:
            main = line.sentence.clause.split("(")[0]
            goes_on = cue("goes_on", "votes").match(line.words)
            # "They" means those of the sentence before, which a new sub-clause about others ends
            new_part = line.sentence.clause != part and not goes_on
            self.last = self.last if main == clause and main and not new_part else []
            clause, part = main, line.sentence.clause
            self._sentence(line)
            told = [g for g in self.draft.groups if any(q.start == line.sentence.start for q in g.quotes)]
            subject = _SUBJECT.match(line.words)
            self.last = told[-1:] or (self._named(line, subject[0]) if subject else self.last)

    def _sentence(self, line: Line) -> None:
        words = line.words
        denied = cue("no_vote", "votes").search(words)
        outside = cue("not_member", "votes").search(words)
        found = denied or outside
        if found is None or cue("not_about_seats", "votes").search(words):
            return
        for group in self._meant(line, words[: found.start()], words[found.end() :], denied=bool(denied)):
            if denied:
                group.votes = False
            elif not group.listed:
                group.gone = True
            self.draft.note("votes", f"{group.name}: no vote", line.sentence)

    def _meant(self, line: Line, before: str, after: str, *, denied: bool) -> list[Group]:
        """The groups whose vote is denied: the last named before, or those spoken of in the sentence before."""
        marks = list(re.finditer(r"<[SO]\d+>", before))
        rest = before[marks[-1].end() :] if marks else before
        if marks and not re.search(
            r"\b(?:who|whom|by)\b(?! (?:is|are|has|have|may|shall|attends?|sits?|must|do|does)\b)|<[PX]\d+>",
            rest,
        ):
            found = self._named(line, before)
            if found:
                return found
        by_noun = self._by_noun(before)
        if by_noun:
            return by_noun
        if cue("goes_on", "votes").match(line.words):
            return [group for group in self.last if not group.listed or denied]
        if denied and re.match(
            r"<T\d+> without|(?:<[TM]\d+>|those) who (?:do|may|must|shall|can) not$", line.words
        ):
            return self.draft.find_all(keys_in(line.tagged, after))
        own = [g for g in self.draft.groups if any(q.start == line.sentence.start for q in g.quotes)]
        return own if denied and len(own) == 1 and not marks and not own[0].listed else []

    def _by_noun(self, before: str) -> list[Group]:
        """The one group whose own word a sentence opens with: "a liaison is not a Director"."""
        found = re.match(
            r"(?:an?|the|each|every|such|no|these|those) (?P<noun>[a-z][a-z-]{3,}?)s?(?: (?:from|of|sent|appointed|named)\b[^,;<]{0,40})?,?(?: who[^,;<]{0,40},?)? (?:is|are|has|have|shall|may|must|does|do|can|attends?|sits?)\b",
            f"{before} has",
        )
        if found is None or cue("generic", "votes").fullmatch(found["noun"]):
            return []
        named = [g for g in self.draft.groups if re.search(rf"\b{re.escape(found['noun'])}s?\b", g.name)]
        return named if len(named) == 1 else []

    def _named(self, line: Line, before: str) -> list[Group]:
        seats = {name_of(token) for token in line.tagged.within(before, "S")}
        if seats:
            return self.draft.find_all(seats)
        offices = [f"O:{token.name}" for token in line.tagged.within(before, "O")]
        groups = self.draft.find_all(set(offices[-1:]))
        return [group for group in groups if (group.high or 9) <= len(offices)]
