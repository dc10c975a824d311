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
from typing import NamedTuple

from ulo_classify.errors import LexiconError
from ulo_classify.language.needs import TOKEN, Need, needs_of

_UNIT_START = r"(?<![^ ])"
_MARK = "\x1f"  # stands between a unit's slots and its word


class Unit(NamedTuple):
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
    """A sentence as the regular expressions see it, with its units."""

    text: str
    units: Sequence[Unit]
    tokens: frozenset[str]  # every slot and word that stands in it, as a pattern needs them

    def index_at(self, offset: int) -> int:
        """The index of the unit whose rendering starts at an offset of `text`."""
        return self.text.count(_MARK, 0, offset)  # each unit has one, and no word holds a blank


@dataclass(frozen=True, slots=True)
class Match:
    """Units [first, last) matched, and the units remembered by name."""

    first: int
    last: int
    groups: dict[str, Unit] = field(default_factory=dict)


_PARTS: dict[tuple[str, frozenset[str]], tuple[str, frozenset[str]]] = {}
_MOST_PARTS = 200_000  # remembered; then the memory begins anew, so that it does not grow with what is read


def render(units: Sequence[Unit]) -> Rendering:
    """Write units as ``;slot;slot;<mark>word `` one after the other."""
    known = _PARTS.get
    parts = [known((unit.word, unit.slots)) or _part(unit.word, unit.slots) for unit in units]
    tokens = frozenset[str]().union(*[part[1] for part in parts])
    return Rendering("".join([part[0] for part in parts]), units, tokens)


def _part(word: str, slots: frozenset[str]) -> tuple[str, frozenset[str]]:
    if len(_PARTS) >= _MOST_PARTS:
        _PARTS.clear()
    listed = ";" + ";".join(sorted(slots)) + ";" if slots else ""
    tokens = frozenset({f"{_MARK}{word} ", *(f";{slot};" for slot in slots)})
    found = _PARTS[word, slots] = (f"{listed}{_MARK}{word} ", tokens)
    return found


class Pattern:
    """One compiled pattern.

    What every match must hold is worked out from the pattern (`needs.py`), so a sentence without it is passed
    over before the regular expression is tried; the filter is never written by hand.
    """

    def __init__(self, source: str, where: str = "pattern") -> None:
        self.source = source
        self._names: dict[str, str] = {}
        tokens = TOKEN.findall(source)
        try:
            self.expression = re.compile(_UNIT_START + "".join(map(self._piece, tokens)))
        except (re.error, ValueError) as error:
            raise LexiconError(f"{where}: the pattern {source!r} cannot be read ({error})") from error
        # of each set at least one token stands in the rendering of every sentence that matches
        self.needs = [frozenset(map(_token, need)) for need in needs_of(tokens)]

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
        if any(rendering.tokens.isdisjoint(need) for need in self.needs):
            return
        yield from self.matches(rendering)

    def matches(self, rendering: Rendering) -> Iterator[Match]:
        """The same without the filter, for callers who have applied it (`PatternIndex`)."""
        for hit in self.expression.finditer(rendering.text):
            if hit.end() == hit.start():
                continue
            first, last = rendering.index_at(hit.start()), rendering.index_at(hit.end())
            groups = {
                name: rendering.units[rendering.index_at(hit.start(group))]
                for group, name in self._names.items()
                if hit.group(group) is not None
            }
            yield Match(first, last, groups)


def _token(need: Need) -> str:
    """A slot or word as a rendering holds it."""
    return f";{need.name};" if need.is_slot else f"{_MARK}{need.name} "


class PatternIndex:
    """Which of many patterns can match a sentence at all, in their order.

    Made from the patterns by code: each is filed under the tokens of one thing that it needs, so a sentence
    that has none of them never meets it, and of those it meets the other needs are compared as bits of one
    number. Trying only the candidates gives what trying all would give.
    """

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._always = [at for at, pattern in enumerate(patterns) if not pattern.needs]
        needs = sorted({need for pattern in patterns for need in pattern.needs}, key=sorted)
        bit = {need: 1 << at for at, need in enumerate(needs)}
        self._needs = [sum({bit[need] for need in pattern.needs}) for pattern in patterns]
        self._meets: dict[str, int] = {}  # a token and the needs that it meets
        for need in needs:
            for token in need:
                self._meets[token] = self._meets.get(token, 0) | bit[need]
        self._tokens = frozenset(self._meets)
        self._by_token: dict[str, list[int]] = {}
        for at, pattern in enumerate(patterns):
            if pattern.needs:
                for token in pattern.needs[0]:  # the rarest
                    self._by_token.setdefault(token, []).append(at)

    def candidates(self, rendering: Rendering, start: int = 0) -> list[int]:
        """Places of the patterns that may match, from `start` on, in order."""
        met, filed = 0, set(self._always)
        for token in rendering.tokens & self._tokens:
            met |= self._meets[token]
            filed.update(self._by_token.get(token, ()))
        needs = self._needs
        return sorted([at for at in filed if at >= start and needs[at] & met == needs[at]])


def merge(units: Sequence[Unit], first: int, last: int, slots: frozenset[str], value: object) -> list[Unit]:
    """Replace units [first, last) by one unit with other slots."""
    word = "_".join(unit.word for unit in units[first:last])
    merged = Unit(word, slots, units[first].start, units[last - 1].end, value)
    return [*units[:first], merged, *units[last:]]
