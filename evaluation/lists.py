"""Consultation lists in every format: how many names are read, and how many of those read are right."""

from __future__ import annotations

import re
import tempfile
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from evaluation.list_files import write_list
from evaluation.list_sources import LabelledList, Right, read_sources
from ulo_classify.consultation import read_list
from ulo_classify.errors import UloError
from ulo_classify.schema import ConsultationList, ListEntry

PAGE = Path(__file__).parent / "LISTS.md"
_HEAD = """\
# Names from consultation lists

Written by `python -m evaluation lists`. The lists are in [corpora/lists](../corpora/lists), invented and laid
out as annexes, exports, letters and web pages are; the command sets each in its own file format, reads it as
`ulo-classify names` does, and compares. Their author is also the author of the reader: errors on them have
been read and their causes mended, so the figures are a check and no forecast. {first}

A name counts as right only letter by letter. “Individuals” are people, named or not, who are counted and
never named; “names of people shown” must be none.
"""
_FIRST = (
    "When the lists were new and no error had been seen, {precision} of the names read were right and "
    "{recall} of the names were read."
)
# The first reading of these lists, by this command, before any change that they led to.
FIRST_READING = {"precision": 0.930, "recall": 0.907}


class Score(NamedTuple):
    """Counts of one list or of several: of names, unnamed respondents, sections and joint replies."""

    right: int = 0
    read: int = 0
    names: int = 0
    unnamed_right: int = 0
    unnamed: int = 0
    sections_right: int = 0
    sections: int = 0
    joint_right: int = 0
    joint: int = 0
    shown: int = 0

    def plus(self, other: Score) -> Score:
        """Add the counts of another list."""
        return Score(*(a + b for a, b in zip(self, other, strict=True)))


class Measured(NamedTuple):
    """What came of one list, with its errors as sentences."""

    source: LabelledList
    score: Score
    errors: tuple[str, ...]


def measure(folder: Path | None = None) -> list[Measured]:
    """Read every labelled list in its own format and compare."""
    sources = list(read_sources(folder) if folder else read_sources())
    with tempfile.TemporaryDirectory() as made:
        return [_measure(source, write_list(source, Path(made))) for source in sources]


def figures_of(measured: Sequence[Measured]) -> dict[str, float]:
    """The figures that are gated, each from 0 to 1."""
    total = _total(measured)
    return {
        "precision": total.right / max(total.read, 1),
        "recall": total.right / max(total.names, 1),
        "unnamed": total.unnamed_right / max(total.unnamed, 1),
        "sections": total.sections_right / max(total.sections, 1),
        "joint": total.joint_right / max(total.joint, 1),
        "people_kept_back": float(total.shown == 0),
    }


def lines_of(measured: Sequence[Measured]) -> Iterator[str]:
    """Write the figures as tables of Markdown."""
    total, figures = _total(measured), figures_of(measured)
    yield f"{len(measured)} lists, {total.names} names."
    yield ""
    yield "| figure | value |"
    yield "|---|---|"
    yield f"| of the names read, right (precision) | {figures['precision']:.3f} |"
    yield f"| of the names, read rightly (recall) | {figures['recall']:.3f} |"
    yield f"| individuals and anonymous counted | {total.unnamed_right} of {total.unnamed} |"
    yield f"| names under the right heading | {total.sections_right} of {total.sections} |"
    yield f"| joint replies kept together | {total.joint_right} of {total.joint} |"
    yield f"| names of people shown | {total.shown} |"
    yield ""
    yield "| list | format | names | read | right | what it is like |"
    yield "|---|---|---|---|---|---|"
    for source, score, _ in measured:
        counts = f"{score.names} | {score.read} | {score.right}"
        yield f"| {source.name} | {source.format} | {counts} | {source.about} |"


def page(measured: Sequence[Measured]) -> str:
    """The whole page of figures."""
    first = _FIRST.format(**{name: f"{100 * value:.1f} %" for name, value in FIRST_READING.items()})
    return _HEAD.format(first=first) + "\n" + "\n".join(lines_of(measured)) + "\n"


def _total(measured: Sequence[Measured]) -> Score:
    total = Score()
    for each in measured:
        total = total.plus(each.score)
    return total


def _measure(source: LabelledList, path: Path) -> Measured:
    try:
        found = read_list(path, pages=source.layout.get("pages"), column=source.layout.get("column"))
    except UloError as error:
        names = sum(right.kind == "organisation" for readings in source.readings for right in readings[0])
        return Measured(source, Score(names=names), (str(error),))
    return _compare(source, found)


def _compare(source: LabelledList, found: ConsultationList) -> Measured:
    read = Counter(_plain(entry.name) for entry in found.entries if entry.name)
    wanted = _best_readings(
        source, Counter(_plain(entry.name or f"({entry.kind})") for entry in found.entries)
    )
    names = Counter(_plain(right.name) for right in wanted if right.kind == "organisation")
    errors = [f"missed: {name}" for name in (names - read).elements()]
    errors += [f"wrong: {name}" for name in (read - names).elements()]
    unnamed = Counter(right.kind for right in wanted if right.kind != "organisation")
    counted = Counter(entry.kind for entry in found.entries if entry.kind != "organisation")
    if unnamed != counted:
        errors.append(f"unnamed: {dict(counted)}, not {dict(unnamed)}")
    by_name = {_plain(entry.name): entry for entry in reversed(found.entries) if entry.name}
    sections = [
        (right, by_name[_plain(right.name)].section)
        for right in wanted
        if source.has_sections and _plain(right.name) in by_name
    ]
    errors += [
        f"section of {right.name}: {section}" for right, section in sections if section != right.section
    ]
    joint_right, joint = _joint(wanted, by_name)
    text = found.model_dump_json()
    shown = sorted(word for word in source.people if re.search(rf"\b{re.escape(word)}\b", text))
    errors += [f"shown: {word}" for word in shown]
    score = Score(
        (names & read).total(),
        read.total(),
        names.total(),
        (unnamed & counted).total(),
        unnamed.total(),
        sum(section == right.section for right, section in sections),
        len(sections),
        joint_right,
        joint,
        len(shown),
    )
    return Measured(source, score, tuple(errors))


def _best_readings(source: LabelledList, read: Counter[str]) -> list[Right]:
    """Of the readings of each line that are right, take the one that most of the entries agree with."""
    left = read.copy()
    wanted: list[Right] = []
    for readings in source.readings:
        best = max(
            readings,
            key=lambda reading: sum(left[_key(right)] > 0 for right in reading) / len(reading),
        )
        left.subtract(map(_key, best))
        wanted += best
    return wanted


def _joint(wanted: Sequence[Right], by_name: dict[str, ListEntry]) -> tuple[int, int]:
    """Count the joint replies whose bodies share one identifier that nobody else has, and all of them."""
    replies: dict[int, set[str | None]] = defaultdict(set)
    for right in wanted:
        if right.joint is not None:
            entry = by_name.get(_plain(right.name))
            replies[right.joint].add(entry.joint_id if entry else None)
    kept = sum(len(ids) == 1 and None not in ids for ids in replies.values())
    return kept, len(replies)


def _key(right: Right) -> str:
    return _plain(right.name or f"({right.kind})")


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name).replace("’", "'").strip()
