"""Runs an audit in a process of its own that can be killed at any of its writes; the tests start it.

    python crash.py PLACE [KILL_AT]

PLACE holds list.txt and documents/; the report goes to PLACE/out. The process kills itself with SIGKILL at
write number KILL_AT: in the middle of it where bytes are written, and right before it where a file is made,
renamed or taken away. Without KILL_AT it prints how many writes there were. PLACE/assessed.txt gets a line
for every body that is assessed.
"""

from __future__ import annotations

import datetime as dt
import os
import signal
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from ulo_classify.audit import audit
from ulo_classify.errors import UloError
from ulo_classify.schema import Assessment, Organisation, Unassessed

_CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate"}


class Assessor:
    """Takes the status from the text, and writes down whom it was asked about."""

    digest = "the rules of these tests"

    def __init__(self, log: Path) -> None:
        self._log = log

    def assess(self, organisation: Organisation) -> Assessment:
        with self._log.open("a") as log:
            log.write(f"{organisation.name}\n")
        return Assessment(
            name=organisation.name,
            status="user_led" if "we decide" in organisation.documents[0].text else "unclear",
            explanation="As the text says: “é”.",
            criteria={},
            probabilities={"user_led": 0.1 + 0.2, "unclear": 1e-9},
            criteria_set="gc7",
            versions={"criteria": "1"},
        )

    def assess_many(
        self, organisations: Iterable[Organisation], n_jobs: int = 1
    ) -> Iterator[Assessment | Unassessed]:
        for organisation in organisations:
            if "refuse" in organisation.documents[0].text:
                yield Unassessed(name=organisation.name, cause="The assessor gave up on it.")
            else:
                yield self.assess(organisation)


class Killer:
    """Counts the writes below a folder, and ends the process at one of them."""

    def __init__(self, folder: Path, kill_at: int) -> None:
        self.writes = 0
        self._folder = os.fspath(folder)
        self._kill_at = kill_at
        self._write, self._sync = os.write, os.fsync
        os.write, os.fsync = self._counted_write, self._counted_sync
        sys.addaudithook(self._see)

    def _comes(self) -> bool:
        self.writes += 1
        return self.writes == self._kill_at

    def _die(self) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def _see(self, event: str, arguments: tuple[object, ...]) -> None:
        making = event == "open" and isinstance(arguments[2], int) and arguments[2] & os.O_CREAT
        if (making or event in _CHANGES) and str(arguments[0]).startswith(self._folder) and self._comes():
            self._die()

    def _counted_write(self, descriptor: int, data: bytes) -> int:
        if self._comes():
            self._write(descriptor, data[: len(data) // 2])
            self._die()
        return self._write(descriptor, data)

    def _counted_sync(self, descriptor: int) -> None:
        if self._comes():
            self._die()
        self._sync(descriptor)


def main(place: Path, kill_at: int) -> int:
    killer = Killer(place / "out", kill_at)
    try:
        audit(
            place / "list.txt",
            place / "documents",
            place / "out",
            assessor=Assessor(place / "assessed.txt"),
            checked_on=dt.date(2031, 2, 3),
        )
    except UloError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(f"{killer.writes}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), int(sys.argv[2]) if len(sys.argv) > 2 else 0))
