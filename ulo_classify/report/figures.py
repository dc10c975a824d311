"""The figures of a report: numbers once, for drawings, the tables beside them, the workbook and CSV files."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from ulo_classify.report.chart import Stack, height_of, stacks
from ulo_classify.report.entries import further_sets, names_a_person
from ulo_classify.report.wording import set_word, term
from ulo_classify.schema import AuditLine, AuditResult, Status, Verdict

STATUSES = (*get_args(Status), "none")
VERDICTS = ("met", "not_met", "conflicting", "unknown", "none")
_BY_STATUS: dict[str, Verdict] = {"user_led": "met", "user_group": "not_met", "not_user_led": "not_met"}
_MOST = 30  # bars in one drawing


@dataclass(frozen=True)
class Legend:
    """A fill of the drawing and what it stands for."""

    key: str
    word: str


@dataclass(frozen=True)
class Figure:
    """A chart and its table: `stacks` are the bars of the drawing, `rows` the same numbers."""

    key: str
    sheet: str
    title: str
    about: str
    content: str
    header: Sequence[str]
    rows: Sequence[Sequence[str | int]]
    stacks: Sequence[Stack] = ()
    legend: Sequence[Legend] = ()
    cut: str = ""

    @property
    def height(self) -> int:
        """Height of the drawing."""
        return height_of(self.stacks)


@cache
def words() -> dict[str, Any]:
    """The words of `figures.toml`."""
    return tomllib.loads(files("ulo_classify.report").joinpath("figures.toml").read_text(encoding="utf-8"))


def figures(result: AuditResult) -> list[Figure]:
    """The figures of a masked result, in order; those that would say nothing are left out."""
    bodies = different(result.lines)
    if not bodies:
        return []
    made = (_sections(bodies), _share(result, bodies), _sets(bodies), _review(bodies))
    return [figure for figure in made if figure is not None]


def different(lines: Sequence[AuditLine]) -> list[AuditLine]:
    """The lines that name a body first, in order."""
    return [line for line in lines if line.outcome != "duplicate" and not names_a_person(line.entry)]


def status_of(line: AuditLine) -> str:
    """The machine's status of a line, "none" where there is none."""
    return line.status or (line.assessment.status if line.assessment else None) or "none"


def decided_status(line: AuditLine) -> str:
    """The status that a person decided on, or else the machine's."""
    verdict = line.review.verdict if line.review else None
    return verdict.status if verdict and verdict.status else status_of(line)


def _by_section(lines: Sequence[AuditLine]) -> dict[str, list[AuditLine]]:
    found: dict[str, list[AuditLine]] = {}
    for line in lines:
        found.setdefault(line.entry.section or words()["no_section"], []).append(line)
    return found


def _figure(
    key: str,
    rows: Sequence[Sequence[str | int]],
    bars: Sequence[tuple[str, str, Sequence[tuple[str, int]], int]],
    legend: Sequence[Legend],
    about: str,
) -> Figure:
    """Bars are (word, figure beside it, parts, what a full bar stands for)."""
    told = words()[key]
    cut = words()["too_many"].format(most=_MOST, all=len(bars)) if len(bars) > _MOST else ""
    return Figure(
        key=key,
        sheet=told["sheet"],
        title=told["title"],
        about=about,
        content=told["content"],
        header=told["columns"],
        rows=rows,
        stacks=stacks(bars[:_MOST]),
        legend=legend,
        cut=cut,
    )


def _used(counts: Sequence[Counter[str]], keys: Sequence[str], word: Callable[[str], str]) -> list[Legend]:
    """The legend of what the drawing holds."""
    return [Legend(key, word(key)) for key in keys if any(each[key] for each in counts)]


def _sections(bodies: Sequence[AuditLine]) -> Figure | None:
    groups = _by_section(bodies)
    if len(groups) < 2:
        return None
    counts = {name: Counter(map(status_of, group)) for name, group in groups.items()}
    most = max(map(len, groups.values()))
    return _figure(
        "sections",
        [[name, each.total(), *(each[key] for key in STATUSES)] for name, each in counts.items()],
        [
            (name, str(each.total()), [(key, each[key]) for key in STATUSES], most)
            for name, each in counts.items()
        ],
        _used(list(counts.values()), STATUSES, lambda key: term("status", key).short),
        words()["sections"]["about"].format(most=most),
    )


