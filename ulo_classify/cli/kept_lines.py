"""`assess --jsonl --out FILE`: lines kept as they are made, so that a killed run goes on where it stopped."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

from ulo_classify.durable import Appended, HeldElsewhereError, is_full, sync_file
from ulo_classify.errors import OutputError

_ENDING = ".unfinished"
_PART = ".part"


def write_lines(out: Path, run: str, lines: Callable[[int], Iterator[str]]) -> tuple[int, int]:
    """Write lines to a file that gets its name when it is whole.

    Until then they stand in `out` + ".unfinished", after one line that says of which run they are. The same
    run goes on after the last whole one; another run begins anew.

    Args:
        out: the file; an earlier one is replaced at the end.
        run: digest of all that the lines depend on.
        lines: gives the lines that come after so many that are there already.

    Returns:
        How many lines there are, and how many of them were there already.

    Raises:
        OutputError: it cannot be written, or another run is writing it.
    """
    head = json.dumps({"run": run}).encode("ascii")
    if out.is_dir():
        raise OutputError(f"{out} is a folder: name a file for the answers.")
    try:
        with Appended(out.with_name(out.name + _ENDING)) as file:
            there = file.lines()
            if not there or there[0] != head:
                file.clear()
                file.append(head)
                there = [head]
            known = len(there) - 1
            written = known
            for line in lines(known):
                file.append(line.encode("utf-8"))
                written += 1
            _put(file, out)
    except HeldElsewhereError as error:
        raise OutputError(
            f"Another run is writing to {out}: wait until it has ended, or name another file."
        ) from error
    except OSError as error:
        raise _cannot(out, error) from error
    return written, known


def _put(file: Appended, out: Path) -> None:
    part = out.with_name(out.name + _PART)
    try:
        with part.open("wb") as whole:
            whole.writelines(line + b"\n" for line in file.lines()[1:])
        sync_file(part)
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
    file.remove()


def _cannot(out: Path, error: OSError) -> OutputError:
    if is_full(error):
        return OutputError(
            f"There is no room left to write to {out}: free some and give the same command again; "
            "it goes on where it stopped."
        )
    return OutputError(f"{out} cannot be written ({error.strerror or type(error).__name__}): name another.")
