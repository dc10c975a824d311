"""Templates and the claims to put into them: contexts.txt and compositions.txt."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ulo_classify.language import statements_of

from .annotated import DATA, analyse, show, supports_users

KINDS = {"contexts.txt": "website", "compositions.txt": "governing_document"}
BODY = ("larkwell voices",)
_BEFORE_ADJECTIVES = {"are", "is", "be", "being", "been", "were", "was", "and", "formerly", "remain", "but"}


@dataclass(frozen=True)
class Template:
    text: str
    counts: bool
    file: str
    line: int


def claims(name: str, folder: Path = DATA) -> list[str]:
    return [
        line[2:] for line in (folder / name).read_text(encoding="utf-8").splitlines() if line.startswith(": ")
    ]


def templates(name: str, folder: Path = DATA) -> list[Template]:
    found, counts = [], False
    for number, line in enumerate((folder / name).read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("= "):
            counts = line == "= counts"
        elif "{}" in line and not line.startswith("#"):
            found.append(Template(line, counts, name, number))
    return found


def fits(template: Template, claim: str) -> bool:
    """An adjective ("user-led") stands after a form of "to be" only."""
    before = template.text.partition(" {}")[0].lower().split()
    return template.file != "contexts.txt" or "by" in claim.split() or before[-1] in _BEFORE_ADJECTIVES


def wrong(template: Template, claim: str) -> str | None:
    """What is wrong with the reading of one claim in one template, or None."""
    text = template.text.format(claim)
    text = text[0].upper() + text[1:]
    statements = statements_of(analyse(text, KINDS[template.file], BODY))
    counting = [statement for statement in statements if supports_users(statement)]
    if bool(counting) == template.counts:
        return None
    got = "; ".join(show(statement, text) for statement in statements) or "nothing"
    return f"{text} -> {got}"
