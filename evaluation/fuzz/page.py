"""FUZZ.md: what a run of generated inputs came to."""

from __future__ import annotations

from pathlib import Path

from evaluation.fuzz.harness import Run, kinds_of

PAGE = Path(__file__).parents[1] / "FUZZ.md"
_HEAD = """# Generated inputs

Written by `python -m evaluation fuzz`. Inputs grow from small invented documents and from the corpora by random
changes: bytes flipped, cut and doubled, odd characters, other numbers, shuffled and joined texts. Every input has
a number and can be made again from it. A *fault* is anything but an answer that fits its input or an error of the
library's own: another exception, a quote that is not in the text, a place outside it, a process that is ended by
a signal, or one that is stuck. No coverage guides these runs; `fuzz/target.py` does that with atheris.
"""


def page(run: Run, start: int) -> str:
    """The page for a run that began with the input `start`."""
    lines = [
        _HEAD,
        f"{run.inputs:,} inputs (from number {start:,}), {len(run.faults):,} faults,"
        f" {len(run.slow):,} that took more than five processor seconds.\n",
        "| target | inputs | faults |",
        "|---|---:|---:|",
    ]
    faults = [each.target for each in run.faults]
    lines += [f"| {name} | {count:,} | {faults.count(name)} |" for name, count in sorted(run.counts.items())]
    if run.faults or run.slow:
        lines += ["", "| target | what | times | first input |", "|---|---|---:|---:|"]
        for each in (*kinds_of(run.faults), *kinds_of(run.slow)):
            lines.append("| {} | {} | {} | {} |".format(*each))
    return "\n".join(lines) + "\n"