def _share(result: AuditResult, bodies: Sequence[AuditLine]) -> Figure:
    told = words()["share"]
    parts: list[tuple[str, int, Sequence[AuditLine]]] = [(words()["whole"], len(result.lines), bodies)]
    groups, lines = _by_section(bodies), _by_section(result.lines)
    if len(groups) > 1:
        parts += [(name, len(lines[name]), group) for name, group in groups.items()]
    rows: list[Sequence[str | int]] = []
    bars = []
    counts = []
    for name, number, group in parts:
        found = Counter(map(status_of, group))
        low, unknown, every = found["user_led"], found["unclear"] + found["none"], found.total()
        shown = told["in_words"].format(low=low, high=low + unknown, all=every)
        rows.append([name, number, every, every - unknown, low, low + unknown, shown])
        pieces = Counter(user_led=low, unclear=unknown, none=every - low - unknown)
        bars.append((name, shown, list(pieces.items()), every))
        counts.append(pieces)
    _, lines_in_all, organisations, answering, least, most, _ = rows[0]
    about = told["about"].format(
        organisations=organisations, low=least, high=most, answering=answering, lines=lines_in_all
    )
    return _figure(
        "share", rows, bars, _used(counts, ("user_led", "unclear", "none"), told["part"].get), about
    )


def verdict_under(line: AuditLine, key: str | None) -> str:
    """The result of a body under a further set, or under the audit's own (None); "none" where it failed."""
    assessment = line.assessment
    if assessment is None:
        return "none" if status_of(line) == "none" else "unknown"
    if key is not None:
        return assessment.sets[key].verdict if key in assessment.sets else "none"
    return (
        assessment.set_result.verdict
        if assessment.set_result
        else _BY_STATUS.get(assessment.status, "unknown")
    )


def own_set(bodies: Sequence[AuditLine]) -> str:
    """The key of the audit's own criteria set."""
    return next((line.assessment.criteria_set for line in bodies if line.assessment), "")


def _sets(bodies: Sequence[AuditLine]) -> Figure | None:
    further = further_sets(bodies)
    if not further:
        return None
    asked: list[tuple[str, str | None]] = [(own_set(bodies), None), *((key, key) for key in further)]
    counts = {key: Counter(verdict_under(line, beside) for line in bodies) for key, beside in asked}
    return _figure(
        "sets",
        [[set_word(key), *(each[verdict] for verdict in VERDICTS)] for key, each in counts.items()],
        [
            (
                set_word(key),
                words()["sets"]["met"].format(met=each["met"]),
                [(verdict, each[verdict]) for verdict in VERDICTS],
                len(bodies),
            )
            for key, each in counts.items()
        ],
        _used(list(counts.values()), VERDICTS, verdict_word),
        words()["sets"]["about"].format(organisations=len(bodies)),
    )


def verdict_word(key: str) -> str:
    """A result under a set in words, with one for those that could not be assessed."""
    return term("status", "none").word if key == "none" else term("set_result", key).word


def set_matrix(result: AuditResult) -> tuple[Sequence[str], list[tuple[AuditLine, list[str]]]]:
    """Names of the sets, and for each body its results under them; nothing where one set was asked for."""
    bodies = different(result.lines)
    further = further_sets(bodies)
    if not further:
        return (), []
    keys: list[str | None] = [None, *further]
    names = [set_word(key) for key in (own_set(bodies), *further)]
    return names, [(line, [verdict_word(verdict_under(line, key)) for key in keys]) for line in bodies]


def _review(bodies: Sequence[AuditLine]) -> Figure | None:
    if not any(line.review and line.review.verdict for line in bodies):
        return None
    machine, people = Counter(map(status_of, bodies)), Counter(map(decided_status, bodies))
    keys = [key for key in STATUSES if key != "none" or machine[key] or people[key]]
    return _figure(
        "review",
        [[term("status", key).word, machine[key], people[key]] for key in keys],
        [
            (words()["review"]["columns"][1 + index], str(each.total()), list(each.items()), len(bodies))
            for index, each in enumerate(
                Counter({key: counts[key] for key in STATUSES}) for counts in (machine, people)
            )
        ],
        _used([machine, people], STATUSES, lambda key: term("status", key).short),
        words()["review"]["about"],
    )
