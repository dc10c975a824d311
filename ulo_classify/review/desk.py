"""The desk of a review: the audit, what people decided, and what is kept when they decide more."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ulo_classify.report.view import Row, rows
from ulo_classify.review.attach import attach, reviewable
from ulo_classify.review.forms import Filled, Form, read_form
from ulo_classify.review.kept import FILE, append_decision, read_kept
from ulo_classify.review.stored import read_report, rewrite_report
from ulo_classify.schema import AuditLine, AuditResult


@dataclass(frozen=True)
class Entry:
    """An organisation of the list: its place among all lines, its line, and how it is shown."""

    index: int
    line: AuditLine
    row: Row

    @property
    def decided(self) -> bool:
        """Whether people decided on its result or its match."""
        review = self.line.review
        return review is not None and bool(review.verdict or review.match)

    @property
    def contested(self) -> bool:
        """Whether the body says that the result is wrong."""
        review = self.line.review
        return review is not None and review.reply is not None and review.reply.contests

    @property
    def again(self) -> bool:
        """Whether the machine's answer has changed since people decided."""
        return self.line.review is not None and bool(self.line.review.outdated)


class Desk:
    """One report under review. Several requests at a time may read and save."""

    def __init__(self, folder: Path) -> None:
        """Read the report in `folder` and what people decided on it.

        Raises:
            ReadingError: there is no report.
            ReviewError: the decisions cannot be read.
        """
        self.folder = folder
        self.reviewer = ""  # the last one, offered in the next form
        self._lock = threading.Lock()
        self._machine = read_report(folder)
        self._decisions = read_kept(self.path)
        self._set_out()

    @property
    def path(self) -> Path:
        """The file of the decisions."""
        return self.folder / FILE

    @property
    def result(self) -> AuditResult:
        """The audit with all decisions."""
        return self._result

    @property
    def entries(self) -> Sequence[Entry]:
        """The organisations of the list, in its order."""
        return self._entries

    def _set_out(self) -> None:
        self._result = attach(self._machine, self._decisions)
        table = rows(self._result.lines)
        self._entries = [
            Entry(index, line, row)
            for index, (line, row) in enumerate(zip(self._result.lines, table, strict=True))
            if reviewable(line)
        ]
        self._by_index = {entry.index: entry for entry in self._entries}

    def entry(self, index: int) -> Entry | None:
        """The organisation at a place of the list; None where there is none to decide on."""
        return self._by_index.get(index)

    def save(self, index: int, form: Form) -> Filled:
        """Keep what a form says of an organisation, or say what is wrong with it.

        Raises:
            ReviewError: it cannot be kept.
            KeyError: there is no such organisation.
        """
        with self._lock:
            entry = self._by_index[index]
            filled = read_form(form, entry.line, dt.datetime.now(dt.UTC))
            if filled.decision is not None:
                append_decision(self.path, filled.decision)
                self._decisions.append(filled.decision)
                self.reviewer = filled.decision.reviewer
                self._set_out()
            return filled

    def write_report(self) -> None:
        """Write the files of the report anew, with the decisions.

        Raises:
            OutputError: they cannot be written.
        """
        with self._lock:
            rewrite_report(self._result, self.folder)
