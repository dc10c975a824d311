"""What the registers say to a name, in words for a terminal."""

from __future__ import annotations

from ulo_classify.report.cells import one_line
from ulo_classify.schema import RegisterCandidate, RegisterMatch

_HEADS = {"match": "match", "candidates": "may be", "none": "no match"}


def register_text(match: RegisterMatch) -> str:
    """Lines: the name, what came out and why; under it the body, or those that it may be."""
    lines = [f"{one_line(match.name)}: {_HEADS[match.outcome]}. {one_line(match.reason)}"]
    if match.body:
        lines.append(f"  {_body(match.body)}")
    for candidate in match.candidates:
        why = f": {'; '.join(candidate.differences)}" if candidate.differences else ""
        lines.append(f"  {_body(candidate)}{one_line(why)}")
    return "\n".join(lines)


def _body(body: RegisterCandidate) -> str:
    """Identifier, registered name, and what tells it from others."""
    facts = []
    if body.matched_name.casefold() != body.name.casefold():
        kind = {"registered": "", "other": "another name"}.get(body.name_kind, f"{body.name_kind} name")
        facts.append(f"{kind} “{body.matched_name}”".strip())
    if body.place:
        facts.append(body.place)
    if body.gone:
        facts.append(f"left the register{f' on {body.removed}' if body.removed else ''}")
    return one_line(f"{body.org_id} {body.name}" + (f" ({', '.join(facts)})" if facts else ""))
