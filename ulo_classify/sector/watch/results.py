"""What the documents of a body show now and did not before: words on control, language, result."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ulo_classify.report.wording import share_cells, term
from ulo_classify.schema import (
    Assessment,
    AuditLine,
    BodyChange,
    ControlShare,
    LanguageMeasure,
    Organisation,
    ShownControl,
)
from ulo_classify.sector.watch.model import FindingKind, WatchFinding, Wording
from ulo_classify.sector.watch.wordings import wordings
from ulo_classify.sector.watch.words import says, words

_STRENGTH: Mapping[ShownControl, int] = {
    "rule": 3, "fact": 2, "claim": 1, "part": 0, "none": 0, "elsewhere": -1,
}  # fmt: skip
"""How much control by users is shown, most first; ShownControl says what each is."""


def document_findings(
    old: AuditLine,
    new: AuditLine,
    change: BodyChange,
    read: tuple[Organisation | None, Organisation | None],
    *,
    tool_changed: bool,
) -> Iterator[WatchFinding]:
    """Findings about one body whose documents were read again.

    Args:
        old: its line in the saved audit.
        new: its line now.
        change: the two compared.
        read: its documents as they are now, and as they were, where they were read.
        tool_changed: whether the tool has changed since.
    """
    found = list(_findings(old, new, change, read, tool_changed=tool_changed))
    altered = _documents(change)
    if not found and altered:
        found.append(_finding(new, "documents", altered))
    yield from found


def _findings(
    old: AuditLine,
    new: AuditLine,
    change: BodyChange,
    read: tuple[Organisation | None, Organisation | None],
    *,
    tool_changed: bool,
) -> Iterator[WatchFinding]:
    first, second = old.assessment, new.assessment
    if first is not None and second is not None:
        other = wordings(first, second, read[0], read[1]) if read[0] is not None else []
        shares = _shares(first, second)
        if other or shares:
            told = says("words_tool" if tool_changed else "words")
            yield _finding(new, "control_words", " ".join([told, *shares]), other)
        if language_rose_while_control_fell(first, second):
            yield _finding(new, "language", _language(first, second))
    if old.status != new.status:
        causes = [words()["causes"][cause] for cause in change.causes]
        why = says("why", causes=words()["causes"]["and"].join(causes)) if causes else ""
        old_word, new_word = (term("status", each.status).short for each in (old, new))
        told = says("status", old=old_word, new=new_word, why=why)
        yield _finding(new, "result", " ".join(each for each in (told, _documents(change)) if each))


def language_rose_while_control_fell(old: Assessment, new: Assessment) -> bool:
    """Whether the movement's words rose by more than a little while less control by users is shown."""
    before, now = old.language, new.language
    if before is None or now is None:
        return False
    rise = now.per_thousand - before.per_thousand
    least = max(words()["rise"]["per_thousand"], words()["rise"]["share"] * before.per_thousand)
    return rise >= least and _control_fell(old, new, before, now)


def _control_fell(old: Assessment, new: Assessment, before: LanguageMeasure, now: LanguageMeasure) -> bool:
    if _STRENGTH[now.shown_control] < _STRENGTH[before.shown_control]:
        return True
    first, second = old.control.get("board"), new.control.get("board")
    return first is not None and second is not None and second.low < first.low


def _language(old: Assessment, new: Assessment) -> str:
    assert old.language is not None and new.language is not None  # noqa: S101 - asked for before
    return says(
        "language",
        old=f"{old.language.per_thousand:.1f}",
        new=f"{new.language.per_thousand:.1f}",
        shown_old=term("shown_control", old.language.shown_control).word,
        shown_new=term("shown_control", new.language.shown_control).word,
    )


def _shares(old: Assessment, new: Assessment) -> list[str]:
    first, second = old.control.get("board"), new.control.get("board")
    if (first.low if first else None) == (second.low if second else None):
        return []
    return [says("share", old=_share(first), new=_share(second))]


def _share(share: ControlShare | None) -> str:
    return share_cells(share)[0] if share else says("no_share")


def _documents(change: BodyChange) -> str:
    told = [
        says(key, names="; ".join(names))
        for key, names in (
            ("added", change.documents_added),
            ("gone", change.documents_gone),
            ("changed", change.documents_changed),
        )
        if names
    ]
    return " ".join(told)


def _finding(
    line: AuditLine, kind: FindingKind, sentence: str, found: Sequence[Wording] = ()
) -> WatchFinding:
    match = line.register_match
    return WatchFinding(
        kind=kind,
        line=line.entry.line,
        name=line.entry.name or "",
        org_id=match.body.org_id if match and match.body else None,
        sentence=sentence,
        wordings=tuple(found),
    )
