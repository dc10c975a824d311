"""Where the answers err: by what the text is like, and whom it is about."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from ulo_classify.scoring import Answer, accuracy, interval
from ulo_classify.training import Case

_LONG, _SHORT = 2000, 700  # characters
_MANY = 40  # bodies that a slice needs to be shown


def slices(cases: Sequence[Case], answers: Sequence[Answer]) -> list[dict[str, Any]]:
    """Share right, with its interval, and false user-led, for each group that is large enough."""
    questions: dict[str, Callable[[Case], str]] = {
        "hard or easy": lambda case: "hard" if case.dossier.hard else "easy",
        "length": _length,
        "first document": lambda case: case.dossier.documents[0].kind,
        "country": lambda case: case.dossier.country,
        "type of body": lambda case: case.dossier.org_type,
        "constituency": lambda case: constituency(case.dossier.constituency),
    }
    found = []
    for question, answer_to in questions.items():
        groups: dict[str, list[Answer]] = {}
        for case, answer in zip(cases, answers, strict=True):
            groups.setdefault(answer_to(case), []).append(answer)
        for name, group in sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0])):
            if len(group) >= _MANY:
                low, high = interval(group, accuracy)
                found.append(
                    {
                        "question": question,
                        "group": name,
                        "bodies": len(group),
                        "right": round(accuracy(group), 3),
                        "interval": [round(low, 3), round(high, 3)],
                        "false_user_led": sum(a.got == "user_led" != a.right[0] for a in group),
                    }
                )
    return found


def constituency(label: str | None) -> str:
    """The group of a labelled constituency (constituencies.toml)."""
    if label is None:
        return "none named"
    small = label.lower()
    return next(
        (group["name"] for group in _groups() if any(word in small for word in group["words"])), "others"
    )


def _length(case: Case) -> str:
    size = sum(len(document.text) for document in case.read.documents)
    return "long" if size >= _LONG else "short" if size < _SHORT else "middling"


@cache
def _groups() -> list[dict[str, Any]]:
    path = Path(__file__).parent / "constituencies.toml"
    groups: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["group"]
    return groups
