"""plain.html: the counts and what they mean, in short sentences. A draft until readers have checked it."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from ulo_classify.report.entries import shown_name
from ulo_classify.report.figures import STATUSES, different, status_of
from ulo_classify.report.html_page import environment, inline, policy
from ulo_classify.report.wording import date_words
from ulo_classify.schema import AuditLine, AuditResult


@dataclass(frozen=True)
class Group:
    """Bodies with one result: how many, what it means, and their names with what people said of each."""

    key: str
    heading: str
    count: str
    means: list[str]
    bodies: list[tuple[str, list[str]]]


@cache
def words() -> dict[str, Any]:
    """The words of `plain.toml`."""
    return tomllib.loads(files("ulo_classify.report").joinpath("plain.toml").read_text(encoding="utf-8"))


def write_plain(result: AuditResult, path: Path) -> None:
    """Write the page of a masked result as UTF-8."""
    style = inline("plain.css")
    page = environment().get_template("plain.html")
    text = page.render(
        result=result,
        words=words(),
        style=style,
        policy=policy(style),
        counts=_counts(result),
        range=_range(result),
        groups=_groups(result),
        reviewed=_reviewed(result),
        checked_on=words()["checked_on"].format(date=date_words(result.checked_on)),
    )
    path.write_bytes(text.encode("utf-8"))


def _number(key: str, number: int) -> str:
    return str(words()[f"{key}_{'one' if number == 1 else 'many'}"].format(number=number))


def _counts(result: AuditResult) -> list[str]:
    people = result.outcomes.get("individual", 0) + result.outcomes.get("anonymous", 0)
    said = [_number("lines", len(result.lines)), _number("bodies", len(different(result.lines)))]
    return [*said, _number("people", people), words()["people_after"]] if people else said


def _range(result: AuditResult) -> list[str]:
    """How many are user-led, from least to most; what is not known is said."""
    found = Counter(map(status_of, different(result.lines)))
    low, unknown, every = found["user_led"], found["unclear"] + found["none"], found.total()
    told = words()
    said = [_number("range_low", low) if low else told["range_low_none"]]
    if unknown:
        said += [_number("range_unknown", unknown), told["range_high"].format(low=low, high=low + unknown)]
    else:
        said.append(told["range_exact"])
    return [*said, told["range_all"].format(all=every)] if every else []


def _groups(result: AuditResult) -> list[Group]:
    bodies = different(result.lines)
    groups = []
    for key in STATUSES:
        own = [line for line in bodies if status_of(line) == key]
        told = words()["status"][key]
        if own:
            count = told["one" if len(own) == 1 else "many"].format(number=len(own))
            named = [(shown_name(line.entry), _said(line)) for line in own]
            groups.append(Group(key, told["heading"], count, told["means"], named))
    return groups


def _said(line: AuditLine) -> list[str]:
    """What people decided, beside the name; never in place of the group in which it stands."""
    if line.review is None:
        return []
    verdict, reply, told = line.review.verdict, line.review.reply, words()
    said = []
    if verdict and verdict.status:
        agrees = verdict.status == status_of(line)
        heading = told["status"][verdict.status]["heading"]
        said.append(told["confirmed"] if agrees else told["person"].format(status=heading.lower()))
    return [*said, told["contested"]] if reply and reply.contests else said


def _reviewed(result: AuditResult) -> list[str]:
    number = sum(bool(line.review and line.review.verdict) for line in result.lines)
    return [_number("review", number), *words()["review_after"]] if number else []
