"""`assess --jsonl --out FILE`: kept line by line, and gone on with after a crash."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ulo_classify.cli import main
from ulo_classify.cli.kept_lines import write_lines
from ulo_classify.durable import Appended
from ulo_classify.errors import OutputError

TEXTS = [
    "At least three quarters of the trustees shall be disabled people.",
    "The charity is run by nurses.",
    "We meet on Mondays.",
]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def bodies(tmp_path: Path) -> Path:
    path = tmp_path / "bodies.jsonl"
    lines = [json.dumps({"id": str(i), "name": "B", "documents": [{"text": t}]}) for i, t in enumerate(TEXTS)]
    path.write_text("\n".join([*lines[:2], "no json", lines[2]]) + "\n")
    return path


def test_the_file_holds_what_is_printed_without_it(bodies: Path, tmp_path: Path) -> None:
    out = tmp_path / "answers.jsonl"
    printed = run("assess", "--jsonl", bodies)
    kept = run("assess", "--jsonl", bodies, "--out", out)
    assert kept.exit_code == 0
    assert kept.stdout == f"Answers: 4. File: {out}\n"
    assert out.read_text(encoding="utf-8") == printed.stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == ["answers.jsonl", "bodies.jsonl"]
    assert run("assess", bodies, "--out", out).exit_code == 2


@pytest.mark.parametrize("jobs", [1, 2])
def test_it_goes_on_after_the_last_whole_line(bodies: Path, tmp_path: Path, jobs: int) -> None:
    out, unfinished = tmp_path / "answers.jsonl", tmp_path / "answers.jsonl.unfinished"
    run("assess", "--jsonl", bodies, "--out", out)
    wanted = out.read_bytes()
    seen: list[int] = []

    def lines(known: int) -> Iterator[str]:
        seen.append(known)
        yield from (line.decode() for line in wanted.splitlines()[known:])

    def cut(known: int) -> Iterator[str]:
        yield wanted.splitlines()[0].decode()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_lines(out, "this run", cut)
    unfinished.write_bytes(unfinished.read_bytes() + b'{"name": "torn')
    assert write_lines(out, "this run", lines) == (4, 1)
    assert out.read_bytes() == wanted
    with pytest.raises(KeyboardInterrupt):
        write_lines(out, "another run", cut)
    assert write_lines(out, "this run", lines) == (4, 0)
    assert seen == [1, 0]
    again = run("assess", "--jsonl", bodies, "--out", out, "--jobs", str(jobs))
    assert (again.exit_code, out.read_bytes()) == (0, wanted)


def test_a_killed_command_goes_on(bodies: Path, tmp_path: Path) -> None:
    out = tmp_path / "answers.jsonl"
    run("assess", "--jsonl", bodies, "--out", out)
    wanted = out.read_bytes()
    out.unlink()
    killed = """
import os, signal, sys
from ulo_classify.durable import Appended
append, count = Appended.append, 0
def counted(self, line):
    global count
    append(self, line)
    count += 1
    if count == 3:  # the head and two answers
        os.kill(os.getpid(), signal.SIGKILL)
Appended.append = counted
from ulo_classify.cli import main
main()
"""
    command = [sys.executable, "-c", killed, "assess", "--jsonl", str(bodies), "--out", str(out)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(command, check=False, timeout=120, env=environment)
    assert done.returncode == -signal.SIGKILL
    assert not out.exists()
    again = run("assess", "--jsonl", bodies, "--out", out)
    assert again.stdout == f"Answers: 4, 2 of them from a run that was not finished. File: {out}\n"
    assert out.read_bytes() == wanted


def test_what_is_refused(tmp_path: Path) -> None:
    def lines(_known: int) -> Iterator[str]:
        yield "x" * 100_000

    with pytest.raises(OutputError, match="is a folder"):
        write_lines(tmp_path, "run", lines)
    with pytest.raises(OutputError, match="cannot be written"):
        write_lines(tmp_path / "none" / "out", "run", lines)
    with (
        Appended(tmp_path / "out.unfinished"),
        pytest.raises(OutputError, match="Another run is writing to"),
    ):
        write_lines(tmp_path / "out", "run", lines)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, before[1]))
    try:
        with pytest.raises(OutputError, match="There is no room left to write to"):
            write_lines(tmp_path / "out", "run", lines)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert len((tmp_path / "out.unfinished").read_bytes().splitlines()) == 1  # nothing of the line is left
