"""A small pattern language over the words of a sentence, so that rules can stand in data files.

A sentence is a list of `Unit`s: a word or a merged phrase, the slots it fills (kinds of word, such as
``people`` or ``board``) and its character offsets. A pattern reads like the sentences it finds::

    {quantity} of [our|the] {board} ..2 {be} {group=users}

* a bare word matches that word (lower case; hyphens count as blanks, so ``user led`` finds "user-led")
* ``{slot}`` matches a unit of that slot, ``{a|b}`` of either; ``{name=a|b}`` also remembers it as *name*, and
  ``{name=*}`` remembers any one unit
* ``[ ... ]`` is optional, ``( ... | ... )`` is a choice, ``( ... )*`` may come any number of times
* ``..3`` skips at most three units (never ; or :)
* ``^`` is the start of the sentence and ``$`` its end

Patterns are compiled to one regular expression over a rendering of the sentence, so matching is linear in
practice and needs no code of its own. Nothing here knows about organisations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ulo_classify.errors import LexiconError

_TOKEN = re.compile(r"\{[^{}]*\}|\.\.\d+|\)\*|[\[\]()|^$]|[^\s\[\](){}|]+")
_UNIT_START = r"(?<![^ ])"
_MARK = "\x1f"  # stands between a unit's slots and its word


@dataclass(frozen=True, slots=True)
class Unit:
    """A word or merged phrase: `word` in lower case without blanks, its slots, and offsets in the text.

    `value` carries what a grammar found out about it (a `Mention`), if anything.
    """

    word: str
    slots: frozenset[str]
    start: int
    end: int
    value: object = None


@dataclass(frozen=True, slots=True)
class Rendering:
    """A sentence as the regular expressions see it, with the way back to its units."""

    text: str
    units: Sequence[Unit]
    index_at: dict[int, int]  # offset in `text` where a unit's rendering starts -> index of the unit
    tokens: frozenset[str]  # every slot and word that stands in it, as a pattern needs them


@dataclass(frozen=True, slots=True)
class Match:
    """Units [first, last) matched, and the units remembered by name."""

    first: int
    last: int
    groups: dict[str, Unit] = field(default_factory=dict)


def render(units: Sequence[Unit]) -> Rendering:
    """Write units as ``;slot;slot;<mark>word `` one after the other."""
    parts: list[str] = []
    index_at: dict[int, int] = {}
    tokens: set[str] = set()
    at = 0
    for index, unit in enumerate(units):
        tokens.add(f"{_MARK}{unit.word} ")
        tokens.update(f";{slot};" for slot in unit.slots)
        slots = ";" + ";".join(sorted(unit.slots)) + ";" if unit.slots else ""
        part = f"{slots}{_MARK}{unit.word} "
        index_at[at] = index
        parts.append(part)
        at += len(part)
    index_at[at] = len(units)
    return Rendering("".join(parts), units, index_at, frozenset(tokens))


class Pattern:
    """One compiled pattern.

    What stands outside brackets must be there in every match, so a sentence without it is passed over before
    the regular expression is tried; the filter is derived from the pattern, never written by hand.
    """

    def __init__(self, source: str, where: str = "pattern") -> None:
        self.source = source
        self._names: dict[str, str] = {}
        self.needs: list[frozenset[str]] = []  # of each set at least one token stands in the rendering
        try:
            self.expression = re.compile(self._compile(source))
        except (re.error, ValueError) as error:
            raise LexiconError(f"{where}: the pattern {source!r} cannot be read ({error})") from error

    def _compile(self, source: str) -> str:
        out, outside, depth = [_UNIT_START], [], 0
        for token in _TOKEN.findall(source):
            depth += (token in "[(") - (token in ("]", ")", ")*"))
            out.append(self._piece(token))
            outside += [token] if depth == 0 else []
        if "|" not in outside:
            for token in outside:
                self._need(token)
        return "".join(out)

    def _need(self, token: str) -> None:
        slots = token.strip("{}").rpartition("=")[2]
        if token.startswith("{") and slots != "*":
            self.needs.append(frozenset(f";{slot};" for slot in slots.split("|")))
        elif token[0].isalpha():
            self.needs.append(frozenset({f"{_MARK}{token} "}))

    def _piece(self, token: str) -> str:
        if token in "[(":
            return "(?:"
        if token in ("]", ")", ")*", "|"):
            return {"]": ")?"}.get(token, token)
        if token in "^$":
            return {"^": r"\A", "$": r"\Z"}[token]
        if token.startswith(".."):
            return rf"(?:[^ {_MARK}]*{_MARK}(?![;:] )[^ ]+ ){{0,{int(token[2:])}}}?"
        if token.startswith("{"):
            return self._slot(token[1:-1])
        return rf"(?:[^ {_MARK}]*{_MARK}{re.escape(token)} )"

    def _slot(self, body: str) -> str:
        name, _, slots = body.rpartition("=")
        any_slot = "|".join(re.escape(slot) for slot in slots.split("|"))
        wanted = "" if slots == "*" else f";(?:{any_slot});[^ {_MARK}]*"
        unit = rf"[^ {_MARK}]*{wanted}{_MARK}[^ ]+ "
        if not name:
            return f"(?:{unit})"
        group = f"{name}_{len(self._names)}"
        self._names[group] = name
        return f"(?P<{group}>{unit})"

    def find(self, rendering: Rendering) -> Iterator[Match]:
        """Yield matches from left to right, not overlapping."""
        text = rendering.text
        if any(rendering.tokens.isdisjoint(need) for need in self.needs):
            return
        for hit in self.expression.finditer(text):
            if hit.end() == hit.start():
                continue
            first, last = rendering.index_at[hit.start()], rendering.index_at[hit.end()]
            groups = {
                name: rendering.units[rendering.index_at[hit.start(group)]]
                for group, name in self._names.items()
                if hit.group(group) is not None
            }
            yield Match(first, last, groups)


class PatternIndex:
    """Which of many patterns can match a sentence at all, in their order.

    Made from the patterns by code: each is filed under the tokens of one thing that it needs, so a sentence
    that has none of them never meets it. Trying only the candidates gives what trying all would give.
    """

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._always = [at for at, pattern in enumerate(patterns) if not pattern.needs]
        self._by_token: dict[str, list[int]] = {}
        for at, pattern in enumerate(patterns):
            if pattern.needs:
                for token in min(pattern.needs, key=len):  # fewest alternatives: the rarest, as a rule
                    self._by_token.setdefault(token, []).append(at)

    def candidates(self, rendering: Rendering, start: int = 0) -> list[int]:
        """Places of the patterns that may match, from `start` on, in order."""
        found = set(self._always)
        for token in rendering.tokens:
            found.update(self._by_token.get(token, ()))
        return sorted(at for at in found if at >= start)


def merge(units: Sequence[Unit], first: int, last: int, slots: frozenset[str], value: object) -> list[Unit]:
    """Replace units [first, last) by one unit with other slots."""
    word = "_".join(unit.word for unit in units[first:last])
    merged = Unit(word, slots, units[first].start, units[last - 1].end, value)
    return [*units[:first], merged, *units[last:]]
