"""What people decided about matches, as decisions that registers are looked up with."""

from __future__ import annotations

from pathlib import Path

from ulo_classify.register.decisions import Decision, decision_key, read_decisions
from ulo_classify.review.kept import FILE, read_kept


def match_decisions(path: Path) -> dict[str, Decision]:
    """The latest decision on each name's match, by `register.decisions.decision_key`.

    Each stands under the body's name, as numbers at the head of a line change from list to list, and under
    the text of the list, unless that names several bodies (a joint reply).

    Raises:
        ReviewError: the file cannot be read.
    """
    matches = [each for each in read_kept(path) if each.subject == "match"]
    names: dict[str, set[str]] = {}
    for each in matches:
        names.setdefault(decision_key(each.raw_name), set()).add(decision_key(each.name))
    found: dict[str, Decision] = {}
    for each in matches:
        raw = decision_key(each.raw_name)
        keys = [decision_key(each.name), *([raw] if len(names[raw]) == 1 else [])]
        for key in keys:
            found.pop(key, None)
        if each.action != "withdraw":
            day = each.decided_at.date().isoformat()
            decision = Decision(each.name, each.org_id or "", each.reviewer, day, each.text)
            found.update(dict.fromkeys(keys, decision))
    return found


def any_decisions(path: Path | None, out: Path | None = None) -> dict[str, Decision] | None:
    """Decisions of a file (CSV, or a review.jsonl) and of the report in `out`; None where neither is given.

    Where both decide on one name, the review beside the report stands.

    Raises:
        RegisterError, ReviewError: a file cannot be read or contradicts itself.
    """
    if path is None and out is None:
        return None
    found: dict[str, Decision] = {}
    if path is not None:
        found |= match_decisions(path) if path.suffix == ".jsonl" and path.is_file() else read_decisions(path)
    if out is not None:
        found |= match_decisions(out / FILE)
    return found
