"""The words of the form, with the body's name and its word for users put in where they are known."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A sentence to complete, and what to mind."""

    text: str
    help: str


@dataclass(frozen=True, slots=True)
class Form:
    """All lines of the form, in order."""

    title: str
    lead: str
    date: str
    statements: tuple[StatementLine, ...]
    signed: str
    end: str


def blank_form(body: str | None = None, users: str | None = None) -> Form:
    """The form for one body.

    Args:
        body: its name; a line to write on if not given.
        users: its own word for the people it is about ("disabled people"); a line if not given.
    """
    words = _words()
    blank = words["blank"]
    told = {"blank": blank, "body": body or blank, "users": users or blank}
    return Form(
        title=words["title"].format(**told),
        lead=words["lead"],
        date=f"{words['date']['label']} {blank}",
        statements=tuple(
            StatementLine(each["text"].format(**told), each["help"].format(**told))
            for each in words["statement"]
        ),
        signed=words["signed"]["text"].format(**told),
        end=words["end"]["text"],
    )


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("form.toml").read_text(encoding="utf-8"))
