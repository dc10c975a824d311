"""The light records that an import passes on: one a row, in the words of no particular register."""

from __future__ import annotations

from typing import NamedTuple


class FurtherName(NamedTuple):
    """A name beside the registered one; `until` is when it ended, as an ISO date or empty."""

    name: str
    kind: str
    until: str = ""


class Text(NamedTuple):
    """A text of a register entry: "objects", "activities" and the like."""

    kind: str
    text: str


class ClassLabel(NamedTuple):
    """A class that a body ticked: what it does, whom it serves, how it works. Never evidence of control."""

    kind: str
    label: str


class Sign(NamedTuple):
    """A word of a register that a body may be about to leave it; `date` is an ISO date or empty."""

    kind: str
    text: str
    date: str = ""


class Event(NamedTuple):
    """Something that a register says has happened to a body; `other_id` and `other_name` are of another."""

    kind: str
    date: str
    reason: str
    other_id: str
    other_name: str


class BodyRow(NamedTuple):
    """One body as a row gives it. Dates are ISO dates or empty; `key` joins the tables of a register.

    `due` is the earliest date by which it must file something, `due_for` what that is.
    """

    org_id: str
    name: str
    key: str
    status: str
    gone: bool
    registered: str
    removed: str
    form: str
    place: str
    parent: str
    company: str
    other_id: str
    extracted: str
    names: tuple[FurtherName, ...]
    texts: tuple[Text, ...]
    classes: tuple[ClassLabel, ...]
    due: str = ""
    due_for: str = ""
    signs: tuple[Sign, ...] = ()


class ChildRow(NamedTuple):
    """What a row of a further table adds to the body with this key."""

    key: str
    names: tuple[FurtherName, ...] = ()
    texts: tuple[Text, ...] = ()
    classes: tuple[ClassLabel, ...] = ()
    events: tuple[Event, ...] = ()
