"""Decisions of people as labelled data, a JSON object a line, in the form that `evaluate` scores.

With the folder of documents a line has the whole texts as the audit read them, names of people masked.
Without it a line has only the passages that the results quote, and says so (`excerpts`).
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ulo_classify.errors import OutputError
from ulo_classify.people.masking import mask_people
from ulo_classify.report.jsonl_file import OTHER_LINE_ENDS
from ulo_classify.review.attach import raw_name, reviewable
from ulo_classify.schema import Assessment, AuditLine, AuditResult, DocumentKind, Evidence, ReviewDecision


@dataclass(frozen=True)
class Exported:
    """How many bodies were written, and how many with a decision were not, and why."""

    written: int
    without_documents: int = 0
    changed: int = 0


class _ChangedError(Exception):
    """A document is not as the audit read it."""


def write_labelled(result: AuditResult, path: Path, documents: Path | None = None) -> Exported:
    """Write every body on whose result people decided.

    A line has what `labelled.Labelled` asks for (id, name, status, documents) and beside it the name in the
    list, the machine's status, whether the machine was confirmed, the reason, who decided and when.

    Args:
        result: the audit with its decisions.
        path: file to write.
        documents: the folder of documents that was audited. A body whose documents have changed since is left
            out, as a person has decided on others.

    Raises:
        OutputError: the file cannot be written.
        ReadingError: the folder of documents cannot be read.
    """
    texts = _Texts(documents)
    counts: Counter[str] = Counter()
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("w", encoding="utf-8", newline="\n") as stream:
            for line, decision in _decided(result):
                try:
                    found = texts.of(line)
                except _ChangedError:
                    counts["changed"] += 1
                    continue
                if not found:
                    counts["without_documents"] += 1
                    continue
                row = _row(line, decision, found, excerpts=documents is None)
                stream.write(json.dumps(row, ensure_ascii=False).translate(OTHER_LINE_ENDS) + "\n")
                counts["written"] += 1
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise OutputError(f"{path} cannot be written ({error.strerror}): choose another file.") from error
    return Exported(counts["written"], counts["without_documents"], counts["changed"])


def _decided(result: AuditResult) -> Iterator[tuple[AuditLine, ReviewDecision]]:
    for line in result.lines:
        if reviewable(line) and line.review and line.review.verdict:
            yield line, line.review.verdict


def _row(
    line: AuditLine, decision: ReviewDecision, documents: list[dict[str, Any]], *, excerpts: bool
) -> dict[str, Any]:
    match = line.review.match if line.review else None
    return {
        "id": raw_name(line),
        "name": line.entry.name,
        "status": decision.status,
        "documents": documents,
        "excerpts": excerpts,
        "machine_status": line.status,
        "confirmed": decision.status == line.status,
        "org_id": match.org_id if match else (line.assessment.id if line.assessment else None),
        "why": decision.text,
        "author": decision.reviewer,
        "decided_on": decision.decided_at.date().isoformat(),
    }


class _Texts:
    """The texts that a body's labels are about."""

    def __init__(self, folder: Path | None) -> None:
        self._dossiers: dict[str, Any] = {}
        self._whole = folder is not None
        if folder is not None:
            from ulo_classify.reading import find_dossiers

            self._dossiers = {dossier.name: dossier for dossier in find_dossiers(folder)}

    def of(self, line: AuditLine) -> list[dict[str, Any]]:
        if line.assessment is None:
            return []
        return self._read(line, line.assessment) if self._whole else _excerpts(line.assessment)

    def _read(self, line: AuditLine, assessment: Assessment) -> list[dict[str, Any]]:
        """The documents of the dossier, each of them as the audit read it."""
        from ulo_classify.reading import read_dossier

        dossier = self._dossiers.get(line.dossier or "")
        if dossier is None:
            return []
        read = {_digest(each.text): each for each in read_dossier(dossier).documents}
        own = [each for each in assessment.documents if each.kind != "register_entry"]
        if any(each.digest is not None and each.digest not in read for each in own):
            raise _ChangedError
        return [_document(each.kind, each.date, each.text) for each in read.values() if each.text.strip()]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _document(kind: DocumentKind, date: str | None, text: str) -> dict[str, Any]:
    return {"kind": kind, "date": date, "text": mask_people(text)}


def _excerpts(assessment: Assessment) -> list[dict[str, Any]]:
    """The passages that a result quotes, one text a document, in the order in which they stand there."""
    quotes: set[Evidence] = set(assessment.evidence)
    for criterion in assessment.criteria.values():
        quotes.update(criterion.evidence)
    for share in assessment.control.values():
        quotes.update(share.evidence)
    found: dict[int, list[str]] = {}
    for each in sorted(quotes, key=lambda quote: (quote.document_index, quote.start, quote.end)):
        passage = f"{each.before}{each.quote}{each.after}".strip()
        passages = found.setdefault(each.document_index, [])
        if passage and passage not in passages:
            passages.append(passage)
    return [
        _document(summary.kind, summary.date, "\n\n".join(found[index]))
        for index, summary in enumerate(assessment.documents)
        if found.get(index)
    ]
