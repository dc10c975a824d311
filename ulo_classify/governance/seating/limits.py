"""Limits on kinds of seat, whoever holds them: "never more co-opted than a third of the elected"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from ulo_classify.governance.records import Limit
from ulo_classify.governance.seating.bounds import Bound, bound_of
from ulo_classify.governance.seating.draft import COOPTED, ELECTED, Draft, Group, Keys, quote_of
from ulo_classify.governance.seating.lines import Line
from ulo_classify.governance.seating.listed import without_condition
from ulo_classify.governance.seating.quota_words import clauses_of, cue, one_form, shapes
from ulo_classify.governance.seating.scope import Scope

_OUTSIDE = (COOPTED, "W:by")


class Limits:
    """Reads limits into a draft: a cap on one group of seats, a limit on several together."""

    def __init__(self, draft: Draft, lines: Sequence[Line], scope: Scope) -> None:
        self.draft = draft
        self.lines = lines
        self.scope = scope

    def read(self, at: int) -> None:
        """Read the limits that one line sets."""
        line = self.lines[at]
        words = one_form(without_condition(line))
        if cue("not_limit", "limits").search(words):
            return
        before = ""
        for _, part in clauses_of(words):
            # "they may co-opt others, but never more than a third of the elected": the share goes with the verb
            part = f"{before} {part}" if cue("share_alone", "limits").fullmatch(part) else part  # noqa: PLW2901
            if self._shares(line, part) or self._compares(line, part):
                return
            before = part

    def _shares(self, line: Line, part: str) -> bool:
        for shape in shapes("limit"):
            match = shape.find.search(part)
            if match is None:
                continue
            groups = match.groupdict()
            bound = _bound(line, shape.name, groups)
            if bound is None:
                continue
            if not bound.most:
                if self._at_least(line, groups, bound):
                    return True
                continue
            limited = self._limited(line, groups["of"] or "")
            if limited and self._take(line, limited, bound, groups.get("base") or ""):
                return True
        return False

    def _at_least(self, line: Line, groups: dict[str, str | None], bound: Bound) -> bool:
        """Read "the Elected Trustees must form a majority of the Board"."""
        words = groups["of"] or ""
        seats = self.scope.groups(line, words) if re.search(r"^(?:the )?<S\d+>$", words.strip()) else []
        if not seats or bound.share is None or not cue("whole").search(groups.get("base") or ""):
            return False
        quote = quote_of(line.sentence)
        limit = Limit(
            frozenset(), frozenset(), bound.share, over=bound.sign == ">", most=False, quotes=(quote,)
        )
        self.draft.limits.append((_keys(seats), frozenset(), limit))
        self.draft.note("limit", f"{seats[0].name}: at least {bound.share} of the whole board", line.sentence)
        return True

    def _compares(self, line: Line, part: str) -> bool:
        """Read "co-opted trustees must be fewer than the elected"."""
        for shape in shapes("group_limit"):
            match = shape.find.search(part)
            if match is None:
                continue
            limited = self._limited(line, match["of"])
            base = self._base(line, match["base"], limited)
            if limited and base and all(group.who != "users" for group in limited):
                self._add(
                    line, limited, base, Bound("<=" if shape.name == "never_more" else "<", share=Fraction(1))
                )
                return True
        return False

    def _limited(self, line: Line, words: str) -> list[Group]:
        """The groups of seats that are limited."""
        found = [g for g in self.scope.groups(line, words) if ELECTED not in g.keys]
        spoken_of = bool(re.search(r"\b(?:they|these|those)$", words.strip()))
        if found or not (spoken_of or cue("added", "limits").search(words)):
            return found
        main = re.split(r"[.(]", line.sentence.clause)[0]
        own = [g for g in self.draft.groups if f"clause:{line.sentence.clause}" in g.keys]
        near = [
            g
            for g in self.draft.groups
            if COOPTED in g.keys or any(_main(key) == main for key in g.keys if key.startswith("clause:"))
        ]
        near = [g for g in near if any(key.startswith(_OUTSIDE) for key in g.keys)]
        return own[:1] or near[:1] or self.draft.find_all({COOPTED})[:1]

    def _take(self, line: Line, limited: list[Group], bound: Bound, words: str) -> bool:
        if bound.share is None:
            if len(limited) < 2:
                return False  # a number of one kind of seat has been counted already
            self._add(line, limited, [], bound)
            return True
        base = self._base(line, words, limited)
        if base is None:
            return False
        known = [group.high for group in base if group.high is not None]
        if cue("places", "limits").search(words) and base and len(known) == len(base) and len(limited) == 1:
            most = int(bound.share * sum(known))
            limited[0].high = most if limited[0].high is None else min(most, limited[0].high)
        self._add(line, limited, base, bound)
        return True

    def _base(self, line: Line, words: str, limited: list[Group]) -> list[Group] | None:
        """The groups that a share is of; empty for the whole board, None where they are not known."""
        words = re.split(r",| and if | at the time| when\b| unless\b", words)[0]
        if cue("rest", "limits").search(words):
            return [group for group in self.draft.groups if group not in limited]
        found = [group for group in self.scope.groups(line, words) if group not in limited]
        if found:
            return found
        if re.search(r"\belected\b", words):
            return [
                g
                for g in self.draft.groups
                if g not in limited and not any(_is_outside(key, g) for key in g.keys)
            ]
        return (
            [] if cue("whole").search(words) or re.search(r"\b(?:its|their|whole|total)\b", words) else None
        )

    def _add(self, line: Line, limited: list[Group], base: list[Group], bound: Bound) -> None:
        quote = quote_of(line.sentence)
        what = bound.share if bound.share is not None else bound.count
        of = " of the others" if base else " of the whole board" if bound.share is not None else ""
        said = "fewer than" if bound.sign == "<" else "at most"
        names = " and ".join(group.name for group in limited)
        self.draft.note("limit", f"{names}: {said} {what}{of}", line.sentence)
        if len(limited) == 1 and bound.sign == "<=" and bound.share is not None:
            group = limited[0]
            if group.cap is None or bound.share < group.cap:
                group.cap, group.cap_of = bound.share, (_keys(base) if base else None)
                if quote not in group.quotes:
                    group.quotes.append(quote)
            return
        limit = Limit(
            frozenset(), frozenset(), bound.share, bound.count, over=bound.sign == "<", quotes=(quote,)
        )
        self.draft.limits.append((_keys(limited), _keys(base), limit))


def _keys(groups: Sequence[Group]) -> Keys:
    return frozenset(key for group in groups for key in group.keys)


def _bound(line: Line, name: str, groups: dict[str, str | None]) -> Bound | None:
    if name == "for_every":
        count = line.tagged.token(groups["b"] or "").count
        one = groups["one"] or "one"
        own = line.tagged.token(one).count if one.startswith("<") else None
        top = own.high if own is not None else 1
        return (
            Bound("<=", share=Fraction(top, count.low)) if count is not None and count.low and top else None
        )
    denied = bool(groups.get("neg")) or name == "would_be"
    how = groups.get("how") or ""
    return bound_of(
        line.tagged.token(groups["b"] or ""), how="more than" if how == "more" else how, denied=denied
    )


def _main(key: str) -> str:
    return re.split(r"[.(]", key.partition(":")[2])[0]


def _is_outside(key: str, group: Group) -> bool:
    """True of seats that nobody elects: co-opted, sent, or gone with an office."""
    return key.startswith(_OUTSIDE) or (key.startswith("O:") and not group.listed)
