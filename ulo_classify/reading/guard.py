"""Reads a file in a child process, so that a hostile or broken file costs its time limit and no more.

The child is started with `subprocess`, not `multiprocessing`, which would run an unguarded script a second
time, fails for programs read from standard input, and refuses to work in the workers of a Pool.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ulo_classify.errors import ReadingError
from ulo_classify.reading.child import FORKS, frame, read_frame, too_much_memory
from ulo_classify.reading.limits import Limits

_START = "import sys; sys.path[:] = sys.argv[1:]; from ulo_classify.reading.child import serve; serve()"
_STARTUP_SECONDS = 30  # a cold disk may take so long to load Python; it is not the file's time
_OUT_OF_TIME = {getattr(signal, name, None) for name in ("SIGXCPU", "SIGKILL")}
_OUT_OF_MEMORY = {getattr(signal, name, None) for name in ("SIGABRT", "SIGTRAP", "SIGILL")}
_CRASH = "made its reader crash: it is probably damaged; open it, save it again and read that."

_idle: list[subprocess.Popen[bytes]] = []
_lock = threading.Lock()


def _start() -> subprocess.Popen[bytes]:
    paths = [path or str(Path.cwd()) for path in sys.path]
    return subprocess.Popen(  # noqa: S603  our own interpreter and our own module
        [sys.executable, "-c", _START, *paths],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=0,
        start_new_session=FORKS,  # so that one signal ends the child and its fork, and Ctrl-C only reaches us
    )


def _take() -> subprocess.Popen[bytes]:
    with _lock:
        while _idle:
            child = _idle.pop()
            if child.poll() is None:
                return child
            _close(child)
    return _start()


def _give_back(child: subprocess.Popen[bytes]) -> None:
    if not FORKS:
        _end(child)
        return
    with _lock:
        _idle.append(child)


def _close(child: subprocess.Popen[bytes]) -> None:
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()


def _kill(child: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(OSError):
        if FORKS:
            os.killpg(child.pid, signal.SIGKILL)
        else:
            child.kill()


def _end(child: subprocess.Popen[bytes]) -> None:
    _kill(child)
    child.wait()
    _close(child)


@atexit.register
def _end_all() -> None:
    with _lock:
        while _idle:
            _end(_idle.pop())


def _forget_after_fork() -> None:
    """A fork of this process shares the pipes of the children; only this process may use them."""
    global _lock  # noqa: PLW0603
    _lock = threading.Lock()  # another thread may have held it at the moment of the fork
    while _idle:
        child = _idle.pop()
        child.returncode = 0  # not ours to wait for
        _close(child)


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_after_fork)


def _answer(child: subprocess.Popen[bytes], seconds: float, limits: Limits) -> dict[str, Any]:
    """The next message of the child, which is killed if it has not come in time."""
    if child.stdout is None:  # never so: _start asks for the pipe
        raise ReadingError(_CRASH)
    late = threading.Event()

    def stop() -> None:
        late.set()
        _kill(child)

    clock = threading.Timer(seconds, stop)
    clock.daemon = True
    clock.start()
    try:
        message = read_frame(child.stdout.fileno())
    finally:
        clock.cancel()
    if message is None:
        raise ReadingError(too_slow(limits) if late.is_set() else _CRASH)
    return message


def _ask(child: subprocess.Popen[bytes], request: dict[str, Any], limits: Limits) -> dict[str, Any]:
    """What came of reading a file; where this raises, the child is of no more use."""
    if child.stdin is None:  # never so: _start asks for the pipe
        raise ReadingError(_CRASH)
    try:
        child.stdin.write(frame(request))
    except OSError as error:
        raise ReadingError(_CRASH) from error
    _answer(child, _STARTUP_SECONDS, limits)
    return _answer(child, limits.seconds, limits)


def _crash_cause(ended_by: int, limits: Limits) -> str:
    if ended_by in _OUT_OF_TIME:
        return too_slow(limits)
    if ended_by in _OUT_OF_MEMORY:  # how PDFium and others give up when an allocation fails
        return too_much_memory(limits)
    return _CRASH


def too_slow(limits: Limits) -> str:
    """The cause of a failure for want of time."""
    return f"takes more than {limits.seconds:g} seconds to read: split it, or raise Limits.seconds."


def read_guarded(path: Path, limits: Limits, *, empty_cells: bool = False) -> dict[str, Any]:
    """Read the file at `path` in a child process.

    Returns:
        "text", "marks" and "format", or the "cause" why its reader gave it up, without its subject, and
        "passing" where that may not be so another time; with either the "digest" (SHA-256) of what was read.

    Raises:
        ReadingError: the reader was ended; the sentence lacks its subject, the name of the file.
    """
    request = {"path": os.fspath(path.absolute()), "limits": asdict(limits), "empty_cells": empty_cells}
    child = _take()
    try:
        outcome = _ask(child, request, limits)
    except BaseException:  # also Ctrl-C: the child is in an unknown state
        _end(child)
        raise
    _give_back(child)
    if "answer" not in outcome:
        raise ReadingError(_crash_cause(outcome["ended_by"], limits))
    answer: dict[str, Any] = json.loads(outcome["answer"])
    return answer
