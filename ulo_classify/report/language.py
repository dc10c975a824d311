"""Language against shown control: the picture of a whole list, its table, and one text's profile in words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from ulo_classify.report.cells import one_line
from ulo_classify.report.view import Row
from ulo_classify.report.wording import Term, messages, term
from ulo_classify.schema import AuditLine, LanguageMeasure, LanguageProfile, ShownControl

WIDTH = 640
_LEFT, _RIGHT = 190, 20  # room for the words of a level, and beside the last dot
_LEVEL = 58  # height of one level of shown control
DOT = 6  # radius
_STEP = 13  # between dots that would lie on one another
_FLOOR = 20.0  # phrases in 1,000 words: the scale goes at least so far
_ROUND = 10


@dataclass(frozen=True)
class LanguageRow:
    """One body: the movement's words in its documents, and the control that they show."""

    row: Row
    measure: LanguageMeasure
    theme: Term | None
    shown: Term
    gap: Term


@dataclass(frozen=True)
class Dot:
    """A body in the picture: its middle, and how it is drawn."""

    x: float
    y: float
    gap: str


@dataclass(frozen=True)
class Level:
    """A level of shown control: its words, and the height of its line."""

    word: str
    y: int


@dataclass(frozen=True)
class LanguagePicture:
    """The dot plot and the words that say the same; `ticks` are figures with their places."""

    rows: Sequence[LanguageRow]
    dots: Sequence[Dot]
    levels: Sequence[Level]
    ticks: Sequence[tuple[float, int]]
    width: int
    height: int
    left: int
    sentence: str
    themes: Sequence[tuple[Term, int, str]]


def language_picture(lines: Sequence[AuditLine], table: Sequence[Row]) -> LanguagePicture | None:
    """The picture of a list; None where no body's language was measured."""
    rows = [
        _row(row, line.assessment.language)
        for line, row in zip(lines, table, strict=True)
        if line.assessment and line.assessment.language and row.detail == f"body-{row.anchor}"
    ]
    if not rows:
        return None
    levels = get_args(ShownControl)
    heights = {key: index * _LEVEL + _LEVEL // 2 for index, key in enumerate(levels)}
    most = max(_FLOOR, *(each.measure.per_thousand for each in rows))
    top = int(-(-most // _ROUND) * _ROUND)
    return LanguagePicture(
        rows=rows,
        dots=_dots(rows, heights, top),
        levels=[Level(term("shown_control", key).short, heights[key]) for key in levels],
        ticks=[(_x(top * part / 4, top), round(top * part / 4)) for part in range(5)],
        width=WIDTH,
        height=len(levels) * _LEVEL,
        left=_LEFT,
        sentence=_sentence(rows),
        themes=_themes(rows),
    )


def _row(row: Row, measure: LanguageMeasure) -> LanguageRow:
    most = max(measure.themes.items(), key=lambda each: each[1], default=None)
    return LanguageRow(
        row,
        measure,
        term("theme", most[0]) if most else None,
        term("shown_control", measure.shown_control),
        term("gap", measure.gap),
    )


def _dots(rows: Sequence[LanguageRow], heights: dict[ShownControl, int], top: int) -> list[Dot]:
    """A dot a body; where dots would cover one another they are set above and below in turn."""
    taken: dict[tuple[str, int], int] = defaultdict(int)
    dots = []
    for each in rows:
        x = _x(each.measure.per_thousand, top)
        cell = each.measure.shown_control, int(x // (2 * DOT))
        place = taken[cell]
        taken[cell] += 1
        away = (place + 1) // 2 * _STEP * (1 if place % 2 else -1)
        room = _LEVEL // 2 - DOT
        y = heights[each.measure.shown_control] + max(-room, min(room, away))
        dots.append(Dot(x, y, each.measure.gap))
    return dots


def _x(per_thousand: float, top: int) -> float:
    return round(_LEFT + (WIDTH - _LEFT - _RIGHT) * min(per_thousand / top, 1), 1)


def _sentence(rows: Sequence[LanguageRow]) -> str:
    gaps = Counter(each.measure.gap for each in rows)
    words = messages()["language"]["sentence"]
    return str(
        words.format(
            bodies=len(rows),
            language=gaps["language_exceeds"],
            control=gaps["control_exceeds"],
            level=gaps["level"],
            unknown=gaps["unknown"],
        )
    )


def _themes(rows: Sequence[LanguageRow]) -> list[tuple[Term, int, str]]:
    """Each theme: in how many bodies' documents it is used, and how often in 1,000 words of all of them."""
    words = sum(each.measure.words for each in rows)
    bodies: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    for each in rows:
        for theme, rate in each.measure.themes.items():
            bodies[theme] += 1
            hits[theme] += round(rate * each.measure.words / 1000)
    return [
        (term("theme", theme), bodies[theme], f"{number * 1000 / max(words, 1):.1f}")
        for theme, number in hits.most_common()
    ]


def profile_text(name: str, profile: LanguageProfile) -> str:
    """The movement language of one text for a terminal: figures, then the phrases."""
    return "\n".join(_profile_lines(name, profile)) + "\n"


def _profile_lines(name: str, profile: LanguageProfile) -> Iterator[str]:
    words = messages()["language"]
    yield one_line(name)
    yield words["profile"].format(hits=profile.hits, words=profile.words, rate=f"{profile.per_thousand:.1f}")
    for theme, use in profile.themes.items():
        yield f"  {term('theme', theme).word}: {use.hits} ({use.per_thousand:.1f})"
    seen: set[str] = set()
    for found in profile.phrases:
        if found.phrase not in seen:
            seen.add(found.phrase)
            told = words["does_not_show"].format(what=found.does_not_show)
            yield f"  “{one_line(found.quote)}”: {told}"
    yield words["says_nothing"]
