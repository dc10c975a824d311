r"""Sentences with their meaning written into them, as in the data files beside this module.

One example a line::

    We are <control criterion=led>run by and for disabled people</control>.
    <composition body=board low=3/4 high=1>At least three quarters of the trustees are blind</composition>.
    The <control group=professional>service is led by nurses</control>.

A tag names what a statement asserts, or a slot (users, family, board ...), or ``quantity``. What a tag of a
statement leaves out has a default: group=users, not negated, and the statement counts (force binding, fact or
claim; scope organisation). ``force=aim`` or ``scope=part|generic`` says otherwise, and so does ``counts=no``.
`A sentence without a tag says nothing about control that counts`: neither for users nor for others.

Lines with # are comments. ``# kind: ...`` (of document) and ``# name: ...`` (of the body) hold from there on;
``# checks: mentions`` says that nothing is annotated but mentions and quantities. "\n" is a line break.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from ulo_classify.language import Statement, load_pipeline, statements_of
from ulo_classify.language.mentions import Quantity
from ulo_classify.language.records import records_of

DATA = Path(__file__).parent / "data"
ASSERTS = {"control", "composition", "eligibility", "identity", "election", "appointment", "advisory"}
_HELD = {
    "control",
    "composition",
    "eligibility",
    "identity",
}  # what somebody holds: users, if a tag says nothing
_TAG = re.compile(r"<(?P<end>/?)(?P<label>[a-z_]+)(?P<attributes>(?: [a-z]+(?:=[^ >]+)?)*)>")
_HALF = Fraction(1, 2)


@dataclass(frozen=True)
class Tag:
    label: str
    attributes: dict[str, str]
    start: int
    end: int


@dataclass(frozen=True)
class Example:
    text: str
    tags: tuple[Tag, ...]
    source: str
    kind: str = "website"
    names: tuple[str, ...] = ()
    mentions_only: bool = False
    where: str = ""

    def words(self, tag: Tag) -> str:
        return self.text[tag.start : tag.end]


@dataclass
class _Open:
    label: str
    attributes: dict[str, str]
    start: int


def parse(line: str) -> tuple[str, tuple[Tag, ...]]:
    """The plain text of an annotated line, and its tags with offsets into it."""
    text, tags, stack, at = "", [], [], 0
    line = line.replace("\\n", "\n")
    for hit in _TAG.finditer(line):
        text += line[at : hit.start()]
        at = hit.end()
        if hit["end"]:
            opened = stack.pop()
            assert opened.label == hit["label"], f"{line!r}: <{opened.label}> is closed by </{hit['label']}>"
            tags.append(Tag(opened.label, opened.attributes, opened.start, len(text)))
            continue
        pairs = (pair.partition("=") for pair in hit["attributes"].split())
        stack.append(_Open(hit["label"], {key: value for key, _, value in pairs}, len(text)))
    assert not stack, f"{line!r}: a tag is not closed"
    return text + line[at:], tuple(tags)


def load(name: str, folder: Path = DATA) -> list[Example]:
    """The examples of one data file."""
    return list(_lines(folder / name))


def _lines(path: Path) -> Iterator[Example]:
    said = {"kind": "website", "name": "", "checks": ""}
    for number, read in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        line = read.strip()
        setting = re.fullmatch(r"# (kind|name|checks): ?(.*)", line)
        if setting:
            said[setting[1]] = setting[2]
        elif line and not line.startswith("#"):
            text, tags = parse(line)
            names = (said["name"].lower(),) if said["name"] else ()
            yield Example(
                text, tags, line, said["kind"], names, said["checks"] == "mentions", f"{path.name}:{number}"
            )


def analyse(text: str, kind: str = "website", names: tuple[str, ...] = ()) -> Doc:
    """A text through all our components."""
    nlp = load_pipeline()
    doc = nlp.make_doc(text)
    doc.user_data["ulo_kind"], doc.user_data["ulo_names"] = kind, names
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


def problems(example: Example) -> list[str]:
    """What is wrong with the reading of an example; nothing if it is as annotated."""
    doc = analyse(example.text, example.kind, example.names)
    statements: list[Statement] = statements_of(doc)
    found = [problem for tag in example.tags for problem in _missing(example, tag, doc)]
    for statement in statements:
        if (
            not example.mentions_only
            and _weighs(statement)
            and not any(tag.label in ASSERTS and _overlaps(tag, statement) for tag in example.tags)
        ):
            found.append(f"not annotated: {show(statement, example.text)}")
    return found


def show(statement: Statement, text: str) -> str:
    share = f" {statement.low}..{statement.high}{' over' if statement.over else ''}" if statement.low else ""
    sign = "NOT " if statement.negated else ""
    words = text[statement.start : statement.end]
    return (
        f"{sign}{statement.asserts}/{statement.criterion} {statement.group} {statement.body or '-'}{share}"
        f" [{statement.force}, {statement.scope}] {words!r} {statement.cues}"
    )


def supports_users(statement: Statement) -> bool:
    """True if a statement is a reason to hold that users control the body."""
    if statement.group != "users" or statement.negated or not statement.counts:
        return False
    if statement.asserts == "composition":
        return statement.body in ("board", "membership", "officers", "") and statement.majority
    if statement.asserts == "eligibility":
        return statement.body in ("membership", "")
    return statement.asserts in ("control", "identity")


def _weighs(statement: Statement) -> bool:
    """True if a statement would speak for users' control, or for somebody else's."""
    if supports_users(statement):
        return True
    if not statement.counts:
        return False
    if statement.negated:
        return statement.group == "users" and statement.asserts == "control"
    others = statement.group in ("family", "professional", "authority", "host", "other")
    return others and statement.asserts in ("control", "composition", "identity", "appointment")


def _overlaps(tag: Tag, statement: Statement) -> bool:
    return statement.start < tag.end and tag.start < statement.end


def _covers(tag: Tag, statement: Statement) -> bool:
    said = {statement.asserts}
    if statement.asserts == "composition" and statement.body == "membership" and statement.low == 1:
        said.add("eligibility")  # "only disabled people may be members" says both
    return tag.label in said and _overlaps(tag, statement)


def _missing(example: Example, tag: Tag, doc: Doc) -> Iterator[str]:
    if tag.label in ASSERTS:
        near = [s for s in statements_of(doc) if _covers(tag, s)]
        if not any(_agrees(tag, statement) for statement in near):
            got = "; ".join(show(s, example.text) for s in near) or "nothing"
            yield f"wanted {tag.label} {tag.attributes} in {example.words(tag)!r}, got {got}"
    elif tag.label == "quantity":
        values = list(quantities(doc))
        if not any(a <= tag.start and b >= tag.end and _same_share(tag, q) for a, b, q in values):
            yield f"wanted {tag.attributes} in {example.words(tag)!r}, got {values}"
    else:
        wanted = {"mixed": {"mixed", "family_first"}}.get(tag.label, {tag.label})
        spans = [s for s in doc.spans["ulo"] if s.label_ in wanted]
        # users are an open class: "stroke survivors" may be found by "survivors"
        whole = tag.label != "users"
        if not any(
            (s.start_char <= tag.start and s.end_char >= tag.end)
            or (not whole and tag.start <= s.start_char and s.end_char <= tag.end)
            for s in spans
        ):
            near = [(s.label_, s.text) for s in doc.spans["ulo"] if s.start_char < tag.end > tag.start]
            yield f"wanted {tag.label} {example.words(tag)!r}, got {near}"


def quantities(doc: Doc) -> Iterator[tuple[int, int, Quantity]]:
    for units in records_of(doc).units:
        for unit in units:
            if isinstance(unit.value, Quantity):
                yield unit.start, unit.end, unit.value


def _same_share(tag: Tag, found: Any) -> bool:
    for key in ("low", "high"):
        if key in tag.attributes and getattr(found, key) != Fraction(tag.attributes[key]):
            return False
    if "count" in tag.attributes and found.count != int(tag.attributes["count"]):
        return False
    return "low" not in tag.attributes or found.over == ("over" in tag.attributes)


def _agrees(tag: Tag, statement: Statement) -> bool:
    of_users = {"group": "users"} if tag.label in _HELD else {}
    wanted = of_users | tag.attributes
    for key in ("group", "criterion", "body", "force", "scope"):
        if key in wanted:
            allowed = set(wanted[key].split("|"))
            allowed = {"other organisation" if value == "elsewhere" else value for value in allowed}
            if getattr(statement, key) not in allowed:
                return False
    if tag.label != "advisory" and statement.negated != ("negated" in wanted):
        return False  # "has no powers" is advisory with or without its "no"
    if wanted.get("counts") == "no":
        return not statement.counts and _same_share(tag, statement)
    if not {"force", "scope"} & wanted.keys() and not statement.counts:
        return False
    return _same_share(tag, statement)
