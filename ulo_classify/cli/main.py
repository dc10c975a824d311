"""The command group, and how its errors end: one line on standard error and exit code 2."""

from __future__ import annotations

import datetime as dt
import errno
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import click

from ulo_classify.errors import UloError

if TYPE_CHECKING:
    from ulo_classify.register.look_up import LookUp

P = ParamSpec("P")
R = TypeVar("R")


def one_line_errors(command: Callable[P, R]) -> Callable[P, R]:
    """End errors of the library in one line on standard error and exit code 2."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except UloError as error:
            click.echo(f"ulo-classify: {error}", err=True)
            sys.exit(2)
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise
            click.echo("ulo-classify: The disk is full: nothing more can be written.", err=True)
            sys.exit(2)

    return run


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="ulo_classify")
def main() -> None:
    """Tell user-led organisations from everybody else, with the deciding words quoted.

    Start with:  ulo-classify audit LIST --documents FOLDER --out REPORT
    """


def _model_options(command: Callable[P, R]) -> Callable[P, R]:
    """Which learned model is used, for every command that assesses."""
    command = click.option(
        "--trust-model",
        is_flag=True,
        help="Take a model that is not the one of this version; it decides what is said of real bodies.",
    )(command)
    return click.option(
        "--model",
        default="bundled",
        show_default=True,
        metavar="bundled|none|FILE",
        help="The learned model beside the rules.",
    )(command)


def _phrases_option(command: Callable[P, R]) -> Callable[P, R]:
    """Phrases of movement language of one's own, for every command that looks for them."""
    return click.option(
        "--phrases",
        type=click.Path(path_type=Path),
        help="A TOML file with phrases of movement language of your own beside the bundled ones.",
    )(command)


_DECISIONS = "What a person decided: a CSV (raw_name, org_id, who, when, why), or a review.jsonl."
_DATE = "Date of the consultation: bodies that were not on a register then are not matched outright."


def _as_date(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise click.BadParameter("write the date as 2024-05-31.") from error


_pages_option = click.option(
    "--pages", metavar="12-19", help="Pages of a PDF that hold the list, counted from the first of the file."
)


def _register_options(command: Callable[P, R]) -> Callable[P, R]:
    """Where a list is looked up, for the commands that read one."""
    command = click.option("--date", metavar="YYYY-MM-DD", callback=_as_date, help=_DATE)(command)
    command = click.option("--decisions", type=click.Path(path_type=Path), help=_DECISIONS)(command)
    return click.option(
        "--register",
        type=click.Path(path_type=Path),
        help="Database of registers to look the names up in (see register import).",
    )(command)


def _look_up(
    register: Path | None, decisions: Path | None, date: str | None, out: Path | None = None
) -> LookUp | None:
    """The registers to look names up in, if any were named, and what people decided on a report in `out`."""
    from ulo_classify.register.look_up import LookUp
    from ulo_classify.review import any_decisions

    if register is None:
        if decisions or date:
            raise UloError("--decisions and --date need a database of registers: name it with --register.")
        return None
    return LookUp.open(register, decisions=any_decisions(decisions, out), date=date)


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
@_phrases_option
@_model_options
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
@_pages_option
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")
@_register_options
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

    look_up = _look_up(register, decisions, date)
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
@_pages_option
@click.option("--jobs", default=1, show_default=True, help="Worker processes.")
@click.option(
    "--cache", type=click.Path(path_type=Path), help="Folder for the texts of files that were read."
)
@click.option("--no-cache", is_flag=True, help="Read every file anew and keep no text.")
@_phrases_option
@_register_options
@_model_options
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
    look_up = _look_up(register, decisions, date, out)
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


@main.group()
def register() -> None:
    """Registers of charities and companies: import them into a file, and find names in it."""


@register.command("import")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--into", required=True, type=click.Path(path_type=Path), help="Database file to make or renew."
)
@click.option("--mapping", type=click.Path(path_type=Path), help="TOML file that names a CSV's columns.")
@one_line_errors
def import_command(files: tuple[Path, ...], into: Path, mapping: Path | None) -> None:
    """Import FILEs of registers (CSV, TSV, JSON, XLSX, zips of these, or folders of them).

    Which register a file is of is seen from its headers. Names of trustees and contacts are never read.
    """
    from ulo_classify.cli.register import run_import

    run_import(files, into, mapping)


