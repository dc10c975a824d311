"""The page of published figures: labelled sets on the day they were first measured, and today."""

from __future__ import annotations

import subprocess
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from evaluation.rules import read_documents, rules_scores
from evaluation.status import STATUSES, Answer, accuracy, assess_cases, macro_f1, read_cases, scores

HERE = Path(__file__).parent
CORPORA = HERE.parent / "corpora"
RULES = CORPORA / "rules"
PAGE = HERE / "RESULTS.md"
UNSEEN = HERE / "unseen.toml"
_WORDS = dict(zip(STATUSES, ("user-led", "user group", "not user-led", "unclear"), strict=True))
_INTRODUCTION = """\
# Results

Written by `python -m evaluation results`; a test fails where this page is not what that command writes.

Texts (a to j) and dossiers (k to p) are invented, many of them made hard on purpose, with one label each by
their authors ([the datasheet](../corpora/README.md)). *Right* is the share of texts answered as labelled;
*macro-F1* is the mean of the four F1. Under each answer stand its *precision* (which share of such answers
was right) and its *recall* (which share of such bodies was found).

## On texts not seen before

Each set was written by an author who knew the label guide and not the rules. It was measured once, at the
commit named, before anybody read what went wrong (`python -m evaluation unseen FILE`). This is what to expect
of new wording.
"""
_TODAY = """
## The same sets and earlier ones today

Errors on a to i have been read since and causes corrected, so for them this table shows progress and no
more. Nobody has read the errors on j to p.
"""


_RULES = """
## Whole governing documents

Documents of 8,000 characters and more, whose deciding facts are spread over several clauses
(`corpora/rules`). *Board* and *meeting*: both the least and the greatest share of votes exactly right.
*Majority*: of the boards read as sure of a users' majority, those that are so, and how many there are.
*Status*: right, of all; *hollow*: called user-led where somebody else can overrule or users are not sure of a
majority. Errors on j, k and p have not been read: what is right there is what to expect of new rules. Those
on a to i, l and n have been, and their figures only show progress.
"""


def _sets() -> list[Path]:
    """The labelled texts and dossiers, by the letter of their author."""
    return sorted(
        [*CORPORA.glob("texts/*.jsonl"), *CORPORA.glob("dossiers/*.jsonl")], key=lambda each: each.stem
    )


def page() -> str:
    """The page as it should stand now."""
    by_set = {path.stem: assess_cases(list(read_cases(path))) for path in _sets()}
    by_set["all"] = [answer for answers in by_set.values() for answer in answers]
    first = (entry["row"] for entry in tomllib.loads(UNSEEN.read_text(encoding="utf-8"))["measured"])
    today = ([name, *_figures(answers)] for name, answers in by_set.items())
    return "\n".join(
        [
            _INTRODUCTION,
            *_table(first, "set", "commit"),
            _TODAY,
            *_table(today, "set"),
            _RULES,
            *_rules_table(),
            "",
        ]
    )


def _rules_table() -> Iterator[str]:
    yield "| set | documents | board | meeting | majority | status | hollow |"
    yield "|" + "---|" * 7
    for path in sorted(RULES.glob("*.jsonl")):
        found = rules_scores(list(read_documents(path)))
        answers = assess_cases(list(read_cases(path)))
        hollow = sum(answer.got == "user_led" != answer.case.right[0] for answer in answers)
        cells = (
            path.stem,
            found.documents,
            found.board,
            found.meeting,
            f"{found.majority} of {found.of_majority}, there are {found.majorities}",
            sum(answer.got in answer.case.right for answer in answers),
            hollow,
        )
        yield "| " + " | ".join(map(str, cells)) + " |"


def measure_unseen(path: Path) -> list[str]:
    """Measure a set of texts for the first time and record the figures with the commit.

    Raises:
        ValueError: the set was measured before, so that it is not unseen.
    """
    recorded = UNSEEN.read_text(encoding="utf-8")
    if any(entry["row"][0] == path.stem for entry in tomllib.loads(recorded).get("measured", ())):
        raise ValueError(f"The set {path.stem} was measured before: its first figures stay.")
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=True, cwd=HERE
    )
    row = [path.stem, commit.stdout.strip(), *_figures(assess_cases(list(read_cases(path))))]
    cells = ", ".join(f'"{cell}"' for cell in row)
    UNSEEN.write_text(f"{recorded}\n[[measured]]\nrow = [{cells}]\n", encoding="utf-8")
    return row


def _figures(answers: Sequence[Answer]) -> list[str]:
    pairs = (scores(answers)[status] for status in STATUSES)
    return [
        str(len(answers)),
        f"{accuracy(answers):.2f}",
        f"{macro_f1(answers):.2f}",
        *(f"{precision:.2f} / {recall:.2f}" for precision, recall, _ in pairs),
    ]


def _table(rows: Iterable[Sequence[str]], *keys: str) -> Iterator[str]:
    head = [*keys, "texts", "right", "macro-F1", *_WORDS.values()]
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield "| " + " | ".join(row) + " |"
