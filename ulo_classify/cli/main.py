"""The command group, and how its errors end: one line on standard error and exit code 2."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import click

from ulo_classify.errors import UloError

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
