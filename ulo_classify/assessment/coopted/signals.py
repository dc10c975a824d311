"""Signals that settle what movement language leaves open: who votes, appoints, employs, decides, owns.

Most are the statements about control that the reader found anyway; signals.toml has the shapes of sentence
for the others. After the resolvers of the catalogue (General Comment No. 7, paragraphs 11 to 15).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

from ulo_classify.assessment.evidence import cite
from ulo_classify.assessment.findings import Finding, Findings
from ulo_classify.errors import LexiconError
from ulo_classify.language import Statement
from ulo_classify.language.patterns import Unit
from ulo_classify.schema import Document, Signal, SignalKind

Holder = Literal["users", "others", "mixed", "unsaid"]
_BLANKS = re.compile(r"\s")  # each is one blank, so that offsets hold
_PLAIN = str.maketrans({"\u2019": "'", "\u2018": "'", "\u2010": "-", "\u2011": "-"})
_NAME = re.compile(r"<([a-z]+)>")
_MOST = 3  # of one kind with one holder: the first of the text
_OTHERS = frozenset({"family", "professional", "other", "authority", "host"})
_BY_BODY: dict[str, SignalKind] = {"staff": "staff_share", "officers": "reserved_office"}
_BY_ASSERTION: dict[str, SignalKind] = {
    "eligibility": "voting_class",
    "election": "voting_class",
    "appointment": "appointing_authority",
    "advisory": "budget_and_agenda",
    "closed": "voting_class",
    "identity": "own_experience",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A signal at ``document.text[start:end]``; `by_shape`: found by signals.toml, and not as a statement."""

    kind: SignalKind
    holder: Holder
    counts: bool
    index: int
    document: Document
    start: int
    end: int
    by_shape: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape of sentence, and a sentence that it must and one that it must not find."""

    kind: SignalKind
    holder: Holder
    find: re.Pattern[str]
    example: str
    counter: str


def find_signals(findings: Findings) -> list[Found]:
    """All signals in a body's own documents, in the order of the texts."""
    found = [_of_statement(finding) for finding in findings.all]
    for index, document, reading in findings.own:
        found += _of_shapes(index, document, reading.sentences)
    return sorted(found, key=lambda each: (each.index, each.start, each.end))


def signals_of(signals: Iterable[Found]) -> tuple[Signal, ...]:
    """The signals to show: at most three of a kind with one holder, quoted without names of people."""
    shown: list[Signal] = []
    seen: dict[tuple[SignalKind, Holder], int] = {}
    for found in signals:
        key = found.kind, found.holder
        if seen.get(key, 0) >= _MOST:
            continue
        evidence = cite(found.document, found.index, found.start, found.end, f"signal: {found.kind}")
        if evidence is not None:
            seen[key] = seen.get(key, 0) + 1
            shown.append(Signal(kind=found.kind, holder=found.holder, counts=found.counts, evidence=evidence))
    return tuple(shown)


def _of_statement(finding: Finding) -> Found:
    said = finding.statement
    return Found(
        _kind(said), _holder(said), said.counts, finding.index, finding.document, said.start, said.end
    )


def _kind(said: Statement) -> SignalKind:
    if said.scope in ("part", "other organisation", "generic"):
        return "scope"
    if said.negated or said.force in ("aim", "past", "draft", "definition", "quotation"):
        return "assertion"
    if said.body in _BY_BODY:
        return _BY_BODY[said.body]
    if said.asserts == "composition":
        return "composition_rule" if said.force == "binding" else "dated_count"
    if said.asserts == "control":
        return "appointing_authority" if said.group in ("authority", "host") else "assertion"
    return _BY_ASSERTION[said.asserts]


def _holder(said: Statement) -> Holder:
    if said.group == "users":
        return "others" if said.negated else "users"
    if said.group == "mixed":
        return "mixed"
    return "others" if said.group in _OTHERS or said.asserts == "appointment" else "unsaid"


def _of_shapes(index: int, document: Document, sentences: Sequence[Sequence[Unit]]) -> Iterator[Found]:
    spans = [(units[0].start, units[-1].end) for units in sentences if units]
    lines = [_BLANKS.sub(" ", document.text[start:end]).translate(_PLAIN) for start, end in spans]
    # A shape that is nowhere in the text need not be looked for in its sentences.
    whole = "\n".join(lines)
    shapes = [shape for shape in load_shapes() if shape.find.search(whole)]
    for (first, _), words in zip(spans, lines, strict=True) if shapes else ():
        for shape in shapes:
            match = shape.find.search(words)
            if match is not None:
                start, end = first + match.start(), first + match.end()
                yield Found(shape.kind, shape.holder, True, index, document, start, end, by_shape=True)


@cache
def load_shapes() -> tuple[Shape, ...]:
    """Read and compile signals.toml (once).

    Raises:
        LexiconError: an entry lacks a key or its expression cannot be read; the sentence says which.
    """
    source = resources.files(__package__).joinpath("signals.toml").read_text(encoding="utf-8")
    data = tomllib.loads(source)
    shapes = []
    for number, entry in enumerate(data["signal"], start=1):
        where = f"signals.toml, entry {number}"
        try:
            find = re.compile(
                "|".join(_spelled(each, data["words"]) for each in entry["find"]), re.IGNORECASE
            )
            shapes.append(Shape(entry["kind"], entry["holder"], find, entry["example"], entry["counter"]))
        except KeyError as missing:
            raise LexiconError(f"{where}: the key {missing} is missing; add it.") from missing
        except re.error as error:
            raise LexiconError(f"{where}: the expression cannot be read ({error}); correct it.") from error
    return tuple(shapes)


def _spelled(expression: str, words: Mapping[str, str]) -> str:
    """The expression with its <names> filled in; a name may stand in another's words."""
    while (found := _NAME.search(expression)) is not None:
        expression = expression[: found.start()] + words[found[1]] + expression[found.end() :]
    return f"(?:{expression})"
