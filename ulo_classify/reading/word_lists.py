"""Word's automatic list numbers: numbering.xml and the counting that Word does when it shows a page."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ulo_classify.reading.list_numbers import letters, roman
from ulo_classify.reading.word_styles import W, val, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

_DEEPEST = 8  # levels 0 to 8
_LONGEST = 40
_FORMATS: dict[str, Callable[[int], str]] = {
    "lowerLetter": letters,
    "upperLetter": lambda number: letters(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "decimalZero": lambda number: f"{number:02}",
}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: "(%3)" in lower-case letters, starting at 1."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    legal: bool = False
    restarts: bool = True
    style: str | None = None

    def show(self, number: int, legal: bool) -> str:
        """`number` in the format of this level; figures where `legal` or the format is a rare one."""
        if self.format == "none" and not legal:
            return ""
        write = str if legal else _FORMATS.get(self.format, str)
        return write(number)


@dataclass(slots=True)
class _List:
    levels: dict[int, Level]
    counts: dict[int, int] = field(default_factory=dict)


# by numId: its abstract list, the levels it overrides, the numbers at which it starts them
_Concrete = dict[str, tuple[str, dict[int, Level], dict[int, int]]]


@dataclass(slots=True)
class Lists:
    """The lists of a document, and how far each has counted."""

    _abstract: dict[str, _List]
    _concrete: _Concrete
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def level_of_style(self, num_id: str, style: str | None) -> int:
        """The level that a list gives to paragraphs of `style`; 0 where it names none."""
        if num_id not in self._concrete:
            return 0
        levels = self._abstract[self._concrete[num_id][0]].levels
        return next((at for at, level in levels.items() if style and level.style == style), 0)

    def level(self, num_id: str, ilvl: int) -> Level | None:
        """The level, with what the concrete list overrides; None where the list does not exist."""
        if num_id not in self._concrete:
            return None
        abstract, levels, _ = self._concrete[num_id]
        return levels.get(ilvl) or self._abstract[abstract].levels.get(ilvl)

    def count(self, num_id: str, ilvl: int) -> str:
        """Count one paragraph and return the number that Word shows before it."""
        level = self.level(num_id, ilvl)
        if level is None:
            return ""
        abstract, _, starts = self._concrete[num_id]
        counts = self._abstract[abstract].counts
        if ilvl in starts and (num_id, ilvl) not in self._begun:
            counts[ilvl] = starts[ilvl]
        else:
            counts[ilvl] = counts[ilvl] + 1 if ilvl in counts else level.start
        self._begun.add((num_id, ilvl))
        for deeper in [at for at in counts if at > ilvl]:
            below = self.level(num_id, deeper)
            if below is None or below.restarts:
                del counts[deeper]
        return self._shown(num_id, level, counts)[:_LONGEST]

    def _shown(self, num_id: str, level: Level, counts: dict[int, int]) -> str:
        def part(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            other = self.level(num_id, at) or Level()
            return other.show(counts.setdefault(at, other.start), level.legal)

        return re.sub(r"%([1-9])", part, level.text).strip()


def _level(element: _Element) -> Level:
    restart = val(element, "lvlRestart")
    return Level(
        start=whole(val(element, "start")) or (0 if val(element, "start") == "0" else 1),
        format=val(element, "numFmt") or "decimal",
        text=(val(element, "lvlText") or "")[:_LONGEST],
        legal=element.find(f"{W}isLgl") is not None,
        restarts=restart != "0",
        style=val(element, "pStyle"),
    )


def _levels(parent: _Element) -> dict[int, Level]:
    found = ((whole(element.get(f"{W}ilvl")) or 0, _level(element)) for element in parent.findall(f"{W}lvl"))
    return {at: level for at, level in found if at <= _DEEPEST}


def read_lists(numbering: _Element | None, style_lists: dict[str, str]) -> Lists:
    """The lists of numbering.xml.

    Args:
        numbering: its root, or None.
        style_lists: the list (numId) of each numbering style.
    """
    if numbering is None:
        return Lists({}, {})
    abstract = {
        element.get(f"{W}abstractNumId", ""): _List(_levels(element))
        for element in numbering.findall(f"{W}abstractNum")
    }
    concrete: _Concrete = {}
    for element in numbering.findall(f"{W}num"):
        target = val(element, "abstractNumId") or ""
        if target in abstract:
            overrides, starts = _overrides(element)
            concrete[element.get(f"{W}numId", "")] = (target, overrides, starts)
    for element in numbering.findall(f"{W}abstractNum"):
        linked = style_lists.get(val(element, "numStyleLink") or "", "")
        name = element.get(f"{W}abstractNumId", "")
        if linked in concrete and not abstract[name].levels:
            abstract[name] = abstract[concrete[linked][0]]
    return Lists(abstract, concrete)


def _overrides(num: _Element) -> tuple[dict[int, Level], dict[int, int]]:
    levels: dict[int, Level] = {}
    starts: dict[int, int] = {}
    for override in num.findall(f"{W}lvlOverride"):
        at = whole(override.get(f"{W}ilvl")) or 0
        start = whole(val(override, "startOverride"))
        if start is not None:
            starts[at] = start
        levels |= _levels(override)
    return levels, starts
