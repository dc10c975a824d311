"""Commands from documents and lists to answers: assess, names, audit, language, fetch."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ulo_classify.cli.main import main, one_line_errors
from ulo_classify.cli.options import (
    model_options,
    open_look_up,
    pages_option,
    phrases_option,
    register_options,
)
from ulo_classify.errors import UloError


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--jsonl",
    type=click.Path(path_type=Path),
    help="One organisation a line (id, name, documents); prints JSON, one line each.",
)
@click.option("--name", help="Name of the organisation; the name of the file or folder if not given.")
@click.option(
    "--criteria",
    default="gc7",
    show_default=True,
    metavar="NAME|FILE|all",
    help="Criteria set by its name, a TOML file with your own, or all of them side by side.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one line an organisation.")
@click.option("--trace", is_flag=True, help="Also give the chain of facts behind the shares of votes.")
@click.option("--jobs", default=1, show_default=True, help="Worker processes (with --jsonl).")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="With --jsonl, a file for the answers; after a crash the same command goes on.",
)
@phrases_option
@model_options
@one_line_errors
def assess(
    paths: tuple[Path, ...],
    jsonl: Path | None,
    name: str | None,
    criteria: str,
    as_json: bool,
    trace: bool,
    jobs: int,
    out: Path | None,
    phrases: Path | None,
    model: str,
    trust_model: bool,
) -> None:
    """Assess organisations: each FILE or FOLDER is one organisation's documents."""
    from ulo_classify import Assessor
    from ulo_classify.cli.assess import assess_jsonl, assess_paths
    from ulo_classify.criteria import ALL

    if bool(paths) == bool(jsonl):
        raise UloError("Name files or folders to assess, or a file with --jsonl, not both.")
    if out and not jsonl:
        raise UloError("--out goes with --jsonl: leave it out, or give a file of JSON lines.")
    compare = criteria == ALL
    assessor = Assessor.load(
        "gc7" if compare else criteria, model=model, trust_model=trust_model, phrases=phrases
    )
    if jsonl:
        assess_jsonl(jsonl, assessor, jobs, compare=compare, trace=trace, out=out)
    elif not assess_paths(paths, name, assessor, compare=compare, as_json=as_json, trace=trace):
        sys.exit(2)


@main.command()
@click.argument("list_path", metavar="LIST", type=click.Path(path_type=Path))
@click.option("--column", help="Column of names in a table, where it is not found by itself.")
@pages_option
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")
@register_options
@one_line_errors
def names(
    list_path: Path,
    column: str | None,
    pages: str | None,
    as_json: bool,
    register: Path | None,
    decisions: Path | None,
    date: str | None,
) -> None:
    """Show whom a consultation LIST names, without assessing anybody."""
    from ulo_classify.cli.names import print_names

    look_up = open_look_up(register, decisions, date)
    print_names(list_path, column, pages=pages, as_json=as_json, look_up=look_up)


@main.command()
@click.argument("list_path", metavar="LIST", type=click.Path(path_type=Path))
@click.option("--documents", required=True, type=click.Path(path_type=Path), help="Folder of dossiers.")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder for the report.")
@click.option(
    "--criteria",
    default="gc7",
    show_default=True,
    metavar="NAME|FILE|all",
    help="Criteria set by its name, or a TOML file with your own; several with commas between, or all.",
)
@click.option("--column", help="Column of names in a table, where it is not found by itself.")
@pages_option
@click.option("--jobs", default=1, show_default=True, help="Worker processes.")
@click.option(
    "--cache", type=click.Path(path_type=Path), help="Folder for the texts of files that were read."
)
@click.option("--no-cache", is_flag=True, help="Read every file anew and keep no text.")
@phrases_option
@register_options
@model_options
@one_line_errors
def audit(
    list_path: Path,
    documents: Path,
    out: Path,
    criteria: str,
    column: str | None,
    pages: str | None,
    jobs: int,
    cache: Path | None,
    no_cache: bool,
    phrases: Path | None,
    register: Path | None,
    decisions: Path | None,
    date: str | None,
    model: str,
    trust_model: bool,
) -> None:
    """Assess every body that a consultation LIST names, and write a report."""
    from ulo_classify.audit import load_assessor
    from ulo_classify.cli.audit import run_audit
    from ulo_classify.reading import TextCache

    if cache and no_cache:
        raise UloError("--cache and --no-cache exclude each other: leave one of them out.")
    texts = None if no_cache else TextCache(cache)
    look_up = open_look_up(register, decisions, date, out)
    assessor = load_assessor(criteria, model=model, trust_model=trust_model, phrases=phrases)
    run_audit(
        list_path,
        documents,
        out,
        assessor=assessor,
        column=column,
        pages=pages,
        jobs=jobs,
        look_up=look_up,
        cache=texts,
    )


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one line a file.")
@phrases_option
@one_line_errors
def language(paths: tuple[Path, ...], as_json: bool, phrases: Path | None) -> None:
    """Measure the movement language of each FILE: phrases, themes, hits per 1,000 words.

    It says which words stand there, and nothing of who controls the body.
    """
    from ulo_classify.cli.language import print_profiles

    if not print_profiles(paths, phrases, as_json=as_json):
        sys.exit(2)


@main.command()
@click.argument("given", metavar="URL|FILE...", nargs=-1, required=True)
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder for the dossiers.")
@click.option("--name", help="Name of the body, where all addresses are of one.")
@click.option(
    "--pages", default=12, show_default=True, type=click.IntRange(1, 200), help="Most pages a site."
)
@click.option(
    "--delay",
    default=2.0,
    show_default=True,
    type=click.FloatRange(0, 60),
    help="Seconds between two requests to a host.",
)
@click.option("--contact", default="", help="Your address, shown to the sites that are asked.")
@click.option(
    "--allow-private",
    is_flag=True,
    help="Also ask addresses of this machine and of private networks, and other ports.",
)
@one_line_errors
def fetch(
    given: tuple[str, ...],
    out: Path,
    name: str | None,
    pages: int,
    delay: float,
    contact: str,
    allow_private: bool,
) -> None:
    """Fetch the pages of bodies that say who governs them, as dossiers for assess and audit.

    Give web addresses, or files with one a line or with the columns name and url. The site's robots.txt is
    obeyed, and only links about governance are followed, on the same host. No other command opens a
    connection.
    """
    from ulo_classify.cli.fetch import run_fetch
    from ulo_classify.fetch import FetchRules

    rules = FetchRules(pages=pages, delay=delay, contact=contact, private=allow_private)
    if not run_fetch(given, out, name=name, rules=rules):
        sys.exit(2)
