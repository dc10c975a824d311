"""What changed between two audits, and through what: other documents, other rules, another model.

A body is the same in both if a register gives both one number, or else if its name is the same but for "The",
"Ltd" and the like. Where documents and rules have both changed, neither can be named alone as the cause.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ulo_classify.consultation.names import strict_key
from ulo_classify.schema import (
    Assessment,
    AuditComparison,
    AuditLine,
    BodyChange,
    ChangeCause,
    ChangeKind,
)

_BODIES = frozenset({"assessed", "no_documents", "failed"})
_MODEL = "model"


def compare_audits(
    old: Sequence[AuditLine], new: Sequence[AuditLine], *, names: tuple[str, str] = ("old", "new")
) -> AuditComparison:
    """Compare two audits.

    Args:
        old: the lines of the earlier one (or of those invited).
        new: the lines of the later one (or of those who replied).
        names: what the two are called.

    Returns:
        Every body of either list with what changed and why; individuals are left out.
    """
    versions = _versions(old, new)
    before = _bodies(old)
    by_number = {number: line for line in before if (number := _number(line))}
    by_name = {strict_key(line.entry.name or ""): line for line in before}
    bodies, met = [], set[int]()
    for line in _bodies(new):
        number = _number(line)
        same = by_number.get(number) if number else None
        same = same or by_name.get(strict_key(line.entry.name or ""))
        if same is not None and id(same) not in met:
            met.add(id(same))
            bodies.append(_change(same, line, versions))
        else:
            bodies.append(_change(None, line, versions))
    bodies += [_change(line, None, versions) for line in before if id(line) not in met]
    return AuditComparison(old=names[0], new=names[1], versions_changed=versions, bodies=tuple(bodies))


def _bodies(lines: Sequence[AuditLine]) -> list[AuditLine]:
    """The lines of different bodies, in order: nobody twice, and no persons."""
    return [
        line for line in lines if line.outcome in _BODIES and line.entry.name and not line.entry.is_individual
    ]


def _number(line: AuditLine) -> str | None:
    """The number under which a register has the body, where it was matched."""
    match = line.register_match
    return match.body.org_id if match is not None and match.outcome == "match" and match.body else None


def _versions(old: Sequence[AuditLine], new: Sequence[AuditLine]) -> dict[str, tuple[str | None, str | None]]:
    """Parts whose version differs, with both versions."""
    first, second = _made_by(old), _made_by(new)
    return {
        part: (first.get(part), second.get(part))
        for part in sorted(first.keys() | second.keys())
        if first and second and first.get(part) != second.get(part)
    }


def _made_by(lines: Sequence[AuditLine]) -> dict[str, str]:
    return next((line.assessment.versions for line in lines if line.assessment is not None), {})


def _change(
    old: AuditLine | None, new: AuditLine | None, versions: Mapping[str, tuple[str | None, str | None]]
) -> BodyChange:
    shown = new or old
    assert shown is not None  # noqa: S101 - one of the two lists has the body
    added, gone, altered = _documents(old, new)
    changes = _changes(old, new)
    causes: list[ChangeCause] = []
    if changes and old and new:
        causes += ["documents"] if added or gone or altered else []
        causes += ["rules"] if any(part != _MODEL for part in versions) else []
        causes += ["model"] if _MODEL in versions else []
        causes += ["choice"] if old.dossier != new.dossier else []
    return BodyChange(
        name=shown.entry.name or "",
        old_line=old.entry.line if old else None,
        new_line=new.entry.line if new else None,
        old_status=old.status if old else None,
        new_status=new.status if new else None,
        changes=changes,
        causes=tuple(causes),
        documents_added=added,
        documents_gone=gone,
        documents_changed=altered,
    )


def _changes(old: AuditLine | None, new: AuditLine | None) -> tuple[ChangeKind, ...]:
    if old is None or new is None:
        return ("only_new",) if old is None else ("only_old",)
    found: list[ChangeKind] = ["status"] if old.status != new.status else []
    first, second = old.assessment, new.assessment
    if first is not None and second is not None:
        found += ["basis"] if first.basis != second.basis else []
        found += ["board"] if _board(first) != _board(second) else []
        found += ["flags"] if _flags(first) != _flags(second) else []
    return tuple(found)


def _board(assessment: Assessment) -> tuple[object, object] | None:
    share = assessment.control.get("board")
    return (share.low, share.high) if share else None


def _flags(assessment: Assessment) -> list[str]:
    return sorted(flag.kind for flag in assessment.flags)


def _documents(
    old: AuditLine | None, new: AuditLine | None
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Names of documents that are new, gone, or have another text under the same name."""
    if old is None or new is None:
        return (), (), ()
    before, after = _texts(old.assessment), _texts(new.assessment)
    unchanged = set(before.values()) & set(after.values())
    added = tuple(name for name, text in after.items() if name not in before and text not in unchanged)
    gone = tuple(name for name, text in before.items() if name not in after and text not in unchanged)
    altered = tuple(name for name, text in after.items() if name in before and before[name] != text)
    return added, gone, altered


def _texts(assessment: Assessment | None) -> dict[str, str]:
    """A document's name and what tells its text apart."""
    if assessment is None:
        return {}
    return {each.name: each.digest or str(each.characters) for each in assessment.documents}