@register.command()
@click.option("--register", "database", required=True, type=click.Path(path_type=Path), help="Database file.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8765, show_default=True, type=click.IntRange(0, 65535), help="Port.")
@click.option(
    "--results",
    type=click.Path(path_type=Path),
    help="An audit's results.jsonl (or its folder): serves its results as types and a property.",
)
@click.option("--name", "served_names", multiple=True, help="Further name under which it may be asked.")
@click.option("--allow-origin", "origins", multiple=True, help="Origin of a web page that may read results.")
@one_line_errors
def serve(
    database: Path,
    host: str,
    port: int,
    results: Path | None,
    served_names: tuple[str, ...],
    origins: tuple[str, ...],
) -> None:
    """Serve the reconciliation API (OpenRefine) from a database of registers, on this machine only."""
    from ulo_classify.cli.register import run_serve

    run_serve(database, host, port, results=results, names=served_names, origins=origins)


@register.command()
@click.argument("raw_name", metavar="NAME")
@click.argument("org_id", metavar="ID")
@click.option(
    "--decisions", required=True, type=click.Path(path_type=Path), help="CSV of decisions, made if missing."
)
@click.option("--who", required=True, help="Who decides.")
@click.option("--why", required=True, help="On what ground.")
@click.option("--when", metavar="YYYY-MM-DD", callback=_as_date, help="Date of the decision; today.")
@click.option(
    "--register", "database", type=click.Path(path_type=Path), help="Database in which ID must be found."
)
@one_line_errors
def decide(
    raw_name: str, org_id: str, decisions: Path, who: str, why: str, when: str | None, database: Path | None
) -> None:
    """Write down that NAME, as a list prints it, is the body with ID; "none" for a body on no register.

    names, audit and register find read decisions before they look anything up.
    """
    from ulo_classify.cli.register import run_decide

    day = when or dt.datetime.now().astimezone().date().isoformat()
    run_decide(raw_name, org_id, decisions, who=who, why=why, when=day, database=database)


@register.command()
@click.argument("names", metavar="NAME...", nargs=-1, required=True)
@click.option("--register", "database", required=True, type=click.Path(path_type=Path), help="Database file.")
@click.option("--decisions", type=click.Path(path_type=Path), help=_DECISIONS)
@click.option("--date", metavar="YYYY-MM-DD", callback=_as_date, help=_DATE)
@click.option("--limit", default=5, show_default=True, type=click.IntRange(1, 50), help="Candidates to show.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")
@one_line_errors
def find(
    names: tuple[str, ...],
    database: Path,
    decisions: Path | None,
    date: str | None,
    limit: int,
    as_json: bool,
) -> None:
    """Find NAMEs (or numbers) of bodies in a database of registers."""
    from ulo_classify.cli.register import run_find

    run_find(names, database, decisions=decisions, date=date, limit=limit, as_json=as_json)


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one line a file.")
@_phrases_option
@one_line_errors
def language(paths: tuple[Path, ...], as_json: bool, phrases: Path | None) -> None:
    """Measure the movement language of each FILE: phrases, themes, hits per 1,000 words.

    It says which words stand there, and nothing of who controls the body.
    """
    from ulo_classify.cli.language import print_profiles

    if not print_profiles(paths, phrases, as_json=as_json):
        sys.exit(2)


@main.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--port", default=0, type=click.IntRange(0, 65535), help="Port; any free one if not given.")
@click.option("--no-browser", is_flag=True, help="Print the address and open no browser.")
@click.option(
    "--export", metavar="FILE", type=click.Path(path_type=Path), help="Write labelled data and end."
)
@click.option(
    "--documents", type=click.Path(path_type=Path), help="Folder of dossiers, for whole texts in --export."
)
@click.option(
    "--matches", metavar="CSV", type=click.Path(path_type=Path), help="Write a decisions file and end."
)
@click.option("--write", is_flag=True, help="Write the report anew with the decisions, and end.")
@one_line_errors
def review(
    out: Path,
    port: int,
    no_browser: bool,
    export: Path | None,
    documents: Path | None,
    matches: Path | None,
    write: bool,
) -> None:
    """Review a report in OUT: confirm or correct its answers, with reasons, and record replies of bodies.

    Opens pages on this machine only. Decisions are kept in OUT/review.jsonl beside the machine's answers, are
    shown in every report, and outlive a new audit.
    """
    from ulo_classify.cli.review import run_review

    if documents is not None and export is None:
        raise UloError("--documents goes with --export: name the file to write.")
    run_review(
        out,
        port=port,
        browser=not no_browser,
        export=export,
        documents=documents,
        matches=matches,
        write=write,
    )


@main.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--csv", "csv_path", type=click.Path(path_type=Path), help="Also write a table to this file.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@one_line_errors
def compare(old: Path, new: Path, csv_path: Path | None, as_json: bool) -> None:
    """Compare two audits: what changed from OLD to NEW, through documents or through rules.

    OLD and NEW are folders that audit has written: last year and this, invited and replied, old rules and
    new.
    """
    from ulo_classify.cli.compare import run_compare

    run_compare(old, new, csv_path, as_json=as_json)


@main.command()
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder for the form.")
@click.option("--body", help="Name of the body; a line to write on if not given.")
@click.option("--users", help='The body\'s own word for the people it is about, such as "disabled people".')
@one_line_errors
def declaration(out: Path, body: str | None, users: str | None) -> None:
    """Write a blank one-page form by which a body declares who governs it: totals, a date, no names.

    Filled in and put beside the body's other documents, it is read as a declaration.
    """
    from ulo_classify.declaration import blank_form, write_form

    for path in write_form(blank_form(body, users), out):
        click.echo(f"Written: {path}")


@main.command()
@click.argument("corpora", type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path), help="File for the models (zip).")
@one_line_errors
def train(corpora: Path, out: Path) -> None:
    """Train the learned model on a folder of CORPORA (dossiers/*.jsonl and sentences/*.jsonl)."""
    from ulo_classify.cli.train import train_models

    train_models(corpora, out)


@main.command()
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--errors", is_flag=True, help="List what was answered wrongly.")
@_model_options
@one_line_errors
def evaluate(path: Path, model: str, trust_model: bool, errors: bool) -> None:
    """Score the tool on your own labelled FILE.

    A JSON object a line: id, status, and either documents (kind, text) or one text and its kind.
    """
    from ulo_classify import Assessor
    from ulo_classify.cli.evaluate import evaluate_file

    evaluate_file(path, Assessor.load(model=model, trust_model=trust_model), errors=errors)
