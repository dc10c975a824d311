"""Labelled data: bodies and sentences with the answers of careful readers, one JSON object a line.

The corpora of this project are such files, and users may score or train on their own
(`ulo-classify evaluate FILE`). Labels follow one guide (docs/labels.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from ulo_classify.errors import DataError
from ulo_classify.schema import (
    Document,
    DocumentKind,
    MovementTheme,
    Organisation,
    PartialDate,
    Share,
    Status,
)

Criterion = Literal["led", "directed", "governed", "membership", "employment", "independence", "purpose"]
Polarity = Literal["met", "not_met"]
Force = Literal["binding", "fact", "claim", "aim", "past", "draft", "definition", "quotation"]
Scope = Literal["organisation", "part", "other organisation", "generic"]
Group = Literal[
    "users", "family", "mixed", "staff", "professional", "authority", "host", "other", "members", "anyone"
]
Body = Literal["board", "officers", "members", "staff", "management", "organisation", "panel", "meeting"]
BodyType = Literal[
    "dpo",
    "self_advocacy",
    "survivor_group",
    "self_help",
    "cil",
    "umbrella_of_users",
    "family_carer",
    "provider_charity",
    "company",
    "public_body",
    "professional_body",
    "faith_body",
    "network_mixed",
    "advisory_panel",
    "research",
    "funder",
    "other",
]
# Names of kinds in files made with other tools.
_KINDS: dict[str, DocumentKind] = {"governance": "governing_document", "report": "annual_report"}


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class LabelledDocument(_Record):
    """One text of a body."""

    kind: DocumentKind
    date: PartialDate | None = None
    text: str = Field(min_length=1)


class Span(_Record):
    """Words of a document: `documents[document].text` holds `quote`."""

    document: int = Field(ge=0)
    quote: str = Field(min_length=1)


class DecidingSpan(Span):
    """Words that decide a criterion, or seem to; force and scope tell which.

    `polarity` is the direction of the words, whether they count or not. `share`: the least and greatest share
    that they speak of, if any.
    """

    criterion: Criterion
    polarity: Polarity
    force: Force
    scope: Scope
    share: tuple[Share, Share] | None = None

    @property
    def counts(self) -> bool:
        """True if the words are about the body itself, and in force."""
        return self.scope == "organisation" and self.force in ("binding", "fact", "claim")


class Dossier(_Record):
    """A body with its documents and labels.

    `author`: who wrote it; habits of one author must never stand on both sides of a test. `coopted`: movement
    language for a body that users do not control (None where nobody has looked). `hard`: a count of key words
    would mislead. `traps`: numbers in the datasheet's list.
    """

    id: str
    author: str
    country: str
    org_type: BodyType
    constituency: str | None
    documents: tuple[LabelledDocument, ...] = Field(min_length=1, max_length=4)
    status: Status
    criteria: dict[Literal["led", "directed", "governed", "membership"], Literal["met", "not_met", "unknown"]]
    deciding: tuple[DecidingSpan, ...]
    coopted: bool | None
    coopted_spans: tuple[Span, ...]
    controller: Span | None
    hard: bool
    traps: tuple[int, ...] = ()
    why: str = Field(min_length=1)

    @model_validator(mode="after")
    def _quotes_are_there(self) -> Dossier:
        spans = (*self.deciding, *self.coopted_spans, *((self.controller,) if self.controller else ()))
        for span in spans:
            if span.document >= len(self.documents):
                raise ValueError(f"there is no document {span.document}")
            if span.quote not in self.documents[span.document].text:
                raise ValueError(f"document {span.document} does not hold the words {span.quote!r}")
        if bool(self.coopted) != bool(self.coopted_spans):
            raise ValueError("coopted is told by its spans: give both or neither")
        return self


class LabelledStatement(_Record):
    """One assertion in a sentence, as a `Statement` is labelled: `share` is the least and the greatest."""

    quote: str = Field(min_length=1)
    criterion: Criterion
    group: Group
    body: Body
    share: tuple[Share, Share] | None
    force: Force
    polarity: Polarity
    scope: Scope

    @property
    def counts(self) -> bool:
        """True if the words are about the body itself, and in force."""
        return self.scope == "organisation" and self.force in ("binding", "fact", "claim")


class LabelledSentence(_Record):
    """A sentence or two with the assertions about control that they hold; none where they hold none."""

    id: str
    author: str
    text: str = Field(min_length=1)
    statements: tuple[LabelledStatement, ...]

    @model_validator(mode="after")
    def _quotes_are_there(self) -> LabelledSentence:
        for statement in self.statements:
            if statement.quote not in self.text:
                raise ValueError(f"the sentence does not hold the words {statement.quote!r}")
        return self


class ThemeReading(_Record):
    """What a reader found in a sentence: its themes of movement language.

    `claims`: the sentence presents a body or a service in such language, as its own.
    """

    id: str
    themes: tuple[MovementTheme, ...]
    claims: bool


class ThemedSentence(ThemeReading):
    """A sentence of a dossier with its themes."""

    author: str
    dossier: str
    text: str = Field(min_length=1)


class Labelled(BaseModel):
    """A body of anybody's labelled file: what scoring needs, and nothing else.

    A line has `id`, `status` and either `documents` or one `text` with its `kind`. `status_any`: further
    answers that count as right, where careful readers differed.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    name: str | None = None
    documents: tuple[LabelledDocument, ...] = Field(min_length=1)
    status: Status
    status_any: tuple[Status, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _one_text(cls, row: object) -> object:
        if not isinstance(row, dict) or "documents" in row or "text" not in row:
            return row
        kind = row.get("kind", "other")
        kind = _KINDS.get(kind, kind if kind in get_args(DocumentKind) else "other")
        return {**row, "documents": [{"kind": kind, "text": row["text"], "date": row.get("date")}]}

    @property
    def right(self) -> tuple[Status, ...]:
        """Every status that counts as right."""
        return (self.status, *self.status_any)

    def organisation(self) -> Organisation:
        """The body as it is assessed, without its labels."""
        return as_organisation(self)


def as_organisation(body: Dossier | Labelled) -> Organisation:
    """A labelled body as it is assessed, without its labels."""
    documents = tuple(Document(text=each.text, kind=each.kind, date=each.date) for each in body.documents)
    name = body.name if isinstance(body, Labelled) and body.name else body.id
    return Organisation(name=name, id=body.id, documents=documents)


RecordT = TypeVar("RecordT", Dossier, LabelledSentence, ThemedSentence, ThemeReading, Labelled)


def read_labelled(path: Path, record: type[RecordT]) -> Iterator[RecordT]:
    """Read a file of labelled data, a JSON object a line.

    Args:
        path: the file.
        record: what a line is: one of the records above, or `Labelled` for anybody's own file.

    Raises:
        DataError: there is no such file, or a line is not as it should be; the message names the line and the
            field.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path} cannot be read as a file of labelled data: check its name.") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield record.model_validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            field = ".".join(map(str, first["loc"])) or "the line as a whole"
            raise DataError(f"{path.name}, line {number}, {field}: {first['msg']}.") from error
