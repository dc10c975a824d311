"""Runs many inputs in a child process, and goes on with the next where one ends it."""

from __future__ import annotations

import json
import mmap
import os
import signal
import struct
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from random import Random
from time import monotonic, process_time, sleep

from evaluation.fuzz.targets import TARGETS

_STUCK = 60  # processor seconds on one input, after which its process is ended; by the clock it may only wait
_SLOW = 5  # processor seconds on one input that are told
_PLACE = struct.Struct("<qd")  # the number of the input, and the processor seconds of its process before it
_ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Fault:
    """An input that ended in something else than an answer or an error of the library."""

    target: str
    number: int
    what: str


@dataclass(slots=True)
class Run:
    """What came of a run: inputs by target, faults, and inputs that took long."""

    counts: Counter[str] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)
    slow: list[Fault] = field(default_factory=list)
    seconds: float = 0

    @property
    def inputs(self) -> int:
        """How many inputs there were."""
        return sum(self.counts.values())


def target_of(number: int) -> str:
    """The target of an input, by its number: targets take turns by their shares."""
    return _turns()[number % len(_turns())]


def _turns(turns: list[str] = []) -> list[str]:  # noqa: B006  worked out once
    if not turns:
        ends = list(accumulate(target.share for target in TARGETS.values()))
        turns += (name for name, end in zip(TARGETS, ends, strict=True) for _ in range(TARGETS[name].share))
        Random(0).shuffle(turns)
    return turns


def input_of(number: int) -> bytes:
    """The input with a number."""
    name = target_of(number)
    return TARGETS[name].make(Random(f"{name}:{number}"))


def run(start: int, inputs: int, seconds: float, names: frozenset[str] = frozenset()) -> Run:
    """Run inputs of successive numbers, in a child process that is replaced where it dies.

    Args:
        start: the first number.
        inputs: how many.
        seconds: stop after so many by the clock.
        names: only these targets; all if empty.
    """
    done, began = Run(), monotonic()
    place = mmap.mmap(-1, _PLACE.size)
    upto = start
    while upto < start + inputs and monotonic() - began < seconds:
        upto = _child(place, upto, start + inputs, began + seconds, names, done)
    done.seconds = monotonic() - began
    return done


def _child(place: mmap.mmap, first: int, end: int, until: float, names: frozenset[str], done: Run) -> int:
    """Run inputs in one child; the number from which to go on."""
    place[:] = _PLACE.pack(first, 0)
    ours, theirs = os.pipe()
    pid = os.fork()
    if not pid:
        os.close(ours)
        _work(place, theirs, range(first, end), until, names)
        os._exit(0)
    os.close(theirs)
    status = _wait(place, pid)
    with os.fdopen(ours, encoding="utf-8") as told:
        for line in told:
            kind, *rest = json.loads(line)
            (done.faults if kind == "fault" else done.slow).append(Fault(*rest))
    number, _ = _PLACE.unpack(place[:])
    died = os.WIFSIGNALED(status)
    tried = map(target_of, range(first, number + 1 if died else number))
    done.counts.update(name for name in tried if not names or name in names)
    if not died:
        return int(number)
    ended = signal.Signals(os.WTERMSIG(status)).name
    done.faults.append(Fault(target_of(number), number, f"the process was ended by {ended}"))
    return int(number) + 1


def _wait(place: mmap.mmap, pid: int) -> int:
    """Wait for the child; end it if one input takes too long."""
    while True:
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            return status
        _, before = _PLACE.unpack(place[:])
        if _processor_seconds(pid) - before > _STUCK:
            os.kill(pid, signal.SIGKILL)
        sleep(0.2)


def _processor_seconds(pid: int) -> float:
    """Of a living process (Linux); 0 where nobody tells."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _work(place: mmap.mmap, pipe: int, numbers: range, until: float, names: frozenset[str]) -> None:
    """In the child: run inputs, and tell what is wrong as it comes."""

    def tell(*words: object) -> None:
        os.write(pipe, json.dumps(words).encode() + b"\n")

    for number in numbers:
        place[:] = _PLACE.pack(number, process_time())
        if monotonic() > until:
            break
        name = target_of(number)
        if names and name not in names:
            continue
        began = process_time()
        try:
            TARGETS[name].run(input_of(number))
        except Exception as error:
            tell("fault", name, number, _sentence(error))
        if process_time() - began > _SLOW:
            tell("slow", name, number, f"{process_time() - began:.0f} s")
    else:
        place[:] = _PLACE.pack(numbers.stop, process_time())


def _sentence(error: Exception) -> str:
    """The kind of an error and where in this repository it came up; no words of the input."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [each for each in frames if each.filename.startswith(str(_ROOT)) and ".venv" not in each.filename]
    last = ours[-1] if ours else frames[-1]
    where = Path(last.filename)
    inside = where.relative_to(_ROOT) if where.is_relative_to(_ROOT) else where.name
    detail = f": {error}" if isinstance(error, AssertionError) else ""
    return f"{type(error).__name__}{detail} in {inside}, line {last.lineno}"


def kinds_of(faults: list[Fault]) -> Iterator[tuple[str, str, int, int]]:
    """Target, what is wrong, how often, and the number of the first, for each kind of fault."""
    by_kind: dict[tuple[str, str], list[int]] = {}
    for each in faults:
        by_kind.setdefault((each.target, each.what), []).append(each.number)
    for (target, what), numbers in by_kind.items():
        yield target, what, len(numbers), numbers[0]
