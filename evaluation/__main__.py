"""``python -m evaluation``: measure the assessor on labelled texts or on a register."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from pathlib import Path

import click

from ulo_classify import Assessment


@click.group()
def main() -> None:
    """Measure how good the answers are."""


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--errors", is_flag=True, help="List the documents whose board came out wrongly.")
def rules(paths: tuple[Path, ...], errors: bool) -> None:
    """Shares of votes read from governing documents (corpora/rules)."""
    from evaluation.rules import read_documents, rules_scores

    for path in paths:
        answers = list(read_documents(path))
        found = rules_scores(answers)
        click.echo(
            f"{path.name}: {found.documents} documents; both shares exact: board {found.board},"
            f" general meeting {found.meeting}; read as sure of a users' majority {found.of_majority},"
            f" rightly {found.majority} of {found.majorities}"
        )
        for answer in answers if errors else ():
            if answer.board != answer.board_read:
                click.echo(f"  {answer.id}: {_shares(answer.board_read)}, not {_shares(answer.board)}")


def _shares(pair: tuple[Fraction, Fraction] | None) -> str:
    return f"{pair[0]} to {pair[1]}" if pair else "none"


@main.command()
@click.option("--measured", is_flag=True, help="Only write the page, from figures already measured.")
def results(measured: bool) -> None:
    """Measure every system on authors held out (minutes) and write RESULTS.md anew."""
    from evaluation.measure import write
    from evaluation.results import PAGE, PLOT, page, plot

    if not measured:
        write()
    PAGE.write_text(page(), encoding="utf-8")
    PLOT.write_text(plot(), encoding="utf-8")
    click.echo(f"Written: {PAGE.name}, {PLOT.name}")


@main.command()
@click.option("--lower", is_flag=True, help="Lower floors too; say why in the changelog.")
def gate(lower: bool) -> None:
    """Raise the floors to the figures measured last; fails where a figure has fallen."""
    import json

    from evaluation import lists
    from evaluation.gate import FLOORS, set_floors
    from evaluation.measure import MEASURED

    measured = json.loads(MEASURED.read_text(encoding="utf-8"))
    falling = set_floors(measured, lists.figures_of(lists.measure()), lower=lower)
    if falling:
        raise click.ClickException("; ".join(falling) + ". Mend it, or lower the floors with --lower.")
    click.echo(f"Written: {FLOORS.name}")


@main.command()
def corpora() -> None:
    """How different the authors of the corpora are, and how well two readers agree on them."""
    from evaluation.readers import agreement
    from evaluation.variety import variety

    for line in variety():
        click.echo(line)
    for name, bodies, agreed, kappa in agreement():
        click.echo(f"two readers, {name}: {bodies} bodies, agreed on {agreed:.1%}, kappa {kappa:.2f}")


@main.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path))
def unseen(path: Path) -> None:
    """Measure a labelled file that nobody has read errors on, once, and record the figures."""
    from evaluation.results import measure_unseen

    try:
        click.echo(" | ".join(measure_unseen(path)))
    except ValueError as error:
        raise click.ClickException(str(error)) from error


@main.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option("--column", "columns", multiple=True, default=("activities", "objects"), show_default=True)
@click.option("--show", default="user_led", show_default=True, help="Print the rows with this status.")
def register(path: Path, columns: tuple[str, ...], show: str) -> None:
    """Counts and speed over a register's CSV (columns name, org_id and the texts)."""
    from evaluation.register import run_register

    run = run_register(path, columns)
    counts = Counter(r.status if isinstance(r, Assessment) else "failed" for r in run.results)
    click.echo(f"{len(run.results)} bodies: " + ", ".join(f"{key} {n}" for key, n in counts.most_common()))
    click.echo(
        f"{run.words} words; {run.ours:,.0f} a second, plain tokenising {run.tokenising:,.0f},"
        f" ratio {run.ours / run.tokenising:.3f}"
    )
    for result in run.results:
        if isinstance(result, Assessment) and result.status == show:
            quotes = " / ".join(f"{e.before[-60:]}[{e.quote}]{e.after[:60]}" for e in result.evidence[:2])
            click.echo(f"  {result.name}: {quotes}")


