"""What must hold of every assessment, whatever the documents say."""

from __future__ import annotations

import itertools
import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ulo_classify import Assessment, Document, Organisation
from ulo_classify.schema import DocumentKind

from .dossiers import gc7, load_cases

LANGUAGE = Path(__file__).parents[1] / "language" / "data"
CASES = load_cases()
OWN_KINDS: list[DocumentKind] = [
    "governing_document",
    "annual_report",
    "minutes",
    "declaration",
    "website",
    "register_entry",
    "other",
]


def sentences() -> list[str]:
    """All example sentences of the language tests, as plain text."""
    found = []
    for path in sorted(LANGUAGE.glob("*.txt")):
        if path.name in {"contexts.txt", "compositions.txt"}:
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith(("#", ":", "=")):
                found.append(re.sub(r"</?[a-z_]+[^<>]*>", "", line).replace("‖", "").replace("\\n", "\n"))
    return found


POOL = sentences()
TEXTS = st.lists(st.sampled_from(POOL), min_size=1, max_size=7).flatmap(
    lambda chosen: st.sampled_from([" ", "\n", "\n\n", "\n- "]).map(lambda joint: joint.join(chosen))
)
DOCUMENTS = st.builds(Document, text=TEXTS, kind=st.sampled_from([*OWN_KINDS, "third_party"]))
ORGANISATIONS = st.builds(
    Organisation,
    name=st.sampled_from(["Larkwell Voices", "Brayfield Trust", "LV"]),
    documents=st.lists(DOCUMENTS, max_size=3).map(tuple),
)


def check(result: Assessment, organisation: Organisation) -> None:
    everything = [
        *result.evidence,
        *(e for criterion in result.criteria.values() for e in criterion.evidence),
        *(e for share in result.control.values() for e in share.evidence),
        *(e for flag in result.flags for e in flag.evidence),
    ]
    for evidence in everything:
        document = organisation.documents[evidence.document_index]
        assert document.text[evidence.start : evidence.end] == evidence.quote
        assert evidence.quote.strip()
        assert document.kind != "third_party"
    assert (result.status == "unclear") or result.evidence, "no verdict without a quote"
    assert (result.basis is None) == (result.status == "unclear")
    for key, criterion in result.criteria.items():
        assert bool(criterion.evidence) == (criterion.verdict != "unknown"), key
        assert (criterion.basis is None) == (criterion.verdict == "unknown"), key
        assert criterion.explanation
        assert criterion.reference.startswith("CRPD/C/GC/7 para 11")
    assert result.explanation
    assert result.probabilities is None


@settings(max_examples=150, deadline=None)
@given(ORGANISATIONS)
def test_quotes_grounds_and_verdicts(organisation: Organisation) -> None:
    result = gc7().assess(organisation)
    check(result, organisation)
    assert Assessment.model_validate_json(result.model_dump_json()) == result
    assert gc7().assess(organisation) == result  # the same input, the same answer


@settings(max_examples=60, deadline=None)
@given(st.lists(DOCUMENTS, min_size=2, max_size=3))
def test_the_order_of_documents_changes_nothing(documents: list[Document]) -> None:
    answers = set()
    for order in itertools.permutations(documents):
        result = gc7().assess(Organisation(name="Larkwell Voices", documents=order))
        verdicts = tuple(criterion.verdict for criterion in result.criteria.values())
        answers.add((result.status, verdicts, result.questions))
    assert len(answers) == 1


IRRELEVANT = [
    "The weather in March was mild, and the hall roof was mended for forty pounds.",
    "Minutes of 4 May 2023\n\n1. Apologies\n2. The kettle was replaced.\n3. Next meeting: 1 June.",
    "Bus timetable. 07.15 Mill Lane, 07.40 Market Square, 08.05 Station.",
    "",
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.why)
def test_an_irrelevant_document_changes_nothing(case) -> None:  # type: ignore[no-untyped-def]
    before = gc7().assess(case.organisation)
    for text, kind in zip(IRRELEVANT, ("other", "minutes", "website", "annual_report"), strict=True):
        more = Document(text=text, kind=kind)  # type: ignore[arg-type]
        for documents in ((*case.organisation.documents, more), (more, *case.organisation.documents)):
            after = gc7().assess(Organisation(name=case.organisation.name, documents=documents))
            assert (after.status, after.basis) == (before.status, before.basis), text


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(CASES), TEXTS)
def test_third_parties_change_nothing(case, text: str) -> None:  # type: ignore[no-untyped-def]
    before = gc7().assess(case.organisation)
    outside = Document(text=text, kind="third_party")
    documents = (*case.organisation.documents, outside)
    after = gc7().assess(Organisation(name=case.organisation.name, documents=documents))
    assert (after.status, after.basis, after.evidence) == (before.status, before.basis, before.evidence)
    assert [c.verdict for c in after.criteria.values()] == [c.verdict for c in before.criteria.values()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.why)
def test_questions_are_open_and_cheapest_first(case) -> None:  # type: ignore[no-untyped-def]
    result = gc7().assess(case.organisation)
    everything = gc7().assess(Organisation(name="Nobody")).questions
    assert len(everything) == len(set(everything)) >= 3
    general = [question for question in result.questions if question in everything]
    places = [everything.index(question) for question in general]
    assert places == sorted(places)
    # After them stand the reasons why a share of votes is missing, one for each body at most.
    missing = result.questions[len(general) :]
    assert len(missing) + len(result.control) <= 2
    assert all("share of " in question or "no share" in question for question in missing)
    if result.status == "unclear":
        assert result.questions


def test_a_number_of_the_board_is_asked_before_the_governing_document() -> None:
    questions = gc7().assess(Organisation(name="Nobody")).questions
    count = next(i for i, question in enumerate(questions) if "How many people sit on the board" in question)
    rules = next(i for i, question in enumerate(questions) if "governing document" in question)
    assert count < rules


def test_json_holds_no_text_beyond_the_quotes() -> None:
    text = (
        "The kettle was replaced. We are run by disabled people. The roof leaks. " + "Tea was served. " * 60
    )
    result = gc7().assess(Organisation(name="Larkwell Voices", documents=(Document(text=text),)))
    assert result.documents[0].characters == len(text)
    assert "Tea was served. " * 20 not in result.model_dump_json()
    assert json.loads(result.model_dump_json())["status"] == "user_led"


@settings(max_examples=80, deadline=None)
@given(st.lists(st.one_of(st.text(max_size=300), TEXTS), min_size=1, max_size=2), st.sampled_from(OWN_KINDS))
def test_any_text_at_all(texts: list[str], kind: DocumentKind) -> None:
    organisation = Organisation(name="LV", documents=tuple(Document(text=text, kind=kind) for text in texts))
    result = gc7().assess(organisation)
    check(result, organisation)
    assert [summary.characters for summary in result.documents] == [len(text) for text in texts]
