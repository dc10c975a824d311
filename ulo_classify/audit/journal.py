"""The journal of an audit: every answer, on the disk as soon as it is there, known by what it was made from.

JSON lines. The first says which audit began when; each other one is an answer with its key, and begins with a
checksum of the rest. A line that was cut short or damaged counts as not written. Nothing stands in it that
would not stand in results.jsonl.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ulo_classify.durable import Appended
from ulo_classify.schema import Assessment, Unassessed

Answer = Assessment | Unassessed

_SUM = 32  # figures of SHA-256
_HEAD = b'{"sum":"'
_BREAK = b'",'
# A report bears the day on which its audit began. After so many days an unfinished one counts as begun anew;
# its answers still hold, since they are known by the very bytes that they were made from.
_MOST_DAYS = 7


class Journal:
    """Answers so far, and the lock on the folder they are in."""

    def __init__(self, path: Path) -> None:
        """Open the journal at `path`, made where missing, and read what it holds.

        Raises:
            HeldElsewhereError: another audit holds it.
            OSError: it cannot be opened to write.
        """
        self.path = path
        self._file = Appended(path)
        self._answers: dict[str, Answer] = {}
        self._begun: tuple[str, dt.date] | None = None
        for line in self._file.lines():
            self._take(line)

    def _take(self, line: bytes) -> None:
        told = _checked(line)
        if told is None:
            return
        try:
            if "run" in told:
                self._begun = (told["run"], dt.date.fromisoformat(told["began"]))
            elif "status" in told["answer"]:
                self._answers[told["key"]] = Assessment.model_validate(told["answer"])
            else:
                self._answers[told["key"]] = Unassessed.model_validate(told["answer"])
        except (KeyError, TypeError, ValueError, ValidationError):
            return  # of another version: made again

    def begin(self, run: str, today: dt.date) -> dt.date:
        """The day on which this audit began: today, or earlier where the journal has begun it.

        Args:
            run: digest of all that makes this audit the same as another.
            today: the date.
        """
        if self._begun and self._begun[0] == run and 0 <= (today - self._begun[1]).days <= _MOST_DAYS:
            return self._begun[1]
        self._begun = (run, today)
        self._append({"run": run, "began": today.isoformat()})
        return today

    def answer(self, key: str) -> Answer | None:
        """The answer that was given to the same documents under the same rules, if there is one."""
        return self._answers.get(key)

    def add(self, key: str, answer: Answer) -> None:
        """Keep an answer; it is on the disk when this returns.

        Raises:
            OSError: it could not be written; the journal is as it was before.
        """
        self._append({"key": key, "answer": json.loads(answer.model_dump_json())})
        self._answers[key] = answer

    def _append(self, told: dict[str, object]) -> None:
        body = json.dumps(told, ensure_ascii=True, separators=(",", ":"))[1:].encode("ascii")
        self._file.append(_HEAD + _sum(body) + _BREAK + body)

    def finish(self) -> None:
        """Take the journal away, since the report stands."""
        self._file.remove()

    def close(self) -> None:
        """Let the folder go; a journal without answers is taken away."""
        if self._file.closed:
            return
        if self._answers:
            self._file.close()
        else:
            self._file.remove()


def _sum(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest()[:_SUM].encode("ascii")


def _checked(line: bytes) -> dict[str, Any] | None:
    start = len(_HEAD) + _SUM + len(_BREAK)
    body = line[start:]
    if line[:start] != _HEAD + _sum(body) + _BREAK:
        return None
    told: dict[str, Any] = json.loads(b"{" + body)
    return told
