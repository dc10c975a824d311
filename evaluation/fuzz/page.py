"""FUZZ.md: what all recorded runs of generated inputs came to."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Any

from evaluation.fuzz.harness import Fault, Run, kinds_of

PAGE = Path(__file__).parents[1] / "FUZZ.md"
RUNS = Path(__file__).parents[1] / "fuzz_runs.json"
_HEAD = """# Generated inputs

Written by `python -m evaluation fuzz --record`. Inputs grow from small invented documents and from the corpora by
random changes: bytes flipped, cut and doubled, odd characters, other numbers, shuffled and joined texts. Every input
has a number and can be made again from it. A *fault* is anything but an answer that fits its input or an error of
the library's own: another exception, a quote that is not in the text, a place outside it, a process that is ended by
a signal, or one that is stuck. A run tells of the code of its day; what it found was mended after it. No coverage
guides these runs; [fuzz/target.py](../fuzz/target.py) does that with atheris.
"""


def record_of(run: Run, start: int) -> dict[str, Any]:
    """A run as it is kept; a `note` may be added by hand."""
    return {
        "start": start,
        "counts": dict(sorted(run.counts.items())),
        "faults": [asdict(each) for each in run.faults],
        "slow": [asdict(each) for each in run.slow],
    }


def add_record(run: Run, start: int, runs: Path = RUNS, page_: Path = PAGE) -> None:
    """Keep a run, in the place of an earlier one that began with the same input, and write the page anew."""
    kept = json.loads(runs.read_text(encoding="utf-8")) if runs.is_file() else []
    kept = [each for each in kept if each["start"] != start] + [record_of(run, start)]
    kept.sort(key=lambda each: each["start"])
    runs.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    page_.write_text(page(kept), encoding="utf-8")


def page(records: list[dict[str, Any]]) -> str:
    """The page for some runs."""
    counts: Counter[str] = Counter()
    for each in records:
        counts.update(each["counts"])
    faults = [Fault(**found) for each in records for found in each["faults"]]
    slow = [Fault(**found) for each in records for found in each["slow"]]
    lines = [
        _HEAD,
        f"{counts.total():,} inputs in {len(records)} run{'s' if len(records) > 1 else ''}, {len(faults):,} faults,"
        f" {len(slow):,} that took more than five processor seconds.\n",
        "| parser | inputs | faults |",
        "|---|---:|---:|",
    ]
    at_fault = Counter(each.target for each in faults)
    lines += [f"| {name} | {count:,} | {at_fault[name]:,} |" for name, count in sorted(counts.items())]
    lines += ["", "| run from input | inputs | faults | note |", "|---:|---:|---:|---|"]
    lines += [
        f"| {e['start']:,} | {sum(e['counts'].values()):,} | {len(e['faults']):,} | {e.get('note', '')} |"
        for e in records
    ]
    if faults or slow:
        lines += ["", "| parser | what | times | first input |", "|---|---|---:|---:|"]
        lines += ["| {} | {} | {} | {} |".format(*each) for each in (*kinds_of(faults), *kinds_of(slow))]
    return "\n".join(lines) + "\n"
