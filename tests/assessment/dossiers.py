"""The dossiers of data/cases.toml as organisations."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ulo_classify import Assessor, Document, Organisation

FILE = Path(__file__).parent / "data" / "cases.toml"
PAGES = FILE.with_name("pages.txt")


@dataclass(frozen=True)
class Case:
    why: str
    organisation: Organisation
    status: tuple[str, ...]
    basis: str | None
    trap: tuple[int, ...]


def load_cases(file: Path = FILE) -> list[Case]:
    return [
        Case(
            entry["why"],
            Organisation(name="Larkwell Voices", documents=tuple(Document(**d) for d in entry["documents"])),
            tuple(entry["status"]),
            entry.get("basis"),
            tuple(entry.get("trap", ())),
        )
        for entry in tomllib.loads(file.read_text(encoding="utf-8"))["case"]
    ]


@cache
def gc7() -> Assessor:
    """Rules, facts and claims alone: what the model adds is tested in test_learned.py."""
    return Assessor.load(criteria="gc7", model="none")


def organisation(*texts: str, kind: str = "website", name: str = "Larkwell Voices") -> Organisation:
    return Organisation(name=name, documents=tuple(Document(text=text, kind=kind) for text in texts))  # type: ignore[arg-type]


@dataclass(frozen=True)
class Page:
    """One text of pages.txt: `answer` may come out, or must not where `forbidden`."""

    text: str
    kind: str
    name: str
    answer: str
    forbidden: bool
    line: int

    def allows(self, status: str) -> bool:
        return (status == self.answer) != self.forbidden


def load_pages(file: Path = PAGES) -> list[Page]:
    pages, said = [], {"kind": "website", "name": "", "=": "not user_led"}
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        setting = line.removeprefix("# ").partition(": ")
        if line.startswith("= "):
            said["="] = line[2:]
        elif line.startswith("# "):
            said |= {setting[0]: setting[2]} if setting[0] in said else {}
        elif line:
            forbidden = said["="].startswith("not ")
            answer = said["="].removeprefix("not ")
            text = line.replace("\\n", "\n")
            pages.append(Page(text, said["kind"], said["name"], answer, forbidden, number))
    return pages
