"""Reads a hostile format in a child process of its own, so that its library can abort and we do not."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

SECONDS = 60
_MEMORY = 2 * 1024**3
_START = (
    "import sys; task, argument, *sys.path[:] = sys.argv[1:]; "
    "from ulo_classify.consultation.guarded import serve; serve(task, argument)"
)


def read_guarded(task: str, data: bytes, argument: str = "") -> dict[str, Any]:
    """Give `data` to a task in a child process and return its answer.

    Args:
        task: "workbook" (see `workbook.answer`) or "pdf" (see `pdf_lines.answer`).
        data: content of the file.
        argument: what else the task is told.

    Returns:
        The task's answer; {"cause": "too slow"} or {"cause": "crash"} where it gave none.
    """
    paths = [entry or str(Path.cwd()) for entry in sys.path]
    try:
        child = subprocess.run(  # noqa: S603  our own interpreter and our own module
            [sys.executable, "-c", _START, task, argument, *paths],
            input=data,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return {"cause": "too slow"}
    if child.returncode or not child.stdout:
        return {"cause": "crash"}
    answer: dict[str, Any] = json.loads(child.stdout)
    return answer


def serve(task: str, argument: str) -> None:
    """Run in the child: the file on standard input, the answer as JSON on standard output."""
    from ulo_classify.consultation import pdf_lines, workbook

    _set_limits()
    data = sys.stdin.buffer.read()
    answer = workbook.answer(data) if task == "workbook" else pdf_lines.answer(data, argument)
    sys.stdout.write(json.dumps(answer))


def _set_limits() -> None:
    try:
        import resource
    except ImportError:  # Windows: the parent's clock still holds
        return
    for what, soft, hard in (
        (resource.RLIMIT_AS, _MEMORY, _MEMORY),
        (resource.RLIMIT_CPU, SECONDS, SECONDS + 1),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        with suppress(ValueError, OSError):  # macOS refuses some; the parent's clock still holds
            resource.setrlimit(what, (soft, hard))
