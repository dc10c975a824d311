"""Decisions of people in words, for every form of the report."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ulo_classify.report.wording import date_words, term
from ulo_classify.schema import AuditLine, Review, ReviewDecision


@dataclass(frozen=True)
class Said:
    """One decision: what it is about, what was decided, the words of the person or the body, and by whom."""

    key: str
    word: str
    sentence: str
    text: str
    by: str
    outdated: str


@dataclass(frozen=True)
class ReviewView:
    """The decisions on one body; `short` stands in the table of lines."""

    short: Sequence[str]
    said: Sequence[Said]


@cache
def words() -> dict[str, Any]:
    """The words of `review_words.toml`."""
    text = files("ulo_classify.report").joinpath("review_words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def has_review(lines: Iterable[AuditLine]) -> bool:
    """Whether people decided anything on the list."""
    return any(line.review for line in lines)


def review_view(review: Review | None) -> ReviewView | None:
    """The decisions on a body in words; None where there are none."""
    if review is None:
        return None
    said = [
        *([_verdict(review.verdict, "verdict" in review.outdated)] if review.verdict else []),
        *([_match(review.match, "match" in review.outdated)] if review.match else []),
        *([_note(review.note)] if review.note else []),
        *([_reply(review.reply)] if review.reply else []),
    ]
    return ReviewView(_short(review), said)


def _short(review: Review) -> list[str]:
    found = []
    if review.verdict and review.verdict.status:
        confirmed = review.verdict.action == "confirm" and "verdict" not in review.outdated
        told = words()["verdict"]["short_confirm" if confirmed else "short"]
        found.append(told.format(status=term("status", review.verdict.status).short))
    if review.reply:
        found.append(words()["reply"]["short" if review.reply.contests else "short_reply"])
    return found


def _by(decision: ReviewDecision, template: str) -> str:
    return template.format(
        reviewer=decision.reviewer, date=date_words(decision.decided_at.date().isoformat())
    )


def _verdict(decision: ReviewDecision, outdated: bool) -> Said:
    told = words()["verdict"]
    sentence = told[decision.action].format(status=term("status", decision.status).word)
    seen = term("status", decision.seen_status or "none").short
    late = told["outdated"].format(seen=seen) if outdated else ""
    return Said("verdict", told["word"], sentence, decision.text, _by(decision, words()["by"]), late)


def _match(decision: ReviewDecision, outdated: bool) -> Said:
    told = words()["match"]
    sentence = told[decision.action].format(org_id=decision.org_id) if decision.org_id else told["none"]
    late = told["outdated"] if outdated else ""
    return Said("match", told["word"], sentence, decision.text, _by(decision, words()["by"]), late)


def _note(decision: ReviewDecision) -> Said:
    told = words()["note"]
    return Said("note", told["word"], "", decision.text, _by(decision, told["by"]), "")


def _reply(decision: ReviewDecision) -> Said:
    told = words()["reply"]
    parts = [told["dated"].format(date=date_words(decision.replied_on or ""))]
    parts += [told["contests"]] if decision.contests else []
    return Said("reply", told["word"], " ".join(parts), decision.text, _by(decision, told["by"]), "")


def review_summary(lines: Sequence[AuditLine], organisations: int) -> str:
    """How far people have looked at the results, in sentences; empty where they have not."""
    found = [line.review for line in lines if line.review]
    if not found:
        return ""
    verdicts = [each.verdict for each in found if each.verdict]
    confirmed = sum(each.action == "confirm" for each in verdicts)
    told = words()["summary"]
    sentences = [
        told["sentence"].format(
            decided=len(verdicts),
            organisations=organisations,
            confirmed=confirmed,
            corrected=len(verdicts) - confirmed,
        )
    ]
    contested = sum(bool(each.reply and each.reply.contests) for each in found)
    outdated = sum("verdict" in each.outdated for each in found)
    sentences += [told["contested"].format(contested=contested)] if contested else []
    sentences += [told["outdated"].format(outdated=outdated)] if outdated else []
    return " ".join(sentences)
