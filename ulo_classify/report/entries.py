"""Lines of the list as every output sees them: people masked, and lines that name one another found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from ulo_classify.report.wording import messages
from ulo_classify.schema import AuditLine, AuditResult, ListEntry

WHOLE_SET = "whole_set"


def names_a_person(entry: ListEntry) -> bool:
    """Whether the line is a person or anonymous: counted, never named."""
    return entry.is_individual or entry.kind != "organisation"


def _mask(line: AuditLine) -> AuditLine:
    if not names_a_person(line.entry):
        return line
    nameless = {"raw": None, "name": None, "acronym": None, "stripped": ()}
    return AuditLine(
        entry=line.entry.model_copy(update=nameless),
        outcome="anonymous" if line.entry.kind == "anonymous" else "individual",
    )


def masked(result: AuditResult) -> AuditResult:
    """The result with nothing left of a person's line but its place.

    A list reader should have masked them already; this is the last gate before something is published.
    """
    return result.model_copy(update={"lines": tuple(_mask(line) for line in result.lines)})


def shown_name(entry: ListEntry) -> str:
    """The name to print for a line."""
    if names_a_person(entry):
        return str(messages()["individual"])
    return entry.name or entry.raw or f"Line {entry.line}"


def anchors(lines: Sequence[AuditLine]) -> list[str]:
    """A different id for each line: "line-12", and "line-12-2" for the second name on line 12."""
    seen: Counter[int] = Counter()
    ids = []
    for line in lines:
        number = line.entry.line
        seen[number] += 1
        ids.append(f"line-{number}" if seen[number] == 1 else f"line-{number}-{seen[number]}")
    return ids


def first_mentions(lines: Sequence[AuditLine]) -> list[int | None]:
    """For each line the index of the line that it repeats, or None.

    Several names can stand on one line (a joint reply), so the same name is looked for before the first.
    """
    by_number: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        by_number.setdefault(line.entry.line, []).append(index)
    found: list[int | None] = []
    for index, line in enumerate(lines):
        candidates = [other for other in by_number.get(line.duplicate_of or 0, []) if other != index]
        name = shown_name(line.entry).casefold()
        same = [other for other in candidates if shown_name(lines[other].entry).casefold() == name]
        found.append(next(iter(same + candidates), None))
    return found


def criterion_keys(lines: Iterable[AuditLine]) -> list[str]:
    """Every criterion that some assessment has, in the order first met.

    First stands `WHOLE_SET`, the result under the set, where that is not the status itself.
    """
    assessments = [line.assessment for line in lines if line.assessment]
    whole = [WHOLE_SET] if any(each.set_result for each in assessments) else []
    return list(dict.fromkeys([*whole, *(key for each in assessments for key in each.criteria)]))


def further_sets(lines: Iterable[AuditLine]) -> list[str]:
    """Keys of the criteria sets that stand beside the one of the audit, in the order asked for."""
    found = (key for line in lines if line.assessment for key in line.assessment.sets)
    return list(dict.fromkeys(found))
