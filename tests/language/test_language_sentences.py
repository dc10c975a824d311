"""Where sentences begin: annotated cases, and what must hold of any text."""

from __future__ import annotations

from itertools import pairwise

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from ulo_classify.language.sentences import split

from .annotated import DATA

CASES = [
    line.replace("\\n", "\n")
    for line in (DATA / "sentences.txt").read_text(encoding="utf-8").splitlines()
    if line and not (line.startswith("# ") and "‖" not in line)
]
PIECES = (
    "We run it|.|?|!| |\n|\n\n|1.|(a)|4.2|e.g.|Dr.|•|- |;|Article 4|# Head|…|“We”|the board|\t|\r\n|x|:|A."
)
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from([*PIECES.split("|"), "|", "\u00a0", "\u2028"]), max_size=30).map("".join),
    st.lists(
        st.sampled_from(["We run it.", "The board", "4.1", "is Deaf", "\n", "•", "Who?", "i.e. us"]),
        max_size=30,
    ).map(" ".join),
)


NLP = spacy.blank("en")
NLP.add_pipe("ulo_sentences")


def test_there_are_cases() -> None:
    assert len(CASES) > 45


@pytest.mark.parametrize("case", CASES)
def test_annotated_borders(case: str) -> None:
    text = case.replace("‖", "")
    wanted = [piece.strip() for piece in case.split("‖")]
    assert [text[start:end] for start, end in split(text)] == wanted


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_every_character_lies_in_exactly_one_sentence_in_order(text: str) -> None:
    spans = split(text)
    inside = [i for start, end in spans for i in range(start, end)]
    assert inside == sorted(set(inside))
    assert {i for i, character in enumerate(text) if not character.isspace()} <= set(inside)
    for start, end in spans:
        assert text[start:end] == text[start:end].strip() != ""
    for (_, end), (start, _) in pairwise(spans):
        assert end <= start


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_a_blank_line_always_separates(text: str) -> None:
    if not text.strip():
        return
    joined = f"{text}\n\nThe end"
    spans = split(joined)
    assert joined[slice(*spans[-1])] == "The end"
    assert spans[-2][1] == len(text.rstrip())


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_the_component_sets_the_same_borders(text: str) -> None:
    doc = NLP(text)
    opens = {next(t.i for t in doc if t.idx + len(t) > start) for start, _ in split(text)}
    assert {token.i for token in doc if token.is_sent_start} - {0} == opens - {0}
    assert "".join(sent.text_with_ws for sent in doc.sents) == text
