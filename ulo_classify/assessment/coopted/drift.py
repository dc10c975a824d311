"""Drift: an earlier document of a body shows more control by users than a later one, and language rises.

Only dated documents of the body itself are compared, the newest with each older one. A page is by nature
more silent on votes than rules are: so the later document must be of the same kind as the earlier, or show
somebody else in control.
"""

from __future__ import annotations

from dataclasses import dataclass

from ulo_classify.assessment.coopted.measure import Language
from ulo_classify.assessment.coopted.telling import make_flag, words_of_flags
from ulo_classify.assessment.evidence import cite, name_of
from ulo_classify.assessment.findings import Finding, Findings
from ulo_classify.schema import Document, Evidence, Flag

_BY_BASIS = {"rule": 3, "fact": 2, "claim": 1}
_RIVAL = -1


@dataclass(frozen=True, slots=True)
class _Stage:
    """One dated document: how far it shows control by users, by which words, and how much language it has."""

    index: int
    document: Document
    level: int
    shown: Finding | None
    per_thousand: float
    hits: int


def drift_of(findings: Findings, language: Language) -> Flag | None:
    """The flag, where the newest dated document shows less control and more language than an older one."""
    stages = [_stage(index, document, findings, language) for index, document in _dated(findings)]
    if len({stage.document.date for stage in stages}) < 2:
        return None
    *earlier, last = sorted(stages, key=lambda stage: (stage.document.date or "", stage.index))
    for first in sorted(earlier, key=lambda stage: -stage.level):
        if _has_drifted(first, last) and first.shown is not None:
            said = first.shown.statement
            before = cite(first.document, first.index, said.start, said.end, "flag: drift")
            words = _words(last, language)
            if before is None or words is None:
                continue
            return make_flag(
                "drift",
                (before, words),
                "moderate" if last.level == _RIVAL else "weak",
                control=before.quote,
                earlier=_called(first),
                later=_called(last),
                before=f"{first.per_thousand:.0f}",
                after=f"{last.per_thousand:.0f}",
            )
    return None


def _dated(findings: Findings) -> list[tuple[int, Document]]:
    return [(index, document) for index, document, _ in findings.own if document.date]


def _stage(index: int, document: Document, findings: Findings, language: Language) -> _Stage:
    here = Findings(
        [d for i, d, _ in findings.own if i == index], [r for i, _, r in findings.own if i == index]
    )
    control = here.user_control()
    others = [*here.other_control(), *here.rivals()]
    level = _RIVAL if others else _BY_BASIS[control[0].basis] if control else 0
    measured = next(each for each in language.measure.documents if each.document_index == index)
    shown = control[0] if control and not others else None
    return _Stage(index, document, level, shown, measured.per_thousand, measured.hits)


def _has_drifted(first: _Stage, last: _Stage) -> bool:
    """True if control fell and language rose from one to the other."""
    bars = words_of_flags()
    comparable = first.document.kind == last.document.kind or last.level == _RIVAL
    fell = 0 < first.level > last.level and (first.document.date or "") < (last.document.date or "")
    rose = last.hits >= bars["fewest"] and last.per_thousand >= bars["rise"] * max(first.per_thousand, 1.0)
    return comparable and fell and rose


def _words(last: _Stage, language: Language) -> Evidence | None:
    hit = next(iter(language.hits[last.index]), None)
    if hit is None:
        return None
    return cite(last.document, last.index, hit.start, hit.end, f"phrase: {hit.phrase.key}")


def _called(stage: _Stage) -> str:
    return f"{name_of(stage.document, stage.index)} ({stage.document.date})"
