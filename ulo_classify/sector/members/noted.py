"""What people know of bodies that no register tells of: further columns of the decisions file.

Beside the columns of `register.decisions` a row may have `fate` (closed, merged, left, unknown), `fate_date`
and `into`.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path
from typing import NamedTuple

from ulo_classify.consultation.decoding import decode
from ulo_classify.errors import ListError
from ulo_classify.register.decisions import decision_key
from ulo_classify.register.values import iso_date
from ulo_classify.sector.members.model import LOST, Fate
from ulo_classify.sector.members.words import note, words


class Noted(NamedTuple):
    """The fate of a body as a person noted it; `date` is an ISO date or a part of one, or empty."""

    fate: Fate
    date: str
    into: str
    why: str


class FatesNoted(NamedTuple):
    """Fates by `decision_key` of the name, and sentences on dates that could not be read."""

    fates: dict[str, Noted]
    notes: tuple[str, ...]


def read_fates(path: Path | None) -> FatesNoted:
    """The fates that a decisions file notes; none where there is no file or it has no such column.

    Raises:
        ListError: a fate is none of the words for one.
    """
    if path is None or path.suffix == ".jsonl":  # a review notes no fates
        return FatesNoted({}, ())
    reader = csv.DictReader(io.StringIO(decode(path.read_bytes()), newline=""))
    reader.fieldnames = [header.strip().casefold() for header in reader.fieldnames or ()]
    fates: dict[str, Noted] = {}
    notes: list[str] = []
    for row in reader:
        cells = {key: (value or "").strip() for key, value in row.items() if isinstance(value, str | None)}
        fate, name = cells.get("fate", "").casefold(), cells.get("raw_name", "")
        if not fate or not name:
            continue
        known = next((each for each in LOST if each == fate), None)
        if known is None:
            raise ListError(
                f"The decisions file {path.name} has the fate “{fate}” on line {reader.line_num}: write"
                f" {', '.join(LOST[:-1])} or {LOST[-1]}."
            )
        written = cells.get("fate_date", "")
        date = partial_date(written)
        if written and not date:
            notes.append(note("bad_date", name=name, date=written))
        why = ", ".join(each for each in (cells.get("why"), cells.get("who"), cells.get("when")) if each)
        fates[decision_key(name)] = Noted(known, date, cells.get("into", ""), why or known)
    return FatesNoted(fates, tuple(notes))


def partial_date(written: str) -> str:
    """A date that a person wrote as 2024-05-31, 2024-05 or 2024; empty where it is none. Day before month."""
    for form in words()["dates"]:
        if "%d" in form or "%m" in form or "%B" in form:
            found = iso_date(written, form)
            if found:
                return found
        elif written.isdigit() and len(written) == 4:  # noqa: SIM102 - a year
            if 1000 <= int(written) <= dt.MAXYEAR:
                return written
    return ""
