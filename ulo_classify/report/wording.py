"""The words of every report, from `messages.toml`, and small phrases made from them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

from ulo_classify.schema import Assessment, ControlShare, CriterionResult


@dataclass(frozen=True)
class Term:
    """A label (`word`), a shorter one for tables (`short`), its meaning, and its place in a sorted column."""

    word: str
    short: str
    sentence: str
    sort: int


@cache
def messages() -> dict[str, Any]:
    """The whole of `messages.toml`, read once."""
    text = files("ulo_classify.report").joinpath("messages.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def terms(group: str) -> dict[str, Term]:
    """All terms of a group such as "status", by key, in the order of the file."""
    return {
        key: Term(
            word=entry["word"],
            short=entry.get("short", entry["word"]),
            sentence=entry.get("sentence", ""),
            sort=entry.get("sort", 0),
        )
        for key, entry in messages()[group].items()
    }


def term(group: str, key: str | None) -> Term:
    """The term of a key of a closed group; None is the group's entry "none"."""
    return terms(group)["none" if key is None else key]


def criterion_word(key: str) -> str:
    """A criterion in words; a criteria set may have criteria that `messages.toml` does not know."""
    known = terms("criterion").get(key)
    return known.word if known else key.replace("_", " ").capitalize()


def criterion_label(key: str, result: CriterionResult) -> str:
    """A criterion in the words of its set, or in those of `messages.toml`."""
    return result.label or criterion_word(key)


def criteria_set_word(key: str) -> str:
    """A criteria set in words, or its key."""
    known = terms("criteria_set").get(key)
    return known.word if known else key


def set_word(key: str) -> str:
    """A criteria set by its short name, for charts and headers; a set of somebody's own by its key."""
    from ulo_classify.criteria import available, load_criteria

    if key not in available():
        return key
    found = load_criteria(key)
    return found.short or found.name


def set_result_words(assessment: Assessment) -> list[str]:
    """The results under sets beside General Comment No. 7 and under further ones, a line each."""
    results = [(assessment.criteria_set, assessment.set_result), *assessment.sets.items()]
    return [
        str(
            messages()["comparison"]["under"].format(
                set=criteria_set_word(key),
                verdict=term("set_result", result.verdict).word,
                explanation=result.explanation,
            )
        )
        for key, result in results
        if result is not None
    ]


def flag_word(kind: str) -> str:
    """A flag in words.

    The kind itself is never shown, because a key such as "coopted_language" would read as a verdict
    on the body.
    """
    known = terms("flag")
    return known.get(kind, known["other"]).word


def control_word(body: str) -> str:
    """Where votes are cast ("board", "general_meeting") in words."""
    known = terms("control").get(body)
    return known.word if known else body.replace("_", " ").capitalize()


def date_words(date: str) -> str:
    """A partial date in words: "2024-05-31" is "31 May 2024", "2024-05" is "May 2024"."""
    months = messages()["months"]
    year, *rest = date.split("-")
    if not rest or not 1 <= int(rest[0]) <= len(months):
        return date
    month_year = f"{months[int(rest[0]) - 1]} {year}"
    return f"{int(rest[1])} {month_year}" if rest[1:] else month_year


def _share_words(share: Fraction) -> str:
    words = messages()["share"]
    if share in (0, 1):
        return str(words["all" if share else "none"])
    half = Fraction(1, 2)
    side = "half" if share == half else ("more" if share > half else "less")
    return str(words["part"].format(share=f"{share.numerator}/{share.denominator}", half=words[side]))


def control_words(share: ControlShare) -> str:
    """The least and greatest share of votes, as one sentence without percentages.

    "More than half" is said in words because a rounded percentage hides a majority of one. A share that
    larger and larger boards only come near to is "more than" or "less than" it.
    """
    words = messages()["share"]
    frame = words["exact" if share.low == share.high else "range"]
    low, high = _share_words(share.low), _share_words(share.high)
    if not share.low_reached:
        low = words["over" if share.low else "over_none"].format(share=_fraction(share.low))
    if not share.high_reached:
        high = words["under" if share.high < 1 else "under_all"].format(share=_fraction(share.high))
    return str(frame.format(low=low, high=high))


def _fraction(share: Fraction) -> str:
    return f"{share.numerator}/{share.denominator}"


def share_cells(share: ControlShare) -> tuple[str, str]:
    """The least and greatest share of votes for a table: "7 of 12", "more than 1 of 2"."""
    words = messages()["share"]
    low = words["cell" if share.low_reached else "cell_over"]
    high = words["cell" if share.high_reached else "cell_under"]
    sides = ((low, share.low), (high, share.high))
    cells = [str(frame.format(part=each.numerator, whole=each.denominator)) for frame, each in sides]
    return cells[0], cells[1]


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun, such as "1 line" or "2 lines"."""
    return f"{number} {one if number == 1 else (many or one + 's')}"