@main.command()
@click.option("--rows", default=400_000, show_default=True, help="Bodies on the invented register.")
@click.option("--names", default=2_000, show_default=True, help="Names on the list.")
@click.option("--seed", default=7, show_default=True, help="Another seed gives another register and list.")
@click.option("--real", type=click.Path(exists=True, path_type=Path), help="Also on this CSV (column name).")
@click.option("--errors", is_flag=True, help="List names whose right body did not come first.")
@click.option("--out", type=click.Path(path_type=Path), help="Also write the figures into this page.")
def matching(rows: int, names: int, seed: int, real: Path | None, errors: bool, out: Path | None) -> None:
    """Names as lists write them against a register: accuracy, false matches, seconds, memory."""
    from evaluation.matching import HEAD, lines_of, measure_invented, measure_real

    measured = {"An invented register": measure_invented(rows, names, seed)}
    if real:
        measured["A register of real names"] = measure_real(real, names, seed)
    text = "\n\n".join("\n".join(lines_of(title, figures)) for title, figures in measured.items())
    click.echo(text)
    for error in [each for figures in measured.values() for each in figures.errors] if errors else ():
        click.echo(f"  {error}")
    if out:
        out.write_text(f"{HEAD}\n{text}\n", encoding="utf-8")


@main.command()
@click.option("--inputs", default=20_000, show_default=True, help="How many inputs.")
@click.option("--start", default=0, show_default=True, help="The number of the first: others, other inputs.")
@click.option("--seconds", default=1e9, help="Stop after so many.", show_default="never")
@click.option("--target", "targets", multiple=True, help="Only this parser (may be given again).")
@click.option("--record", is_flag=True, help="Add the figures to FUZZ.md.")
def fuzz(inputs: int, start: int, seconds: float, targets: tuple[str, ...], record: bool) -> None:
    """Generated inputs for every parser; fails where one ends in anything but an answer or an own error."""
    from evaluation.fuzz.harness import run
    from evaluation.fuzz.page import add_record, page, record_of
    from evaluation.fuzz.targets import TARGETS

    if unknown := set(targets) - set(TARGETS):
        raise click.ClickException(f"There is no target {min(unknown)}; there are: {', '.join(TARGETS)}.")
    done = run(start, inputs, seconds, frozenset(targets))
    click.echo(page([record_of(done, start)]))
    if record:
        add_record(done, start)
    if done.faults:
        raise click.ClickException(f"{len(done.faults)} faults.")


@main.command()
@click.argument("lock", type=click.Path(exists=True, path_type=Path))
def audit(lock: Path) -> None:
    """Known weaknesses of the packages in a lock file, as an advisory service has them (network)."""
    from evaluation.advisories import ask, verdict

    problem = verdict(ask(lock))
    if problem:
        raise click.ClickException(problem)
    click.echo(f"{lock.name}: every package was looked up, and none has a known weakness.")


@main.group()
def bench() -> None:
    """Speed and memory, as ratios within one run."""


@bench.command()
def speed() -> None:
    """Words a second from text to assessment, against plain tokenising of the same texts."""
    from evaluation.bench.speed import lines

    for line in lines():
        click.echo(line)


@bench.command()
@click.option("--documents", default=10_000, show_default=True, help="Pages to read, one after the other.")
def growth(documents: int) -> None:
    """Whether a page costs more time or memory when many have been read before."""
    from evaluation.bench.growth import lines

    for line in lines(documents):
        click.echo(line)


@main.command()
@click.option("--errors", is_flag=True, help="List what was missed or read wrongly.")
def lists(errors: bool) -> None:
    """Names from consultation lists in every format (corpora/lists); writes LISTS.md anew."""
    from evaluation.lists import PAGE, lines_of, measure, page

    measured = measure()
    click.echo("\n".join(lines_of(measured)))
    for each in measured if errors else ():
        for error in each.errors:
            click.echo(f"  {each.source.name}: {error}")
    PAGE.write_text(page(measured), encoding="utf-8")


@bench.command()
@click.option("--documents", default=2_000, show_default=True, help="Pages to assess.")
@click.option("--most", default=2, show_default=True, help="Most worker processes.")
def workers(documents: int, most: int) -> None:
    """How much sooner several worker processes are done than one, and whether they say the same."""
    from evaluation.bench.workers import lines

    for line in lines(documents, most):
        click.echo(line)


if __name__ == "__main__":
    main()
