"""`ulo-classify audit`: runs an audit with a progress bar on a terminal and plain lines otherwise."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from ulo_classify import Assessor
from ulo_classify.audit import audit
from ulo_classify.reading import TextCache
from ulo_classify.register.look_up import LookUp
from ulo_classify.schema import AuditResult

_EVERY = 10  # plain log lines: one in ten, and the last


def run_audit(
    list_path: Path,
    documents: Path,
    out: Path,
    *,
    assessor: Assessor,
    column: str | None,
    pages: str | None = None,
    jobs: int,
    look_up: LookUp | None = None,
    cache: TextCache | None = None,
) -> None:
    """Audit a list and say in words what came out and where the report lies."""
    with _says_how_to_go_on(), _progress() as progress:
        result = audit(
            list_path,
            documents,
            out,
            criteria=assessor.criteria.key,
            column=column,
            pages=pages,
            n_jobs=jobs,
            assessor=assessor,
            progress=progress,
            look_up=look_up,
            cache=cache,
        )
    click.echo(_summary(result))
    if look_up:
        click.echo(_register_summary(result))
    click.echo(f"Report: {(out / 'index.html').resolve()}")


def _summary(result: AuditResult) -> str:
    of = result.denominators
    counts = ", ".join(f"{status.replace('_', '-')} {count}" for status, count in result.counts.items())
    failed = of.organisations - sum(result.counts.values())
    unread = f", not assessed {failed}" if failed else ""
    return (
        f"{of.lines} lines, {of.organisations} organisations,"
        f" {of.with_evidence} with enough evidence for an answer.\n{counts}{unread}"
    )


def _register_summary(result: AuditResult) -> str:
    """How many different organisations the registers know; never a judgement of those that they do not."""
    own = [
        line.register_match for line in result.lines if line.outcome != "duplicate" and line.register_match
    ]
    found = Counter(match.outcome for match in own)
    return (
        f"On the registers: matched {found['match']}, to be looked at {found['candidates']},"
        f" no match {found['none']} (many groups are on no register)."
    )


@contextmanager
def _says_how_to_go_on() -> Iterator[None]:
    try:
        yield
    except KeyboardInterrupt:
        click.echo("Stopped. The same command goes on from here.", err=True)
        raise


@contextmanager
def _progress() -> Iterator[Callable[[int, int, str | None], None]]:
    if not sys.stderr.isatty():
        yield _log
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True)) as bar:
        task = bar.add_task("Assessing", total=None)
        yield lambda done, total, _name: bar.update(task, completed=done, total=total)


def _log(done: int, total: int, _name: str | None) -> None:
    if done == total or done % _EVERY == 0:
        click.echo(f"{done} of {total} lines done", err=True)
