"""What a watch finds: one record for each thing that changed for a body, with the words that show it."""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict

from ulo_classify.schema import AuditLine, PartialDate

FindingKind = Literal[
    "closed", "left_one", "may_close", "control_words", "language", "result", "documents", "not_found"
]
"""In the order of a report. `left_one`: it left one register and is on another; `may_close`: a register says
that it is late or winding up; `language`: the movement's words rose while the control shown fell."""

FINDINGS: tuple[FindingKind, ...] = get_args(FindingKind)


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Wording(_Model):
    """What stood in a document before and what stands there now; None where nothing of the kind stands.

    Names of people are masked. Places are in words: document, page, clause.
    """

    before: str | None
    before_place: str
    after: str | None
    after_place: str


class WatchFinding(_Model):
    """One thing that changed for one body. `date` is that of the register's row, where it is from one."""

    kind: FindingKind
    line: int
    name: str
    org_id: str | None = None
    date: PartialDate | None = None
    sentence: str
    wordings: tuple[Wording, ...] = ()


class Watched(_Model):
    """A saved audit run again.

    `lines` are the lines of the audit as they are now, in their order; `findings` in the order of the list,
    kind by kind. `day` is the day as of which filings are late. `read_again`: bodies whose documents had
    changed, `unchanged`: bodies whose documents had not. `notes` are sentences for a person to check.
    """

    source: str
    day: PartialDate
    registers: tuple[str, ...] = ()
    documents: bool
    lines: tuple[AuditLine, ...]
    findings: tuple[WatchFinding, ...]
    read_again: int = 0
    unchanged: int = 0
    notes: tuple[str, ...] = ()
