"""The child process in which files are read.

Started as one process that waits for requests. Where the system can fork, each file is read in a fork of it,
under limits of its own, so that every file meets the same clean state and none can take the next one down.
Elsewhere the process reads one file itself and is ended by its parent.

Frames on both pipes: four bytes of length, then JSON.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import select
import signal
import struct
import sys
from pathlib import Path
from typing import Any

from ulo_classify.errors import ReadingError
from ulo_classify.reading.cells import KEEP_EMPTY
from ulo_classify.reading.limits import Limits

FORKS = hasattr(os, "fork") and sys.platform != "emscripten"
_LENGTH = struct.Struct(">I")
_PIECE = 1 << 16
_LIBRARIES = {
    ".pdf": ("pypdfium2", "pypdfium2.raw", "ulo_classify.reading.pdf_paragraphs"),
    ".docx": ("mammoth", "lxml.etree", "selectolax.lexbor"),
    ".odt": ("lxml.etree",),
    ".rtf": ("striprtf.striprtf",),
    ".html": ("selectolax.lexbor",),
    ".htm": ("selectolax.lexbor",),
    ".md": ("markdown_it", "selectolax.lexbor"),
}


def frame(message: dict[str, Any]) -> bytes:
    """A message as it goes through a pipe."""
    body = json.dumps(message).encode("ascii")
    return _LENGTH.pack(len(body)) + body


def read_frame(descriptor: int) -> dict[str, Any] | None:
    """The next message from a pipe, None where the pipe ends before or within it."""
    head = _read_exactly(descriptor, _LENGTH.size)
    body = None if head is None else _read_exactly(descriptor, _LENGTH.unpack(head)[0])
    return None if body is None else json.loads(body)


def _read_exactly(descriptor: int, length: int) -> bytes | None:
    pieces = []
    while length:
        piece = os.read(descriptor, min(length, 1 << 20))
        if not piece:
            return None
        pieces.append(piece)
        length -= len(piece)
    return b"".join(pieces)


def _write(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view[: 1 << 20]) :]


def read_one(request: dict[str, Any]) -> dict[str, Any]:
    """Read the file at a path and answer as `read_bytes` does."""
    path = Path(request["path"])
    limits = Limits(**request["limits"])
    try:
        data = path.read_bytes()
    except PermissionError:
        return {"cause": "may not be opened: change its permissions, or copy it."}
    except OSError as error:
        reason = error.strerror or "unknown reason"
        return {"cause": f"could not be opened ({reason}): check the disk, or copy it."}
    except MemoryError:
        return {"cause": too_much_memory(limits)}
    KEEP_EMPTY.set(bool(request.get("empty_cells")))
    # Of these very bytes: the parent may have looked at the file a moment before it was changed.
    return {**read_bytes(data, path.suffix.lower(), limits), "digest": hashlib.sha256(data).hexdigest()}


def read_bytes(data: bytes, suffix: str, limits: Limits) -> dict[str, Any]:
    """Read one file and answer with its "text", "marks" and "format", or with the "cause" why not.

    A cause is "passing" where it may lie in the machine and not in the file.
    """
    from ulo_classify.reading.extract import extract

    try:
        found = extract(data, suffix, limits)
    except ReadingError as error:
        return {"cause": str(error)}
    except MemoryError:
        return {"cause": too_much_memory(limits), "passing": True}
    except RecursionError:
        return {"cause": "is nested too deeply to be a document: open it, save it again and read that."}
    except Exception as error:  # a reader met something its library never foresaw
        kind = type(error).__name__
        return {"cause": f"made its reader fail ({kind}): it is probably damaged; open it and save it again."}
    return {"text": found.text, "marks": found.marks, "format": found.format}


def too_much_memory(limits: Limits) -> str:
    """The cause of a failure for want of memory."""
    return f"needs more than {limits.memory_mb} MB of memory: split it, or raise Limits.memory_mb."


def _set_limits(limits: Limits) -> None:
    import resource

    memory, seconds = limits.memory_mb * 2**20, int(limits.seconds) + 1
    wanted = (
        (resource.RLIMIT_AS, memory, memory),
        (resource.RLIMIT_CPU, seconds, seconds + 1),  # SIGXCPU at the first, which tells us why it ended
        (resource.RLIMIT_CORE, 0, 0),
    )
    for what, soft, hard in wanted:
        with contextlib.suppress(ValueError, OSError):  # macOS refuses some; the parent's clock still holds
            resource.setrlimit(what, (soft, hard))


def _read_in_fork(request: dict[str, Any]) -> dict[str, Any]:
    """Read one file in a fork; the answer says by which signal the fork ended, if it did not answer."""
    ours, theirs = os.pipe()
    pid = os.fork()
    if not pid:
        status = 1
        try:
            os.close(ours)
            _set_limits(Limits(**request["limits"]))
            _write(theirs, frame(read_one(request)))
            status = 0
        finally:
            os._exit(status)
    os.close(theirs)
    answer = bytearray()
    try:
        while True:
            ready, _, _ = select.select([ours, 0], [], [])
            if 0 in ready:  # our parent is gone, or has given up: nothing more is asked while we work
                os.kill(pid, signal.SIGKILL)
                os._exit(1)
            piece = os.read(ours, _PIECE)
            if not piece:
                break
            answer += piece
    finally:
        os.close(ours)
        _, status = os.waitpid(pid, 0)
    if len(answer) > _LENGTH.size and len(answer) == _LENGTH.size + _LENGTH.unpack_from(answer)[0]:
        return {"answer": bytes(answer[_LENGTH.size :]).decode("ascii")}
    return {"ended_by": os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0}


def _import_libraries(path: str) -> None:
    """Import what the next fork will need, so that forks after it find it there."""
    import ulo_classify.reading.extract  # noqa: F401

    for name in _LIBRARIES.get(Path(path).suffix.lower(), ()):
        with contextlib.suppress(ImportError):  # the fork will say which file needs it
            __import__(name)


def serve() -> None:
    """Answer requests from standard input until it closes."""
    answers = os.dup(1)
    os.set_inheritable(answers, False)
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)  # a library that prints must not write into the answers
    while (request := read_frame(0)) is not None:
        _import_libraries(request["path"])
        _write(answers, frame({"begun": True}))  # the file's time runs from here
        outcome = _read_in_fork(request) if FORKS else {"answer": json.dumps(read_one(request))}
        _write(answers, frame(outcome))
