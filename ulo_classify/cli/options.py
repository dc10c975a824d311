"""Options that several commands have, and what they come to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import click

from ulo_classify.errors import UloError

if TYPE_CHECKING:
    from ulo_classify.register.look_up import LookUp

P = ParamSpec("P")
R = TypeVar("R")

DECISIONS = "What a person decided: a CSV (raw_name, org_id, who, when, why), or a review.jsonl."
DATE = "Date of the consultation: bodies that were not on a register then are not matched outright."


def model_options(command: Callable[P, R]) -> Callable[P, R]:
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


def phrases_option(command: Callable[P, R]) -> Callable[P, R]:
    """Phrases of movement language of one's own, for every command that looks for them."""
    return click.option(
        "--phrases",
        type=click.Path(path_type=Path),
        help="A TOML file with phrases of movement language of your own beside the bundled ones.",
    )(command)


def as_date(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """A date of the command line as an ISO date."""
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise click.BadParameter("write the date as 2024-05-31.") from error


pages_option = click.option(
    "--pages", metavar="12-19", help="Pages of a PDF that hold the list, counted from the first of the file."
)


def register_options(command: Callable[P, R]) -> Callable[P, R]:
    """Where a list is looked up, for the commands that read one."""
    command = click.option("--date", metavar="YYYY-MM-DD", callback=as_date, help=DATE)(command)
    command = click.option("--decisions", type=click.Path(path_type=Path), help=DECISIONS)(command)
    return click.option(
        "--register",
        type=click.Path(path_type=Path),
        help="Database of registers to look the names up in (see register import).",
    )(command)


def open_look_up(
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
