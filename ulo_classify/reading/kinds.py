"""Guesses what kind of document a file is, and says from what."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, cast

from ulo_classify.schema import DocumentKind

_NOT_A_LETTER = re.compile(r"[\W_]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class _Words:
    kind: DocumentKind
    file_name: tuple[str, ...]
    opening: tuple[re.Pattern[str], ...]


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("kinds.toml").read_text(encoding="utf-8"))


@cache
def _rules() -> tuple[tuple[_Words, ...], int]:
    data = _data()
    words = tuple(
        _Words(
            cast("DocumentKind", entry["kind"]),
            tuple(sorted(entry["file_name"], key=len, reverse=True)),
            tuple(
                re.compile(rf"(?<!\w){re.escape(words)}(?!\w)", re.I)
                for words in sorted(entry["opening"], key=len, reverse=True)
            ),
        )
        for entry in data["kind"]
    )
    return words, data["web_page"]["fewest_clauses"]


def _spaced(name: str) -> str:
    return f" {_NOT_A_LETTER.sub(' ', _CAMEL.sub(' ', name)).lower().strip()} "


def _opening(text: str) -> str:
    """The headings and other short lines at the beginning: "our constitution" in a sentence says nothing."""
    limits = _data()["opening"]
    lines = text[: limits["characters"] + limits["longest_line"]].split("\n")
    shown, length = [], 0
    for line in lines:
        if length > limits["characters"]:
            break
        length += len(line) + 1
        if len(line) <= limits["longest_line"] and not line.endswith((".", ",", ";", "!", "?")):
            shown.append(line)
    return "\n".join(shown)


def guess_kind(stem: str, text: str, file_format: str, clauses: int) -> tuple[DocumentKind, str]:
    """The likely kind of a document, and a phrase that says from what it was guessed.

    Args:
        stem: the file name without its ending.
        text: of the document.
        file_format: as `detect` names it ("web page", "PDF").
        clauses: how many clause numbers the text has.
    """
    rules, fewest_clauses = _rules()
    spaced = _spaced(stem)
    for rule in rules:
        for words in rule.file_name:
            if f" {words} " in spaced:
                return rule.kind, f"file name: {words}"
    opening = _opening(text)
    for rule in rules:
        if rule.kind == "governing_document" and file_format == "web page" and clauses < fewest_clauses:
            continue
        for pattern in rule.opening:
            if found := pattern.search(opening):
                return rule.kind, f"content: '{found[0]}'"
    if file_format == "web page":
        return "website", "format: web page"
    return "other", "neither file name nor content says"
