"""Every parser with what must hold of it: an answer that fits its input, or an error of the library's own."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import get_args

from evaluation.fuzz import seeds
from evaluation.fuzz.mutation import mutated_bytes, mutated_text
from ulo_classify import Assessor, Document, Organisation, Unassessed
from ulo_classify.errors import UloError
from ulo_classify.schema import DocumentKind

_KINDS: tuple[DocumentKind, ...] = get_args(DocumentKind)


@dataclass(frozen=True, slots=True)
class Target:
    """A parser. `run` raises where something is wrong; `share` is its part of the inputs.

    Inputs are bytes; those of parsers of text are UTF-8, lone surrogates passed on as they are.
    """

    run: Callable[[bytes], None]
    seeds: Callable[[], Sequence[str] | Sequence[bytes]]
    share: int = 1

    def make(self, random: Random) -> bytes:
        """An input."""
        known = self.seeds()
        if isinstance(known[0], bytes):
            return mutated_bytes([each for each in known if isinstance(each, bytes)], random)
        return mutated_text([str(each) for each in known], random).encode("utf-8", "surrogatepass")


def text_of(data: bytes) -> str:
    """An input as text."""
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _reader(suffix: str, wrap: Callable[[bytes], bytes] = bytes) -> Callable[[bytes], None]:
    def run(data: bytes) -> None:
        from ulo_classify.reading.extract import extract
        from ulo_classify.reading.limits import Limits

        try:
            found = extract(wrap(data), suffix, Limits())
        except (UloError, RecursionError):  # the child process names both
            return
        found.text.encode()  # what is read can be written
        assert all(0 <= start <= len(found.text) for *_, start in found.marks), "a mark outside the text"

    return run


def _list(suffix: str) -> Callable[[bytes], None]:
    def run(data: bytes) -> None:
        from ulo_classify.consultation.reader import read_list

        with tempfile.TemporaryDirectory(dir=_memory()) as folder:
            path = Path(folder) / f"list{suffix}"
            path.write_bytes(data)
            try:
                found = read_list(path)
            except UloError:
                return
        assert all((e.name is None) == (e.kind != "organisation") for e in found.entries), "a person is named"

    return run


@cache
def _memory() -> str | None:
    """A folder that is no disk, where there is one."""
    shared = Path("/dev/shm")  # noqa: S108  only for files of this run
    return str(shared) if shared.is_dir() else None


def _statements(data: bytes) -> None:
    from ulo_classify.language import read_text

    text = text_of(data)
    reading = read_text(text, kind="website", names=("Larkwell", "LV"))
    spans = [(each.start, each.end) for each in reading.statements]
    spans += [(each.start, each.end) for each in reading.mentions]
    assert all(0 <= start <= end <= len(text) for start, end in spans), "a span outside the text"


def _rules(data: bytes) -> None:
    from ulo_classify.governance import read_rules

    read_rules(text_of(data))


@cache
def _assessor() -> Assessor:
    return Assessor.load()


def _assess(data: bytes) -> None:
    text = text_of(data)
    kind = _KINDS[len(data) % len(_KINDS)]
    body = Organisation(name="Larkwell Voices", documents=(Document(text=text, kind=kind),))
    text = body.documents[0].text  # without halves of pairs of surrogates
    result = _assessor().assess(body)
    everything = [
        *result.evidence,
        *(each for criterion in result.criteria.values() for each in criterion.evidence),
        *(each for share in result.control.values() for each in share.evidence),
        *(each for flag in result.flags for each in flag.evidence),
    ]
    assert all(text[each.start : each.end] == each.quote for each in everything), "a quote is not in the text"
    assert result.status == "unclear" or result.evidence, "a verdict without a quote"
    assert all(0 <= share.low <= share.high <= 1 for share in result.control.values()), "no share"


def _people(data: bytes) -> None:
    from ulo_classify.movement_language import language_profile
    from ulo_classify.people import find_people, mask_people

    text = text_of(data)
    last = 0
    for start, end in find_people(text):
        assert last <= start < end <= len(text), "names overlap or lie outside the text"
        last = end
    mask_people(text)
    for use in language_profile(text).phrases:
        assert text[use.start : use.end] == use.quote, "a phrase is not in the text"


def _criteria(data: bytes) -> None:
    from ulo_classify.criteria.loading import read_set

    try:
        read_set(text_of(data), "set.toml")
    except UloError:
        return


def _json_line(data: bytes) -> None:
    from ulo_classify.cli.assess import _organisation

    line = data.decode("utf-8", "replace")
    found = _organisation(line, 1)
    assert isinstance(found, (Organisation, Unassessed))


def _model(data: bytes) -> None:
    from ulo_classify.model.bundle import from_bytes

    try:
        from_bytes(data, "x.zip")
    except UloError:
        return


TARGETS: dict[str, Target] = {
    "statements": Target(_statements, seeds.sentences, share=16),
    "pages": Target(_assess, seeds.pages, share=1),
    "sentences": Target(_assess, seeds.sentences, share=4),
    "rules": Target(_rules, seeds.rules),
    "governing": Target(_assess, seeds.rules),
    "people": Target(_people, seeds.pages, share=8),
    "text": Target(_reader(".txt"), seeds.texts, share=12),
    "markdown": Target(_reader(".md"), seeds.texts, share=8),
    "web": Target(_reader(".html"), seeds.web_pages, share=24),
    "rtf": Target(_reader(".rtf"), seeds.rtf, share=24),
    "docx": Target(_reader(".docx", seeds.as_docx), seeds.docx_bodies, share=20),
    "odt": Target(_reader(".odt", seeds.as_odt), seeds.odt_bodies, share=24),
    "pdf": Target(_reader(".pdf"), seeds.pdfs, share=20),
    "list": Target(_list(".csv"), seeds.lists, share=8),
    "lines": Target(_list(".txt"), seeds.lists, share=8),
    "criteria": Target(_criteria, seeds.criteria_sets, share=16),
    "json": Target(_json_line, seeds.json_lines, share=16),
    "model": Target(_model, seeds.models, share=12),
}
