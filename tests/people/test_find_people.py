"""Sentences annotated by hand, and what must hold of any text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ulo_classify.people import find_people

HERE = Path(__file__).parent


def examples(name: str) -> list[str]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.replace("\\n", "\n") for line in lines if line and not line.startswith("#")]


WITH_NAMES = examples("with_names.txt")
WITHOUT_NAMES = examples("without_names.txt")


def parse(annotated: str) -> tuple[str, list[str]]:
    """The plain text and the marked names."""
    return re.sub(r"</?p>", "", annotated), re.findall(r"<p>(.*?)</p>", annotated, re.DOTALL)


def plain(name: str) -> str:
    """A name without the possessive ending, which the finder leaves outside."""
    return re.sub(r"['’]s$", "", name)


def test_enough_examples() -> None:
    assert len(WITH_NAMES) >= 80
    assert len(WITHOUT_NAMES) >= 60


@pytest.mark.parametrize("annotated", WITH_NAMES)
def test_finds_exactly_the_marked_names(annotated: str) -> None:
    text, names = parse(annotated)
    assert [text[start:end] for start, end in find_people(text)] == [plain(name) for name in names]


@pytest.mark.parametrize("text", WITHOUT_NAMES)
def test_leaves_bodies_places_and_headings_alone(text: str) -> None:
    assert [text[start:end] for start, end in find_people(text)] == []


def test_all_examples_as_one_document_lose_no_name() -> None:
    """Names are found in running text as well as alone (lines may lend each other evidence)."""
    parsed = [parse(line) for line in WITH_NAMES]
    text = "\n\n".join(sentence for sentence, _ in parsed)
    spans, at, lost = find_people(text), 0, []
    for sentence, names in parsed:
        for name in names:
            start = text.index(plain(name), at)
            if not any(left <= start and start + len(plain(name)) <= right for left, right in spans):
                lost.append((sentence, name))
            at = start
        at = text.index(sentence, 0)
    assert lost == []


SAMPLE = """Jane Okafor Mark Grace St Mary's House Trust the in of and , . : ( ) - Chair chaired by Dr Mrs
J. K. van O'Neill MBE OKAFOR JANE said who Will 0191 496 0000 a@b.example Łukasz é A I Hill Park
London THE Xanthe Quarm"""
WORDS = st.sampled_from([*SAMPLE.split(), "\n"])
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join))


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_offsets_are_sorted_within_the_text_and_do_not_overlap(text: str) -> None:
    end_before = 0
    for start, end in find_people(text):
        assert end_before <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        end_before = end


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_text_without_capitals_at_signs_and_digits_names_nobody(text: str) -> None:
    lowered = re.sub(r"[@\d]", "", text.lower())
    if lowered == lowered.lower() and not any(char.isupper() for char in lowered) and "at" not in lowered:
        assert find_people(lowered) == []


@pytest.mark.parametrize(
    "unit",
    ["A a ", "Xanthe Quarm ", "XANTHE QUARM ", "A-", "a@", "0 ", "J. ", "Jane\n", "Trustees:\n", "a", "A'B"],
)
def test_long_monotonous_text_comes_to_an_end(unit: str) -> None:
    """A million characters: a pattern with catastrophic backtracking would never return."""
    text = unit * (1_000_000 // len(unit))
    for start, end in find_people(text)[:50]:
        assert 0 <= start < end <= len(text)


def test_a_long_row_of_names_is_masked_to_its_end() -> None:
    text = "Jane Okafor Tomos Lee Amina Yusuf Brian Holt Carol Finn Derek Quarm"
    assert find_people(text) == [(0, len(text))]


def test_accents_may_be_combined_or_composed() -> None:
    import unicodedata

    for form in ("NFC", "NFD"):
        text = unicodedata.normalize(form, "Our chair, José Ângelo, is Deaf.")
        (span,) = find_people(text)
        assert unicodedata.normalize("NFC", text[slice(*span)]) == "José Ângelo"
