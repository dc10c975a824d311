"""`ulo-classify register`: import registers into a file, and find names in it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from ulo_classify.cli.stopping import serve_until_stopped
from ulo_classify.errors import RegisterError
from ulo_classify.register import Register, import_registers
from ulo_classify.report import register_text
from ulo_classify.review import any_decisions
from ulo_classify.schema import RegisterMatch

_EVERY = 0.25  # plain log lines: one a quarter of each file


def run_import(files: Sequence[Path], into: Path, mapping: Path | None) -> None:
    """Import, with a progress bar on a terminal and plain lines otherwise, and say what was imported."""
    with _progress() as progress:
        done = import_registers(files, into, mapping=mapping, progress=progress)
    with Register(into) as register:
        titles = register.registers
    for key, count in done.bodies.items():
        click.echo(f"{titles[key]}: {count} bodies")
    for note in done.notes:
        click.echo(f"Note: {note}")
    click.echo(f"Register database: {into}")


def run_find(
    names: Sequence[str],
    database: Path,
    *,
    decisions: Path | None,
    date: str | None,
    limit: int,
    as_json: bool,
) -> None:
    """Look names up and print an answer for each: a JSON array, or lines in words."""
    decided = any_decisions(decisions)
    with Register(database) as register:
        found = list(register.find(names, decisions=decided, date=date, limit=limit))
    if as_json:
        click.echo(
            json.dumps([match.model_dump(mode="json") for match in found], ensure_ascii=False, indent=1)
        )
        return
    for match in found:
        click.echo(register_text(match))


def run_decide(
    raw_name: str, written: str, decisions: Path, *, who: str, why: str, when: str, database: Path | None
) -> None:
    """Write a decision down and say what it is, and which one gave way to it."""
    from ulo_classify.register.decisions import Decision, add_decision, decided_id

    if not raw_name.strip():
        raise RegisterError("There is no name to decide about: give it as the list prints it.")
    org_id = decided_id(written)
    if database and org_id:
        with Register(database) as register:
            held = register.entries(org_id)
        if not held:
            raise RegisterError(f"No body in {database} has the identifier {org_id}: check it.")
        org_id = held[0].org_id
    earlier = add_decision(Decision(raw_name.strip(), org_id, who.strip(), when, why.strip()), decisions)
    click.echo(f"{raw_name.strip()}: {org_id or 'on no register'}")
    if earlier and earlier.org_id != org_id:
        click.echo(f"Before: {earlier.org_id or 'on no register'}, {earlier.reason()}.")
    click.echo(f"Decisions: {decisions}")


def run_serve(
    database: Path,
    host: str,
    port: int,
    *,
    results: Path | None = None,
    names: Sequence[str] = (),
    origins: Sequence[str] = (),
) -> None:
    """Serve until interrupted."""
    from ulo_classify.compare.read import read_audit
    from ulo_classify.register.served import Served, results_by_id
    from ulo_classify.register.serving import Service
    from ulo_classify.report.wording import terms

    by_id = results_by_id(read_audit(results)) if results else {}
    if results and not by_id:
        raise RegisterError(
            f"{results} has no result of a body on a register: run the audit with --register first."
        )
    status_words = {key: term.short for key, term in terms("status").items() if key != "none"}
    basis_words = {key: term.word for key, term in terms("basis").items() if key != "none"}
    with Register(database, threads=True) as register:
        served = Served(register, by_id, status_words, basis_words)
        try:
            service = Service(served, host, port, names=names, origins=origins)
        except OSError as error:
            raise RegisterError(
                f"Nothing can listen on {host}, port {port} ({error.strerror}): choose another port."
            ) from error
        click.echo(f"Reconciliation service: {service.address}/reconcile (stop with Ctrl-C)")
        with service:
            serve_until_stopped(service)


def match_cells(match: RegisterMatch | None) -> dict[str, object]:
    """What `names --json` says of a match."""
    if match is None:
        return {"register": None}
    return {"register": match.model_dump(mode="json", exclude={"name"})}


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None]]:
    if not sys.stderr.isatty():
        yield _Log()
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True)) as bar:
        tasks: dict[str, int] = {}

        def update(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=max(total, 1))
            bar.update(tasks[what], completed=done)  # type: ignore[arg-type]

        yield update


class _Log:
    """One line a quarter of each file."""

    def __init__(self) -> None:
        self._said: dict[str, int] = {}

    def __call__(self, what: str, done: int, total: int) -> None:
        quarter = int(done / max(total, 1) / _EVERY)
        if quarter > self._said.get(what, 0):
            self._said[what] = quarter
            click.echo(f"{what}: {min(quarter * 25, 100)} % done", err=True)
