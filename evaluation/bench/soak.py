"""``python -m evaluation.bench.soak``: hostile and ordinary dossiers, over and over, with four workers.

Prints for each round the memory that its processes took at most, and at the end whether memory grew, whether
any process was left, and whether every round wrote the same bytes with every row. Linux only (/proc).
"""

from __future__ import annotations

import hashlib
import importlib
import os
import secrets
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import click

_ROOT = Path(__file__).parent.parent.parent
_BODIES = 40


@click.command()
@click.option("--minutes", default=60.0, show_default=True, help="How long.")
@click.option("--jobs", default=4, show_default=True, help="Worker processes.")
def main(minutes: float, jobs: int) -> None:
    """Soak the audit."""
    ends = time.monotonic() + minutes * 60
    with tempfile.TemporaryDirectory() as place:
        rows = _consultation(Path(place))
        peaks: list[int] = []
        wanted = ""
        left = lost = different = 0
        while not peaks or time.monotonic() < ends:
            peak, alive, out = _round(Path(place), jobs)
            peaks.append(peak)
            left += alive
            lost += rows - len((out / "results.jsonl").read_bytes().splitlines())
            digest = _digest(out)
            wanted = wanted or digest
            different += digest != wanted
            click.echo(f"round {len(peaks)}: {peak} MB at most, {alive} processes left")
    half = len(peaks) // 2 or 1
    click.echo(
        f"{len(peaks)} rounds of {rows} rows; first half {max(peaks[:half])} MB at most, second half"
        f" {max(peaks[half:] or peaks)} MB; {left} processes left, {lost} rows lost,"
        f" {different} rounds with other bytes."
    )
    sys.exit(bool(left or lost or different))


def _consultation(place: Path) -> int:
    """A list and its dossiers: each hostile file of the tests in turn beside an ordinary one."""
    sys.path.insert(0, str(_ROOT / "tests"))
    hostile = importlib.import_module("reading.hostile")
    files = list(hostile.DOCUMENTS.items())
    names = []
    for number in range(_BODIES):
        name = f"Forum {number:02}"
        names.append(name)
        folder = place / "documents" / name
        folder.mkdir(parents=True)
        (folder / "constitution.txt").write_text(hostile.WE, encoding="utf-8")
        for file, build in files[number::_BODIES]:
            (folder / file).write_bytes(build())
    (place / "list.txt").write_text("\n".join(names), encoding="utf-8")
    return len(names)


def _round(place: Path, jobs: int) -> tuple[int, int, Path]:
    """One audit: most memory of its processes in MB, processes left ten seconds after it, its report."""
    out = place / "out"
    command = [sys.executable, "-m", "evaluation.bench.soak_one", str(place), str(jobs)]
    mark = f"SOAK_ROUND={secrets.token_hex(8)}"
    environment = {**os.environ, "SOAK_ROUND": mark.partition("=")[2]}
    with subprocess.Popen(command, env=environment, cwd=_ROOT) as audit:
        peak = 0
        while audit.poll() is None:
            peak = max(peak, sum(_memory(pid) for pid in _running(mark)))
            time.sleep(0.2)
    if audit.returncode:
        raise click.ClickException(f"The audit ended with {audit.returncode}.")
    for _ in range(100):
        if not _running(mark):
            break
        time.sleep(0.1)
    return peak // 2**20, len(_running(mark)), out


def _running(mark: str) -> list[int]:
    """The processes that were started under a mark, whoever their parents are by now."""
    found = []
    for environment in Path("/proc").glob("[0-9]*/environ"):
        try:
            if mark.encode() in environment.read_bytes():
                found.append(int(environment.parent.name))
        except OSError:  # not ours, or gone
            continue
    return found


def _memory(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def _digest(folder: Path) -> str:
    found = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()


if __name__ == "__main__":
    main()
